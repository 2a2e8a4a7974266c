"""The dataset of the program: opened in one tab, it is there in all that show data."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnviz.data.dataset import Dataset, Origin
from nnviz.data.idx import Progress
from nnviz.data.mnist import find
from nnviz.data.sources import candidates, opening
from nnviz.ui.base.background_task import BackgroundTask
from nnviz.ui.base.settings import data_folder

_FIRST_PAINT = 30  # ms before data is opened: the window comes first, the two would share one interpreter

_living: WeakSet[DatasetSource] = WeakSet()


class Choice(NamedTuple):
    """What is to be opened: a name of `data.sources.SOURCES`, and the path where that is "folder"."""

    source: str
    path: str = ""


class DatasetSource(QObject):
    """Opens what one tab wants in a worker, and hands it to the sources of all other tabs.

    What cannot be opened changes nothing but `failed`: the dataset that was there stays.
    """

    progressed = Signal(object)  # Progress, while something is opened
    opened = Signal(object)  # Dataset: the one of the program is another
    adopted = Signal(object)  # Choice, before `opened`: another tab has opened it
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.dataset: Dataset | None = None
        self.choice: Choice | None = None  # what `dataset` was opened as
        self._wanted: Choice | None = None
        self._loader = BackgroundTask(self)
        self._loader.progressed.connect(self._on_frame)
        self._loader.finished.connect(self._on_finished)
        self._loader.failed.connect(self.failed)
        self._first_paint = QTimer(self, singleShot=True, interval=_FIRST_PAINT)
        self._first_paint.timeout.connect(self._open)
        _living.add(self)

    @property
    def busy(self) -> bool:
        """Whether something is being opened, or about to be."""
        return self._loader.busy or self._first_paint.isActive()

    def want(self, choice: Choice) -> None:
        """Open this, unless it is what is open or being opened already, or was the last that could not be."""
        if choice != self._wanted and choice != Choice("folder"):
            self.open_again(choice)

    def open_again(self, choice: Choice) -> None:
        """Open this, whatever is open: files may have changed, or come since."""
        self._wanted = choice
        self._first_paint.start()

    def look_again(self) -> None:
        """Open MNIST where digits had to be drawn in its place and it has come since."""
        drawn = self.dataset is not None and self.dataset.origin == Origin.DRAWN
        if drawn and self.choice == Choice("automatic") == self._wanted and find(candidates(data_folder())):
            self.open_again(self.choice)

    def stop(self) -> None:
        """End what runs, and leave the others."""
        _living.discard(self)
        self._first_paint.stop()
        self._loader.stop()

    def shared_choice(self) -> Choice | None:
        """Return what the other sources have open or are opening; None if nobody else has asked for data yet."""
        others = [source for source in _living if source is not self]
        choices = [source.choice for source in others] + [source._wanted for source in others]
        return next((choice for choice in choices if choice is not None), None)

    @Slot()
    def _open(self) -> None:
        if self._wanted is None:
            return
        source, path = self._wanted
        self._loader.start(lambda: opening(source, path, candidates(data_folder())))

    @Slot(object)
    def _on_frame(self, frame: Progress | Dataset) -> None:
        if isinstance(frame, Progress):
            self.progressed.emit(frame)

    @Slot(object)
    def _on_finished(self, dataset: Dataset) -> None:
        choice = self._wanted
        if choice is None:
            return
        self._take(choice, dataset)
        for other in list(_living):
            if other is not self and (other.dataset is not dataset or other.choice != choice):
                other._adopt(choice, dataset)

    def _adopt(self, choice: Choice, dataset: Dataset) -> None:
        """Take what another source has opened, in place of what this one may be opening."""
        self._first_paint.stop()
        self._loader.stop()
        self._wanted = choice
        self.adopted.emit(choice)
        self._take(choice, dataset)

    def _take(self, choice: Choice, dataset: Dataset) -> None:
        self.choice, self.dataset = choice, dataset
        self.opened.emit(dataset)
