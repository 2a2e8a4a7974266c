"""The sentences over the picture, the rows of the strip, and the program to take home."""

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnviz.core.curves import Curve
from nnviz.core.expressions import Expression
from nnviz.core.studies.derivatives.rounding_error import PRECISIONS, Quotient, Trouble
from nnviz.core.studies.derivatives.tangent_plane import TangentPlane
from nnviz.core.studies.derivatives.tangents import Finding, PointOfCurve, gap
from nnviz.tabs.derivatives.state import MOVES, DerivativesState, curve_of, partials_of, surface_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, fixed_text, full_text, number_text
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.widgets.equation_strip import Equation

_SENTENCES = {
    Finding.UNDEFINED: QT_TRANSLATE_NOOP(
        "derivatives",
        "f(x) cannot be computed at x = {x}, so there is no point and no slope. Drag the point to where the curve is.",
    ),
    Finding.CORNER: QT_TRANSLATE_NOOP(
        "derivatives",
        "No derivative at x = {x}: the slope is {left} from the left and {right} from the right.",
    ),
    Finding.JUMP: QT_TRANSLATE_NOOP(
        "derivatives",
        "No derivative at x = {x}: the curve jumps (slope from the left {left}, from the right {right}).",
    ),
    Finding.UPRIGHT: QT_TRANSLATE_NOOP(
        "derivatives", "No derivative at x = {x}: the tangent is vertical, so the slope is infinite."
    ),
    Finding.UPRIGHT_END: QT_TRANSLATE_NOOP(
        "derivatives", "No derivative at x = {x}: the domain ends here, with a vertical tangent."
    ),
    Finding.TOO_STEEP: QT_TRANSLATE_NOOP("derivatives", "The slope at x = {x} is too large for float64."),
    Finding.NO_SLOPE: QT_TRANSLATE_NOOP(
        "derivatives", "No derivative found at x = {x}: {left} from the left, {right} from the right."
    ),
    Finding.UNDERFLOW: QT_TRANSLATE_NOOP(
        "derivatives",
        "In float32, h becomes 0, because there is no number between 0 and 1.4×10⁻⁴⁵. 0 / 0 is not a slope.",
    ),
    Finding.NO_VALUE: QT_TRANSLATE_NOOP("derivatives",
        "The difference quotient cannot be computed in {precision} here."
    ),
    Finding.OUTSIDE: QT_TRANSLATE_NOOP(
        "derivatives", "f cannot be computed at one end of the step, so there is no difference quotient. Make h "
                       "smaller."
    ),
    Finding.EXACT: QT_TRANSLATE_NOOP("derivatives",
        "The difference quotient agrees with the slope in every digit: {slope}."
    ),
    Finding.ROUNDING: QT_TRANSLATE_NOOP(
        "derivatives",
        "h is too small: the two values of f agree in all but their last digits; {digits} of {all} digits are left.",
    ),
    Finding.NO_TRUNCATION: QT_TRANSLATE_NOOP(
        "derivatives", "Secant and tangent have the same slope here: there is no error but rounding."
    ),
    Finding.BEST: QT_TRANSLATE_NOOP(
        "derivatives", "h is near its best value: truncation and rounding errors are about equal."
    ),
    Finding.SMALL: QT_TRANSLATE_NOOP(
        "derivatives", "h is below its best value: rounding is the larger error; {digits} of {all} digits are left."
    ),
    Finding.APART: QT_TRANSLATE_NOOP("derivatives", "Secant and tangent are apart: their slopes differ by {error}."),
    Finding.TRUNCATION: QT_TRANSLATE_NOOP(
        "derivatives", "The secant is not yet the tangent: a tenth of h makes the error {factor} times smaller."
    ),
}
_STUCK = {
    "forward": QT_TRANSLATE_NOOP(
        "derivatives",
        "h is lost beside x: x + h is exactly x. So f(x + h) − f(x) is 0, and the slope comes out as 0.",
    ),
    "backward": QT_TRANSLATE_NOOP(
        "derivatives",
        "h is lost beside x: x − h is exactly x. So f(x) − f(x − h) is 0, and the slope comes out as 0.",
    ),
    "central": QT_TRANSLATE_NOOP(
        "derivatives",
        "h is lost beside x: x + h and x − h are exactly x. So f(x + h) − f(x − h) is 0, and the slope comes out as 0.",
    ),
}
_FAR = 1000.0  # percent of the height from which the distance of curve and tangent is not told any more
_GIVES = QT_TRANSLATE_NOOP("derivatives", "The difference quotient is {slope}.")
_STILL = QT_TRANSLATE_NOOP("derivatives", "The difference quotient is {slope} all the same.")
_STEEPER = QT_TRANSLATE_NOOP("derivatives", "The smaller h, the steeper the secant.")
_FAIR = 1e-4  # the share by which rounding may change what is told of a secant
_ABOUT_RIGHT = (Finding.EXACT, Finding.NO_TRUNCATION, Finding.BEST, Finding.TRUNCATION, Finding.APART)
"""The difference is a slope of the curve but for the least digits: a story can be told of it."""
_SYMBOLS = {
    "forward": "(<i>f</i>(<i>x</i> + <i>h</i>) − <i>f</i>(<i>x</i>)) / <i>h</i>",
    "backward": "(<i>f</i>(<i>x</i>) − <i>f</i>(<i>x</i> − <i>h</i>)) / <i>h</i>",
    "central": "(<i>f</i>(<i>x</i> + <i>h</i>) − <i>f</i>(<i>x</i> − <i>h</i>)) / 2<i>h</i>",
}
_PYTHON = {
    "forward": "(f({ahead}) - f({here})) / h",
    "backward": "(f({here}) - f({behind})) / h",
    "central": "(f({ahead}) - f({behind})) / (2 * h)",
}
_QUOTIENTS = {
    Trouble.NONE: QT_TRANSLATE_NOOP("derivatives", "slope {slope}, intercept {intercept}, error {error}"),
    Trouble.STUCK: QT_TRANSLATE_NOOP("derivatives", "slope {slope}, because h is lost beside x: the difference is 0"),
    Trouble.UNDERFLOW: QT_TRANSLATE_NOOP("derivatives", "0 / 0, because h = 0 in {precision}"),
    Trouble.UNDEFINED: QT_TRANSLATE_NOOP("derivatives", "none: it cannot be computed"),
}


