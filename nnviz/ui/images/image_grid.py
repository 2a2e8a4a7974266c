"""Small grey images in rows: with the names of the rows beside them, or one row over the columns of a plot."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy

from nnviz.ui.base.colormaps import GREYS
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.keys import ARROWS
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE
from nnviz.ui.images.image_page import ChoicePage
from nnviz.ui.images.placement import Placement

_GAP = 2  # pixels of the images between two of them
_WIDEST_NAME = 110  # px at scale 1; a longer one is cut
_STRIP = 84  # px at scale 1: the height of a single row over a plot


class ImageGrid(ChoicePage):
    """Images (rows, columns, height, width), numbered row by row; one of them has a ring.

    `chosen(number)`: clicked, or reached with the arrow keys. `room_changed`: another number of columns fits.
    `wheeled(columns)`: the wheel asks for images further on.
    """

    room_changed = Signal()
    wheeled = Signal(int)

    def __init__(self, middle_of: Callable[[int], float] | None = None) -> None:
        """middle_of: column -> x of its middle in this widget, where a single row stands over the columns of a plot."""
        super().__init__()
        self._middle_of = middle_of
        self._names: tuple[tuple[str, str], ...] = ()
        self._filled: np.ndarray = np.zeros(0, bool)
        self._grid = (1, 0)  # rows and columns
        self._ring: int | None = None  # the number of an image
        self._left, self._fitting = 24.0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        down = QSizePolicy.Policy.Preferred if middle_of else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)

    # What is shown.

    def set_frame(self, names: Sequence[tuple[str, str]], side: tuple[int, int]) -> None:
        """Say what the rows are (name, remark) and how large an image is, in its pixels (height, width)."""
        if tuple(names) != self._names or side != self._images.shape[1:]:
            rows = max(1, len(names))
            if rows != self._grid[0] or side != self._images.shape[1:]:  # what is shown does not fit any more
                self._grid, self._images, self._filled = (rows, 0), np.zeros((0, *side), np.uint8), np.zeros(0, bool)
            self._names = tuple(names)
            self.setAccessibleDescription("; ".join(" ".join(texts) for texts in names))
            self._measure()
            self._check_room()
            self.forget()

    def show_images(self, images: np.ndarray, filled: np.ndarray | None = None, ring: int | None = None) -> None:
        """Show images (rows, columns, height, width), 0 paper to 255 ink, where `filled` (rows, columns), or all.

        ring: the number of the one that is chosen, if it is among them.
        """
        self._grid = images.shape[:2]
        self._images = np.asarray(images).round().astype(np.uint8).reshape(-1, *images.shape[2:])
        self._filled = np.ones(len(self._images), bool) if filled is None else np.ravel(filled)
        self.set_ring(ring)
        self.forget()

    def set_ring(self, ring: int | None) -> None:
        """Put the ring round another image, or round none."""
        if ring != self._ring:
            self._ring = ring
            self.update()

    @property
    def ring(self) -> int | None:
        """The number of the image with the ring, or None."""
        return self._ring

    @property
    def filled(self) -> np.ndarray:
        """Where images are: (rows, columns)."""
        return self._filled.reshape(self._grid)

    @property
    def columns(self) -> int:
        """How many images of this size fit beside each other."""
        return max(1, int((self.width() - self._left - 8) // self._cell().width()))

    def sizeHint(self) -> QSize:
        """Ask for the size of a plot, or for the height of a row."""
        return QSize(400, round(_STRIP * THEME.current.scale)) if self._middle_of else QSize(480, 400)

    # Geometry.

    def _measure(self) -> None:
        """Make room for the longest name."""
        metrics = self.fontMetrics()
        texts = [text for names in self._names for text in names]
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        self._left = min(longest, _WIDEST_NAME * THEME.current.scale) + 24.0

    def _cell(self) -> QRectF:
        """Return the room of one image with its gap, at the origin."""
        height, width = self._images.shape[1:]
        share = max(8.0, (self.height() - 8) / self._grid[0]) / (height + _GAP)
        return QRectF(0, 0, share * (width + _GAP), share * (height + _GAP))

    def placement(self) -> Placement:
        """Return where the images are now."""
        height, width = self._images.shape[1:]
        if self._middle_of is not None:
            return self._over_columns(self._middle_of(0), self._middle_of(1) - self._middle_of(0), height, width)
        cell = self._cell()
        image = cell.width() * width / (width + _GAP), cell.height() * height / (height + _GAP)
        return Placement(self._left, 4, *image, cell.width(), cell.height(), max(1, self._grid[1]))

    def _over_columns(self, middle: float, step: float, height: int, width: int) -> Placement:
        share = max(0.0, min((abs(step) - 6) / width, (self.height() - 8) / height))
        size = QRectF(0, 0, share * width, share * height)
        size.moveCenter(QRectF(self.rect()).center())
        left = middle - size.width() / 2
        between = (abs(step) - size.width()) / 2
        return Placement(
            left, size.y(), size.width(), size.height(), step or 1.0, self.height() + 1.0, max(1, self.count), between
        )

    def _check_room(self) -> None:
        if self.columns != self._fitting:
            self._fitting = self.columns
            self.room_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for as many images as there is room for."""
        super().resizeEvent(event)
        self._check_room()
        self.forget()

    # Painting.

    def paint_page(self, painter: QPainter) -> None:
        """Paint names and images."""
        if not self.count:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._middle_of is None:
            self._paint_joined(painter)
            self._paint_names(painter)
        else:
            self.paint_each(painter, GREYS[self._images])

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what changes more often than the images: the focus and the ring."""
        paint_focus(painter, self)
        if self._ring is not None and self._ring < self.count:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(THEME.current.accent), 3 * THEME.current.scale))
            painter.drawRoundedRect(self.rect_of(self._ring).adjusted(-1, -1, 1, 1), 3, 3)

    def _paint_joined(self, painter: QPainter) -> None:
        """Paint all images at once: two hundred calls cost ten times as much."""
        cell, (rows, columns) = self._cell(), self._grid
        pixels = _joined(self._images, self._filled, self._grid)
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(self._left, 4, columns * cell.width(), rows * cell.height()), image)

    def _paint_names(self, painter: QPainter) -> None:
        cell, right = self._cell(), Qt.AlignmentFlag.AlignRight
        for row, (name, remark) in enumerate(self._names):
            box = QRectF(4, 4 + row * cell.height(), self._left - 14, cell.height() - 3)
            tall = box.height() >= 2.2 * self.fontMetrics().height()
            half = box.height() / 2 if tall and remark else 0
            painter.setPen(THEME.colour("ink"))
            painter.setFont(THEME.font(CONTROL_SIZE, bold=True))
            down = Qt.AlignmentFlag.AlignBottom if half else Qt.AlignmentFlag.AlignVCenter
            cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box.adjusted(0, 0, 0, -half), right | down, cut)
            if half:
                painter.setPen(THEME.colour("muted"))
                painter.setFont(THEME.font(TICK_SIZE))
                painter.drawText(box.adjusted(0, half, 0, 0), right | Qt.AlignmentFlag.AlignTop, remark)

    # Mouse and keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour of the image with the ring."""
        if event.key() not in ARROWS or self._ring is None:
            super().keyPressEvent(event)
            return
        rows, columns = self._grid
        row, column = (a + b for a, b in zip(divmod(self._ring, columns), ARROWS[event.key()], strict=True))
        if 0 <= row < rows and 0 <= column < columns and self._filled[row * columns + column]:
            self.chosen.emit(row * columns + column)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for images further on."""
        notches = event.angleDelta().y() or event.angleDelta().x()
        if notches:
            self.wheeled.emit(-max(1, self.columns // 2) if notches > 0 else max(1, self.columns // 2))
        event.accept()

    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.setFont(THEME.font(CONTROL_SIZE, bold=True))
        self._measure()
        self._check_room()
        self.updateGeometry()
        self.forget()


def _joined(images: np.ndarray, filled: np.ndarray, grid: tuple[int, int]) -> np.ndarray:
    """Return all images in one, with gaps of the background between them; opaque, which is faster to paint."""
    (rows, columns), (_, height, width) = grid, images.shape
    background = np.uint32(QColor(THEME.current.background).rgb())
    cells = np.full((rows, height + _GAP, columns, width + _GAP), background)
    shown = np.where(filled[:, None, None], GREYS[images], background)
    cells[:, :height, :, :width] = shown.reshape(rows, columns, height, width).swapaxes(1, 2)
    return cells.reshape(rows * (height + _GAP), columns * (width + _GAP))
