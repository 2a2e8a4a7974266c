"""What a neuron answers in each part of the plane, as a gradient: w·x + b only changes along w."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import itemgetter

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QLinearGradient, QPaintEngine, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import LARGEST, bounded
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME, TICK_SIZE, blend
from nnviz.ui.images.ramp import paint_ramp
from nnviz.ui.plots.plot import Plot

Box = tuple[float, float, float, float]
_STOPS = 20  # of the gradient on each side of the line
_SUMS = [side * 8.0 * (i / _STOPS) ** 2 for side, order in ((-1, range(_STOPS, 0, -1)), (1, range(1, _STOPS + 1)))
         for i in order]  # fmt: skip
_FLAT = 40.0  # beyond it every answer is as sure as it can be shown
MOST = 0.5  # of a class's colour in the background: ink on it keeps a contrast of 4.5
STEP = 0.1  # of it from the line on, where the answer jumps there


def colour_of(share: float) -> QColor:
    """Return the colour of −1 (class 0) to 1 (class 1); 0 is the background."""
    theme = THEME.current
    return blend(theme.test if share > 0 else theme.training, theme.background, min(1.0, abs(share)) * MOST)


def _colour_at(share: Callable[[float], float], jumps: bool, a: float) -> QColor:
    """Return the colour where the weighted sum is a."""
    value = share(a)
    if jumps:  # 0 counts as the side below
        value = (STEP + (1 - STEP) * abs(value)) * (1 if a > 0 else -1)
    return colour_of(value)


class Shade(pg.GraphicsObject):
    """Fills the plane with the colour of h(w·x + b), which gets steeper with |w|."""

    def __init__(self, plot: Plot, box: Box) -> None:
        """box: left, bottom, right, top of what can be seen of the plane."""
        super().__init__()
        left, bottom, right, top = box
        self._rect = QRectF(QPointF(left, bottom), QPointF(right, top))
        self._line = ((0.0, 0.0), 0.0)
        self._share: Callable[[float], float] = float
        self._jumps = False
        self._stops: list[tuple[float, QColor]] = []  # the colours at _SUMS, made when they are first needed
        self._ramp: tuple[np.ndarray, np.ndarray] | None = None  # sums (n,) and red, green, blue there (3, n)
        self.setZValue(-50)
        plot.addItem(self, ignoreBounds=True)
        plot.background_cache.set_cover(self)
        THEME.changed.connect(self._on_theme)

    def put(self, w: tuple[float, float], b: float, share: Callable[[float], float], jumps: bool) -> None:
        """Show w·x + b as share(a), −1 to 1; jumps: the answer itself does at 0, so the colours do too."""
        if ((w, b), share, jumps) != (self._line, self._share, self._jumps):
            if (share, jumps) != (self._share, self._jumps):
                self._stops, self._ramp = [], None
            self._line, self._share, self._jumps = (w, b), share, jumps
            self.update()

    def boundingRect(self) -> QRectF:
        """Return all of the plane."""
        return self._rect

    def colour_at(self, a: float) -> QColor:
        """Return the colour where the weighted sum is a."""
        return _colour_at(self._share, self._jumps, a)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Fill the plane: with pixels where the painter has them, else with a gradient of the painter's own."""
        (w1, w2), b = self._line
        squared = w1 * w1 + w2 * w2
        if squared == 0:
            painter.fillRect(self._rect, self.colour_at(b))
        elif painter.paintEngine().type() == QPaintEngine.Type.Raster and squared < LARGEST:
            self._paint_pixels(painter)
        else:
            self._paint_gradient(painter)

    def _paint_pixels(self, painter: QPainter) -> None:
        """Fill what is seen of the plane, in pixels of the device."""
        (w1, w2), b = self._line
        device, world = painter.deviceTransform(), painter.worldTransform()
        seen = device.mapRect(self._rect.intersected(painter.clipBoundingRect())).toAlignedRect()
        right, down = w1 / device.m11(), w2 / device.m22()
        first = b + right * (0.5 - device.dx()) + down * (0.5 - device.dy())
        painter.setWorldTransform(device.inverted()[0] * world)
        if not seen.isEmpty():
            paint_ramp(painter, seen, (first, right, down), self._pixels_at)
        painter.setWorldTransform(world)

    def _pixels_at(self, a: np.ndarray) -> np.ndarray:
        """Return the colours of sums a (n,) as 0xFFRRGGBB."""
        if self._ramp is None:
            places = np.array([-_FLAT, *_SUMS[:_STOPS], 0.0, 1e-9, *_SUMS[_STOPS:], _FLAT])
            colours = [self.colour_at(place) for place in places.tolist()]
            self._ramp = places, np.array([(c.red(), c.green(), c.blue()) for c in colours], np.float64).T
        places, parts = self._ramp
        red, green, blue = (np.rint(np.interp(a, places, part)).astype(np.uint32) for part in parts)
        return 0xFF000000 | (red << 16) | (green << 8) | blue

    def _paint_gradient(self, painter: QPainter) -> None:
        (w1, w2), b = self._line
        squared = w1 * w1 + w2 * w2
        box = self._rect
        ends = [w1 * x + w2 * y + b for x in (box.left(), box.right()) for y in (box.top(), box.bottom())]
        low, high = min(ends), max(ends)
        foot, along = (-b * w1 / squared, -b * w2 / squared), (w1 / squared, w2 / squared)
        start, end = (QPointF(*(bounded(f + a * v) for f, v in zip(foot, along, strict=True))) for a in (low, high))
        gradient = QLinearGradient(start, end)
        gradient.setStops([((a - low) / (high - low), colour) for a, colour in self._colours(low, high)])
        painter.fillRect(self._rect, gradient)

    def _colours(self, low: float, high: float) -> Sequence[tuple[float, QColor]]:
        """Return the sums at which the gradient has a stop: close together round 0, where it changes most."""
        if not self._stops:
            self._stops = [(a, self.colour_at(a)) for a in _SUMS]
        first, last = ((a, self.colour_at(a)) for a in (low, high))
        inside = self._stops[bisect_right(_SUMS, low) : bisect_left(_SUMS, high)]
        if low * high >= 0:
            return [first, *inside, last]
        around = [(a, self.colour_at(a)) for a in (0.0, (high - low) * 1e-6)]
        return sorted([first, *inside, last, *around], key=itemgetter(0))

    @Slot()
    def _on_theme(self) -> None:
        self._stops, self._ramp = [], None
        self.update()


