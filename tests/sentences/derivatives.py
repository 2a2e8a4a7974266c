"""The sentences of the derivatives tab, held against the curve in 220 digits and the difference as NumPy has it."""

import math
import re
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import numpy as np

from nnviz.core.curves import CURVES
from nnviz.core.expressions import parse
from nnviz.core.surfaces import SURFACES
from tests.sentences import Said, number_of, true
from tests.sentences._exact import UndefinedError, exact, mp
from tests.stress import values

TYPES = {"float64": np.float64, "float32": np.float32}
DIGITS = {"float64": 16, "float32": 7}
SIDES = {"forward": (0, 1), "backward": (-1, 0), "central": (-1, 1)}
TYPED = (
    "0.01x² + 0.1x", "sin(2x)", "e^-x", "|x − 1|", "√x", "max(0, x)", "tan x", "x^x", "√(x − 100)", "sin²x", "sin⁻¹(x)",
    "lg x", "sec x", "softplus(x)", "2x − 3", "7", "x|x|", "√(x²)", "√|x|", "x√x", "floor(x)", "sign(x)x²", "e^(e^x)",
    "1/x²", "x³ − 3x", "1e6 + x", "x^0.2", "min(x, 1)", "ln|x|", "acos(x)", "step(x) + x²", "x e^x", "(x − 1)^4",
    "σ(9x)",
)  # fmt: skip
SURFACE_FORMULAS = (
    "x₀² + x₁²", "sin(x0)·x1", "|x0| + x1²", "max(x0, x1)", "√(x0² + x1²)", "x0 ln x1", "1/(x0 x1)", "3x0 − 2x1",
)  # fmt: skip
TYPES_OF_NUMBERS = ("float64", "float32", "float16")
NUMBERS = (
    "0.1", "0.125", "1e-50", "16777217", "1e39", "-3.25", "65519", "65520", "5e-324", "1e-8", "0", "1e308", "2.5e-324",
)  # fmt: skip
LEAST, LOST = 1e-9, 1e-190  # the nearest x to 0 that is tried; slopes below are lost even in 220 digits


def formula(said: Said) -> str:
    state = said.state
    return state.formula if state.curve == "typed" else CURVES[state.curve].formula


class Difference:
    """A difference quotient as Python computes it, and the same in 220 digits at the same three places."""

    def __init__(self, f: Any, true_f: Any, x: float, h: float, kind: str, precision: str) -> None:
        number = TYPES[precision]
        self.kind, self.precision = kind, precision
        with np.errstate(all="ignore"):
            self.x, self.h = number(x), number(h)
            first, last = SIDES[kind]
            self.low, self.high = (self.x + number(side) * self.h for side in (first, last))
            self.at, self.f_low, self.f_high = (number(f(np.array(v))) for v in (self.x, self.low, self.high))
            self.rise = self.f_high - self.f_low
            self.slope = float(self.rise / (number(last - first) * self.h))
        try:
            rise = true_f(float(self.high)) - true_f(float(self.low))
            self.true_rise, self.secant = rise, rise / (mp.mpf(float(self.high)) - mp.mpf(float(self.low)))
        except (UndefinedError, ZeroDivisionError):
            self.true_rise = self.secant = None

    @property
    def stuck(self) -> bool:
        return self.low == self.high == self.x


@cache
def difference(text: str, x: float, h: float, kind: str, precision: str) -> Difference:
    return Difference(parse(text), exact(text), x, h, kind, precision)


@cache
def slope_of(text: str, x: float) -> Any:
    return exact(text).slope((x,))


@cache
def sides_of(text: str, x: float) -> tuple[Any, Any]:
    return tuple(exact(text).side((x,), direction) for direction in (-1, 1))


def here(said: Said, h: float | None = None, kind: str = "") -> Difference:
    """Return the difference on show, or the one with another step or of another kind."""
    state = said.state
    return difference(formula(said), state.x, h or state.h, kind or state.kind, state.precision)


