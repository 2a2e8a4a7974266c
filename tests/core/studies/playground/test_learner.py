"""The playground's learner and its history: the core's numbers, every moment again to the last bit, bounded memory."""

from collections import deque
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.playground import history as playground_history
from nnviz.core.studies.playground.diagnosis import (
    PlaygroundVerdict,
    dead_units,
    diagnose_learning,
    draws_a_line,
    equal_units,
)
from nnviz.core.studies.playground.history import LearningHistory
from nnviz.core.studies.playground.learner import Change, Learner, Recipe, features, learn
from nnviz.core.studies.playground.maps import SIDE, STEP, THIN, AnswerMapper, without
from nnviz.core.studies.playground.plane_data import make_data, own_data
from nnviz.core.studies.playground.space import SpaceBender
from nnviz.core.training import Diverged

CIRCLE = make_data("circle", 60, 0.1, 0.5, seed=0)


def recipe(**fields) -> Recipe:
    """Return a small recipe."""
    return Recipe(CIRCLE, **{"hidden": (4, 3), **fields})


def hyper(name: str, rate: float) -> tuple[tuple[str, float], ...]:
    """Return the settings of an optimiser."""
    settings = {p.name: p.default for p in OPTIMIZERS[name].parameters}
    return tuple({**settings, "rate": rate}.items())


def stepped(one: Recipe, updates: int) -> Learner:
    """Return a learner after so many updates."""
    learner = Learner(one)
    with np.errstate(all="ignore"):
        for _ in range(updates):
            learner.step()
    return learner


def history_of(one: Recipe, updates: int, changes: list[Change] | None = None) -> LearningHistory:
    """Return the history of a run."""
    history = LearningHistory([one])
    frames = learn([Learner(one)], lambda: history.interval, deque(changes or []))
    while len(history) < updates:
        history.extend(list(islice(frames, 1)))
    return history


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("fields", [{}, {"output": "softmax", "l2": 0.01}, {"output": "identity", "batch_size": 7},
                                    {"activation": "relu", "loss": "squared error"}])  # fmt: skip
