"""A network in layers, every number of which can be taken by the mouse or the keys, or typed in its place.

    click           choose a unit or a weight
    drag up, down   change the number under the mouse
    double click    type it; Enter takes it, Escape gives it up
    arrows          go from unit to weight to unit; +, − change the number, Enter types it
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.keys import ARROWS, step_factor
from nnviz.ui.base.number_format import editing_text, parse_number
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.widgets.network.diagram import Diagram
from nnviz.ui.widgets.network.layout import Geometry, TextWidths, geometry, label_rects, room_of, standing, wire_at
from nnviz.ui.widgets.network.parts import Node, Pulse, Wire
from nnviz.ui.widgets.network.units import (
    Rims,
    UnitLook,
    paint_captions,
    paint_unit_numbers,
    paint_wire_numbers,
)
from nnviz.ui.widgets.network.wires import RestingWires, paint_wire
from nnviz.ui.widgets.place_edit import PlaceEdit

_STEP = 0.01  # a pixel of a drag
_KEY_STEP = 0.1
_REACH = 7.0  # px at scale 1: how near a wire is pointed at
_HALO = 9.0  # px at scale 1
_ABOVE = ":above"


def above(key: str) -> str:
    """Return the key of the number above a unit."""
    return key + _ABOVE


def units_of(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the nodes that are units."""
    return (node for node in nodes if not node.fold)


