"""Activation functions (chapter 3): what a neuron makes of its weighted sum, and the derivative of that.

    y = h(a),   a = x·W + b

Every function takes a number or an array of any shape, keeps float32, turns everything else into float64, and
is stable for every x: no overflow, no warning, no NaN.
The derivative of ReLU at 0 is 0, here and everywhere.
The derivatives come from formulas in which nothing cancels: far out they are tiny, not 0 (σ′(38) = 3.1·10⁻¹⁷).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.numerics.error_function import exp_of_square, normal_distribution
from nnviz.core.numerics.floats import Floats, as_floats
from nnviz.core.problems import QT_TRANSLATE_NOOP


def _bounded(x: ArrayLike) -> Floats:
    """Return x with ±infinity replaced by the largest number, because infinity · 0 is not a number."""
    x = as_floats(x)
    return np.clip(x, np.finfo(x.dtype).min, np.finfo(x.dtype).max)


def step(x: ArrayLike) -> Floats:
    """Step function: 1 where x is above 0, else 0 (a true jump at 0).

    >>> step([-1, 0, 2]).tolist()
    [0.0, 0.0, 1.0]
    """
    x = as_floats(x)
    return (x > 0).astype(x.dtype)


def step_derivative(x: ArrayLike) -> Floats:
    """Derivative of the step function: 0 everywhere (at the jump there is none; 0 by convention)."""
    return np.zeros_like(as_floats(x))


def sigmoid(x: ArrayLike, out: Floats | None = None) -> Floats:
    """Sigmoid 1 / (1 + e⁻ˣ), between 0 and 1; the result goes into `out` when one is given.

    >>> float(sigmoid(0.0))
    0.5
    """
    with np.errstate(over="ignore", under="ignore"):  # e⁻ˣ = inf for x < -709: then 1/inf = 0 is the right answer
        y = np.exp(np.negative(as_floats(x), out=out), out=out)
        return np.reciprocal(np.add(y, 1, out=out), out=out)


def sigmoid_derivative(x: ArrayLike) -> Floats:
    """Derivative of the sigmoid, y·(1 − y): at most 0.25, computed as e/(1 + e)² with e = e^−|x|.

    From x = 37 on y is rounded to 1 and 1 − y to 0, although float64 can hold the derivative.

    >>> y = sigmoid(38.0)
    >>> float(y * (1 - y)), float(sigmoid_derivative(38.0))
    (0.0, 3.1391327920480296e-17)
    """
    with np.errstate(under="ignore"):
        e = np.exp(-np.abs(as_floats(x)))
        return e / (1 + e) ** 2


def tanh(x: ArrayLike) -> Floats:
    """Hyperbolic tangent 2·sigmoid(2x) − 1, between −1 and 1."""
    return np.tanh(as_floats(x))


def tanh_derivative(x: ArrayLike) -> Floats:
    """Derivative of tanh, 1 − y²: at most 1, computed as 4e/(1 + e)² with e = e^−2|x| (see `sigmoid_derivative`)."""
    with np.errstate(over="ignore", under="ignore"):
        e = np.exp(-2 * np.abs(as_floats(x)))
        return 4 * e / (1 + e) ** 2


def twin_of_tanh(x: ArrayLike) -> Floats:
    """Return 2·sigmoid(2x) − 1, which is tanh x but for rounding.

    >>> float(np.abs(twin_of_tanh([-3, 0.1, 2]) - tanh([-3, 0.1, 2])).max()) < 1e-15
    True
    """
    return 2 * sigmoid(2 * as_floats(x)) - 1


def relu(x: ArrayLike) -> Floats:
    """Rectified linear unit: x where it is positive, else 0."""
    return np.maximum(as_floats(x), 0)


def relu_derivative(x: ArrayLike) -> Floats:
    """Derivative of ReLU: 1 where x is positive, else 0; 0 at 0."""
    return step(x)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> Floats:
    """Leaky ReLU: x where it is positive, else slope·x (Maas et al. 2013)."""
    x = as_floats(x)
    return np.where(x > 0, x, x.dtype.type(slope) * x)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> Floats:
    """Derivative of leaky ReLU: 1 where x is positive, else `slope`, also at 0."""
    x = as_floats(x)
    return np.where(x > 0, x.dtype.type(1), x.dtype.type(slope))


def elu(x: ArrayLike, alpha: float = 1.0) -> Floats:
    """Exponential linear unit: x where it is positive, else α·(eˣ − 1) (Clevert et al. 2015)."""
    x = as_floats(x)
    with np.errstate(under="ignore"):
        return np.where(x > 0, x, x.dtype.type(alpha) * np.expm1(np.minimum(x, 0)))


def elu_derivative(x: ArrayLike, alpha: float = 1.0) -> Floats:
    """Derivative of ELU: 1 where x is positive, else α·eˣ; at 0 it is α, the slope from the left."""
    x = as_floats(x)
    with np.errstate(under="ignore"):
        return np.where(x > 0, x.dtype.type(1), x.dtype.type(alpha) * np.exp(np.minimum(x, 0)))


def softplus(x: ArrayLike) -> Floats:
    """Softplus ln(1 + eˣ), a smooth ReLU, computed as max(0, x) + ln(1 + e^−|x|) so that nothing overflows."""
    x = as_floats(x)
    with np.errstate(under="ignore"):
        return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def identity(x: ArrayLike) -> Floats:
    """Return a copy of x: no activation, as at the output of a regression."""
    return as_floats(x).copy()


def identity_derivative(x: ArrayLike) -> Floats:
    """Derivative of the identity: 1 everywhere."""
    return np.ones_like(as_floats(x))


def swish(x: ArrayLike) -> Floats:
    """Swish (SiLU) x·sigmoid(x) (Ramachandran et al. 2017)."""
    x = _bounded(x)
    return x * sigmoid(x)


def swish_derivative(x: ArrayLike) -> Floats:
    """Derivative of swish, s + x·s·(1 − s) with s = sigmoid(x); 1 − s is computed as sigmoid(−x)."""
    x = _bounded(x)
    with np.errstate(under="ignore"):
        return sigmoid(x) * (1 + x * sigmoid(-x))


def gelu(x: ArrayLike) -> Floats:
    """Gaussian error linear unit x·Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016)."""
    x = _bounded(x)
    with np.errstate(over="ignore", under="ignore"):
        return x * normal_distribution(x)


def gelu_derivative(x: ArrayLike) -> Floats:
    """Derivative of GELU, Φ(x) + x·φ(x), φ the normal density."""
    x = _bounded(x)
    with np.errstate(over="ignore", under="ignore"):  # x² = inf for huge x: then e^−inf = 0 is right
        return normal_distribution(x) + x * exp_of_square(x, 0.5) / math.sqrt(2 * math.pi)


def softmax(x: ArrayLike, axis: int = -1, out: Floats | None = None) -> Floats:
    """Softmax eˣ / Σ eˣ along `axis`: scores (N, classes) become probabilities, each row of which sums to 1.

    The maximum is subtracted first: it changes nothing in the result, and eˣ cannot overflow.

    >>> softmax([1010.0, 1000.0, 990.0]).round(6).tolist()
    [0.999955, 4.5e-05, 0.0]
    """
    x = as_floats(x)
    y = np.subtract(x, np.maximum.reduce(x, axis=axis, keepdims=True), out=out)
    y = np.exp(y, out=out)
    return np.divide(y, np.add.reduce(y, axis=axis, keepdims=True), out=out)


@dataclass(frozen=True)
class Hyperparameter:
    """A number that a function, an optimiser … can be given: its keyword, default and sensible range."""

    name: str
    default: float
    low: float
    high: float


@dataclass(frozen=True)
class Activation:
    """A row of ACTIVATIONS: the function, its exact derivative, both formulas (HTML) and both lines of Python.

    `value` and `derivative` take x and the `parameters` by keyword; `title` is its name for people (source
    language); `jumps` and `corners` are the x at which the value or the slope is not continuous.
    """

    value: Callable[..., Floats]
    derivative: Callable[..., Floats]
    formula: str
    derivative_formula: str
    python: str
    parameters: tuple[Hyperparameter, ...] = ()
    derivative_python: str = ""
    title: str = ""
    jumps: tuple[float, ...] = ()
    corners: tuple[float, ...] = ()


ACTIVATIONS: dict[str, Activation] = {
    "step": Activation(
        step, step_derivative, "1 if <i>x</i> &gt; 0, else 0", "0", "np.where(x > 0, 1.0, 0.0)",
        derivative_python="np.zeros_like(x)",
        title=QT_TRANSLATE_NOOP("activations", "Step"), jumps=(0.0,)),
    "sigmoid": Activation(
        sigmoid, sigmoid_derivative, "1 / (1 + <i>e</i><sup>−<i>x</i></sup>)", "<i>y</i> · (1 − <i>y</i>)",
        "1 / (1 + np.exp(-x))",
        derivative_python="1 / (2 + np.exp(x) + np.exp(-x))",
        title=QT_TRANSLATE_NOOP("activations", "Sigmoid")),
    "tanh": Activation(
        tanh, tanh_derivative, "tanh <i>x</i> = 2 / (1 + <i>e</i><sup>−2<i>x</i></sup>) − 1",
        "1 − <i>y</i><sup>2</sup>",
        "np.tanh(x)",
        derivative_python="1 / np.cosh(x)**2",
        title=QT_TRANSLATE_NOOP("activations", "tanh")),
    "relu": Activation(
        relu, relu_derivative, "max(0, <i>x</i>)", "1 if <i>x</i> &gt; 0, else 0", "np.maximum(0, x)",
        derivative_python="np.where(x > 0, 1.0, 0.0)",
        title=QT_TRANSLATE_NOOP("activations", "ReLU"), corners=(0.0,)),
    "leaky_relu": Activation(
        leaky_relu, leaky_relu_derivative, "<i>x</i> if <i>x</i> &gt; 0, else <i>s</i> · <i>x</i>",
        "1 if <i>x</i> &gt; 0, else <i>s</i>", "np.where(x > 0, x, slope * x)",
        (Hyperparameter("slope", 0.01, 0.0, 1.0),),
        derivative_python="np.where(x > 0, 1.0, slope)",
        title=QT_TRANSLATE_NOOP("activations", "Leaky ReLU"), corners=(0.0,)),
    "elu": Activation(
        elu, elu_derivative, "<i>x</i> if <i>x</i> &gt; 0, else <i>α</i> · (<i>e</i><sup><i>x</i></sup> − 1)",
        "1 if <i>x</i> &gt; 0, else <i>α</i> · <i>e</i><sup><i>x</i></sup>",
        "np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))", (Hyperparameter("alpha", 1.0, 0.0, 3.0),),
        derivative_python="np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))",
        title=QT_TRANSLATE_NOOP("activations", "ELU"), corners=(0.0,)),
    "softplus": Activation(
        softplus, sigmoid, "ln(1 + <i>e</i><sup><i>x</i></sup>)", "1 / (1 + <i>e</i><sup>−<i>x</i></sup>)",
        "np.logaddexp(0, x)",
        derivative_python="1 / (1 + np.exp(-x))",
        title=QT_TRANSLATE_NOOP("activations", "Softplus")),
    "swish": Activation(
        swish, swish_derivative, "<i>x</i> · <i>s</i>, <i>s</i> = 1 / (1 + <i>e</i><sup>−<i>x</i></sup>)",
        "<i>s</i> + <i>x</i> · <i>s</i> · (1 − <i>s</i>)", "x / (1 + np.exp(-x))",
        derivative_python="1 / (1 + np.exp(-x)) + x / (2 + np.exp(x) + np.exp(-x))",
        title=QT_TRANSLATE_NOOP("activations", "Swish")),
    "gelu": Activation(
        gelu, gelu_derivative, "<i>x</i> · Φ(<i>x</i>)", "Φ(<i>x</i>) + <i>x</i> · φ(<i>x</i>)",
        "x * 0.5 * np.vectorize(math.erfc)(-x / np.sqrt(2))",
        derivative_python="0.5 * np.vectorize(math.erfc)(-x / np.sqrt(2))"
                          " + x * np.exp(-x**2 / 2) / np.sqrt(2 * np.pi)",
        title=QT_TRANSLATE_NOOP("activations", "GELU")),
    "identity": Activation(
        identity, identity_derivative, "<i>x</i>", "1", "x",
        derivative_python="np.ones_like(x)",
        title=QT_TRANSLATE_NOOP("activations", "Identity")),
}


def sampled(row: Activation, low: float, high: float, points: int = 401, of_derivative: bool = False,
            **parameters: float) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Return x, y and connect to draw a row (or its derivative) with: (n,) each; a jump is two points at the same x.

    connect says whether a line goes on to the next point: at a jump the pen is lifted, so that no ramp is drawn.
    """
    function = row.derivative if of_derivative else row.value
    breaks = [c for c in (*row.jumps, *(row.corners if of_derivative else ())) if low < c < high]
    x = np.union1d(np.linspace(low, high, points), [c for c in (*row.jumps, *row.corners) if low < c < high])
    y = function(x, **parameters)
    connect = np.ones(len(x), np.bool_)
    for place in breaks:
        at = int(np.searchsorted(x, place))
        sides = function(np.array([np.nextafter(place, -np.inf), np.nextafter(place, np.inf)]), **parameters)
        x, connect = np.insert(x, at, place), np.insert(connect, at, False)
        y = np.concatenate([y[:at], sides, y[at + 1 :]])
    return x, y, connect


