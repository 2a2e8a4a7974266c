"""Inside: what goes on in each layer at the moment on show. Weights, activations, gradients, dead units, pictures."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from nnviz.core.network import Network
from nnviz.core.studies.training.history import Weights
from nnviz.core.studies.training.inside_network import Inside, LayerInside, look_inside
from nnviz.tabs.training.inside_words import activation_note, sentence_of, weight_note
from nnviz.tabs.training.programs import program
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.taken import check_taken
from nnviz.tabs.training.view import TrainingView
from nnviz.tabs.training.weight_tiles import WeightTiles
from nnviz.tabs.training.words import activation_name, equations
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tables.histogram_grid import HistogramGrid
from nnviz.ui.tables.number_table import NumberTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.low_page import LowPage

_IMAGES = 500  # that are sent through the network
_WORK = 1_000_000_000  # multiplications of one pass, at most
_KEPT = 200  # moments whose pictures are remembered
_TITLES = (
    QT_TRANSLATE_NOOP("training", "Layer"), QT_TRANSLATE_NOOP("training", "Units"),
    QT_TRANSLATE_NOOP("training", "std of weights"), QT_TRANSLATE_NOOP("training", "Gradient"),
    QT_TRANSLATE_NOOP("training", "Zeros"), QT_TRANSLATE_NOOP("training", "Dead units"),
)  # fmt: skip

_LOW = 430  # px at scale 1: where there is less, only the histograms are shown
_MOST_NAMED = 5  # layers whose names and spread have room over their histograms

Key = tuple[Run, int]


class Counted(NamedTuple):
    """What was counted of one moment, and the weights of it."""

    inside: Inside
    weights: Weights


class InsideView(TrainingView):
    """The layers of the network at the moment on show.

    Five seconds: a row of bells, one a layer, how wide each is, and a line that says how much gradient reaches it.
    One second after Start: the bells grow tails, the pictures of the first layer get strokes, the line moves.
    """

    def build(self, page: QWidget) -> None:
        """Make the histograms, the line of gradients, the table and the pictures; and the thread that counts."""
        self.verdict = LiveText(plain=True, shrinks=True)
        self.weights, self.activations = HistogramGrid(), HistogramGrid()
        self.gradients = Plot("training", log=("y",))
        self.gradients.set_texts(QT_TRANSLATE_NOOP("training", "Gradient of each layer"),
                                 QT_TRANSLATE_NOOP("training", "Layer"), "|∂E/∂W|")  # fmt: skip
        self.gradients.getAxis("bottom").counts = True
        self.lengths = self.gradients.curve("vermillion", width=2, dots=True)
        self.table = NumberTable("training", _TITLES, narrow=())
        self.tiles = WeightTiles()
        self._task = BackgroundTask(self)
        self._task.finished.connect(self._on_counted)
        self._task.failed.connect(self._on_failed)
        self._found: OrderedDict[Key, Counted] = OrderedDict()
        self._wanted: tuple[Run, int, Weights | None] | None = None
        self._asked: Key | None = None
        self._refused: tuple[Key, str] | None = None  # what cannot be counted, and why
        self.shown: Counted | None = None
        self.low = False
        inner = LowPage(page, _LOW)
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(8, 0, 8, 4)
        inner.set_arrangement(self._arrange, (self.weights, self.activations, self.tiles, self.gradients, self.table))

    def _arrange(self, low: bool) -> None:
        """Put the pictures in their places; in a low window only the histograms have room, side by side."""
        pairs: list[tuple[QWidget, QWidget]] = [(self.weights, self.activations)]
        if not low:
            pairs = [(self.weights, self.tiles), (self.activations, self.gradients)]
        self._grid.addWidget(self.verdict, 0, 0, 1, 2)
        for row, (left, right) in enumerate(pairs, 1):
            self._grid.addWidget(left, row, 0)
            self._grid.addWidget(right, row, 1)
        self._grid.addWidget(self.table, 3, 0, 1, 2)
        for part in (self.tiles, self.gradients, self.table):  # when all have a page: else they were windows
            part.setVisible(not low)
        for row, share in enumerate((0, 40, 0, 0) if low else (0, 40, 40, 26)):
            self._grid.setRowStretch(row, share)
        for column, share in enumerate((50, 50) if low else (60, 40)):
            self._grid.setColumnStretch(column, share)
        self.low = low
        if self.shown is not None:
            self.draw_moment()

    def pictures(self) -> Sequence[Picture]:
        """Return the histograms and the line."""
        return (self.weights, self.activations, self.gradients)

    # What is on show.

    def draw(self, state: TrainingState) -> None:
        """Draw the layers at the moment on show, or of the network that will begin."""
        self.draw_moment()

    def draw_moment(self) -> None:
        """Show the moment on show, when it is counted."""
        run, history = self.run, self.history
        if run is None:
            self._wanted = None
            self._show(None, None, 0)
            return
        entry = history.weights_at(self.moment) if history else None
        self._wanted = (run, *entry) if entry is not None else (run, 0, None)
        key = run, self._wanted[1]
        found = self._found.get(key)
        if found is not None:
            self._show(run, found, key[1])
        elif self._refused is not None and self._refused[0] == key:
            self._show(None, None, 0)
            self.verdict.setText(self._refused[1])
        elif not self._task.busy:
            self._ask()

    def begin(self, run: Run, log: bool) -> None:
        """Forget what was counted of another run."""
        self._task.stop()
        self._found.clear()
        self._asked = None

    @property
    def busy(self) -> bool:
        """Whether a moment is being counted."""
        return self._task.busy

    def stop(self) -> None:
        """End the counting."""
        self._task.stop()

    def _ask(self) -> None:
        """Count the moment that is wanted in the thread."""
        if self._wanted is None:
            return
        run, moment, weights = self._wanted
        self._asked = run, moment
        self._task.start(lambda: _counted(run, weights))

    @Slot(object)
    def _on_counted(self, found: Counted | None) -> None:
        if found is None or self._asked is None:
            return
        self._found[self._asked] = found
        while len(self._found) > _KEPT:
            self._found.popitem(last=False)
        self.draw_moment()
        self.tab.refresh_equations()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        if self._asked is not None:
            self._refused = self._asked, sentence(problem)
            self.draw_moment()

    # Drawing.

    def _show(self, run: Run | None, found: Counted | None, moment: int) -> None:
        """Show what was counted."""
        self.shown = found
        if run is None or found is None:
            self.verdict.setText("")
            self.table.show_rows(0, lambda row, column: "")
            return
        names, layers = self._names(run), found.inside.layers
        self._show_histograms(found.inside, names if self._has_room(layers) else [*map(str, range(1, len(names) + 1))])
        lengths = np.array([layer.gradient for layer in layers])
        self.gradients.set_data(self.lengths, np.arange(1.0, len(lengths) + 1), lengths)
        self.gradients.set_domain((0.5, len(lengths) + 0.5), _decades(lengths))
        self.table.show_rows(len(names), lambda row, column: _cell(names[row], layers[row], column))
        self.verdict.setText(sentence_of(found.inside, moment))
        self.tiles.show_weights(run, found.weights["W1"])

    def _names(self, run: Run) -> list[str]:
        """Return what the layers are called: 1: 50 ReLU."""
        name = activation_name(run.state.activation)
        last = len(run.sizes) - 1
        return [f"{i}: {units} {name if i < last else 'softmax'}" for i, units in enumerate(run.sizes[1:], 1)]

    def _has_room(self, layers: Sequence[LayerInside]) -> bool:
        """Return whether there is room for what the layers are called and their spread over the histograms."""
        return len(layers) <= (2 if self.low else _MOST_NAMED)

    def _show_histograms(self, found: Inside, names: Sequence[str]) -> None:
        limit, (low, high) = found.weight_limit, found.activation_ends
        layers, hidden = found.layers, found.layers[:-1]
        self.weights.set_frame(
            translate("training", "Weights"), translate("training", "weight"), [""], list(names),
            (number_text(-limit), "0", number_text(limit)), "training",
        )  # fmt: skip
        noted = self._has_room(layers)
        bells = {(0, i): (layer.weights, weight_note(layer) if noted else "") for i, layer in enumerate(layers)}
        self.weights.show_cells(bells)
        self.activations.set_frame(
            translate("training", "Activations"), translate("training", "what the units give"), [""],
            list(names[:-1]), (number_text(low), number_text((low + high) / 2), number_text(high)), "test",
        )  # fmt: skip
        self.activations.show_cells(
            {(0, i): (layer.activations, activation_note(layer) if noted else "") for i, layer in enumerate(hidden)},
        )  # fmt: skip

    # Words.

    def sentences(self) -> Sequence[str]:
        """Return the sentence over the pictures."""
        return [self.verdict.text()]

    def say(self, text: str) -> None:
        """Say nothing of the run as a whole: the sentence here is about the layers."""

    def equations(self, state: TrainingState) -> Sequence[Equation]:
        """Return the update of one weight with its numbers, and the loss."""
        return equations(self.run, self.history, self.moment, state.rate, state.optimizer)

    def script(self, state: TrainingState) -> str:
        """Return a NumPy + Matplotlib program that trains with these settings and draws this view of the end."""
        return program(state, self.tab.dataset)

    def description(self, state: TrainingState) -> str:
        """Return the sentence over the pictures."""
        return self.verdict.text()


def _counted(run: Run, weights: Weights | None) -> Iterator[Counted]:
    """Count what is inside a run's network with these weights; None: those that it begins with."""
    state = run.state
    if weights is None:
        check_taken(run)
        weights = run.network(np.random.default_rng(state.seed)).copy_params()
    # without dropout and decay, and in float64: gradients that float32 rounds to 0 have a length too
    network = Network(run.sizes, state.activation, "zeros", np.float64, scale=run.scale)
    images = max(1, min(_IMAGES, run.samples, _WORK // network.parameter_count))
    x, t = np.asarray(run.data.x_train[:images]), np.asarray(run.data.t_train[:images], np.intp)
    yield Counted(look_inside(network, weights, x.reshape(images, -1), t), weights)


def _decades(lengths: np.ndarray) -> tuple[float, float]:
    """Return the powers of ten around lengths, so that the axis stands still for a while; 0 has no place there."""
    powers = np.log10(lengths[(lengths > 1e-300) & np.isfinite(lengths)])
    if not len(powers):
        return 0.1, 1.0
    low, high = float(np.floor(powers.min())), float(np.ceil(powers.max()))
    return 10.0**low, 10.0 ** max(high, low + 1)


def _cell(name: str, layer: LayerInside, column: int) -> str:
    """Return a cell of the table."""
    dead = "–" if layer.dead is None else number_text(layer.dead)
    zeros = f"{100 * layer.zeros:.1f} %" if len(layer.activations) else "–"
    spread, gradient = number_text(layer.weight_std, 3), number_text(layer.gradient, 3)
    return (name, number_text(layer.units), spread, gradient, zeros, dead)[column]
