"""What becomes of a difference quotient when h shrinks: truncation, cancellation, digits (chapter 4.3).

    forward   (f(x + h) − f(x)) / h            truncation ½·h·|f″|
    backward  (f(x) − f(x − h)) / h            truncation ½·h·|f″|
    central   (f(x + h) − f(x − h)) / (2h)     truncation ⅙·h²·|f‴|
    rounding  about ε·(|f| + |x·f′|) / h       with ε = 2.2×10⁻¹⁶ in float64, 1.2×10⁻⁷ in float32

The error against h is a V on logarithmic axes: truncation falls with h, rounding rises. Unlike `differentiation`,
which always works in float64, everything here can be done in float32 too, to show what that costs.
"""

import enum
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Formula = Callable[[ArrayLike], NDArray[np.floating]]

KINDS = ("forward", "backward", "central")
PRECISIONS: dict[str, type[np.floating]] = {"float64": np.float64, "float32": np.float32}
LEAST_STEP = 1e-50
_STEPS = {"forward": (0, 1), "backward": (-1, 0), "central": (-1, 1)}  # where f is taken, in steps of h from x


class Trouble(enum.Enum):
    """Why a difference quotient says nothing about the slope."""

    NONE = enum.auto()
    UNDEFINED = enum.auto()  # f cannot be computed at one of the two places
    UNDERFLOW = enum.auto()  # h is 0 in this precision
    STUCK = enum.auto()  # x + h is x: h is below the last digit that is kept


@dataclass(frozen=True)
class Quotient:
    """A difference quotient and every number on the way to it, as computed in the chosen precision."""

    kind: str
    precision: str
    x: float
    h: float
    left: float
    right: float
    value: float  # f(x)
    f_left: float
    f_right: float
    difference: float
    slope: float  # NaN where f is undefined or h is 0
    trouble: Trouble

    @property
    def intercept(self) -> float:
        """Where the line with this slope through (x, f(x)) meets the vertical axis."""
        return self.value - self.slope * self.x

    @property
    def unit(self) -> float:
        """The place value of the last digit that f(x + h) and f(x) keep."""
        largest = max(abs(self.f_left), abs(self.f_right))
        return float(np.spacing(PRECISIONS[self.precision](largest))) if math.isfinite(largest) else math.nan

    @property
    def noise(self) -> float:
        """About how much the slope is changed by rounding the places and the values of f."""
        sizes = abs(self.f_left), abs(self.f_right), abs(self.x * self.slope), abs(self.h * self.slope)
        return float(np.finfo(PRECISIONS[self.precision]).eps) * sum(sizes) / self.h if self.h else math.nan

    @property
    def all_digits(self) -> int:
        """About how many decimal digits a number has in this precision: 16 in float64, 7 in float32."""
        return 1 + int(np.finfo(PRECISIONS[self.precision]).precision)

    @property
    def digits_left(self) -> int:
        """How many decimal digits of the difference are left after the leading ones have cancelled."""
        if not self.difference or not math.isfinite(self.difference):
            return 0
        return max(0, math.floor(math.log10(abs(self.difference) / self.unit)))


def slopes(f: Formula, x: ArrayLike, h: ArrayLike, kind: str = "central", precision: str = "float64") -> Array:
    """Difference quotients of f; x, h: numbers or arrays that fit together. NaN where f is undefined or h is 0."""
    dtype = PRECISIONS[precision]
    with np.errstate(all="ignore"):
        x, h = np.asarray(x, dtype), np.asarray(h, dtype)
        first, last = _STEPS[kind]
        rise = f(x + dtype(last) * h) - f(x + dtype(first) * h)
        quotient = np.asarray(rise / (dtype(last - first) * h), np.float64)
    return np.where(np.isfinite(quotient), quotient, np.nan)


def difference_quotient(
    f: Formula, x: float, h: float, kind: str = "central", precision: str = "float64"
) -> Quotient:
    """The difference quotient of f at x with its intermediate numbers.

    >>> difference_quotient(lambda x: 0.01 * x**2 + 0.1 * x, 5, 1e-4).slope
    0.1999999999990898
    """
    return all_quotients(f, x, h, precision)[kind]


