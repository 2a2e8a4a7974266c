"""Functions to look at: surfaces f(x0, x1) with their exact gradients (chapters 4.4 and 6.1).

A surface takes points x of shape (2, …) and returns values (…); float32 stays float32, so that its rounding shows.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


@dataclass(frozen=True)
class Surface:
    """A row of SURFACES: f and its exact gradient at points x (2, …), as formula (HTML) and as a Python expression.

    domain: (low x0, high x0, low x1, high x1), what is worth looking at; start: where a descent is interesting;
    minima: the lowest points inside the domain; lowest: the value there, None if f has no lowest value;
    rate: a learning rate with which plain descent shows what is typical of the surface.
    """

    value: Callable[[Array], Array]
    gradient: Callable[[Array], Array]
    formula: str
    python: str
    domain: tuple[float, float, float, float]
    start: tuple[float, float]
    minima: tuple[tuple[float, float], ...] = ()
    lowest: float | None = None
    rate: float = 0.1


def bowl(x: Array) -> Array:
    """Return x0² + x1², the book's example (chapter 4.4); x: (2, …)."""
    return x[0] ** 2 + x[1] ** 2


def bowl_gradient(x: Array) -> Array:
    """Return the gradient of `bowl`, (2·x0, 2·x1)."""
    return 2 * x


def valley(x: Array) -> Array:
    """Return x0²/20 + x1², the long valley of chapter 6.1; x: (2, …)."""
    return x[0] ** 2 / 20 + x[1] ** 2


def valley_gradient(x: Array) -> Array:
    """Return the gradient of `valley`, (x0/10, 2·x1)."""
    return np.stack([x[0] / 10, 2 * x[1]])


def saddle(x: Array) -> Array:
    """Return x0² − x1²: the gradient is 0 at the origin, which is neither a minimum nor a maximum; x: (2, …)."""
    return x[0] ** 2 - x[1] ** 2


def saddle_gradient(x: Array) -> Array:
    """Return the gradient of `saddle`, (2·x0, −2·x1)."""
    return np.stack([2 * x[0], -2 * x[1]])


def rosenbrock(x: Array) -> Array:
    """Return (1 − x0)² + 100·(x1 − x0²)², the banana valley (Rosenbrock 1960); x: (2, …)."""
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def rosenbrock_gradient(x: Array) -> Array:
    """Return the gradient of `rosenbrock`."""
    bend = x[1] - x[0] ** 2
    return np.stack([-2 * (1 - x[0]) - 400 * x[0] * bend, 200 * bend])


def himmelblau(x: Array) -> Array:
    """Return (x0² + x1 − 11)² + (x0 + x1² − 7)², four equal minima (Himmelblau 1972); x: (2, …)."""
    return (x[0] ** 2 + x[1] - 11) ** 2 + (x[0] + x[1] ** 2 - 7) ** 2


def himmelblau_gradient(x: Array) -> Array:
    """Return the gradient of `himmelblau`."""
    p, q = x[0] ** 2 + x[1] - 11, x[0] + x[1] ** 2 - 7
    return np.stack([4 * x[0] * p + 2 * q, 2 * p + 4 * x[1] * q])


def beale(x: Array) -> Array:
    """Return the function of Beale (1958): a narrow curved valley between steep corners; x: (2, …)."""
    return sum((c - x[0] + x[0] * x[1] ** k) ** 2 for k, c in enumerate((1.5, 2.25, 2.625), 1))


def beale_gradient(x: Array) -> Array:
    """Return the gradient of `beale`."""
    terms = [(c - x[0] + x[0] * x[1] ** k, k) for k, c in enumerate((1.5, 2.25, 2.625), 1)]
    return np.stack([
        sum(2 * r * (x[1] ** k - 1) for r, k in terms),
        sum(2 * r * x[0] * k * x[1] ** (k - 1) for r, k in terms),
    ])


