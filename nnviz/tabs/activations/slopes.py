"""What is left of a gradient: the product of slopes over depth."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from nnviz.core.studies.signal_propagation import slope_products
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
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tables.legend_table import LegendLine, LegendTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.low_page import LowPage

_DECADES = (3, 6, 9, 12, 18, 24, 30, 40, 50, 60)  # the axis ends at one of these: it must not follow every move
_NARROW = 640  # px at scale 1, of the page
_SHARE = 0.4  # of the height, which a table under the plot may take


class SlopesView(ActivationsView):
    """The product of slopes over depth, on a logarithmic axis.

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
        side = below(self.table, self.note, stretch=(0, 1))
        self.area, self.row = LowPage(page, 0, _NARROW), beside(self.plot, side, stretch=(1, 0))
        self.area.setLayout(self.row)
        self.area.set_arrangement(lambda low: self._arrange(), (self.plot,))

    def _arrange(self) -> None:
        """Put the table under the plot in a narrow page, if it is short: beside it the plot would be a stripe."""
        under = self.area.is_narrow and self.table.sizeHint().height() < _SHARE * self.area.height()
        directions = QBoxLayout.Direction
        self.row.setDirection(directions.TopToBottom if under else directions.LeftToRight)

    def pictures(self) -> Sequence[Picture]:
        """Return the plot."""
        return (self.plot,)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.tab.change(merge="deep", deep=int(min(50, max(1, round(x)))))

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
        self._arrange()
        set_text(self.note, self._note(state))

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
        """Return the slopes and the depth."""
        return {"SLOPES": {TITLES[n]: state.slope_at(n) for n in state.functions}, "DEPTH": state.deep}