def all_quotients(f: Formula, x: float, h: float, precision: str = "float64") -> dict[str, Quotient]:
    """The difference quotients of all KINDS at x."""
    return quotients_of_steps(f, x, (h,), precision)[0]


def quotients_of_steps(
    f: Formula, x: float, steps: Sequence[float], precision: str = "float64"
) -> list[dict[str, Quotient]]:
    """The difference quotients of all KINDS at x for several steps h; f is called once, with all places."""
    dtype = PRECISIONS[precision]
    with np.errstate(all="ignore"):
        at, sizes = dtype(x), [dtype(h) for h in steps]
        places = np.array([[at - step, at, at + step] for step in sizes], dtype)
        values = np.asarray(f(places), dtype)
        rows = zip(places, values, sizes, strict=True)
        return [{kind: _quotient(kind, precision, *row) for kind in KINDS} for row in rows]


def _quotient(kind: str, precision: str, places: NDArray[Any], values: NDArray[Any], step: np.floating) -> Quotient:
    first, last = _STEPS[kind]
    difference = values[last + 1] - values[first + 1]
    slope = float(difference / (type(step)(last - first) * step))
    left, at, right = (float(places[i]) for i in (first + 1, 1, last + 1))
    trouble = _trouble(at, float(step), left, right, float(difference))
    slope = slope if math.isfinite(slope) else math.nan
    return Quotient(kind, precision, at, float(step), left, right, float(values[1]), float(values[first + 1]),
                    float(values[last + 1]), float(difference), slope, trouble)  # fmt: skip


def _trouble(x: float, h: float, left: float, right: float, difference: float) -> Trouble:
    if h == 0:
        return Trouble.UNDERFLOW
    if not math.isfinite(difference):
        return Trouble.UNDEFINED
    return Trouble.STUCK if left == right == x else Trouble.NONE


def error_curve(
    f: Formula, slope: float, x: float, h: ArrayLike, kind: str = "central", precision: str = "float64"
) -> Array:
    """Distance of the difference quotients from the exact slope; h: (n,). NaN where there is no quotient."""
    return np.abs(slopes(f, x, h, kind, precision) - slope)


@dataclass(frozen=True)
class ErrorModel:
    """What the two kinds of error should be: truncation = `factor`·h^`order`, rounding = `noise`/h."""

    factor: float
    order: int
    noise: float

    def truncation(self, h: ArrayLike) -> Array:
        """Error because h is not 0; h: any shape."""
        return self.factor * np.asarray(h, np.float64) ** self.order

    def rounding(self, h: ArrayLike) -> Array:
        """Error because only some digits are kept; h: any shape."""
        return self.noise / np.asarray(h, np.float64)

    @property
    def best_step(self) -> float:
        """The h at which both together are least; infinity if there is no truncation error at all."""
        if not self.factor:
            return math.inf
        return float((self.noise / (self.order * self.factor)) ** (1 / (self.order + 1)))


def error_model(f: Formula, slope: Formula, x: float, kind: str = "central", precision: str = "float64") -> ErrorModel:
    """Return both errors to be expected at x; slope: the exact derivative of f, from which f″ and f‴ are estimated."""
    return error_models(slope, x, float(f(x)), precision)[kind]


def error_models(slope: Formula, x: float, value: float, precision: str = "float64") -> dict[str, ErrorModel]:
    """Return the errors to be expected of all KINDS at x; value: f(x)."""
    steepness, second, third = bends(slope, x)
    noise = float(np.finfo(PRECISIONS[precision]).eps) * (abs(value) + abs(x * steepness))
    noise = max(noise, float(np.finfo(np.float64).tiny))
    one_sided, central = ErrorModel(abs(second) / 2, 1, noise), ErrorModel(abs(third) / 6, 2, noise)
    return {"forward": one_sided, "backward": one_sided, "central": central}


