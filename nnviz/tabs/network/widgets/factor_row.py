"""A product written as cards: factor × factor × factor = result, each with where it comes from.

In a low window name and number stand in one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.base.number_format import MINUS
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TICK_SIZE, TITLE_SIZE, blend
from nnviz.ui.plots.kept_picture import KeepsPicture
from nnviz.ui.widgets.network.diagram import LINES
from nnviz.ui.widgets.network.layout import TextWidths

_SIGN = 26.0  # px at scale 1 between two cards
_NUMBER = re.compile(rf"{MINUS}?\d+\.\d+")
_USUAL = f"{MINUS}0.001234"  # the longest number of four digits without a power of ten


@dataclass(frozen=True)
class Factor:
    """A card: what it is, its number, and where that comes from, each piece (text, role of its colour)."""

    name: str
    value: str
    pieces: tuple[tuple[str, str], ...]
    role: str = "ink"


def with_room(text: str) -> str:
    """Return a text with room for the digits of every number with a point, so that cards stay where they are in a drag.

    >>> with_room("0.5·0.25 = 12.345678") == "−0.001234·−0.001234 = 12.345678"
    True
    """
    return _NUMBER.sub(lambda found: found[0] if len(found[0]) > len(_USUAL) else _USUAL, text)


class FactorRow(KeepsPicture, QWidget):
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

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no picture while it is out of sight."""
        super().hideEvent(event)
        self.drop_picture()

    def _boxes(self) -> list[QRectF]:
        """Return where the cards are: each has what its texts need, and what is left of the row is shared evenly."""
        wanted = [self._wanted(factor) for factor in self.factors]
        sign, x, boxes = _SIGN * THEME.current.scale, 16.0, []
        room = self.width() - 32 - sign * (len(wanted) - 1)
        left, share = max(0.0, room - sum(wanted)) / len(wanted), min(1.0, room / sum(wanted))
        for width in wanted:
            boxes.append(QRectF(x, 1.5, width * share + left, self.height() - 3))
            x = boxes[-1].right() + sign
        return boxes

    def _wanted(self, factor: Factor) -> float:
        texts = factor.name, factor.value, "".join(text for text, _ in factor.pieces)
        name, value, origin = (widths.widest((with_room(text),)) for widths, text in
                               zip(self._known_widths, texts, strict=True))  # fmt: skip
        return 20 + max(name + self._space() + value if self._low else max(name, value), origin)

    def _line_width(self, factor: Factor) -> float:
        """Return what name and number need in one line."""
        name = self._metrics[0].horizontalAdvance(factor.name)
        return name + self._space() + self._metrics[1].horizontalAdvance(factor.value)

    def _space(self) -> float:
        return self._metrics[0].horizontalAdvance("  ")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cards and signs."""
        if not self.factors:
            return
        boxes = self._boxes()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if painter.paintEngine().type() in LINES:
                self._paint_backs(painter, boxes)
            else:
                key = [box.getRect() for box in boxes], [factor.role for factor in self.factors], THEME.current
                backs = self.kept_picture(key, self, lambda painter: self._paint_backs(painter, boxes))
                painter.drawPixmap(0, 0, backs)
            for factor, box in zip(self.factors, boxes, strict=True):
                self._paint_card(painter, factor, box)
            painter.setFont(self._fonts[1])
            painter.setPen(THEME.colour("ink"))
            for box, sign in zip(boxes, self.signs, strict=False):
                room = QRectF(box.right(), 0, _SIGN * THEME.current.scale, self.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_backs(self, painter: QPainter, boxes: Sequence[QRectF]) -> None:
        """Paint the cards without their texts."""
        theme = THEME.current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(THEME.colour("border"), 1))
        for factor, box in zip(self.factors, boxes, strict=True):
            painter.setBrush(blend(getattr(theme, factor.role), theme.background, 0.07))
            painter.drawRoundedRect(box, 6, 6)

    def _paint_card(self, painter: QPainter, factor: Factor, box: QRectF) -> None:
        """Paint the texts of a card."""
        top = box.top() + (0 if self._low else 3) * THEME.current.scale
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
        self._known_widths = [TextWidths(metrics) for metrics in self._metrics]
        self.updateGeometry()
        self.update()
