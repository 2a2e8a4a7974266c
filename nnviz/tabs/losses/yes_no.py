"""The binary cross entropy for both truths, and beside it the mistake of a minus between its terms."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.losses import binary_cross_entropy_error, binary_terms, wrong_sign_terms
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.losses.state import LossesState
from nnviz.tabs.losses.view import LossesView, Moment, cost_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import FIGURE_SIZE
from nnviz.ui.plots.curve import PlotCurve, smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.items.shapes import Region
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.matrix_view import MatrixView
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

PAIRS = ((0.9, 1), (0.1, 1), (0.9, 0), (0.1, 0))
"""The notes' four cases: output and truth."""
_TOP = 4.0
_NOTHING = 1e-6  # what δ makes of a loss that would be 0 stays below it


class YesNoView(LossesView):
    """The right loss on the left, the wrong one on the right, the four cases below."""

    rate = 12.0
    played = ("p",)
    start = QT_TRANSLATE_NOOP("losses", "Make it wrong")
    hint = QT_TRANSLATE_NOOP("losses", "Drag the point. With the wrong sign a bad answer is rewarded.")

    def build(self, page: QWidget) -> None:
        """Make both plots and the table."""
        self.sentence = LiveText(plain=True)
        self.plot, self.wrong_plot = Plot("losses"), Plot("losses")
        self.plot.set_texts(QT_TRANSLATE_NOOP("losses", "✓ Plus between the terms"),
                            QT_TRANSLATE_NOOP("losses", "Output y"),
                            QT_TRANSLATE_NOOP("losses", "Cost"))  # fmt: skip
        self.wrong_plot.set_texts(QT_TRANSLATE_NOOP("losses", "✗ Wrong: a minus between them"),
                                  QT_TRANSLATE_NOOP("losses", "Output y"),
                                  QT_TRANSLATE_NOOP("losses", "“Cost”"))  # fmt: skip
        self.rewarded = Region(self.wrong_plot, "vermillion", 0.12)
        self.curves = [self._curves(self.plot, True), self._curves(self.wrong_plot, False)]
        for plot in (self.plot, self.wrong_plot):
            plot.put_legend_above(2)
        self.wrong_plot.marker("border", dash=False, angle=0)
        self.handles = [Handle(plot, "vermillion", key_step=(0.01, 0.0)) for plot in (self.plot, self.wrong_plot)]
        self.values = [
            PlotText(plot, role="vermillion", size=FIGURE_SIZE, bold=True) for plot in (self.plot, self.wrong_plot)
        ]
        for handle in self.handles:
            handle.moved.connect(self._on_moved)
        self.table = MatrixView("muted")
        self._draw_curves()
        plots = beside(self.plot, self.wrong_plot, stretch=(1, 1))
        page.setLayout(below(self.sentence, plots, self.table, stretch=(0, 5, 2)))

    @staticmethod
    def _curves(plot: Plot, still: bool) -> tuple[PlotCurve, PlotCurve]:
        """Add the curve of t = 1 and the one of t = 0; still: nothing is painted between them and the axes."""
        yes = plot.curve("training", QT_TRANSLATE_NOOP("losses", "t = 1"), width=2, still=still)
        no = plot.curve("test", QT_TRANSLATE_NOOP("losses", "t = 0"), width=2, pattern=(9, 3), still=still)
        smooth(yes, no)
        return yes, no

    def _draw_curves(self) -> None:
        x = _places()
        ones = np.ones(len(x))
        for truth, t in ((0, ones), (1, 0 * ones)):
            self.plot.set_data(self.curves[0][truth], x, binary_terms(x, t))
            self.wrong_plot.set_data(self.curves[1][truth], x, wrong_sign_terms(x, t))
        self.plot.set_domain((0.0, 1.0), (0.0, _TOP))
        self.wrong_plot.set_domain((0.0, 1.0), (-_TOP, _TOP))
        self.rewarded.put([(-1, 0), (2, 0), (2, -100), (-1, -100)])

    def pictures(self) -> Sequence[Picture]:
        """Return both plots and the table."""
        return (self.plot, self.wrong_plot, self.table)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.tab.change(merge="p", p=round(min(1.0, max(0.0, x)), 3))

    def draw(self, state: LossesState) -> None:
        """Draw the point on both plots."""
        right, wrong = losses_of(state.p, int(state.yes))
        for index, value in enumerate((right, wrong)):
            level = min(_TOP, max(-_TOP, value))
            self.handles[index].put(state.p, level)
            beyond = "" if abs(value) <= _TOP else " ↑" if value > 0 else " ↓"
            low = level < -0.35 * _TOP  # there it stands on the frame: under the point it might not fit
            under = level > 0.8 * _TOP or (level < 0 and not low)
            anchor = (-0.25 if state.p < 0.5 else 1.45 if low else 1.2, 0.0 if under else 1.0)
            self.values[index].write(f"{cost_text(value)}{beyond}", state.p, -_TOP if low else level, anchor)
            for truth, curve in enumerate(self.curves[index]):
                plot = (self.plot, self.wrong_plot)[index]
                plot.set_width(curve, 4 if (truth == 0) == state.yes else 1)
        self._draw_table(state)
        self.sentence.setText(sentence_of(state, right, wrong))

    def _draw_table(self, state: LossesState) -> None:
        found = [losses_of(y, t) for y, t in PAIRS]
        rows = [f"y = {number_text(y)}, t = {t}" for y, t in PAIRS]
        shades = np.clip(np.array(found), 0, None) / 2.5
        texts = [[cost_text(value) for value in pair] for pair in found]
        reward = translate("losses", "✗ a mistake is rewarded")
        sides = [(reward, "vermillion") if wrong < -1 else ("", "muted") for _, wrong in found]
        columns = [translate("losses", "plus"), translate("losses", "minus (wrong)"), ""]
        self.table.show_grid(translate("losses", "Four cases"), shades, texts, rows, columns, sides, numbers=found)
        here = (state.p, int(state.yes))
        self.table.light((PAIRS.index(here), ALL) if here in PAIRS else None)

    def retranslate(self) -> None:
        """Name the handles."""
        for handle in self.handles:
            handle.set_name(translate("losses", "Drag the output"))

    # Time, strip, program.

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return the output moving away from the truth."""
        end = 0.0 if state.yes else 1.0
        count = round(abs(end - state.p) / 0.02)
        return [{"p": round(float(p), 3)} for p in np.linspace(state.p, end, count + 1)[1:]]

    def run_key(self, state: LossesState) -> tuple[Any, ...]:
        """Return the truth."""
        return (state.yes,)

    def equations(self, state: LossesState) -> Sequence[Equation]:
        """Return the loss and the mistake."""
        t, y = int(state.yes), number_text(state.p)
        right, wrong = losses_of(state.p, t)
        parts = f"{t} × ln {y}", f"{1 - t} × ln(1 − {y})"
        term = "<i>t</i> ln <i>y</i>", "(1 − <i>t</i>) ln(1 − <i>y</i>)"
        return (
            Equation(f"✓ <i>E</i> = −({term[0]} + {term[1]})",
                     f"−({parts[0]} + {parts[1]}) = <b>{number_text(right, 6)}</b>",
                     "-(t * np.log(y + d) + (1 - t) * np.log(1 - y + d))"),
            Equation(f"✗ −({term[0]} − {term[1]})",
                     f"−({parts[0]} − {parts[1]}) = <b>{number_text(wrong, 6)}</b>",
                     "-(t * np.log(y + d) - (1 - t) * np.log(1 - y + d))  # wrong"),
        )  # fmt: skip

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return output and truth."""
        return {"Y": state.p, "T": int(state.yes)}


def losses_of(y: float, t: int) -> tuple[float, float]:
    """Return the binary cross entropy of one output, and what the wrong sign makes of it."""
    return binary_cross_entropy_error([y], [t]), float(wrong_sign_terms([y], [t])[0])


def sentence_of(state: LossesState, right: float, wrong: float) -> str:
    """Return what the two plots show."""
    if wrong < -_NOTHING:
        text = translate("losses", "The target is 0 (no) and y = {y}: it costs {right}. With the wrong "
                                   "sign it would be {wrong}, and the worse the answer, the lower.")  # fmt: skip
    elif state.yes:
        text = translate("losses", "The target is 1 (yes) and y = {y}: it costs {right}. The wrong "
                                   "sign shows only when the target is 0.")  # fmt: skip
    else:
        text = translate("losses", "The target is 0 (no) and y = {y}: it costs {right}, with either sign.")
    return text.format(y=number_text(state.p), right=cost_text(right), wrong=cost_text(wrong))


def _places() -> np.ndarray:
    """Return places from 0 to 1, dense where the curves are steep."""
    end = np.geomspace(0.0005, 0.1, 40)
    return np.concatenate([end, np.linspace(0.11, 0.89, 40), 1 - end[::-1]])
