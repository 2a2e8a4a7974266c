"""Arrays drawn cell by cell, in a row with signs between them, or one below the other where that shows more."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.tabs.tensors.blocks import Block, BlockPlace, Index, middle, places, rects
from nnviz.tabs.tensors.shades import KINDS, ShadedBlocks
from nnviz.tabs.tensors.solids import paint_solid
from nnviz.ui.base.background import fill_background
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TITLE_SIZE, blend

_SIZES = (36, 28, 20, FIGURE_SIZE, 13, TITLE_SIZE, CONTROL_SIZE, 9, 8)


class ArrayPicture(QWidget):
    """Arrays with signs between them. `chosen(index)`: a cell of the last one is wanted, counted in order."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.blocks: tuple[Block, ...] = ()
        self.signs: tuple[str, ...] = ()
        self.sum_text = ""
        self.at = 0
        self.pointed: tuple[tuple[int, Sequence[Index] | None], ...] = ()
        self.axis: int | None = None
        self._rects: dict[int, tuple[object, list[QRectF]]] = {}
        self._lines: dict[float, float] = {}
        self._shades = ShadedBlocks()
        self._exposed: list[QRectF] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing behind it is painted
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def show_blocks(self, blocks: Sequence[Block], signs: Sequence[str], sum_text: str, at: int) -> None:
        """Show arrays, the signs after each but the last, and a line below; at: the cell of the last that is lit."""
        old = self.blocks
        before = [(block.title, place) for block, place in zip(old, self._places(), strict=True)], self.signs
        self.blocks, self.signs, self.sum_text, self.at = tuple(blocks), tuple(signs), sum_text, at
        found = self._places()
        after = [(block.title, place) for block, place in zip(self.blocks, found, strict=True)], self.signs
        if before != after:
            self.update()
            return
        changed = [self._line_rect()]  # only what can have changed
        same = all(one.has_numbers_of(other) for one, other in zip(old, self.blocks, strict=True))
        for number, place in enumerate(found):
            changed += self._changed_cells(old[number], number, place) if same else [place.rect(self.blocks[number])]
        self.update(reduce(QRegion.united, (r.adjusted(-4, -4, 4, 4).toAlignedRect() for r in changed), QRegion()))

    def _changed_cells(self, old: Block, number: int, place: BlockPlace) -> list[QRectF]:
        """Return where cells of a block look different from those of the same numbers before."""
        if (block := self.blocks[number]).values is None or block.words:
            return []
        cells = self._rects_at(number, place)
        changed = [cells[i] for i in np.flatnonzero(old.kinds != block.kinds).tolist()]
        framed = [[cells[i] for i in each.lit_cells] for each in (old, block)]
        return changed + [_around(group) for group in framed if group and framed[0] != framed[1]]

    def point_at(self, cells: Sequence[tuple[int, Sequence[Index] | None]] = (), axis: int | None = None) -> None:
        """Frame cells (the number of a block, and indices in it; None: the whole block), or an axis of the first."""
        if (tuple(cells), axis) != (self.pointed, self.axis):
            self.pointed, self.axis = tuple(cells), axis
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the size of a plot."""
        return QSize(480, 240)

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to see blocks."""
        return QSize(240, 120)

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    def table(self, separator: str = "\t") -> str:
        """Return the arrays as text, a row for every element: the array's name, its index and its value."""
        known = [block for block in self.blocks if block.values is not None and not block.hidden]
        most = max((len(block.shape) for block in known), default=0)
        rows = [
            (block.name, *index, *[None] * (most - len(index)), value)
            for block in known for index, value in np.ndenumerate(np.asarray(block.values))
        ]  # fmt: skip
        rows += [(block.name, *[None] * most, block.words) for block in self.blocks if block.words]
        return table_text(["array", *(f"axis {axis}" for axis in range(most)), "value"], rows, separator)

    # Geometry.

    def _places(self) -> list[BlockPlace]:
        return places(self.blocks, self._room(), self._line(TITLE_SIZE) + 6, THEME.current.scale)

    def _room(self) -> QRectF:
        title, below = self._line(TITLE_SIZE), self._line(FIGURE_SIZE)
        return QRectF(self.rect()).adjusted(12, title + 4, -12, -below - 8)

    def _line_rect(self) -> QRectF:
        height = self._line(FIGURE_SIZE)
        return QRectF(8, self.height() - height - 4, self.width() - 16, height)

    def _line(self, size: float) -> float:
        """Return the height of a line of bold type; measured once for a theme."""
        if size not in self._lines:
            self._lines[size] = QFontMetricsF(THEME.font(size, bold=True)).height()
        return self._lines[size]

    def rects(self, number: int) -> list[QRectF]:
        """Return where the cells of a block are, in order; made anew only when something moves."""
        return self._rects_at(number, self._places()[number])

    def _rects_at(self, number: int, place: BlockPlace) -> list[QRectF]:
        key = (self.blocks[number].shape, place)
        if self._rects.get(number, (None, []))[0] != key:
            self._rects[number] = (key, rects(*key))
        return self._rects[number][1]

    def cell_at(self, point: QPointF) -> int | None:
        """Return the cell of the last array at a place, counted in order, or None."""
        if not self.blocks or self.blocks[-1].values is None:
            return None
        return next((i for i, rect in enumerate(self.rects(len(self.blocks) - 1)) if rect.contains(point)), None)

    # The mouse and the keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse."""
        found = self.cell_at(event.position())
        if found is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.chosen.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the cells of the last array can be clicked, and choose those that the mouse is drawn over."""
        there = self.cell_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up or down by a row of the last array; to the side goes the time bar."""
        last = self.blocks[-1] if self.blocks else None
        row = last.shape[-1] if last is not None and last.shape else 1
        step = {Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if step is None or not plain or last is None or last.values is None:
            super().keyPressEvent(event)
        elif 0 <= self.at + step < last.values.size:
            self.chosen.emit(self.at + step)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrays, the signs, and the line below."""
        parts = event.region()
        self._exposed = [QRectF(part) for part in parts]  # type: ignore[attr-defined]  # its stub leaves that out
        with QPainter(self) as painter:
            for rect in self._exposed:
                fill_background(painter, rect)
            if self.blocks:
                found = self._places()
                font, slots = self._font(found), self._slots(found)
                for number, (block, place) in enumerate(zip(self.blocks, found, strict=True)):
                    self._paint_block(painter, number, block, place, font, slots[number])
                    if (number, None) in self.pointed:
                        painter.setPen(QPen(THEME.colour("accent"), 3 * THEME.current.scale))
                        painter.setBrush(Qt.BrushStyle.NoBrush)
                        painter.drawRect(place.rect(block))
                self._paint_signs(painter, found)
                self._paint_line(painter)
            paint_focus(painter, self)

    def _font(self, found: Sequence[BlockPlace]) -> QFont | None:
        """Return the largest font in which every number fits into its cell, or None: then there are only shades."""
        cells = [(block, place) for block, place in zip(self.blocks, found, strict=True) if block.values is not None]
        width = min((place.width for _, place in cells), default=0.0)
        height = min((place.height for _, place in cells), default=0.0)
        if width < 8:
            return None
        widest = max((block.texts()[1] for block, _ in cells), key=len, default="") or "0"
        for size in _SIZES:
            font = THEME.font(size)
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(widest) <= width - 4 and metrics.height() <= height:
                return font
        return None

    def _paint_block(
        self, painter: QPainter, number: int, block: Block, place: BlockPlace, font: QFont | None,
        slot: tuple[float, float],
    ) -> None:  # fmt: skip
        box, theme = place.rect(block), THEME.current
        if self._is_exposed(QRectF(0, 0, self.width(), box.top())):
            painter.setPen(THEME.colour(block.role))
            self._paint_title(painter, block.title, box, slot)
        if block.words:
            role = "vermillion" if block.wrong else block.role
            painter.setBrush(blend(getattr(theme, role), theme.background, 0.08))
            painter.setPen(QPen(THEME.colour(role), theme.scale))
            painter.drawRect(box)
            _paint_words(painter, box.adjusted(8, 4, -8, -4), block.words)
        elif block.values is None:
            paint_solid(painter, box, block.shape, block.role, self.axis if number == 0 else None)
        else:
            self._paint_cells(painter, number, block, place, font)

    def _slots(self, found: Sequence[BlockPlace]) -> list[tuple[float, float]]:
        """Return how far each title may reach to the left and right without touching a neighbour's."""
        boxes = [place.rect(block) for block, place in zip(self.blocks, found, strict=True)]
        edges = [0.0]
        for one, other in zip(boxes, boxes[1:], strict=False):
            beside = one.right() < other.left()
            edges.append((one.right() + other.left()) / 2 if beside else -1.0)
        edges.append(float(self.width()))
        return [(max(0.0, left), right if right >= 0 else float(self.width())) for left, right in
                zip(edges, edges[1:], strict=False)]  # fmt: skip

    def _paint_title(self, painter: QPainter, title: str, box: QRectF, slot: tuple[float, float]) -> None:
        """Write a title over a box, within a slot: in smaller type, or cut, where it does not fit."""
        room = slot[1] - slot[0] - 6
        for size in (TITLE_SIZE, CONTROL_SIZE, 8):
            painter.setFont(THEME.font(size, bold=True))
            wide = painter.fontMetrics().horizontalAdvance(title) + 2.0
            if wide <= room:
                break
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, round(room))
        wide, line = min(wide, room), self._line(TITLE_SIZE)
        left = min(max(box.center().x() - wide / 2, slot[0] + 3), slot[1] - 3 - wide)
        painter.drawText(QRectF(left, box.top() - line - 2, wide + 2, line), Qt.AlignmentFlag.AlignCenter, title)

    def _paint_cells(
        self, painter: QPainter, number: int, block: Block, place: BlockPlace, font: QFont | None
    ) -> None:
        theme, cells = THEME.current, self._rects_at(number, place)
        lit = block.lit_cells
        if font is None and cells:
            self._shades.paint(painter, number, block, place, cells)
        else:
            whole = any(rect.contains(place.rect(block)) for rect in self._exposed)
            seen = [i for i, cell in enumerate(cells) if whole or self._is_exposed(cell)]
            kinds = block.kinds[seen]
            _fill_cells(painter, [cells[i] for i in seen], kinds, getattr(theme, block.role))
            if font and (texts := block.texts()[0]):
                _paint_numbers(painter, [texts[i] for i in seen], [cells[i] for i in seen], kinds.tolist(), font)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if lit:
            painter.setPen(QPen(THEME.colour(block.role), 2 * theme.scale))
            frames = [cells[index] for index in lit]
            painter.drawRects(frames if font else [_around(frames)])
        self._paint_pointed(painter, number, block, cells)

    def _is_exposed(self, rect: QRectF) -> bool:
        """Return whether what is painted at a place, with its frame, lies where something is to be painted."""
        return any(map(rect.adjusted(-4, -4, 4, 4).intersects, self._exposed))

    def _paint_pointed(self, painter: QPainter, number: int, block: Block, cells: Sequence[QRectF]) -> None:
        """Frame what a term of the strip stands for."""
        found = [index for own, group in self.pointed if own == number and group is not None for index in group]
        if number == 0 and self.axis is not None and self.axis < len(block.shape) and block.shape[self.axis]:
            first = (0,) * len(block.shape)
            found += [(*first[: self.axis], i, *first[self.axis + 1 :]) for i in range(block.shape[self.axis])]
        painter.setPen(QPen(THEME.colour("accent"), 3 * THEME.current.scale))
        painter.drawRects([cells[int(np.ravel_multi_index(i, block.shape)) if i else 0] for i in found])

    def _paint_signs(self, painter: QPainter, found: Sequence[BlockPlace]) -> None:
        painter.setFont(THEME.font(FIGURE_SIZE, bold=True))
        painter.setPen(THEME.colour("ink"))
        boxes = [place.rect(block) for block, place in zip(self.blocks, found, strict=True)]
        if len({place.width for place in found}) > 1:  # one below the other: the titles say what is what
            return
        for sign, one, other in zip(self.signs, boxes, boxes[1:], strict=False):
            at, half = middle(one, other), (other.left() - one.right()) / 2 + 40
            rect = QRectF(at.x() - half, self._room().y(), 2 * half, self._room().height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_line(self, painter: QPainter) -> None:
        line = self._line_rect()
        for size in _SIZES[3:]:
            painter.setFont(THEME.font(size, bold=True))
            if painter.fontMetrics().horizontalAdvance(self.sum_text) <= line.width():
                break
        painter.setPen(THEME.colour("ink"))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.sum_text)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another language: its font may have other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_lines"):
            self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self._lines.clear()
        self.update()


