"""Playground: a network small enough to see whole, learning live."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from nnviz.core.training import Diverged
from nnviz.laboratory.live.job import DIED
from nnviz.laboratory.live.process import PROCESSES
from nnviz.tabs.common.present_network import offer_network
from nnviz.tabs.playground.curve.presets import CURVE_PRESETS
from nnviz.tabs.playground.data_presets import DATA_PRESETS
from nnviz.tabs.playground.learn import LearnView
from nnviz.tabs.playground.menu import PlaygroundMenu
from nnviz.tabs.playground.on_the_way import are_entries, noted, with_what_was
from nnviz.tabs.playground.point_files import PointFiles
from nnviz.tabs.playground.presets import PRESETS
from nnviz.tabs.playground.run import BranchingPlayback, SharedRun
from nnviz.tabs.playground.state import ANEW, CHANGES_REFUSED, OTHER_NETWORK, OWN, PlaygroundState, check, data_of
from nnviz.tabs.playground.view import PlaygroundView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.runtime.throttle import Debounce
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import Preset

__all__ = ["PlaygroundState", "PlaygroundTab"]

_TOLD_APART = ("view", "data", "hidden", "samples", "noise", "rate", "curve_model", "curve_degree", "curve_noise")
"""Fields in which a State differs from most presets: the others need not be compared with each move of a drag."""
_RUN = "run"  # the origin of what the message bar says of a run
_WARM_UP = 500  # ms after the tab is first seen: its picture comes first
_SETTLED = 800  # ms after which a rate that is being dragged is what was wanted


class PlaygroundTab(PlaygroundMenu):
    """Points of the plane, a network that learns them, and everything that can be seen of it."""

    name = "playground"
    State = PlaygroundState
    presets = (*PRESETS, *DATA_PRESETS, *CURVE_PRESETS)
    _right: tuple[Any, int] = ((), 0)  # entries of what was changed on the way that are known to be right
    views = {  # noqa: RUF012 (the frame only reads it)
        "learn": (QT_TRANSLATE_NOOP("playground", "Learn"), LearnView),
        "space": (QT_TRANSLATE_NOOP("playground", "Bent space"), "nnviz.tabs.playground.space:SpaceView"),
        "compare": (QT_TRANSLATE_NOOP("playground", "A | B"), "nnviz.tabs.playground.compare:CompareNetworksView"),
        "curve": (QT_TRANSLATE_NOOP("playground", "Fit a curve"), "nnviz.tabs.playground.curve.fit:CurveFitView"),
        "notebook": (QT_TRANSLATE_NOOP("playground", "Notebook"), "nnviz.tabs.playground.notebook.view:NotebookView"),
    }
    time_unit = ("playground", QT_TRANSLATE_NOOP("playground", "update"))

    def build(self) -> None:
        """Make the run that the views share, and listen to the time bar."""
        self.run = SharedRun(self.timeline)
        self.owner: object = self.run
        offer_network("playground", self.present)
        self.files = PointFiles(self, self)
        self._known_changes = 0
        self._soon = Debounce(self, self._note_changes, _SETTLED)
        self.playback_bar.set_stride_tip("playground", QT_TRANSLATE_NOOP("playground", "To the end of the epoch"))
        self.back_button = QPushButton()
        self.back_button.clicked.connect(self.go_back)
        self.back_button.hide()
        self.message.row.insertWidget(self.message.row.count() - 1, self.back_button)
        self.timeline.extended.connect(self._on_frames)
        self.timeline.moved.connect(self._on_moved)
        self.timeline.failed.connect(self._on_failed)
        self.timeline.status_changed.connect(self._on_run_status)

    # Following the State.

    def view_for(self, state: PlaygroundState) -> PlaygroundView:
        """Return the view that shows a State."""
        view = super().view_for(state)
        assert isinstance(view, PlaygroundView)
        return view

    def check(self, state: PlaygroundState) -> None:
        """Refuse points that there cannot be, and a State without any."""
        check(state)
        if (state.earlier, len(state.points)) != self._right and not are_entries(state):
            raise ValueError(translate("playground", CHANGES_REFUSED))
        self._right = state.earlier, len(state.points)
        data_of(state)

    def draw(self, state: PlaygroundState) -> None:
        """Get the run ready, and draw the view on show."""
        self.view_for(state).prepare(state)
        super().draw(state)
        self.refresh_start()
        if self.run.came_back and self.state is state:
            self.run.came_back = False
            self._note(early=self.run.early(), earlier=self.run.earlier(state), edits=self.run.edits())

    def preset_state(self, preset: Preset) -> PlaygroundState:
        """Return a preset's State; painted points and the notebook are not thrown away."""
        own = self.state
        return replace(preset.state, points=preset.state.points or own.points, trials=own.trials, expect=own.expect)

    def is_preset(self, preset: Preset) -> bool:
        """Return whether a preset is on show; most of them differ at first sight."""
        one, now = preset.state, self.state
        return all(getattr(one, name) == getattr(now, name) for name in _TOLD_APART) and super().is_preset(preset)

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set fields; what is learned with holds from the next update on."""
        if self._begins_anew(fields):
            fields = {"early": (), "earlier": (), "edits": (), **fields}
            if fields.keys() & OTHER_NETWORK and "points" not in fields:
                fields = {"frozen": (), "ablated": (), "chosen": "", **fields}
        if self.owner is self.run and self.run.begun:
            fields = self._with_what_was(fields)
        super().change(merge, **fields)

    def _begins_anew(self, fields: dict[str, Any]) -> bool:
        """Return whether other fields make another run; points that are painted on a data set go on with it."""
        if "points" in fields:
            return self.state.data != OWN and not self.run.is_painted_on(fields["points"])
        return bool(fields.keys() & ANEW)

    def _with_what_was(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return fields with what they were up to now, so that the run can be done again; later it is told exactly."""
        run, now = self.run, self.state
        done = len(run.history or ()) if run.follows else self.timeline.position
        if "rate" in fields and "early" not in fields and run.history is not None:
            kept = tuple(entry for entry in run.early() if entry[0] < done)
            fields["early"] = (*kept, (done, run.history.recipes_at(done - 1)[0].rate)) if done else ()
        if "earlier" not in fields and done and noted(now, fields, done):
            fields["earlier"] = with_what_was(now, fields, done)
            self._soon.call()
        return fields

    def values(self) -> dict[str, Any]:
        """Return the State as plain values, with what changed on the way where it really did."""
        if self._soon.is_waiting:
            self._soon.stop()
            self._note_changes()
        return super().values()

    def _note_changes(self) -> None:
        """Write into the State at which updates things really changed, so that the run can be done again."""
        edits, now = self.run.edits(), self.state
        if self.owner is not self.run or self.run.recipes[0].rate != now.rate or len(edits) != len(now.edits):
            return
        self._note(early=self.run.early(), earlier=self.run.earlier_and_planned(now), edits=edits)

    def _note(self, **fields: Any) -> None:
        """Let the State on show say in other words what was changed on the way; no step of undo."""
        now = self.state
        self.run.note_edits(fields["edits"])
        if any(getattr(now, name) != value for name, value in fields.items()):
            self.states.rewrite(lambda state: replace(state, **fields) if state is now else state)

    # The run.

    def _forget_later(self, moment: int) -> None:
        """Take out of the State what changed after a moment, from which another branch has begun."""
        edits = tuple(edit for edit in self.state.edits if edit[0] <= moment)
        self._note(early=self.run.early(), earlier=self.run.earlier(self.state), edits=edits)
        self.state_changed.emit()

    @Slot()
    def rewind(self) -> None:
        """Back to the beginning with the present settings and seed; what was changed on the way is not done again."""
        if self.owner is self.run:
            self._note(early=(), earlier=(), edits=tuple(edit for edit in self.state.edits if edit[0] == 0))
        self.view_for(self.state).restart()
        self._redraw()

    def make_timeline(self) -> Playback:
        """Return time that goes on from any moment."""
        timeline = BranchingPlayback(self)
        timeline.before_playing = self._before_playing
        return timeline

    def _before_playing(self) -> None:
        """Branch off where a moment of the past is on show; a run that has ended begins anew."""
        run = self.run
        if self.owner is not run or run.history is None or run.loading:
            return
        if self.timeline.position < len(run.history):
            run.branch(self.timeline.position)
            self._forget_later(self.timeline.position)
        elif self.timeline.status in (Status.FAILED, Status.FINISHED):
            self.rewind()

    def key(self, key: int) -> bool:
        """Do what a key means in the view on show, or move the time."""
        return self.view_for(self.state).key(key) or super().key(key)

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        run = self.run
        if self.owner is not run:
            return self.view_for(self.state).start_text(status) or super().start_text(status)
        if status == Status.RUNNING or not run.begun:
            return super().start_text(status)
        if self.timeline.position < len(run.history or ()):
            return translate("playground", "Go on from here")
        return translate("tab", "Continue") if self.timeline.live else translate("playground", "Begin anew")

    @Slot(object)
    def _on_frames(self, frames: list[Any]) -> None:
        if self.owner is self.run:
            self.run.count()
            for code in self.run.deaths():
                self.message.say(translate("problems", DIED).format(code=code), _RUN)
            if self.run.history is not None and len(self.run.history.changes) != self._known_changes:
                self._known_changes = len(self.run.history.changes)
                self._soon.call()
        if self.isVisible():
            self.view_for(self.state).on_frames(frames)

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if not self.run.loading and self.isVisible():
            self.view_for(self.state).on_moved(moment)
            self.refresh_start()

    @Slot(str)
    def _on_run_status(self, status: str) -> None:
        if status == Status.RUNNING:
            self.message.withdraw(_RUN)
        if status != Status.FAILED:
            self.back_button.hide()
        if not self.run.loading:
            self.view_for(self.state).on_status(status)
            self.refresh_equations()

    def can_start(self, status: str) -> bool:
        """Return whether there is a run: one that has failed can go on from a moment before."""
        return status != Status.EMPTY

    @Slot()
    def go_back(self) -> None:
        """Go back to the last good moment of a run that has diverged, from which it can go on."""
        self.message.withdraw(_RUN)
        self.back_button.hide()
        self.run.branch(self.run.last_good())
        self._forget_later(self.timeline.position)
        self._redraw()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.run.problem = problem if isinstance(problem, Diverged) else None
        self.back_button.setVisible(self.run.problem is not None and self.owner is self.run)
        self.message.say(sentence(problem), _RUN)
        self.view_for(self.state).on_failed(problem)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was on show."""
        super().showEvent(event)
        self.view_for(self.state).on_shown()
        QTimer.singleShot(_WARM_UP, self, PROCESSES.warm_up)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self.back_button.setText(translate("playground", "Back to the last good step"))
