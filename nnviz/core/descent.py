"""Gradient descent (chapters 4.4 and 6.1): follow minus the gradient, one step after another.

    x ← x − η·∇f(x)        or, with any optimiser of OPTIMIZERS, its own rule

`descend` is the book's `gradient_descent` for one start of any shape.  `run_groups` makes many runs on a surface of two
variables at once, step by step together, and tells everything about every step.  No start is ever modified.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.differentiation import numerical_gradient
from nnviz.core.optimizers import Optimizer
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.floating]
Function = Callable[[Array], Array]

STEPS = QT_TRANSLATE_NOOP("problems", "The number of steps must be a whole number of at least 1. It is {steps}.")
START = QT_TRANSLATE_NOOP("problems", "A start must lie where the function has a value. It has none at ({x0}, {x1}).")

_SIDES = np.array([[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]])


@dataclass(frozen=True)
class DescentStep:
    """One step: its number from 1 on, the gradient it used, the update it made, where it arrived and f there."""

    number: int
    gradient: Array
    update: Array
    x: Array
    value: float


def descend(f: Callable[[Array], ArrayLike], start: ArrayLike, optimizer: Optimizer, steps: int,
            gradient: Function | None = None) -> Iterator[DescentStep]:
    """Yield `steps` steps from `start` (any shape, copied); without `gradient` the numerical one (h = 1e-4) is used.

    Ends early when f or the gradient is no longer a finite number. Raises Problem for fewer than 1 step.

    >>> from nnviz.core.optimizers import SGD
    >>> [*_, last] = descend(lambda x: np.sum(x**2), [-3.0, 4.0], SGD(0.1), 100)
    >>> [f"{v:.2e}" for v in last.x]
    ['-6.11e-10', '8.15e-10']
    """
    _check_steps(steps)
    x = np.array(start, dtype=np.float64)
    for number in range(1, steps + 1):
        with np.errstate(all="ignore"):
            g = numerical_gradient(f, x) if gradient is None else np.asarray(gradient(x))
            after = x.copy()
            optimizer.update({"x": after}, {"x": g})
            value = float(np.asarray(f(after)))
        if not (np.isfinite(value) and np.isfinite(after).all()):
            return
        yield DescentStep(number, g, after - x, after.copy(), value)
        x = after


def _check_steps(steps: int) -> None:
    """Raise Problem unless there is at least one step."""
    if steps != int(steps) or steps < 1:
        raise Problem(STEPS, steps=steps)


def partials(f: Function, x: Array, h: float = 1e-4) -> Array:
    """Return central differences of f at many points at once; x: (2, …), f: (2, …) → (…); the type of x is kept.

    All points are evaluated in one call, so that an arrow field costs no loop. In float32 the result is as wrong as
    float32 makes it (about 1e-3 for h = 1e-4): this is the place where that can be seen.
    """
    step = x.dtype.type(h)
    y = f(x[:, None] + _shift(step, x.ndim))  # (4, …): right, left, above, below
    return (y[::2] - y[1::2]) / (2 * step)


@lru_cache(maxsize=64)
def _shift(h: np.floating, dimensions: int) -> Array:
    """Return what leads from points of so many dimensions to their neighbours at distance h: (2, 4, 1, …)."""
    shift = (h * _SIDES.astype(h.dtype)).reshape(2, 4, *(1,) * (dimensions - 1))
    shift.flags.writeable = False  # all callers share it
    return shift


@dataclass(frozen=True)
class Group:
    """Runs with one optimiser: starts (2, k); `early` = ((until, rate), …): rates that hold before a step."""

    starts: Array
    optimizer: Optimizer
    early: tuple[tuple[int, float], ...] = ()


def rate_at(step: int, rate: float, early: Sequence[tuple[int, float]]) -> float:
    """Return the learning rate of a step (from 0 on): the first of `early` whose `until` lies ahead, else `rate`.

    >>> [rate_at(i, 0.1, ((2, 0.5),)) for i in range(4)]
    [0.5, 0.5, 0.1, 0.1]
    """
    return next((value for until, value in early if step < until), rate)


@dataclass(frozen=True)
class RunStep:
    """One step of n runs.

    gradient: (2, n), used by the step; x: (2, n), after it; value: (n,); memory: (2, 2, n), what the optimiser
    remembers after it (v or h first; for Adam m, then v); rate: (n,); alive: (n,), False for runs that
    have left the range of numbers: they stay at their last finite point.
    """

    gradient: Array
    x: Array
    value: Array
    memory: Array
    rate: Array
    alive: NDArray[np.bool_]


def run_groups(groups: Sequence[Group], f: Function, gradient: Function, steps: int) -> Iterator[RunStep]:
    """Yield one RunStep after the other for the runs of all groups, in their order; ends when none is alive.

    f: (2, n) → (n,); gradient: (2, n) → (2, n), column i for run i. The type of the starts is kept.
    Raises Problem for fewer than 1 step or a start without a value.
    """
    _check_steps(steps)
    x = np.concatenate([group.starts for group in groups], axis=1)
    value = start_values(f, x)
    w, alive, all_alive = x.copy(), np.ones(x.shape[1], bool), True  # the optimisers work on w, in place
    with np.errstate(all="ignore"):
        g = gradient(x)
    slopes = np.empty_like(g)  # and take the gradient from here: always the same arrays
    columns = _columns(groups, w, slopes)
    for step in range(steps):
        with np.errstate(all="ignore"):
            g = g if not step else gradient(x) if all_alive else np.where(alive, gradient(x), 0)
            slopes[:] = g
            rate = _update(columns, step)
            new = f(w)
            # A sum is finite only if all numbers in it are: the usual case costs one question.
            if not (all_alive and math.isfinite(np.add.reduce(new) + np.add.reduce(w, axis=None))):
                alive = alive & np.isfinite(new) & np.isfinite(w[0] + w[1])
                all_alive = bool(alive.all())
        if not all_alive:
            w[:], new = np.where(alive, w, x), np.where(alive, new, value)
            if not alive.any():
                return
        x, value = w.copy(), new
        yield RunStep(g, x, value, _memories(columns, w), rate, alive)


@dataclass(frozen=True)
class _RunningGroup:
    """A group while it runs: where its columns of w are, what its optimiser is given of them, its rate.

    params, grads: the columns of w and of the gradient, by the one name "x".
    """

    group: Group
    place: slice
    params: dict[str, Array]
    grads: dict[str, Array]
    rate: float


def _columns(groups: Sequence[Group], w: Array, slopes: Array) -> list[_RunningGroup]:
    """Return each group with its own columns of w and of the gradient, as views."""
    ends = np.cumsum([group.starts.shape[1] for group in groups]).tolist()
    places = [slice(end - group.starts.shape[1], end) for end, group in zip(ends, groups, strict=True)]
    return [_RunningGroup(group, place, {"x": w[:, place]}, {"x": slopes[:, place]}, group.optimizer.rate)
            for group, place in zip(groups, places, strict=True)]


def _update(columns: Sequence[_RunningGroup], step: int) -> Array:
    """Let every optimiser make its update; return the rates, one for each column."""
    rates = np.empty(columns[-1].place.stop)
    for part in columns:
        rate = rate_at(step, part.rate, part.group.early) if part.group.early else part.rate
        part.group.optimizer.rate = rates[part.place] = rate
        part.group.optimizer.update(part.params, part.grads)
    return rates


def _memories(columns: Sequence[_RunningGroup], w: Array) -> Array:
    """Return a copy of what the optimisers remember, (2, 2, n): v or h first, for Adam m, then v; 0 where nothing."""
    memory = np.zeros((2, *w.shape), w.dtype)
    for part in columns:
        for slot, values in enumerate(part.group.optimizer.memory("x")):
            memory[slot, :, part.place] = values
    return memory


def start_values(f: Function, x: Array) -> Array:
    """Return f at the starts x (2, n); Problem for a start without a finite value."""
    with np.errstate(all="ignore"):
        value = np.asarray(f(x))
    bad = ~np.isfinite(value)
    if bad.any():
        x0, x1 = x[:, int(bad.argmax())]
        raise Problem(START, x0=f"{x0:.4g}", x1=f"{x1:.4g}")
    return value


class Trajectory:
    """All steps of n runs as arrays, so that any moment can be looked at.

    A moment is a count of steps: 0 is the start.  x: (moments + 1, 2, n), value: (moments + 1, n);
    gradient, memory, rate, alive: one row for each step.
    """

    _PARTS = ("x", "value", "gradient", "memory", "rate", "alive")

    def __init__(self, x: Array, value: Array) -> None:
        """x: (2, n), the starts; value: (n,), f there."""
        self._count = 0
        self._start = RunStep(np.zeros_like(x), x, value, np.zeros((2, *x.shape), x.dtype),
                               np.zeros(x.shape[1]), np.ones(x.shape[1], bool))
        self._rows = {name: np.asarray(getattr(self._start, name))[None].copy() for name in self._PARTS}

    def __len__(self) -> int:
        """Return how many steps there are."""
        return self._count

    def extend(self, frames: Sequence[RunStep]) -> None:
        """Take the next steps; the arrays double when they are full."""
        needed = self._count + 1 + len(frames)
        for name, rows in self._rows.items():
            if needed > len(rows):
                more = np.empty((max(needed, len(rows)), *rows.shape[1:]), rows.dtype)
                self._rows[name] = np.concatenate([rows, more])
            for i, frame in enumerate(frames, self._count + 1):
                self._rows[name][i] = getattr(frame, name)
        self._count += len(frames)

    @property
    def x(self) -> Array:
        """Positions: (steps + 1, 2, n)."""
        return self._rows["x"][: self._count + 1]

    @property
    def value(self) -> Array:
        """Values of f: (steps + 1, n)."""
        return self._rows["value"][: self._count + 1]

    @property
    def gradient(self) -> Array:
        """Gradients used by the steps: (steps, 2, n)."""
        return self._rows["gradient"][1 : self._count + 1]

    @property
    def memory(self) -> Array:
        """Memories before (row i) and after (row i + 1) step i: (steps + 1, 2, 2, n)."""
        return self._rows["memory"][: self._count + 1]

    @property
    def rate(self) -> Array:
        """Learning rates of the steps: (steps, n)."""
        return self._rows["rate"][1 : self._count + 1]

    @property
    def alive(self) -> NDArray[np.bool_]:
        """Which runs still had finite numbers after each step: (steps, n)."""
        return self._rows["alive"][1 : self._count + 1]

    @property
    def update(self) -> Array:
        """Updates made by the steps: (steps, 2, n)."""
        return np.diff(self.x, axis=0)
