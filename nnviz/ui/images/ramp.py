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

    ends: the value in the middle of the painter's first pixel (0, 0), and what a pixel to the right and one down add to
    it; not both add 0. colours: gives 0xFFRRGGBB for values (n,), uint32.
    A smooth gradient of Qt works out every pixel; here only one piece is worked out, and it is copied all over. A pixel
    gets the same colour whatever area is asked for: Qt has parts of a picture painted anew.
    """
    first, right, down = ends
    by_rows = abs(right) >= abs(down)  # rows are copies of each other, shifted by less than a pixel each
    along, across = (right, down) if by_rows else (down, right)
    left, top, length, count = area.x(), area.y(), area.width(), area.height()
    if not by_rows:
        left, top, length, count = top, left, count, length
    shift = across / along
    pieces = range(top // _AT_ONCE, (top + count - 1) // _AT_ONCE + 1)
    shifts = np.rint(shift * _AT_ONCE * np.array(pieces)).astype(int)  # of each copy of the piece
    within = np.rint(shift * np.arange(_AT_ONCE)).astype(int)  # of each row of the piece
    lowest, inner = int(shifts.min()), int(within.min())
    reach = length + int(shifts.max()) - lowest
    places = left + np.arange(lowest + inner, lowest + reach + int(within.max()))
    ramp = np.asarray(colours(first + along * places), np.uint32)
    piece = np.lib.stride_tricks.sliding_window_view(ramp, reach)[within - inner]
    pixels = np.ascontiguousarray(piece if by_rows else piece.T)
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    for number, begin in zip(pieces, (shifts - lowest).tolist(), strict=True):
        start, end = max(top, number * _AT_ONCE), min(top + count, (number + 1) * _AT_ONCE)
        skipped, few = start - number * _AT_ONCE, end - start
        if by_rows:
            painter.drawImage(QPoint(left, start), image, QRect(begin, skipped, length, few))
        else:
            painter.drawImage(QPoint(start, left), image, QRect(skipped, begin, few, length))
