"""Break it: the accuracy over the test set against noise, shift or rotation, measured in a thread."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot

from nnviz.core.studies.inference.disturbances import DISTURBANCES, Accuracies, accuracy_against
from nnviz.tabs.inference.drawing.detail import Detail
from nnviz.tabs.inference.drawing.drawn import DrawnDigit
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text, percent_text
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture

_KEPT = 16  # curves that are kept


class BreakDetail(Detail):
    """A curve of the accuracy, and a line at the amount of the slider.

    Five seconds: a steep hill; the line stands on its top. Move the slider: the digit moves, the line goes
    down the hill.
    """

    def build(self) -> None:
        """Make the plot."""
        self.plot = Plot("inference")
        self.curve = self.plot.curve("test", QT_TRANSLATE_NOOP("inference", "Test images read correctly"), width=2)
        self.line = self.plot.marker("accent")
        self._worker = BackgroundTask(self)
        self._worker.progressed.connect(self._on_progress)
        self._worker.finished.connect(self._on_finished)
        self._found: dict[Any, tuple[float, ...]] = {}
        self._working: Any = None
        self._partly: tuple[float, ...] = ()
        self._drawn: DrawnDigit | None = None
        self.column.addWidget(self.plot, 1)

    def show(self, drawn: DrawnDigit) -> None:
        """Show the curve of the disturbance that is chosen, or have it measured."""
        self._drawn = drawn
        state = drawn.state
        row = DISTURBANCES[state.disturbance]
        self.plot.set_texts("", row.unit, QT_TRANSLATE_NOOP("inference", "Accuracy"))
        self.line.setValue(state.amounts[state.disturbance])
        key = self._want(drawn)
        values = self._found.get(key) or (self._partly if key is not None and key == self._working else ())
        self.plot.set_data(self.curve, np.array(row.amounts[: len(values)]), np.array(values))
        self.plot.set_domain((row.amounts[0], row.amounts[-1]), (0.0, 1.02))
        self.text.setText(self._sentence(drawn, self._found.get(key)))

    def _want(self, drawn: DrawnDigit) -> Any:
        """Begin to measure what is missing; return the key of the curve."""
        data, model, kind = self.data, drawn.model, drawn.state.disturbance
        if data is None or self.misfit(drawn):
            return None
        key = self.tab.asking.job(0), kind
        if key not in self._found and key != self._working:
            self._working, self._partly = key, ()
            images, labels = data.x_test, data.t_test
            self._worker.start(lambda: accuracy_against(model, images, labels, kind))
        return key

    def _sentence(self, drawn: DrawnDigit, values: tuple[float, ...] | None) -> str:
        if self.misfit(drawn):
            return self.misfit(drawn)
        if values is None or self.data is None:
            return translate("inference", "Measuring …")
        amounts = DISTURBANCES[drawn.state.disturbance].amounts
        wanted = drawn.state.amounts[drawn.state.disturbance]
        near = int(np.abs(np.array(amounts) - wanted).argmin())
        text = translate("inference", "Of {all} test images {plain} are read correctly undisturbed, {share} at "
                                      "{amount}.")
        if not amounts[near]:
            text = translate("inference", "Of {all} test images {plain} are read correctly undisturbed. Disturb the "
                             "digit: how many are left?")  # fmt: skip
        return text.format(all=number_text(len(self.data.x_test)), plain=percent_text(values[amounts.index(0.0)]),
                           share=percent_text(values[near]), amount=number_text(amounts[near]))  # fmt: skip

    @Slot(object)
    def _on_progress(self, found: Accuracies) -> None:
        if len(found.values) > len(self._partly):
            self._partly = found.values
            self._again()

    @Slot(object)
    def _on_finished(self, found: Accuracies) -> None:
        self._found[self._working] = found.values
        for old in list(self._found)[:-_KEPT]:
            del self._found[old]
        self._working, self._partly = None, ()
        self._again()

    def _again(self) -> None:
        if self._drawn is not None and self.tab.state.view == "draw" and self.tab.state.detail == "break":
            self.show(self._drawn)

    @property
    def busy(self) -> bool:
        """Whether a curve is being measured."""
        return self._worker.busy

    def stop(self) -> None:
        """End the measurement."""
        self._worker.stop()
        self._working = None

    def pictures(self) -> Sequence[Picture]:
        """Return the plot."""
        return (self.plot,)
