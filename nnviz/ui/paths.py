"""Long ways in a plot: cut to what can be seen, and each stroke drawn once however often it is walked."""

import numpy as np
import pyqtgraph as pg
from pyqtgraph.functions import arrayToQPath, arrayToQPolygonF
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.plots import Plot
from nnviz.ui.theme import THEME, blend

_MOST_DOTS = 400
_DOT, _MARGIN = 5.0, 16.0  # px at scale 1: the dots, and room for the mark around the rest
_SMOOTH = 400  # strokes up to which antialiasing is affordable


def cut(a: np.ndarray, b: np.ndarray, box: QRectF) -> tuple[np.ndarray, np.ndarray]:
    """Return the parts of the strokes a → b that lie in a box; a, b: (n, 2) finite. After Liang and Barsky (1984).

    A way may lead to 10¹²⁸: painters count in 32 bits, so what lies outside must not reach them.
    """
    low = np.array([min(box.left(), box.right()), min(box.top(), box.bottom())])
    high = np.array([max(box.left(), box.right()), max(box.top(), box.bottom())])
    with np.errstate(all="ignore"):
        way = b - a
        ends = np.stack([(low - a) / way, (high - a) / way])
    enter = np.where(way == 0, np.where((a < low) | (a > high), np.inf, -np.inf), ends.min(axis=0)).max(axis=1)
    leave = np.where(way == 0, np.inf, ends.max(axis=0)).min(axis=1)
    enter, leave = np.maximum(enter, 0.0), np.minimum(leave, 1.0)
    keep = np.isfinite(way).all(axis=1) & (enter <= leave)
    a, way, enter, leave = a[keep], way[keep], enter[keep, None], leave[keep, None]
    return np.clip(a + enter * way, low, high), np.clip(a + leave * way, low, high)


def strokes(points: np.ndarray, box: QRectF, pixel: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a way through points (n, 2) as pairs of ends (2·m,) and (2·m,): inside the box, no stroke twice.

    pixel: size of one pixel in data units; strokes whose ends fall on the same two pixels are one.
    """
    if len(points) < 2:
        return np.empty(0), np.empty(0)
    a, b = cut(points[:-1].astype(np.float64), points[1:].astype(np.float64), box)
    if len(a) > _SMOOTH:
        grid = np.round(np.concatenate([a, b], axis=1) / np.array([*pixel, *pixel])).astype(np.int64)
        moves = (grid[:, :2] != grid[:, 2:]).any(axis=1)
        _, first = np.unique(grid[moves], axis=0, return_index=True)
        chosen = np.flatnonzero(moves)[np.sort(first)]
        a, b = a[chosen], b[chosen]
    pairs = np.stack([a, b], axis=1)
    return pairs[:, :, 0].ravel(), pairs[:, :, 1].ravel()


class Way(pg.GraphicsObject):
    """The path of one walker: what lies behind with dots, what lies ahead pale, and a mark where it is now.

    One item that paints all of it: four items of pyqtgraph took five times as long in every frame.
    """

    def __init__(self, plot: Plot, role: str, symbol: str = "o") -> None:
        super().__init__()
        self._plot, self.role, self.symbol, self.dash = plot, role, symbol, False
        self.walked = self._ahead = (np.empty(0), np.empty(0))  # pairs of ends
        self._paths = (QPainterPath(), QPainterPath())
        self._dots = QPolygonF()
        self.head = np.empty((0, 2))  # where the mark is; empty if it is far outside
        self._rect = QRectF()
        self.setZValue(6)
        self.hide()
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)

    def set_style(self, role: str, symbol: str = "o", dash: bool = False) -> None:
        """Change colour role, mark and dash."""
        if (role, symbol, dash) != (self.role, self.symbol, self.dash):
            self.role, self.symbol, self.dash = role, symbol, dash
            self.update()

    def show_way(self, points: np.ndarray, moment: int, ahead: bool = True) -> None:
        """Show points (n, 2) as walked up to a moment; ahead: also the rest, pale."""
        box = self._plot.getViewBox()
        view = box.viewRect()
        room = view.adjusted(-view.width(), -view.height(), view.width(), view.height())
        pixel = box.viewPixelSize()
        behind = points[: moment + 1]
        self.walked = strokes(behind, room, pixel)
        self._ahead = strokes(points[moment:] if ahead else points[:0], room, pixel)
        self._paths = tuple(arrayToQPath(x, y, connect="pairs") for x, y in (self._ahead, self.walked))
        low, high = (room.left(), room.top()), (room.right(), room.bottom())
        inside = ((behind >= low) & (behind <= high)).all(axis=1)
        seen = behind[inside]
        dots = seen[:: max(1, len(seen) // _MOST_DOTS)].astype(np.float64)
        self._dots = arrayToQPolygonF(dots[:, 0], dots[:, 1])
        self.head = behind[-1:][inside[-1:]]
        self.prepareGeometryChange()
        self._rect = self._bounds(pixel)
        self.show()
        self.update()

    def _bounds(self, pixel: tuple[float, float]) -> QRectF:
        """Return what is painted on, with room for the marks."""
        rect = self._paths[0].boundingRect().united(self._paths[1].boundingRect()).united(self._dots.boundingRect())
        if len(self.head):
            x, y = map(float, self.head[0])
            rect = rect.united(QRectF(x - pixel[0], y - pixel[1], 2 * pixel[0], 2 * pixel[1]))
        margin = _MARGIN * THEME.current.scale
        return rect.adjusted(-margin * pixel[0], -margin * pixel[1], margin * pixel[0], margin * pixel[1])

    def boundingRect(self) -> QRectF:
        """Return what is painted on."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint what lies ahead, what lies behind, its dots, and the mark."""
        theme, scale = THEME.current, THEME.current.scale
        colour, wide = THEME.colour(self.role), scale > 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self.walked[0]) <= 2 * _SMOOTH)
        painter.setPen(pg.mkPen(blend(colour.name(), theme.ground, 0.55), width=1, style=Qt.PenStyle.DotLine))
        painter.drawPath(self._paths[0])
        style = Qt.PenStyle.DashLine if self.dash else Qt.PenStyle.SolidLine
        painter.setPen(pg.mkPen(colour, width=3 if wide else 2, style=style))
        painter.drawPath(self._paths[1])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pg.mkPen(colour, width=_DOT * scale, capStyle=Qt.PenCapStyle.RoundCap))
        painter.drawPoints(self._dots)
        if len(self.head):
            place = painter.transform().map(QPointF(*map(float, self.head[0])))
            painter.resetTransform()
            painter.translate(place)
            drawSymbol(painter, self.symbol, 13 * scale, pg.mkPen(theme.ground, width=2), pg.mkBrush(colour))

    @Slot()
    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        self.update()
