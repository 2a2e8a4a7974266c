"""The ten training images that are most like what the network is shown, found in a thread."""

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from nnviz.core.studies.inference.nearest_images import ImageIndex, Neighbour, indexing
from nnviz.data.dataset import Dataset
from nnviz.tabs.inference.drawing.detail import Detail
from nnviz.tabs.inference.drawing.drawn import DrawnDigit
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.images.answer_marks import PLAIN, RIGHT
from nnviz.ui.view import Picture

COUNT = 10

Found = tuple[bytes, tuple[Neighbour, ...]]


class NearestSearch(QObject):
    """Has the nearest images looked for, one question after the other; of those that come meanwhile the last counts."""

    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._images: np.ndarray | None = None
        self._index: ImageIndex | None = None
        self._asked: np.ndarray | None = None
        self.found: Found | None = None
        self._worker = BackgroundTask(self)
        self._worker.finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        """Whether something is looked for, or will be."""
        return self._worker.busy

    def ask(self, images: np.ndarray, image: np.ndarray) -> None:
        """Look for the images (N, height, width) that are nearest to one."""
        if images is not self._images:
            self._worker.stop()
            self._images, self._index, self.found = images, None, None
        if self.found is None or self.found[0] != image.tobytes():
            self._asked = image
            if not self._worker.busy:  # what runs takes a moment only: to wait for its end would hold the window up
                self._go_on()

    def _go_on(self) -> None:
        images, index, image = self._images, self._index, self._asked
        if images is not None and index is None:
            self._worker.start(lambda: indexing(images))
        elif index is not None and image is not None:
            self._asked = None
            self._worker.start(lambda: _searching(index, image))

    def stop(self) -> None:
        """End what runs."""
        self._worker.stop()

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        if isinstance(result, ImageIndex):
            self._index = result
        elif isinstance(result, tuple):
            self.found = result
        self._go_on()
        self.arrived.emit()


def _searching(index: ImageIndex, image: np.ndarray) -> Iterator[Found]:
    yield image.tobytes(), index.nearest(image, COUNT)


class NearestDetail(Detail):
    """Ten images with their labels: those with the label that the network answers have ✓.

    Five seconds: ten digits that look like the one on the pad. While drawing others come.
    """

    def build(self) -> None:
        """Make the grid."""
        self.search = NearestSearch(self)
        self.search.arrived.connect(self._on_arrived)
        self.grid = AnswerGrid()
        self._drawn: DrawnDigit | None = None
        self.column.addWidget(self.grid, 1)

    def show(self, drawn: DrawnDigit) -> None:
        """Ask for the neighbours, and show those that are known."""
        self._drawn = drawn
        data = self.data
        if drawn.trace is None or data is None or self.misfit(drawn):
            self._clear()
            self.text.setText(self._why(drawn))
            return
        self.search.ask(data.x_train, drawn.image)
        if self.search.found is not None and self.search.found[0] == drawn.image.tobytes():
            self._show_found(drawn, data, self.search.found[1])
        elif self.search.found is None:
            self.text.setText(translate("inference", "Making {count} training images ready …").format(
                count=number_text(len(data.x_train))))  # fmt: skip

    def _why(self, drawn: DrawnDigit) -> str:
        """Return why there are no neighbours."""
        if self.misfit(drawn):
            return self.misfit(drawn)
        if self.data is None:
            return translate("inference", "Opening the images and the weights …")
        return translate("inference", "Nothing is drawn yet.")

    def _clear(self) -> None:
        self.grid.set_texts("")
        self.grid.show_answers(np.zeros((0, 28, 28), np.uint8), np.zeros(0))

    def _show_found(self, drawn: DrawnDigit, data: Dataset, found: tuple[Neighbour, ...]) -> None:
        assert drawn.trace is not None
        numbers = np.array([neighbour.number for neighbour in found])
        labels, answer = data.t_train[numbers], drawn.trace.answer
        names = [drawn.name_of(int(label)) for label in labels]
        captions = [f"{name} · {fixed_text(n.distance, 0)}" for name, n in zip(names, found, strict=True)]
        self.grid.set_texts(translate("inference", "The most similar training images: label · difference"))
        self.grid.set_widest(max(captions, key=len))
        self.grid.show_answers(data.x_train[numbers], np.where(labels == answer, RIGHT, PLAIN), captions,
                               lambda tile: self._told(numbers[tile], names[tile], found[tile]))  # fmt: skip
        self.text.setText(nearest_text(drawn, labels, len(data.x_train)))

    def _told(self, number: int, name: str, found: Neighbour) -> str:
        text = translate("inference", "Training image {number}: label {label}, root mean squared difference {distance} "
                                      "of 255")  # fmt: skip
        return text.format(number=number_text(int(number) + 1), label=name, distance=fixed_text(found.distance, 1))

    @Slot()
    def _on_arrived(self) -> None:
        if self._drawn is not None and self.tab.state.view == "draw" and self.tab.state.detail == "nearest":
            self.show(self._drawn)

    @property
    def busy(self) -> bool:
        """Whether neighbours are looked for."""
        return self.search.busy

    def stop(self) -> None:
        """End the search."""
        self.search.stop()

    def pictures(self) -> Sequence[Picture]:
        """Return nothing: the images are the data's."""
        return ()


def nearest_text(drawn: DrawnDigit, labels: np.ndarray, count: int) -> str:
    """Return how many neighbours have the label that the network answers; a vote of them would answer this too."""
    assert drawn.trace is not None
    answer = drawn.trace.answer
    same = int(np.count_nonzero(labels == answer))
    text = translate("inference", "{same} of the {all} nearest of {count} training images are labelled {answer}, as "
                                  "the network answers.")  # fmt: skip
    return text.format(same=same, all=len(labels), count=number_text(count), answer=drawn.name_of(answer))
