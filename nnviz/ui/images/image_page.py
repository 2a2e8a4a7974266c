"""The base of all grids of images: painted once onto a page, and found under the mouse."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background, is_seen_through
from nnviz.ui.base.kept_pictures import device_ratio
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.placement import Placement


class ImagePage(QWidget):
    """Images (n, height, width) in places that a subclass arranges and paints."""

    def __init__(self) -> None:
        super().__init__()
        self._images = np.zeros((0, 28, 28), np.uint8)
        self._filled: np.ndarray | None = None  # where images are; None: everywhere
        self._page = QPixmap()  # what is painted until something changes
        self._page_of: tuple[Placement, QSizeF, bool] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self._follow_theme)

    # To be said by a subclass.

    def placement(self) -> Placement:
        """Return where the images are now."""
        raise NotImplementedError

    def paint_page(self, painter: QPainter) -> None:
        """Paint what is kept."""

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what changes more often than the images."""

    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.forget()

    # Geometry.

    @property
    def count(self) -> int:
        """How many places for images there are, those out of sight too."""
        return len(self._images)

    @property
    def visible_range(self) -> tuple[int, int]:
        """The first image in sight, and the one after the last."""
        return 0, self.count

    def rect_of(self, number: int) -> QRectF:
        """Return where an image in sight is."""
        return self.placement().rect_of(number - self.visible_range[0])

    def number_at(self, point: QPointF) -> int | None:
        """Return the number of the image at a point of the widget, or None."""
        (first, stop), place = self.visible_range, self.placement().place_at(point)
        if place is None or first + place >= stop:
            return None
        return first + place if self._filled is None or self._filled[first + place] else None

    # Painting.

    def forget(self) -> None:
        """Paint everything anew."""
        self._page_of = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, which is kept until something changes, and the marks on it."""
        ratio = device_ratio(self)
        page_of = self.placement(), QRectF(self.rect()).size() * ratio, is_seen_through()
        if self._page_of != page_of:
            self._page_of, self._page = page_of, self.painted_page(ratio)
        with QPainter(self) as painter:
            self.paint_kept(painter, self._page)
            self.paint_marks(painter)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no page while it is out of sight."""
        super().hideEvent(event)
        self._page_of, self._page = None, QPixmap()

    def painted_page(self, ratio: float) -> QPixmap:
        """Return what is kept, painted for a screen with `ratio` pixels for one."""
        page = QPixmap((QRectF(self.rect()).size() * ratio).toSize())
        if is_seen_through():
            page.fill(Qt.GlobalColor.transparent)
        page.setDevicePixelRatio(ratio)
        with QPainter(page) as painter:
            fill_background(painter, self.rect())
            self.paint_page(painter)
        return page

    def paint_kept(self, painter: QPainter, page: QPixmap) -> None:
        """Paint the page that was kept."""
        painter.drawPixmap(0, 0, page)

    def paint_each(self, painter: QPainter, colours: np.ndarray) -> None:
        """Paint the images in sight one by one; colours (n, height, width) 0xAARRGGBB: of those in sight."""
        count, height, width = colours.shape
        rows = np.ascontiguousarray(colours.reshape(-1, width), np.uint32)
        sheet = QImage(rows.data, width, len(rows), 4 * width, QImage.Format.Format_RGB32)
        for place, box in enumerate(self.placement().rects(count)):
            painter.drawImage(box, sheet, QRectF(0, place * height, width, height))

    @Slot()
    def _follow_theme(self) -> None:
        self.restyle()  # PySide goes on calling a slot that a subclass overrides after the object is gone


class ChoicePage(ImagePage):
    """Images that can be chosen. `chosen(number)`: one was clicked, or reached with the keys."""

    uses_arrows = True  # so the time bar leaves them alone

    chosen = Signal(int)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the image under the mouse."""
        number = self.number_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(number)
