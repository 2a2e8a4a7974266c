"""A row of matrices and signs, as one writes x·W + b on a board; it shrinks until it fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend

_GAP, _BRACKET, _LEAST = 8.0, 5.0, 0.55  # px at scale 1; the smallest type, as a share of the usual one
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class RowTerm:
    """A matrix (rows of texts), or a sign between matrices. lit: it is what happens now."""

    content: Rows | str
    lit: bool = False


class MatrixRow(QWidget):
    """Paints terms in one line, two rows of text high."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: tuple[RowTerm, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_terms(self, terms: Sequence[RowTerm]) -> None:
        """Show these; the same ones again cost nothing."""
        if tuple(terms) != self.terms:
            self.terms = tuple(terms)
            self.update()

    def text(self) -> str:
        """Return all of it as one line of text."""
        return " ".join(_as_text(term.content) for term in self.terms)

    def sizeHint(self) -> QSize:
        """Ask for two rows of text between brackets."""
        return QSize(100, round(2 * self._metrics.lineSpacing() + 8 * THEME.current.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the terms from the left, as large as they fit."""
        columns = [[] if isinstance(term.content, str) else self._columns(term.content) for term in self.terms]
        widths = [self._width(term.content, own) for term, own in zip(self.terms, columns, strict=True)]
        gap = _GAP * THEME.current.scale
        total = sum(widths) + gap * max(0, len(widths) - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shrunk = max(_LEAST, min(1.0, (self.width() - 2 * gap) / total)) if total else 1.0
            painter.translate(gap, self.height() / 2)
            painter.scale(shrunk, shrunk)
            painter.setFont(self._font)
            x = 0.0
            for term, width, own in zip(self.terms, widths, columns, strict=True):
                self._paint_term(painter, term, x, width, own)
                x += width + gap

    def _width(self, content: Rows | str, columns: Sequence[float]) -> float:
        if isinstance(content, str):
            return self._metrics.horizontalAdvance(content)
        return sum(columns) + (len(content[0]) + 1) * _BRACKET * 2 * THEME.current.scale

    def _columns(self, content: Rows) -> list[float]:
        return [max(map(self._metrics.horizontalAdvance, column)) for column in zip(*content, strict=True)]

    def _paint_term(
        self, painter: QPainter, term: RowTerm, x: float, width: float, columns: Sequence[float]
    ) -> None:
        theme = THEME.current
        ink = QColor(theme.accent if term.lit else theme.ink)
        line = self._metrics.lineSpacing()
        if isinstance(term.content, str):
            painter.setPen(ink)
            painter.drawText(QRectF(x, -line, width, 2 * line), Qt.AlignmentFlag.AlignCenter, term.content)
            return
        tall = len(term.content) * line + 2 * theme.scale
        box = QRectF(x, -tall / 2, width, tall)
        if term.lit:
            painter.fillRect(box, blend(theme.accent, theme.background, 0.14))
        painter.setPen(QPen(ink, 1.5 * theme.scale))
        self._paint_brackets(painter, box)
        pad = _BRACKET * 2 * theme.scale
        for row, texts in enumerate(term.content):
            left = x + pad
            for text, column in zip(texts, columns, strict=True):
                place = QRectF(left, -len(term.content) * line / 2 + row * line, column, line)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
                left += column + pad

    def _paint_brackets(self, painter: QPainter, box: QRectF) -> None:
        foot = _BRACKET * THEME.current.scale
        lines = []
        for x, inward in ((box.left(), 1), (box.right(), -1)):
            lines.append(QLineF(x, box.top(), x, box.bottom()))
            lines += [QLineF(x, y, x + inward * foot, y) for y in (box.top(), box.bottom())]
        painter.drawLines(lines)

    @Slot()
    def restyle(self) -> None:
        """Take the type of the theme in force."""
        self._font = THEME.font(CONTROL_SIZE)
        self._metrics = QFontMetricsF(self._font)
        self.updateGeometry()
        self.update()


def _as_text(content: Rows | str) -> str:
    if isinstance(content, str):
        return content
    return "[" + "; ".join(" ".join(row) for row in content) + "]"
