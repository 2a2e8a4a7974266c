"""Measuring a network: how many images it gets right, what they cost on average, and what it takes them for."""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.core.layers import ReLU
from nnviz.core.losses import checked_labels
from nnviz.core.network import Network

Array = NDArray[np.generic]


@dataclass(frozen=True, slots=True)
class Metrics:
    """How the network does on a set: accuracy (0 … 1), mean loss without weight decay's penalty, its answers.

    dead_units: share (0 … 1) of the hidden ReLU units that give 0 for every sample, None without ReLU.
    """

    accuracy: float
    loss: float
    predictions: NDArray[np.uint8]
    dead_units: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The network measured on all training and test images, after `iteration` (−1: before the first one).

    Losses are mean losses without weight decay's penalty.  confusion (classes, classes): how many test images of
    the class in the row were taken for the class in the column.  predictions: the answer to every test image.
    """

    iteration: int
    epoch: float
    train_accuracy: float
    test_accuracy: float
    train_loss: float
    test_loss: float
    confusion: NDArray[np.int64]
    predictions: NDArray[np.uint8]
    dead_units: float | None = None

    @property
    def moment(self) -> int:
        """How many iterations had been done: 0 for the untrained network."""
        return self.iteration + 1


@dataclass(frozen=True, slots=True)
class EvaluationProgress:
    """How far the evaluation on all images has come: `done` of `total` samples."""

    done: int
    total: int


def evaluate(network: Network, x: Array, t: Array,
             report_progress: bool = True) -> Generator[EvaluationProgress, None, Metrics]:
    """Measure the network on x, t (labels) slice by slice, yielding EvaluationProgress between; returns Metrics.

    Each slice takes a few milliseconds, so that a thread that drains this generator can stop at any time.
    """
    predictions, total = np.empty(len(x), np.min_scalar_type(network.sizes[-1] - 1)), 0.0
    labels = checked_labels(t, network.sizes[-1])
    relus = [layer for layer in network.layers if isinstance(layer, ReLU)]
    sums, ones = [np.zeros(1, network.dtype)] * len(relus), np.ones(network.slice_rows, network.dtype)
    for part in network.slices(len(x)):
        with np.errstate(all="ignore"):
            scores = network.scores(network.batch(x[part]))
            total += network.last.labels_loss(scores, labels[part]) * len(scores)
            predictions[part] = scores.argmax(axis=1)
            # no value is below 0, so a sum of 0 has nothing but zeros; (1 … 1)·y is the quickest sum of its rows
            sums = [before + ones[: len(scores)].dot(layer.y) for before, layer in zip(sums, relus, strict=True)]
        if report_progress:
            yield EvaluationProgress(part.stop, len(x))
    dead = float(np.mean(np.concatenate(sums) == 0)) if relus else None
    return Metrics(float(np.mean(predictions == t)), total / len(x), predictions, dead)


def confusion_matrix(truth: Array, predictions: Array, classes: int) -> NDArray[np.int64]:
    """Count the answers, (classes, classes): rows are the true classes, columns the answers.

    >>> confusion_matrix([0, 0, 1], [0, 1, 1], 2).tolist()
    [[1, 1], [0, 1]]
    """
    pairs = np.asarray(truth, np.int64) * classes + np.asarray(predictions, np.int64)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)
