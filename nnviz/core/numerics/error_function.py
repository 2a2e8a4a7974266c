"""The error function and the normal distribution, which NumPy does not have."""

import math

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.numerics.floats import Floats, as_floats


def normal_distribution(x: Floats) -> Floats:
    """Return Φ(x) = ½·erfc(−x/√2), with full relative accuracy in the left tail too.

    There erfc(z) = e^−z²·erfcx(z), and e^−x²/2 is taken from x itself: z is rounded, and e^−z² magnifies that.
    """
    tail = 0.5 * exp_of_square(x, 0.5) * _scaled_tail(np.abs(x) * math.sqrt(0.5))
    near = erfc(np.clip(x, -1, 1) * -math.sqrt(0.5)) / 2
    return np.where(np.abs(x) <= 1, near, np.where(x < 0, tail, 1 - tail))


def exp_of_square(x: Floats, factor: float) -> Floats:
    """Return e^(−factor·x²) for a factor of 0.5 or 1.  x² is cut into a part without rounding and a small rest.

    (Cody's method: the rounding of x² alone would cost x²/2 units in the last place.)
    """
    x = np.abs(np.clip(x, -200, 200))
    head = np.floor(x * 16) / 16
    return np.exp(-factor * head * head) * np.exp(-factor * (x - head) * (x + head))


# W. J. Cody, Rational Chebyshev approximations for the error function, Mathematics of Computation 23 (1969),
# 631–637: numerator and denominator, highest power first, for |x| ≤ 0.46875, 0.46875 < |x| ≤ 4 and |x| > 4.
_NEAR = ((1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2,
          3.20937758913846947e3),
         (1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3))
_MIDDLE = ((2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1,
            2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
            1.23033935479799725e3),
           (1.0, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
            3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3))
_FAR = ((1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
         1.60837851487422766e-2, 6.58749161529837803e-4),
        (1.0, 2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2,
         2.33520497626869185e-3))


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: Floats) -> Floats:
    """Return numerator(x) / denominator(x) by Horner's rule, in the type of x."""
    top, bottom = (np.full_like(x, row[0]) for row in coefficients)
    for high, low in zip(coefficients[0][1:], coefficients[1][1:], strict=True):
        top, bottom = top * x + high, bottom * x + low
    return top / bottom


def erfc(x: ArrayLike) -> Floats:
    """Complementary error function 1 − (2/√π)·∫₀ˣ e^−t² dt: NumPy has none, so Cody's three approximations.

    >>> float(erfc(0.0)), round(float(erfc(1.0)), 9)
    (1.0, 0.157299207)
    """
    x = as_floats(x)
    size = np.abs(x)
    with np.errstate(over="ignore", under="ignore"):
        near = 1 - x * _ratio(_NEAR, np.minimum(size, 0.46875) ** 2)
        tail = exp_of_square(size, 1.0) * _scaled_tail(size)
    return np.where(size <= 0.46875, near, np.where(x < 0, 2 - tail, tail))


def _scaled_tail(size: Floats) -> Floats:
    """Return erfcx(z) = e^z²·erfc(z) for z from 0.46875 on; size: z."""
    middle = _ratio(_MIDDLE, np.clip(size, 0.46875, 4))
    inverse = 1 / np.maximum(size, 4)
    far = inverse * (1 / math.sqrt(math.pi) - inverse**2 * _ratio(_FAR, inverse**2))
    return np.where(size <= 4, middle, far)
