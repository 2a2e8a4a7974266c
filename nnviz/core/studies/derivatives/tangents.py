"""One place of a curve: the slope by rule, all difference quotients, and what is to be said about them (chapter 4.3).

The tangent at x is y = f′(x)·(t − x) + f(x). There is one only where the slopes from the left and from the right are
the same finite number.
"""

import enum
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.expressions import Expression
from nnviz.core.studies.derivatives.rounding_error import (
    KINDS,
    ErrorModel,
    Quotient,
    Trouble,
    error_models,
    quotients_of_steps,
)

Array = NDArray[np.float64]
_ALIKE = 10.0  # truncation and rounding within this factor of each other are called alike
_MOST_ROUNDED = 100.0  # times the unit of rounding: more than that is no rounding
_CLEARLY = 1.5  # times smaller at a tenth of h: less is not worth a word
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(12)


class Finding(enum.Enum):
    """What there is to say about a place and a step."""

    UNDEFINED = enum.auto()  # f has no value at x
    CORNER = enum.auto()  # two different slopes
    UPRIGHT = enum.auto()  # a vertical tangent
    UPRIGHT_END = enum.auto()  # the curve begins or ends vertically
    JUMP = enum.auto()
    TOO_STEEP = enum.auto()  # a slope beyond all numbers
    NO_SLOPE = enum.auto()  # any other reason why there is no derivative
    UNDERFLOW = enum.auto()  # h is 0 in this precision
    STUCK = enum.auto()  # x + h is x
    NO_VALUE = enum.auto()  # f(x) or the difference cannot be computed in this precision
    OUTSIDE = enum.auto()  # f cannot be computed at an end of the step
    EXACT = enum.auto()
    ROUNDING = enum.auto()  # rounding is the larger error, and at most half of the digits are left
    SMALL = enum.auto()  # rounding is the larger error, but most digits are left
    NO_TRUNCATION = enum.auto()  # secant and tangent have one slope, whatever h is
    BEST = enum.auto()
    TRUNCATION = enum.auto()  # h too large: a tenth of it makes the error smaller
    APART = enum.auto()  # an error of which no more is known than its size


_TROUBLES = {
    Trouble.UNDERFLOW: Finding.UNDERFLOW, Trouble.STUCK: Finding.STUCK,
}  # fmt: skip


@dataclass(frozen=True)
class PointOfCurve:
    """A point of a curve with its slopes: from the left, from the right, by rule (NaN if none), by differences."""

    x: float
    value: float
    left: float
    right: float
    exact: float
    quotients: dict[str, Quotient]
    models: dict[str, ErrorModel]  # empty where there is no derivative
    smooth: bool = False  # no corner, jump or vertical tangent can be in the formula
    jumps: bool = False
    nearer: dict[str, Quotient] = field(default_factory=dict)  # the quotients for a tenth of h
    farther: dict[str, Quotient] = field(default_factory=dict)  # … and for ten times h
    secants: dict[str, float] = field(default_factory=dict)  # slopes of the secants but for rounding; NaN: unknown
    straight: frozenset[str] = frozenset()  # kinds of difference that have no truncation error whatever h is

    def gain(self, kind: str) -> float:
        """Return how many times smaller the error is for a tenth of h, as computed; NaN where that is not known."""
        if kind not in self.nearer or not self.error(kind) > 0:
            return math.nan
        after = abs(self.nearer[kind].slope - self.exact)
        return self.error(kind) / after if after > 0 else math.nan

    def steeper(self, kind: str) -> bool:
        """Return whether the secant of a tenth of h is clearly steeper than that of h."""
        return kind in self.nearer and abs(self.nearer[kind].slope) > 2 * abs(self.quotients[kind].slope) > 0

    def parts(self, kind: str) -> tuple[float, float]:
        """Return what the error consists of: truncation, the secant against the tangent, and rounding; NaN: unknown.

        They are not known where quotient and secant are farther apart than rounding can bring them.
        """
        secant, quotient = self.secants.get(kind, math.nan), self.quotients[kind]
        rounding = abs(quotient.slope - secant)
        if not rounding <= _MOST_ROUNDED * quotient.noise:
            return math.nan, math.nan
        return abs(secant - self.exact), rounding

    def error(self, kind: str) -> float:
        """Return how far the difference quotient of one kind is from the slope."""
        return abs(self.quotients[kind].slope - self.exact)

    def best_step(self, derivative: Expression, kind: str) -> float:
        """Return the step at which truncation and rounding together are least; infinity where none can be told.

        The model is made for small steps: it counts only if the secant of this step is as far from the tangent as it
        says, and none ten or a hundred times as long is nearer, because errors of higher order cancel there.
        """
        model = self.models.get(kind)
        if model is None or not math.isfinite(step := model.best_step):
            return math.inf
        found = self._truncation(derivative, kind, step)
        holds = found < 3 * model.truncation(step) < 9 * found
        least = (model.truncation(step) + model.rounding(step)) / 2
        better = any(self._truncation(derivative, kind, h) + model.rounding(h) < least for h in (10 * step, 100 * step))
        return step if holds and not better else math.inf

    def _truncation(self, derivative: Expression, kind: str, h: float) -> float:
        """Return how far the exact secant of a step is from the tangent; not-a-number where it has none."""
        return abs(secant_slopes(derivative, self.x - h, self.x, self.x + h)[kind] - self.exact)

    def finding(self, kind: str) -> Finding:
        """Return what is to be said about the difference quotient of one kind."""
        if not math.isfinite(self.value):
            return Finding.UNDEFINED
        if not math.isfinite(self.exact):
            return self._no_derivative()
        quotient = self.quotients[kind]
        if quotient.trouble is Trouble.UNDEFINED:
            values = quotient.value, quotient.f_left + quotient.f_right
            lost = not math.isfinite(values[0]) or math.isfinite(values[1])
            return Finding.NO_VALUE if lost else Finding.OUTSIDE
        return _TROUBLES.get(quotient.trouble) or self._error(quotient, self.models[kind])

    def _no_derivative(self) -> Finding:
        if math.isfinite(self.left) and math.isfinite(self.right):
            return Finding.CORNER
        if self.jumps and not self.smooth:
            return Finding.JUMP
        if math.isinf(self.left) and math.isinf(self.right):
            return Finding.TOO_STEEP if self.smooth else Finding.UPRIGHT
        ends = math.isnan(self.left) and math.isinf(self.right) or math.isinf(self.left) and math.isnan(self.right)
        return Finding.UPRIGHT_END if ends else Finding.NO_SLOPE

    def _error(self, quotient: Quotient, model: ErrorModel) -> Finding:
        """Say what the error is made of: by the two parts it really has here, and by what a tenth of h changes."""
        kind = quotient.kind
        truncation, rounding = self.parts(kind)
        if self.error(kind) == 0:
            return Finding.EXACT
        if kind in self.straight:
            return Finding.NO_TRUNCATION
        if rounding > _ALIKE * truncation and abs(self.farther[kind].slope - self.exact) < self.error(kind):
            return Finding.SMALL if quotient.digits_left >= quotient.all_digits / 2 else Finding.ROUNDING
        expected = (float(part(quotient.h)) for part in (model.truncation, model.rounding))
        if _alike(truncation, rounding) and _alike(*expected):
            return Finding.BEST
        return Finding.TRUNCATION if not truncation < rounding and self.gain(kind) >= _CLEARLY else Finding.APART

    def tangent(self, low: float, high: float) -> tuple[Array, Array]:
        """Return the exact tangent from low to high; at a corner two half-lines, NaN on a side without slope."""
        x = np.array([low, self.x, self.x, high])
        left, right = (self.exact, self.exact) if math.isfinite(self.exact) else (self.left, self.right)
        slopes = np.array([left, left, right, right])
        y = self.value + np.where(np.isfinite(slopes), slopes, np.nan) * (x - self.x)
        return x, y


