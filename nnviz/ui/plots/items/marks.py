"""Marks of a fixed size on a plot: some that move with every update, made for dragging, and dots of one colour.

A ScatterPlotItem builds arrays and a picture of all symbols each time it is given other points; for a handful of them
that costs more than painting the plot. A Mark is painted once, then moved as a picture.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol, renderSymbol
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.device_ratio import device_ratio
from nnviz.ui.base.finite import FAR, bounded, put_item
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME
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


class Dots(pg.GraphicsObject):
    """Some points in the colour of a role, each a copy of one picture; symbol as in pyqtgraph.

    pyqtgraph's points may all look different: it works out their room from arrays ten times an update.
    """

    def __init__(self, plot: Plot, symbol: str = "o", role: str = "vermillion", diameter: float = 9) -> None:
        """diameter: px at scale 1."""
        super().__init__()
        self._symbol, self._role, self._diameter = symbol, role, diameter
        self._x, self._y = np.empty(0), np.empty(0)
        self._room: QRectF | None = None
        self._picture, self._ratio = QPixmap(), 1.0
        self._copies = PrimitiveArray(QPainter.PixmapFragment, 10)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Show these points; those without a place are left out."""
        there = [p for p in points if math.isfinite(p[0]) and math.isfinite(p[1])]
        x, y = (np.array([p[axis] for p in there], np.float64) for axis in (0, 1))
        if np.array_equal(x, self._x) and np.array_equal(y, self._y):
            return
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not there)
        self.prepareGeometryChange()
        self._x, self._y, self._room = x, y, None
        self.update()

    @property
    def points(self) -> list[tuple[float, float]]:
        """The points on show."""
        return list(zip(self._x.tolist(), self._y.tolist(), strict=True))

    def viewTransformChanged(self) -> None:
        """Find the bounds anew when they are asked for."""
        self.prepareGeometryChange()
        self._room = None
        super().viewTransformChanged()

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the points and half of a dot around it."""
        if self._room is None:
            self._room = self._found_room()
        return self._room

    def _found_room(self) -> QRectF:
        if not len(self._x):
            return QRectF()
        scale, half = self.sceneTransform(), self._size / 2 + 2
        dx, dy = (half / abs(s) if s else 0.0 for s in (scale.m11(), scale.m22()))
        left, right, low, high = (bounded(f(a)) for a in (self._x, self._y) for f in (np.min, np.max))
        return QRectF(left - dx, low - dy, right - left + 2 * dx, high - low + 2 * dy)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the dots: on a screen as copies of their picture, into a file one by one."""
        scale = painter.transform()
        with np.errstate(all="ignore"):
            x, y = scale.m11() * self._x + scale.dx(), scale.m22() * self._y + scale.dy()
        near = (np.abs(x) < FAR) & (np.abs(y) < FAR)
        painter.resetTransform()
        if self._exportOpts is False:
            self._paint_copies(painter, x[near], y[near], device_ratio(widget) if widget is not None else 1.0)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in zip(x[near].tolist(), y[near].tolist(), strict=True):
            painter.resetTransform()
            painter.translate(*place)
            drawSymbol(painter, self._symbol, self._size, self._pen, self._brush)

    def _paint_copies(self, painter: QPainter, x: np.ndarray, y: np.ndarray, ratio: float) -> None:
        if self._picture.isNull() or ratio != self._ratio:
            self._ratio = ratio
            self._picture = QPixmap.fromImage(renderSymbol(self._symbol, self._size, self._pen, self._brush, dpr=ratio))
        self._copies.resize(len(x))
        copies = self._copies.ndarray()
        copies[:, 0], copies[:, 1] = x, y
        copies[:, 2:] = 0.0, 0.0, self._picture.width(), self._picture.height(), 1 / ratio, 1 / ratio, 0.0, 1.0
        first, count = self._copies.drawargs()
        painter.drawPixmapFragments(first, count, self._picture)

    @Slot()
    def restyle(self) -> None:
        """Take size and colour of the theme in force."""
        self.prepareGeometryChange()
        self._size = self._diameter * THEME.current.scale
        self._pen, self._brush = pg.mkPen(THEME.current.background), pg.mkBrush(THEME.colour(self._role))
        self._picture, self._room = QPixmap(), None
        self.update()
