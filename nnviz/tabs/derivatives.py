"""The numerical-derivative laboratory: a point on a curve, secants that become its tangent, and what h does to them."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from nnviz.core.curves import CURVES, Curve, sample, window
from nnviz.core.expressions import Expression, parse
from nnviz.core.rounding import (
    KINDS,
    LEAST_STEP,
    PRECISIONS,
    Quotient,
    Trouble,
    difference_quotient,
    digits,
    error_curve,
    error_model,
    halvings,
    slopes,
)
from nnviz.core.surfaces import SURFACES
from nnviz.ui.digits import DigitRow, DigitTable
from nnviz.ui.equations import Equation
from nnviz.ui.figures import Figures
from nnviz.ui.handles import Handle
from nnviz.ui.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.loglog import LogLogPlot
from nnviz.ui.numbers import fixed_text, full_text, number_text
from nnviz.ui.parameters import choice, count, number, switch, text
from nnviz.ui.plots import Curve as Line
from nnviz.ui.plots import Plot
from nnviz.ui.resources import resource_dir
from nnviz.ui.surface import SurfaceView
from nnviz.ui.tab import Preset, Tab
from nnviz.ui.theme import THEME, TICK_SIZE

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
_LARGEST_STEP = 10.0
_MOST_ZOOM = 16
_REST = 1e-20  # where halving stops if it began above: long after the last digit is gone
_RATE = 4.0  # halvings a second
_SAMPLES = 700


def _plain(html: str) -> str:
    """Return a formula of the table without its marks, for a list of choices."""
    powers = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    html = re.sub(r"<sup>(\d)</sup>", lambda m: m[1].translate(powers), html)
    html = re.sub(r"<sub>(\w)</sub>", lambda m: m[1].translate(str.maketrans("01i", "₀₁ᵢ")), html)
    return re.sub(r"<[^>]*>", "", re.sub(r"<sup>(.*?)</sup>", r"^(\1)", html)).replace("^(−(", "^−(").replace("/2)", "/2")


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
        5.0, "x", -1000, 1000, 0.1, section=_FUNCTION, slide=(-20.0, 20.0), shown=_on_curve,
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
        3.0, "x₀", -1000, 1000, 0.1, section=_FUNCTION, slide=(-5.0, 5.0), shown=lambda state: not _on_curve(state),
    )
    x1: float = number(
        4.0, "x₁", -1000, 1000, 0.1, section=_FUNCTION, slide=(-5.0, 5.0), shown=lambda state: not _on_curve(state),
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
        QT_TRANSLATE_NOOP("derivatives", "Press the button: h is halved again and again. After 50 halvings it breaks."),
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
        QT_TRANSLATE_NOOP("derivatives", "Towards 0 it swings ever faster; there is no value and no slope to settle on."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("derivatives", "Partial derivatives at (3, 4)"), DerivativesState(view="partial"),
        QT_TRANSLATE_NOOP("derivatives", "One variable moves, the other is frozen: 6.00000000000378 and 7.999999999999119."),
    ),
)  # fmt: skip


def _snap(value: float, pixel: float) -> float:
    """Return the roundest value within about a pixel, so that a hand can reach 0 and 5."""
    power = 10.0 ** math.floor(math.log10(pixel))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= pixel * 0.999)
    return float(f"{round(value / step) * step:.12g}") + 0.0


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
        self._run: list[float] = []
        self._run_key: tuple[Any, ...] = ()
        self._from_time = False
        self._drawn: tuple[Any, ...] = ()
        self._slopes_drawn: tuple[Any, ...] = ()
        self._grid_drawn = ""
        self._titles = ""
        self.figures = Figures("derivatives", {
            "numerical": QT_TRANSLATE_NOOP("derivatives", "Numerical slope"),
            "exact": QT_TRANSLATE_NOOP("derivatives", "Exact slope"),
            "error": QT_TRANSLATE_NOOP("derivatives", "Error"),
        }, {"numerical": "−0.00000000000000000", "exact": "−0.0000000000000000", "error": "0.000×10⁻⁰⁰"})  # fmt: skip
        self.verdict = QLabel(objectName="verdict")
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(16, 2, 16, 2)
        self.verdict.setMinimumHeight(36)
        self.picture.layout().insertWidget(1, self.figures)
        self.picture.layout().insertWidget(2, self.verdict)
        self._build_curve_page()
        self._build_error_page()
        self._build_partial_page()
        self.timeline.set_stride_tip("derivatives", QT_TRANSLATE_NOOP("derivatives", "Ten halvings"))
        self.timeline.moved.connect(self._on_moved)
        THEME.changed.connect(self._restyle_labels)
        self._restyle_labels()

    def _build_curve_page(self) -> None:
        self.curve_plot = Plot("derivatives", legend_at=(8, 8))
        plot = self.curve_plot
        self.run_line = plot.curve("muted", pattern=(2, 3))
        self.other_lines = [plot.curve("vermillion", share=0.55, pattern=(8, 4, 2, 4)), plot.curve("vermillion", share=0.55, pattern=(2, 3))]
        self.chord_line = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "secant"), share=0.6)
        self.function_line = plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "f"), width=2)
        self.exact_line = plot.curve("training", QT_TRANSLATE_NOOP("derivatives", "exact tangent"), width=2, dash=True)
        self.numerical_line = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical tangent"), width=2)
        self.ends = pg.ScatterPlotItem(symbol="d", pxMode=True)
        plot.addItem(self.ends, ignoreBounds=True)
        self.exact_line.item.setZValue(5)  # dashes over the solid line: both are seen where they agree
        anchors = ((0.5, 0), (0, 0.5), (0.5, 1.7))
        self.run_label, self.rise_label, self.hint_label = (pg.TextItem(anchor=anchor) for anchor in anchors)
        for label in (self.run_label, self.rise_label, self.hint_label):
            label.setZValue(30)
            plot.addItem(label, ignoreBounds=True)
        self.step_handle = Handle(plot, "vermillion", "diamond")
        self.point_handle = Handle(plot)
        self.step_handle.moved.connect(self._on_step_dragged)
        self.point_handle.moved.connect(self._on_point_dragged)
        self.slope_plot = Plot("derivatives", legend_at=(8, 8))
        self.slope_plot.set_texts("", "x", "f′(x)")
        self.slope_plot.legend.setColumnCount(2)
        self.numerical_slopes = self.slope_plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical f′"), width=2)
        self.exact_slopes = self.slope_plot.curve("training", QT_TRANSLATE_NOOP("derivatives", "exact f′"), width=2, dash=True)
        self.exact_slopes.item.setZValue(5)
        self.slope_dot = pg.ScatterPlotItem(symbol="o", pxMode=True)
        self.slope_plot.addItem(self.slope_dot, ignoreBounds=True)
        self.slope_plot.setXLink(self.curve_plot)
        self.here = [p.marker("muted") for p in (self.curve_plot, self.slope_plot)]
        for p in (self.curve_plot, self.slope_plot):
            p.left_width = 64
            p.restyle()
        self.curve_plot.getViewBox().sigXRangeChanged.connect(self._on_range)
        column = QVBoxLayout(self.pages["curve"])
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        column.addWidget(self.curve_plot, 66)
        column.addWidget(self.slope_plot, 34)

    def _build_error_page(self) -> None:
        self.error_plot = LogLogPlot("derivatives", legend_at=(8, -8))
        plot = self.error_plot
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
        self.best_label = pg.TextItem(anchor=(0.5, 0))
        plot.addItem(self.best_label, ignoreBounds=True)
        self.h_handle = Handle(plot, "ink", "diamond")
        self.h_handle.moved.connect(self._on_h_dragged)
        self.lens_plot = Plot("derivatives", legend_at=(-8, -8))
        self.lens_plot.set_texts(
            QT_TRANSLATE_NOOP("derivatives", "Around x, magnified by 1/h"),
            QT_TRANSLATE_NOOP("derivatives", "(t − x) / h"), QT_TRANSLATE_NOOP("derivatives", "(f(t) − f(x)) / h"),
        )  # fmt: skip
        self.lens_exact = self.lens_plot.curve("training", QT_TRANSLATE_NOOP("derivatives", "exact tangent"), width=2, dash=True)
        self.lens_secant = self.lens_plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "secant"), width=2)
        self.lens_line = self.lens_plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "f as computed"), width=2)
        self.lens_exact.item.setZValue(5)
        self.lens_ends = pg.ScatterPlotItem(symbol="d", pxMode=True)
        self.lens_plot.addItem(self.lens_ends, ignoreBounds=True)
        self.digit_table = DigitTable()
        grid = QGridLayout(self.pages["error"])
        grid.setContentsMargins(8, 0, 8, 8)
        grid.setSpacing(8)
        grid.addWidget(self.error_plot, 0, 0)
        grid.addWidget(self.lens_plot, 0, 1)
        grid.addWidget(self.digit_table, 1, 0, 1, 2)
        grid.setColumnStretch(0, 60)
        grid.setColumnStretch(1, 40)
        grid.setRowStretch(0, 1)

    def _build_partial_page(self) -> None:
        self.surface_view = SurfaceView("derivatives")
        self.surface_view.set_texts(QT_TRANSLATE_NOOP("derivatives", "A slice along each axis"), "x₀", "x₁", "f")
        self.surface_view.turned.connect(self._on_turned)
        self.slices = {}
        right = QVBoxLayout()
        right.setSpacing(0)
        for name, slot in (("x0", self._on_x0_dragged), ("x1", self._on_x1_dragged)):
            plot = Plot("derivatives", legend_at=(8, 2))
            plot.legend.setColumnCount(3)
            plot.left_width = 64
            lines = (
                plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "slice"), width=2),
                plot.curve("training", QT_TRANSLATE_NOOP("derivatives", "exact tangent"), width=2, dash=True),
                plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical tangent"), width=2),
            )
            lines[1].item.setZValue(5)
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
        return (self.curve_plot, self.slope_plot)

    # From the hand to the State.

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields; another curve brings its own place to begin with if the present x is out of sight."""
        if "curve" in fields and fields["curve"] != self.state.curve and "x" not in fields:
            new = _curve_of(replace(self.state, curve=fields["curve"]))
            fields |= {"zoom": 0} if not new.x_range[0] < self.state.x < new.x_range[1] else {}
            fields |= {"x": new.start} if not new.x_range[0] < self.state.x < new.x_range[1] else {}
        if "surface" in fields and fields["surface"] != self.state.surface:
            low0, high0, low1, high1 = _surface_of(replace(self.state, surface=fields["surface"]))[1]
            fields |= {"x0": min(high0, max(low0, self.state.x0)), "x1": min(high1, max(low1, self.state.x1))}
        super().change(merge, **fields)

    @Slot(float, float)
    def _on_point_dragged(self, x: float, y: float) -> None:
        self.hint_label.hide()
        self._dragged_to(self.curve_plot, self.point_handle, "x", x)

    @Slot(float, float)
    def _on_x0_dragged(self, x: float, y: float) -> None:
        self._dragged_to(self.slices["x0"][0], self.slices["x0"][2], "x0", x, moving="x0")

    @Slot(float, float)
    def _on_x1_dragged(self, x: float, y: float) -> None:
        self._dragged_to(self.slices["x1"][0], self.slices["x1"][2], "x1", x, moving="x1")

    def _dragged_to(self, plot: Plot, handle: Handle, field: str, x: float, **more: Any) -> None:
        low, high = plot.getViewBox().viewRange()[0]
        if handle.held:
            x = _snap(min(high, max(low, x)), (high - low) / max(100, plot.width()))
        self.change(merge=field, **{field: min(1000.0, max(-1000.0, float(f"{x:.10g}")))}, **more)

    @Slot(float, float)
    def _on_step_dragged(self, x: float, y: float) -> None:
        low, high = self.curve_plot.getViewBox().viewRange()[0]
        h = abs(x - self.state.x)
        if self.step_handle.held:
            h = _snap(h, (high - low) / max(100, self.curve_plot.width())) or h
        self._take_h(h)

    @Slot(float, float)
    def _on_h_dragged(self, log_h: float, y: float) -> None:
        self._take_h(10.0 ** max(-60.0, min(10.0, log_h)))

    def _take_h(self, h: float) -> None:
        self.change(merge="h", h=min(_LARGEST_STEP, max(LEAST_STEP, float(f"{h:.3g}"))))

    @Slot(float, float)
    def _on_turned(self, azimuth: float, elevation: float) -> None:
        self.change(merge="turn", azimuth=azimuth, elevation=elevation)

    # Time: h or the window becomes half.

    def _load_run(self, state: DerivativesState) -> None:
        key = (state.play, state.zoom if state.play == "zoom" else state.h)
        if key == self._run_key or self._from_time:
            return
        self._run_key = key
        if state.play == "zoom":
            self._run = [float(n) for n in range(state.zoom + 1, _MOST_ZOOM + 1)]
        else:
            self._run = list(halvings(state.h, _REST if state.h > _REST else LEAST_STEP))
        with QSignalBlocker(self.timeline):
            self.timeline.show_run(self._run, len(self._run), 0, stride=10, rate=_RATE)
        self.start_button.setText(self.start_text(self.timeline.status))

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
        self.timeline.setVisible(on_curve)
        self.start_button.setVisible(on_curve)
        if not on_curve:
            self._draw_partial(state)
            return
        case = self._case = Case(state)
        if state.view == "curve":
            self._draw_curve(state, case)
        else:
            self._draw_error(state, case)
        self._show_figures(case.quotient, case.exact)
        self.verdict.setText(_verdict(state, case))
        self.hint.setText(_hint(state))

    def _show_figures(self, quotient: Quotient, exact: float) -> None:
        error = abs(quotient.slope - exact)
        self.figures.show_values(
            numerical=full_text(quotient.slope), exact=full_text(exact) if math.isfinite(exact) else "–",
            error=number_text(error) if math.isfinite(error) else "–",
        )  # fmt: skip

    # The curve.

    def _draw_curve(self, state: DerivativesState, case: "Case") -> None:
        self._show_titles(state, case)
        self.curve_plot.set_domain(case.x_window, case.y_window)
        self.slope_plot.setVisible(state.slopes)
        low, high = self.curve_plot.getViewBox().viewRange()[0]
        self._draw_function(case.curve, low, high, case.y_window)
        self._draw_lines(state, case, low, high)
        for line in self.here:
            line.setValue(case.x)
        if state.slopes:
            self._draw_slopes(state, case, low, high)

    def _draw_function(self, curve: Curve, low: float, high: float, y_window: tuple[float, float]) -> None:
        key = (curve.formula, low, high, y_window)
        if key == self._drawn:
            return
        self._drawn = key
        height = y_window[1] - y_window[0]
        x, y = sample(curve.f, low, high, _SAMPLES, height)
        self.curve_plot.set_data(self.function_line, x, np.clip(y, y_window[0] - 20 * height, y_window[1] + 20 * height))

    def _draw_lines(self, state: DerivativesState, case: "Case", low: float, high: float) -> None:
        plot, q = self.curve_plot, case.quotient
        ends = np.array([low - (high - low), high + (high - low)])
        _draw_line(plot, self.numerical_line, ends, q.slope, q.x, q.value)
        _draw_line(plot, self.chord_line, ends, q.slope, q.left, q.f_left)
        others = [k for k in KINDS if k != state.kind]
        for line, kind in zip(self.other_lines, others, strict=True):
            other = case.quotients[kind]
            _draw_line(plot, line, ends, other.slope if state.secants else math.nan, other.left, other.f_left)
        x, y = case.tangent(ends)
        plot.set_data(self.exact_line, x, y if state.exact else np.full(len(y), np.nan))
        defined = math.isfinite(q.value)
        self.point_handle.key_step = (_snap(0.005 * (high - low), 0.005 * (high - low)), 0.0)
        self.point_handle.put(case.x, q.value if defined else sum(case.y_window) / 2)
        self._draw_step(state, case, low, high)

    def _draw_step(self, state: DerivativesState, case: "Case", low: float, high: float) -> None:
        """Draw the two points of the difference, the way across and up between them, and the handle of h."""
        q, plot = case.quotient, self.curve_plot
        pixel = (high - low) / max(100, plot.width())
        fine = q.trouble is Trouble.NONE
        wide = fine and abs(q.right - q.left) > 24 * pixel
        far = q.left if state.kind == "backward" else q.right
        f_far = q.f_left if state.kind == "backward" else q.f_right
        self.step_handle.setVisible(fine and abs(far - q.x) > 16 * pixel)
        self.step_handle.key_step = (0.1 * max(state.h, 1e-12), 0.0)
        if fine:
            self.step_handle.put(far, f_far)
        self.ends.setData([q.left, q.right] if fine else [], [q.f_left, q.f_right] if fine else [])
        shown = np.array([q.left, q.right, q.right]), np.array([q.f_left, q.f_left, q.f_right])
        plot.set_data(self.run_line, *(shown if wide else (np.empty(0), np.empty(0))))
        for label, x, y, words in (
            (self.run_label, (q.left + q.right) / 2, q.f_left, "2<i>h</i>" if state.kind == "central" else "<i>h</i>"),
            (self.rise_label, q.right, (q.f_left + q.f_right) / 2, "Δ<i>f</i>"),
        ):
            label.setVisible(wide)
            if wide:
                self._write(label, words)
                label.setPos(x, y)
        if self.hint_label.isVisible():
            self.hint_label.setPos(q.x + 8 * pixel, q.value if math.isfinite(q.value) else sum(case.y_window) / 2)

    def _write(self, label: pg.TextItem, html: str) -> None:
        wanted = f'<span style="color:{THEME.current.muted}">{html}</span>'
        if label.toPlainText() == "" or getattr(label, "words", "") != wanted:
            label.words = wanted
            label.setHtml(wanted)

    def _show_titles(self, state: DerivativesState, case: "Case") -> None:
        run = state.curve == "distance"
        key = f"{case.curve.formula}{run}{state.slopes}"
        if key != self._titles:
            self._titles = key
            x, y = (QT_TRANSLATE_NOOP("derivatives", "Time in min"), QT_TRANSLATE_NOOP("derivatives", "Distance in km"))
            x, y = (x, y) if run else ("x", "f(x)")
            x = "" if state.slopes else x  # the plot below has the same axis
            self.curve_plot.set_texts(f"<i>f</i>(<i>x</i>) = {case.curve.f.html}", x, y)

    def _draw_slopes(self, state: DerivativesState, case: "Case", low: float, high: float) -> None:
        key = (case.curve.formula, low, high, state.h, state.kind, state.precision)
        if key != self._slopes_drawn:
            x = np.linspace(low, high, _SAMPLES)
            if key[:3] != self._slopes_drawn[:3]:
                exact_x, exact = sample(case.curve.derivative, low, high, _SAMPLES, 2.0)
                self._slope_window = window(exact)
                self.slope_plot.set_data(self.exact_slopes, exact_x, self._clipped(exact))
                self.slope_plot.set_domain(case.x_window, self._slope_window)
            numerical = slopes(case.curve.f, x, state.h, state.kind, state.precision)
            self.slope_plot.set_data(self.numerical_slopes, x, self._clipped(numerical))
            self._slopes_drawn = key
        there = math.isfinite(case.quotient.slope)
        self.slope_dot.setData([case.x] if there else [], [case.quotient.slope] if there else [])

    def _clipped(self, y: np.ndarray) -> np.ndarray:
        low, high = self._slope_window
        return np.clip(y, low - 20 * (high - low), high + 20 * (high - low))

    @Slot(object, object)
    def _on_range(self, box: object, new: object) -> None:
        if not self.curve_plot.fitted and self.state.view == "curve":
            self._draw_curve(self.state, self._case)

    # The error.

    def _draw_error(self, state: DerivativesState, case: "Case") -> None:
        self._draw_v(state, case)
        self._draw_lens(state, case)
        self.digit_table.show_rows(*_digit_rows(state, case))

    def _draw_v(self, state: DerivativesState, case: "Case") -> None:
        plot, one_sided = self.error_plot, "backward" if state.kind == "backward" else "forward"
        lowest = 1e-18 if state.h >= 1e-18 else LEAST_STEP
        h = np.logspace(math.log10(lowest), math.log10(_LARGEST_STEP), 20 * round(1 - math.log10(lowest)) + 1)
        errors = {kind: error_curve(case.curve.f, case.exact, case.x, h, kind, state.precision)
                  for kind in (one_sided, "central")}  # fmt: skip
        plot.set_data(self.one_sided_errors, h, errors[one_sided])
        plot.set_data(self.central_errors, h, errors["central"])
        model = case.model
        plot.set_data(self.truncation_line, h, model.truncation(h) if model else np.zeros(len(h)))
        plot.set_data(self.rounding_line, h, model.rounding(h) if model else np.zeros(len(h)))
        positive = np.concatenate([e[e > 0] for e in errors.values()])
        bottom = 10.0 ** math.floor(math.log10(max(1e-18, positive.min()))) if len(positive) else 1e-17
        top = 10.0 ** math.ceil(math.log10(min(1e12, max(positive.max(), bottom * 10)))) if len(positive) else 1.0
        plot.set_domain((lowest, _LARGEST_STEP), (bottom, top * 3))
        best = model.best_step if model else math.inf
        for item in (self.best_line, self.best_label):
            item.setVisible(lowest < best < _LARGEST_STEP)
        if self.best_line.isVisible():
            self.best_line.setValue(math.log10(best))
            self.best_label.setPos(math.log10(best), math.log10(top * 3))
            self._write(self.best_label, translate("derivatives", "best h ≈ {h}").format(h=number_text(best, 1)))
        error = abs(case.quotient.slope - case.exact)
        self.h_line.setValue(math.log10(state.h))
        level = math.log10(error) if error > bottom else math.log10(bottom)
        self.h_handle.put(math.log10(state.h), min(level, math.log10(top * 3)))

    def _draw_lens(self, state: DerivativesState, case: "Case") -> None:
        plot, q, reach = self.lens_plot, case.quotient, 2.2
        dtype = PRECISIONS[state.precision]
        s = np.linspace(-reach, reach, 441)
        with np.errstate(all="ignore"):
            t = (dtype(q.x) + (s * q.h).astype(dtype)).astype(dtype)
            y = np.asarray((np.asarray(case.curve.f(t), np.float64) - q.value) / q.h) if q.h else np.full(len(s), np.nan)
        finite = y[np.isfinite(y)]
        slope = case.exact if math.isfinite(case.exact) else q.slope if math.isfinite(q.slope) else 1.0
        extent = max([1.1 * reach * abs(slope), *(1.1 * np.abs(finite[[0, -1]]) if len(finite) else [])]) or 1.0
        extent = min(max(extent, 1.1 * np.abs(finite).max() if len(finite) else 0.0), 1e9)
        plot.set_data(self.lens_line, s, np.clip(y, -1e12, 1e12))
        plot.set_domain((-reach, reach), (-extent, extent))
        ends = np.array([-reach, reach])
        plot.set_data(self.lens_exact, ends, case.exact * ends)
        start = {"forward": 0.0, "backward": -1.0, "central": -1.0}[state.kind]
        foot = (q.f_left - q.value) / q.h if q.h else math.nan
        plot.set_data(self.lens_secant, ends, foot + q.slope * (ends - start))
        points = [(start, foot), (start + (2 if state.kind == "central" else 1), foot + q.slope * (2 if state.kind == "central" else 1))]
        points = [p for p in points if math.isfinite(p[1])]
        self.lens_ends.setData([p[0] for p in points], [p[1] for p in points])

    # Partial derivatives.

    def _draw_partial(self, state: DerivativesState) -> None:
        formula, domain = _surface_of(state)
        f, *partials = _partials(formula)
        if formula != self._grid_drawn:
            self._grid_drawn = formula
            g0, g1 = np.linspace(*domain[:2], 33), np.linspace(*domain[2:], 33)
            self.surface_view.set_surface(g0, g1, np.asarray(f(*np.meshgrid(g0, g1)), np.float64))
        point = (state.x0, state.x1)
        ways, quotients, exacts = [], [], []
        for axis, name in enumerate(_MOVES):
            along = _Along(f, point, axis)
            q = difference_quotient(along, point[axis], state.h, state.kind, state.precision)
            exact = float(partials[axis](*point))
            sides = f.side_slopes(*point, variable=name)
            exact = exact if sides[0] == sides[1] or math.isclose(*sides, rel_tol=1e-9) else math.nan
            low, high = domain[2 * axis : 2 * axis + 2]
            self._draw_slice(state, name, along, q, exact, (low, high))
            ways += self._ways(state, name, along, q, np.linspace(low, high, 161))
            quotients.append(q)
            exacts.append(exact)
        value = quotients[0].value
        self.surface_view.set_ways([*ways, (np.array([point]), np.array([value]), "ink", 0)] if math.isfinite(value) else ways)
        self.surface_view.turn(state.azimuth, state.elevation)
        self._partial_numbers = tuple(zip(quotients, exacts, strict=True))
        moving = list(_MOVES).index(state.moving)
        self._show_figures(quotients[moving], exacts[moving])
        self.verdict.setText(_partial_verdict(state, quotients[moving], exacts[moving]))
        self.hint.setText(_hint(state))

    def _draw_slice(
        self, state: DerivativesState, name: str, along: "_Along", q: Quotient, exact: float, span: tuple[float, float]
    ) -> None:
        plot, (line, tangent, secant), handle = self.slices[name]
        frozen = "x1" if name == "x0" else "x0"
        title = f"<i>f</i>({_MOVES[name]}), {_MOVES[frozen]} = {number_text(along.point[1 - along.axis])}"
        if title != plot._texts[0]:
            plot.set_texts(title, _MOVES[name], "f")
        low, high = min(span[0], q.x), max(span[1], q.x)
        x, y = sample(along, low, high, 400, 10.0)
        bottom, top = window(y)
        y_window = bottom, top + 0.2 * (top - bottom)  # room for the legend
        plot.set_domain((low, high), y_window)
        height = y_window[1] - y_window[0]
        plot.set_data(line, x, np.clip(y, y_window[0] - 20 * height, y_window[1] + 20 * height))
        ends = np.array([low - (high - low), high + (high - low)])
        _draw_line(plot, secant, ends, q.slope, q.x, q.value)
        _draw_line(plot, tangent, ends, exact, q.x, q.value)
        handle.put(q.x, q.value if math.isfinite(q.value) else sum(y_window) / 2)

    def _ways(self, state: DerivativesState, name: str, along: "_Along", q: Quotient, t: np.ndarray) -> list[Any]:
        """Return the slice and its tangent for the surface: points, values, role, and the end that has no mark."""
        reach = 0.22 * (t[-1] - t[0])
        short = np.linspace(max(t[0], q.x - reach), min(t[-1], q.x + reach), 161)
        role = "ink" if name == state.moving else "muted"
        ways = [(along.places(t), np.asarray(along(t), np.float64), role)]
        if math.isfinite(q.slope):
            ways.append((along.places(short), q.value + q.slope * (short - q.x), "vermillion"))
        # A last point that is nowhere: the view marks the end of a way, and these have none.
        return [(np.vstack([p, [np.nan, np.nan]]), np.append(v, np.nan), r, len(p)) for p, v, r in ways]

    # Words and numbers.

    def equations(self, state: DerivativesState) -> Sequence[Equation]:
        """Return every difference with its slope, intercept and error, and the exact derivative."""
        if not _on_curve(state):
            return self._partial_equations(state)
        case = self._case
        return [*(_difference_row(kind, case) for kind in KINDS), _exact_row(case)]

    def _partial_equations(self, state: DerivativesState) -> Sequence[Equation]:
        formula, _ = _surface_of(state)
        _, *partials = _partials(formula)
        rows = []
        for index, ((q, exact), name) in enumerate(zip(self._partial_numbers, _MOVES, strict=True)):
            variable = f"<i>x</i><sub>{index}</sub>"
            words = translate("derivatives", "numerical {slope}, exact {exact}, error {error}").format(
                slope=f"<b>{full_text(q.slope)}</b>", exact=full_text(exact), error=_error_text(q.slope, exact)
            )
            python = {"forward": "(f({a}) - f({x})) / h", "backward": "(f({x}) - f({b})) / h",
                      "central": "(f({a}) - f({b})) / (2 * h)"}[state.kind]  # fmt: skip
            places = {"x": "x0, x1", "a": "x0 + h, x1" if name == "x0" else "x0, x1 + h",
                      "b": "x0 - h, x1" if name == "x0" else "x0, x1 - h"}  # fmt: skip
            html = _short(partials[index].html)
            rows.append(Equation(f'<a href="{name}">∂<i>f</i>/∂{variable} = {html}</a>', words, python.format(**places)))
        return rows

    def highlight(self, key: str) -> None:
        """Draw the line that a part of the strip belongs to thicker."""
        lines = {"exact": [self.exact_line], self.state.kind: [self.numerical_line, self.chord_line]}
        others = [kind for kind in KINDS if kind != self.state.kind]
        lines |= {kind: [line] for kind, line in zip(others, self.other_lines, strict=True)}
        lines |= {name: [entry[1][2]] for name, entry in self.slices.items()}
        for name, group in lines.items():
            for line in group:
                line.width = 4 if name == key else 1 if line in (*self.other_lines, self.chord_line) else 2
        for plot in (self.curve_plot, *(entry[0] for entry in self.slices.values())):
            for line in plot.curves:
                plot._style_curve(line)

    def script(self, state: DerivativesState) -> str:
        """Return a program of NumPy and Matplotlib that draws the view on show."""
        return _script(state)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self.point_handle.set_name(translate("derivatives", "The point x"))
        self.step_handle.set_name(translate("derivatives", "The step h"))
        self.h_handle.set_name(translate("derivatives", "The step h"))
        for _, _, handle in self.slices.values():
            handle.set_name(translate("derivatives", "The point"))
        self._restyle_labels()

    @Slot()
    def _restyle_labels(self) -> None:
        for label in (self.run_label, self.rise_label, self.hint_label, self.best_label):
            label.setFont(THEME.font(TICK_SIZE + 1))
            label.words = ""
        self._write(self.hint_label, translate("derivatives", "drag me"))
        for dots, role in ((self.ends, "vermillion"), (self.slope_dot, "vermillion"), (self.lens_ends, "vermillion")):
            dots.setSize(9 * THEME.current.scale)
            dots.setPen(pg.mkPen(THEME.current.ground))
            dots.setBrush(pg.mkBrush(THEME.colour(role)))
        if hasattr(self, "_case") and self.state.view != "partial":
            self.draw(self.state)


