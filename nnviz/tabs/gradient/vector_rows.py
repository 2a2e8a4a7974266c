"""Quantities with two components, drawn to one scale: arrows for directions, squares for squares, bars for rates."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, Theme, blend
from nnviz.ui.widgets.formulas.text import line_text

_LINES, _FEW = 30, 4  # px at scale 1 of what a row must show, its two lines; so many rows always get as much


@dataclass(frozen=True)
class VectorRow:
    """One quantity: its picture ("arrow", "square", "bars"), scale, role, two values, and what is said of it (HTML)."""

    kind: str
    scale: str  # rows of the same scale are drawn to one
    role: str
    values: tuple[float, float]
    title: str
    note: str


class VectorRows(QWidget):
    """Rows of quantities, one under the other, each with its picture, its numbers and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[VectorRow] = ()
        self._lit = -1
        self._throttle = Throttle(self, self._take_rows)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies behind need not be painted with it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def sizeHint(self) -> QSize:
        """Ask for a column."""
        return QSize(360, 400)

    def show_rows(self, rows: Sequence[VectorRow]) -> None:
        """Show these rows."""
        if rows != self.rows:
            if len(rows) != len(self.rows):
                self.setMinimumHeight(round(min(len(rows), _FEW) * _LINES * THEME.current.scale))
            self.rows = rows
            self._throttle.call()

    def _take_rows(self) -> None:
        self.setAccessibleDescription("\n".join(line_text(f"{row.title} {row.note}").text for row in self.rows))
        self.update()

    def light(self, index: int) -> None:
        """Light up one row (−1: none)."""
        if index != self._lit:
            self._lit = index
            self.update()

    @Slot()
    def restyle(self) -> None:
        """Follow a change of theme."""
        self.setMinimumHeight(round(min(len(self.rows), _FEW) * _LINES * THEME.current.scale))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in equal heights."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self.rows:
                return
            scale = THEME.current.scale
            height = min(120 * scale, self.height() / len(self.rows))
            side = min(height - 12, 72 * scale)
            for index, row in enumerate(self.rows):
                area = QRectF(0, index * height, self.width(), height)
                if index == self._lit:
                    painter.fillRect(area, blend(THEME.current.accent, THEME.current.background, 0.12))
                picture = QRectF(8, area.y() + (height - side) / 2, side, side)
                paint = {"arrow": self._paint_arrow, "square": self._paint_squares, "bars": self._paint_bars}[row.kind]
                paint(painter, row, picture)
                self._paint_words(painter, row, area.adjusted(side + 24, 0, -8, 0))
                if index:
                    painter.setPen(THEME.colour("grid"))
                    painter.drawLine(area.topLeft(), area.topRight())

    def _largest(self, one: VectorRow) -> float:
        """Return the largest size among the rows that are drawn to one scale with this one."""
        alike = [row.values for row in self.rows if (row.kind, row.scale) == (one.kind, one.scale)]
        sizes = [math.hypot(*values) for values in alike] if one.kind == "arrow" else [v for two in alike for v in two]
        return max([abs(size) for size in sizes if math.isfinite(size)], default=0.0)

    def _paint_arrow(self, painter: QPainter, row: VectorRow, picture: QRectF) -> None:
        painter.setPen(THEME.colour("grid"))
        centre = picture.center()
        painter.drawLine(QPointF(picture.left(), centre.y()), QPointF(picture.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), picture.top()), QPointF(centre.x(), picture.bottom()))
        largest = self._largest(row)
        length = math.hypot(*row.values)
        if not largest or not length or not math.isfinite(length):
            return
        reach = picture.width() / 2
        share = max(length / largest, 0.06)  # the shortest still shows where it points
        dx, dy = row.values[0] / length * share * reach, -row.values[1] / length * share * reach
        pen = painter.pen()
        pen.setColor(THEME.colour(row.role))
        pen.setWidthF(2.5 * THEME.current.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        tip = centre + QPointF(dx, dy)
        painter.drawLine(centre, tip)
        head, angle = min(8 * THEME.current.scale, 0.6 * share * reach), math.atan2(dy, dx)
        for side in (2.65, -2.65):
            painter.drawLine(tip, tip + QPointF(head * math.cos(angle + side), head * math.sin(angle + side)))

    def _paint_squares(self, painter: QPainter, row: VectorRow, picture: QRectF) -> None:
        """Paint two squares side by side whose areas are the values."""
        largest = self._largest(row)
        colour = THEME.colour(row.role)
        for index, value in enumerate(row.values):
            cell = QRectF(picture.x() + index * picture.width() / 2, picture.y(), picture.width() / 2, picture.height())
            share = math.sqrt(value / largest) if largest and math.isfinite(value) and value > 0 else 0.0
            side = max(share * (cell.width() - 4), 1.0)
            square = QRectF(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side)
            painter.setPen(colour)
            painter.setBrush(blend(colour.name(), THEME.current.background, 0.35))
            painter.drawRect(square)

    def _paint_bars(self, painter: QPainter, row: VectorRow, picture: QRectF) -> None:
        """Paint two bars side by side whose heights are the values."""
        largest, colour = self._largest(row), THEME.colour(row.role)
        width = picture.width() / 2
        painter.setPen(colour)
        painter.setBrush(blend(colour.name(), THEME.current.background, 0.35))
        for index, value in enumerate(row.values):
            share = value / largest if largest and math.isfinite(value) and value > 0 else 0.0
            height = max(1.0, share * picture.height())
            painter.drawRect(QRectF(picture.x() + (index + 0.25) * width, picture.bottom() - height, width / 2, height))

    @staticmethod
    def _paint_words(painter: QPainter, row: VectorRow, area: QRectF) -> None:
        title = _document(row.title, "ink", area.width(), THEME.current)
        note = _document(row.note, "muted", area.width(), THEME.current)
        head, height = title.size().height(), title.size().height() + note.size().height()
        noted = height <= area.height()  # half a line of the sentence would be worse than none
        height = height if noted else head
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.x(), area.y() + max(2.0, (area.height() - height) / 2))
        title.drawContents(painter)
        if noted:
            painter.translate(0, head)
            note.drawContents(painter)
        painter.restore()


@lru_cache(maxsize=64)
def _document(text: str, role: str, width: float, theme: Theme) -> QTextDocument:
    """Return a text laid out in a width; the sentences stay the same while the numbers change."""
    document = QTextDocument()
    document.setDefaultFont(THEME.font(CONTROL_SIZE - 0.5))
    document.setDocumentMargin(0)
    document.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    document.setHtml(f'<div style="color:{getattr(theme, role)}">{text}</div>')
    document.setTextWidth(width)
    return document
