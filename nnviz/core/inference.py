"""Inference (chapter 3.6): a trained network answers, one image at a time or many at once.

    x → x·W1 + b1 → h → … → softmax; the answer is where the output is largest

Nothing is learned: only the forward pass runs.  One image is a vector (784,), a batch a matrix (N, 784); the weights
and the line of Python are the same.  The mistakes that are often made here can be switched on, to see what they cost.
"""

import math
import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.activations import ACTIVATIONS, Floats, softmax
from nnviz.core.evaluation import EvaluationProgress
from nnviz.core.network import INPUT, UNKNOWN
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SIZE = QT_TRANSLATE_NOOP("problems", "The batch size must be a whole number of at least 1. It is {value}.")
NO_LAYERS = QT_TRANSLATE_NOOP("problems", "These weights hold no layer. Choose a file with W1, b1 and so on.")

BLOCK = 256
"""Images made ready at once when they are answered one by one."""

REPORT_EVERY = 0.01
"""Seconds between two reports of progress, unless a single batch takes longer."""

PASSES, PATIENCE = 3, 0.6
"""A time is the shortest of so many passes; after so many seconds no further one is begun."""


@dataclass(frozen=True)
class Mistakes:
    """What is often done wrong; each can be switched on alone.

    unused_activation: the sum a is fed to the next layer instead of z = h(a); softmax_over_batch: softmax sums along
    axis 0, which is right for one image and wrong for a batch; raw_pixels: 0 … 255 instead of 0 … 1.
    """

    unused_activation: bool = False
    softmax_over_batch: bool = False
    raw_pixels: bool = False


@dataclass(frozen=True)
class Row:
    """A row of MISTAKES: the switches, its name and what it does (source language)."""

    mistakes: Mistakes
    title: str
    effect: str


MISTAKES: dict[str, Row] = {
    "none": Row(
        Mistakes(), QT_TRANSLATE_NOOP("inference", "No bug"),
        QT_TRANSLATE_NOOP("inference", "z = h(a), softmax along axis 1, pixels as the network was trained on them.")),
    "unused_activation": Row(
        Mistakes(unused_activation=True), QT_TRANSLATE_NOOP("inference", "a instead of z"),
        QT_TRANSLATE_NOOP("inference", "The activation is never used: all layers together are one affine map.")),
    "softmax_over_batch": Row(
        Mistakes(softmax_over_batch=True), QT_TRANSLATE_NOOP("inference", "Softmax along axis 0"),
        QT_TRANSLATE_NOOP("inference", "The images of a batch compete with each other; a single image, as a "
                                       "vector, does not show the bug.")),
    "raw_pixels": Row(
        Mistakes(raw_pixels=True), QT_TRANSLATE_NOOP("inference", "Pixels 0 … 255"),
        QT_TRANSLATE_NOOP("inference", "The pixels go into the network without the factor it was trained with.")),
}  # fmt: skip
"""Name → one way to use a network; the first is the right one."""


