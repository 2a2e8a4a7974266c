"""Descent in one variable (chapter 4.4): a ball on a curve, x ← x − η·f′(x); the sign of the slope says left or right.

The curve becomes a surface whose second variable stays 0: f(x0) + k·x1²/2. All optimisers and every diagnosis of a
run then work as they do on surfaces; k is so small that x1 never decides what a place is.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnviz.core.curves import Curve, Range, sight, window
from nnviz.core.expressions import parse
from nnviz.core.problems import Problem
from nnviz.core.studies.gradient.loss_landscape import NOWHERE, Landscape
from nnviz.core.surfaces import Surface

Array = NDArray[np.floating]

_STIFF = 1e-3  # of the usual slope per half of the window: the curvature across the curve
_THIN = 1e-6  # half of the window across the curve
_PLACES = 4001  # at which the lowest point in sight is looked for
_DEEP = 0.15  # of the height: less deep valleys are looked at from nearer
_WALLS = 0.35  # of the way between the outer turning points, on both sides of them

LINES: dict[str, Curve] = {
    "square": Curve("x²", (-3.0, 3.0), (-1.0, 9.0), -2.5),
    "valleys": Curve("x⁴/4 − x² + 0.3x", (-2.5, 2.5), (-2.0, 3.0), 2.2),
    "plateau": Curve("1 − e^(−x²/2)", (-6.0, 6.0), (-0.25, 1.25), 4.0),
}


@lru_cache(maxsize=32)
def typed_line(formula: str) -> Curve:
    """Return a formula in x as a curve, so near that its valleys can be told apart.

    Problem for what is no formula, and for one without values.
    """
    f = parse(formula)
    x_range, y_range = _near_valleys(Curve(formula, *sight(f)))
    x = np.linspace(*x_range, _PLACES)
    there = x[np.isfinite(np.asarray(f(x), np.float64))]
    if not len(there):
        raise Problem(NOWHERE)
    start = float(f"{there[len(there) // 10]:.3g}")  # on the left of where there are values
    return Curve(formula, x_range, y_range, start)


def _near_valleys(curve: Curve) -> tuple[Range, Range]:
    """Return the ranges of a curve, or those about its turning points if these are but a ripple in its height."""
    x = np.linspace(*curve.x_range, _PLACES)
    slopes, values = (np.asarray(f(x), np.float64) for f in (curve.derivative, curve.f))
    with np.errstate(invalid="ignore"):
        turns = np.flatnonzero((np.diff(np.sign(slopes)) != 0) & np.isfinite(np.diff(slopes) + np.diff(values)))
    turns = turns[np.insert(np.diff(turns) > 1, 0, True)] if len(turns) else turns  # a slope of exactly 0 is one turn
    if len(turns) < 2 or np.ptp(values[turns]) >= _DEEP * (curve.y_range[1] - curve.y_range[0]):
        return curve.x_range, curve.y_range
    walls = _WALLS * (x[turns[-1]] - x[turns[0]])
    low, high = float(f"{x[turns[0]] - walls:.2g}"), float(f"{x[turns[-1]] + walls:.2g}")
    seen = np.asarray(curve.f(np.linspace(low, high, _PLACES)), np.float64)
    return ((low, high), window(seen)) if np.isfinite(seen).all() else (curve.x_range, curve.y_range)


@lru_cache(maxsize=32)
def line_landscape(curve: Curve) -> Landscape:
    """Return a curve as a surface whose second variable stays 0; its lowest value is that of the window."""
    low, high = curve.x_range
    x = np.linspace(low, high, _PLACES)
    slopes, values = (np.asarray(f(x), np.float64) for f in (curve.derivative, curve.f))
    usual = np.abs(slopes[np.isfinite(slopes) & (slopes != 0)])
    k = _STIFF * float(np.percentile(usual, 75) if len(usual) else 1.0) / ((high - low) / 2)
    finite = np.isfinite(values)
    lowest = float(values[finite].min()) if finite.any() else None

    def value(p: Array) -> Array:
        return curve.f(p[0]) + p.dtype.type(k / 2) * p[1] ** 2

    def gradient(p: Array) -> Array:
        return np.stack([curve.derivative(p[0]), p.dtype.type(k) * p[1]])

    return Landscape(Surface(value, gradient, curve.f.mathematics, curve.f.python, (low, high, -_THIN, _THIN),
                             (curve.start, 0.0), (), lowest), ("<i>x</i>", ""))  # fmt: skip