def short(html: str) -> str:
    return html if len(html) < 260 else "…"


def exact_text(slope: float) -> str:
    """Return a slope by rule with 15 digits: the last ones of float64 are rounding, not mathematics."""
    return full_text(float(f"{slope:.15g}"))


def value_text(x: float, value: float) -> str:
    """Return what f is at a place, such as f(5) = 0.75."""
    return f"f({number_text(x)}) = {number_text(value)}"


def _error_text(slope: float, exact: float) -> str:
    error = abs(slope - exact)
    return number_text(error, 2) if math.isfinite(error) else "–"


def _side_text(slope: float) -> str:
    return translate("derivatives", "none") if math.isnan(slope) else number_text(slope)


def difference_row(kind: str, place: PointOfCurve) -> Equation:
    q = place.quotients[kind]
    numbers = translate("derivatives", _QUOTIENTS[q.trouble]).format(
        slope=f"<b>{full_text(q.slope)}</b>", intercept=number_text(q.intercept, 10), precision=q.precision,
        error=_error_text(q.slope, place.exact),
    )  # fmt: skip
    python = _PYTHON[kind].format(ahead="x + h", here="x", behind="x - h")
    return Equation(f'<a href="{kind}">{_SYMBOLS[kind]}</a>', numbers, python)


def line_text(slope: float, intercept: float) -> str:
    """Return the right side of a line as people write it: x, 2x − 1, −x, or 3 (HTML)."""
    written = {"1": "<i>x</i>", "−1": "−<i>x</i>", "0": ""}.get(number_text(slope), f"{number_text(slope)}<i>x</i>")
    rest = number_text(abs(intercept))
    if rest == "0":
        return written or "0"
    minus = "−" if intercept < 0 else ""
    return f"{written} {minus or '+'} {rest}" if written else minus + rest


def exact_row(curve: Curve, place: PointOfCurve) -> Equation:
    symbols = f'<a href="exact"><i>f</i>′(<i>x</i>) = {short(curve.derivative.mathematics)}</a>'
    python = curve.derivative.python if len(curve.derivative.python) < 50 else ""
    if math.isfinite(place.exact):
        intercept = place.value - place.exact * place.x
        words = translate("derivatives", "slope {slope}, tangent <i>y</i> = {line}")
        slope, line = f"<b>{exact_text(place.exact)}</b>", line_text(place.exact, intercept)
        return Equation(symbols, words.format(slope=slope, line=line), python)
    words = translate("derivatives", "no derivative here: {left} from the left, {right} from the right")
    return Equation(symbols, words.format(left=_side_text(place.left), right=_side_text(place.right)), python)


