"""Stacked layers of the plane, and the one matrix that linear ones are."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.studies.affine_composition import AffineMap, Passing, grid_lines, passed, through
from nnviz.tabs.activations.layer_words import formula_terms, layers_equation, layers_text, maps_of, question_text
from nnviz.tabs.activations.moments import passings
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import ActivationsView, ClockHost, below, beside, held, rounded, vector, wide
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.items.warped_grid import BasisFrame, WarpedGrid
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.matrix_row import MatrixRow


class StackedLayersView(ActivationsView):
    """Layers of the plane: a square to drag for each layer, and what all of them make of a grid.

    Five seconds: a grid, two layers as matrices, and pale, where they will take the grid: would one matrix do that?
    One second after the first touch: Space sends the grid through the layers, W first, then the fold of an activation;
    a dragged square takes the grid and its matrix along at once.
    """

    tab: ClockHost

    def build(self, page: QWidget) -> None:
        """Make the input plane, the plane of one layer, and the plane behind all layers."""
        self.input, self.square, self.output = Plot("activations"), Plot("activations"), Plot("activations")
        self.input.set_texts(QT_TRANSLATE_NOOP("activations", "Input"), QT_TRANSLATE_NOOP("activations", "x₁"),
                             QT_TRANSLATE_NOOP("activations", "x₂"))  # fmt: skip
        self.square.set_texts(QT_TRANSLATE_NOOP("activations", "The dragged layer"), "a₁", "a₂")
        for plot in (self.input, self.square, self.output):
            plot.getViewBox().setAspectLocked(True)
            plot.getAxis("bottom").room = plot.getAxis("left").room = 44
            plot.marker("border", dash=False, angle=0)
            plot.marker("border", dash=False)
        self.lines = grid_lines()
        self.points = np.concatenate([part.reshape(-1, 2) for part in self.lines]).T
        count, along = self.lines[0].shape[:2]
        self.end_grid = WarpedGrid(self.output, count, along, share=0.35)
        self.grids = [WarpedGrid(plot, count, along) for plot in (self.input, self.output)]
        self.grids[0].put(self.points)  # once: what is given new points is painted anew
        self.frame = BasisFrame(self.square, "muted", width=2)
        self.frame.moved.connect(self._on_corner)
        self.probe = Handle(self.input, "marker")
        self.probe.moved.connect(self._on_probe)
        self.image = Marks(self.output)
        self.note, self.formula = LiveText(), MatrixRow()
        planes = beside(self.input, self.square, self.output, stretch=(3, 3, 5))
        page.setLayout(below(self.note, self.formula, planes, stretch=(0, 0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return all three planes."""
        return (self.output, self.input, self.square)

    @Slot(float, float)
    def _on_probe(self, x: float, y: float) -> None:
        self.tab.change(merge="probe", point_x=rounded(x, 10), point_y=rounded(y, 10))

    @Slot(int, float, float)
    def _on_corner(self, corner: int, x: float, y: float) -> None:
        state = self.tab.state
        name = f"layer{state.edited_layer()}"
        w11, w12, w21, w22, b1, b2 = getattr(state, name)
        x, y = rounded(x, 10), rounded(y, 10)
        new = ((w11, w12, w21, w22, x, y), (rounded(x - b1, 10), rounded(y - b2, 10), w21, w22, b1, b2),
               (w11, w12, rounded(x - b1, 10), rounded(y - b2, 10), b1, b2))[corner]  # fmt: skip
        self.tab.change(merge=f"{name}{corner}", **{name: new})

    def moment(self, state: ActivationsState) -> Passing:
        """Return how far the grid has come."""
        frames = passings(state.depth, state.fold != "identity")
        position = min(self.tab.timeline.position, len(frames))
        return frames[position - 1] if position else Passing(0)

    def draw(self, state: ActivationsState) -> None:
        """Draw the warped grid, the square and the point."""
        maps, moment = maps_of(state), self.moment(state)
        points = np.column_stack([self.points, [state.point_x, state.point_y]])
        steps = through(maps, points, state.fold)
        here = passed(maps, points, state.fold, moment) if moment.moved else steps[moment.layers]
        self.grids[1].put(here[:, :-1])
        arrived = moment.layers == state.depth
        self.end_grid.clear() if arrived else self.end_grid.put(steps[-1][:, :-1])
        self._draw_point(state, here[:, -1])
        self._set_domains(steps)
        self._draw_square(maps[state.edited_layer() - 1])
        title, *axes = _output_texts(moment, state.depth)
        self.output.set_texts(title, *axes)
        self.formula.show_terms(formula_terms(state, maps, moment))
        end = steps[-1][:, :-1]
        self.note.setText(layers_text(state, maps, self.points, end) if arrived else question_text(state.depth))

    def _draw_point(self, state: ActivationsState, end: np.ndarray) -> None:
        point, theme = (state.point_x, state.point_y), THEME.current
        far = max(map(abs, point))
        side = 2.4 if far <= 2.4 else wide(far)
        if not held(self.probe):
            self.input.set_domain((-side, side), (-side, side))
        self.probe.put(*point)
        self.probe.set_role("accent" if self.lit == "x" else "marker")
        colour, radius = (theme.accent, 11) if self.lit == "y" else (theme.marker, 7)
        place = (float(end[0]), float(end[1]))
        self.image.show_marks([place], [Look(colour, theme.background, radius=radius * theme.scale)])

    def _set_domains(self, steps: Sequence[np.ndarray]) -> None:
        """Make room for what all layers make of the grid, whichever of them is on show: the axes stay as they are."""
        seen = np.hstack(steps)
        largest = float(np.abs(seen).max())  # 2 at least, the grid itself
        step = 10.0 ** math.floor(math.log10(largest)) / 2  # so the axes stay while a drag changes little
        reach = step * math.ceil(largest / step)
        low = seen.min(axis=1)
        self.output.set_domain(*((-reach if v < -0.05 * reach else -0.1 * reach, reach) for v in low))

    def _draw_square(self, layer: AffineMap) -> None:
        corners = layer(np.array([[0, 1, 0, 1], [0, 0, 1, 1]], np.float64))
        self.frame.put(*corners.T[:3])
        if not self.frame.held:
            reach = wide(float(np.abs(corners).max()), 1.5)
            self.square.set_domain((-reach, reach), (-reach, reach))

    def retranslate(self) -> None:
        """Name the handles."""
        self.probe.set_name(translate("activations", "Drag the point"))
        self.frame.set_names(
            translate("activations", "Drag the bias: where 0 goes"),
            translate("activations", "Drag the first row of W: where (1, 0) goes"),
            translate("activations", "Drag the second row of W: where (0, 1) goes"))  # fmt: skip

    def description(self, state: ActivationsState) -> str:
        """Return what the layers do to the grid, their matrices, and where the point goes."""
        maps = maps_of(state)
        end = through(maps, [state.point_x, state.point_y], state.fold)[-1]
        point = f"{vector((state.point_x, state.point_y))} → {vector(np.round(end, 4))}"
        return f"{self.note.text()} {self.formula.text()}; {point}"

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the one equivalent matrix, or what the layers do instead, and where the point goes."""
        maps = maps_of(state)
        steps = through(maps, [state.point_x, state.point_y], state.fold)
        x, *between, y = (vector(np.round(p, 4)) for p in steps)
        path = " → ".join([f'<a href="x">{x}</a>', *between, f'<a href="y"><b>{y}</b></a>'])
        return (layers_equation(state, maps),
                Equation("<i>x</i> → <i>y</i>", path, "for W, b in layers: x = f(x @ W + b)"))  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return matrices and activation."""
        return {"LAYERS": [list(numbers_of) for numbers_of in state.matrices()],
                "ACTIVATION": ACTIVATIONS[state.fold].python, "POINT": [state.point_x, state.point_y]}  # fmt: skip


def _output_texts(moment: Passing, depth: int) -> tuple[str, str, str]:
    """Return the title and the axes of the plane where the grid is."""
    if moment.layers == depth:
        return QT_TRANSLATE_NOOP("activations", "After all layers"), "y₁", "y₂"
    return QT_TRANSLATE_NOOP("activations", "On its path through the layers"), "", ""
