"""What a run of gradient descent has come to, in one word (chapters 4.4 and 6.1).

The rules, in this order; the first that holds gives the verdict:

    start          no step has been made
    diverged       the run has left the range of numbers; its last finite point is kept
    frozen         the numerical gradient is exactly 0 because h is smaller than the gap between two numbers there
    jumping        it is again where it was two steps ago, but not where it was one step ago
    diverging      the steps grow and grow, and the point is far outside; `falling` if f has no lowest value there
    arrived, local minimum, saddle, maximum      the gradient is 0; the second derivatives say at what
    plateau        hardly any gradient, and no minimum near
    oscillating    each of the last steps turned back
    too small      many steps have led hardly any nearer
    uphill         the last step went up
    descending     none of these
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nnviz.core.descent import Trajectory

Array = NDArray[np.floating]

FLAT = 1e-5
"""The gradient counts as 0 below this share of the surface's usual slope."""

PLATEAU_SHARE = 0.1
"""Hardly any gradient: below this share of the usual slope."""

TURNS = 4
"""So many steps in a row that turn back are an oscillation."""

MANY_STEPS = 20
"""From so many steps on a learning rate can be called too small …"""

NEARER = 0.25
"""… when they have covered less than this share of the distance that is left."""


class Outcome(StrEnum):
    """What one sees; the text is a key, not a sentence for the screen."""

    START = "start"
    DIVERGED = "diverged"
    FROZEN = "frozen"
    JUMPING = "jumping"
    DIVERGING = "diverging"
    FALLING = "falling"
    ARRIVED = "arrived"
    LOCAL_MINIMUM = "local minimum"
    SADDLE = "saddle"
    MAXIMUM = "maximum"
    PLATEAU = "plateau"
    OSCILLATING = "oscillating"
    TOO_SMALL = "too small"
    UPHILL = "uphill"
    DESCENDING = "descending"


@dataclass(frozen=True)
class SurfaceScale:
    """What the verdict needs to know about a surface.

    gradient: exact, (2, …) → (2, …); size: half of the longer side of its domain; slope: its usual slope there;
    lowest: its lowest value, None if there is none or nobody knows it.
    """

    gradient: Callable[[Array], Array]
    size: float
    slope: float
    lowest: float | None = None


def scale_of(gradient: Callable[[Array], Array], domain: tuple[float, float, float, float],
              lowest: float | None = None) -> SurfaceScale:
    """Measure a surface on its domain (low x0, high x0, low x1, high x1): the usual slope is the median length."""
    a, b, c, d = domain
    grid = np.stack(np.meshgrid(np.linspace(a, b, 21), np.linspace(c, d, 21)))
    with np.errstate(all="ignore"):
        lengths = np.hypot(*gradient(grid))
    lengths = lengths[np.isfinite(lengths) & (lengths > 0)]
    slope = float(np.percentile(lengths, 75)) if len(lengths) else 1.0
    return SurfaceScale(gradient, max(b - a, d - c) / 2, slope, lowest)


def diagnose(trajectory: Trajectory, run: int, moment: int, scale: SurfaceScale, h: float | None = None) -> Outcome:
    """Return the outcome of one run at a moment (0 … len(trajectory)); h: of its numerical gradient, None if exact."""
    moment = min(moment, len(trajectory))
    if moment == 0:
        return Outcome.START
    if not trajectory.alive[moment - 1, run]:
        return Outcome.DIVERGED
    path = trajectory.x[: moment + 1, :, run]
    if h is not None and _is_frozen(path[-1], trajectory.gradient[moment - 1, :, run], h):
        return Outcome.FROZEN
    steps = np.diff(path[-TURNS - 2 :], axis=0)
    return _outcome_of_motion(path, steps, trajectory.value[: moment + 1, run], scale)


def _is_frozen(x: Array, g: Array, h: float) -> bool:
    """Say whether x + h is x: the difference of two equal numbers is 0 whatever the slope."""
    return not g.any() and bool((np.spacing(np.abs(x)) > h).any())


