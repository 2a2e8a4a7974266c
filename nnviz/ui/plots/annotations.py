"""Marks and words of a fixed size on a plot that move with every update, made for dragging.

A ScatterPlotItem builds arrays and a picture of all symbols each time it is given other points, a TextItem lays out a
document for each new text; for a handful of them that costs more than painting the plot. The marks of this file are
painted once, then moved as pictures, and the words are painted as they are.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import put_item
from nnviz.ui.base.pens import set_pen
from nnviz.ui.plots.drag_handle import draw_mark, snap
from nnviz.ui.plots.plot import Plot

_PAD = 4.0  # px around words


@dataclass(frozen=True)
class Look:
    """How a mark is painted: colours by name, its shape (circle, square, diamond, star), radius in px, edge in px."""

    fill: str
    edge: str = ""
    shape: str = "circle"
    radius: float = 4.5
    width: float = 2.0


class Mark(pg.GraphicsObject):
    """One mark; `put` moves it, `set_look` repaints it."""

    def __init__(self, plot: Plot, z: float = 30) -> None:
        super().__init__()
        self._look = Look("black")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(z)
        plot.addItem(self, ignoreBounds=True)

    def set_look(self, look: Look) -> None:
        """Paint it with another look."""
        if look != self._look:
            self.prepareGeometryChange()
            self._look = look
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the space of the mark with its edge."""
        side = math.ceil(1.3 * self._look.radius + self._look.width + 1)
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the mark."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        snap(painter)
        set_pen(painter, pg.mkPen(look.edge, width=look.width) if look.edge else pg.mkPen(None))
        painter.setBrush(pg.mkBrush(look.fill))
        draw_mark(painter, look.shape, look.radius)


class Marks:
    """Some marks of one plot; made when they are first needed, then used again."""

    def __init__(self, plot: Plot, z: float = 30) -> None:
        self._plot, self._z = plot, z
        self.marks: list[Mark] = []
        self.places: tuple[tuple[float, float], ...] = ()

    def show_marks(self, places: Sequence[tuple[float, float]], looks: Sequence[Look]) -> None:
        """Show a mark at each place (data coordinates) with its look."""
        self.places = tuple((float(x), float(y)) for x, y in places)
        while len(self.marks) < len(places):
            self.marks.append(Mark(self._plot, self._z))
        for index, mark in enumerate(self.marks):
            used = index < len(places)
            if mark.isVisible() != used:
                mark.setVisible(used)
            if used:
                mark.set_look(looks[index])
                put_item(mark, *self.places[index])


class Words(pg.GraphicsObject):
    """A short plain text at a place of a plot. `anchor`: the part of it that is at the place, (0, 0) its top left."""

    def __init__(self, plot: Plot, anchor: tuple[float, float] = (0.5, 1.0), z: float = 60) -> None:
        super().__init__()
        self._text, self._anchor, self._font, self._colour = "", anchor, QFont(), QColor()
        self._rect, self._base = QRectF(), QPointF()
        self._metrics = QFontMetricsF(self._font)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(z)
        plot.addItem(self, ignoreBounds=True)

    def text(self) -> str:
        """Return the text on show."""
        return self._text

    def write(self, text: str, x: float, y: float, anchor: tuple[float, float]) -> None:
        """Show a text at a place (data coordinates); no text is no item to paint."""
        if self.isVisible() != bool(text):
            self.setVisible(bool(text))
        if (text, anchor) != (self._text, self._anchor):
            self._text, self._anchor = text, anchor
            self._measure()
        if text:
            put_item(self, x, y)

    def set_look(self, colour: QColor, font: QFont) -> None:
        """Take colour and type; the same ones again cost nothing."""
        if (colour, font) != (self._colour, self._font):
            self._colour, self._font, self._metrics = QColor(colour), QFont(font), QFontMetricsF(font)
            self._measure()

    def size_of(self, text: str) -> tuple[float, float]:
        """Return the width and height (px) that a text takes in this type."""
        return self._metrics.horizontalAdvance(text) + 2 * _PAD, self._metrics.height() + 2 * _PAD

    def _measure(self) -> None:
        metrics = self._metrics
        width, height = self.size_of(self._text)
        self.prepareGeometryChange()
        self._rect = QRectF(-self._anchor[0] * width, -self._anchor[1] * height, width, height)
        self._base = QPointF(self._rect.left() + _PAD, self._rect.top() + _PAD + metrics.ascent())
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the space of the text."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the text."""
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(self._base, self._text)
