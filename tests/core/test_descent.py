"""Surfaces, runs of descent on them, the terms of one update, and the outcome of a run."""

import json
import math

import numpy as np
import pytest

from nnviz.core.descent import Group, Trajectory, descend, partials, rate_at, run_groups
from nnviz.core.differentiation import numerical_gradient
from nnviz.core.optimizers import OPTIMIZERS, SGD
from nnviz.core.problems import Problem
from nnviz.core.studies.gradient.descent_diagnosis import Outcome, diagnose, hessian, scale_of
from nnviz.core.studies.gradient.neuron_loss import NeuronLoss
from nnviz.core.studies.gradient.update_terms import terms
from nnviz.core.surfaces import SURFACES, contour_levels

RATES = {"SGD": 0.95, "Momentum": 0.1, "Nesterov": 0.1, "AdaGrad": 1.5, "RMSProp": 0.1, "Adam": 0.3}
OPTIONS = {"momentum": 0.9, "rho": 0.9, "beta1": 0.9, "beta2": 0.999}
bowl = SURFACES["bowl"]


def made(name: str, rate: float | None = None):
    return OPTIMIZERS[name].make(RATES[name] if rate is None else rate)


def walk(surface, starts, optimizer, steps, exact=False, early=()):
    starts = np.array(starts, dtype=np.float64).reshape(-1, 2).T
    gradient = surface.gradient if exact else lambda x: partials(surface.value, x)
    trace = Trajectory(starts, surface.value(starts))
    trace.extend(list(run_groups([Group(starts, optimizer, early)], surface.value, gradient, steps)))
    return trace


# Surfaces.


@pytest.mark.parametrize("name", SURFACES)
def test_the_exact_gradient_of_a_surface_agrees_with_the_numerical_one(name):
    surface = SURFACES[name]
    a, b, c, d = surface.domain
    rng = np.random.default_rng(5)
    x = np.stack([rng.uniform(a, b, 200), rng.uniform(c, d, 200)])
    exact, numerical = surface.gradient(x), partials(surface.value, x, 1e-5)
    assert np.abs(exact - numerical).max() <= 1e-6 * max(1.0, np.abs(exact).max())


@pytest.mark.parametrize("name", SURFACES)
def test_the_python_of_a_surface_computes_the_surface(name):
    surface = SURFACES[name]
    x = np.random.default_rng(6).uniform(-2, 2, (2, 50))
    value = eval(surface.python, {"np": np, "x0": x[0], "x1": x[1]})  # noqa: S307 (our own source)
    assert np.allclose(value, surface.value(x), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("name", "place"), [(n, m) for n, s in SURFACES.items() for m in s.minima])
def test_a_minimum_has_the_lowest_value_no_gradient_and_curves_up(name, place):
    surface, x = SURFACES[name], np.array(place)
    assert surface.value(x) == pytest.approx(surface.lowest, abs=1e-20 + 1e-15 * abs(surface.lowest))
    assert np.abs(surface.gradient(x)).max() < 1e-12
    assert np.linalg.eigvalsh(hessian(surface.gradient, x, 1e-4)).min() > 0


@pytest.mark.parametrize("name", [n for n, s in SURFACES.items() if s.lowest is not None])
def test_nothing_in_the_domain_lies_below_the_lowest_value(name):
    surface = SURFACES[name]
    a, b, c, d = surface.domain
    grid = np.stack(np.meshgrid(np.linspace(a, b, 201), np.linspace(c, d, 201)))
    assert surface.value(grid).min() >= surface.lowest - 1e-12


@pytest.mark.parametrize("name", SURFACES)
def test_float32_points_give_float32_values_and_slopes(name):
    x = np.array(SURFACES[name].start, dtype=np.float32)[:, None]
    assert SURFACES[name].value(x).dtype == np.float32
    assert SURFACES[name].gradient(x).dtype == np.float32
    assert partials(SURFACES[name].value, x).dtype == np.float32


# The gradient.


@pytest.mark.parametrize(
    ("point", "gradient"), [((3, 4), (6, 8)), ((0, 2), (0, 4)), ((3, 0), (6, 0)), ((0, 100), (0, 200.00000001))]
)
def test_gradients_of_the_book(point, gradient):
    assert partials(bowl.value, np.array(point, dtype=np.float64)) == pytest.approx(gradient, abs=1e-7)