class Model:
    """A trained network that is only used: weights as `data.weights` reads them, and how they are applied.

    params: W1 (inputs, units), b1 (units,), W2 …; activation: a name in ACTIVATIONS, after every hidden layer;
    scale: what pixels 0 … 255 are multiplied by.  Raises Problem for no layers or an unknown activation.
    """

    def __init__(self, params: Mapping[str, Floats], activation: str = "sigmoid", scale: float = 1 / 255,
                 mistakes: Mistakes | None = None) -> None:
        if activation not in ACTIVATIONS:
            raise Problem(UNKNOWN, name=activation, choices=", ".join(ACTIVATIONS))
        count = len(params) // 2
        if not count:
            raise Problem(NO_LAYERS)
        self.layers = [(params[f"W{i}"], params[f"b{i}"]) for i in range(1, count + 1)]
        self.activation, self.scale, self.mistakes = activation, float(scale), mistakes or Mistakes()
        self._activate = ACTIVATIONS[activation].value

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The number of inputs, then of the units of each layer."""
        return len(self.layers[0][0]), *(len(b) for _, b in self.layers)

    def inputs(self, images: ArrayLike) -> Floats:
        """Return images (N, height, width) as rows (N, inputs), or one image as a vector: float32, scaled.

        Raises Problem when an image has another number of pixels than the network has inputs.
        """
        images = np.asarray(images)
        shape = images.shape[:-2]
        if images.ndim < 2 or math.prod(images.shape[-2:]) != self.sizes[0]:
            raise Problem(INPUT, size=self.sizes[0], shape=images.shape)
        scale = 1.0 if self.mistakes.raw_pixels else self.scale
        return images.reshape(*shape, self.sizes[0]) * np.float32(scale)

    def scores(self, x: Floats) -> Floats:
        """Return what softmax is taken of: (N, classes) for rows x (N, inputs), (classes,) for a vector (inputs,)."""
        *hidden, (W, b) = self.layers
        for weights, biases in hidden:
            a = x @ weights + biases
            x = a if self.mistakes.unused_activation else self._activate(a)
        return x @ W + b

    def predict(self, x: Floats) -> Floats:
        """Return probabilities (N, classes) for rows x (N, inputs), or (classes,) for a vector (inputs,)."""
        return softmax(self.scores(x), axis=0 if self.mistakes.softmax_over_batch else -1)

    def answers(self, images: ArrayLike) -> NDArray[np.intp]:
        """Return the answer to each of the images (N, height, width), as if they came one by one: (N,)."""
        with np.errstate(all="ignore"):
            return np.nan_to_num(self.scores(self.inputs(images))).argmax(axis=-1)

    def probabilities(self, images: ArrayLike) -> Floats:
        """Return what `predict` says to images (N, height, width) or to one (height, width); always finite."""
        with np.errstate(all="ignore"):
            return np.nan_to_num(self.predict(self.inputs(images)))


@dataclass(frozen=True, eq=False)
class Answers:
    """What a network answered: probabilities (N, classes), answers (N,), and the seconds of each call (calls,).

    size: images a call; 0: one by one, as vectors.  A call is the forward pass and the argmax; the pixels were made
    ready before.
    """

    probabilities: Floats
    answers: NDArray[np.intp]
    seconds: NDArray[np.float64]
    size: int

    @property
    def total(self) -> float:
        """Seconds of all calls together."""
        return float(self.seconds.sum())

    @property
    def each(self) -> float:
        """Seconds for one image, on average."""
        return self.total / len(self.answers)

    def seconds_until(self, count: int) -> float:
        """Return the seconds of the calls that answered the first `count` images."""
        return float(self.seconds[: -(-count // max(1, self.size))].sum())


def inferring(model: Model, images: NDArray[np.uint8], size: int = 0,
              passes: int = PASSES) -> Iterator[EvaluationProgress | Answers]:
    """Answer all images, `size` at a time (0: one by one): yield the progress, and at last the Answers.

    The times are those of the fastest of so many passes, since other work on the machine only ever adds to them.
    Raises Problem for images the network cannot take, and for a negative size.
    """
    if size < 0:
        raise Problem(SIZE, value=size)
    model.inputs(images[:1])
    begin = time.perf_counter()
    best = yield from _one_pass(model, images, size)
    for _ in range(passes - 1):
        if time.perf_counter() - begin > PATIENCE:
            break
        found = yield from _one_pass(model, images, size)
        best = found if found.total < best.total else best
    yield best


def _one_pass(model: Model, images: NDArray[np.uint8], size: int) -> Generator[EvaluationProgress, None, Answers]:
    """Answer all images once, yielding EvaluationProgress; returns the Answers."""
    count, told = len(images), time.perf_counter()
    probabilities = np.empty((count, model.sizes[-1]), np.float32)
    answers, seconds = np.empty(count, np.intp), np.empty(-(-count // max(1, size)))
    call = 0
    for start in range(0, count, size or BLOCK):
        x = model.inputs(images[start : start + (size or BLOCK)])
        for rows, place in _calls(x, start, size):
            probabilities[place], answers[place], seconds[call] = _timed(model, rows)
            call += 1
            if time.perf_counter() - told > REPORT_EVERY:
                yield EvaluationProgress(min(start + len(x), count), count)
                told = time.perf_counter()
    np.nan_to_num(probabilities, copy=False)
    return Answers(probabilities, answers, seconds, size)


def _calls(x: Floats, start: int, size: int) -> Iterator[tuple[Floats, slice | int]]:
    """Cut rows x (n, inputs) into what one call takes: all of them, or a vector each; and where the answers belong."""
    if size:
        yield x, slice(start, start + len(x))
    else:
        yield from zip(x, range(start, start + len(x)), strict=True)


def _timed(model: Model, x: Floats) -> tuple[Floats, NDArray[np.intp] | np.intp, float]:
    """Return probabilities, answer and seconds of one call."""
    with np.errstate(all="ignore"):  # not across a yield: it would leak into whoever pulls the generator
        begin = time.perf_counter()
        y = model.predict(x)
        answer = y.argmax(axis=-1)
        return y, answer, time.perf_counter() - begin


def wrong_ones(found: Answers, t: ArrayLike) -> NDArray[np.intp]:
    """Return the indices of the wrong answers, the most confident first; t: true classes (N,)."""
    wrong = np.flatnonzero(found.answers != np.asarray(t))
    confidence = found.probabilities[wrong, found.answers[wrong]]
    return wrong[np.argsort(-confidence, kind="stable")]
