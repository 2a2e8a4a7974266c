"""Every loss beside the others: the terms that count, their bars, and the book's two answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.losses.one_answer import (
    ANSWER_A,
    ANSWER_B,
    TRUTH,
    Terms,
    are_probabilities,
    one_hot,
    terms_of,
    wandering,
    with_output,
)
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.losses.state import LOSSES, LossesState
from nnviz.tabs.losses.view import LossesView, Moment, cost_text, remarks, short
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.ranges import round_top
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.matrix_view import MatrixView
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_SIGNS = {"half": "½(y − t)²", "mean": "(y − t)²/n", "sum": "(y − t)²"}
_HTML = {"half": "½ Σ", "mean": "<sup>1</sup>/<sub>{n}</sub> Σ", "sum": "Σ"}
_PYTHON = {"half": "0.5 * np.sum((y - t)**2)", "mean": "np.mean((y - t)**2)", "sum": "np.sum((y - t)**2)"}
_NOTHING = 1e-6  # what δ makes of a term that would be 0 stays below it
_ROWS = ("squared", "entropy", "binary")


class CompareView(LossesView):
    """The outputs as bars, the terms of one loss as bars, the terms of all losses as a matrix, A and B beside them."""

    rate = 12.0
    played = ("y",)
    start = QT_TRANSLATE_NOOP("losses", "Make it wrong")
    hint = QT_TRANSLATE_NOOP(
        "losses", "Drag the outputs. Shaded terms count: of the cross entropy only those with t above 0.")

    def build(self, page: QWidget) -> None:
        """Make the sentence, two bar charts and two matrices."""
        self.sentence = LiveText(plain=True)
        self.bars = BarChart("losses", handles=True)
        self.bars.set_texts(QT_TRANSLATE_NOOP("losses", "Outputs y, targets ★"), "",
                            QT_TRANSLATE_NOOP("losses", "Output y"))  # fmt: skip
        self.bars.dragged.connect(self._on_dragged)
        for handle in self.bars.handles:
            handle.key_step = (0.0, 0.01)
        self.truths = Marks(self.bars)
        self.terms = BarChart("losses", role="vermillion")
        self.matrix, self.book = MatrixView("vermillion"), MatrixView("vermillion")
        tables = beside(self.matrix, self.book, stretch=(5, 2))
        self._tables = Throttle(self, self._draw_tables)
        self._drawn: tuple[Any, ...] = ()
        page.setLayout(below(self.sentence, beside(self.bars, self.terms, stretch=(1, 1)), tables, stretch=(0, 5, 4)))

    def pictures(self) -> Sequence[Picture]:
        """Return the charts and the tables."""
        return (self.bars, self.terms, self.matrix, self.book)

    @Slot(int, float)
    def _on_dragged(self, index: int, value: float) -> None:
        state = self.tab.state
        value = round(min(1.0, max(0.0, value)), 3)
        self.tab.change(merge=f"y{index}", y=with_output(state.y, index, value, state.keep_sum))

    def draw(self, state: LossesState) -> None:
        """Draw the answer and all its losses."""
        y, t = np.array(state.y), np.array(state.target())
        terms = terms_of(y, t, state.form)
        self._draw_outputs(y, t)
        self._draw_terms(state, terms)
        self.sentence.setText(sentence_of(state, terms))
        rest = (replace(state, y=()), self.lit, THEME.current.name, self.matrix.size())
        draw = self._tables.call if rest == self._drawn else self._tables.call_now  # in a drag the eye is on the bars
        self._drawn = rest
        draw(state, y, t, terms)

    def _draw_tables(self, state: LossesState, y: np.ndarray, t: np.ndarray, terms: Terms) -> None:
        self._draw_matrix(state, y, t, terms)
        self._draw_book(state, terms)

    def _draw_outputs(self, y: np.ndarray, t: np.ndarray) -> None:
        low, high = min(0.0, y.min(), t.min()), max(1.0, y.max(), t.max())
        if not any(handle.held for handle in self.bars.handles):
            low = -round_top(-low) if low < 0 else 0.0
            high = round_top(high)
            self.bars.set_domain((-0.7, len(y) - 0.3), (1.2 * low, high + 0.22 * (high - low)))
        self.bars.show_bars(y, [short(v) for v in y], [str(i) for i in range(len(y))])
        theme = THEME.current
        star = Look(theme.test, theme.background, "star", 7 * theme.scale)
        shown = np.flatnonzero(t)
        self.truths.show_marks([(int(i), t[i]) for i in shown], [star] * len(shown))

    def _draw_terms(self, state: LossesState, terms: Terms) -> None:
        values = getattr(terms, state.loss)
        self.terms.set_texts(LOSSES[state.loss], "", QT_TRANSLATE_NOOP("losses", "Term"))
        high = round_top(max(float(values.max()), 1e-3))
        low = min(0.0, float(values.min()))
        self.terms.set_domain((-0.7, len(values) - 0.3), (1.2 * low, 1.25 * high))
        texts = [_term_text(v) if abs(v) >= 0.04 * high else "" for v in values]
        self.terms.show_bars(values, texts, [str(i) for i in range(len(values))])

    def _draw_matrix(self, state: LossesState, y: np.ndarray, t: np.ndarray, terms: Terms) -> None:
        nothing = np.zeros(len(y))
        values = [getattr(terms, name) for name in _ROWS]
        shades = [nothing, nothing, *(nothing if v is None else _shaded(v) for v in values)]
        texts = [[short(v) for v in y], [short(v) for v in t]]
        texts += [["–"] * len(y) if v is None else [_term_text(x) for x in v] for v in values]
        sides = [(f"Σ {short(float(v.sum()))}", "muted") for v in (y, t)]
        undefined = translate("losses", "not defined")
        sides += [(undefined, "muted") if total is None else (fixed_text(total, 4), "vermillion")
                  for total in terms.sums()]  # fmt: skip
        rows = ["y", "t", *_names(state)]
        self.matrix.show_grid(translate("losses", "The terms of every loss"), np.array(shades), texts, rows,
                              [*(str(i) for i in range(len(y))), translate("losses", "loss")], sides,
                              numbers=[[None] * len(y) if v is None else v for v in (y, t, *values)])  # fmt: skip
        self.matrix.light((2 + _ROWS.index(self.lit), ALL) if self.lit in _ROWS else None)

    def _draw_book(self, state: LossesState, terms: Terms) -> None:
        """Show this answer beside A and B."""
        truth = one_hot(TRUTH, len(ANSWER_A))
        columns = [terms.sums(), *(terms_of(y, truth, state.form).sums() for y in (ANSWER_A, ANSWER_B))]
        values = [[column[row] or 0.0 for column in columns] for row in range(len(_ROWS))]
        texts = [[_loss_text(column[row]) for column in columns] for row in range(len(_ROWS))]
        shades = np.array([_shaded(np.array(row)) for row in values])
        names = [translate("losses", "here"), "A", "B"]
        numbers = [[column[row] for column in columns] for row in range(len(_ROWS))]
        title = translate("losses", "Beside A and B")
        self.book.show_grid(title, shades, texts, _names(state), names, numbers=numbers)

    # Time, strip, program.

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return the probability of the true class wandering to the wrong one that has most."""
        truth = int(np.argmax(state.target()))
        return [{"y": y} for y in wandering(state.y, truth)] if are_probabilities(state.y) else []

    def run_key(self, state: LossesState) -> tuple[Any, ...]:
        """Return the targets."""
        return state.target()

    def equations(self, state: LossesState) -> Sequence[Equation]:
        """Return the three losses with their numbers."""
        y, t = np.array(state.y), np.array(state.target())
        squared, entropy, binary = terms_of(y, t, state.form).sums()
        total = number_text(float(np.sum((y - t) ** 2)), 6)
        factor = {"half": f"½ × {total} = ", "mean": f"{total} / {len(y)} = ", "sum": ""}[state.form]
        sign = _HTML[state.form].format(n=len(y))
        result = f'{factor}<a href="squared"><b>{number_text(squared, 9)}</b></a>'
        formula = f"<i>E</i> = {sign} (<i>y<sub>k</sub></i> − <i>t<sub>k</sub></i>)²"
        rows = [Equation(formula, result, _PYTHON[state.form])]
        if entropy is not None and binary is not None:
            counted = " + ".join(f"{number_text(t[i])} × {cost_text(-np.log(y[i] + 1e-7))}" for i in np.flatnonzero(t))
            rows += [
                Equation("<i>E</i> = −Σ <i>t<sub>k</sub></i> ln(<i>y<sub>k</sub></i> + <i>δ</i>)",
                         f'{counted or "0"} ≈ <a href="entropy"><b>{fixed_text(entropy, 9)}</b></a>',
                         "-np.sum(t * np.log(y + 1e-7))"),
                Equation("<i>E</i> = −Σ (<i>t</i> ln <i>y</i> + (1 − <i>t</i>) ln(1 − <i>y</i>))",
                         f'<a href="binary"><b>{fixed_text(binary, 9)}</b></a>',
                         "-np.sum(t * np.log(y + d) + (1 - t) * np.log(1 - y + d))"),
            ]  # fmt: skip
        return rows

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return outputs, targets and the form of the squared error."""
        return {"Y": list(state.y), "T": list(state.target()), "FORM": state.form}


def _names(state: LossesState) -> list[str]:
    return [_SIGNS[state.form], "−t ln y", translate("losses", "binary")]


def _shaded(values: np.ndarray) -> np.ndarray:
    """Return terms as shares of the largest one, so that what counts is dark; a term that is not 0 is never white."""
    top = float(np.abs(values).max())
    shares = np.abs(values) / top if top > 0 else np.zeros(len(values))
    return np.where(np.abs(values) > _NOTHING, 0.08 + 0.92 * shares, 0.0)


def _term_text(value: float) -> str:
    """Return a term with three decimals; one that is 0, but for δ, as 0."""
    return fixed_text(value, 3) if abs(value) > _NOTHING else "0"


def _loss_text(loss: float | None) -> str:
    return "–" if loss is None else fixed_text(loss, 4)


def sentence_of(state: LossesState, terms: Terms) -> str:
    """Return how many terms count, or that there is no cross entropy; and what is unusual about y and t."""
    if terms.entropy is None:
        text = translate("losses", "The squared error takes any numbers. The cross entropies need outputs and targets "
                         "from 0 to 1, so they are not defined here.")  # fmt: skip
    else:
        text = translate("losses", "Terms that are not 0: squared error {squared}, cross entropy {entropy}.")
        y, t = np.array(state.y), np.array(state.target())
        text = text.format(squared=np.count_nonzero(y != t), entropy=np.count_nonzero((t != 0) & (y != 1)))
    return f"{text} {remarks(state.y, state.target())}".strip()
