"""Superposition (chapter 3): is a function linear?  Two questions, asked with numbers.

    additivity    f(u) + f(v) = f(u + v)
    homogeneity   c · f(u) = f(c·u)

A function that answers yes for every u, v and c is linear; one counterexample is enough for no.  u and v have shape
(inputs,), so that f may have one input or two.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Activation, Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP

TOLERANCE = 1e-9
"""Two sides are called equal within this share of the largest number involved: rounding, not mathematics."""


def _always(a: float, b: float) -> bool:
    return True


def _never(a: float, b: float) -> bool:
    return False


@dataclass(frozen=True)
class Candidate:
    """A function to be tested: value(x, a, b) of x (inputs, …), its formula (HTML), Python, and how many inputs."""

    title: str
    value: Callable[[Floats, float, float], Floats]
    formula: str
    python: str
    inputs: int = 1
    uses: tuple[str, ...] = ()  # which of the two numbers a and b it has
    linear: Callable[[float, float], bool] = _never  # whether it is, by mathematics


def _activation(row: Activation) -> Callable[..., Floats]:
    return lambda x, a, b: row.value(x[0])


CANDIDATES: dict[str, Candidate] = {
    "linear": Candidate(
        QT_TRANSLATE_NOOP("activations", "Line through 0: a·x"), lambda x, a, b: a * x[0], "<i>a</i><i>x</i>", "a * x",
        uses=("a",), linear=lambda a, b: True),
    "affine": Candidate(
        QT_TRANSLATE_NOOP("activations", "Shifted line: a·x + b"), lambda x, a, b: a * x[0] + b,
        "<i>a</i><i>x</i> + <i>b</i>", "a * x + b", uses=("a", "b"),
        linear=lambda a, b: b == 0),
    "two_inputs": Candidate(
        QT_TRANSLATE_NOOP("activations", "Two inputs: a·x₁ + b·x₂"), lambda x, a, b: a * x[0] + b * x[1],
        "<i>a</i><i>x</i>₁ + <i>b</i><i>x</i>₂", "a * x[0] + b * x[1]", 2, ("a", "b"),
        lambda a, b: True),
    "square": Candidate(
        QT_TRANSLATE_NOOP("activations", "Square: x²"), lambda x, a, b: x[0] ** 2, "<i>x</i><sup>2</sup>", "x**2"),
} | {
    name: Candidate(row.title, _activation(row), row.formula, row.python,
                    linear=_always if name == "identity" else _never)
    for name, row in ACTIVATIONS.items()
}


@dataclass(frozen=True)
class Comparison:
    """The two sides of one question: `parts` are the terms of the left side."""

    parts: tuple[float, ...]
    left: float
    right: float

    @property
    def gap(self) -> float:
        """Right side minus left side."""
        return self.right - self.left

    @property
    def equal(self) -> bool:
        """Whether the sides agree but for rounding."""
        return abs(self.gap) <= TOLERANCE * max(1.0, abs(self.left), abs(self.right), *map(abs, self.parts))


Function = Callable[[Floats], Floats]


def function_of(name: str, a: float = 1.0, b: float = 0.0) -> Function:
    """Return the candidate called `name` with its numbers filled in: x (inputs, …) → (…)."""
    row = CANDIDATES[name]
    return lambda x: row.value(np.asarray(x, np.float64), a, b)


def additivity(f: Function, u: ArrayLike, v: ArrayLike) -> Comparison:
    """Compare f(u) + f(v) with f(u + v); u, v: (inputs,).

    >>> f = function_of("two_inputs", a=2, b=3)
    >>> additivity(f, [1, 2], [5, 10])
    Comparison(parts=(8.0, 40.0), left=48.0, right=48.0)
    """
    u, v = np.asarray(u, np.float64), np.asarray(v, np.float64)
    parts = float(f(u)), float(f(v))
    return Comparison(parts, sum(parts), float(f(u + v)))


def homogeneity(f: Function, u: ArrayLike, c: float) -> Comparison:
    """Compare c·f(u) with f(c·u); u: (inputs,)."""
    u = np.asarray(u, np.float64)
    part = float(f(u))
    return Comparison((part,), c * part, float(f(c * u)))


@dataclass(frozen=True)
class Counterexample:
    """Numbers for which f(u) + f(v) = f(u + v) fails."""

    u: tuple[float, ...]
    v: tuple[float, ...]


def counterexample(f: Function, inputs: int) -> Counterexample | None:
    """Return small whole numbers u, v from −2 to 2 for which additivity fails, or None if there are none."""
    values = (1.0, -1.0, 2.0, -2.0, 0.0)
    for u in values:
        for v in values:
            first, second = (u,) * inputs, (v,) * inputs
            if not additivity(f, first, second).equal:
                return Counterexample(first, second)
    return None


def is_linear(f: Function, inputs: int) -> bool:
    """Say whether no counterexample to additivity or homogeneity was found among small numbers and 0."""
    ones = (1.0,) * inputs
    doubled = all(homogeneity(f, ones, c).equal for c in (-2.0, 0.0, 0.5, 3.0))
    return doubled and counterexample(f, inputs) is None
