"""The picture of a run: loss, accuracy, first-layer weights, and the figures that matter."""

from typing import Any

import numpy as np
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nnviz.core.studies.training_history import History
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.words import epoch_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text, percent_text
from nnviz.ui.images.tile_grid import TileGrid
from nnviz.ui.plots.curve import peaks
from nnviz.ui.plots.plot import Plot
from nnviz.ui.widgets.figures import Figures, ThinProgress
from nnviz.ui.widgets.live_text import LiveText

_MOST_TILES = 100  # units whose weights are shown
_SMOOTH = 60  # the smoothed curve averages over this fraction of the run so far
_FIRST_TOP = 2.5  # of the loss axis: the loss of guessing among ten classes is 2.30
_RECENT = 4000  # iterations that may raise the top of the loss axis


class Picture:
    """The widgets of a run, made once, and what draws into them."""

    def __init__(self, place: QWidget) -> None:
        self._make_plots()
        self.figures = Figures("training", {
            "test": QT_TRANSLATE_NOOP("training", "Test accuracy"),
            "train": QT_TRANSLATE_NOOP("training", "Training accuracy"),
            "loss": QT_TRANSLATE_NOOP("training", "Loss (smoothed)"),
            "epoch": QT_TRANSLATE_NOOP("training", "Epoch"),
            "speed": QT_TRANSLATE_NOOP("training", "Iterations per second"),
            "left": QT_TRANSLATE_NOOP("training", "Time left"),
        }, {"test": "100.00 %", "train": "100.00 %", "loss": "0.0000", "epoch": "000.00",
            "speed": "00,000", "left": "00:00"})  # fmt: skip
        self.verdict = LiveText(margin=16, plain=True, shrinks=True)
        self.progress, self.weights = ThinProgress(), TileGrid("training")
        self._rate_marks: list[Any] = []
        self._tiles_moment = -1
        self._span, self._top = 1, _FIRST_TOP
        self._lay_out(place)

    def _make_plots(self) -> None:
        self.losses = Plot("training")
        self.losses.set_texts(
            QT_TRANSLATE_NOOP("training", "Loss"), QT_TRANSLATE_NOOP("training", "Iteration"),
            QT_TRANSLATE_NOOP("training", "Cross entropy"),
        )  # fmt: skip
        self.raw = self.losses.curve("training", QT_TRANSLATE_NOOP("training", "mini-batch"), share=0.4)
        self.mean = self.losses.curve("training", QT_TRANSLATE_NOOP("training", "smoothed"), width=2)
        self.accuracies = Plot("training", legend_at=(-8, -8))
        self.accuracies.set_texts(
            QT_TRANSLATE_NOOP("training", "Accuracy"), QT_TRANSLATE_NOOP("training", "Epoch"),
            QT_TRANSLATE_NOOP("training", "Share right"),
        )  # fmt: skip
        self.train = self.accuracies.curve(
            "training", QT_TRANSLATE_NOOP("training", "training images"), width=2, dots=True
        )
        self.test = self.accuracies.curve(
            "test", QT_TRANSLATE_NOOP("training", "test images"), width=2, dash=True, dots=True
        )
        self.cursors = [plot.marker("marker") for plot in (self.losses, self.accuracies)]
        for plot, cursor in zip((self.losses, self.accuracies), self.cursors, strict=True):
            plot.set_left_width(56)
            cursor.hide()

    def _lay_out(self, place: QWidget) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(8, 0, 8, 0)
        grid.setSpacing(0)
        grid.addWidget(self.losses, 0, 0)
        grid.addWidget(self.accuracies, 1, 0)
        grid.addWidget(self.weights, 0, 1, 2, 1)
        for number, stretch in enumerate((64, 36)):
            grid.setColumnStretch(number, stretch)
            grid.setRowStretch(number, 1)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.figures, self.verdict, self.progress):
            column.addWidget(widget)
        column.addLayout(grid, 1)

    def begin(self, run: Run, log: bool) -> None:
        """Empty the plots for a new run."""
        for mark in self._rate_marks:
            self.losses.drop_marker(mark)
        self._rate_marks, self._tiles_moment = [], -1
        self._span, self._top = 0, _FIRST_TOP
        for plot, curves in ((self.losses, (self.raw, self.mean)), (self.accuracies, (self.train, self.test))):
            plot.fitted = True
            for curve in curves:
                plot.set_data(curve, np.empty(0), np.empty(0))
        self._widen(run, 0, np.empty(0), log)

    # The curves.

    def draw_losses(self, run: Run, history: History, raw: bool, log: bool, mean: bool = True) -> None:
        """Draw the loss of every mini-batch (or not) and, if wanted, its mean, with about a point a pixel."""
        losses, n = history.losses, len(history)
        self._widen(run, n, losses, log)
        pixels = max(200, self.losses.width() // 2)
        self.raw.item.setVisible(raw)
        if raw:
            moments = np.arange(1, n + 1, dtype=np.float64)
            self.losses.set_data(self.raw, *peaks(moments, losses.astype(np.float64), pixels))
        if mean:
            points = np.unique(np.linspace(1, n, min(n, pixels)).astype(np.intp)) if n else np.empty(0, np.intp)
            self.losses.set_data(self.mean, points.astype(float), history.smoothed(points, n // _SMOOTH))
        self._mark_rates(history)

    def draw_accuracies(self, run: Run, history: History) -> None:
        """Draw the accuracies measured so far."""
        epochs = np.array([evaluation.moment / run.per_epoch for evaluation in history.evaluations])
        for curve, name in ((self.train, "train_accuracy"), (self.test, "test_accuracy")):
            self.accuracies.set_data(curve, epochs, np.array([getattr(r, name) for r in history.evaluations]))

    def _widen(self, run: Run, needed: int, losses: np.ndarray, log: bool) -> None:
        """Widen the axes in doublings, so that they are not drawn anew in every frame."""
        span = self._span or max(20, -(-run.total // 16))
        while span < needed:
            span *= 2
        span = min(span, run.total)
        if span != self._span:
            self._span = span
            self.accuracies.set_domain((0.0, span / run.per_epoch), (0.0, 1.0))
        if len(losses) and (top := float(losses[-_RECENT:].max())) > self._top:
            self._top = 1.3 * top
        lowest = float(losses.min()) if log and len(losses) else 0.1
        bottom = float(10.0 ** np.floor(np.log10(max(lowest, 1e-7)))) if log else 0.0
        self.losses.set_domain((0.0, float(span)), (bottom, self._top))

    def _mark_rates(self, history: History) -> None:
        for iteration, rate in history.rates[1 + len(self._rate_marks) :]:
            mark = self.losses.marker("marker", label=f"η = {number_text(rate)}")
            mark.setValue(iteration)
            self._rate_marks.append(mark)

    # One moment.

    def draw_cursors(self, run: Run | None, moment: int, shown: bool) -> None:
        """Mark a moment of the past in both plots."""
        for cursor, scale in zip(self.cursors, (1, run.per_epoch if run else 1), strict=True):
            cursor.setVisible(shown)
            cursor.setValue(moment / scale)

    def draw_figures(self, run: Run | None, history: History | None, moment: int, speed: float) -> None:
        """Show the figures of a moment; speed in iterations a second, 0 when nothing runs."""
        evaluation = history.evaluation_at(moment) if history else None
        when = ""
        if run and evaluation:
            when = translate("training", "epoch {epoch}").format(epoch=epoch_text(run, evaluation.moment))
        self.figures.show_notes(test=when, train=when)
        seconds = round((run.total - len(history)) / speed) if speed and history else 0
        self.figures.show_values(
            test=percent_text(evaluation.test_accuracy) if evaluation else "–",
            train=percent_text(evaluation.train_accuracy) if evaluation else "–",
            loss=fixed_text(history.loss_at(moment), 4) if history and moment else "–",
            epoch=fixed_text(moment / run.per_epoch, 2) if run else "–",
            speed=number_text(round(speed)) if speed else "–",
            left=f"{seconds // 60}:{seconds % 60:02d}" if speed else "–",
        )

    def draw_weights(self, run: Run | None, history: History | None, moment: int) -> None:
        """Show the first layer's weights as they were at a moment, one picture for each hidden unit."""
        title = QT_TRANSLATE_NOOP("training", "First-layer weights")
        entry = history.weights_at(moment) if history else None
        if entry is None:
            empty = QT_TRANSLATE_NOOP("training", "One picture for each hidden unit appears here.")
            self.weights.set_texts(title, "", empty)
            self.weights.set_tiles(None)
            self._tiles_moment = -1
        elif entry[0] != self._tiles_moment:
            self._tiles_moment = entry[0]
            matrix = entry[1]["W1"]
            shown = min(_MOST_TILES, matrix.shape[1])
            some = QT_TRANSLATE_NOOP("training", "units 1 to {shown} of {units}")
            self.weights.set_texts(
                title, some if shown < matrix.shape[1] else "", "",
                QT_TRANSLATE_NOOP("training", "Unit {number}: blue weights below 0, orange above"),
                shown=shown, units=matrix.shape[1],
            )  # fmt: skip
            self.weights.set_tiles(matrix[:, :shown].T.reshape(shown, *run.data.image_shape))
