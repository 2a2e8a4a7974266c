"""Where the units of a network stand, how large they are, and where on its wire a number finds room.

Coordinates are pixels. Nothing overlaps: a caption for which there is no room is left out, and so is a number that
finds no free place on its wire (a tool tip and the strip still say it).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TICK_SIZE
from nnviz.ui.widgets.network.parts import Node, Wire

MOST_UNITS = 8
"""Units of a layer that are drawn one by one; a larger layer is folded."""
FOLD = "⋮"
_FACES = (FIGURE_SIZE - 2, CONTROL_SIZE + 1, TICK_SIZE, 8, 7, 6)  # of the number in a unit
_LARGEST = 30.0  # px at scale 1: half the height of a unit
_STANDING = str.maketrans(dict.fromkeys("123456789⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0"))
_MOST_TEXTS = 1000  # whose widths are kept
_PLACES = (0.34, 0.26, 0.42, 0.5, 0.58, 0.66, 0.19, 0.74)  # of a number along its wire, the best first


def folded(count: int, most: int = MOST_UNITS) -> list[int | None]:
    """Return which units of a layer are drawn, None for the place where units are left out.

    >>> folded(3), folded(784, 6)
    ([0, 1, 2], [0, 1, 2, None, 782, 783])
    """
    if count <= most:
        return list(range(count))
    first = most // 2
    return [*range(first), None, *range(count - (most - first - 1), count)]


def rows(count: int, largest: int) -> list[float]:
    """Return how far down (0 to 1) the units of a layer stand in a network whose largest layer has `largest`."""
    step = 1 / max(1, largest - 1)
    return [0.5 + (index - (count - 1) / 2) * step for index in range(count)]


@dataclass(frozen=True)
class Geometry:
    """Centres of the units by key, half the size of one, the font of its number, and which captions have room."""

    centres: dict[str, QPointF]
    half: QSizeF
    face: QFont
    captions: bool
    line: float  # height of a caption

    @cached_property
    def _boxes(self) -> dict[str, QRectF]:
        wide, high = self.half.width(), self.half.height()
        return {key: QRectF(at.x() - wide, at.y() - high, 2 * wide, 2 * high) for key, at in self.centres.items()}

    def box(self, key: str) -> QRectF:
        """Return the room of a unit without its captions."""
        return QRectF(self._boxes[key])

    def full_box(self, node: Node) -> QRectF:
        """Return the room of a unit with its captions."""
        box = self.box(node.key)
        if self.captions:
            box.adjust(0, -self.line if node.above else 0, 0, self.line if node.below else 0)
        return box


def standing(text: str) -> str:
    """Return a text as wide as any with as many characters, so that changing numbers do not move anything."""
    return text.translate(_STANDING)


class TextWidths:
    """How wide texts are in one type, whatever their digits; each is measured once."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self.metrics = metrics
        self._known: dict[str, float] = {}

    def widest(self, texts: Iterable[str]) -> float:
        """Return the width of the widest of some lines, 0 without any."""
        return max(map(self._width, {text.translate(_STANDING) for text in texts}), default=0.0)

    def _width(self, text: str) -> float:
        width = self._known.get(text)
        if width is None:
            if len(self._known) >= _MOST_TEXTS:
                self._known.clear()
            width = self._known[text] = max(map(self.metrics.horizontalAdvance, text.split("\n")))
        return width


@dataclass(frozen=True)
class Room:
    """All that places and sizes follow from besides the size of the picture: where units are, and what they need.

    widest: the longest text in a unit; beside, around: the widths of captions beside units, and above or below them.
    """

    places: tuple[tuple[object, ...], ...]
    widest: str
    beside: float
    around: float


def room_of(nodes: Sequence[Node], widths: TextWidths) -> Room:
    """Return the room that nodes need."""
    places = tuple((n.key, n.x, n.y, bool(n.above), bool(n.below)) for n in nodes)
    texts = [standing(node.text) for node in nodes]
    longest = max(map(len, texts), default=0)
    around = [text for node in nodes for text in (node.above, node.below)]
    return Room(places, max((text for text in texts if len(text) == longest), default=""),
                widths.widest(node.caption for node in nodes), widths.widest(around))  # fmt: skip


