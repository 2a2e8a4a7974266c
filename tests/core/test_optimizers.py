"""The six optimisers against their papers' formulas, written out independently."""

import re
import tracemalloc

import numpy as np
import pytest

from nnviz.core.optimizers import BLOCK, OPTIMIZERS, SGD, SWEEP_EVERY, Adam, Momentum, Nesterov, RMSProp
from nnviz.core.problems import Problem


def sgd(w, g, memory, t, rate):
    return w - rate * g


def momentum(w, g, memory, t, rate, mu=0.9):
    memory["v"] = mu * memory.get("v", 0) - rate * g
    return w + memory["v"]


def nesterov(w, g, memory, t, rate, mu=0.9):
    # Bengio et al. 2012, equation 7: from the old velocity, w + mu² v_old − (1 + mu) rate g
    old = memory.get("v", 0)
    memory["v"] = mu * old - rate * g
    return w + mu * mu * old - (1 + mu) * rate * g


def adagrad(w, g, memory, t, rate):
    memory.setdefault("all", []).append(g)
    return w - rate * g / (np.sqrt(sum(past**2 for past in memory["all"])) + 1e-7)


def rmsprop(w, g, memory, t, rate, rho=0.9):
    memory.setdefault("all", []).append(g)
    mean = sum((1 - rho) * rho ** (t - i) * past**2 for i, past in enumerate(memory["all"], 1))
    return w - rate * g / (np.sqrt(mean) + 1e-7)


def adam(w, g, memory, t, rate, beta1=0.9, beta2=0.999):
    memory.setdefault("all", []).append(g)
    m = sum((1 - beta1) * beta1 ** (t - i) * past for i, past in enumerate(memory["all"], 1)) / (1 - beta1**t)
    v = sum((1 - beta2) * beta2 ** (t - i) * past**2 for i, past in enumerate(memory["all"], 1)) / (1 - beta2**t)
    return w - rate * m / (np.sqrt(v) + 1e-8)


ORACLES = {"SGD": sgd, "Momentum": momentum, "Nesterov": nesterov, "AdaGrad": adagrad, "RMSProp": rmsprop,
           "Adam": adam}


def valley(w):
    """Gradient of x²/20 + y²."""
    return np.array([w[0] / 10, 2 * w[1]])


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("rate", [0.01, 0.3])
def test_thirty_steps_agree_with_the_formula_of_the_paper(name, rate):
    optimizer = OPTIMIZERS[name].make(rate)
    params, wanted, memory = {"w": np.array([-7.0, 2.0])}, np.array([-7.0, 2.0]), {}
    for t in range(1, 31):
        optimizer.update(params, {"w": valley(params["w"])})
        wanted = ORACLES[name](wanted, valley(wanted), memory, t, rate)
        np.testing.assert_allclose(params["w"], wanted, rtol=1e-11, atol=1e-13)


# Independent reference values: f = x0² + x1² from (−3, 4) after 20 and 100 steps of 0.1
def test_descent_on_the_bowl_agrees_with_the_reference():
    params, optimizer = {"x": np.array([-3.0, 4.0])}, SGD(0.1)
    for step in range(100):
        if step == 20:
            np.testing.assert_allclose(params["x"], [-0.03458764513820545, 0.04611686018427393], atol=1e-15)
        optimizer.update(params, {"x": 2 * params["x"]})
    np.testing.assert_allclose(params["x"], [-6.111107929003493e-10, 8.14814390533799e-10], rtol=1e-12)


