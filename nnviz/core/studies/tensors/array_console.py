"""One array and what a line of NumPy makes of it (chapter 3.3): the result, or why there is none, and which cell of it
came from which cell of the array.

    x.T          x[1]          x[:, 1:3]          x[..., None]          x.reshape(-1, 784)          rng.choice(x)
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.core.arrays import evaluate, origins
from nnviz.core.arrays.limits import NUMPY_SAYS, Array
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Flat = NDArray[np.intp]

NO_NUMBERS = QT_TRANSLATE_NOOP("problems", "This array holds no numbers. Type numbers only, such as [[1, 2], [3, 4]].")
DTYPES = ("uint8", "float32", "float64")
ONE_BY_ONE = 80
"""Cells up to which they are followed one after the other; more of them go row by row."""


@dataclass(frozen=True, eq=False)
class Value:
    """What a line stands for: an array of numbers; or words, such as those of a shape; or the problem with it."""

    array: Array | None = None
    words: str = ""
    problem: Problem | None = None

    @property
    def is_refusal_of_numpy(self) -> bool:
        """Whether NumPy itself raises an error for the line (and not this program)."""
        return self.problem is not None and self.problem.sentence == NUMPY_SAYS


def value_of(line: str, names: Mapping[str, Array], seed: int = 0) -> Value:
    """Return what a line over named arrays stands for; it never raises.

    >>> value_of("x.shape", {"x": np.zeros((2, 3))}).words
    '(2, 3)'
    """
    try:
        value = evaluate(line, names, seed)
        if isinstance(value, tuple | str) or value is None:
            return Value(words=str(tuple(map(_plain, value))) if isinstance(value, tuple) else str(value))
        array = np.asarray(value)
    except Problem as problem:
        return Value(problem=problem)
    if array.dtype.kind not in "buif":
        return Value(problem=Problem(NO_NUMBERS))
    return Value(array)


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value


def as_type(x: Array, dtype: str) -> Array:
    """Return an array in another type; one that shares a single value among all its cells still does.

    >>> as_type(np.array([300, 1.5]), "uint8").tolist()
    [44, 1]
    """
    with np.errstate(all="ignore"):
        if x.size and not any(x.strides) and x.ndim:
            return np.broadcast_to(x[(slice(0, 1),) * x.ndim].reshape(()).astype(dtype), x.shape)
        if dtype.startswith(("uint", "int")) and x.dtype.kind == "f":  # as integers wrap, on every machine
            x = np.nan_to_num(x, posinf=0, neginf=0).astype(np.int64)
        return x.astype(dtype)


@dataclass(frozen=True, eq=False)
class Move:
    """Cells that go together: their flat places in x, and in the result."""

    source: Flat
    target: Flat


def moves_of(line: str, x: Array, seed: int = 0) -> tuple[Move, ...]:
    """Return how the cells of x get into the result of a line that only moves them; none for any other line.

    Few of them go one by one in the order of the result, many of them row by row of x.

    >>> [move.source.tolist() for move in moves_of("x.T", np.zeros((2, 2)))]
    [[0], [2], [1], [3]]
    """
    try:
        found = origins(line, x, seed)
    except Problem:
        return ()
    if found is None or not found.size:
        return ()
    source = found.ravel().astype(np.intp)
    order = np.arange(source.size)
    if source.size <= ONE_BY_ONE:
        groups = order
    elif x.ndim >= 2 and x.size > x.shape[-1]:
        groups = source // x.shape[-1]
    else:
        groups = order * ONE_BY_ONE // source.size
    return tuple(Move(source[groups == g], order[groups == g]) for g in np.unique(groups).tolist())