def partial_row(axis: int, kind: str, derivative: Expression, q: Quotient, exact: float) -> Equation:
    name, variable = f"x{axis}", f"<i>x</i><sub>{axis}</sub>"
    ahead, behind = (("x0 + h, x1", "x0 - h, x1"), ("x0, x1 + h", "x0, x1 - h"))[axis]
    places = {"here": "x0, x1", "ahead": ahead, "behind": behind}
    words = translate("derivatives", "numerical {slope}, exact {exact}, error {error}").format(
        slope=f"<b>{full_text(q.slope)}</b>", exact=exact_text(exact), error=_error_text(q.slope, exact)
    )
    symbols = f'<a href="{name}">∂<i>f</i>/∂{variable} = {short(derivative.mathematics)}</a>'
    return Equation(symbols, words, _PYTHON[kind].format(**places))


def verdict_text(state: DerivativesState, curve: Curve, place: PointOfCurve) -> str:
    """Say in a sentence what is to be seen."""
    finding, q = place.finding(state.kind), place.quotients[state.kind]
    if finding in _ABOUT_RIGHT and state.view == "curve":
        if state.curve == "distance" and q.left >= 0 and q.noise < _FAIR * abs(q.slope):
            return _speed_sentence(q)
        if state.play == "zoom" and state.zoom > 0:
            return _zoom_sentence(state, curve, place)
    told = [_STUCK[state.kind] if finding is Finding.STUCK else _SENTENCES[finding]]
    if finding is Finding.CORNER and math.isfinite(q.slope):
        told.append(_STILL)
    if finding is Finding.JUMP and place.steeper(state.kind):
        told.append(_STEEPER)
    return " ".join(translate("derivatives", sentence) for sentence in told).format(
        x=number_text(place.x, 6), slope=number_text(q.slope), left=_side_text(place.left),
        right=_side_text(place.right), digits=q.digits_left, all=q.all_digits, precision=q.precision,
        factor=number_text(place.gain(state.kind), 2), error=number_text(place.error(state.kind), 3),
    )  # fmt: skip


def _speed_sentence(q: Quotient) -> str:
    words = translate(
        "derivatives", "From minute {start} to minute {end}: {distance} km in {time} min, {speed} km/min on average."
    )
    start, end = number_text(q.left), number_text(q.right)
    if start == end:  # so close that they read as one and the same
        words = translate(
            "derivatives", "At minute {start}, within {time} min: {distance} km, {speed} km/min on average."
        )
    return words.format(start=start, end=end, distance=number_text(q.difference), time=number_text(q.right - q.left),
                        speed=number_text(q.slope))  # fmt: skip


def _zoom_sentence(state: DerivativesState, curve: Curve, place: PointOfCurve) -> str:
    (low, high), (bottom, top) = curve.around(state.x, state.zoom)
    share = 100 * gap(curve.f, place, low, high) / (top - bottom)
    if share > _FAR:  # at a pole there is no largest distance, and what it is at some places says nothing
        words = translate(
            "derivatives", "Magnified {zoom}×, curve and tangent differ by more than {share} % of the plot height."
        )
        return words.format(zoom=number_text(2.0**state.zoom), share=number_text(_FAR))
    words = translate(
        "derivatives", "Magnified {zoom}×, curve and tangent differ by at most {share} % of the plot height."
    )
    return words.format(zoom=number_text(2.0**state.zoom), share=fixed_text(math.ceil(100 * share - 1e-6) / 100, 2))


def partial_verdict_text(state: DerivativesState, q: Quotient, exact: float) -> str:
    if not math.isfinite(q.value):
        return translate("derivatives", "f cannot be computed at this point, so there is no slope.")
    if not math.isfinite(exact):
        return translate("derivatives", "There is no partial derivative at this point.")
    frozen = "x1" if state.moving == "x0" else "x0"
    words = translate(
        "derivatives", "Only {moving} varies; {frozen} is held at {value}. The slope along the slice is {slope}."
    )
    told = words.format(moving=MOVES[state.moving], frozen=MOVES[frozen],
                        value=number_text(getattr(state, frozen), 6), slope=number_text(exact))  # fmt: skip
    if not math.isfinite(q.slope):
        return told
    return f"{told} {translate('derivatives', _GIVES).format(slope=number_text(q.slope))}"


