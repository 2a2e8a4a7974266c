"""A product written as cards: factor × factor × factor = result, each with where it comes from.

In a low window name and number stand in one line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.base.number_format import MINUS
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TICK_SIZE, TITLE_SIZE, blend

_SIGN = 26.0  # px at scale 1 between two cards


@dataclass(frozen=True)
class Factor:
    """A card: what it is, its number, and where that comes from, each piece (text, role of its colour)."""

    name: str
    value: str
    pieces: tuple[tuple[str, str], ...]
    role: str = "ink"


class FactorRow(QWidget):
    """Cards with signs between them."""

    def __init__(self) -> None:
        super().__init__()
        self.factors: tuple[Factor, ...] = ()
        self.signs: tuple[str, ...] = ()
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_factors(self, factors: Sequence[Factor], signs: Sequence[str]) -> None:
        """Show cards, and the sign behind each but the last."""
        if (tuple(factors), tuple(signs)) != (self.factors, self.signs):
            self.factors, self.signs = tuple(factors), tuple(signs)
            self.setAccessibleDescription(self.spoken())
            self.update()

    def spoken(self) -> str:
        """Return the product as a line of text."""
        parts = [f"{f.name} = {f.value} ({''.join(text for text, _ in f.pieces)})" for f in self.factors]
        return " ".join(part for pair in zip(parts, (*self.signs, ""), strict=False) for part in pair).strip()

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    def table(self, separator: str = "\t") -> str:
        """Return name, number and origin of each factor."""
        rows = [(f.name, f.value.replace(MINUS, "-"), "".join(text for text, _ in f.pieces)) for f in self.factors]
        return table_text(("factor", "value", "from"), rows, separator)

    def sizeHint(self) -> QSize:
        """Return room for three lines, in a low window for two."""
        heights = sum(QFontMetrics(font).height() for font in self._fonts[self._low :])
        return QSize(300, round(heights + (4 if self._low else 10) * THEME.current.scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less height in a low window."""
        super().resizeEvent(event)
        if self._low != in_low_window(self):
            self.restyle()

    def _widths(self, room: float) -> list[float]:
        """Return the widths of the cards: what their texts need, and what is left shared evenly."""
        wanted = [20 + max(self._line_width(factor),
                           self._metrics[2].horizontalAdvance("".join(text for text, _ in factor.pieces)))
                  for factor in self.factors]  # fmt: skip
        left = room - sum(wanted)
        if left >= 0:
            return [w + left / len(wanted) for w in wanted]
        return [w * room / sum(wanted) for w in wanted]

    def _line_width(self, factor: Factor) -> float:
        """Return what name and number need, below each other or in one line."""
        name = self._metrics[0].horizontalAdvance(factor.name)
        value = self._metrics[1].horizontalAdvance(factor.value)
        return name + self._space() + value if self._low else max(name, value)

    def _space(self) -> float:
        return self._metrics[0].horizontalAdvance("  ")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cards and signs."""
        if not self.factors:
            return
        sign, x = _SIGN * THEME.current.scale, 16.0
        room = self.width() - 32 - sign * (len(self.factors) - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, (factor, width) in enumerate(zip(self.factors, self._widths(room), strict=True)):
                self._paint_card(painter, factor, QRectF(x, 1.5, width, self.height() - 3))
                x += width
                if index < len(self.signs):
                    painter.setFont(self._fonts[1])
                    painter.setPen(THEME.colour("ink"))
                    painter.drawText(QRectF(x, 0, sign, self.height()), Qt.AlignmentFlag.AlignCenter, self.signs[index])
                x += sign

    def _paint_card(self, painter: QPainter, factor: Factor, box: QRectF) -> None:
        theme = THEME.current
        painter.setPen(QPen(THEME.colour("border"), 1))
        painter.setBrush(blend(getattr(theme, factor.role), theme.background, 0.07))
        painter.drawRoundedRect(box, 6, 6)
        top = box.top() + (0 if self._low else 3) * theme.scale
        for line, index, text, role in self._lines(factor, box.left() + 4, top, box.width() - 8):
            fits = self._metrics[index].horizontalAdvance(text) <= line.width()
            painter.setFont(self._fonts[index] if fits else fitted_font(self._fonts[index], text, line.width()))
            painter.setPen(THEME.colour(role))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
            top = line.bottom()
        height = self._metrics[2].height()
        self._paint_pieces(painter, factor, QRectF(box.left() + 6, top, box.width() - 12, height), self._fonts[2])

    def _lines(self, factor: Factor, left: float, top: float,
               width: float) -> Iterator[tuple[QRectF, int, str, str]]:
        """Yield where name and number stand, the number of their font, the text and its colour."""
        small, large, _ = self._metrics
        if not self._low:
            yield QRectF(left, top, width, small.height()), 0, factor.name, "muted"
            yield QRectF(left, top + small.height(), width, large.height()), 1, factor.value, factor.role
            return
        share = min(1.0, width / self._line_width(factor))  # of the room that they need
        name = share * small.horizontalAdvance(factor.name)
        start = left + (width - share * self._line_width(factor)) / 2
        yield QRectF(start, top, name, large.height()), 0, factor.name, "muted"
        start += name + share * self._space()
        line = QRectF(start, top, share * large.horizontalAdvance(factor.value) + 2, large.height())
        yield line, 1, factor.value, factor.role

    @staticmethod
    def _paint_pieces(painter: QPainter, factor: Factor, room: QRectF, font: QFont) -> None:
        font = QFont(font)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        whole = metrics.horizontalAdvance("".join(text for text, _ in factor.pieces))
        if whole > room.width() and font.pointSizeF() > 6:
            font.setPointSizeF(max(5.0, font.pointSizeF() * room.width() / whole * 0.98))
            painter.setFont(font)
            metrics = QFontMetricsF(font)
            whole = metrics.horizontalAdvance("".join(text for text, _ in factor.pieces))
        x = room.left() + (room.width() - whole) / 2
        for text, role in factor.pieces:
            painter.setPen(THEME.colour(role))
            width = metrics.horizontalAdvance(text)
            painter.drawText(QRectF(x, room.top(), width + 2, room.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += width

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self._low = in_low_window(self)
        large = TITLE_SIZE if self._low else FIGURE_SIZE
        self._fonts = THEME.font(CONTROL_SIZE), THEME.font(large, bold=True), THEME.font(TICK_SIZE)
        self._metrics = [QFontMetricsF(font) for font in self._fonts]
        self.updateGeometry()
        self.update()