def test_the_field_of_the_book_points_to_the_middle():
    axis = np.arange(-2, 2.5, 0.25)
    grid = np.stack(np.meshgrid(axis, axis))
    arrows = -partials(bowl.value, grid)
    assert arrows[0].size == 324
    assert arrows[:, 0, 0] == pytest.approx([4, 4])
    assert arrows[:, list(axis).index(0.5), list(axis).index(1.0)] == pytest.approx([-2, -1])


@pytest.mark.parametrize("name", ["bowl", "valley", "rosenbrock", "himmelblau"])
def test_many_points_at_once_give_the_very_numbers_of_one_point_after_the_other(name):
    x = np.random.default_rng(1).uniform(-3, 3, (2, 40))
    f = SURFACES[name].value
    assert (partials(f, x) == np.stack([numerical_gradient(f, x[:, i]) for i in range(40)], axis=1)).all()


def test_in_float32_the_numerical_gradient_errs_by_thousandths():
    x = np.array([[3.0], [4.0]], dtype=np.float32)
    error = np.abs(partials(bowl.value, x)[:, 0] - [6, 8]).max()
    assert 1e-4 < error < 1


# Descent.


@pytest.mark.parametrize(
    ("rate", "end"),
    [
        (0.1, (-6.111107928998789e-10, 8.148143905314271e-10)),
        (0.001, (-2.4557004140642142, 3.2742671872524455)),
        (1e-10, (-2.999999939999995, 3.9999999199999934)),
        (10.0, (-25898374737328.363, -1295248616896.5398)),
    ],
)
def test_the_descents_of_the_book(rate, end):
    *_, last = descend(lambda x: np.sum(x**2), (-3, 4), SGD(rate), 100)
    assert last.x == pytest.approx(end, rel=1e-6, abs=1e-15)
    assert walk(bowl, (-3, 4), SGD(rate), 100).x[-1, :, 0] == pytest.approx(end, rel=1e-6, abs=1e-15)


def test_exact_arithmetic_does_not_freeze():
    trace = walk(bowl, (-3, 4), SGD(10.0), 100, exact=True)
    assert trace.x[-1, :, 0] == pytest.approx((-2.2515487259475596e128, 3.0020649679300793e128), rel=1e-12)
    assert f"{trace.x[-1, 0, 0]:.2e}" == "-2.25e+128"


def test_with_rate_10_the_numerical_gradient_is_0_after_ten_steps():
    trace = walk(bowl, (-3, 4), SGD(10.0), 100)
    moving = np.flatnonzero(trace.gradient[:, :, 0].any(axis=1))
    assert moving[-1] + 1 == 10
    frozen = trace.x[10, :, 0]
    assert (frozen + 1e-4 == frozen).all()
    assert (trace.x[10:, :, 0] == frozen).all()


def test_neither_way_modifies_its_start():
    start = np.array([-3.0, 4.0])
    list(descend(lambda x: np.sum(x**2), start, SGD(0.1), 5))
    starts = start[:, None].copy()
    list(run_groups([Group(starts, SGD(0.1))], bowl.value, bowl.gradient, 5))
    assert start.tolist() == [-3.0, 4.0] == starts[:, 0].tolist()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_race_takes_the_very_steps_of_a_lonely_descent(name):
    valley = SURFACES["valley"]
    alone = [step.x for step in descend(valley.value, (-7, 2), made(name), 30, valley.gradient)]
    groups = [Group(np.array([[-7.0], [2.0]]), made(n)) for n in OPTIMIZERS]
    together = list(run_groups(groups, valley.value, valley.gradient, 30))
    column = list(OPTIMIZERS).index(name)
    assert [frame.x[:, column].tolist() for frame in together] == [x.tolist() for x in alone]


