"""Sigmoid at the end of a network (chapters 3.5 and 4.2): one probability for each output, with the loss behind it.

    y = 1/(1 + e⁻ᵃ)        binary cross entropy  −t ln y − (1 − t) ln(1 − y)        or half the squared error ½ (y − t)²

Each output answers a question of its own with yes or no.
"""

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nnviz.core.activations import Floats
from nnviz.core.layers import Layer, Sigmoid
from nnviz.core.losses import targets_like


class SigmoidWithLoss(Layer):
    """Sigmoid and binary cross entropy in one: the loss is their mean over the batch, backward (y − t)/N.

    The loss is taken from the scores a, as max(a, 0) − t·a + ln(1 + e^−|a|): nothing overflows and nothing is lost.
    """

    def __init__(self, reuse: bool = False) -> None:
        super().__init__(reuse)
        self._sigmoid = Sigmoid(reuse)

    def _allocate(self, shape: tuple[int, ...], dtype: np.dtype[np.generic]) -> None:
        super()._allocate(shape, dtype)
        self._size, self._zero = self._buffer("size", shape, dtype), np.zeros((), dtype)
        self._share = np.array(1 / max(shape[0], 1), dtype)

    def forward(self, x: Floats, t: ArrayLike) -> float:  # type: ignore[override]  # it takes the targets too
        """Return the mean loss of scores x (N, outputs) against targets t of that shape, or labels (N,)."""
        self._resize(x)
        self.t = _as_targets(t, x)
        self.y = self._sigmoid.forward(x)
        losses = np.negative(np.abs(x, out=self._size), out=self._size)
        losses = np.log1p(np.exp(losses, out=losses), out=losses)
        losses += np.maximum(x, self._zero, out=self._dx)
        losses -= np.multiply(x, self.t, out=self._dx)
        return float(np.add.reduce(losses, axis=None)) * float(self._share)

    labels_loss = forward

    def predict(self, x: Floats) -> Floats:
        """Return the probabilities (N, outputs) that belong to the scores x."""
        self.y = self._sigmoid.forward(x)
        return self.y

    def backward(self, dout: float = 1.0) -> Floats:  # type: ignore[override]  # dout is one number
        """Return the slope of the mean loss with respect to the scores, times dout."""
        dx = np.subtract(self.y, self.t, out=self._dx)
        return np.multiply(dx, self._share if dout == 1 else self._share * dout, out=dx)


class SigmoidWithSquares(SigmoidWithLoss):
    """Sigmoid and half the squared error: where the sigmoid is flat, a wrong answer has hardly any slope.

    backward: (y − t)·y·(1 − y)/N.
    """

    def forward(self, x: Floats, t: ArrayLike) -> float:  # type: ignore[override]  # it takes the targets too
        """Return the mean over the batch of ½ Σ (y − t)²."""
        self._resize(x)
        self.t = _as_targets(t, x)
        self.y = self._sigmoid.forward(x)
        difference = np.subtract(self.y, self.t, out=self._size)
        return 0.5 * float(np.vdot(difference, difference)) * float(self._share)

    labels_loss = forward

    def backward(self, dout: float = 1.0) -> Floats:  # type: ignore[override]  # dout is one number
        """Return the slope of the mean loss with respect to the scores, times dout."""
        return self._sigmoid.backward(super().backward(dout))


def _as_targets(t: ArrayLike, x: Floats) -> NDArray[np.generic]:
    """Return targets in the shape of the scores x: labels of one output are the targets 0 and 1 themselves."""
    t = np.asarray(t)
    if t.shape == x.shape:
        return t
    dtype: DTypeLike = x.dtype
    return t.reshape(x.shape).astype(dtype) if t.size == x.size else targets_like(t, x)
