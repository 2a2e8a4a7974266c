"""Mistakes that people make in numerical_gradient (chapter 4.4), run as they were typed; each says what comes of it.

The function is f(x) = x₀² + x₁² at (3, 4), whose gradient is (6, 8).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP

MISTAKES = {
    "none": QT_TRANSLATE_NOOP("network", "None"),
    "integers": QT_TRANSLATE_NOOP("network", "np.array([3, 4]): whole numbers"),
    "range": "range(x, size)",
    "misspelt": QT_TRANSLATE_NOOP("network", "fxh2 misspelt"),
}
H = 1e-4
LINES = {
    "none": "x = np.array([3.0, 4.0])",
    "integers": "x = np.array([3, 4])",
    "range": "for i in range(x, size):",
    "misspelt": "fhx2 = f(x); grad[i] = (fxh1 - fxh2) / (2*h)",
}
"""The line that makes the difference."""


@dataclass(frozen=True)
class MistakeResult:
    """The gradient that comes out, or Python's own words where none does; `line`: what was typed."""

    line: str
    gradient: tuple[float, ...] | None
    error: str = ""


def f(x: Any) -> Any:
    """Return x₀² + x₁²."""
    return x[0] ** 2 + x[1] ** 2


def run(mistake: str) -> MistakeResult:
    """Return what numerical_gradient gives with one of MISTAKES in it.

    >>> run("integers").gradient
    (25000.0, 35000.0)
    """
    try:
        return MistakeResult(LINES[mistake], tuple(round(float(v), 6) for v in _VERSIONS[mistake]()))
    except (TypeError, NameError) as error:
        return MistakeResult(LINES[mistake], None, f"{type(error).__name__}: {error}")


def _gradient(x: np.ndarray, indices: Callable[[], range]) -> np.ndarray:
    grad = np.zeros(x.shape)
    for i in indices():
        value = x[i]
        x[i] = value + H  # an array of whole numbers cuts this off
        above = f(x)
        x[i] = value - H
        below = f(x)
        grad[i] = (above - below) / (2 * H)
        x[i] = value
    return grad


def _typed(text: str) -> Callable[[], Any]:
    """Return a line as Python runs it, for its own words about a name that it does not know; the lines stand below."""
    code = compile(text, "numerical_gradient", "eval")
    return lambda: eval(code, {"f": f, "h": H, "x": np.array([3.0, 4.0])})


_VERSIONS: dict[str, Callable[[], Any]] = {
    "none": lambda: _gradient(np.array([3.0, 4.0]), lambda: range(2)),
    "integers": lambda: _gradient(np.array([3, 4]), lambda: range(2)),
    "range": _typed("[i for i in range(x, size)]"),
    "misspelt": _typed("[(f(x + h) - fxh2) / (2 * h) for i in range(x.size)]"),
}
