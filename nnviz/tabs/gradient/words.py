"""The sentences of the gradient tab: what a run has come to, what a point is, what each part of an update means."""


import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.studies.gradient.descent_diagnosis import Outcome, diagnose, end_of, stationary_point
from nnviz.core.studies.gradient.edges import Edge
from nnviz.tabs.gradient.run import DescentRun
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import (
    exact_gradient_at,
    landscape_of,
    probe_gradient_at,
    scale_of_surface,
    value_at,
)
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text

OUTCOMES = {
    Outcome.START: QT_TRANSLATE_NOOP("gradient", "At the start. Press Space, or drag the start somewhere else."),
    Outcome.DIVERGED: QT_TRANSLATE_NOOP(
        "gradient", "Diverged: f cannot be computed any more where step {step} leads. The last point where it can be "
                    "computed is shown."
    ),
    Outcome.STOPPED: QT_TRANSLATE_NOOP(
        "gradient", "Stopped: f cannot be computed where step {step} leads. The last point where it can be computed "
                    "is shown."
    ),
    Outcome.RESTING: QT_TRANSLATE_NOOP("gradient", "The gradient that is used is 0 here, so nothing moves any more."),
    Outcome.LOST: QT_TRANSLATE_NOOP(
        "gradient", "The step is lost by rounding: it is smaller than the last digit of x, and nothing moves."
    ),
    Outcome.FROZEN_FAR_OUT: QT_TRANSLATE_NOOP(
        "gradient", "Diverged, then stopped by rounding: so far out x + h equals x, and the numerical gradient is 0."
    ),
    Outcome.FROZEN: QT_TRANSLATE_NOOP(
        "gradient", "Stopped by rounding: x + h equals x, so the numerical gradient is 0."
    ),
    Outcome.JUMPING: QT_TRANSLATE_NOOP("gradient", "Oscillating: it jumps back and forth between two points."),
    Outcome.DIVERGING: QT_TRANSLATE_NOOP("gradient", "Diverging: it goes far away, and f increases."),
    Outcome.FALLING: QT_TRANSLATE_NOOP("gradient", "Still descending: it is already far away, and f still decreases."),
    Outcome.ARRIVED: QT_TRANSLATE_NOOP(
        "gradient", "Arrived at a minimum: the gradient is (nearly) 0, and the surface curves up."
    ),
    Outcome.LOCAL_MINIMUM: QT_TRANSLATE_NOOP(
        "gradient", "Stuck in a local minimum: the gradient is (nearly) 0, but the surface is lower elsewhere."
    ),
    Outcome.FLAT_MINIMUM: QT_TRANSLATE_NOOP(
        "gradient", "Arrived at a flat minimum: the gradient is (nearly) 0, and nowhere around does the surface fall."
    ),
    Outcome.SADDLE: QT_TRANSLATE_NOOP(
        "gradient", "At a saddle point: the gradient is (nearly) 0; f rises in some directions and falls in others. "
                    "It is not a minimum."
    ),
    Outcome.MAXIMUM: QT_TRANSLATE_NOOP(
        "gradient", "On a maximum: the gradient is (nearly) 0, and every direction leads down."
    ),
    Outcome.FLAT_MAXIMUM: QT_TRANSLATE_NOOP(
        "gradient", "On a flat top: the gradient is (nearly) 0, and nowhere around does the surface rise."
    ),
    Outcome.PLATEAU: QT_TRANSLATE_NOOP("gradient", "On a plateau: there is almost no gradient."),
    Outcome.OSCILLATING: QT_TRANSLATE_NOOP("gradient", "Oscillating: each of the last steps turned back."),
    Outcome.TOO_SMALL: QT_TRANSLATE_NOOP(
        "gradient", "Learning rate too small: reaching the minimum would take many more steps."
    ),
    Outcome.UPHILL: QT_TRANSLATE_NOOP("gradient", "The last step went uphill."),
    Outcome.DESCENDING: QT_TRANSLATE_NOOP("gradient", "Descending."),
}
POINTS = {
    Outcome.ARRIVED: QT_TRANSLATE_NOOP("gradient", "The gradient is (nearly) 0 here: a minimum."),
    Outcome.LOCAL_MINIMUM: QT_TRANSLATE_NOOP("gradient", "The gradient is (nearly) 0 here: a local minimum."),
    Outcome.FLAT_MINIMUM: QT_TRANSLATE_NOOP("gradient", "The gradient is (nearly) 0 here: a flat minimum."),
    Outcome.MAXIMUM: QT_TRANSLATE_NOOP("gradient", "The gradient is (nearly) 0 here: a maximum."),
    Outcome.FLAT_MAXIMUM: QT_TRANSLATE_NOOP("gradient", "The gradient is (nearly) 0 here: a flat maximum."),
    Outcome.SADDLE: QT_TRANSLATE_NOOP("gradient", "The gradient is (nearly) 0 here: a saddle point."),
    Outcome.PLATEAU: QT_TRANSLATE_NOOP("gradient", "The gradient is (nearly) 0 here: a plateau."),
}
EDGES = {
    Edge.JUMP: QT_TRANSLATE_NOOP("gradient", "f jumps at {place}, so it has no gradient there."),
    Edge.CORNER: QT_TRANSLATE_NOOP("gradient", "f has a corner at {place}, so it has no gradient there."),
}
SENTENCES = {
    "gradient": QT_TRANSLATE_NOOP("gradient", "Points to where f rises fastest."),
    "no gradient": QT_TRANSLATE_NOOP("gradient", "It is 0: it has no direction and adds nothing to the velocity."),
    "rough gradient": QT_TRANSLATE_NOOP("gradient", "Taken with the step h: f rises fastest in another direction."),
    "sgd step": QT_TRANSLATE_NOOP("gradient", "Opposite to the gradient; its length is η times that of the gradient."),
    "kept": QT_TRANSLATE_NOOP("gradient", "What is kept of the last step."),
    "push": QT_TRANSLATE_NOOP("gradient", "The push downhill that is new."),
    "momentum step": QT_TRANSLATE_NOOP("gradient", "Both together: the new velocity is the step."),
    "velocity": QT_TRANSLATE_NOOP("gradient", "Both together: the new velocity."),
    "nesterov step": QT_TRANSLATE_NOOP(
        "gradient",
        "μ times the new velocity, and the push once more. These two lines are sometimes printed as Momentum's.",
    ),
    "square": QT_TRANSLATE_NOOP("gradient", "For each direction by itself: how steep it is, squared."),
    "sum of squares": QT_TRANSLATE_NOOP(
        "gradient",
        "The sum of all squared gradients so far. It never falls, so the effective learning rate never rises.",
    ),
    "mean of squares": QT_TRANSLATE_NOOP(
        "gradient", "A moving mean of the squares: old ones count less and less, so it can decrease again, towards 0."
    ),
    "effective rate": QT_TRANSLATE_NOOP(
        "gradient", "The effective learning rate of each axis: the steeper, the smaller."
    ),
    "adagrad step": QT_TRANSLATE_NOOP("gradient", "−1 times the gradient, times the effective rate of each axis."),
    "rmsprop step": QT_TRANSLATE_NOOP("gradient", "−1 times the gradient, times the effective rate of each axis."),
    "mean": QT_TRANSLATE_NOOP("gradient", "A moving mean of the gradients: a velocity."),
    "corrected mean": QT_TRANSLATE_NOOP("gradient", "The mean began at 0; divided by 1 − β₁ᵗ it is not too small."),
    "corrected squares": QT_TRANSLATE_NOOP("gradient", "The same for the squares."),
    "adam step": QT_TRANSLATE_NOOP(
        "gradient", "η in each direction as long as the gradient stays the same, however steep it is."
    ),
}
PART_ROLES = {"gradient": "vermillion", "push": "vermillion", "kept": "training", "velocity": "training",
               "mean": "training", "corrected mean": "training"}  # fmt: skip


