"""The fields of the State for the view in which a curve is fitted, and what follows from them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nnviz.core.expressions import Expression
from nnviz.core.studies.playground.curve_fit import (
    CURVES,
    MOST_DEGREE,
    REACH,
    CurvePoints,
    PolynomialFits,
    curve_of,
    noisy_points,
    with_places,
)
from nnviz.core.studies.playground.curve_learning import WIDTHS
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.parameters import choice, count, number, text

_POINTS = QT_TRANSLATE_NOOP("playground", "Points")
_MODEL = QT_TRANSLATE_NOOP("playground", "Model")
_TRAINING = QT_TRANSLATE_NOOP("playground", "Training")  # "Learning" is a section of the other views
TYPED = "typed"
POLYNOMIAL, NETWORK = "polynomial", "network"
FEWEST, MOST = 2, 60
"""Points there may be to learn from."""
HIGH = 6.0
"""Points lie between −HIGH and HIGH."""

_CURVES = {key: row.title for key, row in CURVES.items()} | {
    TYPED: QT_TRANSLATE_NOOP("playground", "Your own formula"),
}
_MODELS = {
    POLYNOMIAL: QT_TRANSLATE_NOOP("playground", "Polynomial"),
    NETWORK: QT_TRANSLATE_NOOP("playground", "Network"),
}
_PLACES_REFUSED = QT_TRANSLATE_NOOP(
    "playground", "The curve needs {least} to {most} points (x, t), with x from −3 to 3 and t from −6 to 6."
)


def _shown(state: Any) -> bool:
    return state.view == "curve"


def _made(state: Any) -> bool:
    return _shown(state) and not state.curve_places


def _learns(state: Any) -> bool:
    return _shown(state) and state.curve_model == NETWORK


@dataclass(frozen=True)
class CurveFields:
    """What the fitted curve follows from. curve_places: points (x, t) that were moved; empty: they are drawn."""

    curve_model: str = choice(
        POLYNOMIAL, QT_TRANSLATE_NOOP("playground", "Fit with"), _MODELS, section=_MODEL, shown=_shown,
        tip=QT_TRANSLATE_NOOP("playground", "Least squares with a polynomial, or a network that learns."),
    )
    curve_degree: int = count(
        1, QT_TRANSLATE_NOOP("playground", "Degree"), 0, MOST_DEGREE, section=_MODEL,
        shown=lambda state: _shown(state) and state.curve_model == POLYNOMIAL,
        tip=QT_TRANSLATE_NOOP("playground", "The highest power of x. Space raises it step by step."),
    )
    curve_width: int = choice(
        8, QT_TRANSLATE_NOOP("playground", "Hidden units"), {width: str(width) for width in WIDTHS}, section=_MODEL,
        live=True, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "Networks of all these widths learn side by side; this one is shown."),
    )
    curve_activation: str = choice(
        "tanh", QT_TRANSLATE_NOOP("playground", "Activation"), {"tanh": "tanh", "relu": "ReLU"}, section=_MODEL,
        shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "The function after every hidden layer."),
    )
    curve_target: str = choice(
        "wave", QT_TRANSLATE_NOOP("playground", "True curve"), _CURVES, section=_POINTS, shown=_shown,
        tip=QT_TRANSLATE_NOOP("playground", "What the points follow, apart from the noise."),
    )
    curve_formula: str = text(
        "sin(2x) + x/3", QT_TRANSLATE_NOOP("playground", "f(x) ="), curve_of, section=_POINTS,
        shown=lambda state: _shown(state) and state.curve_target == TYPED,
        tip=QT_TRANSLATE_NOOP("playground", "A formula in x, for x from −3 to 3, such as sin(2x) + x/3."),
    )
    curve_samples: int = count(
        20, QT_TRANSLATE_NOOP("playground", "Number"), 3, MOST, section=_POINTS, shown=_made,
        tip=QT_TRANSLATE_NOOP("playground", "How many points are learned from. 200 others test."),
    )
    curve_noise: float = number(
        0.25, QT_TRANSLATE_NOOP("playground", "Noise (std)"), 0, 1, 0.05, section=_POINTS, shown=_shown,
        tip=QT_TRANSLATE_NOOP("playground", "Standard deviation of what is added to the true curve at every point."),
    )
    curve_seed: int = count(
        1, QT_TRANSLATE_NOOP("playground", "Seed"), 0, 9999, section=_POINTS, shown=_shown,
        tip=QT_TRANSLATE_NOOP("playground", "Another one draws other points and other initial weights."),
    )
    curve_rate: float = number(
        0.02, QT_TRANSLATE_NOOP("playground", "Learning rate"), 1e-4, 1, 0.01, log=True, section=_TRAINING,
        shown=_learns, tip=QT_TRANSLATE_NOOP("playground", "The learning rate of Adam, which learns from all points."),
    )
    curve_decay: float = number(
        0.0, QT_TRANSLATE_NOOP("playground", "Weight decay λ"), 0, 0.1, 0.001, section=_TRAINING, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "Adds λ/2·ΣW² to the loss, so that weights stay small."),
    )
    curve_updates: int = count(
        5000, QT_TRANSLATE_NOOP("playground", "Updates"), 100, 20_000, 100, log=True, section=_TRAINING,
        shown=_learns, tip=QT_TRANSLATE_NOOP("playground", "How long the networks learn."),
    )
    curve_places: tuple[tuple[float, float], ...] = ()


def true_curve(state: CurveFields) -> Expression:
    """Return the curve that the points follow."""
    typed = state.curve_target == TYPED
    return curve_of(state.curve_formula if typed else CURVES[state.curve_target].formula)


@lru_cache(maxsize=4)
def _drawn(curve: Expression, samples: int, noise: float, seed: int) -> CurvePoints:
    return noisy_points(curve, samples, noise, seed)


@lru_cache(maxsize=4)
def _moved(drawn: CurvePoints, places: tuple[tuple[float, float], ...]) -> CurvePoints:
    return with_places(drawn, places)


def points_of(state: CurveFields) -> CurvePoints:
    """Return the points of a State; the same object for the same ones."""
    drawn = _drawn(true_curve(state), state.curve_samples, state.curve_noise, state.curve_seed)
    return _moved(drawn, state.curve_places) if state.curve_places else drawn


@lru_cache(maxsize=4)
def fits_of(points: CurvePoints) -> PolynomialFits:
    """Return the polynomials through points; some 2 ms the first time."""
    return PolynomialFits(points)


def check_curve(state: CurveFields) -> None:
    """Raise ValueError, with a sentence, unless the moved points are points of the picture."""
    places = state.curve_places
    if places and not (FEWEST <= len(places) <= MOST and all(map(_is_place, places))):
        raise ValueError(translate("playground", _PLACES_REFUSED).format(least=FEWEST, most=MOST))


def _is_place(place: Any) -> bool:
    pair = isinstance(place, tuple) and len(place) == 2 and all(type(value) in (int, float) for value in place)
    return pair and abs(place[0]) <= REACH and abs(place[1]) <= HIGH
