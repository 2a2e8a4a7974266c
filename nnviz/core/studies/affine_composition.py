"""Layers on top of layers (chapter 3): without an activation between them, many affine layers are one.

    W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂)

Columns are points here, x: (2, N), as one writes W·x + b on a board. With rows as points, x·W + b, a matrix is the
transposed one, and their product has the other order: (W₂W₁)ᵀ = W₁ᵀW₂ᵀ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SHAPES = QT_TRANSLATE_NOOP("problems", "Layers do not fit together: {outputs} outputs meet {inputs} inputs.")

TOLERANCE = 1e-9
"""A map is called affine if the best affine one misses by less than this share of its largest value: rounding."""


@dataclass(frozen=True)
class AffineMap:
    """x ↦ W·x + b with W (outputs, inputs) and b (outputs,)."""

    W: Floats
    b: Floats

    def __call__(self, x: ArrayLike) -> Floats:
        """Return W·x + b for points x: (inputs,) or (inputs, N)."""
        x = np.asarray(x, np.float64)
        return self.W @ x + (self.b if x.ndim == 1 else self.b[:, None])

    def part(self, share: float) -> "AffineMap":
        """Return the map on the path from the identity (share 0) to this one (1); as many outputs as inputs."""
        return AffineMap((1 - share) * np.eye(len(self.W)) + share * self.W, share * self.b)


def affine(numbers: Sequence[float]) -> AffineMap:
    """Return the map of the plane with w₁₁, w₁₂, w₂₁, w₂₂, b₁, b₂."""
    values = np.asarray(numbers, np.float64)
    return AffineMap(values[:4].reshape(2, 2), values[4:6])


def collapse(layers: Sequence[AffineMap]) -> AffineMap:
    """Return the one affine map that equals all layers in a row, the first layer first.

    >>> half = affine([0.5, 0, 0, 0.5, 0, 0])
    >>> collapse([half, half, half]).W.tolist()
    [[0.125, 0.0], [0.0, 0.125]]
    """
    W, b = layers[0].W, layers[0].b
    for layer in layers[1:]:
        if layer.W.shape[1] != len(b):
            raise Problem(SHAPES, outputs=len(b), inputs=layer.W.shape[1])
        W, b = layer.W @ W, layer.W @ b + layer.b
    return AffineMap(W, b)


def through(layers: Sequence[AffineMap], x: ArrayLike, activation: str = "identity") -> list[Floats]:
    """Return x and what every layer makes of it, after its activation: a list of (2, N), one more than layers."""
    values: list[Floats] = [np.asarray(x, np.float64)]
    for layer in layers:
        values.append(ACTIVATIONS[activation].value(layer(values[-1])))
    return values


@dataclass(frozen=True)
class Passing:
    """A moment between two layers: how many are passed whole, and the shares of the next one's W, b and fold."""

    layers: int
    moved: float = 0.0
    folded: float = 0.0


def passed(layers: Sequence[AffineMap], x: ArrayLike, activation: str, moment: Passing) -> Floats:
    """Return points x (2, N) at a moment of their path through the layers: (2, N)."""
    here = through(layers[: moment.layers], x, activation)[-1]
    if moment.layers == len(layers):
        return here
    here = layers[moment.layers].part(moment.moved)(here)
    if not moment.folded:
        return here
    return (1 - moment.folded) * here + moment.folded * ACTIVATIONS[activation].value(here)


class AffineFit(NamedTuple):
    """The affine map nearest to x ↦ y (least squares), and how far it misses at worst.

    exact: whether it is the same map, but for rounding. rank: of its matrix: 2, or less where the plane is flattened.
    """

    map: AffineMap
    miss: float
    exact: bool
    rank: int


def best_affine(x: ArrayLike, y: ArrayLike) -> AffineFit:
    """Return the affine map nearest to x ↦ y; x, y: (2, N)."""
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    ones = np.vstack([x, np.ones(x.shape[1])])
    solution = np.linalg.lstsq(ones.T, y.T, rcond=None)[0].T
    best = AffineMap(solution[:, :2], solution[:, 2])
    miss, largest = float(np.sqrt(np.sum((best(x) - y) ** 2, axis=0)).max()), float(np.abs(y).max())
    return AffineFit(best, miss, miss <= TOLERANCE * largest, rank_beside(best, y))


def rank_beside(layer: AffineMap, y: ArrayLike) -> int:
    """Return the rank of a layer, whose points y (2, N) say which directions are too short to count."""
    largest = float(np.abs(y).max())
    return int(np.sum(np.linalg.svd(layer.W, compute_uv=False) > TOLERANCE * largest))


def grid_lines(half: float = 2.0, lines: int = 17, points: int = 65) -> tuple[Floats, Floats]:
    """Return the vertical and the horizontal lines of a square grid: (lines, points, 2) each."""
    across, along = np.linspace(-half, half, lines), np.linspace(-half, half, points)
    vertical = np.stack(np.meshgrid(across, along, indexing="ij"), axis=-1)
    return vertical, vertical[..., ::-1]
