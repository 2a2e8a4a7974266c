"""A curve with a point to drag: the secants become its tangent, and f′ over the whole range."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nnviz.core.curves import Curve, divided, jumps, sample, window
from nnviz.core.studies.derivatives.rounding_error import KINDS, Quotient, Trouble, slopes
from nnviz.core.studies.derivatives.tangents import PointOfCurve
from nnviz.tabs.derivatives.state import DerivativesState
from nnviz.tabs.derivatives.view import PlaceView, draw_straight, exact_curve, round_up, snap
from nnviz.tabs.derivatives.words import short, value_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.curve import PlotCurve, cut_off, smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Dots
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.left_width import share_left_width
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.shared_axis import SharedAxis

_LEFT = 64  # px at scale 1: the left axes at least
_SAMPLES = 700
_NOISE = 1e-9  # slopes that differ by less do so by rounding: none of them is a jump
# px at scale 1: in a lower page than the first the slopes stand beside the curve, which then has all of the height;
# in a lower one than the second too, if it is wide.
_LOWEST, _LOW = 300, 420
_WIDE = 1.8  # times its height
_OVER, _HIGH = 1.7, 2.5  # heights of a line from the point up to the top of the value over it, and of the hint
_EDGE = 10  # px at scale 1 between a handle and the edge of the picture
_MARGIN = 0.02  # that a plot leaves around its domain


class CurveView(PlaceView):
    """Curve, point, secants, tangent, and the slopes below, in a low page beside them.

    In five seconds: a thick line through two points of a curve is not its tangent, which is dashed.
    First touch: Space halves h, the secant swings into the tangent, the view follows, and in the end the digits break;
    or the point is dragged, and its slope runs along f′.
    """

    kinds = KINDS

    def build(self, page: QWidget) -> None:
        """Make the plots, once."""
        self._title, self._names = "", ("", "")
        self.plot = plot = Plot("derivatives", legend_at=(8, 8))
        self.run_line = plot.curve("muted", pattern=(2, 3))
        patterns = ((8, 4, 2, 4), (2, 3))
        self.other_lines = [plot.curve("vermillion", share=0.55, pattern=pattern) for pattern in patterns]
        self.function_line = plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "f"), width=2, still=True)
        self.exact_line = exact_curve(plot, QT_TRANSLATE_NOOP("derivatives", "exact tangent"))
        self.numerical_line = plot.curve(
            "vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical tangent"), width=2, straight=True
        )
        self.secant_line = plot.curve(
            "vermillion", QT_TRANSLATE_NOOP("derivatives", "secant"), share=0.6, straight=True
        )
        smooth(self.exact_line, self.numerical_line, self.secant_line, *self.other_lines)
        self.ends = Dots(plot, "d")
        plot.put_legend_above(4)
        self.run_label, self.rise_label = (
            PlotText(plot, anchor, "muted", halo=True, z=30) for anchor in ((0.5, 0), (0, 0.5))
        )
        # Lines may pass behind all of them; the hint is over the value, where a low plot has room too.
        self.hint_label = PlotText(plot, (0.5, _HIGH), "accent", bold=True, halo=True, z=30)
        self.value_label = PlotText(plot, (0.5, _OVER), halo=True, z=30)
        self._formula = ""  # of the curve on show
        self._touched = False  # the point, by a person
        self._is_drawn = self._is_fitting = False
        self.point_handle = Handle(plot)  # the Tab key comes to it first
        self.step_handle = Handle(plot, "vermillion", "diamond")
        self.point_handle.setZValue(self.step_handle.zValue() + 1)
        self.step_handle.moved.connect(self._on_step_dragged)
        self.point_handle.moved.connect(self._on_point_dragged)
        self._build_slope_plot()
        for p in (plot, self.slope_plot):
            p.legend.setZValue(-1)  # what can be dragged lies above it
        self.here = [p.marker("muted") for p in (plot, self.slope_plot)]
        plot.getViewBox().sigXRangeChanged.connect(self._on_range)
        plot.getViewBox().sigYRangeChanged.connect(self._on_y_range)
        page.installEventFilter(self)
        self.column = column = QVBoxLayout(page)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        for p in (plot, self.slope_plot):
            p.set_left_width(_LEFT)
            column.addWidget(p)
        self.x_axis = SharedAxis(plot, page, self._name_axes)
        THEME.changed.connect(self._share_height)
        self._share_height()

    @Slot()
    def _share_height(self) -> None:
        """Give the slopes more of the height where the type is large and takes the room of the curves."""
        share = 36 if THEME.current.scale < 1.3 or self._is_beside() else 42
        self.column.setStretch(0, 100 - share)
        self.column.setStretch(1, share)

    def _is_beside(self) -> bool:
        """Return whether the slopes stand beside the curve."""
        return self.column.direction() == QBoxLayout.Direction.LeftToRight

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the slopes below the curve, or beside it in a page that is too low for two plots."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            high, scale = watched.height(), THEME.current.scale
            low = high < _LOWEST * scale or (high < _LOW * scale and watched.width() > _WIDE * high)
            if low != self._is_beside():
                directions = QBoxLayout.Direction
                self.column.setDirection(directions.LeftToRight if low else directions.TopToBottom)
                self._share_height()
                self._show_axes(self.tab.state)
        return super().eventFilter(watched, event)

    def _show_axes(self, state: DerivativesState) -> None:
        """Write the numbers of x under the curve unless the slopes below it have the same."""
        self.x_axis.set_shared(state.slopes and not self._is_beside())

    def _name_axes(self, shared: bool) -> None:
        self.plot.set_texts(self._title, "" if shared else self._names[0], self._names[1])

    def _build_slope_plot(self) -> None:
        self._slope_window = (-1.0, 1.0)
        self._sloped: tuple[str, tuple[float, float]] = ("", (0.0, 0.0))  # what the slopes on show are of
        self._throttle = Throttle(self, self._draw_slopes)
        self.slope_plot = plot = Plot("derivatives", legend_at=(8, 4))
        plot.set_texts("", "", "f\u200a′(x)")
        self.numerical_slopes = plot.curve(
            "vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical f\u200a′"), width=2, still=True
        )
        exact = QT_TRANSLATE_NOOP("derivatives", "exact f\u200a′")
        self.exact_slopes = exact_curve(plot, exact, noisy=True, still=True)
        plot.legend.hide()  # colours and dashes are those of the plot above
        plot.plotItem.layout.setContentsMargins(1, 10, 24, 1)  # no title: room for half of the highest tick's text
        self.slope_dot = Dots(plot, "o")
        plot.setMouseEnabled(False, False)  # it shows what the plot above shows

    def lines(self) -> dict[str, list[PlotCurve]]:
        """Return the lines that a part of the strip lights up: key → lines."""
        kind = self.tab.state.kind
        others = (k for k in KINDS if k != kind)
        lines = {k: [line] for k, line in zip(others, self.other_lines, strict=True)}
        return lines | {"exact": [self.exact_line], kind: [self.numerical_line]}

    def width_of(self, line: PlotCurve) -> int:
        """Return how wide a line is that is not lit up."""
        return 1 if line in self.other_lines else 2

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""
        super().retranslate()
        self.point_handle.set_name(translate("derivatives", "The point x"))
        self.step_handle.set_name(translate("derivatives", "The step h"))

    @Slot(float, float)
    def _on_point_dragged(self, x: float, y: float) -> None:
        self._touched = True
        self.drag_to(self.plot, self.point_handle, x, "x")

    @Slot(float, float)
    def _on_step_dragged(self, x: float, y: float) -> None:
        x, _ = self._in_sight(x, y)
        h = (x - self.tab.state.x) * (-1 if self.tab.state.kind == "backward" else 1)
        pixel = self._pixel()
        self.take_h(max(pixel, snap(h, pixel)) if self.step_handle.held else h)

    def _pixel(self) -> float:
        """Return what one pixel across is worth in the curve's plot."""
        low, high = self.plot.getViewBox().viewRange()[0]
        return (high - low) / max(100, self.plot.width())

    def _in_sight(self, x: float, y: float) -> tuple[float, float]:
        """Return the place nearest to another at which all of a handle is seen."""
        box, edge = self.plot.getViewBox(), _EDGE * THEME.current.scale
        pairs = zip((x, y), box.viewRange(), box.viewPixelSize(), strict=True)
        x, y = (min(high - edge * pixel, max(low + edge * pixel, v)) for v, (low, high), pixel in pairs)
        return x, y

    def pictures(self) -> Sequence[Plot]:
        """Return the plots on show, the main one first."""
        return (self.plot, self.slope_plot) if self.tab.state.slopes else (self.plot,)

    def draw_place(self, state: DerivativesState, curve: Curve, place: PointOfCurve) -> None:
        """Show the place."""
        self._is_drawn = True
        self._show_titles(state, curve)
        x_window, y_window = curve.around(state.x, state.zoom)
        self._is_fitting = True  # and nothing is drawn twice for it
        self.plot.set_domain(x_window, y_window)
        if curve.formula != self._formula:  # what was zoomed was another curve: this one may lie elsewhere
            self._formula = curve.formula
            self.plot.fit()
        self._is_fitting = False
        self.slope_plot.setVisible(state.slopes)
        low, high = self.plot.getViewBox().viewRange()[0]
        if self.fresh("function", curve.formula, low, high, y_window):
            x, y = sample(curve.f, low, high, _SAMPLES, y_window[1] - y_window[0])
            self.plot.set_data(self.function_line, x, cut_off(y, y_window))
        self._draw_lines(state, place, low, high)
        self._share_width()
        self._draw_step(state, place, y_window)
        self.here[0].setValue(state.x)
        if state.slopes:
            zooming = curve.formula == self._sloped[0] and (low, high) != self._sloped[1]
            # in a zoom everything is drawn anew, and the eye is on the curve
            draw_slopes = self._throttle.call if zooming else self._throttle.call_now
            draw_slopes(state, curve, place, (low, high))

    def _share_width(self) -> None:
        """Give both left axes the width that the longer numbers need: both plots stay in line."""
        axes = [p.getAxis("left") for p in self.pictures()]
        if self.fresh("width", *((axis.range, axis.height()) for axis in axes), THEME.current.scale):
            share_left_width((self.plot, self.slope_plot), _LEFT)

    def _show_titles(self, state: DerivativesState, curve: Curve) -> None:
        if not self.fresh("titles", curve.formula, state.curve, state.slopes):
            return
        names = ("x", "f(x)")
        if state.curve == "distance":
            names = (
                QT_TRANSLATE_NOOP("derivatives", "Time in min"), QT_TRANSLATE_NOOP("derivatives", "Distance in km")
            )  # fmt: skip
        title = f"<i>f</i>(<i>x</i>) = {short(curve.f.html)}"
        self._title, self._names = title, names
        self._show_axes(state)
        self.slope_plot.set_texts("", names[0], "f\u200a′(x)")

    def _draw_lines(self, state: DerivativesState, place: PointOfCurve, low: float, high: float) -> None:
        plot, q = self.plot, place.quotients[state.kind]
        ends = np.array([low - (high - low), high + (high - low)])
        draw_straight(plot, self.numerical_line, ends, q.slope, q.x, q.value)
        apart = state.kind == "central" and q.right - q.left > 4 * self._pixel()  # else it is the tangent just drawn
        draw_straight(plot, self.secant_line, ends, q.slope if apart else math.nan, q.left, q.f_left)
        for line, kind in zip(self.other_lines, (k for k in KINDS if k != state.kind), strict=True):
            other = place.quotients[kind]
            draw_straight(plot, line, ends, other.slope if state.secants else math.nan, other.left, other.f_left)
        x, y = place.tangent(*ends)
        plot.set_data(self.exact_line, x, y if state.exact else np.full(len(y), np.nan))

    def _draw_step(self, state: DerivativesState, place: PointOfCurve, y_window: tuple[float, float]) -> None:
        """Put the handles, the two points of the difference, and the legs of the triangle between them."""
        q, pixel = place.quotients[state.kind], self._pixel()
        exists = math.isfinite(place.value)
        y = place.value if exists else sum(y_window) / 2
        self.point_handle.set_role("ink" if exists else "muted")  # only to be dragged: there is no point
        self.point_handle.put(state.x, y)
        step = round_up(4 * pixel)
        self.point_handle.key_step = (step, 0.0)
        self.step_handle.key_step = (max(0.1 * state.h, 1e-50), 0.0)
        fine = q.trouble is Trouble.NONE
        far, f_far = (q.left, q.f_left) if state.kind == "backward" else (q.right, q.f_right)
        self.step_handle.setVisible(fine and abs(far - q.x) > 12 * pixel)
        if fine:  # where the curve leaves the picture the handle stays at the edge, within reach
            self.step_handle.put(far, self._in_sight(far, f_far)[1])
        self.ends.show_points([(q.left, q.f_left), (q.right, q.f_right)] if fine else [])
        self._draw_triangle(state, q, bool(fine and q.right - q.left > 24 * pixel))
        value = value_text(state.x, place.value) if exists else ""
        hint = "" if self._touched else translate("derivatives", "drag me")
        for label, told, over in ((self.hint_label, hint, _HIGH), (self.value_label, value, _OVER)):
            label.write(told, state.x, y, (self._beside_step(label, told, (state.x, y), over), over))

    def _beside_step(self, label: PlotText, text: str, place: tuple[float, float], over: float) -> float:
        """Return which share of a text over the point lies left of it: half, but at an edge or where the step ends.

        over: heights of the text from the point up to its top.
        """
        box, (wide, tall) = self.plot.getViewBox(), label.size_of(text)
        (low, high), (across, up) = box.viewRange()[0], box.viewPixelSize()
        before, behind = (place[0] - low) / across / wide, (high - place[0]) / across / wide
        share = before if 0 <= before < 0.5 else 1 - behind if 0 <= behind < 0.5 else 0.5
        reach, handle = _EDGE * THEME.current.scale, self.step_handle
        aside, above = (handle.x() - place[0]) / across, (handle.y() - place[1]) / up
        if handle.isVisible() and (over - 1) * tall - reach < above < over * tall + reach:
            return max(share, 1 - (aside - reach) / wide) if aside > 0 else min(share, -(aside + reach) / wide)
        return share

    def _draw_triangle(self, state: DerivativesState, q: Quotient, shown: bool) -> None:
        x, y = np.array([q.left, q.right, q.right]), np.array([q.f_left, q.f_left, q.f_right])
        if shown or len(self.run_line.x):
            self.plot.set_data(self.run_line, x[: 3 * shown], y[: 3 * shown])
        run = "2h" if state.kind == "central" else "h"
        for label, at, words in (
            (self.run_label, (0.7 * q.left + 0.3 * q.right, q.f_left), run),
            (self.rise_label, (q.right, (q.f_left + q.f_right) / 2), "Δf"),
        ):
            label.write(words if shown else "", *at)

    def _draw_slopes(
        self, state: DerivativesState, curve: Curve, place: PointOfCurve, span: tuple[float, float]
    ) -> None:
        plot, self._sloped = self.slope_plot, (curve.formula, span)
        self.here[1].setValue(state.x)
        if self.fresh("exact slopes", curve.formula, *span):
            self._take_exact_slopes(curve, span)
        inner = (span[1] - span[0]) / (1 + 2 * _MARGIN)  # `fit` adds the margin again: both plots stay in line
        plot.set_domain((span[0] + _MARGIN * inner, span[1] - _MARGIN * inner), self._slope_window)
        if self.fresh("numerical slopes", curve.formula, *span, state.h, state.kind, state.precision):
            x = np.linspace(*span, _SAMPLES)
            y = slopes(curve.f, x, state.h, state.kind, state.precision)
            plot.set_data(self.numerical_slopes, *divided(x, cut_off(y, self._slope_window), self._gaps))
        self._share_width()
        self.slope_dot.show_points([(state.x, place.quotients[state.kind].slope)])

    def _take_exact_slopes(self, curve: Curve, span: tuple[float, float]) -> None:
        """Draw f′ in a range; it ends where f jumps, and where f has no value: the rule for ln x has one at −1."""
        x = np.linspace(*span, _SAMPLES)
        y, f = (np.asarray(g(x), np.float64) for g in (curve.derivative, curve.f))
        y = np.where(np.isfinite(f), y, np.nan)
        bottom, top = self.plot.getViewBox().viewRange()[1]
        self._slope_window = window(y)
        height = max(_NOISE, self._slope_window[1] - self._slope_window[0])
        self._gaps = jumps(curve.f, x, f, top - bottom)
        after = np.union1d(self._gaps, jumps(curve.derivative, x, y, height))
        self.slope_plot.set_data(self.exact_slopes, *divided(x, cut_off(y, self._slope_window), after))

    @Slot(object, object)
    def _on_y_range(self, box: object, span: object) -> None:
        """Give the left axes their width when y has its range too: the range of x is told before it."""
        if self._is_drawn and not self._is_fitting and self.tab.state.view == "curve":
            self._share_width()

    @Slot(object, object)
    def _on_range(self, box: object, span: object) -> None:
        if self._is_drawn and not self._is_fitting and self.tab.state.view == "curve":
            self.draw_place(self.tab.state, self.curve, self.place)