def test_the_two_line_momentum_of_the_notes_is_nesterovs_and_not_the_classical_one():
    points = {make: np.array([-7.0, 2.0]) for make in (Momentum, Nesterov, "notes")}
    optimizers, v, apart = {make: make(0.1, 0.9) for make in (Momentum, Nesterov)}, np.zeros(2), 0.0
    for _ in range(30):
        for make, optimizer in optimizers.items():
            optimizer.update({"w": points[make]}, {"w": valley(points[make])})
        g = valley(points["notes"])
        v = 0.9 * v - 0.1 * g
        points["notes"] += 0.9 * v - 0.1 * g
        apart = max(apart, np.abs(points["notes"] - points[Momentum]).max())
        np.testing.assert_allclose(points[Nesterov], points["notes"], rtol=1e-12, atol=1e-14)
    assert apart > 0.5


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_update_is_in_place_and_keeps_type_and_gradient(name, dtype):
    w, g = np.ones((3, 2), dtype), np.full((3, 2), 0.5, dtype)
    params = {"W": w, "b": np.zeros(2, dtype)}
    OPTIMIZERS[name].make().update(params, {"W": g, "b": np.ones(2, dtype)})
    assert params["W"] is w and w.dtype == dtype and (w < 1).all() and (params["b"] < 0).all() and (g == 0.5).all()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_after_the_first_update_nothing_large_is_allocated(name):
    optimizer = OPTIMIZERS[name].make()
    params, grads = {"W": np.ones(100_000)}, {"W": np.ones(100_000)}
    optimizer.update(params, grads)
    tracemalloc.start()
    optimizer.update(params, grads)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rate_set_between_two_updates_is_used_and_told(name):
    optimizer = OPTIMIZERS[name].make(0.1)
    params, grads = {"w": np.array([1.0])}, {"w": np.array([1.0])}
    optimizer.update(params, grads)
    optimizer.rate, before = 1e-9, params["w"].copy()
    optimizer.update(params, grads)
    momentum_left = 0.09 if isinstance(optimizer, Momentum) else 0
    assert optimizer.last_rate == 1e-9 and abs(params["w"] - before)[0] <= momentum_left + 1e-8


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_table_lists_the_arguments_of_the_class_with_its_defaults(name):
    row = OPTIMIZERS[name]
    default = row.make()
    for parameter in row.parameters:
        assert getattr(default, parameter.name) == parameter.default
        assert parameter.low <= parameter.default <= parameter.high
        row.make(**{parameter.name: parameter.low})
        row.make(**{parameter.name: parameter.high})
    assert "-" not in re.sub("<[^>]*>", "", row.formula)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_lines_of_python_do_what_the_class_does(name):
    row = OPTIMIZERS[name]
    given = {parameter.name: parameter.default for parameter in row.parameters}
    names = {"np": np, "w": 1.0, "v": 0.0, "h": 0.0, "m": 0.0, **given}
    params, optimizer = {"w": np.array([1.0])}, row.make()
    for t, g in enumerate([0.5, -0.2, 0.9], 1):
        exec(row.python, names | {"g": g, "t": t}, changed := {k: names[k] for k in "wvhm"})
        names |= changed
        optimizer.update(params, {"w": np.array([g])})
    assert params["w"][0] == pytest.approx(names["w"], rel=1e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("name", "averages"), [
    ("SGD", lambda g: []), ("Momentum", lambda g: [-0.01 * (0.9 * g[0] + g[1])]),
    ("AdaGrad", lambda g: [g[0] ** 2 + g[1] ** 2]), ("RMSProp", lambda g: [0.1 * (0.9 * g[0] ** 2 + g[1] ** 2)]),
    ("Adam", lambda g: [0.1 * (0.9 * g[0] + g[1]), 0.001 * (0.999 * g[0] ** 2 + g[1] ** 2)]),
])  # fmt: skip
def test_what_is_remembered_is_told_as_the_formulas_have_it(name, averages, dtype):
    optimizer, gradients = OPTIMIZERS[name].make(0.01), [np.array([3, -2e-3], dtype), np.array([-1, 5e-3], dtype)]
    w = np.ones(2, dtype)
    for g in gradients:
        optimizer.update({"w": w}, {"w": g})
    told, wanted = optimizer.memory("w"), averages([g.astype(np.float64) for g in gradients])
    assert len(told) == len(wanted)
    for values, expected in zip(told, wanted, strict=True):
        np.testing.assert_allclose(values, expected, rtol=1e-6 if dtype == np.float32 else 1e-14)


