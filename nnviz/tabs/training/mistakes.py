"""Mistakes: what the network of the moment on show takes the test images for, and those that it gets wrong."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core.evaluation import Evaluation
from nnviz.tabs.common.layout import beside
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingView
from nnviz.tabs.training.words import epoch_text, equations
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.images.answer_marks import PLAIN
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.confusion_matrix import ConfusionMatrix
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_NO_IMAGES = np.zeros((0, 28, 28), np.uint8)
WRONG = QT_TRANSLATE_NOOP("training", "After epoch {epoch}, {count} of the {all} test images are wrong.")
NOT_YET = QT_TRANSLATE_NOOP("training", "Nothing is measured yet. Start a run: what it gets wrong comes here.")


class MistakesView(TrainingView):
    """The confusion matrix and the wrong test images of the last measurement not after the moment on show.

    Five seconds: a matrix whose first column is full, since an untrained network says one class of everything.
    One second after Start: the diagonal fills, and the images that are left get harder to read.
    """

    def build(self, page: QWidget) -> None:
        """Make the sentence, the images and the matrix."""
        self.verdict = LiveText(margin=16, plain=True, shrinks=True)
        self.images = AnswerGrid(pages=True, largest=110, framed=False)
        self.matrix = ConfusionMatrix()
        self.matrix.chosen.connect(self._on_cell)
        self._found: tuple[Evaluation, tuple[int, int]] | None = None
        self.numbers = np.zeros(0, np.intp)  # of the images on show among the test images
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.verdict)
        column.addLayout(beside(self.images, self.matrix, stretch=(50, 50)), 1)

    def pictures(self) -> Sequence[Picture]:
        """Return the matrix; before anything is measured there is none."""
        return (self.matrix,) if self._found is not None else ()

    # Drawing.

    def draw(self, state: TrainingState) -> None:
        """Draw the last measurement not after the moment on show."""
        run, found = self.run, self.history.evaluation_at(self.moment) if self.history else None
        self.matrix.set_texts(
            translate("training", "Confusion matrix"), translate("training", "True label"),
            translate("training", "Predicted"), translate("training", "Label {truth}, predicted {answer}: {count}"),
        )  # fmt: skip
        if run is None or found is None:
            self._show_nothing()
            return
        self.matrix.show()
        place = _place(state, len(run.data.class_names))
        self.matrix.show_counts(found.confusion, run.data.class_names, place)
        self._show_images(run, found, place)
        wrong = int(found.confusion.sum() - np.trace(found.confusion))
        self.verdict.setText(translate("training", WRONG).format(
            epoch=epoch_text(run, found.moment), count=number_text(wrong), all=number_text(int(found.confusion.sum()))))

    def draw_moment(self) -> None:
        """Show the moment on show."""
        self.draw(self.tab.state)

    def draw_slowly(self, state: TrainingState) -> None:
        """Leave it to `draw_moment`, which comes as often."""

    def _show_nothing(self) -> None:
        """Say that there is nothing to see before a measurement."""
        self.matrix.show_counts(np.zeros((0, 0), np.int64), (), (ALL, ALL))
        self.matrix.hide()  # its title alone would stand over nothing
        self.images.set_texts("", "", translate("training", NOT_YET))
        self.images.show_answers(_NO_IMAGES, np.zeros(0))
        self.numbers, self._found = np.zeros(0, np.intp), None
        self.verdict.setText("")

    def _show_images(self, run: Run, found: Evaluation, place: tuple[int, int]) -> None:
        """Show the images of a cell, or the wrong ones of a row, a column or of all."""
        if self._found is not None and self._found[0] is found and self._found[1] == place:
            return
        truth = np.asarray(run.data.t_test)
        self.numbers = chosen = images_of(truth, found.predictions, place)
        names = run.data.class_names
        self.images.set_texts(
            _title(names, place), "", translate("training", "There is no such image."),
            translate("training", "{first} to {last} of {all}. Turn the wheel for more."),
        )  # fmt: skip
        longest = max(names, key=len)
        self.images.set_widest(f"{longest} → {longest}")
        captions = [f"{names[int(truth[n])]} → {names[int(found.predictions[n])]}" for n in chosen]
        self.images.show_answers(np.asarray(run.data.x_test[chosen]), np.full(len(chosen), PLAIN), captions)
        self._found = found, place
        self.images.to_first_page()

    @Slot(int, int)
    def _on_cell(self, truth: int, answer: int) -> None:
        self.tab.change(truth=truth, answer=answer)

    # Words.

    def sentences(self) -> Sequence[str]:
        """Return what is seen, or that there is nothing yet."""
        return [self.verdict.text() or translate("training", NOT_YET)]

    def equations(self, state: TrainingState) -> Sequence[Equation]:
        """Return the update of one weight with its numbers, and the loss."""
        return equations(self.run, self.history, self.moment, state.rate, state.optimizer)

    def description(self, state: TrainingState) -> str:
        """Return the sentence over the pictures."""
        return self.verdict.text()


def images_of(truth: np.ndarray, answers: np.ndarray, place: tuple[int, int]) -> np.ndarray:
    """Return the numbers of the images of a cell (truth, answer); ALL: of any, and then only the wrong ones.

    >>> images_of(np.array([1, 1, 2]), np.array([1, 2, 2]), (ALL, 2)).tolist()
    [1]
    """
    row, column = place
    keep = ((truth == row) | (row == ALL)) & ((answers == column) | (column == ALL))
    return np.flatnonzero(keep if row == column != ALL else keep & (truth != answers))


def _place(state: TrainingState, classes: int) -> tuple[int, int]:
    """Return the cell that is chosen, as far as the data has its classes."""
    truth, answer = (value if 0 <= value < classes else ALL for value in (state.truth, state.answer))
    return truth, answer


def _title(names: Sequence[str], place: tuple[int, int]) -> str:
    """Return what the images are."""
    truth, answer = (names[value] if value != ALL else "" for value in place)
    if not (truth or answer):
        return translate("training", "What it gets wrong")
    if not answer:
        return translate("training", "{truth} classified as something else").format(truth=truth)
    if not truth:
        return translate("training", "Wrongly classified as {answer}").format(answer=answer)
    return translate("training", "{truth} classified as {answer}").format(truth=truth, answer=answer)
