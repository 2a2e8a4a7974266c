"""The two plots of a run: the loss of every mini-batch, and the accuracies at the end of every epoch."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtGui import QResizeEvent

from nnviz.core.evaluation import Evaluation
from nnviz.core.studies.training.history import History
from nnviz.tabs.training.record import Columns, evaluation_columns, iteration_columns
from nnviz.tabs.training.run import Run
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.curve import PlotCurve, peaks
from nnviz.ui.plots.items.shapes import Region
from nnviz.ui.plots.plot import Plot

_SMOOTH = 60  # the smoothed curve averages over this fraction of the run so far
_FIRST_TOP = 2.5  # of the loss axis: the loss of guessing among ten classes is 2.30
_RECENT = 4000  # iterations that may raise the top of the loss axis
_LEFT = 56  # px at scale 1: both plots stand one above the other
_NARROW = 40  # px at scale 1 of an axis without a name
_ACCURACY = (
    QT_TRANSLATE_NOOP("training", "Accuracy"), QT_TRANSLATE_NOOP("training", "Epoch"),
    QT_TRANSLATE_NOOP("training", "Share correct"),
)  # fmt: skip
_HIGHEST_FLOOR = 0.9  # of the accuracy axis
_THREE_COLUMNS = 400  # px at scale 1 that three columns of the legend need
_MOST_MARKS = 12  # of changed rates: more would hide the curve
_MOST_DOTS = 30  # of a curve
_NONE = np.empty(0)


class RunPlot(Plot):
    """A plot of one run, with a line for the moment on show.

    Its table holds the run whole, and not only the points that were worth drawing.
    """

    shown: tuple[Run, History] | None = None

    def __init__(self, *texts: str) -> None:
        """texts: title, name of the x axis and of the y axis (source language)."""
        super().__init__("training")
        self.set_texts(*texts)
        self.set_left_width(_LEFT)
        self.cursor = self.marker("marker")
        self.cursor.hide()

    def begin(self) -> None:
        """Empty the plot for a new run."""
        self.fitted, self.shown = True, None
        for curve in self.curves:
            self.set_data(curve, np.empty(0), np.empty(0))

    def columns(self, run: Run, history: History) -> Columns:
        """Return the numbers of a run that this plot is about."""
        raise NotImplementedError

    def table(self, separator: str = "\t") -> str:
        """Return a row for every iteration or evaluation; an empty line before the first one."""
        columns = self.columns(*self.shown) if self.shown else {}
        return table_text(list(columns), list(zip(*columns.values(), strict=True)), separator)

    def put_cursor(self, place: float, shown: bool) -> None:
        """Mark a moment of the past."""
        self.cursor.setVisible(shown)
        self.cursor.setValue(place)


class LossPlot(RunPlot):
    """The loss of every mini-batch before its update, its mean, those of all images, and what guessing costs.

    All are without weight decay's penalty, so that they can be compared.
    """

    _columns = 0  # of the legend; 0: there is none yet

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("training", "Loss before each update"),
            QT_TRANSLATE_NOOP("training", "Iteration"),
            QT_TRANSLATE_NOOP("training", "Cross entropy"),
        )  # fmt: skip
        self.raw = self.curve("training", QT_TRANSLATE_NOOP("training", "mini-batch"), share=0.4)
        self.mean = self.curve("training", QT_TRANSLATE_NOOP("training", "smoothed"), width=2)
        self.train = self.curve("training", QT_TRANSLATE_NOOP("training", "training images"), dots=True)
        self.test = self.curve("test", QT_TRANSLATE_NOOP("training", "test images"), width=2, dash=True, dots=True)
        self.guess = self.curve("muted", QT_TRANSLATE_NOOP("training", "guessing evenly"), dash=True, still=True,
                                straight=True)  # fmt: skip
        self._columns = 3
        self.put_legend_above(self._columns)
        self.rate_marks: list[Any] = []
        self.span, self._top = 0, _FIRST_TOP

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Write the names of the curves in as many columns as have room."""
        super().resizeEvent(event)
        columns = 3 if self.width() > _THREE_COLUMNS * THEME.current.scale else 2
        if self._columns and columns != self._columns:
            self._columns = columns
            self.put_legend_above(columns)

    def columns(self, run: Run, history: History) -> Columns:
        """Return every iteration."""
        return iteration_columns(run, history)

    def start(self, run: Run, log: bool) -> None:
        """Get ready for a new run."""
        for mark in self.rate_marks:
            self.drop_marker(mark)
        self.rate_marks = []
        self.begin()
        classes = run.sizes[-1]
        self.span, self._top = 0, max(_FIRST_TOP, 1.1 * math.log(classes))
        self.widen(run, 0, np.empty(0), log)
        self.set_data(self.guess, np.array([0.0, run.total]), np.full(2, math.log(classes) if classes > 1 else np.nan))

    def draw_measured(self, evaluations: Sequence[Evaluation]) -> None:
        """Draw the mean losses of all training and test images, measured after the updates."""
        moments = np.array([float(evaluation.moment) for evaluation in evaluations])
        for curve, values in ((self.train, [e.train_loss for e in evaluations]),
                              (self.test, [e.test_loss for e in evaluations])):  # fmt: skip
            self.set_data(curve, moments, np.array(values))
            show_dots(curve)

    def draw(self, run: Run, history: History, raw: bool, log: bool, mean: bool) -> None:
        """Draw the loss of every mini-batch (or not) and, if wanted, its mean, with about a point a pixel."""
        losses, n = history.losses, len(history)
        tested = np.array([loss for e in history.evaluations for loss in (e.train_loss, e.test_loss)])
        self.widen(run, n, losses, log, tested[np.isfinite(tested)])
        pixels = max(200, self.width() // 2)
        self.raw.item.setVisible(raw)
        if raw:
            moments = np.arange(1, n + 1, dtype=np.float64)
            self.set_data(self.raw, *peaks(moments, losses.astype(np.float64), pixels))
        if mean:
            points = np.unique(np.linspace(1, n, min(n, pixels)).astype(np.intp)) if n else np.empty(0, np.intp)
            self.set_data(self.mean, points.astype(float), history.smoothed(points, n // _SMOOTH))
        self._mark_rates(run, history)

    def widen(self, run: Run, needed: int, losses: np.ndarray, log: bool, measured: np.ndarray = _NONE) -> None:
        """Widen the axes in doublings, so that they are not drawn anew in every frame."""
        span = self.span or max(20, -(-run.total // 16))
        while span < needed:
            span *= 2
        self.span = min(span, run.total)
        highest = [float(values.max()) for values in (losses[-_RECENT:], measured) if len(values)]
        if highest and max(highest) > self._top:
            self._top = 1.3 * max(highest)
        lowest = min((float(values.min()) for values in (losses, measured) if len(values)), default=0.1) if log else 0.1
        bottom = float(10.0 ** np.floor(np.log10(max(lowest, 1e-7)))) if log else 0.0
        self.set_domain((0.0, float(self.span)), (bottom, self._top))

    def _mark_rates(self, run: Run, history: History) -> None:
        """Mark where the rate was changed, or where a schedule let it drop; a rate that glides has no marks."""
        for iteration, rate in rate_changes(run, history)[len(self.rate_marks) : _MOST_MARKS]:
            mark = self.marker("marker", label=f"η = {number_text(rate)}")
            mark.setValue(iteration)
            self.rate_marks.append(mark)


class AccuracyPlot(RunPlot):
    """The shares of training and test images that are right, and the gap between them."""

    def __init__(self) -> None:
        super().__init__(*_ACCURACY)
        self.train = self.curve("training", QT_TRANSLATE_NOOP("training", "training images"), width=2, dots=True)
        self.test = self.curve("test", QT_TRANSLATE_NOOP("training", "test images"), width=2, dash=True, dots=True)
        self.put_legend_above(2)
        self.gap = Region(self, "test")

    def set_low(self, low: bool) -> None:
        """Where there is little height, leave it to the curves: the losses beside them name the same ones."""
        self.legend.leave_out(low)
        title, x, y = _ACCURACY
        self.set_texts(title, x, "" if low else y)
        self.set_left_width(_NARROW if low else _LEFT)

    def columns(self, run: Run, history: History) -> Columns:
        """Return every evaluation."""
        return evaluation_columns(run, history)

    def start(self) -> None:
        """Get ready for a new run."""
        self.begin()
        self.gap.put([])

    def draw(self, run: Run, evaluations: Sequence[Evaluation], span: int) -> None:
        """Draw the accuracies measured so far; span: iterations that the x axis has room for."""
        epochs = [evaluation.moment / run.per_epoch for evaluation in evaluations]
        train = [evaluation.train_accuracy for evaluation in evaluations]
        test = [evaluation.test_accuracy for evaluation in evaluations]
        for curve, values in ((self.train, train), (self.test, test)):
            self.set_data(curve, np.array(epochs), np.array(values))
            show_dots(curve)
        there = [*zip(epochs, train, strict=True)]
        self.gap.put([*there, *reversed([*zip(epochs, test, strict=True)])] if len(there) > 1 else [])
        self.set_domain((0.0, span / run.per_epoch), (lowest_shown([*train[1:]], [*test[1:]]), 1.0))


def rate_changes(run: Run, history: History) -> Sequence[tuple[int, float]]:
    """Return (iteration, rate) wherever the rate changed: by a person, or by a step of a schedule."""
    if run.state.schedule != "step":
        return history.rates[1:]
    rates = history.all_rates()
    return [(int(i), float(rates[i])) for i in np.flatnonzero(np.diff(rates)) + 1]


def show_dots(curve: PlotCurve) -> None:
    """Mark the points of a curve with dots as long as they leave the line between them to be seen."""
    if curve.scatter is not None:
        curve.scatter.setVisible(len(curve.x) <= _MOST_DOTS)


def lowest_shown(train: Sequence[float], test: Sequence[float]) -> float:
    """Return where an accuracy axis begins: .94 and .97 are told apart, and the later two thirds of both curves fit.

    train, test: the accuracies after each epoch, 0 … 1.

    >>> lowest_shown([.5, .85, .92, .95, .96, .97], [.5, .84, .91, .93, .94, .94]), lowest_shown([], [])
    (0.85, 0.0)
    """
    late = [*train[len(train) // 3 :], *test[len(test) // 3 :]]
    return max(0.0, min(_HIGHEST_FLOOR, math.floor(20 * (min(late) - 0.01)) / 20)) if late else 0.0