@pytest.mark.parametrize("beta", [0.0, 0.9, 0.9999])
@pytest.mark.parametrize("size", [1e-12, 1e-3, 1.0, 1e5])
def test_in_float32_adam_and_rmsprop_walk_as_the_formulas_do_in_float64(size, beta):
    rng = np.random.default_rng(7)
    gradients = [(size * rng.standard_normal(50)).astype(np.float32) for _ in range(100)]
    for make, oracle in ((lambda: Adam(0.01, 0.9, beta), lambda *a: adam(*a, 0.01, 0.9, beta)),
                         (lambda: RMSProp(0.01, beta), lambda *a: rmsprop(*a, 0.01, beta))):
        optimizer, w, wanted, memory = make(), np.zeros(50, np.float32), np.zeros(50), {}
        for t, g in enumerate(gradients, 1):
            optimizer.update({"w": w}, {"w": g})
            wanted = oracle(wanted, g.astype(np.float64), memory, t)
        np.testing.assert_allclose(w, wanted, rtol=2e-5, atol=2e-6)


@pytest.mark.parametrize("make", [lambda: SGD(0), lambda: SGD(-1), lambda: SGD(np.nan), lambda: Momentum(0.1, 1.5),
                                  lambda: RMSProp(rho=-0.1), lambda: RMSProp(rho=1), lambda: Adam(beta1=1),
                                  lambda: Adam(epsilon=0)])
def test_values_out_of_range_are_refused_with_a_sentence(make):
    with pytest.raises(Problem, match="must be"):
        make()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_long_vector_is_updated_as_its_parts_are_to_the_last_bit(name, dtype):
    rng = np.random.default_rng(3)
    size = 3 * BLOCK + 17
    whole, parted = OPTIMIZERS[name].make(0.01), OPTIMIZERS[name].make(0.01)
    w = rng.standard_normal(size).astype(dtype)
    halves = {"first": w[: BLOCK + 5].copy(), "second": w[BLOCK + 5 : 2 * BLOCK].copy(), "third": w[2 * BLOCK :].copy()}
    for _ in range(SWEEP_EVERY + 2):
        g = rng.standard_normal(size).astype(dtype) * dtype(1e-3)
        whole.update({"": w}, {"": g})
        parts = {"first": g[: BLOCK + 5], "second": g[BLOCK + 5 : 2 * BLOCK], "third": g[2 * BLOCK :]}
        parted.update(halves, parts)
    assert np.array_equal(w, np.concatenate(list(halves.values())))


@pytest.mark.parametrize("name", ["Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam"])
def test_what_is_remembered_of_a_gradient_that_is_gone_does_not_become_subnormal_and_no_weight_notices(name):
    tiny = np.finfo(np.float32).tiny
    optimizer, plain = OPTIMIZERS[name].make(0.01), OPTIMIZERS[name].make(0.01)
    plain._sweep = lambda: None  # the same without it
    rng = np.random.default_rng(4)
    w = rng.standard_normal(1000).astype(np.float32)
    other, memories = w.copy(), []
    for update in range(40 * SWEEP_EVERY):
        g = (rng.standard_normal(1000) * 1e-4).astype(np.float32) if update < 5 else np.zeros(1000, np.float32)
        g[500:] = 1e-3  # half of the weights go on learning
        optimizer.update({"": w}, {"": g})
        plain.update({"": other}, {"": g})
    for store in optimizer._kept():
        memories.append(store[""])
        assert not ((np.abs(store[""]) < tiny) & (store[""] != 0)).any()
    assert memories and np.array_equal(w, other)


def test_small_numbers_of_float64_are_kept():
    optimizer = RMSProp(0.01)
    w, g = {"": np.ones(4)}, {"": np.full(4, 1e-20)}
    for _ in range(SWEEP_EVERY):
        optimizer.update(w, g)
    assert (optimizer.h[""] > 0).all()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_other_arrays_under_the_same_name_are_the_ones_that_change(name):
    optimizer, gradient = OPTIMIZERS[name].make(0.1), {"w": np.ones(3, np.float32)}
    before, after = np.ones(3, np.float32), np.ones(3, np.float32)
    optimizer.update({"w": before}, gradient)
    kept = before.copy()
    optimizer.update({"w": after}, gradient)
    np.testing.assert_array_equal(before, kept)
    assert (after < 1).all()
    optimizer.update({"w": after}, {"w": np.full(3, 2, np.float32)})
    optimizer.update({"w": (shorter := np.ones(2))}, {"w": np.ones(2)})
    assert (shorter < 1).all()
