"""Durations as bars on a logarithmic axis: what was measured here beside what is printed elsewhere."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import duration_text
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, blend
from nnviz.ui.widgets.time_chart import LogTimeAxis, TimeChart


@dataclass(frozen=True)
class MeasuredTime:
    """A row: its name (in the language in force), a remark, the printed seconds if any, and the measured ± deviation.

    good: whether the remark says that all is well.
    """

    name: str
    remark: str
    good: bool
    printed: float | None
    measured: float | None = None
    deviation: float = 0.0


class MeasuredTimes(TimeChart):
    """Paints rows of two bars each. `chosen(row)`: clicked, or reached with the arrow keys."""

    chosen = Signal(int)

    def __init__(self, context: str, title: str, measured: str, printed: str, x: str, remark: str) -> None:
        """title; names of the two bars, of the axis x and of the remarks (all in the source language)."""
        super().__init__(QSizePolicy.Policy.Expanding)
        self._context, self._texts = context, (title, measured, printed, x, remark)
        self.bars: tuple[MeasuredTime, ...] = ()
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def show_bars(self, bars: Sequence[MeasuredTime], current: int) -> None:
        """Show rows, one of them marked."""
        if tuple(bars) != self.bars or current != self.current:
            self.bars, self.current = tuple(bars), current
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the size of a plot."""
        return QSize(480, 400)

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        self.setAccessibleName(translate(self._context, self._texts[0]))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "bars"):
            self.retranslate()

    # Geometry.

    def _limits(self) -> tuple[int, int]:
        """Return the decades that hold every bar."""
        seconds = [v for bar in self.bars for v in (bar.printed, bar.measured, _top(bar)) if v]
        if not seconds:
            return -8, -4
        return min(-8, math.floor(math.log10(min(seconds)))), max(-4, math.ceil(math.log10(max(seconds))))

    def _area(self) -> QRectF:
        scale = THEME.current.scale
        names = QFontMetricsF(THEME.font(CONTROL_SIZE))
        left = max((names.horizontalAdvance(bar.name) for bar in self.bars), default=100) + 24
        left += self._remark_width()
        right = QFontMetricsF(THEME.font(TICK_SIZE)).horizontalAdvance("00.0 µs") + 10
        return QRectF(self.rect()).adjusted(left, 60 * scale, -right, -48 * scale)

    def _remark_width(self) -> float:
        texts = [bar.remark for bar in self.bars] + [translate(self._context, self._texts[4])]
        metrics = QFontMetricsF(THEME.font(TICK_SIZE + 1))
        return max(metrics.horizontalAdvance(text) for text in texts) + 20

    def row_at(self, y: float) -> int | None:
        """Return the row at a height of the widget, or None."""
        area = self._area()
        if not self.bars or not area.top() <= y < area.bottom():
            return None
        return int((y - area.top()) / area.height() * len(self.bars))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, legend, axis and bars."""
        with QPainter(self) as painter:
            theme, area = THEME.current, self._area()
            axis = LogTimeAxis(area, *self._limits())
            self.paint_title(painter, translate(self._context, self._texts[0]))
            self._paint_texts(painter, area)
            axis.paint(painter, 4, 20 * theme.scale, self.width())
            height = area.height() / max(1, len(self.bars))
            for index, bar in enumerate(self.bars):
                row = QRectF(0, area.top() + index * height, self.width(), height)
                if index == self.current:
                    painter.fillRect(row.adjusted(4, 1, -4, -1), blend(theme.accent, theme.background, 0.12))
                    if self.hasFocus():
                        painter.setPen(QPen(QColor(theme.accent), 2))
                        painter.drawRect(row.adjusted(5, 2, -5, -2))
                self._paint_row(painter, bar, row, axis)

    def _paint_texts(self, painter: QPainter, area: QRectF) -> None:
        theme = THEME.current
        measured, printed, x, remark = (translate(self._context, text) for text in self._texts[1:])
        painter.setFont(THEME.font(TICK_SIZE + 1))
        metrics = painter.fontMetrics()
        at = area.x()
        for text, colour in ((measured, QColor(theme.accent)), (printed, QColor(theme.muted))):
            side = metrics.ascent() * 0.8
            painter.fillRect(QRectF(at, 34 * theme.scale + 3, side, side), colour)
            painter.setPen(QColor(theme.ink))
            painter.drawText(QRectF(at + side + 6, 34 * theme.scale, 400, metrics.height()), 0, text)
            at += side + metrics.horizontalAdvance(text) + 30
        painter.setPen(QColor(theme.muted))
        head = QRectF(
            area.x() - self._remark_width(), 34 * theme.scale, self._remark_width() - 8, metrics.height()
        )
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, remark)
        bottom = QRectF(0, area.bottom() + 24 * theme.scale, self.width() - 12, 22 * theme.scale)
        painter.drawText(bottom, Qt.AlignmentFlag.AlignRight, x)

    def _paint_row(self, painter: QPainter, bar: MeasuredTime, row: QRectF, axis: LogTimeAxis) -> None:
        theme, area = THEME.current, axis.area
        painter.setFont(THEME.font(CONTROL_SIZE))
        painter.setPen(QColor(theme.ink))
        wide = self._remark_width()
        name = QRectF(12, row.top(), area.x() - wide - 16, row.height())
        painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.name)
        painter.setFont(THEME.font(TICK_SIZE + 1))
        painter.setPen(THEME.colour("right" if bar.good else "vermillion"))
        remark = QRectF(area.x() - wide, row.top(), wide - 8, row.height())
        painter.drawText(remark, Qt.AlignmentFlag.AlignCenter, bar.remark)
        thick = min(row.height() * 0.34, 18 * theme.scale)
        middle = row.center().y()
        painter.setFont(THEME.font(TICK_SIZE))
        for seconds, top, colour in ((bar.measured, middle - thick - 1, theme.accent),
                                     (bar.printed, middle + 1, theme.muted)):  # fmt: skip
            if seconds:
                end = axis.x(seconds)
                painter.fillRect(QRectF(area.x(), top, end - area.x(), thick), QColor(colour))
                painter.setPen(QColor(theme.ink))
                far = axis.x(_top(bar)) if colour == theme.accent else end
                box = QRectF(far + 6, top - 4, 300 * theme.scale, thick + 8)
                side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, side, duration_text(seconds))
        if bar.measured and bar.deviation > 0:
            ends = bar.measured - bar.deviation, _top(bar)
            _paint_deviation(painter, ends, middle - thick / 2 - 1, axis)

    # As with a plot.

    def table(self, separator: str = "\t") -> str:
        """Return the rows as text, times in seconds."""
        title, *names = (translate(self._context, text) for text in self._texts[:3])
        rows = [(bar.name, bar.measured, bar.printed, bar.deviation if bar.measured else None) for bar in self.bars]
        return table_text((title, *(f"{name} (s)" for name in names), "± (s)"), rows, separator)

    # Mouse and keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse."""
        row = self.row_at(event.position().y())
        if row is not None:
            self.chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row above or below."""
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self.bars:
            self.chosen.emit(min(len(self.bars) - 1, max(0, self.current + steps[event.key()])))
        else:
            super().keyPressEvent(event)



def _top(bar: MeasuredTime) -> float:
    return (bar.measured or 0.0) + bar.deviation


def _paint_deviation(painter: QPainter, ends: tuple[float, float], y: float, axis: LogTimeAxis) -> None:
    painter.setPen(QPen(QColor(THEME.current.ink), 1.5))
    low, high = axis.x(max(ends[0], 10.0**axis.low)), axis.x(ends[1])
    painter.drawLine(round(low), round(y), round(high), round(y))
    for x in (low, high):
        painter.drawLine(round(x), round(y - 4), round(x), round(y + 4))
