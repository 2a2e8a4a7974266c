"""Inference: a trained network answers the test images, one by one and in batches; what it gets wrong, and why."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from nnviz.data.dataset import Dataset
from nnviz.data.idx import Progress
from nnviz.tabs.inference.asking import Asking
from nnviz.tabs.inference.drawing.drawn import check_drawing
from nnviz.tabs.inference.drawing.photos import PictureReader
from nnviz.tabs.inference.drawing.presets import DRAW_PRESETS
from nnviz.tabs.inference.drawing.view import DETAILS, DrawView
from nnviz.tabs.inference.head import Head
from nnviz.tabs.inference.inference_view import InferenceView
from nnviz.tabs.inference.menu import InferenceMenu
from nnviz.tabs.inference.shown import Shown, next_wrong
from nnviz.tabs.inference.state import PRESETS, InferenceState
from nnviz.tabs.inference.words import data_text, network_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import THEME
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import Preset
from nnviz.ui.tables.cell_grid import ALL

_SLOW = 150  # ms between two updates of the strip while images fly by
_BATCHES_PER_SECOND = 5.0
_KEPT = ("source", "path", "turn", "inverted", "weights", "activation", "pace", "collection")  # by a preset
_TO_WRONG: dict[int, int] = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}


class InferenceTab(InferenceMenu):
    """Images one by one, in batches, those misclassified with the confusion matrix, and what common bugs cost."""

    name = "inference"
    State = InferenceState
    presets = (*PRESETS, *DRAW_PRESETS)
    views = {
        "one": (QT_TRANSLATE_NOOP("inference", "One by one"), "nnviz.tabs.inference.one:OneView"),
        "batches": (QT_TRANSLATE_NOOP("inference", "In batches"), "nnviz.tabs.inference.batches:BatchesView"),
        "wrong": (QT_TRANSLATE_NOOP("inference", "Misclassified"), "nnviz.tabs.inference.wrong:WrongView"),
        "bugs": (QT_TRANSLATE_NOOP("inference", "Common bugs"), "nnviz.tabs.inference.bugs:BugsView"),
        "draw": (QT_TRANSLATE_NOOP("inference", "Draw a digit"), DrawView),
    }
    time_unit = ("inference", QT_TRANSLATE_NOOP("inference", "image"))

    # What is on the screen.

    def build(self) -> None:
        """Make the pages and what stands over them, and listen to the loaders and the time bar."""
        super().build()
        self.asking = Asking(self)
        self.network = self.asking.network
        self._run: tuple[Any, ...] | None = None
        self._preparing = False  # whether the view is about to be drawn
        self.image = 0
        self._slowly = Throttle(self, self._draw_words, _SLOW)
        column = self.picture.layout()
        assert isinstance(column, QBoxLayout)
        self.head = Head(column)
        self.network.opened.connect(self._draw_again)
        self.network.failed.connect(self._on_no_network)
        self.photos = PictureReader(self)
        self.open_picture, self.paste_picture = self.photos.choose, self.photos.paste
        answering = self.asking.answering
        answering.arrived.connect(self._draw_again)
        answering.progressed.connect(self.head.progress.set_share)
        answering.failed.connect(self._on_failed)
        self.playback_bar.set_stride_tip("inference", QT_TRANSLATE_NOOP("inference", "To the next error (N)"))
        self.timeline.moved.connect(self._on_moved)
        self.timeline.status_changed.connect(self._on_played)
        THEME.changed.connect(self._draw_again)  # a larger type leaves less room for words

    # Following the State.

    def prepare(self, state: InferenceState) -> None:
        """Open what is to be opened, have answered what is missing, and bring the time bar up to date."""
        self.asking.follow(state)
        self._preparing = True
        try:
            self._set_time(state)
        finally:
            self._preparing = False
        view = self.inference_view(state)
        timed, weights, data = view.timed, self.network.weights, self.dataset
        if self.asking.ready and self.isVisible() and weights is not None and data is not None:
            self.asking.answering.want(view.jobs(state), weights, data, view.passes)
        if not timed:
            self.timeline.pause()
        self.playback_bar.setVisible(timed)
        self.start_button.setVisible(timed)
        self._show_hint()

    def inference_view(self, state: InferenceState) -> InferenceView:
        """Return the view that shows a State."""
        view = self.view_for(state)
        assert isinstance(view, InferenceView)
        return view

    def draw(self, state: InferenceState) -> None:
        """Show the view, and over it the figures and the sentence."""
        super().draw(state)
        self._draw_head()

    def check(self, state: InferenceState) -> None:
        """Refuse a cell that no confusion matrix has."""
        for value in (state.truth, state.answer):
            if not ALL <= value < 10_000:
                raise ValueError(translate("inference", "There is no class {value}.").format(value=value))
        if state.detail not in DETAILS or state.digit < 0:
            raise ValueError(translate("inference", "There is no page called {name}.").format(name=state.detail))
        check_drawing(state)

    def preset_state(self, preset: Preset) -> InferenceState:
        """Return a preset's State with the data and the file that are in use."""
        return _with_kept(preset.state, _kept_of(self.state))

    @property
    def busy(self) -> bool:
        """Whether something on show is still to come."""
        return super().busy or self.asking.busy or self.photos.busy

    def close_down(self) -> None:
        """Stop whatever runs."""
        self.asking.stop()
        self.photos.stop()
        super().close_down()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was on show."""
        super().showEvent(event)
        self._draw_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the row of neighbours its share of the new height."""
        super().resizeEvent(event)
        self._draw_view()

    # Files.

    def show_opening(self, progress: Progress) -> None:
        """Say how far the opening is."""
        self.head.progress.set_share(progress.done / max(1, progress.total))

    def show_dataset(self, dataset: Dataset) -> None:
        """Have other images answered."""
        self.asking.take(dataset)
        self.head.progress.set_share(0)
        self._draw_again()

    def show_not_opened(self) -> None:
        """Show the data that stays."""
        self.head.progress.set_share(0)
        self._draw_view()

    @Slot(Exception)
    def _on_no_network(self, problem: Exception) -> None:
        """Say why, and go back to the network that was in use."""
        name, path = self.network.in_use
        self.change(network=name, weights=path if name == "own" else self.state.weights)
        self.message.say(sentence(problem))

    @Slot()
    def _draw_again(self) -> None:
        self.draw(self.state)
        self.refresh_equations()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.message.say(sentence(problem))

    # Time.

    def _set_time(self, state: InferenceState) -> None:
        """Let the time bar count images or batches, and stay at the image on show."""
        if self.dataset is None or not self.asking.ready:
            self._run = None
            self.timeline.clear()
            return
        images, batch = len(self.dataset.x_test), state.view == "batches"
        size, rate = (state.batch_size, _BATCHES_PER_SECOND) if batch else (1, float(state.pace))
        wanted = (self.asking.data_number, size, rate, state.view)
        if wanted == self._run or not self.inference_view(state).timed:
            return
        self._run = wanted
        self.image = min(self.image, images - 1)
        total = -(-images // size)
        self.playback_bar.set_unit("inference", QT_TRANSLATE_NOOP("inference", "batch") if batch else self.time_unit[1])
        self.timeline.show_run(range(total), total, self.image // size + 1, stride=self._next_wrong, rate=rate,
                               speeds_up=False)  # fmt: skip

    def _next_wrong(self, position: int, step: int = 1) -> int:
        return next_wrong(self.shown(), position, step) if self.asking.ready else position

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        if self.dataset is None:
            return
        size = self.state.batch_size if self.state.view == "batches" else 1
        first = (max(1, position) - 1) * size
        if not first <= self.image < first + size:
            self.image = first
        if not self._preparing:
            self._draw_view(words=False)
            self._slowly.call()

    @Slot(str)
    def _on_played(self, status: str) -> None:
        self.start_button.setEnabled(status != Status.EMPTY)
        if status != Status.RUNNING:
            self._draw_view()
            self.refresh_equations()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        return translate("inference", "Pause") if status == Status.RUNNING else translate("inference", "Play")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next (N) or the previous (P) wrong answer."""
        step = _TO_WRONG.get(event.key())
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier and self.inference_view(self.state).timed:
            self.timeline.pause()
            self.timeline.go(self._next_wrong(self.timeline.position, step))
        else:
            super().keyPressEvent(event)

    # What the pages ask for.

    def show_image(self, image: int) -> None:
        """Show one image large."""
        self.timeline.pause()
        self.image = image
        self.change(view="one")
        self.timeline.go(image + 1)

    # Drawing.

    def shown(self) -> Shown:
        """Return what the view on show follows from."""
        state, data, model = self.state, self.dataset, self.asking.model
        assert data is not None and model is not None  # else nobody asks: see Asking.ready
        answers, variants = self.asking.answers, self.inference_view(state).variants(state)
        return Shown(
            state, data, model, self.image, self.timeline.position, answers(0),
            answers(state.batch_size), {mistakes: answers(state.batch_size, mistakes) for mistakes in variants},
        )  # fmt: skip

    def sentences(self) -> Sequence[str]:
        """Return the sentence over the picture too."""
        return [*([self.head.verdict.text()] if self.state.view != "draw" else []), *super().sentences()]

    def _draw_words(self) -> None:
        """Write the sentence and the strip, which need not follow every picture."""
        if self.asking.ready and self.isVisible() and self.state.view != "draw":
            self.head.show(self.shown())
        self.follow_equations()

    def _draw_view(self, words: bool = True) -> None:
        """Draw the view on show; words: with the sentence, which need not follow every picture."""
        self.view.draw(self.state)
        self._draw_head(words)

    def _draw_head(self, words: bool = True) -> None:
        if not self.isVisible():
            return
        self.head.set_shown(self.state.view != "draw")
        if self.state.view == "draw":
            return
        if self.asking.ready:
            self.head.show(self.shown(), words)
        else:
            self.head.show_nothing(self.asking.waiting_text())

    def _show_hint(self) -> None:
        network = self.network
        lines = [network_text(network.network, network.weights, self.state.activation)] if network.weights else []
        lines += [data_text(self.dataset)] if self.dataset else []
        if "<br>\n".join(lines) != self.hint.text():
            self.hint.setText("<br>\n".join(lines))


_kept_of = attrgetter(*_KEPT)


@lru_cache(maxsize=64)
def _with_kept(state: InferenceState, kept: tuple[Any, ...]) -> InferenceState:
    """Return a State with some fields as they are: it is asked for every preset with every piece of a stroke."""
    return replace(state, **dict(zip(_KEPT, kept, strict=True)))
