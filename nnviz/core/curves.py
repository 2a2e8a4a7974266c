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
_NOISE = 2.0**-40  # a curve that varies by a smaller share of its height is flat but for rounding
_JUMP, _CUTS = 0.02, 40  # the least jump, as a share of the height; how often an interval is cut in half
_TALL = 1e12  # a window reaches from −10¹² to 10¹² at most
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

    def nearest(self, x: float) -> float:
        """Return x where f has a value there, or else the nearest place in sight that has one; x if there is none."""
        if np.isfinite(self.f(x)):
            return x
        places = np.round(np.linspace(*self.x_range, 1001), 6)
        places = places[np.isfinite(np.asarray(self.f(places), np.float64))]
        return float(places[np.argmin(np.abs(places - x))]) if len(places) else x

    def around(self, x: float, zoom: int) -> tuple[Range, Range]:
        """Return the ranges of x and y with 2^zoom times the magnification about the point at x.

        A point a little too high or too low to be seen has the window reach as far; one farther out of sight is
        brought to the middle. Where it is so high that float64 has no numbers to tell heights in the window apart
        (e^100), the window reaches from 0 to twice its height.
        """
        value, (bottom, top) = float(self.f(x)), self.y_range
        x_range = self.x_range if self.x_range[0] <= x <= self.x_range[1] else _centred(self.x_range, x)
        if not abs(value) < _FAR:  # NaN is not smaller
            return _shrunk(x_range, x, zoom), _shrunk(self.y_range, (bottom + top) / 2, zoom)
        near = bottom - (top - bottom) <= value <= top + (top - bottom)
        y_range = _reaching(self.y_range, value) if near else _centred(self.y_range, value)
        return _shrunk(x_range, x, zoom), _shrunk(y_range, value, zoom)


def _reaching(span: Range, place: float) -> Range:
    """Return a range that goes on beyond a place outside it, by at most a tenth and never by a jump."""
    low, high = span
    margin = min(0.1 * (high - low), max(low - place, place - high, 0.0))
    return min(low, place - margin), max(high, place + margin)


def _centred(span: Range, middle: float) -> Range:
    half = (span[1] - span[0]) / 2
    if half < _RESOLUTION * abs(middle):
        half = abs(middle)
    return middle - half, middle + half


def _shrunk(span: Range, fixed: float, zoom: int) -> Range:
    if zoom == 0:  # to the last bit: a plot whose range is another one draws all of its curves anew
        return span
    share = 2.0**-zoom
    return fixed - (fixed - span[0]) * share, fixed + (span[1] - fixed) * share


