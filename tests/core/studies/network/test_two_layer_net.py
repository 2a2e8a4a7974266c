"""The book's class computes what the network of the program does, and its lines say what they give."""

import numpy as np
import pytest

from nnviz.core.network import TwoLayerNet
from nnviz.core.studies.network.two_layer_net import ABOUT, MEMBERS, SIZES, BookNet, lines_of

X = np.random.default_rng(2).random((6, 784))
LABELS = np.array([3, 1, 4, 1, 5, 9])


def net_and_twin() -> tuple[BookNet, TwoLayerNet]:
    net = BookNet(*SIZES, np.random.default_rng(0))
    twin = TwoLayerNet(*SIZES).converted(np.float64)
    for name, values in net.params.items():
        twin.params[name] = values
    return net, twin


def test_it_is_the_network_of_the_program():
    net, twin = net_and_twin()
    assert net.predict(X) == pytest.approx(twin.predict(X), rel=1e-9)
    assert net.loss(X, np.eye(10)[LABELS]) == pytest.approx(twin.loss(X, LABELS), rel=1e-5)  # the book adds 1e-7


@pytest.mark.parametrize("member", MEMBERS)
def test_every_member_says_what_it_is_and_runs(member):
    lines = lines_of(member, X, LABELS)
    assert lines and all(line.code and line.result for line in lines) and ABOUT[member]


def test_the_backward_pass_gives_the_shapes_of_the_parameters():
    lines = {line.code: line.result for line in lines_of("gradient", X, LABELS)}
    assert lines["grads['W1'] = np.dot(x.T, da1)"] == "(784, 6)·(6, 50) → (784, 50)"
    assert lines["grads['W2'] = np.dot(z1.T, dy)"] == "(50, 6)·(6, 10) → (50, 10)"
    assert lines["dy = (y - t) / x.shape[0]"].endswith("dy[0].sum() = 0")
    net, twin = net_and_twin()
    shown = lines["grads['b2'] = np.sum(dy, axis=0)"].partition("[")[2].split(",")[:3]
    assert [float(v) for v in shown] == pytest.approx(twin.gradient(X, LABELS)["b2"][:3].tolist(), rel=5e-3)


def test_the_arrays_of_the_lines_are_those_of_the_network():
    arrays = dict(line.array for line in lines_of("gradient", X, LABELS) if line.array)
    net, twin = net_and_twin()
    gradient = twin.gradient(X, LABELS)
    assert arrays["y[0]"] == pytest.approx(net.predict(X)[0])
    for name in ("W1", "W2"):
        assert arrays[f"d{name}[:, 0]"] == pytest.approx(gradient[name][:, 0], rel=1e-3, abs=1e-8)
    assert arrays["db1"] == pytest.approx(gradient["b1"], rel=1e-3, abs=1e-8)


def test_the_numerical_gradient_of_b2_is_that_of_backprop():
    of = {member: dict((line.code, line.result) for line in lines_of(member, X, LABELS))
          for member in ("gradient", "numerical_gradient")}  # fmt: skip
    numerical = of["numerical_gradient"]["grads['b2'] = numerical_gradient(loss_W, self.params['b2'])"]
    assert numerical == of["gradient"]["grads['b2'] = np.sum(dy, axis=0)"]


def test_the_pitfalls_are_pythons_own_words():
    assert lines_of("net.grads", X, LABELS)[1].result == "AttributeError: 'TwoLayerNet' object has no attribute 'grads'"
    assert lines_of("self.x", X, LABELS)[1].result.startswith("SyntaxError")
