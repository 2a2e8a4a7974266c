"""What a hand does: real mouse events through the scene of a plot."""

import pyqtgraph as pg
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab

# pyqtgraph drops what comes within 10 ms of the last move: a drag of a test may be over by then
pg.setConfigOption("mouseRateLimit", -1)


def pixel(plot: Plot, x: float, y: float) -> QPoint:
    """Return the pixel of the viewport at which a point (data coordinates) is seen."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def drag(plot: Plot, start: tuple[float, float], end: tuple[float, float], steps: int = 10) -> None:
    """Drag from one point (data coordinates) to another with the left button."""
    a, b, viewport = pixel(plot, *start), pixel(plot, *end), plot.viewport()
    QTest.mouseMove(viewport, a)
    QApplication.processEvents()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, a)
    for i in range(1, steps + 1):
        QTest.mouseMove(viewport, a + (b - a) * (i / steps))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, b)
    QApplication.processEvents()


def click(plot: Plot, x: float, y: float) -> None:
    """Click at a point (data coordinates) with the left button."""
    at = pixel(plot, x, y)
    QTest.mouseMove(plot.viewport(), at)
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.processEvents()


def show_preset(tab: Tab, title: str) -> None:
    """Choose a preset by its title."""
    tab.show_preset(next(i for i, preset in enumerate(tab.presets) if preset.title == title))
    QApplication.processEvents()


def drop_file(widget: QWidget, path: str) -> bool:
    """Drag a file from the desktop onto a widget and let go; return whether it was welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    try:
        entering = QDragEnterEvent(QPointF(50, 50), *rest)
    except TypeError:  # PySide6 takes a QPointF here from 6.12 on, and a QPoint without a warning until then
        entering = QDragEnterEvent(QPoint(50, 50), *rest)
    QApplication.sendEvent(widget, entering)
    QApplication.sendEvent(widget, QDropEvent(QPointF(50, 50), *rest))
    return entering.isAccepted()


def wheel(picture: QWidget, turns: int) -> None:
    """Turn the wheel so many notches over the middle of a plot or of another picture; above 0 zooms in."""
    widget, at = picture, QPointF(picture.rect().center())
    if isinstance(picture, Plot):
        widget = picture.viewport()
        at = QPointF(picture.mapFromScene(picture.getViewBox().sceneBoundingRect().center()))
    event = QWheelEvent(at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * turns),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
                        False)  # fmt: skip
    QApplication.sendEvent(widget, event)