def slope(said: Said) -> Any:
    return slope_of(formula(said), said.state.x)


def near(shown: str, value: Any, digits: int = 3, slack: float = 0.0) -> bool:
    """Return whether a number on the screen is a value, rounded to some digits."""
    if value is None:
        return shown in ("none", "–")
    if shown in ("none", "–"):
        return False
    if not mp.isfinite(value):
        return shown == ("∞" if value > 0 else "−∞")
    value = float(value)
    return math.isclose(number_of(shown), value, rel_tol=0.6 * 10.0 ** (1 - digits), abs_tol=slack + 1e-300)


def same(shown: str, value: float) -> bool:
    """Return whether a number is shown in all its digits."""
    return math.isclose(number_of(shown), value, rel_tol=1e-15) if math.isfinite(value) else shown == "–"


def error(said: Said, difference: Difference | None = None) -> float:
    """Return how far the difference is from the true slope."""
    return abs((difference or here(said)).slope - float(slope(said)))


def last_digit(said: Said) -> float:
    """Return what rounding the slope itself, and x, may change of it."""
    text, x = formula(said), said.state.x
    ulp = 8 * 2.0**-52 * abs(float(slope(said)))
    with np.errstate(all="ignore"):
        cancelled = 4 * 2.0**-52 * abs(x * float(bend(text, x)))
    return ulp + cancelled + LOST


@cache
def bend(text: str, x: float) -> Any:
    """Return the second derivative, 0 where it cannot be told."""
    f, h = exact(text), mp.mpf(10) ** -25
    try:
        found = (f(mp.mpf(x) + h) - 2 * f(x) + f(mp.mpf(x) - h)) / h**2
    except UndefinedError:
        return mp.mpf(0)
    return found if abs(found) < mp.mpf("1e20") else mp.mpf(0)


# One place of a curve.


def at_x(said: Said) -> bool:
    return near(said.values["x"], said.state.x, 6)


def cannot_be_computed(said: Said) -> bool:
    code = parse(formula(said)).python
    with np.errstate(all="ignore"):
        value = eval(code, {"np": np, "x": np.float64(said.state.x)})  # noqa: S307 (our own program to take home)
    return at_x(said) and not np.isfinite(value)


def sides_are_told(said: Said) -> bool:
    sides = zip(("left", "right"), sides_of(formula(said), said.state.x), strict=True)
    return at_x(said) and all(near(said.values[side], value, slack=1e-9) for side, value in sides)


def corner(said: Said) -> bool:
    left, right = sides_of(formula(said), said.state.x)
    return sides_are_told(said) and mp.isfinite(left) and mp.isfinite(right) and left != right


def jump(said: Said) -> bool:
    f, x = exact(formula(said)), mp.mpf(said.state.x)
    beside = [x + side * mp.mpf("1e-80") for side in (-1, 1)]
    steps = [abs(f(t) - f(x)) for t in beside if f.is_defined(t)]
    return sides_are_told(said) and slope(said) is None and max(steps) > mp.mpf("1e-6")


def steeper_and_steeper(said: Said) -> bool:
    f, x, (low, high) = exact(formula(said)), mp.mpf(said.state.x), SIDES[said.state.kind]
    steps = mp.mpf(said.state.h), mp.mpf("1e-60"), mp.mpf("1e-70")
    slopes = [abs(f(x + high * h) - f(x + low * h)) / h for h in steps]
    return slopes[0] < slopes[1] < slopes[2]


def vertical(said: Said) -> bool:
    return at_x(said) and all(side is not None and mp.isinf(side) for side in sides_of(formula(said), said.state.x))


def vertical_end(said: Said) -> bool:
    f, x = exact(formula(said)), mp.mpf(said.state.x)
    left, right = sides_of(formula(said), said.state.x)
    ends = [not f.is_defined(x + side * mp.mpf("1e-50")) for side in (-1, 1)]
    grows = [side is not None and mp.isinf(side) for side in (left, right)]
    return at_x(said) and sorted(zip(ends, grows, strict=True)) == [(False, True), (True, False)]


