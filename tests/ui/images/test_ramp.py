"""Colours along one direction: every pixel has the colour of its own value, whatever part is painted anew."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from nnviz.ui.images.ramp import paint_ramp

SIZE = 300
AREAS = (QRect(0, 0, SIZE, SIZE), QRect(37, 51, 200, 130), QRect(3, 250, 290, 50), QRect(120, 1, 1, 299))


def grey(values: np.ndarray) -> np.ndarray:
    """Return values from −1 to 1 as greys."""
    share = np.clip(np.rint(127.5 * (values + 1)), 0, 255).astype(np.uint32)
    return 0xFF000000 | (share * 0x010101)


def painted(area: QRect, ends: tuple[float, float, float]) -> np.ndarray:
    """Return the greys (SIZE, SIZE) after an area is painted; −1 where nothing is."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_ramp(painter, area, ends, grey)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(SIZE, SIZE)
    return np.where(pixels >> 24, (pixels & 255).astype(int), -1)


@pytest.mark.parametrize(
    "ends", [(-0.9, 0.005, 0.001), (0.9, -0.0043, 0.0017), (-0.7, 0.0013, 0.0049), (0.2, -0.002, -0.002), (0, 0.01, 0)]
)
def test_a_pixel_has_the_colour_of_its_value_to_a_pixel_whatever_area_is_painted(ends):
    first, right, down = ends
    rows, columns = np.mgrid[:SIZE, :SIZE]
    value, pixel = first + right * columns + down * rows, max(abs(right), abs(down)) * 1.01
    whole = painted(AREAS[0], ends)
    assert (whole >= (grey(value - pixel) & 255).astype(int)).all()
    assert (whole <= (grey(value + pixel) & 255).astype(int)).all()
    for area in AREAS[1:]:
        part = painted(area, ends)
        inside = np.zeros((SIZE, SIZE), bool)
        inside[area.top() : area.bottom() + 1, area.left() : area.right() + 1] = True
        assert (part[~inside] == -1).all()
        np.testing.assert_array_equal(part[inside], whole[inside])
