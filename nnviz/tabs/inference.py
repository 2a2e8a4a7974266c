"""Inference: a trained network answers the test images, one by one and in batches; what it gets wrong, and why."""

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.inference import MISTAKES, Answers, Mistakes, Model, inferring, wrong_ones
from nnviz.core.network import INPUT
from nnviz.core.problems import Problem
from nnviz.core.training import Evaluating, confusion_matrix
from nnviz.data.dataset import Dataset, Origin
from nnviz.data.idx import Progress
from nnviz.data.sources import candidates, opening
from nnviz.data.weights import Weights, load_any_weights
from nnviz.ui.answer_wall import PLAIN, RIGHT, WRONG, AnswerWall
from nnviz.ui.bar_chart import BarChart
from nnviz.ui.confusion import ALL, ConfusionMatrix
from nnviz.ui.equations import Equation
from nnviz.ui.figures import Figures, ThinProgress
from nnviz.ui.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.loader import Loader
from nnviz.ui.numbers import duration_text, fixed_text, number_text, percent_text
from nnviz.ui.parameters import choice, count, folder, switch
from nnviz.ui.resources import resource
from nnviz.ui.scripts import script_text
from nnviz.ui.settings import data_folder
from nnviz.ui.tab import Command, Preset, Tab
from nnviz.ui.theme import FIGURE_SIZE, THEME
from nnviz.ui.time_bars import TimeBar, TimeBars

OUTPUTS = QT_TRANSLATE_NOOP(
    "problems", "The network has {found} outputs. At most {most} can be shown: choose another file."
)

_NETWORK = QT_TRANSLATE_NOOP("inference", "Network")
_RUN = QT_TRANSLATE_NOOP("inference", "Inference")
_ERRORS = QT_TRANSLATE_NOOP("inference", "Mistakes on purpose")
_DATA = QT_TRANSLATE_NOOP("inference", "Data")

_NETWORKS = {
    "sigmoid-50-100": QT_TRANSLATE_NOOP("inference", "Sigmoid, 50-100"),
    "relu-50": QT_TRANSLATE_NOOP("inference", "ReLU, 50"),
    "relu-512": QT_TRANSLATE_NOOP("inference", "ReLU, 512"),
    "own": QT_TRANSLATE_NOOP("inference", "Own file"),
}
_FROM_FILE = "file"
_ACTIVATIONS = {
    _FROM_FILE: QT_TRANSLATE_NOOP("inference", "As the file says"),
    **{name: name for name in ACTIVATIONS},
}
_SOURCES = {
    "automatic": QT_TRANSLATE_NOOP("inference", "MNIST, else drawn digits"),
    "folder": QT_TRANSLATE_NOOP("inference", "Folder or .npz file"),
    "digits": QT_TRANSLATE_NOOP("inference", "Drawn digits"),
}
_BOOKS_ACTIVATION = "sigmoid"  # where a file does not say: the book's weights
_FILES = "*.npz *.pkl"
_SUFFIXES = (".npz", ".pkl", ".pickle")

_STRIP = 13  # images of the film under the large one
_MOST_OUTPUTS = 100  # a confusion matrix of more cannot be read
_MOST_NAMES = 10  # classes with a bar each; of more, the likeliest
_CALM = 0.15  # s between two updates of the strip while images fly by
_SETTLED = 120  # ms after the last change before everything is answered anew
_ROOM = 1.12  # the top of an axis of shares: the texts over the bars need some
_MOST_RESULTS = 32
_BATCHES_PER_SECOND = 5.0


@dataclass(frozen=True)
class InferenceState:
    """Which network answers which images, how, and what of it is on show."""

    network: str = choice(
        "sigmoid-50-100", QT_TRANSLATE_NOOP("inference", "Weights"), _NETWORKS, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("inference", "Networks that nnviz has trained on MNIST, or a file of your own."),
    )
    weights: str = folder(
        "", QT_TRANSLATE_NOOP("inference", "File"), section=_NETWORK, files=_FILES,
        shown=lambda state: state.network == "own",
        tip=QT_TRANSLATE_NOOP("inference", "An .npz with W1, b1, W2 …, or the book's .pkl. It may be dropped here."),
    )
    activation: str = choice(
        _FROM_FILE, QT_TRANSLATE_NOOP("inference", "Activation"), _ACTIVATIONS, section=_NETWORK,
        shown=lambda state: state.network == "own",
        tip=QT_TRANSLATE_NOOP("inference", "The function after every hidden layer. The book's network: sigmoid."),
    )
    batch_size: int = count(
        100, QT_TRANSLATE_NOOP("inference", "Batch size"), 1, 1000, log=True, section=_RUN,
        shown=lambda state: state.view != "one",
        tip=QT_TRANSLATE_NOOP("inference", "How many images go through the network at once."),
    )
    pace: int = count(
        50, QT_TRANSLATE_NOOP("inference", "Images per second"), 1, 2000, log=True, section=_RUN,
        shown=lambda state: state.view == "one",
        tip=QT_TRANSLATE_NOOP("inference", "How fast the pictures fly by. The network itself is far faster."),
    )
    unused_activation: bool = switch(
        False, QT_TRANSLATE_NOOP("inference", "a instead of z"), section=_ERRORS,
        tip=QT_TRANSLATE_NOOP("inference", "The sum goes to the next layer as it is; the activation is never used."),
    )
    softmax_over_batch: bool = switch(
        False, QT_TRANSLATE_NOOP("inference", "Softmax along axis 0"), section=_ERRORS,
        tip=QT_TRANSLATE_NOOP("inference", "Right for one image, a vector; in a batch it sums over the images."),
    )
    raw_pixels: bool = switch(
        False, QT_TRANSLATE_NOOP("inference", "Pixels 0 … 255"), section=_ERRORS,
        tip=QT_TRANSLATE_NOOP("inference", "The network was trained with pixels from 0 to 1."),
    )
    source: str = choice(
        "automatic", QT_TRANSLATE_NOOP("inference", "Source"), _SOURCES, section=_DATA,
        tip=QT_TRANSLATE_NOOP("inference", "Where the images come from."),
    )
    path: str = folder(
        "", QT_TRANSLATE_NOOP("inference", "Folder"), section=_DATA, shown=lambda state: state.source == "folder",
        tip=QT_TRANSLATE_NOOP("inference", "A folder with four IDX files, or an .npz file. It may be dropped here."),
    )
    view: str = "one"
    truth: int = ALL  # what of the confusion matrix is chosen
    answer: int = ALL  # fmt: skip

    @property
    def mistakes(self) -> Mistakes:
        """The mistakes that are switched on."""
        return Mistakes(self.unused_activation, self.softmax_over_batch, self.raw_pixels)


