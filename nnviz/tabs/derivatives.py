"""The numerical-derivative laboratory: a point on a curve, secants that become its tangent, and what h does to them."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from nnviz.core.curves import CURVES, Curve, sample, window
from nnviz.core.expressions import Expression, parse
from nnviz.core.rounding import (
    KINDS,
    LEAST_STEP,
    PRECISIONS,
    Quotient,
    Trouble,
    difference_quotient,
    error_curve,
    halvings,
    lens,
    slopes,
    written_out,
)
from nnviz.core.surfaces import SURFACES
from nnviz.core.tangents import Finding, Place, Slice, gap, look_at, slope_of_sides
from nnviz.ui.digits import DigitRow, DigitTable
from nnviz.ui.equations import Equation
from nnviz.ui.figures import Figures, Sentence
from nnviz.ui.handles import Handle
from nnviz.ui.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.loglog import LogLogPlot
from nnviz.ui.notes import Dots, Note, cut_off, draw_straight, smooth
from nnviz.ui.numbers import fixed_text, full_text, number_text
from nnviz.ui.parameters import choice, count, number, switch, text
from nnviz.ui.plots import Curve as Line
from nnviz.ui.plots import Plot
from nnviz.ui.resources import resource_dir
from nnviz.ui.surface import SurfaceView
from nnviz.ui.tab import Preset, Tab

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
_PLAYS = {
    "h": QT_TRANSLATE_NOOP("derivatives", "Halve h"),
    "zoom": QT_TRANSLATE_NOOP("derivatives", "Zoom in"),
}
_MOVES = {"x0": "x₀", "x1": "x₁"}
_SLICE_TITLES = {
    "x0": QT_TRANSLATE_NOOP("derivatives", "x₀ moves, x₁ is frozen"),
    "x1": QT_TRANSLATE_NOOP("derivatives", "x₁ moves, x₀ is frozen"),
}
_LARGEST_STEP = 10.0
_MOST_ZOOM = 16
_FARTHEST = 1000.0
_REACH = 2.2  # steps h to each side that the lens shows
_REST = 1e-20  # where halving stops if it began above: long after the last digit is gone
_RATE = 4.0  # halvings a second
_SAMPLES = 700
_MARGIN = 0.02  # that a plot leaves around its domain
_PER_DECADE = 14  # steps h of the error curves
_DASHES = (5, 5)


def _plain(html: str) -> str:
    """Return a formula of the table without its marks, for a list of choices."""
    powers = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    html = re.sub(r"<sup>(\d)</sup>", lambda m: m[1].translate(powers), html)
    html = re.sub(r"<sub>(\w)</sub>", lambda m: m[1].translate(str.maketrans("01i", "₀₁ᵢ")), html)
    return re.sub(r"<[^>]*>", "", re.sub(r"<sup>(.*?)</sup>", r"^[\1]", html))


_SURFACE_LABELS = {key: _plain(row.formula) for key, row in SURFACES.items()} | {"typed": _TYPED}


def _accept_curve(formula: str) -> None:
    _typed_curve(formula).derivative  # noqa: B018 (a formula whose derivative grows too long is refused too)


def _accept_surface(formula: str) -> None:
    _partials(formula)


@lru_cache(maxsize=64)
def _typed_curve(formula: str) -> Curve:
    f = parse(formula)
    low, high = window(np.asarray(f(np.linspace(-10, 10, 1001))))
    return Curve(formula, (-10.0, 10.0), (max(low, -1e12), min(high, 1e12)))


@lru_cache(maxsize=64)
def _partials(formula: str) -> tuple[Expression, Expression, Expression]:
    f = parse(formula, ("x0", "x1"))
    return f, f.derivative("x0"), f.derivative("x1")


def _curve_of(state: "DerivativesState") -> Curve:
    return _typed_curve(state.formula) if state.curve == "typed" else CURVES[state.curve]


def _surface_of(state: "DerivativesState") -> tuple[str, tuple[float, float, float, float]]:
    """Return the formula of the surface and the ranges of x0 and x1."""
    if state.surface == "typed":
        return state.surface_formula, (-5.0, 5.0, -5.0, 5.0)
    row = SURFACES[state.surface]
    return row.python.replace("np.", ""), row.domain


def _on_curve(state: "DerivativesState") -> bool:
    return state.view != "partial"


@dataclass(frozen=True)
class DerivativesState:
    """Everything the pictures follow from."""

    curve: str = choice(
        "parabola", QT_TRANSLATE_NOOP("derivatives", "Curve"), _CURVE_LABELS, section=_FUNCTION, shown=_on_curve,
        tip=QT_TRANSLATE_NOOP("derivatives", "The function whose slope is wanted."),
    )
    formula: str = text(
        "0.01x² + 0.1x", QT_TRANSLATE_NOOP("derivatives", "f(x) ="), _accept_curve, section=_FUNCTION,
        shown=lambda state: _on_curve(state) and state.curve == "typed",
        tip=QT_TRANSLATE_NOOP("derivatives", "Such as 0.01x² + 0.1x, sin(2x), e^-x, |x − 1|, √x, max(0, x)."),
    )
    x: float = number(
        5.0, "x", -_FARTHEST, _FARTHEST, 0.1, section=_FUNCTION, slide=(-20.0, 20.0), shown=_on_curve,
        tip=QT_TRANSLATE_NOOP("derivatives", "Where the slope is taken. Or drag the point along the curve."),
    )
    surface: str = choice(
        "bowl", QT_TRANSLATE_NOOP("derivatives", "Surface"), _SURFACE_LABELS, section=_FUNCTION,
        shown=lambda state: not _on_curve(state),
        tip=QT_TRANSLATE_NOOP("derivatives", "A function of two variables."),
    )
    surface_formula: str = text(
        "x₀² + x₁²", QT_TRANSLATE_NOOP("derivatives", "f(x₀, x₁) ="), _accept_surface, section=_FUNCTION,
        shown=lambda state: not _on_curve(state) and state.surface == "typed",
        tip=QT_TRANSLATE_NOOP("derivatives", "Such as x0² + x1² or sin(x0)·x1."),
    )
    x0: float = number(
        3.0, "x₀", -_FARTHEST, _FARTHEST, 0.1, section=_FUNCTION, slide=(-5.0, 5.0),
        shown=lambda state: not _on_curve(state),
    )
    x1: float = number(
        4.0, "x₁", -_FARTHEST, _FARTHEST, 0.1, section=_FUNCTION, slide=(-5.0, 5.0),
        shown=lambda state: not _on_curve(state),
    )
    moving: str = choice(
        "x0", QT_TRANSLATE_NOOP("derivatives", "Moving"), _MOVES, section=_FUNCTION,
        shown=lambda state: not _on_curve(state),
        tip=QT_TRANSLATE_NOOP("derivatives", "The variable that moves; the other one is frozen."),
    )
    h: float = number(
        1e-4, "h", LEAST_STEP, _LARGEST_STEP, 0.01, log=True, section=_DIFFERENCE,
        tip=QT_TRANSLATE_NOOP("derivatives", "The step of the difference, from 10 down to 10⁻⁵⁰."),
    )
    kind: str = choice(
        "central", QT_TRANSLATE_NOOP("derivatives", "Kind"), _KIND_LABELS, section=_DIFFERENCE,
        tip=QT_TRANSLATE_NOOP("derivatives", "Where the second point lies: ahead, behind, or one on each side."),
    )
    precision: str = choice(
        "float64", QT_TRANSLATE_NOOP("derivatives", "Numbers"), tuple(PRECISIONS), section=_DIFFERENCE,
        tip=QT_TRANSLATE_NOOP("derivatives", "float64 keeps about 16 decimal digits, float32 about 7."),
    )
    play: str = choice(
        "h", QT_TRANSLATE_NOOP("derivatives", "Play"), _PLAYS, section=_DIFFERENCE, shown=_on_curve,
        tip=QT_TRANSLATE_NOOP("derivatives", "What becomes half at each step of the time bar: h or the window."),
    )
    zoom: int = count(
        0, QT_TRANSLATE_NOOP("derivatives", "Zoom 2ⁿ, n ="), -4, _MOST_ZOOM, section=_SHOW,
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
        True, QT_TRANSLATE_NOOP("derivatives", "Derivative f′"), section=_SHOW,
        shown=lambda state: state.view == "curve",
        tip=QT_TRANSLATE_NOOP("derivatives", "The slope at every x, numerical and exact."),
    )
    view: str = "curve"
    azimuth: float = -60.0
    elevation: float = 28.0  # fmt: skip


_BOOK = DerivativesState()
_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The book: tangent at 5"), _BOOK,
        QT_TRANSLATE_NOOP("derivatives", "0.1999999999990898 instead of 0.2; the tangent is y = 0.2x − 0.25."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The book: tangent at 10"), replace(_BOOK, x=10.0),
        QT_TRANSLATE_NOOP("derivatives", "0.2999999999986347 instead of 0.3; the tangent is y = 0.3x − 1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The point −10"), replace(_BOOK, x=-10.0),
        QT_TRANSLATE_NOOP("derivatives", "Left of the lowest point the slope is negative: −0.0999999999995449."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "Average speed of a run"),
        DerivativesState(curve="distance", x=10.0, h=10.0, kind="backward", slopes=False),
        QT_TRANSLATE_NOOP(
            "derivatives",
            "2 km in 10 min: 0.2 km/min on average. Press the button and watch the interval shrink to one moment.",
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "A secant becomes the tangent"),
        DerivativesState(curve="sine", x=1.0, h=2.0, kind="forward"),
        QT_TRANSLATE_NOOP("derivatives", "Press the button: h is halved again and again, until it breaks."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "Zoom until the curve is straight"),
        DerivativesState(curve="sine", x=1.0, play="zoom", slopes=False),
        QT_TRANSLATE_NOOP("derivatives", "Press the button: close enough, a curve is its tangent."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "The error against h"),
        DerivativesState(view="error", curve="sine", x=1.0, h=1e-5),
        QT_TRANSLATE_NOOP("derivatives", "Drag h along the V: too large and too small are both wrong."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "h = 10e-50"),
        DerivativesState(view="error", h=10e-50, kind="forward"),
        QT_TRANSLATE_NOOP("derivatives", "x + h is exactly x, so the difference is 0 and the “derivative” is 0.0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "float32 and 1e-50"),
        DerivativesState(view="error", h=1e-50, kind="forward", precision="float32"),
        QT_TRANSLATE_NOOP("derivatives", "float32 has no number between 0 and 1.4×10⁻⁴⁵: h itself becomes 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: |x| at 0"),
        DerivativesState(curve="absolute", x=0.0, h=0.5, play="zoom"),
        QT_TRANSLATE_NOOP("derivatives", "Zoom in as far as you like: the corner stays a corner."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: ReLU at 0"),
        DerivativesState(curve="relu", x=0.0, h=0.5),
        QT_TRANSLATE_NOOP("derivatives", "0 from the left, 1 from the right; a network just takes 0 here."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: a step"),
        DerivativesState(curve="step", x=0.0, h=0.5),
        QT_TRANSLATE_NOOP("derivatives", "The smaller h, the steeper the secant: there is no limit."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "No derivative: sin(1/x) at 0"),
        DerivativesState(curve="fast waves", x=0.0, h=0.1),
        QT_TRANSLATE_NOOP("derivatives", "Towards 0 it swings ever faster: no value and no slope to settle on."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "Partial derivatives at (3, 4)"), DerivativesState(view="partial"),
        QT_TRANSLATE_NOOP(
            "derivatives", "One variable moves, the other is frozen: 6.00000000000378 and 7.999999999999119."
        ),
    ),
)  # fmt: skip


_SENTENCES = {
    Finding.UNDEFINED: QT_TRANSLATE_NOOP(
        "derivatives", "f is not defined at x = {x}: there is no point and no slope."
    ),
    Finding.CORNER: QT_TRANSLATE_NOOP(
        "derivatives",
        "No derivative at x = {x}: the slope is {left} from the left and {right} from the right. "
        "The difference says {slope} all the same.",
    ),
    Finding.JUMP: QT_TRANSLATE_NOOP(
        "derivatives",
        "No derivative at x = {x}: the curve jumps (slope from the left {left}, from the right {right}). "
        "The smaller h, the steeper the secant.",
    ),
    Finding.UPRIGHT: QT_TRANSLATE_NOOP(
        "derivatives", "No derivative at x = {x}: the tangent is upright, so its slope is beyond every number."
    ),
    Finding.UPRIGHT_END: QT_TRANSLATE_NOOP(
        "derivatives", "No derivative at x = {x}: the curve ends here, and it ends upright."
    ),
    Finding.NO_SLOPE: QT_TRANSLATE_NOOP(
        "derivatives", "No derivative at x = {x}: from the left {left}, from the right {right}."
    ),
    Finding.UNDERFLOW: QT_TRANSLATE_NOOP(
        "derivatives",
        "In float32, h becomes 0, because between 0 and 1.4×10⁻⁴⁵ there is no number. 0 / 0 is no slope.",
    ),
    Finding.STUCK: QT_TRANSLATE_NOOP(
        "derivatives",
        "h is lost beside x: x + h is exactly x. So f(x + h) − f(x) is 0, and the slope comes out as 0.",
    ),
    Finding.OUTSIDE: QT_TRANSLATE_NOOP(
        "derivatives", "f has no value at one end of the step, so there is no difference. Make h smaller."
    ),
    Finding.EXACT: QT_TRANSLATE_NOOP("derivatives", "The difference gives exactly the slope here: {slope}."),
    Finding.ROUNDING: QT_TRANSLATE_NOOP(
        "derivatives",
        "h is too small: the two values of f agree in all but their last digits; {digits} of {all} digits are left.",
    ),
    Finding.NO_TRUNCATION: QT_TRANSLATE_NOOP(
        "derivatives", "Secant and tangent have the same slope for every h here: there is no error but rounding."
    ),
    Finding.BEST: QT_TRANSLATE_NOOP(
        "derivatives", "h is near its best value: the error of the secant and that of rounding are alike."
    ),
    Finding.TRUNCATION: QT_TRANSLATE_NOOP(
        "derivatives", "The secant is not yet the tangent: a tenth of h makes the error {factor} times smaller."
    ),
}
_HEALTHY = (Finding.EXACT, Finding.ROUNDING, Finding.NO_TRUNCATION, Finding.BEST, Finding.TRUNCATION)


def _snap(value: float, pixel: float) -> float:
    """Return the roundest value within about a pixel, so that a hand can reach 0 and 5."""
    step = _round_up(pixel)
    return float(f"{round(value / step) * step:.12g}") + 0.0


def _round_up(value: float) -> float:
    """Return 1, 2 or 5 times a power of ten, at least the value: an axis that seldom changes."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= value * 0.999)


