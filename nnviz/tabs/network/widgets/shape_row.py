"""Arrays of one forward pass to scale: each as a rectangle as wide as it has columns and as high as it has rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend

_LEAST = 3.0  # px of a side
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Shape:
    """An array: its name, rows and columns, the role of the colour of each, and whether it takes part now.

    Sides that must agree, as those of x and W in x·W, have one colour.
    """

    name: str
    rows: int
    columns: int
    roles: tuple[str, str] = ("ink", "ink")
    lit: bool = False


class ShapeRow(QWidget):
    """Rectangles in a row, all in one scale; sides that must agree have one colour."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: tuple[Shape, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_shapes(self, shapes: Sequence[Shape]) -> None:
        """Show these."""
        if tuple(shapes) != self.shapes:
            self.shapes = tuple(shapes)
            self.setAccessibleDescription("; ".join(f"{s.name} ({s.rows}, {s.columns})" for s in self.shapes))
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to tell sizes apart."""
        return QSize(240, 100)

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    def table(self, separator: str = "\t") -> str:
        """Return names and sizes."""
        return table_text(("array", "rows", "columns"), [(s.name, s.rows, s.columns) for s in self.shapes], separator)

    def scale_of(self) -> float:
        """Return how many pixels one row or column is: the most with which everything has room."""
        up = max((shape.rows for shape in self.shapes), default=1)
        low, high = 1e-3, max(1e-3, (self.height() - 2 * self._metrics.height() - 12) / up)
        for _ in range(20):  # the width grows with the scale, but not evenly: labels need room of their own
            middle = (low + high) / 2
            low, high = (middle, high) if self._width_at(middle) <= self.width() else (low, middle)
        return low

    def _width_at(self, scale: float) -> float:
        return sum(self._cells(scale)) + self._gap() * (len(self.shapes) + 1)

    def _cells(self, scale: float) -> list[float]:
        """Return how wide each array is with its label."""
        return [max(_LEAST, shape.columns * scale, self._metrics.horizontalAdvance(_label(shape)))
                for shape in self.shapes]  # fmt: skip

    def _gap(self) -> float:
        return self._metrics.horizontalAdvance("   ")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rectangles with their names above and their shapes below."""
        scale, theme = self.scale_of(), THEME.current
        x = (self.width() - self._width_at(scale)) / 2 + self._gap()
        with QPainter(self) as painter:
            painter.setFont(THEME.font(CONTROL_SIZE))
            for shape, room in zip(self.shapes, self._cells(scale), strict=True):
                width, height = max(_LEAST, shape.columns * scale), max(_LEAST, shape.rows * scale)
                box = QRectF(x + (room - width) / 2, (self.height() - height) / 2, width, height)
                painter.fillRect(box, blend(theme.accent, theme.background, 0.45 if shape.lit else 0.08))
                self._paint_sides(painter, shape, box)
                painter.setPen(THEME.colour("ink"))
                line = self._metrics.height()
                painter.drawText(QRectF(x, box.top() - line - 3, room, line), _CENTRE, shape.name)
                self._paint_label(painter, shape, QPointF(box.center().x(), box.bottom() + 3 + self._metrics.ascent()))
                x += room + self._gap()

    @staticmethod
    def _paint_sides(painter: QPainter, shape: Shape, box: QRectF) -> None:
        """Paint the sides that are as high as there are rows in the colour of rows, the others in that of columns."""
        width = (3.0 if shape.lit else 1.5) * THEME.current.scale
        for role, ends in zip(shape.roles, (((box.topLeft(), box.bottomLeft()), (box.topRight(), box.bottomRight())),
                                            ((box.topLeft(), box.topRight()), (box.bottomLeft(), box.bottomRight()))),
                              strict=True):  # fmt: skip
            painter.setPen(QPen(THEME.colour(role), width))
            for start, end in ends:
                painter.drawLine(start, end)

    def _paint_label(self, painter: QPainter, shape: Shape, middle: QPointF) -> None:
        """Write (rows, columns) under an array, each number in the colour of its side."""
        x = middle.x() - self._metrics.horizontalAdvance(_label(shape)) / 2
        for text, role in (("(", "ink"), (str(shape.rows), shape.roles[0]), (", ", "ink"),
                           (str(shape.columns), shape.roles[1]), (")", "ink")):  # fmt: skip
            painter.setPen(THEME.colour(role))
            painter.drawText(QPointF(x, middle.y()), text)
            x += self._metrics.horizontalAdvance(text)

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self._metrics = QFontMetricsF(THEME.font(CONTROL_SIZE))
        self.update()


def _label(shape: Shape) -> str:
    return f"({shape.rows}, {shape.columns})"
