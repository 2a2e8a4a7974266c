"""One neuron that learns a line or a curve: its loss over (w, b) is a surface made of data (chapters 4.2 to 4.4).

    y = h(w·x + b)        E(w, b) = ½ · mean of (y − t)²

Full batch: every step sees all samples; mini-batch: a few; one sample: a single one, drawn at random.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.float64]

POINTS = QT_TRANSLATE_NOOP("problems", "The data needs at least {least} points, each with an x and a t.")
NUMBERS = QT_TRANSLATE_NOOP("problems", "The data must consist of numbers between −{most} and {most}.")
LEAST_POINTS, LARGEST_NUMBER = 2, 1000


class NeuronLoss:
    """The loss of one neuron over (w, b) for given samples.

    >>> loss = NeuronLoss([(0, 1), (1, 3), (2, 5)])
    >>> float(loss.value(np.array([2.0, 1.0]))), loss.gradient(np.array([0.0, 0.0])).round(6).tolist()
    (0.0, [-4.333333, -3.0])
    """

    def __init__(self, points: Sequence[Sequence[float]], activation: str = "identity") -> None:
        """points: pairs (x, t); activation: a name of ACTIVATIONS. Raises Problem for fewer than 2 points."""
        data = _checked_points(points)
        self.x, self.t = data[:, 0], data[:, 1]
        self._h = ACTIVATIONS[activation]
        self.activation = activation

    def output(self, p: ArrayLike, x: ArrayLike) -> Array:
        """Return what the neuron answers; p: (2, …) = w, b; x: (n,); result: (…, n)."""
        p = np.asarray(p)
        return np.asarray(self._h.value(p[0][..., None] * np.asarray(x) + p[1][..., None]), np.float64)

    def value(self, p: ArrayLike) -> Array:
        """Return the loss over all samples; p: (2, …) → (…)."""
        return ((self.output(p, self.x) - self.t) ** 2).mean(axis=-1) / 2

    def gradient(self, p: ArrayLike) -> Array:
        """Return the exact gradient over all samples; p: (2, …) → (2, …)."""
        return self._gradient(np.asarray(p), self.x, self.t)

    def _gradient(self, p: Array, x: Array, t: Array) -> Array:
        a = p[0][..., None] * x + p[1][..., None]
        if self.activation == "identity":
            delta = a - t  # dE/da of each sample
        else:
            delta = (self._h.value(a) - t) * self._h.derivative(a)
        return np.array([delta @ x, np.add.reduce(delta, axis=-1)]) / len(x)

    def sampled_gradient(self, batch_size: int, rng: np.random.Generator) -> Callable[[Array], Array]:
        """Return a gradient that looks at `batch_size` samples a call: all of them once, in a new order every epoch."""
        queue: list[int] = []

        def gradient(p: Array) -> Array:
            while len(queue) < batch_size:
                queue.extend(rng.permutation(len(self.x)).tolist())
            chosen = [queue.pop(0) for _ in range(batch_size)]
            return self._gradient(np.asarray(p), self.x[chosen], self.t[chosen])

        return gradient

    def best_line(self) -> tuple[float, float] | None:
        """Return the w and b with the least loss of a neuron without activation; None if it has another one.

        The usual least squares; when all x are equal, the solution with the smallest w and b.
        """
        if self.activation != "identity":
            return None
        w, b = np.linalg.lstsq(np.stack([self.x, np.ones_like(self.x)], axis=1), self.t, rcond=None)[0]
        return float(w), float(b)


def _checked_points(points: Sequence[Sequence[float]]) -> Array:
    """Return the samples as (n, 2) float64, or raise Problem."""
    try:
        data = np.asarray(points, dtype=np.float64)
    except (TypeError, ValueError):
        raise Problem(POINTS, least=LEAST_POINTS) from None
    if data.ndim != 2 or data.shape[1] != 2 or len(data) < LEAST_POINTS:
        raise Problem(POINTS, least=LEAST_POINTS)
    if not (np.abs(data) <= LARGEST_NUMBER).all():
        raise Problem(NUMBERS, most=LARGEST_NUMBER)
    return data