class DerivativesTab(Tab):
    """A curve and its secants, the error against h with the digits that are lost, and partial derivatives."""

    name = "derivatives"
    title = QT_TRANSLATE_NOOP("derivatives", "Derivatives")
    sections = QT_TRANSLATE_NOOP("derivatives", "Book chapter 4.3")
    State = DerivativesState
    presets = _PRESETS
    views = {
        "curve": QT_TRANSLATE_NOOP("derivatives", "Curve and tangent"),
        "error": QT_TRANSLATE_NOOP("derivatives", "Error against h"),
        "partial": QT_TRANSLATE_NOOP("derivatives", "Partial derivatives"),
    }
    has_time = True
    time_unit = ("derivatives", QT_TRANSLATE_NOOP("derivatives", "halving"))

    # What is on the screen.

    def build(self) -> None:
        """Make the plots, once."""
        self._place: Place | None = None
        self._partial: tuple[tuple[Quotient, float], ...] = ()
        self._run: list[float] = []
        self._run_key: tuple[str, float] = ("", 0.0)
        self._from_time = False
        self._drawn: dict[str, tuple[Any, ...]] = {}  # what slow parts of the picture were drawn for
        self._slope_window = (-1.0, 1.0)
        self.figures = Figures("derivatives", {
            "numerical": QT_TRANSLATE_NOOP("derivatives", "Numerical slope"),
            "exact": QT_TRANSLATE_NOOP("derivatives", "Exact slope"),
            "error": QT_TRANSLATE_NOOP("derivatives", "Error"),
        }, {"numerical": "−0.00000000000000000", "exact": "−0.0000000000000000", "error": "0.000×10⁻⁰⁰"})  # fmt: skip
        self.verdict = Sentence()
        self.picture.layout().insertWidget(1, self.figures)
        self.picture.layout().insertWidget(2, self.verdict)
        self._build_curve_page()
        self._build_error_page()
        self._build_partial_page()
        self.timeline.set_stride_tip("derivatives", QT_TRANSLATE_NOOP("derivatives", "Ten halvings"))
        self.timeline.moved.connect(self._on_moved)
        for plot in (self.curve_plot, self.slope_plot, *(entry[0] for entry in self.slices.values())):
            plot.legend.setZValue(-1)  # what can be taken in the hand lies above it

    def _build_curve_page(self) -> None:
        self.curve_plot = plot = Plot("derivatives", legend_at=(8, 8))
        self.run_line = plot.curve("muted", pattern=(2, 3))
        patterns = ((8, 4, 2, 4), (2, 3))
        self.other_lines = [plot.curve("vermillion", share=0.55, pattern=pattern) for pattern in patterns]
        self.function_line = plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "f"), width=2)
        self.exact_line = _exact(plot, QT_TRANSLATE_NOOP("derivatives", "exact tangent"))
        self.numerical_line = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical tangent"), width=2)
        self.secant_line = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "secant"), share=0.6)
        smooth(self.exact_line, self.numerical_line, self.secant_line, *self.other_lines)
        self.ends = Dots(plot, "d")
        plot.legend.setColumnCount(4)
        anchors = ((0.5, 0), (0, 0.5), (0.5, 1.9))
        self.run_label, self.rise_label, self.hint_label = (Note(plot, anchor) for anchor in anchors)
        self.step_handle = Handle(plot, "vermillion", "diamond")
        self.point_handle = Handle(plot)
        self.step_handle.moved.connect(self._on_step_dragged)
        self.point_handle.moved.connect(self._on_point_dragged)
        self._build_slope_plot()
        self.here = [p.marker("muted") for p in (plot, self.slope_plot)]
        plot.getViewBox().sigXRangeChanged.connect(self._on_range)
        column = QVBoxLayout(self.pages["curve"])
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        for p, share in ((plot, 66), (self.slope_plot, 34)):
            p.left_width = 64
            p.restyle()
            column.addWidget(p, share)

    def _build_slope_plot(self) -> None:
        self.slope_plot = plot = Plot("derivatives", legend_at=(8, 4))
        plot.set_texts("", "", "f′(x)")
        plot.legend.setColumnCount(2)
        self.numerical_slopes = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical f′"), width=2)
        self.exact_slopes = _exact(plot, QT_TRANSLATE_NOOP("derivatives", "exact f′"), noisy=True)
        plot.plotItem.layout.setContentsMargins(1, 10, 24, 1)  # no title: room for half of the highest tick's text
        self.slope_dot = Dots(plot, "o")
        plot.setMouseEnabled(False, False)  # it shows what the plot above shows

    def _build_error_page(self) -> None:
        self.error_plot = plot = LogLogPlot("derivatives", legend_at=(8, -8))
        plot.set_texts(
            QT_TRANSLATE_NOOP("derivatives", "Error of the slope against h"), "h",
            QT_TRANSLATE_NOOP("derivatives", "Error"),
        )  # fmt: skip
        self.truncation_line = plot.curve("muted", QT_TRANSLATE_NOOP("derivatives", "truncation"), dash=True)
        self.rounding_line = plot.curve("muted", QT_TRANSLATE_NOOP("derivatives", "rounding"), pattern=(2, 3))
        self.one_sided_errors = plot.curve(
            "vermillion", QT_TRANSLATE_NOOP("derivatives", "one-sided"), width=2, share=0.45
        )
        self.central_errors = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "central"), width=2)
        self.h_line, self.best_line = plot.marker("ink", dash=False), plot.marker("right")
        self.best_label = Note(plot, (0.5, 0))
        self.h_handle = Handle(plot, "ink", "diamond")
        self.h_handle.moved.connect(self._on_h_dragged)
        self._build_lens_plot()
        self.digit_table = DigitTable()
        grid = QGridLayout(self.pages["error"])
        grid.setContentsMargins(8, 0, 8, 8)
        grid.setSpacing(8)
        grid.addWidget(plot, 0, 0, 2, 1)
        grid.addWidget(self.lens_plot, 0, 1)
        grid.addWidget(self.digit_table, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)

    def _build_lens_plot(self) -> None:
        self.lens_plot = plot = Plot("derivatives", legend_at=(-8, -8))
        plot.set_texts(
            QT_TRANSLATE_NOOP("derivatives", "Around x, magnified by 1/h"), "(t − x) / h", "(f(t) − f(x)) / h"
        )
        self.lens_line = plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "f as computed"), width=2)
        self.lens_exact = _exact(plot, QT_TRANSLATE_NOOP("derivatives", "exact tangent"))
        self.lens_secant = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "secant"), width=2)
        smooth(self.lens_secant)
        self.lens_ends = Dots(plot, "d")

    def _build_partial_page(self) -> None:
        self.surface_view = SurfaceView("derivatives")
        self.surface_view.set_texts(QT_TRANSLATE_NOOP("derivatives", "A slice along each axis"), "x₀", "x₁", "f")
        self.surface_view.turned.connect(self._on_turned)
        self.slices: dict[str, tuple[Plot, tuple[Line, Line, Line], Handle]] = {}
        right = QVBoxLayout()
        right.setSpacing(0)
        for name, slot in (("x0", self._on_x0_dragged), ("x1", self._on_x1_dragged)):
            plot = Plot("derivatives", legend_at=(8, 2))
            plot.legend.setColumnCount(3)
            plot.left_width = 56
            plot.set_texts(_SLICE_TITLES[name], _MOVES[name], "f")
            lines = (
                plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "slice"), width=2),
                _exact(plot, QT_TRANSLATE_NOOP("derivatives", "exact")),
                plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical"), width=2),
            )
            smooth(*lines)
            handle = Handle(plot)
            handle.moved.connect(slot)
            plot.restyle()
            right.addWidget(plot, 1)
            self.slices[name] = (plot, lines, handle)
        row = QHBoxLayout(self.pages["partial"])
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.surface_view, 56)
        row.addLayout(right, 44)

    def plots(self) -> Sequence[Plot]:
        """Return the plots of the view on show, the main one first."""
        if self.state.view == "error":
            return (self.error_plot, self.lens_plot)
        if self.state.view == "partial":
            return tuple(plot for plot, _, _ in self.slices.values())
        return (self.curve_plot, self.slope_plot) if self.state.slopes else (self.curve_plot,)

    # From the hand to the State.

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields; another curve brings its own place to begin with if the present one is out of sight."""
        state = self.state
        if fields.get("curve", state.curve) != state.curve and "x" not in fields:
            new = _curve_of(replace(state, curve=fields["curve"]))
            if not new.x_range[0] < state.x < new.x_range[1]:
                fields |= {"zoom": 0, "x": new.start}
        if fields.get("surface", state.surface) != state.surface:
            low0, high0, low1, high1 = _surface_of(replace(state, surface=fields["surface"]))[1]
            fields |= {"x0": min(high0, max(low0, state.x0)), "x1": min(high1, max(low1, state.x1))}
        super().change(merge, **fields)

    @Slot(float, float)
    def _on_point_dragged(self, x: float, y: float) -> None:
        self.hint_label.hide()
        self._drag_to(self.curve_plot, self.point_handle, x, "x")

    @Slot(float, float)
    def _on_x0_dragged(self, x: float, y: float) -> None:
        self._drag_to(self.slices["x0"][0], self.slices["x0"][2], x, "x0", moving="x0")

    @Slot(float, float)
    def _on_x1_dragged(self, x: float, y: float) -> None:
        self._drag_to(self.slices["x1"][0], self.slices["x1"][2], x, "x1", moving="x1")

    def _drag_to(self, plot: Plot, handle: Handle, x: float, field: str, **more: Any) -> None:
        low, high = plot.getViewBox().viewRange()[0]
        if handle.held:
            x = _snap(min(high, max(low, x)), (high - low) / max(100, plot.width()))
        x = min(_FARTHEST, max(-_FARTHEST, float(f"{x:.10g}")))
        self.change(merge=field, **{field: x}, **more)

    @Slot(float, float)
    def _on_step_dragged(self, x: float, y: float) -> None:
        h = (x - self.state.x) * (-1 if self.state.kind == "backward" else 1)
        pixel = self._pixel()
        self._take_h(max(pixel, _snap(h, pixel)) if self.step_handle.held else h)

    @Slot(float, float)
    def _on_h_dragged(self, log_h: float, y: float) -> None:
        self._take_h(10.0 ** max(-60.0, min(10.0, log_h)))

    def _take_h(self, h: float) -> None:
        self.change(merge="h", h=min(_LARGEST_STEP, max(LEAST_STEP, float(f"{h:.3g}"))))

    def _pixel(self) -> float:
        """Return what one pixel across is worth in the curve's plot."""
        low, high = self.curve_plot.getViewBox().viewRange()[0]
        return (high - low) / max(100, self.curve_plot.width())

    @Slot(float, float)
    def _on_turned(self, azimuth: float, elevation: float) -> None:
        self.change(merge="turn", azimuth=(azimuth + 180) % 360 - 180, elevation=min(89.0, max(5.0, elevation)))

    # Time: h or the window becomes half.

    def _load_run(self, state: DerivativesState) -> None:
        key = (state.play, float(state.zoom) if state.play == "zoom" else state.h)
        if key == self._run_key or self._from_time:
            return
        self._run_key = key
        if state.play == "zoom":
            self._run = [float(n) for n in range(state.zoom + 1, _MOST_ZOOM + 1)]
        else:
            self._run = list(halvings(state.h, _REST if state.h > _REST else LEAST_STEP))
        with QSignalBlocker(self.timeline):
            self.timeline.show_run(self._run, len(self._run), 0, stride=10, rate=_RATE)
        self._on_status(self.timeline.status)

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        value = self._run[position - 1] if position else self._run_key[1]
        self._from_time = True
        try:
            self.change(merge="time", **({"zoom": int(value)} if self._run_key[0] == "zoom" else {"h": value}))
        finally:
            self._from_time = False

    @Slot()
    def rewind(self) -> None:
        """Back to where the halving began."""
        self.timeline.pause()
        self.timeline.go(0)

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status == "running":
            return super().start_text(status)
        return translate("derivatives", _PLAYS[self.state.play])

    # Following the State.

    def draw(self, state: DerivativesState) -> None:
        """Draw the view on show."""
        self._load_run(state)
        on_curve = _on_curve(state)
        for widget in (self.timeline, self.start_button):
            widget.setVisible(on_curve)
        self.hint.setText(_hint(state))
        if not on_curve:
            self._draw_partials(state)
            return
        curve = _curve_of(state)
        self._place = look_at(curve.f, curve.derivative, state.x, state.h, state.precision)
        draw = self._draw_curve if state.view == "curve" else self._draw_error
        draw(state, curve, self._place)
        self._show_figures(self._place.quotients[state.kind], self._place.exact)
        self.verdict.setText(_verdict(state, curve, self._place))

    def _show_figures(self, quotient: Quotient, exact: float) -> None:
        error = abs(quotient.slope - exact)
        self.figures.show_values(
            numerical=full_text(quotient.slope), exact=_exact_text(exact),
            error=number_text(error) if math.isfinite(error) else "–",
        )  # fmt: skip

    def _fresh(self, part: str, *key: Any) -> bool:
        """Return whether a slow part of the picture is to be drawn anew, and remember what it was drawn for."""
        fresh = self._drawn.get(part) != key
        self._drawn[part] = key
        return fresh

    # The curve.

    def _draw_curve(self, state: DerivativesState, curve: Curve, place: Place) -> None:
        self._show_titles(state, curve)
        x_window, y_window = curve.around(state.x, state.zoom)
        self.curve_plot.set_domain(x_window, y_window)
        self.slope_plot.setVisible(state.slopes)
        low, high = self.curve_plot.getViewBox().viewRange()[0]
        if self._fresh("function", curve.formula, low, high, y_window):
            x, y = sample(curve.f, low, high, _SAMPLES, y_window[1] - y_window[0])
            self.curve_plot.set_data(self.function_line, x, cut_off(y, y_window))
        self._draw_lines(state, place, low, high)
        self._draw_step(state, place, y_window)
        for line in self.here:
            line.setValue(state.x)
        if state.slopes:
            self._draw_slopes(state, curve, place, (low, high))

    def _show_titles(self, state: DerivativesState, curve: Curve) -> None:
        if not self._fresh("titles", curve.formula, state.curve, state.slopes):
            return
        names = ("", "f(x)")
        if state.curve == "distance":
            names = (
                QT_TRANSLATE_NOOP("derivatives", "Time in min"), QT_TRANSLATE_NOOP("derivatives", "Distance in km")
            )  # fmt: skip
        title = f"<i>f</i>(<i>x</i>) = {_short(curve.f.html)}"
        self.curve_plot.set_texts(title, "" if state.slopes else names[0], names[1])
        self.slope_plot.set_texts("", names[0], "f′(x)")

    def _draw_lines(self, state: DerivativesState, place: Place, low: float, high: float) -> None:
        plot, q = self.curve_plot, place.quotients[state.kind]
        ends = np.array([low - (high - low), high + (high - low)])
        draw_straight(plot, self.numerical_line, ends, q.slope, q.x, q.value)
        apart = state.kind == "central" and q.right - q.left > 4 * self._pixel()  # else it is the tangent just drawn
        draw_straight(plot, self.secant_line, ends, q.slope if apart else math.nan, q.left, q.f_left)
        for line, kind in zip(self.other_lines, (k for k in KINDS if k != state.kind), strict=True):
            other = place.quotients[kind]
            draw_straight(plot, line, ends, other.slope if state.secants else math.nan, other.left, other.f_left)
        x, y = place.tangent(*ends)
        plot.set_data(self.exact_line, x, y if state.exact else np.full(len(y), np.nan))

    def _draw_step(self, state: DerivativesState, place: Place, y_window: tuple[float, float]) -> None:
        """Put the handles, the two points of the difference, and the way across and up between them."""
        q, pixel = place.quotients[state.kind], self._pixel()
        y = place.value if math.isfinite(place.value) else sum(y_window) / 2
        self.point_handle.put(state.x, y)
        step = _snap(4 * pixel, 4 * pixel)
        self.point_handle.key_step = (step, 0.0)
        self.step_handle.key_step = (max(0.1 * state.h, 1e-50), 0.0)
        fine = q.trouble is Trouble.NONE
        far, f_far = (q.left, q.f_left) if state.kind == "backward" else (q.right, q.f_right)
        self.step_handle.setVisible(fine and abs(far - q.x) > 12 * pixel)
        if fine:
            self.step_handle.put(far, f_far)
        self.ends.show_points([(q.left, q.f_left), (q.right, q.f_right)] if fine else [])
        self._draw_triangle(state, q, bool(fine and q.right - q.left > 24 * pixel))
        if self.hint_label.isVisible():
            self.hint_label.setPos(state.x, y)

    def _draw_triangle(self, state: DerivativesState, q: Quotient, shown: bool) -> None:
        x, y = np.array([q.left, q.right, q.right]), np.array([q.f_left, q.f_left, q.f_right])
        if shown or len(self.run_line.x):
            self.curve_plot.set_data(self.run_line, x[: 3 * shown], y[: 3 * shown])
        run = "2<i>h</i>" if state.kind == "central" else "<i>h</i>"
        for label, at, words in (
            (self.run_label, (0.7 * q.left + 0.3 * q.right, q.f_left), run),
            (self.rise_label, (q.right, (q.f_left + q.f_right) / 2), "Δ<i>f</i>"),
        ):
            label.setVisible(shown)
            if shown:
                label.write(words)
                label.setPos(*at)

    def _draw_slopes(self, state: DerivativesState, curve: Curve, place: Place, span: tuple[float, float]) -> None:
        plot = self.slope_plot
        if self._fresh("exact slopes", curve.formula, *span):
            x, y = sample(curve.derivative, *span, _SAMPLES, 2.0)
            self._slope_window = window(y)
            plot.set_data(self.exact_slopes, x, cut_off(y, self._slope_window))
        inner = (span[1] - span[0]) / (1 + 2 * _MARGIN)  # `fit` adds the margin again: both plots stay in line
        plot.set_domain((span[0] + _MARGIN * inner, span[1] - _MARGIN * inner), self._slope_window)
        if self._fresh("numerical slopes", curve.formula, *span, state.h, state.kind, state.precision):
            x = np.linspace(*span, _SAMPLES)
            y = slopes(curve.f, x, state.h, state.kind, state.precision)
            plot.set_data(self.numerical_slopes, x, cut_off(y, self._slope_window))
        self.slope_dot.show_points([(state.x, place.quotients[state.kind].slope)])

    @Slot(object, object)
    def _on_range(self, box: object, span: object) -> None:
        if not self.curve_plot.fitted and self.state.view == "curve":
            self._draw_curve(self.state, _curve_of(self.state), self._place)

    # The error.

    def _draw_error(self, state: DerivativesState, curve: Curve, place: Place) -> None:
        lowest = 1e-18 if state.h >= 1e-18 else LEAST_STEP
        one_sided = "backward" if state.kind == "backward" else "forward"
        if self._fresh("errors", curve.formula, state.x, state.precision, state.kind, lowest):
            self._draw_v(state, curve, place, one_sided, lowest)
        bottom, top = self._error_window
        error = abs(place.quotients[state.kind].slope - place.exact)
        self.h_line.setValue(math.log10(state.h))
        level = min(max(error, bottom), top) if math.isfinite(error) else bottom
        self.h_handle.put(math.log10(state.h), math.log10(level))
        self._draw_lens(state, curve, place)
        self._show_digits(place.quotients[state.kind])

    def _draw_v(self, state: DerivativesState, curve: Curve, place: Place, one_sided: str, lowest: float) -> None:
        plot = self.error_plot
        h = np.logspace(math.log10(lowest), math.log10(_LARGEST_STEP), _PER_DECADE * round(1 - math.log10(lowest)) + 1)
        both = [error_curve(curve.f, place.exact, state.x, h, kind, state.precision) for kind in (one_sided, "central")]
        positive = np.concatenate([errors[errors > 0] for errors in both])
        bottom, top = _error_range(place.exact, state.precision, positive)
        self._error_window = bottom, top
        plot.set_domain((lowest, _LARGEST_STEP), self._error_window)
        for line, errors in zip((self.one_sided_errors, self.central_errors), both, strict=True):
            plot.set_data(line, h, errors)
        model = place.models.get(state.kind)
        plot.set_data(self.truncation_line, h, model.truncation(h) if model else np.full(len(h), np.nan))
        plot.set_data(self.rounding_line, h, model.rounding(h) if model else np.full(len(h), np.nan))
        self._mark_best(model.best_step if model else math.inf, lowest, top)

    def _mark_best(self, best: float, lowest: float, top: float) -> None:
        shown = bool(lowest < best < _LARGEST_STEP)
        for item in (self.best_line, self.best_label):
            item.setVisible(shown)
        if shown:
            self.best_line.setValue(math.log10(best))
            self.best_label.setPos(math.log10(best), math.log10(top))
            self.best_label.write(translate("derivatives", "best h ≈ {h}").format(h=number_text(best, 1)))

    def _draw_lens(self, state: DerivativesState, curve: Curve, place: Place) -> None:
        plot, q = self.lens_plot, place.quotients[state.kind]
        s, y = lens(q, curve.f, _REACH)
        finite = np.abs(y[np.isfinite(y)])
        steepest = [abs(v) for v in (place.exact, q.slope) if math.isfinite(v)]
        tallest = max([*(_REACH * slope for slope in steepest), float(finite.max()) if len(finite) else 0.0])
        tallest = _round_up(min(1e9, 1.1 * tallest) or 1.0)
        plot.set_domain((-_REACH, _REACH), (-tallest, tallest))
        plot.set_data(self.lens_line, s, cut_off(y, (-tallest, tallest)))
        ends = np.array([-_REACH, _REACH])
        draw_straight(plot, self.lens_exact, ends, place.exact, 0.0, 0.0)
        low, high = {"forward": (0.0, 1.0), "backward": (-1.0, 0.0), "central": (-1.0, 1.0)}[state.kind]
        foot = (q.f_left - q.value) / q.h if q.h else math.nan
        draw_straight(plot, self.lens_secant, ends, q.slope, low, foot)
        self.lens_ends.show_points([(t, foot + q.slope * (t - low)) for t in (low, high)])

    def _show_digits(self, q: Quotient) -> None:
        power, rows = written_out(q)
        taken_out = f"×10{number_text(10.0**power, 1)[len('1×10') :]}" if power else ""
        left = translate("derivatives", "digits left: {digits}").format(digits=q.digits_left)
        shown = []
        for name, row in rows:
            last = name == rows[-1][0]
            note = "   ".join(filter(None, (taken_out if name.startswith("f") else "", left if last else "")))
            kept = row.kept.replace("-", "−") or translate("derivatives", "not defined")
            shown.append(DigitRow(name, kept, row.lost, note, strong=last))
        title = translate("derivatives", "As stored in {precision}: the struck digits are beyond its precision")
        self.digit_table.show_rows(title.format(precision=q.precision), shown)

    # Partial derivatives.

    def _draw_partials(self, state: DerivativesState) -> None:
        formula, domain = _surface_of(state)
        f, *partials = _partials(formula)
        if self._fresh("grid", formula, domain):
            g0, g1 = np.linspace(*domain[:2], 33), np.linspace(*domain[2:], 33)
            heights = np.asarray(f(*np.meshgrid(g0, g1)), np.float64)
            self.surface_view.set_surface(g0, g1, heights)
            bottom, top = window(heights)
            self._height_window = bottom, top + 0.25 * (top - bottom)  # room for the legend
        ways, numbers, point = [], [], (state.x0, state.x1)
        for axis, name in enumerate(_MOVES):
            along = Slice(f, point, axis)
            q = difference_quotient(along, point[axis], state.h, state.kind, state.precision)
            sides = f.side_slopes(*point, variable=name)
            exact = slope_of_sides(*sides, float(partials[axis](*point)))
            span = domain[2 * axis : 2 * axis + 2]
            self._draw_slice(name, along, q, exact, span)
            ways += _ways(along, q, span, "ink" if name == state.moving else "muted")
            numbers.append((q, exact))
        value = numbers[0][0].value
        if math.isfinite(value):
            ways.append((np.array([point]), np.array([value]), "ink", 0))
        self.surface_view.set_ways(ways)
        self.surface_view.turn(state.azimuth, state.elevation)
        self._partial = tuple(numbers)
        moving = numbers[list(_MOVES).index(state.moving)]
        self._show_figures(*moving)
        self.verdict.setText(_partial_verdict(state, *moving))

    def _draw_slice(
        self, name: str, along: Slice, q: Quotient, exact: float, span: tuple[float, float]
    ) -> None:
        plot, (line, tangent, numerical), handle = self.slices[name]
        low, high = min(span[0], q.x), max(span[1], q.x)
        if self._fresh(name, along.f, along.point[1 - along.axis], low, high):
            x, y = sample(along, low, high, 300, self._height_window[1] - self._height_window[0])
            plot.set_data(line, x, cut_off(y, self._height_window))
        plot.set_domain((low, high), self._height_window)
        ends = np.array([low - (high - low), high + (high - low)])
        draw_straight(plot, tangent, ends, exact, q.x, q.value)
        draw_straight(plot, numerical, ends, q.slope, q.x, q.value)
        step = _snap(0.005 * (high - low), 0.005 * (high - low))
        handle.key_step = (step, 0.0)
        handle.put(q.x, q.value if math.isfinite(q.value) else sum(self._height_window) / 2)

    # Words and numbers.

    def equations(self, state: DerivativesState) -> Sequence[Equation]:
        """Return every difference with its slope, intercept and error, and the exact derivative."""
        if not _on_curve(state):
            f_and_partials = _partials(_surface_of(state)[0])
            return [_partial_row(i, state.kind, f_and_partials[1 + i], *self._partial[i]) for i in (0, 1)]
        kinds = KINDS if state.view == "curve" else (state.kind,)  # the digits need the room
        return [*(_difference_row(kind, self._place) for kind in kinds), _exact_row(_curve_of(state), self._place)]

    def highlight(self, key: str) -> None:
        """Draw the line that a part of the strip belongs to thicker."""
        lines = {"exact": [self.exact_line], self.state.kind: [self.numerical_line]}
        others = (kind for kind in KINDS if kind != self.state.kind)
        lines |= {kind: [line] for kind, line in zip(others, self.other_lines, strict=True)}
        lines |= {name: list(entry[1][1:]) for name, entry in self.slices.items()}
        for name, group in lines.items():
            for line in group:
                line.width = (4 if name == key else 1) if line in self.other_lines else 4 if name == key else 2
        for plot in (self.curve_plot, *(entry[0] for entry in self.slices.values())):
            plot.restyle()

    def script(self, state: DerivativesState) -> str:
        """Return a program of NumPy and Matplotlib that draws the view on show."""
        return _script(state)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        for handle, words in (
            (self.point_handle, translate("derivatives", "The point x")),
            (self.step_handle, translate("derivatives", "The step h")),
            (self.h_handle, translate("derivatives", "The step h")),
            *((entry[2], translate("derivatives", "The point")) for entry in self.slices.values()),
        ):
            handle.set_name(words)
        self._drawn.clear()
        self.hint_label.write(translate("derivatives", "drag me"))