def none_there(said: Said) -> bool:
    return sides_are_told(said) and slope(said) is None


def still_gives(said: Said) -> bool:
    return near(said.values["slope"], here(said).slope)


def too_steep(said: Said) -> bool:
    f, x = exact(formula(said)), mp.mpf(said.state.x)
    beside = x * (1 + mp.mpf("1e-30"))
    return bool(x) and f.is_defined(beside) and abs(f.quotient((x,), beside - x)) > mp.mpf("1.79e308")


def underflow(said: Said) -> bool:
    return said.state.precision == "float32" and np.float32(said.state.h) == 0


def stuck(kind: str) -> Any:
    def condition(said: Said) -> bool:
        q = here(said)
        return said.state.kind == kind and q.stuck and q.rise == 0 and q.slope == 0

    return condition


def no_difference(said: Said) -> bool:
    return said.values["precision"] == said.state.precision and not np.isfinite(here(said).rise)


def end_is_missing(said: Said) -> bool:
    q, f, x = here(said), exact(formula(said)), mp.mpf(said.state.x)
    smaller = [f.is_defined(x + side * mp.mpf(10) ** -power) for side in SIDES[said.state.kind] for power in (30, 60)]
    return not (np.isfinite(q.f_low) and np.isfinite(q.f_high)) and bool(np.isfinite(q.at)) and all(smaller)


def every_digit(said: Said) -> bool:
    return error(said) <= last_digit(said) and near(said.values["slope"], slope(said), slack=1e-300)


def parts(said: Said) -> tuple[float, float]:
    """Return how much of the error is truncation, and how much is rounding."""
    q, true_slope = here(said), slope(said)
    return float(abs(q.secant - true_slope)), float(abs(mp.mpf(q.slope) - q.secant))


def digits_left(said: Said) -> bool:
    q = here(said)
    unit = float(np.spacing(max(abs(q.f_low), abs(q.f_high))))
    left = max(0, math.floor(math.log10(abs(float(q.rise)) / unit))) if q.rise else 0
    return left == said.number("digits") and DIGITS[said.state.precision] == said.number("all")


def larger_step_is_better(said: Said) -> bool:
    truncation, rounding = parts(said)
    with_more = [here(said, factor * said.state.h) for factor in (10, 100)]
    return rounding > 3 * truncation and digits_left(said) and min(error(said, q) for q in with_more) < error(said)


def too_small(said: Said) -> bool:
    q = here(said)
    apart = abs(float(q.rise)) / max(abs(float(q.f_low)), abs(float(q.f_high)))
    return larger_step_is_better(said) and apart <= 10 * 10.0 ** (-DIGITS[said.state.precision] / 2)


def same_slope(said: Said) -> bool:
    truncation, _ = parts(said)
    eps = float(np.finfo(TYPES[said.state.precision]).eps)
    rounded = eps * (abs(float(slope(said))) + abs(said.state.x * float(bend(formula(said), said.state.x))))
    return truncation <= rounded


def near_the_best(said: Said) -> bool:
    truncation, rounding = parts(said)
    h = said.state.h
    far_from_it = [error(said, here(said, h * factor)) for factor in (1e-3, 1e-2, 1e2, 1e3) if h * factor < 1e3]
    return truncation < 12 * rounding and rounding < 12 * truncation and min(far_from_it) > error(said) / 3


def a_tenth_is_better(said: Said) -> bool:
    before, after = error(said), error(said, here(said, said.state.h / 10))
    slack = 2 * last_digit(said)  # of the slope by rule, from which both are counted
    ratio = said.number("factor")
    low, high = (before - slack) / (after + slack), (before + slack) / max(after - slack, 1e-320)
    return before > 0 and ratio > 1.4 and low * 0.93 <= ratio <= high * 1.07


def apart(said: Said) -> bool:
    return near(said.values["error"], error(said), 3, last_digit(said))


