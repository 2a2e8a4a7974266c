"""The sentences of the gradient tab, held against the surface around the place and the path that led there."""

import math
from random import Random
from typing import Any

import numpy as np

from nnviz.core.descent import run_groups
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.surfaces import SURFACES
from nnviz.tabs.gradient.runners import runners
from nnviz.tabs.gradient.surface import landscape_of, scale_of_surface
from tests.sentences import Said, number_of, true
from tests.stress import values

LINE_FORMULAS = (
    "x^4 - 3x^2 + x", "x^2", "-x^2", "x^3", "x^4", "sin x", "e^x", "|x|", "ln x", "7", "√x", "x^2/10 + sin 3x",
)  # fmt: skip
FORMULAS = (
    "x0^2 + 2 sin(2 x0) + x1^2", "(x0 - x1)^2", "x0^2", "-x0^2 - x1^2", "x0^4 + x1^4", "x0^4 - x1^4", "exp(x0) + x1",
    "|x0| + x1^2", "ln(x0 + 9) + x1^2", "7", "x0 x1", "-(x0 - 1)^2 - x1^4", "1e-6 x0^2 + x1^2", "x0^2 + x1^3",
    "√x0 + x1²", "floor(x0) + x1^2", "sign(x0) x1", "step(x0 + x1) + x1^2", "1/(x0 x1)", "|x0 - x1| + x0^2",
    "max(x0, x1)",
)  # fmt: skip


def surface(said: Said) -> Any:
    return landscape_of(said.state).surface


