"""Loss functions (chapter 4.2): one number for how far the outputs y are from the targets t.

    sum of squares   E = ½ Σ (y − t)²
    cross entropy    E = −Σ t·ln(y + δ)
    binary           E = −Σ (t·ln(y + δ) + (1 − t)·ln(1 − y + δ))

y is one sample (classes,) or a batch (N, classes); t has the same shape (one-hot) or holds the true classes as
integers, () or (N,).  Over a batch the loss is the mean of the samples' losses, so every gradient is divided by N.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.activations import Floats, as_floats, sigmoid, softmax
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

DELTA = 1e-7
"""Keeps the logarithm away from ln 0: the book's δ."""

LARGEST_CROSS_ENTROPY = float(-np.log(DELTA))
"""What a probability of 0 for the true class costs: 16.118, the most a sample's cross entropy can be."""

SQUARED_FORMS = ("half", "mean", "sum")
"""½ Σ (the book's), the mean over the outputs (what most libraries call MSE), and Σ."""

SHAPES = QT_TRANSLATE_NOOP("problems", "The outputs have shape {y} and the targets {t}. The two must agree.")
CLASSES = QT_TRANSLATE_NOOP("problems", "Labels must be whole numbers from 0 to {last}. Found {found}.")
NOT_PROBABILITIES = QT_TRANSLATE_NOOP(
    "problems", "A cross entropy takes outputs from 0 to 1. Output {index} is {value}: change it to a probability."
)
NOT_TARGETS = QT_TRANSLATE_NOOP(
    "problems", "A cross entropy takes targets from 0 to 1. Target {index} is {value}: change it to a probability."
)
NO_FORM = QT_TRANSLATE_NOOP("problems", "The squared error has the forms {forms}. “{form}” is not one of them.")


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


def check_probabilities(y: ArrayLike) -> None:
    """Raise Problem unless every output lies in 0 … 1, so that its logarithm is a loss (NaN does not).

    The outputs need not add up to 1: a sigmoid's do not.
    """
    _check_unit(y, NOT_PROBABILITIES)


def check_targets(t: ArrayLike) -> None:
    """Raise Problem unless every target lies in 0 … 1: the targets of a cross entropy are probabilities too."""
    _check_unit(t, NOT_TARGETS)


def _check_unit(values: ArrayLike, sentence: str) -> None:
    flat = np.ravel(np.asarray(values, dtype=np.float64))
    wrong = np.flatnonzero(~((flat >= 0) & (flat <= 1)))
    if wrong.size:
        raise Problem(sentence, index=int(wrong[0]), value=float(flat[wrong[0]]))


# Sums of squares.


def _factor(form: str, outputs: int) -> float:
    """Return what Σ (y − t)² is multiplied by in one of SQUARED_FORMS."""
    factors = {"half": 0.5, "mean": 1 / max(outputs, 1), "sum": 1.0}
    if form not in factors:
        raise Problem(NO_FORM, form=form, forms=", ".join(SQUARED_FORMS))
    return factors[form]


def squared_errors(y: ArrayLike, t: ArrayLike, form: str = "half") -> Floats:
    """Return every sample's squared error, () or (N,), in one of SQUARED_FORMS.

    >>> squared_errors([0.6, 0.4], [1.0, 0.0], "mean").round(2)
    np.float64(0.16)
    """
    y = as_floats(y)
    squares = (y - targets_like(t, y)) ** 2
    return np.sum(squares, axis=-1) * y.dtype.type(_factor(form, y.shape[-1] if y.ndim else 1))


def squared_error_terms(y: ArrayLike, t: ArrayLike, form: str = "half") -> Floats:
    """Return what every single output adds to its sample's squared error, in the shape of y."""
    y = as_floats(y)
    factor = _factor(form, y.shape[-1] if y.ndim else 1)
    return (y - targets_like(t, y)) ** 2 * y.dtype.type(factor)


def sum_squared_error(y: ArrayLike, t: ArrayLike, form: str = "half") -> float:
    """Half the sum of squared differences, ½ Σ (y − t)²; y and t as told above, the mean over a batch.

    >>> round(sum_squared_error([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0], 2), 6)
    0.0975
    """
    return _mean(squared_errors(y, t, form))


def squared_error_gradient(y: ArrayLike, t: ArrayLike, form: str = "half") -> Floats:
    """Return the gradient with respect to y, in its shape: y − t for ½ Σ, divided by N over a batch."""
    y = as_floats(y)
    factor = 2 * _factor(form, y.shape[-1] if y.ndim else 1) / _samples(y)
    return (y - targets_like(t, y)) * y.dtype.type(factor)


# Cross entropy.


