"""Softmax of a batch, along the classes and, by mistake, along the batch."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from nnviz.core.outputs.softmax_steps import BatchSoftmax, batch_softmax, random_scores
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import ActivationsView, below, beside, spoken
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.grouped_bars import ColumnPlot
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.matrix_view import MatrixView
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_ROOM = 520  # px at scale 1, the height from which on the columns are shown too
_READABLE = 0.0005  # what three decimals show of a difference


class ActivationBatchView(ActivationsView):
    """A batch of scores: softmax along the classes beside softmax along the batch, which is the mistake.

    Five seconds: the blue rows add up to 1, the orange ones do not, and a frame has moved to another class.
    One second after the first touch: with another seed all columns of the mistake change, those of softmax stay at 1.
    """

    def build(self, page: QWidget) -> None:
        """Make three matrices."""
        self.grids = [MatrixView("muted"), MatrixView("training"), MatrixView("vermillion")]
        for grid in self.grids:
            grid.set_compact()
        self.verdict = LiveText()
        self.sums = ColumnPlot("activations")
        self.sums.set_texts(QT_TRANSLATE_NOOP("activations", "The sum of each row"), "", "Σ y")
        self.sums.series("training", QT_TRANSLATE_NOOP("activations", "Σ over the classes (axis = −1)"))
        self.sums.series("vermillion", QT_TRANSLATE_NOOP("activations", "Σ over the batch (axis = 0)"))
        self.sums.put_legend_above(2)
        self.one = self.sums.marker("marker", angle=0)
        self.one.setValue(1.0)
        matrices = beside(*self.grids, stretch=(3, 4, 4))
        self.column = below(self.verdict, matrices, self.sums, stretch=(0, 0, 1))
        page.setLayout(self.column)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the sums as columns below the matrices only where there is room for both."""
        if event.type() == QEvent.Type.Resize:
            roomy = self.page.height() >= _ROOM * THEME.current.scale
            self.sums.setVisible(roomy)
            self.column.setStretch(1, 0 if roomy else 1)
        return False

    def pictures(self) -> Sequence[Picture]:
        """Return the matrices, they have tables too, and the columns."""
        return (*self.grids, self.sums)

    def draw(self, state: ActivationsState) -> None:
        """Fill the matrices."""
        result = batch_softmax(random_scores(state.samples, state.classes, state.draws))
        rows = [translate("activations", "sample {n}").format(n=i + 1) for i in range(state.samples)]
        columns = [translate("activations", "class {n}").format(n=i) for i in range(state.classes)]
        span = max(1e-9, float(np.ptp(result.scores)))
        shades = (result.scores - result.scores.min()) / span
        self.grids[0].show_grid(translate("activations", "Scores"), shades,
                                [[fixed_text(v, 2) for v in row] for row in result.scores], rows, columns,
                                foot=[""] * len(columns), numbers=result.scores)  # fmt: skip
        for index, (grid, values, chosen) in enumerate((
            (self.grids[1], result.right, result.right_class), (self.grids[2], result.wrong, result.wrong_class),
        )):  # fmt: skip
            title = (translate("activations", "Σ over the classes (axis = −1)") if index == 0
                     else translate("activations", "Σ over the batch (axis = 0)"))  # fmt: skip
            changed = result.changed if index == 1 else np.zeros(len(values), np.bool_)
            sides = [self._side(float(row.sum()), bool(wrong)) for row, wrong in zip(values, changed, strict=True)]
            foot = [f"Σ {fixed_text(float(total), 2)}" for total in values.sum(axis=0)]
            texts = [[fixed_text(v, 3) for v in row] for row in values]
            grid.show_grid(title, values, texts, [""] * len(rows), [*columns, translate("activations", "row")], sides,
                           foot, [int(c) for c in chosen])  # fmt: skip
        self.sums.show_columns(rows, [result.right.sum(axis=1), result.wrong.sum(axis=1)])
        self.verdict.setText(self._verdict(state, result))

    @staticmethod
    def _side(total: float, changed: bool) -> tuple[str, str]:
        good = abs(total - 1) < 1e-9
        sign = "✗" if changed else "✓" if good else ""
        return f"Σ {fixed_text(total, 2)} {sign}".strip(), "vermillion" if changed else "right" if good else "muted"

    @staticmethod
    def _verdict(state: ActivationsState, result: BatchSoftmax) -> str:
        off = int(np.sum(np.abs(result.wrong.sum(axis=1) - 1) >= _READABLE))
        changed = int(result.changed.sum())
        text = translate("activations", "The framed class is chosen. Summed over the batch, {off} of "
                                        "{n} rows do not add up to 1: these are not probabilities. "
                                        "{changed} of {n} samples get another class.")  # fmt: skip
        if not off:
            text = translate("activations", "The framed class is chosen. Summed over the batch, all "
                                            "rows add up to 1 here by chance. {changed} of {n} samples "
                                            "get another class.")  # fmt: skip
        return text.format(off=off, changed=changed, n=state.samples)

    def description(self, state: ActivationsState) -> str:
        """Return the sentence of the view and the numbers of the strip."""
        return spoken(self.verdict.text(), self.equations(state))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the sum over the classes, and the mistake."""
        result = batch_softmax(random_scores(state.samples, state.classes, state.draws))
        right = f'<a href="right">{_sum_text(result.right[0])}</a>'
        wrong = f'<a href="wrong">{_sum_text(result.wrong[0])}</a>'
        sign = "≠" if abs(float(result.wrong[0].sum()) - 1) >= _READABLE else "="
        return (
            Equation("Σ<sub><i>k</i></sub> <i>y</i><sub>1<i>k</i></sub> = 1", right,
                     "y = e / e.sum(axis=-1, keepdims=True)"),
            Equation(f"Σ<sub><i>k</i></sub> <i>y</i><sub>1<i>k</i></sub> {sign} 1", wrong,
                     "y = e / e.sum(axis=0)  # wrong"),
        )  # fmt: skip

    def highlight(self, key: str) -> None:
        """Frame the row that is summed."""
        self.lit = key
        for grid, name in zip(self.grids[1:], ("right", "wrong"), strict=True):
            grid.light((0, ALL) if key == name else None)

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the scores."""
        return {"SCORES": random_scores(state.samples, state.classes, state.draws).tolist()}


def _sum_text(values: np.ndarray) -> str:
    return " + ".join(fixed_text(float(v), 3) for v in values) + f" = <b>{fixed_text(float(values.sum()), 3)}</b>"
