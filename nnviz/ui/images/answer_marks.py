"""What is written on an image that was answered: a badge with ✓ or ✗ in its corner, and a caption under it."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText

from nnviz.ui.base.theme import THEME

_MARKED = 15  # px of an image's side from which a wrong one has a badge
_LARGE = 180  # px of an image's side from which what is right has one too; on many small ones it is noise
_UNDER = 4  # px from an image to its caption: a frame round the image must not touch it
RIGHT, WRONG, PLAIN = 1, 0, -1


def paint_badge(painter: QPainter, box: QRectF, mark: int) -> None:
    """Paint a badge with ✗ or ✓ in the upper right corner of an image."""
    scale = THEME.current.scale
    if mark == PLAIN or box.width() < (_MARKED if mark == WRONG else _LARGE) * scale:
        return
    side = min(20 * scale, max(7 * scale, box.width() * 0.26))
    badge = QRectF(box.right() - side + 1, box.top() - 1, side, side)
    painter.fillRect(badge, THEME.colour("vermillion" if mark == WRONG else "right"))
    painter.setPen(QPen(THEME.colour("background"), max(1.5, side / 7)))
    inner = badge.adjusted(0.26 * side, 0.26 * side, -0.26 * side, -0.26 * side)
    if mark == WRONG:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    else:
        low = QPointF(inner.x() + 0.36 * inner.width(), inner.bottom())
        painter.drawLine(QPointF(inner.left(), inner.center().y()), low)
        painter.drawLine(low, inner.topRight())


class Captions:
    """Paints texts under images. They are laid out once: the same few come again and again."""

    def __init__(self, size: float) -> None:
        """size: of the type."""
        self._size = size
        self._laid_out: dict[tuple[str, int], QStaticText] = {}

    def forget(self) -> None:
        """Lay them out anew, because the type or the room has changed."""
        self._laid_out.clear()

    def paint(self, painter: QPainter, tiles: Iterable[tuple[QRectF, int, str]], room: float) -> None:
        """Paint (image, mark, caption) in the colours of the marks; what is wider than `room` is cut."""
        tiles = list(tiles)
        # One kind of mark after the other: a new font or pen costs more than a text.
        for mark, role in ((RIGHT, "right"), (PLAIN, "ink"), (WRONG, "vermillion")):
            font = THEME.font(self._size, bold=mark == WRONG)
            painter.setFont(font)
            painter.setPen(THEME.colour(role))
            for box, of, caption in tiles:
                if of == mark and caption:
                    text = self._text(caption, mark, font, room)
                    left = box.center().x() - text.size().width() / 2
                    painter.drawStaticText(QPointF(left, box.bottom() + _UNDER), text)

    def _text(self, caption: str, mark: int, font: QFont, room: float) -> QStaticText:
        if (caption, mark) not in self._laid_out:
            if len(self._laid_out) > 1000:
                self._laid_out.clear()
            text = QStaticText(QFontMetrics(font).elidedText(caption, Qt.TextElideMode.ElideRight, round(room)))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(font=font)
            self._laid_out[caption, mark] = text
        return self._laid_out[caption, mark]
