"""The network as it is drawn: a unit's map in its node, a wire for every weight, buttons that change the layers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from nnviz.core.studies.playground.learner import Recipe
from nnviz.core.studies.playground.maps import STEP, AnswerMap
from nnviz.tabs.playground.state import INPUT_TEXTS, MOST_LAYERS, MOST_UNITS
from nnviz.ui.base.colormaps import class_table
from nnviz.ui.base.language import translate
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.network.layout import rows
from nnviz.ui.widgets.network.map_diagram import MapDiagram, images_of, widths_of
from nnviz.ui.widgets.network.parts import Node, Wire
from nnviz.ui.widgets.themed import IconButton

_UNIT = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)
Spots = dict[str, int]


def unit_key(layer: int, number: int) -> str:
    """Return the key of a unit; layer 0 are the inputs."""
    return f"{layer}.{number}"


def unit_of(key: str) -> tuple[int, int] | None:
    """Return layer and number of a unit by its key, None for a wire and for nothing."""
    found = _UNIT.fullmatch(key)
    return (int(found[1]), int(found[2])) if found else None


def spots_of(recipe: Recipe) -> Spots:
    """Return where in the vector of parameters the number of every wire and the bias of every unit is."""
    spots: Spots = {}
    start = 0
    for layer, (n, m) in enumerate(zip(recipe.sizes[:-1], recipe.sizes[1:], strict=True), 1):
        for i in range(n):
            for j in range(m):
                spots[f"{unit_key(layer - 1, i)}-{unit_key(layer, j)}"] = start + i * m + j
        spots |= {unit_key(layer, j): start + n * m + j for j in range(m)}
        start += n * m + m
    return spots


@dataclass(frozen=True)
class NetworkPicture:
    """What is drawn of a network at a moment."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]


def picture_of(recipe: Recipe, spots: Spots, vector: np.ndarray) -> NetworkPicture:
    """Return nodes and wires of a network: positive weights solid and orange, negative ones dashed and blue."""
    sizes, values = recipe.sizes, vector.tolist()
    largest, last = max(sizes), len(sizes) - 1
    nodes = [
        Node(unit_key(layer, number), layer / last, y, "",
             caption=INPUT_TEXTS[recipe.inputs[number]] if layer == 0 else _output_name(recipe, number, layer == last),
             role="muted", value=values[spots[unit_key(layer, number)]] if layer else None)
        for layer, size in enumerate(sizes) for number, y in enumerate(rows(size, largest))
    ]  # fmt: skip
    widths = widths_of(vector)
    wires = [Wire(start, end, "", "test" if values[spot] > 0 else "training", widths[spot], dash=values[spot] < 0,
                  value=values[spot])
             for key, spot in spots.items() for start, dash, end in (key.partition("-"),) if dash]  # fmt: skip
    return NetworkPicture(tuple(nodes), tuple(wires))


def _output_name(recipe: Recipe, number: int, is_output: bool) -> str:
    if not is_output:
        return ""
    return "y" if recipe.sizes[-1] == 1 else f"y{'₀₁₂₃'[number]}"


