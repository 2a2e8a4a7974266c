"""Connected parts of a black and white picture: pixels that touch, at the corners too, belong together."""

import numpy as np
from numpy.typing import NDArray


def connected_parts(mask: NDArray[np.bool_]) -> tuple[NDArray[np.intp], int]:
    """Return a number for every pixel (height, width), 0 where the mask is off, and how many parts there are.

    Runs of pixels in a row are joined with those of the row above that they touch (union and find).
    """
    rows, starts, ends = _runs(mask)
    parent = list(range(len(rows)))
    first_of_row = np.searchsorted(rows, np.arange(mask.shape[0] + 1))
    for row in range(1, mask.shape[0]):
        above, here = first_of_row[row - 1], first_of_row[row]
        for run in range(here, first_of_row[row + 1]):
            while above < here and ends[above] < starts[run]:
                above += 1
            other = above
            while other < here and starts[other] <= ends[run]:
                _join(parent, run, other)
                other += 1
    roots = np.array([_root(parent, run) for run in range(len(rows))], np.intp)
    _, numbers = np.unique(roots, return_inverse=True)
    labels = np.zeros(mask.shape, np.intp)
    for row, start, end, number in zip(rows, starts, ends, numbers, strict=True):
        labels[row, start:end] = number + 1
    return labels, int(numbers.max(initial=-1)) + 1


def _runs(mask: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return row, first column and the column after the last of every run, row by row."""
    change = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(change == 1)
    return rows, starts, np.nonzero(change == -1)[1]


def _root(parent: list[int], run: int) -> int:
    while parent[run] != run:
        parent[run] = parent[parent[run]]
        run = parent[run]
    return run


def _join(parent: list[int], a: int, b: int) -> None:
    a, b = _root(parent, a), _root(parent, b)
    parent[max(a, b)] = min(a, b)
