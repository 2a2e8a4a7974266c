"""Many points of up to four classes, or with numbers, in a plot: filled ones to learn from, hollow ones for testing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import FAR
from nnviz.ui.base.kept_pictures import stamp
from nnviz.ui.base.pens import pixels_per_point
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.plot import Plot

ROLES = ("training", "test", "right", "marker")
"""Colour of each class; circle, square, triangle, diamond tell them apart as well."""
_CORNERS: tuple[tuple[tuple[float, float], ...], ...] = (
    (), ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)), ((-1.05, 0.8), (1.05, 0.8), (0.0, -1.1)),
    ((-1.15, 0.0), (0.0, -1.15), (1.15, 0.0), (0.0, 1.15)),
)  # fmt: skip
_SHADES = 8  # steps of colour between the numbers −1 and 1
_CODES = 2 * _SHADES + 1  # shades from −_SHADES on, in the number of a look
_EVERYWHERE = QRectF(-1e3, -1e3, 2e3, 2e3)
_FILLED, _HOLLOW = 4.4, 3.8  # px at scale 1
_PHASES = 4  # places in a pixel, across and down, at which a mark is painted by itself
_MOST_LOOKS = 64  # that are kept: points with numbers have as many as there are colours
_UNIT = 58.0  # px at scale 1 of a unit of the axes, for marks of this size


@dataclass(frozen=True)
class _Look:
    """A mark: its class; share: 0 to 1 between the colours of class 0 and 1, for a number, else −1."""

    label: int
    share: float
    hollow: bool

    def colour(self) -> QColor:
        if self.share < 0:
            return THEME.colour(ROLES[self.label])
        return blend(THEME.current.test, THEME.current.training, self.share)


class PlanePoints(pg.GraphicsObject):
    """The points; on a screen each kind of mark is painted once and then copied: what lies behind changes in a drag."""

    def __init__(self, plot: Plot, size: float = 1.0) -> None:
        """size: a factor on the size of the marks."""
        super().__init__()
        self._size = size
        self.x, self.t = np.empty((0, 2)), np.empty(0)
        self.hollow, self.classes = np.empty(0, np.bool_), 2
        self._strips: dict[_Look, QPixmap] = {}
        self._strips_of: float | None = None  # the size of their marks
        self._copies: list[tuple[QPixmap, PrimitiveArray]] | None = None
        self._copies_of: tuple[QTransform, float] = (QTransform(), 0.0)
        self.setZValue(20)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def put(self, x: np.ndarray, t: np.ndarray, hollow: np.ndarray, classes: int) -> None:
        """Show points x (N, 2), data coordinates, with their class or number t (N,); hollow (N,): not learnt from."""
        self.x, self.t, self.hollow, self.classes = x, t, hollow, classes
        self._copies = None
        self.update()

    def boundingRect(self) -> QRectF:
        """Return all of the plane."""
        return _EVERYWHERE

    def shape(self) -> QPainterPath:
        """Return nothing: the mouse takes hold of what lies behind."""
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the marks in pixels."""
        transform = painter.transform()
        painter.save()
        painter.resetTransform()
        is_screen = widget is not None and pixels_per_point() == widget.devicePixelRatioF()
        if widget is None or not is_screen or painter.paintEngine().type() != QPaintEngine.Type.Raster:
            self._paint_marks(painter, transform)
        else:
            self._paint_copies(painter, transform, widget.devicePixelRatioF())
        painter.restore()

    def _paint_marks(self, painter: QPainter, transform: QTransform) -> None:
        scale = self._scale(transform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for look, places in self._places(transform):
            radius = self._take_look(painter, look, scale)
            for x, y in places.tolist():
                _draw_mark(painter, QPointF(x, y), _CORNERS[look.label], radius)

    def _paint_copies(self, painter: QPainter, transform: QTransform, ratio: float) -> None:
        """Copy marks that are painted once; all of a look in one call. ratio: pixels of the screen for each point."""
        if self._copies is None or (transform, ratio) != self._copies_of:
            self._copies_of = transform, ratio
            self._copies = list(self._copies_at(transform, ratio))
        painter.scale(1 / ratio, 1 / ratio)
        for strip, copies in self._copies:
            fragments, count = copies.drawargs()
            painter.drawPixmapFragments(fragments, count, strip)

    def _copies_at(self, transform: QTransform, ratio: float) -> Iterator[tuple[QPixmap, PrimitiveArray]]:
        """Yield for every look its marks, and which of them is copied to where, in pixels of the screen."""
        scale = self._scale(transform) * ratio
        if scale != self._strips_of or len(self._strips) > _MOST_LOOKS:
            self._strips_of, self._strips = scale, {}
        half = ceil(2 * _FILLED * scale * max(1.0, self._size)) + 2
        side = 2 * half + 1
        for look, places in self._places(transform):
            if not len(places):
                continue
            if look not in self._strips:
                self._strips[look] = self._strip(look, scale, half)
            steps = np.round(places * (_PHASES * ratio))
            whole = np.floor(steps / _PHASES)
            phases = steps - _PHASES * whole
            copies = PrimitiveArray(QPainter.PixmapFragment, 10)
            copies.resize(len(places))
            fragments = copies.ndarray()  # middle, corner in the strip, size, scale across and down, rotation, opacity
            fragments[:, :2] = whole + 0.5
            fragments[:, 2] = side * (_PHASES * phases[:, 0] + phases[:, 1])
            fragments[:, 3:] = 0, side, side, 1, 1, 0, 1
            yield self._strips[look], copies

    def _strip(self, look: _Look, scale: float, half: int) -> QPixmap:
        """Return the mark of a look at every place in a pixel that differs, one beside the other."""
        side = 2 * half + 1

        def paint(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            radius = self._take_look(painter, look, scale)
            for number in range(_PHASES * _PHASES):
                across, down = (half + phase / _PHASES for phase in divmod(number, _PHASES))
                _draw_mark(painter, QPointF(side * number + across, down), _CORNERS[look.label], radius)

        return stamp(QSize(_PHASES * _PHASES * side, side), 1.0, paint)

    def _scale(self, transform: QTransform) -> float:
        """Return the size of marks: small in a small plot."""
        scale = THEME.current.scale
        return scale * min(1.0, max(0.45, abs(transform.m11()) / (_UNIT * scale)))

    def _take_look(self, painter: QPainter, look: _Look, scale: float) -> float:
        """Give a painter the pen and the brush of a look, and return the radius of its marks in pixels."""
        colour, background = look.colour(), QColor(THEME.current.background)
        painter.setPen(QPen(colour if look.hollow else background, (1.7 if look.hollow else 1.3) * scale))
        painter.setBrush(background if look.hollow else colour)
        return (_HOLLOW if look.hollow else _FILLED) * scale * self._size

    def _places(self, transform: QTransform) -> list[tuple[_Look, np.ndarray]]:
        """Return every look with the places in pixels (n, 2) of its points."""
        x, y = self.x[:, 0], self.x[:, 1]
        at = np.stack([transform.m11() * x + transform.m21() * y + transform.dx(),
                       transform.m12() * x + transform.m22() * y + transform.dy()], axis=1)  # fmt: skip
        near = (np.abs(at) <= FAR).all(axis=1)  # NaN is not smaller
        return [(look, at[own & near]) for look, own in self._looks()]

    def _looks(self) -> list[tuple[_Look, np.ndarray]]:
        """Return every look with the points that have it, those for testing first."""
        number = not self.classes
        labels = np.zeros(len(self.t), np.intp) if number else self.t.astype(np.intp)
        shades = np.round((np.clip(self.t, -1, 1) + 1) * _SHADES / 2) if number else np.full(len(self.t), -_SHADES)
        most = int(labels.max(initial=0)) + 1
        keys = (~self.hollow * most + labels) * _CODES + shades.astype(np.intp) + _SHADES
        looks = []
        for key in np.unique(keys).tolist():  # of numbers: of rows it would take as long as to paint them
            rest, shade = divmod(key, _CODES)
            filled, label = divmod(rest, most)
            looks.append((_Look(label, (shade - _SHADES) / _SHADES, not filled), keys == key))
        return looks

    @Slot()
    def _on_theme(self) -> None:
        self._strips_of = self._copies = None
        self.update()


def _draw_mark(painter: QPainter, at: QPointF, corners: Sequence[tuple[float, float]], radius: float) -> None:
    """Draw one mark around a place (pixels)."""
    if corners:
        painter.drawPolygon([QPointF(at.x() + radius * x, at.y() + radius * y) for x, y in corners])
    else:
        painter.drawEllipse(at, radius, radius)
