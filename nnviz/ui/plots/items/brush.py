"""Painting in a plot: where the mouse presses and strokes, a ring of the size of the brush, a cursor for the keys."""

from collections.abc import Callable

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import HoverEvent, MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import put_item
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot

_NEAR = 12.0  # px at scale 1 from where the mouse takes hold of something
_ARM = 11.0  # px at scale 1 of the cursor's cross
_APPLY = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def _nowhere(x: float, y: float, reach: float) -> bool:
    return False


class Canvas(pg.GraphicsObject):
    """The part of a plot that is painted on, a square around the origin.

    `pressed(x, y)`: a stroke begins, `stroked(x, y)`: it goes on, `ended`: the button is up. A click is a stroke of one
    press. `takes(x, y, reach)` says whether a press there is wanted; what is not goes to the plot, which pans.
    """

    pressed = Signal(float, float)
    stroked = Signal(float, float)
    ended = Signal()

    def __init__(self, plot: Plot, side: float) -> None:
        """side: data units from the origin to each edge."""
        super().__init__()
        self._box = plot.getViewBox()
        self._area = QRectF(-side, -side, 2 * side, 2 * side)
        self.takes: Callable[[float, float, float], bool] = _nowhere
        self.ring = _Ring(plot)
        self.shape_of_cursor = Qt.CursorShape.ArrowCursor
        self._stroking = False
        self.setZValue(25)
        plot.addItem(self, ignoreBounds=True)

    def boundingRect(self) -> QRectF:
        """Return all that is painted on."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint nothing."""

    @property
    def reach(self) -> float:
        """How far from a thing the mouse takes hold of it: data units."""
        return _NEAR * THEME.current.scale * float(self._box.viewPixelSize()[0])

    def set_radius(self, radius: float) -> None:
        """Show the brush as a ring of a radius in data units; 0: none."""
        self.ring.set_radius(radius)

    def hoverEvent(self, event: HoverEvent) -> None:
        """Move the ring, and keep the plot from panning where a stroke may begin."""
        if event.isExit():
            self.ring.setVisible(False)
            self.unsetCursor()
            return
        at = event.pos()
        wanted = bool(self.takes(at.x(), at.y(), self.reach)) and event.acceptDrags(Qt.MouseButton.LeftButton)
        if wanted:
            event.acceptClicks(Qt.MouseButton.LeftButton)
            self.setCursor(QCursor(self.shape_of_cursor))
        else:
            self.unsetCursor()
        self.ring.put(at.x(), at.y(), wanted)

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """A stroke of one press."""
        at = event.pos()
        if event.button() != Qt.MouseButton.LeftButton or not self.takes(at.x(), at.y(), self.reach):
            event.ignore()
            return
        event.accept()
        self.pressed.emit(at.x(), at.y())
        self.ended.emit()

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        """Begin a stroke, go on with it, end it."""
        start, at = event.buttonDownPos(), event.pos()
        if event.isStart():
            wanted = event.button() == Qt.MouseButton.LeftButton
            self._stroking = wanted and bool(self.takes(start.x(), start.y(), self.reach))
        if not self._stroking:
            event.ignore()
            return
        event.accept()
        if event.isStart():
            self.pressed.emit(start.x(), start.y())
        self.stroked.emit(at.x(), at.y())
        self.ring.put(at.x(), at.y(), True)
        if event.isFinish():
            self._stroking = False
            self.ended.emit()


class _Ring(pg.GraphicsObject):
    """A circle around the mouse, as large as what a press changes."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._radius = 0.0
        self.setZValue(40)
        self.setVisible(False)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        plot.addItem(self, ignoreBounds=True)

    def set_radius(self, radius: float) -> None:
        self.prepareGeometryChange()
        self._radius = radius
        self.setVisible(False)

    def put(self, x: float, y: float, shown: bool) -> None:
        if self.isVisible() != (shown and self._radius > 0):
            self.setVisible(shown and self._radius > 0)
        put_item(self, x, y)

    def boundingRect(self) -> QRectF:
        side = 1.05 * self._radius
        return QRectF(-side, -side, 2 * side, 2 * side)

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        set_pen(painter, pg.mkPen(THEME.current.ink, width=1.5))
        painter.drawEllipse(QPointF(), self._radius, self._radius)


class BrushCursor(Handle):
    """A cross that the arrow keys move, seen while it has the keyboard. The mouse goes through it.

    `moved(x, y)`: where it is wanted; `applied`: Enter; `removing`: Delete; `digit(n)`: a number key.
    """

    applied = Signal()
    removing = Signal()
    digit = Signal(int)

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot, key_step=(0.1, 0.1))
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setAcceptHoverEvents(False)
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setZValue(45)

    def shape(self) -> QPainterPath:
        """Return nothing: the mouse has a way of its own."""
        return QPainterPath()

    def hoverEvent(self, event: HoverEvent) -> None:
        """Leave the mouse to what lies behind."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the cross, with an edge that is seen on every background."""
        if not self.hasFocus():
            return
        theme = THEME.current
        arm = _ARM * theme.scale
        for colour, width in ((theme.background, 5), (theme.ink, 2)):
            set_pen(painter, pg.mkPen(colour, width=width * theme.scale))
            painter.drawLine(QPointF(-arm, 0), QPointF(arm, 0))
            painter.drawLine(QPointF(0, -arm), QPointF(0, arm))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, apply the brush, remove, or choose by number."""
        key = event.key()
        if key in _APPLY:
            self.applied.emit()
        elif key in _REMOVE:
            self.removing.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.digit.emit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
