"""Pens as wide on every screen and in every file: pens of plots have their width in pixels of the device.

A plot scales what it shows to its range, so its pens must not be scaled ("cosmetic"). Qt then counts their width in
the pixels of the device, and on a screen with a ratio of 2, or in a picture saved with two pixels per point, a line
would be half as thick. `follow` finds how many pixels a point has in the plot being painted; `set_pen` widens pens.
"""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

_pixels = 1.0  # of the device for each point, in the plot that is being painted


_ROUND = 4.0  # px: wider lines of many strokes show their joints with square ends


def plot_pen(colour: str | QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen with its width in pixels; the same as pyqtgraph's `mkPen`, which is slower in every frame."""
    pen = QPen(QBrush(QColor(colour)), width, style)
    pen.setCosmetic(True)
    if width > _ROUND:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def follow(painter: QPainter) -> None:
    """Take over the ratio of pixels to points of what is painted on; a plot does so before its items are painted."""
    global _pixels
    device, world = painter.deviceTransform(), painter.worldTransform()
    across = math.hypot(world.m11(), world.m12())
    _pixels = math.hypot(device.m11(), device.m12()) / across if across > 0 else 1.0


def pixels_per_point() -> float:
    """Return how many pixels of the device a point has in the plot that is being painted."""
    return _pixels


def set_pen(painter: QPainter, pen: QPen) -> None:
    """Paint with a pen whose width is given in points."""
    if _pixels != 1.0 and pen.isCosmetic():
        pen = QPen(pen)
        if pen.widthF() <= 1:  # Qt paints a line of one pixel without caps: wider, its dashes must not grow together
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setWidthF(max(pen.widthF(), 1.0) * _pixels)
        pen.setCosmetic(True)
    painter.setPen(pen)
