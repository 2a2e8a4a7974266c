"""What is left of a gradient: the product of slopes over depth."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.studies.signal_propagation import slope_products
from nnviz.tabs.activations.slope_plot import SlopePlot, steepest_place
from nnviz.tabs.activations.state import TITLES, ActivationsState
from nnviz.tabs.activations.view import (
    ActivationsView,
    Family,
    below,
    beside,
    caption,
    held,
    set_text,
    spoken,
    title_of,
)
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bound_text, number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tables.legend_table import LegendLine, LegendTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.low_page import LowPage

_DECADES = (3, 6, 9, 12, 18, 24, 30, 40, 50, 60)  # the axis ends at one of these: it must not follow every move
_NARROW = 640  # px at scale 1, of the page
_LEAST = 200  # px at scale 1 of height, below which a second plot says nothing
_SECOND = 0.32  # of the width of the page that the second plot has at least
_SHARE = 0.4  # of the height, which a table under the plot may take


class SlopesView(ActivationsView):
    """The product of slopes over depth, on a logarithmic axis; beside it where the factor of one layer comes from.

    Five seconds: one straight line goes down to a millionth in ten layers, the other one stays at 1.
    One second after the first touch: the dragged point changes the depth, and the number with it.
    """

    def build(self, page: QWidget) -> None:
        """Make the plot and the table."""
        self.plot = Plot("activations")
        self.plot.set_texts(
            QT_TRANSLATE_NOOP("activations", "Remaining gradient"),
            QT_TRANSLATE_NOOP("activations", "Layers it has passed"),
            QT_TRANSLATE_NOOP("activations", "Product of slopes"),
        )  # fmt: skip
        self.plot.set_log_y(True)
        self.family = Family(self.plot, dots=True)
        self.handle = Handle(self.plot, "ink", key_step=(1.0, 0.0))
        self.handle.moved.connect(self._on_moved)
        self.table = LegendTable()
        self.table.chosen.connect(self._on_chosen)
        self.note = caption()
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.factor = SlopePlot()
        self.factor.handle.moved.connect(self._on_x)
        self.factor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)  # widens no column
        self.side = side = below(self.table, self.note, self.factor)
        self.area, self.row = LowPage(page, 0, _NARROW), beside(self.plot, side, stretch=(1, 0))
        self.area.setLayout(self.row)
        self.area.set_arrangement(lambda low: self._arrange(), (self.plot,))

    def _arrange(self) -> None:
        """Put the table under the plot in a narrow page, if it is short: beside it the plot would be a stripe."""
        under = self.area.is_narrow and self.table.sizeHint().height() < _SHARE * self.area.height()
        directions = QBoxLayout.Direction
        self.row.setDirection(directions.TopToBottom if under else directions.LeftToRight)
        if self.factor.parentWidget() not in (None, self.table.parentWidget()):
            return  # it is shown alone
        free = self.area.height() - self.table.sizeHint().height() - self.note.sizeHint().height()
        shown = not self.area.is_narrow and free > _LEAST * THEME.current.scale
        self.factor.setVisible(shown)
        self.factor.setMinimumWidth(round(_SECOND * self.area.width()) if shown else 0)
        for part, share in ((self.note, 0 if shown else 1), (self.factor, 1 if shown else 0)):
            self.side.setStretch(self.side.indexOf(part), share)  # the same share again asks for no layout

    def pictures(self) -> Sequence[Picture]:
        """Return both plots."""
        return (self.plot, self.factor)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.tab.change(merge="deep", deep=int(min(50, max(1, round(x)))))

    @Slot(float, float)
    def _on_x(self, x: float, y: float) -> None:
        edge = self.factor.half
        self.tab.change(merge="x", x=float(f"{min(edge, max(-edge, x)):.3g}"))

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.tab.change(focus=name)

    def draw(self, state: ActivationsState) -> None:
        """Draw the products of all functions."""
        self.family.clear_others(state.functions)
        layers = np.arange(state.deep + 1, dtype=np.float64)
        lines, smallest = [], 1e-3
        for name in state.functions:
            slope = state.slope_at(name)
            products = np.abs(slope_products(slope, state.deep))
            self.plot.set_data(self.family.curves[name], layers, products)
            smallest = min(smallest, float(products[products > 0].min()))
            left = number_text(slope) if slope else "0"
            cells = (left, number_text(float(products[-1])))
            lines.append(LegendLine(name, self.family.pen(name), title_of(name), cells))
        low = 10.0 ** next((-n for n in _DECADES if 10.0**-n <= smallest), -_DECADES[-1])
        span = next(step for step in (10, 20, 50) if step >= state.deep)
        if not held(self.handle):
            self.plot.set_domain((0.0, float(span)), (low, 10.0))
        self._put_handle(state, low)
        header = (translate("activations", "Function"), translate("activations", "slope"),
                  translate("activations", "after {n}").format(n=state.deep))  # fmt: skip
        self.table.show_lines(header, lines, state.in_focus())
        set_text(self.note, self._note(state))
        self._arrange()
        self.factor.show_slopes(state)

    def _put_handle(self, state: ActivationsState, low: float) -> None:
        product = abs(float(slope_products(state.slope_at(state.in_focus()), state.deep)[-1]))
        self.handle.put(state.deep, math.log10(max(product, low)))

    def _note(self, state: ActivationsState) -> str:
        slope, best = abs(state.slope_at(state.in_focus())), state.place == "steepest"
        if slope == 0:
            text = translate("activations", "A slope of 0: nothing is left after one layer.")
        elif slope < 1 and best:
            text = translate("activations", "Each layer leaves {share} % at most: the gradient vanishes.")
        elif slope < 1:
            text = translate("activations", "Each layer leaves {share} %: the gradient vanishes.")
        elif slope > 1 and best:
            text = translate("activations", "The largest slope is above 1: at best the product grows.")
        elif slope > 1:
            text = translate("activations", "A slope above 1: the product grows.")
        elif best:
            text = translate("activations", "The largest slope is 1: at best everything is left, however deep.")
        else:
            text = translate("activations", "A slope of 1: everything is left, however deep.")
        return text.format(share=(bound_text if best else number_text)(100 * slope, 6))

    def highlight(self, key: str) -> None:
        """Light up the line of the function that the strip speaks of."""
        name = self.tab.state.in_focus()
        for other, curve in self.family.curves.items():
            self.plot.set_width(curve, 4 if key == "product" and other == name else 2)
        super().highlight(key)

    def retranslate(self) -> None:
        """Name the handle."""
        self.handle.set_name(translate("activations", "Drag to change the depth"))
        self.factor.handle.set_name(translate("activations", "Drag to move x"))

    def description(self, state: ActivationsState) -> str:
        """Return the sentence of the view and the numbers of the strip."""
        return spoken(self.note.text(), self.equations(state))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the power that the product is."""
        slope, name = state.slope_at(state.in_focus()), state.in_focus()
        product = float(slope_products(slope, state.deep)[-1])
        return (Equation(
            "<i>f</i> ′(<i>x</i><sub>1</sub>) · <i>f</i> ′(<i>x</i><sub>2</sub>) · … · "
            "<i>f</i> ′(<i>x</i><sub><i>n</i></sub>)",
            f'<a href="product">{title_of(name)}: {number_text(slope)}<sup>{state.deep}</sup> = '
            f"<b>{number_text(product, 5)}</b></a>",
            f"{slope:.6g}**{state.deep}"),)  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the slopes, where they are taken, and the depth."""
        places = {n: steepest_place(n, tuple(state.parameters_of(n).items())) for n in state.functions}
        by_hand = state.place == "x"
        return {"SLOPES": {TITLES[n]: state.slope_at(n) for n in state.functions}, "DEPTH": state.deep,
                "FORMULAS": {TITLES[n]: ACTIVATIONS[n].derivative_python for n in state.functions},
                "PLACES": {TITLES[n]: state.x if by_hand else places[n] for n in state.functions},
                "slope": state.slope, "alpha": state.alpha, "HALF": self.factor.half}  # fmt: skip