class Case:
    """What the pictures of a State need to know: the curve, its slopes from both sides, all differences, the window."""

    def __init__(self, state: DerivativesState) -> None:
        self.curve = _curve_of(state)
        f = self.curve.f
        self.x = state.x
        self.quotients = {k: difference_quotient(f, state.x, state.h, k, state.precision) for k in KINDS}
        self.quotient = self.quotients[state.kind]
        self.sides = f.side_slopes(state.x)
        left, right = self.sides
        smooth = math.isfinite(left) and math.isfinite(right) and math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)
        by_rule = float(self.curve.derivative(state.x)) if smooth else math.nan
        self.exact = by_rule if math.isfinite(by_rule) else left if smooth else math.nan
        self.model = error_model(f, self.curve.derivative, state.x, state.kind, state.precision) if smooth else None
        self.x_window, self.y_window = self._windows(state.zoom)

    def _windows(self, zoom: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the ranges of x and y after zooming about the point; a point out of sight is brought to the middle."""
        share = 2.0**-zoom
        (low, high), (bottom, top) = self.curve.x_range, self.curve.y_range
        value = float(self.curve.f(self.x))
        if not low <= self.x <= high:
            middle = (high - low) / 2
            low, high = self.x - middle, self.x + middle
        if math.isfinite(value) and not bottom <= value <= top:
            middle = (top - bottom) / 2
            bottom, top = value - middle, value + middle
        y = value if math.isfinite(value) else (bottom + top) / 2
        return ((self.x - (self.x - low) * share, self.x + (high - self.x) * share),
                (y - (y - bottom) * share, y + (top - y) * share))  # fmt: skip

    def tangent(self, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the exact tangent, or at a corner the two half-lines from the left and from the right."""
        x = np.array([ends[0], self.x, self.x, ends[1]])
        left, right = (self.exact, self.exact) if math.isfinite(self.exact) else self.sides
        value = self.quotient.value
        with np.errstate(invalid="ignore"):
            y = np.array([value + left * (ends[0] - self.x), value, value, value + right * (ends[1] - self.x)])
        y[:2] = y[:2] if math.isfinite(left) else np.nan
        y[2:] = y[2:] if math.isfinite(right) else np.nan
        return x, y


class _Along:
    """A function of two variables along one of them, the other frozen."""

    def __init__(self, f: Expression, point: tuple[float, float], axis: int) -> None:
        self.f, self.point, self.axis = f, point, axis

    def __call__(self, t: np.ndarray) -> np.ndarray:
        t = np.asarray(t)
        frozen = np.full(t.shape, self.point[1 - self.axis], t.dtype if t.dtype == np.float32 else np.float64)
        return self.f(*((t, frozen) if self.axis == 0 else (frozen, t)))

    def places(self, t: np.ndarray) -> np.ndarray:
        """Return the points (len(t), 2) of the slice."""
        places = np.tile(np.array(self.point), (len(t), 1))
        places[:, self.axis] = t
        return places


def _draw_line(plot: Plot, line: Line, ends: np.ndarray, slope: float, x: float, y: float) -> None:
    """Draw the straight line with a slope through a point; nothing if there is none."""
    plot.set_data(line, ends, y + slope * (ends - x) if math.isfinite(slope) else np.full(len(ends), np.nan))


def _short(html: str) -> str:
    return html if len(html) < 160 else "…"


def _error_text(slope: float, exact: float) -> str:
    error = abs(slope - exact)
    return number_text(error, 2) if math.isfinite(error) else "–"


_SYMBOLS = {
    "forward": "(<i>f</i>(<i>x</i> + <i>h</i>) − <i>f</i>(<i>x</i>)) / <i>h</i>",
    "backward": "(<i>f</i>(<i>x</i>) − <i>f</i>(<i>x</i> − <i>h</i>)) / <i>h</i>",
    "central": "(<i>f</i>(<i>x</i> + <i>h</i>) − <i>f</i>(<i>x</i> − <i>h</i>)) / 2<i>h</i>",
}
_PYTHON = {
    "forward": "(f(x + h) - f(x)) / h",
    "backward": "(f(x) - f(x - h)) / h",
    "central": "(f(x + h) - f(x - h)) / (2 * h)",
}


def _difference_row(kind: str, case: Case) -> Equation:
    q = case.quotients[kind]
    slope = full_text(q.slope)
    if q.trouble is Trouble.STUCK:
        words = translate("derivatives", "{slope}, because x + h = x: f(x) − f(x) = 0")
    elif q.trouble is Trouble.UNDERFLOW:
        words = translate("derivatives", "0 / 0, because h is 0 in {precision}")
    elif q.trouble is Trouble.UNDEFINED:
        words = translate("derivatives", "not defined: f has no value there")
    else:
        words = translate("derivatives", "slope {slope}, intercept {intercept}, error {error}")
    numbers = words.format(slope=f"<b>{slope}</b>", intercept=full_text(q.intercept), precision=q.precision,
                           error=_error_text(q.slope, case.exact))  # fmt: skip
    return Equation(f'<a href="{kind}">{_SYMBOLS[kind]}</a>', numbers, _PYTHON[kind])


def _exact_row(case: Case) -> Equation:
    derivative = case.curve.derivative
    symbols = f'<a href="exact"><i>f</i>′(<i>x</i>) = {_short(derivative.html)}</a>'
    left, right = case.sides
    if math.isfinite(case.exact):
        intercept = case.quotient.value - case.exact * case.x
        words = translate("derivatives", "slope {slope}, tangent <i>y</i> = {line}")
        line = f"{number_text(case.exact)}<i>x</i> {'−' if intercept < 0 else '+'} {number_text(abs(intercept))}"
        numbers = words.format(slope=f"<b>{full_text(case.exact)}</b>", line=line)
    elif math.isnan(left) and math.isnan(right):
        numbers = translate("derivatives", "no derivative here")
    else:
        words = translate("derivatives", "no derivative here: {left} from the left, {right} from the right")
        numbers = words.format(left=_side_text(left), right=_side_text(right))
    return Equation(symbols, numbers, derivative.python if len(derivative.python) < 60 else "")


def _side_text(slope: float) -> str:
    return translate("derivatives", "none") if math.isnan(slope) else number_text(slope)


def _verdict(state: DerivativesState, case: Case) -> str:
    """Say in a sentence what is to be seen."""
    q = case.quotient
    values = {
        "x": number_text(case.x, 6), "h": number_text(q.h if q.h else state.h, 3), "precision": state.precision,
        "slope": number_text(q.slope), "left": _side_text(case.sides[0]), "right": _side_text(case.sides[1]),
        "digits": q.digits_left, "all": 16 if state.precision == "float64" else 7,
    }  # fmt: skip
    return _sentence(state, case).format(**values)


def _sentence(state: DerivativesState, case: Case) -> str:
    q, (left, right) = case.quotient, case.sides
    if not math.isfinite(q.value):
        return translate("derivatives", "f is not defined at x = {x}: there is no point and no slope.")
    if not math.isfinite(case.exact):
        return _no_derivative(left, right)
    if q.trouble is Trouble.UNDERFLOW:
        return translate("derivatives", "In float32, h becomes 0: between 0 and 1.4×10⁻⁴⁵ there is no number. 0 / 0 is no slope.")
    if q.trouble is Trouble.STUCK:
        return translate("derivatives", "h = {h} is lost beside x: x + h is exactly x. So f(x + h) − f(x) is 0, and the slope comes out as 0.")
    if q.trouble is Trouble.UNDEFINED:
        return translate("derivatives", "f has no value at one end of the step, so there is no difference. Make h smaller.")
    if state.curve == "distance":
        return _speed_sentence(q)
    if state.view == "curve" and state.zoom > 0:
        return _zoom_sentence(case, state)
    return _error_sentence(q, case)


def _no_derivative(left: float, right: float) -> str:
    if math.isfinite(left) and math.isfinite(right):
        return translate("derivatives", "No derivative at x = {x}: the slope is {left} from the left and {right} from the right. The difference says {slope} all the same.")
    if left == right:
        return translate("derivatives", "No derivative at x = {x}: the tangent is upright, so its slope is beyond every number.")
    if math.isinf(left) or math.isinf(right):
        if math.isnan(left) or math.isnan(right):
            return translate("derivatives", "No derivative at x = {x}: the curve begins here, and begins upright.")
        return translate("derivatives", "No derivative at x = {x}: the curve jumps. From the left {left}, from the right {right}; the secant grows ever steeper.")
    return translate("derivatives", "No derivative at x = {x}: from the left {left}, from the right {right}.")


def _speed_sentence(q: Quotient) -> str:
    words = translate("derivatives", "From minute {start} to minute {end}: {distance} km in {time} min, {{slope}} km/min on average.")
    return words.format(start=number_text(q.left), end=number_text(q.right), distance=number_text(q.difference),
                        time=number_text(q.right - q.left))  # fmt: skip


def _zoom_sentence(case: Case, state: DerivativesState) -> str:
    low, high = case.x_window
    x = np.linspace(low, high, 201)
    with np.errstate(all="ignore"):
        gap = np.abs(np.asarray(case.curve.f(x)) - (case.quotient.value + case.exact * (x - case.x)))
    gap = gap[np.isfinite(gap)]
    share = 100 * float(gap.max() if len(gap) else 0.0) / (case.y_window[1] - case.y_window[0])
    words = translate("derivatives", "{zoom} times nearer, curve and tangent are at most {share} % of the window's height apart.")
    return words.format(zoom=number_text(2.0**state.zoom), share=fixed_text(share, 2))


def _error_sentence(q: Quotient, case: Case) -> str:
    model = case.model
    if q.slope == case.exact:
        return translate("derivatives", "The difference gives exactly the slope here: {slope}.")
    rounding = float(model.rounding(q.h)) > float(model.truncation(q.h))
    if rounding and (q.h < model.best_step / 30 and math.isfinite(model.best_step) or q.digits_left < 9):
        return translate("derivatives", "h is too small: f(x + h) and f(x) agree in all but their last digits, and {digits} of {all} are left.")
    if rounding and not math.isfinite(model.best_step):
        return translate("derivatives", "f‴ = 0: the central difference of a parabola has no error but rounding.")
    if rounding or q.h < 30 * model.best_step:
        return translate("derivatives", "h is near its best value: the error of the secant and the error of rounding are alike.")
    if q.kind == "central":
        return translate("derivatives", "The secant is not yet the tangent: a tenth of h makes the error a hundred times smaller.")
    return translate("derivatives", "The secant is not yet the tangent: a tenth of h makes the error ten times smaller.")


def _partial_verdict(state: DerivativesState, q: Quotient, exact: float) -> str:
    if not math.isfinite(q.value):
        return translate("derivatives", "f is not defined at this point: there is no slope.")
    if not math.isfinite(exact):
        return translate("derivatives", "There is no partial derivative at this point.")
    words = translate("derivatives", "Only {moving} moves; {frozen} stays at {value}. The slope along the slice is {slope}.")
    frozen = "x1" if state.moving == "x0" else "x0"
    return words.format(moving=_MOVES[state.moving], frozen=_MOVES[frozen], value=number_text(getattr(state, frozen)),
                        slope=number_text(q.slope))  # fmt: skip


def _hint(state: DerivativesState) -> str:
    info = np.finfo(PRECISIONS[state.precision])
    words = translate("derivatives", "{precision}: ε = {eps}, the smallest number above 0 is {tiny}.")
    return words.format(precision=state.precision, eps=number_text(float(info.eps), 2),
                        tiny=number_text(float(info.smallest_subnormal), 2))  # fmt: skip


def _digit_rows(state: DerivativesState, case: Case) -> tuple[str, list[DigitRow]]:
    """Return the numbers of the difference digit by digit, the last ones stored with all their decimals."""
    q = case.quotient
    scale = max((abs(v) for v in (q.f_left, q.f_right) if math.isfinite(v)), default=0.0)
    power = 0 if not scale or 1e-3 <= scale < 1e4 else math.floor(math.log10(scale))
    places = 24 if state.precision == "float64" else 14
    suffix = f"  ×10^{power}" if power else ""
    x_unit = float(np.spacing(PRECISIONS[state.precision](abs(q.x) or q.h or 1.0)))
    rows = []
    for name, value, unit in _digit_values(state, q, x_unit):
        own = power if name.startswith("f") else 0
        if not math.isfinite(value):
            rows.append(DigitRow(name, translate("derivatives", "not defined"), ""))
            continue
        shown = digits(value, unit, places, own)
        note = suffix if name.startswith("f") else ""
        strong = name.count("f") == 2
        if strong:
            words = translate("derivatives", "{digits} digits left")
            note = f"{suffix}   {words.format(digits=q.digits_left)}"
        rows.append(DigitRow(name, shown.kept.replace("-", "−"), shown.lost, note.strip(), strong))
    return translate("derivatives", "As stored in {precision}: grey digits are beyond its precision").format(
        precision=state.precision), rows  # fmt: skip


def _digit_values(state: DerivativesState, q: Quotient, x_unit: float) -> list[tuple[str, float, float]]:
    ahead, here, behind = ("x + h", q.right, q.f_right), ("x", q.x, q.value), ("x − h", q.left, q.f_left)
    first, second = {"forward": (ahead, here), "backward": (here, behind), "central": (ahead, behind)}[state.kind]
    return [
        *((name, value, x_unit) for name, value, _ in (first, second) if name != "x"),
        (f"f({first[0]})", first[2], q.unit), (f"f({second[0]})", second[2], q.unit),
        (f"f({first[0]}) − f({second[0]})", q.difference, q.unit),
    ]  # fmt: skip


# Copy as Python.


def _script(state: DerivativesState) -> str:
    names = {"curve": "derivatives", "error": "derivatives_error", "partial": "derivatives_partial"}
    program = (resource_dir() / "scripts" / f"{names[state.view]}.py").read_text(encoding="utf-8")
    if state.view == "partial":
        formula, domain = _surface_of(state)
        f, d0, d1 = _partials(formula)
        lines = {"x0**2 + x1**2  # f": f.python, "2 * x0  # by x0": d0.python, "2 * x1  # by x1": d1.python}
        values: dict[str, Any] = {"X0": state.x0, "X1": state.x1, "DOMAIN": domain}
    else:
        case = Case(state)
        lines = {"0.01 * x**2 + 0.1 * x  # f": case.curve.f.python, "0.02 * x + 0.1  # f'": case.curve.derivative.python}
        values = {"X": state.x, "X_RANGE": case.x_window, "Y_RANGE": case.y_window}
    for mark, formula in lines.items():
        comment = mark[mark.index("  #") :]
        program = program.replace(mark, formula + comment)
    for key, value in (values | {"H": state.h, "KIND": state.kind, "PRECISION": state.precision}).items():
        program = re.sub(rf"^{key} = .*$", f"{key} = {value!r}", program, count=1, flags=re.MULTILINE)
    return program
