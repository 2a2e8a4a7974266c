"""The answers of a network all over a plane: a smooth field of colours, and the line where the answer changes."""

from typing import cast

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.colormaps import class_table
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.contours import path_of_lines, tracer_of
from nnviz.ui.plots.kept_picture import KeepsPicture

_LINE = 2.6  # px at scale 1
_FINE = 5  # times as many pixels in a file
_THIN = 2  # places from one point of a line to the next: smooth strokes cost more than all the rest


class AnswerField(pg.GraphicsObject, KeepsPicture):
    """Colours for bytes (see `class_table`) over a square, and lines in ink with an edge of the background.

    What is painted a second time, as under points that are dragged, is kept as a picture and copied from then on.
    """

    def __init__(self, plot: pg.PlotWidget, half: float) -> None:
        """half: the square reaches from −half to half."""
        super().__init__()
        self._rect = QRectF(-half, -half, 2 * half, 2 * half)
        self._bytes, self._margins = np.full((2, 2), 127, np.uint8), np.empty((0, 2, 2))
        self._classes = 2
        self._image: QImage | None = None
        self._pixels = np.empty(0, np.uint32)
        self._painted_at: QTransform | None = None  # where it was painted last, if it has not changed since
        self.line = QPainterPath()
        self.setZValue(-90)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def put(self, answer: np.ndarray, margins: np.ndarray, classes: int) -> None:
        """Show bytes (rows, columns), lowest row first; margins (lines, rows, columns): lines run where one is 0.

        The same arrays as before are the same picture.
        """
        if answer is self._bytes and margins is self._margins and classes == self._classes:
            return
        self._bytes, self._margins, self._classes = answer, margins, classes
        rows, columns = margins.shape[1:]
        x = np.linspace(self._rect.left(), self._rect.right(), columns)[:: _THIN]
        y = np.linspace(self._rect.top(), self._rect.bottom(), rows)[:: _THIN]
        self.line = QPainterPath()
        for margin in margins[:, :: _THIN, :: _THIN]:
            self.line.addPath(path_of_lines(tracer_of(x, y, margin).lines(0.0)))
        self._forget()

    def _forget(self) -> None:
        """Have it painted anew."""
        self._image = self._painted_at = None
        self.drop_picture()
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the square."""
        return self._rect

    def _pixels_of_field(self) -> QImage:
        """Return the field as an image, highest row first."""
        if self._image is None:
            rows, columns = self._bytes.shape
            self._pixels = class_table(self._classes)[self._bytes]
            self._image = QImage(self._pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        return cast("QImage", self._image)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the field, then the lines; on a screen they are copied while they stay as they are."""
        transform = painter.transform()
        if widget is None or painter.paintEngine().type() != QPaintEngine.Type.Raster:
            self._paint(painter)
        elif self._painted_at is None or transform != self._painted_at:
            self._painted_at = transform  # a picture that may be gone with the next frame is not worth its copy
            self._paint(painter)
        else:
            kept = self.kept_picture(transform, widget, lambda inner: self._paint_at(inner, transform))
            painter.save()
            painter.resetTransform()
            painter.drawPixmap(0, 0, kept)
            painter.restore()

    def _paint_at(self, painter: QPainter, transform: QTransform) -> None:
        painter.setTransform(transform, True)
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        rows, columns = self._bytes.shape
        across, up = self._rect.width() / (2 * (columns - 1)), self._rect.height() / (2 * (rows - 1))
        painter.save()
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._pixels_of_field()
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
        self._forget()
