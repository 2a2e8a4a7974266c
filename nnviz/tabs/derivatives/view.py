"""What the views share: the slope they show, and how a drag becomes a State."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from nnviz.core.curves import Curve
from nnviz.core.studies.derivatives.rounding_error import LEAST_STEP, Quotient
from nnviz.core.studies.derivatives.tangents import PointOfCurve, diagnose
from nnviz.tabs.derivatives.state import FARTHEST, LARGEST_STEP, DerivativesState, curve_of
from nnviz.tabs.derivatives.words import difference_row, exact_row, script_text, verdict_text
from nnviz.ui.plots.curve import PlotCurve, smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Host, View
from nnviz.ui.widgets.equation_strip import Equation

_DASHES = (5, 5)


class DerivativesView(View):
    """A view of this tab: it says which slope it shows, and redraws what is slow only where it has changed."""

    shows_slope = True  # whether numerical slope, exact slope and error stand over the picture

    def __init__(self, tab: Host, page: QWidget) -> None:
        super().__init__(tab, page)
        self._drawn: dict[str, tuple[Any, ...]] = {}  # what slow parts of the picture were drawn for

    def slope(self, state: DerivativesState) -> tuple[Quotient, float]:
        """Return the numerical and the exact slope on show."""
        raise NotImplementedError

    def verdict(self, state: DerivativesState) -> str:
        """Return the sentence over the picture."""
        raise NotImplementedError

    def lines(self) -> dict[str, list[PlotCurve]]:
        """Return the lines that a part of the strip lights up: key → lines."""
        return {}

    def width_of(self, line: PlotCurve) -> int:
        """Return how wide a line is that is not lit up."""
        return 2

    def highlight(self, key: str) -> None:
        """Draw the line that a part of the strip belongs to thicker."""
        for name, lines in self.lines().items():
            for line in lines:
                line.width = 4 if name == key else self.width_of(line)
        for plot in self.pictures():
            plot.restyle()

    def pictures(self) -> Sequence[Plot]:
        """Return the plots on show, the main one first."""
        raise NotImplementedError

    def script(self, state: DerivativesState) -> str:
        """Return a program of NumPy and Matplotlib that draws this view."""
        return script_text(state)

    def retranslate(self) -> None:
        """Draw everything anew: the texts are in another language."""
        self._drawn.clear()

    def fresh(self, part: str, *key: Any) -> bool:
        """Return whether a slow part of the picture is to be drawn anew, and remember what it was drawn for."""
        fresh = self._drawn.get(part) != key
        self._drawn[part] = key
        return fresh

    # From a drag to the State.

    def drag_to(self, plot: Plot, handle: Handle, x: float, field: str, **more: Any) -> None:
        """Take a dragged place: round numbers while it is dragged, no farther than the field goes."""
        low, high = plot.getViewBox().viewRange()[0]
        if handle.held:
            x = snap(min(high, max(low, x)), (high - low) / max(100, plot.width()))
        x = min(FARTHEST, max(-FARTHEST, float(f"{x:.10g}")))
        self.tab.change(merge=field, **{field: x}, **more)

    def take_h(self, h: float) -> None:
        """Take a dragged step."""
        self.tab.change(merge="h", h=min(LARGEST_STEP, max(LEAST_STEP, float(f"{h:.3g}"))))


class PlaceView(DerivativesView):
    """A view of one place of a curve, from which its slopes, verdict and equations follow."""

    kinds: Sequence[str] = ()  # of difference that the strip writes out; none: the one that is set

    def draw(self, state: DerivativesState) -> None:
        """Look at the place, and show it."""
        self.curve = curve_of(state)
        self.place = diagnose(self.curve.f, self.curve.derivative, state.x, state.h, state.precision)
        self.draw_place(state, self.curve, self.place)

    def draw_place(self, state: DerivativesState, curve: Curve, place: PointOfCurve) -> None:
        """Show a place of a curve."""
        raise NotImplementedError

    def slope(self, state: DerivativesState) -> tuple[Quotient, float]:
        """Return the numerical and the exact slope at the place."""
        return self.place.quotients[state.kind], self.place.exact

    def verdict(self, state: DerivativesState) -> str:
        """Return what is to be said of the place."""
        return verdict_text(state, self.curve, self.place)

    def equations(self, state: DerivativesState) -> Sequence[Equation]:
        """Return every difference with its slope, intercept and error, and the exact derivative."""
        rows = [difference_row(kind, self.place) for kind in self.kinds or (state.kind,)]
        return [*rows, exact_row(self.curve, self.place)]


def snap(value: float, pixel: float) -> float:
    """Return the roundest value within about a pixel, so that a drag can reach 0 and 5."""
    step = round_up(pixel)
    return float(f"{round(value / step) * step:.12g}") + 0.0


def round_up(value: float) -> float:
    """Return 1, 2 or 5 times a power of ten, at least the value: an axis that seldom changes."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= value * 0.999)


def exact_curve(plot: Plot, name: str, noisy: bool = False, still: bool = False) -> PlotCurve:
    """Add a line for what is exact: blue dashes over the solid line, so that both are seen where they agree."""
    line = plot.curve("training", name, width=2, pattern=_DASHES, still=still, straight=not noisy)
    line.item.setZValue(5)
    if not noisy:
        smooth(line)
    return line


def draw_straight(plot: Plot, line: PlotCurve, ends: np.ndarray, slope: float, x: float, y: float) -> None:
    """Draw the straight line with a slope through a point between two x; nothing if there is none."""
    there = math.isfinite(slope) and math.isfinite(y)
    line.item.setVisible(there)
    if there or len(line.x):
        with np.errstate(over="ignore"):  # a slope near the largest number leaves the range: that end is not drawn
            heights = y + slope * (ends - x)
        plot.set_data(line, ends[: len(ends) * there], heights[: len(ends) * there])


def put_beside(page: QWidget, surface: QWidget, plots: QLayout) -> None:
    """Lay out a page with a surface on the left and plots on the right."""
    row = QHBoxLayout(page)
    row.setContentsMargins(8, 0, 8, 0)
    row.setSpacing(8)
    row.addWidget(surface, 56)
    row.addLayout(plots, 44)
