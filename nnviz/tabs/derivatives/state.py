"""Everything the pictures follow from, and the functions it names."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from nnviz.core.curves import CURVES, Curve, sight
from nnviz.core.expressions import Expression, parse
from nnviz.core.studies.derivatives.rounding_error import LEAST_STEP, PRECISIONS
from nnviz.core.studies.derivatives.stored_number import TYPES
from nnviz.core.surfaces import SURFACES
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.parameters import choice, count, number, switch, text

_FUNCTION = QT_TRANSLATE_NOOP("derivatives", "Function")
_DIFFERENCE = QT_TRANSLATE_NOOP("derivatives", "Difference")
_SHOW = QT_TRANSLATE_NOOP("derivatives", "Picture")

_TYPED = QT_TRANSLATE_NOOP("derivatives", "Your own formula")
_CURVE_LABELS = {key: curve.formula for key, curve in CURVES.items()} | {
    "exponential": "eˣ",
    "relu": "ReLU(x)",
    "step": QT_TRANSLATE_NOOP("derivatives", "Step"),
    "distance": QT_TRANSLATE_NOOP("derivatives", "Distance of a run"),
    "typed": _TYPED,
}
_KIND_LABELS = {
    "forward": QT_TRANSLATE_NOOP("derivatives", "Forward"),
    "backward": QT_TRANSLATE_NOOP("derivatives", "Backward"),
    "central": QT_TRANSLATE_NOOP("derivatives", "Central"),
}
PLAYS = {
    "h": QT_TRANSLATE_NOOP("derivatives", "Halve h"),
    "zoom": QT_TRANSLATE_NOOP("derivatives", "Zoom in"),
}
MOVES = {"x0": "x₀", "x1": "x₁"}
LARGEST_STEP = 10.0
MOST_ZOOM, MOST_FIGURES = 16, 60
FARTHEST = 1000.0
_NARROW = 12.0  # a view that follows a step shows at most about so many of it across, as near as it can come


def plain(html: str) -> str:
    """Return a formula of the table without its marks, for a list of choices."""
    powers = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    html = re.sub(r"<sup>(\d)</sup>", lambda m: m[1].translate(powers), html)
    html = re.sub(r"<sub>(\w)</sub>", lambda m: m[1].translate(str.maketrans("01i", "₀₁ᵢ")), html)
    return re.sub(r"<[^>]*>", "", re.sub(r"<sup>(.*?)</sup>", r"^[\1]", html))


_SURFACE_LABELS = {key: plain(row.formula) for key, row in SURFACES.items()} | {
    "beale": QT_TRANSLATE_NOOP("derivatives", "Beale's function"),  # whose formula is too long for a list
    "typed": _TYPED,
}


def _accept_curve(formula: str) -> None:
    typed_curve(formula).derivative  # noqa: B018 (a formula whose derivative grows too long is refused too)


def _accept_surface(formula: str) -> None:
    partials_of(formula)


def typed_number(text: str) -> Decimal:
    """Return the number that a person typed, exactly; ValueError with a sentence if it is none."""
    plain = text.strip().replace("−", "-").replace("×10^", "e").replace("*10^", "e")
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "").replace("_", "?")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?", plain, re.IGNORECASE | re.ASCII):
        raise ValueError(translate("derivatives", "Type one number, such as 0.1, 1e-50 or 16777217."))
    found = Decimal(plain)
    if len(plain) > MOST_FIGURES or found and not -400 < found.adjusted() < 400:
        raise ValueError(translate("derivatives", "Type a number between 10⁻⁴⁰⁰ and 10⁴⁰⁰ with at most 60 characters."))
    return found


def typed_number_accepted(text: str) -> None:
    typed_number(text)


@lru_cache(maxsize=64)
def typed_curve(formula: str) -> Curve:
    f = parse(formula)
    return Curve(formula, *sight(f))


@lru_cache(maxsize=64)
def partials_of(formula: str) -> tuple[Expression, Expression, Expression]:
    f = parse(formula, ("x0", "x1"))
    return f, f.derivative("x0"), f.derivative("x1")


def curve_of(state: "DerivativesState") -> Curve:
    return typed_curve(state.formula) if state.curve == "typed" else CURVES[state.curve]


def following_zoom(state: "DerivativesState", h: float) -> int:
    """Return the zoom with which a step h is still seen: the State's own as long as that is enough."""
    low, high = curve_of(state).x_range
    return min(MOST_ZOOM, max(state.zoom, math.floor(math.log2((high - low) / (_NARROW * h)))))


def surface_of(state: "DerivativesState") -> tuple[str, tuple[float, float, float, float]]:
    """Return the formula of the surface and the ranges of x0 and x1."""
    if state.surface == "typed":
        return state.surface_formula, (-5.0, 5.0, -5.0, 5.0)
    row = SURFACES[state.surface]
    return row.python.replace("np.", ""), row.domain


def on_curve(state: "DerivativesState") -> bool:
    return state.view in ("curve", "error")


def on_surface(state: "DerivativesState") -> bool:
    return state.view in ("partial", "plane")


def by_difference(state: "DerivativesState") -> bool:
    """Return whether the view takes slopes by differences."""
    return state.view in ("curve", "error", "partial")


