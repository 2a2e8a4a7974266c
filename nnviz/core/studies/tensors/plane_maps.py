"""Maps of the plane, step by step (the other book's chapter 2): a translation, a rotation, a scaling, any 2×2 matrix,
an affine map W·x + b (a Dense layer without its activation), ReLU after it, and layers one after the other.

    rotation [[cos θ, −sin θ], [sin θ, cos θ]], det 1        scaling diag(h, v)        translation x + t

Columns are points here, x: (2, N). Every step can be taken partly, from the identity to the whole.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.studies.affine_composition import AffineMap

Figure = tuple[tuple[float, float], ...]

LETTER: Figure = (
    (-1.8, 0.25), (-1.5, 0.25), (-1.5, 0.95), (-1.0, 0.95), (-1.0, 1.2), (-1.5, 1.2), (-1.5, 1.6), (-0.75, 1.6),
    (-0.75, 1.85), (-1.8, 1.85),
)  # fmt: skip
"""The corners of a letter F, which tells a mirror from a rotation."""


class MapStep(Protocol):
    """One step of a map."""

    def part(self, x: Floats, share: float) -> Floats:
        """Return where points (2, N) are after a share (0 … 1) of the step."""


@dataclass(frozen=True)
class Rotation:
    """A turn to the left, in degrees; parts of it are turns too."""

    degrees: float

    def part(self, x: Floats, share: float) -> Floats:
        """Return the points turned by a share of the angle."""
        return rotation(share * self.degrees) @ x


@dataclass(frozen=True)
class AffineStep:
    """x ↦ W·x + b; on its way every point goes straight."""

    map: AffineMap

    def part(self, x: Floats, share: float) -> Floats:
        """Return the points on their way."""
        return self.map(x) if share == 1 else x + share * (self.map(x) - x)


@dataclass(frozen=True)
class Fold:
    """ReLU: every coordinate below 0 becomes 0."""

    def part(self, x: Floats, share: float) -> Floats:
        """Return the points on their way to the quarter of the plane without a coordinate below 0."""
        return np.maximum(x, (1 - share) * x)


def rotation(degrees: float) -> Floats:
    """Return the matrix (2, 2) of a turn to the left; exact for multiples of 90°.

    >>> rotation(90).tolist()
    [[0.0, -1.0], [1.0, 0.0]]
    """
    quarters, rest = divmod(degrees, 90)
    c, s = math.cos(math.radians(rest)), math.sin(math.radians(rest))
    for _ in range(int(quarters) % 4):
        c, s = -s, c
    return np.array([[c, -s], [s, c]]) + 0.0


def partly(steps: Sequence[MapStep], x: Floats, share: float) -> Floats:
    """Return where points (2, N) are after a share (0 … 1) of all steps, each as long as the others."""
    done = min(1.0, max(0.0, share)) * len(steps)
    for number, step in enumerate(steps):
        if done > number:
            x = step.part(x, min(1.0, done - number))
    return x


def determinant(W: Floats) -> float:
    """Return w₁₁w₂₂ − w₁₂w₂₁: by how much areas grow, below 0 if the map mirrors.

    >>> determinant(np.array([[1, .5], [-.5, 2]]))
    2.25
    """
    return float(W[0, 0] * W[1, 1] - W[0, 1] * W[1, 0])


def factors(W: Floats) -> tuple[float, float]:
    """Return the largest and the smallest factor by which W (2, 2) makes lengths longer: its singular values.

    >>> factors(np.diag([3.0, -0.5]))
    (3.0, 0.5)
    """
    both = math.hypot(W[0, 0] + W[1, 1], W[1, 0] - W[0, 1]), math.hypot(W[0, 0] - W[1, 1], W[1, 0] + W[0, 1])
    return (both[0] + both[1]) / 2, abs(both[0] - both[1]) / 2


def turn(W: Floats) -> float:
    """Return the angle, in degrees, of the rotation nearest to W (2, 2) with det W > 0; nan if there is no nearest.

    It is the rotation of the polar decomposition W = R·S: atan2(w₂₁ − w₁₂, w₁₁ + w₂₂).
    """
    up, along = W[1, 0] - W[0, 1], W[0, 0] + W[1, 1]
    return math.degrees(math.atan2(up, along)) if up or along else math.nan
