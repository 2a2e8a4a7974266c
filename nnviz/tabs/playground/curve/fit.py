"""Fit a curve: noisy points, a polynomial or a network through them, and its errors over degree or width.

Five seconds: points along a wave and a straight line that misses them; both errors high at degree 1, low at degree 5.
One second after Space: the degree rises, the curve takes on the wave, then the noise, and the test error climbs.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.playground.curve_fit import REACH
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.playground.curve.errors import ErrorsPlot
from nnviz.tabs.playground.curve.program import equations_of, program_of
from nnviz.tabs.playground.curve.run import CurveRun
from nnviz.tabs.playground.curve.state import FEWEST, HIGH, MOST, NETWORK, POLYNOMIAL, points_of, true_curve
from nnviz.tabs.playground.curve.words import HELD, description_of, sentence_of
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.tabs.playground.view import PlaygroundView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.playback.status import Status
from nnviz.ui.plots.items.draggable_points import Points
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.ranges import round_range
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_X = np.linspace(-REACH, REACH, 601)
_ROOM = 0.2  # above and below the points, at least
_DEGREE = ("playground", QT_TRANSLATE_NOOP("playground", "degree"))
_MOMENT = ("playground", QT_TRANSLATE_NOOP("playground", "moment"))


class CurveFitView(PlaygroundView):
    """Points with their curves, and the errors over the capacity."""

    def build(self, page: QWidget) -> None:
        """Make the sentence and both plots."""
        self.run = CurveRun(self.tab.timeline)
        self.sentence = LiveText()
        self.plot = Plot("playground")
        self.plot.set_texts(QT_TRANSLATE_NOOP("playground", "Points and the fitted curve"), "x", "t, y")
        self.truth = self.plot.curve("muted", QT_TRANSLATE_NOOP("playground", "true curve"), width=2, dash=True)
        self.tests = self.plot.curve("test", QT_TRANSLATE_NOOP("playground", "test points"), dots=True, share=0.45)
        self.tests.item.setVisible(False)  # the dots alone
        self.tests.dot = 4.0
        self.tests.restyle()
        self.fitted = self.plot.curve("ink", QT_TRANSLATE_NOOP("playground", "fitted curve"), width=2)
        self.plot.put_legend_above(3)
        self.points = Points(self.plot, radius=6)
        self.points.moved.connect(self._on_moved_point)
        self.points.keyed.connect(self._on_keyed)
        self.plot.clicked.connect(self._on_clicked)
        self.errors = ErrorsPlot()
        self.errors.wanted.connect(self._on_wanted)
        self._shown: object = None  # the points the plot was made for
        page.setLayout(below(self.sentence, beside(self.plot, self.errors, stretch=(6, 5)), stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return both plots."""
        return (self.plot, self.errors)

    def sentences(self) -> Sequence[str]:
        """Return the sentence, and what stands at the smallest test error."""
        return (*super().sentences(), self.errors.least.text())

    # Time.

    def prepare(self, state: PlaygroundState) -> None:
        """Give the time bar the degrees, or the learning; not in the middle of a drag."""
        taken = self.tab.owner is not self
        if self.tab.owner is self.tab.run:
            self.tab.run.leave()
        self.tab.owner = self
        if not (self.held and state.curve_model == NETWORK) or taken:
            self.run.follow(state, taken)
        self.tab.playback_bar.set_unit(*(_DEGREE if state.curve_model == POLYNOMIAL else _MOMENT))

    def on_moved(self, moment: int) -> None:
        """Show another moment: another degree, or the networks as they were then."""
        if self.run.loading:
            return
        if self.tab.state.curve_model == POLYNOMIAL:
            self.tab.change(merge="time", curve_degree=moment)
        else:
            self._draw_model(self.tab.state)
            self.tab.follow_equations()

    def on_shown(self) -> None:
        """Catch up with what happened while another tab was on show."""
        self._draw_model(self.tab.state)

    def start_text(self, status: str) -> str:
        """Return what the main button says; empty: what it says everywhere."""
        rests = self.tab.state.curve_model == POLYNOMIAL and status != Status.RUNNING
        return translate("playground", "Raise the degree") if rests else ""

    def restart(self) -> None:
        """Go back to degree 0, or to the start of the learning."""
        self.tab.timeline.restart()
        self.tab.timeline.go(0)

    # The points.

    @property
    def held(self) -> bool:
        """Whether a point is being dragged."""
        return any(handle.held for handle in self.points.handles)

    def _places(self) -> list[tuple[float, float]]:
        points = points_of(self.tab.state)
        return [_inside(x, t) for x, t in zip(points.x.tolist(), points.t.tolist(), strict=True)]

    def _change(self, places: list[tuple[float, float]], merge: str = "") -> None:
        if FEWEST <= len(places) <= MOST:
            self.tab.change(merge=merge, curve_places=tuple(places))

    @Slot(int, float, float)
    def _on_moved_point(self, index: int, x: float, t: float) -> None:
        places = self._places()
        places[index] = _inside(x, t)
        self._change(places, f"curve_place{index}")

    @Slot(int, str)
    def _on_keyed(self, index: int, what: str) -> None:
        if what == "remove":
            self._change([place for i, place in enumerate(self._places()) if i != index])

    @Slot(float, float)
    def _on_clicked(self, x: float, t: float) -> None:
        self._change([*self._places(), _inside(x, t)])

    @Slot()
    def _on_released(self) -> None:
        """Let the networks learn the points as they are now, and the axes of the errors suit them."""
        if self.tab.owner is not self:
            return
        if self.tab.state.curve_model == NETWORK:
            learnt = self.tab.timeline.position > 0
            self.run.follow(self.tab.state, False)
            if learnt and self.tab.timeline.position == 0:
                self.tab.timeline.play()
        self._draw_model(self.tab.state)

    @Slot(int)
    def _on_wanted(self, capacity: int) -> None:
        polynomial = self.tab.state.curve_model == POLYNOMIAL
        self.tab.change(merge="capacity", **{"curve_degree" if polynomial else "curve_width": capacity})

    # Drawing.

    def draw(self, state: PlaygroundState) -> None:
        """Draw points and curves; the axes stand still while a point is dragged."""
        points = points_of(state)
        if points is not self._shown:
            self._shown = points
            self._draw_points(state)
        self._draw_model(state)

    def _draw_points(self, state: PlaygroundState) -> None:
        points = points_of(state)
        places = list(zip(points.x.tolist(), points.t.tolist(), strict=True))
        before = len(self.points.handles)
        self.points.put(places, [0] * len(places), free=True)
        for handle in self.points.handles[before:]:
            handle.released.connect(self._on_released)
        truth = np.asarray(true_curve(state)(_X))
        self.plot.set_data(self.truth, _X, truth)
        self.plot.set_data(self.tests, points.x_test, points.t_test)
        if not self.held:
            low, high = min(truth.min(), points.t.min()), max(truth.max(), points.t.max())
            self.plot.set_domain((-REACH, REACH), round_range(float(low) - _ROOM, float(high) + _ROOM))

    def _draw_model(self, state: PlaygroundState) -> None:
        errors = self.run.errors(state)
        self.plot.set_data(self.fitted, _X, self.run.curve(state, _X))
        self.errors.put(errors, state.curve_noise, self.held)
        learning = state.curve_model == NETWORK
        self.sentence.setText(translate("playground", HELD) if learning and self.held else sentence_of(errors))

    def retranslate(self) -> None:
        """Name the points."""
        self.points.set_name(translate("playground", "Drag the point; Delete removes it"))

    # Strip, words, program.

    def equations(self, state: PlaygroundState) -> Sequence[Equation]:
        """Return the model and both errors."""
        return equations_of(state, self.run)

    def description(self, state: PlaygroundState) -> str:
        """Return the sentence, and which capacity tests best."""
        return description_of(self.run.errors(state))

    def script(self, state: PlaygroundState) -> str:
        """Return a program that fits the same points."""
        return program_of(state)


def _inside(x: float, t: float) -> tuple[float, float]:
    """Return a place of the picture, to three decimals."""
    return round(min(REACH, max(-REACH, x)), 3) + 0.0, round(min(HIGH, max(-HIGH, t)), 3) + 0.0
