"""Backward: the error comes back through the same network, and every gradient is three factors.

Five seconds: forward values in the units, errors below them, one weight chosen, its chain lit with three factors that
multiply. One second: a drag on the weight, and both errors move; Space, the update, and E falls.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.core.backprop import ALL, Chain, chain
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.network import backward_words, words
from nnviz.tabs.network.columns import Columns, places, strongest
from nnviz.tabs.network.moments import NetworkMoment, run_of
from nnviz.tabs.network.picture import (
    PATH_ROLES,
    Place,
    above_text,
    input_nodes,
    output_caption,
    rounded_up,
    stable,
    unit_key,
    wire_key,
)
from nnviz.tabs.network.resolved import resolved
from nnviz.tabs.network.scripts import backward_script
from nnviz.tabs.network.state import OWN, NetworkState
from nnviz.tabs.network.view import DiagramView
from nnviz.tabs.network.widgets.factor_row import FactorRow
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.network.parts import Node


class BackwardView(DiagramView):
    """The network with its errors, the factors of the chosen weight's gradient, and E over the updates."""

    hint = QT_TRANSLATE_NOOP("network", "Click a weight: its path through the network is highlighted. "
                                        "Drag it: both errors change. Space makes one update after "
                                        "another.")  # fmt: skip
    rate = 4.0

    def build(self, page: QWidget) -> None:
        """Make the sentence, the network, the curve of E and the factors."""
        self.sentence = LiveText()
        self.factors = FactorRow()
        self.plot = Plot("network")
        self.plot.set_texts(QT_TRANSLATE_NOOP("network", "Loss E"), QT_TRANSLATE_NOOP("network", "Updates"), "")
        self.curve = self.plot.curve("training", QT_TRANSLATE_NOOP("network", "E"), width=2)
        self.point = Marks(self.plot)
        self.plot.legend.hide()
        self.plot.setMinimumWidth(120)
        self.make_diagram()
        middle = beside(self.with_digit(), self.plot, stretch=(4, 1))
        page.setLayout(below(self.sentence, middle, self.factors, stretch=(0, 1, 0)))

    def pictures(self) -> Sequence[Picture]:
        """Return the network, the curve and the factors."""
        return (self.diagram, self.plot, self.factors)

    def hint_of(self, state: NetworkState) -> str:
        """Return what the panel says: a trained network is looked at, not edited."""
        if state.trained == OWN:
            return super().hint_of(state)
        return translate("network", "Click a weight: its path through the network is highlighted. Space makes one "
                         "update of all weights after another.")  # fmt: skip

    def choose(self, layer: int, unit: int, unit_from: int | None) -> None:
        """Show the chain of a weight or bias; of a unit that was clicked, its first weight."""
        if unit_from is None:
            trained = self.tab.state.trained != OWN
            unit_from = strongest(self.shown(self.tab.state), layer, unit) if trained else 0
        self.tab.change(merge="unit", layer=layer, unit_to=unit, unit_from=unit_from)

    def start_text(self, state: NetworkState) -> str:
        """Return what comes next: more errors, or an update."""
        shown = self.shown(state)
        ready = shown.updates or len(shown.known) == sum(shown.network.sizes[1:])
        return translate("network", "Update") if ready else translate("network", "Run backward")

    def chain_of(self, state: NetworkState, shown: NetworkMoment) -> Chain:
        """Return the factors of the chosen weight."""
        return chain(shown.network, shown.passed, shown.gradient, state.layer, state.unit_from, state.unit_to)

    # Drawing.

    def draw(self, state: NetworkState) -> None:
        """Draw the network, its errors, the factors and the curve."""
        state = resolved(state)
        shown = self.shown(state)
        columns = self.columns(state, shown)
        self.draw_digit(state)
        drawn = (self._node(state, shown, *place) for place in places(columns, state.sizes))
        self.diagram.show_network(
            [*input_nodes(state, columns), *drawn],
            self.wires.of(state, shown, columns, self._halos(state, columns), lambda layer, j: False, arrows=True))
        self.diagram.set_spot(wire_key(state.layer, state.unit_from, state.unit_to))
        found = self.chain_of(state, shown)
        self.factors.show_factors(*backward_words.factors(state, shown, found))
        self.sentence.setText(backward_words.sentence(state, shown, found))
        self._draw_curve(state, shown)

    @staticmethod
    def _halos(state: NetworkState, columns: Columns) -> dict[Place, str]:
        """Return the lights around the chosen weight and the paths on which the error of its unit comes back."""
        halos = {(state.layer, state.unit_from, state.unit_to): "vermillion"}
        for k in columns[state.layer + 1] if state.layer + 1 < len(columns) else ():
            halos[state.layer + 1, state.unit_to, k] = PATH_ROLES[k % len(PATH_ROLES)]
        return halos

    def _node(self, state: NetworkState, shown: NetworkMoment, layer: int, unit: int, x: float, y: float) -> Node:
        last = layer == shown.network.depth
        delta = float(shown.gradient.deltas[layer - 1][unit])
        chosen = (layer, unit) == (state.layer, state.unit_to)
        on_path = layer == state.layer + 1
        bias = state.typed(layer, ALL, unit) if state.biases else None
        return Node(
            unit_key(layer, unit), x, y, stable(float(shown.passed.outputs[layer - 1][unit])),
            output_caption(state, shown, unit, True) if last else "", "accent" if chosen else "ink", chosen, True,
            above=above_text(state, shown.network, layer, unit),
            below=f"δ {stable(delta)}" if shown.knows(layer, unit) else "δ …", above_value=bias,
            below_role=PATH_ROLES[unit % len(PATH_ROLES)] if on_path else "vermillion",
        )  # fmt: skip

    def _draw_curve(self, state: NetworkState, shown: NetworkMoment) -> None:
        before = run_of(state).up_to(shown.updates - 1) if shown.updates else []
        losses = np.array([*(iteration.loss for iteration in before), shown.gradient.loss])
        losses = np.where(np.isfinite(losses), losses, np.nan)
        self.plot.set_data(self.curve, np.arange(len(losses), dtype=float), losses)
        theme = THEME.current
        here = [(len(losses) - 1.0, float(losses[-1]))] if np.isfinite(losses[-1]) else []
        self.point.show_marks(here, [Look(theme.training, theme.training, "circle", 4 * theme.scale)] * len(here))
        top = rounded_up(float(np.nanmax(losses, initial=0.0)))
        last = max(10, min(state.rounds + 1, 10 * (1 + shown.updates // 10)))
        self.plot.set_domain((0.0, float(last)), (0.0, 1.08 * top))

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return the loss, the chain and the update: symbols, numbers, Python."""
        shown = self.shown(state)
        return backward_words.equations(resolved(state), shown, self.chain_of(state, shown))

    def description(self, state: NetworkState) -> str:
        """Return the sentence and the product."""
        return f"{words.plain(self.sentence.text())} {self.factors.spoken()}"

    def highlight(self, key: str) -> None:
        """Light up the unit or weight that the strip speaks of."""
        self.diagram.set_lit(key)

    def script(self, state: NetworkState) -> str:
        """Return forward, backward and update as NumPy."""
        return backward_script(resolved(state))

    def retranslate(self) -> None:
        """Name the drawing and the factors."""
        self.diagram.setAccessibleName(translate("network", "The network with its numbers and errors"))
        self.factors.setAccessibleName(translate("network", "The factors of the chosen weight's gradient"))

    def first(self, state: NetworkState) -> dict[str, Any]:
        """Return the moment before the update."""
        sizes = resolved(state).sizes
        layer = min(state.layer, len(sizes) - 1)
        there = replace(state, view="backward", layer=layer)
        if state.trained != OWN:
            return super().first(there) | {"unit_from": strongest(self.shown(there), layer, state.unit_to)}
        return super().first(there) | {"unit_from": max(ALL, min(state.unit_from, sizes[layer - 1] - 1))}
