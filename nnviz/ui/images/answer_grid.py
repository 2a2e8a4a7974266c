"""Images with the answers given to them: right and wrong are told apart by colour, by a frame and by a mark."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QStaticText,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnviz.ui.base.colormaps import grey_colours
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE

_GAP = 6  # px between tiles at scale 1; wrong ones have their frame in it
_LEAST = 40  # px of an image's side at scale 1 where there are pages; smaller ones are hard to read
_WORDS = 90  # px at scale 1: longer captions are cut
_MARKED = 15  # px of an image's side from which it has a mark of its own
_LARGE = 180  # px of an image's side from which what is right has one too; on many small ones it is noise
_GREYS = grey_colours()
RIGHT, WRONG, PLAIN = 1, 0, -1


class AnswerGrid(QWidget):
    """Tiles that fill the widget, each with a caption if there is room. `chosen(number)`: clicked, or Enter.

    With pages=True no tile is smaller than can be read: the wheel and the keys turn the pages.
    """

    chosen = Signal(int)

    def __init__(
        self, pages: bool = False, largest: int = 150, caption_size: float = TICK_SIZE, framed: bool = True
    ) -> None:
        """largest: px of an image's side at scale 1 that is not exceeded; framed: frames and badges on the images."""
        super().__init__()
        self._framed = framed
        self._pages, self._largest, self._caption_size = pages, largest, caption_size
        self._title = self._subtitle = self._empty = self._range = ""
        self._images = np.zeros((0, 1, 1), np.uint8)
        self._marks = np.zeros(0, np.int8)
        self._captions: Sequence[str] = ()
        self._tell: Callable[[int], str] | None = None
        self._first = self.current = 0
        self._lit, self._ringed = False, None
        self._grid: tuple[int, float, int, int] | None = None  # what follows from sizes, until something changes
        self._boxes: list[QRectF] = []
        self._widest = ""
        self._written: dict[tuple[str, int], QStaticText] = {}
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must leave the keys to the time bar
        THEME.changed.connect(self.restyle)

    # What is shown.

    def set_texts(self, title: str, subtitle: str = "", empty: str = "", page_range: str = "") -> None:
        """Say (in the language in force) what this is; page_range has the gaps {first}, {last} and {all}."""
        texts, before = (title, subtitle, empty, page_range), (self._title, self._subtitle, self._empty, self._range)
        if texts != before:
            self._title, self._subtitle, self._empty, self._range = texts
            self.setAccessibleName(title)
            # Only a text that appears or goes takes room from the tiles.
            self._renew() if [*map(bool, texts)] != [*map(bool, before)] else self._repaint()

    def show_answers(
        self, images: np.ndarray, marks: np.ndarray, captions: Sequence[str] = (),
        tell: Callable[[int], str] | None = None, ringed: int | None = None,
    ) -> None:  # fmt: skip
        """Show images (n, height, width) uint8 with marks (n,) RIGHT, WRONG or PLAIN, and a caption for each.

        tell: returns what is said about a tile under the mouse; ringed: the tile that is on show elsewhere.
        """
        if len(images) != len(self._images):
            self._first = self.current = 0
            self._grid, self._boxes = None, []
        self._images, self._marks, self._captions, self._tell = images, np.asarray(marks), captions, tell
        self._ringed = ringed
        self.setAccessibleDescription("; ".join(captions[:50]))
        self._repaint()

    def set_widest(self, caption: str) -> None:
        """Say which is the longest caption to come, so that the tiles keep their places; empty: there are none."""
        if caption != self._widest:
            self._widest = caption
            self._renew()

    def to_first_page(self) -> None:
        """Go back to the first tile."""
        self._first = self.current = 0
        self._renew()

    def set_lit(self, lit: bool) -> None:
        """Frame the tiles, because the mouse is on their part of an equation."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    @property
    def count(self) -> int:
        """How many tiles there are, those of other pages too."""
        return len(self._images)

    @property
    def marks(self) -> np.ndarray:
        """The marks (n,)."""
        return self._marks

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions."""
        return tuple(self._captions)

    @property
    def visible_range(self) -> tuple[int, int]:
        """The first tile in sight, and the one after the last."""
        *_, capacity = self._layout()
        return self._first, min(self.count, self._first + capacity)

    def sizeHint(self) -> QSize:
        """Ask for a square of middling size."""
        return QSize(320, 240)

    # Geometry.

    def _area(self) -> QRect:
        scale = THEME.current.scale
        top = round(30 * scale) if self._title else 4
        bottom = round(20 * scale) if self._subtitle or self._range else 4
        return self.rect().adjusted(12, top, -12, -bottom)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(THEME.font(self._caption_size))

    def _layout(self) -> tuple[int, float, int, int]:
        """Return columns, side of an image, height of a caption and how many tiles a page holds."""
        if self._grid is None:  # every tile asks
            self._grid = self._arranged()
        return self._grid

    def _arranged(self) -> tuple[int, float, int, int]:
        area, scale = self._area(), THEME.current.scale
        metrics, gap = self._metrics(), _GAP * scale
        widest = metrics.horizontalAdvance(self._widest)
        height = metrics.height() if widest else 0
        if self._pages:
            side = max(_LEAST * scale, min(widest, _WORDS * scale))
            columns = max(1, int((area.width() + gap) / (side + gap)))
            rows = max(1, int((area.height() + gap) / (side + gap + height)))
            if columns * rows < self.count:
                return columns, side, height, columns * rows
        columns, side = self._best(area, gap, height)
        if self.count > 1 and height and side + gap < min(widest, _WORDS * scale):  # no room: the mark has to do
            height = 0
            columns, side = self._best(area, gap, 0)
        return columns, side, height, max(1, self.count)

    def _best(self, area: QRect, gap: float, caption: float) -> tuple[int, float]:
        """Return the columns with which the images are largest, and their side."""
        best, count = (1, 1.0), max(1, self.count)
        guess = max(1, round(math.sqrt(count * area.width() / max(1, area.height()))))
        for columns in range(max(1, guess // 2), min(count, 2 * guess + 1) + 1):
            rows = -(-count // columns)
            across, down = (area.width() + gap) / columns - gap, (area.height() + gap) / rows - gap - caption
            side = min(across, down, self._largest * THEME.current.scale)
            if side > best[1] + 1e-9:
                best = columns, side
        return best

    def rect_of(self, number: int) -> QRectF:
        """Return where the image of a tile in sight is."""
        if not self._boxes:
            self._boxes = self._all_boxes()
        return QRectF(self._boxes[number - self._first])

    def _all_boxes(self) -> list[QRectF]:
        """Return where the images of the tiles in sight are."""
        columns, side, caption, capacity = self._layout()
        area, gap = self._area(), _GAP * THEME.current.scale
        count = min(capacity, self.count - self._first)
        rows = -(-count // columns)
        used, tall = min(columns, count) * (side + gap) - gap, rows * (side + gap + caption) - gap
        left = area.x() + max(0.0, (area.width() - used) / 2)
        top = area.y() + (max(0.0, (area.height() - tall) / 2) if rows == 1 else 0)
        return [
            QRectF(left + i % columns * (side + gap), top + i // columns * (side + gap + caption), side, side)
            for i in range(count)
        ]

    def tile_at(self, position: QPointF) -> int | None:
        """Return the number of the tile at a point of the widget, or None."""
        first, stop = self.visible_range
        if first == stop:
            return None
        columns, side, caption, _ = self._layout()
        gap, start = _GAP * THEME.current.scale, self.rect_of(first)
        column = math.floor((position.x() - start.x() + gap / 2) / (side + gap))
        row = math.floor((position.y() - start.y() + gap / 2) / (side + gap + caption))
        number = first + row * columns + column
        return number if 0 <= column < columns and row >= 0 and number < stop else None

    # Painting.

    def _renew(self) -> None:
        self._grid, self._boxes = None, []
        self._written.clear()
        self._repaint()

    def _repaint(self) -> None:
        self._pixmap = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, which is kept until something changes, and the tile in hand."""
        ratio = self.devicePixelRatioF()
        if self._pixmap.isNull():
            self._pixmap = QPixmap((QRectF(self.rect()).size() * ratio).toSize())
            self._pixmap.setDevicePixelRatio(ratio)
            with QPainter(self._pixmap) as painter:
                self._paint_page(painter)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._pixmap)
            first, stop = self.visible_range
            if self._lit and first < stop:
                painter.setPen(QPen(THEME.colour("accent"), 3))
                painter.drawRect(self.rect_of(first).united(self.rect_of(stop - 1)).adjusted(-5, -5, 5, 5))
            if self.hasFocus() and first <= self.current < stop:
                painter.setPen(QPen(THEME.colour("accent"), 3))
                painter.drawRect(self.rect_of(self.current).adjusted(-3, -3, 3, 3))

    def _paint_page(self, painter: QPainter) -> None:
        theme, scale = THEME.current, THEME.current.scale
        painter.fillRect(self.rect(), QColor(theme.ground))
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
        self._paint_tiles(painter, first, stop)

    def _paint_tiles(self, painter: QPainter, first: int, stop: int) -> None:
        sheet, height = self._sheet(first, stop), self._images.shape[1]
        *_, caption, _ = self._layout()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.rect_of(first).width() < height)
        for number in range(first, stop):
            box = self.rect_of(number)
            if self._framed and self._marks[number] == WRONG:
                painter.fillRect(box.adjusted(-2, -2, 2, 2), THEME.colour("vermillion"))
            source = QRectF(0, (number - first) * height, self._images.shape[2], height)
            painter.drawImage(box, sheet, source)
        if self._ringed is not None and first <= self._ringed < stop:
            painter.setPen(QPen(THEME.colour("accent"), 3))
            painter.drawRect(self.rect_of(self._ringed).adjusted(-3, -3, 3, 3))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._framed:
            for number in range(first, stop):
                self._paint_mark(painter, self.rect_of(number), int(self._marks[number]))
        if caption and len(self._captions) == self.count:
            self._paint_captions(painter, first, stop)

    def _sheet(self, first: int, stop: int) -> QImage:
        """Return the images in sight one under the other, dark ink on white paper in every theme: they are data."""
        pixels = self._images[first:stop]
        rows = (pixels.astype(np.uint16) * 254 // 255).astype(np.uint8).reshape(-1, pixels.shape[2])
        width = -(-rows.shape[1] // 4) * 4  # QImage wants rows in multiples of 4 bytes
        padded = np.zeros((len(rows), width), np.uint8)
        padded[:, : rows.shape[1]] = rows
        image = QImage(padded.data, rows.shape[1], len(rows), width, QImage.Format.Format_Indexed8)
        image.setColorTable(_GREYS)
        return image.convertToFormat(QImage.Format.Format_RGB32)  # a copy: it does not need `padded` any more

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: int) -> None:
        """Paint a badge with ✗ or ✓ in the upper right corner of an image."""
        scale = THEME.current.scale
        if mark == PLAIN or box.width() < (_MARKED if mark == WRONG else _LARGE) * scale:
            return
        side = min(20 * scale, max(7 * scale, box.width() * 0.26))
        badge = QRectF(box.right() - side + 1, box.top() - 1, side, side)
        painter.fillRect(badge, THEME.colour("vermillion" if mark == WRONG else "right"))
        painter.setPen(QPen(THEME.colour("ground"), max(1.5, side / 7)))
        inner = badge.adjusted(0.26 * side, 0.26 * side, -0.26 * side, -0.26 * side)
        if mark == WRONG:
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.bottomLeft(), inner.topRight())
        else:
            low = QPointF(inner.x() + 0.36 * inner.width(), inner.bottom())
            painter.drawLine(QPointF(inner.left(), inner.center().y()), low)
            painter.drawLine(low, inner.topRight())

    def _paint_captions(self, painter: QPainter, first: int, stop: int) -> None:
        """Paint the captions, one kind of mark after the other: a new font or pen costs more than a text."""
        _, side, *_ = self._layout()
        room = self.width() if self.count == 1 else side + _GAP * THEME.current.scale
        for mark, role in ((RIGHT, "right"), (PLAIN, "ink"), (WRONG, "vermillion")):
            font = THEME.font(self._caption_size, bold=mark == WRONG)
            painter.setFont(font)
            painter.setPen(THEME.colour(role))
            for number in range(first, stop):
                if self._marks[number] == mark and self._captions[number]:
                    text = self._static_text(self._captions[number], mark, font, room)
                    box = self.rect_of(number)
                    left = box.center().x() - text.size().width() / 2
                    painter.drawStaticText(QPointF(left, box.bottom() + 2), text)

    def _static_text(self, words: str, mark: int, font: QFont, room: float) -> QStaticText:
        """Return a text that is laid out and cut already; the same few come again and again."""
        if (words, mark) not in self._written:
            if len(self._written) > 1000:
                self._written.clear()
            text = QStaticText(QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, round(room)))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(font=font)
            self._written[words, mark] = text
        return self._written[words, mark]

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the mouse."""
        number = self.tile_at(event.position())
        if number is not None:
            self.current = number
            self.chosen.emit(number)

    def event(self, event: QEvent) -> bool:
        """Say something about the tile under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.tile_at(QPointF(event.pos()))
            text = self._tell(number) if number is not None and self._tell else ""
            QToolTip.showText(event.globalPos() + QPoint(8, 8), text, self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go on by a row, where there are pages."""
        columns, *_, capacity = self._layout()
        if capacity < self.count:
            self._scroll(-columns if event.angleDelta().y() > 0 else columns)

    def _scroll(self, by: int) -> None:
        columns, *_, capacity = self._layout()
        last = max(0, -(-(self.count - capacity) // columns) * columns)
        first = max(0, min(last, self._first + by))
        if first != self._first:
            self._first, self._boxes = first, []
            self._repaint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from tile to tile, turn the pages, choose."""
        columns, *_, capacity = self._layout()
        rows = capacity // columns
        steps = {
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
        columns, *_, capacity = self._layout()
        self.current = number
        if number < self._first:
            self._scroll(-(-(self._first - number) // columns) * -columns)
        elif number >= self._first + capacity:
            self._scroll(-(-(number - self._first - capacity + 1) // columns) * columns)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the tiles anew."""
        super().resizeEvent(event)
        self._first = 0
        self._renew()

    @Slot()
    def restyle(self) -> None:
        """Follow a change of theme."""
        self._first = 0
        self._renew()
