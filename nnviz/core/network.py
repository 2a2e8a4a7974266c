"""A network (chapters 3.5, 4.5 and 5.7): affine layers with activations between them, and a loss at the end.

    x → Affine → activation → … → Affine → softmax with cross entropy

Learning is forward, loss, gradient, update, in that order; using the network is forward alone.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nnviz.core.activations import ACTIVATIONS, Floats
from nnviz.core.differentiation import numerical_gradient
from nnviz.core.layers import Affine, Dropout, IdentityWithLoss, Layer, PixelAffine, SoftmaxWithLoss, activation_layer
from nnviz.core.losses import checked_labels
from nnviz.core.numerics.aligned import aligned_zeros
from nnviz.core.outputs.sigmoid_outputs import SigmoidWithLoss, SigmoidWithSquares
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.weight_init import WEIGHT_INITS, WeightInit

Output = SoftmaxWithLoss | IdentityWithLoss | SigmoidWithLoss
OUTPUTS: dict[str, type[Output]] = {
    "softmax": SoftmaxWithLoss, "identity": IdentityWithLoss, "sigmoid": SigmoidWithLoss,
    "sigmoid, squares": SigmoidWithSquares,
}  # fmt: skip
"""What stands at the end: to classify softmax or sigmoid with cross entropy, for a regression identity with squares."""

SLICE_WORK = 25_000_000
"""Multiplications of one slice when many samples are evaluated: under 10 ms even at 2.5 per nanosecond."""

SIZES = QT_TRANSLATE_NOOP("problems", "A network needs at least two sizes, all whole numbers above 0. Given: {sizes}.")
UNKNOWN = QT_TRANSLATE_NOOP("problems", "“{name}” is not available here. Choose one of: {choices}.")
HOW_MANY = QT_TRANSLATE_NOOP("problems", "Give one activation, or one for each of the {hidden} hidden layers.")
DECAY = QT_TRANSLATE_NOOP("problems", "Weight decay must be a number of at least 0. It is {value}.")
INPUT = QT_TRANSLATE_NOOP("problems", "The network takes {size} inputs. The data has shape {shape}.")
PAIRS = QT_TRANSLATE_NOOP("problems", "There are {samples} samples, but {targets} targets.")
PARAMETER = QT_TRANSLATE_NOOP("problems", "{name} has shape {shape}. The new values have shape {given}.")
NO_PARAMETER = QT_TRANSLATE_NOOP("problems", "This network has no parameter “{name}”.")


class Parameters(dict[str, Floats]):
    """Name → array, W1, b1, W2 …: windows into one long vector, which the optimiser changes as a whole.

    params["W1"] = values copies the values in, so that the layers see them; another shape raises Problem.
    """

    def __init__(self, shapes: Mapping[str, tuple[int, ...]], dtype: DTypeLike) -> None:
        super().__init__()
        self.vector: Floats = aligned_zeros(sum(int(np.prod(shape)) for shape in shapes.values()), dtype)
        start = 0
        for name, shape in shapes.items():
            stop = start + int(np.prod(shape))
            super().__setitem__(name, self.vector[start:stop].reshape(shape))
            start = stop

    def __setitem__(self, name: str, values: ArrayLike) -> None:
        if name not in self:
            raise Problem(NO_PARAMETER, name=name)
        if self[name].shape != np.shape(values):
            raise Problem(PARAMETER, name=name, shape=self[name].shape, given=np.shape(values))
        self[name][...] = values

    def joined(self, layer: int) -> Floats:
        """Return the weights and biases of a layer (from 1) as one array [W; b], a window into the vector too."""
        W, b = self[f"W{layer}"], self[f"b{layer}"]
        start = sum(self[name].size for name in list(self)[: 2 * layer - 2])
        return self.vector[start : start + W.size + b.size].reshape(-1, b.size)

    def copies(self) -> dict[str, Floats]:
        """Return a plain dictionary of copies: safe to keep, and to hand to another thread."""
        return {name: values.copy() for name, values in self.items()}


def _known(name: str, table: Mapping[str, object]) -> str:
    """Return the name, or raise Problem when the table has no such row."""
    if name not in table:
        raise Problem(UNKNOWN, name=name, choices=", ".join(table))
    return name


class Network:
    """A fully connected network of the given `sizes`, such as (784, 50, 10).

    activation: a name in ACTIVATIONS, or one per hidden layer; weight_init: a name in WEIGHT_INITS;
    scale: what uint8 images are multiplied by (1 leaves 0 … 255); weight_decay, dropout: 0 for none.
    `params` and `grads` hold W1 (sizes[0], sizes[1]), b1 (sizes[1],), W2 ….
    x is a batch (N, inputs) of floats, images (N, 28, 28) in uint8, or a single sample.
    t holds the true classes (N,) or one-hot rows (N, outputs).
    """

    def __init__(self, sizes: Sequence[int], activation: str | Sequence[str] = "sigmoid", weight_init: str = "0.01",
                 dtype: DTypeLike = np.float32, rng: np.random.Generator | None = None, weight_decay: float = 0.0,
                 dropout: float = 0.0, scale: float = 1 / 255, output: str = "softmax") -> None:
        self.sizes = _checked_sizes(sizes)
        self.activations = _checked_activations(activation, len(self.sizes) - 2)
        self.dtype, self.scale = np.dtype(dtype), float(scale)
        if not (np.isfinite(weight_decay) and weight_decay >= 0):
            raise Problem(DECAY, value=weight_decay)
        self.weight_decay, self.dropout = float(weight_decay), float(dropout)
        self.last_penalty = 0.0  # weight decay's part of the loss that `learn_from` returned last
        self.rng = np.random.default_rng() if rng is None else rng
        self.params = Parameters(self._shapes(), self.dtype)
        self.grads = Parameters(self._shapes(), self.dtype)
        self.last: Output = OUTPUTS[_known(output, OUTPUTS)](reuse=True)
        self.output = output
        self.layers = list(self._build())
        self._backwards = self.layers[:0:-1]  # from the last to the second: see learn_from
        self._affine = [layer for layer in self.layers if isinstance(layer, Affine)]
        self._dropouts = [layer for layer in self.layers if isinstance(layer, Dropout)]
        self.init_weights(WEIGHT_INITS[_known(weight_init, WEIGHT_INITS)])

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every parameter by name."""
        pairs = enumerate(zip(self.sizes[:-1], self.sizes[1:], strict=True), 1)
        return {name: shape for i, (n, m) in pairs for name, shape in ((f"W{i}", (n, m)), (f"b{i}", (m,)))}

    def _build(self) -> Iterator[Layer]:
        """Make the layers up to the scores, before the output."""
        p, g = self.params, self.grads
        for i in range(1, len(self.sizes)):
            # scores column by column in memory: what softmax does along the few classes is then long vectors
            order: Literal["C", "F"] = "C" if i <= len(self.activations) else "F"
            if i == 1:
                yield PixelAffine(p.joined(i), g.joined(i), self.scale, weight_decay=self.weight_decay, order=order,
                                  reuse=True)
            else:
                yield Affine(p[f"W{i}"], p[f"b{i}"], dW=g[f"W{i}"], db=g[f"b{i}"], weight_decay=self.weight_decay,
                             order=order, reuse=True)
            if i <= len(self.activations):
                yield activation_layer(self.activations[i - 1], reuse=True)
                if self.dropout:
                    yield Dropout(self.dropout, self.rng, reuse=True)

    def init_weights(self, weight_init: WeightInit) -> None:
        """Draw all weights anew and set the biases to 0."""
        for layer in self._affine:
            layer.W[...] = weight_init.draw(self.rng, *layer.W.shape)
            layer.b[...] = 0

    @property
    def parameter_count(self) -> int:
        """How many numbers the network learns: weights and biases."""
        return self.params.vector.size

    def copy_params(self) -> dict[str, Floats]:
        """Return copies of all weights and biases by name."""
        return self.params.copies()

    def converted(self, dtype: DTypeLike) -> Self:
        """Return a network of the same kind with the same weights in another type (numerical work needs float64)."""
        twin = Network.__new__(type(self))
        Network.__init__(twin, self.sizes, self.activations, "zeros", dtype, np.random.default_rng(0),
                         self.weight_decay, self.dropout, self.scale, self.output)
        twin.params.vector[...] = self.params.vector
        return twin

    # Forward

    def batch(self, x: ArrayLike) -> Floats | NDArray[np.uint8]:
        """Return x as a batch (N, inputs): bytes stay bytes, for the first layer to scale; all else in our type."""
        x = np.asarray(x)
        rows = 1 if x.ndim <= 1 else len(x)
        if x.size != rows * self.sizes[0]:
            rows = self._single_sample(x)
        return self.batch_of_rows(x.reshape(rows, self.sizes[0]))

    def batch_of_rows(self, x: NDArray[Any]) -> Floats | NDArray[np.uint8]:
        """Return rows x (N, inputs) as a batch: bytes stay bytes, all else in the network's type."""
        return x if x.dtype == np.uint8 else x.astype(self.dtype, copy=False)

    def _single_sample(self, x: NDArray[np.generic]) -> int:
        """Return 1 when x, whatever its shape, is one sample; else raise Problem."""
        if x.size != self.sizes[0]:
            raise Problem(INPUT, size=self.sizes[0], shape=x.shape)
        return 1

    def scores(self, x: Floats | NDArray[np.uint8], training: bool = False) -> Floats:
        """Return what reaches the output for x, as `batch` gives it: (N, outputs), good until the next call.

        Like `learn_from` it is for callers that have switched NumPy's warnings off, once for many calls.
        """
        for dropout in self._dropouts:
            dropout.training = training
        values: NDArray[Any] = x  # the first layer takes bytes as well
        for layer in self.layers:
            values = layer.forward(values)
        return values

    def hidden(self, x: ArrayLike) -> list[Floats]:
        """Return what each hidden layer hands on for x (N, inputs), after its activation: one (N, units) each."""
        values: NDArray[Any] = self.batch(x)
        kept = []
        with np.errstate(all="ignore"):
            for layer in self.layers[:-1]:
                if isinstance(layer, Dropout):
                    continue
                values = layer.forward(values)
                if not isinstance(layer, Affine):
                    kept.append(values.copy())
        return kept

    @property
    def slice_rows(self) -> int:
        """How many samples to evaluate at once, so that a slice takes a few milliseconds."""
        return max(1, min(1000, SLICE_WORK // self.parameter_count))

    def slices(self, samples: int) -> Iterator[slice]:
        """Cut 0 … samples into slices of `slice_rows`."""
        return (slice(i, min(i + self.slice_rows, samples)) for i in range(0, samples, self.slice_rows))

    def predict(self, x: ArrayLike) -> Floats:
        """Return the outputs for x: probabilities (N, outputs), or (outputs,) for a single sample."""
        x = np.asarray(x)
        single = x.ndim < 2 or len(x) * self.sizes[0] != x.size
        x = x[None] if single else x
        y = np.empty((len(x), self.sizes[-1]), self.dtype)
        with np.errstate(all="ignore"):
            for part in self.slices(len(x)):
                y[part] = self.last.predict(self.scores(self.batch(x[part])))
        return y[0] if single else y

    def loss(self, x: ArrayLike, t: ArrayLike) -> float:
        """Return the mean loss over x, weight decay's penalty included; dropout is off."""
        x, t = self._pair(x, t)
        total = 0.0
        with np.errstate(all="ignore"):
            for part in self.slices(len(x)):
                scores = self.scores(self.batch(x[part]))
                total += self.last.forward(scores, t[part]) * len(scores)
        return total / max(len(x), 1) + self.penalty()

    def penalty(self) -> float:
        """Return what weight decay adds to the loss, ½·weight_decay·ΣW² over all weights (not the biases)."""
        return sum(layer.penalty() for layer in self._affine) if self.weight_decay else 0.0

    def accuracy(self, x: ArrayLike, t: ArrayLike) -> float:
        """Return the share (0 … 1) of samples whose largest output is the true class."""
        x, t = self._pair(x, t)
        truth = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == truth))

    def _pair(self, x: ArrayLike, t: ArrayLike) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
        """Return x and t as batches of the same length, or raise Problem."""
        x, t = np.asarray(x), np.asarray(t)
        if x.ndim < 2 or len(x) * self.sizes[0] != x.size:
            self._single_sample(x)
            x, t = x.reshape(1, -1), t[None]
        if len(x) != (len(t) if t.ndim else -1) or len(x) == 0:
            raise Problem(PAIRS, samples=len(x), targets=t.size)
        return x, t

    # Backward

    def learn_from(self, x: Floats | NDArray[np.uint8], t: NDArray[Any]) -> float:
        """Return the loss of a batch x, as `batch` gives it, and leave its gradient in `grads`: one forward pass.

        The loss includes weight decay's penalty, which stays in `last_penalty`.
        t: labels (N,) that are known to be in range, or targets (N, outputs).
        """
        scores = self.scores(x, training=True)
        loss = self.last.labels_loss(scores, t) if t.ndim == 1 else self.last.forward(scores, t)
        dout = self.last.backward()
        for layer in self._backwards:
            dout = layer.backward(dout)
        self._affine[0].parameter_gradients(dout)
        if not self.weight_decay:
            return loss
        self.last_penalty = self.penalty()
        return loss + self.last_penalty

    def loss_and_gradient(self, x: ArrayLike, t: ArrayLike) -> tuple[float, dict[str, Floats]]:
        """Return the loss of a batch and its gradient by backpropagation, from one and the same forward pass.

        The gradient is the network's own `grads`, overwritten by the next call.  Dropout, if any, is on.
        """
        x, t = self._pair(x, t)
        t = checked_labels(t, self.sizes[-1]) if t.ndim == 1 else t
        with np.errstate(all="ignore"):
            return self.learn_from(self.batch(x), t), self.grads

    def gradient(self, x: ArrayLike, t: ArrayLike) -> dict[str, Floats]:
        """Return the gradient of the loss with respect to every parameter, by backpropagation: name → array."""
        self.loss_and_gradient(x, t)
        return self.grads.copies()

    def numerical_gradient(self, x: ArrayLike, t: ArrayLike, h: float = 1e-4) -> dict[str, NDArray[np.float64]]:
        """Return the same gradient by central differences, in float64: two forward passes per parameter.

        Slow on purpose (39,760 parameters in 784-50-10), and without dropout: it is there to check the other one.
        """
        twin = self.converted(np.float64)
        inputs, t = twin._pair(x, t)
        inputs = twin.batch(inputs).copy()

        def loss_with(name: str, values: NDArray[np.float64]) -> float:
            twin.params[name] = values
            return twin.loss(inputs, t)

        return {name: self._partials(twin, loss_with, name, h) for name in twin.params}

    @staticmethod
    def _partials(twin: Network, loss_with: Callable[[str, NDArray[np.float64]], float], name: str,
                  h: float) -> NDArray[np.float64]:
        """Return the numerical gradient for one parameter and put its values back."""
        before = twin.params[name].copy()
        gradient = numerical_gradient(lambda values: loss_with(name, values), before, h)
        twin.params[name] = before
        return gradient