_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("inference", "One by one"), InferenceState(),
        QT_TRANSLATE_NOOP("inference", "Press Play. The longer step goes to the next wrong answer."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "In batches of 100"), InferenceState(view="batches"),
        QT_TRANSLATE_NOOP("inference", "The same answers in a fraction of the time. Change the batch size."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "The largest network's mistakes"),
        InferenceState(network="relu-512", view="wrong"),
        QT_TRANSLATE_NOOP("inference", "The most confident mistakes come first. Would you have known?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "4 taken for 9"), InferenceState(view="wrong", truth=4, answer=9),
        QT_TRANSLATE_NOOP("inference", "Click other cells of the matrix, or the name of a row or column."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: a instead of z"), InferenceState(view="bugs", unused_activation=True),
        QT_TRANSLATE_NOOP("inference", "The program runs without a complaint. Only the accuracy tells."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: softmax over the batch"),
        InferenceState(view="batches", softmax_over_batch=True, batch_size=10),
        QT_TRANSLATE_NOOP("inference", "Right one by one, wrong in batches. What happens with a batch of 1?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: all three at once"),
        InferenceState(view="bugs", unused_activation=True, softmax_over_batch=True, raw_pixels=True),
        QT_TRANSLATE_NOOP("inference", "Mistakes add up."),
    ),
)  # fmt: skip


class Job(NamedTuple):
    """What the answers to all test images follow from; size 0: one by one."""

    weights: tuple[str, str]
    activation: str
    mistakes: Mistakes
    data: int
    size: int


class Moments:
    """A run whose every moment can be looked at from the start: so many images or batches."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def extend(self, frames: list[Any]) -> None:
        """Take nothing: all moments are there."""


class InferenceTab(Tab):
    """Pictures flying by, batches, a wall of mistakes with its confusion matrix, and what common mistakes cost."""

    name = "inference"
    title = QT_TRANSLATE_NOOP("inference", "Inference")
    sections = QT_TRANSLATE_NOOP("inference", "Book chapter 3.6")
    State = InferenceState
    presets = _PRESETS
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
    has_time = True
    time_unit = ("inference", QT_TRANSLATE_NOOP("inference", "image"))

    # What is on the screen.

    def build(self) -> None:
        """Make walls, plots and figures, and the threads' owners."""
        self.dataset: Dataset | None = None
        self.model: Model | None = None
        self._loaded: Weights | None = None
        self._network = self._opened = self._opening_weights = ("", "")
        self._modelled: tuple[Any, ...] = ()
        self._run: tuple[int, int] | None = None  # images, images a step
        self._image = self._data_number = 0
        self._tiles = np.zeros(0, np.intp)
        self._filter: tuple[Any, ...] = ()
        self._results: dict[Job, Answers] = {}
        self._working: Job | None = None
        self._calm_until = 0.0
        self._make_loaders()
        self._build_pages()
        self.timeline.set_stride_tip("inference", QT_TRANSLATE_NOOP("inference", "To the next wrong one (N)"))
        self.timeline.moved.connect(self._on_moved)
        self.timeline.status_changed.connect(self._on_played)
        THEME.changed.connect(self._on_look)

    def _make_loaders(self) -> None:
        self._data_loader, self._weights_loader, self._worker = Loader(self), Loader(self), Loader(self)
        self._data_loader.progressed.connect(self._on_opening)
        self._data_loader.loaded.connect(self._on_data)
        self._data_loader.failed.connect(self._on_no_data)
        self._weights_loader.loaded.connect(self._on_weights)
        self._weights_loader.failed.connect(self._on_no_weights)
        self._worker.progressed.connect(self._on_working)
        self._worker.loaded.connect(self._on_answers)
        self._worker.failed.connect(self._on_no_answers)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(self._work)

    def _build_pages(self) -> None:
        self.figures = Figures("inference", {
            "accuracy": QT_TRANSLATE_NOOP("inference", "Accuracy so far"),
            "right": QT_TRANSLATE_NOOP("inference", "Right"),
            "wrong": QT_TRANSLATE_NOOP("inference", "Wrong"),
            "time": QT_TRANSLATE_NOOP("inference", "Time so far"),
            "each": QT_TRANSLATE_NOOP("inference", "Time per image"),
        }, {"accuracy": "100.00 %", "right": "00,000", "wrong": "00,000", "time": "0,000 ms", "each": "0.000 ms"})
        self.verdict = QLabel(objectName="verdict")
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(16, 0, 16, 4)
        self.progress = ThinProgress()
        for widget in (self.figures, self.verdict, self.progress):
            self.picture.layout().insertWidget(self.picture.layout().count() - 1, widget)
        self._build_one()
        self._build_batches()
        self._build_wrong()
        self._build_bugs()
        for chart in (self.bars, self.costs):
            chart.getAxis("left").setTicks([[(i / 5, fixed_text(i / 5, 1)) for i in range(6)], []])

    def _build_one(self) -> None:
        self.large = AnswerWall(largest=10_000, caption_size=FIGURE_SIZE)
        self.bars = BarChart("inference", most=_MOST_NAMES)
        self.bars.set_texts(
            QT_TRANSLATE_NOOP("inference", "Output of the network"), QT_TRANSLATE_NOOP("inference", "Class"),
            QT_TRANSLATE_NOOP("inference", "Probability"),
        )  # fmt: skip
        self.film = AnswerWall()
        self.film.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.film.chosen.connect(self._on_film)
        row = QHBoxLayout()
        row.addWidget(self.large, 45)
        row.addWidget(self.bars, 55)
        _column(self.pages["one"], row, self.film)

    def _build_batches(self) -> None:
        self.batch = AnswerWall()
        self.batch.chosen.connect(self._on_batch_tile)
        self.times = TimeBars()
        self.words = QLabel(objectName="words")
        self.words.setWordWrap(True)
        self.words.setContentsMargins(16, 0, 16, 8)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.addWidget(self.times)
        side.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.addWidget(self.batch, 64)
        row.addLayout(side, 36)
        _column(self.pages["batches"], row)

    def _build_wrong(self) -> None:
        self.wall = AnswerWall(pages=True, largest=110, framed=False)
        self.wall.chosen.connect(self._on_wall_tile)
        self.matrix = ConfusionMatrix()
        self.matrix.chosen.connect(self._on_cell)
        row = QHBoxLayout()
        row.addWidget(self.wall, 50)
        row.addWidget(self.matrix, 50)
        _column(self.pages["wrong"], row)

    def _build_bugs(self) -> None:
        self.costs = BarChart("inference", most=len(MISTAKES) + 1)
        self.costs.set_texts(
            QT_TRANSLATE_NOOP("inference", "What common mistakes cost"), "",
            QT_TRANSLATE_NOOP("inference", "Accuracy"),
        )  # fmt: skip
        self.costs.clicked.connect(self._on_cost)
        self.effects = QLabel(objectName="words")
        self.effects.setWordWrap(True)
        self.effects.setContentsMargins(24, 0, 24, 12)
        _column(self.pages["bugs"], self.costs, self.effects)

    def plots(self) -> Sequence[Any]:
        """Return what can be exported of the view on show."""
        views = {"one": (self.bars,), "batches": (self.times,), "wrong": (self.matrix,), "bugs": (self.costs,)}
        return views[self.state.view]

    # Following the State.

    def draw(self, state: InferenceState) -> None:
        """Open what is to be opened, and show the view."""
        self._open(state)
        self._make_model(state)
        self._set_time(state)
        self._want()
        timed = state.view in ("one", "batches")
        if not timed:
            self.timeline.pause()
        self.timeline.setVisible(timed)
        self.start_button.setVisible(timed)
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
        loading = self._data_loader.busy or self._weights_loader.busy
        return loading or self._worker.busy or self._settle.isActive()

    def close_down(self) -> None:
        """Stop whatever runs."""
        self._settle.stop()
        for loader in (self._data_loader, self._weights_loader, self._worker):
            loader.stop()
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

    def _open(self, state: InferenceState) -> None:
        data = (state.source, state.path if state.source == "folder" else "")
        if data not in (self._opened, ("folder", "")):
            self._opened = data
            self._data_loader.load(lambda: opening(*data, candidates(data_folder())))
        network = (state.network, state.weights if state.network == "own" else "")
        if network not in (self._opening_weights, ("own", "")):
            self._opening_weights = network
            self._weights_loader.load(lambda: _reading(_file_of(network)))

    @Slot(object)
    def _on_opening(self, frame: Any) -> None:
        if isinstance(frame, Progress):
            self.progress.set_share(frame.done / max(1, frame.total))

    @Slot(object)
    def _on_data(self, frame: Dataset) -> None:
        self.dataset = frame
        self._data_number += 1
        self.progress.set_share(0)
        self.message.clear()
        self._refresh()

    @Slot(Exception)
    def _on_no_data(self, problem: Exception) -> None:
        self.progress.set_share(0)
        self.message.say(sentence(problem))
        if self.dataset is None and self.state.source != "automatic":
            self._opened = ("", "")
            self.change(source="automatic")
            self.message.say(sentence(problem))
        self._draw_view()

    @Slot(object)
    def _on_weights(self, weights: Weights) -> None:
        self._loaded, self._network = weights, self._opening_weights
        self._refresh()

    @Slot(Exception)
    def _on_no_weights(self, problem: Exception) -> None:
        """Say why, and go back to the network that was in use."""
        name, path = self._network if self._loaded is not None else (InferenceState.network, "")
        self._opening_weights = self._network
        self.change(network=name, weights=path or self.state.weights)
        self.message.say(sentence(problem))

    def _refresh(self) -> None:
        self.draw(self.state)
        self.refresh_equations()

    def accept_file(self, path: str) -> bool:
        """Open weights, a folder or a dataset that was dropped."""
        if holds_weights(path):
            self.change(network="own", weights=path)
        else:
            self.change(source="folder", path=path)
        return True

    @Slot()
    def open_weights(self) -> None:
        """Choose a file of weights."""
        kinds = translate("inference", "Weights ({kinds})").format(kinds=_FILES)
        path, _ = QFileDialog.getOpenFileName(self, translate("inference", "Open weights"), self.state.weights, kinds)
        if path:
            self.change(network="own", weights=path)

    @Slot()
    def open_data(self) -> None:
        """Choose a folder with a dataset."""
        path = QFileDialog.getExistingDirectory(self, translate("inference", "Open data"), self.state.path)
        if path:
            self.change(source="folder", path=path)

    # The network.

    def _make_model(self, state: InferenceState) -> None:
        if self._loaded is None:
            return
        wanted = (self._network, self._activation(state), state.mistakes)
        if wanted != self._modelled:
            self._modelled = wanted
            self.model = Model(self._loaded.params, wanted[1], _scale_of(self._loaded), state.mistakes)

    def _activation(self, state: InferenceState) -> str:
        said = self._loaded.metadata.get("activation")
        own = state.activation if self._network[0] == "own" else _FROM_FILE
        if own != _FROM_FILE:
            return own
        return said if isinstance(said, str) and said in ACTIVATIONS else _BOOKS_ACTIVATION

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

    @property
    def _classes(self) -> int:
        """How many classes there are: those of the data, or the outputs of the network if they are more."""
        return max(len(self.dataset.class_names), self.model.sizes[-1])

    def _name_of(self, number: int) -> str:
        """Return what a class is called."""
        names = self.dataset.class_names
        return names[number] if number < len(names) else str(number)

    # Answers to all images, from the worker.

    def _job(self, size: int, mistakes: Mistakes | None = None) -> Job:
        network, activation, own = self._modelled
        return Job(network, activation, own if mistakes is None else mistakes, self._data_number, size)

    def _jobs(self, state: InferenceState) -> list[Job]:
        """Return what the view needs, the most urgent first."""
        one, batch = self._job(0), self._job(state.batch_size)
        if state.view == "one":
            return [one]
        if state.view == "batches":
            return [batch, one]
        rows = [self._job(state.batch_size, row.mistakes) for row in MISTAKES.values()]
        return [batch] if state.view == "wrong" else [*rows, batch]

    def answers(self, size: int, mistakes: Mistakes | None = None) -> Answers | None:
        """Return the answers to all test images `size` at a time (0: one by one), if they are known by now."""
        return self._results.get(self._job(size, mistakes)) if self.ready else None

    def _want(self) -> None:
        """Have missing answers computed, once the hand is still."""
        if not self.ready or not self.isVisible():
            return
        missing = [job for job in self._jobs(self.state) if job not in self._results]
        if missing and self._working not in missing:
            self._settle.start()

    @Slot()
    def _work(self) -> None:
        self._worker.stop()
        self._working = None
        missing = [job for job in self._jobs(self.state) if job not in self._results] if self.ready else []
        if missing:
            self._working = job = missing[0]
            model = Model(self._loaded.params, job.activation, self.model.scale, job.mistakes)
            images = self.dataset.x_test
            passes = 1 if self.state.view in ("wrong", "bugs") else 3
            self._worker.load(lambda: inferring(model, images, job.size, passes))

    @Slot(object)
    def _on_working(self, frame: Any) -> None:
        if isinstance(frame, Evaluating):
            self.progress.set_share(frame.done / frame.total)

    @Slot(object)
    def _on_answers(self, found: Answers) -> None:
        self._results[self._working] = found
        for old in list(self._results)[:-_MOST_RESULTS]:
            del self._results[old]
        self._working = None
        self.progress.set_share(0)
        self._work()
        self._draw_view()
        self.refresh_equations()

    @Slot(Exception)
    def _on_no_answers(self, problem: Exception) -> None:
        self._working = None
        self.progress.set_share(0)
        self.message.say(sentence(problem))

    # Time.

    def _set_time(self, state: InferenceState) -> None:
        """Let the time bar count images or batches, and stay at the image on show."""
        if not self.ready:
            self._run = None
            self.timeline.clear()
            return
        images, size = len(self.dataset.x_test), state.batch_size if state.view == "batches" else 1
        rate = float(state.pace) if state.view == "one" else _BATCHES_PER_SECOND
        wanted = (images, size, rate, state.view)
        if wanted == self._run or state.view not in ("one", "batches"):
            return
        self._run = wanted
        self._image = min(self._image, images - 1)
        total = -(-images // size)
        batch = state.view == "batches"
        self.timeline.set_unit("inference", QT_TRANSLATE_NOOP("inference", "batch") if batch else self.time_unit[1])
        self.timeline.show_run(Moments(total), total, self._image // size + 1, stride=self._next_wrong, rate=rate,
                               hurry=False)  # fmt: skip

    @property
    def _size(self) -> int:
        """How many images one moment of the time bar shows."""
        return self.state.batch_size if self.state.view == "batches" else 1

    @property
    def _answered(self) -> int:
        """How many images are answered at the moment on show."""
        return min(len(self.dataset.x_test), self.timeline.position * self._size)

    def _found(self) -> Answers | None:
        """Return the answers of the view on show."""
        return self.answers(0 if self.state.view == "one" else self.state.batch_size)

    def _next_wrong(self, position: int, step: int = 1) -> int:
        """Return the position of the next moment (or the one before, with step −1) that has a wrong answer."""
        found = self._found()
        if found is None:
            return position
        wrong = np.flatnonzero(found.answers != self.dataset.t_test) // self._size + 1
        after = wrong[wrong > position] if step > 0 else wrong[wrong < position][::-1]
        return int(after[0]) if len(after) else position

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        if self.dataset is None:
            return
        first = (max(1, position) - 1) * self._size
        if not first <= self._image < first + self._size:
            self._image = first
        now = time.perf_counter()
        self._draw_view(calm=self.timeline.running and now < self._calm_until)
        if not self.timeline.running or now >= self._calm_until:
            self._calm_until = now + _CALM
            self.refresh_equations()

    @Slot(str)
    def _on_played(self, status: str) -> None:
        self.start_button.setEnabled(status != "empty")
        if status != "running":
            self._draw_view()
            self.refresh_equations()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        return translate("inference", "Pause") if status == "running" else translate("inference", "Play")

    @Slot()
    def rewind(self) -> None:
        """Go back to the first image."""
        self.timeline.pause()
        self.timeline.go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next (N) or the previous (P) wrong answer."""
        step = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(event.key())
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier and not self.timeline.isHidden():
            self.timeline.pause()
            self.timeline.go(self._next_wrong(self.timeline.position, step))
        else:
            super().keyPressEvent(event)

    def _go_to_image(self, image: int) -> None:
        """Show one image large."""
        self._image = image
        self.timeline.pause()
        self.change(view="one")
        self.timeline.go(image + 1)

    @Slot(int)
    def _on_film(self, number: int) -> None:
        self.timeline.pause()
        self.timeline.go(int(self._tiles[number]) + 1)

    @Slot(int)
    def _on_batch_tile(self, number: int) -> None:
        self._go_to_image((max(1, self.timeline.position) - 1) * self._size + number)

    @Slot(int)
    def _on_wall_tile(self, number: int) -> None:
        self._go_to_image(int(self._tiles[number]))

    @Slot(int, int)
    def _on_cell(self, truth: int, answer: int) -> None:
        self.change(truth=truth, answer=answer)

    @Slot(float, float)
    def _on_cost(self, x: float, y: float) -> None:
        """Switch on the mistake whose bar is clicked."""
        rows = list(MISTAKES.values())
        if 0 <= round(x) < len(rows) and abs(x - round(x)) <= 0.3:
            self.change(**asdict(rows[round(x)].mistakes))

    # Drawing.

    def _draw_view(self, calm: bool = False) -> None:
        """Draw the page on show; calm: without what changes more rarely than the picture."""
        if not self.isVisible():
            return
        if not self.ready:
            self._draw_nothing()
            return
        longest = max((self._name_of(i) for i in range(self._classes)), key=len)
        for wall in (self.film, self.batch, self.wall):
            wall.set_widest(f"{longest} → {longest}")
        getattr(self, "_draw_" + self.state.view)()
        self._draw_figures()
        if not calm:
            self._say(self._verdict())

    def _draw_nothing(self) -> None:
        none, misfit = np.zeros((0, 28, 28), np.uint8), self._misfit()
        text = sentence(misfit) if misfit else translate("inference", "Opening the images and the weights …")
        for wall in (self.large, self.film, self.batch, self.wall):
            wall.set_texts("", "", "" if wall is self.film else text)
            wall.show_answers(none, none[:, 0, 0])
        self.bars.show_bars([], [], [])
        self.matrix.show_counts(np.zeros((0, 0), np.int64), (), (ALL, ALL))
        self.costs.show_bars([], [], [])
        self.figures.show_values(**dict.fromkeys(("accuracy", "right", "wrong", "time", "each"), "–"))
        self._say(text)

    def _say(self, text: str) -> None:
        if text != self.verdict.text():
            self.verdict.setText(text)

    def _draw_one(self) -> None:
        data, image = self.dataset, self._image
        y = self.model.probabilities(data.x_test[image])
        answer, truth = int(y.argmax()), int(data.t_test[image])
        right = answer == truth
        if right:
            caption = translate("inference", "✓ answer {answer}")
        else:
            caption = translate("inference", "✗ answer {answer}, truth {truth}")
        caption = caption.format(answer=self._name_of(answer), truth=self._name_of(truth))
        title = translate("inference", "Image {number} of {all}")
        self.large.set_texts(title.format(number=number_text(image + 1), all=number_text(len(data.x_test))))
        self.large.set_widest(caption)
        self.large.show_answers(data.x_test[image : image + 1], [RIGHT if right else WRONG], [caption])
        self._draw_bars(y, answer, right)
        self._draw_film(image)

    def _draw_bars(self, y: np.ndarray, answer: int, right: bool) -> None:
        classes = np.arange(len(y)) if len(y) <= _MOST_NAMES else np.sort(np.argsort(-y)[:_MOST_NAMES])
        digits = 2 if THEME.current.scale > 1.3 else 3  # large type has no room for more
        texts = [fixed_text(float(v), digits) if v >= 0.5 * 0.1**digits else "" for v in y[classes]]
        self.bars.set_domain((-0.6, len(classes) - 0.4), (0.0, _ROOM))
        lit = [int(i) for i in np.flatnonzero(classes == answer)]
        self.bars.show_bars(y[classes], texts, [self._name_of(int(c)) for c in classes], lit, [] if right else lit)

    def _draw_film(self, image: int) -> None:
        """Show what came before and what comes next: the answers to that are not known yet."""
        images = len(self.dataset.x_test)
        first = max(0, min(image - _STRIP // 2, images - _STRIP))
        self._tiles = np.arange(first, min(images, first + _STRIP))
        marks, captions = self._marks(self._tiles, self.answers(0))
        known = image - first + 1
        marks[known:] = PLAIN
        captions = captions[:known] + [""] * (len(marks) - known) if captions else []
        self.film.setFixedHeight(round(self.height() * 0.1) + 28)
        self.film.show_answers(self.dataset.x_test[self._tiles], marks, captions, ringed=image - first)

    def _marks(self, images: np.ndarray, found: Answers | None) -> tuple[np.ndarray, list[str]]:
        """Return marks and captions of some images: the answer, or truth → answer where it is wrong."""
        if found is None:
            return np.full(len(images), PLAIN), []
        answers, truth = found.answers[images], self.dataset.t_test[images]
        captions = [
            f"✓ {self._name_of(int(a))}" if a == t else f"{self._name_of(int(t))} → {self._name_of(int(a))}"
            for a, t in zip(answers, truth, strict=True)
        ]
        return np.where(answers == truth, RIGHT, WRONG), captions

    def _draw_batches(self) -> None:
        size, images = self._size, len(self.dataset.x_test)
        number = max(1, self.timeline.position)
        first = (number - 1) * size
        self._tiles = np.arange(first, min(images, first + size))
        found = self.answers(size)
        marks, captions = self._marks(self._tiles, found)
        title = translate("inference", "Batch {number}: images {first} to {last}")
        self.batch.set_texts(title.format(
            number=number_text(number), first=number_text(first + 1), last=number_text(int(self._tiles[-1]) + 1)))
        self.batch.show_answers(self.dataset.x_test[self._tiles], marks, captions, self._tell)
        self._draw_times(self.answers(0), found)

    def _tell(self, number: int) -> str:
        """Return what is said about a tile of a wall."""
        image = int(self._tiles[number])
        text = translate("inference", "Image {number}: truth {truth}. Click to see it large.")
        found = self.answers(self.state.batch_size)
        truth = self._name_of(int(self.dataset.t_test[image]))
        if found is None:
            return text.format(number=number_text(image + 1), truth=truth)
        text = translate("inference", "Image {number}: truth {truth}, answer {answer} with {share}. "
                                      "Click to see it large.")
        answer = int(found.answers[image])
        return text.format(number=number_text(image + 1), truth=truth, answer=self._name_of(answer),
                           share=percent_text(float(found.probabilities[image, answer])))  # fmt: skip

    def _draw_times(self, one: Answers | None, batch: Answers | None) -> None:
        names = (translate("inference", "One by one"), translate("inference", "In batches of {size}"))
        note = translate("inference", "{each} per image")
        bars = [
            TimeBar(
                name.format(size=number_text(self._size)), found.each if found else 0.0,
                note.format(each=duration_text(found.each)) if found else "…", role,
            )
            for name, found, role in zip(names, (one, batch), ("test", "training"), strict=True)
        ]  # fmt: skip
        axis = translate("inference", "Time per image, measured here (logarithmic)")
        self.times.show_times(translate("inference", "The time of both"), axis, bars)
        words = self._words(one, batch) if one and batch else translate("inference", "Measuring …")
        if words != self.words.text():
            self.words.setText(words)
        room = self.pages["batches"].height() - self.times.sizeHint().height() - 24
        self.words.setVisible(self.words.heightForWidth(self.words.width()) <= room)

    def _words(self, one: Answers, batch: Answers) -> str:
        text = translate("inference", "All {images} images: {one} one by one, {batch} in batches.")
        why = translate("inference", "In a batch each weight is fetched once for {size} images, and Python is called "
                                     "once instead of {size} times.")
        if self._size == 1:
            why = translate("inference", "A batch of one image saves nothing.")
        return "<br><br>".join((
            text.format(images=number_text(len(one.answers)), one=duration_text(one.total),
                        batch=duration_text(batch.total)),
            why.format(size=number_text(self._size)),
        ))  # fmt: skip

    def _compared(self, one: Answers, batch: Answers) -> str:
        """Return how many times as fast batches are, and whether the answers are as good."""
        shares = [percent_text(self._share(found)) for found in (one, batch)]
        if self._share(one) == self._share(batch):
            text = translate("inference", "In batches of {size}: {ratio} times as fast as one by one, with the same "
                                          "accuracy: {one}.")
        else:
            text = translate("inference", "In batches of {size}: {ratio} times as fast as one by one, but not with the "
                                          "same accuracy: {batch} instead of {one}.")
        return text.format(size=number_text(self._size), ratio=number_text(one.each / max(batch.each, 1e-12), 2),
                           one=shares[0], batch=shares[1])  # fmt: skip

    def _draw_wrong(self) -> None:
        state, found = self.state, self.answers(self.state.batch_size)
        if found is None:
            return
        data, place = self.dataset, (state.truth, state.answer)
        classes = self._classes
        counts = confusion_matrix(data.t_test, found.answers, classes)
        place = tuple(value if value < classes else ALL for value in place)
        self.matrix.set_texts(
            translate("inference", "Confusion matrix"), translate("inference", "Truth"),
            translate("inference", "Answer"), translate("inference", "Truth {truth}, answer {answer}: {count}"),
        )  # fmt: skip
        self.matrix.show_counts(counts, [self._name_of(i) for i in range(classes)], place)
        self._tiles = self._chosen_images(found, *place)
        marks, captions = self._marks(self._tiles, found)
        self.wall.set_texts(
            self._wall_title(*place), "", translate("inference", "There is no such image."),
            translate("inference", "{first} to {last} of {all}, the most confident first. Turn the wheel for more."),
        )  # fmt: skip
        self.wall.show_answers(data.x_test[self._tiles], marks, captions, self._tell)
        shown = (self._job(state.batch_size), place)
        if shown != self._filter:
            self._filter = shown
            self.wall.to_first_page()

    def _chosen_images(self, found: Answers, truth: int, answer: int) -> np.ndarray:
        """Return the images of a cell, or the wrong ones of a row, a column or of all; the most confident first."""
        t = self.dataset.t_test
        if truth == answer != ALL:
            same = np.flatnonzero((t == truth) & (found.answers == truth))
            return same[np.argsort(-found.probabilities[same, truth], kind="stable")]
        images = wrong_ones(found, t)
        keep = np.ones(len(images), bool)
        keep &= (t[images] == truth) | (truth == ALL)
        keep &= (found.answers[images] == answer) | (answer == ALL)
        return images[keep]

    def _wall_title(self, truth: int, answer: int) -> str:
        count = number_text(len(self._tiles))
        if truth == ALL and answer == ALL:
            return translate("inference", "Wrong answers: {count}").format(count=count)
        if answer == ALL:
            text = translate("inference", "Another answer than {truth}: {count}")
        elif truth == ALL:
            text = translate("inference", "Wrongly taken for {answer}: {count}")
        elif truth == answer:
            text = translate("inference", "{truth}, and right: {count}")
        else:
            text = translate("inference", "{truth} taken for {answer}: {count}")
        truth, answer = (self._name_of(max(0, value)) for value in (truth, answer))
        return text.format(count=count, truth=truth, answer=answer)

    def _draw_bugs(self) -> None:
        state = self.state
        rows = [(row.mistakes, translate("inference", row.title)) for row in MISTAKES.values()]
        if state.mistakes not in [row for row, _ in rows]:
            rows.append((state.mistakes, translate("inference", "As switched on")))
        found = [self.answers(state.batch_size, mistakes) for mistakes, _ in rows]
        shares = [self._share(answers) for answers in found]
        texts = [percent_text(share) if answers else "…" for share, answers in zip(shares, found, strict=True)]
        lit = [i for i, (mistakes, _) in enumerate(rows) if mistakes == state.mistakes]
        self.costs.set_domain((-0.6, len(rows) - 0.4), (0.0, _ROOM))
        wrong = [i for i, share in enumerate(shares) if found[i] and share < shares[0]]
        self.costs.show_bars(shares, texts, [name for _, name in rows], lit, wrong)
        effects = [
            f"<b>{translate('inference', row.title)}</b>: {translate('inference', row.effect)}"
            for row in MISTAKES.values()
        ]
        effects.append(translate("inference", "Measured in batches of {size}. Click a bar to switch its mistake on in "
                                              "all views.").format(size=number_text(state.batch_size)))
        text = "<br>".join(effects)
        if text != self.effects.text():
            self.effects.setText(text)

    def _share(self, found: Answers | None) -> float:
        return float(np.mean(found.answers == self.dataset.t_test)) if found else 0.0

    def _draw_figures(self) -> None:
        found = self._found()
        count = self._answered if self.state.view in ("one", "batches") else len(self.dataset.x_test)
        if found is None or not count:
            self.figures.show_values(**dict.fromkeys(("accuracy", "right", "wrong", "time", "each"), "–"))
            return
        right = int(np.count_nonzero(found.answers[:count] == self.dataset.t_test[:count]))
        seconds = found.seconds_until(count)
        self.figures.show_values(
            accuracy=percent_text(right / count), right=number_text(right), wrong=number_text(count - right),
            time=duration_text(seconds), each=duration_text(seconds / count),
        )  # fmt: skip

    def _verdict(self) -> str:
        found = self._found()
        if found is None:
            return translate("inference", "Answering all images …")
        one = self.answers(0)
        if self.state.view == "batches" and one is not None:
            return self._compared(one, found)
        right = int(np.count_nonzero(found.answers == self.dataset.t_test))
        if self.state.view == "wrong" and right < len(found.answers):
            return self._commonest(found, right)
        text = translate("inference", "The network gets {right} of all {all} test images right: {share}.")
        if self.state.mistakes != Mistakes():
            text = translate("inference", "With the mistakes switched on, {right} of all {all} test images are right: "
                                          "{share}.")
        return text.format(all=number_text(len(found.answers)), right=number_text(right),
                           share=percent_text(right / len(found.answers)))  # fmt: skip

    def _commonest(self, found: Answers, right: int) -> str:
        counts = self.matrix.counts - np.diag(np.diag(self.matrix.counts))
        truth, answer = (int(i) for i in np.unravel_index(counts.argmax(), counts.shape))
        text = translate("inference", "{wrong} of {all} are wrong. Most often {truth} is taken for {answer} "
                                      "({count}).")
        return text.format(wrong=number_text(len(found.answers) - right), all=number_text(len(found.answers)),
                           truth=self._name_of(truth), answer=self._name_of(answer),
                           count=number_text(int(counts.max())))  # fmt: skip

    def _show_hint(self) -> None:
        lines = [self._network_text(), self._data_text()]
        self.hint.setText("<br>".join(line for line in lines if line))

    def _network_text(self) -> str:
        if self._loaded is None:
            return ""
        sizes = self._loaded.sizes
        total = sum(array.size for array in self._loaded.params.values())
        text = translate("inference", "{layers}: {parameters} parameters").format(
            layers="-".join(map(str, sizes)), parameters=number_text(total))  # fmt: skip
        said = self._loaded.metadata.get("activation")
        if self._network[0] == "own" and self.state.activation == _FROM_FILE and said not in tuple(ACTIVATIONS):
            text += "<br>" + translate("inference", "The file does not say its activation; sigmoid, as in the book.")
        accuracy = self._loaded.metadata.get("test accuracy")
        if self._network[0] != "own" and isinstance(accuracy, float):
            text += "<br>" + translate("inference", "On the test images of MNIST: {share} right.").format(
                share=percent_text(accuracy))  # fmt: skip
        return text

    def _data_text(self) -> str:
        data = self.dataset
        if data is None:
            return ""
        images = number_text(len(data.x_test))
        if data.origin == Origin.DRAWN:
            text = translate("inference", "{images} test digits drawn by the program, not by people. The accuracy is "
                                          "that on these.")
            return text.format(images=images)
        return translate("inference", "{name}: {images} test images").format(name=data.name, images=images)

    def highlight(self, key: str) -> None:
        """Frame the images, or show all outputs strongly."""
        for wall in (self.large, self.batch):
            wall.set_lit(key == "x")
        if self.ready and self.state.view == "one":
            y = self.model.probabilities(self.dataset.x_test[self._image])
            self._draw_bars(y, int(y.argmax()) if key != "y" else -1, True)
            if key != "y":
                self._draw_one()

    # Words and numbers.

    def equations(self, state: InferenceState) -> Sequence[Equation]:
        """Return the shapes on their way through the network, and how the answer comes out of them."""
        if not self.ready:
            return ()
        rows = () if state.view == "one" else (min(state.batch_size, len(self.dataset.x_test)),)
        return (self._shapes(rows), self._answer_row(rows))

    def _shapes(self, rows: tuple[int, ...]) -> Equation:
        sizes = self.model.sizes
        parts = [f'<a href="x">{_shape(*rows, sizes[0])}</a>']
        for n, m in zip(sizes[:-1], sizes[1:], strict=True):
            parts.append(f"@ {_shape(n, m)} → {_shape(*rows, m)}")
        markup = len('<a href="x"></a>')
        if len(parts) > 3 and len(" ".join(parts)) - markup > (80 if THEME.current.scale > 1.3 else 115):
            parts = [*parts[:2], "…", parts[-1]]
        if self.model.mistakes.unused_activation or len(self.model.layers) < 2:
            return Equation("<i>a</i> = <i>x</i> <i>W</i> + <i>b</i>", " ".join(parts), "a1 = x @ W1 + b1")
        python = f"z1 = {self.model.activation}(x @ W1 + b1)"
        return Equation("<i>z</i> = <i>h</i>(<i>x</i> <i>W</i> + <i>b</i>)", " ".join(parts), python)

    def _answer_row(self, rows: tuple[int, ...]) -> Equation:
        classes = self.model.sizes[-1]
        outputs = f'<a href="y">{_shape(*rows, classes)}</a>'
        symbols = "<i>p</i> = argmax softmax(<i>a</i>)"
        axis = 0 if self.model.mistakes.softmax_over_batch else 1
        if not rows:
            y = self.model.probabilities(self.dataset.x_test[self._image])
            answer = int(y.argmax())
            numbers = translate("inference", "{outputs} → largest: {value}, the answer is <b>{answer}</b>").format(
                outputs=outputs, value=fixed_text(float(y[answer]), 4), answer=self._name_of(answer))  # fmt: skip
            return Equation(symbols, numbers, "p = np.argmax(y)")
        numbers = translate("inference", "softmax along axis {axis}: {outputs} → argmax along axis 1: {answers}")
        return Equation(symbols, numbers.format(axis=axis, outputs=outputs, answers=_shape(*rows)),
                        "p = np.argmax(y, axis=1)")  # fmt: skip

    def script(self, state: InferenceState) -> str:
        """Return a NumPy + Matplotlib program that answers the same images and draws the view on show."""
        network = self._network if self._loaded is not None else (InferenceState.network, "")
        activation = self.model.activation if self.model else _BOOKS_ACTIVATION
        return script_text(
            "inference", VIEW=state.view, WEIGHTS=_file_of(network), ACTIVATION=activation,
            SCALE=self.model.scale if self.model else 1 / 255, BATCH_SIZE=state.batch_size, IMAGE=self._image,
            UNUSED_ACTIVATION=state.unused_activation, SOFTMAX_OVER_BATCH=state.softmax_over_batch,
            RAW_PIXELS=state.raw_pixels,
        )  # fmt: skip


def holds_weights(path: str) -> bool:
    """Return whether a file is one of weights rather than a dataset, by its name and its first bytes."""
    if not path.lower().endswith(_SUFFIXES):
        return False
    if not path.lower().endswith(".npz"):
        return True
    try:
        with open(path, "rb") as stream:
            head = stream.read(64)
    except OSError:
        return False
    return head[30:31] in (b"W", b"b", b"m")  # the name of the first array: W1, b1, metadata, not x_train


def _file_of(network: tuple[str, str]) -> str:
    name, path = network
    return path if name == "own" else str(resource("weights", f"{name}.npz"))


def _reading(path: str) -> Iterator[Weights]:
    yield load_any_weights(Path(path))


def _scale_of(weights: Weights) -> float:
    """Return what the network wants pixels multiplied by; 1/255 where the file does not say."""
    scale = weights.metadata.get("scale")
    sound = isinstance(scale, int | float) and not isinstance(scale, bool) and 0 < scale <= 1
    return float(scale) if sound else 1 / 255


def _shape(*sizes: int) -> str:
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(map(str, sizes))})"


def _column(page: QWidget, *parts: Any) -> None:
    """Put widgets and layouts on a page, the first one taking all the room."""
    column = QVBoxLayout(page)
    column.setContentsMargins(8, 8, 8, 0)
    column.setSpacing(8)
    for index, part in enumerate(parts):
        add = column.addWidget if isinstance(part, QWidget) else column.addLayout
        add(part, 1 if index == 0 else 0)
