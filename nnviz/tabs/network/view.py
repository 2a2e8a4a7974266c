"""What the views of this tab share: time, and what the mouse does in the picture of the network."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import Slot

from nnviz.tabs.network.moments import NetworkMoment, first_moment, moment_of, steps_of
from nnviz.tabs.network.picture import changed_by, place_at
from nnviz.tabs.network.state import NetworkState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.view import View
from nnviz.ui.widgets.network_editor import NetworkDiagram


class NetworkView(View):
    """A view of this tab. What time plays are positions 0 … last; each stands for some fields of the State."""

    start = QT_TRANSLATE_NOOP("network", "Play")  # what the main button says (source language)
    hint = ""  # what the panel says (source language)
    rate = 2.0  # moments a second

    computes = False  # whether the main button starts and ends a worker

    def pressed(self) -> bool:
        """Do what the main button says; False: it plays."""
        return False

    def start_text(self, state: NetworkState) -> str:
        """Return what the main button says while nothing plays."""
        return translate("network", self.start)

    def positions(self, state: NetworkState) -> tuple[int, int]:
        """Return the last position of the time bar and the one of a State; (0, 0): nothing evolves."""
        return 0, 0

    def moment(self, state: NetworkState, position: int) -> dict[str, Any]:
        """Return the fields of the State at a position."""
        return {"at": position}

    def first(self, state: NetworkState) -> dict[str, Any]:
        """Return the fields of the State in which the view opens."""
        return {"at": 0}


class DiagramView(NetworkView):
    """A view with the drawing of the network: numbers are edited in it."""

    diagram: NetworkDiagram

    def make_diagram(self) -> NetworkDiagram:
        """Make the drawing and listen to it."""
        self.diagram = NetworkDiagram()
        self.diagram.rows = self.rows
        self.diagram.edited.connect(self._on_edited)
        self.diagram.refused.connect(self._on_refused)
        self.diagram.chosen.connect(self._on_chosen)
        return self.diagram

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield every number of the network on show: what it is, its layer, from and to which unit, its value."""
        shown, x = self.shown(self.tab.state), self.tab.state.x
        yield from (("x", 0, None, index, value) for index, value in enumerate(x))
        for layer in range(1, shown.network.depth + 1):
            tables = {"W": shown.network.weights, "b": shown.network.biases, "a": shown.passed.sums,
                      "z": shown.passed.outputs, "delta": shown.gradient.deltas, "dW": shown.gradient.dW}  # fmt: skip
            for what, values in tables.items():
                for place, value in np.ndenumerate(values[layer - 1]):
                    yield (what, layer, *(place if len(place) == 2 else (None, *place)), float(value))

    @Slot(str, float)
    def _on_edited(self, key: str, value: float) -> None:
        self.tab.change(merge=key, **changed_by(self.tab.state, key, value))

    @Slot(str)
    def _on_refused(self, text: str) -> None:
        message = translate("network", "“{text}” is not a number. Type one such as 0.5.")
        self.tab.message.say(message.format(text=text))

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        layer, unit, unit_from = place_at(key)
        if layer:
            self.choose(layer, unit, unit_from)

    def choose(self, layer: int, unit: int, unit_from: int | None) -> None:
        """Take note that a unit (unit_from None), a bias (ALL) or a weight was chosen."""
        raise NotImplementedError

    # Time.

    def positions(self, state: NetworkState) -> tuple[int, int]:
        """Return the last step and the one on show."""
        shown = self.shown(state)
        return shown.last, shown.position

    def shown(self, state: NetworkState) -> NetworkMoment:
        """Return the moment of a State; asked several times for each."""
        if getattr(self, "_shown_of", None) != state:
            self._shown_of: NetworkState = state
            self._shown = moment_of(state)
        return self._shown

    def first(self, state: NetworkState) -> dict[str, Any]:
        """Return the moment in which the view opens."""
        return {"at": first_moment(state)}

    def unit_at(self, state: NetworkState, position: int) -> tuple[int, int]:
        """Return the layer and the first unit that the step to a position computes."""
        steps = steps_of(state)
        step = steps[min(position, len(steps)) - 1] if position else steps[0]
        return max(1, step.layer), max(0, step.unit)
