"""Lines in the plane (chapter 2): where w1·x1 + w2·x2 + b = 0 runs, its sides, and when none separates.

Nothing here divides by a single weight: vertical and horizontal lines are lines like all others, and w = 0,
where there is no line at all, has an answer everywhere.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

_LEAST_LENGTH = 0.1  # of w after its line was dragged: shorter ones could not be turned in steps of 0.001
_NEW_LENGTH = math.hypot(0.5, 0.5)  # of w when there was no line: that of the book's gates


def corners(box: Box) -> list[Point]:
    """Return the corners of a box, anticlockwise."""
    left, bottom, right, top = box
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def height(w: Point, b: float, point: Point) -> float:
    """Return z = w·x + b at a point."""
    return w[0] * point[0] + w[1] * point[1] + b


def clip(polygon: Sequence[Point], w: Point, b: float, positive: bool = True) -> list[Point]:
    """Return the part of a convex polygon where w·x + b > 0, or where it is not (Sutherland-Hodgman)."""
    kept: list[Point] = []
    ring = list(polygon)
    for p, q in zip(ring, ring[1:] + ring[:1], strict=True):
        at_p, at_q = height(w, b, p), height(w, b, q)
        if (at_p > 0) == positive:
            kept.append(p)
        if (at_p > 0) != (at_q > 0):
            share = at_p / (at_p - at_q)
            kept.append((p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])))
    return kept


def positive_side(w: Point, b: float, box: Box) -> list[Point]:
    """Return the polygon of a box where w·x + b > 0, anticlockwise; empty if there is none."""
    return clip(corners(box), w, b)


def segment(w: Point, b: float, box: Box) -> tuple[Point, Point] | None:
    """Return the ends of the line w·x + b = 0 in a box, 1 on the left of it; None if it misses the box."""
    length = math.hypot(*w)
    if length == 0:
        return None
    nx, ny = w[0] / length, w[1] / length
    foot = (-b / length * nx, -b / length * ny)
    along = (ny, -nx)  # w is on the left of it
    low, high = -math.inf, math.inf
    for start, step, least, most in zip(foot, along, box[:2], box[2:], strict=True):
        if abs(step) < 1e-12:
            if not least <= start <= most:
                return None
            continue
        one, other = sorted(((least - start) / step, (most - start) / step))
        low, high = max(low, one), min(high, other)
    if not low + 1e-9 < high:  # outside, or only touching a corner
        return None
    near, far = ((foot[0] + s * along[0], foot[1] + s * along[1]) for s in (low, high))
    return near, far


def grips(w: Point, b: float, box: Box) -> tuple[Point, Point, Point]:
    """Return where to take hold of a line inside a box: one end, the middle, the other end.

    A line that misses the box, or is none (w = 0), has its grips inside the box all the same: nearest to the
    line, or lying across the middle. The three are always apart.
    """
    ends = segment(w, b, box)
    length = math.hypot(*w)
    along = (w[1] / length, -w[0] / length) if length else (1.0, 0.0)
    room = min(box[2] - box[0], box[3] - box[1])
    if ends is None:
        corner, centre = min(corners(box), key=lambda p: abs(height(w, b, p))), _centre(box)
        # A little inside the corner, so that an arrow that points outwards still has room.
        share = 0.88 if length else 0.0
        middle = tuple(c + share * (edge - c) for c, edge in zip(centre, corner, strict=True))
        half = room / 8 if length else 0.4 * room
    else:
        middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2)
        half = max(room / 8, 0.4 * math.dist(*ends))
    first, last = (inside((middle[0] + s * along[0], middle[1] + s * along[1]), box) for s in (-half, half))
    if min(math.dist(first, middle), math.dist(last, middle)) < room / 20:  # squeezed into a corner
        middle = ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    return first, (middle[0], middle[1]), last


def inside(point: Point, box: Box) -> Point:
    """Return the point of a box that is nearest to a point."""
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])


def through(first: Point, last: Point, w: Point) -> tuple[Point, float] | None:
    """Return w and b of the line from `first` to `last`, with the length of the old w and 1 on the left.

    None when the two points are (almost) one: no line is better than another.
    """
    dx, dy = last[0] - first[0], last[1] - first[1]
    distance = math.hypot(dx, dy)
    if not 1e-6 < distance < math.inf:
        return None
    length = _useful_length(w)
    turned = (-dy / distance * length, dx / distance * length)
    return turned, 0.0 - turned[0] * first[0] - turned[1] * first[1]


def moved_to(point: Point, w: Point) -> tuple[Point, float]:
    """Return w and b of the line through a point, parallel to the old one (lying flat if there was none)."""
    length = math.hypot(*w)
    scale = _useful_length(w) / length if length else 0.0
    kept = (w[0] * scale, w[1] * scale) if length else (0.0, _NEW_LENGTH)
    return kept, 0.0 - kept[0] * point[0] - kept[1] * point[1]


def within_limits(w: Point, b: float, limit: float, decimals: int = 3) -> tuple[Point, float]:
    """Return w and b rounded, and scaled down together (the same line) where one exceeds the limit."""
    scale = min(1.0, limit / max(abs(w[0]), abs(w[1]), abs(b), limit))
    w1, w2, b = (round(v * scale, decimals) + 0.0 for v in (*w, b))
    return (w1, w2), b


def _useful_length(w: Point) -> float:
    length = math.hypot(*w)
    return max(length, _LEAST_LENGTH) if length else _NEW_LENGTH


def _centre(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


# When no line can separate.


@dataclass(frozen=True)
class Overlap:
    """Why no line separates two classes: a place that lies among the points of both."""

    place: Point
    zeros: tuple[Point, ...]  # the place is on the segment, or in the polygon, of these points of class 0 …
    ones: tuple[Point, ...]  # … and of these of class 1


def overlap(points: Sequence[Point], t: Sequence[int]) -> Overlap | None:
    """Return a place common to the convex hulls of the two classes, or None: then a line separates them.

    points: (N, 2); t: (N,) classes 0 or 1. Whoever has all of class 0 on one side of a line has their hull
    there, so a common place forbids every line; without one there is a line (separating axis).
    """
    zeros = hull([p for p, label in zip(points, t, strict=True) if not label])
    ones = hull([p for p, label in zip(points, t, strict=True) if label])
    for p in zeros:
        if _in_hull(p, ones):
            return Overlap(p, (p,), tuple(ones))
    for p in ones:
        if _in_hull(p, zeros):
            return Overlap(p, tuple(zeros), (p,))
    for a, b in _edges(zeros):
        for c, d in _edges(ones):
            if _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
                return Overlap(_crossing(a, b, c, d), (a, b), (c, d))
    return None


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the corners of the convex hull, anticlockwise (Andrew's monotone chain)."""
    ordered = sorted({(float(x), float(y)) for x, y in points})
    if len(ordered) < 3:
        return ordered
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]


