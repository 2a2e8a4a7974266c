"""The view of the data: the user's samples, the line that each run has found, and the loss they make the map of."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from nnviz.tabs.gradient.race import Standings
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import neuron_of, tidy
from nnviz.tabs.gradient.view import GradientView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.plots.items.draggable_points import Points
from nnviz.ui.plots.items.line_pool import Line, LinesPlot
from nnviz.ui.plots.ranges import round_range

_PAD = 0.15  # of the range, around the samples
_ASIDE = 0.1  # of the width on show: how far from a sample the key A puts another
_SAMPLED = 60  # points of each answer


class LossDataView(GradientView):
    """Samples to drag, the answers of three runs, their standings and curves."""

    def build(self, page: QWidget) -> None:
        """Make the standings and the plot of the samples."""
        self.standings = Standings()
        self.data_plot = LinesPlot("gradient")
        self._name_data()
        self.data_points = Points(self.data_plot, radius=6)
        self.data_points.moved.connect(self._on_moved)
        self.data_points.keyed.connect(self._on_keyed)
        self.data_plot.clicked.connect(self._on_clicked)
        self.beside = (self.standings, self.data_plot, self.curves)

    def _name_data(self) -> None:
        """Name the plot and its axes; in a low window its height goes to the data."""
        low = in_low_window(self.data_plot)
        title, x = QT_TRANSLATE_NOOP("gradient", "Data and outputs"), QT_TRANSLATE_NOOP("gradient", "x")
        self.data_plot.set_texts("" if low else title, "" if low else x, QT_TRANSLATE_NOOP("gradient", "t, y"))

    def draw(self, state: GradientState) -> None:
        """Put the samples; the axes stand still while one is dragged."""
        points = [(float(x), float(t)) for x, t in state.points]
        self.data_points.put(points, [0] * len(points), free=True)
        if self.held():
            return
        xs, ys = np.array(points).T
        low, high = round_range(min(xs.min(), -1), max(xs.max(), 1))
        bottom, top = round_range(ys.min(), ys.max())
        side, height = _PAD * (high - low), _PAD * (top - bottom)
        self.data_plot.set_domain((low - side, high + side), (bottom - height, top + height))

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw the paths, the standings, the curves, and what the neuron answers with each run's w and b."""
        super().draw_moment(state, moment)
        self._name_data()
        self.curves.draw(state, self.run, moment, self.keeps_axes())
        self.standings.draw(state, self.run, moment)
        (a, b), _ = self.data_plot.getViewBox().viewRange()
        x = np.linspace(a, b, _SAMPLED)
        with np.errstate(all="ignore"):
            answers = neuron_of(state).output(self.trajectory.x[moment], x)
        self.data_plot.show_lines([Line(w.name, w.role, x, answers[i]) for i, w in enumerate(self.run.styles)])

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return what to compare."""
        told = translate(
            "gradient", "Every step sees all {all} samples, {size} of them, or one. Which path is the noisiest?"
        )
        points = len(state.points)
        return told.format(all=points, size=min(state.batch, points))

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return translate("gradient", "Click into the data, or A, adds a point; drag it, or press Delete.")

    def held(self) -> bool:
        """Return whether a sample is being dragged."""
        return any(handle.held for handle in self.data_points.handles)

    def retranslate(self) -> None:
        """Name the samples."""
        self.data_points.set_name(translate("gradient", "Sample of the data"))

    def _change(self, points: Sequence[tuple[float, float]], merge: str = "") -> None:
        self.tab.change(merge=merge, points=tuple(points))

    @Slot(int, float, float)
    def _on_moved(self, index: int, x: float, y: float) -> None:
        points = list(self.state.points)
        points[index] = (tidy(x, self.data_plot), tidy(y, self.data_plot))
        self._change(points, f"point{index}")

    @Slot(int, str)
    def _on_keyed(self, index: int, what: str) -> None:
        if what == "remove":
            self._change([p for i, p in enumerate(self.state.points) if i != index])

    def add_sample(self) -> None:
        """Add a sample beside the one that has the keyboard, or the last one; the keys go over to it."""
        places, handles = list(self.state.points), self.data_points.handles
        x, t = places[next((i for i, handle in enumerate(handles[: len(places)]) if handle.hasFocus()), -1)]
        low, high = self.data_plot.getViewBox().viewRange()[0]
        aside = _ASIDE * (high - low) * (1 if x < (low + high) / 2 else -1)  # towards the middle of what is seen
        self._change([*places, (tidy(x + aside, self.data_plot), t)])
        if len(self.state.points) > len(places):
            self.data_plot.setFocus(Qt.FocusReason.OtherFocusReason)
            self.data_points.take_keys(len(places))

    @Slot(float, float)
    def _on_clicked(self, x: float, y: float) -> None:
        self._change([*self.state.points, (tidy(x, self.data_plot), tidy(y, self.data_plot))])
