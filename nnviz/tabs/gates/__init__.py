"""Logic gates: a perceptron whose line is dragged, XOR from two layers, learning, and what NumPy costs."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.perceptron import TARGETS, PerceptronStep
from nnviz.core.studies.gates.gate_timings import VERSIONS
from nnviz.tabs.gates.moments import (
    BEFORE_FOLD,
    FIRING_FRAMES,
    FIRING_RATE,
    WIRING,
    WIRING_RATE,
    first_weights,
    learning_steps,
    stage_end,
)
from nnviz.tabs.gates.one_perceptron import PerceptronView
from nnviz.tabs.gates.presets import PRESETS
from nnviz.tabs.gates.state import GatesState, check_points, points_of, task_fields
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.playback.status import Status
from nnviz.ui.timed_tab import TimedTab

if TYPE_CHECKING:  # imported when they are first shown
    from nnviz.tabs.gates.layers import TwoLayersView
    from nnviz.tabs.gates.versions import VersionsView

__all__ = ["GatesState", "GatesTab"]

_TIMED = ("plane", "layers", "learn")


class GatesTab(TimedTab):
    """A line to drag, the truth table and the neuron beside it; XOR wired; learning; the cost of NumPy."""

    name = "gates"
    State = GatesState
    presets = PRESETS
    views = {
        "plane": (QT_TRANSLATE_NOOP("gates", "One perceptron"), PerceptronView),
        "layers": (QT_TRANSLATE_NOOP("gates", "XOR from two layers"), "nnviz.tabs.gates.layers:TwoLayersView"),
        "learn": (QT_TRANSLATE_NOOP("gates", "Learning"), PerceptronView),
        "times": (QT_TRANSLATE_NOOP("gates", "Versions compared"), "nnviz.tabs.gates.versions:VersionsView"),
    }
    time_unit = ("gates", QT_TRANSLATE_NOOP("gates", "Step"))

    shared_pages = {"learn": "plane"}  # one perceptron and its learning are one picture

    def build(self) -> None:
        """Prepare what evolves."""
        self._run_key: object = None
        self.steps: tuple[PerceptronStep, ...] = ()
        self.timeline.moved.connect(self._on_moved)
        tip = QT_TRANSLATE_NOOP("gates", "To the end of the epoch, or of the stage")
        self.playback_bar.set_stride_tip("gates", tip)

    def page_built(self, page: QWidget) -> None:
        """Follow the measurements."""
        if page is self.pages["times"]:
            self.versions.measured.connect(self._on_measured)

    @property
    def one(self) -> PerceptronView:
        """The view of one perceptron and its learning."""
        return cast("PerceptronView", self.view_of["plane"])

    @property
    def layers(self) -> "TwoLayersView":
        """The view of XOR from two layers."""
        return cast("TwoLayersView", self.view_of["layers"])

    @property
    def versions(self) -> "VersionsView":
        """The view that measures."""
        return cast("VersionsView", self.view_of["times"])

    # Following the State.

    def draw(self, state: GatesState) -> None:
        """Draw the view that is on show."""
        self._load_run(state)
        self._show_frame(state)
        super().draw(state)

    def check(self, state: GatesState) -> None:
        """Refuse points that are none, too many points, and rows that do not exist."""
        check_points(state.points)
        if not (state.chosen >= 0 and 0 <= state.version < len(VERSIONS)):
            raise ValueError(translate("gates", "There is no such row in the table."))

    # What evolves: learning, and the wiring of XOR.

    def _load_run(self, state: GatesState) -> None:
        """Give the time bar the run of this view, unless it has it."""
        key: object = state.view
        if state.view == "plane":
            key = (state.view, state.task, len(points_of(state)), state.chosen)
        if state.view == "learn":
            key = (points_of(state), first_weights(state), state.rate, state.shuffled, state.seed)
        if key == self._run_key:
            return
        self._run_key, self.steps = key, ()
        self.timeline.moved.disconnect(self._on_moved)  # drawn once, afterwards
        if state.view == "learn":
            self._load_learning(state)
        elif state.view == "layers":
            self.timeline.show_run(WIRING, position=BEFORE_FOLD, stride=stage_end, rate=WIRING_RATE)
        elif state.view == "plane":
            frames = range(FIRING_FRAMES * len(points_of(state)))
            self.timeline.show_run(frames, stride=FIRING_FRAMES, rate=FIRING_RATE)
        else:
            self.timeline.clear()
        self.timeline.moved.connect(self._on_moved)

    def _load_learning(self, state: GatesState) -> None:
        try:
            self.steps = learning_steps(state)
        except ValueError:  # no point at all: the verdict says so
            self.timeline.clear()
        else:
            self.timeline.show_run(self.steps, position=0, stride=len(points_of(state)), rate=2)

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if self.state.view in _TIMED:
            self.show_moment()

    # The frame around the picture.

    def _show_frame(self, state: GatesState) -> None:
        """Show what only some views have: the time bar and the main button."""
        timed = state.view in _TIMED
        self.playback_bar.setVisible(timed)
        self.start_button.setVisible(timed or state.view == "times")
        able = not self.versions.busy if state.view == "times" else bool(self.timeline.keep)
        self.start_button.setEnabled(able)
        self.start_button.setText(self.start_text(self.timeline.status))
        text = self._hint_text(state)
        if text != self.hint.text():
            self.hint.setText(text)

    def _hint_text(self, state: GatesState) -> str:
        if state.view in ("plane", "learn") and state.task not in TARGETS:
            return translate(
                "gates",
                "Click into the plane to add a point. On a point: drag or arrow keys; T changes its class, Delete "
                "removes it.",
            )
        texts = {
            "plane": translate("gates", "Drag the line, its ends or its arrow; or Tab, then the arrow keys. Click a "
                               "point to see its numbers."),
            "learn": translate("gates", "Drag the line to begin somewhere else; or Tab, then the arrow keys. Space "
                               "plays, ← and → step."),
            "layers": translate("gates", "Drag any of the three lines, or Tab, then the arrow keys. Watch the table."),
            "times": translate("gates", "Click a version, or Tab, then ↑ and ↓, to see its code."),
        }  # fmt: skip
        return texts.get(state.view, "")

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        view = self.state.view
        if view == "times":
            idle = translate("gates", "Measure on this machine")
            return translate("gates", "Measuring …") if self.versions.busy else idle
        if status == Status.RUNNING:
            return super().start_text(status)
        position = self.timeline.position
        if view == "layers" and position == BEFORE_FOLD:
            return translate("gates", "Fold the plane")
        if 0 < position < len(self.timeline.keep):
            return translate("gates", "Continue")
        if view == "plane":
            return translate("gates", "Send the inputs through")
        if view == "layers":
            return translate("gates", "Wire it step by step")
        return translate("gates", "Learn again") if position else translate("gates", "Learn")

    @Slot()
    def _on_start(self) -> None:
        self.versions.measure() if self.state.view == "times" else super()._on_start()

    @Slot(str)
    def _on_status(self, status: str) -> None:
        super()._on_status(status)
        if self.state.view == "times":
            self.start_button.setEnabled(not self.versions.busy)

    @Slot()
    def _on_measured(self) -> None:
        self._show_frame(self.state)
        self.refresh_equations()

    # Dragging and clicking.

    @Slot(str, object)
    def _on_edited(self, name: str, value: Any) -> None:
        if name == "theta":
            self.change(merge="b", b=0.0 - value)
        elif name == "task":
            self.change(**task_fields(self.state, value))
        else:
            super()._on_edited(name, value)
