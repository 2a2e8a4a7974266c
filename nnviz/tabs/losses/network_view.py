"""What the two views of a real network share: the data they wait for, and the worker that computes for them."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any, Protocol

from PySide6.QtCore import Slot

from nnviz.data.dataset import Dataset
from nnviz.data.idx import Progress
from nnviz.tabs.losses.state import LossesState
from nnviz.tabs.losses.view import LossesView
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.view import Host, View
from nnviz.ui.widgets.figures import ThinProgress
from nnviz.ui.widgets.live_text import LiveText


class LossesDataHost(Host, Protocol):
    """What a view that needs data may ask of its tab besides."""

    @property
    def dataset(self) -> Dataset | None:
        """The data on show; None while the first is being opened."""

    @property
    def busy(self) -> bool:
        """Whether data is being opened, or the view prepared."""

    @property
    def view(self) -> View:
        """The view on show."""


class TrainedNetworkView(LossesView):
    """A view whose numbers come from a worker. A subclass says what to compute and takes what arrives."""

    tab: LossesDataHost

    def make_parts(self) -> None:
        """Make the sentence, the line of progress and the worker."""
        self.sentence = LiveText(plain=True)
        self.progress = ThinProgress()
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.task = BackgroundTask(self)
        self.task.batch.connect(self._on_batch)
        self.task.finished.connect(self._on_finished)
        self.task.failed.connect(self._on_failed)
        self._key: Hashable = None
        self._dataset: Dataset | None = None  # that the numbers on show are of
        self.problem = ""

    # What a subclass writes.

    def job(self, state: LossesState) -> Hashable:
        """Return what the numbers follow from, beside the data."""
        raise NotImplementedError

    def work(self, state: LossesState, data: Dataset) -> Callable[[], Iterator[Any]]:
        """Return what makes the generator that the worker drains."""
        raise NotImplementedError

    def forget(self) -> None:
        """Drop the numbers: others are to come."""
        raise NotImplementedError

    def take(self, frames: list[Any]) -> None:
        """Keep what the worker has computed."""
        raise NotImplementedError

    def share(self) -> float:
        """Return how much of the work is done, 0 to 1."""
        raise NotImplementedError

    def draw_numbers(self, state: LossesState) -> None:
        """Draw what is there by now."""
        raise NotImplementedError

    def sentence_of(self, state: LossesState) -> str:
        """Return what the picture shows; empty while there is too little of it."""
        raise NotImplementedError

    # The work.

    @property
    def busy(self) -> bool:
        """Whether the worker is computing."""
        return self.task.busy

    def draw(self, state: LossesState) -> None:
        """Have computed what is missing, and draw what is there."""
        data = self.tab.dataset
        if data is not None and (self.job(state) != self._key or data is not self._dataset):
            self._key, self._dataset, self.problem = self.job(state), data, ""
            self.forget()
            self.task.start(self.work(state, data))
        self.progress.setVisible(self.tab.busy)
        self.progress.set_share(self.share() if self.task.busy else 0.0)
        self.draw_numbers(state)
        self.sentence.setText(self.problem or self.sentence_of(state) or self._waiting())

    def _waiting(self) -> str:
        if self._dataset is None:
            return translate("losses", "Opening the images …")
        return translate("losses", "Classifying the test images …")

    def show_opening(self, progress: Progress) -> None:
        """Say how far the data is that the view waits for."""
        self.progress.set_share(progress.done / max(1, progress.total))

    def stop(self) -> None:
        """End the work; what is missing is computed when the view is drawn again."""
        if self.task.busy:
            self.task.stop()
            self._key = None

    def _again(self) -> None:
        if self.tab.view is self:
            self.draw(self.tab.state)
            self.tab.refresh_equations()

    @Slot(object)
    def _on_batch(self, frames: list[Any]) -> None:
        self.take(frames)
        self._again()

    @Slot(object)
    def _on_finished(self, last: object) -> None:
        self._again()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.problem = sentence(problem)
        self._again()
