"""The tangent plane of a surface at a point, and the total differential (chapter 4.3).

    df = ∂f/∂x0·d0 + ∂f/∂x1·d1         what the plane says of a step (d0, d1)
    Δf = f(x0 + d0, x1 + d1) − f(x0, x1)         what the surface does
    Δf − df ≈ ½·(f00·d0² + 2·f01·d0·d1 + f11·d1²)         what is left over: the bend of the surface

The gradient is the slope of the surface; its curvature is another thing, and made of second derivatives.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.core.expressions import Expression
from nnviz.core.problems import Problem
from nnviz.core.studies.derivatives.tangents import slope_of_sides

Array = NDArray[np.float64]


@dataclass(frozen=True)
class TangentPlane:
    """A point of a surface, its partial derivatives, a step from it, and what plane and surface make of the step."""

    point: tuple[float, float]
    step: tuple[float, float]
    value: float
    slopes: tuple[float, float]  # NaN where there is none
    differential: float
    change: float
    bend: float  # ½·dᵀHd; NaN where there are no second derivatives

    @property
    def exists(self) -> bool:
        """Whether f and both partial derivatives have a value at the point."""
        return all(map(math.isfinite, (self.value, *self.slopes)))

    @property
    def left_over(self) -> float:
        """What the plane misses."""
        return self.change - self.differential

    def height(self, x0: Array, x1: Array) -> Array:
        """Return the heights of the plane over points."""
        return self.value + self.slopes[0] * (x0 - self.point[0]) + self.slopes[1] * (x1 - self.point[1])


def tangent_plane(f: Expression, point: tuple[float, float], step: tuple[float, float]) -> TangentPlane:
    """Return plane and change at a point (x0, x1) for a step (d0, d1)."""
    value, after = float(f(*point)), float(f(point[0] + step[0], point[1] + step[1]))
    first, second = (_partial(f, point, name) for name in f.variables)
    with np.errstate(all="ignore"):
        differential = first * step[0] + second * step[1]
    return TangentPlane(point, step, value, (first, second), differential, after - value, _bend(f, point, step))


def _partial(f: Expression, point: tuple[float, float], name: str) -> float:
    return slope_of_sides(*f.side_slopes(*point, variable=name), float(f.derivative(name)(*point)))


def _bend(f: Expression, point: tuple[float, float], step: tuple[float, float]) -> float:
    """Return half of the second derivatives, weighted with the step."""
    total = 0.0
    try:
        for name, d in zip(f.variables, step, strict=True):
            slope = f.derivative(name)
            total += sum(
                float(slope.derivative(other)(*point)) * d * e for other, e in zip(f.variables, step, strict=True)
            )
    except Problem:  # a derivative that grows without end
        return math.nan
    return total / 2
