"""A surface in three dimensions, projected by ourselves: no OpenGL, the same on every machine, themed and exported."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background, is_seen_through
from nnviz.ui.base.colormaps import field_colours
from nnviz.ui.base.finite import draw_disc, draw_line, draw_polygon, draw_polyline
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.kept_pictures import device_ratio
from nnviz.ui.base.language import LANGUAGE, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.throttle import Debounce
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE, Theme, blend
from nnviz.ui.plots.ranges import shown_range
from nnviz.ui.plots.zoom_keys import NOTCH, zoom_of
from nnviz.ui.widgets.surface_fit import height_of_box, scales_of_box

_TURNS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (5, 0), Qt.Key.Key_Right: (-5, 0), Qt.Key.Key_Up: (0, 5), Qt.Key.Key_Down: (0, -5),
}  # degrees across and up
_SETTLE = 150  # ms after the last turn until every face is painted again
_COARSENESS = 3  # steps of the grid in the faces that are painted until then
_MOST_POINTS = 800  # of one path
_MOST_DOTS = 120  # of one path
_TONES = 32


class SurfaceView(QWidget):
    """Shows z over a grid, with paths on top of it; dragging or arrow keys turn it, the wheel or + comes nearer."""

    turned = Signal(float, float)  # azimuth and elevation, degrees

    def __init__(self, context: str, azimuth: float = -60.0, elevation: float = 32.0) -> None:
        """azimuth, elevation: from where one looks at first, degrees."""
        super().__init__()
        self.context = context
        self._first_look = self.azimuth, self.elevation = azimuth, elevation
        self.zoom = 1.0
        self._title = ""
        self._names = ("", "", "")
        self._x, self._y, self._z = np.array([0.0, 1.0]), np.array([0.0, 1.0]), np.zeros((2, 2))
        self._bounds, self._sides = (0.0, 1.0), (1.0, 1.0)  # of the values; width and depth of the grid
        self._paths: list[tuple[np.ndarray, np.ndarray, str, int]] = []
        self._surface_key: tuple[object, ...] = ()
        self._picture = QPixmap()
        self._grip: QPointF | None = None
        self._turning = Debounce(self, self.update, _SETTLE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies behind need not be painted with it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        THEME.changed.connect(self.restyle)

    def sizeHint(self) -> QSize:
        """Ask for room."""
        return QSize(640, 480)

    def set_texts(self, title: str, x: str, y: str, z: str) -> None:
        """Say what is shown and what the axes are (source language)."""
        self._title, self._names = title, (x, y, z)
        self.setAccessibleName(translate(self.context, title) if title else self.accessibleName())
        self.update()

    def set_surface(self, x: np.ndarray, y: np.ndarray, z: np.ndarray) -> None:
        """Show z (len(y), len(x)); what is not finite stays open, extreme peaks are cut off."""
        finite = z[np.isfinite(z)]
        low, high = (float(finite.min()), float(np.percentile(finite, 98))) if finite.size else (0.0, 1.0)
        self._bounds = shown_range(low, high if high > low else low + 1.0)
        self._x, self._y, self._z = x, y, z
        self._sides = float(x[-1] - x[0]), float(y[-1] - y[0])
        self.update()

    def set_paths(self, paths: list[tuple[np.ndarray, np.ndarray, str, int]]) -> None:
        """Show paths: points (n, 2), values (n,), a role of the theme, and up to which moment they are drawn."""
        self._paths = paths
        self.update()

    def turn(self, azimuth: float, elevation: float) -> None:
        """Look from another side, degrees."""
        angles = (azimuth + 180) % 360 - 180, min(89.0, max(5.0, elevation))
        if angles != (self.azimuth, self.elevation):
            self.azimuth, self.elevation = angles
            if self.isVisible():
                self._turning.call()
            self.update()

    # Projection.

    def _unit(self, x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        """Return points in the box: the longer side from −1 to 1, z from 0 to its height; (3, …)."""
        width, depth = self._x[-1] - self._x[0], self._y[-1] - self._y[0]
        half = max(width, depth) / 2
        low, high = self._bounds
        height = np.clip((z - low) / (high - low), 0, 1) * self._box_height()
        return np.stack([(x - (self._x[0] + width / 2)) / half, (y - (self._y[0] + depth / 2)) / half, height])

    def project(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return pixels and nearness of points in data units: across, down, near; each in the shape of x."""
        p = self._unit(np.asarray(x, float), np.asarray(y, float), np.asarray(z, float))
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        right = -p[0] * math.sin(a) + p[1] * math.cos(a)
        away = p[0] * math.cos(a) + p[1] * math.sin(a)
        up = (p[2] - self._box_height() / 2) * math.cos(e) - away * math.sin(e)
        near = away * math.cos(e) + p[2] * math.sin(e)
        across, size, middle = self._fit()
        return self.width() / 2 + right * across, middle - up * size, near

    def _box_height(self) -> float:
        """Return the height of the box for which it fills a widget of this form, seen from where it is by default."""
        return height_of_box(self.width(), self.height(), self._sides, THEME.current.scale)

    def _fit(self) -> tuple[float, float, float]:
        """Return the scales, across and up, at which the box fills the widget, and the height of its middle.

        In a low widget it is drawn wider than high: as a flatter box looks from lower down.
        """
        across, size = scales_of_box(self.width(), self.height(), self._sides, THEME.current.scale,
                                     self.azimuth, self.elevation, self.zoom)  # fmt: skip
        return across, size, self.height() / 2

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and the paths on it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._turning.is_waiting:
                self._paint_surface(painter, _COARSENESS)
            elif painter.paintEngine().type() == QPaintEngine.Type.Raster:
                painter.drawPixmap(0, 0, self._surface_picture())
            else:  # SVG and PDF get lines, not a picture of them
                self._paint_surface(painter)
            for path in self._paths:
                self._paint_path(painter, *path)
            paint_focus(painter, self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no picture while it is out of sight."""
        super().hideEvent(event)
        self._picture, self._surface_key = QPixmap(), ()

    def _surface_picture(self) -> QPixmap:
        """Return everything but the paths as a picture, painted anew only when something of it has changed."""
        key = (self.size(), device_ratio(self), self.azimuth, self.elevation, self.zoom, THEME.current,
               id(self._z), self._title, self._names, LANGUAGE.current, is_seen_through())  # fmt: skip
        if key != self._surface_key:
            self._surface_key = key
            self._picture = QPixmap(self.size() * device_ratio(self))
            self._picture.setDevicePixelRatio(device_ratio(self))
            self._picture.fill(Qt.GlobalColor.transparent)  # where there is to be no background
            with QPainter(self._picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_surface(painter)
        return self._picture

    def _paint_surface(self, painter: QPainter, step: int = 1) -> None:
        """Paint floor, faces from far to near, and title; every face is `step` steps of the grid wide."""
        fill_background(painter, self.rect())
        self._paint_floor(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, step == 1)  # half of the cost of a face that moves
        self._paint_faces(painter, step)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(THEME.colour("ink"))
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        box = QRectF(0, 4, self.width(), 30 * THEME.current.scale)
        title = translate(self.context, self._title) if self._title else ""
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, title)

    def _paint_faces(self, painter: QPainter, step: int) -> None:
        rows, columns = (np.unique(np.append(np.arange(0, n, step), n - 1)) for n in self._z.shape)
        heights = self._z[np.ix_(rows, columns)]
        x, y = np.meshgrid(self._x[columns], self._y[rows])
        across, down, near = self.project(x, y, np.nan_to_num(heights))
        z = _corners(heights)
        good = np.isfinite(z).all(axis=0)
        low, high = self._bounds
        with np.errstate(invalid="ignore"):
            shade = np.clip((z.mean(axis=0) - low) / (high - low), 0, 1) * (_TONES - 1)
        tones = np.where(good, shade, 0).astype(int).tolist()
        edges, brushes = _tones(THEME.current)
        points = list(map(QPointF, across.ravel().tolist(), down.ravel().tolist()))
        faces = _corners(np.arange(len(points)).reshape(heights.shape)).T.tolist()
        order, last = np.argsort(_corners(near).mean(axis=0)), -1
        for i in order[good[order]].tolist():
            if (tone := tones[i]) != last:  # neighbours are often alike
                last = tone
                painter.setPen(edges[tone])
                painter.setBrush(brushes[tone])
            painter.drawPolygon([points[corner] for corner in faces[i]])

    def _paint_floor(self, painter: QPainter) -> None:
        low, high = self._bounds
        x0, x1, y0, y1 = self._x[0], self._x[-1], self._y[0], self._y[-1]
        xs, ys = np.array([x0, x1, x1, x0]), np.array([y0, y0, y1, y1])
        across, down, near = self.project(xs, ys, np.full(4, low))
        painter.setPen(THEME.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw_polygon(painter, across, down)
        tall, tall_down, _ = self.project(xs, ys, np.full(4, high))
        left = int(np.argmin(across))
        draw_line(painter, (across[left], down[left]), (tall[left], tall_down[left]))
        self._paint_names(painter, xs, ys, near, (tall[left], tall_down[left]), (across[left], down[left]))

    def _paint_names(self, painter: QPainter, xs: np.ndarray, ys: np.ndarray, near: np.ndarray,
                     top: tuple[float, float], foot: tuple[float, float]) -> None:  # fmt: skip
        """Write the axes' names and ends along the two near edges of the floor and beside the upright one."""
        painter.setFont(THEME.font(TICK_SIZE))
        painter.setPen(THEME.colour("muted"))
        low, high = self._bounds
        corner, shares, outward = int(np.argmax(near)), np.array([0.04, 0.5, 0.96]), np.array([1.13, 1.2, 1.13])
        along, beside, texts = [], [], []
        for ends, name, at in ((xs[[0, 1]], self._names[0], xs[corner]), (ys[[0, 2]], self._names[1], ys[corner])):
            middle = (ends[0] + ends[1]) / 2
            along.append(ends[0] + shares * (ends[1] - ends[0]))
            beside.append(middle + (at - middle) * outward)
            texts += [number_text(float(ends[0]), 3), name, number_text(float(ends[1]), 3)]
        across, down, _ = self.project(np.append(along[0], beside[0]), np.append(beside[1], along[1]), np.full(6, low))
        for place in zip(across.tolist(), down.tolist(), texts, strict=True):
            self._write(painter, *place)
        self._write(painter, top[0] - 28 * THEME.current.scale, top[1], number_text(high, 3))
        self._write(painter, foot[0] - 28 * THEME.current.scale, foot[1], number_text(low, 3))
        self._write(painter, top[0], top[1] - 16 * THEME.current.scale, self._names[2])

    def _write(self, painter: QPainter, across: float, down: float, text: str) -> None:
        """Write a text around a place, whole, however the surface is turned."""
        metrics = painter.fontMetrics()
        half, tall = metrics.horizontalAdvance(text) / 2 + 2, metrics.height() / 2
        across, down = min(max(across, half), self.width() - half), min(max(down, tall), self.height() - tall)
        painter.drawText(QRectF(across - 60, down - 14, 120, 28), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_path(self, painter: QPainter, points: np.ndarray, values: np.ndarray, role: str, moment: int) -> None:
        """Paint a path up to a moment, with its dots, and what lies ahead of it dotted."""
        pen = QPen(blend(THEME.colour(role).name(), THEME.current.background, 0.7), 2 * THEME.current.scale)
        pen.setStyle(Qt.PenStyle.DotLine)
        if len(points) > moment + 1:
            self._paint_line(painter, pen, points[moment:], values[moment:])
        colour = THEME.colour(role)
        seen, across, down = self._paint_line(
            painter, QPen(colour, 2.5 * THEME.current.scale), points[: moment + 1], values[: moment + 1])
        painter.setPen(QColor(THEME.current.background))
        painter.setBrush(colour)
        radius = 3.5 * THEME.current.scale
        for place in zip(across, down, strict=True) if moment <= _MOST_DOTS else ():  # a curve has no dots, cut or not
            draw_disc(painter, *place, radius)
        if seen:
            draw_disc(painter, across[-1], down[-1], 2 * radius)

    def _paint_line(
        self, painter: QPainter, pen: QPen, points: np.ndarray, values: np.ndarray
    ) -> tuple[bool, np.ndarray, np.ndarray]:
        """Paint a line through points (n, 2), broken where it leaves the box; return whether its end is in the box,
        and the pixels it goes through."""
        low, high = np.array([self._x[0], self._y[0]]), np.array([self._x[-1], self._y[-1]])
        inside = ((points >= low) & (points <= high)).all(axis=1) & np.isfinite(values)
        kept = np.flatnonzero(inside)
        kept = kept[:: max(1, len(kept) // _MOST_POINTS)]
        across, down, _ = self.project(points[kept, 0], points[kept, 1], values[kept])
        painter.setPen(pen)
        breaks = np.flatnonzero(np.diff(kept) > max(1, len(inside) // _MOST_POINTS)) + 1
        for piece in np.split(np.arange(len(kept)), breaks):
            draw_polyline(painter, across[piece], down[piece])
        return bool(inside[-1]), across, down

    # Mouse and keyboard.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn with the mouse."""
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            self.turned.emit(self.azimuth - 0.5 * moved.x(), self.elevation + 0.4 * moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look from where one looked at first."""
        self.fit()

    def fit(self) -> None:
        """Look from where one looked at first."""
        self.forget_zoom()
        self.turned.emit(*self._first_look)

    def forget_zoom(self) -> None:
        """Look from as far as at first."""
        self._zoom_by(1 / self.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go away."""
        self._zoom_by(1.0015 ** event.angleDelta().y())
        event.accept()

    def _zoom_by(self, factor: float) -> None:
        self.zoom = min(4.0, max(0.5, self.zoom * factor))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by arrow keys (with Shift where a time bar takes the plain ones), zoom by + and −."""
        if event.key() in _TURNS:
            across, up = _TURNS[event.key()]
            self.turned.emit(self.azimuth + across, self.elevation + up)
        elif zoom_of(event):
            self._zoom_by(NOTCH ** -zoom_of(event))
        else:
            super().keyPressEvent(event)

    @Slot()
    def restyle(self) -> None:
        """Follow a change of theme."""
        self.update()


@lru_cache(maxsize=4)
def _tones(theme: Theme) -> tuple[list[QPen], list[QBrush]]:
    """Return the pens of the edges and the brushes of the faces from low to high in the theme in force."""
    colours = field_colours(_TONES)
    return [QPen(blend(theme.ink, c.name(), 0.22)) for c in colours], [QBrush(colour) for colour in colours]


def _corners(values: np.ndarray) -> np.ndarray:
    """Return the four corners of every face of a grid, in the order in which one walks around it: (4, faces)."""
    return np.stack([values[:-1, :-1], values[:-1, 1:], values[1:, 1:], values[1:, :-1]]).reshape(4, -1)
