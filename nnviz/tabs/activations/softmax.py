"""Softmax as it should be computed, beside softmax as it is written."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.outputs.softmax_steps import Fault, SoftmaxSteps, largest_exponent, softmax_steps
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import ActivationsView, below, beside, held, mark, spoken, wide
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_FAULTS = {
    Fault.NONE: QT_TRANSLATE_NOOP(
        "activations", "Both agree. Shift the scores until the direct formula overflows."),
    Fault.POWER: QT_TRANSLATE_NOOP(
        "activations", "Computed directly it overflows: e<sup>{top}</sup> is above the largest {dtype} number, "
        "e<sup>{limit}</sup>, and becomes inf. Then inf / inf is nan. Subtracting the maximum first keeps every power "
        "at 1 or below."),
    Fault.SUM: QT_TRANSLATE_NOOP(
        "activations", "Computed directly it overflows: each power is finite, but their sum is above the "
                       "largest {dtype} number "
        "and becomes inf. Every quotient is then 0."),
    Fault.NOTHING: QT_TRANSLATE_NOOP(
        "activations", "Computed directly it fails: every power is so small that {dtype} makes it 0, and 0 / 0 "
                       "is nan."),
    Fault.PRECISION: QT_TRANSLATE_NOOP(
        "activations", "Computed directly it loses digits: the powers are among the smallest numbers that "
                       "{dtype} has."),
}  # fmt: skip


class SoftmaxView(ActivationsView):
    """Scores as bars to drag; softmax as it should be computed beside softmax as it is written.

    Five seconds: three scores become three probabilities, the same in both charts.
    One second after the first touch: one bar is dragged and all probabilities change; shifted far, one chart says nan.
    """

    def build(self, page: QWidget) -> None:
        """Make three bar charts and the verdict."""
        self.scores = BarChart("activations", handles=True, role="muted")
        self.scores.set_texts(QT_TRANSLATE_NOOP("activations", "Scores: drag them"), "",
                              QT_TRANSLATE_NOOP("activations", "Score x"))  # fmt: skip
        self.stable = BarChart("activations")
        self.stable.set_texts(QT_TRANSLATE_NOOP("activations", "Maximum subtracted first"), "",
                              QT_TRANSLATE_NOOP("activations", "Probability"))  # fmt: skip
        self.naive = BarChart("activations", role="vermillion")
        self.naive.set_texts(QT_TRANSLATE_NOOP("activations", "As the formula is written"), "",
                             QT_TRANSLATE_NOOP("activations", "Probability"))  # fmt: skip
        for chart in (self.stable, self.naive):
            chart.legend.hide()
        self.scores.dragged.connect(self._on_dragged)
        self.verdict = LiveText()
        right = below(self.stable, self.naive, stretch=(1, 1))
        page.setLayout(below(self.verdict, beside(self.scores, right, stretch=(1, 1)), stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the three charts."""
        return (self.scores, self.stable, self.naive)

    @Slot(int, float)
    def _on_dragged(self, index: int, value: float) -> None:
        scores = list(self.tab.state.scores)
        scores[index] = round(min(self.half, max(-self.half, value)), 1) + 0.0
        self.tab.change(merge=f"score{index}", scores=tuple(scores))

    @staticmethod
    def shifted(state: ActivationsState) -> list[float]:
        """Return the scores that softmax gets."""
        return [score + state.shift for score in state.scores]

    def draw(self, state: ActivationsState) -> None:
        """Draw the scores and both results."""
        names = [str(i + 1) for i in range(len(state.scores))]
        if not held(*self.scores.handles):
            self.half = wide(max(map(abs, state.scores)), 6.0)
            self.ends = (-self.half if min(state.scores) < 0 else 0.0, self.half if max(state.scores) > 0 else 0.0)
        low, high = self.ends
        pad = 0.14 * (high - low)
        domain = (-0.7, len(names) - 0.3)
        self.scores.set_domain(domain, (low - pad if low < 0 else low, high + pad))
        shifted = self.shifted(state)
        self.scores.show_bars(state.scores, self._sums(state), names)
        naive = softmax_steps(shifted, state.dtype, False)
        for chart, steps in ((self.stable, softmax_steps(shifted, state.dtype, True)), (self.naive, naive)):
            chart.set_domain(domain, (0.0, 1 + 0.22 * THEME.current.scale))  # room for the texts
            bad = [i for i, y in enumerate(steps.y) if steps.fault not in (Fault.NONE, Fault.PRECISION)]
            lit = self._lit_bars(chart, int(np.argmax(shifted)))
            chart.show_bars(steps.y, [_share_text(float(y)) for y in steps.y], names, lit, bad)
        self.verdict.setText(self._verdict(state, naive.fault))

    def _lit_bars(self, chart: BarChart, largest: int) -> tuple[int, ...]:
        """Return the bar that the strip speaks of when the mouse is on it; the others then fade."""
        return (largest,) if self.lit == ("stable" if chart is self.stable else "naive") else ()

    @staticmethod
    def _sums(state: ActivationsState) -> list[str]:
        """Return the texts over the bars: the score, and what the shift makes of it."""
        sums = [number_text(score + state.shift, 6) for score in state.scores]
        if not state.shift or len(sums) > 5:
            return sums
        sign = "+" if state.shift > 0 else "−"
        shift = number_text(abs(state.shift), 6)
        pairs = zip(state.scores, sums, strict=True)
        return [f"{number_text(score, 6)} {sign} {shift} = {total}" for score, total in pairs]

    @staticmethod
    def _verdict(state: ActivationsState, fault: Fault) -> str:
        text = translate("activations", _FAULTS[fault]).format(
            top=_exponent(max(SoftmaxView.shifted(state))), dtype=state.dtype,
            limit=fixed_text(largest_exponent(state.dtype), 2))  # fmt: skip
        return f"{mark(fault is Fault.NONE)} {text}"

    def retranslate(self) -> None:
        """Name the handles."""
        self.scores.name_handles(translate("activations", "Drag score {number}"))

    def description(self, state: ActivationsState) -> str:
        """Return the sentence of the view and the numbers of the strip."""
        return spoken(self.verdict.text(), self.equations(state))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return both ways with their numbers."""
        shifted = self.shifted(state)
        stable, naive = (softmax_steps(shifted, state.dtype, which) for which in (True, False))
        k = int(np.argmax(shifted))
        y, power = f"<i>y</i><sub>{k + 1}</sub>", "<i>e</i><sup><i>x</i> − max</sup>"
        return (
            Equation(f"{y} = {power} / Σ {power}", _fraction(stable, k, "stable"),
                     "e = np.exp(x - x.max()); y = e / e.sum()"),
            Equation(f"{y} = <i>e</i><sup><i>x</i></sup> / Σ <i>e</i><sup><i>x</i></sup>",
                     _fraction(naive, k, "naive"), "y = np.exp(x) / np.exp(x).sum()"),
        )  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return scores and type."""
        return {"SCORES": list(state.scores), "SHIFT": state.shift, "DTYPE": state.dtype}


def _share_text(y: float) -> str:
    """Return a probability, or the very word Python prints when it is none."""
    if math.isnan(y):
        return "nan"
    if 0 < y < 0.001:
        return number_text(y, 3)
    return fixed_text(y, 6 if 0.9999 < y < 1 else 4)


def _raw(value: float) -> str:
    """Return a number, or inf and nan as Python prints them."""
    return number_text(value, 7) if math.isfinite(value) else str(value)


def _exponent(value: float) -> str:
    """Return an exponent as it is written: four digits have no separator."""
    return number_text(value, 6).replace(",", "")


def _fraction(steps: SoftmaxSteps, k: int, key: str) -> str:
    power, total, share = (float(v) for v in (steps.powers[k], steps.total, steps.y[k]))
    formula = f"<i>e</i><sup>{_exponent(float(steps.exponents[k]))}</sup> / Σ"
    return f'{formula} = {_raw(power)} / {_raw(total)} = <a href="{key}"><b>{_raw(share)}</b></a>'
