"""What the views of this tab share: time, and what the mouse does in the picture of the network."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from nnviz.core.backprop import SmallNetwork
from nnviz.tabs.common.layout import beside
from nnviz.tabs.network.columns import Columns, columns_of
from nnviz.tabs.network.moments import NetworkMoment, first_moment, moment_of, steps_of
from nnviz.tabs.network.picture import Wires, changed_by, place_at
from nnviz.tabs.network.resolved import resolved
from nnviz.tabs.network.state import OWN, NetworkState
from nnviz.tabs.network.trained import PIXELS, digit
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.images.pixel_image import PixelImage
from nnviz.ui.view import View
from nnviz.ui.widgets.network.editor import NetworkDiagram

_NOT_COMPUTED: dict[str, Any] = {"layer": 1, "unit_from": 0, "unit_to": 0, "names": "values", "row": 0, "column": 0}
"""Fields that no moment follows from: what is chosen, and how it is called."""


def refusal(text: str) -> str:
    """Return what is said of a typed text that is no number."""
    return translate("network", "“{text}” is not a number. Type one such as 0.5.").format(text=text)


class NetworkView(View):
    """A view of this tab. What time plays are positions 0 … last; each stands for some fields of the State."""

    start = QT_TRANSLATE_NOOP("network", "Play")  # what the main button says (source language)
    hint = ""  # what the panel says (source language)
    rate = 2.0  # moments a second

    def hint_of(self, state: NetworkState) -> str:
        """Return what the panel says, in the language in force."""
        return translate("network", self.hint)

    def network(self, state: NetworkState) -> SmallNetwork:
        """Return the network of the moment on show."""
        return resolved(state).network()

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

    def touched(self, before: NetworkState, state: NetworkState) -> dict[str, Any]:
        """Return the fields that follow where a person has changed others of a State of this view."""
        return {}


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
        self.wires = Wires()
        self.digit = PixelImage()
        self.digit.setMaximumWidth(260)
        self.digit.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is nothing in it to choose
        return self.diagram

    def with_digit(self) -> QHBoxLayout:
        """Return the digit and, at its right, the drawing."""
        return beside(self.digit, self.diagram, stretch=(1, 4))

    def draw_digit(self, state: NetworkState) -> None:
        """Show the digit that a trained network reads, its strongest pixel framed."""
        self.digit.setVisible(state.trained != OWN and state.sizes[0] == PIXELS)
        if self.digit.isHidden():
            return
        image, label = digit(state.image)
        self.digit.show_image(image)
        self.digit.set_texts(translate("network", "A synthetic {label}").format(label=label))

    @staticmethod
    def columns(state: NetworkState, shown: NetworkMoment) -> Columns:
        """Return the units that are drawn."""
        return columns_of(state, shown)

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield every number that is drawn: what it is, its layer, from and to which unit, its value."""
        state = resolved(self.tab.state)
        shown = self.shown(state)
        columns = self.columns(state, shown)
        yield from (("x", 0, None, index, state.x[index]) for index in columns[0])
        for layer in range(1, shown.network.depth + 1):
            drawn = columns[layer - 1 : layer + 1]
            tables = {"W": shown.network.weights, "b": shown.network.biases, "a": shown.passed.sums,
                      "z": shown.passed.outputs, "delta": shown.gradient.deltas, "dW": shown.gradient.dW}  # fmt: skip
            for what, values in tables.items():
                of_layer = values[layer - 1]
                for place in product(*drawn[2 - of_layer.ndim :]):
                    yield (what, layer, *(place if len(place) == 2 else (None, *place)), float(of_layer[place]))

    @Slot(str, float)
    def _on_edited(self, key: str, value: float) -> None:
        if self.tab.state.trained == OWN:
            self.tab.change(merge=key, **changed_by(self.tab.state, key, value))

    @Slot(str)
    def _on_refused(self, text: str) -> None:
        self.tab.message.say(refusal(text))

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
        of = replace(resolved(state), **_NOT_COMPUTED)
        if getattr(self, "_shown_of", None) != of:
            self._shown_of: NetworkState = of
            self._shown = moment_of(of)
        return self._shown

    def network(self, state: NetworkState) -> SmallNetwork:
        """Return the network of the moment on show: after the updates that lie behind."""
        return self.shown(state).network

    def first(self, state: NetworkState) -> dict[str, Any]:
        """Return the moment in which the view opens."""
        return {"at": first_moment(resolved(state))}

    def unit_at(self, state: NetworkState, position: int) -> tuple[int, int]:
        """Return the layer and the first unit that the step to a position computes."""
        steps = steps_of(resolved(state))
        step = steps[min(position, len(steps)) - 1] if position else steps[0]
        return max(1, step.layer), max(0, step.unit)