def _checked_sizes(sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the sizes as whole numbers, or raise Problem."""
    if len(sizes) < 2 or any(size != int(size) or size < 1 for size in sizes):
        raise Problem(SIZES, sizes=", ".join(str(size) for size in sizes))
    return tuple(int(size) for size in sizes)


def _checked_activations(activation: str | Sequence[str], hidden: int) -> tuple[str, ...]:
    """Return one known activation for each hidden layer, or raise Problem."""
    names = (activation,) * max(hidden, 1) if isinstance(activation, str) else tuple(activation)
    for name in names:
        _known(name, ACTIVATIONS)
    if not isinstance(activation, str) and len(names) != hidden:
        raise Problem(HOW_MANY, hidden=hidden)
    return names[:hidden]


class TwoLayerNet(Network):
    """The book's network of chapters 4.5 and 5.7: one hidden layer of sigmoid neurons.

    params, predict, loss, accuracy, gradient and numerical_gradient are the book's.
    """

    def __init__(self, input_size: int, hidden_size: int, output_size: int, weight_init_std: float = 0.01,
                 rng: np.random.Generator | None = None) -> None:
        super().__init__((input_size, hidden_size, output_size), "sigmoid", "zeros", rng=rng)
        self.init_weights(WeightInit(lambda n, m: weight_init_std))