def _paint_words(painter: QPainter, box: QRectF, words: str) -> None:
    """Write a text into a box, broken into lines, in the largest type that fits."""
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    for size in _SIZES[4:]:
        painter.setFont(THEME.font(size))
        needed = painter.boundingRect(box, flags, words)
        if needed.height() <= box.height() and needed.width() <= box.width():
            break
    painter.setPen(THEME.colour("ink"))
    painter.drawText(box, flags, words)


def _fill_cells(painter: QPainter, cells: Sequence[QRectF], kinds: NDArray[np.intp], colour: str) -> None:
    painter.setPen(QPen(THEME.colour("grid"), 1))
    for kind, (share, _) in enumerate(KINDS):
        painter.setBrush(blend(colour, THEME.current.background, share))
        painter.drawRects([cells[i] for i in np.flatnonzero(kinds == kind).tolist()])


def _paint_numbers(
    painter: QPainter, texts: Sequence[str], cells: Sequence[QRectF], kinds: Sequence[int], font: QFont
) -> None:
    painter.setFont(font)
    for kind, (_, role) in enumerate(KINDS):
        painter.setPen(THEME.colour(role))
        for text, cell, own in zip(texts, cells, kinds, strict=True):
            if own == kind:
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


def _around(cells: Sequence[QRectF]) -> QRectF:
    """Return the rectangle around cells."""
    return QRectF(QPointF(min(c.left() for c in cells), min(c.top() for c in cells)),
                  QPointF(max(c.right() for c in cells), max(c.bottom() for c in cells)))  # fmt: skip
