"""The output layer that a task needs: outputs, activation and loss."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.outputs import OUTPUT_LAYERS, loss_over
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import ActivationsView, below, beside, caption, held, rounded, set_text, wide
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, fixed_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.ranges import round_top
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import Figures


class OutputView(ActivationsView):
    """The output layer that a task needs: scores become outputs, outputs and truth become a loss.

    Five seconds: a score, the output it becomes, the target as a star, and the loss as a point on its curve.
    One second after the first touch: the dragged score moves output and loss; the slope of the loss is y − t.
    """

    def build(self, page: QWidget) -> None:
        """Make the figures, the bars of scores and outputs, and the loss over one score."""
        self.figures = Figures("activations", {
            "outputs": QT_TRANSLATE_NOOP("activations", "Outputs"),
            "activation": QT_TRANSLATE_NOOP("activations", "Activation"),
            "loss": QT_TRANSLATE_NOOP("activations", "Loss"),
            "value": QT_TRANSLATE_NOOP("activations", "Loss now"),
        }, {"outputs": "10", "activation": "Identity", "loss": "Half the sum of squares",
            "value": "00.0000"}, margin=8)  # fmt: skip
        self.example = caption()
        self.example.setContentsMargins(8, 0, 8, 0)
        self.scores = BarChart("activations", handles=True, role="muted")
        self.scores.set_texts(QT_TRANSLATE_NOOP("activations", "Scores: drag them"), "",
                              QT_TRANSLATE_NOOP("activations", "Score a"))  # fmt: skip
        self.outputs = BarChart("activations")
        self.outputs.set_texts(QT_TRANSLATE_NOOP("activations", "Outputs, target ★"), "",
                               QT_TRANSLATE_NOOP("activations", "Output y"))  # fmt: skip
        self.truths = Marks(self.outputs)
        self.scores.dragged.connect(self._on_dragged)
        self.plot = Plot("activations")
        self.plot.set_texts(QT_TRANSLATE_NOOP("activations", "The loss over one score"),
                            QT_TRANSLATE_NOOP("activations", "Score a"),
                            QT_TRANSLATE_NOOP("activations", "Loss E"))  # fmt: skip
        self.curve = self.plot.curve("ink", QT_TRANSLATE_NOOP("activations", "loss"), width=2, still=True)
        self.tangent = self.plot.curve(
            "training", QT_TRANSLATE_NOOP("activations", "slope y − t"), width=2, dash=True, straight=True
        )
        self.handle = Handle(self.plot, "ink")
        self.handle.moved.connect(self._on_moved)
        charts = beside(self.scores, self.outputs, self.plot, stretch=(3, 3, 4))
        page.setLayout(below(self.figures, self.example, charts, stretch=(0, 0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the loss and the bars."""
        return (self.plot, self.scores, self.outputs)

    @Slot(int, float)
    def _on_dragged(self, index: int, value: float) -> None:
        value = rounded(value, 6)
        if self.tab.state.task == "ten":
            scores = _replaced(self.tab.state.ten_scores, index, value)
            self.tab.change(merge=f"ten{index}", dragged=index, ten_scores=scores)
        else:
            self.tab.change(merge="score", score=value)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self._on_dragged(self.tab.state.dragged, x)

    @staticmethod
    def numbers_of(state: ActivationsState) -> tuple[np.ndarray, np.ndarray, int]:
        """Return the scores, the targets, and which score the loss is drawn over."""
        if state.task == "ten":
            return np.array(state.ten_scores), np.eye(10)[state.truth], state.dragged
        target = state.target if state.task == "regression" else float(state.positive)
        return np.array([state.score]), np.array([target]), 0

    def draw(self, state: ActivationsState) -> None:
        """Draw scores, outputs and loss."""
        row = OUTPUT_LAYERS[state.task]
        a, t, index = self.numbers_of(state)
        y = row.value(a)
        self.figures.show_values(
            outputs=str(row.outputs), activation=translate("activations", row.activation),
            loss=translate("activations", row.loss_name), value=fixed_text(float(row.loss(a, t)), 4))
        set_text(self.example, translate("activations", row.example))
        names = [str(i) for i in range(10)] if row.outputs == 10 else [""]
        self._draw_bars(a, y, t, names, index, row.outputs == 10)
        self._draw_loss(row, a, y, t, index)

    def _draw_bars(self, a: np.ndarray, y: np.ndarray, t: np.ndarray, names: list[str], index: int, many: bool) -> None:
        digits_shown = 1 if many else 4
        domain = (-0.7, len(a) - 0.3)
        reach = wide(float(np.abs(a).max()))
        self.scores.set_domain(domain, (-1.15 * reach, 1.15 * reach))
        self.scores.show_bars(a, [fixed_text(v, digits_shown) for v in a], names, (index,) if many else ())
        free = float(y.min()) < 0 or float(y.max()) > 1 or float(t.max()) > 1 or float(t.min()) < 0
        top = wide(max(float(np.abs(y).max()), float(np.abs(t).max())), 1.5)
        self.outputs.set_domain(domain, (-1.15 * top, 1.15 * top) if free else (0.0, 1.15))
        lit = (index,) if self.lit == "y" else ()
        self.outputs.show_bars(y, [_output_text(v, many) for v in y], names, lit)
        shown = np.flatnonzero(t) if many else np.arange(len(t))
        theme = THEME.current
        star = Look(theme.test, theme.background, "star", 8.5 * theme.scale)
        self.truths.show_marks([(int(i), t[i]) for i in shown], [star] * len(shown))

    def _draw_loss(self, row: Any, a: np.ndarray, y: np.ndarray, t: np.ndarray, index: int) -> None:
        reach = wide(abs(float(a[index])))
        x = np.linspace(-reach, reach, 161)
        losses = loss_over(row, a, t, index, x)
        here, slope = float(row.loss(a, t)), float(y[index] - t[index])
        self.plot.set_data(self.curve, x, losses)
        ends = a[index] + np.array([-reach / 3, reach / 3])
        self.plot.set_data(self.tangent, ends, here + slope * (ends - a[index]))
        high = round_top(float(losses.max()))
        if not held(self.handle):
            self.plot.set_domain((-reach, reach), (-0.06 * high, 1.06 * high))
        self.handle.put(float(a[index]), here)

    def highlight(self, key: str) -> None:
        """Light up the output, the point of the loss, or its slope."""
        for curve, name in ((self.curve, "loss"), (self.tangent, "slope")):
            self.plot.set_width(curve, 4 if key == name else 2)
        super().highlight(key)

    def restyle(self) -> None:
        """Give the figures room for the longest word in the language in force."""
        rows, metrics = OUTPUT_LAYERS.values(), self.figures.values["loss"].fontMetrics()
        for key, names in (("activation", [row.activation for row in rows]), ("loss", [row.loss_name for row in rows])):
            self.figures.values[key].set_widest(max(
                (translate("activations", name) for name in names), key=metrics.horizontalAdvance))

    def retranslate(self) -> None:
        """Name the handles."""
        self.scores.name_handles(translate("activations", "Drag score {number}"))
        self.handle.set_name(translate("activations", "Drag the score"))
        self.restyle()

    def sentences(self) -> Sequence[str]:
        """Return what the task is about; the other labels are names and numbers."""
        return [self.example.text()]

    def description(self, state: ActivationsState) -> str:
        """Return score, output, target and loss."""
        row = OUTPUT_LAYERS[state.task]
        a, t, index = self.numbers_of(state)
        y = row.value(a)
        text = translate("activations", "Score {a}, output {y}, target {t}: loss {loss}, slope {slope}.")
        return text.format(a=fixed_text(float(a[index])), y=fixed_text(float(y[index])), t=fixed_text(float(t[index])),
                           loss=fixed_text(float(row.loss(a, t))),
                           slope=fixed_text(float(y[index] - t[index])))  # fmt: skip

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return output, loss and the slope y − t."""
        row = OUTPUT_LAYERS[state.task]
        a, t, index = self.numbers_of(state)
        y = row.value(a)
        name = f"<sub>{index}</sub>" if row.outputs > 1 else ""
        here, truth = float(y[index]), float(t[index])
        slope = f'<a href="slope">{fixed_text(here)} − {bracketed_text(truth)} = <b>{fixed_text(here - truth)}</b></a>'
        output = f'<a href="y"><i>y</i>{name} = <b>{fixed_text(here)}</b></a>'
        loss = f'<a href="loss"><i>E</i> = <b>{fixed_text(float(row.loss(a, t)))}</b></a>'
        return (
            Equation(f"<i>y</i> = {row.formula}", output, row.python),
            Equation(f"<i>E</i> = {row.loss_formula}", loss, row.loss_python),
            Equation("∂<i>E</i>/∂<i>a</i> = <i>y</i> − <i>t</i>", slope, "y - t"),
        )

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return task and numbers."""
        row = OUTPUT_LAYERS[state.task]
        a, t, index = self.numbers_of(state)
        return {"TASK": row.task, "SCORES": a.tolist(), "TARGETS": t.tolist(), "INDEX": index,
                "ACTIVATION": row.python, "LOSS": row.loss_python}  # fmt: skip


def _output_text(value: float, many: bool) -> str:
    """Return an output over its bar; of many, only those that matter, or the texts would overlap."""
    if many:
        return fixed_text(value, 2) if value >= 0.05 else ""
    return fixed_text(value, 4)


def _replaced(values: tuple[float, ...], index: int, value: float) -> tuple[float, ...]:
    return (*values[:index], value, *values[index + 1 :])
