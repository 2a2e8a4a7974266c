"""Training (chapter 4.5): draw a mini-batch, compute its loss and gradient, update the weights, again and again.

`train` returns an iterator: it gives a frozen TrainingStep per iteration and does nothing between two of them, so
whoever pulls it can pause, stop or change the learning rate at any point.  Everything follows from the seed, and from a
checkpoint another training goes on to the last bit.

    iterations per epoch = ceil(N / batch size)
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
import time
from collections.abc import Callable, Generator, Iterator
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from nnviz.core.batches import SAMPLINGS, Batches, iterations_per_epoch
from nnviz.core.evaluation import Evaluation, EvaluationProgress, confusion_matrix, evaluate
from nnviz.core.losses import checked_labels
from nnviz.core.network import Network
from nnviz.core.numerics.silence import silent
from nnviz.core.optimizers import Memory, Optimizer
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.generic]
Weights = dict[str, NDArray[np.floating]]

MODERATE = 1e12
"""Up to this squared length of the gradient, and this rate, no step comes near the end of float32 (3e38)."""

EMPTY = QT_TRANSLATE_NOOP("problems", "There is no data to train on. Choose other data.")
UNEQUAL = QT_TRANSLATE_NOOP("problems", "There are {images} images but {labels} labels. Choose other data.")
WIDTH = QT_TRANSLATE_NOOP("problems", "The network takes {inputs} inputs, but an image has {pixels} values.")
BATCH = QT_TRANSLATE_NOOP("problems", "The batch size must be a whole number from 1 to {samples}. It is {value}.")
SAMPLES = QT_TRANSLATE_NOOP(
    "problems", "The training-set size must be a whole number from 1 to {samples}. It is {value}."
)
LENGTH = QT_TRANSLATE_NOOP("problems", "Give the number of iterations or the number of epochs: a whole number above 0.")
SNAPSHOTS = QT_TRANSLATE_NOOP(
    "problems", "Snapshots can be taken every 1, 2, 3 … iterations, or never (0), not {value}."
)
EVALUATIONS = QT_TRANSLATE_NOOP(
    "problems", "The accuracy can be measured every 1, 2, 3 … iterations, or only after epochs (0), not {value}."
)
CLIP = QT_TRANSLATE_NOOP("problems", "The largest length of the gradient must be a number of at least 0, not {value}.")
SAMPLING = QT_TRANSLATE_NOOP("problems", "“{value}” is not a way to draw batches. Choose one of: {choices}.")
NOT_FINITE = QT_TRANSLATE_NOOP("problems", "The data contains values that are not numbers. Choose other data.")
DIVERGED = QT_TRANSLATE_NOOP(
    "problems",
    "The training diverged at iteration {iteration}: the numbers grew beyond all bounds. Try a smaller learning rate.",
)


class Data(Protocol):
    """What is trained on: images (N, 28, 28) in uint8 or floats (N, D), and labels (N,)."""

    x_train: Array
    t_train: Array
    x_test: Array
    t_test: Array


class Diverged(Problem):
    """The loss or a parameter is no longer a finite number; the network keeps its last finite weights.

    iteration: where it happened (from 0); last_loss: the last finite loss, None if there was none.
    """

    def __init__(self, iteration: int, last_loss: float | None) -> None:
        super().__init__(DIVERGED, iteration=iteration, last_loss=last_loss)
        self.iteration, self.last_loss = iteration, last_loss


class WeightUpdate(NamedTuple):
    """One weight before and after an iteration, and the gradient between: `name` is fixed for a run."""

    name: str
    before: float
    gradient: float
    after: float


class TrainingStep(NamedTuple):
    """One iteration: number (from 0), epochs done after it, loss of its mini-batch before the update, rate used.

    It and WeightUpdate come with every iteration: tuples are made in a third of a frozen dataclass's time.
    loss: without weight decay's penalty; what is made smaller is loss + penalty.
    evaluation: there at the end of each epoch and after the last iteration; untrained: with the first iteration,
    the network before it.  images: how many its mini-batch has.
    weights: copies of all parameters, with every evaluation and every `snapshot_every` iterations.
    seconds: what the update took by the clock, batch, gradient and all; evaluations and pauses are not in it.
    base_rate: the rate without the factor of a schedule.
    """

    iteration: int
    epoch: float
    loss: float
    rate: float
    update: WeightUpdate
    evaluation: Evaluation | None = None
    weights: Weights | None = None
    untrained: Evaluation | None = None
    penalty: float = 0.0
    images: int = 0
    seconds: float = 0.0
    base_rate: float = 0.0


Frame = TrainingStep | EvaluationProgress
"""What comes of a training: iterations, and how far a measurement is."""


class Checkpoint(NamedTuple):
    """What it takes to go on from a moment of a training with the same settings and the same data.

    done: iterations; seen: images; params: all parameters; memory: the optimiser's; random: the generator's state;
    dealt, order: see `Batches`; last_loss: the last one, with its penalty; watched: the watched weight and its place.
    """

    done: int
    seen: int
    params: NDArray[np.floating]
    memory: Memory
    random: Any
    dealt: int
    order: NDArray[np.uint32]
    last_loss: float | None
    watched: tuple[str, int] | None


def train(network: Network, data: Data, optimizer: Optimizer, batch_size: int, rng: np.random.Generator, *,
          iterations: int | None = None, epochs: int | None = None, sampling: str = "shuffled",
          train_size: int | None = None, snapshot_every: int = 0, evaluate_every: int = 0,
          schedule: Callable[[int], float] | None = None, clip: float = 0.0,
          report_progress: bool = False) -> Training:
    """Train `network` in place and yield a TrainingStep per iteration, for so many iterations or epochs.

    train_size: use only so many training images, the first ones.  sampling: one of SAMPLINGS.  evaluate_every: measure
    after so many iterations too, not only after epochs.  schedule(iteration): what the rate is multiplied by.  clip:
    gradients that are longer, all layers together, are shortened to it; 0: never (Pascanu et al. 2013).  With
    report_progress=True, EvaluationProgress frames come between the slices of a measurement, a few milliseconds apart.
    Wrong arguments raise Problem at once; Diverged is raised when the numbers are no longer finite.
    """
    train_set, test_set = _checked_data(network, data, train_size)
    samples = len(train_set[0])
    _require(_whole(batch_size, 1, samples), BATCH, samples=samples, value=batch_size)
    _require(sampling in SAMPLINGS, SAMPLING, value=sampling, choices=", ".join(SAMPLINGS))
    _require(_whole(snapshot_every, 0), SNAPSHOTS, value=snapshot_every)
    _require(_whole(evaluate_every, 0), EVALUATIONS, value=evaluate_every)
    _require(math.isfinite(clip) and clip >= 0, CLIP, value=clip)
    _require((iterations is None) != (epochs is None), LENGTH)
    length = iterations if epochs is None else epochs
    _require(_whole(length, 1), LENGTH)
    total = int(length or 0) * (1 if epochs is None else iterations_per_epoch(samples, batch_size))
    batches = Batches(samples, int(batch_size), sampling, rng)
    run = _Run(network, optimizer, train_set, test_set, batches, total)
    run.schedule, run.clip, run.report_progress = schedule, float(clip), report_progress
    run.snapshot_every, run.evaluate_every = int(snapshot_every), int(evaluate_every)
    return Training(run)


class Training(Iterator[Any]):
    """A training under way, as `train` returns it: an iterator of its frames."""

    def __init__(self, run: _Run) -> None:
        self._run, self._frames = run, run.frames()

    def __iter__(self) -> Iterator[Frame]:
        """Return an iterator of the frames from here on, quicker than `__next__` for each."""
        return self._frames

    def __next__(self) -> Frame:
        """Return the next frame."""
        return next(self._frames)

    @property
    def done(self) -> int:
        """How many iterations there were."""
        return self._run.done

    def close(self) -> None:
        """End it here."""
        self._frames.close()

    def checkpoint(self) -> Checkpoint:
        """Return what it takes to go on from here; asked for after a TrainingStep, or before the first frame."""
        return self._run.checkpoint()

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Go on from a checkpoint, perhaps of another training with the same settings."""
        self._run.go_back(checkpoint)
        self._frames = self._run.frames()


