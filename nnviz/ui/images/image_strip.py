"""A row of small grey pictures over the columns of a plot, one for each category."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.colormaps import GREYS
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import THEME

_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ImageStrip(QWidget):
    """Pictures (n, height, width) side by side, one of them ringed.

    `chosen(number)`: clicked, or reached with the arrow keys.
    middle_of: number -> x of its middle in pixels of this widget, so that it stands over its column.
    """

    chosen = Signal(int)

    def __init__(self, middle_of: Callable[[int], float]) -> None:
        super().__init__()
        self._middle_of = middle_of
        self._pixels = np.zeros((0, 1, 1), np.uint32)
        self.current = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        THEME.changed.connect(self.restyle)

    def show_images(self, images: np.ndarray, current: int) -> None:
        """Show pictures (n, height, width) of 0 paper to 255 ink."""
        self._pixels = np.ascontiguousarray(GREYS[np.asarray(images).round().astype(np.uint8)])
        self.current = current
        self.setVisible(bool(len(self._pixels)))
        self.update()

    @property
    def count(self) -> int:
        """How many pictures are shown."""
        return len(self._pixels)

    def sizeHint(self) -> QSize:
        """Ask for the height of a row."""
        return QSize(400, round(84 * THEME.current.scale))

    def rect_of(self, number: int) -> QRectF:
        """Return where a picture is."""
        start, step = self._middle_of(0), self._middle_of(1) - self._middle_of(0)
        height, width = self._pixels.shape[1:]
        share = max(0.0, min((abs(step) - 6) / width, (self.height() - 8) / height))
        size = QRectF(0, 0, share * width, share * height)
        size.moveCenter(QRectF(self.rect()).center())
        size.moveLeft(start + number * step - size.width() / 2)
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures and the ring."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(THEME.current.ground))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            first, second = self.rect_of(0), self.rect_of(1)
            for number, pixels in enumerate(self._pixels):
                height, width = pixels.shape
                image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
                painter.drawImage(first.translated(number * (second.x() - first.x()), 0), image)
            if self.current < self.count:
                painter.setPen(QPen(QColor(THEME.current.accent), 3 * THEME.current.scale))
                painter.drawRect(self.rect_of(self.current).adjusted(-1, -1, 1, 1))
            paint_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the picture under the mouse."""
        for number in range(self.count):
            if self.rect_of(number).contains(event.position()):
                self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour."""
        number = self.current + _KEYS.get(event.key(), 0)
        if event.key() in _KEYS and 0 <= number < self.count:
            self.chosen.emit(number)
        elif event.key() not in _KEYS:
            super().keyPressEvent(event)

    @Slot()
    def restyle(self) -> None:
        """Take the colours and the size of the theme in force."""
        self.updateGeometry()
        self.update()
