"""Times side by side: a line of words and a bar for each, on a logarithmic axis or a linear one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.time_chart import LinearTimeAxis, LogTimeAxis, TimeChart


@dataclass(frozen=True)
class TimeBar:
    """A time in seconds, its name, what is said beside the name, and the role of its colour."""

    name: str
    seconds: float
    note: str = ""
    role: str = "training"


class TimeBars(TimeChart):
    """Paints up to a handful of times; all texts come in the language in force."""

    def __init__(self, linear: bool = False) -> None:
        """linear: bars as long as their times, without title and axis: what a hundred times as long looks like."""
        super().__init__(QSizePolicy.Policy.Fixed if linear else QSizePolicy.Policy.Preferred)
        self.linear = linear
        self.bars: tuple[TimeBar, ...] = ()
        self._title = self._axis = ""

    def show_times(self, title: str, axis: str, bars: Sequence[TimeBar]) -> None:
        """Show times; axis says what they are."""
        if (title, axis, tuple(bars)) != (self._title, self._axis, self.bars):
            before = self.sizeHint()
            self._title, self._axis, self.bars = title, axis, tuple(bars)
            self.setAccessibleName(title or self.accessibleName())
            self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.note}" for bar in bars))
            if self.sizeHint() != before:  # else the whole window would be laid out and painted with every other time
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        if self.linear:
            return QSize(320, round((12 + self._row() * max(2, len(self.bars))) * THEME.current.scale))
        return QSize(320, round((30 + 52 * max(2, len(self.bars)) + 48) * THEME.current.scale))

    def _row(self) -> float:
        """Return how high a row without axis is, px at scale 1."""
        return 24.0 if in_low_window(self) else 44.0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less height in a low window."""
        super().resizeEvent(event)
        if self.linear and self.height() != self.sizeHint().height():
            self.updateGeometry()

    def table(self, separator: str = "\t") -> str:
        """Return names and seconds as text."""
        head = self._title or self.accessibleName() or "name"
        return table_text((head, "s"), [(bar.name, bar.seconds) for bar in self.bars], separator)

    def limits(self) -> tuple[int, int]:
        """Return the decades (powers of ten, in seconds) that hold every bar with something to see of each."""
        seconds = [bar.seconds for bar in self.bars if bar.seconds > 0]
        if not seconds:
            return -6, -3
        low = math.floor(math.log10(min(seconds)) - 0.3)
        return low, max(low + 2, math.ceil(math.log10(max(seconds))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, axis, words and bars."""
        scale = THEME.current.scale
        with QPainter(self) as painter:
            if self.linear:
                self._paint_linear(painter)
                return
            self.paint_title(painter, self._title)
            row = min(64.0 * scale, (self.height() - 82 * scale) / max(2, len(self.bars)))
            area = QRectF(20, 32 * scale, self.width() - 48 * scale, row * max(2, len(self.bars)))
            axis = LogTimeAxis(area, *self.limits())
            axis.paint(painter, 2, 18 * scale, self.width())
            below = QRectF(0, area.bottom() + 20 * scale, self.width(), 20 * scale)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._axis)
            for index, bar in enumerate(self.bars):
                self._paint_bar(painter, bar, QRectF(area.x(), area.y() + index * row, area.width(), row), axis)

    def _paint_linear(self, painter: QPainter) -> None:
        fill_background(painter, self.rect())
        row, width = self._row() * THEME.current.scale, self.width() - 40.0
        axis = LinearTimeAxis(QRectF(20, 0, width, self.height()), max((bar.seconds for bar in self.bars), default=0.0))
        for index, bar in enumerate(self.bars):
            self._paint_bar(painter, bar, QRectF(20, 4 + index * row, width, row), axis)

    def _paint_bar(self, painter: QPainter, bar: TimeBar, row: QRectF, axis: LogTimeAxis | LinearTimeAxis) -> None:
        scale, middle = THEME.current.scale, Qt.AlignmentFlag.AlignVCenter
        share = 0.72 if row.height() < 36 * scale else 0.5  # of the height that the words take
        words = QRectF(row.x(), row.y(), self.width() - row.x() - 8, row.height() * share)
        painter.setPen(THEME.colour("ink"))
        for text, bold in ((bar.name, True), (bar.note, False)):
            painter.setFont(THEME.font(CONTROL_SIZE, bold=bold))
            wide, tall = painter.fontMetrics().horizontalAdvance(text), painter.fontMetrics().height()
            ground = QRectF(words.x() - 2, words.center().y() - tall / 2, wide + 4, tall) & words.adjusted(-2, 0, 0, 0)
            painter.fillRect(ground, THEME.colour("background"))  # no line of the axis goes through the text
            painter.drawText(words, middle, text)
            words.setLeft(words.x() + wide + 10 * scale)
        if bar.seconds > 0:
            length = max(2.0, axis.x(bar.seconds) - row.x())
            box = QRectF(row.x(), words.bottom(), length, row.height() * min(0.34, 0.94 - share))
            painter.fillRect(box, THEME.colour(bar.role))

