"""The descent of a State: its first steps at once, the others in a worker thread when nothing is dragged."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from nnviz.core.descent import RunStep, Trajectory, run_groups
from nnviz.core.studies.gradient.loss_landscape import safe
from nnviz.tabs.gradient.runners import RunStyle, run_key, runners
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import landscape_of
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.table_text import table_text
from nnviz.ui.playback.playback import Playback

OPENS_AT = {"race": 0, "update": 1, "line": 0}  # the moment with which a view begins, whatever was on show before
_START = 0  # the moment with which the others begin: a process is seen before it happens
NEWEST = 10**9  # the moment asked for is the last one, whichever that is
AT_ONCE = 32  # steps computed at once in a drag; the others follow when the drag pauses


class DescentRun(QObject):
    """What is computed, and which moment of it is wanted. `unfinished()`: call `resume` later; `failed(problem)`."""

    unfinished = Signal()
    failed = Signal(Exception)

    def __init__(self, timeline: Playback) -> None:
        super().__init__(timeline)
        self._timeline = timeline
        self.trajectory = Trajectory(np.zeros((2, 1)), np.zeros(1))  # of no step until `prepare`
        self.styles: list[RunStyle] = []
        self.busy = False  # whether steps are still to be computed
        self.steps = 0
        self.version = 0  # grows with every change of trajectory and styles
        self._key: tuple | None = None
        self._frames: Iterator[RunStep] | None = None
        self._task = BackgroundTask(self)
        self._task.batch.connect(self._on_frames)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._wanted = _START
        self._left: dict[str, int] = {}  # the moments at which the runs of other views were left
        self._anew = False
        self._following = False

    def prepare(self, state: GradientState, at_once: int = AT_ONCE) -> bool:
        """Descend as a State says and show it on the time bar; False if this very run is on show already.

        at_once: how many steps of one or two runs are computed now, half as many of more.
        """
        key, anew = run_key(state), self._anew
        self._anew = False
        if anew:
            self._wanted = OPENS_AT.get(state.view, _START)
        if key == self._key:
            if anew:
                self._show()
            return False
        if self._key is not None and not anew:
            at_end = self.at_end()
            self._wanted = NEWEST if at_end else max(self._wanted if self.busy else 0, self._timeline.position)
            if self._key[0] != key[0]:
                self._left[self._key[0]] = self._wanted
                self._wanted = self._left.get(key[0], _START)
        if state.view in OPENS_AT and (self._key is None or self._key[0] != key[0]):
            self._wanted = OPENS_AT[state.view]
        self._key, self.steps = key, state.steps
        self.stop()
        self._begin(state, at_once)
        self._show()
        return True

    def _begin(self, state: GradientState, at_once: int) -> None:
        self.version += 1
        groups, gradient, self.styles = runners(state)
        value = landscape_of(state).surface.value
        starts = np.concatenate([group.starts for group in groups], axis=1)
        self.trajectory = Trajectory(starts, safe(value)(starts))
        self._frames = run_groups(groups, value, gradient, state.steps)
        first = at_once if starts.shape[1] <= 2 else at_once // 2
        self.trajectory.extend(list(islice(self._frames, min(state.steps, first))))
        self.busy = len(self.trajectory) == first < state.steps
        if self.busy:
            self.unfinished.emit()

    def table(self, separator: str) -> str:
        """Return every step of every run as text: where it is, and the value there."""
        names = [f"{style.name} {what}" for style in self.styles for what in ("x0", "x1", "f")]
        places = np.concatenate([self.trajectory.x, self.trajectory.value[:, None]], axis=1)  # (steps + 1, 3, n)
        rows = places.transpose(0, 2, 1).reshape(len(places), -1)
        return table_text(["step", *names], [(step, *row) for step, row in enumerate(rows.tolist())], separator)

    @property
    def prepared(self) -> bool:
        """Whether there is a run to show."""
        return bool(self.styles)

    def ended(self, state: GradientState) -> bool:
        """Return whether all runs have left the numbers before the last step."""
        return not self.busy and len(self.trajectory) < state.steps

    def forget(self) -> None:
        """Compute anew at the next State, whatever it is."""
        self._key = self._key and self._key[:1]

    def begin_anew(self) -> None:
        """Show the next State at the moment with which its view opens, whatever moment is on show."""
        self._anew = True
        self._left.clear()

    def want(self, moment: int) -> None:
        """Keep a moment in mind for the runs to come, unless it is only the last one so far."""
        if not self.busy or self._timeline.running or moment < len(self.trajectory):
            self._wanted = moment

    def want_newest(self) -> None:
        """Show the end of the next run."""
        self._wanted = NEWEST

    def at_end(self) -> bool:
        """Return whether the end of the run is on show, and not only because steps are still missing."""
        if self._key is None:
            return False
        shown = not self._timeline.running and self._timeline.position >= len(self.trajectory)
        return shown and (not self.busy or self._following)

    def step(self, i: int, run: int) -> np.ndarray:
        """Return what step i added to the place of a run: (2,)."""
        return self.trajectory.x[i + 1, :, run] - self.trajectory.x[i, :, run]

    def resume(self) -> None:
        """Compute the steps that are missing in a worker thread."""
        frames = self._frames
        if frames is not None and self.busy and not self._task.busy:
            self._task.start(lambda: frames)

    def stop(self) -> None:
        """Compute no further."""
        self.busy = False
        self._task.stop()

    def _show(self) -> None:
        total = self.steps if self.busy else len(self.trajectory)
        self._following = self._wanted >= total
        self._timeline.show_run(self.trajectory, total, min(self._wanted, len(self.trajectory)))

    @Slot(object)
    def _on_frames(self, frames: list[RunStep]) -> None:
        self.version += 1
        self.trajectory.extend(frames)
        self._timeline.grew()
        if not self._timeline.running and self._wanted > self._timeline.position:
            self._timeline.go(min(self._wanted, len(self.trajectory)))

    @Slot()
    def _on_finished(self) -> None:
        self.stop()
        self._show()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.stop()
        self.failed.emit(problem)