def plane_text(plane: TangentPlane) -> str:
    """Say what plane and surface make of a step."""
    if not math.isfinite(plane.value):
        return translate("derivatives", "f cannot be computed at this point, so there is no slope.")
    if not plane.exists:
        return translate("derivatives", "There is no tangent plane here: a partial derivative does not exist.")
    if not math.isfinite(plane.change):
        return translate("derivatives", "f cannot be computed at the end of the step.")
    words = translate(
        "derivatives", "The plane changes by {differential}, the surface by {change}: the difference is {left}."
    )
    return words.format(differential=number_text(plane.differential), change=number_text(plane.change),
                        left=number_text(plane.left_over))  # fmt: skip


def bend_text(plane: TangentPlane) -> str:
    """Return what the second derivatives say of what is left over."""
    words = translate("derivatives", "half of the second derivative along the step: {bend}")
    return words.format(bend=number_text(plane.bend))


def plane_rows(plane: TangentPlane) -> Sequence[Equation]:
    """Return the differential, the change, and what is left over beside the bend of the surface."""
    f0, f1 = (f"∂<i>f</i>/∂<i>x</i><sub>{i}</sub>" for i in (0, 1))
    d0, d1 = ("<i>dx</i><sub>0</sub>", "<i>dx</i><sub>1</sub>")
    (a, b), (s0, s1) = plane.slopes, plane.step
    return (
        Equation(f'<a href="plane"><i>df</i></a> = {f0}·{d0} + {f1}·{d1}',
                 f"{number_text(a)} · {bracketed_text(s0)} + {bracketed_text(b)} · {bracketed_text(s1)} = "
                 f"<b>{number_text(plane.differential, 6)}</b>", "df = f0 * d0 + f1 * d1"),
        Equation('<a href="surface">Δ<i>f</i></a> = <i>f</i>(<i>x</i> + <i>dx</i>) − <i>f</i>(<i>x</i>)',
                 f"<b>{number_text(plane.change, 6)}</b>", "f(x0 + d0, x1 + d1) - f(x0, x1)"),
        Equation('<a href="gap">Δ<i>f</i> − <i>df</i></a>',
                 f"<b>{number_text(plane.left_over, 6)}</b>,&nbsp; {bend_text(plane)}", ""),
    )  # fmt: skip


def hint_text(state: DerivativesState) -> str:
    info = np.finfo(PRECISIONS[state.precision])
    words = translate("derivatives", "{precision}: ε = {eps}, the smallest number above 0 is {tiny}.")
    return words.format(precision=state.precision, eps=number_text(float(info.eps), 2),
                        tiny=number_text(float(info.smallest_subnormal), 2))  # fmt: skip


# Copy as Python.

_PROGRAMS = {"curve": "derivatives", "error": "derivatives_error", "partial": "derivatives_partial",
             "plane": "derivatives_plane"}  # fmt: skip


def script_text(state: DerivativesState) -> str:
    """Return the program of the view with its formulas and settings replaced by those of the State."""
    program = (resource_dir() / "scripts" / f"{_PROGRAMS[state.view]}.py").read_text(encoding="utf-8")
    settings: dict[str, Any] = {"H": state.h, "KIND": state.kind, "PRECISION": state.precision}
    if state.view in ("partial", "plane"):
        formula, domain = surface_of(state)
        f, by_x0, by_x1 = partials_of(formula)
        formulas = {"x0**2 + x1**2  # f": f, "2 * x0  # by x0": by_x0, "2 * x1  # by x1": by_x1}
        settings |= {"X0": state.x0, "X1": state.x1, "DOMAIN": domain, "D0": state.d0, "D1": state.d1}
    else:
        curve = curve_of(state)
        formulas = {"0.01 * x**2 + 0.1 * x  # f": curve.f, "0.02 * x + 0.1  # f'": curve.derivative}
        x_window, y_window = curve.around(state.x, state.zoom)
        settings |= {"X": state.x, "X_RANGE": x_window, "Y_RANGE": y_window}
    for old, new in formulas.items():
        program = program.replace(old, new.python + old[old.index("  #") :])
    for key, value in settings.items():
        program = re.sub(rf"^{key} = .*$", f"{key} = {value!r}", program, count=1, flags=re.MULTILINE)
    return program
