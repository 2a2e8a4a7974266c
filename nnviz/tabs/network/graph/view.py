"""Graph: values go forward along the edges of a formula, derivatives come back under them.

Five seconds: two apples at 100 and a tax, the first product is made, 200; the bill is still to come. One second: Space
goes on node by node, forward in black and then back in vermillion; a number that is dragged shows both directions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.activations import Floats
from nnviz.core.computation_graph import (
    APPLES,
    FRUIT,
    Graph,
    GraphNode,
    affine_graph,
    graph_of,
    relu_graph,
    sigmoid_graph,
    softmax_loss_graph,
    steps,
)
from nnviz.core.expressions import Expression
from nnviz.tabs.common.layout import below
from nnviz.tabs.network.graph.layout import places
from nnviz.tabs.network.graph.program import graph_program
from nnviz.tabs.network.graph.words import equations, sentence
from nnviz.tabs.network.state import LAYER_GRAPHS, VARIABLES, NetworkState, typed_formula
from nnviz.tabs.network.view import NetworkView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.network.editor import NetworkDiagram
from nnviz.ui.widgets.network.parts import Node, Wire

SHOPPING = ("apple", "apples", "orange", "oranges", "tax")
END = "end"
"""The key of the result behind the last node."""


def formula_of(state: NetworkState) -> Expression | None:
    """Return the formula of a State's graph; None for a layer with arrays."""
    if state.graph in LAYER_GRAPHS:
        return None
    return {"apples": APPLES, "fruit": FRUIT}.get(state.graph) or typed_formula(state.formula)


def graph_shown(state: NetworkState) -> Graph:
    """Return the graph of a State."""
    expression = formula_of(state)
    if expression is not None:
        names, numbers = (VARIABLES, state.values) if state.graph == "formula" else (SHOPPING, state.prices)
        return graph_of(expression, dict(zip(names, numbers, strict=True)))
    rng = np.random.default_rng(state.arrays)

    def drawn(*shape: int) -> Floats:
        return rng.integers(-3, 4, shape).astype(float)

    if state.graph == "affine":
        return affine_graph(drawn(2, 2), drawn(2, 3), drawn(3), drawn(2, 3))
    if state.graph == "softmax":
        return softmax_loss_graph(drawn(2, 3), np.eye(3)[rng.integers(0, 3, 2)])
    return (relu_graph if state.graph == "relu" else sigmoid_graph)(drawn(2, 3), drawn(2, 3))


def text_of(value: Floats) -> str:
    """Return a number, or an array row by row."""
    value = np.asarray(value)
    if value.ndim == 0:
        return number_text(float(value))
    rows = value.reshape(-1, value.shape[-1])
    return "\n".join("  ".join(number_text(float(v), 3) for v in row) for row in rows)


