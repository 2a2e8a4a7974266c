"""Stacked layers of the plane, and the one matrix that linear ones are."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.studies.affine_composition import AffineMap, affine, best_affine, collapse, grid_lines, through
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import ActivationsView, below, beside, held, rounded, vector, wide
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.annotations import Look, Marks
from nnviz.ui.plots.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.warped_grid import BasisFrame, WarpedGrid
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText


class LayersView(ActivationsView):
    """Layers of the plane: a square to drag for each layer, and what all of them make of a grid."""

    def build(self, page: QWidget) -> None:
        """Make the input plane, the plane of one layer, and the plane behind all layers."""
        self.input, self.square, self.output = Plot("activations"), Plot("activations"), Plot("activations")
        self.input.set_texts(QT_TRANSLATE_NOOP("activations", "Input"), QT_TRANSLATE_NOOP("activations", "x₁"),
                             QT_TRANSLATE_NOOP("activations", "x₂"))  # fmt: skip
        self.square.set_texts(QT_TRANSLATE_NOOP("activations", "The dragged layer"), "a₁", "a₂")
        self.output.set_texts(QT_TRANSLATE_NOOP("activations", "After all layers"),
                              QT_TRANSLATE_NOOP("activations", "y₁"),
                              QT_TRANSLATE_NOOP("activations", "y₂"))  # fmt: skip
        for plot in (self.input, self.square, self.output):
            plot.getViewBox().setAspectLocked(True)
            plot.getAxis("bottom").room = plot.getAxis("left").room = 44
            plot.marker("border", dash=False, angle=0)
            plot.marker("border", dash=False)
        self.lines = grid_lines()
        self.points = np.concatenate([part.reshape(-1, 2) for part in self.lines]).T
        self.grids = [WarpedGrid(plot, *self.lines[0].shape[:2]) for plot in (self.input, self.output)]
        self.grids[0].put(self.points)  # once: what is given new points is painted anew
        self.frame = BasisFrame(self.square, "muted", width=2)
        self.frame.moved.connect(self._on_corner)
        self.probe = Handle(self.input, "marker")
        self.probe.moved.connect(self._on_probe)
        self.image = Marks(self.output)
        self.note = LiveText()
        left = below(self.input, self.square, stretch=(1, 1))
        page.setLayout(below(self.note, beside(left, self.output, stretch=(5, 9)), stretch=(0, 1)))

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
        new = ((w11, w12, w21, w22, x, y), (rounded(x - b1, 10), w12, rounded(y - b2, 10), w22, b1, b2),
               (w11, rounded(x - b1, 10), w21, rounded(y - b2, 10), b1, b2))[corner]  # fmt: skip
        self.tab.change(merge=f"{name}{corner}", **{name: new})

    def draw(self, state: ActivationsState) -> None:
        """Draw the warped grid, the square and the point."""
        maps = [affine(numbers_of) for numbers_of in state.matrices()]
        warped = through(maps, self.points, state.fold)[-1]
        self.grids[1].put(warped)
        point = np.array([state.point_x, state.point_y])
        end = through(maps, point, state.fold)[-1]
        far = float(np.abs(point).max())
        side = 2.4 if far <= 2.4 else wide(far)
        if not held(self.probe):
            self.input.set_domain((-side, side), (-side, side))
        seen = np.column_stack([warped, end])
        reach = wide(float(np.abs(seen).max()), 1.5)
        ends = [(-reach if values.min() < -0.05 * reach else -0.1 * reach, reach) for values in seen]
        self.output.set_domain(*ends)
        self.probe.put(*point)
        theme = THEME.current
        self.probe.set_role("accent" if self.lit == "x" else "marker")
        colour, radius = (theme.accent, 11) if self.lit == "y" else (theme.marker, 7)
        self.image.show_marks([tuple(end)], [Look(colour, theme.ground, radius=radius * theme.scale)])
        self._draw_square(affine(getattr(state, f"layer{state.edited_layer()}")))
        self.note.setText(self._note(state, maps, warped))

    def _draw_square(self, layer: AffineMap) -> None:
        corners = layer(np.array([[0, 1, 0, 1], [0, 0, 1, 1]], np.float64))
        self.frame.put(*corners.T[:3])
        if not self.frame.held:
            reach = wide(float(np.abs(corners).max()), 1.5)
            self.square.set_domain((-reach, reach), (-reach, reach))

    def _note(self, state: ActivationsState, maps: Sequence[AffineMap], warped: np.ndarray) -> str:
        _, miss = best_affine(self.points, warped)
        if miss < 1e-9:
            text = translate("activations", "{n} layers do what one matrix does: straight lines stay straight and "
                             "parallel.")  # fmt: skip
        else:
            text = translate("activations", "No single matrix does this: the best one misses by up to {miss}. "
                             "Lines are bent or folded.")  # fmt: skip
        return text.format(n=len(maps), miss=number_text(miss))

    def retranslate(self) -> None:
        """Name the handles."""
        self.probe.set_name(translate("activations", "Drag the point"))
        self.frame.set_names(
            translate("activations", "Drag the bias: where 0 goes"),
            translate("activations", "Drag the first column of W: where (1, 0) goes"),
            translate("activations", "Drag the second column of W: where (0, 1) goes"))  # fmt: skip

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the one equivalent matrix, or why there is none, and where the point goes."""
        maps = [affine(numbers_of) for numbers_of in state.matrices()]
        point = np.array([state.point_x, state.point_y])
        steps = through(maps, point, state.fold)
        x, *between, y = (vector(np.round(p, 4)) for p in steps)
        path = " → ".join([f'<a href="x">{x}</a>', *between, f'<a href="y"><b>{y}</b></a>'])
        if state.fold == "identity":
            one = collapse(maps)
            product = "".join(f"<i>W</i><sub>{i}</sub>" for i in range(len(maps), 0, -1))
            first = Equation(f"{product} <i>x</i> + … = <i>Wx</i> + <i>b</i>",
                             f"<i>W</i> = {_matrix(one.W)}, <i>b</i> = {vector(np.round(one.b, 4))}",
                             "W, b = W2 @ W1, W2 @ b1 + b2")  # fmt: skip
        else:
            first = Equation(
                "<i>f</i>(<i>W</i><sub>2</sub> <i>f</i>(<i>W</i><sub>1</sub><i>x</i> + <i>b</i><sub>1</sub>) + "
                "<i>b</i><sub>2</sub>) ≠ <i>Wx</i> + <i>b</i>",
                f"<i>f</i> = {ACTIVATIONS[state.fold].formula}", "x = f(W1 @ x + b1)")  # fmt: skip
        return (first, Equation("<i>x</i> → <i>y</i>", path, "for W, b in layers: x = f(W @ x + b)"))

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return matrices and activation."""
        return {"LAYERS": [list(numbers_of) for numbers_of in state.matrices()],
                "ACTIVATION": ACTIVATIONS[state.fold].python, "POINT": [state.point_x, state.point_y]}  # fmt: skip


def _matrix(values: np.ndarray) -> str:
    """Return a matrix in one line: rows in brackets."""
    return "[" + ", ".join("[" + ", ".join(number_text(round(float(v), 4)) for v in row) + "]" for row in values) + "]"
