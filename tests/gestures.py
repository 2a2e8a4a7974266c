"""What a hand does with a mouse, sent through the real scene."""

from pyqtgraph import PlotWidget
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def pixel(view: PlotWidget, point: tuple[float, float]) -> QPoint:
    """Return where a point in data coordinates lies on the plot's viewport."""
    return view.mapFromScene(view.getViewBox().mapViewToScene(QPointF(*point)))


def drag(view: PlotWidget, start: tuple[float, float], end: tuple[float, float], steps: int = 10) -> None:
    """Press at `start`, move to `end` in `steps` moves, and let go; both in data coordinates.

    The plot has to be shown. Events go to the viewport; the plot widget itself never sees the mouse.
    """
    first, last, viewport = pixel(view, start), pixel(view, end), view.viewport()
    QTest.mouseMove(viewport, first)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    for i in range(1, steps + 1):
        QTest.mouseMove(viewport, first + (last - first) * (i / steps))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
