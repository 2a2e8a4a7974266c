"""The tangent plane at a point of a surface, and what is left over between it and the surface after a step."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core.curves import sample, window
from nnviz.core.studies.derivatives.rounding_error import Quotient, difference_quotient
from nnviz.core.studies.derivatives.tangent_plane import TangentPlane, tangent_plane
from nnviz.tabs.derivatives.state import DerivativesState, partials_of, surface_of
from nnviz.tabs.derivatives.view import DerivativesView, exact_curve, put_beside
from nnviz.tabs.derivatives.words import bend_text, plane_rows, plane_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.plots.curve import PlotCurve, cut_off, smooth
from nnviz.ui.plots.items.arrows import Arrows
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.surface_view import SurfaceView

_GRID, _LINES, _POINTS = 33, 9, 161  # of the surface; lines of the plane each way; points of a line
_REACH = 0.28  # of the domain: half of the plane that is drawn
_BEYOND = 1.5  # steps ahead and behind that the slice along the step shows
_PAD = 0.04  # of the map's width, between a point outside the domain and the edge
_ASIDE = 0.3  # steps to either side of the end that the number beside the difference takes up


class PlaneView(DerivativesView):
    """The surface with its plane, the step seen from above, and the slice along the step.

    In five seconds: a flat plane touches the surface at a point and leaves it farther away.
    First touch: the end of the step is dragged nearer, and what is left over shrinks much faster than the step.
    """

    shows_slope = False

    def build(self, page: QWidget) -> None:
        """Make the surface and the plots, once."""
        self.surface_view = SurfaceView("derivatives", DerivativesState.azimuth, DerivativesState.elevation)
        self.surface_view.set_texts(QT_TRANSLATE_NOOP("derivatives", "The plane that touches"), "x₀", "x₁", "f")
        self.surface_view.turned.connect(self._on_turned)
        self.map = Plot("derivatives", legend_at=(8, 2))
        self.map.set_texts(QT_TRANSLATE_NOOP("derivatives", "The step from above"), "x₀", "x₁")
        self.map.legend.hide()
        self.step_arrow = Arrows(self.map, "vermillion", 3, z=8)
        self.point, self.end = Handle(self.map), Handle(self.map, "vermillion", "diamond")
        self.point.moved.connect(self._on_point)
        self.end.moved.connect(self._on_end)
        for handle in (self.point, self.end):
            handle.released.connect(self._on_released)
        self.plot = Plot("derivatives", legend_at=(8, 2))
        self.plot.set_texts(
            QT_TRANSLATE_NOOP("derivatives", "Along the step"),
            QT_TRANSLATE_NOOP("derivatives", "Steps from the point"), "f",
        )  # fmt: skip
        self.slice_line = self.plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "surface"), width=2)
        self.plane_line = exact_curve(self.plot, QT_TRANSLATE_NOOP("derivatives", "plane"))
        self.gap_line = self.plot.curve(
            "vermillion", QT_TRANSLATE_NOOP("derivatives", "difference"), width=2, straight=True
        )
        smooth(self.slice_line, self.plane_line)
        self.plot.put_legend_above(3)
        self.gap_note = PlotText(self.plot, (0.5, 1.0), "vermillion", z=30)
        right = QVBoxLayout()
        right.setSpacing(0)
        for plot in (self.map, self.plot):
            plot.set_left_width(56)
            plot.restyle()
            right.addWidget(plot, 1)
        put_beside(page, self.surface_view, right)

    def pictures(self) -> Sequence[Plot]:
        """Return the slice along the step, and the step from above."""
        return self.plot, self.map

    def fit(self) -> None:
        """Fit the plots, and look at the surface from where one looked at first."""
        super().fit()
        self.surface_view.fit()

    def lines(self) -> dict[str, list[PlotCurve]]:
        """Return the lines that a part of the strip lights up: key → lines."""
        return {"plane": [self.plane_line], "surface": [self.slice_line], "gap": [self.gap_line]}

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""
        super().retranslate()
        self.point.set_name(translate("derivatives", "The point"))
        self.end.set_name(translate("derivatives", "The end of the step"))

    def draw(self, state: DerivativesState) -> None:
        """Show plane and step."""
        formula, domain = surface_of(state)
        f, *_ = partials_of(formula)
        if self.fresh("grid", formula, domain):
            g0, g1 = np.linspace(*domain[:2], _GRID), np.linspace(*domain[2:], _GRID)
            heights = np.asarray(f(*np.meshgrid(g0, g1)), np.float64)
            self.surface_view.set_surface(g0, g1, heights)
            self._height_window = window(heights)
        self.plane = tangent_plane(f, (state.x0, state.x1), (state.d0, state.d1))
        self._draw_plane(self.plane, domain)
        self.surface_view.turn(state.azimuth, state.elevation)
        self._draw_step(state, domain)
        self._draw_slice(f, self.plane)

    def _draw_plane(self, plane: TangentPlane, domain: tuple[float, ...]) -> None:
        paths: list[tuple[Any, ...]] = []
        if plane.exists:
            low, high = self._height_window
            for x0, x1 in _grid_of(plane.point, domain):
                z = plane.height(x0, x1)
                z = np.append(np.where((z >= low) & (z <= high), z, np.nan), np.nan)  # a last point without a mark
                places = np.column_stack([np.append(x0, np.nan), np.append(x1, np.nan)])
                paths.append((places, z, "training", _POINTS))
        if math.isfinite(plane.value):
            paths.append((np.array([plane.point]), np.array([plane.value]), "ink", 0))
        if math.isfinite(plane.change):
            end = np.array([[plane.point[i] + plane.step[i] for i in (0, 1)]])
            paths.append((end, np.array([plane.value + plane.change]), "vermillion", 0))
        self.surface_view.set_paths(paths)

    def _draw_step(self, state: DerivativesState, domain: tuple[float, ...]) -> None:
        end = state.x0 + state.d0, state.x1 + state.d1
        if not (self.point.held or self.end.held):  # in a drag the window stands still
            seen = zip((domain[:2], domain[2:]), (state.x0, state.x1), end, strict=True)
            self.map.set_domain(*(_reaching(span, *places) for span, *places in seen))
        self.point.put(state.x0, state.x1)
        self.end.put(*end)
        self.step_arrow.show_arrows(state.x0, state.x1, state.d0, state.d1, 10)
        size = 0.01 * (domain[1] - domain[0])
        self.point.key_step = self.end.key_step = (size, size)

    def _draw_slice(self, f: Any, plane: TangentPlane) -> None:
        (x0, x1), (d0, d1) = plane.point, plane.step

        def along(t: Any) -> Any:
            return f(x0 + np.asarray(t) * d0, x1 + np.asarray(t) * d1)

        t = np.linspace(-_BEYOND, _BEYOND, 161)
        straight = plane.value + t * plane.differential
        seen = window(np.concatenate([np.asarray(along(t), np.float64), straight]))
        x, y = sample(along, -_BEYOND, _BEYOND, 161, seen[1] - seen[0])
        self.plot.set_domain((-_BEYOND, _BEYOND), seen)
        self.plot.set_data(self.slice_line, x, cut_off(y, seen))
        there = plane.exists and math.isfinite(plane.change)
        self.plot.set_data(self.plane_line, t, straight if plane.exists else np.full(len(t), np.nan))
        ends = plane.value + np.array([plane.differential, plane.change])
        self.plot.set_data(self.gap_line, np.ones(2)[: 2 * there], ends[: 2 * there])
        lines = np.concatenate([y[np.abs(x - 1) <= _ASIDE], straight[np.abs(t - 1) <= _ASIDE]])
        self._name_gap(number_text(plane.left_over, 3) if there else "", lines[np.isfinite(lines)], seen)

    def _name_gap(self, text: str, lines: np.ndarray, seen: tuple[float, float]) -> None:
        """Write the difference over or under both lines, where there is more room; lines: their values near the end."""
        low, high = (float(lines.min()), float(lines.max())) if len(lines) else seen
        above = seen[1] - high >= low - seen[0]
        self.gap_note.write(text, 1.0, high if above else low, (0.5, 1.0 if above else 0.0))

    def slope(self, state: DerivativesState) -> tuple[Quotient, float]:
        """Return the slope along x₀; it is not shown here."""
        f, *_ = partials_of(surface_of(state)[0])
        return difference_quotient(lambda t: f(t, np.full(np.shape(t), state.x1)), state.x0, state.h), math.nan

    def verdict(self, state: DerivativesState) -> str:
        """Return what plane and surface make of the step."""
        return plane_text(self.plane)

    def equations(self, state: DerivativesState) -> Sequence[Equation]:
        """Return the differential, the change and what is left over."""
        return plane_rows(self.plane)

    def sentences(self) -> Sequence[str]:
        """Return what the strip says of the curvature too."""
        return [*super().sentences(), bend_text(self.plane)]

    @Slot(float, float)
    def _on_turned(self, azimuth: float, elevation: float) -> None:
        self.tab.change(merge="turn", azimuth=(azimuth + 180) % 360 - 180, elevation=min(89.0, max(5.0, elevation)))

    @Slot(float, float)
    def _on_point(self, x: float, y: float) -> None:
        self.tab.change(merge="point", x0=self._rounded(x), x1=self._rounded(y))

    @Slot(float, float)
    def _on_end(self, x: float, y: float) -> None:
        state = self.tab.state
        self.tab.change(merge="step", d0=self._rounded(x - state.x0), d1=self._rounded(y - state.x1))

    @Slot()
    def _on_released(self) -> None:
        """Show where the drag has led, should it be outside of the window."""
        self._draw_step(self.tab.state, surface_of(self.tab.state)[1])

    def _rounded(self, value: float) -> float:
        low, high = self.map.getViewBox().viewRange()[0]
        step = 10.0 ** math.floor(math.log10((high - low) / 100))
        return min(high - low, max(low - high, round(value / step) * step)) + 0.0


def _reaching(span: tuple[float, ...], *places: float) -> tuple[float, float]:
    """Return a range that goes on beyond places outside it, by so much that their handles are whole."""
    low, high = min(span[0], *places), max(span[1], *places)
    pad = _PAD * (high - low)
    return low - pad * (low < span[0]), high + pad * (high > span[1])


def _grid_of(point: tuple[float, float], domain: tuple[float, ...]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the lines of a grid around a point, within a domain: their x0 and x1."""
    spans = []
    for (low, high), middle in zip((domain[:2], domain[2:]), point, strict=True):
        reach = _REACH * (high - low)
        spans.append(np.linspace(max(low, middle - reach), min(high, middle + reach), _POINTS))
    for axis in (0, 1):
        for fixed in spans[axis][:: (_POINTS - 1) // (_LINES - 1)]:
            across = np.full(_POINTS, fixed)
            yield (across, spans[1]) if axis == 0 else (spans[0], across)
