"""The presets of the gradient tab: what the book shows, races, a gallery of failures, and each view's best picture."""

from dataclasses import replace
from typing import Any

from nnviz.core.surfaces import SURFACES
from nnviz.tabs.gradient.state import GradientState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_RACE = GradientState(view="race", surface="valley", s0=-7.0, s1=2.0, steps=30, log=True)
_DOWN = GradientState(view="descent")
_VALLEY = {"surface": "valley", "s0": -7.0, "s1": 2.0, "p0": -7.0, "p1": 2.0, "steps": 30}
_LINE = GradientState(view="line", steps=40)
OPENINGS: dict[str, dict[str, Any]] = {  # what a view opens on where nobody has set anything yet
    "race": {**_VALLEY, "log": True}, "update": {**_VALLEY, "optimizer": "Adam", "rate": 0.3},
}
_OPENED: tuple[dict[str, Any], ...] = (  # the valley brings its own rate
    {}, {**OPENINGS["race"], "rate": SURFACES["valley"].rate}, OPENINGS["update"],
)  # fmt: skip
AFTER_UPDATE = {"optimizer": "SGD", "rate": SURFACES["valley"].rate}  # what it is left with where nothing was set
_RUN = "surface", "s0", "s1", "more", "optimizer", "rate", "early", "steps", "kind"


def is_untouched(state: GradientState) -> bool:
    """Return whether run and surface are those of the beginning, or those on which a view has opened."""
    opened = (replace(GradientState(), **fields) for fields in _OPENED)
    return any(all(getattr(state, name) == getattr(other, name) for name in _RUN) for other in opened)


PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("gradient", "The book's arrow field"),
        GradientState(sign="minus", density=16, p0=-0.75, p1=0.5, window=(-2.0, 2.0, -2.0, 2.0)),
        QT_TRANSLATE_NOOP(
            "gradient", "Minus the gradient of x₀² + x₁², every 0.25: it points downhill, longer where "
            "it is steeper."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "The book's gradient at (3, 4)"),
        GradientState(p0=3.0, p1=4.0, angle=0.0, window=(-1.0, 8.0, -1.0, 8.0)),
        QT_TRANSLATE_NOOP(
            "gradient", "(6, 8): steepest ascent, at right angles to the contour. Try (0, 2) and (3, 0)."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Not towards the minimum"),
        GradientState(surface="valley", sign="minus", length="equal", p0=-7.0, p1=2.0),
        QT_TRANSLATE_NOOP(
            "gradient",
            "Minus the gradient crosses the valley: steepest descent is not the way to the minimum."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "The book's descent"), _DOWN,
        QT_TRANSLATE_NOOP(
            "gradient",
            "Learning rate 0.1, 100 steps: each step is a fifth of the way, so the steps get shorter."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Four optimisers of the book"),
        replace(_RACE, racers=("SGD", "Momentum", "AdaGrad", "Adam")),
        QT_TRANSLATE_NOOP(
            "gradient",
            "The same start, the same number of steps: zigzag, momentum, and step sizes adapted to each direction."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "All six optimisers"), _RACE,
        QT_TRANSLATE_NOOP(
            "gradient", "The one in the lead changes on the way. Drag the start during the race."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: learning rate too small"), replace(_DOWN, rate=0.001),
        QT_TRANSLATE_NOOP(
            "gradient", "After 100 steps it has hardly begun. Raise the learning rate step by step."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: far too small"), replace(_DOWN, rate=1e-10),
        QT_TRANSLATE_NOOP("gradient", "The book's 10⁻¹⁰: the position changes in the eighth digit."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: oscillating"),
        replace(_DOWN, surface="valley", s0=-7.0, s1=2.0, rate=0.95, steps=30),
        QT_TRANSLATE_NOOP("gradient", "Across the valley every step overshoots; along it, progress is slow."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: between two points"), replace(_DOWN, rate=1.0, steps=20),
        QT_TRANSLATE_NOOP(
            "gradient", "With η = 1 each step leads to the mirror image. A little more and it diverges."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: diverging"),
        replace(_DOWN, rate=1.05, steps=60, kind="exact", log=True),
        QT_TRANSLATE_NOOP(
            "gradient",
            "Each step is longer than the one before: on a logarithmic axis a straight line upwards."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: local minimum"),
        replace(_DOWN, surface="rastrigin", s0=-1.8, s1=2.3, rate=0.002),
        QT_TRANSLATE_NOOP(
            "gradient", "The gradient is 0, but the lowest point is elsewhere. Try momentum or another start."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: stuck at a saddle point"),
        replace(_DOWN, surface="saddle", s0=-2.5, s1=0.0, rate=0.1, steps=60),
        QT_TRANSLATE_NOOP(
            "gradient", "A start exactly on the ridge ends at the saddle. Move it up very slightly."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: plateau"),
        replace(_DOWN, surface="plateau", s0=-3.5, s1=3.0, rate=0.5),
        QT_TRANSLATE_NOOP("gradient", "Hardly any gradient, hardly any step. Compare AdaGrad or Adam."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: stopped by rounding"), replace(_DOWN, rate=10.0, kind="both", log=True),
        QT_TRANSLATE_NOOP(
            "gradient", "At 10¹³ x + h equals x: the numerical gradient is 0 and the run stands still. "
            "The exact one goes on."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Pitfall: the start is overwritten"),
        replace(_DOWN, rate=10.0, s0=-6.111107928998789e-10, s1=8.148143905314271e-10, log=True),
        QT_TRANSLATE_NOOP(
            "gradient", "With x = init_x the second run (η = 10) starts where the first (η = 0.1) has ended, "
            "not at (−3, 4): copy the start."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Eight starts, four minima"),
        replace(_DOWN, surface="himmelblau", s0=-0.5, s1=-1.0, rate=0.01, kind="exact",
                more=((0.5, 0.5), (-0.5, 1.0), (1.0, -1.0), (4.5, 4.5), (-4.5, 4.5), (-4.5, -4.5), (4.5, -4.5))),
        QT_TRANSLATE_NOOP("gradient", "Where a descent ends depends on where it begins."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Adam step by step"),
        GradientState(view="update", surface="valley", s0=-7.0, s1=2.0, optimizer="Adam", rate=0.3, steps=30),
        QT_TRANSLATE_NOOP(
            "gradient", "Step through it: means, squares, their correction, and the step they make."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Batch, mini-batch, one sample"),
        GradientState(view="data", s0=-0.5, s1=4.0, rate=0.1, steps=100),
        QT_TRANSLATE_NOOP(
            "gradient", "Smooth, noisy, very noisy. Drag a point of the data: the surface follows."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "A ball on a curve"), replace(_LINE, steps=30),
        QT_TRANSLATE_NOOP(
            "gradient", "Slope below 0: to the right; above 0: to the left. Try η = 0.5, 0.95, 1 and 1.05."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: tiny steps, 1 variable"), replace(_LINE, line_rate=0.001),
        QT_TRANSLATE_NOOP("gradient", "Every step goes 0.2 % of the way to the lowest point. Try η = 0.1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: oscillating, 1 variable"), replace(_LINE, line_rate=0.95),
        QT_TRANSLATE_NOOP("gradient", "Every step ends on the other side of the lowest point, only a tenth nearer."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: diverging, 1 variable"), replace(_LINE, line_rate=1.05),
        QT_TRANSLATE_NOOP("gradient", "Every step ends on the other side, a tenth farther from the lowest point."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: the wrong valley"),
        replace(_LINE, line="valleys", line_start=2.2, line_rate=0.1),
        QT_TRANSLATE_NOOP("gradient", "The ball stops in the valley that comes first. Try Momentum, or another start."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: a plateau, 1 variable"),
        replace(_LINE, line="plateau", line_start=4.0, line_rate=0.5),
        QT_TRANSLATE_NOOP("gradient", "The slope is nearly 0 out here, and so is every step. Drag the start nearer."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Rosenbrock in 3-D"),
        GradientState(view="surface", surface="rosenbrock", s0=-1.5, s1=2.0, optimizer="Adam", rate=0.1, steps=300),
        QT_TRANSLATE_NOOP("gradient", "Fast down the wall, then very slowly along the valley."),
    ),
)  # fmt: skip
