"""The loss curves of a run: of the mini-batches, of all training points, of the points for testing."""

from typing import Any

import numpy as np

from nnviz.core.studies.playground.history import LearningHistory
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.curve import PlotCurve
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.ranges import round_top

_FIRST_SPAN = 500  # updates that the axis has room for before the first one
_LOWEST = 1e-4  # of a logarithmic axis
_HALF_TICK = 7  # px at scale 1
_MOST_MARKS = 12  # changes of the learning rate that are marked


class SteadyPlot(Plot):
    """A plot of curves that stay as they are while the time bar moves or a point is dragged."""

    def put(self, curve: PlotCurve, x: np.ndarray, y: np.ndarray) -> None:
        """Give a curve its points, unless it has them: it would be painted again."""
        if not (np.array_equal(x, curve.x) and np.array_equal(y, curve.y, equal_nan=True)):
            self.set_data(curve, x, y)


class LearningCurves(SteadyPlot):
    """Losses against updates; the moment on show and changes of the learning rate are marked."""

    def __init__(self) -> None:
        super().__init__("playground")
        self.set_texts("", QT_TRANSLATE_NOOP("playground", "Update"), QT_TRANSLATE_NOOP("playground", "Loss"))
        self.raw = self.curve("training", share=0.35, still=True)  # of the mini-batches
        self.branch = self.curve("muted", dash=True, still=True)
        self.train = self.curve("training", QT_TRANSLATE_NOOP("playground", "training"), width=2, still=True)
        self.test = self.curve("test", QT_TRANSLATE_NOOP("playground", "test"), width=2, dash=True, still=True)
        self.cursor = self.marker("marker")
        self.cursor.hide()
        self._rate_marks: list[Any] = []
        self._rates: list[tuple[int, float]] = []
        self._history: LearningHistory | None = None
        self._span, self._top = _FIRST_SPAN, 0.8

    def restyle(self) -> None:
        """Leave room above for half of the highest tick's text: there is no title."""
        super().restyle()
        self.plotItem.layout.setContentsMargins(1, round(_HALF_TICK * THEME.current.scale), 24, 1)

    def show_run(self, history: LearningHistory, before: LearningHistory | None, log: bool) -> None:
        """Draw all that is known of a run, and of the branch that it left."""
        if history is not self._history:
            self._history, self._span, self._top = history, _FIRST_SPAN, 0.8
        self.set_log_y(log)
        updates, losses = history.losses()
        self.put(self.raw, updates, losses[:, 0] if len(updates) else np.empty(0))
        done, table = history.measured()
        self.put(self.train, done, table[:, 0])
        self.put(self.test, done, table[:, 1])
        old = before.measured() if before is not None else (np.empty(0), np.empty((0, 4)))
        self.put(self.branch, old[0], old[1][:, 0])
        self._widen(max(len(history), len(before or ())), table[:, :2], log)
        self._mark_rates(history.rates()[1:][-_MOST_MARKS:])

    def _widen(self, newest: int, losses: np.ndarray, log: bool) -> None:
        """Widen the axes in doublings, so that they are not drawn anew in every frame."""
        while self._span < newest:
            self._span *= 2
        finite = losses[np.isfinite(losses)]
        top = float(finite.max(initial=0.1))
        if top > self._top or top < 0.4 * self._top:
            self._top = round_top(1.05 * top)
        low = max(_LOWEST, float(finite.min(initial=1.0)))
        bottom = 10.0 ** np.floor(np.log10(low)) if log else 0.0
        self.set_domain((0.0, float(self._span)), (float(bottom), max(self._top, 2 * float(bottom))))

    def _mark_rates(self, rates: list[tuple[int, float]]) -> None:
        if rates == self._rates:
            return
        self._rates = rates
        while len(self._rate_marks) > len(rates):
            self.drop_marker(self._rate_marks.pop())
        for number, (update, rate) in enumerate(rates):
            text = f"η = {number_text(rate)}"
            if number == len(self._rate_marks):  # a new line costs two milliseconds
                self._rate_marks.append(self.marker("marker", label=text))
            self._rate_marks[number].label.setFormat(text)
            self._rate_marks[number].setValue(update)

    def put_cursor(self, moment: int, shown: bool) -> None:
        """Mark a moment of the past."""
        self.cursor.setVisible(shown)
        self.cursor.setValue(moment)

    def table(self, separator: str = "\t") -> str:
        """Return a row for every moment that was kept."""
        done, table = self._history.measured() if self._history is not None else (np.empty(0), np.empty((0, 4)))
        names = [translate("playground", text) for text in (
            QT_TRANSLATE_NOOP("playground", "Update"), QT_TRANSLATE_NOOP("playground", "Training loss"),
            QT_TRANSLATE_NOOP("playground", "Test loss"), QT_TRANSLATE_NOOP("playground", "Training accuracy"),
            QT_TRANSLATE_NOOP("playground", "Test accuracy"))]  # fmt: skip
        return table_text(names, [(int(n), *row) for n, row in zip(done, table.tolist(), strict=True)], separator)