def average_speed(said: Said) -> bool:
    q = here(said)
    ends = [said.values["start"], said.values.get("end", said.values["start"])]
    return (near(ends[0], float(q.low)) and near(ends[1], float(q.high))
            and near(said.values["distance"], q.true_rise, 2) and near(said.values["time"], q.high - q.low, 2)
            and near(said.values["speed"], q.secant, 3, 1e-6))  # fmt: skip


def farthest(said: Said, samples: int) -> float:
    """Return how far curve and tangent are apart at so many places at most, in percent of the height of the plot."""
    f, state = exact(formula(said)), said.state
    (low, high), (bottom, top) = said.view.curve.around(state.x, state.zoom)
    tangent, value, gaps = float(slope(said)), float(f(state.x)), [0.0]
    for share in np.linspace(0, 1, samples):
        t = low + share * (high - low)
        if f.is_defined(t):
            gaps.append(abs(float(f(t)) - value - tangent * (t - state.x)))
    return 100 * max(gaps) / (top - bottom)


def magnified(said: Said) -> bool:
    return said.number("zoom") == 2.0**said.state.zoom and farthest(said, 61) <= said.number("share") * 1.01 + 0.02


def far_apart(said: Said) -> bool:
    return said.number("zoom") == 2.0**said.state.zoom and farthest(said, 2001) > said.number("share")


# The strip.


def row_of(said: Said, test: Any) -> bool:
    """Return whether one of the rows of differences on show is as a test wants it."""
    if said.state.view == "partial":
        return any(test(partial(said, axis)) for axis in ("x0", "x1"))
    return any(test(here(said, kind=kind)) for kind in SIDES)


def slope_row(said: Said) -> bool:
    def fits(q: Difference) -> bool:
        told, true_slope = said.values["error"], slope(said)
        right = told == "–" if true_slope is None else near(told, abs(q.slope - float(true_slope)), 2, last_digit(said))
        line = float(q.at) - q.slope * float(q.x)
        slack = 1e-9 * (abs(float(q.at)) + abs(q.slope * float(q.x)))
        told_line = said.values["intercept"]
        intercept = told_line == "–" if math.isnan(line) else near(told_line, line, 8, slack)
        return same(said.values["slope"], q.slope) and intercept and right

    return row_of(said, fits)


def tangent_row(said: Said) -> bool:
    true_slope, line = slope(said), said.values["line"]
    at = float(exact(formula(said))(said.state.x)) - float(true_slope) * said.state.x
    factor = re.match(r"(−?[\d.,×⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*)x", line)
    told = {"": 1.0, "−": -1.0}.get(factor[1]) if factor else 0.0
    told = number_of(factor[1]) if factor and told is None else told
    left = re.sub(r"^.*x", "", line).replace(" ", "").replace("+", "") or "0"
    noise = 1e-12 * (abs(at) + abs(float(true_slope) * said.state.x)) + LOST
    return (math.isclose(told, float(true_slope), rel_tol=6e-4, abs_tol=LOST) and near(left, at, 3, noise)
            and math.isclose(number_of(said.values["slope"]), float(true_slope), abs_tol=last_digit(said)))  # fmt: skip


def no_tangent_row(said: Said) -> bool:
    told = [said.values[side] for side in ("left", "right")]
    if not np.isfinite(parse(formula(said))(said.state.x)):
        return told == ["none", "none"]
    if said.state.x and too_steep(said):
        return told in (["∞"] * 2, ["−∞"] * 2)
    return all(near(*pair, slack=1e-9) for pair in zip(told, sides_of(formula(said), said.state.x), strict=True))


def digits_title(said: Said) -> bool:
    return said.values["precision"] == said.state.precision


def digits_note(said: Said) -> bool:
    q = here(said)
    unit = float(np.spacing(max(abs(q.f_low), abs(q.f_high))))
    left = max(0, math.floor(math.log10(abs(float(q.rise)) / unit))) if q.rise and np.isfinite(q.rise) else 0
    return left == said.number("digits")


