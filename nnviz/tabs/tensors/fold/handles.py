"""The folds of a plane: lines across it, each with a place on it and an end towards its inner side, to be dragged."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QGraphicsItem

from nnviz.core.studies.tensors.folded_moons import fold_of
from nnviz.tabs.tensors.state import MOST_FOLDS
from nnviz.ui.base.language import translate
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.shapes import Arrow
from nnviz.ui.plots.plot import Plot

_LONG = 5.1  # half of a fold's line, from its foot: as far as the sides of the plane are coloured, or farther


class FoldHandles(QObject):
    """Lines, arrows and handles. `moved(number, end, x, y)`: the place (0) or end (1) of a fold is wanted there."""

    moved = Signal(int, int, float, float)
    released = Signal()

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot = plot
        self.lines = [plot.curve("marker", width=2, dash=True) for _ in range(MOST_FOLDS)]
        self.arrows = [Arrow(plot, "marker", 2.0) for _ in range(MOST_FOLDS)]
        self.handles = [(Handle(plot, "marker", "diamond", (0.05, 0.05)), Handle(plot, "marker", key_step=(0.05, 0.05)))
                        for _ in range(MOST_FOLDS)]  # fmt: skip
        self._on_show = (-1, -1)  # lines, handles
        for pair in self.handles:
            for handle in pair:
                handle.moved.connect(self._on_moved)
                handle.released.connect(self.released)

    @property
    def held(self) -> bool:
        """Whether a handle is being dragged."""
        return any(handle.held for pair in self.handles for handle in pair)

    def put(self, folds: Sequence[tuple[float, ...]]) -> None:
        """Show folds (pₓ, p_y, qₓ, q_y) that can be dragged."""
        self._show(len(folds), len(folds))
        for number, (px, py, qx, qy) in enumerate(folds):
            self._line(number, *fold_of(folds[number]))
            self.arrows[number].put(((px, py), (qx, qy)))
            self.handles[number][0].put(px, py)
            self.handles[number][1].put(qx, qy)

    def put_lines(self, W: np.ndarray, b: np.ndarray) -> None:
        """Show the folds w·x + b = 0 of W (units, 2) and b (units,), which nobody drags."""
        self._show(len(b), 0)
        for number in range(len(b)):
            self._line(number, W[number], float(b[number]))
            self.arrows[number].put(None)
            if (length := float(np.hypot(*W[number]))) > 1e-9:
                w = W[number] / length
                p = -b[number] / length * w
                self.arrows[number].put(((float(p[0]), float(p[1])), (float(p[0] + 0.3 * w[0]),
                                                                     float(p[1] + 0.3 * w[1]))))  # fmt: skip

    def set_lit(self, number: int | None) -> None:
        """Show one fold thick."""
        for own, line in enumerate(self.lines):
            self._plot.set_width(line, 5 if own == number else 2)

    def retranslate(self) -> None:
        """Name the handles."""
        for place, end in self.handles:
            place.set_name(translate("tensors", "Drag the fold"))
            end.set_name(translate("tensors", "Rotate the fold"))

    def _show(self, lines: int, handles: int) -> None:
        """Show the first lines with their arrows, and the first pairs of handles; the same again costs nothing."""
        if (lines, handles) == self._on_show:
            return
        self._on_show = lines, handles
        for number in range(MOST_FOLDS):
            parts: list[tuple[QGraphicsItem, bool]] = [
                (self.lines[number].item, number < lines), (self.arrows[number], number < lines),
                *((handle, number < handles) for handle in self.handles[number]),
            ]  # fmt: skip
            for item, on in parts:
                if item.isVisible() != on:
                    item.setVisible(on)
            if number >= lines and len(self.lines[number].x):  # what is not there stands in no table
                self._line(number, np.zeros(2), 0.0)

    def _line(self, number: int, w: np.ndarray, b: float) -> None:
        """Draw the line w·x + b = 0; none where w is 0."""
        length = float(np.hypot(*w))
        if length < 1e-9:
            self._plot.set_data(self.lines[number], np.empty(0), np.empty(0))
            return
        foot, along = -b / length**2 * w, np.array([-w[1], w[0]]) / length * _LONG
        ends = np.stack([foot - along, foot + along])
        self._plot.set_data(self.lines[number], ends[:, 0], ends[:, 1])

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        sender = self.sender()
        for number, pair in enumerate(self.handles):
            for end, handle in enumerate(pair):
                if handle is sender:
                    self.moved.emit(number, end, x, y)
