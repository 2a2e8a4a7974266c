"""Rows of small grey pictures, each row with a name: the members of a class side by side."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.colormaps import GREYS
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE

_GAP = 2  # pixels of the pictures between two of them
_WIDEST_NAME = 110  # px at scale 1; a longer one is cut
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip


class ImageRows(QWidget):
    """Shows pictures (rows, columns, height, width) as large as the rows allow; one of them is ringed.

    `chosen(row, column)`: clicked, or reached with the arrow keys. `room_changed`: another number of columns fits.
    `wheeled(columns)`: the wheel asks for pictures further on.
    """

    chosen = Signal(int, int)
    room_changed = Signal()
    wheeled = Signal(int)

    def __init__(self, rows: int = 1) -> None:
        super().__init__()
        self._rows, self._columns, self._side = rows, 0, (28, 28)
        self._names: tuple[tuple[str, str], ...] = ()
        self._filled = np.zeros((0, 0), bool)
        self._ring: tuple[int, int] | None = None
        self._images = np.zeros((0, 0, 28, 28), np.uint8)
        self._pixmap = QPixmap()
        self._room, self._left = 0, 24.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def set_frame(self, names: Sequence[tuple[str, str]], side: tuple[int, int]) -> None:
        """Say what the rows are (name, remark) and how large a picture is, in pixels (height, width)."""
        if tuple(names) != self._names or side != self._side:
            self._names, self._side, self._rows = tuple(names), side, max(1, len(names))
            self._measure()
            self._pixmap = QPixmap()
            self._check_room()
            self.update()

    @property
    def columns(self) -> int:
        """How many pictures of this size fit beside each other."""
        return max(1, int((self.width() - self._left - 8) // self._cell().width()))

    def show_rows(self, images: np.ndarray, filled: np.ndarray, ring: tuple[int, int] | None) -> None:
        """Show pictures (rows, columns, height, width) uint8, 0 paper to 255 ink, where `filled` (rows, columns).

        ring: which one is chosen, if it is among them.
        """
        rows, columns, height, width = images.shape
        self._rows, self._columns, self._side = rows, columns, (height, width)
        self._images, self._filled = images, filled
        self._pixmap = QPixmap()
        self.set_ring(ring)
        self.update()

    def set_ring(self, ring: tuple[int, int] | None) -> None:
        """Ring another picture, or none."""
        if ring != self._ring:
            self._ring = ring
            self.update()

    @property
    def ring(self) -> tuple[int, int] | None:
        """The row and column of the ringed picture, or None."""
        return self._ring

    @property
    def filled(self) -> np.ndarray:
        """Where pictures are: (rows, columns)."""
        return self._filled

    def sizeHint(self) -> QSize:
        """Ask for the size of a plot."""
        return QSize(480, 400)

    # Geometry.

    def _measure(self) -> None:
        """Make room for the longest name."""
        metrics = self.fontMetrics()
        texts = [text for names in self._names for text in names]
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        self._left = min(longest, _WIDEST_NAME * THEME.current.scale) + 24.0

    def _cell(self) -> QRectF:
        """Return the room of one picture with its gap, at the origin."""
        height, width = self._side
        share = max(8.0, (self.height() - 8) / self._rows) / (height + _GAP)
        return QRectF(0, 0, share * (width + _GAP), share * (height + _GAP))

    def rect_of(self, row: int, column: int) -> QRectF:
        """Return where a picture is."""
        cell, (height, width) = self._cell(), self._side
        x, y = self._left + column * cell.width(), 4 + row * cell.height()
        return QRectF(x, y, cell.width() * width / (width + _GAP), cell.height() * height / (height + _GAP))

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the row and column of the picture under a point, or None."""
        cell = self._cell()
        row, column = int((point.y() - 4) // cell.height()), int((point.x() - self._left) // cell.width())
        inside = 0 <= row < self._filled.shape[0] and 0 <= column < self._filled.shape[1]
        return (row, column) if inside and self._filled[row, column] else None

    def _check_room(self) -> None:
        if self.columns != self._room:
            self._room = self.columns
            self.room_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for as many pictures as there is room for."""
        super().resizeEvent(event)
        self._pixmap = QPixmap()
        self._check_room()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names, pictures and the ring."""
        with QPainter(self) as painter:
            if not self._columns:
                painter.fillRect(self.rect(), QColor(THEME.current.ground))
                return
            if self._pixmap.isNull():
                self._pixmap = self._painted()
            painter.drawPixmap(0, 0, self._pixmap)
            self._paint_names(painter)
            paint_focus(painter, self)
            if self._ring is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(THEME.current.accent), 3 * THEME.current.scale))
                painter.drawRoundedRect(self.rect_of(*self._ring).adjusted(-1, -1, 1, 1), 3, 3)

    def _painted(self) -> QPixmap:
        """Return all pictures in the size of the widget, painted once until they change."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(THEME.current.ground))
        pixels = self._joined()
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        cell, (rows, columns) = self._cell(), self._filled.shape
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            whole = QRectF(self._left, 4, columns * cell.width(), rows * cell.height())
            painter.drawImage(whole, image)  # all at once: two hundred calls cost ten times as much
        return pixmap

    def _joined(self) -> np.ndarray:
        """Return all pictures in one, with gaps of the ground between them; opaque, which is faster to paint."""
        rows, columns, height, width = self._images.shape
        ground = np.uint32(QColor(THEME.current.ground).rgb())
        cells = np.full((rows, height + _GAP, columns, width + _GAP), ground)
        shown = np.where(self._filled[:, :, None, None], GREYS[self._images], ground)
        cells[:, :height, :, :width] = shown.swapaxes(1, 2)
        return cells.reshape(rows * (height + _GAP), columns * (width + _GAP))

    def _paint_names(self, painter: QPainter) -> None:
        left, cell = self._left, self._cell()
        for row, (name, remark) in enumerate(self._names):
            box = QRectF(4, 4 + row * cell.height(), left - 14, cell.height() - 3)
            tall = box.height() >= 2.2 * self.fontMetrics().height()
            half = box.height() / 2 if tall and remark else 0
            right = Qt.AlignmentFlag.AlignRight
            painter.setPen(THEME.colour("ink"))
            painter.setFont(THEME.font(CONTROL_SIZE, bold=True))
            down = Qt.AlignmentFlag.AlignBottom if half else Qt.AlignmentFlag.AlignVCenter
            cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box.adjusted(0, 0, 0, -half), right | down, cut)
            if half:
                painter.setPen(THEME.colour("muted"))
                painter.setFont(THEME.font(TICK_SIZE))
                painter.drawText(box.adjusted(0, half, 0, 0), right | Qt.AlignmentFlag.AlignTop, remark)

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the picture under the mouse."""
        place = self.place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour of the ringed picture."""
        if event.key() not in _ARROWS or self._ring is None:
            super().keyPressEvent(event)
            return
        row, column = (a + b for a, b in zip(self._ring, _ARROWS[event.key()], strict=True))
        if (
            0 <= row < self._filled.shape[0]
            and 0 <= column < self._filled.shape[1]
            and self._filled[row, column]
        ):
            self.chosen.emit(row, column)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for pictures further on."""
        notches = event.angleDelta().y() or event.angleDelta().x()
        if notches:
            self.wheeled.emit(-max(1, self.columns // 2) if notches > 0 else max(1, self.columns // 2))
        event.accept()

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.setFont(THEME.font(CONTROL_SIZE, bold=True))
        self._measure()
        self._pixmap = QPixmap()
        self._check_room()
        self.update()
