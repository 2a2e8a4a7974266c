"""The staircase of the accuracy beside the smooth loss, and how estimates from mini-batches scatter."""

import numpy as np
import pytest

from nnviz.core.network import Network
from nnviz.core.problems import Problem
from nnviz.core.studies.losses.loss_against_accuracy import (
    FixedLayer,
    batch_estimates,
    count_derivatives,
    expected_spread,
    scan,
)

RNG = np.random.default_rng(3)
X, T = RNG.normal(size=(100, 20)).astype(np.float32), RNG.integers(0, 10, 100)
NET = Network((20, 12, 10), "sigmoid", "N(0, 1)", dtype=np.float64, rng=np.random.default_rng(5), scale=1.0)
PARAMS = NET.params.copies()


@pytest.mark.parametrize("layer", [1, 2])
def test_a_point_agrees_with_the_whole_network(layer):
    fixed = FixedLayer(PARAMS, "sigmoid", X, T, layer)
    for value in (-0.7, 0.0, 2.5):
        found = fixed.at(3, 4, value)
        NET.params[f"W{layer}"] = PARAMS[f"W{layer}"]
        NET.params[f"W{layer}"][3, 4] = value
        y = NET.predict(X)
        assert found.correct == int((y.argmax(axis=1) == T).sum())
        assert found.loss == pytest.approx(float(-np.log(y[np.arange(100), T] + 1e-7).mean()), rel=1e-12)
        NET.params[f"W{layer}"] = PARAMS[f"W{layer}"]


def test_while_a_weight_moves_a_little_the_loss_changes_and_the_accuracy_stands_still():
    fixed = FixedLayer(PARAMS, "sigmoid", X, T, 2)
    w = float(fixed.W[0, 0])
    points = [point for part in scan(fixed, 0, 0, w + np.linspace(-1e-5, 1e-5, 21)) for point in part]
    assert len({point.correct for point in points}) == 1
    assert len({point.loss for point in points}) == 21


def test_hardly_a_weight_has_a_derivative_of_the_accuracy_and_all_have_one_of_the_loss():
    *_, last = count_derivatives(FixedLayer(PARAMS, "sigmoid", X, T, 2))
    assert (last.done, last.total) == (120, 120)
    assert last.of_loss == 120 and last.of_accuracy <= 3


def test_a_weight_or_a_layer_that_is_not_there_is_a_sentence():
    with pytest.raises(Problem, match="no weight 12, 0"):
        FixedLayer(PARAMS, "sigmoid", X, T, 2).at(12, 0, 0.0)
    with pytest.raises(Problem, match="Layer 3"):
        FixedLayer(PARAMS, "sigmoid", X, T, 3)


@pytest.mark.parametrize("size", [1, 10, 100, 900, 1000])
def test_estimates_scatter_around_the_whole_as_the_formula_says(size):
    losses = np.random.default_rng(1).exponential(0.3, 1000)
    found = batch_estimates(losses, size, 4000, np.random.default_rng(2))
    spread = expected_spread(losses, size)
    assert found.mean() == pytest.approx(losses.mean(), abs=5 * spread / np.sqrt(4000) + 1e-12)
    assert found.std() == pytest.approx(spread, rel=0.08, abs=1e-12)
