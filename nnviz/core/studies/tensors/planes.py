"""Vectors of the plane (the other book's chapter 2): the inner product as a projection.

    u · v = |u||v| cos θ = |u| · (signed length of v projected on u)
"""

import math
from dataclasses import dataclass, field

Vector = tuple[float, float]
SHORTEST = 1e-150
"""The length below which a vector has no shadow here: in float64 products of such small numbers can become 0."""


@dataclass(frozen=True)
class Projection:
    """v projected on u. shadow: its signed length, foot: where it ends; nan and None if u is zero.

    angle: between the two, 0° to 180°; nan if one of them is zero. product: u · v.
    short: one of the two is not zero but shorter than `SHORTEST`; then too all but the product are nan and None.
    """

    product: float
    shadow: float
    foot: Vector | None
    angle: float
    short: bool = field(default=False, repr=False)


def project(u: Vector, v: Vector) -> Projection:
    """Return the projection of v on u.

    >>> project((2.0, 0.0), (-3.0, 4.0))
    Projection(product=-6.0, shadow=-3.0, foot=(-3.0, 0.0), angle=126.86989764584402)
    """
    product = u[0] * v[0] + u[1] * v[1]
    length, other = math.hypot(*u), math.hypot(*v)
    short = 0 < length < SHORTEST or 0 < other < SHORTEST
    if short or not length:
        return Projection(product, math.nan, None, math.nan, short)
    shadow = product / length
    foot = (shadow * u[0] / length + 0.0, shadow * u[1] / length + 0.0)  # never −0
    cross = u[0] * v[1] - u[1] * v[0]
    angle = math.degrees(math.atan2(abs(cross), product)) if other else math.nan
    return Projection(product, shadow, foot, angle)


def turned(v: Vector, degrees: float) -> Vector:
    """Return a vector turned to the left; exact for multiples of 90°.

    >>> turned((2.0, 1.0), 90)
    (-1.0, 2.0)
    """
    quarters, rest = divmod(degrees, 90)
    x, y = v
    for _ in range(int(quarters) % 4):
        x, y = -y, x
    c, s = math.cos(math.radians(rest)), math.sin(math.radians(rest))
    return (c * x - s * y, s * x + c * y) if rest else (x, y)


def rectangle(u: Vector, shadow: float) -> tuple[Vector, Vector, Vector, Vector]:
    """Return the corners of a rectangle on u whose other side is as long as the shadow: its area is |u · v|.

    It lies to the left of u for a shadow above 0, to the right for one below. u must not be zero.
    """
    length = math.hypot(*u)
    side = (-u[1] / length * shadow, u[0] / length * shadow)
    return (0.0, 0.0), u, (u[0] + side[0], u[1] + side[1]), side
