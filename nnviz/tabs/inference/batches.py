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
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import duration_text, number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.time_bars import TimeBar, TimeBars

_LEAST_PLOT = 130  # px at scale 1
_SIZES = (1, 10, 100, 1000)  # images a batch that are timed besides the one that is chosen


class BatchesView(InferenceView):
    """A batch of images at once, and the time of both ways.

    Five seconds: a hundred digits answered in one call, and two bars of very different length.
    One second after another batch size: the mark moves along the falling curve, the grid shows other images.
    """

    timed, passes = True, 3

    def build(self, page: QWidget) -> None:
        """Make everything on the page."""
        self._page = page
        self.images = np.zeros(0, np.intp)  # of the batch
        self.grid = AnswerGrid()
        self.grid.chosen.connect(self._on_tile)
        self.times = TimeBars()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setContentsMargins(16, 0, 16, 8)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.curve_plot = Plot("inference", log=("x", "y"))
        self.curve_plot.set_texts(
            "", QT_TRANSLATE_NOOP("inference", "Batch size"), QT_TRANSLATE_NOOP("inference", "µs per image"),
        )  # fmt: skip
        self.curve = self.curve_plot.curve("training", QT_TRANSLATE_NOOP("inference", "time per image"), width=2,
                                           dots=True)  # fmt: skip
        self.curve_plot.legend.hide()
        decades = [(float(k), number_text(10.0**k)) for k in range(-2, 7)]  # more would not have room
        self.curve_plot.getAxis("left").setTicks([decades, []])
        self.mark = self.curve_plot.marker("marker")
        side = QVBoxLayout()
        side.addWidget(self.times)
        side.addWidget(self.words)
        side.addWidget(self.curve_plot, 1)
        row = QHBoxLayout()
        row.addWidget(self.grid, 64)
        row.addLayout(side, 36)
        column(page, row)

    def draw_shown(self, shown: Shown) -> None:
        """Show the batch of the moment and both times."""
        number = max(1, shown.position)
        first = (number - 1) * shown.size
        self.images = np.arange(first, min(len(shown.data.x_test), first + shown.size))
        marks, captions = shown.marks(self.images, shown.batch)
        title = translate("inference", "Batch {number}: images {first} to {last}")
        self.grid.set_texts(title.format(
            number=number_text(number), first=number_text(first + 1), last=number_text(int(self.images[-1]) + 1)
        ))  # fmt: skip
        self.grid.set_widest(shown.widest)
        images = self.images
        self.grid.show_answers(
            shown.data.x_test[images], marks, captions, lambda tile: shown.told(int(images[tile]))
        )  # fmt: skip
        self._draw_times(shown)

    def clear(self, text: str) -> None:
        """Show a sentence instead."""
        self.grid.set_texts("", "", text)
        self.grid.show_answers(np.zeros((0, 28, 28), np.uint8), np.zeros(0))
        self.words.setText("")

    def jobs(self, state: InferenceState) -> Sequence[Job]:
        """Return which answers the view needs, the most urgent first."""
        return [self.tab.asking.job(size) for size in (state.batch_size, 0, *_SIZES)]

    def pictures(self) -> Sequence[Picture]:
        """Return the times."""
        return self.times, self.curve_plot

    def sentences(self) -> Sequence[str]:
        """Return what is said of the batch and of the times."""
        return self.grid.title, self.words.text()

    def highlight(self, key: str) -> None:
        """Frame the images (x)."""
        self.grid.set_lit(key == "x")

    def _draw_times(self, shown: Shown) -> None:
        one = translate("inference", "One by one")
        batch = translate("inference", "In batches of {size}").format(size=number_text(shown.size))
        bars = [_bar(one, shown.one, "test"), _bar(batch, shown.batch, "training")]
        axis = translate("inference", "Time per image, measured here (logarithmic)")
        self.times.show_times(translate("inference", "The time of both"), axis, bars)
        words = _words(shown)
        if words != self.words.text():
            self.words.setText(words)
        self._draw_curve(shown)
        room = self._page.height() - self.times.sizeHint().height() - 24
        needed = self.words.heightForWidth(self.words.width())
        self.words.setVisible(needed <= room)
        self.curve_plot.setVisible(room - needed >= _LEAST_PLOT * THEME.current.scale)

    def _draw_curve(self, shown: Shown) -> None:
        """Draw the time for an image against the size of the batch, as far as it is measured by now."""
        sizes = sorted({*_SIZES, shown.size})
        known = [(size, found.each) for size in sizes if (found := self.tab.asking.answers(size)) is not None]
        x, y = (np.array(values, float) for values in (zip(*known, strict=True) if known else ((), ())))
        self.curve_plot.set_data(self.curve, x, 1e6 * y)
        self.mark.setValue(np.log10(shown.size))
        low, high = (np.floor(np.log10(1e6 * y.min())), np.ceil(np.log10(1e6 * y.max()))) if known else (0, 3)
        self.curve_plot.set_domain((_SIZES[0], _SIZES[-1]), (10.0**low, 10.0 ** max(high, low + 1)))

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
        why = translate("inference", "In a batch of one image nothing is shared.")
    return "<br><br>\n".join((
        text.format(images=number_text(len(shown.data.x_test)), one=duration_text(shown.one.total),
                    batch=duration_text(shown.batch.total)),
        why.format(size=number_text(shown.size)),
    ))  # fmt: skip
