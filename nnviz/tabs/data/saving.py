"""A part of the data saved as files that the program, and others, can open again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from nnviz.data.dataset import Dataset, saving_idx
from nnviz.data.idx import Progress
from nnviz.data.mnist import FILES
from nnviz.tabs.data.subset_dialog import NumberEntry, NumbersDialog
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask


class Saver(QObject):
    """Asks how many images to save and where, and saves them in a worker; a sentence tells the end."""

    progressed = Signal(float, str)  # the share that is done, and what is being saved
    told = Signal(str)  # a sentence for the person: saved, or why not
    ended = Signal()  # one way or the other

    def __init__(self, tab: QWidget) -> None:
        super().__init__(tab)
        self._tab = tab
        self._done_text = ""
        self._loader = BackgroundTask(self)
        self._loader.progressed.connect(self._on_progress)
        self._loader.finished.connect(self._on_saved)
        self._loader.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether something is being saved."""
        return self._loader.busy

    def stop(self) -> None:
        """End what runs."""
        self._loader.stop()

    def ask(self, data: Dataset, seed: int) -> None:
        """Ask how many images, and for a folder, then save."""
        images = len(data.x_train)
        self.dialog = NumbersDialog(
            translate("data", "Save a subset as IDX"),
            translate("data", "This many training images are sampled without replacement; all test images are saved "
                      "too. Four files are written into a folder of your choice."),
            {"count": NumberEntry(translate("data", "Training images"), 1, images, min(1000, images)),
             "seed": NumberEntry(translate("data", "Seed"), 0, 9999, seed)},
            translate("data", "Choose a folder…"), self._tab,
        )  # fmt: skip
        self._data = data
        self.dialog.accepted.connect(self._on_accepted)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    @Slot()
    def _on_accepted(self) -> None:
        values = self.dialog.values()
        folder = QFileDialog.getExistingDirectory(self._tab, translate("data", "Save a subset as IDX"))
        if folder:
            self.save(self._data, folder, values["count"], values["seed"])

    def save(self, data: Dataset, folder: str, count: int, seed: int) -> None:
        """Save `count` training images and all test images as IDX files, in a worker."""
        if self.busy:
            return
        if any((Path(folder) / name).exists() for file in FILES for name in file.names):
            told = translate("data", "{folder} already holds a dataset. Choose an empty folder.")
            self.told.emit(told.format(folder=folder))
            return
        done = translate("data", "{count} training and {test} test images are saved in {folder}.")
        count_text, test_text = number_text(count), number_text(len(data.x_test))
        self._done_text = done.format(count=count_text, test=test_text, folder=folder)
        self._loader.start(_saving(data, folder, count, seed))
        self.progressed.emit(0.0, "")

    @Slot(object)
    def _on_progress(self, last: Progress) -> None:
        text = translate("data", "Saving: {what} …").format(what=last.what)
        self.progressed.emit(last.done / max(1, last.total), text)

    @Slot(object)
    def _on_saved(self, last: Progress) -> None:
        self.ended.emit()
        self.told.emit(self._done_text)

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.ended.emit()
        self.told.emit(sentence(problem))


def _saving(data: Dataset, folder: str, count: int, seed: int) -> Callable[[], Iterator[Progress]]:
    # Called in the worker, so that the images are drawn there too.
    return lambda: saving_idx(data.subset(count, np.random.default_rng(seed)), folder)
