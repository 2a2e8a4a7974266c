"""A batch as a matrix: the cells that the labels pick, what each costs, and their mean."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.core.losses import cross_entropies
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.losses.state import CLASS_COUNT, LABELS, LossesState
from nnviz.tabs.losses.view import LossesView, Moment, cost_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.plots.ranges import round_top
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.matrix_view import MatrixView
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_SHOWN = 4  # numbers that the strip writes out


class LossBatchView(LossesView):
    """The outputs with the picked cells ringed and the costs beside them, over the labels or their one-hot rows."""

    rate = 1.5
    played = ("row",)
    start = QT_TRANSLATE_NOOP("losses", "Row by row")
    hint = QT_TRANSLATE_NOOP("losses", "Change a label: another cell is picked. One-hot rows give the same number.")

    def build(self, page: QWidget) -> None:
        """Make the sentence and both matrices."""
        self.sentence = LiveText(plain=True)
        self.outputs, self.truths = MatrixView("training"), MatrixView("test")
        self.costs = BarChart("losses", most=len(LABELS), role="vermillion", halos=True)
        self.costs.set_texts(QT_TRANSLATE_NOOP("losses", "The cost of each sample, and the mean"), "",
                             QT_TRANSLATE_NOOP("losses", "Cost −ln y"))  # fmt: skip
        self.mean = self.costs.marker("ink", angle=0)
        for grid in (self.outputs, self.truths):
            grid.set_compact()
        self.tables = beside(self.outputs, self.truths)
        page.setLayout(below(self.sentence, self.tables, self.costs, stretch=(0, 0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the matrices: they have tables too."""
        return (self.outputs, self.truths, self.costs)

    def draw(self, state: LossesState) -> None:
        """Fill the matrices."""
        y, t = state.batch(), np.array(state.labels)
        costs = cross_entropies(y, t)
        row = min(max(state.row, 0), len(y))
        names = [translate("losses", "sample {n}").format(n=i) for i in range(len(y))]
        classes = [str(i) for i in range(CLASS_COUNT)]
        sides = [(cost_text(cost, 3), "vermillion" if row in (0, i + 1) else "muted") for i, cost in enumerate(costs)]
        self.outputs.show_grid(
            translate("losses", "Outputs y {shape}").format(shape=y.shape), y, [[_cell(v) for v in line] for line in y],
            names, [*classes, "−ln"], sides, ringed=state.labels,
        )  # fmt: skip
        self._draw_truths(state, classes)
        self._draw_costs(costs, names, row)
        for grid in (self.outputs, self.truths):
            grid.light((row - 1, ALL) if row else None)
        self.sentence.setText(sentence_of(state, y, costs, row))

    def _draw_truths(self, state: LossesState, classes: Sequence[str]) -> None:
        t = state.labels
        for index, share in enumerate((3, 2) if state.as_one_hot else (8, 1)):
            self.tables.setStretch(index, share)
        if state.as_one_hot:
            values = np.eye(CLASS_COUNT)[list(t)]
            texts, columns = [[number_text(v) for v in line] for line in values], classes
        else:
            values, texts, columns = np.ones((len(t), 1)), [[str(label)] for label in t], [""]
        self.truths.show_grid(translate("losses", "Targets t"), values, texts, [""] * len(t), columns,
                              numbers=values if state.as_one_hot else [[label] for label in t])  # fmt: skip

    def _draw_costs(self, costs: np.ndarray, names: Sequence[str], row: int) -> None:
        self.costs.set_domain((-0.7, len(costs) - 0.3), (0.0, 1.25 * round_top(float(costs.max()))))
        lit = (row - 1,) if row else ()
        self.costs.show_bars(costs, [cost_text(cost, 3) for cost in costs], names, lit)
        self.mean.setValue(float(costs.mean()))

    # Time, strip, program.

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return one row after the other, then all."""
        return [{"row": row} for row in range(1, len(state.labels) + 1)] + [{"row": 0}]

    def run_key(self, state: LossesState) -> tuple[Any, ...]:
        """Return how many rows there are."""
        return (len(state.labels),)

    def equations(self, state: LossesState) -> Sequence[Equation]:
        """Return the picked outputs, their mean cost, and the test for one-hot rows."""
        y, t = state.batch(), np.array(state.labels)
        picked, costs = y[np.arange(len(t)), t], cross_entropies(y, t)
        size, count = t.size * (CLASS_COUNT if state.as_one_hot else 1), len(t)
        sign = "=" if size == y.size else "≠"
        return (
            Equation("<i>y</i>[0…<i>N</i>−1, <i>t</i>]", _listed([number_text(v, 3) for v in picked], ", "),
                     f"y[np.arange({count}), t]"),
            Equation("<i>E</i> = −<sup>1</sup>/<sub><i>N</i></sub> Σ ln <i>y<sub>n,t</sub></i>",
                     f"({_listed([cost_text(c, 3) for c in costs], ' + ')}) / {count} = "
                     f"<b>{fixed_text(float(costs.mean()), 9)}</b>",
                     f"-np.sum(np.log(y[np.arange({count}), t] + 1e-7)) / {count}"),
            Equation("<i>t</i>.size = <i>y</i>.size ?", f"{size} {sign} {y.size}",
                     "if t.size == y.size: t = t.argmax(axis=1)"),
        )  # fmt: skip

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return the outputs and the truth."""
        return {"Y": state.batch().tolist(), "LABELS": list(state.labels), "ONE_HOT": state.as_one_hot}


def sentence_of(state: LossesState, y: np.ndarray, costs: np.ndarray, row: int) -> str:
    """Return what is lit: a row and its cost, or all and how the truth is written."""
    if row:
        label = state.labels[row - 1]
        text = translate("losses", "Sample {n}: its label {label} picks y[{n}, {label}] = {y}, which costs {cost}.")
        picked, cost = number_text(y[row - 1, label], 3), cost_text(costs[row - 1])
        return text.format(n=row - 1, label=label, y=picked, cost=cost)
    if state.as_one_hot:
        text = translate("losses", "As many numbers in t as in y: t is one-hot, and argmax makes labels of it. The "
                         "mean cost is {mean}.")  # fmt: skip
    else:
        text = translate("losses", "Fewer numbers in t than in y: t holds labels, which pick one output of each row. "
                         "The mean cost is {mean}.")  # fmt: skip
    return text.format(mean=fixed_text(float(costs.mean()), 9))


def _cell(value: float) -> str:
    return "0" if value == 0 else fixed_text(value, 2)


def _listed(texts: Sequence[str], separator: str) -> str:
    """Return the first texts in a row, with … for the rest."""
    return separator.join([*texts[:_SHOWN], *["…"] * (len(texts) > _SHOWN)])
