"""Layers (chapter 5): each knows two verbs, forward(x) and backward(dout), and remembers what the second needs.

`forward` takes a batch x (N, D) and gives the batch that goes on; `backward` takes the slope of the loss with
respect to that output, and gives the slope with respect to x.  No layer ever changes its argument.

With reuse=True a layer writes its results into memory that it keeps (made for the largest batch so far): nothing
is allocated in training, but a result is only good until the next call.  Such a layer also leaves it to its
network to keep NumPy from warning of overflow.  The default returns fresh arrays and never warns.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nnviz.core.activations import ACTIVATIONS, Activation, Floats, sigmoid
from nnviz.core.losses import DELTA, checked_labels, cross_entropy_error, sum_squared_error, targets_like
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

RATIO = QT_TRANSLATE_NOOP("problems", "Dropout must be at least 0 and below 1. It is {ratio}.")


class Layer:
    """What all layers share: the arrays they write into, made anew only when the batch changes its shape or type."""

    def __init__(self, reuse: bool = False) -> None:
        self._buffers: dict[str, NDArray[Any]] | None = {} if reuse else None
        self._shape: tuple[int, ...] | None = None
        self._dtype: np.dtype[Any] | None = None

    def _resize(self, x: NDArray[Any]) -> None:
        """Make the arrays to write into fit the batch x."""
        if x.shape != self._shape or x.dtype is not self._dtype:
            self._shape, self._dtype = x.shape, x.dtype
            self._allocate(x.shape, x.dtype)

    def _allocate(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        """Make the arrays for batches of this shape and type: as a rule the result y, and the slope dx sent back."""
        self._y, self._dx = self._buffer("y", shape, dtype), self._buffer("dx", shape, dtype)
        self._one = np.ones((), dtype)  # a plain 1 is converted by NumPy each time, at half the price of 1 − y

    def _buffer(self, name: str, shape: tuple[int, ...], dtype: DTypeLike,
               order: Literal["C", "F"] = "C") -> NDArray[Any] | None:
        """Return an array in the buffer of this name, which grows when it is too small.

        Without reuse that is None, and given None NumPy puts its result into a fresh array.
        """
        if self._buffers is None:
            return None
        size, buffer = math.prod(shape), self._buffers.get(name)
        if buffer is None or buffer.size < size or buffer.dtype != dtype:
            buffer = self._buffers[name] = np.empty(size, dtype)
        return buffer[:size].reshape(shape, order=order)

    def forward(self, x: Floats) -> Floats:
        """Return what this layer makes of the batch x."""
        raise NotImplementedError

    def backward(self, dout: Floats) -> Floats:
        """Return the slope of the loss with respect to x, given the slope with respect to the output."""
        raise NotImplementedError


class Affine(Layer):
    """Weighted sums: y = x·W + b, with x (N, D), W (D, M), b (M,); order "F" puts y column by column into memory.

    backward: dx = dout·Wᵀ, dW = xᵀ·dout + weight_decay·W, db = Σ rows of dout.  Weight decay belongs to the
    weights, so it lives here: `penalty()` is its part of the loss, ½·weight_decay·ΣW².
    """

    def __init__(self, W: Floats, b: Floats, *, dW: Floats | None = None, db: Floats | None = None,
                 weight_decay: float = 0.0, order: Literal["C", "F"] = "C", reuse: bool = False) -> None:
        super().__init__(reuse)
        self.by_column = order == "F"
        self.W, self.b, self.dW, self.db = W, b, dW, db
        self.weight_decay = weight_decay
        self.x = np.empty((0, W.shape[0]), W.dtype)  # what the last call of forward got

    def _allocate(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        rows, columns = shape[0], self.W.shape[1]
        self._y = self._buffer("y", (columns, rows) if self.by_column else (rows, columns), self.W.dtype)
        self._dx = self._buffer("dx", shape, self.W.dtype)
        self._ones = np.ones(shape[0], self.W.dtype)

    def forward(self, x: Floats) -> Floats:
        self._resize(x)
        self.x = x
        y = self._product(x, self.W)
        return np.add(y, self.b, out=y)

    def _product(self, x: Floats, W: Floats) -> Floats:
        """Return x·W.  `dot` has a third of np.matmul's overhead, but it wants to write row by row: hence (Wᵀ·xᵀ)ᵀ."""
        return W.T.dot(x.T, out=self._y).T if self.by_column else x.dot(W, out=self._y)

    def backward(self, dout: Floats) -> Floats:
        self.parameter_gradients(dout)
        return dout.dot(self.W.T, out=self._dx)

    def parameter_gradients(self, dout: Floats) -> None:
        """Compute dW and db alone: the first layer of a network needs no dx, a third of its work."""
        # (1 … 1)·dout is the sum of the rows, and a product is three times as fast as np.sum along this axis
        self.db = self._ones.dot(dout, out=self.db)
        self.dW = self.x.T.dot(dout, out=self.dW)
        self._decay()

    def _decay(self) -> None:
        """Add the slope of the penalty to dW."""
        if self.weight_decay and self.dW is not None:
            self.dW += self.weight_decay * self.W

    def penalty(self) -> float:
        """Return what weight decay adds to the loss, ½·weight_decay·ΣW²."""
        return 0.5 * self.weight_decay * float(np.vdot(self.W, self.W)) if self.weight_decay else 0.0


