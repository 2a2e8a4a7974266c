"""The kept runs of the program, for the views that keep, list and change them: read and written in the background."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from nnviz.core.studies.training.history import History
from nnviz.laboratory.curves import RunCurves, Weights, curves_of
from nnviz.laboratory.jobs import FINISHED
from nnviz.laboratory.kept_run import COLOURS, KeptRun, RunLabels, described, figures_of
from nnviz.laboratory.run_plan import RunPlan
from nnviz.laboratory.run_settings import settings_of
from nnviz.laboratory.run_store import Listing, RunStore
from nnviz.tabs.training.record import run_settings
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.words import activation_name
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.settings import data_folder
from nnviz.ui.message_bar import MessageBar

_ORIGIN = "kept"  # of what is said in the message bar
MOST_CURVES = 24
"""Runs whose curves stay in memory."""


def runs_folder() -> Path:
    """Return the folder of the kept runs (it need not exist yet)."""
    return Path(data_folder()) / "runs"


class KeptRuns(QObject):
    """The kept runs. What is changed holds at once, and is written by and by.

    changed: the runs, or the curves of one, are other than before. What was kept, and what could not be read or
    written, is said in the message bar.
    """

    changed = Signal()

    def __init__(self, parent: QObject, message: MessageBar, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._message = message
        self.store = RunStore(folder or runs_folder())
        self.runs: dict[str, KeptRun] = {}
        self.removed: list[KeptRun] = []  # the last deleted comes last
        self.is_read = False
        self._curves: dict[str, tuple[RunCurves, Weights]] = {}
        self._work: deque[Callable[[], Any]] = deque()
        self._task = BackgroundTask(self)
        self._task.batch.connect(self._on_done)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._task.busy or bool(self._work)

    # Reading.

    def read(self) -> None:
        """Read the list of runs anew: another window may have kept one."""
        self._do(self.store.listing)

    def curves(self, key: str) -> RunCurves | None:
        """Return a run's curves if they are in memory; else None, and they are read (`changed` tells)."""
        if key in self._curves:
            return self._curves[key][0]
        self._want(key)
        return None

    def weights(self, key: str) -> Weights | None:
        """Return a run's last weights if they are in memory."""
        return self._curves[key][1] if key in self._curves else None

    def _want(self, key: str) -> None:
        reading = _Reading(self.store, key)
        if key in self.runs and reading not in self._work:
            self._do(reading)

    # Keeping and changing.

    def keep(self, run: Run, history: History, name: str = "") -> None:
        """Keep a run that was watched, with the weights of its end."""
        entry = history.weights_at(len(history))
        state = run_settings(run, history)
        plan, curves = RunPlan(settings_of(vars(state)), run.data), curves_of(history)
        self.keep_run(plan, curves, entry[1] if entry else {}, run.data.name, name=name)

    def keep_run(self, plan: RunPlan, curves: RunCurves, weights: Weights, data: str, outcome: str = FINISHED,
                 experiment: str = "", variant: str = "", name: str = "") -> None:
        """Keep a run: its plan, curves and last weights, the name of its data, and of what it was a part."""
        labels = RunLabels(name or self._new_name(plan), self._new_colour())
        made = KeptRun(self.store.new_key(), time.time(), plan.state, described(plan, data),
                       figures_of(plan, curves, outcome), labels, experiment, variant)  # fmt: skip
        self.runs[made.key] = made
        self._remember(made.key, curves, weights)
        self._do(lambda: self._write(made, curves, weights))
        self.changed.emit()

    def _write(self, made: KeptRun, curves: RunCurves, weights: Weights) -> str:
        self.store.keep(made, curves, weights)
        return made.labels.name

    def relabel(self, key: str, **labels: Any) -> None:
        """Change what is said of a run."""
        before = self.runs[key]
        after = self.runs[key] = before.labelled(**labels)
        if after != before:
            self._do(lambda: self.store.relabel(after))
            self.changed.emit()

    def remove(self, key: str) -> None:
        """Delete a run; `bring_back` undoes that for as long as the program runs."""
        run = self.runs.pop(key, None)
        if run is not None:
            self.removed.append(run)
            self._do(lambda: self.store.remove(key))
            self.changed.emit()

    def bring_back(self) -> None:
        """Take back the last deletion."""
        if self.removed:
            run = self.removed.pop()
            self.runs[run.key] = run
            self._do(lambda: self.store.restore(run.key))
            self.changed.emit()

    def _new_name(self, plan: RunPlan) -> str:
        """Return a name that no run has: 784-50-10, sigmoid, SGD (2)."""
        parts = "-".join(map(str, plan.sizes)), activation_name(plan.state.activation), plan.state.optimizer
        name = ", ".join(parts)
        taken = {run.labels.name for run in self.runs.values()}
        return next(n for n in _numbered(name) if n not in taken)

    def _new_colour(self) -> int:
        """Return the colour that the fewest runs have."""
        counts = np.bincount([run.labels.colour % COLOURS for run in self.runs.values()], minlength=COLOURS)
        return int(np.argmin(counts))

    # In the background, one thing after the other.

    def _do(self, work: Callable[[], Any]) -> None:
        self._work.append(work)
        if not self._task.busy:
            self._task.start(self._working)

    def _working(self) -> Iterator[Any]:
        """Do what is waiting; runs in the worker."""
        while self._work:
            yield self._work[0]()
            self._work.popleft()

    @Slot(object)
    def _on_done(self, results: list[Any]) -> None:
        for result in results:
            if isinstance(result, Listing):
                self._take_listing(result)
            elif isinstance(result, _Read):
                self._remember(result.key, result.curves, result.weights)
            elif isinstance(result, str):
                told = translate("laboratory", "“{name}” is kept: see Compare.")
                self._message.say(told.format(name=result), _ORIGIN)
        self.changed.emit()

    def _take_listing(self, listing: Listing) -> None:
        self.is_read = True
        found = {run.key: run for run in listing.runs}
        own = [run for key, run in self.runs.items() if key not in found and self._work]  # still to be written
        self.runs = found | {run.key: run for run in own}
        if listing.problems:
            self._tell(listing.problems[0])

    def _remember(self, key: str, curves: RunCurves, weights: Weights) -> None:
        self._curves.pop(key, None)
        self._curves[key] = curves, weights
        while len(self._curves) > MOST_CURVES:
            self._curves.pop(next(iter(self._curves)))

    @Slot(object)
    def _on_finished(self, last: object) -> None:
        if self._work:  # it came when the worker had looked for the last time
            self._task.start(self._working)

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        work = self._work.popleft()
        if isinstance(work, _Reading):
            self.runs.pop(work.key, None)
        self._on_finished(None)
        self._tell(problem)
        self.changed.emit()

    def _tell(self, problem: Exception) -> None:
        self._message.say(sentence(problem), _ORIGIN)

    def stop(self) -> None:
        """Do what is still to be written, and end."""
        self._task.stop()
        while self._work:
            work = self._work.popleft()
            if not isinstance(work, _Reading):
                with suppress(OSError):  # nobody is there to be told
                    work()
        if self.removed:
            self.store.purge()


class _Read:
    """What was read of a run."""

    def __init__(self, key: str, curves: RunCurves, weights: Mapping[str, np.ndarray]) -> None:
        self.key, self.curves, self.weights = key, curves, weights


class _Reading:
    """Work: read the curves of a run. Two of the same run are equal."""

    def __init__(self, store: RunStore, key: str) -> None:
        self.store, self.key = store, key

    def __call__(self) -> _Read:
        return _Read(self.key, *self.store.read(self.key))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reading) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


def _numbered(name: str) -> Iterator[str]:
    """Yield a name, then the name (2), (3) …"""
    yield name
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1
