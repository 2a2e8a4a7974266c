"""What a worker computes for the two views that look at a real network: generators of frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nnviz.core.network import INPUT
from nnviz.core.problems import Problem
from nnviz.core.studies.losses.loss_against_accuracy import (
    Derivatives,
    FixedLayer,
    Point,
    count_derivatives,
    estimates_by_size,
    losses_of_samples,
    scan,
)
from nnviz.data.weights import Weights
from nnviz.tabs.common.networks import activation_said, scale_of, shipped_network
from nnviz.tabs.losses.state import BATCH_SIZES, ESTIMATES, REACH, STEP

COUNT = round(2 * REACH / STEP) + 1
"""How many values of the weight are computed."""


@dataclass(frozen=True)
class WeightJob:
    """One weight of one layer (from 1) of a network, looked at over the first `images` test images."""

    network: str
    layer: int
    row: int
    column: int
    images: int


@dataclass(frozen=True)
class Trained:
    """The value that training gave the weight."""

    weight: float


@dataclass(frozen=True, eq=False)
class Estimates:
    """The means of mini-batches of one size: (ESTIMATES,)."""

    size: int
    values: np.ndarray


Looked = Trained | tuple[Point, ...] | Derivatives


def scanning(job: WeightJob, images: np.ndarray, labels: np.ndarray) -> Iterator[Looked]:
    """Yield the trained value, loss and accuracy around it, coarse ones first, then the counted derivatives.

    images: (N, height, width) bytes; labels: (N,). Raises Problem for images that the network does not take.
    """
    weights = _taking(job.network, images)
    x = images[: job.images].reshape(-1, weights.sizes[0]) * scale_of(weights)
    fixed = FixedLayer(weights.params, _activation(weights), x, labels[: job.images].astype(np.intp), job.layer)
    trained = float(fixed.W[job.row, job.column])
    yield Trained(trained)
    yield from scan(fixed, job.row, job.column, trained - REACH + STEP * np.array(coarse_first(COUNT)))
    yield from count_derivatives(fixed)


def sampling(network: str, images: np.ndarray, labels: np.ndarray, seed: int) -> Iterator[np.ndarray | Estimates]:
    """Yield the losses of all images in parts, then estimates from mini-batches of every size."""
    weights = _taking(network, images)
    params = dict(weights.params) | {"W1": weights.params["W1"] * np.float64(scale_of(weights))}  # not all pixels
    parts = []
    flat = images.reshape(len(images), -1)
    for part in losses_of_samples(params, _activation(weights), flat, labels):
        parts.append(part)
        yield part
    losses = np.concatenate(parts)
    for size, values in estimates_by_size(losses, BATCH_SIZES, ESTIMATES, np.random.default_rng(seed)):
        yield Estimates(size, values)


def coarse_first(count: int) -> list[int]:
    """Return 0 … count − 1: first every 32nd, then those between, so that a picture is there at once.

    >>> coarse_first(5)
    [0, 4, 2, 1, 3]
    """
    return sorted(range(count), key=lambda i: (-min((i & -i) or 32, 32), i))


def _taking(network: str, images: np.ndarray) -> Weights:
    """Return the network; Problem unless it takes these images."""
    weights = shipped_network(network)
    if images.shape[1] * images.shape[2] != weights.sizes[0]:
        raise Problem(INPUT, size=weights.sizes[0], shape=images.shape)
    return weights


def _activation(weights: Weights) -> str:
    return activation_said(weights) or "sigmoid"
