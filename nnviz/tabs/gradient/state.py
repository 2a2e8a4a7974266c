"""The State of the gradient tab: everything its pictures follow from, and the tables its choosers list."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.gradient.descent_line import typed_line
from nnviz.core.studies.gradient.loss_landscape import NEURONS, typed
from nnviz.tabs.common import fields
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import choice, count, number, picks, switch, text

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
MEASURES = {
    "value": QT_TRANSLATE_NOOP("gradient", "Value f"),
    "slope": QT_TRANSLATE_NOOP("gradient", "Length of the gradient"),
    "step": QT_TRANSLATE_NOOP("gradient", "Length of the step"),
    "error": QT_TRANSLATE_NOOP("gradient", "Numerical − exact gradient"),
}
_NEURONS = {name: name for name in NEURONS}
_RACERS = {name: name for name in OPTIMIZERS}
ROLES = ("ink", "training", "test", "right", "marker", "vermillion")
SYMBOLS = ("o", "s", "t1", "d", "star", "p")
_DESCENTS = ("descent", "race", "update", "data", "surface")
_LINES = {
    "square": "x²",
    "valleys": QT_TRANSLATE_NOOP("gradient", "Two valleys"),
    "plateau": QT_TRANSLATE_NOOP("gradient", "Plateau"),
    "typed": QT_TRANSLATE_NOOP("gradient", "Own formula"),
}
MOST_STARTS, MOST_DATA = 12, 60
_POINTS = ((-1.5, -1.9), (-1.0, -1.3), (-0.4, 0.6), (0.1, 0.9), (0.7, 2.9), (1.2, 3.1), (1.8, 5.0), (2.3, 5.2))


_line = typed_line
_readable = lru_cache(maxsize=64)(typed)  # every State is checked, and most have a formula seen before


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
        shown=lambda state: state.view not in ("data", "line"),
        tip=QT_TRANSLATE_NOOP("gradient", "The surface to descend."),
    )
    formula: str = text(
        "x0^2 + 2 sin(2 x0) + x1^2", QT_TRANSLATE_NOOP("gradient", "f(x0, x1) ="), _readable, section=_SURFACE,
        shown=lambda state: state.surface == "typed" and state.view not in ("data", "line"),
        tip=QT_TRANSLATE_NOOP("gradient", "A formula in x0 and x1, such as x0^2 + 3 x0 x1 or sin(x0) cos(x1)."),
    )
    neuron: str = choice(
        "identity", QT_TRANSLATE_NOOP("gradient", "Activation"), _NEURONS, section=_SURFACE,
        shown=lambda state: state.view == "data" or state.surface == "neuron" and state.view != "line",
        tip=QT_TRANSLATE_NOOP("gradient", "The function after the weighted sum of the neuron."),
    )
    line: str = choice(
        "square", QT_TRANSLATE_NOOP("gradient", "Curve"), _LINES, section=_SURFACE, shown=_in("line"),
        tip=QT_TRANSLATE_NOOP("gradient", "The curve to descend."),
    )
    line_formula: str = text(
        "x^4 - 3x^2 + x", QT_TRANSLATE_NOOP("gradient", "f(x) ="), _line, section=_SURFACE,
        shown=lambda state: state.view == "line" and state.line == "typed",
        tip=QT_TRANSLATE_NOOP("gradient", "A formula in x, such as x^4 - 3x^2 + x or sin(x) + x^2/10."),
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
        shown=_in(*_DESCENTS),
    )
    s1: float = number(
        4.0, QT_TRANSLATE_NOOP("gradient", "Start x₁"), -1000, 1000, 0.1, slide=(-10.0, 10.0), section=_DESCENT,
        shown=_in(*_DESCENTS),
    )
    line_start: float = number(
        -2.5, QT_TRANSLATE_NOOP("gradient", "Start x"), -1000, 1000, 0.1, slide=(-6.0, 6.0), section=_DESCENT,
        shown=_in("line"),
    )
    line_rate: float = number(
        0.1, QT_TRANSLATE_NOOP("gradient", "Learning rate η"), 1e-10, 100, 0.01, log=True, slide=(1e-4, 20.0),
        section=_DESCENT, live=True, shown=_in("line"),
        tip=QT_TRANSLATE_NOOP("gradient", "Each step is −η times the slope."),
    )
    more: tuple[tuple[float, float], ...] = ()
    optimizer: str = choice(
        "SGD", QT_TRANSLATE_NOOP("gradient", "Optimiser"), tuple(OPTIMIZERS), section=_DESCENT,
        shown=_in("descent", "update", "data", "surface", "line"),
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
        tip=QT_TRANSLATE_NOOP("gradient", "A new learning rate leaves the steps before the current one as they are."),
    )
    early: tuple[tuple[int, float], ...] = ()
    r_sgd: float = _rate("SGD", 0.95)
    r_momentum: float = _rate("Momentum", 0.1)
    r_nesterov: float = _rate("Nesterov", 0.1)
    r_adagrad: float = _rate("AdaGrad", 1.5)
    r_rmsprop: float = _rate("RMSProp", 0.3)
    r_adam: float = _rate("Adam", 0.3)
    momentum: float = fields.momentum(
        _OWN, _uses("Momentum", "Nesterov"), high=1.0, label=QT_TRANSLATE_NOOP("common", "Momentum μ")
    )
    rho: float = fields.rho(_OWN, _uses("RMSProp"))
    beta1: float = fields.beta1(_OWN, _uses("Adam"))
    beta2: float = fields.beta2(_OWN, _uses("Adam"))
    steps: int = count(
        100, QT_TRANSLATE_NOOP("gradient", "Steps"), 1, 10_000, log=True, section=_DESCENT,
        shown=_in(*_DESCENTS, "line"),
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
        True, QT_TRANSLATE_NOOP("gradient", "Show the path ahead"), section=_VIEW,
        shown=_in("descent", "data", "line"),
        tip=QT_TRANSLATE_NOOP("gradient", "Shows the steps to come. Off: let the class guess."),
    )
    race_ahead: bool = switch(
        False, QT_TRANSLATE_NOOP("gradient", "Show the path ahead"), section=_VIEW, shown=_in("race"),
        tip=QT_TRANSLATE_NOOP("gradient", "Shows the steps to come. Off: let the class guess."),
    )
    log: bool = switch(
        False, QT_TRANSLATE_NOOP("gradient", "Logarithmic axis"), section=_VIEW,
        shown=_in("descent", "race", "data", "line"),
    )
    measure: str = choice(
        "value", QT_TRANSLATE_NOOP("gradient", "Curve of"), MEASURES, section=_VIEW,
        shown=_in("descent", "race", "data"),
    )
    arrows: bool = switch(
        True, QT_TRANSLATE_NOOP("gradient", "Arrows"), section=_FIELD,
        shown=lambda state: state.view not in ("surface", "line"),
    )
    sign: str = choice("gradient", QT_TRANSLATE_NOOP("gradient", "Sign"), _SIGNS, section=_FIELD, shown=_in("field"))
    length: str = choice("true", QT_TRANSLATE_NOOP("gradient", "Length"), _LENGTHS, section=_FIELD, shown=_in("field"))
    density: int = count(
        10, QT_TRANSLATE_NOOP("gradient", "Arrows across"), 4, 32, section=_FIELD, shown=_in("field"),
    )
    window: tuple[float, ...] = ()
    aside: tuple[float, ...] = ()  # over the data: start, rate and earlier rates on the surface; else those on the data
    azimuth: float = -60.0
    elevation: float = 32.0  # fmt: skip

    def shows_ahead(self) -> bool:
        """Whether the steps to come are drawn; of a race they would name the winner, an update is one of them."""
        return self.race_ahead if self.view == "race" else self.ahead or self.view in ("update", "surface")
