"""What charts of durations have in common: a title, and a logarithmic axis of seconds under the bars."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.number_format import duration_text
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE


@dataclass(frozen=True)
class LogTimeAxis:
    """An axis of whole decades (powers of ten, in seconds) under an area."""

    area: QRectF
    low: int
    high: int

    def x(self, seconds: float) -> float:
        """Return where a time is, the nearer end for one beyond the axis."""
        share = (math.log10(seconds) - self.low) / (self.high - self.low)
        return self.area.x() + self.area.width() * min(1.0, max(0.0, share))

    def paint(self, painter: QPainter, below: float, height: float, width: float) -> None:
        """Paint grid lines, and as many tick texts as there is room for; they begin `below` px under the area.

        width: of the chart; a text at its edge stays inside.
        """
        area = self.area
        painter.setFont(THEME.font(TICK_SIZE))
        room = painter.fontMetrics().horizontalAdvance("100 ms") * 1.3 * (self.high - self.low)
        for decade in range(self.low, self.high + 1, max(1, math.ceil(room / max(1.0, area.width())))):
            x = self.x(10.0**decade)
            painter.setPen(THEME.colour("grid"))
            painter.drawLine(round(x), round(area.top()), round(x), round(area.bottom()))
            painter.setPen(THEME.colour("muted"))
            text = duration_text(10.0**decade)
            half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1
            box = QRectF(max(half, min(x, width - half)) - half, area.bottom() + below, 2 * half, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip), text)


@dataclass(frozen=True)
class LinearTimeAxis:
    """An axis from 0 to the longest time, whose lengths can be compared by eye; without ticks."""

    area: QRectF
    longest: float

    def x(self, seconds: float) -> float:
        """Return where a time is."""
        return self.area.x() + self.area.width() * min(1.0, seconds / (self.longest or 1.0))


class TimeChart(QWidget):
    """The base of charts of durations; as a picture it is always whole."""

    def __init__(self, down: QSizePolicy.Policy) -> None:
        """down: what it does with room that is left below."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        THEME.changed.connect(self._on_theme)

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    def paint_title(self, painter: QPainter, title: str) -> None:
        """Paint the background and the title on it."""
        fill_background(painter, self.rect())
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        painter.setPen(THEME.colour("ink"))
        line = QRectF(0, 0, self.width(), 30 * THEME.current.scale)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, title)

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