def cross_entropies(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> Floats:
    """Return every sample's cross entropy −Σ t·ln(y + δ), () or (N,); δ = 0 makes it inf where y = 0 and t > 0."""
    y = as_floats(y)
    return np.sum(_terms(targets_like(t, y), y, delta), axis=-1)


def cross_entropy_error(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> float:
    """Cross entropy −Σ t·ln(y + δ), natural logarithm: only the probability of the true class counts.

    >>> round(cross_entropy_error([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0], 2), 9)
    0.510825457
    """
    return _mean(cross_entropies(y, t, delta))


def cross_entropy_gradient(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> Floats:
    """Return the gradient with respect to y, in its shape: −t / (y + δ), divided by N over a batch."""
    y = as_floats(y)
    return -_quotient(targets_like(t, y), y, delta) / y.dtype.type(_samples(y))


def binary_cross_entropies(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> Floats:
    """Return every sample's binary cross entropy, summed over its outputs: () or (N,)."""
    return np.sum(binary_terms(y, t, delta), axis=-1)


def binary_terms(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> Floats:
    """Return the binary cross entropy of every single output, in the shape of y."""
    y, t = as_floats(y), np.asarray(t)
    if t.shape != y.shape:
        raise Problem(SHAPES, y=y.shape, t=t.shape)
    return _terms(t, y, delta) + _terms(1 - t, 1 - y, delta)


def binary_cross_entropy_error(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> float:
    """Binary cross entropy −Σ (t·ln(y + δ) + (1 − t)·ln(1 − y + δ)); each output is a yes-or-no probability.

    y and t have the same shape.  Both terms are added: with a minus between them a wrong answer would earn
    a negative loss (`wrong_sign_terms` shows it).
    """
    return _mean(binary_cross_entropies(y, t, delta))


def wrong_sign_terms(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> Floats:
    """Return −(t·ln(y + δ) − (1 − t)·ln(1 − y + δ)): the common mistake, negative for a wrong answer; for showing.

    >>> wrong_sign_terms([0.9], [0.0]).round(2).tolist()
    [-2.3]
    """
    y, t = as_floats(y), np.asarray(t)
    if t.shape != y.shape:
        raise Problem(SHAPES, y=y.shape, t=t.shape)
    return _terms(t, y, delta) - _terms(1 - t, 1 - y, delta)


def binary_cross_entropy_gradient(y: ArrayLike, t: ArrayLike, delta: float = DELTA) -> Floats:
    """Return the gradient with respect to y: (1 − t)/(1 − y + δ) − t/(y + δ), divided by N over a batch."""
    y, t = as_floats(y), np.asarray(t)
    if t.shape != y.shape:
        raise Problem(SHAPES, y=y.shape, t=t.shape)
    return (_quotient(1 - t, 1 - y, delta) - _quotient(t, y, delta)) / y.dtype.type(_samples(y))


# With respect to the scores a before the output's activation (chapter 5.6): y − t each time.


def softmax_cross_entropy_gradient(a: ArrayLike, t: ArrayLike) -> Floats:
    """Return dE/da for y = softmax(a) and cross entropy without δ: (y·Σt − t)/N, so y − t for a one-hot target.

    >>> softmax_cross_entropy_gradient([0.0, 0.0], 0).tolist()
    [-0.5, 0.5]
    """
    a = as_floats(a)
    t = targets_like(t, a)
    return (softmax(a) * np.sum(t, axis=-1, keepdims=True) - t) / a.dtype.type(_samples(a))


def sigmoid_cross_entropy_gradient(a: ArrayLike, t: ArrayLike) -> Floats:
    """Return dE/da for y = σ(a) and binary cross entropy without δ: (y − t)/N; a and t of one shape."""
    a, t = as_floats(a), np.asarray(t)
    if t.shape != a.shape:
        raise Problem(SHAPES, y=a.shape, t=t.shape)
    return (sigmoid(a) - t) / a.dtype.type(_samples(a))


def _terms(t: Floats, y: Floats, delta: float) -> Floats:
    """Return −t·ln(y + δ), and 0 wherever t = 0: 0·ln 0 counts nothing, as in the definition of entropy."""
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = -t * np.log(y + y.dtype.type(delta))
    return np.where(t == 0, y.dtype.type(0), terms)


def _quotient(t: Floats, y: Floats, delta: float) -> Floats:
    """Return t / (y + δ), and 0 wherever t = 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = t / (y + y.dtype.type(delta))
    return np.where(t == 0, y.dtype.type(0), quotient)


def _samples(y: Floats) -> int:
    """Return how many samples y holds: its rows, 1 for a single sample; at least 1."""
    return max(len(y), 1) if y.ndim > 1 else 1


def _mean(losses: Floats) -> float:
    """Return the mean over all samples, 0 for none."""
    return float(np.sum(losses) / max(np.size(losses), 1))
