"""Inside a network: histograms count every weight, gradients are those of the loss, dead units are dead."""

import numpy as np
import pytest

from nnviz.core.network import Network
from nnviz.core.studies.training.inside_network import BINS, look_inside


def seen(activation: str = "relu", init: str = "He", sizes=(20, 12, 8, 3), images: int = 60, spoil=None):
    rng = np.random.default_rng(0)
    network = Network(sizes, activation, init, rng=rng)
    weights = network.copy_params()
    if spoil is not None:
        spoil(weights)
    x, t = rng.integers(0, 256, (images, sizes[0]), dtype=np.uint8), rng.integers(0, sizes[-1], images)
    return look_inside(Network(sizes, activation, "zeros"), weights, x, t), weights, x, t


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh", "identity", "gelu"])
def test_every_layer_has_a_histogram_of_all_its_weights_and_activations(activation):
    found, weights, x, _ = seen(activation)
    assert [(layer.inputs, layer.units) for layer in found.layers] == [(20, 12), (12, 8), (8, 3)]
    for number, layer in enumerate(found.layers, 1):
        assert layer.weights.shape == (BINS,) and layer.weights.sum() == pytest.approx(1)
        assert layer.weight_std == pytest.approx(float(weights[f"W{number}"].std()), rel=1e-5)
    for layer in found.layers[:-1]:
        assert layer.activations.sum() == pytest.approx(1)
        assert found.activation_ends[0] <= layer.activation_mean <= found.activation_ends[1]
    assert not len(found.layers[-1].activations) and found.layers[-1].dead is None


def test_the_lengths_of_the_gradients_are_those_of_the_loss():
    found, weights, x, t = seen()
    twin = Network((20, 12, 8, 3), "relu", "zeros", np.float64)
    for name, values in weights.items():
        twin.params[name] = values
    wanted = twin.gradient(x, t)
    lengths = [float(np.linalg.norm(wanted[f"W{n}"])) for n in (1, 2, 3)]
    assert [layer.gradient for layer in found.layers] == pytest.approx(lengths, rel=1e-4)


def test_dead_units_are_those_that_give_0_for_every_image():
    def kill(weights):
        weights["b1"][[2, 5, 7]] = -1e6

    found = seen(spoil=kill)[0]
    alive = seen()[0]
    assert found.layers[0].dead == alive.layers[0].dead + 3
    assert found.layers[0].zeros > alive.layers[0].zeros
    assert seen("sigmoid")[0].layers[0].dead is None


def test_a_network_without_hidden_layers_and_one_of_zeros_have_an_inside_too():
    bare = seen(sizes=(20, 3))[0]
    assert len(bare.layers) == 1 and bare.layers[0].gradient > 0
    zeros = seen(init="zeros")[0]
    assert zeros.layers[0].gradient == 0 and zeros.weight_limit == 1
    assert zeros.layers[0].weights[BINS // 2] == 1  # all in the bin around 0