def _outcome_of_motion(path: Array, steps: Array, value: Array, scale: SurfaceScale) -> Outcome:
    """Judge by the last steps and the gradient where the point is."""
    lengths = np.hypot(*steps.T)
    if len(lengths) > 1 and _returns(steps, lengths, scale):
        return Outcome.JUMPING
    if _runs_away(path[-1] - path[0], lengths, scale):
        return Outcome.DIVERGING if value[-1] > value[0] else Outcome.FALLING
    here = path[-1].astype(np.float64)
    with np.errstate(all="ignore"):
        slope = float(np.hypot(*scale.gradient(here)))
        curvature = hessian(scale.gradient, here, 1e-5 * scale.size)
    if not (np.isfinite(slope) and np.isfinite(curvature).all()):
        return Outcome.DIVERGING
    return _outcome_where_level(slope, np.linalg.eigvalsh(curvature), float(value[-1]), scale) or _outcome_in_motion(
        path, steps, lengths, value, slope, curvature, scale)


def _returns(steps: Array, lengths: Array, scale: SurfaceScale) -> bool:
    """Say whether the last two steps cancel out."""
    sums = np.hypot(*(steps[-1] + steps[-2]))
    return bool(lengths[-1] > 1e-3 * scale.size and sums < 1e-6 * lengths[-1])


def _runs_away(displacement: Array, lengths: Array, scale: SurfaceScale) -> bool:
    """Say whether the point is far outside and its steps grow."""
    grows = len(lengths) > 1 and bool((np.diff(lengths) > 0).all())
    return bool(np.hypot(*displacement) > 2 * scale.size and (grows or np.hypot(*displacement) > 1e6 * scale.size))


def stationary_point(x: Array, value: float, scale: SurfaceScale) -> Outcome | None:
    """Return what kind of place it is where the gradient is 0; None where it is not 0 or has no value. x: (2,)."""
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(all="ignore"):
        slope = float(np.hypot(*scale.gradient(x)))
        curvature = hessian(scale.gradient, x, 1e-5 * scale.size)
    if not (np.isfinite(slope) and np.isfinite(curvature).all()):
        return None
    return _outcome_where_level(slope, np.linalg.eigvalsh(curvature), value, scale)


def _outcome_where_level(slope: float, eigenvalues: Array, value: float, scale: SurfaceScale) -> Outcome | None:
    """Say where the gradient vanishes: the signs of the second derivatives decide."""
    if slope > FLAT * scale.slope:
        return None
    flat = FLAT * scale.slope / scale.size
    if eigenvalues[0] > flat:
        above = scale.lowest is not None and value > scale.lowest + 1e-6 * scale.slope * scale.size
        return Outcome.LOCAL_MINIMUM if above else Outcome.ARRIVED
    if eigenvalues[-1] < -flat:
        return Outcome.MAXIMUM
    return Outcome.SADDLE if eigenvalues[0] < -flat and eigenvalues[-1] > flat else Outcome.PLATEAU


def _outcome_in_motion(path: Array, steps: Array, lengths: Array, value: Array, slope: float, curvature: Array,
                     scale: SurfaceScale) -> Outcome:
    """Judge a run that still moves."""
    left = _distance_left(curvature, scale.gradient(path[-1].astype(np.float64)))
    level = slope < PLATEAU_SHARE * scale.slope
    level = level and np.abs(curvature).max() < PLATEAU_SHARE * scale.slope / scale.size
    if level and (left is None or left > 0.2 * scale.size):
        return Outcome.PLATEAU
    turns = (steps[1:] * steps[:-1]).sum(axis=1) < 0
    if len(turns) >= TURNS and turns.all() and lengths[-1] > 0.01 * scale.size:
        return Outcome.OSCILLATING
    moved = float(np.hypot(*(path[-1] - path[0])))
    if len(path) > MANY_STEPS and moved < NEARER * (left if left is not None else scale.size / 10):
        return Outcome.TOO_SMALL
    return Outcome.UPHILL if value[-1] > value[-2] else Outcome.DESCENDING


def _distance_left(curvature: Array, gradient: Array) -> float | None:
    """Estimate the distance to the minimum by one Newton step; None where the surface does not curve up."""
    if np.linalg.eigvalsh(curvature)[0] <= 0:
        return None
    return float(np.hypot(*np.linalg.solve(curvature, gradient)))


def hessian(gradient: Callable[[Array], Array], x: Array, h: float) -> Array:
    """Return the second derivatives (2, 2) at x (2,), central differences of the exact gradient, made symmetric."""
    points = x[:, None] + h * np.array([[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]])
    g = gradient(points)
    matrix = np.stack([g[:, 0] - g[:, 1], g[:, 2] - g[:, 3]]) / (2 * h)
    return (matrix + matrix.T) / 2
