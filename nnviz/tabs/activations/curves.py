"""The functions over x, their slopes under them, and a table that reads both at the x one drags."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from nnviz.core.activations import ACTIVATIONS, sampled, saturated, twin_of_tanh
from nnviz.tabs.activations.curve_words import facts_text, range_texts
from nnviz.tabs.activations.state import TITLES, ActivationsState
from nnviz.tabs.activations.view import ActivationsView, Family, below, beside, caption, held, set_text, title_of, wide
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.left_width import share_left_width
from nnviz.ui.plots.line_item import LineItem
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tables.legend_table import LegendLine, LegendTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.low_page import LowPage

_LEFT = 58  # px at scale 1: the left axes at least
_EVERYWHERE = 1e9  # farther than one looks
_LOW = 400  # px at scale 1: in a lower page the slopes stand under the table
_NARROW = 640  # px at scale 1, of the page
_FEW_ROWS = 5  # functions, with which the table leaves room for more under it


class CurvesView(ActivationsView):
    """The functions over x, their slopes under them, and a table that reads both at the x one drags.

    In a low page, as in front of a projector, the slopes stand under the table.

    Five seconds: a step, a smooth step and a ramp; where the shade begins, the sigmoid has hardly any slope left.
    One second after the first touch: the dragged point takes tangents, slopes and the numbers of all functions along.
    """

    def build(self, page: QWidget) -> None:
        """Make two plots with a common x axis, and the table."""
        self.plot, self.slopes = Plot("activations"), Plot("activations")
        self.plot.set_texts(QT_TRANSLATE_NOOP("activations", "Activation functions"), "",
                            QT_TRANSLATE_NOOP("activations", "y = f(x)"))  # fmt: skip
        self.slopes.set_texts("", QT_TRANSLATE_NOOP("activations", "x"),
                              QT_TRANSLATE_NOOP("activations", "slope dy/dx"))  # fmt: skip
        self.slopes.setXLink(self.plot.plotItem)
        self.family, self.slope_family = Family(self.plot), Family(self.slopes)
        for plot in (self.plot, self.slopes):
            plot.marker("border", dash=False, angle=0)
        self.twin = self.plot.curve("accent", QT_TRANSLATE_NOOP("activations", "2σ(2x) − 1"), width=5, share=0.4,
                                    still=True)  # fmt: skip
        self.twin.item.setZValue(-1)  # behind tanh
        self.tangents = LineItem(connect="pairs")
        self.plot.addItem(self.tangents, ignoreBounds=True)
        self.lines = [plot.marker("marker") for plot in (self.plot, self.slopes)]
        self.dots = [Marks(plot) for plot in (self.plot, self.slopes)]
        self.ends = [Marks(plot) for plot in (self.plot, self.slopes)]
        self.handle = Handle(self.plot, "ink")
        self.handle.moved.connect(self._on_moved)
        self.table = LegendTable()
        self.table.chosen.connect(self._on_chosen)
        self.ranges = LegendTable()
        self.ranges.chosen.connect(self._on_chosen)
        self.note, self.facts = caption(), caption("ink")
        self._drawn: tuple[object, ...] | None = None
        self._low = False
        self._range = (0.0, 0.0)  # of x, over which the curves are drawn
        self._sharing = False  # whether the left axes get their width just now
        for label in (self.note, self.facts):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.plot.getViewBox().sigXRangeChanged.connect(self._on_range)
        for plot in (self.plot, self.slopes):
            plot.getViewBox().sigYRangeChanged.connect(self._share_width)
        self.slopes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)  # widens no column
        self.words = below(self.facts, self.note, stretch=(0, 1))
        self.side = below(self.table, self.ranges, self.words)
        self.stack = below(self.plot, self.slopes, stretch=(3, 2))
        self.area, self.row = LowPage(page, _LOW, _NARROW), beside(self.stack, self.side, stretch=(1, 0))
        self.area.setLayout(self.row)
        self.area.set_arrangement(self._arrange, (self.plot, self.slopes))

    def _arrange(self, low: bool) -> None:
        """Take the layout of a low page, or that of a page with room for two plots."""
        self._low = low
        if self._drawn is not None:
            self._drawn = None
            self.draw(self.tab.state)

    def _under_table(self, state: ActivationsState) -> bool:
        """Return whether the slopes stand under the table, so that the functions have all of the height."""
        return self._low and state.derivative and len(state.functions) <= _FEW_ROWS and not self._is_narrow(state)

    def _is_narrow(self, state: ActivationsState) -> bool:
        """Return whether both plots stand over the table: beside it the functions would be a stripe."""
        return self.area.is_narrow and len(state.functions) <= _FEW_ROWS

    def _place_slopes(self, state: ActivationsState) -> None:
        """Put the slopes under the functions, or under the table; in a narrow page beside them, over the table."""
        under_table, narrow = self._under_table(state), self._is_narrow(state)
        if self.slopes.parentWidget() not in (None, self.table.parentWidget()):
            return  # it is shown alone
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.row.setDirection(down if narrow else across)
        for parts in (self.stack, self.side):
            parts.setDirection(across if narrow else down)
        if under_table != (self.side.indexOf(self.slopes) >= 0):
            (self.stack if under_table else self.side).removeWidget(self.slopes)
            self.side.addWidget(self.slopes, 1) if under_table else self.stack.addWidget(self.slopes, 2)
        self.side.setStretchFactor(self.words, 0 if under_table else 1)

    def pictures(self) -> Sequence[Picture]:
        """Return both plots."""
        return (self.plot, self.slopes)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        edge = self.half
        self.tab.change(merge="x", x=float(f"{min(edge, max(-edge, x)):.3g}"))

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.tab.change(focus=name)

    def draw(self, state: ActivationsState) -> None:
        """Draw the curves when they changed, and always the point."""
        if not held(self.handle):
            self.half = wide(abs(state.x))
        shape = (state.functions, state.slope, state.alpha, state.derivative, state.twin, self.half)
        if shape != self._drawn:
            self._drawn = shape
            self._draw_curves(state)
        set_text(self.facts, self._facts(state))
        self._show_ranges(state)
        self._draw_zones(state)
        self._draw_point(state)

    @Slot()
    def _on_range(self) -> None:
        """Go on with the curves where one has zoomed or moved to, and be as before when all fits again."""
        if self._drawn is not None and self._seen() != self._range:
            self._draw_curves(self.tab.state)

    def _seen(self) -> tuple[float, float]:
        """Return the range of x over which there are curves: what is seen, and what the State asks for."""
        low, high = self.plot.getViewBox().viewRange()[0]
        if self.plot.fitted:  # a little more than the domain: the view has a margin
            return -1.05 * self.half, 1.05 * self.half
        return min(-self.half, low), max(self.half, high)

    def _draw_twin(self, state: ActivationsState) -> None:
        """Draw 2σ(2x) − 1 as a wide band behind tanh."""
        shown = state.has_twin()
        x = np.linspace(*self._seen(), 481) if shown else np.empty(0)
        self.plot.set_data(self.twin, x, twin_of_tanh(x))

    def _facts(self, state: ActivationsState) -> str:
        return facts_text(state.in_focus(), state)

    def _show_ranges(self, state: ActivationsState) -> None:
        """Write which outputs and slopes each function can have, where there is room for that."""
        shown = not self._low and 1 < len(state.functions) <= _FEW_ROWS
        self.ranges.setVisible(shown)
        if shown:
            header = (translate("activations", "for any x"), translate("activations", "outputs"),
                      translate("activations", "slope at most"))  # fmt: skip
            lines = [LegendLine(name, self.family.pen(name), title_of(name), range_texts(name, state))
                     for name in state.functions]  # fmt: skip
            self.ranges.show_lines(header, lines, state.in_focus())

    def _draw_curves(self, state: ActivationsState) -> None:
        self._range = self._seen()
        self._draw_twin(state)
        self._place_slopes(state)
        self.slopes.setVisible(state.derivative)
        under_each_other = state.derivative and not self._under_table(state) and not self._is_narrow(state)
        self.plot.set_texts(QT_TRANSLATE_NOOP("activations", "Activation functions"),
                            "" if under_each_other else QT_TRANSLATE_NOOP("activations", "x"),
                            QT_TRANSLATE_NOOP("activations", "y = f(x)"))  # fmt: skip
        highest: list[float] = []
        for plot, family, slope in ((self.plot, self.family, False), (self.slopes, self.slope_family, True)):
            family.clear_others(state.functions)
            low, high = 0.0, 1.0
            ends: list[tuple[tuple[float, float], Look]] = []
            for name in state.functions:
                x, y, connect = self._sampled(state, name, slope)
                plot.set_data(family.curves[name], x, y, None if connect.all() else connect)
                near = y[np.abs(x) <= self.half]
                if not len(near):  # from so far away that no place of the domain is among those looked at
                    _, near, _ = self._sampled(state, name, slope, (-self.half, self.half))
                low, high = min(low, float(near.min())), max(high, float(near.max()))
                ends += self._ends(family.pen(name), x, y, connect)
            self.ends[slope].show_marks([place for place, _ in ends], [look for _, look in ends])
            highest.append(high)
            top = min(high, self.half / 2)
            pad = 0.08 * (top - max(low, -self.half / 4))
            plot.set_domain((-self.half, self.half), (max(low, -self.half / 4) - pad, top + pad))

    def _sampled(
        self, state: ActivationsState, name: str, slope: bool, over: tuple[float, float] | None = None
    ) -> tuple[Any, Any, Any]:
        low, high = over or self._seen()
        count = min(4001, round(481 * (high - low) / (2 * self.half)) | 1)
        return sampled(ACTIVATIONS[name], low, high, count, of_derivative=slope, **state.parameters_of(name))

    @staticmethod
    def _ends(pen: QPen, x: np.ndarray, y: np.ndarray, connect: np.ndarray) -> list[tuple[tuple[float, float], Look]]:
        """Return the marks of a jump: a full dot for the value that counts at 0, a ring for the other."""
        colour, radius = pen.color().name(), 4 * THEME.current.scale
        full, ring = Look(colour, colour, radius=radius, width=1), Look(THEME.current.background, colour, radius=radius)
        jumps = [at for at in np.flatnonzero(~connect) if y[at] != y[at + 1]]
        return [((x[at], y[at + side]), look) for at in jumps for side, look in ((0, full), (1, ring))]

    def _draw_zones(self, state: ActivationsState) -> None:
        name = state.in_focus()
        left, right = _zones(name, tuple(state.parameters_of(name).items()))
        far = _EVERYWHERE
        zones = [ends for ends in ((-far, left), (right, far)) if state.zones and all(map(math.isfinite, ends))]
        for plot in (self.plot, self.slopes):
            plot.set_bands(zones)
        set_text(self.note, self._note(name, left, right) if state.zones else "")

    @staticmethod
    def _note(name: str, left: float, right: float) -> str:
        if left == right:
            text = translate("activations", "{name} is flat everywhere: no gradient ever passes.")
        elif math.isfinite(left) and math.isfinite(right):
            text = translate("activations", "Shaded: {name} is saturated. Below {left} and above {right} its slope "
                             "stays under 5 % of its largest.")  # fmt: skip
        elif math.isfinite(left):
            text = translate("activations", "Shaded: {name} is saturated. Below {left} its slope stays under 5 % of "
                             "its largest.")  # fmt: skip
        else:
            text = translate("activations", "{name} saturates nowhere.")
        return text.format(name=title_of(name), left=number_text(round(left, 1) + 0.0) if math.isfinite(left) else "",
                           right=number_text(round(right, 1)) if math.isfinite(right) else "")  # fmt: skip

    def _draw_point(self, state: ActivationsState) -> None:
        focus, points, slopes, lines = state.in_focus(), [], [], []
        for name in state.functions:
            y, slope = _value_and_slope(state, name)
            points.append(y)
            slopes.append(slope)
            pen = self.family.pen(name)
            lines.append(LegendLine(name, pen, title_of(name), (number_text(y), number_text(slope))))
        self._show_tangents(state, points, slopes)
        looks = [Look(line.pen.color().name(), radius=4.5 * THEME.current.scale) for line in lines]
        for marks, values in zip(self.dots, (points, slopes), strict=True):
            marks.show_marks([(state.x, value) for value in values], looks)
        for line in self.lines:
            line.setValue(state.x)
        self.handle.put(state.x, points[state.functions.index(focus)])
        header = (translate("activations", "x = {x}").format(x=number_text(state.x)), "y", "dy/dx")
        self.table.show_lines(header, lines, focus)

    def _show_tangents(self, state: ActivationsState, points: Sequence[float], slopes: Sequence[float]) -> None:
        self.tangents.setVisible(state.tangents)
        reach = self.half / 4
        x = np.array([state.x - reach, state.x + reach] * len(points))
        y = np.array([p + s * d for p, s in zip(points, slopes, strict=True) for d in (-reach, reach)])
        self.tangents.set_points(x, y)

    def highlight(self, key: str) -> None:
        """Light up the point or the tangents."""
        self.lit = key
        self.handle.set_role("accent" if key == "y" else "ink")
        self.restyle()
        self.draw(self.tab.state)

    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        theme = THEME.current
        width = (3 if self.lit == "slope" else 1) * theme.scale
        self.tangents.setPen(pg.mkPen(theme.accent if self.lit == "slope" else theme.muted, width=round(width)))
        self._share_width()
        self._drawn = None

    @Slot()
    def _share_width(self) -> None:
        """Keep the numbers of both left axes off their names, however near one comes."""
        if not self._sharing:  # another width is another layout, which may give the plots another range
            self._sharing = True
            share_left_width((self.plot, self.slopes), _LEFT)
            self._sharing = False

    def retranslate(self) -> None:
        """Name the handle."""
        self.handle.set_name(translate("activations", "Drag to move x"))

    def description(self, state: ActivationsState) -> str:
        """Return value and slope of every function at x, and what is said of the highlighted one."""
        texts = []
        for name in state.functions:
            y, slope = _value_and_slope(state, name)
            text = translate("activations", "{name} at x = {x}: {y}, slope {slope}.")
            texts.append(text.format(name=title_of(name), x=number_text(state.x), y=number_text(y),
                                     slope=number_text(slope)))  # fmt: skip
        return " ".join([*texts, self.facts.text().replace("\n", " "), self.note.text()])

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return value, slope and tangent of the function in focus."""
        name = state.in_focus()
        row, (y, slope) = ACTIVATIONS[name], _value_and_slope(state, name)
        x, intercept = number_text(state.x), y - slope * state.x
        text = translate("activations", "slope {slope}, tangent <i>y</i> = {line}")
        tangent = text.format(slope=number_text(slope, 6), line=_line_text(slope, intercept))
        return (
            Equation(f"<i>y</i> = {row.formula}",
                     f'<i>x</i> = {x}: <a href="y"><b><i>y</i> = {number_text(y, 6)}</b></a>', f"y = {row.python}"),
            Equation(f"<i>dy</i>/<i>dx</i> = {row.derivative_formula}", f'<a href="slope">{tangent}</a>',
                     f"dy = {row.derivative_python}"),
        )  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the functions, their lines of Python and x."""
        rows = {TITLES[name]: ACTIVATIONS[name] for name in state.functions}
        functions = {title: (row.python, row.derivative_python) for title, row in rows.items()}
        return {"FUNCTIONS": functions, "X": state.x, "slope": state.slope, "alpha": state.alpha, "HALF": self.half,
                "TWIN": state.has_twin(), "TANGENTS": state.tangents}  # fmt: skip


@lru_cache(maxsize=64)
def _zones(name: str, options: tuple[tuple[str, float], ...]) -> tuple[float, float]:
    """Return where a function is saturated; searched for once, not at every step of a drag."""
    return saturated(ACTIVATIONS[name], **dict(options))


def _line_text(slope: float, intercept: float) -> str:
    """Return slope · x + intercept as one writes it: x and not 1 · x + 0."""
    shown, offset = number_text(slope, 6), number_text(abs(intercept), 6)
    if shown == "0":
        return number_text(intercept, 6)
    first = {"1": "<i>x</i>", "−1": "−<i>x</i>"}.get(shown, f"{shown} · <i>x</i>")
    return first if offset == "0" else f"{first} {'+' if intercept > 0 else '−'} {offset}"


def _value_and_slope(state: ActivationsState, name: str) -> tuple[float, float]:
    row, options = ACTIVATIONS[name], state.parameters_of(name)
    return float(row.value(state.x, **options)), float(row.derivative(state.x, **options))