class _Run:
    """What `Training` goes through: what stays the same from the first to the last iteration, and how far it is."""

    def __init__(self, network: Network, optimizer: Optimizer, train_set: tuple[Array, NDArray[np.intp]],
                 test_set: tuple[Array, NDArray[np.intp]], batches: Batches, total: int) -> None:
        self.network, self.optimizer = network, optimizer
        self.train_set, self.test_set = train_set, test_set
        self.batches, self.total = batches, total
        self.pixels = train_set[0].reshape(len(train_set[0]), -1)
        self.images = np.empty((batches.size, self.pixels.shape[1]), self.pixels.dtype)
        # all parameters as one vector: one update for the whole network
        self.params = {"": network.params.vector}
        self.grads = {"": network.grads.vector}
        self.schedule: Callable[[int], float] | None = None
        self.clip, self.snapshot_every, self.evaluate_every = 0.0, 0, 0
        self.report_progress = self.careful = False
        self.done = self.seen = 0
        self.last_loss: float | None = None
        self.watched: tuple[str, int] | None = None

    def checkpoint(self) -> Checkpoint:
        """Return what it takes to go on from here."""
        batches = self.batches
        return Checkpoint(self.done, self.seen, self.params[""].copy(), self.optimizer.remembered(),
                          batches.rng.bit_generator.state, batches.dealt, batches.order.astype(np.uint32),
                          self.last_loss, self.watched)  # fmt: skip

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Be as at a checkpoint."""
        self.done, self.seen, self.last_loss = checkpoint.done, checkpoint.seen, checkpoint.last_loss
        self.watched = checkpoint.watched
        np.copyto(self.params[""], checkpoint.params)
        self.optimizer.recall(checkpoint.memory)
        self.batches.rng.bit_generator.state = checkpoint.random
        self.batches.dealt, self.batches.order = checkpoint.dealt, checkpoint.order.astype(np.intp)

    def frames(self) -> Generator[Frame, None, None]:
        """Yield the frames from here to the end."""
        network, optimizer, batches, total = self.network, self.optimizer, self.batches, self.total
        samples = len(self.train_set[0])
        per_epoch, every = iterations_per_epoch(samples, batches.size), self.evaluate_every
        learn, clock = silent(self._learn), time.perf_counter
        untrained = None if self.done else (yield from self._measure(-1, 0.0))
        for iteration in range(self.done, total):
            started = clock()
            indices = next(batches)
            if self.schedule is not None:
                optimizer.factor = self.schedule(iteration)
            loss, update = learn(indices, iteration)
            seconds = clock() - started
            images, done, rate, penalty = len(indices), iteration + 1, optimizer.last_rate, network.last_penalty
            self.seen, self.last_loss, evaluation = self.seen + images, loss, None
            epoch = self.seen / samples
            if done % per_epoch == 0 or done == total or (every and done % every == 0):
                evaluation = yield from self._measure(iteration, epoch)
            keep = evaluation is not None or (self.snapshot_every and iteration % self.snapshot_every == 0)
            weights = network.copy_params() if keep else None
            self.done = done
            yield TrainingStep(iteration, epoch, loss - penalty, rate, update, evaluation, weights, untrained,
                               penalty, images, seconds, optimizer.last_base)
            untrained = None

    def _learn(self, indices: NDArray[np.intp], iteration: int) -> tuple[float, WeightUpdate]:
        """Do one iteration; return the loss with its penalty and the watched weight's update, or raise Diverged."""
        rows = len(indices)
        # mode="clip" lets take() write straight into `out`; the indices are in range by construction
        images = self.pixels.take(indices, 0, self.images[:rows], "clip")
        labels = self.train_set[1].take(indices)
        loss = self.network.learn_from(self.network.batch_of_rows(images), labels)
        if not math.isfinite(loss):
            raise Diverged(iteration, self.last_loss)
        return loss, self._update(iteration, loss)

    def _update(self, iteration: int, loss: float) -> WeightUpdate:
        """Change the weights; return what happened to the watched one, or raise Diverged and leave them alone."""
        params, grads = self.params[""], self.grads[""]
        size = float(grads.dot(grads))  # plain numbers are compared in a tenth of the time of NumPy's
        if not math.isfinite(size) and not np.isfinite(grads).all():
            raise Diverged(iteration, loss)
        if self.clip:
            size = self._shorten(grads, size)
        # With moderate numbers no optimiser can leave the range of float32 in one step: no copy is needed.
        self.careful = self.careful or not (size < MODERATE and self.optimizer.rate < MODERATE)
        backup = params.copy() if self.careful else None
        name, place = self.watched or self._watch()
        before = params.item(place)
        self.optimizer.update(self.params, self.grads)
        if backup is not None and not np.isfinite(params).all():
            np.copyto(params, backup)
            raise Diverged(iteration, loss)
        return WeightUpdate(name, before, grads.item(place), params.item(place))

    def _shorten(self, grads: NDArray[np.floating], size: float) -> float:
        """Shorten a gradient that is too long; size: its squared length, inf beyond float32. Return the new one."""
        length = math.sqrt(size) if math.isfinite(size) else float(np.linalg.norm(grads.astype(np.float64)))
        if length <= self.clip:
            return size
        grads *= self.clip / length
        return self.clip**2

    def _watch(self) -> tuple[str, int]:
        """Choose the watched weight: in the last W, where the gradient is largest; its name and place in the vector."""
        last = len(self.network.sizes) - 1
        gradients = self.network.grads[f"W{last}"]
        row, column = np.unravel_index(np.argmax(np.abs(gradients)), gradients.shape)
        before = self.grads[""].size - self.network.sizes[-1] - gradients.size
        self.watched = f"W{last}[{row}, {column}]", before + int(row) * gradients.shape[1] + int(column)
        return self.watched

    def _measure(self, iteration: int, epoch: float) -> Generator[EvaluationProgress, None, Evaluation]:
        """Yield the progress (when asked for) and return the Evaluation."""
        train_metrics = yield from evaluate(self.network, *self.train_set, report_progress=self.report_progress)
        test_metrics = yield from evaluate(self.network, *self.test_set, report_progress=self.report_progress)
        confusion = confusion_matrix(self.test_set[1], test_metrics.predictions, self.network.sizes[-1])
        return Evaluation(iteration, epoch, train_metrics.accuracy, test_metrics.accuracy, train_metrics.loss,
                          test_metrics.loss, confusion, test_metrics.predictions, test_metrics.dead_units)


