"""Softmax step by step (chapter 3.5), as it should be computed and as the formula is written.

    y_k = e^(x_k) / Σ e^(x_i) = e^(x_k − max) / Σ e^(x_i − max)

Both are the same number.  In arithmetic the first one breaks: e^x is above the largest number from x = 709.79 in
float64 and from 88.73 in float32, and the sum can be too large although no term is.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.activations import Floats, softmax

TYPES: dict[str, type[np.floating]] = {"float64": np.float64, "float32": np.float32}


def largest_exponent(dtype: str) -> float:
    """Return ln(largest number): above it, e^x is infinite.

    >>> round(largest_exponent("float64"), 2), round(largest_exponent("float32"), 2)
    (709.78, 88.72)
    """
    return float(np.log(np.float64(np.finfo(TYPES[dtype]).max)))


class Fault(Enum):
    """What goes wrong in a softmax that is computed as it is written."""

    NONE = "none"
    POWER = "power"  # a term is infinite, and ∞/∞ is not a number
    SUM = "sum"  # every term is finite, their sum is not: all shares become 0
    NOTHING = "nothing"  # every term is so small that it is 0, and 0/0 is not a number
    PRECISION = "precision"  # denormal terms: some digits are lost


@dataclass(frozen=True)
class SoftmaxSteps:
    """All that is computed on the way: exponents (x or x − max), powers e^…, their total, the shares y."""

    x: Floats
    shift: float
    exponents: Floats
    powers: Floats
    total: float
    y: Floats
    fault: Fault


def softmax_steps(scores: ArrayLike, dtype: str = "float64", stable: bool = True) -> SoftmaxSteps:
    """Compute softmax of scores (classes,) in a type of TYPES, subtracting the maximum first (`stable`) or not.

    >>> softmax_steps([1010, 1000, 990], stable=False).fault
    <Fault.POWER: 'power'>
    """
    x = np.asarray(scores, TYPES[dtype])
    shift = float(x.max()) if stable else 0.0
    with np.errstate(all="ignore"):  # overflow is what is shown here
        exponents = x - x.dtype.type(shift)
        powers = np.exp(exponents)
        total = np.sum(powers)
        y = powers / total
    return SoftmaxSteps(x, shift, exponents, powers, float(total), y, _fault(powers, total, y))


def _fault(powers: Floats, total: np.floating, y: Floats) -> Fault:
    """Name what went wrong."""
    if np.isinf(powers).any():
        return Fault.POWER
    if np.isinf(total):
        return Fault.SUM
    if total == 0:
        return Fault.NOTHING
    return Fault.PRECISION if total < np.finfo(y.dtype).tiny else Fault.NONE


@dataclass(frozen=True)
class BatchSoftmax:
    """Softmax of a batch (N, classes) along the right axis and along the wrong one, and the classes chosen."""

    scores: Floats
    right: Floats
    wrong: Floats
    right_class: NDArray[np.intp]
    wrong_class: NDArray[np.intp]

    @property
    def changed(self) -> NDArray[np.bool_]:
        """Which samples (N,) get another class by the mistake."""
        return self.right_class != self.wrong_class


def batch_softmax(scores: ArrayLike) -> BatchSoftmax:
    """Return softmax of scores (N, classes) with the sum over the classes, and over the batch by mistake."""
    scores = np.asarray(scores, np.float64)
    right, wrong = softmax(scores, axis=-1), softmax(scores, axis=0)
    return BatchSoftmax(scores, right, wrong, right.argmax(axis=-1), wrong.argmax(axis=-1))


def random_scores(samples: int, classes: int, seed: int, spread: float = 2.0) -> Floats:
    """Return scores (samples, classes) as a network might give them, some samples surer than others."""
    rng = np.random.default_rng(seed)
    sureness = rng.uniform(0.3, 1.7, (samples, 1))
    return np.round(spread * sureness * rng.standard_normal((samples, classes)), 2)
