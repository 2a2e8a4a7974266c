"""Images and labels as a network takes them: normalised, flattened, one-hot (book, section 3.6).

Pixel (r, c) of an image of width w goes to the place w·r + c of the flat vector: row after row.
Axis 0 is always the samples.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.generic]

FULL_INK = 255
"""The largest value of a pixel held as one byte."""
CHUNK = 512  # images summed between two yields: some 5 ms at 28 × 28

WRONG_LABEL = QT_TRANSLATE_NOOP(
    "problems", "The label {label} has no place among {classes} classes. Labels must be from 0 to {most}."
)
WRONG_PIXEL = QT_TRANSLATE_NOOP(
    "problems", "An image of {height} × {width} pixels has no pixel at row {row}, column {column}."
)


def normalise(x: Array) -> NDArray[np.float32]:
    """Return pixels of 0 … 255 as float32 of 0 … 1, in the shape that they have.

    >>> normalise(np.array([[0, 51, 255]], np.uint8))
    array([[0. , 0.2, 1. ]], dtype=float32)
    """
    return np.asarray(x).astype(np.float32) / np.float32(FULL_INK)


def flatten(x: Array) -> Array:
    """Return images (N, height, width) as vectors (N, height·width): a view, nothing is copied.

    >>> flatten(np.zeros((100, 28, 28))).shape
    (100, 784)
    """
    x = np.asarray(x)
    return x.reshape(len(x), int(np.prod(x.shape[1:])))


def with_channel(x: Array) -> Array:
    """Return grey images (N, height, width) with their one channel as an axis: (N, 1, height, width).

    >>> with_channel(np.zeros((100, 28, 28))).shape
    (100, 1, 28, 28)
    """
    return np.asarray(x)[:, np.newaxis]


def one_hot(t: Array, classes: int) -> NDArray[np.float64]:
    """Return labels (N,) as rows (N, classes) that are 1 at the label and 0 elsewhere.

    Raises Problem for a label outside 0 … classes - 1 (a negative one would quietly count from the end).

    >>> one_hot(np.array([2, 0]), 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    t = np.asarray(t)
    for label in (t.min(), t.max()) if t.size else ():
        if not 0 <= label < classes:
            raise Problem(WRONG_LABEL, label=int(label), classes=classes, most=classes - 1)
    rows = np.zeros((len(t), classes))
    rows[np.arange(len(t)), t] = 1
    return rows


def as_arrays(
    x: Array,
    t: Array,
    classes: int,
    *,
    normalised: bool = True,
    flat: bool = True,
    one_hot_labels: bool = False,
) -> tuple[Array, Array]:
    """Return images (N, height, width) of bytes and labels (N,) as the three options of the book's loader make them.

    normalised: pixels of 0 … 1 (float32) instead of 0 … 255 (uint8). flat: (N, height·width) instead of
    (N, 1, height, width). one_hot_labels: (N, classes) instead of (N,).
    """
    x = flatten(x) if flat else with_channel(x)
    return normalise(x) if normalised else x, one_hot(t, classes) if one_hot_labels else t


def flat_index(row: int, column: int, shape: tuple[int, int]) -> int:
    """Return where the pixel (row, column) of an image of `shape` (height, width) stands in the flat vector.

    >>> flat_index(14, 14, (28, 28))
    406
    """
    height, width = shape
    if not (0 <= row < height and 0 <= column < width):
        raise Problem(WRONG_PIXEL, height=height, width=width, row=row, column=column)
    return width * row + column


def class_means(x: Array, t: Array, classes: int) -> Iterator[int | NDArray[np.float64]]:
    """Average the images of each class: yield how many of x (N, height, width) are done, at last the means.

    The means are (classes, height, width) in the unit of the pixels; a class without images has the mean 0.
    """
    sums = np.zeros((classes, int(np.prod(x.shape[1:]))))
    for start in range(0, len(x), CHUNK):
        part = slice(start, start + CHUNK)
        # One product sums all classes. Exact in float32: 512 · 255 is far below 2²⁴.
        chosen = one_hot(t[part], classes).astype(np.float32)
        sums += chosen.T @ flatten(x[part]).astype(np.float32)
        yield min(start + CHUNK, len(x))
    counts = np.bincount(t, minlength=classes)[:classes]
    yield (sums / np.maximum(counts, 1)[:, None]).reshape(classes, *x.shape[1:])
