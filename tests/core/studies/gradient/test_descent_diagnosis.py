"""What is said of a run agrees with what an independent look at the surface and the path finds."""

import math
from collections import Counter

import numpy as np
import pytest

from nnviz.core.descent import Group, Trajectory, run_groups
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.gradient.descent_diagnosis import Outcome, SurfaceScale, diagnose, scale_of, stationary_point
from nnviz.core.studies.gradient.loss_landscape import typed

MINIMA = {Outcome.ARRIVED, Outcome.LOCAL_MINIMUM, Outcome.FLAT_MINIMUM}
KINDS = (
    "{a}(x0-{p})^2 + {b}(x1-{q})^2", "{a}(x0-{p})^2", "{a}(x0-{b}x1)^2", "{a}x0^2 - {b}x1^2", "-{a}x0^2 - {b}x1^2",
    "{a}x0^2 + {b}x1^4", "{a}x0^2 + {b}x1^3", "{a}(x0^2-1)^2 + {b}x1^2", "{a}sin({b}x0)cos(x1-{p})", "-{a}(x0-x1)^2",
    "{a} - {a}exp(-{b}(x0-{p})^2 - x1^2)", "{a}exp(x0) + {b}x1", "{a}(x1-x0^2)^2 + {b}(1-x0)^2", "{a}x0 + {b}x1^2",
    "{a}softplus(x0) + {b}x1^2", "{a}|x0| + {b}x1^2", "{a}", "{a}x0^2 - {b}x1^4", "{a}x0^4 - {b}x1^4",
)  # fmt: skip


def random_run(rng: np.random.Generator) -> tuple[str, object, SurfaceScale, Trajectory]:
    """Return a random formula, its surface and scale, and a run on it: start, optimiser and rate are random too."""
    numbers = {name: f"{10 ** rng.uniform(-2, 2):.3g}" for name in "ab"} | {n: f"{rng.uniform(0, 2):.3g}" for n in "pq"}
    text = str(rng.choice(KINDS)).format(**numbers)
    surface = typed(text).surface
    start = np.array([0.0, 0.0]) if rng.random() < 0.1 else np.round(rng.uniform(-4, 4, 2), 2)
    name = str(rng.choice(list(OPTIMIZERS)))
    trajectory = Trajectory(start[:, None], np.asarray(surface.value(start[:, None])))
    group = Group(start[:, None], OPTIMIZERS[name].make(10 ** rng.uniform(-4, 0.5)))
    trajectory.extend(list(run_groups([group], surface.value, surface.gradient, int(rng.choice([3, 30, 300])))))
    scale = scale_of(surface.gradient, surface.domain, surface.lowest)
    return f"{text} from {start} by {name}", surface, scale, trajectory


def around(surface, x: np.ndarray, radius: float) -> np.ndarray:
    """Return how much higher the surface is on a ring of 360 points than in its middle."""
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    ring = x[:, None] + radius * np.stack([np.cos(angles), np.sin(angles)])
    with np.errstate(all="ignore"):
        return surface.value(ring) - surface.value(x[:, None])


def refuted(outcome: Outcome, surface, scale: SurfaceScale, trajectory: Trajectory) -> str:
    """Return why a verdict on the end of a run is false, empty where it is true: by values and path alone."""
    path, value = trajectory.x[:, :, 0], trajectory.value[:, 0]
    x, steps = path[-1], np.diff(path, axis=0)
    slope = float(np.hypot(*surface.gradient(x)))
    rings = np.concatenate([around(surface, x, share * scale.size) for share in (0.03, 0.06)])
    noise = 1e-12 * (np.abs(value[-1]) + np.abs(rings).max()) + 2 * slope * 0.06 * scale.size + 1e-9 * scale.slope
    down, up = bool((rings < -noise).any()), bool((rings > noise).any())
    far = math.dist(path[0], x) > 2 * scale.size
    level = slope <= 1e-5 * scale.slope
    checks = {
        **dict.fromkeys(MINIMA, level and not down and up and math.hypot(*steps[-1]) <= 0.01 * scale.size),
        Outcome.SADDLE: level and down and up,
        Outcome.MAXIMUM: level and down and not up,
        Outcome.FLAT_MAXIMUM: level and down and not up,
        Outcome.PLATEAU: slope <= 0.1 * scale.slope,
        Outcome.DIVERGING: far and value[-1] > value[0],
        Outcome.FALLING: far and value[-1] < value[-2] and value[-1] < value[0],
        Outcome.JUMPING: len(path) > 2 and math.dist(path[-1], path[-3]) < 1e-5 * math.hypot(*steps[-1]),
        Outcome.OSCILLATING: bool((steps[-3:] * steps[-4:-1]).sum(axis=1).max() < 0) if len(steps) > 3 else False,
        Outcome.UPHILL: value[-1] > value[-2],
        Outcome.DESCENDING: value[-1] <= value[-2],
        Outcome.TOO_SMALL: len(path) > 20 and math.dist(path[0], x) < 0.5 * scale.size,
    }
    if not checks.get(outcome, True):
        return f"{outcome} is false"
    stands = slope <= 1e-9 * scale.slope and up and not down
    rests = stands and math.hypot(*steps[-1]) <= 1e-3 * scale.size
    return f"{outcome}, but it stands on a minimum" if rests and outcome not in MINIMA else ""


def campaign(tries: int, seed: int) -> tuple[list[str], Counter]:
    rng, wrong, seen = np.random.default_rng(seed), [], Counter()
    for _ in range(tries):
        told, surface, scale, trajectory = random_run(rng)
        if not len(trajectory) or not trajectory.alive[-1, 0]:
            continue
        outcome = diagnose(trajectory, 0, len(trajectory), scale)
        seen[outcome] += 1
        if fault := refuted(outcome, surface, scale, trajectory):
            wrong.append(f"{told}: ends at {trajectory.x[-1, :, 0]}: {fault}")
    return wrong, seen


def test_the_verdicts_on_random_runs_are_true():
    wrong, seen = campaign(400, 0)
    assert not wrong
    assert len(seen) >= 9, seen


@pytest.mark.parametrize(("text", "x", "expected"), [
    ("(x0-x1)^2", (1, 1), Outcome.FLAT_MINIMUM), ("x0^2", (0, 3), Outcome.FLAT_MINIMUM),
    ("x0^4 + x1^4", (0.01, 0), Outcome.FLAT_MINIMUM), ("x0^2 + x1^3", (0, 1e-3), Outcome.SADDLE),
    ("x0^2 + x1^3", (0, 0), Outcome.SADDLE), ("-(x0-x1)^2", (2, 2), Outcome.FLAT_MAXIMUM),
    ("x0^2 - x1^4", (0, 0), Outcome.SADDLE), ("x0^2 + x1^2", (0, 0), Outcome.ARRIVED), ("7", (0, 0), Outcome.PLATEAU),
    ("x0^2 + 1e-6x1^2", (0, 3), None), ("exp(x0) + x1", (-4, 0), None),
    ("relu(x0) + x1^2", (-1, 0), Outcome.FLAT_MINIMUM),
    ("1 - exp(-x0^2 - x1^2)", (6, 6), Outcome.PLATEAU),
])  # fmt: skip
def test_a_place_without_gradient_is_what_the_surface_around_it_says(text, x, expected):
    surface = typed(text).surface
    scale = scale_of(surface.gradient, surface.domain)
    found = stationary_point(np.array(x, float), float(surface.value(np.array(x, float))), scale)
    assert found is expected