class NetworkDiagram(Diagram):
    """Layers of units. `edited(key, value)`: a number is wanted; `refused(text)`: what was typed is no number.

    Keys are those of the nodes and "start-end" for wires; `chosen(key)` tells of clicks and of the arrow keys.
    """

    edited = Signal(str, float)
    refused = Signal(str)
    uses_arrows = True
    marks_spot = False  # whether the spot looks different where the keys are elsewhere

    def __init__(self) -> None:
        super().__init__()
        self.spot = ""  # what the keys change
        self.rows: Callable[[], Iterable[Sequence[object]]] = tuple  # what, layer, from, to, value: for `table`
        self._shape: Geometry | None = None
        self._labels: dict[str, QRectF] = {}
        self._label_key: object = None
        self._labelled: Geometry | None = None  # what the places of the labels were found for
        self._measured = self._label_metrics
        self._widths = TextWidths(self._label_metrics)
        self._room = room_of((), self._widths)
        self._resting, self._rims = RestingWires(), Rims()
        self._dragged: tuple[str, float, float] | None = None  # key, y of the press, value then
        self._edit = PlaceEdit(self)
        self._edit.typed.connect(self._on_typed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_network(self, nodes: Sequence[Node], wires: Sequence[Wire], pulses: Sequence[Pulse] = ()) -> None:
        """Show these; the same ones again cost nothing. Nothing travels here: the units say how far it has come."""
        nodes, wires = tuple(nodes), tuple(wires)
        if nodes == self.nodes and wires == self.wires:
            return
        if (room := room_of(nodes, self._widths)) != self._room:
            self._room, self._shape = room, None
        self.nodes, self.wires = nodes, wires
        if self.spot and not self._has(self.spot):
            self.spot = ""
        self._throttle.call()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no picture while it is out of sight."""
        super().hideEvent(event)
        self._resting.drop()

    def set_spot(self, key: str) -> None:
        """Say which number the keys change."""
        if key != self.spot:
            self.spot = key
            if self.hasFocus() or self.marks_spot:
                self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to see units."""
        return QSize(240, round(90 * THEME.current.scale))

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    def table(self, separator: str = "\t") -> str:
        """Return what `rows` gives as text: a row for every number of the network."""
        return table_text(("what", "layer", "from", "to", "value"), self.rows(), separator)

    # Geometry.

    def shape(self) -> Geometry:
        """Return where the units are."""
        if self._measured is not self._label_metrics:  # another theme: other type
            self._measured, self._shape, self._widths = self._label_metrics, None, TextWidths(self._label_metrics)
            self._room = room_of(self.nodes, self._widths)
        if self._shape is None:
            self._shape = geometry(self.nodes, self._room, QSizeF(self.size()), self._label_metrics.height())
        return self._shape

    def labels(self) -> dict[str, QRectF]:
        """Return where the numbers of the wires stand, by key."""
        first = tuple(wire.key for wire in self.wires if wire.halo)
        shape = self.shape()
        texts = [(w.start, w.end, standing(w.text), standing(w.under)) for w in self.wires if w.text or w.under]
        key = (first, tuple(texts))
        if shape is not self._labelled or key != self._label_key:
            self._labelled, self._label_key = shape, key
            self._labels = label_rects(self.wires, self.nodes, shape, self._label_metrics, first)
        return self._labels

    def _places(self) -> dict[str, QPointF]:
        return self.shape().centres

    def key_at(self, at: QPointF) -> str:
        """Return what lies under a pixel: a unit, a number on a wire, a wire; "" for nothing."""
        shape = self.shape()
        for node in units_of(self.nodes):
            if shape.box(node.key).contains(at):
                return node.key
            if node.above_value is not None and shape.captions and self._above(node.key).contains(at):
                return above(node.key)
        for key, box in self.labels().items():
            if box.contains(at):
                return key
        return wire_at(self.wires, shape, at, _REACH * THEME.current.scale)

    def value_of(self, key: str) -> float | None:
        """Return the number that is edited under a key, None where there is none."""
        values = {node.key: node.value for node in self.nodes} | {wire.key: wire.value for wire in self.wires}
        return (values | {above(node.key): node.above_value for node in self.nodes}).get(key)

    def _above(self, key: str) -> QRectF:
        """Return the room of the number above a unit."""
        box, line = self.shape().box(key), self.shape().line
        return QRectF(box.left(), box.top() - line, box.width(), line)

    def place_of(self, key: str) -> QRectF:
        """Return where the number under a key stands."""
        if key.endswith(_ABOVE):
            return self._above(key.removesuffix(_ABOVE))
        if key in self.shape().centres or key in self.labels():
            return self.labels().get(key) or self.shape().box(key)
        start, end = (self.shape().centres[part] for part in key.split("-"))
        size = QSizeF(self._label_metrics.horizontalAdvance("−0.000"), self._label_metrics.height())
        return QRectF(start + (end - start) * 0.4 - QPointF(size.width() / 2, size.height() / 2), size)

    # Mouse.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the number that was pressed, or tell what the mouse is on."""
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            key, y, value = self._dragged
            moved = (y - event.position().y()) * _STEP * step_factor(event.modifiers())
            if moved or self.value_of(key) != value:
                self.edited.emit(key, round(value + moved, 4) + 0.0)
            return
        key = self.key_at(event.position())
        if key != self._under:
            self._under = key
            drags = self.value_of(key) is not None
            self.setCursor(Qt.CursorShape.SizeVerCursor if drags else Qt.CursorShape.PointingHandCursor if key
                           else Qt.CursorShape.ArrowCursor)  # fmt: skip
            self.setToolTip(self._tip(key))
            self.pointed.emit(key)
            self.update()

    def _tip(self, key: str) -> str:
        return next((wire.text for wire in self.wires if wire.key == key and key not in self._labels), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse, and take its number."""
        key = self.key_at(event.position())
        if not key or event.button() != Qt.MouseButton.LeftButton:
            return
        self.set_spot(key)
        value = self.value_of(key)
        self._dragged = None if value is None else (key, event.position().y(), value)
        self.chosen.emit(key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the number under the mouse."""
        self.edit(self.key_at(event.position()))

    def edit(self, key: str) -> None:
        """Open a field over the number of a unit or a wire, if it has one."""
        value = self.value_of(key)
        if value is not None:
            self._edit.open(key, editing_text(value), self.place_of(key).center())

    @Slot(str, str)
    def _on_typed(self, key: str, text: str) -> None:
        try:
            self.edited.emit(key, parse_number(text))
        except ValueError:
            self.refused.emit(text)

    # Keys.

    def _has(self, key: str) -> bool:
        """Return whether the keys can change what a key stands for."""
        if any(wire.key == key for wire in self.wires):
            return True
        return any(key == node.key or node.above_value is not None and key == above(node.key)
                   for node in units_of(self.nodes))  # fmt: skip

    def _columns(self) -> list[list[str]]:
        """Return the keys column by column: units, the wires to the next ones, units …"""
        xs = sorted({node.x for node in self.nodes})
        column_of = {node.key: xs.index(node.x) for node in self.nodes}
        columns: list[list[str]] = [[] for _ in range(2 * len(xs))]
        for node in units_of(self.nodes):
            keys = [node.key] if node.above_value is None else [above(node.key), node.key]
            columns[2 * column_of[node.key]].extend(keys)
        for wire in self.wires:
            columns[2 * column_of[wire.start] + 1].append(wire.key)
        return [column for column in columns if column]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from number to number, change one, or type it."""
        key, text = event.key(), event.text()
        if key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._walk(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.value_of(self.spot) is not None:
            self.edit(self.spot)
        elif text in ("+", "-", "−", "=") and (value := self.value_of(self.spot)) is not None:
            step = _KEY_STEP * step_factor(event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)
            self.edited.emit(self.spot, round(value + (step if text in "+=" else -step), 6) + 0.0)
        else:
            super().keyPressEvent(event)

    def _walk(self, down: int, right: int) -> None:
        columns = self._columns()
        if not columns:
            return
        if (at := next((i for i, column in enumerate(columns) if self.spot in column), None)) is None:
            key = columns[0][0]
        elif right:
            column = columns[max(0, min(len(columns) - 1, at + right))]
            share = columns[at].index(self.spot) / max(1, len(columns[at]) - 1)
            key = column[round(share * (len(column) - 1))]
        else:
            key = columns[at][max(0, min(len(columns[at]) - 1, columns[at].index(self.spot) + down))]
        if key != self.spot:
            self.set_spot(key)
            self.chosen.emit(key)

    # Painting.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find places anew."""
        super().resizeEvent(event)
        self._shape = None
        self._edit.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint light, wires, units, numbers."""
        with QPainter(self) as painter:
            if not self.nodes:
                fill_background(painter, self.rect())
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_wires(painter)
                self._look = UnitLook(self.shape(), self._label_font, self._label_metrics, self.width())
                paint_captions(painter, self._look, self.nodes)
                self._paint_units(painter)
                self._paint_numbers(painter)
            paint_focus(painter, self)

    def _paint_wires(self, painter: QPainter) -> None:
        """Paint wires on their background."""
        centres, scale, theme = self.shape().centres, THEME.current.scale, THEME.current
        strong = {key for key in (self._under, self._lit) if key}
        self._resting.paint(painter, self, self.wires, centres, strong)
        lit = [wire for wire in self.wires if wire.halo]
        for wire in lit:
            painter.setPen(QPen(blend(getattr(theme, wire.halo), theme.background, 0.4), (wire.width + _HALO) * scale))
            painter.drawLine(centres[wire.start], centres[wire.end])
        for wire in lit:
            paint_wire(painter, wire, centres[wire.start], centres[wire.end], wire.key in strong)

    def _paint_units(self, painter: QPainter) -> None:
        self._rims.paint(painter, self._look, self.nodes, {key for key in (self._under, self._lit) if key})

    def _paint_numbers(self, painter: QPainter) -> None:
        paint_unit_numbers(painter, self._look, self.nodes)
        paint_wire_numbers(painter, self._look, self.wires, self.labels(), self.spot if self.hasFocus() else "")
        if self.hasFocus() and (self.spot in self.shape().centres or self.spot.endswith(_ABOVE)):
            painter.setPen(QPen(THEME.colour("accent"), 2 * THEME.current.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.place_of(self.spot).adjusted(-3, -1, 3, 1))
