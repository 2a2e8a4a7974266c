"""A formula as a graph (chapter 5.1): values go forward along its edges, derivatives come back.

    forward:  each node computes its value from the values of its arguments
    backward: (what arrives at a node) · (its local derivative) goes to each argument; where two edges leave a node,
              what comes back on them is added

The formula is one that was typed (`expressions`), with numbers, or one of LAYERS with arrays (chapter 5.5 and 5.6).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import Floats, relu, sigmoid, softmax
from nnviz.core.expressions import Expression
from nnviz.core.expressions.nodes import Call, Node, Number, Variable, in_order
from nnviz.core.expressions.tree import RULES

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "^": "^", "neg": "−"}
"""What stands in the node of an operation; functions have their name."""


@dataclass(frozen=True, eq=False)
class GraphNode:
    """A node: its key, what is written in it, the keys of its arguments, its value and the derivative by it.

    locals: the local derivative by each argument (None for arrays); back: what goes back to each argument.
    memory: what backward has to remember from forward, as (text, value); learns: whether it is a variable.
    """

    key: str
    text: str
    arguments: tuple[str, ...]
    value: Floats
    gradient: Floats
    locals: tuple[float, ...] | None = None
    back: tuple[Floats, ...] = ()
    memory: tuple[str, Floats] | None = None
    learns: bool = False


@dataclass(frozen=True, eq=False)
class Graph:
    """All nodes in the order of computing, the result last."""

    nodes: tuple[GraphNode, ...]

    def __getitem__(self, key: str) -> GraphNode:
        return next(node for node in self.nodes if node.key == key)

    @property
    def result(self) -> GraphNode:
        """What the formula gives."""
        return self.nodes[-1]

    def depths(self) -> dict[str, int]:
        """Return in which column each node stands: one further than the last of its arguments.

        What has no arguments stands directly before where it is first used.
        """
        depths: dict[str, int] = {}
        for node in self.nodes:
            depths[node.key] = 1 + max((depths[key] for key in node.arguments), default=-1)
        for node in self.nodes:
            users = [depths[other.key] for other in self.nodes if node.key in other.arguments]
            if not node.arguments and users:
                depths[node.key] = min(users) - 1
        return depths


def graph_of(expression: Expression, values: Mapping[str, float]) -> Graph:
    """Return the graph of a typed formula at some values of its variables; each variable is one node.

    >>> from nnviz.core.expressions import parse
    >>> graph = graph_of(parse("w² + 3", ("w",)), {"w": 1.5})
    >>> float(graph.result.value), float(graph["w"].gradient)
    (5.25, 3.0)
    """
    keys, parts = _keys(expression.tree), parts_of(expression)
    worths: dict[str, float] = {}
    for key, node in parts.items():
        worths[key] = _value(node, keys, worths, values)
    back, gradients = _pulled_back(parts, keys, worths)
    return Graph(tuple(_node(key, node, keys, worths, back, gradients) for key, node in parts.items()))


def _keys(tree: Node) -> dict[int, str]:
    """Return a key for each node by its id: a variable is the same node wherever it stands."""
    keys: dict[int, str] = {}
    for number, node in enumerate(in_order(tree)):
        keys[id(node)] = node.name if isinstance(node, Variable) else f"#{number}"
    return keys


def parts_of(expression: Expression) -> dict[str, Node]:
    """Return the parts of a formula by the keys of their nodes, in the order of computing."""
    keys = _keys(expression.tree)
    parts: dict[str, Node] = {}
    for node in in_order(expression.tree):
        parts.setdefault(keys[id(node)], node)
    return parts


def _value(node: Node, keys: Mapping[int, str], worths: Mapping[str, float], values: Mapping[str, float]) -> float:
    if isinstance(node, Variable):
        return float(values[node.name])
    if isinstance(node, Number):
        return node.value
    with np.errstate(all="ignore"):
        return float(RULES[node.name].value(*(np.float64(worths[keys[id(a)]]) for a in node.arguments)))


def local_formulas(node: Call) -> tuple[Expression, tuple[Expression, ...]]:
    """Return one operation, and its derivative by each of its arguments, as formulas in u (and v); numbers stay.

    >>> from nnviz.core.expressions import parse
    >>> value, slopes = local_formulas(parse("x*y", ("x", "y")).tree)
    >>> value.python, [slope.python for slope in slopes]
    ('u * v', ['v', 'u'])
    """
    names = ("u", "v")[: len(node.arguments)]
    parts = [a if isinstance(a, Number) else Variable(name) for a, name in zip(node.arguments, names, strict=True)]
    slopes = RULES[node.name].slopes(*parts)
    return Expression(Call(node.name, tuple(parts)), names), tuple(Expression(slope, names) for slope in slopes)


def local_derivatives(node: Call, at: Sequence[float]) -> tuple[float, ...]:
    """Return the derivative of one operation by each of its arguments, at their values."""
    return tuple(float(slope(*at)) for slope in local_formulas(node)[1])


def _pulled_back(parts: dict[str, Node], keys: Mapping[int, str],
                 worths: Mapping[str, float]) -> tuple[dict[str, tuple[tuple[float, ...], ...]], dict[str, float]]:
    """Return for each operation (local derivatives, what goes back), and for each node the derivative by it."""
    gradients = dict.fromkeys(parts, 0.0)
    gradients[next(reversed(parts))] = 1.0
    back: dict[str, tuple[tuple[float, ...], ...]] = {}
    for key, node in reversed(parts.items()):
        if not isinstance(node, Call):
            continue
        arguments = [keys[id(a)] for a in node.arguments]
        slopes = local_derivatives(node, [worths[a] for a in arguments])
        fixed = [isinstance(a, Number) for a in node.arguments]
        sent = tuple(0.0 if still else gradients[key] * slope for slope, still in zip(slopes, fixed, strict=True))
        back[key] = (slopes, sent)
        for argument, part in zip(arguments, sent, strict=True):
            gradients[argument] += part
    return back, gradients


def _node(key: str, node: Node, keys: Mapping[int, str], worths: Mapping[str, float],
          back: Mapping[str, tuple[tuple[float, ...], ...]], gradients: Mapping[str, float]) -> GraphNode:
    value, gradient = np.float64(worths[key]), np.float64(gradients[key])
    if isinstance(node, Call):
        slopes, sent = back[key]
        arguments = tuple(keys[id(a)] for a in node.arguments)
        return GraphNode(key, SIGNS.get(node.name, node.name), arguments, np.asarray(value), np.asarray(gradient),
                         slopes, tuple(np.asarray(s) for s in sent))  # fmt: skip
    text = node.name if isinstance(node, Variable) else node.name or f"{node.value:g}"
    return GraphNode(key, text, (), np.asarray(value), np.asarray(gradient), learns=isinstance(node, Variable))


def steps(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield ("forward", key) node by node in the order of computing, then ("backward", key) in the opposite one."""
    operations = [node.key for node in graph.nodes if node.arguments]
    yield from (("forward", key) for key in operations)
    yield from (("backward", key) for key in reversed(operations))


