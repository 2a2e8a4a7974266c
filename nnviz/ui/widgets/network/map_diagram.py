"""A network whose units each show a picture: the map of what they give over a plane; wires by their weight.

It is edited like every `NetworkDiagram`: drag a wire up or down, double-click it to type, arrows and + − with the keys.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.widgets.network.editor import NetworkDiagram
from nnviz.ui.widgets.network.layout import Geometry
from nnviz.ui.widgets.network.parts import Node, Wire

_LARGEST = 34.0  # px at scale 1: half the side of a map
_AIR = 0.86  # of a row that a map takes
_WIDTHS = np.array([0.6, 1.0, 1.6, 2.4, 3.4, 4.6, 6.0])  # px at scale 1 of wires, the lightest first
_DASH = [3.5, 2.0]


def widths_of(weights: np.ndarray) -> list[float]:
    """Return how wide the wire of each weight (n,) is drawn, in px at scale 1, where the heaviest is the widest."""
    size = np.abs(weights.astype(np.float64))
    shares = size / max(float(size.max(initial=0.0)), 1e-300)
    return _WIDTHS[np.rint(shares**0.7 * (len(_WIDTHS) - 1)).astype(np.intp)].tolist()


def images_of(maps: np.ndarray, table: np.ndarray) -> list[QImage]:
    """Return pictures of bytes (n, rows, columns), lowest row first, in the colours 0xAARRGGBB of a table (256,)."""
    pixels = np.ascontiguousarray(table[maps[:, ::-1]])
    rows, columns = pixels.shape[1:]
    return [QImage(one.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy() for one in pixels]


def _ends_of(*keys: str) -> set[tuple[str, ...]]:
    """Return the ends of those keys that are wires'."""
    return {tuple(key.split("-")) for key in keys if "-" in key}


def _text_of(wire: Wire) -> str:
    return "" if wire.value is None else number_text(wire.value, 3)


