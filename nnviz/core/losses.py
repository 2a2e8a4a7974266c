"""Loss functions (chapter 4.2): one number for how far the outputs y are from the truth t.

    sum of squares   E = ½ Σ (y − t)²
    cross entropy    E = −Σ t·ln(y + δ)
    binary           E = −Σ (t·ln(y + δ) + (1 − t)·ln(1 − y + δ))

y is one sample (classes,) or a batch (N, classes); t has the same shape (one-hot) or holds the true classes as
integers, () or (N,).  Over a batch the loss is the mean of the samples' losses.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.activations import Floats, as_floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

DELTA = 1e-7
"""Keeps the logarithm away from ln 0: the book's δ."""

LARGEST_CROSS_ENTROPY = float(-np.log(DELTA))
"""What a probability of 0 for the true class costs: 16.118, the most a sample's cross entropy can be."""

SHAPES = QT_TRANSLATE_NOOP("problems", "The outputs have shape {y} and the targets {t}. The two must agree.")
CLASSES = QT_TRANSLATE_NOOP("problems", "Labels must be whole numbers from 0 to {last}. Found {found}.")


def targets_like(t: ArrayLike, y: Floats) -> Floats:
    """Return t with the shape of y: integer labels become one-hot rows."""
    t = np.asarray(t)
    if t.shape == y.shape:
        return t.astype(y.dtype, copy=False)
    if y.ndim == 0 or t.shape != y.shape[:-1]:
        raise Problem(SHAPES, y=y.shape, t=t.shape)
    one_hot = np.zeros_like(y)
    np.put_along_axis(one_hot, checked_labels(t, y.shape[-1])[..., None], 1, axis=-1)
    return one_hot


def checked_labels(t: ArrayLike, classes: int) -> NDArray[np.intp]:
    """Return labels as integers for indexing, or raise Problem unless all are whole and in 0 … classes − 1."""
    t = np.asarray(t)
    if t.dtype.kind not in "iu":
        raise Problem(CLASSES, last=classes - 1, found=t.dtype)
    if t.size and not (0 <= t.min() and t.max() < classes):
        raise Problem(CLASSES, last=classes - 1, found=int(t.min() if t.min() < 0 else t.max()))
    return t.astype(np.intp, copy=False)


def _mean_over_batch(terms: Floats) -> float:
    """Add up all terms and divide by the number of samples (rows)."""
    samples = terms.shape[0] if terms.ndim > 1 else 1
    return float(np.sum(terms) / max(samples, 1))


def sum_squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Half the sum of squared differences, ½ Σ (y − t)²; y and t as told above.

    >>> round(sum_squared_error([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0], 2), 6)
    0.0975
    """
    y = as_floats(y)
    return _mean_over_batch((y - targets_like(t, y)) ** 2 / 2)


def cross_entropy_error(y: ArrayLike, t: ArrayLike) -> float:
    """Cross entropy −Σ t·ln(y + δ), natural logarithm: only the probability of the true class counts.

    >>> round(cross_entropy_error([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0], 2), 9)
    0.510825457
    """
    y = as_floats(y)
    return _mean_over_batch(-targets_like(t, y) * np.log(y + y.dtype.type(DELTA)))


def binary_cross_entropy_error(y: ArrayLike, t: ArrayLike) -> float:
    """Binary cross entropy −Σ (t·ln(y + δ) + (1 − t)·ln(1 − y + δ)); each output is a yes-or-no probability.

    y and t have the same shape.  Both terms are added: with a minus between them a wrong answer would earn
    a negative loss.
    """
    y, t = as_floats(y), np.asarray(t)
    if t.shape != y.shape:
        raise Problem(SHAPES, y=y.shape, t=t.shape)
    delta = y.dtype.type(DELTA)
    return _mean_over_batch(-(t * np.log(y + delta) + (1 - t) * np.log(1 - y + delta)))