class ShadeKey(pg.GraphicsObject):
    """What the colours mean: a bar with the value at its ends, in the lower left corner of the plane."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._box = plot.getViewBox()
        self._texts = ("", "", "")
        plot.addItem(self, ignoreBounds=True)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(28)  # over the lines, and below what can be dragged: points too, with their rings
        self._box.sigTransformChanged.connect(self._put_into_corner)
        THEME.changed.connect(self._on_theme)
        self._put_into_corner()

    def put(self, low: str, name: str, high: str) -> None:
        """Say what is shaded, and its value at both ends of the bar."""
        if (low, name, high) != self._texts:
            self._texts = low, name, high
            self.prepareGeometryChange()
            self.update()

    def _size(self) -> tuple[float, float]:
        scale = THEME.current.scale
        return 120 * scale, 26 * scale

    def boundingRect(self) -> QRectF:
        """Return the bar with its texts."""
        wide, tall = self._size()
        return QRectF(6, -6 - tall, wide, tall)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint a pale box, the bar and the texts over it."""
        (wide, tall), theme = self._size(), THEME.current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.background))
        painter.drawRoundedRect(self.boundingRect(), 3, 3)
        painter.translate(self.boundingRect().topLeft())
        bar = QRectF(6 * theme.scale, tall - 9 * theme.scale, wide - 12 * theme.scale, 5 * theme.scale)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for share in (-1.0, 0.0, 1.0):
            gradient.setColorAt((share + 1) / 2, colour_of(share))
        painter.fillRect(bar, gradient)
        set_pen(painter, QPen(QColor(theme.ink)))
        painter.setFont(THEME.font(TICK_SIZE - 1))
        flags = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        for flag, text in zip(flags, self._texts, strict=True):
            painter.drawText(QRectF(bar.x(), 1, bar.width(), bar.y() - 2), flag | Qt.AlignmentFlag.AlignVCenter, text)

    @Slot()
    def _put_into_corner(self) -> None:
        (left, _), (low, _) = self._box.viewRange()
        self.setPos(left, low)

    @Slot()
    def _on_theme(self) -> None:
        self.prepareGeometryChange()
        self.update()
