"""A square of paper to draw on: with the mouse, a pen that knows pressure, a finger, or the arrow keys."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.colormaps import GREYS
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.keys import ARROWS
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME

CELLS = 20
"""Places beside each other that the arrow keys reach."""
_INTERVAL = 12  # ms between two times that points are told: a mouse may send a thousand a second
_MARGIN = 4
_NEAR = 3  # px beside the paper where a line may begin

Point = tuple[float, float, float]


class DrawingPad(QWidget):
    """Shows ink and tells what a person wants to add to it.

    `began(erases)`: a line begins; `drawn(points)`: a list of (x, y, pressure), x and y as shares of the side, pressure
    from 0 to 1; `ended()`: the line is over. `typed(digit)`: a key from 0 to 9.
    """

    uses_arrows = True  # so the time bar leaves them alone

    began = Signal(bool)
    drawn = Signal(object)
    ended = Signal()
    typed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._ink = np.zeros((1, 1), np.uint8)
        self._frame: tuple[float, float, float, float] | None = None
        self._empty = ""
        self._points: list[Point] = []
        self._held = False  # a line is being drawn
        self._cell = (CELLS // 2, CELLS // 2)
        self._pen_down = False  # by the keyboard
        self._walked = False  # whether the keys were used last: their place is shown
        self._told = Throttle(self, self._tell, _INTERVAL)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.update)

    def show_ink(self, ink: np.ndarray, frame: tuple[float, float, float, float] | None = None) -> None:
        """Show ink (n, n) uint8, and a frame: top, left, bottom, right as shares of the side."""
        if frame != self._frame or not np.array_equal(ink, self._ink):
            self._ink, self._frame = ink, frame
            self.update()

    def set_texts(self, name: str, empty: str, keys: str) -> None:
        """Say what it is, what stands on it as long as it is empty, and how the keys draw."""
        if (name, empty) != (self.accessibleName(), self._empty):
            self._empty = empty
            self.setAccessibleName(name)
            self.setAccessibleDescription(keys)
            self.setToolTip(keys)
            self.update()

    @property
    def ink(self) -> np.ndarray:
        """What is on show, (n, n) uint8."""
        return self._ink

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(280, 280)

    # Geometry.

    def paper(self) -> QRectF:
        """Return where the paper is."""
        side = max(1.0, min(self.width(), self.height()) - 2.0 * _MARGIN)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def place_of(self, x: float, y: float) -> QPointF:
        """Return where a place of the paper (shares of the side) is in the widget."""
        paper = self.paper()
        return QPointF(paper.x() + x * paper.width(), paper.y() + y * paper.height())

    def _add(self, place: QPointF, pressure: float = 1.0) -> None:
        paper = self.paper()
        x, y = (place.x() - paper.x()) / paper.width(), (place.y() - paper.y()) / paper.height()
        self._points.append((min(1.0, max(0.0, x)), min(1.0, max(0.0, y)), pressure))

    # A line.

    def _begin(self, place: QPointF, pressure: float, erases: bool) -> None:
        self._held, self._walked = True, self._pen_down
        self.began.emit(erases)
        self._add(place, pressure)
        self._told.call_now()

    def _go_on(self, place: QPointF, pressure: float) -> None:
        self._add(place, pressure)
        self._told.call()

    def _end(self) -> None:
        if self._held:
            self._told.stop()
            self._tell()
            self._held = False
            self.ended.emit()

    def _tell(self) -> None:
        if self._points:
            points, self._points = self._points, []
            self.drawn.emit(points)

    def _is_near(self, place: QPointF) -> bool:
        """Return whether a place is on the paper, or so near that it is meant to be."""
        return self.paper().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a line on the paper; the right button erases."""
        drawing = event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        if drawing and not self._held and self._is_near(event.position()):
            self._begin(event.position(), 1.0, event.button() == Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._held and event.buttons() != Qt.MouseButton.NoButton:
            self._go_on(event.position(), 1.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the line."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen: pressing harder makes the line wider; its other end erases."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress and not self._held and self._is_near(event.position()):
            erases = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._begin(event.position(), event.pressure(), erases)
        elif kind == QEvent.Type.TabletMove and self._held:
            self._go_on(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()  # else a mouse event follows

    def event(self, event: QEvent) -> bool:
        """Draw with a finger: the first one that touches."""
        if isinstance(event, QTouchEvent) and event.points():
            place = event.points()[0].position()
            if event.type() == QEvent.Type.TouchBegin and not self._held and self._is_near(place):
                self._begin(place, 1.0, False)
            elif event.type() == QEvent.Type.TouchUpdate and self._held:
                self._go_on(place, 1.0)
            elif event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
                self._end()
            event.accept()
            return True
        return super().event(event)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over the paper; Space puts the pen down and lifts it, Delete the eraser; a digit is told."""
        key = event.key()
        if key in ARROWS:
            self._walked = True
            rows, columns = ARROWS[key]
            row, column = self._cell
            self._cell = min(CELLS - 1, max(0, row + rows)), min(CELLS - 1, max(0, column + columns))
            self._follow_keys()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete):
            self._switch_pen(key == Qt.Key.Key_Delete)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):  # fmt: skip
            self.typed.emit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _middle(self) -> QPointF:
        row, column = self._cell
        return self.place_of((column + 0.5) / CELLS, (row + 0.5) / CELLS)

    def _follow_keys(self) -> None:
        if self._pen_down:
            self._add(self._middle())
            self._told.call_now()
        self.update()

    def _switch_pen(self, erases: bool) -> None:
        self._walked = True
        if self._pen_down:
            self.lift()
        else:
            self._pen_down = True
            self._begin(self._middle(), 1.0, erases)
        self.update()

    def lift(self) -> None:
        """End a line of the keyboard."""
        if self._pen_down:
            self._pen_down = False
            self._end()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the place of the keys if the keyboard came here by them."""
        self._walked = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lift the pen of the keyboard."""
        self.lift()
        super().focusOutEvent(event)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, ink, the frame, and the place of the keyboard."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            paper, theme = self.paper(), THEME.current
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            colours = np.ascontiguousarray(GREYS[self._ink], np.uint32)
            height, width = colours.shape
            painter.drawImage(paper, QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32))
            painter.setPen(QPen(THEME.colour("border"), 1))
            painter.drawRect(paper)
            self._paint_frame(painter, paper)
            if not self._ink.any() and self._empty:
                painter.setPen(QColor("#5a5a5a"))  # on paper, which is white in every theme
                painter.setFont(THEME.font(CONTROL_SIZE))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(paper.adjusted(12, 12, -12, -12), flags, self._empty)
            paint_focus(painter, self)
            if self.hasFocus() and self._walked:
                self._paint_cell(painter, paper, QColor(theme.accent))

    def _paint_frame(self, painter: QPainter, paper: QRectF) -> None:
        if self._frame is not None:
            top, left, bottom, right = self._frame
            painter.setPen(QPen(QColor("#0072b2"), 1.5 * THEME.current.scale, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.place_of(left, top), self.place_of(right, bottom)))

    def _paint_cell(self, painter: QPainter, paper: QRectF, colour: QColor) -> None:
        side = paper.width() / CELLS
        square = QRectF(0, 0, side, side)
        square.moveCenter(self._middle())
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if self._pen_down else Qt.BrushStyle.NoBrush)
        painter.drawRect(square)

    # What leaves.

    def fit(self) -> None:
        """Do nothing: the paper is always whole."""

    def table(self, separator: str = "\t") -> str:
        """Return the ink as numbers, a line per row."""
        rows = [(number, *row) for number, row in enumerate(self._ink.tolist())]
        return table_text(["row", *map(str, range(self._ink.shape[1]))], rows, separator)
