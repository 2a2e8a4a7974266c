"""Marks of a fixed size on a plot: some that move with every update, made for dragging, and dots of one colour.

A ScatterPlotItem builds arrays and a picture of all symbols each time it is given other points; for a handful of them
that costs more than painting the plot. A Mark is painted once, then moved as a picture.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import put_item
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.dots_item import DotsItem
from nnviz.ui.plots.items.drag_handle import draw_mark, snap
from nnviz.ui.plots.plot import Plot


@dataclass(frozen=True)
class Look:
    """How a mark is painted: colours by name, its shape (circle, square, diamond, star), radius in px, edge in px."""

    fill: str
    edge: str = ""
    shape: str = "circle"
    radius: float = 4.5
    width: float = 2.0


class Mark(pg.GraphicsObject):
    """One mark; `put` moves it, `set_look` repaints it."""

    def __init__(self, plot: Plot, z: float = 30) -> None:
        super().__init__()
        self._look = Look("black")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(z)
        plot.addItem(self, ignoreBounds=True)

    def set_look(self, look: Look) -> None:
        """Paint it with another look."""
        if look != self._look:
            self.prepareGeometryChange()
            self._look = look
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the space of the mark with its edge."""
        side = math.ceil(1.3 * self._look.radius + self._look.width + 1)
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the mark."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        snap(painter)
        set_pen(painter, pg.mkPen(look.edge, width=look.width) if look.edge else pg.mkPen(None))
        painter.setBrush(pg.mkBrush(look.fill))
        draw_mark(painter, look.shape, look.radius)


class Marks:
    """Some marks of one plot; made when they are first needed, then used again."""

    def __init__(self, plot: Plot, z: float = 30) -> None:
        self._plot, self._z = plot, z
        self.marks: list[Mark] = []
        self.places: tuple[tuple[float, float], ...] = ()

    def show_marks(self, places: Sequence[tuple[float, float]], looks: Sequence[Look]) -> None:
        """Show a mark at each place (data coordinates) with its look."""
        self.places = tuple((float(x), float(y)) for x, y in places)
        while len(self.marks) < len(places):
            self.marks.append(Mark(self._plot, self._z))
        for index, mark in enumerate(self.marks):
            used = index < len(places)
            if mark.isVisible() != used:
                mark.setVisible(used)
            if used:
                mark.set_look(looks[index])
                put_item(mark, *self.places[index])


class Dots(DotsItem):
    """A few points in the colour of a role; symbol as in pyqtgraph."""

    def __init__(self, plot: Plot, symbol: str = "o", role: str = "vermillion", diameter: float = 9) -> None:
        """diameter: px at scale 1."""
        super().__init__(symbol)
        self._role, self._diameter = role, diameter
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Show these points; those without a place are left out."""
        there = [p for p in points if math.isfinite(p[0]) and math.isfinite(p[1])]
        self.set_points([p[0] for p in there], [p[1] for p in there])

    @Slot()
    def restyle(self) -> None:
        """Take size and colour of the theme in force."""
        size = self._diameter * THEME.current.scale
        self.set_look(size, pg.mkPen(THEME.current.background), pg.mkBrush(THEME.colour(self._role)))
