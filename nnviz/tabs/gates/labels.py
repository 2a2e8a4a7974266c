"""Short texts beside the places of a plane, where they collide with nothing."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_AIR = 3.0  # px around a text that may be lain on
Place = tuple[float, float]
Stroke = tuple[Place, Place]
PixelBox = tuple[float, float, float, float]  # left, top, right, bottom: in a drag plain numbers cost less than QRectF


@dataclass(frozen=True)
class Label:
    """A text beside one of some places, the preferred first. gap: px at scale 1 that its mark takes up.

    Where it would lie on something: optional: it is left out; short: this is written instead, unless it is "".
    """

    text: str
    places: tuple[Place, ...]
    role: str = "ink"
    gap: float = 11.0
    sides: tuple[str, ...] = (
        "right", "above", "below", "left", "above right", "below left", "above left", "below right",
    )  # fmt: skip
    bold: bool = False
    optional: bool = False
    short: str = ""


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

    bounds: PixelBox
    strokes: Sequence[Stroke] = ()
    taken: list[PixelBox] = field(default_factory=list)

    def place(self, boxes: Iterable[tuple[PixelBox, Place]], optional: bool = False) -> tuple[PixelBox, Place] | None:
        """Return the first box that is free, or the one with the fewest collisions; it is taken from now on.

        boxes: each with the place that its text belongs to; optional: None rather than one that collides.
        """
        best, fewest = ((0.0, 0.0, 0.0, 0.0), (0.0, 0.0)), math.inf
        for box, place in boxes:
            count = self._collisions(box)
            if count < fewest:
                best, fewest = (box, place), count
            if not count:
                break
        if optional and fewest:
            return None
        self.taken.append(best[0])
        return best

    def _collisions(self, box: PixelBox) -> int:
        left, top, right, bottom = box[0] + _AIR, box[1] + _AIR, box[2] - _AIR, box[3] - _AIR
        west, north, east, south = self.bounds
        count = 0 if west <= left and right <= east and north <= top and bottom <= south else 3
        for x, y, u, v in self.taken:
            count += x < right and left < u and y < bottom and top < v
        return count + sum(_crosses(stroke, (left, top, right, bottom)) for stroke in self.strokes)


def _crosses(stroke: Stroke, box: PixelBox) -> bool:
    """Return whether a stroke meets a box (Liang and Barsky 1984)."""
    ((ax, ay), (bx, by)), enter, leave = stroke, 0.0, 1.0
    for start, run, low, high in ((ax, bx - ax, box[0], box[2]), (ay, by - ay, box[1], box[3])):
        if abs(run) < 1e-9:
            if not low <= start <= high:
                return False
            continue
        one, other = (low - start) / run, (high - start) / run
        enter, leave = max(enter, min(one, other)), min(leave, max(one, other))
    return enter <= leave


def candidates(at: Place, width: float, height: float, gap: float, sides: Sequence[str]) -> Iterator[PixelBox]:
    """Yield the boxes of a text (px) beside a mark, one for each side."""
    left, top = at[0] - width / 2, at[1] - height / 2
    for side in sides:
        dx, dy = _OFFSETS[side]
        away = gap * (_DIAGONAL if dx and dy else 1.0)
        x, y = left + dx * (away + width / 2), top + dy * (away + height / 2)
        yield x, y, x + width, y + height