def power_of_ten(said: Said) -> bool:
    q = here(said)
    largest = max(abs(float(v)) for v in (q.f_low, q.f_high) if np.isfinite(v))
    power = number_of("1×10" + said.values["power"])
    return power <= largest * 1.0000001 and largest < 10.0000001 * power and not 1e-3 <= largest < 1e4


def best_h(said: Said) -> bool:
    """The best step is the one at which truncation and rounding together are least: within a factor of 3."""
    text, x, kind = formula(said), said.state.x, said.state.kind
    told = said.number("h")
    f = exact(text)
    eps = float(np.finfo(TYPES[said.state.precision]).eps)

    def expected(h: float) -> float:
        step, true_slope = mp.mpf(h), slope(said)
        low, high = (mp.mpf(x) + side * step for side in SIDES[kind])
        try:
            secant = (f(high) - f(low)) / (high - low)
        except UndefinedError:
            return math.inf
        noise = eps * (abs(float(f(x))) + abs(x * float(true_slope)))
        return float(abs(secant - true_slope)) + noise / h

    return expected(told) <= 3 * min(expected(told * factor) for factor in (0.01, 0.1, 10, 100))


# Partial derivatives.


def surface_text(said: Said) -> str:
    state = said.state
    return state.surface_formula if state.surface == "typed" else SURFACES[state.surface].python.replace("np.", "")


@cache
def _partial(text: str, point: tuple[float, float], axis: int, h: float, kind: str, precision: str) -> Difference:
    f, true_f = parse(text, ("x0", "x1")), exact(text, ("x0", "x1"))

    def along(g: Any, convert: Any) -> Any:
        return lambda t: g(*(t if i == axis else convert(point[i], t) for i in (0, 1)))

    moved = along(f, lambda v, t: np.full(np.shape(t), v, np.asarray(t).dtype))
    found = Difference(moved, along(true_f, lambda v, t: v), point[axis], h, kind, precision)
    found.true_slope = true_f.slope(point, axis)
    return found


def partial(said: Said, axis: str = "") -> Difference:
    state = said.state
    number = 0 if (axis or state.moving) == "x0" else 1
    return _partial(surface_text(said), (state.x0, state.x1), number, state.h, state.kind, state.precision)


def only_moves(said: Said) -> bool:
    state = said.state
    other = "x1" if state.moving == "x0" else "x0"
    names = {"x0": "x₀", "x1": "x₁"}
    return ((said.values["moving"], said.values["frozen"]) == (names[state.moving], names[other])
            and near(said.values["value"], getattr(state, other), 6)
            and near(said.values["slope"], partial(said).true_slope, slack=1e-9))  # fmt: skip


def partial_row(said: Said) -> bool:
    def fits(q: Difference) -> bool:
        told = said.values["exact"]
        exactly = near(told, q.true_slope, 8, 1e-9) or told == "–" and q.true_slope is None
        wanted = abs(q.slope - float(q.true_slope)) if q.true_slope is not None else math.nan
        wrong = said.values["error"] == "–" if math.isnan(wanted) else near(said.values["error"], wanted, 2, 1e-9)
        if not wrong and q.true_slope is not None:  # the exact slope on show is a float, right to some last bits
            wrong = abs(said.number("error") - wanted) <= 4 * np.spacing(abs(float(q.true_slope)))
        return same(said.values["slope"], q.slope) and exactly and wrong

    return row_of(said, fits)


def no_point(said: Said) -> bool:
    state = said.state
    number = TYPES[state.precision]
    return not np.isfinite(parse(surface_text(said), ("x0", "x1"))(number(state.x0), number(state.x1)))


# The tangent plane.


def step_ends(said: Said) -> tuple[tuple[float, float], tuple[float, float]]:
    state = said.state
    return (state.x0, state.x1), (state.x0 + state.d0, state.x1 + state.d1)


