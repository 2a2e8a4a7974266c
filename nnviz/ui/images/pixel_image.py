"""One grey picture, large: its pixels, on demand their values, a row and a pixel marked, a scale of greys."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.colormaps import GREYS
from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.kept_pictures import device_ratio
from nnviz.ui.base.keys import ARROWS
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE
from nnviz.ui.images.pixel_sheet import PixelSheet, SheetPainter

_WIDEST = 1.6  # a cell with a number in it may be so much wider than high
_TICKS = (1, 2, 5, 7, 10, 14, 20, 28, 50, 100)


class PixelImage(QWidget):
    """Shows values (height, width) from `low` (paper) to `high` (ink).

    `pointed(row, column)`: the mouse is on a pixel, (-1, -1) when it leaves. `picked(row, column)`: pressed, dragged,
    or reached with the arrow keys.
    """

    uses_arrows = True  # so the time bar leaves them alone

    pointed = Signal(int, int)
    picked = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._values = np.zeros((0, 0))
        self._limits = (0.0, 255.0)
        self._title = self._caption = self._badge = ""
        self._written = False
        self._sheets = SheetPainter()
        self._frame = QPixmap()
        self._frame_key: tuple[object, ...] = ()
        self._row: int | None = None
        self._pixel: tuple[int, int] | None = None
        self._pixmap = QPixmap()
        self._painted_for: tuple[QRectF, float] = QRectF(), 0.0
        self._hovered = (-1, -1)
        self._held = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def show_image(
        self, values: np.ndarray, low: float = 0, high: float = 255, written: bool = False
    ) -> None:
        """Show values (height, width); with `written` each pixel's value stands in it."""
        same = (low, high, written) == (*self._limits, self._written)
        if same and np.array_equal(values, self._values):  # nothing to paint again
            return
        self._values, self._limits = np.asarray(values), (low, high)
        self._written = written
        self._pixmap = QPixmap()
        self.update()

    def set_texts(self, title: str, badge: str = "", caption: str = "") -> None:
        """Say what it is: a title and a second line above, and a line below."""
        if (title, badge, caption) != (self._title, self._badge, self._caption):
            self._title, self._badge, self._caption = title, badge, caption
            self.setAccessibleName(title or self.accessibleName())
            self.setAccessibleDescription(caption)
            self.update()

    def mark(self, row: int | None, pixel: tuple[int, int] | None) -> None:
        """Frame a row and a pixel."""
        if (row, pixel) != (self._row, self._pixel):
            self._row, self._pixel = row, pixel
            self.update()

    @property
    def values(self) -> np.ndarray:
        """What is shown, (height, width)."""
        return self._values

    @property
    def title(self) -> str:
        """The line above."""
        return self._title

    @property
    def caption(self) -> str:
        """The line below."""
        return self._caption

    @property
    def marked(self) -> tuple[int | None, tuple[int, int] | None]:
        """The framed row and pixel."""
        return self._row, self._pixel

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(360, 400)

    def fit(self) -> None:
        """Do nothing: the picture is always whole (plots are asked to fit)."""

    def table(self, separator: str = "\t") -> str:
        """Return the values as text, a line per row of pixels; the columns are numbered from 0."""
        rows = [(number, *row) for number, row in enumerate(self._values.tolist())]
        return table_text(["row", *map(str, range(self._values.shape[-1]))], rows, separator)

    # Geometry.

    def _area(self) -> QRectF:
        """Return where the picture is, within the margins of title, ticks, scale and caption."""
        scale = THEME.current.scale
        line = self.fontMetrics().height()
        above = (1.4 if self._low_room() else 2.4) * line + 26 * scale
        room = QRectF(self.rect()).adjusted(40 * scale, above, -58 * scale, -1.6 * line - 8)
        if not self._values.size or room.width() < 20 or room.height() < 20:
            return QRectF()
        height, width = self._values.shape
        cell = min(room.width() / width, room.height() / height)
        wide = min(room.width() / width, cell * (_WIDEST if self._written else 1))
        if self._written:  # whole pixels of the screen, so that all cells are alike
            wide, cell = max(1, int(wide)), max(1, int(cell))
        size = (wide * width, cell * height)
        # In the middle, title and caption with it; a little above looks like the middle.
        return QRectF(room.x() + (room.width() - size[0]) / 2, room.y() + (room.height() - size[1]) * 0.4, *size)

    def _low_room(self) -> bool:
        """Return whether the second line has to go, for the picture's sake."""
        return self.height() < 18 * self.fontMetrics().height()

    def rect_of(self, row: int, column: int) -> QRectF:
        """Return where a pixel is."""
        area, (height, width) = self._area(), self._values.shape
        size = area.width() / width, area.height() / height
        return QRectF(area.x() + column * size[0], area.y() + row * size[1], *size)

    def pixel_at(self, point: QPointF, clamped: bool = False) -> tuple[int, int] | None:
        """Return row and column of the pixel under a point; None outside, or the nearest with `clamped`."""
        area = self._area()
        if area.isEmpty() or not (clamped or area.contains(point)):
            return None
        height, width = self._values.shape
        row = int((point.y() - area.y()) / area.height() * height // 1)
        column = int((point.x() - area.x()) / area.width() * width // 1)
        return min(height - 1, max(0, row)), min(width - 1, max(0, column))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            area = self._area()
            self._paint_texts(painter, area)
            paint_focus(painter, self)
            if area.isEmpty():
                return
            if self._pixmap.isNull() or self._painted_for != (area, device_ratio(self)):
                sheet = PixelSheet(self._values, self._limits, self._written)
                self._pixmap = self._sheets.painted(sheet, area, device_ratio(self))
                self._painted_for = area, device_ratio(self)
            painter.drawPixmap(area.topLeft(), self._pixmap)
            painter.drawPixmap(0, 0, self._framed(area))
            self._paint_marks(painter, area)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no pictures while it is out of sight."""
        super().hideEvent(event)
        self._pixmap, self._frame, self._frame_key = QPixmap(), QPixmap(), ()

    def _framed(self, area: QRectF) -> QPixmap:
        """Return what stands around the picture, painted once for a size and a theme."""
        key = (self.size(), device_ratio(self), area, self._values.shape, self._limits, THEME.current.name,
               self.font())  # fmt: skip
        if key != self._frame_key:
            self._frame_key = key
            ratio = device_ratio(self)
            self._frame = QPixmap(self.size() * ratio)
            self._frame.setDevicePixelRatio(ratio)
            self._frame.fill(QColor(0, 0, 0, 0))
            with QPainter(self._frame) as painter:
                self._paint_ticks(painter, area)
                self._paint_scale(painter, area)
        return self._frame

    def _paint_texts(self, painter: QPainter, area: QRectF) -> None:
        theme = THEME.current
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        painter.setPen(QColor(theme.ink))
        centre = area.center().x() if not area.isEmpty() else self.width() / 2
        half = min(centre, self.width() - centre) if not area.isEmpty() else self.width() / 2
        line = painter.fontMetrics().height()
        lines = 1 if self._low_room() else 2
        top = area.y() - lines * line - self.fontMetrics().height() if not area.isEmpty() else 4
        box = QRectF(centre - half, max(4, top), 2 * half, line)
        painter.setFont(fitted_font(painter.font(), self._title, box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.muted))
        if lines > 1:
            painter.drawText(box.translated(0, line), Qt.AlignmentFlag.AlignCenter, self._badge)
        bottom = area.bottom() + 4 if not area.isEmpty() else self.height() / 2
        painter.setPen(QColor(theme.ink))
        caption = QRectF(0, bottom, self.width(), painter.fontMetrics().height() + 4)
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self._caption)

    def _paint_ticks(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(THEME.font(TICK_SIZE))
        painter.setPen(THEME.colour("muted"))
        metrics = painter.fontMetrics()
        height, width = self._values.shape
        cell = self.rect_of(0, 0)
        step = next((s for s in _TICKS if s * cell.width() >= 1.5 * metrics.horizontalAdvance("000")), 128)
        for column in range(0, width, step):
            middle = area.x() + (column + 0.5) * cell.width()
            box = QRectF(middle - 30, area.y() - metrics.height() - 2, 60, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, str(column))
        step = next((s for s in _TICKS if s * cell.height() >= 1.5 * metrics.height()), 128)
        for row in range(0, height, step):
            middle = area.y() + (row + 0.5) * cell.height()
            box = QRectF(area.x() - 46 * THEME.current.scale, middle - 20, 40 * THEME.current.scale, 40)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row))
        painter.setPen(THEME.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        scale = THEME.current.scale
        bar = QRectF(area.right() + 12 * scale, area.y(), 10 * scale, area.height())
        ramp = np.ascontiguousarray(GREYS[::-1].reshape(256, 1))
        painter.drawImage(bar, QImage(ramp.data, 1, 256, 4, QImage.Format.Format_RGB32))
        painter.drawRect(bar)
        painter.setPen(THEME.colour("muted"))
        left, flags = bar.right() + 5 * scale, Qt.AlignmentFlag.AlignVCenter
        for y, value in ((bar.top() + 6, self._limits[1]), (bar.bottom() - 6, self._limits[0])):
            painter.drawText(QRectF(left, y - 12, 60, 24), flags, number_text(value))

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        theme = THEME.current
        if self._row is not None:
            row = self.rect_of(self._row, 0)
            painter.setPen(QPen(QColor(theme.test), 2.5 * theme.scale))
            painter.drawRect(QRectF(area.x() - 2, row.y() - 1, area.width() + 4, row.height() + 2))
        for place, role in ((self._pixel, "accent"), (self._hovered, "accent")):
            if place is not None and place[0] >= 0:
                painter.setPen(QPen(THEME.colour(role), 2.5 * theme.scale))
                painter.drawRect(self.rect_of(*place).adjusted(-1, -1, 1, 1))

    # Mouse and keys.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the pixel under the mouse; while the button is down, pick it."""
        place = self.pixel_at(event.position(), clamped=self._held) or (-1, -1)
        if self._held and place[0] >= 0:
            self.picked.emit(*place)
        self._hover(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the pixel under the mouse."""
        place = self.pixel_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self.picked.emit(*place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = False

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse is on no pixel."""
        super().leaveEvent(event)
        self._hover((-1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick a neighbour of the framed pixel."""
        if event.key() not in ARROWS or self._pixel is None:
            super().keyPressEvent(event)
            return
        row, column = (a + b for a, b in zip(self._pixel, ARROWS[event.key()], strict=True))
        if 0 <= row < self._values.shape[0] and 0 <= column < self._values.shape[1]:
            self.picked.emit(row, column)

    def _hover(self, place: tuple[int, int]) -> None:
        if place != self._hovered:
            self._hovered = place
            self.pointed.emit(*place)
            self.update()

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.setFont(THEME.font(CONTROL_SIZE))
        self._pixmap = QPixmap()
        self.update()
