"""One image after the other: large, with the outputs of the network, and a row of its neighbours."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nnviz.tabs.inference.answering import Job
from nnviz.tabs.inference.columns import column
from nnviz.tabs.inference.inference_view import InferenceView
from nnviz.tabs.inference.shown import Shown
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.base.theme import FIGURE_SIZE, THEME
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.images.answer_marks import PLAIN, RIGHT, WRONG
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.view import Picture

_STRIP = 13  # images of the row of neighbours
_MOST_NAMES = 10  # classes with a bar each; of more, the likeliest
ROOM = 1.12  # the top of an axis of shares: the texts over the bars need some


class OneView(InferenceView):
    """Images one after the other: one large, its outputs, and a row of its neighbours.

    Five seconds: a large 7, ten bars of which one reaches 1, ✓. One second after Play: digits fly by, the bars jump,
    now and then the frame is red.
    """

    timed, passes = True, 3

    def build(self, page: QWidget) -> None:
        """Make everything on the page."""
        self._page = page
        self.large = AnswerGrid(largest=10_000, caption_size=FIGURE_SIZE)
        self.bars = BarChart("inference", most=_MOST_NAMES)
        self.bars.set_texts(
            QT_TRANSLATE_NOOP("inference", "Output of the network"), QT_TRANSLATE_NOOP("inference", "Class"),
            QT_TRANSLATE_NOOP("inference", "Probability"),
        )  # fmt: skip
        share_axis(self.bars)
        self.neighbours = AnswerGrid()
        self.neighbours.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.neighbours.chosen.connect(self._on_neighbour)
        self.images = np.zeros(0, np.intp)  # of the row of neighbours
        self._said: tuple[str, ...] = ()
        row = QHBoxLayout()
        row.addWidget(self.large, 45)
        row.addWidget(self.bars, 55)
        column(page, row, self.neighbours)

    def draw_shown(self, shown: Shown) -> None:
        """Show the image and what the network makes of it."""
        data, image = shown.data, shown.image
        y = shown.model.probabilities(data.x_test[image])
        answer, truth = int(y.argmax()), int(data.t_test[image])
        right = answer == truth
        if right:
            caption = translate("inference", "✓ predicted {answer}")
        else:
            caption = translate("inference", "✗ predicted {answer}, label {truth}")
        caption = caption.format(answer=shown.name_of(answer), truth=shown.name_of(truth))
        title = translate("inference", "Image {number} of {all}").format(
            number=number_text(image + 1), all=number_text(len(data.x_test)))  # fmt: skip
        self._said = title, caption
        self.large.set_texts(title)
        self.large.set_widest(caption)
        self.large.show_answers(data.x_test[image : image + 1], np.array([RIGHT if right else WRONG]), [caption])
        self._draw_bars(shown, y, answer, right)
        self._draw_neighbours(shown)

    def clear(self, text: str) -> None:
        """Show a sentence instead."""
        self._set_height_of_row()
        for grid in (self.large, self.neighbours):
            grid.set_texts("", "", text if grid is self.large else "")
            grid.show_answers(np.zeros((0, 28, 28), np.uint8), np.zeros(0))
        self.bars.show_bars([], [], [])
        self._said = ()

    def sentences(self) -> Sequence[str]:
        """Return what stands over and under the image."""
        return self._said

    def jobs(self, state: InferenceState) -> Sequence[Job]:
        """Return which answers the view needs."""
        return (self.tab.asking.job(0),)

    def pictures(self) -> Sequence[Picture]:
        """Return the bars."""
        return (self.bars,)

    def highlight(self, key: str) -> None:
        """Frame the image (x), or show all outputs strongly (y), as the mouse on the strip wants it."""
        self.large.set_lit(key == "x")
        if not self.tab.asking.ready:
            return
        shown = self.tab.shown()
        y = shown.model.probabilities(shown.data.x_test[shown.image])
        answer = int(y.argmax())
        right = key == "y" or answer == int(shown.data.t_test[shown.image])
        self._draw_bars(shown, y, -1 if key == "y" else answer, right)

    def _draw_bars(self, shown: Shown, y: np.ndarray, answer: int, right: bool) -> None:
        classes = np.arange(len(y)) if len(y) <= _MOST_NAMES else np.sort(np.argsort(-y)[:_MOST_NAMES])
        digits = 2 if THEME.current.scale > 1.3 else 3  # large type has no room for more
        texts = [fixed_text(float(v), digits) if v >= 0.5 * 0.1**digits else "" for v in y[classes]]
        self.bars.set_domain((-0.6, len(classes) - 0.4), (0.0, ROOM))
        lit = [int(i) for i in np.flatnonzero(classes == answer)]
        self.bars.show_bars(y[classes], texts, [shown.name_of(int(c)) for c in classes], lit, [] if right else lit)

    def _draw_neighbours(self, shown: Shown) -> None:
        """Show what came before and what comes next: the answers to that are not known yet."""
        count = len(shown.data.x_test)
        first = max(0, min(shown.image - _STRIP // 2, count - _STRIP))
        self.images = np.arange(first, min(count, first + _STRIP))
        marks, captions = shown.marks(self.images, shown.one)
        known = shown.image - first + 1
        marks[known:] = PLAIN
        captions = captions[:known] + [""] * (len(marks) - known) if captions else []
        self._set_height_of_row()
        self.neighbours.set_widest(shown.widest)
        self.neighbours.show_answers(shown.data.x_test[self.images], marks, captions, ringed=shown.image - first)

    def _set_height_of_row(self) -> None:
        """Give the row of neighbours its share of the height; in a low window the large image needs it more."""
        share, captions = (0.07, 20) if in_low_window(self._page) else (0.12, 30)
        self.neighbours.setFixedHeight(round(self._page.height() * share) + captions)

    @Slot(int)
    def _on_neighbour(self, number: int) -> None:
        self.tab.show_image(int(self.images[number]))


def share_axis(chart: BarChart) -> None:
    """Give a chart of shares an axis from 0 to 1."""
    chart.getAxis("left").setTicks([[(i / 5, fixed_text(i / 5, 1)) for i in range(6)], []])
