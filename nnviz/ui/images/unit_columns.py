"""The units of a network layer by layer as coloured cells, with the connections that matter drawn between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.colormaps import signed_pixels
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE

_GAP = 44  # px between two layers at scale 1, for the connections
_LARGEST_CELL = 26
_LEAST_GRID = 8  # px at scale 1 of a cell that has lines around it


@dataclass(frozen=True, eq=False)
class UnitColumn:
    """A layer: its title in the language in force, values (n,), perhaps names of the units; `wide`: n is a picture
    (height, width) of so many columns; not `known`: its cells are still empty."""

    title: str
    values: np.ndarray
    names: tuple[str, ...] = ()
    wide: int = 0
    known: bool = True


@dataclass(frozen=True)
class UnitLink:
    """A connection from unit `source` of column `column` to unit `target` of the next; share: its size, 0 to 1."""

    column: int
    source: int
    target: int
    share: float


class UnitColumns(QWidget):
    """Shows layers from left to right. Blue is below 0, orange above; each layer has a scale of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[UnitColumn, ...] = ()
        self._links: tuple[UnitLink, ...] = ()
        self._lit = -1
        self._places: dict[int, tuple[QPointF, float, float, int]] = {}  # of the layers, while nothing changes
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self._on_theme)

    def show_layers(self, columns: Sequence[UnitColumn], links: Sequence[UnitLink], lit: int) -> None:
        """Show layers and connections; lit: the unit of the last layer that is framed, -1: none."""
        self._columns, self._links, self._lit = tuple(columns), tuple(links), lit
        self._places.clear()
        self.setAccessibleDescription("; ".join(column.title for column in columns))
        self.update()

    @property
    def columns(self) -> tuple[UnitColumn, ...]:
        """The layers on show."""
        return self._columns

    @property
    def links(self) -> tuple[UnitLink, ...]:
        """The connections on show."""
        return self._links

    def sizeHint(self) -> QSize:
        """Ask for a row."""
        return QSize(500, 170)

    # Geometry.

    def _grid(self, column: int) -> tuple[int, int]:
        """Return rows and columns of the cells of a layer."""
        layer = self._columns[column]
        count = len(layer.values)
        if layer.wide:
            return -(-count // layer.wide), layer.wide
        if layer.names:
            return count, 1
        room = self._room(column)
        rows = max(1, min(count, round(sqrt(count * room.height() / max(1.0, room.width())))))
        return rows, ceil(count / rows)

    def _room(self, column: int) -> QRectF:
        """Return the room of a layer, without its title."""
        scale, line = THEME.current.scale, self.fontMetrics().height() * 1.15
        shares = [0.6 if layer.names else 1.0 for layer in self._columns]
        width = self.width() - 16 - (len(shares) - 1) * _GAP * scale
        unit = max(10.0, width / sum(shares))
        left = 8 + sum(shares[:column]) * unit + column * _GAP * scale
        return QRectF(left, line + 4, shares[column] * unit, max(8.0, self.height() - line - 10))

    def _cells(self, column: int) -> tuple[QPointF, float, float, int]:
        """Return the corner of the cells of a layer, their width and height, and how many stand side by side."""
        if column not in self._places:
            self._places[column] = self._placed(column)
        return self._places[column]

    def _placed(self, column: int) -> tuple[QPointF, float, float, int]:
        room, (rows, across) = self._room(column), self._grid(column)
        largest = _LARGEST_CELL * THEME.current.scale
        side = min(room.width() / across, room.height() / rows, largest)
        wide = min(room.width(), 3 * side) if self._columns[column].names else side
        corner = QPointF(room.center().x() - wide * across / 2, room.center().y() - side * rows / 2)
        return corner, wide, side, across

    def rect_of(self, column: int, unit: int) -> QRectF:
        """Return the cell of a unit."""
        corner, wide, side, across = self._cells(column)
        row, place = divmod(unit, across)
        return QRectF(corner.x() + place * wide, corner.y() + row * side, wide, side)

    def unit_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return layer and unit at a place."""
        for column, layer in enumerate(self._columns):
            corner, wide, side, across = self._cells(column)
            place, row = int((point.x() - corner.x()) // wide), int((point.y() - corner.y()) // side)
            unit = row * across + place
            if 0 <= place < across and row >= 0 and unit < len(layer.values):
                return column, unit
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the layers anew."""
        super().resizeEvent(event)
        self._places.clear()

    @Slot()
    def _on_theme(self) -> None:
        self._places.clear()
        self.update()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cells, connections and names."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            for column in range(len(self._columns)):
                self._paint_layer(painter, column)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for link in self._links:
                self._paint_link(painter, link)

    def _paint_layer(self, painter: QPainter, column: int) -> None:
        layer, room = self._columns[column], self._room(column)
        corner, wide, side, across = self._cells(column)
        rows = -(-len(layer.values) // across)
        area = QRectF(corner.x(), corner.y(), wide * across, side * rows)
        _paint_cells(painter, area, layer.values, (rows, across))
        painter.setPen(QPen(THEME.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if side >= _LEAST_GRID * THEME.current.scale and not layer.wide:
            painter.drawLines([QLineF(area.left() + k * wide, area.top(), area.left() + k * wide, area.bottom())
                               for k in range(1, across)])  # fmt: skip
            painter.drawLines([QLineF(area.left(), area.top() + k * side, area.right(), area.top() + k * side)
                               for k in range(1, rows)])  # fmt: skip
        painter.drawRect(area)
        self._paint_names(painter, column)
        painter.setPen(THEME.colour("ink"))
        painter.setFont(THEME.font(CONTROL_SIZE, bold=True))
        spread = _GAP * THEME.current.scale / 2 - 2
        head = QRectF(room.x() - spread, 2, room.width() + 2 * spread, self.fontMetrics().height() * 1.15)
        head.moveLeft(max(2.0, min(head.left(), self.width() - 2 - head.width())))  # the first and the last stay inside
        title = painter.fontMetrics().elidedText(layer.title, Qt.TextElideMode.ElideRight, int(head.width()))
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, title)

    def _paint_names(self, painter: QPainter, column: int) -> None:
        layer = self._columns[column]
        painter.setFont(THEME.font(TICK_SIZE))
        crowded = bool(layer.names) and self._cells(column)[2] < 0.8 * painter.fontMetrics().ascent()
        for unit, name in enumerate(layer.names):
            if crowded and unit != self._lit:  # one upon the other: the mouse tells them
                continue
            cell = self.rect_of(column, unit)
            painter.setPen(THEME.colour("ink"))
            painter.drawText(QPointF(cell.right() + 5, cell.center().y() + painter.fontMetrics().ascent() * 0.4), name)
        if layer.names and 0 <= self._lit < len(layer.values):
            painter.setPen(QPen(THEME.colour("accent"), 2.5 * THEME.current.scale))
            painter.drawRect(self.rect_of(column, self._lit))

    def _paint_link(self, painter: QPainter, link: UnitLink) -> None:
        start, end = self.rect_of(link.column, link.source), self.rect_of(link.column + 1, link.target)
        colour = QColor(THEME.colour("ink"))
        colour.setAlphaF(0.35 + 0.6 * link.share)
        painter.setPen(QPen(colour, (1 + 3 * link.share) * THEME.current.scale))
        painter.drawLine(QLineF(start.center(), QPointF(end.left(), end.center().y())))
        dot = QRectF(0, 0, 4, 4)
        dot.moveCenter(start.center())
        painter.fillRect(dot, colour)

    # Words.

    def event(self, event: QEvent) -> bool:
        """Tell the value of the unit under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.unit_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.told(*found) if found else "", self)
            return True
        return super().event(event)

    def told(self, column: int, unit: int) -> str:
        """Return what is said about a unit."""
        layer = self._columns[column]
        if not layer.known:
            return layer.title
        name = layer.names[unit] if layer.names else str(unit + 1)
        return f"{layer.title}\n{name}: {number_text(float(layer.values[unit]))}"

    # What leaves.

    def fit(self) -> None:
        """Do nothing: the layers are always whole."""

    def table(self, separator: str = "\t") -> str:
        """Return every value that is known: layer, unit, value."""
        rows = [(column.title, unit, value) for column in self._columns if column.known
                for unit, value in enumerate(column.values.tolist())]  # fmt: skip
        return table_text(("layer", "unit", "value"), rows, separator)


def _paint_cells(painter: QPainter, area: QRectF, values: np.ndarray, grid: tuple[int, int]) -> None:
    """Paint values as cells in rows and columns, all in one picture: a rectangle each would cost ten times as much."""
    cells = np.full(grid[0] * grid[1], THEME.colour("background").rgb(), np.uint32)
    cells[: len(values)] = signed_pixels(values)
    painter.drawImage(area, QImage(cells.data, grid[1], grid[0], 4 * grid[1], QImage.Format.Format_RGB32))