@dataclass(frozen=True)
class DerivativesState:
    """Everything the pictures follow from."""

    curve: str = choice(
        "bends", QT_TRANSLATE_NOOP("derivatives", "Curve"), _CURVE_LABELS, section=_FUNCTION, shown=on_curve,
        tip=QT_TRANSLATE_NOOP("derivatives", "The function whose slope is wanted."),
    )
    formula: str = text(
        "0.01x² + 0.1x", QT_TRANSLATE_NOOP("derivatives", "f(x) ="), _accept_curve, section=_FUNCTION,
        shown=lambda state: on_curve(state) and state.curve == "typed",
        tip=QT_TRANSLATE_NOOP("derivatives", "Such as 0.01x² + 0.1x, sin(2x), e^-x, |x − 1|, √x, max(0, x)."),
    )
    x: float = number(
        -1.5, "x", -FARTHEST, FARTHEST, 0.1, section=_FUNCTION, slide=(-20.0, 20.0), shown=on_curve,
        tip=QT_TRANSLATE_NOOP("derivatives", "Where the slope is taken. Or drag the point along the curve."),
    )
    surface: str = choice(
        "bowl", QT_TRANSLATE_NOOP("derivatives", "Surface"), _SURFACE_LABELS, section=_FUNCTION,
        shown=on_surface,
        tip=QT_TRANSLATE_NOOP("derivatives", "A function of two variables."),
    )
    surface_formula: str = text(
        "x₀² + x₁²", QT_TRANSLATE_NOOP("derivatives", "f(x₀, x₁) ="), _accept_surface, section=_FUNCTION,
        shown=lambda state: on_surface(state) and state.surface == "typed",
        tip=QT_TRANSLATE_NOOP("derivatives", "Such as x0² + x1² or sin(x0)·x1."),
    )
    x0: float = number(
        3.0, "x₀", -FARTHEST, FARTHEST, 0.1, section=_FUNCTION, slide=(-5.0, 5.0), shown=on_surface,
    )
    x1: float = number(
        4.0, "x₁", -FARTHEST, FARTHEST, 0.1, section=_FUNCTION, slide=(-5.0, 5.0), shown=on_surface,
    )
    moving: str = choice(
        "x0", QT_TRANSLATE_NOOP("derivatives", "Variable"), MOVES, section=_FUNCTION,
        shown=lambda state: state.view == "partial",
        tip=QT_TRANSLATE_NOOP("derivatives", "The variable that varies; the other one is held constant."),
    )
    d0: float = number(
        -1.5, QT_TRANSLATE_NOOP("derivatives", "Step along x₀"), -FARTHEST, FARTHEST, 0.1, section=_FUNCTION,
        slide=(-5.0, 5.0), shown=lambda state: state.view == "plane",
    )
    d1: float = number(
        -2.0, QT_TRANSLATE_NOOP("derivatives", "Step along x₁"), -FARTHEST, FARTHEST, 0.1, section=_FUNCTION,
        slide=(-5.0, 5.0), shown=lambda state: state.view == "plane",
    )
    number_type: str = choice(
        "float32", QT_TRANSLATE_NOOP("derivatives", "Stored as"), tuple(TYPES), section=_FUNCTION,
        shown=lambda state: state.view == "number",
        tip=QT_TRANSLATE_NOOP("derivatives", "float64 has 53 binary digits, float32 24, float16 11."),
    )
    h: float = number(
        2.0, "h", LEAST_STEP, LARGEST_STEP, 0.01, log=True, section=_DIFFERENCE, shown=by_difference,
        tip=QT_TRANSLATE_NOOP("derivatives", "The step of the difference, from 10 down to 10⁻⁵⁰."),
    )
    kind: str = choice(
        "forward", QT_TRANSLATE_NOOP("derivatives", "Kind"), _KIND_LABELS, section=_DIFFERENCE, shown=by_difference,
        tip=QT_TRANSLATE_NOOP("derivatives", "Where the second point lies: ahead, behind, or one on each side."),
    )
    precision: str = choice(
        "float64", QT_TRANSLATE_NOOP("derivatives", "Precision"), tuple(PRECISIONS), section=_DIFFERENCE,
        shown=by_difference,
        tip=QT_TRANSLATE_NOOP("derivatives", "float64 keeps about 16 decimal digits, float32 about 7."),
    )
    play: str = choice(
        "h", QT_TRANSLATE_NOOP("derivatives", "Play"), PLAYS, section=_DIFFERENCE, shown=on_curve,
        tip=QT_TRANSLATE_NOOP("derivatives", "What is halved at each step of the time bar: h or the visible range."),
    )
    zoom: int = count(
        0, QT_TRANSLATE_NOOP("derivatives", "Zoom 2ⁿ, n ="), -4, MOST_ZOOM, section=_SHOW,
        shown=lambda state: state.view == "curve",
        tip=QT_TRANSLATE_NOOP("derivatives", "Each step shows half as much around the point."),
    )
    exact: bool = switch(
        True, QT_TRANSLATE_NOOP("derivatives", "Exact tangent"), section=_SHOW,
        shown=lambda state: state.view == "curve",
        tip=QT_TRANSLATE_NOOP("derivatives", "The tangent by the rules of differentiation."),
    )
    secants: bool = switch(
        False, QT_TRANSLATE_NOOP("derivatives", "All three secants"), section=_SHOW,
        shown=lambda state: state.view == "curve",
        tip=QT_TRANSLATE_NOOP("derivatives", "Forward, backward and central at once."),
    )
    slopes: bool = switch(
        True, QT_TRANSLATE_NOOP("derivatives", "Derivative f\u200a′"), section=_SHOW,
        shown=lambda state: state.view == "curve",
        tip=QT_TRANSLATE_NOOP("derivatives", "The slope at every x, numerical and exact."),
    )
    number: str = text(
        "0.1", QT_TRANSLATE_NOOP("derivatives", "Number"), typed_number_accepted, section=_FUNCTION,
        shown=lambda state: state.view == "number",
        tip=QT_TRANSLATE_NOOP("derivatives", "Such as 0.1, 1e-50, 16777217 or −3.25."),
    )
    view: str = "curve"
    azimuth: float = -60.0
    elevation: float = 28.0  # fmt: skip
