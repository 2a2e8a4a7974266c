"""Small pictures that are painted once and copied often."""

import ctypes

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from nnviz.ui.base.kept_pictures import stamp


class MallInfo(ctypes.Structure):
    """What the C library tells of its heap (mallinfo2)."""

    _fields_ = [(name, ctypes.c_size_t) for name in
                ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keep")]


def in_use() -> int:
    """Return the bytes of the heap that are in use; what is free in it says nothing."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):
        pytest.skip("the C library does not tell")
    library.mallinfo2.restype = MallInfo
    return library.mallinfo2().uordblks


def disc(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("red"))
    painter.drawEllipse(QPointF(10, 10), 7, 7)


def test_a_stamp_is_what_was_painted_on_nothing(qapp):
    picture = stamp(QSize(40, 40), 2.0, disc)
    image = picture.toImage()
    assert picture.devicePixelRatio() == 2.0 and picture.size() == QSize(40, 40)
    assert image.pixelColor(20, 20) == QColor("red") and image.pixelColor(0, 0).alpha() == 0


def test_a_stamp_keeps_its_pixels_and_nothing_else(qapp):
    def painted() -> QPixmap:
        picture = QPixmap(20, 20)
        with QPainter(picture) as painter:
            disc(painter)
        return picture

    def cost(make) -> float:
        kept = [make() for _ in range(100)]
        before = in_use()
        kept += [make() for _ in range(500)]
        return (in_use() - before) / 500

    ours, plain = cost(lambda: stamp(QSize(20, 20), 1.0, disc)), cost(painted)  # bytes; the pixels are 1,600
    assert 1600 < ours < 2400 and ours < 0.7 * plain, (ours, plain)