def plain(name: str, rate: float, steps: int) -> list[list[float]]:
    """The book's rules on x²/20 + y² in plain Python, one number after the other."""
    w, memory, second, path = [-7.0, 2.0], [0.0, 0.0], [0.0, 0.0], []
    for t in range(1, steps + 1):
        for i, g in enumerate((w[0] / 10, 2 * w[1])):
            if name == "SGD":
                w[i] -= rate * g
            elif name in ("Momentum", "Nesterov"):
                memory[i] = 0.9 * memory[i] - rate * g
                w[i] += memory[i] if name == "Momentum" else 0.9 * memory[i] - rate * g
            elif name in ("AdaGrad", "RMSProp"):
                memory[i] = memory[i] + g * g if name == "AdaGrad" else 0.9 * memory[i] + 0.1 * g * g
                w[i] -= rate * g / (math.sqrt(memory[i]) + 1e-7)
            else:
                memory[i], second[i] = 0.9 * memory[i] + 0.1 * g, 0.999 * second[i] + 0.001 * g * g
                w[i] -= rate * (memory[i] / (1 - 0.9**t)) / (math.sqrt(second[i] / (1 - 0.999**t)) + 1e-8)
        path.append(list(w))
    return path


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimiser_walks_the_way_of_its_printed_rule(name):
    trace = walk(SURFACES["valley"], (-7, 2), made(name), 30, exact=True)
    assert trace.x[1:, :, 0] == pytest.approx(np.array(plain(name, RATES[name], 30)), rel=1e-9, abs=1e-12)


def test_rates_may_change_on_the_way():
    trace = walk(bowl, (-3, 4), SGD(0.1), 6, exact=True, early=((2, 0.4), (4, 0.25)))
    assert trace.rate[:, 0].tolist() == [0.4, 0.4, 0.25, 0.25, 0.1, 0.1]
    assert trace.x[-1, 0, 0] == pytest.approx(-3 * 0.2**2 * 0.5**2 * 0.8**2)
    assert rate_at(3, 0.1, ((2, 0.4), (4, 0.25))) == 0.25


def test_several_starts_walk_as_if_each_were_alone():
    starts = [(-3, 4), (2, 1), (0.5, -4)]
    together = walk(bowl, starts, made("Adam"), 20)
    for i, start in enumerate(starts):
        assert (together.x[:, :, i] == walk(bowl, start, made("Adam"), 20).x[:, :, 0]).all()


def test_who_leaves_the_range_of_numbers_keeps_the_last_good_place_while_others_go_on():
    beale = SURFACES["beale"]
    trace = walk(beale, [(1, 2), (3.2, 0.6)], SGD(0.02), 60, exact=True)
    assert np.isfinite(trace.x).all() and np.isfinite(trace.value).all()
    assert len(trace) == 60
    dead = int(np.flatnonzero(~trace.alive[:, 0])[0])
    assert (trace.x[dead:, :, 0] == trace.x[dead, :, 0]).all()
    assert trace.alive[:, 1].all() and not (trace.update[-1, :, 1] == 0).all()


def test_a_race_ends_when_nobody_is_left():
    trace = walk(bowl, (-3, 4), SGD(10.0), 1000, exact=True)
    assert len(trace) < 130 and np.isfinite(trace.value).all()


def test_a_trace_keeps_every_number_however_it_is_filled():
    starts = np.array([[-7.0], [2.0]])
    frames = list(run_groups([Group(starts, made("Adam"))], bowl.value, bowl.gradient, 50))
    whole, piecewise = (Trajectory(starts, bowl.value(starts)) for _ in range(2))
    whole.extend(frames)
    for i in range(0, 50, 7):
        piecewise.extend(frames[i : i + 7])
    for name in ("x", "value", "gradient", "memory", "rate", "alive", "update"):
        assert (getattr(whole, name) == getattr(piecewise, name)).all()
    assert whole.x.shape == (51, 2, 1) and whole.gradient.shape == (50, 2, 1)


@pytest.mark.parametrize("steps", [0, -1, 1.5])
def test_a_race_wants_at_least_one_whole_step(steps):
    with pytest.raises(Problem):
        next(run_groups([Group(np.zeros((2, 1)), SGD(0.1))], bowl.value, bowl.gradient, steps))
    with pytest.raises(Problem):
        next(descend(lambda x: np.sum(x**2), (0, 0), SGD(0.1), steps))


