"""Where the program paints its texts: which lie on each other, which are cut at an edge."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from unittest.mock import patch

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

LEANING = ("′", "j")  # what stands in the room of the letter before it: a mark, an index that leans
ROOM = 2.0  # px that the ink of two texts may share: letters of one formula lean over each other

CUT = 1.0  # px that a text may reach over the edge of its widget

Painted = dict[int, list[tuple[str, QRectF, bool]]]  # for each device what was painted where, and whether it is cut


@contextmanager
def noted_texts() -> Iterator[Painted]:
    """Note where painters write; they write as before."""
    found: Painted = {}
    write = QPainter.drawText

    def noted(painter: QPainter, *arguments) -> object:
        room = ink(painter, *arguments)
        if room is not None:
            place, device = painter.deviceTransform().mapRect(room), painter.device()
            found.setdefault(id(device), []).append((arguments[-1], place, is_cut(painter, room)))
        return write(painter, *arguments)

    with patch.object(QPainter, "drawText", noted):
        yield found


def ink(painter: QPainter, place, *rest) -> QRectF | None:
    """Return what the letters of a text of one line cover; None for other texts."""
    text, metrics = rest[-1], QFontMetricsF(painter.font())
    if not isinstance(text, str) or text.strip() in ("", *LEANING) or "\n" in text:
        return None
    letters = outlined(painter.font(), text.strip())
    before = metrics.horizontalAdvance(text[: len(text) - len(text.lstrip())])
    if isinstance(place, (QPoint, QPointF)):
        return letters.translated(QPointF(place) + QPointF(before, 0))
    if not isinstance(place, (QRect, QRectF)) or len(rest) < 2 or int(rest[0]) & int(Qt.TextFlag.TextWordWrap):
        return None
    line = QRectF(painter.boundingRect(QRectF(place), int(rest[0]), text))
    return letters.translated(line.left() + before, line.top() + metrics.ascent())


def outlined(font: QFont, text: str) -> QRectF:
    """Return what the letters of a text cover, from the left end of the baseline.

    `tightBoundingRect` says 3 to 7 px too much where a font has no italic and Qt slants the upright one.
    """
    path = QPainterPath()
    path.addText(QPointF(), font, text)
    return path.boundingRect()


def is_cut(painter: QPainter, room: QRectF) -> bool:
    """Return whether a text reaches over the left or the right edge of the widget that paints it."""
    device, own = painter.device(), painter.combinedTransform().mapRect(room)
    return isinstance(device, QWidget) and (own.left() < -CUT or own.right() > device.width() + CUT)


def collisions(painted: Painted) -> list[tuple[str, str]]:
    """Return which texts lie on each other; the same one painted twice is none."""
    found = []
    for texts in painted.values():
        for (one, a, _), (other, b, _) in combinations(texts, 2):
            shared = a.intersected(b)
            again = one == other and (a.topLeft() - b.topLeft()).manhattanLength() < 4
            if shared.width() > ROOM and shared.height() > ROOM and not again:
                found.append((one, other))
    return found


def cut_texts(painted: Painted) -> list[str]:
    """Return which texts reach over the left or the right edge of the widget that paints them."""
    return [text for texts in painted.values() for text, _, cut in texts if cut]