class MapDiagram(NetworkDiagram):
    """Layers of maps. crossed: units that are taken out; held: wires and units whose number is kept as it is.

    `resized()`: its nodes stand elsewhere.
    """

    resized = Signal()
    marks_spot = True

    def __init__(self) -> None:
        super().__init__()
        self.images: Mapping[str, QImage] = {}
        self.crossed: Collection[str] = ()
        self.held: Collection[str] = ()
        self.dead: Collection[str] = ()
        self._lined: Geometry | None = None
        self._lines: dict[tuple[str, str], QLineF] = {}  # from unit to unit, where that geometry has them

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell who has put something beside the nodes."""
        super().resizeEvent(event)
        self.resized.emit()

    def put(self, nodes: Sequence[Node], wires: Sequence[Wire], images: Mapping[str, QImage]) -> None:
        """Show a network and the picture of every unit."""
        self.images = images
        self.show_network(nodes, wires)
        self._throttle.call()

    def mark(self, crossed: Collection[str], held: Collection[str], dead: Collection[str]) -> None:
        """Mark units that are taken out, numbers that are kept as they are, and units that give 0 for every point."""
        if (crossed, held, dead) != (self.crossed, self.held, self.dead):
            self.crossed, self.held, self.dead = crossed, held, dead
            self._throttle.call()

    # Geometry.

    def shape(self) -> Geometry:
        """Return where the units are: squares, as large as the closest column and row allow."""
        if self._shape is None or self._measured is not self._label_metrics:
            self._measured = self._label_metrics
            self._shape = self._geometry()
        return self._shape

    def _geometry(self) -> Geometry:
        columns: dict[float, list[float]] = {}
        for node in self.nodes:
            columns.setdefault(node.x, []).append(node.y)
        rows = max((len(column) for column in columns.values()), default=1)
        texts = [self._label_metrics.horizontalAdvance(node.caption) for node in self.nodes if node.caption]
        side = max(texts, default=0.0) + 8
        across = (self.width() - 2 * side) / max(1, len(columns))
        half = min(_AIR * (self.height() - 6) / (2 * rows), 0.31 * across, _LARGEST * THEME.current.scale)
        half = max(4.0, half)
        inner = QSizeF(self.width() - 2 * (half + side) - 8, self.height() - 2 * half - 8)
        centres = {n.key: QPointF(4 + half + side + n.x * inner.width(), 4 + half + n.y * inner.height())
                   for n in self.nodes}  # fmt: skip
        return Geometry(centres, QSizeF(half, half), THEME.font(TICK_SIZE), False, self._label_metrics.height())

    def labels(self) -> dict[str, QRectF]:
        """Return where numbers stand: only the wire that is pointed at or chosen says its own."""
        shape, found = self.shape(), {}
        named = _ends_of(self._under, self.spot)
        for wire in self.wires if named else ():
            if (wire.start, wire.end) in named:
                middle = shape.centres[wire.start] * 0.55 + shape.centres[wire.end] * 0.45
                width = self._label_metrics.horizontalAdvance(_text_of(wire))
                box = QRectF(0, 0, width + 8, self._label_metrics.height())
                box.moveCenter(middle)
                found[wire.key] = box
        return found

    # Painting.

    def _paint_wires(self, painter: QPainter) -> None:
        """Paint the background, and wires of one look together: a pen for each would cost more than the lines."""
        fill_background(painter, self.rect())
        scale, strong = THEME.current.scale, _ends_of(self._under, self._lit, self.spot)
        looks: dict[tuple[str, bool, float], list[QLineF]] = {}
        for wire in self.wires:
            ends = wire.start, wire.end
            look = (wire.role, wire.dash, (wire.width + 2.0 * (ends in strong)) * scale)
            looks.setdefault(look, []).append(self._line(ends))
        for (role, dash, width), lines in sorted(looks.items(), key=lambda entry: entry[0][2]):
            pen = QPen(THEME.colour(role), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dash:
                pen.setDashPattern(_DASH)
            painter.setPen(pen)
            painter.drawLines(lines)
        self._paint_held(painter)

    def _line(self, ends: tuple[str, str]) -> QLineF:
        """Return the line of a wire; they stay where they are while the numbers change."""
        shape = self.shape()
        if shape is not self._lined:
            self._lined, self._lines = shape, {}
        if (line := self._lines.get(ends)) is None:
            line = self._lines[ends] = QLineF(*(shape.centres[end] for end in ends))
        return line

    def _paint_held(self, painter: QPainter) -> None:
        """Paint a bar over the middle of every wire that is kept as it is."""
        scale = THEME.current.scale
        painter.setPen(QPen(THEME.colour("ink"), 3 * scale))
        for wire in self.wires if self.held else ():
            if wire.key in self.held:
                line = self._line((wire.start, wire.end))
                normal = line.normalVector().unitVector()
                step = QPointF(normal.dx(), normal.dy()) * 6 * scale
                painter.drawLine(QLineF(line.center() - step, line.center() + step))

    def _paint_units(self, painter: QPainter) -> None:
        shape, theme = self.shape(), THEME.current
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for node in self.nodes:
            box = shape.box(node.key)
            if (image := self.images.get(node.key)) is not None:
                painter.drawImage(box, image)
            strong = node.key in (self._under, self._lit, self.spot)
            dead = node.key in self.dead
            pen = QPen(THEME.colour("vermillion" if dead else node.role), (1.2 + 1.8 * (strong or dead)) * theme.scale)
            if dead:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            if node.key in self.crossed:
                painter.setPen(QPen(THEME.colour("vermillion"), 3 * theme.scale))
                painter.drawLine(box.topLeft(), box.bottomRight())
                painter.drawLine(box.bottomLeft(), box.topRight())
            if node.key in self.held:
                painter.setPen(QPen(THEME.colour("ink"), 3 * theme.scale))
                painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_numbers(self, painter: QPainter) -> None:
        painter.setFont(self._label_font)
        boxes = self.labels()
        for wire in self.wires if boxes else ():
            if (box := boxes.get(wire.key)) is not None:
                at_spot = wire.key == self.spot and self.hasFocus()
                painter.setPen(QPen(THEME.colour("accent"), 1.5) if at_spot else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(THEME.current.background))
                painter.drawRoundedRect(box, 3, 3)
                painter.setPen(THEME.colour("ink"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _text_of(wire))
        if self.hasFocus() and self.spot in self.shape().centres:
            painter.setPen(QPen(THEME.colour("accent"), 2 * THEME.current.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.shape().box(self.spot).adjusted(-4, -4, 4, 4))