def bends(slope: Formula, x: float) -> tuple[float, float, float]:
    """Return f′, f″ and f‴ at x, the latter from the exact f′ by central differences; 0 where lost in rounding."""
    step = 1e-3 * max(1.0, abs(x))
    before, here, after = (float(v) for v in slope(x + step * np.array([-1.0, 0.0, 1.0])))
    noise = 8 * np.finfo(np.float64).eps * max(abs(before), abs(here), abs(after), 1e-300)
    second, third = (after - before) / (2 * step), (after - 2 * here + before) / step**2
    return here, _unless_noise(second, noise / step), _unless_noise(third, 4 * noise / step**2)


def _unless_noise(value: float, noise: float) -> float:
    return value if math.isfinite(value) and abs(value) > noise else 0.0


def halvings(start: float, least: float = LEAST_STEP) -> Iterator[float]:
    """Yield start/2, start/4, … down to `least`: a step h, or the width of a window, that shrinks."""
    while start / 2 >= least:
        start /= 2
        yield start


def lens(q: Quotient, f: Formula, reach: float, count: int = 441) -> tuple[Array, Array]:
    """Return (t − x)/h and (f(t) − f(x))/h around x as computed: the nearer, the more f is a staircase.

    reach: how many steps h to each side. All NaN where h is 0.
    """
    dtype, s = PRECISIONS[q.precision], np.linspace(-reach, reach, count)
    if not q.h:
        return s, np.full(count, np.nan)
    with np.errstate(all="ignore"):
        t = dtype(q.x) + (s * q.h).astype(dtype)
        y = (np.asarray(f(t), np.float64) - q.value) / q.h
    return s, np.where(np.isfinite(y), y, np.nan)


@dataclass(frozen=True)
class Digits:
    """A number written out: the digits that mean something and those that are beyond the precision."""

    kept: str
    lost: str

    @property
    def text(self) -> str:
        """All of them."""
        return self.kept + self.lost


def written_out(q: Quotient) -> tuple[int, list[tuple[str, Digits]]]:
    """Return the numbers of a difference under their names, and the power of ten taken out of the values of f.

    Names are x + h, f(x), f(x + h) − f(x) and so on; the difference comes last. Without a value: no digits.
    """
    places = 24 if q.precision == "float64" else 14
    largest = max((abs(v) for v in (q.f_left, q.f_right) if math.isfinite(v)), default=0.0)
    power = 0 if not largest or 1e-3 <= largest < 1e4 else math.floor(math.log10(largest))
    x_unit = float(np.spacing(PRECISIONS[q.precision](abs(q.x) or q.h or 1.0)))
    points = {"x + h": (q.right, q.f_right), "x": (q.x, q.value), "x − h": (q.left, q.f_left)}
    first = "x" if q.kind == "backward" else "x + h"
    second = "x" if q.kind == "forward" else "x − h"
    rows = [(name, _digits_of(points[name][0], x_unit, places, 0)) for name in (first, second) if name != "x"]
    rows += [(f"f({name})", _digits_of(points[name][1], q.unit, places, power)) for name in (first, second)]
    rows.append((f"f({first}) − f({second})", _digits_of(q.difference, q.unit, places, power)))
    return power, rows


def _digits_of(value: float, unit: float, places: int, power: int) -> Digits:
    return digits(value, unit, places, power) if math.isfinite(value) and math.isfinite(unit) else Digits("", "")


def digits(value: float, unit: float, places: int, power: int = 0) -> Digits:
    """Write value·10^−power out with `places` decimals, exactly as it is stored; what is below `unit` is lost.

    >>> digits(0.1, 2.0**-56, 20)
    Digits(kept='0.1000000000000000', lost='0555')
    """
    with localcontext() as context:
        context.prec = 1200  # a float64 has at most 767 digits
        exact = Decimal(value).scaleb(-power)
        text = f"{exact.quantize(Decimal(1).scaleb(-places), rounding='ROUND_DOWN'):f}"
    lasting = math.floor(power - math.log10(unit)) if unit > 0 else places
    kept = len(text) - places + min(places, max(0, lasting))
    kept -= text[:kept].endswith(".")
    return Digits(text[:kept], text[kept:])
