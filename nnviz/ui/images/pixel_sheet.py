"""The picture that a PixelImage shows: grey pixels, or a cell with its number for each of them."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from nnviz.ui.base.colormaps import GREYS
from nnviz.ui.base.theme import THEME, TICK_SIZE


@dataclass
class PixelSheet:
    """Values (height, width) from `limits[0]` (paper) to `limits[1]` (ink); written: with the value in each pixel."""

    values: np.ndarray
    limits: tuple[float, float]
    written: bool

    def greys(self) -> np.ndarray:
        """Return the value of every pixel as one of 256 greys, (height, width)."""
        low, high = self.limits
        shares = np.clip((self.values.astype(float) - low) / ((high - low) or 1.0), 0, 1)
        return np.round(255 * shares).astype(np.uint8)


class SheetPainter:
    """Paints sheets in the size of the screen; it keeps the cells with numbers from one to the next."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._cells = np.zeros((256, 1, 1), np.uint32)

    def painted(self, sheet: PixelSheet, area: QRectF, ratio: float) -> QPixmap:
        """Return a sheet as large as an area (px of the widget) on a screen with so many pixels to one of these."""
        pixels = self._numbered(sheet, area, ratio) if sheet.written else np.ascontiguousarray(GREYS[sheet.greys()])
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        if sheet.written:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            return pixmap
        pixmap = QPixmap((area.size() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        with QPainter(pixmap) as painter:
            painter.drawImage(QRectF(QPointF(), area.size()), image)
        return pixmap

    def _numbered(self, sheet: PixelSheet, area: QRectF, ratio: float) -> np.ndarray:
        """Return the picture in the pixels of the screen with its numbers, put together from painted cells."""
        height, width = sheet.values.shape
        size = round(area.width() / width * ratio), round(area.height() / height * ratio)
        cells, whole = self._made(size, sheet.limits), np.empty((height, size[1], width, size[0]), np.uint32)
        for line, greys in zip(whole, sheet.greys(), strict=True):  # line by line it stays in the cache
            line[:] = cells[greys].swapaxes(0, 1)
        return whole.reshape(height * size[1], width * size[0])

    def _made(self, size: tuple[int, int], limits: tuple[float, float]) -> np.ndarray:
        """Return a cell for every grey with its number, (256, height, width): 784 texts an image cost too much."""
        key = (*size, limits, THEME.current.name)
        if key != self._key:
            self._key, self._cells = key, np.stack([_cell(grey, size, limits) for grey in range(256)])
        return self._cells


def _cell(grey: int, size: tuple[int, int], limits: tuple[float, float]) -> np.ndarray:
    width, height = size
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 200, 200))
    with QPainter(image) as painter:
        box = QRectF(0, 0, width - 1, height - 1)
        painter.fillRect(box, QColor.fromRgb(int(GREYS[grey])))
        font = THEME.font(TICK_SIZE)
        font.setPixelSize(max(1, int(min(height * 0.72, width * 0.53))))
        if font.pixelSize() >= 5:  # smaller ones no one could read: the read-out tells the value
            painter.setFont(font)
            # Zeros recede, so that the digit is seen in the numbers too.
            painter.setPen(QColor("#969696" if grey == 0 else "white" if grey > 125 else "black"))
            low, high = limits
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{low + grey / 255 * (high - low):.0f}")
    return np.frombuffer(image.constBits(), np.uint32).reshape(height, -1)[:, :width].copy()