def test_a_start_without_a_value_is_refused_with_its_place():
    with pytest.raises(Problem, match="-1"):
        next(run_groups([Group(np.array([[-1.0], [0.0]]), SGD(0.1))], lambda x: np.log(x[0]), lambda x: 1 / x, 3))


# One update taken apart.


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_last_part_is_the_update_that_was_made(name):
    trace = walk(SURFACES["valley"], (-7, 2), made(name), 25)
    for i in range(25):
        parts = terms(name, trace.gradient[i, :, 0], trace.memory[i, :, :, 0], trace.rate[i, 0], i + 1, OPTIONS)
        assert parts[0].key == "gradient"
        assert parts[-1].value == pytest.approx(trace.update[i, :, 0], rel=1e-9, abs=1e-13)


@pytest.mark.parametrize(("name", "key", "slot"), [
    ("Momentum", "momentum step", 0), ("Nesterov", "velocity", 0), ("AdaGrad", "sum of squares", 0),
    ("RMSProp", "mean of squares", 0), ("Adam", "mean", 0), ("Adam", "mean of squares", 1),
])  # fmt: skip
def test_what_an_optimiser_remembers_is_one_of_the_parts(name, key, slot):
    trace = walk(SURFACES["valley"], (-7, 2), made(name), 10)
    parts = terms(name, trace.gradient[6, :, 0], trace.memory[6, :, :, 0], trace.rate[6, 0], 7, OPTIONS)
    value = next(part.value for part in parts if part.key == key)
    assert value == pytest.approx(trace.memory[7, slot, :, 0], rel=1e-9)


# Verdicts.


def outcome_of(surface, start, rate, steps=100, exact=False, name="SGD"):
    trace = walk(surface, start, made(name, rate), steps, exact)
    background = scale_of(surface.gradient, surface.domain, surface.lowest)
    return diagnose(trace, 0, len(trace), background, None if exact else 1e-4)


@pytest.mark.parametrize(
    ("surface", "start", "rate", "exact", "expected"),
    [
        ("bowl", (-3, 4), 0.1, False, Outcome.ARRIVED),
        ("bowl", (-3, 4), 1e-10, False, Outcome.TOO_SMALL),
        ("bowl", (-3, 4), 0.001, False, Outcome.TOO_SMALL),
        ("bowl", (-3, 4), 10.0, False, Outcome.FROZEN_FAR_OUT),
        ("bowl", (-3, 4), 10.0, True, Outcome.DIVERGING),
        ("bowl", (-3, 4), 1.01, True, Outcome.DIVERGING),
        ("bowl", (-3, 4), 1.0, True, Outcome.JUMPING),
        ("saddle", (-2.5, 0), 0.1, True, Outcome.SADDLE),
        ("saddle", (-2.5, 0.01), 0.1, True, Outcome.FALLING),
        ("rastrigin", (-1.8, 2.3), 0.002, True, Outcome.LOCAL_MINIMUM),
        ("plateau", (-3.5, 3.0), 0.5, True, Outcome.PLATEAU),
        ("himmelblau", (-0.5, -1.0), 0.01, True, Outcome.ARRIVED),
        ("waves", (1.2, 0.4), 0.3, True, Outcome.ARRIVED),
        ("waves", (np.pi / 2, 0.0), 0.3, True, Outcome.MAXIMUM),
    ],
)
def test_every_failure_has_its_name(surface, start, rate, exact, expected):
    assert outcome_of(SURFACES[surface], start, rate, exact=exact) is expected


def test_the_zigzag_of_the_book_is_called_oscillating():
    assert outcome_of(SURFACES["valley"], (-7, 2), 0.95, steps=20) is Outcome.OSCILLATING


def test_before_the_first_step_there_is_nothing_to_judge_and_after_it_a_descent():
    trace = walk(bowl, (-3, 4), SGD(0.1), 5)
    background = scale_of(bowl.gradient, bowl.domain, 0.0)
    outcomes = [diagnose(trace, 0, moment, background) for moment in (0, 1, 5)]
    assert outcomes == [Outcome.START, Outcome.DESCENDING, Outcome.DESCENDING]


