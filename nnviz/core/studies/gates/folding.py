"""How two gates fold the plane (section 2.5): every point goes from x to the answers (s₁, s₂) of the first layer.

    x ↦ (1 − share)·x + share·σ(k·d),   d: the signed distances of x from the two lines

A gate's answer jumps, so the fold is shown with a steep sigmoid instead: lines of the plane bend and bunch up, but do
not tear.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import Floats, sigmoid
from nnviz.core.perceptron import Circuit, Perceptron

STEEPNESS = 14.0  # k: at a distance of a quarter, as far as the book's lines are from the points, σ is .97


def soft_answer(gate: Perceptron, x: ArrayLike, steepness: float = STEEPNESS) -> Floats:
    """Return σ(k·(w·x + b)/|w|), which is near the gate's answer; x: (N, 2), the result (N,)."""
    length = math.hypot(*gate.w) or 1.0
    with np.errstate(over="ignore"):  # beside weights near 0 the line is so far away that the answer is 0 or 1
        return sigmoid(steepness * gate.z(x) / length)


def folded(circuit: Circuit, x: ArrayLike, share: float) -> Floats:
    """Return points x (N, 2) on their path to (s₁, s₂); share: 0, where they were, to 1, where they arrive.

    >>> folded(Circuit(), [[0, 0], [1, 1]], 1.0).round(1).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    x = np.asarray(x, np.float64)
    soft = np.stack([soft_answer(circuit.nand, x), soft_answer(circuit.or_, x)], axis=-1)
    return (1 - share) * x + share * soft