class NetworkPanel(QWidget):
    """The drawing with its buttons.

    `layers_wanted(sizes)`: other hidden layers are wanted; `inputs_wanted(names)`: other inputs.
    """

    layers_wanted = Signal(object)
    inputs_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.diagram = MapDiagram()
        self._recipe: Recipe | None = None
        self._spots: Spots = {}
        self._vector: np.ndarray = np.empty(0)  # the parameters on show
        self.diagram.rows = self._rows
        self._column_buttons = [(self._button("−", f"less{i}"), self._button("+", f"more{i}"))
                                for i in range(MOST_LAYERS)]  # fmt: skip
        self._fewer, self._another = self._button("−", "fewer"), self._button("+", "another")
        self.inputs = {name: self._input_button(name) for name in INPUT_TEXTS}
        layout = QVBoxLayout(self)
        layout.addWidget(self.diagram, 1)
        self.diagram.resized.connect(self._place_buttons)  # it is arranged after this widget
        THEME.changed.connect(self.restyle)
        self.restyle()

    def _button(self, text: str, name: str) -> IconButton:
        button = IconButton(self)
        button.setText(text)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.clicked.connect(self._on_clicked)
        return button

    def _input_button(self, name: str) -> IconButton:
        button = IconButton(self)
        button.setText(INPUT_TEXTS[name])
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.clicked.connect(self._on_input)
        return button

    def _band(self) -> int:
        return round(26 * THEME.current.scale**0.7)

    # Showing.

    def show_network(self, recipe: Recipe, vector: np.ndarray, plane: AnswerMap | None) -> None:
        """Show a network with its parameters; plane: the maps, None to keep those on show."""
        if self._recipe is None or self._recipe.sizes != recipe.sizes:
            self._spots = spots_of(recipe)
        again = self._recipe is None or self._recipe.sizes != recipe.sizes
        self._recipe, self._vector = recipe, vector
        for name, button in self.inputs.items():
            button.setChecked(name in recipe.inputs)
            button.setEnabled(recipe.inputs != (name,))  # the last one stays
        picture = picture_of(recipe, self._spots, vector)
        images = self.diagram.images if plane is None else self._images(plane, recipe)
        self.diagram.put(picture.nodes, picture.wires, images)
        if again:
            self._place_buttons()

    @staticmethod
    def _images(plane: AnswerMap, recipe: Recipe) -> dict[str, QImage]:
        table = class_table(2)
        found: dict[str, QImage] = {}
        for layer, maps in enumerate((plane.inputs, *plane.units)):
            found |= {unit_key(layer, i): image for i, image in enumerate(images_of(maps, table))}
        last, answer = len(recipe.sizes) - 1, plane.answer[None, ::STEP, ::STEP]
        if recipe.sizes[-1] == 1:
            found[unit_key(last, 0)] = images_of(answer, table)[0]
        else:
            for number, image in enumerate(images_of(plane.outputs, table)):
                found[unit_key(last, number)] = image
        return found

    def _rows(self) -> Iterator[tuple[object, ...]]:
        """Yield every number that is drawn: what it is, its layer, from and to which unit (from 0), its value."""
        for key, spot in self._spots.items():
            start, _, end = key.rpartition("-")
            layer, to = unit_of(end) or (0, 0)
            source = unit_of(start)
            yield "W" if source else "b", layer, source[1] if source else None, to, float(self._vector[spot])

    def keys(self) -> Spots:
        """Return where in the vector of parameters the number of every wire and of every unit is."""
        return self._spots

    def spot_of(self, key: str) -> int | None:
        """Return where in the vector of parameters the number under a key is, None if it has none."""
        return self._spots.get(key)

    # Buttons.

    def retranslate(self) -> None:
        """Name the buttons."""
        for number, (less, more) in enumerate(self._column_buttons, 1):
            _name(less, translate("playground", "One unit less in layer {layer}").format(layer=number))
            _name(more, translate("playground", "One unit more in layer {layer}").format(layer=number))
        for name, button in self.inputs.items():
            _name(button, translate("playground", "{name} as an input, or not").format(name=INPUT_TEXTS[name]))
        _name(self._fewer, translate("playground", "One layer less"))
        _name(self._another, translate("playground", "One layer more"))

    @Slot()
    def restyle(self) -> None:
        """Take the type of the theme in force."""
        font = THEME.font(CONTROL_SIZE + 1, bold=True)
        for button in self.findChildren(QToolButton):
            button.setFont(font)
        for button in self.inputs.values():
            button.setFont(THEME.font(CONTROL_SIZE - 1))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(self._side(), self._band(), 0, 0)
        self._place_buttons()

    def _side(self) -> int:
        """Return the width of the column in which inputs are switched on and off."""
        metrics = next(iter(self.inputs.values())).fontMetrics()
        return max(map(metrics.horizontalAdvance, INPUT_TEXTS.values())) + round(12 * THEME.current.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons over their columns."""
        super().resizeEvent(event)
        self._place_buttons()

    def minimumSizeHint(self) -> QSize:
        """Ask for the drawing and the buttons."""
        return self.diagram.minimumSizeHint() + QSize(self._side(), self._band())

    @Slot()
    def _place_buttons(self) -> None:
        hidden = self._recipe.hidden if self._recipe is not None else ()
        side, centres = self._band(), self.diagram.shape().centres if self.diagram.nodes else {}
        for number, (less, more) in enumerate(self._column_buttons, 1):
            there = number <= len(hidden) and unit_key(number, 0) in centres
            less.setVisible(there)
            more.setVisible(there)
            if there:
                x = self.diagram.x() + round(centres[unit_key(number, 0)].x())
                less.setGeometry(x - side, 0, side, side)
                more.setGeometry(x, 0, side, side)
                less.setEnabled(hidden[number - 1] > 1)
                more.setEnabled(hidden[number - 1] < MOST_UNITS)
        step = min(side, (self.height() - side) / len(self.inputs))
        top = side + (self.height() - side - step * len(self.inputs)) / 2
        for place, button in enumerate(self.inputs.values()):
            button.setGeometry(0, round(top + place * step), self._side(), round(step))
        self._fewer.setGeometry(self.width() - 2 * side, 0, side, side)
        self._another.setGeometry(self.width() - side, 0, side, side)
        self._fewer.setEnabled(bool(hidden))
        self._another.setEnabled(len(hidden) < MOST_LAYERS)

    @Slot()
    def _on_input(self) -> None:
        self.inputs_wanted.emit(tuple(name for name, button in self.inputs.items() if button.isChecked()))

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if self._recipe is None or not isinstance(button, QToolButton):
            return
        hidden = list(self._recipe.hidden)
        name = button.objectName()
        if name == "another":
            hidden.append(hidden[-1] if hidden else 3)
        elif name == "fewer":
            hidden.pop()
        else:
            hidden[int(name[4:])] += 1 if name.startswith("more") else -1
        self.layers_wanted.emit(tuple(hidden))


def _name(button: QToolButton, text: str) -> None:
    button.setToolTip(text)
    button.setAccessibleName(text)


def keys_of(units: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the keys of units (layer from 1, number)."""
    return frozenset(unit_key(*unit) for unit in units)
