"""One place of a curve: the slope by rule, all difference quotients, and what is to be said about them (chapter 4.3).

The tangent at x is y = f′(x)·(t − x) + f(x). There is one only where the slopes from the left and from the right are
the same finite number.
"""

import enum
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.expressions import Expression
from nnviz.core.studies.rounding_error import ErrorModel, Quotient, Trouble, all_quotients, error_models

Array = NDArray[np.float64]
_ALIKE = 30.0  # truncation and rounding within this factor of each other are called alike
_ROUNDED = 8.0  # an error up to so many times what rounding should be is rounding
_CLEARLY = 1.5  # times smaller at a tenth of h: less is not worth a word
_FEW_DIGITS = 9


class Finding(enum.Enum):
    """What there is to say about a place and a step."""

    UNDEFINED = enum.auto()  # f has no value at x
    CORNER = enum.auto()  # two different slopes
    UPRIGHT = enum.auto()  # a vertical tangent
    UPRIGHT_END = enum.auto()  # the curve begins or ends vertically
    JUMP = enum.auto()
    NO_SLOPE = enum.auto()  # any other reason why there is no derivative
    UNDERFLOW = enum.auto()  # h is 0 in this precision
    STUCK = enum.auto()  # x + h is x
    OUTSIDE = enum.auto()  # f has no value at an end of the step
    EXACT = enum.auto()
    ROUNDING = enum.auto()  # h too small
    SMALL = enum.auto()  # rounding is the larger error, but most digits are left
    NO_TRUNCATION = enum.auto()  # the difference is right but for rounding
    BEST = enum.auto()
    TRUNCATION = enum.auto()  # h too large: a tenth of it makes the error smaller
    APART = enum.auto()  # an error of which no more is known than its size


