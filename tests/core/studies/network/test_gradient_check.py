"""The gradient check: what is right agrees to ten digits, and every bug leaves its mark where it should."""

from itertools import chain, count

import numpy as np
import pytest

from nnviz.core.backprop import network_of, parameter_count
from nnviz.core.network import Network
from nnviz.core.studies.network.cases import random_parameters
from nnviz.core.studies.network.gradient_check import BUGS, FINE, batch_gradient, check, flat, relative_errors

SIZES = (4, 5, 3, 3)


def problem(hidden="sigmoid", output="softmax", samples=6):
    rng = np.random.default_rng(4)
    network = network_of(SIZES, random_parameters(SIZES, "N(0, 1)", 2), hidden, output)
    return network, rng.normal(size=(samples, 4)), np.eye(3)[rng.integers(0, 3, samples)]


@pytest.mark.parametrize("output", ["softmax", "sigmoid", "identity"])
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "softplus"])
def test_backpropagation_passes_the_check(hidden, output):
    *_, last = check(*problem(hidden, output))
    assert last.done == last.total == parameter_count(SIZES)
    assert relative_errors(last.numerical, last.backprop).max() < FINE
    assert np.abs(last.numerical - last.backprop).max() < 2e-7  # h² of the third derivative
    assert last.seconds > last.backprop_time > 0


@pytest.mark.parametrize("bug", [bug for bug in BUGS if bug != "none"])
def test_every_bug_is_found(bug):
    *_, last = check(*problem(), bug=bug)
    assert relative_errors(last.numerical, last.backprop).max() > 0.01


def wrong_layers(bug):
    """Return which layers (from 1) have wrong weights, and which have wrong biases."""
    network, x, t = problem()
    pairs = zip(*batch_gradient(network, x, t), *batch_gradient(network, x, t, bug), strict=True)
    different = [(not np.allclose(dW, wrong_W), not np.allclose(db, wrong_b)) for dW, db, wrong_W, wrong_b in pairs]
    return [i for i, d in enumerate(different, 1) if d[0]], [i for i, d in enumerate(different, 1) if d[1]]


@pytest.mark.parametrize(("bug", "weights", "biases"), [
    ("mask", [1, 2], [1, 2]), ("path", [1, 2], [1, 2]), ("sums", [2, 3], []), ("batch", [], [1, 2, 3]),
    ("mean", [1, 2, 3], [1, 2, 3]), ("sign", [1, 2, 3], [1, 2, 3]),
])  # fmt: skip
def test_a_bug_lights_up_the_layers_that_lie_behind_it(bug, weights, biases):
    assert wrong_layers(bug) == (weights, biases)


def test_it_computes_what_the_books_network_computes():
    network, x, t = problem()
    book = Network(SIZES, "sigmoid", dtype=np.float64)
    for layer in (1, 2, 3):
        book.params[f"W{layer}"], book.params[f"b{layer}"] = network.weights[layer - 1], network.biases[layer - 1]
    book.loss_and_gradient(x, t)
    np.testing.assert_allclose(flat(*batch_gradient(network, x, t)), book.grads.vector, rtol=1e-5, atol=1e-8)


def test_progress_comes_often_and_grows():
    ticks = iter(range(10_000))
    found = list(check(*problem(), clock=lambda: float(next(ticks))))
    assert [p.done for p in found] == sorted(p.done for p in found)
    assert len(found) > 10
    assert np.isnan(found[0].numerical[found[0].done :]).all()
    assert np.isfinite(found[-1].numerical).all()


def test_a_call_that_takes_long_by_chance_does_not_turn_the_comparison_round():
    network, x, t = problem()
    readings = chain([0.0, 5.0], (5.0 + 1e-6 * i for i in count(1)))  # the first timed call takes 5 s
    *_, last = check(network, x, t, clock=lambda: next(readings))
    assert last.backprop_time == pytest.approx(1e-6, rel=1e-3)
    assert last.seconds == pytest.approx(1e-6, rel=1e-3)


def test_what_happens_between_two_slices_is_not_in_the_time():
    now, away = count(step=0.001), [0.0]
    for progress in check(*problem(), clock=lambda: next(now) + away[0]):
        away[0] += 1000.0
        assert 0 < progress.seconds < 5
    assert away[0] > 5000
