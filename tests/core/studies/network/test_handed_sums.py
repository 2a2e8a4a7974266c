"""What it costs to hand on a instead of z: counted by another route, one sample at a time."""

import numpy as np
import pytest

from nnviz.core.backprop import forward, network_of, parameter_count
from nnviz.core.studies.network.handed_sums import compare


@pytest.mark.parametrize(("hidden", "output"), [("sigmoid", "softmax"), ("relu", "identity"), ("tanh", "sigmoid")])
def test_right_answers_are_those_of_one_forward_pass_after_the_other(hidden, output):
    rng, sizes = np.random.default_rng(0), (3, 5, 4)
    parameters = rng.normal(size=parameter_count(sizes))
    x, labels = rng.normal(size=(250, 3)), rng.integers(0, 4, 250)
    *before, last = compare(network_of(sizes, parameters, hidden, output), x, labels)
    for feeds, found in ((False, last.right), (True, last.mistaken)):
        network = network_of(sizes, parameters, hidden, output, feeds)
        said = [int(np.argmax(forward(network, sample).sums[-1])) for sample in x]
        assert found == int((np.array(said) == labels).sum())
    assert [step.count for step in before] == [100, 200] and last.count == 250


def test_without_a_hidden_layer_nothing_is_handed_on():
    rng = np.random.default_rng(1)
    network = network_of((3, 2), rng.normal(size=8), "relu", "softmax")
    *_, last = compare(network, rng.normal(size=(40, 3)), rng.integers(0, 2, 40))
    assert last.right == last.mistaken
