"""The curve of −ln y: two answers marked on it, what happens at y = 0, and what δ does about it."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.losses import cross_entropies
from nnviz.core.studies.losses.one_answer import shrinking, sliding, with_output
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.losses.state import SIGNS, LossesState
from nnviz.tabs.losses.view import LossesView, Moment, cost_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import FIGURE_SIZE, THEME
from nnviz.ui.plots.curve import smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

MARKED = (0.6, 0.1)
"""The true class's outputs in the book's A and B."""
_TINY = 1e-10  # a δ below it needs longer axes
_ROOM = 1e4  # where the logarithmic axis ends: what is right of 1 is room for the number at the point
_TITLE = QT_TRANSLATE_NOOP("losses", "The cost of y")
_LOG_TITLE = QT_TRANSLATE_NOOP("losses", "The same on a logarithmic axis")


class _Side:
    """One of the two plots: the curve with and without δ, the largest cost, and the point to drag."""

    def __init__(self, plot: Plot) -> None:
        self.plot = plot
        self.exact = plot.curve("muted", QT_TRANSLATE_NOOP("losses", "without δ"), width=2, dash=True, still=True)
        self.capped = plot.curve("training", QT_TRANSLATE_NOOP("losses", "with δ"), width=2)
        smooth(self.exact)
        plot.legend.hide()
        self.cap = plot.marker("muted", angle=0)
        self.cap_text = PlotText(plot, role="muted")
        self.handle = Handle(plot, "vermillion", key_step=(0.01, 0.0))
        self.here = PlotText(plot, role="vermillion", size=FIGURE_SIZE, bold=True)

    def draw_curves(self, x: np.ndarray, sign: float, delta: float) -> None:
        """Draw −ln x, if it is another one, and −ln(x + δ) where there is a δ."""
        above = x[x > 0]
        costs = -sign * np.log(above)
        if not np.array_equal(costs, self.exact.y):
            self.plot.set_data(self.exact, above, costs)
        self.plot.set_data(self.capped, *((x, -sign * np.log(x + delta)) if delta else (np.empty(0), np.empty(0))))

    def draw_cap(self, sign: float, delta: float, at: float, anchor: tuple[float, float]) -> None:
        """Draw the largest cost as a line with its number."""
        cap = -sign * math.log(delta) if delta else 0.0
        self.cap.setValue(cap)
        self.cap.setVisible(delta > 0)
        self.cap_text.write(f"{'−' if sign > 0 else ''}ln δ = {cost_text(cap, 3)}" if delta else "", at, cap, anchor)


class LogarithmView(LossesView):
    """−ln y over y and over its powers of ten, side by side; the point is the output of the true class."""

    rate = 6.0
    played = ("y", "delta")
    hint = QT_TRANSLATE_NOOP("losses", "Drag either point to the left. Switch δ off and set the output of the true "
                             "class to 0.")  # fmt: skip

    def build(self, page: QWidget) -> None:
        """Make the sentence and both plots."""
        self.sentence = LiveText(plain=True)
        self.plot, self.log_plot = Plot("losses"), Plot("losses", log="x")
        self.left, self.right = _Side(self.plot), _Side(self.log_plot)
        self.left.handle.moved.connect(self._on_moved)
        self.right.handle.moved.connect(self._on_log_moved)
        self.right.handle.key_step = (0.1, 0.0)
        powers = [(power, number_text(10.0**power).removeprefix("1×")) for power in range(-15, 1, 3)]
        self.log_plot.getAxis("bottom").setTicks([powers, []])
        self.marks = Marks(self.plot)
        self.mark_texts = [PlotText(self.plot, role="muted") for _ in MARKED]
        self._drawn: tuple[object, ...] | None = None
        page.setLayout(below(self.sentence, beside(self.plot, self.log_plot, stretch=(1, 1)), stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return both plots."""
        return (self.plot, self.log_plot)

    def _set_true(self, value: float) -> None:
        state = self.tab.state
        self.tab.change(merge="y", y=with_output(state.y, state.truth, min(1.0, max(0.0, value)), state.keep_sum))

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self._set_true(round(x, 3))

    @Slot(float, float)
    def _on_log_moved(self, log_x: float, y: float) -> None:
        least = math.log10(_least(self.tab.state))
        self._set_true(float(f"{10 ** min(log_x, 0.0):.3g}") if log_x > least else 0.0)

    def draw(self, state: LossesState) -> None:
        """Draw the curves, the point on both, and what δ does."""
        sign = 1.0 if state.sign == "minus" else -1.0
        delta = state.delta if state.with_delta else 0.0
        self._draw_background(state, sign, delta)
        y = state.y[state.truth]
        cost = cost_of(y, delta)
        for side, x, top in ((self.left, y, _tops(state)[0]), (self.right, _log(y, _least(state)), _tops(state)[1])):
            level = sign * min(cost, top)
            side.handle.put(x, level)
            text = f"{cost_text(sign * cost)}{' ↑' if cost > top and sign > 0 else ''}"
            down = 0.9 if sign * level < 0.9 * top else 0.0
            right = side is self.left and x > 0.8
            side.here.write(text, x, level, (1.0 if right else -0.2, (down if sign > 0 else 1 - down) + 0.5 * right))
        self._draw_marks(sign, delta, y)
        self.sentence.setText(sentence_of(y, cost, delta))

    def _draw_background(self, state: LossesState, sign: float, delta: float) -> None:
        """Draw what does not follow the point, only when it changed."""
        background = (state.sign, delta, state.with_delta, THEME.current.name)
        if background == self._drawn:
            return
        self._drawn = background
        top, log_top = _tops(state)
        least = _least(state)
        powers = np.geomspace(least, 1, 200)
        self.left.draw_curves(np.concatenate([[0.0], powers]), sign, delta)
        self.right.draw_curves(powers, sign, delta)
        self.plot.set_texts(_TITLE, "y", SIGNS[state.sign])
        self.log_plot.set_texts(_LOG_TITLE, "y", SIGNS[state.sign])
        self.plot.set_domain((0.0, 1.0), (0.0, top) if sign > 0 else (-top, 0.0))
        self.log_plot.set_domain((least, _ROOM), (0.0, log_top) if sign > 0 else (-log_top, 0.0))
        under = 1.1 if sign > 0 else -0.1
        self.left.draw_cap(sign, delta, 1.0, (1.0, under))
        self.right.draw_cap(sign, delta, math.log10(_ROOM), (1.0, under))

    def _draw_marks(self, sign: float, delta: float, here: float) -> None:
        """Mark the two answers; where the point is, it says the cost itself."""
        theme = THEME.current
        places = [(y, sign * cost_of(y, delta)) for y in MARKED]
        self.marks.show_marks(places, [Look(theme.muted, theme.background, "square", 5 * theme.scale)] * len(places))
        for label, (y, value) in zip(self.mark_texts, places, strict=True):
            text = f"{cost_text(value)} = {'−' if sign > 0 else ''}ln {number_text(y)}"
            right, lift = (-0.06, 0.6) if y < 0.5 else (0.3, 1.1)
            label.write("" if abs(y - here) < 0.2 else text, y, value, (right, 0.5 + lift * sign))

    def highlight(self, key: str) -> None:
        """Light up the curve that the strip speaks of."""
        for side in (self.left, self.right):
            side.plot.set_width(side.capped, 4 if key == "cost" else 2)
        super().highlight(key)

    def retranslate(self) -> None:
        """Name the handles."""
        for side in (self.left, self.right):
            side.handle.set_name(translate("losses", "Drag the output of the true class"))

    # Time, strip, program.

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return the output sliding to 0, or δ shrinking."""
        if state.plays == "delta":
            return [{"delta": delta} for delta in shrinking(state.delta)] if state.with_delta else []
        return [{"y": y} for y in sliding(state.y, state.truth, state.keep_sum)]

    def run_key(self, state: LossesState) -> tuple[Any, ...]:
        """Return what is played."""
        return (state.truth, state.plays, state.keep_sum, state.with_delta)

    def start_text(self, state: LossesState) -> str:
        """Return what the main button says."""
        if state.plays == "delta":
            return translate("losses", "Let δ shrink")
        return translate("losses", "Let y go to 0")

    def equations(self, state: LossesState) -> Sequence[Equation]:
        """Return the cost and the largest one."""
        y, delta = state.y[state.truth], state.delta if state.with_delta else 0.0
        added = f" + {number_text(delta, 3)}" if delta else ""
        cost = f'−ln({number_text(y)}{added}) = <a href="cost"><b>{number_text(cost_of(y, delta), 8)}</b></a>'
        cap = f"−ln({number_text(delta, 3)}) = <b>{cost_text(cost_of(0.0, delta), 3)}</b>" if delta else "−ln 0 = ∞"
        name = "<i>y</i> + <i>δ</i>" if delta else "<i>y</i>"
        python = f"E = -np.log(y + {delta:g})" if delta else "E = -np.log(y)"
        return (Equation(f"<i>E</i> = −ln({name})", cost, python), Equation("<i>y</i> = 0:", cap, ""))

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return output, δ and sign."""
        return {"Y": state.y[state.truth], "DELTA": state.delta if state.with_delta else 0.0,
                "SIGN": -1 if state.sign == "minus" else 1}  # fmt: skip


