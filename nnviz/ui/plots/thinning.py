"""Curves with fewer points where nobody could see the others: what Qt needs for a line is by its points."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_APART = 0.1  # px that a line may move each time every second of its points is left out
_TIMES = 3
_FEWEST = 64  # points; with fewer it is not worth the search


def seen_points(x: Array, y: Array, joined: NDArray[np.bool_] | None) -> NDArray[np.intp] | None:
    """Return the numbers of the points of a line (n,), in pixels, that are to be drawn; None: all of them.

    joined: for each point whether a line goes to the next one; None: everywhere. What is left out lies less than
    0.3 px beside what is drawn: every second point, up to three times over, where it is as good as between its
    neighbours. An end of a line is always kept.
    """
    if len(x) < _FEWEST:
        return None
    points = np.arange(len(x))
    merged = np.ones(len(x) - 1, np.bool_) if joined is None else np.asarray(joined[:-1], np.bool_)
    kept = np.ones(len(x), np.bool_)
    for _ in range(_TIMES):  # of points every second one remains, of `merged` whether the line goes straight on to it
        pairs = (len(points) - 1) // 2
        first, middle, last = (points[k : k + 2 * pairs : 2] for k in range(3))
        aside = np.maximum(*(np.abs(v[first] - 2 * v[middle] + v[last]) for v in (x, y)))
        merged = merged[: 2 * pairs : 2] & merged[1 : 2 * pairs : 2] & (aside < 2 * _APART)
        kept[middle] = ~merged
        points = points[: 2 * pairs + 1 : 2]
    return np.flatnonzero(kept)