class GraphView(NetworkView):
    """A graph; what each edge carries stands at it."""

    start = QT_TRANSLATE_NOOP("network", "Node by node")
    hint = QT_TRANSLATE_NOOP("network", "Drag a number on the left, or double-click it and type. Home "
                                        "and Space go through the graph node by node, forward and back.")  # fmt: skip
    rate = 1.0

    def build(self, page: QWidget) -> None:
        """Make the sentence and the graph."""
        self.sentence = LiveText(plain=True)
        self.diagram = NetworkDiagram()
        self.diagram.rows = self.rows
        self.diagram.edited.connect(self._on_edited)
        page.setLayout(below(self.sentence, self.diagram, stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the graph."""
        return (self.diagram,)

    @Slot(str, float)
    def _on_edited(self, key: str, value: float) -> None:
        state = self.tab.state
        names, field = (SHOPPING, "prices") if key in SHOPPING else (VARIABLES, "values")
        numbers = list(getattr(state, field))
        numbers[names.index(key)] = value
        self.tab.change(merge=key, **{field: tuple(numbers)})

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the values of all nodes and the derivatives by them."""
        for node in graph_shown(self.tab.state).nodes:
            for what, values in (("value", node.value), ("gradient", node.gradient)):
                for place, value in np.ndenumerate(values):
                    yield (f"{what} {node.key}", None, *(*place, None, None)[:2], float(value))

    # Time.

    def positions(self, state: NetworkState) -> tuple[int, int]:
        """Return how many steps there are, and the one on show."""
        last = len(list(steps(graph_shown(state))))
        return last, min(state.at, last)

    def first(self, state: NetworkState) -> dict[str, Any]:
        """Return the first step: one node is computed."""
        return {"at": min(1, self.positions(replace(state, view="graph"))[0])}

    def touched(self, before: NetworkState, state: NetworkState) -> dict[str, Any]:
        """Show both directions of another formula, and of other numbers unless the graph is being gone through."""
        numbers = (before.prices, before.values) != (state.prices, state.values)
        asks = before.formula != state.formula or numbers and before.at == self.first(before)["at"]
        return {"at": self.positions(state)[0]} if asks else {}

    # Drawing.

    def draw(self, state: NetworkState) -> None:
        """Draw the graph as far as it is computed."""
        graph = graph_shown(state)
        order = list(steps(graph))
        done = set(order[: state.at])
        now = order[min(state.at, len(order)) - 1] if state.at and order else None
        spots = places(graph)
        nodes = [self._node(graph, node, spots[node.key], done, now) for node in graph.nodes]
        result = graph.result
        known = ("forward", result.key) in done or not result.arguments
        scalar = result.value.ndim == 0
        nodes.append(Node(END, *spots[END], text_of(result.value) if known and scalar else "y", role="ink",
                          below="∂ 1" if scalar else ""))  # fmt: skip
        self.diagram.show_network(nodes, list(self._wires(graph, done, now)))
        self.sentence.setText(sentence(state, graph, now))

    @staticmethod
    def _node(graph: Graph, node: GraphNode, spot: tuple[float, float], done: set[tuple[str, str]],
              now: tuple[str, str] | None) -> Node:  # fmt: skip
        lit = now is not None and now[1] == node.key
        if node.arguments:
            kept = translate("network", "keeps {what}").format(what=node.memory[0]) if node.memory else ""
            return Node(node.key, *spot, node.text, role="accent" if lit else "ink", lit=lit, above=kept,
                        pale=("forward", node.key) not in done)  # fmt: skip
        scalar = node.value.ndim == 0
        users = [other.key for other in graph.nodes if node.key in other.arguments]
        known = node.learns and scalar and all(("backward", key) in done for key in users)
        return Node(node.key, *spot, text_of(node.value) if scalar else node.text, role="ink",
                    above=node.text if scalar and node.learns else "" if scalar else str(node.value.shape),
                    below=f"∂ {text_of(node.gradient)}" if known else "", below_role="vermillion",
                    value=float(node.value) if scalar and node.learns else None)  # fmt: skip

    @staticmethod
    def _wires(graph: Graph, done: set[tuple[str, str]], now: tuple[str, str] | None) -> Iterator[Wire]:
        for node in graph.nodes:
            for argument, back in zip(node.arguments, node.back, strict=True):
                source = graph[argument]
                there = not source.arguments or ("forward", argument) in done
                came = ("backward", node.key) in done
                shown = np.asarray(back).ndim or source.arguments or source.learns
                lit = now is not None and now[1] == node.key
                colour = "accent" if now is not None and now[0] == "forward" else "vermillion"
                yield Wire(argument, node.key, text_of(source.value) if there else "…", "ink", 1.6,
                           under=text_of(back) if came and shown else "", halo=colour if lit else "")  # fmt: skip
        result = graph.result
        arrived = ("backward", result.key) in done
        yield Wire(result.key, END, text_of(result.value) if ("forward", result.key) in done else "…", "ink", 1.6,
                   under=text_of(result.gradient) if arrived else "")  # fmt: skip

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return the formula, the step on show, and the tape of two libraries."""
        graph = graph_shown(state)
        return equations(state, graph, list(steps(graph))[: state.at])

    def script(self, state: NetworkState) -> str:
        """Return the graph on show, forward and backward, as a program."""
        return graph_program(graph_shown(state), formula_of(state))

    def retranslate(self) -> None:
        """Name the graph."""
        self.diagram.setAccessibleName(translate("network", "The graph with what its edges carry"))