_TROUBLES = {
    Trouble.UNDERFLOW: Finding.UNDERFLOW, Trouble.STUCK: Finding.STUCK, Trouble.UNDEFINED: Finding.OUTSIDE,
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A point of a curve with its slopes: from the left, from the right, by rule (NaN if none), by differences."""

    x: float
    value: float
    left: float
    right: float
    exact: float
    quotients: dict[str, Quotient]
    models: dict[str, ErrorModel]  # empty where there is no derivative
    jumps: bool = False
    nearer: dict[str, Quotient] = field(default_factory=dict)  # the quotients for a tenth of h

    def gain(self, kind: str) -> float:
        """Return how many times smaller the error is for a tenth of h, as computed; NaN where that is not known."""
        if kind not in self.nearer or not self.error(kind) > 0:
            return math.nan
        after = abs(self.nearer[kind].slope - self.exact)
        return self.error(kind) / after if after > 0 else math.nan

    def error(self, kind: str) -> float:
        """Return how far the difference quotient of one kind is from the slope."""
        return abs(self.quotients[kind].slope - self.exact)

    def finding(self, kind: str) -> Finding:
        """Return what is to be said about the difference quotient of one kind."""
        if not math.isfinite(self.value):
            return Finding.UNDEFINED
        if not math.isfinite(self.exact):
            return self._no_derivative()
        quotient = self.quotients[kind]
        return _TROUBLES.get(quotient.trouble) or self._error(quotient, self.models[kind])

    def _no_derivative(self) -> Finding:
        if math.isfinite(self.left) and math.isfinite(self.right):
            return Finding.CORNER
        if self.jumps:
            return Finding.JUMP
        if math.isinf(self.left) and math.isinf(self.right):
            return Finding.UPRIGHT
        ends = math.isnan(self.left) and math.isinf(self.right) or math.isinf(self.left) and math.isnan(self.right)
        return Finding.UPRIGHT_END if ends else Finding.NO_SLOPE

    def _error(self, quotient: Quotient, model: ErrorModel) -> Finding:
        """Say what the error is made of: by its size, and by what truncation and rounding should be here."""
        error = self.error(quotient.kind)
        truncation, rounding = float(model.truncation(quotient.h)), float(model.rounding(quotient.h))
        if error == 0:
            return Finding.EXACT
        if error > _ALIKE * (truncation + rounding) or truncation > _ALIKE * rounding and error > _ROUNDED * rounding:
            return Finding.TRUNCATION if self.gain(quotient.kind) >= _CLEARLY else Finding.APART
        if truncation > _ALIKE * rounding or not model.factor and error <= _ROUNDED * rounding:
            return Finding.NO_TRUNCATION
        if not model.factor:
            return Finding.APART
        if rounding > _ALIKE * truncation:
            return Finding.ROUNDING if quotient.digits_left < _FEW_DIGITS else Finding.SMALL
        return Finding.BEST

    def tangent(self, low: float, high: float) -> tuple[Array, Array]:
        """Return the exact tangent from low to high; at a corner two half-lines, NaN on a side without slope."""
        x = np.array([low, self.x, self.x, high])
        left, right = (self.exact, self.exact) if math.isfinite(self.exact) else (self.left, self.right)
        slopes = np.array([left, left, right, right])
        y = self.value + np.where(np.isfinite(slopes), slopes, np.nan) * (x - self.x)
        return x, y


def diagnose(f: Expression, derivative: Expression, x: float, h: float, precision: str = "float64") -> Place:
    """Return everything about a curve of one variable at x for the step h."""
    value, by_rule = float(f(x)), float(derivative(x))
    left, right = (by_rule, by_rule) if f.smooth and math.isfinite(by_rule) else f.side_slopes(x)
    exact = slope_of_sides(left, right, by_rule)
    smooth = math.isfinite(exact)
    models = error_models(derivative, x, value, precision) if smooth else {}
    nearer = all_quotients(f, x, h / 10, precision) if smooth else {}
    return Place(x, value, left, right, exact, all_quotients(f, x, h, precision), models, not smooth and _jumps(f, x),
                 nearer)


def _jumps(f: Expression, x: float) -> bool:
    """Return whether f changes by something that can be seen over the smallest steps there are."""
    near = f(x + 4 * np.spacing(abs(x)) * np.array([-1.0, 0.0, 1.0]))
    with np.errstate(invalid="ignore"):
        return bool((np.abs(near - near[1]) > 1e-4 * max(1.0, abs(float(near[1])))).any())


def slope_of_sides(left: float, right: float, by_rule: float) -> float:
    """Return the derivative: by rule if both sides agree (or their common value, if the rule has none), else NaN."""
    if not (math.isfinite(left) and math.isfinite(right) and math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)):
        return math.nan
    return by_rule if math.isfinite(by_rule) else left


def gap(f: Callable[[ArrayLike], ArrayLike], place: Place, low: float, high: float) -> float:
    """Return how far curve and tangent are apart at most between low and high; 0 if there is nothing to compare."""
    x = np.linspace(low, high, 201)
    with np.errstate(all="ignore"):
        apart = np.abs(np.asarray(f(x)) - (place.value + place.exact * (x - place.x)))
    apart = apart[np.isfinite(apart)]
    return float(apart.max()) if len(apart) else 0.0


@dataclass(frozen=True)
class Slice:
    """A function of two variables along one of them (axis 0 or 1) through a point, the other frozen."""

    f: Expression
    point: tuple[float, float]
    axis: int

    def __call__(self, t: ArrayLike) -> NDArray[np.floating]:
        """Return the values at t of the moving variable."""
        t = np.asarray(t)
        t = t if t.dtype == np.float32 else t.astype(np.float64)
        frozen = np.full(t.shape, self.point[1 - self.axis], t.dtype)
        return self.f(*((t, frozen) if self.axis == 0 else (frozen, t)))

    def places(self, t: Array) -> Array:
        """Return the points (len(t), 2) over which the slice runs."""
        places = np.tile(np.array(self.point, np.float64), (len(t), 1))
        places[:, self.axis] = t
        return places