def rastrigin(x: Array) -> Array:
    """Return 20 + Σ (xᵢ² − 10·cos 2πxᵢ): a local minimum near every whole number (Rastrigin 1974); x: (2, …)."""
    return 20 + sum(x[i] ** 2 - 10 * np.cos(2 * np.pi * x[i]) for i in (0, 1))


def rastrigin_gradient(x: Array) -> Array:
    """Return the gradient of `rastrigin`, 2·xᵢ + 20π·sin 2πxᵢ."""
    return 2 * x + 20 * np.pi * np.sin(2 * np.pi * x)


def waves(x: Array) -> Array:
    """Return sin x0 · cos x1: minima, maxima and saddles in turn; x: (2, …)."""
    return np.sin(x[0]) * np.cos(x[1])


def waves_gradient(x: Array) -> Array:
    """Return the gradient of `waves`, (cos x0 · cos x1, −sin x0 · sin x1)."""
    return np.stack([np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])])


def plateau(x: Array) -> Array:
    """Return 1 − e^(−(x0² + x1²)/2): a hole in a plain on which there is almost no gradient; x: (2, …)."""
    return 1 - np.exp(-(x[0] ** 2 + x[1] ** 2) / 2)


def plateau_gradient(x: Array) -> Array:
    """Return the gradient of `plateau`, xᵢ·e^(−(x0² + x1²)/2)."""
    return x * np.exp(-(x[0] ** 2 + x[1] ** 2) / 2)


_X0, _X1 = "<i>x</i><sub>0</sub>", "<i>x</i><sub>1</sub>"
_SQUARED = "<sup>2</sup>"

SURFACES: dict[str, Surface] = {
    "bowl": Surface(
        bowl, bowl_gradient, f"{_X0}{_SQUARED} + {_X1}{_SQUARED}", "x0**2 + x1**2",
        (-5.0, 5.0, -5.0, 5.0), (-3.0, 4.0), ((0.0, 0.0),), 0.0),
    "valley": Surface(
        valley, valley_gradient, f"{_X0}{_SQUARED}/20 + {_X1}{_SQUARED}", "x0**2 / 20 + x1**2",
        (-10.0, 10.0, -5.0, 5.0), (-7.0, 2.0), ((0.0, 0.0),), 0.0, 0.95),
    "saddle": Surface(
        saddle, saddle_gradient, f"{_X0}{_SQUARED} − {_X1}{_SQUARED}", "x0**2 - x1**2",
        (-3.0, 3.0, -3.0, 3.0), (-2.5, 0.01)),
    "rosenbrock": Surface(
        rosenbrock, rosenbrock_gradient,
        f"(1 − {_X0}){_SQUARED} + 100·({_X1} − {_X0}{_SQUARED}){_SQUARED}", "(1 - x0)**2 + 100 * (x1 - x0**2)**2",
        (-2.0, 2.0, -1.0, 3.0), (-1.5, 2.0), ((1.0, 1.0),), 0.0, 0.001),
    "himmelblau": Surface(
        himmelblau, himmelblau_gradient,
        f"({_X0}{_SQUARED} + {_X1} − 11){_SQUARED} + ({_X0} + {_X1}{_SQUARED} − 7){_SQUARED}",
        "(x0**2 + x1 - 11)**2 + (x0 + x1**2 - 7)**2",
        (-5.0, 5.0, -5.0, 5.0), (-0.5, -1.0),
        ((3.0, 2.0), (-2.805118086952745, 3.131312518250573), (-3.779310253377747, -3.283185991286169),
         (3.584428340330492, -1.848126526964404)), 0.0, 0.01),
    "beale": Surface(
        beale, beale_gradient,
        f"(1.5 − {_X0} + {_X0}{_X1}){_SQUARED} + (2.25 − {_X0} + {_X0}{_X1}{_SQUARED}){_SQUARED}"
        f" + (2.625 − {_X0} + {_X0}{_X1}<sup>3</sup>){_SQUARED}",
        "(1.5 - x0 + x0 * x1)**2 + (2.25 - x0 + x0 * x1**2)**2 + (2.625 - x0 + x0 * x1**3)**2",
        (-4.5, 4.5, -4.5, 4.5), (1.0, 2.0), ((3.0, 0.5),), 0.0, 0.01),
    "rastrigin": Surface(
        rastrigin, rastrigin_gradient,
        f"20 + Σ (<i>x<sub>i</sub></i>{_SQUARED} − 10 cos 2π<i>x<sub>i</sub></i>)",
        "20 + x0**2 - 10 * np.cos(2 * np.pi * x0) + x1**2 - 10 * np.cos(2 * np.pi * x1)",
        (-3.0, 3.0, -3.0, 3.0), (-1.8, 2.3), ((0.0, 0.0),), 0.0, 0.002),
    "waves": Surface(
        waves, waves_gradient, f"sin {_X0} · cos {_X1}", "np.sin(x0) * np.cos(x1)",
        (-4.0, 4.0, -4.0, 4.0), (1.2, 0.4),
        ((-np.pi / 2, 0.0), (np.pi / 2, np.pi), (np.pi / 2, -np.pi)), -1.0, 0.3),
    "plateau": Surface(
        plateau, plateau_gradient,
        f"1 − <i>e</i><sup>−({_X0}² + {_X1}²)/2</sup>", "1 - np.exp(-(x0**2 + x1**2) / 2)",
        (-5.0, 5.0, -5.0, 5.0), (-3.5, 3.0), ((0.0, 0.0),), 0.0, 0.5),
}  # fmt: skip


