"""Bent space: the plane on the left, and on the right the same plane as the last hidden layer hands it on.

Five seconds: the same points twice, once in a square grid, once in a grid that is bent, and one straight line there.
One second after Start: the grid bends until the straight line parts the classes.
"""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.core.studies.affine_composition import grid_lines
from nnviz.core.studies.playground.diagnosis import wrong_points
from nnviz.core.studies.playground.learner import Kept, Recipe
from nnviz.core.studies.playground.maps import AnswerMapper
from nnviz.core.studies.playground.plane_data import PLANE
from nnviz.core.studies.playground.space import BentSpace, SpaceBender
from nnviz.tabs.common.layout import below
from nnviz.tabs.playground.painting import Painting
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.tabs.playground.strip import equations_of
from nnviz.tabs.playground.surface import SurfacePlot
from nnviz.tabs.playground.view import LearningView
from nnviz.tabs.playground.words import overflown_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.plots.items.plane_points import PlanePoints
from nnviz.ui.plots.items.warped_grid import WarpedGrid
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_LINES, _POINTS = 13, 49  # of each family of the grid
_GRID = np.concatenate([part.reshape(-1, 2) for part in grid_lines(PLANE, _LINES, _POINTS)])
_TITLE = QT_TRANSLATE_NOOP("playground", "The last hidden layer's space")
_DIRECT = (_TITLE, "z₁", "z₂")
_EDGE_ON = (_TITLE, QT_TRANSLATE_NOOP("playground", "along"),
            QT_TRANSLATE_NOOP("playground", "distance from the plane"))  # fmt: skip
_RIGHT = QT_TRANSLATE_NOOP("playground", "{right} of {points} training points lie on their side of the straight line.")
_NUMBERS = QT_TRANSLATE_NOOP("playground", "The answer grows evenly with the distance from the line.")
_MANY = QT_TRANSLATE_NOOP("playground", "{right} of {points} training points are right.")


class SpacePlot(Plot):
    """The bent plane: points, grid and one straight line."""

    def __init__(self) -> None:
        super().__init__("playground")
        self.set_texts(*_DIRECT)
        self.grid = WarpedGrid(self, _LINES, _POINTS, roles=("muted", "muted"))
        self.line = self.curve("ink", width=2, straight=True)
        self.points = PlanePoints(self)
        self._range: tuple[tuple[float, float], tuple[float, float]] = ((-1.0, 1.0), (-1.0, 1.0))

    def show_space(self, recipe: Recipe, space: BentSpace) -> None:
        """Show the plane as it is bent."""
        self.set_texts(*(_DIRECT if space.direct else _EDGE_ON))
        data = recipe.data
        self.points.put(space.points, data.t, data.test, data.classes)
        self.grid.put(space.grid.T)
        line = np.empty((0, 2)) if space.line is None else space.line
        self.set_data(self.line, line[:, 0], line[:, 1])
        x, y = (_ends(space.points[:, axis], self._range[axis]) for axis in (0, 1))
        self._range = x, y
        self.set_domain(*self._range)

    def table(self, separator: str = "\t") -> str:
        """Return the points as they lie in this space."""
        rows = [separator.join(("z1", "z2", "t"))]
        rows += [separator.join(map(str, (*at, t)))
                 for at, t in zip(self.points.x.tolist(), self.points.t.tolist(), strict=True)]  # fmt: skip
        return "\n".join(rows) + "\n"


class SpaceView(LearningView):
    """The plane, and the plane as it is bent."""

    def build(self, page: QWidget) -> None:
        """Make both pictures."""
        self.sentence = LiveText(plain=True, shrinks=True)
        self.surface, self.space = SurfacePlot(), SpacePlot()
        self._mapper: AnswerMapper | None = None
        self._bender: SpaceBender | None = None
        self.shown: tuple[Recipe, Kept] | None = None
        self.has_line = False
        self.painting = Painting(self.surface, self.surface, self.tab)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.painting.bar)
        for plot in (self.surface, self.space):
            row.addWidget(plot, 1)
        page.setLayout(below(self.sentence, row, stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return both planes."""
        return (self.space, self.surface)

    def key(self, key: int) -> bool:
        """Choose what is painted."""
        return self.painting.key(key)

    def retranslate(self) -> None:
        """Name the tools."""
        self.painting.retranslate()

    def draw_moment(self, state: PlaygroundState, quick: bool = False) -> None:
        run = self.tab.run
        if run.history is None:
            return
        kept, recipe = run.moment(quick)[0], run.recipes[0]
        self.shown = recipe, kept
        if self._mapper is None or not self._mapper.suits(recipe):
            self._mapper = AnswerMapper(recipe)
        if self._bender is None or self._bender.recipe is not recipe:
            self._bender = SpaceBender(recipe, _GRID)
        self.surface.put_points(recipe.data)
        self.painting.refresh()
        self.surface.put_map(self._mapper.map(kept.vector, state.ablated))
        space = self._bender.bend(kept.vector)
        self.has_line = space.line is not None
        self.space.show_space(recipe, space)

    def say(self) -> None:
        if self.shown is not None:
            self.sentence.setText(_sentence(*self.shown, self.has_line))
            self.tab.refresh_equations()

    def equations(self, state: PlaygroundState) -> Sequence[Equation]:
        """Return the network with its numbers."""
        return equations_of(*self.shown, state.chosen) if self.shown is not None else ()

    def description(self, state: PlaygroundState) -> str:
        """Return in words how many points are on their side."""
        return self.sentence.text()



def _sentence(recipe: Recipe, kept: Kept, has_line: bool) -> str:
    if overflown := overflown_text(kept):
        return overflown
    points = len(recipe.data.x_train)
    right = points - wrong_points(recipe, kept.measured.train_accuracy)
    if not recipe.data.classes:
        return translate("playground", _NUMBERS) if has_line else ""
    text = translate("playground", _RIGHT if has_line else _MANY)
    return text.format(right=number_text(right), points=number_text(points))


def _ends(values: np.ndarray, before: tuple[float, float]) -> tuple[float, float]:
    """Return a round range around values; the one before, while it still suits them."""
    low, high = float(values.min()), float(values.max())
    span = max(high - low, 1e-6)
    if before[0] <= low and high <= before[1] and before[1] - before[0] <= 2.2 * span:
        return before
    step = 10.0 ** math.floor(math.log10(span)) / 2
    return step * math.floor(low / step - 0.4), step * math.ceil(high / step + 0.4)
