"""The gradient as a field, and everything that walks down it: chapters 4.4 and 6.1."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.core.arrival import Fate, Ground, ground_of, judge, rest_at
from nnviz.core.descent import Group, RaceStep, Trace, partials, race, rate_at, start_values
from nnviz.core.landscape import NEURONS, Landscape, from_table, in_window, of_neuron, safe, typed
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.regression import LARGEST_NUMBER, LEAST_POINTS, NeuronLoss
from nnviz.core.surfaces import contour_levels
from nnviz.core.updates import Part, take_apart
from nnviz.ui.arrows import Arrows
from nnviz.ui.background import GeneratorThread
from nnviz.ui.equations import Equation
from nnviz.ui.handles import Handle
from nnviz.ui.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.listing import Listing
from nnviz.ui.map import MapPlot, field_grid
from nnviz.ui.measures import Line, LinesPlot, round_range
from nnviz.ui.numbers import number_text
from nnviz.ui.parameters import choice, count, number, picks, switch, text
from nnviz.ui.parts import PartsView, Row
from nnviz.ui.paths import Way
from nnviz.ui.plots import Plot, peaks
from nnviz.ui.points import Points
from nnviz.ui.scripts import script_text
from nnviz.ui.surface import SurfaceView
from nnviz.ui.tab import Preset, Tab
from nnviz.ui.theme import THEME

_SURFACE = QT_TRANSLATE_NOOP("gradient", "Surface")
_POINT = QT_TRANSLATE_NOOP("gradient", "Point")
_FIELD = QT_TRANSLATE_NOOP("gradient", "Arrow field")
_DESCENT = QT_TRANSLATE_NOOP("gradient", "Descent")
_RATES = QT_TRANSLATE_NOOP("gradient", "Learning rates")
_OWN = QT_TRANSLATE_NOOP("gradient", "Parameters")
_DATA = QT_TRANSLATE_NOOP("gradient", "Data")
_GRADIENT = QT_TRANSLATE_NOOP("gradient", "Gradient")
_VIEW = QT_TRANSLATE_NOOP("gradient", "View")

_SURFACES = {
    "bowl": QT_TRANSLATE_NOOP("gradient", "Bowl x₀² + x₁²"),
    "valley": QT_TRANSLATE_NOOP("gradient", "Valley x₀²/20 + x₁²"),
    "saddle": QT_TRANSLATE_NOOP("gradient", "Saddle x₀² − x₁²"),
    "rosenbrock": QT_TRANSLATE_NOOP("gradient", "Rosenbrock"),
    "himmelblau": QT_TRANSLATE_NOOP("gradient", "Himmelblau"),
    "beale": QT_TRANSLATE_NOOP("gradient", "Beale"),
    "rastrigin": QT_TRANSLATE_NOOP("gradient", "Rastrigin"),
    "waves": QT_TRANSLATE_NOOP("gradient", "Waves sin x₀ · cos x₁"),
    "plateau": QT_TRANSLATE_NOOP("gradient", "Plateau"),
    "neuron": QT_TRANSLATE_NOOP("gradient", "Loss of a neuron"),
    "typed": QT_TRANSLATE_NOOP("gradient", "Own formula"),
}
_SIGNS = {
    "gradient": QT_TRANSLATE_NOOP("gradient", "Gradient (uphill)"),
    "minus": QT_TRANSLATE_NOOP("gradient", "Minus gradient (downhill)"),
}
_LENGTHS = {"true": QT_TRANSLATE_NOOP("gradient", "True"), "equal": QT_TRANSLATE_NOOP("gradient", "Equal")}
_KINDS = {
    "numerical": QT_TRANSLATE_NOOP("gradient", "Numerical"),
    "exact": QT_TRANSLATE_NOOP("gradient", "Exact"),
    "both": QT_TRANSLATE_NOOP("gradient", "Both, side by side"),
}
_MEASURES = {
    "value": QT_TRANSLATE_NOOP("gradient", "Value f"),
    "slope": QT_TRANSLATE_NOOP("gradient", "Length of the gradient"),
    "step": QT_TRANSLATE_NOOP("gradient", "Length of the step"),
    "error": QT_TRANSLATE_NOOP("gradient", "Numerical − exact gradient"),
}
_NEURONS = {name: name for name in NEURONS}
_RACERS = {name: name for name in OPTIMIZERS}
_ROLES = ("ink", "training", "test", "right", "marker", "vermillion")
_SYMBOLS = ("o", "s", "t1", "d", "star", "p")
_WALKS = ("descent", "race", "update", "data", "surface")
_MOST_STARTS, _MOST_DATA = 12, 60
_AT_ONCE = 50  # steps computed at once in a drag; the rest follows when the hand rests
_REST = 60  # ms without a change after which the rest is computed
_GRID = 200  # points of the map along its longer side
_POINTS = ((-1.5, -1.9), (-1.0, -1.3), (-0.4, 0.6), (0.1, 0.9), (0.7, 2.9), (1.2, 3.1), (1.8, 5.0), (2.3, 5.2))


def _in(*views: str) -> Any:
    return lambda state: state.view in views


def _uses(*names: str) -> Any:
    def shown(state: Any) -> bool:
        used = state.racers if state.view == "race" else (state.optimizer,)
        return state.view != "field" and any(name in used for name in names)

    return shown


def _raced(name: str) -> Any:
    return lambda state: state.view == "race" and name in state.racers


def _rate(name: str, default: float) -> Any:
    return number(default, name, 1e-10, 100, 0.01, log=True, slide=(1e-4, 20.0),
                  section=_RATES, live=True, shown=_raced(name))  # fmt: skip


@dataclass(frozen=True)
class GradientState:
    """Everything the pictures follow from."""

    view: str = "field"
    surface: str = choice(
        "bowl", QT_TRANSLATE_NOOP("gradient", "Surface"), _SURFACES, section=_SURFACE,
        shown=lambda state: state.view != "data",
        tip=QT_TRANSLATE_NOOP("gradient", "What one walks on."),
    )
    formula: str = text(
        "x0^2 + 2 sin(2 x0) + x1^2", QT_TRANSLATE_NOOP("gradient", "f(x0, x1) ="), typed, section=_SURFACE,
        shown=lambda state: state.surface == "typed" and state.view != "data",
        tip=QT_TRANSLATE_NOOP("gradient", "A formula in x0 and x1, such as x0^2 + 3 x0 x1 or sin(x0) cos(x1)."),
    )
    neuron: str = choice(
        "identity", QT_TRANSLATE_NOOP("gradient", "Activation"), _NEURONS, section=_SURFACE,
        shown=lambda state: state.view == "data" or state.surface == "neuron",
        tip=QT_TRANSLATE_NOOP("gradient", "The function after the weighted sum of the neuron."),
    )
    p0: float = number(2.0, "x₀", -1000, 1000, 0.1, slide=(-5.0, 5.0), section=_POINT, shown=_in("field"))
    p1: float = number(1.5, "x₁", -1000, 1000, 0.1, slide=(-5.0, 5.0), section=_POINT, shown=_in("field"))
    angle: float = number(
        120.0, QT_TRANSLATE_NOOP("gradient", "Direction θ"), -180, 180, 1, unit="°", section=_POINT, shown=_in("field"),
        tip=QT_TRANSLATE_NOOP("gradient", "The direction whose slope is measured, from the x₀ axis."),
    )
    racers: tuple[str, ...] = picks(
        tuple(OPTIMIZERS), QT_TRANSLATE_NOOP("gradient", "Optimisers"), _RACERS, section=_DESCENT, shown=_in("race"),
    )
    s0: float = number(
        -3.0, QT_TRANSLATE_NOOP("gradient", "Start x₀"), -1000, 1000, 0.1, slide=(-10.0, 10.0), section=_DESCENT,
        shown=_in(*_WALKS),
    )
    s1: float = number(
        4.0, QT_TRANSLATE_NOOP("gradient", "Start x₁"), -1000, 1000, 0.1, slide=(-10.0, 10.0), section=_DESCENT,
        shown=_in(*_WALKS),
    )
    more: tuple[tuple[float, float], ...] = ()
    optimizer: str = choice(
        "SGD", QT_TRANSLATE_NOOP("gradient", "Optimiser"), tuple(OPTIMIZERS), section=_DESCENT,
        shown=_in("descent", "update", "data", "surface"),
        tip=QT_TRANSLATE_NOOP("gradient", "The rule that turns gradients into updates."),
    )
    rate: float = number(
        0.1, QT_TRANSLATE_NOOP("gradient", "Learning rate η"), 1e-10, 100, 0.01, log=True, slide=(1e-4, 20.0),
        section=_DESCENT, live=True, shown=_in("descent", "update", "data", "surface"),
        tip=QT_TRANSLATE_NOOP("gradient", "While it plays, a change holds from the present step on."),
    )
    from_here: bool = switch(
        False, QT_TRANSLATE_NOOP("gradient", "From here on"), section=_DESCENT,
        shown=_in("descent", "update", "data", "surface"),
        tip=QT_TRANSLATE_NOOP("gradient", "A new learning rate leaves the steps before the one on show as they are."),
    )
    early: tuple[tuple[int, float], ...] = ()
    r_sgd: float = _rate("SGD", 0.95)
    r_momentum: float = _rate("Momentum", 0.1)
    r_nesterov: float = _rate("Nesterov", 0.1)
    r_adagrad: float = _rate("AdaGrad", 1.5)
    r_rmsprop: float = _rate("RMSProp", 0.3)
    r_adam: float = _rate("Adam", 0.3)
    momentum: float = number(
        0.9, QT_TRANSLATE_NOOP("gradient", "Momentum μ"), 0, 1, 0.01, section=_OWN,
        shown=_uses("Momentum", "Nesterov"),
        tip=QT_TRANSLATE_NOOP("gradient", "The share of the last step that is kept."),
    )
    rho: float = number(
        0.9, QT_TRANSLATE_NOOP("gradient", "Decay ρ"), 0, 0.9999, 0.01, section=_OWN, shown=_uses("RMSProp"),
        tip=QT_TRANSLATE_NOOP("gradient", "How slowly the mean of squared gradients forgets."),
    )
    beta1: float = number(
        0.9, QT_TRANSLATE_NOOP("gradient", "Decay β₁"), 0, 0.999, 0.01, section=_OWN, shown=_uses("Adam"),
        tip=QT_TRANSLATE_NOOP("gradient", "How slowly the mean of the gradients forgets."),
    )
    beta2: float = number(
        0.999, QT_TRANSLATE_NOOP("gradient", "Decay β₂"), 0, 0.9999, 0.001, section=_OWN, shown=_uses("Adam"),
        tip=QT_TRANSLATE_NOOP("gradient", "How slowly the mean of squared gradients forgets."),
    )
    steps: int = count(
        100, QT_TRANSLATE_NOOP("gradient", "Steps"), 1, 10_000, log=True, section=_DESCENT, shown=_in(*_WALKS),
    )
    batch: int = count(
        3, QT_TRANSLATE_NOOP("gradient", "Mini-batch"), 2, 50, section=_DATA, shown=_in("data"),
        tip=QT_TRANSLATE_NOOP("gradient", "How many samples a step of the mini-batch path sees."),
    )
    seed: int = count(
        0, QT_TRANSLATE_NOOP("gradient", "Seed"), 0, 9999, section=_DATA, shown=_in("data"),
        tip=QT_TRANSLATE_NOOP("gradient", "The same seed draws the same samples."),
    )
    points: tuple[tuple[float, float], ...] = _POINTS
    kind: str = choice(
        "numerical", QT_TRANSLATE_NOOP("gradient", "Gradient"), _KINDS, section=_GRADIENT,
        shown=_in("descent", "race", "update", "surface"),
        tip=QT_TRANSLATE_NOOP("gradient", "Central differences, or the derivative by the rules."),
    )
    h: float = number(
        1e-4, QT_TRANSLATE_NOOP("gradient", "Step h"), 1e-15, 1, 1e-4, log=True, section=_GRADIENT,
        shown=lambda state: state.view in ("descent", "race", "update", "surface") and state.kind != "exact",
        tip=QT_TRANSLATE_NOOP("gradient", "How far to both sides the numerical gradient looks."),
    )
    single: bool = switch(
        False, QT_TRANSLATE_NOOP("gradient", "float32"), section=_GRADIENT,
        shown=_in("descent", "race", "update", "surface"),
        tip=QT_TRANSLATE_NOOP("gradient", "Computes with 7 instead of 16 digits."),
    )
    ahead: bool = switch(
        True, QT_TRANSLATE_NOOP("gradient", "Way ahead"), section=_VIEW, shown=_in("descent", "race", "update", "data"),
        tip=QT_TRANSLATE_NOOP("gradient", "Shows the steps to come. Off: let the class guess."),
    )
    log: bool = switch(
        False, QT_TRANSLATE_NOOP("gradient", "Logarithmic axis"), section=_VIEW, shown=_in("descent", "race", "data"),
    )
    measure: str = choice(
        "value", QT_TRANSLATE_NOOP("gradient", "Curve of"), _MEASURES, section=_VIEW,
        shown=_in("descent", "race", "data"),
    )
    arrows: bool = switch(
        True, QT_TRANSLATE_NOOP("gradient", "Arrows"), section=_FIELD, shown=lambda state: state.view != "surface",
    )
    sign: str = choice("gradient", QT_TRANSLATE_NOOP("gradient", "Sign"), _SIGNS, section=_FIELD, shown=_in("field"))
    length: str = choice("true", QT_TRANSLATE_NOOP("gradient", "Length"), _LENGTHS, section=_FIELD, shown=_in("field"))
    density: int = count(
        10, QT_TRANSLATE_NOOP("gradient", "Arrows across"), 4, 32, section=_FIELD, shown=_in("field"),
    )
    window: tuple[float, ...] = ()
    azimuth: float = -60.0
    elevation: float = 32.0  # fmt: skip


_RACE = GradientState(view="race", surface="valley", s0=-7.0, s1=2.0, steps=30)
_DOWN = GradientState(view="descent")
_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("gradient", "The book's arrow field"),
        GradientState(sign="minus", density=16, p0=-2.0, p1=-2.0, window=(-2.0, 2.0, -2.0, 2.0)),
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
            "The same start, the same clock: zigzag, momentum, and steps fitted to each direction."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "All six optimisers"), _RACE,
        QT_TRANSLATE_NOOP(
            "gradient", "Who is ahead changes on the way. Drag the start while the race is on show."
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
        QT_TRANSLATE_NOOP("gradient", "Failure: two points for ever"), replace(_DOWN, rate=1.0, steps=20),
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
        QT_TRANSLATE_NOOP("gradient", "Failure: resting on a saddle"),
        replace(_DOWN, surface="saddle", s0=-2.5, s1=0.0, rate=0.1, steps=60),
        QT_TRANSLATE_NOOP(
            "gradient", "A start exactly on the ridge ends at the saddle. Move it up by a hair."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: plateau"),
        replace(_DOWN, surface="plateau", s0=-3.5, s1=3.0, rate=0.5),
        QT_TRANSLATE_NOOP("gradient", "Hardly any gradient, hardly any step. Compare AdaGrad or Adam."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Failure: round-off freeze"), replace(_DOWN, rate=10.0, kind="both", log=True),
        QT_TRANSLATE_NOOP(
            "gradient", "At 10¹³ x + h equals x: the numerical gradient is 0 and the walk stands still. "
            "The exact one goes on."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Eight starts, four minima"),
        replace(_DOWN, surface="himmelblau", s0=-0.5, s1=-1.0, rate=0.01, kind="exact",
                more=((0.5, 0.5), (-0.5, 1.0), (1.0, -1.0), (4.5, 4.5), (-4.5, 4.5), (-4.5, -4.5), (4.5, -4.5))),
        QT_TRANSLATE_NOOP("gradient", "Where a descent ends depends on where it begins."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("gradient", "Adam taken apart"),
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
        QT_TRANSLATE_NOOP("gradient", "Rosenbrock in three dimensions"),
        GradientState(view="surface", surface="rosenbrock", s0=-1.5, s1=2.0, optimizer="Adam", rate=0.1, steps=300),
        QT_TRANSLATE_NOOP("gradient", "Down the wall at once, along the valley for ever."),
    ),
)  # fmt: skip

_FATES = {
    Fate.START: QT_TRANSLATE_NOOP("gradient", "At the start. Press Space, or drag the start somewhere else."),
    Fate.DIVERGED: QT_TRANSLATE_NOOP(
        "gradient", "Diverged: step {step} left the range of numbers. Shown is the last good place."
    ),
    Fate.FROZEN: QT_TRANSLATE_NOOP(
        "gradient", "Frozen by round-off: x + h equals x, so the numerical gradient is 0."
    ),
    Fate.JUMPING: QT_TRANSLATE_NOOP("gradient", "Oscillating: it jumps between two points for ever."),
    Fate.DIVERGING: QT_TRANSLATE_NOOP("gradient", "Diverging: the steps grow and grow."),
    Fate.FALLING: QT_TRANSLATE_NOOP("gradient", "Falling for ever: this surface has no lowest point that way."),
    Fate.ARRIVED: QT_TRANSLATE_NOOP("gradient", "Arrived: the gradient is 0, and the surface curves up. A minimum."),
    Fate.LOCAL_MINIMUM: QT_TRANSLATE_NOOP(
        "gradient", "Stuck in a local minimum: the gradient is 0, but the surface is lower elsewhere."
    ),
    Fate.SADDLE: QT_TRANSLATE_NOOP(
        "gradient", "Resting on a saddle: the gradient is 0, up one way, down the other. No minimum."
    ),
    Fate.MAXIMUM: QT_TRANSLATE_NOOP("gradient", "Resting on a maximum: the gradient is 0, every way leads down."),
    Fate.PLATEAU: QT_TRANSLATE_NOOP("gradient", "On a plateau: there is almost no gradient, and no minimum near."),
    Fate.OSCILLATING: QT_TRANSLATE_NOOP("gradient", "Oscillating: every step overshoots and turns back."),
    Fate.TOO_SMALL: QT_TRANSLATE_NOOP(
        "gradient", "Too small: at this learning rate the way would take many more steps."
    ),
    Fate.UPHILL: QT_TRANSLATE_NOOP("gradient", "The last step went uphill."),
    Fate.DESCENDING: QT_TRANSLATE_NOOP("gradient", "Descending."),
}
_PLACES = {
    Fate.ARRIVED: QT_TRANSLATE_NOOP("gradient", "The gradient is 0 here: a minimum."),
    Fate.LOCAL_MINIMUM: QT_TRANSLATE_NOOP("gradient", "The gradient is 0 here: a local minimum."),
    Fate.MAXIMUM: QT_TRANSLATE_NOOP("gradient", "The gradient is 0 here: a maximum."),
    Fate.SADDLE: QT_TRANSLATE_NOOP("gradient", "The gradient is 0 here: a saddle."),
    Fate.PLATEAU: QT_TRANSLATE_NOOP("gradient", "The gradient is 0 here: flat ground."),
}
_SENTENCES = {
    "gradient": QT_TRANSLATE_NOOP("gradient", "Points to where f rises fastest."),
    "sgd step": QT_TRANSLATE_NOOP("gradient", "Against the gradient, as long as η and the gradient say."),
    "kept": QT_TRANSLATE_NOOP("gradient", "What is kept of the last step."),
    "push": QT_TRANSLATE_NOOP("gradient", "The push downhill that is new."),
    "momentum step": QT_TRANSLATE_NOOP("gradient", "Both together: the new velocity is the step."),
    "velocity": QT_TRANSLATE_NOOP("gradient", "Both together: the new velocity."),
    "nesterov step": QT_TRANSLATE_NOOP("gradient", "The new velocity once more, shrunk, and the push once more."),
    "square": QT_TRANSLATE_NOOP("gradient", "For each direction by itself: how steep it is, squared."),
    "sum of squares": QT_TRANSLATE_NOOP("gradient", "All squares so far. It only grows, so the steps shrink for ever."),
    "mean of squares": QT_TRANSLATE_NOOP("gradient", "A moving mean of the squares: old ones are forgotten."),
    "adagrad step": QT_TRANSLATE_NOOP("gradient", "The gradient, divided by √h in each direction."),
    "rmsprop step": QT_TRANSLATE_NOOP("gradient", "The gradient, divided by √h in each direction."),
    "mean": QT_TRANSLATE_NOOP("gradient", "A moving mean of the gradients: a velocity."),
    "corrected mean": QT_TRANSLATE_NOOP("gradient", "The mean began at 0; divided by 1 − β₁ᵗ it is not too small."),
    "corrected squares": QT_TRANSLATE_NOOP("gradient", "The same for the squares."),
    "adam step": QT_TRANSLATE_NOOP("gradient", "Nearly η in each direction, however steep it is."),
}
_PART_ROLES = {"gradient": "vermillion", "push": "vermillion", "kept": "training", "velocity": "training",
               "mean": "training", "corrected mean": "training"}  # fmt: skip


@dataclass(frozen=True)
class Walker:
    """One column of the trace as it is shown; `name` in the language in force."""

    name: str
    role: str
    symbol: str
    dash: bool = False
    h: float | None = None  # of its numerical gradient


@lru_cache(maxsize=8)
def _landscape(surface: str, formula: str, neuron: str, points: tuple, window: tuple) -> tuple[Landscape, Ground]:
    """Return what one walks on, measured once; Problem for what cannot be walked on."""
    if surface == "neuron":
        land = of_neuron(NeuronLoss(points, neuron))
    else:
        land = typed(formula) if surface == "typed" else from_table(surface)
    land = in_window(land, window)
    return land, ground_of(land.surface.gradient, land.surface.domain, land.surface.lowest)


def _hatted(formula: str) -> str:
    """Return a formula whose hats are bold: many fonts draw them beside the plain letter."""
    return formula.replace("m̂", "<b>m̂</b>").replace("v̂", "<b>v̂</b>")


def _two(v: Sequence[float], digits: int = 3) -> str:
    """Return two numbers on two lines, for a cell of a table."""
    return f"{number_text(float(v[0]), digits)}\n{number_text(float(v[1]), digits)}"


def _pair(v: Sequence[float], digits: int = 4) -> str:
    return f"({number_text(float(v[0]), digits)}, {number_text(float(v[1]), digits)})"


class GradientTab(Tab):
    """A surface from above with its gradient, the ways that lead down it, and what each step is made of."""

    name = "gradient"
    title = QT_TRANSLATE_NOOP("gradient", "Gradient")
    sections = QT_TRANSLATE_NOOP("gradient", "Book chapters 4.4 and 6.1")
    State = GradientState
    presets = _PRESETS
    views = {
        "field": QT_TRANSLATE_NOOP("gradient", "Gradient"),
        "descent": QT_TRANSLATE_NOOP("gradient", "Descent"),
        "race": QT_TRANSLATE_NOOP("gradient", "Race"),
        "update": QT_TRANSLATE_NOOP("gradient", "One update"),
        "data": QT_TRANSLATE_NOOP("gradient", "Data"),
        "surface": QT_TRANSLATE_NOOP("gradient", "3-D"),
    }
    has_time = True
    time_unit = ("gradient", QT_TRANSLATE_NOOP("gradient", "step"))

    # What is on the screen.

    def build(self) -> None:
        """Make the map, what stands beside it, and the surface in three dimensions."""
        self.trace: Trace | None = None
        self.walkers: list[Walker] = []
        self._run_key: tuple | None = None
        self._ground_key: tuple | None = None
        self._field_key: tuple | None = None
        self._slope_top = 1.0
        self._frames: Iterator[RaceStep] | None = None
        self._worker: GeneratorThread | None = None
        self._wanted = 10**9  # the moment asked for; the newest one at first
        self._busy = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest)
        self._build_map()
        self._build_side()
        self._build_surface()
        self._lay_out()
        self.timeline.set_stride_tip("gradient", QT_TRANSLATE_NOOP("gradient", "Ten steps"))
        self.timeline.moved.connect(self._on_moved)

    def _build_map(self) -> None:
        self.map = MapPlot("gradient")
        self.map.set_reader(self._read)
        self.map.viewed.connect(self._on_viewed)
        self.map.clicked.connect(self._on_clicked)
        self.minima = pg.ScatterPlotItem(symbol="+", pxMode=True)
        self.minima.setZValue(3)
        self.map.addItem(self.minima, ignoreBounds=True)
        self.ways = [Way(self.map, "ink") for _ in range(2 * _MOST_STARTS)]
        self.partial_arrows = [Arrows(self.map, "training", 2, z=8, dash=True) for _ in range(2)]
        self.direction_arrow = Arrows(self.map, "ink", 2.5, z=9)
        self.kept_arrow, self.push_arrow = (Arrows(self.map, role, 3, z=21) for role in ("training", "vermillion"))
        self.step_arrow = Arrows(self.map, "ink", 3, z=22)
        self.gradient_arrow = Arrows(self.map, "vermillion", 3, z=23)
        self.starts = [Handle(self.map, "ink", "diamond") for _ in range(_MOST_STARTS)]
        for handle in self.starts:
            handle.moved.connect(self._on_start_moved)
        self.turner = Handle(self.map, "ink", "square", radius=6)
        self.turner.moved.connect(self._on_turned)
        self.probe = Handle(self.map, "vermillion", "circle")
        self.probe.moved.connect(self._on_probe)
        THEME.changed.connect(self._restyle_minima)
        self._restyle_minima()

    def _build_side(self) -> None:
        self.verdict = QLabel(objectName="verdict")
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(16, 4, 16, 0)
        self.slope_plot = LinesPlot("gradient", 1)
        self.slope_plot.set_texts(
            QT_TRANSLATE_NOOP("gradient", "Slope in every direction"),
            QT_TRANSLATE_NOOP("gradient", "Direction θ in degrees"),
            QT_TRANSLATE_NOOP("gradient", "Directional derivative"),
        )  # fmt: skip
        self.zero = self.slope_plot.marker("muted", dash=False, angle=0)
        turns = (-180, -90, 0, 90, 180)
        self.slope_plot.getAxis("bottom").setTicks([[(turn, number_text(turn)) for turn in turns]])
        self.best = self.slope_plot.marker("vermillion", label=" ")
        self.slope_handle = Handle(self.slope_plot, "ink", "square", key_step=(1, 1), radius=6)
        self.slope_handle.moved.connect(self._on_angle)
        self.curves = LinesPlot("gradient", 2 * _MOST_STARTS)
        self.now = self.curves.marker("marker")
        self.rate_marks = [self.curves.marker("muted", label=" ") for _ in range(8)]
        self.table = Listing("gradient", _STEP_TITLES, lines=2)
        self.table.chosen.connect(self._on_row)
        self.standings = Listing("gradient", _RACE_TITLES)
        self.parts = PartsView()
        self.data_plot = LinesPlot("gradient", 3)
        self.data_plot.set_texts(
            QT_TRANSLATE_NOOP("gradient", "Data and answers"),
            QT_TRANSLATE_NOOP("gradient", "x"),
            QT_TRANSLATE_NOOP("gradient", "t, y"),
        )  # fmt: skip
        self.data_points = Points(self.data_plot, radius=6)
        self.data_points.moved.connect(self._on_data_moved)
        self.data_points.keyed.connect(self._on_data_keyed)
        self.data_plot.clicked.connect(self._on_data_clicked)

    def _build_surface(self) -> None:
        self.solid = SurfaceView("gradient")
        self.solid.turned.connect(self._on_solid_turned)
        column = QVBoxLayout(self.pages["surface"])
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.solid)

    def _lay_out(self) -> None:
        page = self.pages["field"]
        for key in ("descent", "race", "update", "data"):  # one map for all of them
            self._stack.removeWidget(self.pages[key])
            self.pages[key].deleteLater()
            self.pages[key] = page
        side = QWidget(objectName="picture")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget, stretch in ((self.standings, 0), (self.data_plot, 5), (self.slope_plot, 1), (self.parts, 1),
                                (self.curves, 4), (self.table, 3)):  # fmt: skip
            column.addWidget(widget, stretch)
        column.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.map, 60)
        row.addWidget(side, 40)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(8, 0, 8, 0)
        whole.setSpacing(0)
        self.picture.layout().insertWidget(1, self.verdict)
        whole.addSpacing(6)
        whole.addLayout(row, 1)

    def plots(self) -> Sequence[Plot]:
        """Return the plots of the view on show, the main one first."""
        beside = {"field": (self.slope_plot,), "data": (self.data_plot, self.curves), "update": ()}
        return (self.map, *beside.get(self.state.view, (self.curves,)))

    # One State.

    def check(self, state: GradientState) -> None:
        """Refuse what cannot be walked on or from."""
        starts = _pairs(state.more)
        if starts is None or len(starts) >= _MOST_STARTS:
            raise ValueError(
                translate("gradient", "There can be at most {most} starts.").format(most=_MOST_STARTS)
            )
        points = _pairs(state.points)
        if points is None or not LEAST_POINTS <= len(points) <= _MOST_DATA:
            text_ = translate("gradient", "The data needs {least} to {most} points.")
            raise ValueError(text_.format(least=LEAST_POINTS, most=_MOST_DATA))
        if state.window and not _is_window(state.window):
            raise ValueError(translate("gradient", "The window needs four numbers: low and high x₀, low and high x₁."))
        if not all(isinstance(e, Sequence) and len(e) == 2 and e[1] > 0 for e in state.early) or len(state.early) > 50:
            raise ValueError(translate("gradient", "The list of learning rates cannot be read."))
        land, _ = self._land(state)
        if state.view != "field":
            start_values(safe(land.surface.value), np.array([(state.s0, state.s1), *state.more]).T)

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set fields; another surface brings its own start, and a new rate may hold only from here on."""
        state = self.state
        if fields.get("surface", state.surface) != state.surface or "view" in fields and "data" in (
            fields["view"], state.view
        ):
            fields = self._with_start(fields)
        if "rate" in fields:
            at = self.timeline.position
            if (self.timeline.running or state.from_here) and 0 < at < 10**9 and at < state.steps:
                kept = tuple(entry for entry in state.early if entry[0] < at)
                before = rate_at(at - 1, state.rate, state.early)
                fields["early"] = (*kept, (at, before))
            else:
                fields["early"] = ()
        if fields.get("steps", 0) and fields["steps"] > state.steps and self._at_end():
            self._wanted = 10**9
        super().change(merge, **fields)

    def _with_start(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Add the start, the probe and the rate that suit a new surface."""
        try:
            wanted = replace(self.state, **{"window": (), **fields})
            land, _ = self._land(wanted)
        except ValueError:  # told by check
            return fields
        (s0, s1), rate = land.surface.start, land.surface.rate
        own = {"s0": s0, "s1": s1, "p0": s0, "p1": s1, "rate": rate, "more": (), "early": (), "window": ()}
        return {**own, **fields}

    def _land(self, state: GradientState) -> tuple[Landscape, Ground]:
        kind = "neuron" if state.view == "data" else state.surface
        points = tuple(map(tuple, state.points)) if kind == "neuron" else ()
        return _landscape(kind, state.formula if kind == "typed" else "", state.neuron if kind == "neuron" else "",
                          points, () if kind == "neuron" else tuple(state.window))  # fmt: skip

    @property
    def landscape(self) -> Landscape:
        """What is walked on now."""
        return self._land(self.state)[0]

    def value_at(self, x: np.ndarray) -> np.ndarray:
        """Return f at points (2, …), without warnings."""
        return safe(self.landscape.surface.value)(x)

    def gradient_at(self, x: np.ndarray, state: GradientState) -> np.ndarray:
        """Return the gradient the State asks for at points (2, …): exact or by central differences."""
        surface = self.landscape.surface
        with np.errstate(all="ignore"):
            return surface.gradient(x) if state.kind == "exact" else partials(safe(surface.value), x, state.h)

    def draw(self, state: GradientState) -> None:
        """Draw the ground if it is another one, then what stands on it."""
        land, _ = self._land(state)
        self._name_axes(land)
        self._show_widgets(state)
        key = (land, state.view == "surface")
        if key != self._ground_key:
            fresh = self._ground_key is None or self._ground_key[0].surface.domain != land.surface.domain
            moved = self._ground_key is not None and self._ground_key[0].surface.value != land.surface.value
            self._ground_key = key
            if fresh or moved and state.view != "data":
                self.map.fitted = True
            self._draw_ground(fine=not self._dragging())
        self._draw_field(state)
        if state.view == "field":
            self._draw_probe(state)
            self.timeline.setVisible(False)
            self.start_button.setVisible(False)
        else:
            self.timeline.setVisible(True)
            self.start_button.setVisible(True)
            if state.view == "data":
                self._draw_data(state)
            self._prepare(state)
            self._draw_starts(state)
        self.hint.setText(self._hint_text(state))

    def _dragging(self) -> bool:
        return any(handle.held for handle in self.data_points.handles)

    def _show_widgets(self, state: GradientState) -> None:
        view = state.view
        for widget, views in ((self.slope_plot, ("field",)), (self.curves, ("descent", "race", "data")),
                              (self.table, ("descent",)), (self.standings, ("race", "data")),
                              (self.parts, ("update",)), (self.data_plot, ("data",))):  # fmt: skip
            widget.setVisible(view in views)
        field = view == "field"
        for item in (self.probe, self.turner, self.direction_arrow, *self.partial_arrows):
            item.setVisible(field)
        for item in (self.kept_arrow, self.push_arrow, self.step_arrow):
            item.setVisible(view == "update")
        if field:
            for item in (*self.ways, *self.starts):
                item.hide()

    def _name_axes(self, land: Landscape) -> None:
        if land.data is None:
            names = ("x₀", "x₁")
        else:
            names = (QT_TRANSLATE_NOOP("gradient", "Weight w"), QT_TRANSLATE_NOOP("gradient", "Bias b"))
        if self.map._texts[1:] != names:
            self.map.set_texts("", *names)
            self.solid.set_texts("", *(("x₀", "x₁", "f") if land.data is None else ("w", "b", "E")))

    def _draw_ground(self, fine: bool = True) -> None:
        """Compute the surface for what is seen."""
        surface = self.landscape.surface
        if self.state.view == "surface":
            a, b, c, d = surface.domain
            x, y = np.linspace(a, b, 45), np.linspace(c, d, 45)
            self.solid.set_surface(x, y, self.value_at(np.stack(np.meshgrid(x, y))))
            return
        self.map.show_domain(surface.domain)
        a, b, c, d = self.map.view()
        points = _GRID if fine else _GRID // 3
        side = max(b - a, d - c) / points
        x, y = (np.linspace(lo, hi, max(12, round((hi - lo) / side))) for lo, hi in ((a, b), (c, d)))
        z = self.value_at(np.stack(np.meshgrid(x, y)))
        self.map.contours.set_field(x, y, z, contour_levels(z))
        minima = np.array(surface.minima, dtype=float).reshape(-1, 2)
        self.minima.setData(pos=minima)
        if not fine:
            self._rest.start()

    def _draw_field(self, state: GradientState) -> None:
        """Draw the arrows of what is seen, on round grid points; nothing if they are drawn already."""
        key = (self._land(state)[0], self.map.view(), state.arrows, state.view == "field", state.view == "surface",
               state.sign, state.length, state.density, THEME.current.scale)  # fmt: skip
        if key == self._field_key:
            return
        self._field_key = key
        if not state.arrows or state.view == "surface":
            self.map.show_field(*np.empty((4, 0)))
            return
        own = state.view == "field"
        grid, spacing = field_grid(self.map.view(), state.density if own else 10)
        with np.errstate(all="ignore"):
            g = self.landscape.surface.gradient(grid)
        if not own or state.sign == "minus":
            g = -g
        length = np.hypot(*g)
        top = float(np.nanmax(np.where(np.isfinite(length), length, np.nan), initial=0.0)) if length.size else 0.0
        if own and state.length == "true":
            shown = g / top * 0.95 * spacing if top else g * 0
        else:
            with np.errstate(all="ignore"):
                shown = np.where(length > 1e-12 * top, g / length, 0) * 0.55 * spacing
        self.map.show_field(grid[0], grid[1], shown[0], shown[1], 0.75 if own else 0.4)

    # The probe.

    def _draw_probe(self, state: GradientState) -> None:
        _, ground = self._land(state)
        x = np.array([state.p0, state.p1])
        g = self.gradient_at(x, state)
        view = self.map.view()
        height = view[3] - view[2]
        scale = 0.2 * height / ground.slope
        length = float(np.hypot(*g))
        if np.isfinite(length) and length * scale > 0.42 * height:
            scale = 0.42 * height / length
        good = np.isfinite(length)
        for arrow, (dx, dy) in zip((self.gradient_arrow, *self.partial_arrows),
                                   (g, (g[0], 0.0), (0.0, g[1])), strict=True):  # fmt: skip
            if good:
                arrow.show_arrows(*(np.array([v]) for v in (x[0], x[1], dx * scale, dy * scale)), 12)
            else:
                arrow.clear_arrows()
        angle = np.deg2rad(state.angle)
        reach = 0.24 * height
        tip = x + reach * np.array([np.cos(angle), np.sin(angle)])
        self.direction_arrow.show_arrows(x[:1], x[1:], tip[:1] - x[:1], tip[1:] - x[1:], 10)
        self.turner.put(*tip)
        self.probe.put(*x)
        self.probe.key_step = (0.1, 0.1)
        self._draw_slopes(state, g if good else np.zeros(2))
        self._say(self._place_text(state, x, g))

    def _draw_slopes(self, state: GradientState, g: np.ndarray) -> None:
        theta = np.linspace(-180, 180, 181)
        slopes = g[0] * np.cos(np.deg2rad(theta)) + g[1] * np.sin(np.deg2rad(theta))
        line = Line(translate("gradient", "Slope"), "ink", theta, slopes)
        self.slope_plot.show_lines([line])
        top = float(np.hypot(*g)) * 1.08
        if not 0.4 * self._slope_top < top <= self._slope_top or not self.probe.held:  # the axis rests in a drag
            self._slope_top = round_range(0, max(top, 1e-9))[1]
        top = self._slope_top
        self.slope_plot.set_domain((-180.0, 180.0), (-top, top))
        steepest = float(np.rad2deg(np.arctan2(g[1], g[0])))
        self.best.setVisible(bool(g.any()))
        self.best.setValue(steepest)
        label = translate("gradient", "largest: {value}").format(value=number_text(float(np.hypot(*g))))
        self.best.label.setFormat(label)
        at = np.deg2rad(state.angle)
        self.slope_handle.put(state.angle, float(g[0] * np.cos(at) + g[1] * np.sin(at)))

    def _place_text(self, state: GradientState, x: np.ndarray, g: np.ndarray) -> str:
        land, ground = self._land(state)
        value = float(self.value_at(x))
        if not np.isfinite(value) or not np.isfinite(g).all():
            return translate("gradient", "f has no value or no gradient here.")
        fate = rest_at(x, value, ground)
        if fate is not None:
            return translate("gradient", _PLACES[fate])
        told = translate("gradient", "At {place} f is {value}. It rises fastest towards {angle}°: by {length} a unit.")
        return told.format(
            place=_pair(x), value=number_text(value), length=number_text(float(np.hypot(*g))),
            angle=number_text(float(np.rad2deg(np.arctan2(g[1], g[0]))), 3),
        )  # fmt: skip

    @Slot(float, float)
    def _on_probe(self, x: float, y: float) -> None:
        self.change(merge="probe", p0=_tidy(x, self.map), p1=_tidy(y, self.map))

    @Slot(float, float)
    def _on_turned(self, x: float, y: float) -> None:
        angle = float(np.rad2deg(np.arctan2(y - self.state.p1, x - self.state.p0)))
        self.change(merge="angle", angle=float(round(angle)))

    @Slot(float, float)
    def _on_angle(self, angle: float, slope: float) -> None:
        self.change(merge="angle", angle=float(min(180, max(-180, round(angle)))))

    # The walk.

    def _prepare(self, state: GradientState) -> None:
        """Compute the walk of a State: its first steps at once, the others when the hand rests."""
        key = (state.view if state.view != "surface" else "descent", self._land(state)[0], state.racers, state.s0,
               state.s1, state.more, state.optimizer, state.rate, state.early, self._racer_rates(state), state.momentum,
               state.rho, state.beta1, state.beta2, state.steps, state.batch, state.seed, state.kind, state.h,
               state.single)  # fmt: skip
        if key == self._run_key:
            self._draw_moment()
            return
        at_end = self._run_key is None or self._at_end()
        if self._run_key is not None:
            self._wanted = 10**9 if at_end else max(self._wanted if self._busy else 0, self.timeline.position)
        self._run_key = key
        self._stop_worker()
        groups, gradient, self.walkers = self._runners(state)
        value = self.landscape.surface.value
        starts = np.concatenate([group.starts for group in groups], axis=1)
        self.trace = Trace(starts, safe(value)(starts))
        self._frames = race(groups, value, gradient, state.steps)
        first = _AT_ONCE if len(groups) <= 2 else _AT_ONCE * 3 // 5
        self.trace.extend(list(islice(self._frames, min(state.steps, first))))
        self._busy = len(self.trace) == first < state.steps
        if self._busy:
            self._rest.start()
        self._show_run()

    def _show_run(self) -> None:
        total = self.state.steps if self._busy else len(self.trace)
        self._following = self._wanted >= total
        self.timeline.show_run(self.trace, total, min(self._wanted, len(self.trace)))

    def _at_end(self) -> bool:
        return self.trace is None or (not self.timeline.running and self.timeline.position >= len(self.trace)
                                      and (not self._busy or self._following))  # fmt: skip

    @staticmethod
    def _racer_rates(state: GradientState) -> tuple[float, ...]:
        return (state.r_sgd, state.r_momentum, state.r_nesterov, state.r_adagrad, state.r_rmsprop, state.r_adam)

    def _made(self, state: GradientState, name: str, rate: float) -> Any:
        row = OPTIMIZERS[name]
        return row.make(**{p.name: getattr(state, p.name) for p in row.parameters if p.name != "rate"}, rate=rate)

    def _runners(self, state: GradientState) -> tuple[list[Group], Any, list[Walker]]:
        """Return the groups of a State, the gradient for all their columns, and how they are shown."""
        kind = np.float32 if state.single and state.view != "data" else np.float64
        start = np.array([[state.s0], [state.s1]], dtype=kind)
        h = None if state.kind == "exact" else state.h
        if state.view == "data":
            return self._data_runners(state, start)
        if state.view == "race":
            rates = dict(zip(OPTIMIZERS, self._racer_rates(state), strict=True))
            groups = [Group(start, self._made(state, name, rates[name])) for name in state.racers]
            places = list(OPTIMIZERS)
            walkers = [Walker(name, _ROLES[i], _SYMBOLS[i], h=h) for name in state.racers
                       for i in (places.index(name),)]  # fmt: skip
            return groups, self._gradient(state), walkers
        if state.view != "update":
            start = np.concatenate([start, np.array(state.more, dtype=kind).reshape(-1, 2).T], axis=1)
        count = start.shape[1]
        if state.kind == "both" and state.view != "update":
            groups = [Group(start, self._made(state, state.optimizer, state.rate), state.early) for _ in range(2)]
            numerical, exact = translate("gradient", "numerical"), translate("gradient", "exact")
            kinds = Walker(numerical, "vermillion", "o", h=state.h), Walker(exact, "training", "s", True)
            walkers = [kind for kind in kinds for _ in range(count)]
            return groups, self._both(state, count), walkers
        group = Group(start, self._made(state, state.optimizer, state.rate), state.early)
        walkers = [Walker(translate("gradient", "start {number}").format(number=i + 1) if count > 1 else "f",
                          _ROLES[i % 6], _SYMBOLS[i % 6], h=h) for i in range(count)]  # fmt: skip
        return [group], self._gradient(state), walkers

    def _gradient(self, state: GradientState) -> Any:
        surface = self.landscape.surface
        if state.kind == "exact":
            return surface.gradient
        value, h = surface.value, state.h  # race keeps quiet about overflow
        return lambda x: partials(value, x, h)

    def _both(self, state: GradientState, count: int) -> Any:
        surface, h = self.landscape.surface, state.h
        return lambda x: np.concatenate(
            [partials(surface.value, x[:, :count], h), surface.gradient(x[:, count:])], axis=1
        )

    def _data_runners(self, state: GradientState, start: np.ndarray) -> tuple[list[Group], Any, list[Walker]]:
        loss = self.landscape.data
        rng = np.random.default_rng(state.seed)
        mini = loss.sampled_gradient(min(state.batch, len(loss.x)), rng)
        one = loss.sampled_gradient(1, np.random.default_rng(state.seed))
        kinds = (loss.gradient, mini, one)
        names = (translate("gradient", "full batch"), translate("gradient", "mini-batch of {size}"),
                 translate("gradient", "one sample"))  # fmt: skip
        walkers = [Walker(name.format(size=min(state.batch, len(loss.x))), role, symbol)
                   for name, role, symbol in zip(names, _ROLES, _SYMBOLS, strict=False)]  # fmt: skip
        groups = [Group(start, self._made(state, state.optimizer, state.rate), state.early) for _ in kinds]

        def gradient(x: np.ndarray) -> np.ndarray:
            return np.stack([own(x[:, i]) for i, own in enumerate(kinds)], axis=1)

        return groups, gradient, walkers

    @Slot()
    def _on_rest(self) -> None:
        """Do with care what was done in haste while something was dragged."""
        if self._dragging():
            self._rest.start()
            return
        self._draw_ground()
        self._draw_field(self.state)
        if self._busy and self._worker is None:
            self._worker = GeneratorThread(self._frames, self)
            self._worker.batch.connect(self._on_frames)
            self._worker.failed.connect(self._on_failed)
            self._worker.ended.connect(self._on_ended)
            self._worker.start()

    @property
    def busy(self) -> bool:
        """Whether steps are still being computed."""
        return self._busy

    def _stop_worker(self) -> None:
        self._busy = False
        if self._worker is not None:
            self._worker.stop()
            self._worker.deleteLater()
            self._worker = None

    @Slot(object)
    def _on_frames(self, frames: list[RaceStep]) -> None:
        self.trace.extend(frames)
        self.timeline.grew()
        if not self.timeline.running and self._wanted > self.timeline.position:
            self.timeline.go(min(self._wanted, len(self.trace)))

    @Slot()
    def _on_ended(self) -> None:
        self._stop_worker()
        self._show_run()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._stop_worker()
        self.message.say(sentence(problem))

    def close_down(self) -> None:
        """Stop whatever runs."""
        self._rest.stop()
        self._stop_worker()
        super().close_down()

    @Slot()
    def rewind(self) -> None:
        """Go back to the start."""
        self.timeline.go(0)

    def start_text(self, status: str) -> str:
        """Return what the main button says: the walk is known, it is only played."""
        return translate("gradient", "Pause") if status == "running" else translate("gradient", "Play")

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if not self._busy or self.timeline.running or moment < len(self.trace):
            self._wanted = moment
        if self.trace is not None and self.state.view != "field":
            self._draw_moment()
            self.refresh_equations()

    # A moment of the walk.

    def _draw_moment(self) -> None:
        """Draw everything that the moment on show says."""
        state, moment = self.state, self.timeline.position
        trace = self.trace
        if state.view == "surface":
            self.solid.turn(state.azimuth, state.elevation)
            self.solid.set_ways([(trace.x[:, :, i], trace.value[:, i], w.role, moment)
                                 for i, w in enumerate(self.walkers)])  # fmt: skip
        else:
            self._draw_ways(state, moment)
            self._draw_current(state, moment)
        if state.view in ("descent", "race", "data"):
            self._draw_curves(state, moment)
        if state.view == "descent":
            self._draw_table(moment)
        elif state.view in ("race", "data"):
            self._draw_standings(moment)
        elif state.view == "update":
            self._draw_update(state, moment)
        if state.view == "data":
            self._draw_answers(moment)
        self._say(self._fate_text(moment))

    def _draw_ways(self, state: GradientState, moment: int) -> None:
        for i, way in enumerate(self.ways):
            if i < len(self.walkers):
                walker = self.walkers[i]
                way.set_style(walker.role, walker.symbol, walker.dash)
                way.show_way(self.trace.x[:, :, i], moment, state.ahead or state.view == "update")
            else:
                way.hide()

    def _draw_current(self, state: GradientState, moment: int) -> None:
        """Draw the arrow of minus the gradient where the walkers are now."""
        if state.view not in ("descent", "update") or len(self.walkers) > 4:
            self.gradient_arrow.clear_arrows()
            return
        _, ground = self._land(state)
        i = max(0, moment - 1) if state.view == "update" else moment
        x = self.trace.x[i].astype(np.float64)
        g = -self.gradient_at(x, state)
        view = self.map.view()
        height = view[3] - view[2]
        length = np.hypot(*g)
        with np.errstate(all="ignore"):
            shown = np.minimum(0.16 * length / ground.slope, 0.3) * height / np.where(length > 0, length, 1)
            inside = np.isfinite(length) & (np.abs(x).max(axis=0) < 1e6)
        dx, dy = np.where(inside, g * shown, np.nan)
        self.gradient_arrow.show_arrows(x[0], x[1], dx, dy, 11)

    def _measured(self, state: GradientState, i: int) -> np.ndarray:
        """Return what the curve of walker i is about: (moments,)."""
        trace = self.trace
        if state.measure == "value":
            return trace.value[:, i].astype(np.float64)
        if state.measure == "step":
            return np.hypot(*trace.update[:, :, i].astype(np.float64).T)
        if state.measure == "slope":
            return np.hypot(*trace.gradient[:, :, i].astype(np.float64).T)
        with np.errstate(all="ignore"):
            exact = self.landscape.surface.gradient(trace.x[:-1, :, i].T.astype(np.float64)).T
        return np.hypot(*(trace.gradient[:, :, i] - exact).T)

    def _draw_curves(self, state: GradientState, moment: int) -> None:
        """Draw what is measured against the step; a walk that leaves all bounds gets a logarithmic axis."""
        shown = len(self.trace) if state.ahead else moment
        lines = []
        for i, walker in enumerate(self.walkers):
            y = self._measured(state, i)
            x = np.arange(len(y), dtype=np.float64)
            lines.append(Line(walker.name, walker.role, *_thin(x[: shown + 1], y[: shown + 1]), walker.dash))
        values = np.concatenate([line.y for line in lines]) if lines else np.zeros(1)
        values = values[np.isfinite(values)]
        positive = values[values > 0]
        huge = bool(len(positive)) and positive.max() / 1e6 > max(positive[0], 1e-6)
        log = bool(len(positive)) and (state.log or huge)
        self.curves.set_log_y(log)
        self.curves.show_lines(lines)
        self._name_curves(state, log)
        span = (0.0, float(max(1, self.state.steps if self._busy else len(self.trace))))
        if log:
            low = max(positive.min(), positive.max() * 1e-30) if not huge else positive.min()
            self.curves.set_domain(span, round_range(low, positive.max(), log=True))
        elif len(values):
            self.curves.set_domain(span, round_range(min(0.0, values.min()), values.max()))
        self.now.setValue(moment)
        self._mark_rates(state)

    def _name_curves(self, state: GradientState, log: bool) -> None:
        named = _MEASURES[state.measure]
        if self.curves._texts[2] != named:
            self.curves.set_texts("", QT_TRANSLATE_NOOP("gradient", "Step"), named)

    def _mark_rates(self, state: GradientState) -> None:
        shown = state.early[-len(self.rate_marks):] if state.view != "race" else ()
        for i, mark in enumerate(self.rate_marks):
            mark.setVisible(i < len(shown))
            if i < len(shown):
                until = shown[i][0]
                mark.setValue(until)
                mark.label.setFormat(f"η = {number_text(rate_at(until, state.rate, state.early), 3)}")

    def _draw_table(self, moment: int) -> None:
        both = self.state.kind == "both"
        self.table.set_titles(_BOTH_TITLES if both else _STEP_TITLES)
        self.table.show_rows(len(self.trace) + 1, self._both_cell if both else self._step_cell)
        self.table.choose(moment)

    def _step_cell(self, row: int, column: int) -> str:
        trace = self.trace
        if column == 0:
            return number_text(row)
        if column == 1:
            return _two(trace.x[row, :, 0])
        if column == 2:
            return number_text(float(trace.value[row, 0]), 3)
        if row == len(trace):
            return ""
        return _two((trace.gradient if column == 3 else trace.update)[row, :, 0])

    def _both_cell(self, row: int, column: int) -> str:
        trace, other = self.trace, len(self.walkers) // 2
        if column == 0:
            return number_text(row)
        if column in (1, 2):
            return _two(trace.x[row, :, (column - 1) * other], 6)
        return _two(trace.gradient[row, :, 0], 4) if row < len(trace) else ""

    def _draw_standings(self, moment: int) -> None:
        self.standings.set_titles(_RACE_TITLES if self.state.view == "race" else _DATA_TITLES)
        values = np.where(np.isfinite(self.trace.value[moment]), self.trace.value[moment], np.inf)
        places = np.argsort(np.argsort(values, kind="stable")) + 1
        walkers, x = self.walkers, self.trace.x[moment]

        def cell(row: int, column: int) -> str:
            texts = (walkers[row].name, number_text(float(values[row]), 3), number_text(float(x[0, row]), 3),
                     number_text(float(x[1, row]), 3), number_text(int(places[row])))  # fmt: skip
            return texts[column]

        self.standings.show_rows(len(walkers), cell, lambda row: (walkers[row].role, walkers[row].symbol))
        self.standings.setFixedHeight(self.standings.whole_height(len(walkers)))

    def _update_parts(self, moment: int) -> list[Part]:
        state, i = self.state, max(0, moment - 1)
        options = {"momentum": state.momentum, "rho": state.rho, "beta1": state.beta1, "beta2": state.beta2}
        with np.errstate(all="ignore"):
            return take_apart(state.optimizer, self.trace.gradient[i, :, 0].astype(np.float64),
                              self.trace.memory[i, :, :, 0].astype(np.float64), float(self.trace.rate[i, 0]), i + 1,
                              options)  # fmt: skip

    def _draw_update(self, state: GradientState, moment: int) -> None:
        if not len(self.trace):
            self.parts.show_rows([])
            return
        parts = self._update_parts(moment)
        rows = []
        for part in parts:
            role = _PART_ROLES.get(part.key, "marker" if part.kind == "square" else "ink")
            title = f"<b>{part.symbol}</b> = {_hatted(part.formula)}<br><b>= {_pair(part.value)}</b>"
            scale = "slope" if part.key in ("gradient", "mean", "corrected mean") else "step"
            told = translate("gradient", _SENTENCES[part.key])
            rows.append(Row(part.kind, scale, role, tuple(map(float, part.value)), title, told))
        self.parts.show_rows(rows)
        at = self.trace.x[max(0, moment - 1), :, 0].astype(np.float64)
        for arrow, keys in ((self.kept_arrow, ("kept", "velocity")), (self.push_arrow, ("push",)),
                            (self.step_arrow, (parts[-1].key,))):  # fmt: skip
            found = [p for p in parts if p.key in keys]
            if found:
                value = np.clip(found[0].value, -1e9, 1e9)
                arrow.show_arrows(at[:1], at[1:], value[:1], value[1:], 11)
            else:
                arrow.clear_arrows()

    def _fate(self, i: int, moment: int) -> Fate:
        _, ground = self._land(self.state)
        return judge(self.trace, i, moment, ground, self.walkers[i].h)

    def _fate_text(self, moment: int) -> str:
        state = self.state
        if state.view == "race":
            values = self.trace.value[moment]
            ahead = self.walkers[int(np.argmin(np.where(np.isfinite(values), values, np.inf)))]
            told = translate("gradient", "After {step} steps {name} is ahead, f = {value}.")
            return told.format(step=number_text(moment), name=ahead.name, value=number_text(float(np.min(values))))
        if state.view == "update":
            told = translate("gradient", "Update {step} with {name}: what it is made of.")
            return told.format(step=number_text(max(1, moment)), name=state.optimizer)
        if state.view == "data":
            return translate("gradient", "Smooth with all the data, noisy with a few samples, very noisy with one.")
        sentences = [self._one_fate(i, moment) for i in ((0, len(self.walkers) // 2) if state.kind == "both" else (0,))]
        if state.kind == "both":
            told = translate("gradient", "Numerical: {one} Exact: {other}")
            return told.format(one=sentences[0], other=sentences[1])
        return sentences[0]

    def _one_fate(self, i: int, moment: int) -> str:
        fate = self._fate(i, moment)
        alive = self.trace.alive[:, i]
        dead = int(np.argmin(alive)) + 1 if len(alive) and not alive.all() else len(self.trace) + 1
        ended = not self._busy and len(self.trace) < self.state.steps and moment == len(self.trace)
        return translate("gradient", _FATES[Fate.DIVERGED if ended else fate]).format(step=number_text(dead))

    def _say(self, told: str) -> None:
        if told != self.verdict.text():
            self.verdict.setText(told)

    # Starts.

    def _draw_starts(self, state: GradientState) -> None:
        places = [(state.s0, state.s1), *(state.more if state.view == "descent" else ())]
        for i, handle in enumerate(self.starts):
            handle.setVisible(i < len(places))
            if i < len(places):
                handle.put(*places[i])
                handle.set_role(_ROLES[i % 6] if len(places) > 1 else "ink", "diamond")

    @Slot(float, float)
    def _on_start_moved(self, x: float, y: float) -> None:
        index = self.starts.index(self.sender())
        self._move_start(index, _tidy(x, self.map), _tidy(y, self.map))

    def _move_start(self, index: int, x: float, y: float) -> None:
        if index == 0:
            self.change(merge="start", s0=x, s1=y)
        else:
            more = list(self.state.more)
            more[index - 1] = (x, y)
            self.change(merge=f"start{index}", more=tuple(more))

    @Slot(float, float)
    def _on_clicked(self, x: float, y: float) -> None:
        state, x, y = self.state, _tidy(x, self.map), _tidy(y, self.map)
        if state.view == "field":
            self.change(p0=x, p1=y)
        elif state.view == "descent" and QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.change(more=(*state.more, (x, y)))
        else:
            self.change(s0=x, s1=y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the start that has the keyboard."""
        focused = [i for i, handle in enumerate(self.starts) if handle.hasFocus()]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and focused and self.state.view == "descent":
            places = [(self.state.s0, self.state.s1), *self.state.more]
            del places[focused[0]]
            if places:
                self.change(s0=places[0][0], s1=places[0][1], more=tuple(places[1:]))
            return
        super().keyPressEvent(event)

    # Data.

    def _draw_data(self, state: GradientState) -> None:
        points = [tuple(map(float, p)) for p in state.points]
        self.data_points.put(points, [0] * len(points), free=True)
        xs, ys = np.array(points).T
        pad = 0.15
        low, high = round_range(min(xs.min(), -1), max(xs.max(), 1))
        bottom, top = round_range(ys.min(), ys.max())
        if not self._dragging():
            self.data_plot.set_domain((low - pad * (high - low), high + pad * (high - low)),
                                      (bottom - pad * (top - bottom), top + pad * (top - bottom)))  # fmt: skip

    def _draw_answers(self, moment: int) -> None:
        (a, b), _ = self.data_plot.getViewBox().viewRange()
        x = np.linspace(a, b, 60)
        loss = self.landscape.data
        with np.errstate(all="ignore"):
            answers = loss.output(self.trace.x[moment], x)
        lines = [Line(w.name, w.role, x, answers[i]) for i, w in enumerate(self.walkers)]
        self.data_plot.show_lines(lines)

    def _change_points(self, points: list[tuple[float, float]], merge: str = "") -> None:
        self.change(merge=merge, points=tuple(points))

    @Slot(int, float, float)
    def _on_data_moved(self, index: int, x: float, y: float) -> None:
        points = list(self.state.points)
        points[index] = (_bounded(_tidy(x, self.data_plot)), _bounded(_tidy(y, self.data_plot)))
        self._change_points(points, f"point{index}")

    @Slot(int, str)
    def _on_data_keyed(self, index: int, what: str) -> None:
        if what == "remove":
            self._change_points([p for i, p in enumerate(self.state.points) if i != index])

    @Slot(float, float)
    def _on_data_clicked(self, x: float, y: float) -> None:
        point = (_bounded(_tidy(x, self.data_plot)), _bounded(_tidy(y, self.data_plot)))
        self._change_points([*self.state.points, point])

    # The rest of the hand.

    @Slot(float, float, float, float)
    def _on_viewed(self, *view: float) -> None:
        if self.state.view != "surface":
            self._draw_ground()
            self._draw_field(self.state)
            if self.state.view == "field":
                self._draw_probe(self.state)
            elif self.trace is not None:
                self._draw_ways(self.state, self.timeline.position)
                self._draw_current(self.state, self.timeline.position)

    @Slot(float, float)
    def _on_solid_turned(self, azimuth: float, elevation: float) -> None:
        azimuth = (azimuth + 180) % 360 - 180
        self.change(merge="turn", azimuth=float(azimuth), elevation=float(min(89, max(5, elevation))))

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self.timeline.pause()
        self.timeline.go(row)

    def _read(self, x: float, y: float) -> str:
        """Return the value under the mouse and the levels it lies between."""
        point = np.array([x, y])
        value = float(self.value_at(point))
        if not np.isfinite(value):
            return ""
        lines = [f"{_pair(point, 3)}", f"f = {number_text(value)}"]
        levels = self.map.contours.levels
        at = int(np.searchsorted(levels, value))
        if 0 < at < len(levels):
            told = translate("gradient", "between the levels {low} and {high}")
            lines.append(told.format(low=number_text(float(levels[at - 1])), high=number_text(float(levels[at]))))
        return "\n".join(lines)

    def highlight(self, key: str) -> None:
        """Light up the arrow or the part that a term of the strip stands for."""
        for name, item in (("gradient", self.gradient_arrow), ("partial0", self.partial_arrows[0]),
                           ("partial1", self.partial_arrows[1]), ("direction", self.direction_arrow),
                           ("step", self.step_arrow)):  # fmt: skip
            item.light(key == name)
        if self.state.view == "update":
            self.parts.light({"gradient": 0, "step": len(self.parts.rows) - 1}.get(key, -1))

    @Slot()
    def _restyle_minima(self) -> None:
        self.minima.setSize(14 * THEME.current.scale)
        self.minima.setPen(pg.mkPen(THEME.current.right, width=2))
        self.minima.setBrush(pg.mkBrush(THEME.current.right))

    # Words and numbers.

    def _hint_text(self, state: GradientState) -> str:
        if state.view == "field":
            return translate("gradient", "Drag the round point, or its square to turn the direction.")
        if state.view == "descent":
            return translate("gradient", "Click sets the start, Shift+click adds one, Delete removes it.")
        if state.view == "data":
            return translate("gradient", "Click into the data adds a point; drag it, or press Delete.")
        if state.view == "surface":
            return translate("gradient", "Drag turns the surface, the wheel comes nearer.")
        return translate("gradient", "Drag the diamond: the start.")

    def equations(self, state: GradientState) -> Sequence[Equation]:
        """Return f with its numbers, and the gradient or the step on show."""
        surface = self.landscape.surface
        if state.view == "field":
            return self._field_equations(state)
        if self.trace is None or not len(self.trace):
            return (Equation(f"<i>f</i> = {surface.formula}", "", f"f = {surface.python}"),)
        return self._walk_equations(state)

    def _field_equations(self, state: GradientState) -> Sequence[Equation]:
        land = self.landscape
        x = np.array([state.p0, state.p1])
        value, g = float(self.value_at(x)), self.gradient_at(x, state)
        angle = np.deg2rad(state.angle)
        slope = float(g[0] * np.cos(angle) + g[1] * np.sin(angle))
        a, b = land.names
        return (
            Equation(f"<i>f</i> = {land.surface.formula}", f"<i>f</i>{_pair(x)} = <b>{number_text(value, 6)}</b>",
                     f"f = {land.surface.python}"),
            Equation(f'<a href="gradient">∇<i>f</i></a> = (<a href="partial0">∂<i>f</i>/∂{a}</a>, '
                     f'<a href="partial1">∂<i>f</i>/∂{b}</a>)',
                     f"∇<i>f</i>{_pair(x)} = <b>{_pair(g, 11)}</b>, |∇<i>f</i>| = {number_text(float(np.hypot(*g)))}",
                     "g = numerical_gradient(f, x)" if state.kind != "exact" else "g = gradient(x)"),
            Equation('<a href="direction">D<sub><i>u</i></sub><i>f</i></a> = ∇<i>f</i> · <i>u</i> = '
                     "|∇<i>f</i>| cos(θ − θ<sub>∇</sub>)",
                     f"{number_text(float(g[0]))} · cos {number_text(state.angle)}° + ({number_text(float(g[1]))}) · "
                     f"sin {number_text(state.angle)}° = <b>{number_text(slope)}</b>",
                     "slope = g @ [np.cos(a), np.sin(a)]"),
        )  # fmt: skip

    def _walk_equations(self, state: GradientState) -> Sequence[Equation]:
        trace, i = self.trace, max(0, self.timeline.position - 1)
        who = self._leader()
        name = self.state.racers[who] if state.view == "race" else state.optimizer
        row = OPTIMIZERS[name]
        x, g, step = trace.x[i, :, who], trace.gradient[i, :, who], trace.update[i, :, who]
        with np.errstate(all="ignore"):
            exact = self.landscape.surface.gradient(x.astype(np.float64))
        rate = number_text(float(trace.rate[i, who]))
        if name == "SGD":
            after = _pair(trace.x[i + 1, :, who])
            numbers = f'{_pair(x)} − {rate} · <a href="gradient">{_pair(g)}</a> = <b>{after}</b>'
        else:
            numbers = f'{_pair(x)} + <a href="step">{_pair(step)}</a> = <b>{_pair(trace.x[i + 1, :, who])}</b>'
        where = _pair(trace.x[self.timeline.position, :, who], 10)
        value = number_text(float(trace.value[self.timeline.position, who]), 6)
        rule = [] if name == "SGD" else [Equation(f"<b>{name}</b>", _hatted(row.formula), "")]
        own = row.formula if name == "SGD" else f"{_W} ← {_W} + Δ{_W}"
        return (
            Equation(f"<i>f</i> = {self.landscape.surface.formula}", f"<i>f</i>{where} = <b>{value}</b>",
                     "" if rule else f"f = {self.landscape.surface.python}"),
            *rule,  # too long to stand beside its line of Python
            Equation(own, numbers, row.python if name == "SGD" else ""),
            Equation("∇<i>f</i>", self._difference_text(state, g, exact), "" if rule else self._gradient_python(state)),
        )  # fmt: skip

    def _difference_text(self, state: GradientState, g: np.ndarray, exact: np.ndarray) -> str:
        if state.view == "data" or state.kind == "exact":
            return _pair(exact, 8)
        told = translate("gradient", "numerical {one}, exact {other}, apart by {distance}")
        distance = number_text(float(np.hypot(*(g - exact))), 3)
        return told.format(one=_pair(g), other=_pair(exact), distance=distance)

    @staticmethod
    def _gradient_python(state: GradientState) -> str:
        return "g = gradient(x)" if state.view == "data" or state.kind == "exact" else "g = numerical_gradient(f, x, h)"

    def script(self, state: GradientState) -> str:
        """Return a program that draws the same map with the same walks and prints where they end."""
        land, _ = self._land(state)
        surface, data = land.surface, land.data
        if state.view == "field":
            _, spacing = field_grid(surface.domain, state.density)
            program = script_text("gradient_field", **{
                "POINT": (state.p0, state.p1), "ANGLE": state.angle, "SIGN": -1 if state.sign == "minus" else 1,
                "EQUAL": state.length == "equal", "SPACING": spacing, "DOMAIN": surface.domain, "H": state.h,
            })  # fmt: skip
            program = program if data is None else _with_data(program, data)
            return program.replace(_PLAIN_BODY, _body(land), 1)
        program = script_text("gradient_descent", **{
            "WALKS": self._script_walks(state), "EARLY": state.early if state.view != "race" else (),
            "STEPS": state.steps, "H": state.h, "SEED": state.seed, "DOMAIN": surface.domain,
            "KIND": "float32" if state.single and state.view != "data" else "float64",
            "LOGARITHMIC": state.log, "SOLID": state.view == "surface",
            "MOMENTUM, RHO, BETA1, BETA2": (state.momentum, state.rho, state.beta1, state.beta2),
        })  # fmt: skip
        program = program if data is None else _with_data(program, data)
        return program.replace(_PLAIN_BODY, _body(land), 1)

    def _script_walks(self, state: GradientState) -> list[tuple]:
        start = (state.s0, state.s1)
        if state.view == "race":
            rates = dict(zip(OPTIMIZERS, self._racer_rates(state), strict=True))
            kind = "exact" if state.kind == "exact" else "numerical"
            return [(name, name, rates[name], start, kind) for name in state.racers]
        if state.view == "data":
            size = min(state.batch, len(state.points))
            return [(name, state.optimizer, state.rate, start, kind) for name, kind in
                    (("full batch", "exact"), ("mini-batch", size), ("one sample", 1))]  # fmt: skip
        both = state.kind == "both" and state.view != "update"
        kinds = ("numerical", "exact") if both else ("exact" if state.kind == "exact" else "numerical",)
        starts = [start, *(state.more if state.view != "update" else ())]
        return [(f"{state.optimizer} {kind}", state.optimizer, state.rate, at, kind) for kind in kinds for at in starts]

    def _leader(self) -> int:
        if self.state.view != "race":
            return 0
        values = self.trace.value[self.timeline.position]
        return int(np.argmin(np.where(np.isfinite(values), values, np.inf)))

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self._run_key = None
        for handle in self.starts:
            handle.set_name(translate("gradient", "Start of the descent"))
        self.probe.set_name(translate("gradient", "Point whose gradient is shown"))
        for handle in (self.turner, self.slope_handle):
            handle.set_name(translate("gradient", "Direction whose slope is shown"))
        self.data_points.set_name(translate("gradient", "Sample of the data"))


_W = "<i>w</i>"
_STEP_TITLES = (
    QT_TRANSLATE_NOOP("gradient", "Step"),
    QT_TRANSLATE_NOOP("gradient", "Position"),
    QT_TRANSLATE_NOOP("gradient", "f"),
    QT_TRANSLATE_NOOP("gradient", "Gradient"), QT_TRANSLATE_NOOP("gradient", "Update"),
)  # fmt: skip
_BOTH_TITLES = (
    QT_TRANSLATE_NOOP("gradient", "Step"), QT_TRANSLATE_NOOP("gradient", "Numerical x"),
    QT_TRANSLATE_NOOP("gradient", "Exact x"), QT_TRANSLATE_NOOP("gradient", "Numerical g"),
)  # fmt: skip
_RACE_TITLES = (
    QT_TRANSLATE_NOOP("gradient", "Optimiser"), QT_TRANSLATE_NOOP("gradient", "f"), "x₀", "x₁",
    QT_TRANSLATE_NOOP("gradient", "Place"),
)  # fmt: skip
_DATA_TITLES = (QT_TRANSLATE_NOOP("gradient", "Path"), QT_TRANSLATE_NOOP("gradient", "Loss"), "w", "b",
                QT_TRANSLATE_NOOP("gradient", "Place"))  # fmt: skip


_PLAIN_BODY = "    return x0**2 + x1**2\n"


def _body(land: Landscape) -> str:
    """Return the body of f in a program."""
    if land.data is None:
        return f"    return {land.surface.python}\n"
    return f"    w, b, x, t = x0, x1, X, T\n    return {land.surface.python}\n"


def _with_data(program: str, data: NeuronLoss) -> str:
    """Return a program with the samples in it."""
    arrays = {"X": f"X = np.array({data.x.tolist()})", "T": f"T = np.array({data.t.tolist()})"}
    if "\nX = " not in program:
        return program.replace("H = ", "\n".join([*arrays.values(), "H = "]), 1)
    lines = program.split("\n")
    return "\n".join(arrays.get(line[: -len(line) + 1], line) if line[1:4] == " = " else line for line in lines)


def _pairs(values: Any) -> list[tuple[float, float]] | None:
    """Return pairs of finite numbers, or None if they are not."""
    try:
        array = np.array([tuple(map(float, pair)) for pair in values], dtype=np.float64)
    except (TypeError, ValueError):
        return None
    if not len(array):
        return []
    good = array.ndim == 2 and array.shape[1] == 2 and (np.abs(array) <= LARGEST_NUMBER).all()
    return [tuple(pair) for pair in array.tolist()] if good else None


def _is_window(window: Sequence[float]) -> bool:
    try:
        a, b, c, d = map(float, window)
    except (TypeError, ValueError):
        return False
    return a < b and c < d and max(map(abs, (a, b, c, d))) <= LARGEST_NUMBER


def _tidy(value: float, plot: Plot) -> float:
    """Return a coordinate of the hand rounded to what a pixel can say, within what a field accepts."""
    pixel = max(plot.getViewBox().viewPixelSize())
    step = 10.0 ** np.floor(np.log10(pixel)) if pixel > 0 else 1e-6
    return _bounded(float(f"{round(value / step) * step:.10g}"))


def _bounded(value: float) -> float:
    return min(float(LARGEST_NUMBER), max(-float(LARGEST_NUMBER), value))


def _thin(x: np.ndarray, y: np.ndarray, bins: int = 600) -> tuple[np.ndarray, np.ndarray]:
    """Return at most about 2·bins points that look like the whole curve."""
    return peaks(x, y, bins)
