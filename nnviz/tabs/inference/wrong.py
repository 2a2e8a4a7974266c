"""What the network gets wrong: a grid of images, the most confident errors first, and the confusion matrix."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.core.evaluation import confusion_matrix
from nnviz.core.inference import Answers, wrong_ones
from nnviz.tabs.inference.columns import column
from nnviz.tabs.inference.inference_view import InferenceView
from nnviz.tabs.inference.shown import Shown
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.confusion_matrix import ConfusionMatrix
from nnviz.ui.view import Picture


class WrongView(InferenceView):
    """The images that the network gets wrong, chosen in the confusion matrix beside it.

    Five seconds: digits that are hard to read, under each "4 → 9"; a matrix with a strong diagonal and some red cells.
    One second after a click on a cell: exactly those images.
    """

    def build(self, page: QWidget) -> None:
        """Make everything on the page."""
        self.images = np.zeros(0, np.intp)  # of the grid
        self._found: tuple[Answers, tuple[int, int]] | None = None
        self.grid = AnswerGrid(pages=True, largest=110, framed=False)
        self.grid.chosen.connect(self._on_tile)
        self.matrix = ConfusionMatrix()
        self.matrix.chosen.connect(self._on_cell)
        row = QHBoxLayout()
        row.addWidget(self.grid, 50)
        row.addWidget(self.matrix, 50)
        column(page, row)

    def draw_shown(self, shown: Shown) -> None:
        """Show the matrix and the images of what is chosen in it."""
        found, state = shown.batch, shown.state
        if found is None:
            return
        truth, answer = (value if value < shown.classes else ALL for value in (state.truth, state.answer))
        place = truth, answer
        self.matrix.set_texts(
            translate("inference", "Confusion matrix"), translate("inference", "True label"),
            translate("inference", "Predicted"), translate("inference", "Label {truth}, predicted {answer}: {count}"),
        )  # fmt: skip
        counts = confusion_matrix(shown.data.t_test, found.answers, shown.classes)
        self.matrix.show_counts(counts, [shown.name_of(i) for i in range(shown.classes)], place)
        self._draw_wall(shown, found, place)

    def clear(self, text: str) -> None:
        """Show a sentence instead."""
        self.grid.set_texts("", "", text)
        self.grid.show_answers(np.zeros((0, 28, 28), np.uint8), np.zeros(0))
        self.matrix.show_counts(np.zeros((0, 0), np.int64), (), (ALL, ALL))
        self._found = None

    def _draw_wall(self, shown: Shown, found: Answers, place: tuple[int, int]) -> None:
        self.images = images = _chosen(found, shown.data.t_test, *place)
        marks, captions = shown.marks(images, found)
        self.grid.set_texts(
            _title(shown, len(images), *place), "", translate("inference", "There is no such image."),
            translate("inference", "{first} to {last} of {all}, the most confident first. More: wheel, Page Down."),
        )  # fmt: skip
        self.grid.set_widest(shown.widest)
        self.grid.show_answers(
            shown.data.x_test[images], marks, captions, lambda tile: shown.told(int(images[tile]))
        )  # fmt: skip
        if self._found is None or (self._found[0] is not found or self._found[1] != place):
            self._found = found, place
            self.grid.to_first_page()

    def sentences(self) -> Sequence[str]:
        """Return what the grid shows."""
        return [self.grid.title]

    def pictures(self) -> Sequence[Picture]:
        """Return the matrix."""
        return (self.matrix,)

    @Slot(int, int)
    def _on_cell(self, truth: int, answer: int) -> None:
        self.tab.change(truth=truth, answer=answer)

    @Slot(int)
    def _on_tile(self, number: int) -> None:
        self.tab.show_image(int(self.images[number]))


def _chosen(found: Answers, t: np.ndarray, truth: int, answer: int) -> np.ndarray:
    """Return the images of a cell, or the wrong ones of a row, a column or of all; the most confident first."""
    if truth == answer != ALL:
        same = np.flatnonzero((t == truth) & (found.answers == truth))
        return same[np.argsort(-found.probabilities[same, truth], kind="stable")]
    images = wrong_ones(found, t)
    keep = (t[images] == truth) | (truth == ALL)
    keep &= (found.answers[images] == answer) | (answer == ALL)
    return images[keep]


def _title(shown: Shown, count: int, truth: int, answer: int) -> str:
    if truth == ALL and answer == ALL:
        text = translate("inference", "Misclassified: {count}")
    elif answer == ALL:
        text = translate("inference", "{truth} classified as something else: {count}")
    elif truth == ALL:
        text = translate("inference", "Wrongly classified as {answer}: {count}")
    elif truth == answer:
        text = translate("inference", "{truth}, classified correctly: {count}")
    else:
        text = translate("inference", "{truth} classified as {answer}: {count}")
    names = [shown.name_of(max(0, value)) for value in (truth, answer)]
    return text.format(count=number_text(count), truth=names[0], answer=names[1])
