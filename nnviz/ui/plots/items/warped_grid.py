"""A grid of a plane wherever a map takes it, and the unit square with its two sides to drag: what shows a map."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.shapes import Arrow, Region
from nnviz.ui.plots.plot import Plot

ROLES = ("training", "test")  # of what runs along the first and the second axis


class WarpedGrid:
    """Two families of lines of a plot, upright ones and level ones."""

    def __init__(
        self, plot: Plot, lines: int, points: int, roles: Sequence[str] = ROLES, still: bool = False, share: float = 1.0
    ) -> None:
        """lines: of each family; points: of each line; still: it seldom moves, so it is part of the background.

        share: of their colours, mixed with the background.
        """
        self._plot = plot
        self.curves = [plot.curve(role, still=still, share=share) for role in roles]
        connect = np.ones((lines, points), np.bool_)
        connect[:, -1] = False
        self._connect = connect.ravel()

    def clear(self) -> None:
        """Show no line."""
        empty = np.empty(0)
        for curve in self.curves:
            if len(curve.x):
                self._plot.set_data(curve, empty, empty)

    def put(self, points: np.ndarray) -> None:
        """Show the lines through points (2, 2 · lines · points), the upright family first."""
        half = points.shape[1] // 2
        for curve, part in zip(self.curves, (points[:, :half], points[:, half:]), strict=True):
            self._plot.set_data(curve, part[0], part[1], self._connect)


class BasisFrame(QObject):
    """The image of the unit square: where the origin goes, and two arrows to where (1, 0) and (0, 1) go.

    `moved(corner, x, y)`: a person wants the origin (0) or the end of an arrow (1, 2) there. It never moves by itself.
    """

    moved = Signal(int, float, float)

    def __init__(self, plot: Plot, role: str = "marker", width: float = 3.0) -> None:
        super().__init__(plot)
        self.area = Region(plot, role, share=0.18)
        self.arrows = [Arrow(plot, own, width) for own in ROLES]
        self.handles = [Handle(plot, "ink", "diamond"), Handle(plot, ROLES[0]), Handle(plot, ROLES[1], "square")]
        for handle in self.handles:
            handle.moved.connect(self._on_moved)

    @property
    def held(self) -> bool:
        """Whether one of the handles is being dragged."""
        return any(handle.held for handle in self.handles)

    def put(self, origin: np.ndarray, first: np.ndarray, second: np.ndarray) -> None:
        """Show the square between the origin and the ends of both arrows, (2,) each."""
        corners = [(float(x), float(y)) for x, y in (origin, first, first + second - origin, second)]
        self.area.put(corners)
        for arrow, end in zip(self.arrows, (corners[1], corners[3]), strict=True):
            arrow.put((corners[0], end))
        for handle, place in zip(self.handles, (corners[0], corners[1], corners[3]), strict=True):
            handle.put(*place)

    def set_visible(self, visible: bool) -> None:
        """Show it, or nothing of it; the handles come with `set_free`."""
        for item in (self.area, *self.arrows):
            item.setVisible(visible)

    def set_pale(self, pale: bool) -> None:
        """Show only where it leads: pale arrows with nothing between them."""
        self.area.setVisible(not pale)
        for arrow in self.arrows:
            arrow.set_pale(pale)

    def set_free(self, *free: bool) -> None:
        """Show the handles that can be dragged: that of the origin, and those of the arrows."""
        for handle, on in zip(self.handles, free, strict=True):
            if handle.isVisible() != on:
                handle.setVisible(on)

    def set_names(self, *names: str) -> None:
        """Say what is dragged: the origin, the first arrow, the second (in the language in force)."""
        for handle, name in zip(self.handles, names, strict=True):
            handle.set_name(name)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        handle = self.sender()
        self.moved.emit(next(n for n, own in enumerate(self.handles) if own is handle), x, y)
