"""What is said about a graph: the step on show, the formula, and the same on the tape of two libraries."""

from collections.abc import Sequence
from html import escape

import numpy as np

from nnviz.core.computation_graph import APPLES, FRUIT, Graph, GraphNode
from nnviz.tabs.network.state import NetworkState, typed_formula
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

_LAYERS = {
    "affine": (("dx = dout·Wᵀ", "dx = dout @ W.T"), ("dW = xᵀ·dout", "dW = x.T @ dout"),
               ("db = Σ dout", "db = dout.sum(axis=0)")),
    "relu": (("mask = x ≤ 0", "mask = x <= 0"), ("dx = dout, 0 where mask", "dx = np.where(mask, 0, dout)")),
    "sigmoid": (("y = 1 / (1 + e⁻ˣ)", "y = 1 / (1 + np.exp(-x))"), ("dx = dout·y·(1 − y)", "dx = dout * y * (1 - y)")),
    "softmax": (("E = −Σ t·ln y / N", "E = -np.sum(t * np.log(y)) / len(t)"),
                ("dx = (y − t) / N", "dx = (y - t) / len(t)")),
}  # fmt: skip


def sentence(state: NetworkState, graph: Graph, now: tuple[str, str] | None) -> str:
    """Return what the step on show does."""
    if not any(node.arguments for node in graph.nodes):
        return translate("network", "This formula has no operation, so there is nothing to compute. Type one such as "
                                    "x·y + 1.")  # fmt: skip
    if now is None:
        return translate("network", "The numbers are set. Space computes the first node.")
    node = graph[now[1]]
    if not np.isfinite(np.asarray(graph.result.value)).all():
        return translate("network", "The formula has no finite value here. Drag a number to where it has one.")
    if now[0] == "forward":
        return _forward(node)
    if state.graph in _LAYERS:
        return _layer(state)
    return _backward(graph, node)


def _forward(node: GraphNode) -> str:
    if node.value.ndim:
        return translate("network", "Forward: {node} gives an array of shape {shape}.").format(
            node=node.text, shape=node.value.shape)  # fmt: skip
    return translate("network", "Forward: {node} gives {value}.").format(
        node=node.text, value=number_text(float(node.value), 6))  # fmt: skip


def _backward(graph: Graph, node: GraphNode) -> str:
    if any(graph[key].arguments for key in node.arguments) or len(graph.nodes) < 2:
        text = translate("network", "Backward: {gradient} arrives at {node}. Multiplied by the local "
                                    "derivative it is passed on to each argument.")  # fmt: skip
        return text.format(gradient=number_text(float(node.gradient)), node=node.text)
    learned = [n for n in graph.nodes if n.learns]
    parts = ", ".join(f"∂y/∂{n.text} = {number_text(float(n.gradient))}" for n in learned)
    return translate("network", "The backward pass is complete: {parts}.").format(parts=parts)


def _gradient(graph: Graph, node: GraphNode, done: Sequence[tuple[str, str]]) -> str:
    arrived = all(("backward", user.key) in done for user in graph.nodes if node.key in user.arguments)
    return f"<b>{number_text(float(node.gradient))}</b>" if arrived else "…"


def _layer(state: NetworkState) -> str:
    texts = {
        "affine": translate("network", "Only one product of dout and W has the shape of x, and one of x and dout that "
                            "of W: hence Wᵀ and xᵀ. b was added to every row, so db adds the rows up."),
        "relu": translate("network", "ReLU remembers its mask: where x was not above 0, nothing comes back."),
        "sigmoid": translate("network", "The sigmoid remembers y: its slope is y·(1 − y), so x itself is not needed."),
        "softmax": translate("network", "Softmax and cross entropy together send back (y − t) / N: divided by N, "
                             "because the loss is a mean over N samples."),
    }  # fmt: skip
    return texts[state.graph]


def equations(state: NetworkState, graph: Graph, done: Sequence[tuple[str, str]]) -> Sequence[Equation]:
    """Return the formula or the layer's rules, and what is multiplied in the step on show, the last one of those done.

    What is not computed by then is "…".
    """
    now = done[-1] if done else None
    if state.graph in _LAYERS:
        return tuple(Equation(escape(symbols), "", python) for symbols, python in _LAYERS[state.graph])
    expression = {"apples": APPLES, "fruit": FRUIT}.get(state.graph) or typed_formula(state.formula)
    html = {"apples": "apple · apples · tax",
            "fruit": "(apple · apples + orange · oranges) · tax"}.get(state.graph, expression.mathematics)  # fmt: skip
    known = ("forward", graph.result.key) in done or not graph.result.arguments
    value = f"<b>{number_text(float(graph.result.value), 9)}</b>" if known else "…"
    rows = [Equation(f"<i>y</i> = {html}", value, f"y = {expression.python}")]
    if now is not None and now[0] == "backward":
        node = graph[now[1]]
        parts = [f"{number_text(float(node.gradient))}·{bracketed_text(slope)} = <b>{number_text(float(back))}</b>"
                 for slope, back in zip(node.locals or (), node.back, strict=True)]  # fmt: skip
        rows.append(Equation(f"∂<i>y</i>/∂({escape(node.text)}) · ∂({escape(node.text)})/∂…", ", &nbsp; ".join(parts),
                             "y.backward()"))  # fmt: skip
    gradients = ", ".join(f"{n.text}: {_gradient(graph, n, done)}" for n in graph.nodes if n.learns)
    rows.append(Equation("PyTorch · TensorFlow", gradients, "y.backward(); w.grad  ·  tape.gradient(y, w)"))
    return tuple(rows)
