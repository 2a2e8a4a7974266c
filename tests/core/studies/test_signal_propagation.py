"""Signals through depth: products of slopes, and the values and gradients of real networks."""

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.problems import Problem
from nnviz.core.studies.signal_propagation import signals, slope_products, value_range

RNG = np.random.default_rng(0)
X, T = RNG.standard_normal((300, 100)), RNG.integers(0, 10, 300)


def found(activation: str, layers: int = 5, starts=("N(0, 1)", "0.01", "Xavier", "He")):
    return {(s.weight_init, s.layer): s for s in signals(activation, starts, layers, 50, X, T, 0)}


def test_ten_sigmoids_leave_a_quarter_to_the_tenth():
    assert slope_products(0.25, 10)[-1] == 0.25**10
    assert slope_products(0.0, 3).tolist() == [1, 0, 0, 0]
    with pytest.raises(Problem):
        slope_products(0.25, 0)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_gives_finite_signals_whose_shares_add_up(name):
    results = found(name, 3)
    assert len(results) == 12
    for s in results.values():
        assert np.isfinite([s.mean, s.spread, s.gradient_size, s.idle]).all()
        assert s.values.sum() == pytest.approx(1) and s.gradients.sum() == pytest.approx(1)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_range_of_values_is_a_range(name):
    low, high = value_range(name)
    assert low < high
    assert (low, high) == {"sigmoid": (0, 1), "step": (0, 1), "tanh": (-1, 1)}.get(name, (low, high))


def test_wide_weights_saturate_the_sigmoid_and_narrow_ones_make_all_neurons_alike():
    results = found("sigmoid")
    wide, narrow = results["N(0, 1)", 5], results["0.01", 5]
    assert wide.values[0] + wide.values[-1] > 0.3 and wide.spread > 0.4
    assert narrow.spread < 0.02 and narrow.mean == pytest.approx(0.5, abs=0.02)


def test_relu_keeps_its_values_with_he_and_loses_them_with_xavier():
    results = found("relu", 10)
    assert results["He", 10].spread > 0.2 > 2 * results["Xavier", 10].spread


def test_the_gradient_of_the_first_layer_vanishes_behind_ten_sigmoid_layers():
    results = found("sigmoid", 10, ("Xavier",))
    assert results["Xavier", 1].gradient_size < 1e-4 * results["Xavier", 10].gradient_size


def test_the_gradients_are_those_of_the_network():
    from nnviz.core.network import Network
    network = Network((100, 50, 50, 10), "tanh", "Xavier", np.float64, np.random.default_rng(0))
    gradient = network.gradient(X, T)["W1"]
    one = next(s for s in signals("tanh", ("Xavier",), 2, 50, X, T, 0) if s.layer == 1)
    assert one.gradient_size == pytest.approx(float(np.sqrt(np.mean(gradient**2))), rel=1e-12)
