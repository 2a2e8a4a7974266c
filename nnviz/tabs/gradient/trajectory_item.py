"""Long paths in a plot: cut to what can be seen, and each stroke drawn once however often it is passed."""

import numpy as np
import pyqtgraph as pg
from pyqtgraph.functions import arrayToQPath, arrayToQPolygonF
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import cut_strokes
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.plot import Plot

_MOST_DOTS = 400
_DOT, _MARGIN = 5.0, 16.0  # px at scale 1: the dots, and room for the mark
_TRAIL = 6  # steps of a fading path that are not pale
_PARTS = 16  # of a pixel: a mark that moves by less is painted where it is
_SMOOTH = 400  # strokes up to which antialiasing is affordable


def strokes(points: np.ndarray, box: QRectF, pixel: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a path through points (n, 2) as strokes (m, 4) inside the box, no stroke twice, and the step of each (m,).

    A stroke is its two ends; the steps ascend, 0 leads from the first point to the second.
    pixel: size of one pixel in data units; strokes whose ends fall on the same two pixels are one.
    """
    if len(points) < 2:
        return np.empty((0, 4)), np.empty(0, np.int64)
    a, b, steps = cut_strokes(points[:-1].astype(np.float64), points[1:].astype(np.float64), box)
    ends = np.concatenate([a, b], axis=1)
    if len(a) > _SMOOTH:
        grid = np.round(ends / np.array([*pixel, *pixel])).astype(np.int64)
        moves = (grid[:, :2] != grid[:, 2:]).any(axis=1)
        _, first = np.unique(grid[moves], axis=0, return_index=True)
        chosen = np.flatnonzero(moves)[np.sort(first)]
        ends, steps = ends[chosen], steps[chosen]
    return ends, steps


def dots(points: np.ndarray, box: QRectF, pixel: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return the points (n, 2) that lie in a box, no pixel twice: (m, 2), and the number of each, ascending (m,)."""
    low, high = (box.left(), box.top()), (box.right(), box.bottom())
    at = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
    seen = points[at].astype(np.float64)
    if len(seen) > _MOST_DOTS:
        _, first = np.unique(np.round(seen / np.array(pixel)).astype(np.int64), axis=0, return_index=True)
        first.sort()
        at, seen = at[first], seen[first]
    return seen, at


class TrajectoryItem(pg.GraphicsObject):
    """The path of one run: what lies behind with dots, what lies ahead pale, and a mark where it is now.

    One item that paints all of it: four items of pyqtgraph took five times as long in every frame.
    """

    def __init__(self, plot: Plot, role: str, symbol: str = "o") -> None:
        super().__init__()
        self._plot, self.role, self.symbol, self.dash = plot, role, symbol, False
        self.passed = self._ahead = (np.empty(0), np.empty(0))  # pairs of ends
        self._fades = False
        self._paths = (QPainterPath(), QPainterPath(), QPainterPath())  # ahead, passed long ago, passed
        self._dots = QPolygonF()
        self.head = np.empty((0, 2))  # where the mark is; empty if it is far outside
        self._mark: QPointF | None = None  # the head, to a part of a pixel
        self._moment: tuple | None = None  # what is shown of strokes and dots, until they are others
        self._rect = QRectF()
        self._version: object = None  # of the points
        self._points = np.empty((0, 2))
        self._key: tuple = ()  # what strokes and dots follow from
        self._strokes = self._seen = (np.empty((0, 2)), np.empty(0))
        self.setZValue(6)
        self.hide()
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def set_style(self, role: str, symbol: str = "o", dash: bool = False, fades: bool = False) -> None:
        """Change colour role, mark and dash; fades: what was passed long ago is paler."""
        self._fades = fades
        if (role, symbol, dash) != (self.role, self.symbol, self.dash):
            self.role, self.symbol, self.dash = role, symbol, dash
            self.restyle()

    def show_trajectory(
        self, points: np.ndarray, moment: int, ahead: bool = True, version: object = None,
        frame: tuple[QRectF, tuple[float, float]] | None = None,
    ) -> None:  # fmt: skip
        """Show points (n, 2), in full up to a moment; ahead: also the others, pale.

        version: equal only for equal points (None: unknown). What follows from the points alone is kept for the same
        ones: of many runs a drag changes one.
        frame: the plot's `frame_of`, asked for once for many paths.
        """
        room, pixel = frame or frame_of(self._plot)
        known = version is not None and version == self._version and len(points) == len(self._points)
        if (room, pixel) != self._key or not (known or np.array_equal(points, self._points)):
            self._points, self._key = points.copy(), (room, pixel)
            self._strokes, self._seen = strokes(points, room, pixel), dots(points, room, pixel)
            self._moment = None
        self._version = version
        if self._take_moment(points[moment], moment, ahead, (room, pixel)) or not self.isVisible():
            self.prepareGeometryChange()
            self._rect = self._bounds(pixel)
            self.show()
            self.update()

    def _take_moment(
        self, place: np.ndarray, moment: int, ahead: bool, frame: tuple[QRectF, tuple[float, float]]
    ) -> bool:
        """Divide strokes and dots into what lies behind and what lies ahead; False if the picture stays the same."""
        (ends, steps), (seen, numbers), (room, pixel) = self._strokes, self._seen, frame
        inside = room.left() <= place[0] <= room.right() and room.top() <= place[1] <= room.bottom()
        self.head = place[None] if inside else np.empty((0, 2))
        mark = [_rounded(float(v), size / _PARTS) for v, size in zip(place, pixel, strict=True)] if inside else None
        passed = int(np.searchsorted(steps, moment))
        trail = int(np.searchsorted(steps, moment - _TRAIL)) if self._fades else 0
        count = 0 if self._fades else int(np.searchsorted(numbers, moment, side="right"))
        shown = (passed, trail, count, ahead, mark)
        if shown == self._moment:
            return False
        self._moment, self._mark = shown, QPointF(*mark) if mark else None
        self.passed = _pairs(ends[:passed])
        self._ahead = _pairs(ends[passed:] if ahead else ends[:0])
        self._paths = _path_of(*self._ahead), _path_of(*_pairs(ends[:trail])), _path_of(*_pairs(ends[trail:passed]))
        few = seen[:count] if count <= _MOST_DOTS else seen[:count : count // _MOST_DOTS]
        self._dots = arrayToQPolygonF(few[:, 0], few[:, 1]) if len(few) else QPolygonF()  # none: pyqtgraph fails
        return True

    def _bounds(self, pixel: tuple[float, float]) -> QRectF:
        """Return what is painted on, with room for the marks."""
        rect = self._dots.boundingRect()
        for path in self._paths:
            rect = rect.united(path.boundingRect())
        if self._mark is not None:
            x, y = self._mark.x(), self._mark.y()
            rect = rect.united(QRectF(x - pixel[0], y - pixel[1], 2 * pixel[0], 2 * pixel[1]))
        margin = _MARGIN * THEME.current.scale
        return rect.adjusted(-margin * pixel[0], -margin * pixel[1], margin * pixel[0], margin * pixel[1])

    def boundingRect(self) -> QRectF:
        """Return what is painted on."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint what lies ahead, what lies behind, its dots, and the mark."""
        ahead, faded, passed, dot, rim, fill = self._pens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self.passed[0]) <= 2 * _SMOOTH)
        set_pen(painter, ahead)
        painter.drawPath(self._paths[0])
        set_pen(painter, faded)
        painter.drawPath(self._paths[1])
        set_pen(painter, passed)
        painter.drawPath(self._paths[2])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        set_pen(painter, dot)
        painter.drawPoints(self._dots)
        if self._mark is not None:
            place = painter.transform().map(self._mark)
            painter.resetTransform()
            painter.translate(place)
            drawSymbol(painter, self.symbol, 13 * THEME.current.scale, rim, fill)

    @Slot()
    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        theme, scale = THEME.current, THEME.current.scale
        colour, width = THEME.colour(self.role), 3 if scale > 1 else 2
        style = Qt.PenStyle.DashLine if self.dash else Qt.PenStyle.SolidLine
        self._pens = (
            pg.mkPen(blend(colour.name(), theme.background, 0.7), width=width, style=Qt.PenStyle.DotLine),
            pg.mkPen(blend(colour.name(), theme.background, 0.4), width=width, style=style),
            pg.mkPen(colour, width=width, style=style),
            pg.mkPen(colour, width=_DOT * scale, capStyle=Qt.PenCapStyle.RoundCap),
            pg.mkPen(theme.background, width=2),
            pg.mkBrush(colour),
        )
        self.update()


def frame_of(plot: Plot) -> tuple[QRectF, tuple[float, float]]:
    """Return the room in which paths are drawn, a screen on each side more than is seen, and the size of a pixel."""
    box = plot.getViewBox()
    view = box.viewRect()
    return view.adjusted(-view.width(), -view.height(), view.width(), view.height()), box.viewPixelSize()


def _rounded(value: float, step: float) -> float:
    return round(value / step) * step if step > 0 else value


def _path_of(x: np.ndarray, y: np.ndarray) -> QPainterPath:
    return arrayToQPath(x, y, connect="pairs") if len(x) else QPainterPath()


def _pairs(ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return strokes (m, 4) as coordinates (2·m,) and (2·m,) for connect="pairs"."""
    return ends[:, 0::2].ravel(), ends[:, 1::2].ravel()