def hatted(formula: str) -> str:
    """Return a formula whose hats are bold: many fonts draw them beside the plain letter."""
    return formula.replace("m̂", "<b>m̂</b>").replace("v̂", "<b>v̂</b>")


def two(v: ArrayLike, digits: int = 3) -> str:
    """Return two numbers on two lines, for a cell of a table."""
    return "\n".join(number_text(float(part), digits) for part in np.asarray(v))


def pair(v: ArrayLike, digits: int = 4) -> str:
    """Return a point or a vector in brackets."""
    first, second = (number_text(float(part), digits) for part in np.asarray(v))
    return f"({first}, {second})"


def point_text(state: GradientState, x: np.ndarray) -> str:
    """Return what is to say of a place x (2,): by the exact gradient."""
    value, g = float(value_at(state, x)), exact_gradient_at(state, x)
    if (edge := landscape_of(state).edge_at(x)) is not None:
        return _edge_text(state, x, edge)
    if not np.isfinite(value) or not np.isfinite(g).all():
        return translate("gradient", "f or its gradient cannot be computed here.")
    outcome = stationary_point(x, value, scale_of_surface(state))
    if outcome is not None:
        return translate("gradient", POINTS[outcome])
    told = translate(
        "gradient", "At {place}, f = {value}. It rises fastest in direction {angle}°, with slope {length}."
    )
    return told.format(
        place=pair(x), value=number_text(value), length=number_text(float(np.hypot(*g))),
        angle=number_text(float(np.rad2deg(np.arctan2(g[1], g[0]))), 3),
    )  # fmt: skip


def _edge_text(state: GradientState, x: np.ndarray, edge: Edge) -> str:
    """Return why there is no gradient at a place, and what the numerical one is all the same."""
    told, g = translate("gradient", EDGES[edge]).format(place=pair(x)), probe_gradient_at(state, x)
    if not np.isfinite(g).all():
        return told
    answer = translate("gradient", "Central differences still give {gradient}.").format(gradient=pair(g))
    return f"{told} {answer}"


def outcome_text(state: GradientState, run: DescentRun, moment: int) -> str:
    """Return what has become of the first run; of the numerical and the exact one if both are on show."""
    if state.kind != "both":
        return _outcome_text(state, run, 0, moment)
    told = translate("gradient", "Numerical: {one} Exact: {other}")
    one, other = (_outcome_text(state, run, i, moment) for i in (0, len(run.styles) // 2))
    return told.format(one=one, other=other)


def _outcome_text(state: GradientState, run: DescentRun, i: int, moment: int) -> str:
    trace = run.trajectory
    alive = trace.alive[:, i]
    dead = int(np.argmin(alive)) + 1 if len(alive) and not alive.all() else len(trace) + 1
    scale = scale_of_surface(state)
    if run.ended(state) and moment == len(trace):
        outcome = end_of(trace.x[:, :, i], trace.value[:, i], scale)
    else:
        outcome = diagnose(trace, i, moment, scale, run.styles[i].h)
    return translate("gradient", OUTCOMES[outcome]).format(step=number_text(dead))
