"""Layers on top of layers (chapter 3): without an activation between them, many affine layers are one.

    (x·W₁ + b₁)·W₂ + b₂ = x·(W₁W₂) + (b₁W₂ + b₂)

Rows are points, x: (N, 2), as everywhere in the book.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SHAPES = QT_TRANSLATE_NOOP("problems", "Layers do not fit together: {outputs} outputs meet {inputs} inputs.")
TOLERANCE = 1e-9
"""A map is called affine if the best affine one misses by less than this share of its largest value: rounding."""


@dataclass(frozen=True)
class AffineMap:
    """x ↦ x·W + b with W (inputs, outputs) and b (outputs,)."""

    W: Floats
    b: Floats

    def __call__(self, x: ArrayLike) -> Floats:
        """Return x·W + b for points x: (inputs,) or (N, inputs)."""
        return np.asarray(x, np.float64) @ self.W + self.b

    def part(self, share: float) -> "AffineMap":
        """Return the map on the path from the identity (share 0) to this one (1); as many outputs as inputs."""
        return AffineMap((1 - share) * np.eye(len(self.W)) + share * self.W, share * self.b)


def affine(numbers: Sequence[float]) -> AffineMap:
    """Return the map of the plane with w₁₁, w₁₂, w₂₁, w₂₂, b₁, b₂: row i of W is where the i-th axis goes."""
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
        if len(layer.W) != len(b):
            raise Problem(SHAPES, outputs=len(b), inputs=len(layer.W))
        W, b = W @ layer.W, b @ layer.W + layer.b
    return AffineMap(W, b)


def through(layers: Sequence[AffineMap], x: ArrayLike, activation: str = "identity") -> list[Floats]:
    """Return x and what every layer makes of it, after its activation: a list of (N, 2), one more than layers."""
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
    """Return points x (N, 2) at a moment of their path through the layers: (N, 2)."""
    here = through(layers[: moment.layers], x, activation)[-1]
    if moment.layers == len(layers):
        return here
    here = layers[moment.layers].part(moment.moved)(here)
    if not moment.folded:
        return here
    return (1 - moment.folded) * here + moment.folded * ACTIVATIONS[activation].value(here)


@dataclass(frozen=True)
class AffineFit:
    """The affine map nearest to x ↦ y (least squares), and how far it misses at worst.

    exact: whether it is the same map, but for rounding. rank: of its matrix: 2, or less where the plane is flattened.
    """

    map: AffineMap
    miss: float
    exact: bool
    rank: int


def best_affine(x: ArrayLike, y: ArrayLike) -> AffineFit:
    """Return the affine map nearest to x ↦ y; x, y: (N, 2)."""
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    ones = np.hstack([x, np.ones((len(x), 1))])
    solution = np.linalg.lstsq(ones, y, rcond=None)[0]
    best = AffineMap(solution[:2], solution[2])
    miss = float(np.sqrt(np.sum((best(x) - y) ** 2, axis=1)).max())
    largest = float(np.abs(y).max())
    return AffineFit(best, miss, miss <= TOLERANCE * largest, _rank(best.W, largest))


def _rank(W: Floats, largest: float) -> int:
    """Return the rank of a matrix whose results are about so large: what is below their rounding is 0."""
    return int(np.sum(np.linalg.svd(W, compute_uv=False) > TOLERANCE * largest))


def grid_lines(half: float = 2.0, lines: int = 17, points: int = 65) -> tuple[Floats, Floats]:
    """Return the vertical and the horizontal lines of a square grid: (lines, points, 2) each."""
    across, along = np.linspace(-half, half, lines), np.linspace(-half, half, points)
    vertical = np.stack(np.meshgrid(across, along, indexing="ij"), axis=-1)
    return vertical, vertical[..., ::-1]
