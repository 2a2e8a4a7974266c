"""The small network with nothing hidden: worked examples, PyTorch's gradients, numerical ones."""

from itertools import islice

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.backprop import (
    ALL,
    BACKWARD,
    FORWARD,
    LOSS,
    OUTPUTS,
    UPDATE,
    backward,
    backward_steps,
    chain,
    collapsed,
    descend,
    forward,
    forward_steps,
    losses,
    network_of,
    parameter_count,
    place_of,
    updated,
)
from nnviz.core.network import Network
from nnviz.core.problems import Problem
from nnviz.core.studies.network.cases import (
    BOOK,
    LARGE,
    NOTES_FIRST,
    NOTES_SECOND,
    STARTS,
    UNIFORM,
    WORKED,
    WORKED_WITHOUT_BIAS,
    random_parameters,
)


def passed(case, **more):
    network = network_of(case.sizes, case.parameters, output=case.output, **more)
    forth = forward(network, case.x)
    return network, forth, backward(network, forth, case.t)


def test_the_three_layers_of_the_book_give_its_numbers():
    _, forth, _ = passed(BOOK)
    assert forth.sums[0] == pytest.approx([0.3, 0.7, 1.1])
    assert forth.outputs[0] == pytest.approx([0.574442517, 0.668187772, 0.750260106], abs=1e-9)
    assert forth.sums[1] == pytest.approx([0.516159838, 1.214026956], abs=1e-9)
    assert forth.outputs[1] == pytest.approx([0.626249370, 0.771010697], abs=1e-9)
    assert forth.y == pytest.approx([0.316827076, 0.696279090], abs=1e-9)


def test_a_network_that_hands_a_on_is_one_matrix():
    network, forth, _ = passed(BOOK, feeds_sums=True)
    W, b = collapsed(network)
    assert forth.y == pytest.approx([0.426, 0.912], abs=1e-12)
    assert np.array(BOOK.x) @ W + b == pytest.approx(forth.y, abs=1e-12)
    np.testing.assert_allclose(W, [[0.12, 0.262], [0.156, 0.34]], rtol=1e-12)
    assert b == pytest.approx([0.228, 0.48], abs=1e-12)


def test_the_worked_example_agrees_to_nine_digits():
    network, forth, gradient = passed(WORKED)
    assert forth.y == pytest.approx([0.751365070, 0.772928465], abs=1e-9)
    assert losses(network, forth.y, WORKED.t) == pytest.approx([0.274811083, 0.023560026], abs=1e-9)
    assert gradient.loss == pytest.approx(0.298371109, abs=1e-9)
    assert gradient.dW[1][0, 0] == pytest.approx(0.082167041, abs=1e-9)
    after = updated(network, gradient, 0.5, biases=False)
    assert after.weights[1].T.ravel() == pytest.approx([0.358916480, 0.408666186, 0.511301270, 0.561370121], abs=1e-9)
    assert after.weights[0].T.ravel() == pytest.approx([0.149780716, 0.199561432, 0.249751144, 0.299502287], abs=1e-9)
    assert after.biases == network.biases
    assert next(islice(descend(network, WORKED.x, WORKED.t, 0.5, False), 10_000, None)).loss == pytest.approx(
        0.0000351, abs=1e-7)


def torch_gradient(network, x, t):
    """The loss and the gradients of the same network, by PyTorch."""
    torch = pytest.importorskip("torch")
    functions = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "identity": lambda a: a,
                 "softplus": torch.nn.functional.softplus, "swish": torch.nn.functional.silu,
                 "leaky_relu": torch.nn.functional.leaky_relu, "elu": torch.nn.functional.elu,
                 "gelu": torch.nn.functional.gelu}  # fmt: skip
    pairs = zip(network.weights, network.biases, strict=True)
    parameters = [torch.tensor(v, requires_grad=True) for pair in pairs for v in pair]
    z = torch.tensor(x)
    for layer in range(network.depth):
        a = z @ parameters[2 * layer] + parameters[2 * layer + 1]
        z = functions[network.hidden](a) if layer < network.depth - 1 else a
    t = torch.tensor(t)
    if network.output == "softmax":
        loss = -(t * torch.log_softmax(a, 0)).sum()
    else:
        loss = 0.5 * ((functions[network.output](a) - t) ** 2).sum()
    loss.backward()
    return float(loss.detach()), [p.grad.numpy() for p in parameters]


def test_a_thousand_random_networks_agree_with_pytorch():
    rng = np.random.default_rng(19)
    smooth, ends = ([name for name in names if name != "step"] for names in (ACTIVATIONS, OUTPUTS))
    for seed in range(1000):
        sizes = tuple(int(n) for n in rng.integers(1, 9, rng.integers(2, 6)))
        network = network_of(sizes, rng.normal(0, 1, parameter_count(sizes)), smooth[seed % len(smooth)],
                             ends[seed % len(ends)])  # fmt: skip
        x, t = rng.normal(0, 1, sizes[0]), rng.random(sizes[-1])
        gradient = backward(network, forward(network, x), t)
        loss, expected = torch_gradient(network, x, t)
        found = [part for pair in zip(gradient.dW, gradient.db, strict=True) for part in pair]
        assert gradient.loss == pytest.approx(loss, rel=1e-9, abs=1e-12)
        for ours, theirs in zip(found, expected, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-8, atol=1e-11)