def _chain(ordered: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for p in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
            chain.pop()
        chain.append(p)
    return chain


def _turn(a: Point, b: Point, c: Point) -> int:
    """Return 1 if a → b → c turns left, −1 right, 0 straight on: exactly, also where floats cannot tell."""
    one, other = (b[0] - a[0]) * (c[1] - a[1]), (b[1] - a[1]) * (c[0] - a[0])
    if abs(one - other) > 1e-14 * (abs(one) + abs(other) + 1e-300):
        return 1 if one > other else -1
    (ax, ay), (bx, by), (cx, cy) = ((Fraction(x), Fraction(y)) for x, y in (a, b, c))
    exact = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    return (exact > 0) - (exact < 0)


def _edges(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    if len(ring) < 2:
        return []
    return list(zip(ring, [*ring[1:], ring[0]], strict=True)) if len(ring) > 2 else [(ring[0], ring[1])]


def _in_hull(p: Point, ring: Sequence[Point]) -> bool:
    if len(ring) < 3:
        return p in ring or len(ring) == 2 and _turn(ring[0], ring[1], p) == 0 and _between(p, ring[0], ring[1])
    return all(_turn(a, b, p) >= 0 for a, b in _edges(ring))


def _between(p: Point, a: Point, b: Point) -> bool:
    return all(min(u, v) <= c <= max(u, v) for c, u, v in zip(p, a, b, strict=True))


def _crossing(a: Point, b: Point, c: Point, d: Point) -> Point:
    one = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    other = (b[0] - a[0]) * (d[1] - a[1]) - (b[1] - a[1]) * (d[0] - a[0])
    share = one / (one - other)
    return c[0] + share * (d[0] - c[0]), c[1] + share * (d[1] - c[1])