def _error_range(slope: float, precision: str, errors: np.ndarray) -> tuple[float, float]:
    """Return a range for the errors of a slope that stands still while x is dragged: it moves by four decades at once.

    errors: those above 0.
    """
    size = min(1e12, max(1e-8, abs(slope))) if slope and math.isfinite(slope) else 1.0
    scale = 10.0 ** (4 * round(math.log10(size) / 4))
    bottom, top = (1e-16 if precision == "float64" else 1e-9) * scale, 1e2 * scale
    if len(errors) and not bottom < float(np.median(errors)) < top:
        middle = 10.0 ** (4 * round(math.log10(float(np.median(errors))) / 4))
        bottom, top = 1e-8 * middle, 1e8 * middle
    return bottom, top


# Items.


def _exact(plot: Plot, name: str, noisy: bool = False) -> Line:
    """Add a line for what is exact: blue dashes over the solid line, so that both are seen where they agree."""
    line = plot.curve("training", name, width=2, pattern=_DASHES)
    line.item.setZValue(5)
    if not noisy:
        smooth(line)
    return line


def _ways(along: Slice, q: Quotient, span: tuple[float, float], role: str) -> Iterable[tuple[Any, ...]]:
    """Return the slice and its tangent as ways over the surface."""
    t = np.linspace(*span, 161)
    reach = 0.22 * (span[1] - span[0])
    ways = [(along.places(t), np.asarray(along(t), np.float64), role)]
    if math.isfinite(q.slope):
        t = np.linspace(max(span[0], q.x - reach), min(span[1], q.x + reach), 161)
        ways.append((along.places(t), q.value + q.slope * (t - q.x), "vermillion"))
    # The view marks the end of a way; a last point that is nowhere keeps these from having one.
    return [(np.vstack([p, [np.nan, np.nan]]), np.append(v, np.nan), r, len(p)) for p, v, r in ways]