def _require(condition: bool, sentence: str, **values: object) -> None:
    """Raise Problem unless the condition holds."""
    if not condition:
        raise Problem(sentence, **values)


def _whole(value: object, low: int, high: float = np.inf) -> bool:
    """Say whether value is a whole number from low to high."""
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool) and low <= int(value) <= high


def _checked_data(network: Network, data: Data, train_size: int | None) -> tuple[
        tuple[Array, NDArray[np.intp]], tuple[Array, NDArray[np.intp]]]:
    """Return the training and the test set, cut to size and with usable labels, or raise Problem."""
    samples = len(data.x_train)
    size = samples if train_size is None else train_size
    _require(samples > 0, EMPTY)
    _require(_whole(size, 1, samples), SAMPLES, samples=samples, value=size)
    _require(samples == len(data.t_train), UNEQUAL, images=samples, labels=len(data.t_train))
    return (_checked_pair(network, data.x_train[:size], data.t_train[:size]),
            _checked_pair(network, data.x_test, data.t_test))


def _checked_pair(network: Network, x: Array, t: Array) -> tuple[Array, NDArray[np.intp]]:
    """Return images and labels of one set, or raise Problem: numbers, shapes and labels must fit the network."""
    _require(len(x) > 0, EMPTY)
    _require(len(x) == len(t), UNEQUAL, images=len(x), labels=len(t))
    pixels = int(np.prod(x.shape[1:]))
    _require(pixels == network.sizes[0], WIDTH, inputs=network.sizes[0], pixels=pixels)
    with np.errstate(all="ignore"):  # the sum is not finite if any element is not
        _require(x.dtype.kind in "ui" or bool(np.isfinite(np.sum(x, dtype=np.float64))), NOT_FINITE)
    return x, checked_labels(t, network.sizes[-1])
