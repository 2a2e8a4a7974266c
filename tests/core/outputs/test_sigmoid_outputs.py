"""Sigmoid at the end of a network: the loss is right for every score, and its slope is that of the loss."""

import numpy as np
import pytest

from nnviz.core.losses import binary_cross_entropy_error, sum_squared_error
from nnviz.core.network import Network
from nnviz.core.outputs.sigmoid_outputs import SigmoidWithLoss, SigmoidWithSquares

X = np.array([[0.3], [-2.0], [4.0], [0.0]])
T = np.array([0, 1, 1, 0])


@pytest.mark.parametrize("reuse", [False, True])
def test_the_losses_are_those_of_the_chapter_on_losses(reuse):
    y = 1 / (1 + np.exp(-X))
    assert SigmoidWithLoss(reuse).forward(X, T) == pytest.approx(
        binary_cross_entropy_error(y, T[:, None].astype(float)), abs=1e-6)  # which has δ in its logarithm  # fmt: skip
    assert SigmoidWithSquares(reuse).forward(X, T[:, None]) == pytest.approx(sum_squared_error(y, T[:, None] * 1.0))


def test_a_score_may_be_as_large_as_it_likes():
    layer = SigmoidWithLoss()
    assert layer.forward(np.array([[1000.0], [-1000.0]]), np.array([1, 0])) == 0.0
    assert layer.forward(np.array([[1000.0], [-1000.0]]), np.array([0, 1])) == 1000.0
    assert np.isfinite(layer.backward()).all()


@pytest.mark.parametrize("output", ["sigmoid", "sigmoid, squares"])
@pytest.mark.parametrize("outputs", [1, 3])
def test_the_gradient_of_a_network_with_it_is_the_numerical_one(output, outputs):
    rng = np.random.default_rng(3)
    network = Network((2, 4, outputs), "tanh", "Xavier", np.float64, rng, weight_decay=0.1, output=output)
    x, t = rng.normal(size=(6, 2)), rng.integers(0, 2, (6, outputs)).astype(float)
    exact, numerical = network.gradient(x, t), network.numerical_gradient(x, t)
    for name, gradient in exact.items():
        assert np.abs(gradient - numerical[name]).max() < 1e-8, name