def partials_there(said: Said) -> list[Any]:
    true_f = exact(surface_text(said), ("x0", "x1"))
    return [true_f.slope((said.state.x0, said.state.x1), axis) for axis in (0, 1)]


def surface_value(said: Said, end: int) -> float:
    return float(parse(surface_text(said), ("x0", "x1"))(*step_ends(said)[end]))


def plane_says(said: Said) -> bool:
    true_f, (start, end) = exact(surface_text(said), ("x0", "x1")), step_ends(said)
    change = float(true_f(*end) - true_f(*start))
    size = 1e-9 * (1 + abs(float(true_f(*start))) + abs(float(true_f(*end))))
    says = float(sum(p * d for p, d in zip(partials_there(said), (said.state.d0, said.state.d1), strict=True)))
    return (near(said.values["differential"], says, 3, size) and near(said.values["change"], change, 3, size)
            and near(said.values["left"], change - says, 3, size))  # fmt: skip


def curvature(said: Said) -> bool:
    true_f, (x0, x1) = exact(surface_text(said), ("x0", "x1")), step_ends(said)[0]
    if said.values["bend"] == "–":
        return True  # a corner, or no value
    t, (d0, d1) = mp.mpf(10) ** -20, (said.state.d0, said.state.d1)
    try:
        ahead, here_, behind = (true_f(mp.mpf(x0) + s * d0, mp.mpf(x1) + s * d1) for s in (t, 0, -t))
    except UndefinedError:
        return not all(map(math.isfinite, (surface_value(said, 0), surface_value(said, 1))))
    if any(slope is None for slope in partials_there(said)):
        return True  # a corner: what the rules say of its sides
    return near(said.values["bend"], (ahead - 2 * here_ + behind) / t**2 / 2, 3, 1e-9 * (1 + abs(float(here_))))


# A number as it is stored.


def stored(said: Said) -> tuple[Fraction, Any]:
    """Return the typed number, and what NumPy makes of its text."""
    typed = Fraction(said.state.number)
    with np.errstate(all="ignore"):
        return typed, getattr(np, said.values["type"])(said.state.number)


def type_is_told(said: Said) -> bool:
    return said.values["type"] == said.state.number_type


def exactly_stored(said: Said) -> bool:
    typed, found = stored(said)
    return Fraction(float(found)) == typed and near(said.values["gap"], float(np.spacing(np.abs(found))), 3)


def nearest_away(said: Said) -> bool:
    typed, found = stored(said)
    return 0 < abs(Fraction(float(found)) - typed) and near(
        said.values["error"], float(abs(Fraction(float(found)) - typed)), 3)


def zero_is_stored(said: Said) -> bool:
    _, found = stored(said)
    return found == 0 and near(said.values["gap"], float(np.finfo(type(found)).smallest_subnormal), 3)


def precision_hint(said: Said) -> bool:
    info = np.finfo(TYPES[said.values["precision"]])
    return near(said.values["eps"], float(info.eps), 2) and near(said.values["tiny"], float(info.smallest_subnormal), 2)