# Words.

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
    Trouble.STUCK: QT_TRANSLATE_NOOP("derivatives", "slope {slope}, because x + h = x and the difference is 0"),
    Trouble.UNDERFLOW: QT_TRANSLATE_NOOP("derivatives", "0 / 0, because h = 0 in {precision}"),
    Trouble.UNDEFINED: QT_TRANSLATE_NOOP("derivatives", "none: f has no value there"),
}


def _short(html: str) -> str:
    return html if len(html) < 260 else "…"


def _exact_text(slope: float) -> str:
    """Return a slope by rule with 15 digits: the last ones of float64 are rounding, not mathematics."""
    return full_text(float(f"{slope:.15g}"))


def _error_text(slope: float, exact: float) -> str:
    error = abs(slope - exact)
    return number_text(error, 2) if math.isfinite(error) else "–"


def _side_text(slope: float) -> str:
    return translate("derivatives", "none") if math.isnan(slope) else number_text(slope)


def _difference_row(kind: str, place: Place) -> Equation:
    q = place.quotients[kind]
    numbers = translate("derivatives", _QUOTIENTS[q.trouble]).format(
        slope=f"<b>{full_text(q.slope)}</b>", intercept=full_text(q.intercept), precision=q.precision,
        error=_error_text(q.slope, place.exact),
    )  # fmt: skip
    python = _PYTHON[kind].format(ahead="x + h", here="x", behind="x - h")
    return Equation(f'<a href="{kind}">{_SYMBOLS[kind]}</a>', numbers, python)


