"""The graph on show as a program: its nodes and what they send back in NumPy, or on the tape of two libraries."""

from nnviz.core.computation_graph import Graph, GraphNode, local_formulas, parts_of
from nnviz.core.expressions import Expression
from nnviz.core.expressions.nodes import Call, Number
from nnviz.tabs.network.graph.layout import places
from nnviz.ui.files.script_template import script_text

LAYERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "dot": ("u @ v", ("dout @ v.T", "u.T @ dout")),
    "+": ("u + v", ("dout", "dout.sum(axis=0)")),
    "ReLU": ("np.maximum(u, 0)", ("np.where(u > 0, dout, 0)",)),
    "σ": ("1 / (1 + np.exp(-u))", ("dout * y * (1 - y)",)),
    "softmax": ("np.exp(u) / np.exp(u).sum(axis=1, keepdims=True)",
                ("y * (dout - (dout * y).sum(axis=1, keepdims=True))",)),
    "loss": ("-np.sum(v * np.log(u)) / len(v)", ("-dout * v / u / len(v)", "np.zeros_like(v)")),
}  # fmt: skip
"""Key of a node with arrays → its value from u and v, and what it sends back to each of them."""


def graph_program(graph: Graph, expression: Expression | None) -> str:
    """Return the program of a graph; expression: the formula it was made of, None for a layer with arrays."""
    lines = LAYERS if expression is None else _lines(expression)
    name_of = {node.key: _name(node) for node in graph.nodes}
    given = {name_of[node.key]: node.value.tolist() for node in graph.nodes if not node.arguments}
    learns = tuple(node.key for node in graph.nodes if node.learns or (expression is None and node.key == "x"))
    nodes = {name_of[node.key]: (node.text, tuple(name_of[key] for key in node.arguments), *lines[node.key])
             for node in graph.nodes if node.arguments}  # fmt: skip
    spots = {name_of.get(key, key): (round(x, 3), round(y, 3)) for key, (x, y) in places(graph).items()}
    return script_text("network_graph", VALUES=given, LEARNS=learns, NODES=nodes,
                       DOUT=graph.result.gradient.tolist(), PLACES=spots)  # fmt: skip


_LAYER_FORMULAS = {
    "dot": "x @ W + b", "ReLU": "np.relu(x)", "σ": "1 / (1 + np.exp(-x))",
    "softmax": "-np.sum(t * np.log_softmax(x)) / len(t)",
}  # fmt: skip
"""Key of the first node with arrays → the whole layer, which autograd takes apart by itself."""
_FORMULA = """def formula(np, apple, apples, tax):
    return apple * apples * tax
"""


def tape_program(graph: Graph, expression: Expression | None) -> str:
    """Return the same graph for PyTorch's autograd and for TensorFlow's tape."""
    given = {node.key: node.value.tolist() for node in graph.nodes if not node.arguments and _is_given(node)}
    learns = tuple(node.key for node in graph.nodes if node.learns or (expression is None and node.key == "x"))
    first = next(node.key for node in graph.nodes if node.arguments) if expression is None else ""
    line = _LAYER_FORMULAS[first] if expression is None else expression.python
    text = script_text("network_tape", VALUES=given, LEARNS=learns, DOUT=graph.result.gradient.tolist())
    return text.replace(_FORMULA, f"def formula(np, {', '.join(given)}):\n    return {line}\n")


def _is_given(node: GraphNode) -> bool:
    """Return whether a node has a name, and is no number written in a formula."""
    return node.key.isidentifier()


def _name(node: GraphNode) -> str:
    """Return what a node is called in the program: n3 for an operation of a formula, c4 for a number in it."""
    return node.key.replace("#", "n" if node.arguments else "c")


def _lines(expression: Expression) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return each operation of a formula in u and v, and dout times its local derivatives."""
    found = {}
    for key, node in parts_of(expression).items():
        if isinstance(node, Call):
            value, slopes = local_formulas(node)
            fixed = [isinstance(argument, Number) for argument in node.arguments]
            found[key] = value.python, tuple(map(_back, (slope.python for slope in slopes), fixed))
    return found


def _back(slope: str, fixed: bool) -> str:
    """Return dout times a local derivative; nothing goes back to a number."""
    if fixed or slope == "1":
        return "0.0" if fixed else "dout"
    return f"dout * {slope}" if slope.isidentifier() else f"dout * ({slope})"
