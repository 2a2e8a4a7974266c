"""Many points of two classes in a plot, painted all at once: to be seen, not to be dragged."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import polygon_of
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.plot import Plot

_FAR = QRectF(-1e3, -1e3, 2e3, 2e3)
_CAPS = (Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.SquareCap)  # of class 0 and 1


class ClassPoints(pg.GraphicsObject):
    """Circles of class 0 and squares of class 1; those on the wrong side have an edge of ink."""

    def __init__(self, plot: Plot, roles: tuple[str, str] = ("training", "test"), radius: float = 4.0) -> None:
        """radius: px at scale 1."""
        super().__init__()
        self._roles, self._radius = roles, radius
        self.points, self.classes, self.wrong = np.empty((2, 0)), np.empty(0, np.intp), np.empty(0, np.bool_)
        self._pens: dict[tuple[int, bool], tuple[QPen, QPen]] = {}
        self.setZValue(20)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def put(self, points: np.ndarray, classes: np.ndarray, wrong: np.ndarray) -> None:
        """Show points (2, N), data coordinates, with their class (N,) and whether it is answered wrongly (N,)."""
        self.points, self.classes, self.wrong = points, classes, wrong
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for wrong in (False, True):
            for label in (0, 1):
                own = (self.classes == label) & (self.wrong == wrong)
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
        self.update()