def diagnose(f: Expression, derivative: Expression, x: float, h: float, precision: str = "float64") -> PointOfCurve:
    """Return everything about a curve of one variable at x for the step h."""
    value, by_rule = float(f(x)), float(derivative(x))
    by_rule = by_rule if math.isfinite(value) else math.nan  # ln x has none at −1, though 1/x has a value there
    left, right = (by_rule, by_rule) if f.smooth and math.isfinite(by_rule) else f.side_slopes(x)
    exact = slope_of_sides(left, right, by_rule)
    quotients, nearer, farther = quotients_of_steps(f, x, (h, h / 10, 10 * h), precision)
    if not math.isfinite(exact):
        return PointOfCurve(x, value, left, right, exact, quotients, {}, f.smooth, _jumps(f, x), nearer)
    models = error_models(derivative, x, value, precision)
    return PointOfCurve(x, value, left, right, exact, quotients, models, f.smooth, False, nearer,
                 farther, _secants(derivative, quotients), straight_kinds(f))


def _secants(derivative: Expression, quotients: Mapping[str, Quotient]) -> dict[str, float]:
    central = quotients["central"]
    return secant_slopes(derivative, central.left, central.x, central.right)


def secant_slopes(derivative: Expression, left: float, x: float, right: float) -> dict[str, float]:
    """Return the slopes of the secants of all KINDS as the mean of f′ between their ends: no digit is lost in it.

    left, right: the ends of the step before and after x. By Gauss's rule with 12 nodes on each side of x; NaN where
    f′ has no value between them.
    """
    middles = np.array([[(left + x) / 2], [(x + right) / 2]])
    halves = np.array([[(x - left) / 2], [(right - x) / 2]])
    means = np.asarray(derivative(middles + halves * _NODES)) @ _WEIGHTS / 2
    behind, ahead = (float(mean) for mean in means)
    return {"forward": ahead, "backward": behind, "central": (behind + ahead) / 2}


def straight_kinds(f: Expression) -> frozenset[str]:
    """Return the kinds of difference without truncation error: all for a straight line, central for a parabola."""
    return frozenset(KINDS if f.degree < 2 else {"central"} if f.degree == 2 else ())


def _alike(one: float, other: float) -> bool:
    return other / _ALIKE < one < other * _ALIKE


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


def gap(f: Callable[[ArrayLike], ArrayLike], place: PointOfCurve, low: float, high: float) -> float:
    """Return how far curve and tangent are apart at most between low and high; 0 if there is nothing to compare."""
    x = np.linspace(low, high, 2001)
    with np.errstate(all="ignore"):
        apart = np.abs(np.asarray(f(x)) - (place.value + place.exact * (x - place.x)))
    apart = apart[np.isfinite(apart)]
    return float(apart.max()) if len(apart) else 0.0


@dataclass(frozen=True)
class Slice:
    """A function of two variables along one of them (axis 0 or 1) through a point, the other constant."""

    f: Expression
    point: tuple[float, float]
    axis: int

    def __call__(self, t: ArrayLike) -> NDArray[np.floating]:
        """Return the values at t of the moving variable."""
        t = np.asarray(t)
        t = t if t.dtype == np.float32 else t.astype(np.float64)
        constant = np.full(t.shape, self.point[1 - self.axis], t.dtype)
        return self.f(*((t, constant) if self.axis == 0 else (constant, t)))

    def places(self, t: Array) -> Array:
        """Return the points (len(t), 2) over which the slice runs."""
        places = np.tile(np.array(self.point, np.float64), (len(t), 1))
        places[:, self.axis] = t
        return places
