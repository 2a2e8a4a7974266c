"""Many points of up to four classes, or with numbers, in a plot: filled ones to learn from, hollow ones for testing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import FAR
from nnviz.ui.base.kept_pictures import stamp
from nnviz.ui.base.pens import pixels_per_point
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.kept_picture import KeepsPicture
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


class PlanePoints(pg.GraphicsObject, KeepsPicture):
    """The points; on a screen they are painted once and then copied, for what is behind them changes all the time."""

    def __init__(self, plot: Plot, size: float = 1.0) -> None:
        """size: a factor on the size of the marks."""
        super().__init__()
        self._size = size
        self.x, self.t = np.empty((0, 2)), np.empty(0)
        self.hollow, self.classes = np.empty(0, np.bool_), 2
        self._stamps: dict[_Look, dict[int, QPixmap]] = {}
        self._stamps_of: object = None  # their scale and the pixel ratio
        self.setZValue(20)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def put(self, x: np.ndarray, t: np.ndarray, hollow: np.ndarray, classes: int) -> None:
        """Show points x (N, 2), data coordinates, with their class or number t (N,); hollow (N,): not learnt from."""
        self.x, self.t, self.hollow, self.classes = x, t, hollow, classes
        self.drop_picture()
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
            kept = self.kept_picture(transform, widget, lambda inner: self._paint_stamps(inner, transform))
            painter.drawPixmap(0, 0, kept)
        painter.restore()

    def _paint_marks(self, painter: QPainter, transform: QTransform) -> None:
        scale = self._scale(transform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for look, places in self._places(transform):
            radius = self._take_look(painter, look, scale)
            for x, y in places.tolist():
                _draw_mark(painter, QPointF(x, y), _CORNERS[look.label], radius)

    def _paint_stamps(self, painter: QPainter, transform: QTransform) -> None:
        """Paint each look once for every place in a pixel that differs, and copy it: a fifth of the time."""
        scale, ratio = self._scale(transform), painter.device().devicePixelRatioF()
        if (scale, ratio) != self._stamps_of or len(self._stamps) > _MOST_LOOKS:
            self._stamps_of, self._stamps = (scale, ratio), {}
        half = ceil(2 * _FILLED * scale * max(1.0, self._size)) + 2
        draw = painter.drawPixmap
        for look, places in self._places(transform):
            stamps = self._stamps.setdefault(look, {})
            steps = np.round(places * _PHASES).astype(np.intp)
            whole, part = steps // _PHASES - half, steps % _PHASES
            phases = part[:, 0] * _PHASES + part[:, 1]
            for phase in set(phases.tolist()) - stamps.keys():
                stamps[phase] = self._stamp(look, scale, half, divmod(phase, _PHASES), ratio)
            for x, y, phase in zip(whole[:, 0].tolist(), whole[:, 1].tolist(), phases.tolist(), strict=True):
                draw(x, y, stamps[phase])

    def _stamp(self, look: _Look, scale: float, half: int, phase: tuple[int, int], ratio: float) -> QPixmap:
        def paint(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            radius = self._take_look(painter, look, scale)
            at = QPointF(half + phase[0] / _PHASES, half + phase[1] / _PHASES)
            _draw_mark(painter, at, _CORNERS[look.label], radius)

        return stamp(QSize(2 * half + 1, 2 * half + 1) * ratio, ratio, paint)

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
        self.drop_picture()
        self._stamps_of = None
        self.update()


def _draw_mark(painter: QPainter, at: QPointF, corners: Sequence[tuple[float, float]], radius: float) -> None:
    """Draw one mark around a place (pixels)."""
    if corners:
        painter.drawPolygon([QPointF(at.x() + radius * x, at.y() + radius * y) for x, y in corners])
    else:
        painter.drawEllipse(at, radius, radius)
