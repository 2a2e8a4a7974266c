"""At which updates the rate of a run was changed: noted in the State, so that the run can be done again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Slot

from nnviz.core.training import TrainingStep
from nnviz.data.dataset import Dataset
from nnviz.tabs.training.run import TrainingRun
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.base.runtime.throttle import Debounce

_SETTLED = 1200  # ms after which a rate that is being dragged is what was wanted


class NotesHost(Protocol):
    """What the notes ask of the tab."""

    training: TrainingRun

    @property
    def dataset(self) -> Dataset | None:
        """The data on show."""

    @property
    def state(self) -> TrainingState:
        """The State on show."""

    def rewrite(self, change: Callable[[TrainingState], TrainingState]) -> None:
        """Change the State and those of the history, without a step to undo."""


class RateNotes(QObject):
    """Listens to the frames of a run, and writes the rates down when they have settled."""

    def __init__(self, tab: Any) -> None:
        """tab: a NotesHost that is a QObject with a time bar."""
        super().__init__(tab)
        self._tab: NotesHost = tab
        self._soon = Debounce(self, self.note, _SETTLED)
        tab.timeline.extended.connect(self._on_frames)

    @Slot(object)
    def _on_frames(self, frames: list[Any]) -> None:
        if any(isinstance(frame, TrainingStep) for frame in frames):
            self._tab.training.count()
            if self._tab.training.rate_changed():
                self._soon.call()

    def note_waiting(self) -> None:
        """Write down a rate that has not settled yet."""
        if self._soon.is_waiting:
            self.note()

    def note(self) -> None:
        """Write into the State at which updates the rate really changed."""
        self._soon.stop()
        if not self._tab.training.is_of(self._tab.state, self._tab.dataset):
            return  # the settings on show wait for another run
        early, now = self._tab.training.early(self._tab.state), self._tab.state
        if early != now.early:
            self._tab.rewrite(lambda state: replace(state, early=early) if state is now else state)
