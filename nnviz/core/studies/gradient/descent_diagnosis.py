"""What a run of gradient descent has come to, in one word (chapters 4.4 and 6.1).

The rules, in this order; the first that holds gives the verdict:

    start             no step has been made
    diverged          far out and higher than at the start, f has no value any more; the last point that has one is kept
    stopped           f has no value where the next step leads; the last point that has one is kept
    frozen far out    it has diverged so far that x + h is x: the numerical gradient is exactly 0 there
    frozen            the numerical gradient is exactly 0 because h is smaller than the gap between two numbers there
    resting           the gradient that was used is exactly 0, and so was the step, but the surface is not level there
    lost              the last step is smaller than the last digit of x
    jumping           it is again where it was two steps ago, but not where it was one step ago
    diverging         the point is far outside and higher than at the start; `falling`: far outside, and still falling
    arrived, local minimum, flat minimum, saddle, maximum, flat maximum      hardly any gradient: the second derivatives
                      and, where one of them is 0, the gradients around say what it is
    plateau           hardly any gradient, and nothing else is there
    oscillating       each of the last steps turned back
    too small         many steps have led hardly any nearer to the minimum that one Newton step sees
    uphill            the last step went up
    descending        none of these
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nnviz.core.descent import Trajectory

Array = NDArray[np.floating]

FLAT = 1e-5
"""The gradient counts as 0 below this share of the surface's usual slope …"""

CLOSE = 0.01
"""… if the minimum that one Newton step sees, where it sees one, is no farther than this share of the size."""

LEVEL = 1e-8
"""A second derivative counts as 0 below this share of the usual slope per size: it is known no better than that."""

PLATEAU_SHARE = 0.1
"""On a plateau the gradient is below this share of the usual slope, and so is curvature per size …"""

PLATEAU_STEP = 1e-3
"""… and a step is shorter than this share of the size."""

AROUND = (0.003, 0.01, 0.03, 0.1)
"""How far from a flat place the gradient is asked, in shares of the size."""

TURNS = 4
"""So many steps in a row that turn back are an oscillation."""

FAR_OUT = 1e6
"""A run is diverging, however its steps are, when it is so many sizes away from its start."""

MANY_STEPS = 20
"""From so many steps on a learning rate can be called too small …"""

NEARER = 0.25
"""… when they have covered less than this share of the distance that is left."""


class Outcome(StrEnum):
    """What one sees; the text is a key, not a sentence for the screen."""

    START = "start"
    DIVERGED = "diverged"
    STOPPED = "stopped"
    RESTING = "resting"
    LOST = "lost"
    FROZEN_FAR_OUT = "frozen far out"
    FROZEN = "frozen"
    JUMPING = "jumping"
    DIVERGING = "diverging"
    FALLING = "falling"
    ARRIVED = "arrived"
    LOCAL_MINIMUM = "local minimum"
    FLAT_MINIMUM = "flat minimum"
    SADDLE = "saddle"
    MAXIMUM = "maximum"
    FLAT_MAXIMUM = "flat maximum"
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
    path, value = trajectory.x[: moment + 1, :, run], trajectory.value[: moment + 1, run]
    if not trajectory.alive[moment - 1, run]:
        return end_of(path, value, scale)
    g, steps = trajectory.gradient[moment - 1, :, run], np.diff(path[-TURNS - 2 :], axis=0)
    if not g.any() and not steps[-1].any() and h is not None and _is_lost(path[-1], h):
        far = np.hypot(*(path[-1] - path[0])) > FAR_OUT * scale.size
        return Outcome.FROZEN_FAR_OUT if far else Outcome.FROZEN
    outcome = _outcome_of_motion(path, steps, value, scale)
    if steps[-1].any() or outcome not in (Outcome.TOO_SMALL, Outcome.DESCENDING):
        return outcome
    return Outcome.LOST if g.any() else Outcome.RESTING