CURVES: dict[str, Curve] = {
    "bends": Curve("x³/3 − x", (-3.0, 3.0), (-2.2, 2.2), -1.5),
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

    count: about how many points. height: of the window; a difference that does not become smaller than 2 % of it,
    however close one looks, is a jump. What happens between two points and is not to be seen at them is not found.
    """
    x = np.linspace(low, high, count)
    y = np.asarray(f(x), np.float64)
    return divided(x, y, jumps(f, x, y, height))


def jumps(f: Callable[[ArrayLike], ArrayLike], x: Array, y: Array, height: float) -> NDArray[np.intp]:
    """Return the numbers of the points (x, y) of a curve, x ascending, after which it jumps or passes a pole.

    height: as for `sample`.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        steep = np.flatnonzero(np.abs(np.diff(y)) > _JUMP * height)
    return steep[_stays(f, x[steep], x[steep + 1], _JUMP * height)]


def divided(x: Array, y: Array, after: NDArray[np.intp]) -> tuple[Array, Array]:
    """Return points with a NaN after some of them, so that no line joins these with the next ones."""
    return np.insert(x, after + 1, (x[after] + x[after + 1]) / 2), np.insert(y, after + 1, np.nan)


def _stays(f: Callable[[ArrayLike], ArrayLike], low: Array, high: Array, least: float) -> NDArray[np.bool_]:
    """Return for each interval whether f still differs by more than `least` after 40 cuts in half."""
    stays, left = np.zeros(len(low), np.bool_), np.arange(len(low))  # `left`: of which it is not known yet
    y_low, y_high = (np.asarray(f(ends), np.float64) for ends in (low, high))
    with np.errstate(invalid="ignore", over="ignore"):
        for _ in range(_CUTS):
            if not len(left):
                return stays
            middle = (low + high) / 2
            y = np.asarray(f(middle), np.float64)
            right = np.isnan(y) | (np.abs(y_high - y) > np.abs(y - y_low))
            low, y_low = np.where(right, middle, low), np.where(right, y, y_low)
            high, y_high = np.where(right, high, middle), np.where(right, y_high, y)
            open_ = ~(np.abs(y_high - y_low) <= least)
            left = left[open_]
            low, high, y_low, y_high = (values[open_] for values in (low, high, y_low, y_high))
    stays[left] = True
    return stays


def window(values: Array) -> Range:
    """Return a range of y in which most of a curve can be seen: poles are cut off, flat curves get some room."""
    finite = values[np.abs(values) < _FAR]  # NaN is not smaller
    if not len(finite):
        return -1.0, 1.0
    low, high = (float(v) for v in np.percentile(finite, (3, 97)))
    full = float(finite.min()), float(finite.max())
    if full[1] - full[0] <= 3 * (high - low):
        low, high = full
    pad = 0.1 * (high - low) or 0.5 * abs(high) or 1.0
    if high - low < _NOISE * max(abs(low), abs(high)):
        pad = 0.5 * max(abs(low), abs(high))
    return low - pad, high + pad


_REACHES = 5.0, 3.0, 2.0  # from 0, where up to 10 there is little to see
_STEEP = 1e6  # a window of more is that of a curve that grows, not of one cut off at its poles
_LEAST_SPREAD = 0.05  # of the height: how much the middle three fifths of the values take up in a good view


def sight(f: Callable[[ArrayLike], ArrayLike]) -> tuple[Range, Range]:
    """Return ranges of x and y in which a curve can be seen: about 0, or as far away as it is defined at all."""
    for reach in (10.0, 100.0, 1000.0):
        x = np.linspace(-reach, reach, 1001)
        y = np.asarray(f(x), np.float64)
        there = x[np.isfinite(y)]
        if len(there) > 1:
            break
    else:
        return (-10.0, 10.0), (-1.0, 1.0)
    if reach == 10:
        reach, y = _closer(f, y)
    low, high = window(y)
    if low < _TALL and high > -_TALL:  # e^x²: where it begins to rise
        low, high = max(low, -_TALL), min(high, _TALL)
    margin = 0.1 * float(there[-1] - there[0])
    return (-reach, reach) if reach <= 10 else (float(there[0]) - margin, float(there[-1]) + margin), (low, high)


def _closer(f: Callable[[ArrayLike], ArrayLike], y: np.ndarray) -> tuple[float, np.ndarray]:
    """Return how far from 0 a curve is to be seen, and its values there: x^x is a flat line and a wall up to 10.

    y: its values up to 10.
    """
    reach = 10.0
    for nearer in _REACHES:
        low, high = window(y)
        there = y[np.isfinite(y)]
        if (there.min() < low or there.max() > high) and high - low < _STEEP:
            break  # a pole: nearer it would be higher still
        part = np.clip(there, low, high)
        closer = np.asarray(f(np.linspace(-nearer, nearer, 1001)), np.float64)
        seen = closer[np.isfinite(closer)]
        varies = len(seen) > 1 and float(np.ptp(seen)) > 0
        if np.subtract(*np.quantile(part, (0.8, 0.2))) >= _LEAST_SPREAD * (high - low) or not varies:
            break
        reach, y = nearer, closer
    return reach, y