def test_leaving_the_range_of_numbers_is_diverged():
    trace = walk(SURFACES["beale"], (1, 2), SGD(0.05), 50, exact=True)
    still = walk(SURFACES["beale"], [(1, 2), (3, 0.5)], SGD(0.05), 50, exact=True)
    assert len(trace) < 50
    background = scale_of(SURFACES["beale"].gradient, SURFACES["beale"].domain, 0.0)
    assert diagnose(still, 0, 50, background) is Outcome.DIVERGED
    assert diagnose(still, 1, 50, background) is Outcome.ARRIVED


# The loss of a neuron.

LINE = [(0.0, 1.2), (1.0, 2.8), (2.0, 5.1), (3.0, 7.2), (-1.0, -0.9)]


@pytest.mark.parametrize("activation", ["identity", "sigmoid", "tanh", "relu"])
def test_the_gradient_of_the_loss_of_a_neuron_agrees_with_the_numerical_one(activation):
    loss = NeuronLoss(LINE, activation)
    p = np.random.default_rng(3).uniform(-2, 2, (2, 30))
    assert loss.gradient(p) == pytest.approx(partials(loss.value, p, 1e-6), abs=1e-6)


def test_the_best_line_is_the_least_squares_line():
    loss = NeuronLoss(LINE)
    assert loss.best_line() == pytest.approx(np.polyfit(*np.array(LINE).T, 1))
    assert np.abs(loss.gradient(np.array(loss.best_line()))).max() < 1e-12


def test_one_epoch_of_mini_batches_sees_every_sample_once():
    loss = NeuronLoss(LINE[:4])
    gradient = loss.sampled_gradient(2, np.random.default_rng(0))
    p = np.array([0.3, -0.2])
    assert (gradient(p) + gradient(p)) / 2 == pytest.approx(loss.gradient(p))


def test_the_same_seed_draws_the_same_samples():
    p = np.array([0.3, -0.2])
    runs = [NeuronLoss(LINE).sampled_gradient(1, np.random.default_rng(7)) for _ in range(2)]
    first, second = ([gradient(p).tolist() for _ in range(20)] for gradient in runs)
    assert first == second and len(set(map(tuple, first))) == 5


@pytest.mark.parametrize("points", [[], [(1, 2)], [(1, 2, 3), (1, 2, 3)], [("a", 1), (2, 2)], [(1, 2), (np.nan, 1)],
                                    [(1, 2), (1e9, 1)], [(1, 2), (3,)]])  # fmt: skip
def test_data_that_is_no_data_is_refused(points):
    with pytest.raises(Problem):
        NeuronLoss(points)


def test_a_trace_can_be_told_as_json_numbers():
    trace = walk(bowl, (-3, 4), SGD(10.0), 30)
    assert "NaN" not in json.dumps(trace.x.tolist())


@pytest.mark.parametrize("formula", (
    lambda x, y: 1 / (x * y), lambda x, y: np.tan(x) + y / 5, lambda x, y: -1 / (x**2 + y**2),
    lambda x, y: 1 / (x**2 + y**2), lambda x, y: (x * y) ** 5, lambda x, y: 1 / x,
))  # fmt: skip
def test_contour_levels_divide_what_lies_beside_a_pole(formula):
    x, y = np.meshgrid(np.linspace(-5, 5, 200), np.linspace(-5, 5, 200))
    z = formula(x, y)
    levels = contour_levels(z)
    assert 4 <= len(levels) <= 30 and (np.diff(levels) > 0).all()
    shares = np.bincount(np.searchsorted(levels, z.ravel()), minlength=len(levels) + 1) / z.size
    assert shares.max() < 0.4  # no colour covers the map


def test_contour_levels_of_surfaces_without_poles_are_evenly_spaced_over_all_their_values():
    x, y = np.meshgrid(np.linspace(-5, 5, 200), np.linspace(-5, 5, 200))
    for z in (x**2 + y**2, x**2 - y**2, np.sin(x) * np.cos(y), x**3 + y, np.sign(x) * y):
        levels = contour_levels(z)
        step = np.diff(levels)
        assert np.allclose(step, step[0]) and levels[0] - 1.01 * step[0] < z.min()
        assert levels[-1] + 1.01 * step[0] > z.max()
