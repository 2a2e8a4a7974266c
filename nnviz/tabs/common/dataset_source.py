"""The dataset of the program: opened in one tab, it is there in all that show data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from weakref import WeakSet

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.inference import Model
from nnviz.data.dataset import Dataset, Origin
from nnviz.data.idx import Progress
from nnviz.data.mnist import find
from nnviz.data.orientation import AS_STORED, Advice, Position, advice
from nnviz.data.sources import candidates, opening
from nnviz.tabs.common.networks import shipped_network
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.runtime.first_paint import is_awaited
from nnviz.ui.base.settings import cache_folder, data_folder

_FIRST_PAINT = 30  # ms between two looks whether the window is painted: it comes first, then data is opened

_living: WeakSet[DatasetSource] = WeakSet()


class Choice(NamedTuple):
    """What is to be opened: a name of `data.sources.SOURCES`, and the path where that is "folder"."""

    source: str
    path: str = ""
    position: Position = Position()


class Opened(NamedTuple):
    """What was opened, and what to do with it if it is the wrong way round as it is stored."""

    dataset: Dataset
    advice: Advice | None


def _looked_at(choice: Choice) -> Iterator[Progress | Opened]:
    """Open a dataset and look at it: Progress, then what was Opened."""
    source, path, position = choice
    for frame in opening(source, path, candidates(data_folder()), position, Path(cache_folder())):
        if isinstance(frame, Dataset):
            yield Opened(frame, _advice(frame) if source == "folder" and not frame.verified else None)
        else:
            yield frame


def _advice(data: Dataset) -> Advice | None:
    """Return how the images should be turned; of those that have been turned nothing more is said."""
    if data.turn not in ("", AS_STORED) or data.inverted:
        return None
    model = Model(shipped_network("relu-50").params, "relu")

    def answer(images: np.ndarray) -> np.ndarray:
        return model.probabilities(images).argmax(axis=1)

    return advice(data, answer)


class DatasetSource(QObject):
    """Opens what one tab wants in a worker, and hands it to the sources of all other tabs.

    What cannot be opened changes nothing but `failed`: the dataset that was there stays.
    """

    progressed = Signal(object)  # Progress, while something is opened
    opened = Signal(object)  # Dataset: the one of the program is another
    adopted = Signal(object)  # Choice, before `opened`: another tab has opened it
    failed = Signal(Exception)

    def __init__(self, parent: QWidget) -> None:
        """parent: the tab."""
        super().__init__(parent)
        self._tab = parent
        self.dataset: Dataset | None = None
        self.choice: Choice | None = None  # what `dataset` was opened as
        self.advice: Advice | None = None  # how `dataset` would be upright
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
        choice = self._wanted
        if is_awaited(self._tab):
            self._first_paint.start()
        elif choice is not None:
            self._loader.start(lambda: _looked_at(choice))

    @Slot(object)
    def _on_frame(self, frame: Progress | Opened) -> None:
        if isinstance(frame, Progress):
            self.progressed.emit(frame)

    @Slot(object)
    def _on_finished(self, opened: Opened) -> None:
        choice = self._wanted
        if choice is None:
            return
        self._take(choice, opened)
        for other in list(_living):
            if other is not self and (other.dataset is not opened.dataset or other.choice != choice):
                other._adopt(choice, opened)

    def _adopt(self, choice: Choice, opened: Opened) -> None:
        """Take what another source has opened, in place of what this one may be opening."""
        self._first_paint.stop()
        self._loader.stop()
        self._wanted = choice
        self.adopted.emit(choice)
        self._take(choice, opened)

    def _take(self, choice: Choice, opened: Opened) -> None:
        self.choice, self.dataset, self.advice = choice, opened.dataset, opened.advice
        self.opened.emit(opened.dataset)