def saturated(row: Activation, share: float = 0.05, reach: float = 40.0, **parameters: float) -> tuple[float, float]:
    """Return (left, right): below `left` and above `right` the slope stays under `share` of its largest size.

    Where a side never saturates, its end is −∞ or +∞.  Found on a grid from −reach to reach, to 0.01.

    >>> left, right = saturated(ACTIVATIONS["sigmoid"])
    >>> round(left, 1), round(right, 1)
    (-4.4, 4.4)
    """
    x = np.linspace(-reach, reach, round(200 * reach) + 1)
    slope = np.abs(row.derivative(x, **parameters))
    steep = np.flatnonzero(slope >= share * max(1e-300, float(slope.max())))
    if not len(steep):  # the step: nowhere any slope
        return 0.0, 0.0
    first, last = steep[0], steep[-1]
    return (float(x[first]) if first > 0 else -math.inf, float(x[last]) if last < len(x) - 1 else math.inf)


def lowest(row: Activation, **parameters: float) -> tuple[float, float]:
    """Return the smallest value a row has between −40 and 40, and the first x where it has it: to 0.001."""
    x = np.linspace(-40, 40, 80001)
    y = row.value(x, **parameters)
    at = int(np.argmin(y))
    return float(y[at]), float(x[at])


@lru_cache(maxsize=64)  # a picture asks for it several times in every frame
def steepest(row: Activation, **parameters: float) -> float:
    """Return the largest slope a row has anywhere: 0.25 for the sigmoid, 1 for tanh and ReLU."""
    return float(np.max(row.derivative(np.linspace(-10, 10, 2001), **parameters)))
