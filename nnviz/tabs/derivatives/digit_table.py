"""Long numbers one under the other, digit by digit: those that mean something, and those that are lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend

_SMALLEST, _STEP = 0.5, 0.02  # shares of the size of type
_EDGE = 4  # px that digits keep from the right edge


@dataclass(frozen=True)
class DigitRow:
    """One number: its name (HTML is not understood), the digits kept and lost, and a word beside it."""

    name: str
    kept: str
    lost: str
    note: str = ""
    strong: bool = False


class DigitTable(QWidget):
    """Painted with figures of one width; lost digits are grey and struck through."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[DigitRow, ...] = ()
        self._title = ""
        self._share = 1.0  # of the size of type, in which the longest number has room
        self._throttle = Throttle(self, self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_rows(self, title: str, rows: Sequence[DigitRow]) -> None:
        """Show these numbers under a title."""
        grown = len(rows) != len(self._rows)
        self._title, self._rows = title, tuple(rows)
        self.setAccessibleDescription("; ".join(f"{r.name} = {r.kept}{r.lost} {r.note}" for r in rows))
        if grown:
            self.updateGeometry()
        self._throttle.call()

    @property
    def rows(self) -> tuple[DigitRow, ...]:
        """What is shown."""
        return self._rows

    @property
    def title(self) -> str:
        """The line over the rows."""
        return self._title

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        return QSize(480, round((len(self._rows) + 1.2) * self._height()))

    def _height(self) -> float:
        return QFontMetricsF(self.font()).height() * 1.15

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and rows, the numbers' first digits in line."""
        with QPainter(self) as painter:
            height, left = self._height(), 16.0
            painter.setPen(THEME.colour("muted"))
            painter.setFont(fitted_font(self.font(), self._title, self.width() - left - _EDGE, _SMALLEST))
            painter.drawText(QRectF(left, 0, self.width() - left, height), _MIDDLE, self._title)
            names = QFontMetricsF(self.font())
            start = left + max((names.horizontalAdvance(row.name) for row in self._rows), default=0) + 20
            self._share = self._fitting_share(self.width() - start - _EDGE)
            for index, row in enumerate(self._rows, 1):
                self._paint_row(painter, row, QRectF(left, index * height, self.width() - left, height), start)

    def _fitting_share(self, room: float) -> float:
        """Return the share of the size of type in which all digits have room (px): small type does not scale evenly."""
        share = min(1.0, room / max(1.0, *(_width(row) for row in self._rows)))
        while share > _SMALLEST and any(_width(row, share) > room for row in self._rows):
            share -= _STEP
        return share

    def _paint_row(self, painter: QPainter, row: DigitRow, box: QRectF, start: float) -> None:
        theme = THEME.current
        painter.setFont(self.font())
        painter.setPen(THEME.colour("ink"))
        painter.drawText(box, _MIDDLE, row.name)
        mono = _mono(row.strong, self._share)
        painter.setFont(mono)
        metrics = QFontMetricsF(mono)
        sign = _sign(row)
        x = start
        grey = blend(theme.muted, theme.background, 0.75)
        for text, colour in ((sign + row.kept, THEME.colour("ink")), (row.lost, grey)):
            painter.setPen(colour)
            width = metrics.horizontalAdvance(text)
            painter.drawText(QRectF(x, box.y(), width + 2, box.height()), _MIDDLE, text)
            if text and text is row.lost:
                painter.drawLine(QLineF(x, box.center().y() + 1, x + width, box.center().y() + 1))
            x += width
        painter.setFont(self.font())
        painter.setPen(THEME.colour("muted"))
        if x + 20 + QFontMetricsF(self.font()).horizontalAdvance(row.note) <= self.width():
            painter.drawText(QRectF(x + 20, box.y(), self.width() - x - 20, box.height()), _MIDDLE, row.note)

    @Slot()
    def restyle(self) -> None:
        """Take the type of the theme in force."""
        self.setFont(THEME.font(CONTROL_SIZE))
        self.updateGeometry()
        self.update()


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _sign(row: DigitRow) -> str:
    """Return what stands before a number so that its first digit is in line with those of negative ones."""
    return "" if row.kept.startswith("−") else " "


def _width(row: DigitRow, share: float = 1.0) -> float:
    """Return how wide (px) the digits of a row are in a share of the usual size of type."""
    return QFontMetricsF(_mono(row.strong, share)).horizontalAdvance(_sign(row) + row.kept + row.lost)


def _mono(bold: bool, share: float = 1.0) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF((CONTROL_SIZE + 1) * THEME.current.scale * share)
    font.setBold(bold)
    return font
