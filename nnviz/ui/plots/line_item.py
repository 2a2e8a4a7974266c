"""The lines of a plot: pyqtgraph's own, made cheap enough to change in every frame."""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike
from pyqtgraph.graphicsItems.PlotCurveItem import arrayToLineSegments
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import bounded, draw_polyline
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.plots.contents import set_contents
from nnviz.ui.plots.thinning import Array, seen_points

_FEW = 4  # points of a line such as a tangent
_FAR = 4e6  # px: Qt itself cuts lines of this length quickly, and in the right place


class LineItem(pg.PlotCurveItem):
    """A line through points.

    pyqtgraph's curve asks for its bounds in a roundabout way and tells its view box of them, for ranges that follow
    the data. Our plots are told their ranges, so a change here costs a third of it.
    """

    changed: Callable[[], None] | None = None
    _whole = True  # whether all points are finite
    _place: tuple[float, ...] | None = None  # scale and shift from the data to the pixels below
    _pixels: tuple[Array, Array, str | np.ndarray]  # x and y of what is drawn on a screen, and how it is joined
    _segments: Any = None  # the same points as strokes
    _way: QPainterPath | None = None  # of these, for all lines but wide solid ones
    _boundingRect: QRectF | None  # noqa: N815 (pyqtgraph's name)

    def __init__(
        self, connect: str = "all", antialias: bool = False, changed: Callable[[], None] | None = None
    ) -> None:
        """changed: for a line that is a part of the background of its plot, what to call when it is another one."""
        super().__init__(connect=connect, antialias=antialias, skipFiniteCheck=True)
        self.changed = changed
        self._painted = True  # whether Qt asks it to be painted: there are points, and they are no background
        self._set_painted(False)

    def _set_painted(self, on: bool) -> None:
        if on != self._painted:
            self._painted = on
            set_contents(self, on)

    def set_points(self, x: ArrayLike, y: ArrayLike, connect: str | np.ndarray | None = None) -> None:
        """Take other points, (n,) each and finite; connect: as in pyqtgraph, None: as before."""
        self.xData, self.yData = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        self._set_painted(self.changed is None and len(self.xData) > 0)
        if connect is not None:
            self.opts["connect"] = connect
        self.path = self._mouseShape = self._boundingRect = self._place = None
        self.prepareGeometryChange()
        self.update()

    def update(self) -> None:
        """Have the line painted anew."""
        if self.changed is None:
            super().update()
        else:
            self.changed()

    def setVisible(self, on: bool) -> None:
        """Show or hide the line."""
        if on != self.isVisible():
            super().setVisible(on)
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the points and half of the pen around it."""
        if self._boundingRect is None:
            self._boundingRect = self._bounds()
        return self._boundingRect

    def _bounds(self) -> QRectF:
        if self.xData is None or not len(self.xData):
            return QRectF()
        ends = _extremes(self.xData, self.yData)
        self._whole = all(map(math.isfinite, ends))
        if not self._whole:
            there = np.isfinite(self.xData) & np.isfinite(self.yData)
            if not there.any():
                return QRectF()
            ends = _extremes(self.xData[there], self.yData[there])
        left, right, low, high = ends
        scale, margin = self.sceneTransform(), self.opts["pen"].widthF()
        dx, dy = (margin / abs(s) if s else 0.0 for s in (scale.m11(), scale.m22()))
        return QRectF(left - dx, low - dy, right - left + 2 * dx, high - low + 2 * dy)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem | None, widget: QWidget | None) -> None:
        """Draw the line; a wide solid one as separate strokes, which Qt draws many times as fast."""
        pen = self.opts["pen"]
        if self.xData is None or not len(self.xData) or pen.style() == Qt.PenStyle.NoPen:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._is_smooth)
        set_pen(painter, pen)
        if self._reaches_far(painter.transform()):
            self._paint_part(painter)
        elif painter.paintEngine().type() == QPaintEngine.Type.Raster:
            self._paint_pixels(painter)
        else:
            painter.drawPath(self.getPath())  # of all points: a file may be enlarged

    @property
    def _is_smooth(self) -> bool:
        """Whether its edges are smoothed: in a file always, and there as one path, in which strokes do not overlap."""
        return bool(self.opts["antialias"]) or self._exportOpts is not False

    def _paint_pixels(self, painter: QPainter) -> None:
        """Draw on a screen, in pixels and without the points that nobody could see: Qt does that twice as fast."""
        scale, pen, smooth = painter.transform(), self.opts["pen"], self._is_smooth
        place = scale.m11(), scale.m22(), scale.dx(), scale.dy()
        if place != self._place:
            self._place, self._pixels = place, self._in_pixels(*place)
            self._way = self._segments = None
        x, y, connect = self._pixels
        painter.save()
        painter.resetTransform()
        opaque = pen.color().alpha() == 255
        width = pen.widthF() * painter.device().devicePixelRatioF()  # px of the screen: Qt is quick with 1 alone
        wide = width > 1 and not smooth and pen.style() == Qt.PenStyle.SolidLine
        if opaque and (wide or (smooth and len(x) <= _FEW)):
            painter.drawLines(*self._strokes())
        else:
            if self._way is None:
                self._way = pg.functions.arrayToQPath(x, y, connect=connect, finiteCheck=False)
            painter.drawPath(self._way)
        painter.restore()

    def _strokes(self) -> Any:
        """Return what `drawLines` wants: separate strokes are drawn many times as fast as a path."""
        if self._segments is None:
            self._segments = arrayToLineSegments(*self._pixels, False)
        return self._segments.drawargs()

    def _in_pixels(self, across: float, up: float, left: float, top: float) -> tuple[Array, Array, str | np.ndarray]:
        """Return x and y (px) of the points that are drawn, and how they are joined."""
        connect, pen = self.opts["connect"], self.opts["pen"]
        x, y = across * self.xData + left, up * self.yData + top
        joined = None if isinstance(connect, str) else np.asarray(connect, np.bool_)
        hairline = pen.widthF() <= 1 and pen.style() == Qt.PenStyle.SolidLine  # Qt draws that as fast with all points
        if hairline or (joined is None and connect != "all") or (drawn := seen_points(x, y, joined)) is None:
            return x, y, connect if joined is None else joined
        return x[drawn], y[drawn], connect if joined is None else joined[drawn]

    def _reaches_far(self, transform: QTransform) -> bool:
        """Return whether the points lie so far outside the picture that a painter would be slow, or err."""
        seen = transform.mapRect(self.boundingRect())
        ends = seen.left(), seen.right(), seen.top(), seen.bottom()
        return not (self._whole and all(abs(end) < _FAR for end in ends))  # NaN is not smaller

    def _paint_part(self, painter: QPainter) -> None:
        """Draw what is near the picture, in pixels."""
        transform = painter.transform()
        with np.errstate(all="ignore"):
            x, y = transform.m11() * self.xData + transform.dx(), transform.m22() * self.yData + transform.dy()
        painter.save()
        painter.resetTransform()
        for part in _parts(x, y, self.opts["connect"]):
            draw_polyline(painter, *part)
        painter.restore()


def _extremes(x: np.ndarray, y: np.ndarray) -> list[float]:
    """Return the smallest and largest x and y."""
    return [float(v) for a in (x, y) for v in (np.minimum.reduce(a), np.maximum.reduce(a))]


def _parts(x: np.ndarray, y: np.ndarray, connect: str | np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Return the lines that are drawn without lifting the pen, for `connect` as in pyqtgraph."""
    if isinstance(connect, str) and connect != "pairs":
        return iter([(x, y)])
    if isinstance(connect, str):
        ends = np.arange(2, len(x), 2)
    else:
        ends = np.flatnonzero(np.asarray(connect)[: len(x) - 1] == 0) + 1
    return zip(np.split(x, ends), np.split(y, ends), strict=True)