def end_of(path: Array, value: Array, scale: SurfaceScale) -> Outcome:
    """Return how a run ended that has left the numbers; path (n, 2) and value (n,): as long as it had them."""
    far = np.hypot(*(path[-1] - path[0]).astype(np.float64)) > 2 * scale.size
    return Outcome.DIVERGED if far and value[-1] > value[0] else Outcome.STOPPED


def _is_lost(x: Array, h: float) -> bool:
    """Say whether x + h and x − h are x in a coordinate: the difference is 0 there whatever the slope."""
    step = x.dtype.type(h)
    return bool(((x + step == x) & (x - step == x)).any())


def _outcome_of_motion(path: Array, steps: Array, value: Array, scale: SurfaceScale) -> Outcome:
    """Judge by the last steps and the gradient where the point is."""
    lengths = np.hypot(*steps.T)
    if len(lengths) > 1 and _returns(steps, lengths, scale):
        return Outcome.JUMPING
    if _runs_away(path[-1] - path[0], lengths, scale):
        if value[-1] > value[0]:
            return Outcome.DIVERGING
        if scale.lowest is None and value[-1] < value[-2]:
            return Outcome.FALLING
    here = path[-1].astype(np.float64)
    found = _outcome_where_level(here, float(value[-1]), scale)
    if found is not None and (found is Outcome.PLATEAU or lengths[-1] <= CLOSE * scale.size):
        return found  # momentum may carry a run through a minimum
    return _outcome_in_motion(path, steps, lengths, value, scale)


def _returns(steps: Array, lengths: Array, scale: SurfaceScale) -> bool:
    """Say whether the last two steps cancel out."""
    sums = np.hypot(*(steps[-1] + steps[-2]))
    return bool(lengths[-1] > 1e-3 * scale.size and sums < 1e-6 * lengths[-1])


def _runs_away(displacement: Array, lengths: Array, scale: SurfaceScale) -> bool:
    """Say whether the point is far outside and its steps grow."""
    grows = len(lengths) > 1 and bool((np.diff(lengths) > 0).all())
    return bool(np.hypot(*displacement) > 2 * scale.size and (grows or np.hypot(*displacement) > FAR_OUT * scale.size))


def stationary_point(x: Array, value: float, scale: SurfaceScale) -> Outcome | None:
    """Return what kind of place it is where there is hardly any gradient; None elsewhere or without value. x: (2,)."""
    return _outcome_where_level(np.asarray(x, dtype=np.float64), value, scale)


def _derivatives(x: Array, scale: SurfaceScale) -> tuple[Array, Array] | None:
    """Return the gradient (2,) and the second derivatives (2, 2) at x; None where they are no finite numbers."""
    with np.errstate(all="ignore"):
        gradient, curvature = scale.gradient(x), hessian(scale.gradient, x, 1e-5 * scale.size)
    return (gradient, curvature) if np.isfinite(gradient).all() and np.isfinite(curvature).all() else None


def _outcome_where_level(x: Array, value: float, scale: SurfaceScale) -> Outcome | None:
    """Say what a place without gradient is: the signs of the second derivatives decide, or the gradients around."""
    found = _derivatives(x, scale)
    if found is None or np.hypot(*found[0]) > FLAT * scale.slope:
        return None
    gradient, curvature = found
    eigenvalues, level = np.linalg.eigvalsh(curvature), LEVEL * scale.slope / scale.size
    left = _distance_left(curvature, gradient) if eigenvalues[0] > level else None
    if left is not None and left > CLOSE * scale.size:
        return None
    if np.abs(eigenvalues).min() > level and not _newton_converges(x, gradient, curvature, scale):
        return _outcome_where_flat(x, gradient, scale)  # as near a minimum of x⁴, where the curvature fades too
    if eigenvalues[0] > level:
        above = scale.lowest is not None and value > scale.lowest + 1e-6 * scale.slope * scale.size
        return Outcome.LOCAL_MINIMUM if above else Outcome.ARRIVED
    if eigenvalues[-1] < -level:
        return Outcome.MAXIMUM
    if eigenvalues[0] < -level and eigenvalues[-1] > level:
        return Outcome.SADDLE
    return _outcome_where_flat(x, gradient, scale)


