"""The pictures of kept runs: overlaid curves, and the values of their ends as bars."""

import math
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Slot

from nnviz.laboratory.curves import AXES, RunCurves
from nnviz.laboratory.kept_run import KeptRun
from nnviz.tabs.training.laboratory.experiments_plot import DASHED_FROM, ROLES
from nnviz.ui.base.table_text import table_text
from nnviz.ui.plots.items.grouped_bars import ColumnPlot
from nnviz.ui.plots.items.line_pool import Line, LinesPlot

MOST_SHOWN = 16
POINTS = 300
_SMOOTH = 60  # the loss is averaged over this fraction of a run
_WIDTH, _LIT = 2.0, 4.0


class DrawnRun(NamedTuple):
    """A run with its curves, as they are drawn."""

    run: KeptRun
    curves: RunCurves


class RunsPlot(LinesPlot):
    """One curve for each run. Its table holds every iteration of them, not only the points that are drawn."""

    def __init__(self, context: str) -> None:
        super().__init__(context, _WIDTH)
        self.drawn: Sequence[DrawnRun] = ()

    def show_drawn(self, drawn: Sequence[DrawnRun], axis: str, quantity: str) -> None:
        """Show a quantity of the runs against one of AXES."""
        self.drawn = drawn[:MOST_SHOWN]
        lines = []
        for run, curves in self.drawn:
            x, y = points_of(curves, axis, quantity, run.data.train_images)
            number = run.labels.colour % len(ROLES)
            lines.append(Line(run.labels.name, ROLES[number], x, y, number >= DASHED_FROM))
        self.show_lines(lines)

    @Slot(str)
    def light_run(self, key: str) -> None:
        """Draw one run stronger than the others, "" none."""
        keys = [entry.run.key for entry in self.drawn]
        for number, curve in enumerate(self._pool):
            self.set_width(curve, _LIT if number < len(keys) and keys[number] == key else _WIDTH)

    def table(self, separator: str = "\t") -> str:
        """Return every iteration of every run on show: what it stands at on all axes, its loss, penalty and rate."""
        columns: list[tuple[str, Sequence[float]]] = []
        for run, curves in self.drawn:
            name = run.labels.name
            for axis in AXES:
                columns.append((f"{name}: {axis}", curves.places(axis, run.data.train_images)[1:].tolist()))
            for series in ("losses", "penalties", "rates"):
                columns.append((f"{name}: {series}", getattr(curves, series).tolist()))
            measured = [e for e in curves.evaluations]
            columns.append((f"{name}: measured at", [e.moment for e in measured]))
            for quantity in ("train_accuracy", "test_accuracy", "train_loss", "test_loss"):
                columns.append((f"{name}: {quantity}", [getattr(e, quantity) for e in measured]))
        return table_text([name for name, _ in columns], zip_longest(*(v for _, v in columns)), separator)


def points_of(curves: RunCurves, axis: str, quantity: str, samples: int) -> tuple[np.ndarray, np.ndarray]:
    """Return places on an axis and the values of a quantity there: of the loss about POINTS, smoothed."""
    places = curves.places(axis, samples)
    if quantity == "loss":
        at = np.arange(0, len(curves), max(1, len(curves) // POINTS))
        return places[1:][at], curves.smoothed(max(1, len(curves) // _SMOOTH))[at]
    found = [e for e in curves.evaluations if e.moment < len(places)]
    values = [e.train_accuracy - e.test_accuracy if quantity == "gap" else getattr(e, quantity) for e in found]
    return places[[e.moment for e in found]] if found else np.empty(0), np.array(values, dtype=np.float64)


class EndBars(ColumnPlot):
    """The values of the ends as bars, a name under each."""

    def __init__(self, context: str, train: str, test: str) -> None:
        super().__init__(context)
        self._names: dict[str, str] = {}
        self.train, self.test = self.series("training", train), self.series("test", test)
        self.put_legend_above(2)

    def show_ends(self, runs: Sequence[KeptRun], numbers: Sequence[int]) -> None:
        """Show the training and test accuracy of runs, under each the number that it has in the table."""
        pairs = zip(runs, numbers, strict=True)
        found = [(run, n) for run, n in pairs if run.figures.test_accuracy is not None][:MOST_SHOWN]
        self._names = {str(n): run.labels.name for run, n in found}
        heights = [np.array([getattr(run.figures, name) for run, _ in found], dtype=np.float64)
                   for name in ("train_accuracy", "test_accuracy")]  # fmt: skip
        self.show_columns([str(n) for _, n in found], heights, 1.0 if found else None)

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return the name of the run under x, and its accuracies."""
        number, line, rest = super().readout_at(x, y).partition("\n")
        return self._names.get(number, number) + line + rest