class StraightLine(pg.InfiniteLine):
    """An upright or level line across the plot.

    pyqtgraph's finds its bounds in a roundabout way, and in the middle of a painting asks for another one.
    """

    def setValue(self, value: float) -> None:
        """Move it; a place that is not finite lies where nobody sees it."""
        super().setValue(bounded(value))

    _role, _dash = "ink", False

    def set_style(self, role: str, dash: bool) -> None:
        """Take the colour of a theme role, and dashes or none."""
        self._role, self._dash = role, dash
        self.restyle()

    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        style = Qt.PenStyle.DashLine if self._dash else Qt.PenStyle.SolidLine
        self.setPen(pg.mkPen(THEME.colour(self._role), width=max(1, round(THEME.current.scale)), style=style))
        if hasattr(self, "label"):
            self.label.setColor(THEME.colour(self._role))
            self.label.setFont(THEME.font(TICK_SIZE))

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw it; pyqtgraph's own is half as wide where a point has two pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        set_pen(painter, self.currentPen)
        left, right = self._endPoints
        painter.drawLine(QPointF(left, 0), QPointF(right, 0))

    def viewTransformChanged(self) -> None:
        """Find the bounds anew when they are asked for."""
        self.prepareGeometryChange()
        super().viewTransformChanged()

    def _computeBoundingRect(self) -> QRectF:
        box = self.getViewBox()
        if box is None:
            return QRectF()
        seen, scale = self.mapRectFromParent(box.viewRect()), self.sceneTransform()
        self._endPoints = seen.left(), seen.right()
        pixels = math.hypot(scale.m21(), scale.m22())  # to one unit across the line
        half = (self.pen.widthF() / 2 + 1) / pixels if pixels else 0.0
        return QRectF(seen.left(), -half, seen.width(), 2 * half)