SENTENCES = {
    "{precision}: ε = {eps}, the smallest number above 0 is {tiny}.": precision_hint,
    "Drag the point, or the diamond for the step; or Tab, then the arrow keys.": true,
    # Over the picture.
    "f(x) cannot be computed at x = {x}, so there is no point and no slope. Drag the point to where the curve is.":
        cannot_be_computed,
    "No derivative at x = {x}: the slope is {left} from the left and {right} from the right.": corner,
    "No derivative at x = {x}: the curve jumps (slope from the left {left}, from the right {right}).": jump,
    "The smaller h, the steeper the secant.": steeper_and_steeper,
    "The difference quotient is {slope} all the same.": still_gives,
    "No derivative at x = {x}: the tangent is vertical, so the slope is infinite.": vertical,
    "No derivative at x = {x}: the domain ends here, with a vertical tangent.": vertical_end,
    "No derivative found at x = {x}: {left} from the left, {right} from the right.": none_there,
    "The slope at x = {x} is too large for float64.": lambda said: at_x(said) and too_steep(said),
    "In float32, h becomes 0, because there is no number between 0 and 1.4×10⁻⁴⁵. 0 / 0 is not a slope.": underflow,
    "h is lost beside x: x + h is exactly x. So f(x + h) − f(x) is 0, and the slope comes out as 0.": stuck("forward"),
    "h is lost beside x: x − h is exactly x. So f(x) − f(x − h) is 0, and the slope comes out as 0.": stuck("backward"),
    "h is lost beside x: x + h and x − h are exactly x. So f(x + h) − f(x − h) is 0, and the slope comes out as 0.":
        stuck("central"),
    "The difference quotient cannot be computed in {precision} here.": no_difference,
    "f cannot be computed at one end of the step, so there is no difference quotient. Make h smaller.": end_is_missing,
    "The difference quotient agrees with the slope in every digit: {slope}.": every_digit,
    "h is too small: the two values of f agree in all but their last digits; {digits} of {all} digits are left.":
        too_small,
    "Secant and tangent have the same slope here: there is no error but rounding.": same_slope,
    "h is near its best value: truncation and rounding errors are about equal.": near_the_best,
    "h is below its best value: rounding is the larger error; {digits} of {all} digits are left.":
        larger_step_is_better,
    "Secant and tangent are apart: their slopes differ by {error}.": apart,
    "The secant is not yet the tangent: a tenth of h makes the error {factor} times smaller.": a_tenth_is_better,
    "From minute {start} to minute {end}: {distance} km in {time} min, {speed} km/min on average.":
        lambda said: said.values["start"] != said.values["end"] and average_speed(said),
    "At minute {start}, within {time} min: {distance} km, {speed} km/min on average.": average_speed,
    "Magnified {zoom}×, curve and tangent differ by at most {share} % of the plot height.": magnified,
    "Magnified {zoom}×, curve and tangent differ by more than {share} % of the plot height.": far_apart,
    "f cannot be computed at this point, so there is no slope.": no_point,
    "There is no partial derivative at this point.": lambda said: partial(said).true_slope is None,
    "Only {moving} varies; {frozen} is held at {value}. The slope along the slice is {slope}.": only_moves,
    "The difference quotient is {slope}.": lambda said: near(said.values["slope"], partial(said).slope),
    # The tangent plane.
    "There is no tangent plane here: a partial derivative does not exist.":
        lambda said: any(slope is None for slope in partials_there(said)),
    "f cannot be computed at the end of the step.": lambda said: not np.isfinite(surface_value(said, 1)),
    "The plane changes by {differential}, the surface by {change}: the difference is {left}.": plane_says,
    "half of the second derivative along the step: {bend}": curvature,
    # A number as it is stored.
    "In {type}": type_is_told,
    "{type} stores {typed} exactly. The next number is {gap} away.": exactly_stored,
    "{type} cannot store {typed} exactly: its nearest number is {error} away.": nearest_away,
    "{typed} is too close to 0 for {type}: 0 is stored. The next number is {gap}.": zero_is_stored,
    "{typed} is beyond the largest number of {type}: it becomes infinity.":
        lambda said: bool(np.isinf(stored(said)[1])),
    # The strip.
    "slope {slope}, intercept {intercept}, error {error}": slope_row,
    "slope {slope}, because h is lost beside x: the difference is 0":
        lambda said: row_of(said, lambda q: q.stuck and q.slope == 0 == number_of(said.values["slope"])),
    "0 / 0, because h = 0 in {precision}": lambda said: row_of(said, lambda q: q.h == 0),
    "none: it cannot be computed": lambda said: row_of(said, lambda q: not np.isfinite(q.rise)),
    "slope {slope}, tangent y = {line}": tangent_row,
    "no derivative here: {left} from the left, {right} from the right": no_tangent_row,
    "numerical {slope}, exact {exact}, error {error}": partial_row,
    # The error against h, and its digits.
    "best h ≈ {h}": best_h,
    "As stored in {precision}; struck: beyond its precision": digits_title,
    "digits left: {digits}": digits_note,
    "×10{power}": power_of_ten,
}  # fmt: skip