# The book's shopping (chapter 5.1).


def _call(name: str, *arguments: Node) -> Call:
    return Call(name, arguments)


APPLES = Expression(
    _call("*", _call("*", Variable("apple"), Variable("apples")), Variable("tax")), ("apple", "apples", "tax"))
"""Apples: price × number × tax; 100 × 2 × 1.1 = 220."""
FRUIT = Expression(
    _call("*", _call("+", _call("*", Variable("apple"), Variable("apples")),
                     _call("*", Variable("orange"), Variable("oranges"))), Variable("tax")),
    ("apple", "apples", "orange", "oranges", "tax"))  # fmt: skip
"""Apples and oranges: (100 × 2 + 150 × 3) × 1.1 = 715."""


# Layers with arrays (chapters 5.5 and 5.6).


def affine_graph(x: ArrayLike, W: ArrayLike, b: ArrayLike, dout: ArrayLike) -> Graph:
    """Return x·W + b: x (N, D), W (D, M), b (M,); dout (N, M) is what comes back.

    dx = dout·Wᵀ, dW = xᵀ·dout, db = Σ rows of dout.
    """
    x, W, b, dout = (np.asarray(v, np.float64) for v in (x, W, b, dout))
    product = x @ W
    dx, dW, db = dout @ W.T, x.T @ dout, dout.sum(axis=0)
    return Graph((
        GraphNode("x", "x", (), x, dx), GraphNode("W", "W", (), W, dW, learns=True),
        GraphNode("dot", "·", ("x", "W"), product, dout, back=(dx, dW), memory=("x, W", x)),
        GraphNode("b", "b", (), b, db, learns=True),
        GraphNode("+", "+", ("dot", "b"), product + b, dout, back=(dout, db)),
    ))  # fmt: skip


def _elementwise(name: str, memory: str, value: Callable[[Floats], Floats],
                 remembered: Callable[[Floats], Floats], slope: Callable[[Floats], Floats]) -> Callable[..., Graph]:
    def graph(x: ArrayLike, dout: ArrayLike) -> Graph:
        x, dout = np.asarray(x, np.float64), np.asarray(dout, np.float64)
        y = value(x)
        kept = remembered(x)
        return Graph((GraphNode("x", "x", (), x, dout * slope(x)),
                      GraphNode(name, name, ("x",), y, dout, back=(dout * slope(x),), memory=(memory, kept))))

    graph.__doc__ = f"Return {name} of x, elementwise; dout in the same shape is what comes back."
    return graph


relu_graph = _elementwise("ReLU", "x > 0", relu, lambda x: (x > 0).astype(np.float64),
                          lambda x: (x > 0).astype(np.float64))
sigmoid_graph = _elementwise("σ", "y", sigmoid, sigmoid, lambda x: sigmoid(x) * sigmoid(-x))


def softmax_loss_graph(x: ArrayLike, t: ArrayLike) -> Graph:
    """Return softmax with cross entropy of scores x (N, classes) and one-hot rows t: dx = (y − t) / N."""
    x, t = np.asarray(x, np.float64), np.asarray(t, np.float64)
    y, one = softmax(x), np.ones(())
    with np.errstate(all="ignore"):
        loss = -np.where(t == 0, 0.0, t * np.log(y)).sum() / len(x)
    dx, dy = (y * t.sum(axis=1, keepdims=True) - t) / len(x), -np.divide(t, y, where=y > 0, out=np.zeros_like(y))
    return Graph((
        GraphNode("x", "x", (), x, dx), GraphNode("softmax", "softmax", ("x",), y, dy / len(x), back=(dx,),
                                                  memory=("y", y)),
        GraphNode("t", "t", (), t, np.zeros_like(t)),
        GraphNode("loss", "−Σ t ln y / N", ("softmax", "t"), loss, one, back=(dy / len(x), np.zeros_like(t)),
                  memory=("y, t", t)),
    ))  # fmt: skip
