"""Numerical differentiation (chapter 4.3): the slope of a function from its values alone.

    forward   (f(x + h) − f(x)) / h            error about ½·h·f″
    central   (f(x + h) − f(x − h)) / (2h)     error about ⅙·h²·f‴

Always in float64: float32 with h = 1e-4 errs by 6e-3.  No argument is ever modified.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.float64]

STEP = QT_TRANSLATE_NOOP("problems", "The step h must be a number other than 0. It is {h}.")
ONE_VALUE = QT_TRANSLATE_NOOP(
    "problems", "A gradient needs a function with one value. This one returned shape {shape}."
)


def _checked_step(h: float) -> np.float64:
    """Return h as float64, or raise Problem for 0, infinity or NaN."""
    if not np.isfinite(h) or h == 0:
        raise Problem(STEP, h=h)
    return np.float64(h)


def forward_difference(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float) -> Array:
    """Slope of f at x seen from one side, (f(x + h) − f(x)) / h; x: a number or an array, f elementwise."""
    x, h = np.asarray(x, dtype=np.float64), _checked_step(h)
    return (np.asarray(f(x + h)) - np.asarray(f(x))) / h


def central_difference(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float) -> Array:
    """Slope of f at x seen from both sides, (f(x + h) − f(x − h)) / (2h); x: a number or an array, f elementwise.

    >>> round(float(central_difference(lambda x: 0.01 * x**2 + 0.1 * x, 5, 1e-4)), 9)
    0.2
    """
    x, h = np.asarray(x, dtype=np.float64), _checked_step(h)
    return (np.asarray(f(x + h)) - np.asarray(f(x - h))) / (2 * h)


def tangent_line(f: Callable[[Array], ArrayLike], x: float, h: float = 1e-4) -> tuple[float, float]:
    """Slope and intercept of the line that touches f at x: y = slope·x + intercept.

    >>> slope, intercept = tangent_line(lambda x: 0.01 * x**2 + 0.1 * x, 5)
    >>> round(slope, 6), round(intercept, 6)
    (0.2, -0.25)
    """
    slope = float(central_difference(f, x, h))
    return slope, float(np.asarray(f(np.asarray(x, dtype=np.float64)))) - slope * float(x)


def numerical_gradient(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float = 1e-4) -> Array:
    """Gradient of f at x, one central difference per element; x: any shape, f(x): one number; float64 like x.

    f is called twice per element with one private copy of x, which changes between the calls.

    >>> numerical_gradient(lambda x: np.sum(x**2), [3, 4]).round(6).tolist()
    [6.0, 8.0]
    """
    x, h = np.array(x, dtype=np.float64), _checked_step(h)
    gradient = np.empty_like(x)
    for place in np.ndindex(x.shape):
        middle = float(x[place])
        above = _value_at(f, x, place, middle + h)
        below = _value_at(f, x, place, middle - h)
        gradient[place] = (above - below) / (2 * h)
        x[place] = middle
    return gradient


def _value_at(f: Callable[[Array], ArrayLike], x: Array, place: tuple[int, ...], value: float) -> float:
    """Return f(x) with one element of x set to `value`."""
    x[place] = value
    y = np.asarray(f(x), dtype=np.float64)
    if y.size != 1:
        raise Problem(ONE_VALUE, shape=y.shape)
    return float(y.reshape(()))