def _newton_converges(x: Array, gradient: Array, curvature: Array, scale: SurfaceScale) -> bool:
    """Say whether one Newton step ends where there is hardly any gradient left: the curvature here is that there."""
    if np.linalg.cond(curvature) > 1e15:
        return False
    with np.errstate(all="ignore"):
        after = scale.gradient(x - np.linalg.solve(curvature, gradient))
    return bool(np.hypot(*after) <= 0.1 * np.hypot(*gradient) + 1e-11 * scale.slope)


def _outcome_where_flat(x: Array, gradient: Array, scale: SurfaceScale) -> Outcome:
    """Judge a place where a second derivative is 0 too, by how the surface rises and falls around it.

    The slope away from x is asked in 16 directions; in each, the nearest one that is not 0 counts.
    """
    angles = np.arange(16) * np.pi / 8
    away = np.stack([np.cos(angles), np.sin(angles)])
    rises = np.zeros(len(angles))
    for share in AROUND:
        with np.errstate(all="ignore"):
            outward = np.nan_to_num((scale.gradient(x[:, None] + share * scale.size * away) * away).sum(axis=0))
        slack = 2 * float(np.hypot(*gradient)) + LEVEL * scale.slope
        rises = np.where((rises == 0) & (np.abs(outward) > slack), np.sign(outward), rises)
    falls, opposite = rises < 0, np.roll(rises, 8)
    if (rises > 0).any():
        return Outcome.SADDLE if falls.any() else Outcome.FLAT_MINIMUM
    return Outcome.FLAT_MAXIMUM if (falls & (opposite < 0)).any() else Outcome.PLATEAU


def _outcome_in_motion(path: Array, steps: Array, lengths: Array, value: Array, scale: SurfaceScale) -> Outcome:
    """Judge a run that still moves."""
    found = _derivatives(path[-1].astype(np.float64), scale)
    left = _distance_left(found[1], found[0]) if found is not None else None
    if found is not None and _is_plateau(*found, left, float(lengths[-1]), scale):
        return Outcome.PLATEAU
    turns = (steps[1:] * steps[:-1]).sum(axis=1) < 0
    if len(turns) >= TURNS and turns.all() and lengths[-1] > 0.01 * scale.size:
        return Outcome.OSCILLATING
    if len(path) > MANY_STEPS and left is not None and _length(path) < NEARER * min(left, 2 * scale.size):
        return Outcome.TOO_SMALL
    return Outcome.UPHILL if value[-1] > value[-2] else Outcome.DESCENDING


def _length(path: Array) -> float:
    return float(np.hypot(*np.diff(path, axis=0).T).sum())


def _is_plateau(gradient: Array, curvature: Array, left: float | None, length: float, scale: SurfaceScale) -> bool:
    """Say whether gradient, curvature and the last step are small, and no minimum can be seen near."""
    return bool(np.hypot(*gradient) < PLATEAU_SHARE * scale.slope
                and np.abs(curvature).max() < PLATEAU_SHARE * scale.slope / scale.size
                and length < PLATEAU_STEP * scale.size and (left is None or left > 0.2 * scale.size))


def _distance_left(curvature: Array, gradient: Array) -> float | None:
    """Estimate the distance to the minimum by one Newton step; None where the surface does not curve up."""
    eigenvalues = np.linalg.eigvalsh(curvature)
    if eigenvalues[0] <= 1e-15 * eigenvalues[1]:  # or so little that the matrix cannot be told from a singular one
        return None
    return float(np.hypot(*np.linalg.solve(curvature, gradient)))


def hessian(gradient: Callable[[Array], Array], x: Array, h: float) -> Array:
    """Return the second derivatives (2, 2) at x (2,), central differences of the exact gradient, made symmetric."""
    points = x[:, None] + h * np.array([[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]])
    g = gradient(points)
    matrix = np.stack([g[:, 0] - g[:, 1], g[:, 2] - g[:, 3]]) / (2 * h)
    return (matrix + matrix.T) / 2
