"""Training, live: real data, a real network in a worker thread, and curves that grow."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.diagnosis import Verdict, diagnose
from nnviz.core.history import History, Weights
from nnviz.core.network import WEIGHT_STARTS, Network
from nnviz.core.optimizers import OPTIMIZERS, Optimizer
from nnviz.core.training import Evaluating, TrainingStep, WeightUpdate, iterations_per_epoch, train
from nnviz.data.dataset import Dataset, Origin
from nnviz.data.idx import Progress
from nnviz.data.sources import SOURCES, candidates, opening
from nnviz.ui.background import GeneratorThread
from nnviz.ui.equations import Equation
from nnviz.ui.figures import Figures, Sentence, ThinProgress
from nnviz.ui.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.mosaic import Mosaic
from nnviz.ui.numbers import fixed_text, number_text, percent_text
from nnviz.ui.parameters import choice, count, counts, folder, number, parameters, switch
from nnviz.ui.plots import Plot, peaks
from nnviz.ui.resources import resource
from nnviz.ui.settings import data_folder
from nnviz.ui.tab import Command, Preset, Tab

_DATA = QT_TRANSLATE_NOOP("training", "Data")
_NETWORK = QT_TRANSLATE_NOOP("training", "Network")
_LEARNING = QT_TRANSLATE_NOOP("training", "Learning")
_VIEW = QT_TRANSLATE_NOOP("training", "View")

_SAMPLINGS = {
    "shuffled": QT_TRANSLATE_NOOP("training", "Shuffled epochs"),
    "replacement": QT_TRANSLATE_NOOP("training", "With replacement"),
}
_UNITS = {"iterations": QT_TRANSLATE_NOOP("training", "Iterations"), "epochs": QT_TRANSLATE_NOOP("training", "Epochs")}

_MOST_TILES = 100  # units whose weights are shown
_SNAPSHOTS = 150  # moments of a run whose weights are kept
_SMOOTH = 60  # the smoothed curve averages over this fraction of the run so far
_FIRST_PAINT = 30  # ms before data is opened: the window comes first, the two would share one interpreter
_CALM = 0.15  # s between two updates of figures, strip and weights: the eye reads no faster


def _uses(*names: str) -> Any:
    return lambda state: state.optimizer in names


@dataclass(frozen=True)
class TrainingState:
    """Everything a run follows from."""

    rate: float = number(
        0.1, QT_TRANSLATE_NOOP("training", "Learning rate"), 1e-6, 100, 0.01, log=True, section=_LEARNING, live=True,
        tip=QT_TRANSLATE_NOOP("training", "How far each update goes. May be changed while the network learns."),
    )
    optimizer: str = choice(
        "SGD", QT_TRANSLATE_NOOP("training", "Optimiser"), tuple(OPTIMIZERS), section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "The rule that turns gradients into updates."),
    )
    momentum: float = number(
        0.9, QT_TRANSLATE_NOOP("training", "Momentum"), 0, 0.999, 0.01, section=_LEARNING,
        shown=_uses("Momentum", "Nesterov"),
        tip=QT_TRANSLATE_NOOP("training", "The share of the last step that is kept."),
    )
    rho: float = number(
        0.9, QT_TRANSLATE_NOOP("training", "Decay ρ"), 0, 0.9999, 0.01, section=_LEARNING, shown=_uses("RMSProp"),
        tip=QT_TRANSLATE_NOOP("training", "How slowly the mean of squared gradients forgets."),
    )
    beta1: float = number(
        0.9, QT_TRANSLATE_NOOP("training", "Decay β₁"), 0, 0.999, 0.01, section=_LEARNING, shown=_uses("Adam"),
        tip=QT_TRANSLATE_NOOP("training", "How slowly the mean of the gradients forgets."),
    )
    beta2: float = number(
        0.999, QT_TRANSLATE_NOOP("training", "Decay β₂"), 0, 0.9999, 0.001, section=_LEARNING, shown=_uses("Adam"),
        tip=QT_TRANSLATE_NOOP("training", "How slowly the mean of squared gradients forgets."),
    )
    batch_size: int = count(
        100, QT_TRANSLATE_NOOP("training", "Batch size"), 1, 10_000, log=True, section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "How many images each update sees."),
    )
    sampling: str = choice(
        "shuffled", QT_TRANSLATE_NOOP("training", "Sampling"), _SAMPLINGS, section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "Each image once per epoch, or every batch drawn afresh from all images."),
    )
    unit: str = choice("iterations", QT_TRANSLATE_NOOP("training", "Length in"), _UNITS, section=_LEARNING)
    iterations: int = count(
        10_000, QT_TRANSLATE_NOOP("training", "Iterations"), 10, 1_000_000, log=True, section=_LEARNING,
        shown=lambda state: state.unit == "iterations",
        tip=QT_TRANSLATE_NOOP("training", "How many updates the run has."),
    )
    epochs: int = count(
        5, QT_TRANSLATE_NOOP("training", "Epochs"), 1, 200, log=True, section=_LEARNING,
        shown=lambda state: state.unit == "epochs",
        tip=QT_TRANSLATE_NOOP("training", "How often the run sees every image."),
    )
    seed: int = count(
        0, QT_TRANSLATE_NOOP("training", "Seed"), 0, 9999, section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "The same seed gives the same run, to the last digit."),
    )
    hidden: tuple[int, ...] = counts(
        (100,), QT_TRANSLATE_NOOP("training", "Hidden layers"), 1, 2000, 20, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("training", "Units of each hidden layer, with commas: 50 or 100, 50. Empty: none."),
    )
    activation: str = choice(
        "relu", QT_TRANSLATE_NOOP("training", "Activation"), tuple(n for n in ACTIVATIONS if n != "step"),
        section=_NETWORK, tip=QT_TRANSLATE_NOOP("training", "The function after every hidden layer."),
    )
    weight_start: str = choice(
        "He", QT_TRANSLATE_NOOP("training", "First weights"), tuple(WEIGHT_STARTS), section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("training", "The spread of the random weights at the start. Biases start at 0."),
    )
    weight_decay: float = number(
        0.0, QT_TRANSLATE_NOOP("training", "Weight decay λ"), 0, 1, 0.001, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("training", "Adds λ/2·ΣW² to the loss, so that weights stay small."),
    )
    dropout: float = number(
        0.0, QT_TRANSLATE_NOOP("training", "Dropout"), 0, 0.9, 0.05, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("training", "The share of hidden units switched off at random in every update."),
    )
    source: str = choice(
        "automatic", QT_TRANSLATE_NOOP("training", "Source"), SOURCES, section=_DATA,
        tip=QT_TRANSLATE_NOOP("training", "Where the images come from."),
    )
    path: str = folder(
        "", QT_TRANSLATE_NOOP("training", "Folder"), section=_DATA, shown=lambda state: state.source == "folder",
        tip=QT_TRANSLATE_NOOP("training", "A folder with four IDX files, or an .npz file. It may be dropped here."),
    )
    train_size: int = count(
        60_000, QT_TRANSLATE_NOOP("training", "Training images"), 10, 60_000, log=True, section=_DATA,
        tip=QT_TRANSLATE_NOOP("training", "Only so many of the training images are used."),
    )
    normalise: bool = switch(
        True, QT_TRANSLATE_NOOP("training", "Divide by 255"), section=_DATA,
        tip=QT_TRANSLATE_NOOP("training", "Pixels from 0 to 1 instead of 0 to 255."),
    )
    log_loss: bool = switch(
        False, QT_TRANSLATE_NOOP("training", "Logarithmic loss"), section=_VIEW, live=True,
        tip=QT_TRANSLATE_NOOP("training", "Shows small losses as clearly as large ones."),
    )
    raw: bool = switch(
        True, QT_TRANSLATE_NOOP("training", "Every mini-batch"), section=_VIEW, live=True,
        tip=QT_TRANSLATE_NOOP("training", "The loss of each mini-batch behind the smoothed curve."),
    )  # fmt: skip


_LIVE = tuple(name for name, parameter in parameters(TrainingState).items() if parameter.live)

_VERDICTS = {
    Verdict.NOT_STARTED: QT_TRANSLATE_NOOP("training", "Not started: the network has learned nothing yet."),
    Verdict.ALL_ZERO: QT_TRANSLATE_NOOP(
        "training", "Stuck: all weights began at zero, so all hidden units stay alike. Choose other first weights."
    ),
    Verdict.LEARNING: QT_TRANSLATE_NOOP("training", "Learning: the loss has fallen from {first} to {recent}."),
    Verdict.LEARNT: QT_TRANSLATE_NOOP("training", "Learned: {test} of the test images are right."),
    Verdict.OVERFITTING: QT_TRANSLATE_NOOP(
        "training", "Over-fitting: {train} of the training images are right, but only {test} of the test images."
    ),
    Verdict.UNDERFITTING: QT_TRANSLATE_NOOP(
        "training", "Under-fitting: the loss no longer falls, and even of the training images only {train} are right."
    ),
    Verdict.STUCK: QT_TRANSLATE_NOOP(
        "training", "Stuck: the loss has hardly left its start ({first}). "
        "Try another activation, other first weights or another learning rate."
    ),
    Verdict.DEAD_UNITS: QT_TRANSLATE_NOOP(
        "training", "Dead units: {dead} of the ReLU units give 0 for every image. Try a smaller learning rate."
    ),
    Verdict.DIVERGED: QT_TRANSLATE_NOOP(
        "training", "Diverged: the loss grew instead of falling. Try a smaller learning rate."
    ),
}  # fmt: skip

_NOTES_RUN = TrainingState(hidden=(50,), activation="sigmoid", weight_start="0.01", sampling="replacement")
_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("training", "The book's run"), _NOTES_RUN,
        QT_TRANSLATE_NOOP("training", "784-50-10, sigmoid, 10,000 iterations: about 94.5 % of the test images."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "The same with ReLU"), replace(_NOTES_RUN, activation="relu"),
        QT_TRANSLATE_NOOP("training", "Only the activation differs: about 97 % in the same 10,000 iterations."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "512 ReLU units, RMSProp"),
        TrainingState(hidden=(512,), activation="relu", weight_start="Xavier", optimizer="RMSProp", rate=0.001,
                      batch_size=128, unit="epochs", epochs=5),
        QT_TRANSLATE_NOOP("training", "The other book's first example: five epochs reach about 98 %."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: learning rate too large"),
        replace(_NOTES_RUN, activation="relu", rate=20.0, iterations=2000),
        QT_TRANSLATE_NOOP("training", "Every step jumps over the valley. Lower the learning rate while it runs."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: all weights zero"),
        replace(_NOTES_RUN, weight_start="zeros", iterations=3000),
        QT_TRANSLATE_NOOP("training", "All hidden units get the same gradient and stay the same for ever."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: ten sigmoid layers"),
        replace(_NOTES_RUN, hidden=(20,) * 10, weight_start="Xavier", iterations=3000),
        QT_TRANSLATE_NOOP("training", "The gradient shrinks by a factor of four or more in every layer."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: only 300 images"),
        TrainingState(hidden=(100, 100), activation="relu", weight_start="He", train_size=300, batch_size=100,
                      unit="epochs", epochs=200),
        QT_TRANSLATE_NOOP("training", "Too few images are learned by heart: watch the gap between the two curves."),
    ),
)  # fmt: skip


class TrainingTab(Tab):
    """Loss and accuracy while a network learns, its first-layer weights, and every moment of the run to go back to."""

    name = "training"
    title = QT_TRANSLATE_NOOP("training", "Training")
    sections = QT_TRANSLATE_NOOP("training", "Book chapters 3.6, 4.5 and 6")
    State = TrainingState
    presets = _PRESETS
    commands = (
        Command(QT_TRANSLATE_NOOP("training", "Open data…"), "open_data"),
        Command(QT_TRANSLATE_NOOP("training", "Save weights…"), "save_weights"),
    )
    has_time = True
    time_unit = ("training", QT_TRANSLATE_NOOP("training", "iteration"))

    # What is on the screen.

    def build(self) -> None:
        """Make the plots, the figures and the weights' pictures."""
        self.dataset: Dataset | None = None
        self._opened: tuple[str, str] | None = None
        self._opener: GeneratorThread | None = None
        self._run_state: TrainingState | None = None
        self._run_data: Dataset | None = None
        self._optimizer: Optimizer | None = None
        self._problem: Exception | None = None
        self._clock: deque[tuple[float, int]] = deque(maxlen=60)
        self._calm_until = 0.0
        self._tiles_moment = -1
        self._rate_marks: list[Any] = []
        self._build_plots()
        self._lay_out()
        self.timeline.set_stride_tip("training", QT_TRANSLATE_NOOP("training", "To the end of the epoch"))
        self.timeline.extended.connect(self._on_frames)
        self.timeline.moved.connect(self._on_moved)
        self.timeline.failed.connect(self._on_failed)
        self.timeline.status_changed.connect(self._on_run_status)

    def _build_plots(self) -> None:
        self.loss_plot = Plot("training")
        self.loss_plot.set_texts(
            QT_TRANSLATE_NOOP("training", "Loss"), QT_TRANSLATE_NOOP("training", "Iteration"),
            QT_TRANSLATE_NOOP("training", "Cross entropy"),
        )  # fmt: skip
        self.raw_curve = self.loss_plot.curve("training", QT_TRANSLATE_NOOP("training", "mini-batch"), share=0.4)
        self.mean_curve = self.loss_plot.curve("training", QT_TRANSLATE_NOOP("training", "smoothed"), width=2)
        self.accuracy_plot = Plot("training", legend_at=(-8, -8))
        self.accuracy_plot.set_texts(
            QT_TRANSLATE_NOOP("training", "Accuracy"), QT_TRANSLATE_NOOP("training", "Epoch"),
            QT_TRANSLATE_NOOP("training", "Share right"),
        )  # fmt: skip
        self.train_curve = self.accuracy_plot.curve(
            "training", QT_TRANSLATE_NOOP("training", "training images"), width=2, dots=True
        )
        self.test_curve = self.accuracy_plot.curve(
            "test", QT_TRANSLATE_NOOP("training", "test images"), width=2, dash=True, dots=True
        )
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.left_width = 56
            plot.restyle()
        self.cursors = [plot.marker("marker") for plot in (self.loss_plot, self.accuracy_plot)]
        for cursor in self.cursors:
            cursor.hide()

    def _lay_out(self) -> None:
        self.figures = Figures("training", {
            "test": QT_TRANSLATE_NOOP("training", "Test accuracy"),
            "train": QT_TRANSLATE_NOOP("training", "Training accuracy"),
            "loss": QT_TRANSLATE_NOOP("training", "Loss"),
            "epoch": QT_TRANSLATE_NOOP("training", "Epoch"),
            "speed": QT_TRANSLATE_NOOP("training", "Iterations per second"),
            "left": QT_TRANSLATE_NOOP("training", "Time left"),
        }, {"test": "100.00 %", "train": "100.00 %", "loss": "0.0000", "epoch": "000.00",
            "speed": "00,000", "left": "00:00"})  # fmt: skip
        self.verdict = Sentence()
        self.progress = ThinProgress()
        self.weights = Mosaic("training")
        grid = QGridLayout()
        grid.setContentsMargins(8, 0, 8, 0)
        grid.setSpacing(0)
        grid.addWidget(self.loss_plot, 0, 0)
        grid.addWidget(self.accuracy_plot, 1, 0)
        grid.addWidget(self.weights, 0, 1, 2, 1)
        grid.setColumnStretch(0, 64)
        grid.setColumnStretch(1, 36)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(1, 1)
        column = QVBoxLayout(self.picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.figures, self.verdict, self.progress):
            column.addWidget(widget)
        column.addLayout(grid, 1)

    def plots(self) -> Sequence[Plot]:
        """Return the plots, the main one first."""
        return (self.loss_plot, self.accuracy_plot)

    # Following the State.

    def draw(self, state: TrainingState) -> None:
        """Open the data, get the run ready, and pass on what may change while it runs."""
        self._open(state)
        if self._optimizer is not None:
            self._optimizer.rate = state.rate
        if self.timeline.status in ("empty", "ready"):
            self._prepare()
        self.loss_plot.set_log_y(state.log_loss)
        self._draw_moment()
        self._draw_losses()
        self._show_hint()

    def check(self, state: TrainingState) -> None:
        """Refuse a batch that is larger than the training set."""
        if self.dataset is not None and state.batch_size > self._samples(state):
            text = translate("training", "Batch size: {batch} is more than the {images} training images.")
            raise ValueError(
                text.format(batch=number_text(state.batch_size), images=number_text(self._samples(state)))
            )

    def preset_state(self, preset: Preset) -> TrainingState:
        """Return a preset's State with the data and the view that are in use."""
        own = self.state
        return replace(preset.state, source=own.source, path=own.path, log_loss=own.log_loss, raw=own.raw)

    @property
    def busy(self) -> bool:
        """Whether data is being opened."""
        return self._opener is not None

    def accept_file(self, path: str) -> bool:
        """Open a folder or .npz file that was dropped or named on the command line."""
        self.change(source="folder", path=path)
        return True

    def close_down(self) -> None:
        """Stop whatever runs."""
        self._stop_opening()
        super().close_down()

    def _samples(self, state: TrainingState) -> int:
        return min(state.train_size, len(self.dataset.x_train))

    def _sizes(self, state: TrainingState, data: Dataset) -> tuple[int, ...]:
        return (int(np.prod(data.image_shape)), *state.hidden, len(data.class_names))

    def _per_epoch(self, state: TrainingState) -> int:
        return iterations_per_epoch(self._samples(state), state.batch_size)

    def _total(self, state: TrainingState) -> int:
        return state.iterations if state.unit == "iterations" else state.epochs * self._per_epoch(state)

    # The data.

    def _open(self, state: TrainingState) -> None:
        wanted = (state.source, state.path if state.source == "folder" else "")
        if wanted == self._opened or wanted == ("folder", ""):
            return
        self._opened = wanted
        self._stop_opening()
        self._opener = GeneratorThread(self._opening(*wanted), self)
        self._opener.batch.connect(self._on_opening)
        self._opener.failed.connect(self._on_not_opened)
        self._opener.ended.connect(self._on_opened)
        QTimer.singleShot(_FIRST_PAINT, self._opener, self._opener.start)
        self._show_hint()

    def _opening(self, source: str, path: str) -> Iterator[Any]:
        # A generator of its own, so that what opening() checks at once is checked in the worker too.
        yield from opening(source, path, candidates(data_folder()))

    def _stop_opening(self) -> None:
        if self._opener is not None:
            self._opener.stop()
            self._opener.deleteLater()
            self._opener = None

    @Slot(object)
    def _on_opening(self, frames: list[Any]) -> None:
        last = frames[-1]
        if isinstance(last, Dataset):
            self.dataset = last
        elif isinstance(last, Progress):
            self.progress.set_share(last.done / max(1, last.total))
            self._show_verdict(translate("training", "Opening the data: {what} …").format(what=last.what))

    @Slot()
    def _on_opened(self) -> None:
        self._stop_opening()
        self.message.clear()
        self.progress.set_share(0)
        if self.timeline.status in ("empty", "ready"):
            self._prepare()
        self._draw_moment()
        self._show_hint()

    @Slot(Exception)
    def _on_not_opened(self, problem: Exception) -> None:
        self._stop_opening()
        self.progress.set_share(0)
        self.message.say(sentence(problem))
        if self.dataset is None and self.state.source != "automatic":
            self._opened = None
            self.change(source="automatic")
            self.message.say(sentence(problem))
        self._draw_moment()
        self._show_hint()

    @Slot()
    def open_data(self) -> None:
        """Choose a folder with a dataset."""
        path = QFileDialog.getExistingDirectory(self, translate("training", "Open data"), self.state.path)
        if path:
            self.accept_file(path)

    @Slot()
    def save_weights(self) -> None:
        """Save the weights of the moment on show."""
        entry = self.history.weights_at(self.timeline.position) if self.history else None
        if entry is None:
            self.message.say(translate("training", "There are no weights yet: start a run first."))
            return
        title = translate("training", "Save weights")
        path, _ = QFileDialog.getSaveFileName(self, title, "weights.npz", "NumPy (*.npz)")
        if path:
            self._save_weights(path, *entry)

    def _save_weights(self, path: str, moment: int, weights: Weights) -> None:
        path = path if path.endswith(".npz") else path + ".npz"
        metadata = {
            "activation": self._run_state.activation, "iteration": moment, "data": self._run_data.name,
            "scale": 1 / 255 if self._run_state.normalise else 1.0,
        }  # fmt: skip
        from nnviz.data.weights import save_weights  # 10 ms that the start of the program does not need

        try:
            save_weights(path, weights, metadata)
        except (OSError, ValueError) as problem:
            self.message.say(sentence(problem))
        else:
            text = translate("training", "The weights after iteration {iteration} are saved as {path}.")
            self.message.say(text.format(iteration=number_text(moment), path=path))

    # The run.

    @property
    def history(self) -> History | None:
        """What the run on show has left so far."""
        return self.timeline.keep if isinstance(self.timeline.keep, History) else None

    def _prepare(self) -> None:
        """Get a run of the present State ready; it starts when Start is pressed."""
        if self.dataset is None:
            self.timeline.clear()
            return
        state = self.state
        self._run_state, self._run_data, self._problem = state, self.dataset, None
        self._optimizer = None
        total = self._total(state)
        self._clock.clear()
        self._tiles_moment = -1
        self.timeline.load(
            self._begin, total, threaded=True, keep=lambda: History(total),
            counts=_is_step, stride=self._per_epoch(state),
        )  # fmt: skip
        self._start_plots(total, self._per_epoch(state))

    def _begin(self) -> Iterator[Any]:
        """Return the run's frames; raises Problem when the settings cannot be trained with."""
        state, data = self._run_state, self._run_data
        rng = np.random.default_rng(state.seed)
        scale = 1 / 255 if state.normalise else 1.0
        network = Network(
            self._sizes(state, data), state.activation, state.weight_start, rng=rng,
            weight_decay=state.weight_decay, dropout=state.dropout, scale=scale,
        )  # fmt: skip
        row = OPTIMIZERS[state.optimizer]
        options = {p.name: getattr(state, p.name) for p in row.parameters}
        self._optimizer = row.make(**options)
        self._optimizer.rate = self.state.rate
        total = self._total(state)
        frames = train(
            network, data, self._optimizer, state.batch_size, rng, iterations=total, sampling=state.sampling,
            train_size=min(state.train_size, len(data.x_train)), snapshot_every=max(1, total // _SNAPSHOTS),
            pulses=True,
        )  # fmt: skip
        self.history.start(network.copy_params())
        return frames

    def _key(self, state: TrainingState) -> TrainingState:
        """Return a State without what may change while a run goes on."""
        return replace(state, **{name: getattr(TrainingState, name) for name in _LIVE})

    @property
    def pending(self) -> bool:
        """Whether settings or data have changed in a way that only a new run can take up."""
        if self._run_state is None:
            return False
        return self._key(self.state) != self._key(self._run_state) or self.dataset is not self._run_data

    @Slot()
    def rewind(self) -> None:
        """Back to the beginning with the present settings and seed."""
        self._prepare()
        self._draw_moment()
        self._draw_losses()
        self._show_hint()

    @Slot()
    def _on_start(self) -> None:
        if self.timeline.status in ("finished", "failed"):
            self.rewind()
        self._problem = None
        super()._on_start()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status in ("finished", "failed"):
            return translate("training", "Start a new run")
        return super().start_text(status)

    @Slot(str)
    def _on_run_status(self, status: str) -> None:
        self.start_button.setEnabled(status != "empty")
        if status in ("running", "paused"):
            self._clock.clear()
        if status == "running":
            self.message.clear()
        self._calm_until = 0.0
        self._draw_moment()
        self._show_hint()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._problem = problem
        self._draw_moment()
        self.message.say(sentence(problem))

    # Drawing.

    @Slot(list)
    def _on_frames(self, frames: list[Any]) -> None:
        steps = [frame for frame in frames if isinstance(frame, TrainingStep)]
        if steps:
            self._clock.append((time.perf_counter(), len(self.history)))
        if not self.isVisible():
            return
        if any(step.record for step in steps):
            self._draw_accuracies()
        self._draw_losses()
        if self.timeline.following:
            self._draw_calmly()
        if frames and isinstance(frames[-1], Evaluating) and self.timeline.running:
            self._show_measuring(frames[-1])

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if not self.timeline.following or not self.timeline.running:
            self._draw_moment()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was on show."""
        super().showEvent(event)
        self._draw_accuracies()
        self._draw_losses()
        self._draw_moment()

    def _start_plots(self, total: int, per_epoch: int) -> None:
        for mark in self._rate_marks:
            self.loss_plot.drop_marker(mark)
        self._rate_marks = []
        self._span, self._top = 0, 2.5
        empty = np.empty(0)
        for plot, curve in (
            (self.loss_plot, self.raw_curve), (self.loss_plot, self.mean_curve),
            (self.accuracy_plot, self.train_curve), (self.accuracy_plot, self.test_curve),
        ):  # fmt: skip
            plot.set_data(curve, empty, empty)
            plot.fitted = True
        self._widen(0)

    def _widen(self, needed: int) -> None:
        """Widen the axes in doublings, so that they are not drawn anew in every frame."""
        total, per_epoch = self.timeline.total or 1, self._per_epoch(self._run_state)
        span = self._span or max(20, -(-total // 16))
        while span < needed:
            span *= 2
        span = min(span, total)
        if span != self._span:
            self._span = span
            self.accuracy_plot.set_domain((0.0, span / per_epoch), (0.0, 1.0))
        self._set_loss_domain()

    def _set_loss_domain(self) -> None:
        if self.state.log_loss:
            losses = self.history.losses if self.history else ()
            lowest = float(losses.min()) if len(losses) else 0.1
            low = 10.0 ** np.floor(np.log10(max(lowest, 1e-7)))
            self.loss_plot.set_domain((0.0, float(self._span)), (float(low), self._top))
        else:
            self.loss_plot.set_domain((0.0, float(self._span)), (0.0, self._top))

    def _draw_losses(self) -> None:
        history = self.history
        if history is None or self._run_state is None:
            return
        losses = history.losses
        n = len(losses)
        if n:
            top = float(losses[max(0, n - 4000) :].max())
            if top > self._top:
                self._top = 1.3 * top
            self._widen(n)
        moments = np.arange(1, n + 1, dtype=np.float64)
        pixels = max(200, self.loss_plot.width() // 2)
        shown = self.state.raw
        self.raw_curve.item.setVisible(shown)
        if shown:
            self.loss_plot.set_data(self.raw_curve, *peaks(moments, losses.astype(np.float64), pixels))
        points = np.unique(np.linspace(1, n, min(n, pixels)).astype(np.intp)) if n else np.empty(0, np.intp)
        self.loss_plot.set_data(self.mean_curve, points.astype(float), history.smoothed(points, n // _SMOOTH))
        self._mark_rates(history)

    def _mark_rates(self, history: History) -> None:
        for iteration, rate in history.rates[1 + len(self._rate_marks) :]:
            mark = self.loss_plot.marker("marker", label=f"η = {number_text(rate)}")
            mark.setValue(iteration)
            self._rate_marks.append(mark)

    def _draw_accuracies(self) -> None:
        history = self.history
        if history is None or self._run_state is None:
            return
        per_epoch = self._per_epoch(self._run_state)
        epochs = np.array([(record.iteration + 1) / per_epoch for record in history.records])
        for curve, name in ((self.train_curve, "train_accuracy"), (self.test_curve, "test_accuracy")):
            self.accuracy_plot.set_data(curve, epochs, np.array([getattr(r, name) for r in history.records]))

    def _draw_calmly(self) -> None:
        now = time.perf_counter()
        if now >= self._calm_until:
            self._calm_until = now + _CALM
            self._draw_moment()

    def _draw_moment(self) -> None:
        """Show the figures, the weights, the verdict and the strip of the moment on show."""
        history, moment = self.history, self.timeline.position
        past = history is not None and not self.timeline.following
        per_epoch = self._per_epoch(self._run_state) if self._run_state else 1
        for cursor, scale in zip(self.cursors, (1, per_epoch), strict=True):
            cursor.setVisible(past)
            cursor.setValue(moment / scale)
        if not self.timeline.running:
            self._draw_accuracies()
        self._draw_figures(history, moment)
        self._draw_weights(history, moment)
        self._show_verdict(self._verdict_text(history, moment))
        self._show_progress()
        self.refresh_equations()

    def _draw_figures(self, history: History | None, moment: int) -> None:
        record = history.record_at(moment) if history else None
        loss = fixed_text(history.loss_at(moment), 4) if history and moment else "–"
        speed, left = self._speed()
        self.figures.show_values(
            test=percent_text(record.test_accuracy) if record else "–",
            train=percent_text(record.train_accuracy) if record else "–",
            loss=loss,
            epoch=fixed_text(moment / self._per_epoch(self._run_state), 2) if history else "–",
            speed=number_text(round(speed)) if speed else "–",
            left=left,
        )

    def _speed(self) -> tuple[float, str]:
        """Return iterations per second over the last two seconds, and the time left as minutes:seconds."""
        if len(self._clock) < 2 or not self.timeline.running:
            return 0.0, "–"
        (start, before), (end, now) = self._clock[0], self._clock[-1]
        speed = (now - before) / max(end - start, 1e-9)
        seconds = round((self.timeline.total - now) / speed) if speed else 0
        return speed, f"{seconds // 60}:{seconds % 60:02d}"

    def _draw_weights(self, history: History | None, moment: int) -> None:
        entry = history.weights_at(moment) if history else None
        if entry is None:
            self.weights.set_texts(
                QT_TRANSLATE_NOOP("training", "First-layer weights"), "",
                QT_TRANSLATE_NOOP("training", "One picture for each hidden unit appears here."),
            )
            self.weights.set_tiles(None)
            self._tiles_moment = -1
            return
        if entry[0] == self._tiles_moment:
            return
        self._tiles_moment = entry[0]
        matrix = entry[1]["W1"]
        shown = min(_MOST_TILES, matrix.shape[1])
        tiles = matrix[:, :shown].T.reshape(shown, *self._run_data.image_shape)
        some = QT_TRANSLATE_NOOP("training", "units 1 to {shown} of {units}")
        self.weights.set_texts(
            QT_TRANSLATE_NOOP("training", "First-layer weights"), some if shown < matrix.shape[1] else "", "",
            QT_TRANSLATE_NOOP("training", "Unit {number}: blue weights below 0, orange above"),
            shown=shown, units=matrix.shape[1],
        )  # fmt: skip
        self.weights.set_tiles(tiles)

    def _verdict_text(self, history: History | None, moment: int) -> str:
        if self.busy and self.dataset is None:
            return translate("training", "Opening the data …")
        if self.dataset is None:
            return translate("training", "There is no data yet: choose a source on the left.")
        if history is None or not moment:
            return self._ready_text()
        records = [record for record in history.records if record.iteration < moment]
        weights = history.weights_at(moment)
        failed = self._problem is not None and moment == len(history)
        d = diagnose(history.losses[:moment], records, weights[1] if weights else None, failed)
        shares = {"train": d.train_accuracy, "test": d.test_accuracy, "dead": d.dead_units}
        return translate("training", _VERDICTS[d.verdict]).format(
            first=number_text(d.first_loss or 0, 3), recent=number_text(d.recent_loss or 0, 3),
            **{key: percent_text(share or 0) for key, share in shares.items()},
        )  # fmt: skip

    def _ready_text(self) -> str:
        if self.dataset.origin == Origin.DRAWN:
            return translate("training", "Ready: press Start. These digits are drawn by the program, not by people.")
        return translate("training", "Ready: press Start.")

    def _show_verdict(self, text: str) -> None:
        self.verdict.setText(text)

    def _show_measuring(self, pulse: Evaluating) -> None:
        share = number_text(round(100 * pulse.done / pulse.total))
        self._show_verdict(translate("training", "Measuring the accuracy: {share} % …").format(share=share))

    def _show_progress(self) -> None:
        if not self.busy:
            self.progress.set_share(len(self.timeline.keep) / (self.timeline.total or 1))

    def _show_hint(self) -> None:
        if self.dataset is None:
            self.hint.setText("")
            return
        lines = [self._data_text(), self._size_text()]
        if self.pending and self.timeline.status not in ("empty", "ready"):
            lines.append("<b>" + translate("training", "The changes apply to the next run (Ctrl+R).") + "</b>")
        self.hint.setText("<br>".join(lines))

    def _data_text(self) -> str:
        text = translate("training", "{name}: {train} + {test} images")
        data = self.dataset
        name = translate("training", "Digits drawn by the program") if data.origin == Origin.DRAWN else data.name
        return text.format(name=name, train=number_text(self._samples(self.state)), test=number_text(len(data.x_test)))

    def _size_text(self) -> str:
        sizes = self._sizes(self.state, self.dataset)
        total = sum(n * m + m for n, m in zip(sizes[:-1], sizes[1:], strict=True))
        text = translate("training", "{layers}: {parameters} parameters<br>{iterations} iterations an epoch")
        return text.format(
            layers="-".join(map(str, sizes)), parameters=number_text(total),
            iterations=number_text(self._per_epoch(self.state)),
        )  # fmt: skip

    # Words and numbers.

    def equations(self, state: TrainingState) -> Sequence[Equation]:
        """Return the update of one weight with its numbers, and the loss."""
        history = self.history
        update = history.update_at(self.timeline.position) if history else None
        row = OPTIMIZERS[self._run_state.optimizer if self._run_state else state.optimizer]
        loss = history.losses[self.timeline.position - 1] if history and self.timeline.position else None
        rate = (history.rate_at(self.timeline.position) if history else None) or state.rate
        return (
            Equation(row.formula, _update_text(update, (self._run_state or state).optimizer, rate), row.python),
            Equation(
                "<i>E</i> = −<sup>1</sup>⁄<sub><i>N</i></sub> Σ ln <i>y</i><sub>true</sub>",
                "" if loss is None else f"<i>E</i> = {fixed_text(float(loss))}, <i>N</i> = {state.batch_size}",
                "E = -np.log(y[rows, t] + 1e-7).mean()",
            ),
        )

    def script(self, state: TrainingState) -> str:
        """Return a NumPy + Matplotlib program that trains with these settings and draws the two plots."""
        source = resource("scripts", "training.py").read_text(encoding="utf-8")
        before, rest = source.split("# settings\n")
        after = rest.split("# end of settings\n")[1]
        return before + "# settings\n" + self._settings(state) + "# end of settings\n" + after

    def _settings(self, state: TrainingState) -> str:
        total = self._total(state) if self.dataset is not None else state.iterations
        values = {
            "HIDDEN": state.hidden, "ACTIVATION": state.activation, "FIRST_WEIGHTS": state.weight_start,
            "OPTIMIZER": state.optimizer, "RATE": state.rate, "MOMENTUM": state.momentum, "RHO": state.rho,
            "BETA1": state.beta1, "BETA2": state.beta2, "BATCH_SIZE": state.batch_size, "SAMPLING": state.sampling,
            "ITERATIONS": total, "TRAIN_SIZE": state.train_size, "WEIGHT_DECAY": state.weight_decay,
            "DROPOUT": state.dropout, "SCALE": 1 / 255 if state.normalise else 1.0, "SEED": state.seed,
        }  # fmt: skip
        return "".join(f"{name} = {value!r}\n" for name, value in values.items())

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self._show_hint()


def _is_step(frame: Any) -> bool:
    return isinstance(frame, TrainingStep)


def _update_text(update: WeightUpdate | None, optimizer: str, rate: float) -> str:
    if update is None:
        return ""
    before, after, gradient = (number_text(v, 5) for v in (update.before, update.after, update.gradient))
    name = f"<i>{update.name.replace(', ', ',')}</i>"
    if optimizer == "SGD":
        return f"{name}: {before} − {number_text(rate)} · ({gradient}) = <b>{after}</b>"
    step = number_text(update.after - update.before, 5)
    return f"{name}: <i>g</i> = {gradient}; {before} + ({step}) = <b>{after}</b>"
