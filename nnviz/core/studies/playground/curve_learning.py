"""Networks of one hidden layer that learn a curve, all widths at once: (under-, over-)fitting as it comes about.

    y = v·h(w·x + b) + c         E = mean of (y − t)²  (+ ½·λ·(|w|² + |v|²))

The networks lie in one block of memory, a narrow one with units that are 0 and stay 0. So one update of all costs
little more than one of the widest, and the error over the width can be seen at every moment.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.numerics.floats import Floats
from nnviz.core.numerics.silence import silent
from nnviz.core.optimizers import Adam
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.playground.curve_fit import REACH, CurvePoints

WIDTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 32)
"""Hidden units of the networks that learn side by side."""
MOMENTS = 200
"""How many moments of a learning are kept, apart from its start."""
SLOPES = {"tanh": lambda h: 1 - h * h, "relu": lambda h: h > 0}
"""The activations that can be chosen, and their derivative from what they give."""
_STEEPNESS = 2.0  # standard deviation of the first w

CURVE_DIVERGED = QT_TRANSLATE_NOOP(
    "problems", "The learning diverged after {updates} updates. Try a smaller learning rate."
)


@dataclass(frozen=True, eq=False)
class Widths:
    """All networks at one moment. w, b, v: (K, units), c: (K,); train, test: their mean squared errors (K,).

    updates: how many there have been.
    """

    updates: int
    w: Floats
    b: Floats
    v: Floats
    c: Floats
    train: Floats
    test: Floats
    activation: str

    def values(self, index: int, x: Floats) -> Floats:
        """Return what one of the networks makes of x: (M,)."""
        return self.units(index, x) @ self.v[index] + self.c[index]

    def units(self, index: int, x: Floats) -> Floats:
        """Return what the hidden units of one of the networks give: (M, units)."""
        a = x[:, None] * self.w[index] + self.b[index]
        return np.asarray(ACTIVATIONS[self.activation].value(a))


class _Networks:
    """All networks with their gradients, as windows into two long vectors."""

    def __init__(self, activation: str, rate: float, decay: float, seed: int) -> None:
        self.activation, self.decay = activation, decay
        self._activate, self._slope = ACTIVATIONS[activation].value, SLOPES[activation]
        rows, units = len(WIDTHS), WIDTHS[-1]
        self.vector, self.gradient = (np.zeros(rows * (3 * units + 1)) for _ in range(2))
        self.w, self.b, self.v, self.c = _windows(self.vector, rows, units)
        self.dw, self.db, self.dv, self.dc = _windows(self.gradient, rows, units)
        self._start(np.random.default_rng(seed))
        self._optimizer, self._all = Adam(rate), {"": self.vector}

    def _start(self, rng: np.random.Generator) -> None:
        """Draw the widest network; the others begin with its first units, whose bends are spread over the x axis."""
        w = _STEEPNESS * rng.normal(size=WIDTHS[-1])
        b, v = -w * rng.uniform(-REACH, REACH, WIDTHS[-1]), rng.normal(size=WIDTHS[-1])
        for row, width in enumerate(WIDTHS):
            self.w[row, :width], self.b[row, :width] = w[:width], b[:width]
            self.v[row, :width] = v[:width] / (2 * np.sqrt(width))

    def answers(self, x: Floats) -> tuple[Floats, Floats]:
        """Return hidden units (K, N, units) and outputs (K, N) for x (N,)."""
        h = self._activate(x[:, None] * self.w[:, None, :] + self.b[:, None, :])
        return h, (h @ self.v[:, :, None])[..., 0] + self.c[:, None]

    def update(self, x: Floats, t: Floats) -> None:
        """Let every network take one step of Adam with all points at once."""
        h, y = self.answers(x)
        e = (y - t) * (2 / len(x))
        self.dv[...] = (e[:, None, :] @ h)[:, 0]
        self.dc[...] = e.sum(axis=1)
        da = e[:, :, None] * self.v[:, None, :] * self._slope(h)
        self.dw[...] = x @ da
        self.db[...] = da.sum(axis=1)
        if self.decay:
            self.dw += self.decay * self.w
            self.dv += self.decay * self.v
        self._optimizer.update(self._all, {"": self.gradient})

    def moment(self, points: CurvePoints, updates: int) -> Widths:
        """Return copies of all networks, and their errors; Problem if they are no longer finite."""
        train, test = (((self.answers(x)[1] - t) ** 2).mean(axis=1)
                       for x, t in ((points.x, points.t), (points.x_test, points.t_test)))  # fmt: skip
        if not (np.isfinite(train).all() and np.isfinite(test).all()):
            raise Problem(CURVE_DIVERGED, updates=f"{updates:,}")
        return Widths(updates, self.w.copy(), self.b.copy(), self.v.copy(), self.c.copy(), train, test, self.activation)


def _windows(vector: Floats, rows: int, units: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Return w, b, v (rows, units) and c (rows,) inside one vector."""
    size = rows * units
    w, b, v = (vector[i * size : (i + 1) * size].reshape(rows, units) for i in range(3))
    return w, b, v, vector[3 * size :]


def learn_widths(
    points: CurvePoints, activation: str, rate: float, decay: float, updates: int, seed: int
) -> Iterator[Widths]:
    """Let networks of all WIDTHS learn with Adam; yield the start, then up to MOMENTS moments until `updates`.

    rate, decay: learning rate and weight decay λ. Problem if the numbers grow beyond all bounds.
    """
    networks = _Networks(activation, rate, decay, seed)
    moment, update = silent(networks.moment), silent(partial(networks.update, points.x, points.t))
    yield moment(points, 0)
    done = 0
    for number in range(1, min(MOMENTS, updates) + 1):
        until = round(number * updates / min(MOMENTS, updates))
        for _ in range(until - done):
            update()
        done = until
        yield moment(points, done)
