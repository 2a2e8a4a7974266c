"""The pixels of a widget or an image, as NumPy counts them: one by one they would take longer than to paint them."""

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


def pixels_of(image: QImage) -> np.ndarray:
    """Return the pixels (height, width) of an image, each as 0xAARRGGBB without what shines through."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.array(plain.constBits(), np.uint8).view(np.uint32).reshape(plain.height(), plain.width())


def colours_of(widget: QWidget, step: int = 1) -> int:
    """Return how many colours a widget has in every so many-th pixel, across and down."""
    return len(np.unique(pixels_of(widget.grab().toImage())[::step, ::step]))
