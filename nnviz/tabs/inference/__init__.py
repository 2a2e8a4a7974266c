"""Inference: a trained network answers the test images, one by one and in batches; what it gets wrong, and why."""

import math
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel

from nnviz.core.inference import MISTAKES, Answers, Mistakes, Model
from nnviz.core.network import INPUT
from nnviz.core.problems import Problem
from nnviz.data.dataset import Dataset
from nnviz.data.file_kinds import FileKind, is_kind
from nnviz.data.idx import Progress
from nnviz.data.weights import Weights
from nnviz.tabs.common.dataset_tab import DatasetTab
from nnviz.tabs.inference.answering import Answering, Job
from nnviz.tabs.inference.batches_page import BatchesPage
from nnviz.tabs.inference.bugs_page import BugsPage
from nnviz.tabs.inference.networks import activation_of, file_of, reading, scale_of
from nnviz.tabs.inference.one_page import OnePage
from nnviz.tabs.inference.shown import Shown, next_wrong
from nnviz.tabs.inference.state import BOOKS_ACTIVATION, FILES, PRESETS, InferenceState
from nnviz.tabs.inference.words import FIGURES, data_text, equations, figures, network_text, verdict
from nnviz.tabs.inference.wrong_page import WrongPage
from nnviz.ui.base.background_task import BackgroundTask
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.base.throttle import Throttle
from nnviz.ui.files.script_template import script_text
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import Command, Preset
from nnviz.ui.tables.cell_grid import ALL
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import Figures, ThinProgress

OUTPUTS = QT_TRANSLATE_NOOP(
    "problems", "The network has {found} outputs. At most {most} can be shown: choose another file."
)

_MOST_OUTPUTS = 100  # a confusion matrix of more cannot be read
_SLOW = 150  # ms between two updates of the strip while images fly by
_BATCHES_PER_SECOND = 5.0
_TIMED = ("one", "batches")  # views with a time bar


