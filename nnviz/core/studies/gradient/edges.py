"""Places where a surface has a value but no gradient: it jumps there, or it has a corner."""

import math
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nnviz.core.expressions import Expression

_NEAR = 4  # gaps between neighbouring numbers: so far beside a place a jump has happened
_SEEN = 1e-9  # the least change over them that is a jump, as a share of the value


class Edge(StrEnum):
    """Why there is no gradient; the text is a key, not a sentence for the screen."""

    JUMP = "jump"
    CORNER = "corner"


def edge_at(f: Expression, x: NDArray[np.floating]) -> Edge | None:
    """Return what is at a place x (2,) along one of the axes: a jump, or two different slopes; None: neither.

    Along the axes alone: the partial derivatives are all that a gradient is made of.

    >>> from nnviz.core.expressions import parse
    >>> f = parse("floor(x0) + |x1|", ("x0", "x1"))
    >>> [edge_at(f, np.array(place)) for place in ((2.0, 1.0), (0.5, 0.0), (0.5, 1.0))]
    [<Edge.JUMP: 'jump'>, <Edge.CORNER: 'corner'>, None]
    """
    place = [float(v) for v in x]
    value = float(f(*place))
    if not math.isfinite(value):
        return None
    edges = [_edge_along(f, place, value, axis) for axis in range(2)]
    return Edge.JUMP if Edge.JUMP in edges else Edge.CORNER if Edge.CORNER in edges else None


def _edge_along(f: Expression, place: list[float], value: float, axis: int) -> Edge | None:
    left, right = f.side_slopes(*place, variable=f.variables[axis])
    if not math.isnan(left) and not math.isnan(right) and not (math.isinf(left) or math.isinf(right)):
        return None if math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12) else Edge.CORNER
    near = [np.full(3, v) for v in place]
    near[axis] = place[axis] + _NEAR * np.spacing(max(abs(place[axis]), 1e-300)) * np.array([-1.0, 0.0, 1.0])
    change = np.abs(f(*near) - value)
    return Edge.JUMP if (change > _SEEN * max(1.0, abs(value))).any() else None
