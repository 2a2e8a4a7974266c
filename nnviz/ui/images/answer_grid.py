"""Images with the answers given to them: right and wrong are told apart by colour, by a frame and by a badge."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from nnviz.ui.base.colormaps import grey_colours
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE
from nnviz.ui.images.answer_layout import CaptionRoom, PageLayout, page_layout
from nnviz.ui.images.answer_marks import WRONG, Captions, paint_badge
from nnviz.ui.images.image_page import ChoicePage
from nnviz.ui.images.placement import Placement

_GAP = 6  # px between images at scale 1; wrong ones have their frame in it
_LEAST = 40  # px of an image's side at scale 1 where there are pages; smaller ones are hard to read
_CAPTION = 90  # px at scale 1: longer captions are cut
_COLOURS = np.array(grey_colours(), np.uint32)[np.arange(256) * 254 // 255]


class AnswerGrid(ChoicePage):
    """Images that fill the widget, each with a caption if there is room. `chosen(number)`: clicked, or Enter.

    With pages=True no image is smaller than can be read: the wheel and the keys turn the pages.
    """

    def __init__(
        self, pages: bool = False, largest: int = 150, caption_size: float = TICK_SIZE, framed: bool = True
    ) -> None:
        """largest: px of an image's side at scale 1 that is not exceeded; framed: frames and badges on the images."""
        super().__init__()
        self._framed, self._pages, self._largest, self._caption_size = framed, pages, largest, caption_size
        self._title = self._subtitle = self._empty = self._range = self._widest = ""
        self._marks = np.zeros(0, np.int8)
        self._texts: Sequence[str] = ()
        self._tell: Callable[[int], str] | None = None
        self._first = self.current = 0
        self._lit = False
        self._layout: PageLayout | None = None  # what follows from sizes, until something changes
        self._placement: Placement | None = None
        self._captions = Captions(caption_size)
        self._ring: int | None = None  # the number of the image that is on show elsewhere
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must leave the keys to the time bar

    # What is shown.

    def set_texts(self, title: str, subtitle: str = "", empty: str = "", page_range: str = "") -> None:
        """Say (in the language in force) what this is; page_range has the gaps {first}, {last} and {all}."""
        texts, before = (title, subtitle, empty, page_range), (self._title, self._subtitle, self._empty, self._range)
        if texts != before:
            self._title, self._subtitle, self._empty, self._range = texts
            self.setAccessibleName(title or self.accessibleName())
            # Only a text that appears or goes takes room from the images.
            self.arrange() if [*map(bool, texts)] != [*map(bool, before)] else self.forget()

    @property
    def title(self) -> str:
        """What this is."""
        return self._title

    def show_answers(
        self, images: np.ndarray, marks: np.ndarray, captions: Sequence[str] = (),
        tell: Callable[[int], str] | None = None, ringed: int | None = None,
    ) -> None:  # fmt: skip
        """Show images (n, height, width) uint8 with marks (n,) RIGHT, WRONG or PLAIN, and a caption for each.

        tell: returns what is said about an image under the mouse; ringed: the image that is on show elsewhere.
        """
        if len(images) != self.count:
            self._first = self.current = 0
            self._layout = self._placement = None
        self._images = images
        self._marks, self._texts, self._tell = np.asarray(marks), captions, tell
        self._ring = ringed
        self.setAccessibleDescription("; ".join(captions[:50]))
        self.forget()

    def set_widest(self, caption: str) -> None:
        """Say which is the longest caption to come, so that the images keep their places; empty: there are none."""
        if caption != self._widest:
            self._widest = caption
            self.arrange()

    def to_first_page(self) -> None:
        """Go back to the first image."""
        self._first = self.current = 0
        self.arrange()

    def set_lit(self, lit: bool) -> None:
        """Frame the images, because the mouse is on their part of an equation."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    @property
    def marks(self) -> np.ndarray:
        """The marks (n,)."""
        return self._marks

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions."""
        return tuple(self._texts)

    @property
    def visible_range(self) -> tuple[int, int]:
        """The first image in sight, and the one after the last."""
        return self._first, min(self.count, self._first + self._layout_of_page().capacity)

    def sizeHint(self) -> QSize:
        """Ask for a square of middling size."""
        return QSize(320, 240)

    # Geometry.

    def _area(self) -> QRect:
        scale = THEME.current.scale
        top = round(30 * scale) if self._title else 4
        bottom = round(20 * scale) if self._subtitle or self._range else 4
        return self.rect().adjusted(12, top, -12, -bottom)

    def _layout_of_page(self) -> PageLayout:
        if self._layout is None:  # every image asks
            scale, metrics = THEME.current.scale, QFontMetrics(THEME.font(self._caption_size))
            widest = metrics.horizontalAdvance(self._widest)
            room = CaptionRoom(min(widest, _CAPTION * scale), metrics.height() if widest else 0)
            least = _LEAST * scale if self._pages else None
            self._layout = page_layout(
                self._area(), self.count, room, _GAP * scale, self._largest * scale, least
            )
        return self._layout

    def placement(self) -> Placement:
        """Return where the images of the page are."""
        if self._placement is None:
            page, gap = self._layout_of_page(), _GAP * THEME.current.scale
            self._placement = page.placement(self._area(), self.count - self._first, gap)
        return self._placement

    def arrange(self) -> None:
        """Arrange and paint everything anew."""
        self._layout = self._placement = None
        self._captions.forget()
        self.forget()

    # Painting.

    def paint_page(self, painter: QPainter) -> None:
        """Paint the texts and the images of the page."""
        theme, scale = THEME.current, THEME.current.scale
        painter.setPen(QColor(theme.ink))
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        painter.drawText(QRect(0, 0, self.width(), round(30 * scale)), Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setPen(QColor(theme.muted))
        painter.setFont(THEME.font(TICK_SIZE))
        if not self.count:
            painter.setFont(THEME.font(CONTROL_SIZE))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._area(), flags, self._empty)
            return
        first, stop = self.visible_range
        subtitle = self._subtitle
        if self._range and stop - first < self.count:
            subtitle = self._range.format(first=first + 1, last=stop, all=self.count)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(self.rect().adjusted(0, 0, 0, -2), flags, subtitle)
        self._paint_images(painter, first, stop)

    def _paint_images(self, painter: QPainter, first: int, stop: int) -> None:
        side, caption = self._layout_of_page().side, self._layout_of_page().caption
        boxes = self.placement().rects(stop - first)
        marks = self._marks[first:stop].tolist()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, side < self._images.shape[1])
        for box, mark in zip(boxes, marks, strict=True):
            if self._framed and mark == WRONG:
                painter.fillRect(box.adjusted(-2, -2, 2, 2), THEME.colour("vermillion"))
        # Dark ink on white paper in every theme: they are data.
        self.paint_each(painter, _COLOURS[self._images[first:stop]])
        if self._ring is not None and first <= self._ring < stop:
            _frame(painter, boxes[self._ring - first], 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._framed:
            for box, mark in zip(boxes, marks, strict=True):
                paint_badge(painter, box, mark)
        if caption and len(self._texts) == self.count:
            room = self.width() if self.count == 1 else side + _GAP * THEME.current.scale
            self._captions.paint(painter, zip(boxes, marks, self._texts[first:stop], strict=True), room)

    def paint_marks(self, painter: QPainter) -> None:
        """Frame the page while it is lit, and the image that the keys go to."""
        first, stop = self.visible_range
        if self._lit and first < stop:
            _frame(painter, self.rect_of(first).united(self.rect_of(stop - 1)), 5)
        paint_focus(painter, self)
        if self.hasFocus() and first <= self.current < stop:
            _frame(painter, self.rect_of(self.current), 3)

    # Mouse and keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the image under the mouse."""
        number = self.number_at(event.position())
        if number is not None:
            self.current = number
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say something about the image under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.number_at(QPointF(event.pos()))
            text = self._tell(number) if number is not None and self._tell else ""
            QToolTip.showText(event.globalPos() + QPoint(8, 8), text, self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go on by a row, where there are pages."""
        columns, capacity = self._layout_of_page().columns, self._layout_of_page().capacity
        if capacity < self.count:
            self._scroll(-columns if event.angleDelta().y() > 0 else columns)

    def _scroll(self, by: int) -> None:
        columns, capacity = self._layout_of_page().columns, self._layout_of_page().capacity
        last = max(0, -(-(self.count - capacity) // columns) * columns)
        first = max(0, min(last, self._first + by))
        if first != self._first:
            self._first, self._placement = first, None
            self.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from image to image, turn the pages, choose."""
        columns, capacity = self._layout_of_page().columns, self._layout_of_page().capacity
        rows = capacity // columns
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -rows * columns, Qt.Key.Key_PageDown: rows * columns,
        }  # fmt: skip
        if event.key() in steps and self.count:
            self._go(max(0, min(self.count - 1, self.current + steps[event.key()])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.count:
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        columns, capacity = self._layout_of_page().columns, self._layout_of_page().capacity
        self.current = number
        if number < self._first:
            self._scroll(-(-(self._first - number) // columns) * -columns)
        elif number >= self._first + capacity:
            self._scroll(-(-(number - self._first - capacity + 1) // columns) * columns)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the images anew."""
        self._first = 0
        self.arrange()
        super().resizeEvent(event)

    def restyle(self) -> None:
        """Follow a change of theme."""
        self._first = 0
        self.arrange()
        self.updateGeometry()


def _frame(painter: QPainter, box: QRectF, distance: int) -> None:
    painter.setPen(QPen(THEME.colour("accent"), 3))
    painter.drawRect(box.adjusted(-distance, -distance, distance, distance))
