"""Curves to differentiate (chapter 4.3): the book's parabola, smooth ones, and ones with corners, jumps and holes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.expressions import Expression, parse

Array = NDArray[np.float64]
Range = tuple[float, float]

_FAR = 1e150  # values beyond have no window around them
_RESOLUTION = 2.0**-24  # the least half of a window, as a share of its middle: 2¹⁶ times nearer it still has places


@dataclass(frozen=True)
class Curve:
    """A row of CURVES: a formula in x, the ranges of x and y worth looking at, and where to begin."""

    formula: str
    x_range: Range
    y_range: Range
    start: float = 1.0

    @cached_property
    def f(self) -> Expression:
        """The function."""
        return parse(self.formula)

    @cached_property
    def derivative(self) -> Expression:
        """Its exact derivative."""
        return self.f.derivative("x")

    def around(self, x: float, zoom: int) -> tuple[Range, Range]:
        """Return the ranges of x and y with 2^zoom times the magnification about the point at x.

        A point out of sight is first brought to the middle; where it is so high that float64 has no numbers to tell
        heights in the window apart (e^100), the window reaches from 0 to twice its height.
        """
        value, (bottom, top) = float(self.f(x)), self.y_range
        x_range = self.x_range if self.x_range[0] <= x <= self.x_range[1] else _centred(self.x_range, x)
        if not abs(value) < _FAR:  # NaN is not smaller
            return _shrunk(x_range, x, zoom), _shrunk(self.y_range, (bottom + top) / 2, zoom)
        y_range = self.y_range if bottom <= value <= top else _centred(self.y_range, value)
        return _shrunk(x_range, x, zoom), _shrunk(y_range, value, zoom)


def _centred(span: Range, middle: float) -> Range:
    half = (span[1] - span[0]) / 2
    if half < _RESOLUTION * abs(middle):
        half = abs(middle)
    return middle - half, middle + half


def _shrunk(span: Range, fixed: float, zoom: int) -> Range:
    share = 2.0**-zoom
    return fixed - (fixed - span[0]) * share, fixed + (span[1] - fixed) * share


CURVES: dict[str, Curve] = {
    "parabola": Curve("0.01x² + 0.1x", (-16.0, 16.0), (-1.0, 4.0), 5.0),
    "square": Curve("x²", (-3.0, 3.0), (-2.0, 8.0)),
    "cube": Curve("x³", (-2.5, 2.5), (-8.0, 8.0)),
    "sine": Curve("sin x", (-6.5, 6.5), (-1.8, 1.8)),
    "exponential": Curve("e^x", (-3.0, 3.0), (-2.0, 12.0)),
    "logarithm": Curve("ln x", (-0.5, 6.0), (-3.0, 3.0)),
    "reciprocal": Curve("1/x", (-4.0, 4.0), (-5.0, 5.0)),
    "root": Curve("√x", (-0.5, 4.5), (-0.5, 2.5)),
    "sigmoid": Curve("σ(x)", (-6.0, 6.0), (-0.2, 1.2)),
    "tanh": Curve("tanh x", (-4.0, 4.0), (-1.4, 1.4)),
    "relu": Curve("relu(x)", (-3.0, 3.0), (-0.8, 3.2)),
    "absolute": Curve("|x|", (-3.0, 3.0), (-0.8, 3.2)),
    "step": Curve("step(x)", (-3.0, 3.0), (-0.5, 1.5)),
    "cube root": Curve("∛x", (-3.0, 3.0), (-2.0, 2.0)),
    "fast waves": Curve("sin(1/x)", (-0.5, 0.5), (-1.6, 1.6), 0.2),
    "distance": Curve("0.01x² + 0.1x", (0.0, 12.0), (-0.2, 2.8), 10.0),
}


def sample(
    f: Callable[[ArrayLike], ArrayLike], low: float, high: float, count: int, height: float
) -> tuple[Array, Array]:
    """Return x and y of a curve from low to high, with NaN where it is undefined, jumps or passes a pole.

    count: about how many points. height: of the window; a difference that does not become smaller than a fifth of it,
    however close one looks, is a jump.
    """
    x = np.linspace(low, high, count)
    y = np.asarray(f(x), np.float64)
    with np.errstate(invalid="ignore"):
        steep = np.flatnonzero(np.abs(np.diff(y)) > 0.2 * height)
    jumps = steep[_stays(f, x[steep], x[steep + 1], 0.2 * height)]
    middle = (x[jumps] + x[jumps + 1]) / 2
    return np.insert(x, jumps + 1, middle), np.insert(y, jumps + 1, np.nan)


def _stays(f: Callable[[ArrayLike], ArrayLike], low: Array, high: Array, least: float) -> NDArray[np.bool_]:
    """Return for each interval whether f still differs by more than `least` after 40 cuts in half."""
    y_low, y_high = np.asarray(f(low), np.float64), np.asarray(f(high), np.float64)
    with np.errstate(invalid="ignore", over="ignore"):
        for _ in range(40 if len(low) else 0):
            middle = (low + high) / 2
            y = np.asarray(f(middle), np.float64)
            right = np.isnan(y) | (np.abs(y_high - y) > np.abs(y - y_low))
            low, y_low = np.where(right, middle, low), np.where(right, y, y_low)
            high, y_high = np.where(right, high, middle), np.where(right, y_high, y)
        return ~(np.abs(y_high - y_low) <= least)


def window(values: Array) -> Range:
    """Return a range of y in which most of a curve can be seen: poles are cut off, flat curves get some room."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return -1.0, 1.0
    low, high = (float(v) for v in np.percentile(finite, (3, 97)))
    full = float(finite.min()), float(finite.max())
    if full[1] - full[0] <= 3 * (high - low):
        low, high = full
    pad = 0.1 * (high - low) or 0.5 * abs(high) or 1.0
    return low - pad, high + pad
