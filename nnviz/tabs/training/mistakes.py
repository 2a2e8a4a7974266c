"""Mistakes: what the network of the moment on show takes the test images for, and those that it gets wrong."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core.evaluation import Evaluation, EvaluationProgress, confusion_matrix, evaluate
from nnviz.tabs.common.layout import beside
from nnviz.tabs.training.programs import program
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingView
from nnviz.tabs.training.words import epoch_text, equations
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.images.answer_marks import PLAIN
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.confusion_matrix import ConfusionMatrix
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_NO_IMAGES = np.zeros((0, 28, 28), np.uint8)
WRONG = QT_TRANSLATE_NOOP("training", "After epoch {epoch}, {count} of the {all} test images are wrong.")
UNTRAINED = QT_TRANSLATE_NOOP(
    "training", "Not trained yet: with its initial weights the network gets {count} of the {all} test images wrong. "
    "Press Start.",
)
NO_DATA = QT_TRANSLATE_NOOP("training", "There is no data yet: choose a source on the left.")


class UntrainedAnswers(NamedTuple):
    """What a network with its initial weights takes the test images for, and how often which for which."""

    predictions: np.ndarray
    confusion: np.ndarray
    moment: int = 0


class MistakesView(TrainingView):
    """The confusion matrix and the wrong test images of the last measurement not after the moment on show.

    Five seconds: a matrix with a few full columns, since an untrained network says few classes of everything.
    One second after Start: the diagonal fills, and the images that are left get harder to read.
    """

    def build(self, page: QWidget) -> None:
        """Make the sentence, the images and the matrix."""
        self.verdict = LiveText(margin=16, plain=True, shrinks=True)
        self.images = AnswerGrid(pages=True, largest=110, framed=False)
        self.matrix = ConfusionMatrix()
        self.matrix.chosen.connect(self._on_cell)
        self._found: tuple[Evaluation | UntrainedAnswers, tuple[int, int]] | None = None
        self._untrained: tuple[Run, UntrainedAnswers | None] | None = None
        self._task = BackgroundTask(self)
        self._task.finished.connect(self._on_untrained)
        self.numbers = np.zeros(0, np.intp)  # of the images on show among the test images
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.verdict)
        column.addLayout(beside(self.images, self.matrix, stretch=(50, 50)), 1)

    def pictures(self) -> Sequence[Picture]:
        """Return the matrix; without data there is none."""
        return (self.matrix,) if self._found is not None else ()

    # Drawing.

    def draw(self, state: TrainingState) -> None:
        """Draw the last measurement not after the moment on show; before the first one, the untrained network's."""
        run = self.run
        found = (self.history.evaluation_at(self.moment) if self.history else None) or self._before_the_first(run)
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
        count, images = number_text(wrong), number_text(int(found.confusion.sum()))
        if isinstance(found, UntrainedAnswers):
            self.verdict.setText(translate("training", UNTRAINED).format(count=count, all=images))
            return
        epoch = epoch_text(run, found.moment)
        self.verdict.setText(translate("training", WRONG).format(epoch=epoch, count=count, all=images))

    def _before_the_first(self, run: Run | None) -> UntrainedAnswers | None:
        """Return what the network answers before it has learned, as soon as that is known: it is asked in a thread."""
        if run is None:
            return None
        if self._untrained is None or not self._untrained[0].same_as(run):
            self._untrained = run, None
            self._task.start(lambda: _answers(run))
        return self._untrained[1]

    @Slot(object)
    def _on_untrained(self, found: object) -> None:
        if isinstance(found, UntrainedAnswers) and self._untrained is not None:
            self._untrained = self._untrained[0], found
            self.draw(self.tab.state)

    @property
    def busy(self) -> bool:
        """Whether the untrained network is being asked."""
        return self._task.busy

    def stop(self) -> None:
        """End the asking."""
        self._task.stop()

    def draw_moment(self) -> None:
        """Show the moment on show."""
        self.draw(self.tab.state)

    def draw_slowly(self, state: TrainingState) -> None:
        """Leave it to `draw_moment`, which comes as often."""

    def _show_nothing(self) -> None:
        """Say that there is nothing to see without data, or nothing while the first answers are being found."""
        self.matrix.show_counts(np.zeros((0, 0), np.int64), (), (ALL, ALL))
        self.matrix.hide()  # its title alone would stand over nothing
        self.images.set_texts("", "", "" if self.run is not None else translate("training", NO_DATA))
        self.images.show_answers(_NO_IMAGES, np.zeros(0))
        self.numbers, self._found = np.zeros(0, np.intp), None
        self.verdict.setText("")

    def _show_images(self, run: Run, found: Evaluation | UntrainedAnswers, place: tuple[int, int]) -> None:
        """Show the images of a cell, or the wrong ones of a row, a column or of all."""
        if self._found is not None and self._found[0] is found and self._found[1] == place:
            return
        truth = np.asarray(run.data.t_test)
        self.numbers = chosen = images_of(truth, found.predictions, place)
        names = run.data.class_names
        self.images.set_texts(
            _title(names, place), "", translate("training", "There is no such image."),
            translate("training", "{first} to {last} of {all}. More: wheel, Page Down."),
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
        """Return what is seen, or that there is nothing to see without data."""
        return [self.verdict.text() or ("" if self.run is not None else translate("training", NO_DATA))]

    def equations(self, state: TrainingState) -> Sequence[Equation]:
        """Return the update of one weight with its numbers, and the loss."""
        return equations(self.run, self.history, self.moment, state.rate, state.optimizer)

    def script(self, state: TrainingState) -> str:
        """Return a NumPy + Matplotlib program that trains with these settings and draws this view of the end."""
        return program(state, self.tab.dataset)

    def description(self, state: TrainingState) -> str:
        """Return the sentence over the pictures."""
        return self.verdict.text()


def _answers(run: Run) -> Iterator[EvaluationProgress | UntrainedAnswers]:
    """Ask the network that a run would begin with about every test image."""
    network, truth = run.network(np.random.default_rng(run.state.seed)), np.asarray(run.data.t_test)
    metrics = yield from evaluate(network, run.data.x_test, run.data.t_test)
    yield UntrainedAnswers(metrics.predictions, confusion_matrix(truth, metrics.predictions, len(run.data.class_names)))


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