def test_it_computes_what_the_books_network_computes():
    sizes = (4, 3, 2)
    network = network_of(sizes, random_parameters(sizes, "N(0, 1)", 3), "tanh", "softmax")
    book = Network(sizes, "tanh", dtype=np.float64)
    for layer in (1, 2):
        book.params[f"W{layer}"], book.params[f"b{layer}"] = network.weights[layer - 1], network.biases[layer - 1]
    x = np.array([0.1, -0.5, 2.0, 0.3])
    gradient = backward(network, forward(network, x), (0, 1))
    expected = book.gradient(x, np.array(1))
    np.testing.assert_allclose(gradient.dW[0], expected["W1"], rtol=1e-6)  # the book's loss has δ = 1e-7 in its ln
    np.testing.assert_allclose(gradient.db[1], expected["b2"], rtol=1e-6)


@pytest.mark.parametrize("case", [BOOK, WORKED, WORKED_WITHOUT_BIAS, NOTES_FIRST, NOTES_SECOND])
def test_the_factors_of_every_chain_multiply_to_its_gradient(case):
    network, forth, gradient = passed(case)
    for layer, dW in enumerate(gradient.dW, 1):
        for i, j in np.ndindex(dW.shape):
            found = chain(network, forth, gradient, layer, i, j)
            assert found.product == pytest.approx(dW[i, j], rel=1e-12, abs=1e-15)
            assert sum(path.error for path in found.paths) == pytest.approx(found.error, rel=1e-12, abs=1e-15)
            assert len(found.paths) == (1 if layer == network.depth else network.sizes[layer + 1])
        assert chain(network, forth, gradient, layer, ALL, 0).product == pytest.approx(gradient.db[layer - 1][0])


@pytest.mark.parametrize("case", [BOOK, WORKED])
def test_the_mistake_has_the_gradient_of_what_it_computes(case):
    network, _, gradient = passed(case, feeds_sums=True)
    values, h = np.array(case.parameters), 1e-5
    for index in range(len(values)):
        ends = []
        for sign in (1, -1):
            moved = values.copy()
            moved[index] += sign * h
            other = network_of(case.sizes, moved, output=case.output, feeds_sums=True)
            ends.append(losses(other, forward(other, case.x).y, case.t).sum())
        row = np.concatenate([v.ravel() for pair in zip(gradient.dW, gradient.db, strict=True) for v in pair])
        assert row[index] == pytest.approx((ends[0] - ends[1]) / (2 * h), abs=1e-8)


@pytest.mark.parametrize(("by", "count"), [("unit", 7), ("layer", 3), ("whole", 1)])
def test_the_steps_compute_every_unit_once(by, count):
    network, forth, gradient = passed(BOOK)
    there = list(forward_steps(forth, by))
    back = list(backward_steps(gradient, by))
    assert [step.phase for step in there] == [FORWARD] * count
    assert [v for step in there for v in step.values] == [v for z in forth.outputs for v in z]
    assert [step.phase for step in back] == [LOSS, *[BACKWARD] * count, UPDATE]
    assert back[0].values == (gradient.loss,)
    assert [v for s in back[1:-1] for v in s.values] == [v for delta in reversed(gradient.deltas) for v in delta]
    assert hash(there[0]) and back[0].unit == ALL


def test_numbers_in_a_row_and_their_places():
    network, _, _ = passed(BOOK)
    assert network.parameters() == BOOK.parameters
    assert network.sizes == BOOK.sizes
    for layer, (W, b) in enumerate(zip(network.weights, network.biases, strict=True), 1):
        for i, j in np.ndindex(W.shape):
            assert BOOK.parameters[place_of(BOOK.sizes, layer, i, j)] == W[i, j]
        assert BOOK.parameters[place_of(BOOK.sizes, layer, ALL, 1)] == b[1]


@pytest.mark.parametrize("start", STARTS)
def test_first_weights_follow_from_their_seed(start):
    found = random_parameters((3, 4, 2), start, 7)
    assert found == random_parameters((3, 4, 2), start, 7)
    assert len(found) == parameter_count((3, 4, 2))
    assert (found != random_parameters((3, 4, 2), start, 8)) == (start != "zeros")


def test_the_numbers_that_are_written_down_are_those_of_seed_0():
    assert random_parameters(BOOK.sizes, "uniform(0, 1)", 0) == UNIFORM
    assert len(LARGE.parameters) == parameter_count(LARGE.sizes)


def test_what_does_not_fit_is_told():
    network, forth, _ = passed(BOOK)
    with pytest.raises(Problem, match="2 inputs, but x has 3"):
        forward(network, (1, 2, 3))
    with pytest.raises(Problem, match="2 outputs, but t has 1"):
        backward(network, forth, (1,))
    with pytest.raises(Problem, match="2-2 have 6 weights and biases. Given are 5"):
        network_of((2, 2), (0.0,) * 5)