def contour_levels(z: Array, most: int = 14) -> NDArray[np.float64]:
    """Return at most about `most` round levels for contours of z (any shape; values that are not finite are left out).

    Evenly spaced where the values are; 1, 2, 5, 10, … above the lowest where most of z lies close to it, as
    in the narrow valley of Rosenbrock's function, or below the highest. Where a few values lie far out to both
    sides, as beside the poles of 1/(x0·x1), the levels are those of the others. Empty if z is constant.

    >>> contour_levels(np.array([0.0, 4.0, 10.0]), 5).tolist()
    [2.0, 4.0, 6.0, 8.0]
    """
    z = np.asarray(z, dtype=np.float64)
    z = z[np.isfinite(z)]
    low, high = (float(z.min()), float(z.max())) if z.size else (0.0, 0.0)
    if not high - low > 1e-12 * max(abs(low), abs(high)) or not np.isfinite(high - low):
        return np.empty(0)
    first, second, middle, third, last = map(float, np.percentile(z, (3, 10, 50, 90, 97)))
    if min(first - low, high - last) > 2 * (last - first) > 0:
        low, high = second, third
    elif high - low > 12 * (middle - low) > 0:
        return _growing_levels(low, high, first, most)
    elif high - low > 12 * (high - middle) > 0:
        return -_growing_levels(-high, -low, -last, most)[::-1]
    step = _round_up((high - low) / most)
    levels = np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    return levels[(levels > low) & (levels < high)]


def _round_up(value: float) -> float:
    """Return the next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** np.floor(np.log10(value))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= value * 0.999999))


def _growing_levels(low: float, high: float, near: float, most: int) -> NDArray[np.float64]:
    """Return levels 1, 2, 5, 10, … above the lowest value, as many powers of ten as there is room for."""
    first = np.log10(max((near - low) / 2, (high - low) * 10.0 ** (-most / 3)))
    powers = 10.0 ** np.arange(np.floor(first), np.log10(high - low) + 1)
    offsets = (powers[:, None] * [1, 2, 5]).ravel()
    base = low if abs(low) > 1e-3 * offsets[0] else 0.0
    levels = base + offsets
    return levels[(levels > low) & (levels < high)]
