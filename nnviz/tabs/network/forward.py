"""Forward: numbers run through the network, one unit after the other, and each sum is written out.

Five seconds: the 2-3-2-2 net with numbers in its units, the first unit's sum written out with this moment's numbers,
its wires lit. One second: Space, and the wave runs through the layers; or a drag on a weight, and all behind it moves.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.backprop import ALL
from nnviz.core.studies.network.handed_sums import RightAnswers
from nnviz.tabs.common.layout import below
from nnviz.tabs.network import words
from nnviz.tabs.network.columns import places
from nnviz.tabs.network.moments import NetworkMoment, steps_of
from nnviz.tabs.network.picture import (
    above_text,
    input_nodes,
    output_caption,
    stable,
    unit_key,
    unit_name,
)
from nnviz.tabs.network.resolved import resolved
from nnviz.tabs.network.scripts import forward_script
from nnviz.tabs.network.state import OWN, NetworkState
from nnviz.tabs.network.trained import PIXELS, comparing
from nnviz.tabs.network.view import DiagramView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.theme import THEME, TITLE_SIZE
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.network.parts import Node


class ForwardView(DiagramView):
    """The network; over it the sum of the unit that is lit, and what the picture shows."""

    start = QT_TRANSLATE_NOOP("network", "Run forward")
    hint = QT_TRANSLATE_NOOP("network", "Drag a weight or an input up and down, or double-click it and "
                                        "type. A click on a unit writes its sum out.")  # fmt: skip

    def build(self, page: QWidget) -> None:
        """Make the texts and the network, and what counts right answers."""
        self.task = BackgroundTask(self)
        self.task.progressed.connect(self._on_counted)
        self._counted_of: tuple[str, str] | None = None
        self.counted: RightAnswers | None = None
        self.sum = LiveText(font=lambda: THEME.font(TITLE_SIZE, bold=True))
        self.sentence = LiveText()
        self.make_diagram()
        page.setLayout(below(self.sentence, self.sum, self.with_digit(), stretch=(0, 0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the network."""
        return (self.diagram,)

    def hint_of(self, state: NetworkState) -> str:
        """Return what the panel says: a trained network is looked at, not edited."""
        if state.trained == OWN:
            return super().hint_of(state)
        return translate("network", "A click on a unit writes its sum out. Of a large layer only the units that "
                         "contribute most are drawn.")  # fmt: skip

    # What the mistake costs a trained network.

    @property
    def busy(self) -> bool:
        """Whether right answers are being counted."""
        return self.task.busy

    def stop(self) -> None:
        """End the counting; it begins anew when the view is drawn again."""
        if self.task.busy:
            self.task.stop()
            self._counted_of = None

    def _count(self, state: NetworkState) -> None:
        """Count right answers with the mistake and without, once for each trained network."""
        job = (state.trained, state.path)
        if not (state.mistake and state.trained != OWN and state.sizes[0] == PIXELS) or job == self._counted_of:
            return
        self._counted_of, self.counted = job, None
        self.task.start(lambda: comparing(*job))

    @Slot(object)
    def _on_counted(self, counted: RightAnswers) -> None:
        self.counted = counted
        if self.tab.state.view == "forward":
            self.draw(self.tab.state)

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
        state = resolved(state)
        shown = self.shown(state)
        columns = self.columns(state, shown)
        self.draw_digit(state)
        there = shown.knows(state.layer, state.unit_to)
        waiting = translate("network", "The inputs are set. What does the first unit compute from them?")
        drawn = (self._node(state, shown, *place) for place in places(columns, state.sizes))
        halos = {(state.layer, i, state.unit_to): "accent" for i in columns[state.layer - 1]} if there else {}
        self.diagram.show_network(
            [*input_nodes(state, columns), *drawn],
            self.wires.of(state, shown, columns, halos, lambda layer, j: not shown.knows(layer, j)))  # fmt: skip
        self.sum.setText(words.sum_of(state, shown) if there else waiting)
        self._count(state)
        trained = state.trained != OWN
        self.sentence.setText(words.trained_sentence(state, shown, self.counted) if trained else
                              words.forward_sentence(state, shown))  # fmt: skip

    def _node(self, state: NetworkState, shown: NetworkMoment, layer: int, unit: int, x: float, y: float) -> Node:
        known, last = shown.knows(layer, unit), layer == shown.network.depth
        value = float(shown.passed.outputs[layer - 1][unit])
        total = float(shown.passed.sums[layer - 1][unit])
        lit = known and (layer, unit) == (state.layer, state.unit_to)
        bias = state.typed(layer, ALL, unit) if state.biases else None
        total_text = f"{unit_name(state, layer, unit, True) if state.names == 'indices' else 'a'} "
        return Node(
            unit_key(layer, unit), x, y, stable(value) if known else "…",
            output_caption(state, shown, unit, False) if last else "", "accent" if lit else "ink" if known else "muted",
            lit, True, above=above_text(state, shown.network, layer, unit),
            below=total_text + (stable(total) if known else "…"), pale=not known, above_value=bias,
            below_role="vermillion" if known and state.mistake and not last else "muted",
        )  # fmt: skip

    def first(self, state: NetworkState) -> dict[str, Any]:
        """Return the moment in which the view opens: of a trained network, with its answer."""
        return {"at": len(steps_of(resolved(state)))} if state.trained != OWN else super().first(state)

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return the layer of the unit that is lit: symbols, numbers, Python."""
        return words.forward_equations(resolved(state), self.shown(state))

    def description(self, state: NetworkState) -> str:
        """Return the sum and what the network gives."""
        return f"{words.plain(self.sum.text())} {words.plain(self.sentence.text())}"

    def highlight(self, key: str) -> None:
        """Light up the unit that the strip speaks of."""
        self.diagram.set_lit(key)

    def script(self, state: NetworkState) -> str:
        """Return the network as NumPy."""
        return forward_script(resolved(state))

    def retranslate(self) -> None:
        """Name the drawing."""
        self.diagram.setAccessibleName(translate("network", "The network with its numbers"))
