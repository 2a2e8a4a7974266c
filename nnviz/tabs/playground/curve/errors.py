"""Training and test error over the capacity: one falls, the other falls and rises again."""

import math

import numpy as np
from PySide6.QtCore import Signal, Slot

from nnviz.core.studies.playground.curve_fit import EXACT
from nnviz.tabs.playground.curve.words import Errors, label_of
from nnviz.ui.base.finite import put_item
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Look, Mark
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot

_ABOVE, _BELOW = 300.0, 100.0  # times the smallest test error, that the axis shows
_ROOM = 1.5  # times as far as the errors the axis reaches, at least: its ends are round
_BEYOND = 1.5  # times as far may errors reach before the axis follows a drag
_LEAST = 0.7  # of a logarithmic axis that the one that is wanted takes, else it follows


class ErrorsPlot(Plot):
    """Both errors of every capacity, the smallest test error marked. `wanted(capacity)`: the user chose one."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("playground", log="y")
        self._errors: Errors | None = None
        self._seen_errors: tuple[float, float] | None = None  # the ends of the axis
        self.train = self.curve("training", QT_TRANSLATE_NOOP("playground", "training"), width=2, dots=True)
        self.test = self.curve("test", QT_TRANSLATE_NOOP("playground", "test"), width=2, dash=True, dots=True)
        noise = QT_TRANSLATE_NOOP("playground", "noise variance")
        self.noise = self.curve("muted", noise, straight=True, pattern=(2, 3))
        self.here = self.marker("marker")
        self.star, self.least = Mark(self, z=40), PlotText(self, role="test", bold=True, halo=True)
        self.put_legend_above(3)
        self.handle = Handle(self, "ink", "diamond", key_step=(1.0, 0.0))
        self.handle.moved.connect(self._on_moved)
        self.clicked.connect(self._on_moved)
        self.restyle()

    def put(self, errors: Errors, noise: float, held: bool = False) -> None:
        """Show the errors of all capacities; noise: standard deviation of the points.

        held: they change with a point that is being dragged; then the axes stand still as long as they suit.
        """
        self._errors = errors
        capacities = np.array(errors.capacities, np.float64)
        degrees = errors.updates is None
        self.set_texts(
            QT_TRANSLATE_NOOP("playground", "Error over the degree") if degrees
            else QT_TRANSLATE_NOOP("playground", "Error over the width"),
            QT_TRANSLATE_NOOP("playground", "Degree") if degrees else QT_TRANSLATE_NOOP("playground", "Hidden units"),
            QT_TRANSLATE_NOOP("playground", "Mean squared error"),
        )  # fmt: skip
        train, test = np.maximum(errors.train, EXACT), np.maximum(errors.test, EXACT)
        self.set_data(self.train, capacities, train)
        self.set_data(self.test, capacities, test)
        ends = np.array([capacities[0] - 1, capacities[-1] + 1])
        self.set_data(self.noise, ends, np.full(2, noise**2) if noise else np.full(2, np.nan))
        self._put_place(errors, test)
        least = float(test.min())
        top = min(_ROOM * float(max(train.max(), test.max())), _ABOVE * least)
        low = max(float(train.min()), least / _BELOW) / _ROOM
        wanted = _round(low), _round(top, up=True)
        if not (held and self._seen_errors is not None and _suits(self._seen_errors, low, top, wanted)):
            self._seen_errors = wanted
        self.set_domain((float(ends[0]), float(ends[1])), self._seen_errors)

    def _put_place(self, errors: Errors, test: np.ndarray) -> None:
        capacity, best = errors.capacities[errors.index], errors.judgement.best
        self.here.setValue(capacity)
        self.handle.put(capacity, float(np.log10(test[errors.index])))
        at = errors.capacities[best]
        height = float(np.log10(test[best]))
        put_item(self.star, at, height)
        right = at > 0.8 * errors.capacities[-1]  # there is no room to the right of it
        self.least.write(label_of(errors), at, height, (1.0 if right else -0.05, 1.3))

    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        super().restyle()
        if hasattr(self, "star"):  # Plot takes the theme before they are there
            self.star.set_look(Look(THEME.current.test, THEME.current.background, "star", 9 * THEME.current.scale))

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        if hasattr(self, "handle"):
            self.handle.set_name(translate("playground", "Drag to another degree or width"))

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        if self._errors is None:
            return
        here = self._errors.capacities[self._errors.index]
        others = [c for c in self._errors.capacities if (c - here) * (x - here) > 0]  # so that a key always goes on
        nearest = min(self._errors.capacities, key=lambda c: abs(c - x))
        if nearest == here and others and abs(x - here) >= 1:
            nearest = min(others, key=lambda c: abs(c - here))
        self.wanted.emit(nearest)


def _round(error: float, up: bool = False) -> float:
    """Return 1, 2 or 5 times a power of ten, not above an error, or (up) not below: an axis is to stand still."""
    if not 0 < error < math.inf:
        return error
    power = 10.0 ** math.floor(math.log10(error))
    steps = [step * power for step in (1, 2, 5, 10)]
    return min(v for v in steps if v >= error) if up else max((v for v in steps if v <= error), default=power)


def _suits(seen: tuple[float, float], low: float, top: float, wanted: tuple[float, float]) -> bool:
    """Return whether a logarithmic axis with these ends shows a range, and is not much longer than is wanted."""
    inside = seen[0] <= low * _BEYOND and top <= seen[1] * _BEYOND
    return inside and (seen[1] / seen[0]) ** _LEAST <= wanted[1] / wanted[0]
