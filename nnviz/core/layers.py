"""Layers (chapter 5): each knows two verbs, forward(x) and backward(dout), and remembers what the second needs.

`forward` takes a batch x (N, D) and gives the batch that goes on; `backward` takes the slope of the loss with
respect to that output, and gives the slope with respect to x.  No layer ever changes its argument.

With reuse=True a layer writes its results into memory that it keeps (made for the largest batch so far): nothing
is allocated in training, but a result is only good until the next call.  Such a layer also leaves it to its
network to keep NumPy from warning of overflow.  The default returns fresh arrays and never warns.
"""

import math
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.activations import ACTIVATIONS, Activation, Floats, sigmoid, softmax
from nnviz.core.losses import DELTA, checked_labels, cross_entropy_error, sum_squared_error, targets_like
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

RATIO = QT_TRANSLATE_NOOP("problems", "Dropout must be at least 0 and below 1. It is {ratio}.")


class Layer:
    """What all layers share: the memory they keep when they may."""

    def __init__(self, reuse: bool = False) -> None:
        self._kept: dict[str, NDArray[Any]] | None = {} if reuse else None
        self._views: dict[str, NDArray[Any]] = {}

    def _space(self, name: str, shape: tuple[int, ...], dtype: np.dtype[Any],
               order: Literal["C", "F"] = "C") -> NDArray[Any]:
        """Return an array to write into: a fresh one, or one in the memory kept under this name."""
        if self._kept is None:
            return np.empty(shape, dtype, order)
        view = self._views.get(name)
        if view is None or view.shape != shape or view.dtype is not dtype:
            view = self._views[name] = self._room(name, math.prod(shape), dtype).reshape(shape, order=order)
        return view

    def _room(self, name: str, size: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Return the first `size` numbers of the memory kept under this name, which grows when it is too small."""
        room = self._kept.get(name)
        if room is None or room.size < size or room.dtype != dtype:
            room = self._kept[name] = np.empty(size, dtype)
        return room[:size]

    def forward(self, x: Floats) -> Floats:
        """Return what this layer makes of the batch x."""
        raise NotImplementedError

    def backward(self, dout: Floats) -> Floats:
        """Return the slope of the loss with respect to x, given the slope with respect to the output."""
        raise NotImplementedError


class Affine(Layer):
    """Weighted sums: y = x·W + b, with x (N, D), W (D, M), b (M,).

    backward: dx = dout·Wᵀ, dW = xᵀ·dout + weight_decay·W, db = Σ rows of dout.  Weight decay belongs to the
    weights, so it lives here: `penalty()` is its part of the loss, ½·weight_decay·ΣW².

    x may also be images in bytes; they stand for byte_scale·x.  What is computed is y = byte_scale·(x·W) + b and
    dW = xᵀ·(byte_scale·dout): scaling M sums a sample costs less than scaling D pixels.  Only the rounding differs.
    dx is then the slope with respect to byte_scale·x.
    """

    def __init__(self, W: Floats, b: Floats, *, dW: Floats | None = None, db: Floats | None = None,
                 weight_decay: float = 0.0, byte_scale: float = 1.0, order: Literal["C", "F"] = "C",
                 reuse: bool = False) -> None:
        super().__init__(reuse)
        self.order = order
        self.W, self.b, self.dW, self.db = W, b, dW, db
        self.weight_decay, self.byte_scale = weight_decay, byte_scale
        self.x: Floats | None = None
        self.scale = 1.0
        self._ones = np.ones(0, W.dtype)

    def forward(self, x: Floats | NDArray[np.uint8]) -> Floats:
        self.x, self.scale = (self._floats(x), self.byte_scale) if x.dtype == np.uint8 else (x, 1.0)
        out = self._space("out", (len(x), self.W.shape[1]), self.W.dtype, self.order)
        np.matmul(self.x, self.W, out=out)
        if self.scale != 1:
            np.multiply(out, self.scale, out=out)
        return np.add(out, self.b, out=out)

    def _floats(self, x: NDArray[np.uint8]) -> Floats:
        """Return the bytes x as floats 0 … 255."""
        floats = self._space("x", x.shape, self.W.dtype)
        np.copyto(floats, x)
        return floats

    def backward(self, dout: Floats) -> Floats:
        self.parameter_gradients(dout)
        return np.matmul(dout, self.W.T, out=self._space("dx", (len(dout), self.W.shape[0]), self.W.dtype))

    def parameter_gradients(self, dout: Floats) -> None:
        """Compute dW and db alone: the first layer of a network needs no dx, a third of its work."""
        if len(self._ones) != len(dout):
            self._ones = np.ones(len(dout), self.W.dtype)
        # (1 … 1)·dout is the sum of the rows, and a product is three times as fast as np.sum along this axis
        self.db = np.matmul(self._ones, dout, out=self.db)
        if self.scale != 1:
            dout = np.multiply(dout, self.scale, out=self._space("scaled", dout.shape, dout.dtype))
        self.dW = np.matmul(self.x.T, dout, out=self.dW)
        if self.weight_decay:
            self.dW += self.weight_decay * self.W

    def penalty(self) -> float:
        """Return what weight decay adds to the loss, ½·weight_decay·ΣW²."""
        return 0.5 * self.weight_decay * float(np.vdot(self.W, self.W)) if self.weight_decay else 0.0


class Sigmoid(Layer):
    """y = 1/(1 + e⁻ˣ); backward: dout·y·(1 − y)."""

    def forward(self, x: Floats) -> Floats:
        if self._kept is None:
            self.y = sigmoid(x)
            return self.y
        # the same four passes, without the np.errstate around them: it would cost half as much as they do
        y = self._space("y", x.shape, x.dtype)
        np.exp(np.negative(x, out=y), out=y)
        self.y = np.reciprocal(np.add(y, 1, out=y), out=y)
        return self.y

    def backward(self, dout: Floats) -> Floats:
        dx = self._space("dx", dout.shape, dout.dtype)
        np.subtract(1, self.y, out=dx)
        np.multiply(dx, self.y, out=dx)
        return np.multiply(dx, dout, out=dx)


class Tanh(Layer):
    """y = tanh x; backward: dout·(1 − y²)."""

    def forward(self, x: Floats) -> Floats:
        self.y = np.tanh(x, out=self._space("y", x.shape, x.dtype))
        return self.y

    def backward(self, dout: Floats) -> Floats:
        dx = self._space("dx", dout.shape, dout.dtype)
        np.multiply(self.y, self.y, out=dx)
        np.subtract(1, dx, out=dx)
        return np.multiply(dx, dout, out=dx)


class ReLU(Layer):
    """y = max(0, x); backward: dout where x was above 0, else 0 (also at 0)."""

    def forward(self, x: Floats) -> Floats:
        self.y = np.maximum(x, 0, out=self._space("y", x.shape, x.dtype))
        return self.y

    def backward(self, dout: Floats) -> Floats:
        open_ = np.greater(self.y, 0, out=self._space("open", dout.shape, np.dtype(bool)))
        return np.multiply(dout, open_, out=self._space("dx", dout.shape, dout.dtype))


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
        return np.multiply(x, self.mask, out=self._space("y", x.shape, x.dtype))

    def backward(self, dout: Floats) -> Floats:
        if self.mask is None:
            return dout
        return np.multiply(dout, self.mask, out=self._space("dx", dout.shape, dout.dtype))


class SoftmaxWithLoss(Layer):
    """Softmax and cross entropy in one: backward is (y − t)/N.

    That is the slope of −ln y; the δ inside the logarithm only protects the value (it would change the slope by
    a part in y/δ, and would stop a network from learning where it is most wrong).
    """

    def __init__(self, reuse: bool = False) -> None:
        super().__init__(reuse)
        self._numbers = np.arange(0)

    def forward(self, x: Floats, t: ArrayLike) -> float:  # type: ignore[override]
        """Return the mean loss of scores x (N, classes) against t: labels (N,) or one-hot rows."""
        t = np.asarray(t)
        if t.ndim < x.ndim:
            return self.labels_loss(x, checked_labels(t, x.shape[-1]))
        self.t = t
        return cross_entropy_error(self.predict(x), t)

    def labels_loss(self, x: Floats, t: NDArray[np.intp]) -> float:
        """Return the mean loss for labels t (N,) that are known to be in range: training checks them once."""
        y, self.t = self.predict(x), t
        chosen = y[self._row_numbers(len(t)), t]
        self._chosen_slopes = chosen - 1
        chosen += DELTA
        return -float(np.add.reduce(np.log(chosen, out=chosen))) / len(x)

    def predict(self, x: Floats) -> Floats:
        """Return the probabilities (N, classes) that belong to the scores x."""
        self.y = softmax(x, out=self._space("y", x.shape, x.dtype, "F"))
        return self.y

    def backward(self, dout: float = 1.0) -> Floats:  # type: ignore[override]
        """Return the slope of the mean loss with respect to the scores, times dout."""
        dx = self._space("dx", self.y.shape, self.y.dtype, "F")
        if self.t.ndim == self.y.ndim:
            np.subtract(self.y * np.sum(self.t, axis=-1, keepdims=True), self.t, out=dx)
        else:
            np.copyto(dx, self.y)
            dx[self._row_numbers(len(dx)), self.t] = self._chosen_slopes
        return np.multiply(dx, dout / len(dx), out=dx)

    def _row_numbers(self, rows: int) -> NDArray[np.intp]:
        """Return 0 … rows − 1."""
        if len(self._numbers) != rows:
            self._numbers = np.arange(rows)
        return self._numbers


class IdentityWithLoss(Layer):
    """The output of a regression: y = x, the loss the mean over the batch of ½ Σ (y − t)²; backward (y − t)/N."""

    def forward(self, x: Floats, t: ArrayLike) -> float:  # type: ignore[override]
        """Return the mean loss of outputs x (N, D) against t (N, D)."""
        self.y, self.t = x.copy(), targets_like(t, x)
        return sum_squared_error(self.y, self.t)

    labels_loss = forward

    def predict(self, x: Floats) -> Floats:
        """Return x: nothing is done to the outputs of a regression."""
        self.y = x.copy()
        return self.y

    def backward(self, dout: float = 1.0) -> Floats:  # type: ignore[override]
        """Return the slope of the mean loss with respect to x, times dout."""
        return ((self.y - self.t) * (dout / len(self.y))).astype(self.y.dtype, copy=False)


OWN_LAYERS: dict[str, Callable[[bool], Layer]] = {"sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU}


def activation_layer(name: str, reuse: bool = False) -> Layer:
    """Return the layer for a name in ACTIVATIONS: one of its own where there is one, else Elementwise."""
    make = OWN_LAYERS.get(name)
    return make(reuse) if make else Elementwise(ACTIVATIONS[name], reuse)
