"""Two moons that no line separates, and a plane that is folded until one does: affine + ReLU + affine (chapter 3).

    h = max(0, W·x + b)          y = v·h + c          class 1 where y > 0

Each hidden unit folds the plane along its line w·x + b = 0. Columns are points, x: (2, N). While the plane is being
folded a unit is max(z, a·z) with z = W·x + b: with a = 1 nothing is folded, with a = 0 it is ReLU.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.core.activations import Floats
from nnviz.core.network import Network
from nnviz.core.optimizers import Adam

Labels = NDArray[np.intp]

FRAMES, STRIDE = 150, 8
"""Moments of a learning that are kept, and the steps between two of them."""
_RIDGE, _ROUNDS = 1e-3, 10  # of the logistic regression that fits the last layer


@dataclass(frozen=True, eq=False)
class Moons:
    """Points x: (2, N) and their class t: (N,), 0 for the upper moon and 1 for the lower one."""

    x: Floats
    t: Labels


def two_moons(count: int, noise: float, rng: np.random.Generator) -> Moons:
    """Return two half circles that reach into each other, `count` points in all, moved by a normal noise.

    The upper one is (cos θ, sin θ), the lower one (1 − cos θ, ½ − sin θ), 0 ≤ θ ≤ π; the middle of both is the origin.
    """
    upper = (count + 1) // 2
    angles = np.linspace(0, np.pi, upper), np.linspace(0, np.pi, count - upper)
    first = np.stack([np.cos(angles[0]), np.sin(angles[0])])
    second = np.stack([1 - np.cos(angles[1]), 0.5 - np.sin(angles[1])])
    x = np.concatenate([first, second], axis=1) - np.array([[0.5], [0.25]])
    return Moons(x + rng.normal(0, noise, x.shape), np.repeat([0, 1], [upper, count - upper]))


@dataclass(frozen=True, eq=False)
class Folds:
    """A network of one hidden layer: W (units, 2), b (units,), v (units,), c. Without units nothing is folded.

    slope: a of max(z, a·z), from 1, nothing is folded, to 0, ReLU.
    """

    W: Floats
    b: Floats
    v: Floats
    c: float
    slope: float = 0.0

    def hidden(self, x: Floats) -> Floats:
        """Return what the hidden units make of points: (units, N); the points themselves if there are none."""
        if not len(self.b):
            return x
        z = self.W @ x + self.b[:, None]
        return np.maximum(z, self.slope * z)

    def score(self, x: Floats) -> Floats:
        """Return v·h + c for points: (N,)."""
        return self.v @ self.hidden(x) + self.c

    def right(self, moons: Moons) -> int:
        """Return how many points are on the side of their class."""
        return int(np.count_nonzero((self.score(moons.x) > 0) == (moons.t == 1)))


def with_last_layer(W: Floats, b: Floats, moons: Moons, a: float = 0.0) -> Folds:
    """Return folds with the last layer that suits them: logistic regression on the hidden units (Newton's method)."""
    plain = Folds(W, b, np.zeros(len(b) or 2), 0.0, a)
    h = np.vstack([plain.hidden(moons.x), np.ones(len(moons.t))])
    spread = np.maximum(np.abs(h).max(axis=1), 1e-9)[:, None]
    h, weights = h / spread, np.zeros(len(h))
    ridge = _RIDGE * np.eye(len(h))
    for _ in range(_ROUNDS):
        p = 0.5 * (1 + np.tanh(0.5 * weights @ h))
        slope = h @ (p - moons.t) + _RIDGE * weights
        curvature = (h * np.maximum(p * (1 - p), 1e-6)) @ h.T + ridge
        weights = weights - np.clip(np.linalg.solve(curvature, slope), -50, 50)
    weights = weights / spread[:, 0]
    return Folds(W, b, weights[:-1], float(weights[-1]), a)


def learn(moons: Moons, units: int, rate: float, seed: int) -> Iterator[Folds]:
    """Let a network find the folds with Adam on all points at once: yields FRAMES + 1 moments, the start first."""
    rng = np.random.default_rng(seed)
    network = Network((2, units, 2), "relu", "He", dtype=np.float64, rng=rng, scale=1.0)
    network.params["b1"] = rng.normal(0, 0.5, units)
    x, optimizer = np.ascontiguousarray(moons.x.T), Adam(rate)
    yield _folds_of(network)
    for _ in range(FRAMES):
        for _ in range(STRIDE):
            _, gradient = network.loss_and_gradient(x, moons.t)
            optimizer.update(network.params, gradient)
        yield _folds_of(network)


def _folds_of(network: Network) -> Folds:
    """Return a network of two outputs as folds: the class is where the difference of its scores is above 0."""
    p = {name: np.array(value, np.float64) for name, value in network.params.items()}
    return Folds(p["W1"].T.copy(), p["b1"], p["W2"][:, 1] - p["W2"][:, 0], float(p["b2"][1] - p["b2"][0]))


@dataclass(frozen=True, eq=False)
class EdgeOn:
    """A direction from which the folded plane is seen so that the plane y = 0, which cuts it, is a level line."""

    along: Floats
    up: Floats
    shift: float

    def __call__(self, hidden: Floats) -> Floats:
        """Return hidden points (units, N) as they are seen: (2, N), the second the distance from the plane y = 0."""
        return np.stack([self.along @ hidden, self.up @ hidden + self.shift])


def seen_edge_on(folds: Folds, x: Floats) -> EdgeOn:
    """Return the view of a folded plane in which its points x (2, N) are spread out the most."""
    length = float(np.hypot.reduce(folds.v)) if len(folds.v) else 0.0
    size = len(folds.v)
    up = folds.v / length if length > 1e-12 else np.eye(size)[-1]
    shift = folds.c / length if length > 1e-12 else 0.0
    h = folds.hidden(x)
    rest = h - np.outer(up, up @ h)
    rest = rest - rest.mean(axis=1, keepdims=True)
    along = np.linalg.svd(rest, full_matrices=False)[0][:, 0] if size > 1 else np.zeros(size)
    along = along - up * (up @ along)
    return EdgeOn(along if along @ rest @ x[0] >= 0 else -along, up, shift)


def fold_of(place: tuple[float, ...]) -> tuple[Floats, float]:
    """Return w (2,) and b of the fold through (pₓ, p_y) whose inner side is towards (qₓ, q_y), given as one row."""
    p, q = np.array(place[:2]), np.array(place[2:])
    w = q - p
    return w, float(-w @ p)
