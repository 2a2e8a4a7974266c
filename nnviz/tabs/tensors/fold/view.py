"""Fold: two moons that no line separates, and a plane that is folded until a line does.

Five seconds: two moons that no line separates, and three dashed lines along which the plane will be folded. One second:
Space folds it, until one level line has a class on each side. Drag a fold and it fails; or let a network find them.
"""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.affine_composition import grid_lines
from nnviz.core.studies.tensors.folded_moons import Folds, Moons, seen_edge_on
from nnviz.tabs.common.dragging import rounded
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.tensors.fold.folding import Learning, by_hand, moons_of
from nnviz.tabs.tensors.fold.handles import FoldHandles
from nnviz.tabs.tensors.fold.words import described, equations_of, sentence_of
from nnviz.tabs.tensors.state import HAND, LEARNT, WHOLE, TensorsState
from nnviz.tabs.tensors.view import TensorsView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.table_text import table_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.items.class_points import ClassPoints
from nnviz.ui.plots.items.contours import Sides
from nnviz.ui.plots.items.shapes import Region
from nnviz.ui.plots.items.warped_grid import WarpedGrid
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_HALF = np.array([[2.1], [1.4]])  # of the plane on show
_LINES, _POINTS = 11, 41
_FIT = 250  # ms between two changes of the axes
_FIELD = (np.linspace(-4.2, 4.2, 85), np.linspace(-2.8, 2.8, 57))
_PLAYS = {HAND: QT_TRANSLATE_NOOP("tensors", "Fold the plane"),
          LEARNT: QT_TRANSLATE_NOOP("tensors", "Play the learning")}  # fmt: skip
_FLAT = QT_TRANSLATE_NOOP("tensors", "Not folded yet, seen from the side")
_FOLDING = QT_TRANSLATE_NOOP("tensors", "While it is folded, seen from the side")
_FOLDED = QT_TRANSLATE_NOOP("tensors", "The folded plane, seen from the side")
_ALONG, _DISTANCE = QT_TRANSLATE_NOOP("tensors", "along"), QT_TRANSLATE_NOOP("tensors", "distance from y = 0")
_PLACES = np.stack(np.meshgrid(*_FIELD)).reshape(2, -1)


class PointsPlot(Plot):
    """A plane with points of two classes. Its table holds them, not the lines that show the plane."""

    columns: Mapping[str, np.ndarray] = MappingProxyType({})
    """Name of a column → its numbers, a row for each point."""

    def table(self, separator: str = "\t") -> str:
        """Return a row for each point."""
        rows = zip(*(column.tolist() for column in self.columns.values()), strict=True)
        return table_text(list(self.columns), rows, separator)


