"""Digits of one's own: labelled, collected, read all together, and added to the test."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from nnviz.core.training import confusion_matrix
from nnviz.tabs.inference.drawing.detail import Detail, button
from nnviz.tabs.inference.drawing.drawn import DrawnDigit, own_digit, own_image
from nnviz.tabs.inference.drawing.words import own_text
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text, percent_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.images.answer_marks import RIGHT, WRONG
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.tables.confusion_matrix import ConfusionMatrix
from nnviz.ui.view import Picture

_LABELS = 10
_LEAST_MATRIX = 205  # px of the page's height at scale 1


class TeachDetail(Detail):
    """A button for each label, the digits that were labelled, and their confusion matrix.

    Five seconds: own digits with ✓ or ✗, "8 of your 10 are read correctly". Switch a step off: how many are left?
    """

    def build(self) -> None:
        """Make the buttons, the wall and the matrix."""
        self.labels = [button() for _ in range(_LABELS)]
        self.delete = button()
        row = QHBoxLayout()
        for number, made in enumerate(self.labels):
            made.setText(str(number))
            made.setMinimumWidth(24)
            made.clicked.connect(self._on_label)
            row.addWidget(made)
        row.addWidget(self.delete)
        row.addStretch(1)
        self.delete.clicked.connect(self._on_delete)
        self.wall = AnswerGrid(pages=True, largest=70)
        self.wall.chosen.connect(self._on_tile)
        self.matrix = ConfusionMatrix()
        self.matrix.chosen.connect(self._on_cell)
        self.chosen = (ALL, ALL)
        self._drawn: DrawnDigit | None = None
        both = QHBoxLayout()
        both.addWidget(self.wall, 60)
        both.addWidget(self.matrix, 40)
        self.column.addLayout(row)
        self.column.addLayout(both, 1)

    def retranslate(self) -> None:
        """Name the buttons."""
        self.delete.setText(translate("inference", "Delete my digits"))
        for number, made in enumerate(self.labels):
            made.setToolTip(translate("inference", "It is a {digit}: add it to my digits").format(digit=number))
            made.setAccessibleName(made.toolTip())

    def show(self, drawn: DrawnDigit) -> None:
        """Show own digits, how each is read, and what they change in the test."""
        self._drawn = drawn
        own, model = drawn.state.collection, drawn.model
        for made in self.labels:
            made.setEnabled(not drawn.prepared.is_empty)
        self.delete.setEnabled(bool(own))
        images = np.array([own_image(one, drawn.state.steps) for one in own], np.uint8).reshape(-1, *drawn.image.shape)
        labels = np.array([one[0] for one in own], np.uint8)
        answers = model.answers(images) if len(own) else np.zeros(0, np.intp)
        right = answers == labels
        captions = [f"{drawn.name_of(int(t))} → {drawn.name_of(int(a))}" for t, a in zip(labels, answers, strict=True)]
        self.wall.set_texts(translate("inference", "My digits"), "", translate("inference", "None yet."))
        self.wall.set_widest(max(captions, key=len, default=""))
        self.wall.show_answers(images, np.where(right, RIGHT, WRONG), captions)
        self.matrix.set_texts(
            translate("inference", "Confusion matrix"), translate("inference", "True label"),
            translate("inference", "Predicted"), translate("inference", "Label {truth}, predicted {answer}: {count}"),
        )  # fmt: skip
        self.matrix.setVisible(self.widget.height() >= _LEAST_MATRIX * THEME.current.scale)  # else nothing can be read
        classes = max(_LABELS, model.sizes[-1])
        counts = confusion_matrix(labels, answers, classes)
        self.matrix.show_counts(counts, [drawn.name_of(k) for k in range(classes)], (ALL, ALL))
        told = [own_text(len(own), int(right.sum())), self._added(labels, right)]
        self.text.setText(" ".join(part for part in told if part))

    def _added(self, labels: np.ndarray, right: np.ndarray) -> str:
        """Return the accuracy of the test with the own digits in it."""
        found, data = self.test_answers(), self.data
        if found is None or data is None or not len(labels):
            return ""
        correct = int(np.count_nonzero(found.answers == data.t_test)) + int(right.sum())
        count = len(found.answers) + len(labels)
        text = translate("inference", "With them in the test {right} of {all} are read correctly: {share}.")
        return text.format(right=number_text(correct), all=number_text(count), share=percent_text(correct / count))

    def add(self, label: int) -> None:
        """Label what is on the pad, and clear it for the next digit."""
        drawn = self._drawn
        if drawn is None or drawn.prepared.is_empty:
            return
        own = (*drawn.state.collection, own_digit(drawn, label))
        more = min(drawn.state.digit + 1, max(0, len(drawn.found) - 1))
        left = {"picture": "", "digit": 0} if drawn.state.digit + 1 >= len(drawn.found) else {"digit": more}
        self.tab.change(collection=own, ink=(), detail="teach", **left)

    def pictures(self) -> Sequence[Picture]:
        """Return the matrix."""
        return (self.matrix,)

    @Slot()
    def _on_label(self) -> None:
        self.add(next(label for label, button in enumerate(self.labels) if button is self.sender()))

    @Slot()
    def _on_delete(self) -> None:
        self.tab.change(collection=())

    @Slot(int)
    def _on_tile(self, number: int) -> None:
        """Put an own digit onto the pad again."""
        _, picture, ink = self.tab.state.collection[number]
        self.tab.change(picture=picture, digit=0, ink=ink)

    @Slot(int, int)
    def _on_cell(self, truth: int, answer: int) -> None:
        """Put the first own digit of a cell onto the pad."""
        found = [number for number, caption in enumerate(self.wall.captions) if self._drawn is not None and caption in (
            f"{self._drawn.name_of(truth)} → {self._drawn.name_of(answer)}",)]  # fmt: skip
        if found:
            self._on_tile(found[0])
