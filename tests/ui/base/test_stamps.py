"""Small pictures that are painted once and copied often."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from nnviz.ui.base.stamps import stamp
from tests.stress.watch import anonymous


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
        before = anonymous()
        kept += [make() for _ in range(2000)]
        return (anonymous() - before) / 2000 * 1024

    ours, plain = cost(lambda: stamp(QSize(20, 20), 1.0, disc)), cost(painted)  # KiB; the pixels are 1.6
    assert ours < 4 and ours < 0.7 * plain, (ours, plain)
