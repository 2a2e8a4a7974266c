"""The answers of a network all over a plane: a smooth field of colours, and the line where the answer changes."""

from typing import cast

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.colormaps import class_table
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.contours import path_of_lines, tracer_of

_LINE = 2.6  # px at scale 1
_FINE = 5  # times as many pixels in a file
_THIN = 2  # places from one point of a line to the next: smooth strokes cost more than all the rest


class AnswerField(pg.GraphicsObject):
    """Colours for bytes (see `class_table`) over a square, and lines in ink with an edge of the background."""

    def __init__(self, plot: pg.PlotWidget, half: float) -> None:
        """half: the square reaches from −half to half."""
        super().__init__()
        self._rect = QRectF(-half, -half, 2 * half, 2 * half)
        self._bytes = np.full((2, 2), 127, np.uint8)
        self._classes = 2
        self._image: QImage | None = None
        self._pixels = np.empty(0, np.uint32)
        self.line = QPainterPath()
        self.setZValue(-90)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def put(self, answer: np.ndarray, margins: np.ndarray, classes: int) -> None:
        """Show bytes (rows, columns), lowest row first; margins (lines, rows, columns): lines run where one is 0."""
        self._bytes, self._classes, self._image = answer, classes, None
        rows, columns = margins.shape[1:]
        x = np.linspace(self._rect.left(), self._rect.right(), columns)[:: _THIN]
        y = np.linspace(self._rect.top(), self._rect.bottom(), rows)[:: _THIN]
        self.line = QPainterPath()
        for margin in margins[:, :: _THIN, :: _THIN]:
            self.line.addPath(path_of_lines(tracer_of(x, y, margin).lines(0.0)))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the square."""
        return self._rect

    def _picture(self) -> QImage:
        """Return the field as an image, highest row first."""
        if self._image is None:
            rows, columns = self._bytes.shape
            self._pixels = class_table(self._classes)[self._bytes]
            self._image = QImage(self._pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        return cast("QImage", self._image)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the field, then the lines."""
        rows, columns = self._bytes.shape
        across, up = self._rect.width() / (2 * (columns - 1)), self._rect.height() / (2 * (rows - 1))
        painter.save()
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._picture()
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:  # a file says not how to smooth a picture
            picture = picture.scaled(_FINE * columns, _FINE * rows, mode=Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(self._rect.adjusted(-across, -up, across, up), picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        scale = THEME.current.scale
        for role, width in (("background", _LINE + 2.4), ("ink", _LINE)):
            set_pen(painter, pg.mkPen(THEME.colour(role), width=width * scale))
            painter.drawPath(self.line)
        painter.restore()

    @Slot()
    def _on_theme(self) -> None:
        self._image = None
        self.update()