def value_at(said: Said, x: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.asarray(surface(said).value(np.asarray(x, np.float64)), np.float64)


def gradient_at(said: Said, x: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.asarray(surface(said).gradient(np.asarray(x, np.float64)), np.float64)


class Around:
    """What a place is, by the values on rings around it alone."""

    def __init__(self, said: Said, x: np.ndarray) -> None:
        scale = scale_of_surface(said.state)
        x = np.asarray(x, np.float64)
        self.slope = float(np.hypot(*gradient_at(said, x)))
        angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
        here = float(value_at(said, x))
        rings = []
        for share in (0.003, 0.01, 0.03, 0.1):
            ring = value_at(said, x[:, None] + share * scale.size * np.stack([np.cos(angles), np.sin(angles)])) - here
            slack = 1e-12 * (abs(here) + np.nanmax(np.abs(ring))) + 2 * self.slope * share * scale.size
            rings.append(np.where(np.abs(ring) > slack + 1e-12 * scale.slope, np.sign(ring), 0))
        self.level = self.slope <= 1.01e-5 * scale.slope
        self.flat = self.slope <= 0.1 * scale.slope
        self.down = any((ring < 0).any() for ring in rings)
        self.near_down = any((ring < 0).any() for ring in rings[:2])
        self.up = any((ring > 0).any() for ring in rings)
        self.near_up = any((ring > 0).any() for ring in rings[:2])


# The gradient at a point.


def probe(said: Said) -> np.ndarray:
    return np.array([said.state.p0, said.state.p1])


def here(said: Said) -> Around:
    return Around(said, probe(said))


def rises(said: Said) -> bool:
    x = probe(said)
    g, value = gradient_at(said, x), float(value_at(said, x))
    angle, length = math.degrees(math.atan2(g[1], g[0])), float(np.hypot(*g))
    turned = abs((said.number("angle") - angle + 180) % 360 - 180)
    if jumps(said, x):
        return False
    return (pair(said.values["place"], x) and close(said.values["value"], value) and turned < 0.6
            and close(said.values["length"], length, 1e-6 * (1 + abs(value))))  # fmt: skip


def close(shown: str, value: float, slack: float = 0.0, digits: int = 3) -> bool:
    if not math.isfinite(value):
        return shown in ("–", "∞", "−∞")
    return math.isclose(number_of(shown), value, rel_tol=0.6 * 10.0 ** (1 - digits), abs_tol=slack + 1e-300)


def pair(shown: str, point: np.ndarray, slack: float = 0.0, digits: int = 3) -> bool:
    first, second = shown.strip("()").split(", ")
    return close(first, float(point[0]), slack, digits) and close(second, float(point[1]), slack, digits)


def nothing_there(said: Said) -> bool:
    return not (np.isfinite(value_at(said, probe(said))) and np.isfinite(gradient_at(said, probe(said))).all())


def along(said: Said, x: np.ndarray, h: float) -> np.ndarray:
    """Return f left and right of a place, along both axes (axis, side)."""
    return np.array([[float(value_at(said, x + side * h * unit)) for side in (-1, 1)] for unit in np.eye(2)])


def jumps(said: Said, x: np.ndarray) -> bool:
    """Return whether over a tiny step f changes by what no slope explains, and over a step a thousand times smaller."""
    value = float(value_at(said, x))
    small, smaller = (np.abs(along(said, x, h) - value) for h in (1e-8, 1e-11))
    return bool(((smaller > 1e-6) & (smaller > 0.5 * small)).any())


def bends(said: Said, x: np.ndarray) -> bool:
    """Return whether the slopes to both sides differ along an axis."""
    h, value = 1e-6, float(value_at(said, x))
    left, right = ((along(said, x, h) - value) / [-h, h]).T
    return bool((np.abs(left - right) > 1e-3).any())


def differences(said: Said) -> bool:
    ends = along(said, probe(said), 1e-4)
    return pair(said.values["gradient"], (ends[:, 1] - ends[:, 0]) / 2e-4, 1e-6)


# The path of a run.


class Run:
    """The run a sentence speaks of, up to the moment on show."""

    def __init__(self, said: Said, index: int = 0) -> None:
        trajectory = said.tab.run.trajectory
        self.moment = said.tab.timeline.position
        self.path = trajectory.x[: self.moment + 1, :, index]
        self.value = trajectory.value[: self.moment + 1, index].astype(np.float64)
        self.steps = np.diff(self.path, axis=0)
        self.alive = trajectory.alive[: self.moment, index]
        self.gradient = trajectory.gradient[: self.moment, :, index]
        self.x = self.path[-1].astype(np.float64)
        self.around = Around(said, self.x)
        self.size = scale_of_surface(said.state).size
        self.far = math.dist(self.path[0], self.path[-1]) > 2 * self.size

    @property
    def last(self) -> float:
        return float(np.hypot(*self.steps[-1])) if len(self.steps) else 0.0


def run(test: Any) -> Any:
    """Return the condition that one of the runs a sentence may speak of is as a test wants it."""

    def condition(said: Said) -> bool:
        count = len(said.tab.run.styles)
        indices = (0, count // 2) if said.state.kind == "both" else (0,)
        return any(test(said, Run(said, index)) for index in indices)

    return condition


def no_value_ahead(said: Said, r: Run) -> bool:
    """The step named is the first after which nothing is alive, or nothing follows."""
    step = int(said.number("step"))
    trajectory = said.tab.run.trajectory
    dead = np.flatnonzero(~r.alive)
    first = int(dead[0]) + 1 if len(dead) else len(trajectory) + 1
    return step == first and (len(dead) > 0 or len(trajectory) < said.state.steps)


def diverged(said: Said, r: Run) -> bool:
    return no_value_ahead(said, r) and r.far and r.value[-1] > r.value[0]


def frozen(said: Said, r: Run) -> bool:
    h = r.path.dtype.type(said.state.h)
    lost = (r.path[-1] + h == r.path[-1]) & (r.path[-1] - h == r.path[-1])
    return not r.gradient[-1].any() and bool(lost.any()) and r.last == 0


def frozen_far(said: Said, r: Run) -> bool:
    return frozen(said, r) and math.dist(r.path[0], r.path[-1]) > 1e5 * r.size


def jumping(said: Said, r: Run) -> bool:
    return len(r.path) > 2 and math.dist(r.path[-1], r.path[-3]) < 1e-5 * r.last


def minimum(said: Said, r: Run) -> bool:
    return r.around.level and not r.around.near_down and r.around.near_up and r.last <= 0.011 * r.size


def lower_elsewhere(said: Said, r: Run) -> bool:
    return minimum(said, r) and surface(said).lowest is not None and r.value[-1] > surface(said).lowest


def too_small(said: Said, r: Run) -> bool:
    """After as many steps again the run is still far from where the gradient is 0."""
    groups, gradient, _ = runners(said.state)
    *_, later = run_groups(groups, surface(said).value, gradient, 2 * r.moment)
    return r.moment >= 20 and any(not Around(said, x).level for x in later.x.T.astype(np.float64))


def turned_back(said: Said, r: Run) -> bool:
    return len(r.steps) > 3 and bool(((r.steps[-3:] * r.steps[-4:-1]).sum(axis=1) < 0).all())


def saddle(said: Said, r: Run) -> bool:
    return r.around.level and r.around.down and r.around.up


def top(said: Said, r: Run) -> bool:
    return r.around.level and r.around.near_down and not r.around.near_up


# A ball on a curve.


def line_at(said: Said) -> float:
    return float(said.tab.run.trajectory.x[said.tab.timeline.position, 0, 0])


def line_slope(said: Said) -> bool:
    x, h = line_at(said), 1e-6
    sides = value_at(said, np.array([[x - h, x + h], [0.0, 0.0]]))
    rough = float(sides[1] - sides[0]) / (2 * h)
    return close(said.values["slope"], rough, 1e-8 + 1e-3 * abs(rough), 2)


def goes(direction: int) -> Any:
    """Return the condition that the slope is as told, and that the next step goes to a side."""

    def condition(said: Said) -> bool:
        path, moment = said.tab.run.trajectory.x[:, 0, 0], said.tab.timeline.position
        return line_slope(said) and moment + 1 < len(path) and (path[moment + 1] - path[moment]) * direction > 0

    return condition


# The race.


def alive_values(said: Said) -> np.ndarray:
    trajectory, moment = said.tab.run.trajectory, said.tab.timeline.position
    found = trajectory.value[moment].astype(np.float64)
    return np.where(trajectory.alive[moment - 1], found, np.inf) if moment else found


def ahead(said: Said) -> bool:
    found = alive_values(said)
    names = [style.name for style in said.tab.run.styles]
    best = int(np.argmin(found))
    told = said.values["name"] == names[best] and close(said.values["value"], float(found[best]))
    return told and (found == found[best]).sum() == 1 and at_step(said)


def level_ones(said: Said) -> bool:
    found = alive_values(said)
    count = int((found == found.min()).sum())
    return (said.number("count"), said.number("all")) == (count, len(found)) and count > 1 and at_step(said)


def at_step(said: Said) -> bool:
    return said.number("step") == said.tab.timeline.position


def all_at_start(said: Said) -> bool:
    return said.tab.timeline.position == 0 and close(said.values["value"], float(alive_values(said)[0]))


def none_left(said: Said) -> bool:
    return at_step(said) and len(said.tab.run.trajectory) == said.tab.timeline.position < said.state.steps


# One update.


def update_named(said: Said) -> bool:
    told = said.number("step") == max(1, said.tab.timeline.position) and said.values["name"] == said.state.optimizer
    return told and len(said.tab.run.trajectory) > 0


def batches(said: Said) -> bool:
    count = len(said.state.points)
    return (said.number("all"), said.number("size")) == (count, min(said.state.batch, count))


def part(said: Said, key: str) -> Any:
    """Return the value of one part of the update on show, computed from the rule as it is printed."""
    return next((row.values for row in said.view.parts.rows if key in row.note), None)


def memory(said: Said) -> tuple[np.ndarray, np.ndarray, np.ndarray, float, int]:
    """Return the gradients up to the update on show, its step, its rate and its number."""
    trajectory = said.tab.run.trajectory
    number = max(1, said.tab.timeline.position)
    x = trajectory.x[: number + 1, :, 0].astype(np.float64)
    return (trajectory.gradient[:number, :, 0].astype(np.float64), x[number] - x[number - 1], x[number - 1],
            float(trajectory.rate[number - 1, 0]), number)  # fmt: skip


def turned(said: Said) -> float:
    """Return the angle between the gradient that is used and that by the rules."""
    g, _, x, _, _ = memory(said)
    exact = gradient_at(said, x)
    return abs((math.degrees(math.atan2(g[-1][1], g[-1][0]) - math.atan2(exact[1], exact[0])) + 180) % 360 - 180)


def uphill(said: Said) -> bool:
    return bool(memory(said)[0][-1].any()) and turned(said) < 3.1


def sum_never_falls(said: Said) -> bool:
    g = memory(said)[0]
    return said.state.optimizer == "AdaGrad" and np.allclose(part(said, "sum of all"), (g**2).sum(axis=0), rtol=1e-3)


def effective(said: Said) -> bool:
    g, _, _, rate, _ = memory(said)
    if said.state.optimizer == "AdaGrad":
        h = (g**2).sum(axis=0)
    else:
        h = np.zeros(2)
        for one in g:
            h = said.state.rho * h + (1 - said.state.rho) * one**2
    return np.allclose(part(said, "effective learning rate of"), rate / (np.sqrt(h) + 1e-7), rtol=2e-3)


def squares_forgotten(said: Said) -> bool:
    return said.state.optimizer in ("RMSProp", "Adam")


def by(*names: str) -> Any:
    return lambda said: said.state.optimizer in names


def step_of(said: Said) -> bool:
    _, step, x, _, _ = memory(said)
    scale = np.abs(step).max() + np.abs(x).max()
    return np.allclose(said.view.parts.rows[-1].values, step, rtol=1e-3, atol=1e-6 * scale)


# The strip.


def gradients_apart(said: Said) -> bool:
    moment = max(0, said.tab.timeline.position - 1)
    trajectory = said.tab.run.trajectory
    for index in range(len(said.tab.run.styles)):
        x = trajectory.x[moment, :, index]
        g, exact = trajectory.gradient[moment, :, index], gradient_at(said, x.astype(np.float64))
        if pair(said.values["one"], g) and pair(said.values["other"], exact):
            distance = float(np.hypot(*(g - exact)))
            if close(said.values["distance"], distance, 1e-300, 2):
                return True
    return False


SENTENCES = {
    # What to do.
    "Drag the round point, or its square to turn the direction; or Tab, then the arrow keys.": true,
    "Click sets the start, Shift+click or A adds one, Delete removes it.": true,
    "Drag the diamond, the start; or Tab, then the arrow keys.": true,
    "Click into the data, or A, adds a point; drag it, or press Delete.": true,
    "Drag, or Shift and the arrow keys, rotates the surface; the wheel, or + and −, zooms.": true,
    # The gradient at a point.
    "f or its gradient cannot be computed here.": nothing_there,
    "At {place}, f = {value}. It rises fastest in direction {angle}°, with slope {length}.": rises,
    "f jumps at {place}, so it has no gradient there.": lambda said: jumps(said, probe(said)),
    "f has a corner at {place}, so it has no gradient there.":
        lambda said: bends(said, probe(said)) and not jumps(said, probe(said)),
    "Central differences still give {gradient}.": differences,
    "The gradient is (nearly) 0 here: a minimum.": lambda said: here(said).level and not here(said).near_down,
    "The gradient is (nearly) 0 here: a local minimum.":
        lambda said: here(said).level and not here(said).near_down
        and float(value_at(said, probe(said))) > surface(said).lowest,
    "The gradient is (nearly) 0 here: a flat minimum.": lambda said: here(said).level and not here(said).near_down,
    "The gradient is (nearly) 0 here: a maximum.": lambda said: here(said).level and not here(said).near_up,
    "The gradient is (nearly) 0 here: a flat maximum.": lambda said: here(said).level and not here(said).near_up,
    (
        "The gradient is (nearly) 0 here: a saddle point."
    ): lambda said: here(said).level and here(said).up and here(said).down,
    "The gradient is (nearly) 0 here: a plateau.": lambda said: here(said).level,
    # What a run has come to.
    "Numerical:": lambda said: said.state.kind == "both",
    "Exact:": lambda said: said.state.kind == "both",
    "At the start. Press Space, or drag the start somewhere else.": lambda said: said.tab.timeline.position == 0,
    "At the start. Press Space to take one step after the other.": lambda said: said.tab.timeline.position == 0,
    (
        "Diverged: f cannot be computed any more where step {step} leads. The last point where it can be computed "
        "is shown."
    ): run(diverged),
    (
        "Stopped: f cannot be computed where step {step} leads. The last point where it can be computed is shown."
    ): run(no_value_ahead),
    "Diverged, then stopped by rounding: so far out x + h equals x, and the numerical gradient is 0.": run(frozen_far),
    "Stopped by rounding: x + h equals x, so the numerical gradient is 0.": run(frozen),
    "The gradient that is used is 0 here, so nothing moves any more.":
        run(lambda said, r: not r.gradient[-1].any() and r.last == 0),
    "The step is lost by rounding: it is smaller than the last digit of x, and nothing moves.":
        run(lambda said, r: bool(r.gradient[-1].any()) and r.last == 0),
    "Oscillating: it jumps back and forth between two points.": run(jumping),
    "Diverging: it goes far away, and f increases.": run(lambda said, r: r.far and r.value[-1] > r.value[0]),
    (
        "Still descending: it is already far away, and f still decreases."
    ): run(lambda said, r: r.far and r.value[-1] < r.value[-2]),
    "The slope is {slope}, above 0: the next step goes left.": goes(-1),
    "The slope is {slope}, below 0: the next step goes right.": goes(1),
    "At x = {x} the slope is {slope}.": lambda said: close(said.values["x"], line_at(said)) and line_slope(said),
    "Arrived at a minimum: the slope is (nearly) 0, and the curve bends up.": run(minimum),
    "In the wrong valley: the slope is (nearly) 0, but the curve is lower elsewhere.": run(lower_elsewhere),
    "Arrived at a flat minimum: the slope is (nearly) 0, and nowhere near does the curve fall.":
        run(lambda said, r: r.around.level and not r.around.near_down),
    "The slope is (nearly) 0, but this is not a minimum: the curve falls to one side.":
        run(lambda said, r: r.around.level and r.around.down),
    "On a plateau: there is almost no slope.": run(lambda said, r: r.around.flat),
    "Arrived at a minimum: the gradient is (nearly) 0, and the surface curves up.": run(minimum),
    "Stuck in a local minimum: the gradient is (nearly) 0, but the surface is lower elsewhere.": run(lower_elsewhere),
    "Arrived at a flat minimum: the gradient is (nearly) 0, and nowhere around does the surface fall.":
        run(lambda said, r: r.around.level and not r.around.near_down),
    (
        "At a saddle point: the gradient is (nearly) 0; f rises in some directions and falls in others. It is not "
        "a minimum."
    ): run(saddle),
    "On a maximum: the gradient is (nearly) 0, and every direction leads down.": run(top),
    "On a flat top: the gradient is (nearly) 0, and nowhere around does the surface rise.": run(top),
    "On a plateau: there is almost no gradient.": run(lambda said, r: r.around.flat),
    "Oscillating: each of the last steps turned back.": run(turned_back),
    "Learning rate too small: reaching the minimum would take many more steps.": run(too_small),
    "The last step went uphill.": run(lambda said, r: r.value[-1] > r.value[-2]),
    "Descending.": run(lambda said, r: r.value[-1] <= r.value[-2] and r.last > 0),
    # The race and the data.
    "All start at f = {value}. Which one will be the lowest? Press Space.": all_at_start,
    "After {step} steps {name} is ahead, f = {value}.": ahead,
    "After {step} steps {count} of {all} are level with the lowest f = {value}.": level_ones,
    "No optimiser is left after {step} steps: f cannot be computed where they lead.": none_left,
    "Every step sees all {all} samples, {size} of them, or one. Which path is the noisiest?": batches,
    # One update.
    "Update {step} with {name}: what it is made of.": update_named,
    "There is no update: f cannot be computed where the first step leads.":
        lambda said: not len(said.tab.run.trajectory) and said.state.steps > 0,
    "Points to where f rises fastest.": uphill,
    "It is 0: it has no direction and adds nothing to the velocity.": lambda said: not memory(said)[0][-1].any(),
    "Taken with the step h: f rises fastest in another direction.":
        lambda said: said.state.kind != "exact" and not turned(said) < 2.9,
    "Opposite to the gradient; its length is η times that of the gradient.":
        lambda said: step_of(said) and said.state.optimizer == "SGD",
    "What is kept of the last step.": by("Momentum", "Nesterov"),
    "The push downhill that is new.": by("Momentum", "Nesterov"),
    "Both together: the new velocity is the step.": lambda said: step_of(said) and by("Momentum")(said),
    "Both together: the new velocity.": by("Nesterov"),
    "μ times the new velocity, and the push once more. These two lines are sometimes printed as Momentum's.":
        lambda said: step_of(said) and by("Nesterov")(said),
    "For each direction by itself: how steep it is, squared.": by("AdaGrad", "RMSProp"),
    "The sum of all squared gradients so far. It never falls, so the effective learning rate never rises.":
        sum_never_falls,
    (
        "A moving mean of the squares: old ones count less and less, so it can decrease again, towards 0."
    ): squares_forgotten,
    "The effective learning rate of each axis: the steeper, the smaller.": effective,
    "−1 times the gradient, times the effective rate of each axis.":
        lambda said: step_of(said) and by("AdaGrad", "RMSProp")(said),
    "A moving mean of the gradients: a velocity.": by("Adam"),
    "The mean began at 0; divided by 1 − β₁ᵗ it is not too small.": by("Adam"),
    "The same for the squares.": by("Adam"),
    "η in each direction as long as the gradient stays the same, however steep it is.":
        lambda said: step_of(said) and by("Adam")(said),
    # The strip.
    "numerical {one}, exact {other}, apart by {distance}": gradients_apart,
}  # fmt: skip

STATES = (
    {"view": "field", "surface": "typed", "formula": "√x0 + x1²", "p0": -1.0, "p1": 0.0},
    {"view": "field", "surface": "bowl", "p0": 0.0, "p1": 0.0},
    {"view": "field", "surface": "rastrigin", "p0": 0.99496, "p1": 0.0},
    {"view": "field", "surface": "typed", "formula": "(x0 - x1)^2", "p0": 1.0, "p1": 1.0},
    {"view": "field", "surface": "typed", "formula": "-x0^2 - x1^2", "p0": 0.0, "p1": 0.0},
    {"view": "field", "surface": "typed", "formula": "-x0^2", "p0": 0.0, "p1": 1.0},
    {"view": "field", "surface": "saddle", "p0": 0.0, "p1": 0.0},
    {"view": "field", "surface": "typed", "formula": "7", "p0": 0.0, "p1": 0.0},
    {"view": "descent", "surface": "typed", "formula": "√x0 + x1²", "s0": 0.5, "s1": 0.0, "rate": 1.0},
    {"view": "descent", "surface": "typed", "formula": "(x0 - x1)^2", "s0": 2.0, "s1": 1.0, "rate": 0.1},
    {"view": "descent", "surface": "typed", "formula": "-x0^2 - x1^2", "s0": 0.0, "s1": 0.0},
    {"view": "descent", "surface": "typed", "formula": "-x0^2", "s0": 0.0, "s1": 0.0},
    {"view": "descent", "surface": "typed", "formula": "exp(x0) + x1", "s0": 0.0, "s1": 0.0, "rate": 1.0},
    {"view": "descent", "surface": "typed", "formula": "|x0| + x1^2", "s0": 0.0, "s1": 0.0, "h": 0.5},
    {"view": "descent", "surface": "typed", "formula": "x0^4 + x1^4", "s0": 3.0, "s1": 1.0, "rate": 100.0,
     "kind": "exact"},
    {"view": "descent", "surface": "bowl", "s0": 3.0, "s1": 4.0, "rate": 1e-9, "single": True, "steps": 10},
    {"view": "descent", "surface": "bowl", "s0": 900.0, "s1": 4.0, "h": 1e-15, "rate": 1e-3},
    {"view": "descent", "surface": "saddle", "s0": 0.0, "s1": 1.0, "rate": 0.3, "steps": 30},
    {"view": "race", "racers": ("SGD", "Momentum"), "r_sgd": 0.1, "r_momentum": 0.1, "steps": 1},
    {"view": "race", "surface": "typed", "formula": "√x0 + x1²", "s0": 0.1, "s1": 0.0, "racers": ("SGD",)},
    {"view": "update", "surface": "rastrigin", "s0": 0.3, "s1": 0.1, "h": 0.5},
    {"view": "update", "surface": "bowl", "s0": 0.0, "s1": 0.0},
    {"view": "update", "surface": "typed", "formula": "√x0 + x1²", "s0": 0.1, "s1": 0.0, "rate": 10.0},
    *({"view": "field", "surface": "typed", "formula": formula, "p0": 2.0, "p1": 0.0, "kind": kind}
      for formula in ("floor(x0) + x1^2", "sign(x1) x0", "|x1| + x0", "x0^2") for kind in ("numerical", "exact")),
    {"view": "line", "line": "valleys", "line_start": 2.2, "line_rate": 0.05},
    {"view": "line", "line": "typed", "line_formula": "x^4", "line_start": 0.01},
    {"view": "line", "line": "typed", "line_formula": "x^3", "line_start": 0.0},
    {"view": "line", "line": "plateau", "line_start": 4.0},
    {"view": "line", "line": "square", "optimizer": "Adam"},
    *({"view": "update", "optimizer": name, "surface": "valley", "s0": -7.0, "s1": 2.0} for name in OPTIMIZERS),
)  # fmt: skip


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields: starts in sight and few steps, so that a worker is seldom waited for."""
    found = values.random_fields(tab, rng)
    name = rng.choice([*SURFACES, "typed", "typed", "neuron"])
    found |= {"surface": name, "formula": rng.choice(FORMULAS), "window": (), "early": (), "aside": ()}
    found["steps"] = rng.choice([1, 2, 3, 10, 30, 100])
    a, b, c, d = SURFACES[name].domain if name in SURFACES else (-5.0, 5.0, -5.0, 5.0)
    for first, second in (("s0", "s1"), ("p0", "p1")):
        found[first], found[second] = rng.choice([
            (round(rng.uniform(a, b), 1), round(rng.uniform(c, d), 1)), (rng.uniform(a, b), rng.uniform(c, d)),
            (0.0, 0.0), (1.0, 1.0)])  # fmt: skip
    for rate in ("rate", "line_rate"):
        if rng.random() < 0.7:
            found[rate] = 10.0 ** rng.uniform(-4, 0.3)
    found |= {"line_formula": rng.choice(LINE_FORMULAS), "line_start": rng.choice([0.0, 1.0, rng.uniform(-6, 6)])}
    return found