class InferenceTab(DatasetTab):
    """Pictures flying by, batches, a wall of mistakes with its confusion matrix, and what common mistakes cost."""

    name = "inference"
    State = InferenceState
    presets = PRESETS
    views = {
        "one": QT_TRANSLATE_NOOP("inference", "One by one"),
        "batches": QT_TRANSLATE_NOOP("inference", "In batches"),
        "wrong": QT_TRANSLATE_NOOP("inference", "Wrong answers"),
        "bugs": QT_TRANSLATE_NOOP("inference", "Common mistakes"),
    }
    commands = (
        Command(QT_TRANSLATE_NOOP("inference", "Open weights…"), "open_weights"),
        Command(QT_TRANSLATE_NOOP("inference", "Open data…"), "open_data"),
    )
    time_unit = ("inference", QT_TRANSLATE_NOOP("inference", "image"))

    # What is on the screen.

    def build(self) -> None:
        """Make the pages and what stands over them, and listen to the loaders and the time bar."""
        super().build()
        self.model: Model | None = None
        self._weights: Weights | None = None
        self._network = self._opening_network = ("", "")
        self._modelled: tuple[Any, ...] = ()
        self._run: tuple[Any, ...] | None = None
        self._image = self._data_number = 0
        self._slowly = Throttle(self, self._draw_words, _SLOW)
        self._build_head()
        self._build_pages()
        self._make_loaders()
        self.playback_bar.set_stride_tip("inference", QT_TRANSLATE_NOOP("inference", "To the next wrong one (N)"))
        self.timeline.moved.connect(self._on_moved)
        self.timeline.status_changed.connect(self._on_played)
        THEME.changed.connect(self._on_look)

    def _build_head(self) -> None:
        self.figures = Figures("inference", {
            "accuracy": QT_TRANSLATE_NOOP("inference", "Accuracy so far"),
            "right": QT_TRANSLATE_NOOP("inference", "Right"),
            "wrong": QT_TRANSLATE_NOOP("inference", "Wrong"),
            "time": QT_TRANSLATE_NOOP("inference", "Time so far"),
            "each": QT_TRANSLATE_NOOP("inference", "Time per image"),
        }, {"accuracy": "100.00 %", "right": "00,000", "wrong": "00,000", "time": "0,000 ms", "each": "0.000 ms"})
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(16, 0, 16, 4)
        self.progress = ThinProgress()
        for widget in (self.figures, self.verdict, self.progress):
            self.picture.layout().insertWidget(self.picture.layout().count() - 1, widget)

    def _build_pages(self) -> None:
        self.one, self.batches = OnePage(self.pages["one"]), BatchesPage(self.pages["batches"])
        self.wrong, self.bugs = WrongPage(self.pages["wrong"]), BugsPage(self.pages["bugs"])
        for page in (self.one, self.batches, self.wrong):
            page.chosen.connect(self._on_image)
        self.wrong.filtered.connect(self._on_cell)
        self.bugs.chosen.connect(self._on_mistakes)

    def _make_loaders(self) -> None:
        self._network_loader, self._answering = BackgroundTask(self), Answering(self)
        self._network_loader.finished.connect(self._on_network)
        self._network_loader.failed.connect(self._on_no_network)
        self._answering.arrived.connect(self._on_answers)
        self._answering.progressed.connect(self._on_progress)
        self._answering.failed.connect(self._on_failed)

    def _page(self) -> OnePage | BatchesPage | WrongPage | BugsPage:
        """Return the page on show."""
        return {"one": self.one, "batches": self.batches, "wrong": self.wrong, "bugs": self.bugs}[self.state.view]

    def plots(self) -> Sequence[Any]:
        """Return what can be exported of the view on show."""
        plots = {"one": self.one.bars, "batches": self.batches.times, "wrong": self.wrong.matrix,
                 "bugs": self.bugs.costs}  # fmt: skip
        return (plots[self.state.view],)

    # Following the State.

    def draw(self, state: InferenceState) -> None:
        """Open what is to be opened, have answered what is missing, and show the view."""
        super().draw(state)
        self._open_network(state)
        self._make_model(state)
        self._set_time(state)
        self._want()
        if state.view not in _TIMED:
            self.timeline.pause()
        self.playback_bar.setVisible(state.view in _TIMED)
        self.start_button.setVisible(state.view in _TIMED)
        self._draw_view()
        self._show_hint()

    def check(self, state: InferenceState) -> None:
        """Refuse a cell that no confusion matrix has."""
        for value in (state.truth, state.answer):
            if not ALL <= value < 10_000:
                raise ValueError(translate("inference", "There is no class {value}.").format(value=value))

    def preset_state(self, preset: Preset) -> InferenceState:
        """Return a preset's State with the data and the file that are in use."""
        own = self.state
        return replace(preset.state, source=own.source, path=own.path, weights=own.weights, activation=own.activation,
                       pace=own.pace)  # fmt: skip

    @property
    def busy(self) -> bool:
        """Whether something on show is still to come."""
        return super().busy or self._network_loader.busy or self._answering.busy

    def close_down(self) -> None:
        """Stop whatever runs."""
        for work in (self._answering, self._network_loader):
            work.stop()
        super().close_down()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was on show."""
        super().showEvent(event)
        self._want()
        self._draw_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the film its share of the new height."""
        super().resizeEvent(event)
        self._draw_view()

    @Slot()
    def _on_look(self) -> None:
        """A larger type leaves less room for words."""
        self._draw_view()
        self.refresh_equations()

    # Files.

    def _open_network(self, state: InferenceState) -> None:
        network = (state.network, state.weights if state.network == "own" else "")
        if network not in (self._opening_network, ("own", "")):
            self._opening_network = network
            self._network_loader.start(lambda: reading(file_of(network)))

    def show_opening(self, progress: Progress) -> None:
        """Say how far the opening is."""
        self.progress.set_share(progress.done / max(1, progress.total))

    def show_dataset(self, dataset: Dataset) -> None:
        """Have other images answered."""
        self._data_number += 1
        self.progress.set_share(0)
        self._refresh()

    def show_not_opened(self) -> None:
        """Show the data that stays."""
        self.progress.set_share(0)
        self._draw_view()

    @Slot(object)
    def _on_network(self, weights: Weights) -> None:
        self._weights, self._network = weights, self._opening_network
        self._refresh()

    @Slot(Exception)
    def _on_no_network(self, problem: Exception) -> None:
        """Say why, and go back to the network that was in use."""
        name, path = self._network if self._weights is not None else (InferenceState.network, "")
        self._opening_network = self._network
        self.change(network=name, weights=path or self.state.weights)
        self.message.say(sentence(problem))

    def _refresh(self) -> None:
        self.draw(self.state)
        self.refresh_equations()

    def accept_file(self, path: str) -> bool:
        """Open weights, a folder or a dataset that was dropped."""
        if not is_kind(path, FileKind.WEIGHTS):
            return super().accept_file(path)
        self.change(network="own", weights=path)
        return True

    @Slot()
    def open_weights(self) -> None:
        """Choose a file of weights."""
        kinds = translate("inference", "Weights ({kinds})").format(kinds=FILES)
        path, _ = QFileDialog.getOpenFileName(self, translate("inference", "Open weights"), self.state.weights, kinds)
        if path:
            self.change(network="own", weights=path)

    # The network and its answers.

    def _make_model(self, state: InferenceState) -> None:
        if self._weights is None:
            return
        activation = activation_of(self._network, self._weights, state.activation)
        wanted = (self._network, activation, state.mistakes)
        if wanted != self._modelled:
            self._modelled = wanted
            self.model = Model(self._weights.params, activation, scale_of(self._weights), state.mistakes)

    @property
    def ready(self) -> bool:
        """Whether there are images and a network that can take them."""
        return self.dataset is not None and self.model is not None and self._misfit() is None

    def _misfit(self) -> Problem | None:
        """Return why the network cannot take the images, or be shown, if so."""
        if self.dataset is None or self.model is None:
            return None
        if self.model.sizes[-1] > _MOST_OUTPUTS:
            return Problem(OUTPUTS, found=number_text(self.model.sizes[-1]), most=_MOST_OUTPUTS)
        shape, inputs = self.dataset.x_test.shape, self.model.sizes[0]
        return None if math.prod(shape[1:]) == inputs else Problem(INPUT, size=inputs, shape=shape)

    def _job(self, size: int, mistakes: Mistakes | None = None) -> Job:
        network, activation, own = self._modelled
        return Job(network, activation, own if mistakes is None else mistakes, self._data_number, size)

    def answers(self, size: int, mistakes: Mistakes | None = None) -> Answers | None:
        """Return the answers to all test images `size` at a time (0: one by one), if they are known by now."""
        return self._answering.found(self._job(size, mistakes)) if self.ready else None

    def _want(self) -> None:
        """Have the answers that the view needs computed, the most urgent first."""
        if not self.ready or not self.isVisible():
            return
        one, batch = self._job(0), self._job(self.state.batch_size)
        rows = [self._job(self.state.batch_size, row.mistakes) for row in MISTAKES.values()]
        jobs = {"one": [one], "batches": [batch, one], "wrong": [batch], "bugs": [*rows, batch]}[self.state.view]
        self._answering.want(jobs, self._weights, self.dataset, 3 if self.state.view in _TIMED else 1)

    @Slot()
    def _on_answers(self) -> None:
        self._draw_view()
        self.refresh_equations()

    @Slot(float)
    def _on_progress(self, share: float) -> None:
        self.progress.set_share(share)

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.message.say(sentence(problem))

    # Time.

    def _set_time(self, state: InferenceState) -> None:
        """Let the time bar count images or batches, and stay at the image on show."""
        if not self.ready:
            self._run = None
            self.timeline.clear()
            return
        images, batch = len(self.dataset.x_test), state.view == "batches"
        size, rate = (state.batch_size, _BATCHES_PER_SECOND) if batch else (1, float(state.pace))
        wanted = (self._data_number, size, rate, state.view)
        if wanted == self._run or state.view not in _TIMED:
            return
        self._run = wanted
        self._image = min(self._image, images - 1)
        total = -(-images // size)
        self.playback_bar.set_unit("inference", QT_TRANSLATE_NOOP("inference", "batch") if batch else self.time_unit[1])
        self.timeline.show_run(range(total), total, self._image // size + 1, stride=self._next_wrong, rate=rate,
                               hurry=False)  # fmt: skip

    def _next_wrong(self, position: int, step: int = 1) -> int:
        return next_wrong(self._shown(), position, step) if self.ready else position

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        if self.dataset is None:
            return
        size = self.state.batch_size if self.state.view == "batches" else 1
        first = (max(1, position) - 1) * size
        if not first <= self._image < first + size:
            self._image = first
        self._draw_view(words=False)
        (self._slowly.call if self.timeline.running else self._slowly.call_now)()

    @Slot(str)
    def _on_played(self, status: str) -> None:
        self.start_button.setEnabled(status != Status.EMPTY)
        if status != Status.RUNNING:
            self._draw_view()
            self.refresh_equations()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        return translate("inference", "Pause") if status == Status.RUNNING else translate("inference", "Play")

    @Slot()
    def rewind(self) -> None:
        """Go back to the first image."""
        self.timeline.pause()
        self.timeline.go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next (N) or the previous (P) wrong answer."""
        step = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(event.key())
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier and self.state.view in _TIMED:
            self.timeline.pause()
            self.timeline.go(self._next_wrong(self.timeline.position, step))
        else:
            super().keyPressEvent(event)

    # What the pages ask for.

    @Slot(int)
    def _on_image(self, image: int) -> None:
        """Show one image large."""
        self.timeline.pause()
        self._image = image
        self.change(view="one")
        self.timeline.go(image + 1)

    @Slot(int, int)
    def _on_cell(self, truth: int, answer: int) -> None:
        self.change(truth=truth, answer=answer)

    @Slot(object)
    def _on_mistakes(self, mistakes: Mistakes) -> None:
        self.change(**asdict(mistakes))

    # Drawing.

    def _shown(self) -> Shown:
        state = self.state
        rows = (*(row.mistakes for row in MISTAKES.values()), state.mistakes) if state.view == "bugs" else ()
        variants = {mistakes: self.answers(state.batch_size, mistakes) for mistakes in rows}
        return Shown(state, self.dataset, self.model, self._image, self.timeline.position, self.answers(0),
                     self.answers(state.batch_size), variants)  # fmt: skip

    def _draw_words(self) -> None:
        """Write the sentence and the strip, which need not follow every picture."""
        if self.ready and self.isVisible():
            self._say(verdict(self._shown()))
        self.refresh_equations()

    def _draw_view(self, words: bool = True) -> None:
        """Draw the page on show; words: with the sentence, which need not follow every picture."""
        if not self.isVisible():
            return
        if not self.ready:
            self._draw_nothing()
            return
        shown = self._shown()
        self._page().draw(shown)
        self.figures.show_values(**figures(shown))
        if words:
            self._say(verdict(shown))

    def _draw_nothing(self) -> None:
        misfit = self._misfit()
        text = sentence(misfit) if misfit else translate("inference", "Opening the images and the weights …")
        self._page().clear(text)
        self.figures.show_values(**dict.fromkeys(FIGURES, "–"))
        self._say(text)

    def _say(self, text: str) -> None:
        if text != self.verdict.text():
            self.verdict.setText(text)

    def _show_hint(self) -> None:
        lines = [network_text(self._network, self._weights, self.state.activation)] if self._weights else []
        lines += [data_text(self.dataset)] if self.dataset else []
        if "<br>".join(lines) != self.hint.text():
            self.hint.setText("<br>".join(lines))

    def highlight(self, key: str) -> None:
        """Frame the images, or show all outputs strongly."""
        self.batches.wall.set_lit(key == "x")
        if self.ready and self.state.view == "one":
            self.one.light_up(self._shown(), key)

    # Words and numbers.

    def equations(self, state: InferenceState) -> Sequence[Equation]:
        """Return the shapes on their way through the network, and how the answer comes out of them."""
        return equations(self._shown()) if self.ready else ()

    def script(self, state: InferenceState) -> str:
        """Return a NumPy + Matplotlib program that answers the same images and draws the view on show."""
        network = self._network if self._weights is not None else (InferenceState.network, "")
        return script_text(
            "inference", VIEW=state.view, WEIGHTS=file_of(network),
            ACTIVATION=self.model.activation if self.model else BOOKS_ACTIVATION,
            SCALE=self.model.scale if self.model else 1 / 255, BATCH_SIZE=state.batch_size, IMAGE=self._image,
            UNUSED_ACTIVATION=state.unused_activation, SOFTMAX_OVER_BATCH=state.softmax_over_batch,
            RAW_PIXELS=state.raw_pixels,
        )  # fmt: skip
