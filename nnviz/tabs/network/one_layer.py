"""One layer: two inputs, three classes; W and dL/dW side by side, and a weight that is nudged.

Five seconds: W and dW as aligned heat maps, every row of dW adds up to 0; below, what a nudge really does and what dW
foretells. One second: h is pulled, and the two part; Space goes to W's elements at +h and −h, one after the other.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.network.gradient_mistakes import MistakeResult, run
from nnviz.core.studies.network.one_layer import Answer, H, Probe, answer, nudge, probes
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.network.state import NetworkState
from nnviz.tabs.network.view import NetworkView, refusal
from nnviz.tabs.network.widgets.factor_row import Factor, FactorRow
from nnviz.tabs.network.widgets.matrix_editor import MatrixEditor
from nnviz.tabs.network.widgets.nudge_plot import NudgePlot
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.tables.matrix_view import MatrixView
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_ELEMENTS = 6


def matrix_of(state: NetworkState) -> np.ndarray:
    """Return W (2, 3)."""
    return np.reshape(state.matrix, (2, 3))


class OneLayerView(NetworkView):
    """W and dW, what a nudge does, and the numerical gradient element by element."""

    start = QT_TRANSLATE_NOOP("network", "Element by element")
    hint = QT_TRANSLATE_NOOP("network", "Change h, or choose another row and column. Space computes "
                                        "the numerical gradient: each element goes up by 0.0001, down, "
                                        "and back.")  # fmt: skip
    rate = 2.0

    def build(self, page: QWidget) -> None:
        """Make the sentence, both matrices and the cards."""
        self.sentence = LiveText()
        self.weights, self.gradient = MatrixEditor("test", "training"), MatrixView("test", "training")
        for matrix in (self.weights, self.gradient):
            matrix.tallest = 5.0  # there are two rows only
        self.weights.chosen.connect(self._on_chosen)
        self.weights.edited.connect(self._on_edited)
        self.weights.refused.connect(self._on_refused)
        self.cards, self.plot = FactorRow(), NudgePlot()
        matrices = beside(self.weights, self.gradient, stretch=(1, 1))
        page.setLayout(below(self.sentence, matrices, self.plot, self.cards, stretch=(0, 3, 4, 0)))
        page.installEventFilter(self)

    def pictures(self) -> Sequence[Picture]:
        """Return both matrices, the loss over the chosen weight, and the cards."""
        return (self.weights, self.gradient, self.plot, self.cards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the room of the plot to the matrices in a low window."""
        if event.type() == QEvent.Type.Resize and self.plot.isHidden() == self._has_plot():
            self.draw(self.tab.state)
        return super().eventFilter(watched, event)

    def _has_plot(self) -> bool:
        """Return whether there is room for the plot, and what it shows is the question."""
        state = self.tab.state
        return not in_low_window(self.page) and state.slip == "none" and state.at == 0

    @Slot(int, int)
    def _on_chosen(self, row: int, column: int) -> None:
        self.tab.change(merge="cell", row=row, column=column)

    @Slot(int, int, float)
    def _on_edited(self, row: int, column: int, value: float) -> None:
        matrix = list(self.tab.state.matrix)
        matrix[3 * row + column] = min(100.0, max(-100.0, value))
        self.tab.change(merge=f"W{row}{column}", matrix=tuple(matrix), row=row, column=column, at=0)

    @Slot(str)
    def _on_refused(self, text: str) -> None:
        self.tab.message.say(refusal(text))

    # Time: 0 before the numerical gradient; then three steps an element.

    def positions(self, state: NetworkState) -> tuple[int, int]:
        """Return the last step and the one on show."""
        return 3 * _ELEMENTS, min(state.at, 3 * _ELEMENTS)

    def moment(self, state: NetworkState, position: int) -> dict[str, Any]:
        """Return the step, and the element that it moves."""
        element = max(0, position - 1) // 3
        return {"at": position, "row": element // 3, "column": element % 3}

    def probes_of(self, state: NetworkState) -> list[Probe]:
        """Return the steps of the numerical gradient up to the one on show."""
        return list(probes(state.sample, matrix_of(state), state.label))[: min(state.at, 3 * _ELEMENTS)]

    # Drawing.

    def draw(self, state: NetworkState) -> None:
        """Draw both matrices, and the nudge or the step of the numerical gradient."""
        W, found = matrix_of(state), answer(state.sample, matrix_of(state), state.label)
        steps = self.probes_of(state)
        self._draw_weights(state, W, steps)
        slopes = {(p.row, p.column): p.slope for p in steps if p.slope is not None}
        self._draw_gradient(found.dW, slopes, bool(steps))
        self.weights.set_editable(W.tolist())
        if state.slip != "none":
            cards = _slip_cards(run(state.slip))
        else:
            cards = self._probe_cards(steps[-1], found) if steps else self._nudge_cards(state)
        self.cards.show_factors(*cards)
        self.plot.setVisible(self._has_plot())
        if self._has_plot():
            self.plot.show_nudge(state, W)
        self.sentence.setText(self._sentence(state, found, steps))
        for view in (self.weights, self.gradient):
            view.light((state.row, state.column))

    def _draw_weights(self, state: NetworkState, W: np.ndarray, steps: Sequence[Probe]) -> None:
        texts = [[fixed_text(float(v), 5) for v in row] for row in W]
        if steps and steps[-1].sign:
            sign = "+" if steps[-1].sign > 0 else "−"
            texts[steps[-1].row][steps[-1].column] += f" {sign} h"
        rows = [f"x{sub} = {number_text(x)}" for sub, x in zip("₀₁", state.sample, strict=True)]
        scores = answer(state.sample, W, state.label).p
        self.weights.show_grid("W", W / (np.abs(W).max() or 1.0), texts, rows, ["0", "1", "2"],
                               foot=[f"p {fixed_text(float(p), 6)}" for p in scores], numbers=W)  # fmt: skip

    def _draw_gradient(self, dW: np.ndarray, slopes: dict[tuple[int, int], float], by_steps: bool) -> None:
        shown = np.array([[slopes.get((i, j), np.nan) for j in range(3)] for i in range(2)]) if by_steps else dW
        texts = [["…" if np.isnan(v) else fixed_text(float(v), 6) for v in row] for row in shown]
        sums = [("" if np.isnan(row).any() else f"Σ {number_text(round(float(row.sum()), 8) + 0.0)}", "muted")
                for row in shown]  # fmt: skip
        title = translate("network", "dE/dW, numerical") if by_steps else "dE/dW"
        known = np.nan_to_num(shown)
        numbers = [[None if np.isnan(v) else v for v in row] for row in shown.tolist()]
        self.gradient.show_grid(title, known / (np.abs(dW).max() or 1.0), texts, ["0", "1"], ["0", "1", "2", ""],
                                sides=sums, foot=["", "", ""], numbers=numbers)  # fmt: skip

    def _nudge_cards(self, state: NetworkState) -> tuple[list[Factor], list[str]]:
        moved = nudge(state.sample, matrix_of(state), state.label, state.row, state.column, state.h)
        slope = moved.predicted / state.h
        return [
            Factor(translate("network", "Actual change of E"), number_text(moved.change, 5),
                   ((f"E(w + {number_text(state.h)}) − E(w)", "muted"),), "vermillion"),
            Factor("dW · h", number_text(moved.predicted, 5),
                   ((f"{number_text(slope, 5)} · {number_text(state.h)}", "muted"),), "training"),
            Factor(translate("network", "They differ by"), number_text(moved.change - moved.predicted, 3), ()),
        ], ["≈", ""]  # fmt: skip

    @staticmethod
    def _probe_cards(step: Probe, found: Answer) -> tuple[list[Factor], list[str]]:
        below_ = "…" if step.below is None else fixed_text(step.below, 9)
        slope = "…" if step.slope is None else fixed_text(step.slope, 8)
        return [
            Factor("E(w + h)", fixed_text(step.above, 9), ((f"h = {number_text(H)}", "muted"),), "training"),
            Factor("E(w − h)", below_, (), "test"),
            Factor("/ 2h", slope, ((f"backprop {fixed_text(float(found.dW[step.row, step.column]), 8)}", "muted"),),
                   "vermillion"),
        ], ["−", "→"]  # fmt: skip

    def _sentence(self, state: NetworkState, found: Answer, steps: Sequence[Probe]) -> str:
        if state.slip != "none":
            return _slip_sentence(state.slip, run(state.slip))
        if steps:
            step = steps[-1]
            texts = {1: translate("network", "W[{row}, {column}] is changed by +h, all others are as before."),
                     -1: translate("network", "W[{row}, {column}] is changed by −h, all others are as before."),
                     0: translate("network", "W[{row}, {column}] is put back before the next one "
                                             "changes.")}  # fmt: skip
            return texts[step.sign].format(row=step.row, column=step.column)
        text = translate("network", "The network predicts class {best}, the true class is {label}: E = "
                                    "{loss}, with δ {with_delta}.")  # fmt: skip
        said = text.format(best=int(np.argmax(found.p)), label=state.label, loss=fixed_text(found.plain_loss, 8),
                           with_delta=fixed_text(found.loss, 8))  # fmt: skip
        if abs(state.sample[0]) < 1e-6:  # a quotient that says nothing
            return said
        ratio = translate("network", "The second row of dW is the first times x₁ / x₀ = {ratio}.")
        return f"{said} {ratio.format(ratio=number_text(state.sample[1] / state.sample[0]))}"

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return scores, probabilities, loss and gradient."""
        found = answer(state.sample, matrix_of(state), state.label)
        return (
            Equation("<i>p</i> = <i>x</i>·<b>W</b>", _row(found.p, 8), "p = x @ W", essential=False),
            Equation("<i>y</i> = softmax(<i>p</i>)", _row(found.y, 8), "y = softmax(p)", essential=False),
            Equation("<i>E</i> = −ln(<i>y<sub>t</sub></i> + <i>δ</i>)", f"<b>{fixed_text(found.loss, 9)}</b>",
                     f"E = -np.log(y[{state.label}] + 1e-7)", essential=False),
            Equation("d<b>W</b> = <i>x</i><sup>T</sup>·(<i>y</i> − <i>t</i>)", _row(found.dW.ravel(), 6),
                     "f = lambda w: net.loss(x, t); dW = numerical_gradient(f, net.W)"),
        )  # fmt: skip

    def script(self, state: NetworkState) -> str:
        """Return the network with both gradients."""
        return script_text("network_one_layer", X=list(state.sample), W=matrix_of(state).tolist(), LABEL=state.label)

    def retranslate(self) -> None:
        """Name the cards."""
        self.cards.setAccessibleName(translate("network", "What the change does"))


def _slip_cards(found: MistakeResult) -> tuple[list[Factor], list[str]]:
    """Return what was typed, what came of it, and what is right."""
    came = found.error if found.gradient is None else _vector(found.gradient)
    return [
        Factor(translate("network", "Typed"), found.line, ()),
        Factor(translate("network", "Result"), came, (), "vermillion"),
        Factor(translate("network", "Right"), "(6, 8)", (("2x₀, 2x₁", "muted"),), "right"),
    ], ["→", "≠"]  # fmt: skip


def _slip_sentence(slip: str, found: MistakeResult) -> str:
    if slip == "integers":
        text = translate("network", "In an array of whole numbers 3 + h becomes 3 and 3 − h becomes 2: the gradient of "
                         "x₀² + x₁² at (3, 4) comes out as {gradient} instead of (6, 8).")  # fmt: skip
        return text.format(gradient=_vector(found.gradient or ()))
    texts = {"range": translate("network", "Python says: {kind}: {message}. The comma should be a point: "
                                "range(x.size)."),
             "misspelt": translate("network", "Python says: {kind}: {message}. The value was stored under another "
                                   "name.")}
    kind, _, message = found.error.partition(": ")
    return texts[slip].format(kind=kind, message=escape(message))


def _vector(values: Sequence[float]) -> str:
    return f"({', '.join(number_text(v).replace(',', '') for v in values)})"


def _row(values: np.ndarray, decimals: int) -> str:
    return f"({', '.join(fixed_text(float(v), decimals) for v in values)})"