def _exact_row(curve: Curve, place: Place) -> Equation:
    symbols = f'<a href="exact"><i>f</i>′(<i>x</i>) = {_short(curve.derivative.html)}</a>'
    python = curve.derivative.python if len(curve.derivative.python) < 50 else ""
    if math.isfinite(place.exact):
        intercept = place.value - place.exact * place.x
        words = translate("derivatives", "slope {slope}, tangent <i>y</i> = {line}")
        line = f"{number_text(place.exact)}<i>x</i> {'−' if intercept < 0 else '+'} {number_text(abs(intercept))}"
        return Equation(symbols, words.format(slope=f"<b>{_exact_text(place.exact)}</b>", line=line), python)
    words = translate("derivatives", "no derivative here: {left} from the left, {right} from the right")
    return Equation(symbols, words.format(left=_side_text(place.left), right=_side_text(place.right)), python)


def _partial_row(axis: int, kind: str, derivative: Expression, q: Quotient, exact: float) -> Equation:
    name, variable = f"x{axis}", f"<i>x</i><sub>{axis}</sub>"
    ahead, behind = (("x0 + h, x1", "x0 - h, x1"), ("x0, x1 + h", "x0, x1 - h"))[axis]
    places = {"here": "x0, x1", "ahead": ahead, "behind": behind}
    words = translate("derivatives", "numerical {slope}, exact {exact}, error {error}").format(
        slope=f"<b>{full_text(q.slope)}</b>", exact=_exact_text(exact), error=_error_text(q.slope, exact)
    )
    symbols = f'<a href="{name}">∂<i>f</i>/∂{variable} = {_short(derivative.html)}</a>'
    return Equation(symbols, words, _PYTHON[kind].format(**places))


