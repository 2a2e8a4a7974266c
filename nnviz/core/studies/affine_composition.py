"""Layers on top of layers (chapter 3): without an activation between them, many affine layers are one.

    W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂)

Columns are points here, x: (2, N), as one writes W·x + b on a board.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SHAPES = QT_TRANSLATE_NOOP("problems", "Layers do not fit together: {outputs} outputs meet {inputs} inputs.")


@dataclass(frozen=True)
class AffineMap:
    """x ↦ W·x + b with W (outputs, inputs) and b (outputs,)."""

    W: Floats
    b: Floats

    def __call__(self, x: ArrayLike) -> Floats:
        """Return W·x + b for points x: (inputs,) or (inputs, N)."""
        x = np.asarray(x, np.float64)
        return self.W @ x + (self.b if x.ndim == 1 else self.b[:, None])


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


def best_affine(x: ArrayLike, y: ArrayLike) -> tuple[AffineMap, float]:
    """Return the affine map nearest to x ↦ y (least squares) and how far it misses at worst; x, y: (2, N)."""
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    ones = np.vstack([x, np.ones(x.shape[1])])
    solution = np.linalg.lstsq(ones.T, y.T, rcond=None)[0].T
    best = AffineMap(solution[:, :2], solution[:, 2])
    return best, float(np.sqrt(np.sum((best(x) - y) ** 2, axis=0)).max())


def grid_lines(half: float = 2.0, lines: int = 17, points: int = 65) -> tuple[Floats, Floats]:
    """Return the vertical and the horizontal lines of a square grid: (lines, points, 2) each."""
    across, along = np.linspace(-half, half, lines), np.linspace(-half, half, points)
    vertical = np.stack(np.meshgrid(across, along, indexing="ij"), axis=-1)
    return vertical, vertical[..., ::-1]