STATES = (
    {"curve": "typed", "formula": "tan x", "play": "zoom", "x": 1.7, "zoom": 3},
    {"curve": "typed", "formula": "1/x", "x": 1e-200},
    {"curve": "typed", "formula": "x√x", "x": 0.0},
    {"curve": "typed", "formula": "√|x|", "x": 0.0, "h": 0.5},
    {"curve": "root", "x": 0.0, "h": 0.5, "kind": "forward"},
    {"curve": "step", "x": 0.0, "h": 0.5, "kind": "backward"},
    {"curve": "typed", "formula": "x^x", "x": 0.0, "h": 0.5},
    {"curve": "logarithm", "x": 0.25, "h": 0.5, "kind": "central"},
    {"curve": "square", "x": 1.0, "h": 1e-17, "kind": "backward"},
    {"curve": "square", "x": 1.0, "h": 1e-17, "kind": "central"},
    {"curve": "square", "x": -1.0, "h": 1e-16, "kind": "backward"},
    {"curve": "exponential", "x": 95.0, "h": 1e-3, "precision": "float32"},
    {"curve": "sine", "x": 1.0, "h": 1e-8, "kind": "forward", "view": "error"},
    {"curve": "sine", "x": 1.0, "h": 3e-6, "kind": "central"},
    {"curve": "typed", "formula": "2x − 3", "x": 0.3, "h": 0.1},
    {"curve": "distance", "x": 10.0, "h": 10.0, "kind": "backward"},
    *({"view": "number", "number": number, "number_type": kind}
      for number in ("0.125", "1e-50", "1e39", "16777217") for kind in TYPES_OF_NUMBERS),
    {"view": "plane", "surface": "typed", "surface_formula": "|x0| + x1²", "x0": 0.0, "x1": 1.0},
    {"view": "plane", "surface": "typed", "surface_formula": "x0 ln x1", "x0": 1.0, "x1": 1.0, "d1": -2.0},
    {"view": "partial", "surface": "typed", "surface_formula": "|x0| + x1²", "x0": 0.0, "x1": 1.0},
    {"view": "partial", "surface": "typed", "surface_formula": "x0 ln x1", "x0": 1.0, "x1": 0.0},
)  # fmt: skip
WISHED = (0.0, 1.0, -1.0, 2.0, 0.5, math.pi, 0.3, 5.0)


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields: curves at famous places, steps of every size, formulas as they are typed in class."""
    found = values.random_fields(tab, rng)
    found |= {"formula": rng.choice(TYPED), "surface_formula": rng.choice(SURFACE_FORMULAS)}
    found["number"] = rng.choice([*NUMBERS, f"{rng.uniform(-1e3, 1e3):.6g}"])
    found["curve"] = rng.choice([*CURVES, *(["typed"] * len(CURVES))])
    if rng.random() < 0.8:
        found["h"] = float(f"{10.0 ** rng.uniform(-20, 1):.3g}")
    low, high = CURVES[found["curve"]].x_range if found["curve"] != "typed" else (-6.0, 6.0)
    if rng.random() < 0.85:
        found["x"] = rng.choice([rng.choice(WISHED), rng.uniform(low, high), round(rng.uniform(low, high), 1)])
    if 0 < abs(found.get("x", 1.0)) < LEAST:
        found["x"] = 0.0  # nearer to 0 than the steps that are taken here
    for name in ("x0", "x1"):
        if rng.random() < 0.7:
            found[name] = rng.choice([rng.choice(WISHED), rng.uniform(-5, 5)])
        if 0 < abs(found.get(name, 1.0)) < LEAST:
            found[name] = 0.0
    return found