def _verdict(state: DerivativesState, curve: Curve, place: Place) -> str:
    """Say in a sentence what is to be seen."""
    finding, q = place.finding(state.kind), place.quotients[state.kind]
    if finding in _HEALTHY and state.curve == "distance" and state.view == "curve":
        return _speed_sentence(q)
    if finding in _HEALTHY and state.zoom > 0 and state.view == "curve":
        return _zoom_sentence(state, curve, place)
    return translate("derivatives", _SENTENCES[finding]).format(
        x=number_text(place.x, 6), slope=number_text(q.slope), left=_side_text(place.left),
        right=_side_text(place.right), digits=q.digits_left, all=16 if state.precision == "float64" else 7,
        factor=100 if state.kind == "central" else 10,
    )  # fmt: skip


def _speed_sentence(q: Quotient) -> str:
    words = translate(
        "derivatives", "From minute {start} to minute {end}: {distance} km in {time} min, {speed} km/min on average."
    )
    return words.format(start=number_text(q.left), end=number_text(q.right), distance=number_text(q.difference),
                        time=number_text(q.right - q.left), speed=number_text(q.slope))  # fmt: skip


def _zoom_sentence(state: DerivativesState, curve: Curve, place: Place) -> str:
    (low, high), (bottom, top) = curve.around(state.x, state.zoom)
    share = 100 * gap(curve.f, place, low, high) / (top - bottom)
    words = translate(
        "derivatives", "{zoom} times nearer, curve and tangent are at most {share} % of the picture's height apart."
    )
    return words.format(zoom=number_text(2.0**state.zoom), share=fixed_text(share, 2))


