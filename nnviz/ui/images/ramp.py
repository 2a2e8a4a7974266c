"""Colours that change along one direction only: each row, or each column, is a shifted copy of the one before."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

_AT_ONCE = 48  # rows or columns in the piece that is copied


def paint_ramp(
    painter: QPainter, area: QRect, ends: tuple[float, float, float], colours: Callable[[np.ndarray], np.ndarray]
) -> None:
    """Fill an area with the colours of a value that changes evenly, in the painter's own pixels.

    ends: the value in the middle of the first pixel, and what a pixel to the right and one down add to it; not both
    add 0. colours: gives 0xFFRRGGBB for values (n,), uint32.
    A smooth gradient of Qt works out every pixel; here only one piece is worked out, and it is copied all over.
    """
    first, right, down = ends
    by_rows = abs(right) >= abs(down)  # rows are copies of each other, shifted by less than a pixel each
    along, across = (right, down) if by_rows else (down, right)
    length, count = (area.width(), area.height()) if by_rows else (area.height(), area.width())
    shift = across / along
    shifts = np.rint(shift * np.arange(0, count, _AT_ONCE)).astype(int)  # of each copy of the piece
    within = np.rint(shift * np.arange(_AT_ONCE)).astype(int)  # of each row of the piece
    lowest, inner = int(shifts.min()), int(within.min())
    reach = length + int(shifts.max()) - lowest
    places = np.arange(lowest + inner, lowest + inner + reach + int(within.max()) - inner)
    ramp = np.asarray(colours(first + along * places), np.uint32)
    piece = np.lib.stride_tricks.sliding_window_view(ramp, reach)[within - inner]
    pixels = np.ascontiguousarray(piece if by_rows else piece.T)
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    for start, begin in zip(range(0, count, _AT_ONCE), (shifts - lowest).tolist(), strict=True):
        few = min(_AT_ONCE, count - start)
        if by_rows:
            painter.drawImage(area.topLeft() + QPoint(0, start), image, QRect(begin, 0, length, few))
        else:
            painter.drawImage(area.topLeft() + QPoint(start, 0), image, QRect(0, begin, few, length))
