"""The one-layer network of the notes (chapter 4.4.2): x (2,), W (2, 3), softmax with cross entropy; and its gradient.

    p = x·W,   y = softmax(p),   E = −ln(y[t] + δ),   dW = xᵀ·(y − t)

Every row of dW adds up to 0, for y and t both add up to 1; and its rows are in the ratio of the x.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import Floats, softmax
from nnviz.core.losses import DELTA

X = (0.6, 0.9)
NOTE_A = (0.47355232, 0.9977393, 0.84668094, 0.85557411, 0.0356366, 0.69422093)
NOTE_B = (-0.99410894, 0.82344361, -0.63989023, 1.57474657, -0.45575843, 0.00442616)
"""W of the notes, row by row; true class 2."""
NOTE_C_GRADIENT = (0.07867118, -0.11764071, 0.03896953, 0.11800678, -0.17646106, 0.05845429)
"""Of a third W only its dW is known; true class 1."""
H = 1e-4


@dataclass(frozen=True, eq=False)
class Answer:
    """Scores p, probabilities y, the loss with and without δ, and dW by backpropagation."""

    p: Floats
    y: Floats
    loss: float
    plain_loss: float
    dW: Floats  # noqa: N815


def loss_of(x: ArrayLike, W: ArrayLike, label: int, delta: float = DELTA) -> float:
    """Return the loss −ln(y[label] + δ)."""
    return float(-np.log(softmax(np.asarray(x, np.float64) @ np.asarray(W, np.float64))[label] + delta))


def answer(x: ArrayLike, W: ArrayLike, label: int) -> Answer:
    """Return everything about x (n,), W (n, classes) and the true class."""
    x, W = np.asarray(x, np.float64), np.asarray(W, np.float64)
    p = x @ W
    y = softmax(p)
    error = y - np.eye(len(y))[label]
    shifted = p - p.max()
    plain = float(np.log(np.exp(shifted).sum()) - shifted[label])
    return Answer(p, y, loss_of(x, W, label), plain, np.outer(x, error))


def weights_of(x: ArrayLike, dW: ArrayLike, label: int) -> Floats:
    """Return a W (n, classes) that has this dW: of the many that do, the smallest with scores around 0.

    y = dW / x + t, its logarithm is p but for a number added to all, and x·W = p holds for W = x·p / Σx².
    """
    x, dW = np.asarray(x, np.float64), np.asarray(dW, np.float64)
    y = (x @ dW) / (x @ x) + np.eye(dW.shape[1])[label]
    p = np.log(y)
    return np.outer(x, p - p.mean()) / (x @ x)


@dataclass(frozen=True)
class Probe:
    """A step of the numerical gradient: which element of W stands at +h or −h (sign), or is put back (0).

    above, below: the losses known by then; slope: their quotient once both are.
    """

    row: int
    column: int
    sign: int
    above: float
    below: float | None = None
    slope: float | None = None


def probes(x: ArrayLike, W: ArrayLike, label: int, h: float = H) -> Iterator[Probe]:
    """Yield three steps for each element of W, row by row: at +h, at −h, put back."""
    W = np.array(W, np.float64)
    for row, column in np.ndindex(W.shape):
        middle = W[row, column]
        W[row, column] = middle + h
        above = loss_of(x, W, label)
        yield Probe(row, column, 1, above)
        W[row, column] = middle - h
        below = loss_of(x, W, label)
        yield Probe(row, column, -1, above, below)
        W[row, column] = middle
        yield Probe(row, column, 0, above, below, (above - below) / (2 * h))


def losses_along(x: ArrayLike, W: ArrayLike, label: int, row: int, column: int, values: Floats) -> Floats:
    """Return the loss (without δ) for each of some values of W[row, column]; all other weights stay."""
    x, W = np.asarray(x, np.float64), np.asarray(W, np.float64)
    p = np.repeat((x @ W)[None], len(values), axis=0)
    p[:, column] += x[row] * (values - W[row, column])
    largest = p.max(axis=1)
    return np.log(np.exp(p - largest[:, None]).sum(axis=1)) + largest - p[:, label]


@dataclass(frozen=True)
class Nudge:
    """One weight moved by h: the real change of the loss, and dW · h, which says nearly the same for small h."""

    change: float
    predicted: float


def nudge(x: ArrayLike, W: ArrayLike, label: int, row: int, column: int, h: float) -> Nudge:
    """Return what the loss really does when W[row, column] moves by h (without δ), and what its slope foretells."""
    found = answer(x, W, label)
    moved = np.array(W, np.float64)
    moved[row, column] += h
    return Nudge(answer(x, moved, label).plain_loss - found.plain_loss, float(found.dW[row, column]) * h)
