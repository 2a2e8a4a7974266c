"""What runs experiments for the view: one after the other, each in processes of its own, and what came of them."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.data.dataset import Dataset
from nnviz.laboratory.experiment import Experiment
from nnviz.laboratory.jobs import Event, Timed
from nnviz.laboratory.results import Results
from nnviz.laboratory.run_queue import side_by_side
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.settings import cache_folder

Key = tuple[str, int]
"""An experiment and the number of seeds."""


class ExperimentRunner(QObject):
    """Does the experiments that are asked for, in turn; what has come of each stays until the data is another.

    changed: something is known that was not. failed(problem): the experiment under way could not go on.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.waiting: list[Key] = []
        self.current: Key | None = None
        self.data: Dataset | None = None
        self._results: dict[Key, Results] = {}
        self._timings: dict[str, dict[str, Timed]] = {}
        self._experiments: dict[str, Experiment] = {}
        self._task, self._timing = BackgroundTask(self), BackgroundTask(self)
        self._task.batch.connect(self._on_events)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._timing.batch.connect(self._on_timed)
        self._timing.finished.connect(self._on_timing_over)
        self._timing.failed.connect(self._on_timing_over)
        self._timed_key = ""

    def use(self, data: Dataset | None) -> None:
        """Take other data: what is known of the old one is forgotten."""
        if data is not self.data:
            self.stop()
            self.data = data
            self._results, self._timings = {}, {}

    def results(self, experiment: Experiment, seeds: int) -> Results | None:
        """Return what is known of an experiment by now; None without data."""
        if self.data is None:
            return None
        self._experiments[experiment.key] = experiment
        known = self._results.setdefault(
            (experiment.key, seeds), Results(experiment, seeds, len(self.data.x_train)))  # fmt: skip
        known.timings = self._timings.get(experiment.key, {})
        return known

    # Running.

    def run(self, experiment: Experiment, seeds: int) -> None:
        """Run an experiment, or put it behind those that wait; what was known of it is forgotten."""
        key = experiment.key, seeds
        self._experiments[experiment.key] = experiment
        if self.data is None or key == self.current or key in self.waiting:
            return
        self.waiting.append(key)
        self._next()
        self.changed.emit()

    def cancel(self, experiment: Experiment, seeds: int) -> None:
        """End an experiment at once, or take it from those that wait; runs that are over stay."""
        key = experiment.key, seeds
        if key in self.waiting:
            self.waiting.remove(key)
        elif key == self.current:
            self._task.stop()
            self._results[key].stop()
            self.current = None
            self._next()
        self.changed.emit()

    def stop(self) -> None:
        """End everything at once."""
        self.waiting.clear()
        self._task.stop()
        self._timing.stop()
        if self.current is not None:
            self._results[self.current].stop()
        self.current = None

    def _next(self) -> None:
        if self.current is not None or not self.waiting or self.data is None:
            return
        self._timing.stop()
        key = self.current = self.waiting.pop(0)
        experiment, data = self._experiments[key[0]], self.data
        self._results.pop(key, None)
        results = self.results(experiment, key[1])
        assert results is not None
        jobs = list(results.jobs.values())
        self._task.start(lambda: _flat(side_by_side(jobs, data, _folder())))

    @Slot(object)
    def _on_events(self, events: Sequence[Event | None]) -> None:
        if self.current is not None:
            told = [event for event in events if event is not None]
            self._results[self.current].take(told)
            if told:
                self.changed.emit()

    @Slot(object)
    def _on_finished(self, last: object) -> None:
        self.current = None
        self._next()
        self.changed.emit()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        if self.current is not None:
            self._results[self.current].stop()
        self.current = None
        self.failed.emit(problem)
        self._next()
        self.changed.emit()

    # How long it will take.

    def measure(self, experiment: Experiment) -> None:
        """Measure how long the runs of an experiment take, unless that is known or something runs."""
        if self.data is None or self.current is not None or self._timing.busy or experiment.key in self._timings:
            return
        self._timed_key = experiment.key
        jobs, data = experiment.jobs(1, timed=True, samples=len(self.data.x_train)), self.data
        self._timing.start(lambda: _flat(side_by_side(jobs, data, _folder())))
        self.changed.emit()

    @property
    def measuring(self) -> bool:
        """Whether it is being measured how long runs take."""
        return self._timing.busy

    @Slot(object)
    def _on_timed(self, events: Sequence[Event]) -> None:
        known = self._timings.setdefault(self._timed_key, {})
        known |= {event.key: event for event in events if isinstance(event, Timed)}

    @Slot(object)
    @Slot(Exception)
    def _on_timing_over(self, last: object) -> None:
        self.changed.emit()


def _folder() -> Path:
    return Path(cache_folder())


def _flat(batches: Generator[Sequence[Event], None, None]) -> Iterator[Any]:
    """Yield the events one by one, and closing it closes where they come from."""
    try:
        for events in batches:
            yield from events or (None,)
    finally:
        batches.close()
