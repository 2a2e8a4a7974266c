"""The answers to all test images: computed in a thread when they are wanted, and kept for a while."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.core.evaluation import EvaluationProgress
from nnviz.core.inference import Answers, Mistakes, Model, inferring
from nnviz.data.dataset import Dataset
from nnviz.data.weights import Weights
from nnviz.tabs.inference.networks import Source, scale_of
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.runtime.throttle import Debounce

_IDLE = 120  # ms after the last change before anything is answered anew
_MOST = 32  # results that are kept: some 0.5 MB each


class Job(NamedTuple):
    """What the answers to all test images follow from; size 0: one by one; data: counts the datasets opened."""

    network: Source
    activation: str
    mistakes: Mistakes
    data: int
    size: int


class Answering(QObject):
    """Has one job done after the other, and keeps the results."""

    arrived = Signal()
    progressed = Signal(float)  # the share of the job in work; 0 when it is over
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._results: dict[Job, Answers] = {}
        self._wanted: Sequence[Job] = ()
        self._working: Job | None = None
        self._weights: Weights | None = None
        self._data: Dataset | None = None
        self.passes = 1
        self._worker = BackgroundTask(self)
        self._worker.progressed.connect(self._on_progress)
        self._worker.finished.connect(self._on_answers)
        self._worker.failed.connect(self._on_failed)
        self._soon = Debounce(self, self._work, _IDLE)

    @property
    def busy(self) -> bool:
        """Whether answers are being computed or about to be."""
        return self._worker.busy or self._soon.is_waiting

    def found(self, job: Job) -> Answers | None:
        """Return the answers of a job, if they are known by now."""
        return self._results.get(job)

    def want(self, jobs: Sequence[Job], weights: Weights, data: Dataset, passes: int) -> None:
        """Have these jobs done, the most urgent first, after a moment without a change; passes: the fastest counts."""
        self._wanted, self._weights, self._data, self.passes = jobs, weights, data, passes
        missing = self._missing()
        if missing and self._working not in missing:
            self._soon.call()

    def stop(self) -> None:
        """End what is in work."""
        self._soon.stop()
        self._worker.stop()
        self._wanted, self._working = (), None

    def _missing(self) -> list[Job]:
        return [job for job in self._wanted if job not in self._results]

    @Slot()
    def _work(self) -> None:
        self._worker.stop()
        missing = self._missing()
        self._working = job = missing[0] if missing else None
        if job is not None and self._weights is not None and self._data is not None:
            weights, images, passes = self._weights, self._data.x_test, self.passes
            model = Model(weights.params, job.activation, scale_of(weights), job.mistakes)
            self._worker.start(lambda: inferring(model, images, job.size, passes))

    @Slot(object)
    def _on_progress(self, frame: Any) -> None:
        if isinstance(frame, EvaluationProgress):
            self.progressed.emit(frame.done / frame.total)

    @Slot(object)
    def _on_answers(self, found: Answers) -> None:
        if self._working is not None:
            self._results[self._working] = found
        for old in list(self._results)[:-_MOST]:
            del self._results[old]
        self._work()
        self.progressed.emit(0.0)
        self.arrived.emit()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._working = None
        self.progressed.emit(0.0)
        self.failed.emit(problem)
