"""Geometry: a map of the plane, shown on a grid and on a figure.

Five seconds: a grid and a letter F, the same again with the two arrows of the unit square, and pale, where arrows and F
will be. One second: Space takes the whole plane there, the square with its area; a drag of an arrow does so at once.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.activations import Floats
from nnviz.core.studies.affine_composition import grid_lines
from nnviz.core.studies.tensors.plane_maps import determinant, partly
from nnviz.tabs.common.dragging import held, rounded, wide
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.tensors.geometry.plane_map import PlaneMap, dragged, plane_map, reach_of
from nnviz.tabs.tensors.geometry.words import described, equations_of, sentence_of
from nnviz.tabs.tensors.state import WHOLE, TensorsState
from nnviz.tabs.tensors.view import TensorsView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import TITLE_SIZE
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.items.draggable_points import Points
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.items.shapes import Region
from nnviz.ui.plots.items.warped_grid import BasisFrame, WarpedGrid
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_HALF, _LINES, _POINTS = 2.0, 9, 33  # of the grid: how far it reaches, and how finely it is drawn
_FREE = {"translate": (True, False, False), "rotate": (False, True, True), "scale": (False, True, True),
         "matrix": (False, True, True)}  # fmt: skip
_DURING, _AFTER = QT_TRANSLATE_NOOP("tensors", "During the map"), QT_TRANSLATE_NOOP("tensors", "After the map")
_UNIT = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])


class GeometryView(TensorsView):
    """The plane before and after a map."""

    start = QT_TRANSLATE_NOOP("tensors", "Play the map")

    def build(self, page: QWidget) -> None:
        """Make both planes, their grids and figures, the unit square with its arrows."""
        self.sentence = LiveText(plain=True)
        self.before, self.after = Plot("tensors"), Plot("tensors")
        self.before.set_texts(QT_TRANSLATE_NOOP("tensors", "Before"), "x₁", "x₂")
        for plot in (self.before, self.after):
            plot.getViewBox().setAspectLocked(True)
            plot.marker("border", dash=False, angle=0)
            plot.marker("border", dash=False)
        self.lines = np.concatenate([part.reshape(-1, 2) for part in grid_lines(_HALF, _LINES, _POINTS)]).T
        self.grids = [WarpedGrid(self.before, _LINES, _POINTS, still=True), WarpedGrid(self.after, _LINES, _POINTS)]
        self.grids[0].put(self.lines)
        self.figures = [Region(self.before, "ink", 0.3), Region(self.after, "ink", 0.3)]
        self.outlines = [plot.curve("ink", width=2) for plot in (self.before, self.after)]
        self.points = Points(self.before, radius=4.0)
        self.points.moved.connect(self._on_point)
        self.end_outline = self.after.curve("ink", width=2, share=0.4)
        self.frame = BasisFrame(self.after, width=4.0)
        self.frame.moved.connect(self._on_corner)
        self.moving = BasisFrame(self.after, width=4.0)
        self.moving.set_free(False, False, False)
        self.area = PlotText(self.after, halo=True)
        page.setLayout(below(self.sentence, beside(self.before, self.after, stretch=(5, 8)), stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return both planes, the later one first."""
        return (self.after, self.before)

    @Slot(int, float, float)
    def _on_point(self, index: int, x: float, y: float) -> None:
        figure = list(self.tab.state.figure)
        figure[index] = (rounded(x, 10), rounded(y, 10))
        self.tab.change(merge=f"figure{index}", figure=tuple(figure))

    @Slot(int, float, float)
    def _on_corner(self, corner: int, x: float, y: float) -> None:
        self.tab.change(merge=f"corner{corner}", **dragged(self.tab.state, corner, (rounded(x, 50), rounded(y, 50))))

    # Drawing.

    def draw(self, state: TensorsState) -> None:
        """Draw the figure before, and everything after the map."""
        found, share = plane_map(state), state.moved / WHOLE
        warped = partly(found.steps, self.lines, share)
        self.grids[1].put(warped)
        figure = np.array(state.figure, np.float64).reshape(-1, 2).T
        moved = partly(found.steps, figure, share)
        self.points.put([(x, y) for x, y in state.figure], [0] * len(state.figure), free=True)
        for number, corners in enumerate((figure, moved)):
            self._draw_figure(number, corners)
        end = self._draw_end(found, figure, share)
        self._draw_frame(state, found, share)
        self.after.set_texts(_AFTER if share == 1 else _DURING, "y₁", "y₂")
        self._fit(found, figure, np.column_stack([end, moved, self.square]))
        self.sentence.setText(sentence_of(state, found))

    def _draw_figure(self, number: int, corners: Floats) -> None:
        """Show the figure before (0) or after (1) the map; the same again costs nothing."""
        places = list(zip(*corners.tolist(), strict=True))
        if places != self.figures[number].corners:
            self.figures[number].put(places)
            closed = np.column_stack([corners, corners[:, :1]])
            (self.before, self.after)[number].set_data(self.outlines[number], closed[0], closed[1])

    def _draw_end(self, found: PlaneMap, figure: Floats, share: float) -> Floats:
        """Show pale where the figure will be, until it is there; return its corners."""
        end = partly(found.steps, figure, 1.0)
        closed = np.column_stack([end, end[:, :1]])[:, : None if share < 1 else 0]
        self.after.set_data(self.end_outline, closed[0], closed[1])
        return end

    def _draw_frame(self, state: TensorsState, found: PlaneMap, share: float) -> None:
        """Show the unit square as far as it has come, and pale where the part before ReLU takes it."""
        first = min(1.0, share * len(found.steps))
        self.square = partly(found.steps[:1], _UNIT, first)
        origin, one, two = self.square.T
        self.frame.put(*partly(found.steps[:1], _UNIT, 1.0).T)
        self.frame.set_pale(first < 1)
        self.frame.set_free(*_FREE.get(state.map, (True, True, True)))
        self.moving.put(origin, one, two)
        self.moving.set_visible(first < 1)
        size = determinant(np.column_stack([one - origin, two - origin]))
        text = translate("tensors", "area {area}").format(area=number_text(abs(size), 3))
        x, y = map(float, one + two - origin)  # beyond the far corner, clear of the arrows
        self.area.set_look("vermillion" if size < 0 else "marker", TITLE_SIZE, bold=True)
        self.area.write(text, x, y, (0.0 if x >= origin[0] else 1.0, 1.0 if y >= origin[1] else 0.0))

    def _fit(self, found: PlaneMap, figure: Floats, seen: Floats) -> None:
        if not held(*self.points.handles):
            side = max(2.4, wide(float(np.abs(figure).max(initial=0.0)), 1.5))
            self.before.set_domain((-side, side), (-side, side))
        if not self.frame.held:
            reach = float(np.ceil(1.05 * max(reach_of(found, _HALF), float(np.abs(seen).max(initial=0.0)))))
            self.after.set_domain((-reach, reach), (-reach, reach))

    def highlight(self, key: str) -> None:
        """Light up what a term of the strip stands for: an arrow, the square, the figure."""
        for number, arrow in enumerate(self.frame.arrows, 1):
            arrow.set_lit(key in (f"column{number}", "columns"))
        for plot, outline in zip((self.before, self.after), self.outlines, strict=True):
            plot.set_width(outline, 5 if key == "figure" else 2)
        self.frame.area.set_lit(key == "area")

    def retranslate(self) -> None:
        """Name the handles."""
        self.points.set_name(translate("tensors", "Drag a corner of the figure"))
        self.frame.set_names(translate("tensors", "Drag where the origin goes"),
                             translate("tensors", "Drag where (1, 0) goes"),
                             translate("tensors", "Drag where (0, 1) goes"))  # fmt: skip

    # Strip, time, program.

    def equations(self, state: TensorsState) -> Sequence[Equation]:
        """Return the map with its numbers, the determinant, factors and angle."""
        return equations_of(state, plane_map(state))

    def description(self, state: TensorsState) -> str:
        """Return in words what the map does to the unit square and the figure."""
        return described(state, plane_map(state))

    def sentences(self) -> Sequence[str]:
        """Return the sentence, and what stands in the square."""
        return [*super().sentences(), self.area.text()]

    def positions(self, state: TensorsState) -> tuple[int, int]:
        """Return the last position of the time bar, the whole map, and the one of a State."""
        return WHOLE, state.moved

    def moment(self, state: TensorsState, position: int) -> dict[str, Any]:
        """Return the fields of the State at a position of the time bar."""
        return {"moved": position}

    def rate(self, state: TensorsState) -> float:
        """Return how many positions pass in a second."""
        return WHOLE / (1.5 * len(plane_map(state).steps))

    def script(self, state: TensorsState) -> str:
        """Return a program that draws the same map."""
        return script_text("tensors_geometry", **plane_map(state).settings(state))
