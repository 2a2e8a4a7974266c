"""Activation functions: curves, slopes, why there must be one, what depth does to them, and the output layer."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot

from nnviz.tabs.activations.curves import CurvesView
from nnviz.tabs.activations.moments import FIRST_LAYER, LAYER_RATE, RATE, frames_per_layer, passings
from nnviz.tabs.activations.presets import PRESETS
from nnviz.tabs.activations.state import LAYERS, ActivationsState, rows_for_columns
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.playback.status import Status
from nnviz.ui.timed_tab import TimedTab

_TIMED = ("layers", "signals")
_DRAWN = {*LAYERS, "depth", "fold", "point_x", "point_y"}  # fields that the picture of the layers follows from


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
        self._run_key: tuple[str, object] | None = None  # view and what its run follows from; None: it opens anew
        self.timeline.moved.connect(self._on_moved)
        self.playback_bar.set_stride_tip("activations", QT_TRANSLATE_NOOP("activations", "To the next layer"))

    def forget(self) -> None:
        """Show the next State at the moment with which its view opens."""
        super().forget()
        self._run_key = None

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields; whoever changes the layers before they were played sees at once what they do."""
        waits = self.state.view == "layers" and not self.timeline.position and bool(_DRAWN & fields.keys())
        super().change(merge, **fields)
        if waits and self.state.view == "layers":
            self.timeline.go(len(self.timeline.keep))

    def draw(self, state: ActivationsState) -> None:
        """Draw the view that is on show; the time bar is there where something evolves."""
        self._load_run(state)
        timed = state.view in _TIMED
        self.playback_bar.setVisible(timed)
        self.start_button.setVisible(timed)
        self.start_button.setText(self.start_text(self.timeline.status))
        super().draw(state)

    def _load_run(self, state: ActivationsState) -> None:
        """Give the time bar the run of this view, unless it has it.

        A view opens before it happens; other layers than those on show are seen where they end.
        """
        folds = state.fold != "identity"
        key = {"layers": (state.depth, folds), "signals": (state.layers,)}.get(state.view)
        before, self._run_key = self._run_key, (state.view if key else "", key)
        if before == self._run_key and (key is None or self.timeline.status != Status.EMPTY):
            return
        opens, at_end = before is None or before[0] != state.view, self.timeline.position == len(self.timeline.keep)
        self.timeline.moved.disconnect(self._on_moved)  # drawn once, afterwards
        if state.view == "layers":
            frames = passings(state.depth, folds)
            position = 0 if opens else len(frames)
            self.timeline.show_run(frames, position=position, stride=frames_per_layer(folds), rate=RATE)
        elif state.view == "signals":
            position = FIRST_LAYER if opens else state.layers if at_end else self.timeline.position
            self.timeline.show_run(range(state.layers), position=position, stride=1, rate=LAYER_RATE)
        else:
            self.timeline.clear()
        self.timeline.moved.connect(self._on_moved)

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if self.state.view in _TIMED:
            self.show_moment()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        first = FIRST_LAYER if self.state.view == "signals" else 0
        if status != Status.RUNNING and first < self.timeline.position < len(self.timeline.keep):
            return super().start_text(Status.PAUSED)
        if status == Status.RUNNING:
            return super().start_text(status)
        if self.state.view == "layers":
            return translate("activations", "Through the layers")
        return translate("activations", "Layer by layer")
