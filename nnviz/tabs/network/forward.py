"""Forward: numbers run through the network, one unit after the other, and each sum is written out.

Five seconds: the 2-3-2-2 net with numbers in its units, the first unit's sum written out with this moment's numbers,
its wires lit. One second: Space, and the wave runs through the layers; or a drag on a weight, and all behind it moves.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from nnviz.tabs.common.layout import below
from nnviz.tabs.network import words
from nnviz.tabs.network.moments import NetworkMoment
from nnviz.tabs.network.picture import (
    bias_text,
    input_nodes,
    output_caption,
    places,
    stable,
    unit_key,
    wires_of,
)
from nnviz.tabs.network.scripts import forward_script
from nnviz.tabs.network.state import NetworkState
from nnviz.tabs.network.view import DiagramView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.theme import THEME, TITLE_SIZE
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.network_diagram import Node


class ForwardView(DiagramView):
    """The network; over it the sum of the unit that is lit, and what the picture shows."""

    start = QT_TRANSLATE_NOOP("network", "Run forward")
    hint = QT_TRANSLATE_NOOP("network", "Drag a weight or an input up and down, or double-click it and "
                                        "type. A click on a unit writes its sum out.")  # fmt: skip

    def build(self, page: QWidget) -> None:
        """Make the texts and the network."""
        self.sum = LiveText(margin=16, font=lambda: THEME.font(TITLE_SIZE, bold=True))
        self.sentence = LiveText(margin=16)
        page.setLayout(below(self.sentence, self.sum, self.make_diagram(), stretch=(0, 0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the network."""
        return (self.diagram,)

    def choose(self, layer: int, unit: int, unit_from: int | None) -> None:
        """Write out the sum of a unit; if it is not computed yet, go there."""
        state = self.tab.state
        more = {} if self.shown(state).knows(layer, unit) else {"at": self._position_of(state, layer, unit)}
        self.tab.change(merge="unit", layer=layer, unit_to=unit, **more)

    def _position_of(self, state: NetworkState, layer: int, unit: int) -> int:
        last = self.shown(state).last
        return next(p for p in range(1, last + 1) if self.shown_at(state, p).knows(layer, unit))

    def shown_at(self, state: NetworkState, position: int) -> NetworkMoment:
        """Return the moment at another position."""
        return self.shown(replace(state, at=position))

    def moment(self, state: NetworkState, position: int) -> dict[str, Any]:
        """Return the fields at a position: the unit that is computed there is lit."""
        layer, unit = self.unit_at(state, position)
        return {"at": position, "layer": layer, "unit_to": unit}

    # Drawing.

    def draw(self, state: NetworkState) -> None:
        """Draw the network as far as it is computed."""
        shown = self.shown(state)
        there = shown.knows(state.layer, state.unit_to)
        self.diagram.show_network(
            [*input_nodes(state), *(self._node(state, shown, *place) for place in places(state.sizes))],
            wires_of(state, shown, lambda layer, i, j: "accent" if there and (layer, j) == (
                state.layer, state.unit_to) else "", lambda layer, j: not shown.knows(layer, j)))  # fmt: skip
        waiting = translate("network", "The inputs are set. What does the first unit compute from them?")
        self.sum.setText(words.sum_of(state, shown) if there else waiting)
        self.sentence.setText(words.forward_sentence(state, shown))

    def _node(self, state: NetworkState, shown: NetworkMoment, layer: int, unit: int, x: float, y: float) -> Node:
        known, last = shown.knows(layer, unit), layer == shown.network.depth
        value = float(shown.passed.outputs[layer - 1][unit])
        total = float(shown.passed.sums[layer - 1][unit])
        lit = known and (layer, unit) == (state.layer, state.unit_to)
        bias = state.parameters[state.place_of_bias(layer, unit)] if state.biases else None
        return Node(
            unit_key(layer, unit), x, y, stable(value) if known else "…",
            output_caption(state, shown, unit, False) if last else "", "accent" if lit else "ink" if known else "muted",
            lit, True, above=bias_text(shown.network, layer, unit) if state.biases else "",
            below=f"a {stable(total)}" if known else "a …", pale=not known, above_value=bias,
            below_role="vermillion" if known and state.mistake and not last else "muted",
        )  # fmt: skip

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return the layer of the unit that is lit: symbols, numbers, Python."""
        return words.forward_equations(state, self.shown(state))

    def description(self, state: NetworkState) -> str:
        """Return the sum and what the network gives."""
        return f"{words.plain(self.sum.text())} {words.plain(self.sentence.text())}"

    def highlight(self, key: str) -> None:
        """Light up the unit that the strip speaks of."""
        self.diagram.set_lit(key)

    def script(self, state: NetworkState) -> str:
        """Return the network as NumPy."""
        return forward_script(state)

    def retranslate(self) -> None:
        """Name the drawing."""
        self.diagram.setAccessibleName(translate("network", "The network with its numbers"))
