"""A whole batch at once, and the time of both ways side by side."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.core.inference import Answers
from nnviz.tabs.inference.answering import Job
from nnviz.tabs.inference.columns import column
from nnviz.tabs.inference.inference_view import InferenceView
from nnviz.tabs.inference.shown import Shown
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import duration_text, number_text
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.view import Picture
from nnviz.ui.widgets.time_bars import TimeBar, TimeBars


class BatchesView(InferenceView):
    """A batch of images at once, and the time of both ways."""

    timed, passes = True, 3

    def build(self, page: QWidget) -> None:
        """Make everything on the page."""
        self._page = page
        self.images = np.zeros(0, np.intp)  # of the batch
        self.wall = AnswerGrid()
        self.wall.chosen.connect(self._on_tile)
        self.times = TimeBars()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setContentsMargins(16, 0, 16, 8)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.addWidget(self.times)
        side.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.addWidget(self.wall, 64)
        row.addLayout(side, 36)
        column(page, row)

    def draw_shown(self, shown: Shown) -> None:
        """Show the batch of the moment and both times."""
        number = max(1, shown.position)
        first = (number - 1) * shown.size
        self.images = np.arange(first, min(len(shown.data.x_test), first + shown.size))
        marks, captions = shown.marks(self.images, shown.batch)
        title = translate("inference", "Batch {number}: images {first} to {last}")
        self.wall.set_texts(title.format(
            number=number_text(number), first=number_text(first + 1), last=number_text(int(self.images[-1]) + 1)
        ))  # fmt: skip
        self.wall.set_widest(shown.widest)
        images = self.images
        self.wall.show_answers(
            shown.data.x_test[images], marks, captions, lambda tile: shown.told(int(images[tile]))
        )  # fmt: skip
        self._draw_times(shown)

    def clear(self, text: str) -> None:
        """Show a sentence instead."""
        self.wall.set_texts("", "", text)
        self.wall.show_answers(np.zeros((0, 28, 28), np.uint8), np.zeros(0))

    def jobs(self, state: InferenceState) -> Sequence[Job]:
        """Return which answers the view needs, the most urgent first."""
        return self.tab.asking.job(state.batch_size), self.tab.asking.job(0)

    def pictures(self) -> Sequence[Picture]:
        """Return the times."""
        return (self.times,)

    def highlight(self, key: str) -> None:
        """Frame the images (x)."""
        self.wall.set_lit(key == "x")

    def _draw_times(self, shown: Shown) -> None:
        one = translate("inference", "One by one")
        batch = translate("inference", "In batches of {size}").format(size=number_text(shown.size))
        bars = [_bar(one, shown.one, "test"), _bar(batch, shown.batch, "training")]
        axis = translate("inference", "Time per image, measured here (logarithmic)")
        self.times.show_times(translate("inference", "The time of both"), axis, bars)
        words = _words(shown)
        if words != self.words.text():
            self.words.setText(words)
        room = self._page.height() - self.times.sizeHint().height() - 24
        self.words.setVisible(self.words.heightForWidth(self.words.width()) <= room)

    @Slot(int)
    def _on_tile(self, number: int) -> None:
        self.tab.show_image(int(self.images[number]))


def _bar(name: str, found: Answers | None, role: str) -> TimeBar:
    if found is None:
        return TimeBar(name, 0.0, "…", role)
    note = translate("inference", "{each} per image").format(each=duration_text(found.each))
    return TimeBar(name, found.each, note, role)


def _words(shown: Shown) -> str:
    """Return both times of all images together, and why they differ."""
    if shown.one is None or shown.batch is None:
        return translate("inference", "Measuring …")
    text = translate("inference", "All {images} images: {one} one by one, {batch} in batches.")
    why = translate("inference", "In a batch each weight is fetched once for {size} images, and Python is called "
                                 "once instead of {size} times.")
    if shown.size == 1:
        why = translate("inference", "A batch of one image saves nothing.")
    return "<br><br>".join((
        text.format(images=number_text(len(shown.data.x_test)), one=duration_text(shown.one.total),
                    batch=duration_text(shown.batch.total)),
        why.format(size=number_text(shown.size)),
    ))  # fmt: skip
