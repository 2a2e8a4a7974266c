"""Short texts beside the places of a plane, where they collide with nothing."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

_AIR = 3.0  # px around a text that may be lain on
Place = tuple[float, float]
Stroke = tuple[Place, Place]


@dataclass(frozen=True)
class Label:
    """A text beside one of some places, the preferred first. gap: px at scale 1 that its mark takes up."""

    text: str
    places: tuple[Place, ...]
    role: str = "ink"
    gap: float = 11.0
    sides: tuple[str, ...] = (
        "right", "above", "below", "left", "above right", "below left", "above left", "below right",
    )  # fmt: skip


def label_gap(ringed: bool) -> float:
    """Return how far from the middle of a point its text begins, px at scale 1; a ring takes more room."""
    return 15.0 if ringed else 11.0


@dataclass(frozen=True)
class Obstacles:
    """What a label must not lie on: strokes and marks (data coordinates)."""

    strokes: tuple[Stroke, ...] = ()
    marks: tuple[Place, ...] = ()
    radius: float = 12.0  # px at scale 1, of the marks


_DIAGONAL = 0.7
_OFFSETS = {
    "right": (1.0, 0.0), "above": (0.0, -1.0), "below": (0.0, 1.0), "left": (-1.0, 0.0),
    "above right": (1.0, -1.0), "below right": (1.0, 1.0), "above left": (-1.0, -1.0), "below left": (-1.0, 1.0),
}  # fmt: skip


@dataclass
class Arrangement:
    """Puts boxes (px) where there is room: inside `bounds`, off the strokes and off each other."""

    bounds: QRectF
    strokes: Sequence[tuple[QPointF, QPointF]] = ()
    taken: list[QRectF] = field(default_factory=list)

    def place(self, boxes: Iterable[tuple[QRectF, Place]]) -> tuple[QRectF, Place]:
        """Return the first box that is free, or the one with the fewest collisions; it is taken from now on.

        boxes: each with the place that its text belongs to.
        """
        best, fewest = (QRectF(), (0.0, 0.0)), math.inf
        for box, place in boxes:
            count = self._collisions(box)
            if count < fewest:
                best, fewest = (box, place), count
            if not count:
                break
        self.taken.append(best[0])
        return best

    def _collisions(self, box: QRectF) -> int:
        tight = box.adjusted(_AIR, _AIR, -_AIR, -_AIR)
        count = sum(other.intersects(tight) for other in self.taken) + 3 * (not self.bounds.contains(tight))
        return count + sum(_crosses(stroke, tight) for stroke in self.strokes)


def _crosses(stroke: tuple[QPointF, QPointF], box: QRectF) -> bool:
    """Return whether a stroke meets a box (Liang and Barsky 1984)."""
    (a, b), enter, leave = stroke, 0.0, 1.0
    for start, run, low, high in ((a.x(), b.x() - a.x(), box.left(), box.right()),
                                  (a.y(), b.y() - a.y(), box.top(), box.bottom())):  # fmt: skip
        if abs(run) < 1e-9:
            if not low <= start <= high:
                return False
            continue
        ends = sorted(((low - start) / run, (high - start) / run))
        enter, leave = max(enter, ends[0]), min(leave, ends[1])
    return enter <= leave


def candidates(at: QPointF, width: float, height: float, gap: float, sides: Sequence[str]) -> Iterator[QRectF]:
    """Yield the boxes of a text (px) beside a mark, one for each side."""
    left, top = at.x() - width / 2, at.y() - height / 2
    for side in sides:
        dx, dy = _OFFSETS[side]
        away = gap * (_DIAGONAL if dx and dy else 1.0)
        yield QRectF(left + dx * (away + width / 2), top + dy * (away + height / 2), width, height)