def geometry(nodes: Sequence[Node], room: Room, size: QSizeF, line: float) -> Geometry:
    """Return where units with some room stand in a picture of a size; line: the height of the small type."""
    columns: dict[float, list[float]] = {}
    for node in nodes:
        columns.setdefault(node.x, []).append(node.y)
    above, below = (any(getattr(node, side) for node in nodes) for side in ("above", "below"))
    side = room.beside + 10
    gap = _least_gap(columns.values())
    across = (size.width() - 2 * side) / max(1, len(columns))
    for captions in (True, False):
        extra = captions * line * (above + below)
        high = _half_height(size.height() - 8, gap, extra)
        least = QFontMetricsF(THEME.font(_FACES[3])).height() / 2 + 1
        if high >= least or not captions:
            break
    face, half = _face(room.widest, high, 0.27 * across)
    if captions and (above or below):  # a unit is as wide as what stands over and under it
        half.setWidth(max(half.width(), room.around / 2 + 3))
    top = half.height() + 4 + (captions and above) * line
    bottom = half.height() + 4 + (captions and below) * line
    left = half.width() + 4 + side
    inner = QSizeF(size.width() - 2 * left, size.height() - top - bottom)
    centres = {n.key: QPointF(left + n.x * inner.width(), top + n.y * inner.height()) for n in nodes}
    return Geometry(centres, half, face, bool(captions and (above or below)), line)


def _least_gap(columns: Iterable[Sequence[float]]) -> float:
    """Return the smallest distance (0 to 1) of two units in a column; 1 where there are no two."""
    gaps = [b - a for column in columns for a, b in zip(sorted(column)[:-1], sorted(column)[1:], strict=True)]
    return min(gaps, default=1.0)


def _half_height(height: float, gap: float, extra: float) -> float:
    """Return half the height of a unit: `gap` of what the units leave of the height is its room and its captions'."""
    whole = gap * (height - extra) / (1 + gap) - extra - 4 if gap < 1 else height / 3 - extra - 4
    return min(whole / 2, _LARGEST * THEME.current.scale)


def _face(widest: str, high: float, across: float) -> tuple[QFont, QSizeF]:
    """Return the largest type in which a text fits into a unit, and half the size of the unit."""
    for size in _FACES:
        font = THEME.font(size, bold=True)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(widest)
        if metrics.height() <= 2 * high and wide + 10 <= 2 * across:
            break
    return font, QSizeF(max(min(high, across), wide / 2 + 5), max(4.0, high))


def label_rects(wires: Sequence[Wire], nodes: Sequence[Node], shape: Geometry, metrics: QFontMetricsF,
                first: Iterable[str] = ()) -> dict[str, QRectF]:
    """Return where on each wire its text stands, by the wire's key; without those that find no room.

    first: keys of wires that choose before the others.
    """
    taken = [_sides(shape.full_box(node).adjusted(-2, -1, 2, 1)) for node in nodes]
    order = dict.fromkeys(first)
    found: dict[str, QRectF] = {}
    for wire in sorted((w for w in wires if w.text or w.under), key=lambda w: w.key not in order):
        lines = [*wire.text.splitlines(), *wire.under.splitlines()]
        size = QSizeF(max(metrics.horizontalAdvance(standing(line)) for line in lines) + 6,
                      metrics.height() * len(lines) + 5 * bool(wire.under))  # fmt: skip
        start, end = shape.centres[wire.start], shape.centres[wire.end]
        for share in _PLACES:
            middle = start + (end - start) * share
            box = QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())
            if _is_free(box, taken):
                found[wire.key] = box
                taken.append(_sides(box))
                break
    return found


Sides = tuple[float, float, float, float]


def _sides(box: QRectF) -> Sides:
    return box.left(), box.top(), box.right(), box.bottom()


def _is_free(box: QRectF, taken: Iterable[Sides]) -> bool:
    left, top, right, bottom = _sides(box)
    return not any(left < x2 and x1 < right and top < y2 and y1 < bottom for x1, y1, x2, y2 in taken)


def wire_at(wires: Sequence[Wire], shape: Geometry, at: QPointF, reach: float) -> str:
    """Return the key of the wire that passes a place most closely, "" if none does within `reach` pixels."""
    best, nearest = "", reach
    for wire in wires:
        start, end = shape.centres[wire.start], shape.centres[wire.end]
        along, offset = end - start, at - start
        length = QPointF.dotProduct(along, along) or 1.0
        share = min(1.0, max(0.0, QPointF.dotProduct(offset, along) / length))
        away = offset - along * share
        distance = (away.x() ** 2 + away.y() ** 2) ** 0.5
        if distance < nearest:
            best, nearest = wire.key, distance
    return best