class FoldView(TensorsView):
    """The plane with its folds, and the folded plane seen along the plane that cuts it."""

    def build(self, page: QWidget) -> None:
        """Make the plane with its folds, and the folded one."""
        self.learning = Learning(self)
        self.learning.finished.connect(self._on_learnt)
        self.learning.failed.connect(self._on_failed)
        self._sheet_drawing = Throttle(self, self._draw_sheet)  # in a drag the eye is on the plane
        self._fitting = Throttle(self, self._fit_sheet, _FIT)  # new axes cost much, and move all that one looks at
        self._seen: np.ndarray = np.zeros((2, 1))  # the points in the folded plane
        self.sentence = LiveText()
        self.plane, self.sheet = PointsPlot("tensors"), PointsPlot("tensors")
        self.plane.set_texts(QT_TRANSLATE_NOOP("tensors", "The plane and its folds"), "x₁", "x₂")
        self.sheet.set_texts(_FOLDED, _ALONG, _DISTANCE)
        self.plane.getViewBox().setAspectLocked(True)
        self.sides, self.halves = Sides(self.plane), [Region(self.sheet, "training"), Region(self.sheet, "test")]
        self.grid = WarpedGrid(self.sheet, _LINES, _POINTS, roles=("muted", "muted"))
        for half, y in zip(self.halves, (-1e3, 1e3), strict=True):
            half.put([(-1e3, 0.0), (1e3, 0.0), (1e3, y), (-1e3, y)])
        self.cut = self.sheet.marker("ink", dash=False, angle=0)
        self.points = [ClassPoints(self.plane, still=True), ClassPoints(self.sheet)]
        self.handles = FoldHandles(self.plane)
        self.handles.moved.connect(self._on_fold)
        self.handles.released.connect(self._fitting.call)
        lines = np.concatenate([part.reshape(-1, 2) for part in grid_lines(1.0, _LINES, _POINTS)]).T
        self.lines = lines * _HALF
        page.setLayout(below(self.sentence, beside(self.plane, self.sheet, stretch=(5, 5)), stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return both planes."""
        return (self.plane, self.sheet)

    @property
    def busy(self) -> bool:
        """Whether a network is learning, or the axes are still to follow a drag."""
        return self.learning.busy or self._sheet_drawing.is_waiting or self._fitting.is_waiting

    def stop(self) -> None:
        """End the learning."""
        self.learning.stop()
        self._sheet_drawing.stop()
        self._fitting.stop()

    @Slot(int, int, float, float)
    def _on_fold(self, number: int, end: int, x: float, y: float) -> None:
        folds = list(self.tab.state.folds)
        px, py, qx, qy = folds[number]
        x, y = rounded(x, 10), rounded(y, 10)
        moved = (x, y, round(qx + x - px, 2), round(qy + y - py, 2)) if end == 0 else (px, py, x, y)
        folds[number] = tuple(min(100.0, max(-100.0, v)) + 0.0 for v in moved)
        self.tab.change(merge=f"fold{number}{end}", folds=tuple(folds))

    @Slot()
    def _on_learnt(self) -> None:
        self.draw_again()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.tab.message.say(sentence(problem))

    # Drawing.

    def network(self, state: TensorsState) -> Folds:
        """Return the folds and the last layer of a State; while a network learns, its start."""
        if state.by == HAND or not state.units:
            self.learning.stop()
            return by_hand(state.folds, state.units, state.samples, state.noise, state.seed, state.folded / WHOLE)
        frames = self.learning.frames(state)
        return frames[min(max(0, state.epoch), len(frames) - 1)]

    def draw(self, state: TensorsState) -> None:
        """Draw both planes."""
        moons, found = moons_of(state), self.network(state)
        wrong = (found.score(moons.x) > 0) != (moons.t == 1)
        self.sides.set_field(*_FIELD, found.score(_PLACES).reshape(len(_FIELD[1]), -1))
        self.plane.set_domain((-2.1, 2.1), (-1.4, 1.4))
        self.points[0].put(moons.x, moons.t, wrong)
        self.plane.columns = {"x1": moons.x[0], "x2": moons.x[1], "t": moons.t, "y": found.score(moons.x)}
        if state.by == HAND:
            self.handles.put(state.folds[: state.units])
        else:
            self.handles.put_lines(found.W, found.b)
        self.start = _PLAYS[state.by]
        self.sheet.set_texts(_title(found), _ALONG, _DISTANCE)
        self._sheet_drawing.call(found, moons, wrong)
        self.sentence.setText(sentence_of(state, found, moons, self.learning.last(state)))

    def _draw_sheet(self, found: Folds, moons: Moons, wrong: np.ndarray) -> None:
        seen = seen_edge_on(found, moons.x)
        points, grid = seen(found.hidden(moons.x)), seen(found.hidden(self.lines))
        self.points[1].put(points, moons.t, wrong)
        self.sheet.columns = {"along": points[0], "distance from y = 0": points[1], "t": moons.t}
        self.grid.put(grid)
        self._seen = points
        if not self.handles.held:
            self._fitting.call()

    @Slot()
    def _fit_sheet(self) -> None:
        """Let the points fill the picture: the sheet itself may reach much farther."""
        high = _rounded_up(1.05 * float(np.abs(self._seen[1]).max()))
        self.sheet.set_domain(_ends(self._seen[0]), (-high, high))

    def highlight(self, key: str) -> None:
        """Light up the fold, or the line between the classes, that a term of the strip stands for."""
        self.handles.set_lit(int(key.removeprefix("fold")) if key.startswith("fold") else None)

    def retranslate(self) -> None:
        """Name the handles."""
        self.handles.retranslate()

    # Strip, time, program.

    def equations(self, state: TensorsState) -> Sequence[Equation]:
        """Return the network with its numbers."""
        return equations_of(self.network(state), moons_of(state))

    def description(self, state: TensorsState) -> str:
        """Return in words how many points are on the right side, and where the folds are."""
        return described(state, self.network(state), moons_of(state), self.learning.last(state))

    def positions(self, state: TensorsState) -> tuple[int, int]:
        """Return the last moment of the folding or of the learning, and the one on show."""
        if state.by == HAND:
            return (WHOLE, state.folded) if state.units else (0, 0)
        last = self.learning.last(state)
        return last, min(max(0, state.epoch), last)

    def moment(self, state: TensorsState, position: int) -> dict[str, Any]:
        """Return the fields of the State at a moment of the folding or of the learning."""
        return {"folded": position} if state.by == HAND else {"epoch": position}

    def rate(self, state: TensorsState) -> float:
        """Return how many moments pass in a second."""
        return 30.0

    def script(self, state: TensorsState) -> str:
        """Return a program with this network and these points."""
        found = self.network(state)
        return script_text("tensors_fold", COUNT=state.samples, NOISE=state.noise, SEED=state.seed,
                           W=np.round(found.W, 6).tolist(), B=np.round(found.b, 6).tolist(),
                           V=np.round(found.v, 6).tolist(), C=round(found.c, 6), SLOPE=found.slope)  # fmt: skip


def _title(found: Folds) -> str:
    """Return what the plane on the right is (source language)."""
    if not len(found.b) or not found.slope:
        return _FOLDED
    return _FLAT if found.slope == 1 else _FOLDING


def _ends(values: np.ndarray) -> tuple[float, float]:
    """Return a range in round steps around values, so that the axis does not follow every move."""
    low, high = float(values.min()), float(values.max())
    step = _rounded_up(max(high - low, 1e-6)) / 5
    return step * math.floor(low / step - 0.2), step * math.ceil(high / step + 0.2)


def _rounded_up(value: float) -> float:
    """Return the next of 1, 1.5, 2, 3, 5, 7.5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(max(value, 1e-6)))
    return power * next((step for step in (1, 1.5, 2, 3, 5, 7.5) if step * power >= value), 10)
