"""A number with a type: what is stored of it, how far that is from what was typed, and where its neighbours are."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core.studies.derivatives.rounding_error import Quotient, difference_quotient
from nnviz.core.studies.derivatives.stored_number import stored_number
from nnviz.tabs.derivatives.digit_table import DigitRow, DigitTable
from nnviz.tabs.derivatives.number_words import decimal_text, number_rows, stored_text
from nnviz.tabs.derivatives.state import DerivativesState, typed_number
from nnviz.tabs.derivatives.view import DerivativesView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import MINUS
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.plots.items.marks import Dots
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.low_page import LowPage

_SIDES = 4  # neighbours on each side
_DIGITS = 40  # decimals of a row at most
_LOW = 330  # px at scale 1: in a lower page the digits stand in the strip alone
_ROWS = (
    ("typed", QT_TRANSLATE_NOOP("derivatives", "typed")), ("stored", QT_TRANSLATE_NOOP("derivatives", "stored")),
    ("error", QT_TRANSLATE_NOOP("derivatives", "distance")),
    ("gap", QT_TRANSLATE_NOOP("derivatives", "gap to the next")),
)  # fmt: skip


class NumberView(DerivativesView):
    """The numbers that a type has, as dots on a line, and the typed one between them.

    In five seconds: a type has only some numbers, and the one that was typed lies between two of them.
    First touch: another type makes the gaps larger or smaller, and other digits are lost.
    """

    shows_slope = False

    def build(self, page: QWidget) -> None:
        """Make the line and the table, once."""
        self.plot = plot = Plot("derivatives", legend_at=(8, 8))
        plot.set_texts(
            QT_TRANSLATE_NOOP("derivatives", "The numbers around it"),
            QT_TRANSLATE_NOOP("derivatives", "Gaps from the stored number"), "",
        )  # fmt: skip
        plot.legend.hide()
        plot.getAxis("left").setStyle(showValues=False)
        self.line = plot.curve("grid", "", width=2)
        self.neighbours, self.stored = Dots(plot, "o", "ink", 12), Dots(plot, "o", "training", 18)
        self.typed = Dots(plot, "d", "vermillion", 16)
        self.notes = {
            key: PlotText(plot, anchor, role, z=30)
            for key, anchor, role in (("stored", (0.5, -0.6), "training"), ("typed", (0.5, 1.6), "vermillion"))
        }
        self.digit_table = DigitTable()
        inner = LowPage(page, _LOW)
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(plot, 1)
        column.addWidget(self.digit_table)
        inner.set_arrangement(self._arrange, (plot,))

    def _arrange(self, low: bool) -> None:
        self.digit_table.setVisible(not low)

    def pictures(self) -> Sequence[Plot]:
        """Return the line of numbers."""
        return (self.plot,)

    def draw(self, state: DerivativesState) -> None:
        """Show the number."""
        self.number = number = stored_number(typed_number(state.number), state.number_type)
        self.plot.set_domain((-_SIDES - 0.5, _SIDES + 0.5), (-1.0, 1.0))
        there = number.gap.is_finite() and number.stored.is_finite()
        self.plot.set_data(self.line, np.array([-9.0, 9.0])[: 2 * there], np.zeros(2)[: 2 * there])
        self.neighbours.show_points([(place, 0.0) for place in number.neighbours(_SIDES)] if there else [])
        self.stored.show_points([(0.0, 0.0)] if there else [])
        at = number.in_gaps(number.typed) if there else 0.0
        self.typed.show_points([(at, 0.0)] if there and not number.is_exact else [])
        for key, place, words in (("stored", 0.0, translate("derivatives", "stored")),
                                  ("typed", at, translate("derivatives", "typed"))):  # fmt: skip
            self.notes[key].write(words if there else "", place, 0.0)
        values = {key: decimal_text(getattr(number, key), _DIGITS) for key, _ in _ROWS}
        strong = "stored"
        rows = [DigitRow(translate("derivatives", name), values[key], "", strong=key == strong) for key, name in _ROWS]
        self.digit_table.show_rows(translate("derivatives", "In {type}").format(type=number.type_name), rows)

    def slope(self, state: DerivativesState) -> tuple[Quotient, float]:
        """Return a slope that is not shown here."""
        return difference_quotient(np.asarray, 0.0, state.h), 1.0

    def verdict(self, state: DerivativesState) -> str:
        """Return what becomes of the number."""
        return stored_text(self.number)

    def sentences(self) -> Sequence[str]:
        """Return the title of the table too."""
        return [*super().sentences(), self.digit_table.title]

    def equations(self, state: DerivativesState) -> Sequence[Equation]:
        """Return the number, what is stored, and the gap."""
        return number_rows(self.number)

    def script(self, state: DerivativesState) -> str:
        """Return a program that prints the same numbers."""
        text = (resource_dir() / "scripts" / "derivatives_number.py").read_text(encoding="utf-8")
        typed = state.number.strip().replace(MINUS, "-")
        return text.replace('TYPED = "0.1"', f"TYPED = {str(typed_number(typed))!r}").replace(
            'TYPE = "float64"', f"TYPE = {state.number_type!r}")