class PixelAffine(Affine):
    """The affine layer that images enter: bytes x stand for scale·x (scale above 0), floats are taken as they are.

    Its weights and biases are one array [W; b] (D + 1, M), because a bias is the weight of one more input that is
    always 1.  Bytes are not scaled one by one; that input becomes 1/scale, and the M sums of a sample are scaled:

        y = scale·([x 1/scale]·[W; b]),   [dW; db] = [x 1/scale]ᵀ·(scale·dout)

    Only the rounding differs.  dx is the slope with respect to scale·x.
    """

    def __init__(self, Wb: Floats, dWb: Floats, scale: float, *, weight_decay: float = 0.0,
                 order: Literal["C", "F"] = "C", reuse: bool = False) -> None:
        super().__init__(Wb[:-1], Wb[-1], dW=dWb[:-1], db=dWb[-1], weight_decay=weight_decay, order=order, reuse=reuse)
        self.Wb, self.dWb = Wb, dWb
        self.scale, self.constant = np.asarray(scale, Wb.dtype), 1 / scale

    def _allocate(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        super()._allocate(shape, dtype)
        self._bytes = dtype == np.uint8
        if self._bytes:
            rows, columns = shape
            self._inputs = self._buffer("inputs", (rows, columns + 1), self.Wb.dtype)
            self._scaled = self._buffer("scaled", (rows, self.Wb.shape[1]), self.Wb.dtype)
            if self._inputs is not None:
                self._inputs[:, -1], self._pixels = self.constant, self._inputs[:, :-1]

    def forward(self, x: NDArray[Any]) -> Floats:
        self._resize(x)
        if not self._bytes:
            return super().forward(x)
        self.x = self._with_constant(x)
        y = self._product(self.x, self.Wb)
        return np.multiply(y, self.scale, out=y)

    def _with_constant(self, x: NDArray[np.uint8]) -> Floats:
        """Return the bytes x as floats 0 … 255, and the input for the biases behind them."""
        if self._inputs is None:
            return np.pad(x.astype(self.Wb.dtype), ((0, 0), (0, 1)), constant_values=self.constant)
        self._pixels[...] = x
        return self._inputs

    def parameter_gradients(self, dout: Floats) -> None:
        if not self._bytes:
            return super().parameter_gradients(dout)
        # not `dot`, which fills the array with zeros before: 65 µs of 1,310 where it is as large as 785 × 512
        np.matmul(self.x.T, np.multiply(dout, self.scale, out=self._scaled), out=self.dWb)
        self._decay()
        return None


class Sigmoid(Layer):
    """y = 1/(1 + e⁻ˣ); backward: dout·y·(1 − y)."""

    def forward(self, x: Floats) -> Floats:
        self._resize(x)
        if self._y is None:
            self.y = sigmoid(x)
            return self.y
        # the same four passes, without the np.errstate around them: it would cost half as much as they do
        y = np.negative(x, out=self._y)
        np.add(np.exp(y, out=y), self._one, out=y)
        self.y = np.reciprocal(y, out=y)
        return self.y

    def backward(self, dout: Floats) -> Floats:
        dx = np.subtract(self._one, self.y, out=self._dx)
        np.multiply(dx, self.y, out=dx)
        return np.multiply(dx, dout, out=dx)


class Tanh(Layer):
    """y = tanh x; backward: dout·(1 − y²)."""

    def forward(self, x: Floats) -> Floats:
        self._resize(x)
        self.y = np.tanh(x, out=self._y)
        return self.y

    def backward(self, dout: Floats) -> Floats:
        dx = np.multiply(self.y, self.y, out=self._dx)
        np.subtract(self._one, dx, out=dx)
        return np.multiply(dx, dout, out=dx)


class ReLU(Layer):
    """y = max(0, x); backward: dout where x was above 0, else 0 (also at 0)."""

    def _allocate(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        super()._allocate(shape, dtype)
        # as many zeros as x has numbers: NumPy takes the larger of two arrays three times as fast as with a plain 0
        self._zero, self._zeros = np.zeros((), dtype), np.zeros(shape, dtype)

    def forward(self, x: Floats) -> Floats:
        self._resize(x)
        self.y = np.maximum(x, self._zeros, out=self._y)
        return self.y

    def backward(self, dout: Floats) -> Floats:
        passes = np.greater(self.y, self._zero, out=self._dx)  # 1 where the unit was on, else 0
        return np.multiply(dout, passes, out=self._dx)


class Elementwise(Layer):
    """Any row of ACTIVATIONS as a layer: value(x); backward: dout·derivative(x)."""

    def __init__(self, activation: Activation, reuse: bool = False, **parameters: float) -> None:
        super().__init__(reuse)
        self.activation, self.parameters = activation, parameters

    def forward(self, x: Floats) -> Floats:
        # A copy, because the layer before may reuse the array it handed over.
        self.x = x.copy()
        return self.activation.value(x, **self.parameters)

    def backward(self, dout: Floats) -> Floats:
        return dout * self.activation.derivative(self.x, **self.parameters)


class Dropout(Layer):
    """While `training`, sets each value to 0 with probability `ratio` and divides the rest by 1 − ratio.

    Dividing here (“inverted” dropout) keeps the mean, so that nothing has to be done when the network is used.
    """

    def __init__(self, ratio: float, rng: np.random.Generator, reuse: bool = False) -> None:
        if not 0 <= ratio < 1:
            raise Problem(RATIO, ratio=ratio)
        super().__init__(reuse)
        self.ratio, self.rng, self.training = ratio, rng, True

    def forward(self, x: Floats) -> Floats:
        if not self.training:
            self.mask = None
            return x
        chance = self.rng.random(x.shape, dtype=x.dtype)
        self.mask = (chance >= self.ratio) / x.dtype.type(1 - self.ratio)
        self._resize(x)
        return np.multiply(x, self.mask, out=self._y)

    def backward(self, dout: Floats) -> Floats:
        if self.mask is None:
            return dout
        return np.multiply(dout, self.mask, out=self._dx)


class SoftmaxWithLoss(Layer):
    """Softmax and cross entropy in one: backward is (y − t)/N.

    That is the slope of −ln y; the δ inside the logarithm only protects the value (it would change the slope by
    a part in y/δ, and would stop a network from learning where it is most wrong).
    """

    def _allocate(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        # column by column in memory: what softmax does along the few classes is then long vectors
        self._y, self._dx = self._buffer("y", shape, dtype, "F"), self._buffer("dx", shape, dtype, "F")
        rows, classes = shape
        self._rows, self._ones = np.arange(rows), np.ones((classes, 1), dtype)
        self._shares, self._share = np.full(rows, 1 / rows, dtype), np.array(1 / rows, dtype)
        self._one, self._delta = np.ones((), dtype), np.array(DELTA, dtype)

    def forward(self, x: Floats, t: ArrayLike) -> float:  # type: ignore[override]  # it takes the targets too
        """Return the mean loss of scores x (N, classes) against t: labels (N,) or one-hot rows."""
        t = np.asarray(t)
        if t.ndim < x.ndim:
            return self.labels_loss(x, checked_labels(t, x.shape[-1]))
        self.t = t
        return cross_entropy_error(self.predict(x), t)

    def labels_loss(self, x: Floats, t: NDArray[np.intp]) -> float:
        """Return the mean loss for labels t (N,) that are known to be in range: training checks them once."""
        y, self.t = self.predict(x), t
        chosen = y[self._rows, t]
        self._chosen_slopes = chosen - self._one
        np.log(np.add(chosen, self._delta, out=chosen), out=chosen)
        return -float(chosen.dot(self._shares))

    def predict(self, x: Floats) -> Floats:
        """Return the probabilities (N, classes) that belong to the scores x."""
        self._resize(x)
        y = np.positive(x, out=self._y)  # copied first: the maxima of rows of a few classes take ten times as long
        np.subtract(y, np.maximum.reduce(y, axis=1, keepdims=True), out=y)
        np.exp(y, out=y)
        # y·(1 … 1)ᵀ is the sum of each row, faster than np.sum: otherwise this is `softmax`
        self.y = np.divide(y, y.dot(self._ones), out=y)
        return self.y

    def backward(self, dout: float = 1.0) -> Floats:  # type: ignore[override]  # dout is one number
        """Return the slope of the mean loss with respect to the scores, times dout."""
        share = self._share if dout == 1 else self._share * dout
        if self.t.ndim == self.y.ndim:
            dx = np.subtract(self.y * np.sum(self.t, axis=-1, keepdims=True), self.t, out=self._dx)
            return np.multiply(dx, share, out=dx)
        dx = np.multiply(self.y, share, out=self._dx)
        dx[self._rows, self.t] = self._chosen_slopes * share
        return dx


class IdentityWithLoss(Layer):
    """The output of a regression: y = x, the loss the mean over the batch of ½ Σ (y − t)²; backward (y − t)/N."""

    def forward(self, x: Floats, t: ArrayLike) -> float:  # type: ignore[override]  # it takes the targets too
        """Return the mean loss of outputs x (N, D) against t (N, D)."""
        self.y, self.t = x.copy(), targets_like(t, x)
        return sum_squared_error(self.y, self.t)

    labels_loss = forward

    def predict(self, x: Floats) -> Floats:
        """Return x: nothing is done to the outputs of a regression."""
        self.y = x.copy()
        return self.y

    def backward(self, dout: float = 1.0) -> Floats:  # type: ignore[override]  # dout is one number
        """Return the slope of the mean loss with respect to x, times dout."""
        return ((self.y - self.t) * (dout / len(self.y))).astype(self.y.dtype, copy=False)


OWN_LAYERS: dict[str, Callable[[bool], Layer]] = {"sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU}


def activation_layer(name: str, reuse: bool = False) -> Layer:
    """Return the layer for a name in ACTIVATIONS: one of its own where there is one, else Elementwise."""
    make = OWN_LAYERS.get(name)
    return make(reuse) if make else Elementwise(ACTIVATIONS[name], reuse)
