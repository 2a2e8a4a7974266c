"""The dots of a plot: all of one look, each a copy of one picture."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol, renderSymbol
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import FAR, bounded
from nnviz.ui.base.kept_pictures import device_ratio
from nnviz.ui.plots.contents import set_contents


class DotsItem(pg.GraphicsObject):
    """Points of one look; symbol as in pyqtgraph.

    pyqtgraph's points may all look different: it works out their room from arrays ten times an update, which in the
    window of a training run was a fifth of all painting.
    """

    def __init__(self, symbol: str = "o") -> None:
        super().__init__()
        self._symbol, self._size = symbol, 1.0
        self.pen, self.brush = pg.mkPen(None), pg.mkBrush(None)
        self._x, self._y = np.empty(0), np.empty(0)
        self._room: QRectF | None = None
        self._picture, self._ratio = QPixmap(), 1.0
        self._copies = PrimitiveArray(QPainter.PixmapFragment, 10)
        set_contents(self, False)

    def set_points(self, x: ArrayLike, y: ArrayLike) -> None:
        """Take other points, (n,) each and finite."""
        x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
        if np.array_equal(x, self._x) and np.array_equal(y, self._y):
            return
        if bool(len(x)) != bool(len(self._x)):
            set_contents(self, len(x) > 0)
        self.prepareGeometryChange()
        self._x, self._y, self._room = x, y, None
        self.update()

    @property
    def points(self) -> list[tuple[float, float]]:
        """The points on show."""
        return list(zip(self._x.tolist(), self._y.tolist(), strict=True))

    def set_look(self, size: float, pen: QPen, brush: QBrush) -> None:
        """Take another size (px across) and other colours."""
        self.prepareGeometryChange()
        self._size, self.pen, self.brush = size, pen, brush
        self._picture, self._room = QPixmap(), None
        self.update()

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
            drawSymbol(painter, self._symbol, self._size, self.pen, self.brush)

    def _paint_copies(self, painter: QPainter, x: np.ndarray, y: np.ndarray, ratio: float) -> None:
        if self._picture.isNull() or ratio != self._ratio:
            self._ratio = ratio
            self._picture = QPixmap.fromImage(renderSymbol(self._symbol, self._size, self.pen, self.brush, dpr=ratio))
        self._copies.resize(len(x))
        copies = self._copies.ndarray()
        copies[:, 0], copies[:, 1] = x, y
        copies[:, 2:] = 0.0, 0.0, self._picture.width(), self._picture.height(), 1 / ratio, 1 / ratio, 0.0, 1.0
        first, count = self._copies.drawargs()
        painter.drawPixmapFragments(first, count, self._picture)