def test_the_numbers_are_those_of_the_cores_network_to_the_last_bit(optimizer, fields):
    one = recipe(optimizer=optimizer, hyper=hyper(optimizer, 0.01), **fields)
    network = Network(one.sizes, one.activation, one.weight_init, np.float32, np.random.default_rng(one.seed),
                      one.l2, 0.0, 1.0, one.ending)  # fmt: skip
    rule, x, t = one.make_optimizer(), features(CIRCLE.x_train, one.inputs), one.targets(CIRCLE.t_train)
    for epoch in range(4):
        order = np.random.default_rng((one.seed, epoch)).permutation(len(x))
        for start in range(0, len(x), one.batch_size):
            chosen = order[start : start + one.batch_size]
            loss, gradient = network.loss_and_gradient(x[chosen], t[chosen])
            rule.update(network.params, gradient)
    learner = stepped(one, 4 * -(-len(x) // one.batch_size))
    np.testing.assert_array_equal(learner.vector, network.params.vector)
    assert learner.last_loss == pytest.approx(loss - network.last_penalty)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_every_moment_comes_back_to_the_last_bit(optimizer, dropout):
    one = recipe(optimizer=optimizer, hyper=hyper(optimizer, 0.02), dropout=dropout, l1=0.001)
    history = history_of(one, 200)
    for moment in (0, 1, 31, 32, 33, 150, 199, 100, 5, 170, 98, 99):  # there and back
        np.testing.assert_array_equal(history.at(moment)[0].vector, stepped(one, moment).vector, str(moment))


def test_a_moment_is_reached_in_pieces_each_of_which_goes_on_from_the_one_before():
    one = recipe(optimizer="Adam", hyper=hyper("Adam", 0.02))
    history = history_of(one, 200, [Change(50, (replace(one, hyper=hyper("Adam", 0.1)),), ())])
    history.kept = history.kept[:1]
    reached = [history.at(75, 20)[0] for _ in range(5)]
    assert [kept.done for kept in reached] == [20, 40, 60, 75, 75]
    fresh = history_of(one, 200, history.changes)
    for kept in reached:
        np.testing.assert_array_equal(kept.vector, fresh.at(kept.done)[0].vector, str(kept.done))


def test_what_changes_on_the_way_is_done_again_where_it_was_done():
    one = recipe()
    faster, other = replace(one, hyper=(("rate", 0.5),)), replace(one, data=make_data("circle", 80, 0.1, 0.5, seed=4))
    changes = [Change(40, (faster,), ()), Change(70, (), ((0, 2, 1.5),)), Change(90, (other,), ())]
    history = history_of(one, 160, changes)
    assert [change.done for change in history.changes] == [40, 70, 90]
    assert history.rates() == [(0, 0.1), (40, 0.5), (90, 0.1)]
    fresh = LearningHistory([one])
    fresh.kept, fresh.changes = history.kept[:1], history.changes  # all of it has to be made again
    for moment in (39, 41, 71, 95, 160):
        np.testing.assert_array_equal(fresh.at(moment)[0].vector, history.at(moment)[0].vector, str(moment))
    np.testing.assert_array_equal(fresh.at(160)[0].vector, history.at(160)[0].vector)


def test_another_branch_begins_at_any_moment_and_the_same_one_goes_on_as_it_did():
    one = recipe(optimizer="Adam", hyper=hyper("Adam", 0.02))
    history = history_of(one, 150)
    part = history.until(77)
    assert len(part) == 77 and len(history) == 150
    learner = part.learners_from(part.kept[-1])[0]
    with np.errstate(all="ignore"):
        for _ in range(73):
            learner.step()
    np.testing.assert_array_equal(learner.vector, history.at(150)[0].vector)


def test_a_long_run_keeps_a_bounded_number_of_moments_and_still_knows_them_all(monkeypatch):
    monkeypatch.setattr(playground_history, "MOST", 16)
    monkeypatch.setattr(playground_history, "MOST_BINS", 64)
    one = recipe(hidden=(2,))
    history = history_of(one, 3000)
    assert len(history.kept) <= 16 and history.interval >= 3000 / 16
    updates, losses = history.losses()
    assert len(losses) <= 64 and updates[-1] <= 3000 < updates[-1] + history.bin
    np.testing.assert_array_equal(history.at(2345)[0].vector, stepped(one, 2345).vector)
    for known in (history, history.until(2345)):
        done, table = known.measured()
        assert done.tolist() == [kept[0].done for kept in known.kept]
        np.testing.assert_array_equal(table, [kept[0].measured for kept in known.kept])


def test_a_frozen_weight_stays_while_the_others_learn():
    one = recipe(frozen=(0, 5), optimizer="Momentum", hyper=hyper("Momentum", 0.1))
    before, after = Learner(one).vector.copy(), stepped(one, 50).vector
    np.testing.assert_array_equal(before[[0, 5]], after[[0, 5]])
    assert (np.delete(before, [0, 5]) != np.delete(after, [0, 5])).all()


def test_a_run_that_diverges_stops_with_its_last_finite_parameters():
    hill = Recipe(make_data("hill", 100, 0.1, 0.5, seed=1), hidden=(8,), hyper=(("rate", 2.0),))
    learner = Learner(hill)
    with pytest.raises(Diverged), np.errstate(all="ignore"):
        for _ in range(100):
            learner.step()
    assert np.isfinite(learner.vector).all()


# Maps.


@pytest.mark.parametrize("data", ["circle", "three", "hill"])
@pytest.mark.parametrize("output", ["sigmoid", "softmax", "identity"])
def test_the_map_says_what_the_network_answers(data, output):
    one = Recipe(make_data(data, 60, 0.1, 0.5, seed=1), hidden=(4,), output=output)
    learner = stepped(one, 100)
    shown = AnswerMapper(one).map(learner.vector)
    places = np.linspace(-3, 3, SIDE)
    x = np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)
    y = learner.network.predict(one.features(x))
    if data == "three":
        assert (shown.answer.reshape(-1) // 64 == y.argmax(axis=1)).all()
    else:
        level = 2 * (y[:, -1] if data == "circle" else (y[:, 0] + 1) / 2) - 1
        np.testing.assert_allclose(shown.answer.reshape(-1), 127 + 127 * np.clip(level, -1, 1), atol=1.01)
        side = (shown.margins[0].reshape(-1) > 0) == (level > 0)
        assert side[np.abs(level) > 1e-4].all()
    assert shown.units[0].shape == (4, THIN, THIN)
    hidden = learner.network.hidden(one.features(x))[0].reshape(SIDE, SIDE, 4)[::STEP, ::STEP]
    np.testing.assert_allclose(shown.units[0].transpose(1, 2, 0), 127 + 127 * hidden, atol=1.01)


def test_the_map_of_the_same_parameters_is_made_once():
    one = recipe()
    mapper, vector = AnswerMapper(one), stepped(one, 20).vector.copy()
    first = mapper.map(vector)
    assert mapper.map(vector.copy()) is first
    for changed in (mapper.map(vector, [(1, 2)]), mapper.map(2 * vector)):
        assert not np.array_equal(changed.scores, first.scores)
    again = mapper.map(vector)
    np.testing.assert_array_equal(again.answer, first.answer)
    vector[0] = np.nan
    np.testing.assert_array_equal(mapper.map(vector).scores, mapper.map(vector).scores)


def test_a_unit_that_is_taken_out_hands_nothing_on():
    one = recipe()
    learner = stepped(one, 50)
    changed = without(one, learner.vector, [(1, 2), (9, 0)])
    network = one.network()
    np.copyto(network.params.vector, changed)
    assert (network.params["W2"][2] == 0).all() and np.count_nonzero(changed != learner.vector) == 3


@pytest.mark.parametrize("hidden", [(2,), (4, 2), (5,), (1,), ()])
def test_in_bent_space_a_straight_line_parts_what_the_network_tells_apart(hidden):
    one = recipe(hidden=hidden)
    learner = stepped(one, 300)
    space = SpaceBender(one, CIRCLE.x).bend(learner.vector)
    score = learner.network.scores(one.features(CIRCLE.x))[:, 0]
    (px, py), (qx, qy) = space.line
    side = (qx - px) * (space.points[:, 1] - py) - (qy - py) * (space.points[:, 0] - px)
    sure = np.abs(score) > 1e-3
    signs = np.sign(side[sure]) * np.sign(score[sure])
    assert (signs == signs[0]).all() and signs[0] != 0


# Diagnosis.


def test_equal_units_dead_units_and_straight_lines_are_found():
    zeros = recipe(weight_init="zeros")
    assert equal_units(zeros, stepped(zeros, 20).vector) and not equal_units(recipe(), Learner(recipe()).vector)
    relu = recipe(activation="relu")
    learner = Learner(relu)
    learner.network.params["b1"][1] = -100.0
    assert dead_units(relu, learner.vector)[0] == (1, 1)
    assert draws_a_line(recipe(hidden=())) and draws_a_line(recipe(activation="identity"))
    assert not draws_a_line(recipe(hidden=(), inputs=("x1x1", "x2"))) and not draws_a_line(recipe())


def test_the_verdict_follows_the_run():
    one = recipe(hidden=(6,), optimizer="Adam", hyper=hyper("Adam", 0.03))
    history = history_of(one, 1500)
    first, last = (diagnose_learning(history, history.at(n)[0], 0, one) for n in (0, 1500))
    assert first.verdict is PlaygroundVerdict.UNTRAINED
    assert last.verdict in (PlaygroundVerdict.SOLVED, PlaygroundVerdict.OVERFITTING)
    line = recipe(hidden=())
    history = history_of(line, 2000)
    stuck = diagnose_learning(history, history.at(2000)[0], 0, line)
    assert stuck.verdict in (PlaygroundVerdict.STUCK, PlaygroundVerdict.OVERFITTING)


def test_points_that_nobody_tests_on_are_no_trouble():
    alone = Recipe(own_data([(0.0, 0.0, 0), (1.0, 1.0, 1)], 0.0), hidden=(2,))
    kept = stepped(alone, 5).kept()
    assert np.isnan(kept.measured.test_loss) and np.isfinite(kept.measured.train_loss)