def cost_of(y: float, delta: float) -> float:
    """Return −ln(y + δ); infinity at 0 without δ. Never below 0 but by what δ does to an output of 1."""
    return float(cross_entropies([y], [1.0], delta))


def sentence_of(y: float, cost: float, delta: float) -> str:
    """Return what the point shows."""
    cap = cost_text(cost_of(0.0, delta), 3)
    if y == 0 and not delta:
        return translate("losses", "ln 0 = −∞: one such answer makes the loss of a whole batch infinite. Add δ.")
    if y == 0:
        text = translate("losses", "Without δ the cost of this answer would be infinite. With δ it "
                                   "costs {cap}, the most that any answer can cost.")  # fmt: skip
    elif delta:
        text = translate("losses", "{y} for the true class costs {cost}. Because of δ no answer can cost more than "
                         "{cap}.")  # fmt: skip
    else:
        text = translate("losses", "{y} for the true class costs {cost}. Every halving of y costs {more} more, without "
                         "end.")  # fmt: skip
    return text.format(y=number_text(y, 3), cost=cost_text(cost), cap=cap, more=cost_text(math.log(2)))


def _least(state: LossesState) -> float:
    """Return where the logarithmic axis begins."""
    return 1e-16 if state.with_delta and state.delta < _TINY else 1e-12


def _tops(state: LossesState) -> tuple[float, float]:
    """Return how far the axes of costs go."""
    return (36.0, 38.0) if _least(state) < 1e-12 else (18.0, 30.0)


def _log(y: float, least: float) -> float:
    return math.log10(max(y, least))
