"""Formulas and layers as graphs: the book's shopping, sympy's derivatives, PyTorch's layers."""

import math

import numpy as np
import pytest
import sympy

from nnviz.core.computation_graph import (
    APPLES,
    FRUIT,
    affine_graph,
    graph_of,
    relu_graph,
    sigmoid_graph,
    softmax_loss_graph,
    steps,
)
from nnviz.core.expressions import parse
from nnviz.core.layers import Affine, ReLU, Sigmoid, SoftmaxWithLoss


def test_the_book_s_apples():
    graph = graph_of(APPLES, {"apple": 100, "apples": 2, "tax": 1.1})
    assert float(graph.result.value) == pytest.approx(220)
    gradients = [float(graph[key].gradient) for key in ("apple", "apples", "tax")]
    assert gradients == pytest.approx([2.2, 110, 200])


def test_the_book_s_apples_and_oranges():
    graph = graph_of(FRUIT, {"apple": 100, "apples": 2, "orange": 150, "oranges": 3, "tax": 1.1})
    assert float(graph.result.value) == pytest.approx(715)
    names = ("apple", "apples", "orange", "oranges", "tax")
    assert [float(graph[key].gradient) for key in names] == pytest.approx([2.2, 110, 3.3, 165, 650])


@pytest.mark.parametrize(("w", "y", "slope"), [(-2, 7, -4), (0, 3, 0), (1.5, 5.25, 3)])
def test_w_squared_plus_three(w, y, slope):
    graph = graph_of(parse("w^2+3", ("w",)), {"w": w})
    assert (float(graph.result.value), float(graph["w"].gradient)) == (y, slope)


def random_formula(rng, depth=3):
    """A formula whose values stay where everything is smooth."""
    if depth == 0:
        return rng.choice(["w", "x", "b", str(rng.integers(1, 5))])
    kind = rng.choice(["+", "-", "*", "sin", "tanh", "exp", "^"])
    if kind in "+-*":
        return f"({random_formula(rng, depth - 1)}{kind}{random_formula(rng, depth - 1)})"
    if kind == "^":
        return f"({random_formula(rng, depth - 1)})^2"
    return f"{kind}({'sin(' if kind == 'exp' else ''}{random_formula(rng, depth - 1)}{')' if kind == 'exp' else ''})"


def test_three_hundred_random_formulas_agree_with_sympy():
    rng = np.random.default_rng(5)
    names = ("w", "x", "b")
    for _ in range(300):
        text = random_formula(rng)
        values = dict(zip(names, (float(v) for v in rng.uniform(-1.2, 1.2, 3)), strict=True))
        graph = graph_of(parse(text, names), values)
        formula = sympy.sympify(text.replace("^", "**"))
        assert float(graph.result.value) == pytest.approx(float(formula.subs(values)), rel=1e-9, abs=1e-12)
        for node in graph.nodes:
            if node.learns:
                expected = float(sympy.diff(formula, sympy.Symbol(node.key)).subs(values))
                assert float(node.gradient) == pytest.approx(expected, rel=1e-8, abs=1e-10)


def test_what_comes_back_on_two_edges_is_added():
    graph = graph_of(parse("x*x + x", ("x",)), {"x": 3.0})
    back = [float(part) for node in graph.nodes for key, part in zip(node.arguments, node.back, strict=True)
            if key == "x"]  # fmt: skip
    assert sorted(back) == [1.0, 3.0, 3.0]
    assert float(graph["x"].gradient) == 7.0


def test_the_steps_go_forward_and_the_same_way_back():
    graph = graph_of(APPLES, {"apple": 100, "apples": 2, "tax": 1.1})
    found = list(steps(graph))
    assert [phase for phase, _ in found] == ["forward", "forward", "backward", "backward"]
    assert [key for _, key in found] == [key for _, key in reversed(found)]


def test_what_has_no_value_is_not_a_number_and_nothing_fails():
    graph = graph_of(parse("ln(x)*w", ("x", "w")), {"x": -1.0, "w": 2.0})
    assert math.isnan(float(graph.result.value))


def test_columns_lead_from_what_is_given_to_the_result():
    depths = graph_of(FRUIT, {"apple": 100, "apples": 2, "orange": 150, "oranges": 3, "tax": 1.1}).depths()
    assert (depths["apple"], depths["tax"]) == (0, 2)
    assert max(depths.values()) == 3


def test_layers_as_graphs_agree_with_the_layers_of_the_book():
    rng = np.random.default_rng(2)
    x, W, b, dout = rng.normal(size=(4, 2)), rng.normal(size=(2, 3)), rng.normal(size=3), rng.normal(size=(4, 3))
    graph, layer = affine_graph(x, W, b, dout), Affine(W, b)
    np.testing.assert_allclose(graph.result.value, layer.forward(x))
    np.testing.assert_allclose(graph["x"].gradient, layer.backward(dout))
    np.testing.assert_allclose(graph["W"].gradient, layer.dW)
    np.testing.assert_allclose(graph["b"].gradient, layer.db)
    for make, kind in ((relu_graph, ReLU()), (sigmoid_graph, Sigmoid())):
        graph = make(x, dout[:, :2])
        np.testing.assert_allclose(graph.result.value, kind.forward(x))
        np.testing.assert_allclose(graph["x"].gradient, kind.backward(dout[:, :2]), rtol=1e-12)
    t = np.eye(3)[[0, 2, 1, 1]]
    graph, last = softmax_loss_graph(dout, t), SoftmaxWithLoss()
    assert float(graph.result.value) == pytest.approx(last.forward(dout, t), abs=1e-5)
    np.testing.assert_allclose(graph["x"].gradient, last.backward(), rtol=1e-9)