def _partial_verdict(state: DerivativesState, q: Quotient, exact: float) -> str:
    if not math.isfinite(q.value):
        return translate("derivatives", "f is not defined at this point: there is no slope.")
    if not math.isfinite(exact):
        return translate("derivatives", "There is no partial derivative at this point.")
    frozen = "x1" if state.moving == "x0" else "x0"
    words = translate(
        "derivatives", "Only {moving} moves; {frozen} stays at {value}. The slope along the slice is {slope}."
    )
    return words.format(moving=_MOVES[state.moving], frozen=_MOVES[frozen],
                        value=number_text(getattr(state, frozen), 6), slope=number_text(q.slope))  # fmt: skip


def _hint(state: DerivativesState) -> str:
    info = np.finfo(PRECISIONS[state.precision])
    words = translate("derivatives", "{precision}: ε = {eps}, the smallest number above 0 is {tiny}.")
    return words.format(precision=state.precision, eps=number_text(float(info.eps), 2),
                        tiny=number_text(float(info.smallest_subnormal), 2))  # fmt: skip


# Copy as Python.

_PROGRAMS = {"curve": "derivatives", "error": "derivatives_error", "partial": "derivatives_partial"}


def _script(state: DerivativesState) -> str:
    """Return the program of the view with its formulas and settings replaced by those of the State."""
    program = (resource_dir() / "scripts" / f"{_PROGRAMS[state.view]}.py").read_text(encoding="utf-8")
    settings: dict[str, Any] = {"H": state.h, "KIND": state.kind, "PRECISION": state.precision}
    if state.view == "partial":
        formula, domain = _surface_of(state)
        f, by_x0, by_x1 = _partials(formula)
        formulas = {"x0**2 + x1**2  # f": f, "2 * x0  # by x0": by_x0, "2 * x1  # by x1": by_x1}
        settings |= {"X0": state.x0, "X1": state.x1, "DOMAIN": domain}
    else:
        curve = _curve_of(state)
        formulas = {"0.01 * x**2 + 0.1 * x  # f": curve.f, "0.02 * x + 0.1  # f'": curve.derivative}
        x_window, y_window = curve.around(state.x, state.zoom)
        settings |= {"X": state.x, "X_RANGE": x_window, "Y_RANGE": y_window}
    for old, new in formulas.items():
        program = program.replace(old, new.python + old[old.index("  #") :])
    for key, value in settings.items():
        program = re.sub(rf"^{key} = .*$", f"{key} = {value!r}", program, count=1, flags=re.MULTILINE)
    return program
