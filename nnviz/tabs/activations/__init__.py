"""Activation functions: curves, slopes, why there must be one, what depth does to them, and the output layer."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot

from nnviz.tabs.activations.curves import CurvesView
from nnviz.tabs.activations.moments import LAYER_RATE, RATE, frames_per_layer, passings
from nnviz.tabs.activations.presets import PRESETS
from nnviz.tabs.activations.state import ActivationsState, rows_for_columns
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.playback.status import Status
from nnviz.ui.timed_tab import TimedTab

_TIMED = ("layers", "signals")


class ActivationsTab(TimedTab):
    """Activation functions in eight views of one idea."""

    name = "activations"
    State = ActivationsState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "curves": (QT_TRANSLATE_NOOP("activations", "Curves"), CurvesView),
        "superposition": (
            QT_TRANSLATE_NOOP("activations", "Superposition"), "nnviz.tabs.activations.superposition:SuperpositionView",
        ),  # fmt: skip
        "layers": (
            QT_TRANSLATE_NOOP("activations", "Stacked layers"), "nnviz.tabs.activations.stacked:StackedLayersView",
        ),  # fmt: skip
        "slopes": (QT_TRANSLATE_NOOP("activations", "Vanishing gradient"), "nnviz.tabs.activations.slopes:SlopesView"),
        "signals": (QT_TRANSLATE_NOOP("activations", "Deep network"), "nnviz.tabs.activations.signals:SignalsView"),
        "softmax": (QT_TRANSLATE_NOOP("activations", "Softmax"), "nnviz.tabs.activations.softmax:SoftmaxView"),
        "batch": (QT_TRANSLATE_NOOP("activations", "Batch"), "nnviz.tabs.activations.batch:ActivationBatchView"),
        "output": (QT_TRANSLATE_NOOP("activations", "Output layer"), "nnviz.tabs.activations.output:OutputView"),
    }
    time_unit = ("activations", QT_TRANSLATE_NOOP("activations", "Frame"))

    def upgraded(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return values with the weights of Stacked layers as x·W has them."""
        return rows_for_columns(values)

    def build(self) -> None:
        """Prepare what evolves."""
        self._run_key: object = None
        self.timeline.moved.connect(self._on_moved)
        self.playback_bar.set_stride_tip("activations", QT_TRANSLATE_NOOP("activations", "To the next layer"))

    def draw(self, state: ActivationsState) -> None:
        """Draw the view that is on show; the time bar is there where something evolves."""
        self._load_run(state)
        timed = state.view in _TIMED
        self.playback_bar.setVisible(timed)
        self.start_button.setVisible(timed)
        self.start_button.setText(self.start_text(self.timeline.status))
        super().draw(state)

    def _load_run(self, state: ActivationsState) -> None:
        """Give the time bar the run of this view, unless it has it; it opens at the end, where all is to be seen."""
        folds = state.fold != "identity"
        key = {"layers": (state.depth, folds), "signals": (state.layers,)}.get(state.view)
        if (state.view in _TIMED and state.view, key) == self._run_key:
            return
        self._run_key = (state.view in _TIMED and state.view, key)
        self.timeline.moved.disconnect(self._on_moved)  # drawn once, afterwards
        if state.view == "layers":
            frames = passings(state.depth, folds)
            self.timeline.show_run(frames, position=len(frames), stride=frames_per_layer(folds), rate=RATE)
        elif state.view == "signals":
            self.timeline.show_run(range(state.layers), position=state.layers, stride=1, rate=LAYER_RATE)
        else:
            self.timeline.clear()
        self.timeline.moved.connect(self._on_moved)

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if self.state.view in _TIMED:
            self.show_moment()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status == Status.RUNNING or 0 < self.timeline.position < len(self.timeline.keep):
            return super().start_text(status)
        if self.state.view == "layers":
            return translate("activations", "Through the layers")
        return translate("activations", "Layer by layer")
