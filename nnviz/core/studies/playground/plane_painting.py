"""Points that are painted: every stroke makes new ones from the old, which stay as they are.

A point is (x₁, x₂, t) with t its class (or a number to regress); many are a tuple of them, as a State holds it.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
from collections.abc import Iterable

import numpy as np

from nnviz.core.problems import Problem
from nnviz.core.studies.playground.plane_data import MOST_POINTS, PLANE, TOO_MANY_POINTS, PlaneData

Point = tuple[float, float, float]
Points = tuple[Point, ...]

_DIGITS = 3
"""Digits after the point of a painted place: a thousandth of the plane, less than a pixel."""


def points_of(data: PlaneData) -> Points:
    """Return points to paint on from any data, in their order; what noise moved out of the plane is put back."""
    rows = np.round(np.column_stack([np.clip(data.x, -PLANE, PLANE), data.t]), _DIGITS) + 0.0
    return tuple((x, y, t) for x, y, t in rows.tolist())


def _place(x: float, y: float) -> tuple[float, float]:
    """Return a place inside the plane, rounded."""
    return round(min(PLANE, max(-PLANE, x)), _DIGITS) + 0.0, round(min(PLANE, max(-PLANE, y)), _DIGITS) + 0.0


def _with(points: Points, new: Iterable[Point]) -> Points:
    both = (*points, *new)
    if len(both) > MOST_POINTS:
        raise Problem(TOO_MANY_POINTS, most=f"{MOST_POINTS:,}", found=f"{len(both):,}")
    return both


def added(points: Points, x: float, y: float, t: float) -> Points:
    """Return points with one more; Problem if there are too many.

    >>> added((), 0.5, 9.0, 1)
    ((0.5, 3.0, 1.0),)
    """
    return _with(points, [(*_place(x, y), float(t))])


def sprayed(points: Points, x: float, y: float, t: float, radius: float, count: int, seed: int) -> Points:
    """Return points with `count` more, evenly spread over a disc; the same seed and number of points: the same."""
    rng = np.random.default_rng((seed, len(points)))
    r, angle = radius * np.sqrt(rng.random(count)), rng.uniform(0, 2 * np.pi, count)
    places = zip((x + r * np.cos(angle)).tolist(), (y + r * np.sin(angle)).tolist(), strict=True)
    return _with(points, [(*_place(a, b), float(t)) for a, b in places])


def erased(points: Points, x: float, y: float, radius: float) -> Points:
    """Return points without those in a disc; the same object if none is there."""
    left = tuple(point for point in points if math.hypot(point[0] - x, point[1] - y) > radius)
    return left if len(left) < len(points) else points


def nearest(points: Points, x: float, y: float, within: float = math.inf) -> int | None:
    """Return which point is the nearest to a place, the last of equals; None if none is so near."""
    best, found = within, None
    for index, point in enumerate(points):
        if (distance := math.hypot(point[0] - x, point[1] - y)) <= best:
            best, found = distance, index
    return found


def moved(points: Points, index: int, x: float, y: float) -> Points:
    """Return points one of which is at another place; its class and all the others stay."""
    return (*points[:index], (*_place(x, y), points[index][2]), *points[index + 1 :])


def relabelled(points: Points, index: int, t: float) -> Points:
    """Return points one of which has another class."""
    return (*points[:index], (*points[index][:2], float(t)), *points[index + 1 :])


def removed(points: Points, index: int) -> Points:
    """Return points without one of them."""
    return (*points[:index], *points[index + 1 :])
