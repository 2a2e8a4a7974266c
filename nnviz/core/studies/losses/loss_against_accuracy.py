"""Why a loss and not the accuracy (chapter 4.2): both over one weight of a trained network.

The accuracy is a staircase: while a weight moves a little no answer changes, so its derivative is 0 almost everywhere.
The loss changes with every weight, however little that moves.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.activations import ACTIVATIONS, Floats
from nnviz.core.losses import checked_labels, cross_entropies
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

NO_WEIGHT = QT_TRANSLATE_NOOP(
    "problems", "Layer {layer} of this network has weights of shape {shape}. There is no weight {row}, {column}."
)

SLICE_WORK = 10_000_000
"""Multiplications between two yields: some 10 ms."""


@dataclass(frozen=True)
class Point:
    """What a network costs and gets right while one weight has the value `weight`.

    loss: mean cross entropy; correct: how many of the images are answered correctly.
    """

    weight: float
    loss: float
    correct: int


@dataclass(frozen=True)
class Derivatives:
    """How many of the first `done` weights of a layer (of `total`) have a numerical derivative that is not 0."""

    done: int
    total: int
    of_loss: int
    of_accuracy: int


class FixedLayer:
    """A trained network with everything computed that one layer's weights do not change.

    params: W1 (inputs, units), b1 (units,), W2 …; activation: a name in ACTIVATIONS; x: (N, inputs) floats;
    t: true classes (N,); layer: whose weights move, from 1. All arithmetic is float64, so that differences of the
    loss are not rounding.
    """

    def __init__(self, params: Mapping[str, Floats], activation: str, x: ArrayLike, t: ArrayLike, layer: int) -> None:
        count = len(params) // 2
        self.layers = [(np.asarray(params[f"W{i}"], np.float64), np.asarray(params[f"b{i}"], np.float64))
                       for i in range(1, count + 1)]  # fmt: skip
        self._activate = ACTIVATIONS[activation].value
        if not 1 <= layer <= count:
            raise Problem(NO_WEIGHT, layer=layer, shape="()", row=0, column=0)
        self.layer, self.W = layer, self.layers[layer - 1][0]
        self.t = checked_labels(t, len(self.layers[-1][1]))
        z: Floats = np.asarray(x, np.float64)
        for W, b in self.layers[: layer - 1]:
            z = self._activate(z @ W + b)
        self._z, self._a = z, z @ self.W + self.layers[layer - 1][1]

    @property
    def work(self) -> int:
        """Multiplications of one evaluation, about."""
        return len(self._a) * sum(W.size for W, _ in self.layers[self.layer :]) + self._a.size

    def probabilities(self, row: int, column: int, change: float) -> Floats:
        """Return the outputs (N, classes) when the weight from unit `row` to unit `column` is changed by `change`."""
        a = self._a.copy()
        a[:, column] += change * self._z[:, row]
        for W, b in self.layers[self.layer :]:
            a = self._activate(a) @ W + b
        powers = np.exp(a - a.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def at(self, row: int, column: int, value: float) -> Point:
        """Return loss and accuracy with one weight set to `value`; Problem where there is no such weight."""
        self._check(row, column)
        y = self.probabilities(row, column, value - self.W[row, column])
        return Point(value, float(cross_entropies(y, self.t).mean()), int((y.argmax(axis=1) == self.t).sum()))

    def _check(self, row: int, column: int) -> None:
        rows, columns = self.W.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise Problem(NO_WEIGHT, layer=self.layer, shape=self.W.shape, row=row, column=column)


def scan(fixed: FixedLayer, row: int, column: int, values: ArrayLike) -> Iterator[tuple[Point, ...]]:
    """Yield the Points of all values in turn, a few at a time (some 10 ms of work)."""
    values = np.asarray(values, np.float64)
    size = max(1, SLICE_WORK // max(1, fixed.work))
    for start in range(0, len(values), size):
        yield tuple(fixed.at(row, column, float(value)) for value in values[start : start + size])


def count_derivatives(fixed: FixedLayer, h: float = 1e-4, most: int = 1000) -> Iterator[Derivatives]:
    """Differentiate loss and accuracy numerically for up to `most` weights of the layer; yield how many are not 0.

    Central differences, (f(w + h) − f(w − h)) / 2h. The weights are taken evenly from the whole matrix.
    """
    rows, columns = fixed.W.shape
    chosen = np.unique(np.linspace(0, rows * columns - 1, min(most, rows * columns)).round().astype(int))
    of_loss = of_accuracy = 0
    size = max(1, SLICE_WORK // max(1, 2 * fixed.work))
    for done, index in enumerate(chosen, 1):
        row, column = divmod(int(index), columns)
        w = float(fixed.W[row, column])
        up, down = fixed.at(row, column, w + h), fixed.at(row, column, w - h)
        of_loss += up.loss != down.loss
        of_accuracy += up.correct != down.correct
        if done % size == 0 or done == len(chosen):
            yield Derivatives(done, len(chosen), of_loss, of_accuracy)


def losses_of_samples(
    params: Mapping[str, Floats], activation: str, x: ArrayLike, t: ArrayLike, most: int = 500
) -> Iterator[Floats]:
    """Yield the cross entropies of all samples, up to `most` at a time; the arguments are those of FixedLayer."""
    x, t = np.asarray(x), np.asarray(t)
    for start in range(0, len(x), most):
        part = slice(start, start + most)
        y = FixedLayer(params, activation, x[part], t[part], len(params) // 2).probabilities(0, 0, 0.0)
        yield cross_entropies(y, t[part].astype(np.intp))


def estimates_by_size(
    losses: ArrayLike, sizes: Iterable[int], count: int, rng: np.random.Generator
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Yield every batch size up to N with `count` estimates of the loss from batches of it."""
    losses = np.asarray(losses, np.float64)
    for size in sizes:
        if size <= len(losses):
            yield size, batch_estimates(losses, size, count, rng)


def batch_estimates(losses: ArrayLike, size: int, count: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the mean loss of `count` mini-batches of `size` samples: (count,), each drawn without replacement.

    losses: every sample's loss (N,); each estimate scatters around their mean.
    """
    losses = np.asarray(losses, np.float64)
    return np.array([losses[rng.choice(len(losses), size, replace=False)].mean() for _ in range(count)])


def expected_spread(losses: ArrayLike, size: int) -> float:
    """Return the standard deviation of such an estimate: s/√n, and less where the batch is much of the whole.

    s/√n · √((N − n)/(N − 1)): the finite population correction (Cochran, Sampling Techniques, theorem 2.2).
    """
    losses = np.asarray(losses, np.float64)
    if len(losses) < 2:
        return 0.0
    return float(losses.std() / np.sqrt(size) * np.sqrt((len(losses) - size) / (len(losses) - 1)))
