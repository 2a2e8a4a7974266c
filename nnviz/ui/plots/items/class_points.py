"""Many points of two classes in a plot, painted all at once: to be seen, not to be dragged."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import FAR, polygon_of
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.kept_picture import KeepsPicture
from nnviz.ui.plots.plot import Plot

_FAR = QRectF(-1e3, -1e3, 2e3, 2e3)
_CAPS = (Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.SquareCap)  # of class 0 and 1


class ClassPoints(pg.GraphicsObject, KeepsPicture):
    """Circles of class 0 and squares of class 1; those on the wrong side have an edge of ink."""

    def __init__(
        self, plot: Plot, roles: tuple[str, str] = ("training", "test"), radius: float = 4.0, still: bool = False
    ) -> None:
        """radius: px at scale 1; still: they seldom move, so on a screen they are painted once and then copied."""
        super().__init__()
        self._still, self._roles, self._radius = still, roles, radius
        self.points, self.classes, self.wrong = np.empty((2, 0)), np.empty(0, np.intp), np.empty(0, np.bool_)
        self._pens: dict[tuple[int, bool], tuple[QPen, QPen]] = {}
        self.setZValue(20)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def put(self, points: np.ndarray, classes: np.ndarray, wrong: np.ndarray) -> None:
        """Show points (2, N), data coordinates, with their class (N,) and whether it is answered wrongly (N,)."""
        if points is not self.points or classes is not self.classes:
            self.points, self.classes = points, classes
            self._forget()
        if not np.array_equal(wrong, self.wrong):
            self.wrong = wrong
            self.update()

    def boundingRect(self) -> QRectF:
        """Return all of the plane."""
        return _FAR

    def shape(self) -> QPainterPath:
        """Return nothing: the mouse takes hold of what lies behind."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the marks in pixels."""
        transform = painter.transform()
        x = transform.m11() * self.points[0] + transform.dx()
        y = transform.m22() * self.points[1] + transform.dy()
        painter.resetTransform()
        if self._still and widget is not None and painter.paintEngine().type() == QPaintEngine.Type.Raster:
            self._copy(painter, x, y, widget)
        else:
            self._draw(painter, x, y, ~self.wrong, wrong=False)
        self._draw(painter, x, y, self.wrong, wrong=True)

    def _copy(self, painter: QPainter, x: np.ndarray, y: np.ndarray, widget: QWidget) -> None:
        """Copy the picture of all marks, as if none was wrong; it is made anew when they, window or scale are others.

        Those that are wrong are painted over it: which they are changes in a drag.
        """
        place = _around(x, y, math.ceil((self._radius + 4) * THEME.current.scale)) & widget.rect()
        if place.isEmpty():
            return
        all_of_them = np.ones(len(x), np.bool_)
        picture = self.kept_picture(
            (x.tobytes(), y.tobytes()), widget, lambda inner: self._draw(inner, x, y, all_of_them, wrong=False), place
        )
        painter.drawPixmap(place.topLeft(), picture)

    def _draw(self, painter: QPainter, x: np.ndarray, y: np.ndarray, some: np.ndarray, *, wrong: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label in (0, 1):
            own = (self.classes == label) & some
            marks = polygon_of(x[own], y[own])
            for pen in self._pens_of(label, wrong) if not marks.isEmpty() else ():
                set_pen(painter, pen)
                painter.drawPoints(marks)

    def _pens_of(self, label: int, wrong: bool) -> tuple[QPen, QPen]:
        """Return the pens of the edge and of the mark."""
        if (label, wrong) not in self._pens:
            scale = THEME.current.scale
            size = 2 * self._radius * scale * (1.0 if label == 0 else 0.9)
            looks = (("ink" if wrong else "background", size + (4 if wrong else 2) * scale), (self._roles[label], size))
            pens = [QPen(THEME.colour(colour), width) for colour, width in looks]
            for pen in pens:
                pen.setCosmetic(True)
                pen.setCapStyle(_CAPS[label])
            self._pens[label, wrong] = pens[0], pens[1]
        return self._pens[label, wrong]

    @Slot()
    def _on_theme(self) -> None:
        self._pens.clear()
        self._forget()

    def _forget(self) -> None:
        """Let the picture be painted anew."""
        self.drop_picture()
        self.update()


def _around(x: np.ndarray, y: np.ndarray, margin: int) -> QRect:
    """Return the rectangle around the places that are on a picture, with a margin (px).

    Its corner is a multiple of 4: a whole pixel of the device at 125, 150 and 175 % too.
    """
    near = (np.abs(x) <= FAR) & (np.abs(y) <= FAR)
    if not near.any():
        return QRect()
    left, top = (4 * math.floor((float(v[near].min()) - margin) / 4) for v in (x, y))
    right, bottom = (math.ceil(float(v[near].max())) + margin for v in (x, y))
    return QRect(QPoint(left, top), QPoint(right, bottom))
