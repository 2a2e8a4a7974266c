"""Small networks that books and notes compute by hand (chapter 3.4; the other book's 2.4), and random first weights."""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.core.activations import Floats


@dataclass(frozen=True)
class Case:
    """Sizes, all weights and biases in a row, one sample, and how the network ends."""

    sizes: tuple[int, ...]
    parameters: tuple[float, ...]
    x: tuple[float, ...]
    t: tuple[float, ...]
    output: str = "sigmoid"


def _rows(*units: Sequence[float]) -> tuple[float, ...]:
    """Return weights given unit by unit (row j: those into unit j) in the order of W, row by row."""
    return tuple(float(v) for v in np.array(units).T.ravel())


def _two(hidden: Sequence[Sequence[float]], last: Sequence[Sequence[float]], b1: float = 0.0,
         b2: float = 0.0) -> tuple[float, ...]:
    return (*_rows(*hidden), b1, b1, *_rows(*last), b2, b2)


BOOK = Case(
    (2, 3, 2, 2),
    (0.1, 0.3, 0.5, 0.2, 0.4, 0.6, 0.1, 0.2, 0.3, 0.1, 0.4, 0.2, 0.5, 0.3, 0.6, 0.1, 0.2,
     0.1, 0.3, 0.2, 0.4, 0.1, 0.2),
    (1.0, 0.5), (0.0, 1.0), "identity",
)  # fmt: skip
"""The book's three layers (chapter 3.4): y = (0.316827, 0.696279). It gives no target; (0, 1) is ours."""
WORKED = Case((2, 2, 2), _two(((0.15, 0.20), (0.25, 0.30)), ((0.40, 0.45), (0.50, 0.55)), 0.35, 0.60), (0.05, 0.10),
              (0.01, 0.99))
"""A widely used worked example: first outputs 0.75136507 and 0.772928465, E = 0.298371109."""
WORKED_WITHOUT_BIAS = Case((2, 2, 2), _two(((0.15, 0.20), (0.25, 0.30)), ((0.40, 0.45), (0.50, 0.55))), (0.05, 0.10),
                           (0.01, 0.99))
NOTES_FIRST = Case((2, 2, 2), _two(((0.3, 0.25), (0.4, 0.35)), ((0.45, 0.4), (0.7, 0.6))), (0.1, 0.2), (0.4, 0.6))
NOTES_SECOND = Case((2, 2, 2), _two(((0.1, 0.3), (0.2, 0.1)), ((0.4, 0.1), (0.5, 0.3))), (0.2, 0.5), (0.2, 0.7))

LARGE = Case(
    (8, 8, 8, 4), tuple(round(0.6 * math.sin(1.7 * k * k), 2) + 0.0 for k in range(180)),
    (1.0, -0.5, 0.3, 0.8, -1.0, 0.2, 0.6, -0.4), (1.0, 0.0, 0.0, 0.0), "softmax",
)  # fmt: skip
"""Eight by eight units; the weights follow a formula and mean nothing."""
UNIFORM = (0.64, 0.27, 0.04, 0.02, 0.81, 0.91, 0.61, 0.73, 0.54, 0.94, 0.82, 0.0, 0.86, 0.03, 0.73, 0.18, 0.86, 0.54,
           0.3, 0.42, 0.03, 0.12, 0.67)  # fmt: skip
"""What `random_parameters` draws from uniform(0, 1) for the book's layers with seed 0."""

STARTS: dict[str, Callable[[np.random.Generator, int, int], Floats]] = {
    "N(0, 1)": lambda rng, n, m: rng.standard_normal((n, m)),
    "uniform(0, 1)": lambda rng, n, m: rng.uniform(0, 1, (n, m)),
    "Xavier": lambda rng, n, m: rng.standard_normal((n, m)) / np.sqrt(n),
    "He": lambda rng, n, m: rng.standard_normal((n, m)) * np.sqrt(2 / n),
    "zeros": lambda rng, n, m: np.zeros((n, m)),
}
"""How first weights (n, m) are drawn; uniform(0, 1) draws the biases too, the others begin with 0."""


def random_parameters(sizes: Sequence[int], start: str, seed: int, biases: bool = True) -> tuple[float, ...]:
    """Return first weights and biases in a row, rounded to 2 decimals so that one can follow them by hand."""
    rng, values = np.random.default_rng(seed), []
    for n, m in zip(sizes[:-1], sizes[1:], strict=True):
        W = STARTS[start](rng, n, m)
        b = rng.uniform(0, 1, m) if start == "uniform(0, 1)" and biases else np.zeros(m)
        values += [*W.ravel(), *b]
    return tuple(round(float(v), 2) + 0.0 for v in values)
