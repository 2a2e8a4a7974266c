"""A surface and its two slices: one variable varies, the other is held constant."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core.curves import sample, window
from nnviz.core.expressions import Expression
from nnviz.core.studies.derivatives.rounding_error import Quotient, difference_quotient
from nnviz.core.studies.derivatives.tangents import Slice, slope_of_sides
from nnviz.tabs.derivatives.state import MOVES, DerivativesState, partials_of, surface_of
from nnviz.tabs.derivatives.view import DerivativesView, draw_straight, exact_curve, put_beside, round_up
from nnviz.tabs.derivatives.words import partial_row, partial_verdict_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.plots.curve import PlotCurve, cut_off, smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.surface_view import SurfaceView

_SAMPLES = 160  # of a slice: smooth lines cost by their points
SLICE_TITLES = {
    "x0": QT_TRANSLATE_NOOP("derivatives", "x₀ varies, x₁ is constant"),
    "x1": QT_TRANSLATE_NOOP("derivatives", "x₁ varies, x₀ is constant"),
}


class PartialView(DerivativesView):
    """The surface with its two slices, and a plot of each.

    In five seconds: a surface has a slope along each axis, that of the slice along it.
    First touch: the point is dragged along one slice, and the other slice changes its form and its slope.
    """

    def build(self, page: QWidget) -> None:
        """Make the surface and the plots, once."""
        self.surface_view = SurfaceView("derivatives", DerivativesState.azimuth, DerivativesState.elevation)
        self.surface_view.set_texts(QT_TRANSLATE_NOOP("derivatives", "A slice along each axis"), "x₀", "x₁", "f")
        self.surface_view.turn(self.tab.state.azimuth, self.tab.state.elevation)
        self.surface_view.turned.connect(self._on_turned)
        self._throttle = Throttle(self, self._draw_paths)
        self.slices: dict[str, tuple[Plot, tuple[PlotCurve, PlotCurve, PlotCurve], Handle]] = {}
        right = QVBoxLayout()
        right.setSpacing(0)
        for name, slot in (("x0", self._on_x0_dragged), ("x1", self._on_x1_dragged)):
            plot = Plot("derivatives", legend_at=(8, 2))
            plot.set_left_width(56)
            plot.set_texts(SLICE_TITLES[name], MOVES[name], "f")
            lines = (
                plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "slice"), width=2),
                exact_curve(plot, QT_TRANSLATE_NOOP("derivatives", "exact")),
                plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "numerical"), width=2, straight=True),
            )
            smooth(*lines)
            plot.put_legend_above(3)
            handle = Handle(plot)
            handle.moved.connect(slot)
            plot.restyle()
            right.addWidget(plot, 1)
            plot.legend.setZValue(-1)  # what can be dragged lies above it
            self.slices[name] = (plot, lines, handle)
        put_beside(page, self.surface_view, right)

    def pictures(self) -> Sequence[Plot]:
        """Return the plots of the slices."""
        return tuple(plot for plot, _, _ in self.slices.values())

    def fit(self) -> None:
        """Fit the plots, and look at the surface from where one looked at first."""
        super().fit()
        self.surface_view.fit()

    def lines(self) -> dict[str, list[PlotCurve]]:
        """Return the lines that a part of the strip lights up: key → lines."""
        return {name: list(lines[1:]) for name, (_, lines, _) in self.slices.items()}

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""
        super().retranslate()
        for _, _, handle in self.slices.values():
            handle.set_name(translate("derivatives", "The point"))

    @Slot(float, float)
    def _on_x0_dragged(self, x: float, y: float) -> None:
        self.drag_to(self.slices["x0"][0], self.slices["x0"][2], x, "x0", moving="x0")

    @Slot(float, float)
    def _on_x1_dragged(self, x: float, y: float) -> None:
        self.drag_to(self.slices["x1"][0], self.slices["x1"][2], x, "x1", moving="x1")

    @Slot(float, float)
    def _on_turned(self, azimuth: float, elevation: float) -> None:
        self.tab.change(merge="turn", azimuth=(azimuth + 180) % 360 - 180, elevation=min(89.0, max(5.0, elevation)))

    def draw(self, state: DerivativesState) -> None:
        """Show the point."""
        formula, domain = surface_of(state)
        f, *by_rule = partials_of(formula)
        if self.fresh("grid", formula, domain):
            g0, g1 = np.linspace(*domain[:2], 33), np.linspace(*domain[2:], 33)
            heights = np.asarray(f(*np.meshgrid(g0, g1)), np.float64)
            self.surface_view.set_surface(g0, g1, heights)
            self._height_window = window(heights)
        if self.fresh("place", formula, replace(state, azimuth=0.0, elevation=0.0)):  # turning changes no number
            self._numbers = self._draw_place(state, domain, f, by_rule)
        self.surface_view.turn(state.azimuth, state.elevation)

    def slope(self, state: DerivativesState) -> tuple[Quotient, float]:
        """Return the numerical and the exact slope along the variable that moves."""
        return self._numbers[list(MOVES).index(state.moving)]

    def verdict(self, state: DerivativesState) -> str:
        """Return what is to be said of that slope."""
        return partial_verdict_text(state, *self.slope(state))

    def equations(self, state: DerivativesState) -> Sequence[Equation]:
        """Return both partial derivatives, by the difference and by the rules."""
        _, *by_rule = partials_of(surface_of(state)[0])
        return [partial_row(i, state.kind, by_rule[i], *self._numbers[i]) for i in (0, 1)]

    def _draw_place(
        self, state: DerivativesState, domain: tuple[float, ...], f: Expression, by_rule: Sequence[Expression]
    ) -> tuple[tuple[Quotient, float], ...]:
        slices, numbers, point = [], [], (state.x0, state.x1)
        for axis, name in enumerate(MOVES):
            along = Slice(f, point, axis)
            q = difference_quotient(along, point[axis], state.h, state.kind, state.precision)
            sides = f.side_slopes(*point, variable=name)
            exact = slope_of_sides(*sides, float(by_rule[axis](*point)))
            span = (domain[2 * axis], domain[2 * axis + 1])
            self._draw_slice(name, along, q, exact, span)
            height = self._height_window[1] - self._height_window[0]
            slices.append((along, q, span, "ink" if name == state.moving else "muted", height))
            numbers.append((q, exact))
        self._throttle.call(slices, point, numbers[0][0].value)  # the eye is on the slice whose point is dragged
        return tuple(numbers)

    def _draw_paths(self, slices: Sequence[tuple], point: tuple[float, float], value: float) -> None:
        """Draw the slices and the point on the surface."""
        paths = [path for one in slices for path in _paths(*one)]
        if math.isfinite(value):
            paths.append((np.array([point]), np.array([value]), "ink", 0))
        self.surface_view.set_paths(paths)

    def _draw_slice(
        self, name: str, along: Slice, q: Quotient, exact: float, span: tuple[float, float]
    ) -> None:
        plot, (line, tangent, numerical), handle = self.slices[name]
        low, high = min(span[0], q.x), max(span[1], q.x)
        if self.fresh(name, along.f, along.point[1 - along.axis], low, high):
            x, y = sample(along, low, high, _SAMPLES, self._height_window[1] - self._height_window[0])
            plot.set_data(line, x, cut_off(y, self._height_window))
        plot.set_domain((low, high), self._height_window)
        ends = np.array([low - (high - low), high + (high - low)])
        draw_straight(plot, tangent, ends, exact, q.x, q.value)
        draw_straight(plot, numerical, ends, q.slope, q.x, q.value)
        step = round_up(0.005 * (high - low))
        handle.key_step = (step, 0.0)
        handle.put(q.x, q.value if math.isfinite(q.value) else sum(self._height_window) / 2)


def _paths(along: Slice, q: Quotient, span: tuple[float, float], role: str, height: float) -> Iterable[tuple[Any, ...]]:
    """Return the slice, divided where it jumps by more than is left in a height, and its tangent over the surface."""
    t, values = sample(along, *span, 161, height)
    reach = 0.22 * (span[1] - span[0])
    paths = [(along.places(t), values, role)]
    if math.isfinite(q.slope):
        t = np.linspace(max(span[0], q.x - reach), min(span[1], q.x + reach), 161)
        paths.append((along.places(t), q.value + q.slope * (t - q.x), "vermillion"))
    # The view marks the end of a path; a last point that is nowhere keeps these from having one.
    return [(np.vstack([p, [np.nan, np.nan]]), np.append(v, np.nan), r, len(p)) for p, v, r in paths]
