"""Arrays side by side, drawn cell by cell: the last axis to the right, the one before it down.

The third from the right puts blocks one below the other, the fourth side by side, and so on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TITLE_SIZE, blend

Index = tuple[int, ...]
GAP = 0.35  # between blocks, in cells
_JOIN = 1.1  # room for the sign between two arrays, in cells
_SIZES = (20, FIGURE_SIZE, 13, TITLE_SIZE, CONTROL_SIZE, 9, 8)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def _steps(shape: Index) -> tuple[list[tuple[int, bool, float]], tuple[float, float]]:
    """Return for every axis from the right its number, whether it goes down and its step; and the size of all."""
    steps, extent = [], [1.0, 1.0]
    for place, axis in enumerate(reversed(range(len(shape)))):
        size, down = shape[axis], place == 1 or (place >= 2 and place % 2 == 0)
        gap = GAP if place >= 2 else 0.0
        step = extent[down] + gap
        steps.append((axis, down, step))
        extent[down] = max(0.4, step * size - gap)
    return steps, (extent[0], extent[1])


def extent_of(shape: Index) -> tuple[float, float]:
    """Return the width and height of an array as it is drawn, in cells."""
    return _steps(shape)[1]


def offsets(shape: Index) -> tuple[NDArray[np.float64], NDArray[np.float64], tuple[float, float]]:
    """Return where the cells of an array are, x and y: (shape) each, and the width and height of all, in cells."""
    x, y = np.zeros(shape), np.zeros(shape)
    steps, extent = _steps(shape)
    for axis, down, step in steps:
        along = np.arange(shape[axis]).reshape([-1 if i == axis else 1 for i in range(len(shape))]) * step
        (y if down else x)[...] += along
    return x, y, extent


def _rects(shape: Index, place: tuple[float, float], width: float, height: float) -> list[QRectF]:
    xs, ys, _ = offsets(shape)
    left, top = (place[0] + xs * width).ravel().tolist(), (place[1] + ys * height).ravel().tolist()
    return [QRectF(x, y, width - 1, height - 1) for x, y in zip(left, top, strict=True)]


@dataclass(frozen=True, eq=False)
class Block:
    """An array to draw. values None: it is too large, and drawn as one box with its shape.

    pale: cells that are copies or not reached yet; hidden: cells without a number; lit: cells that take part now.
    """

    name: str
    shape: Index
    values: NDArray[np.generic] | None
    role: str
    lit: Sequence[Index] = ()
    pale: NDArray[np.bool_] | None = None
    hidden: bool = False
    faces: list[str] = field(default_factory=list)  # the numbers as text, cell by cell

    def texts(self) -> list[str]:
        """Return the numbers as text, made once."""
        if not self.faces and self.values is not None and not self.hidden:
            self.faces.extend(number_text(float(v), 4) for v in self.values.ravel())
        return self.faces


class ArrayPicture(QWidget):
    """Arrays in a row with signs between them. `chosen(index)`: a cell of the last one is wanted, counted in order."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.blocks: tuple[Block, ...] = ()
        self.signs: tuple[str, ...] = ()
        self.sum_text = ""
        self.at = 0
        self._rects: dict[int, tuple[object, list[QRectF]]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def show_blocks(self, blocks: Sequence[Block], signs: Sequence[str], sum_text: str, at: int) -> None:
        """Show arrays, the signs after each but the last, and a line below; at: the cell of the last that is lit."""
        self.blocks, self.signs, self.sum_text, self.at = tuple(blocks), tuple(signs), sum_text, at
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
        """Return the arrays as text, one below the other, the last axis in a row."""
        lines = []
        for block in self.blocks:
            lines.append(separator.join([block.name, *map(str, block.shape)]))
            if block.values is not None and not block.hidden:
                rows = block.values.reshape(-1, block.shape[-1] if block.shape else 1)
                lines += [separator.join(str(v) for v in row.tolist()) for row in rows]
        return "".join(line + "\n" for line in lines)

    # Geometry.

    def _layout(self) -> tuple[list[QPointF], float, float]:
        """Return where each block begins, and the width and height of a cell."""
        scale, room = THEME.current.scale, self._room()
        extents = [extent_of(b.shape) if b.values is not None else (5.0, 3.0) for b in self.blocks]
        wide = sum(w for w, _ in extents) + _JOIN * max(0, len(extents) - 1)
        width = min(room.width() / max(1.0, wide), 120 * scale)
        height = min(room.height() / max(1.0, *(h for _, h in extents)), 68 * scale, width)
        x, places = room.x() + (room.width() - wide * width) / 2, []
        for w, h in extents:
            places.append(QPointF(x, room.y() + (room.height() - h * height) / 2))
            x += (w + _JOIN) * width
        return places, width, height

    def _room(self) -> QRectF:
        title, below = self._line(TITLE_SIZE), self._line(FIGURE_SIZE)
        return QRectF(self.rect()).adjusted(12, title + 4, -12, -below - 8)

    @staticmethod
    def _line(size: float) -> float:
        return QFontMetricsF(THEME.font(size, bold=True)).height()

    def rects(self, number: int) -> list[QRectF]:
        """Return where the cells of a block are, in order; made anew only when something moves."""
        places, width, height = self._layout()
        key = (self.blocks[number].shape, places[number].toTuple(), width, height)
        if self._rects.get(number, (None, []))[0] != key:
            self._rects[number] = (key, _rects(*key))
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
        """Choose the cells that the mouse is drawn over."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell: to the side, and by a row up or down."""
        last = self.blocks[-1] if self.blocks else None
        row = last.shape[-1] if last is not None and last.shape else 1
        step = (_STEPS | {Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}).get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if step is None or not plain or last is None or last.values is None:
            super().keyPressEvent(event)
        elif 0 <= self.at + step < last.values.size:
            self.chosen.emit(self.at + step)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrays, the signs, and the line below."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), THEME.colour("ground"))
            if self.blocks:
                places, width, height = self._layout()
                font = self._font(width, height)
                for number, block in enumerate(self.blocks):
                    self._paint_block(painter, number, block, places[number], width, height, font)
                self._paint_signs(painter, places, width)
                self._paint_line(painter)
            paint_focus(painter, self)

    def _font(self, width: float, height: float) -> QFont | None:
        """Return the largest font in which every number fits into its cell, or None: then there are only shades."""
        widest = max((text for block in self.blocks for text in block.texts()), key=len, default="0")
        for size in _SIZES:
            font = THEME.font(size)
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(widest) <= width - 4 and metrics.height() <= height:
                return font
        return None

    def _paint_block(
        self, painter: QPainter, number: int, block: Block, place: QPointF, width: float, height: float,
        font: QFont | None,
    ) -> None:  # fmt: skip
        extent = extent_of(block.shape) if block.values is not None else (5.0, 3.0)
        box = QRectF(place.x(), place.y(), extent[0] * width, extent[1] * height)
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        painter.setPen(THEME.colour(block.role))
        title = QRectF(box.center().x() - 200, box.top() - self._line(TITLE_SIZE) - 2, 400, self._line(TITLE_SIZE))
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, f"{block.name}  {block.shape}")
        if block.values is None:
            painter.fillRect(box, blend(getattr(THEME.current, block.role), THEME.current.ground, 0.16))
            painter.setPen(QPen(THEME.colour(block.role), THEME.current.scale))
            painter.drawRect(box)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, " × ".join(map(str, block.shape)))
            return
        self._paint_cells(painter, number, block, font)

    def _paint_cells(self, painter: QPainter, number: int, block: Block, font: QFont | None) -> None:
        theme, rects = THEME.current, self.rects(number)
        colour = getattr(theme, block.role)
        lit = {int(np.ravel_multi_index(i, block.shape)) if i else 0 for i in block.lit}
        kinds = np.zeros(len(rects), np.intp) if block.pale is None else block.pale.ravel().astype(np.intp)
        kinds[list(lit)] = 2
        painter.setPen(QPen(QColor(theme.grid), 1) if font else Qt.PenStyle.NoPen)  # which takes half the time
        for kind, share in enumerate((0.12, 0.03, 0.42)):
            painter.setBrush(blend(colour, theme.ground, share))
            painter.drawRects([rects[i] for i in np.flatnonzero(kinds == kind).tolist()])
        if font and block.texts():
            self._paint_numbers(painter, block.texts(), rects, kinds.tolist(), font)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 2 * theme.scale))
        painter.drawRects([rects[index] for index in lit])

    @staticmethod
    def _paint_numbers(
        painter: QPainter, texts: Sequence[str], rects: Sequence[QRectF], kinds: Sequence[int], font: QFont
    ) -> None:
        pens = [THEME.colour(role) for role in ("ink", "muted", "ink")]
        painter.setFont(font)
        for text, rect, kind in zip(texts, rects, kinds, strict=True):
            painter.setPen(pens[kind])
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_signs(self, painter: QPainter, places: Sequence[QPointF], width: float) -> None:
        painter.setFont(THEME.font(FIGURE_SIZE, bold=True))
        painter.setPen(THEME.colour("ink"))
        room = self._room()
        for sign, place in zip(self.signs, places[1:], strict=False):
            rect = QRectF(place.x() - _JOIN * width - 40, room.y(), _JOIN * width + 80, room.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_line(self, painter: QPainter) -> None:
        line = QRectF(8, self.height() - self._line(FIGURE_SIZE) - 4, self.width() - 16, self._line(FIGURE_SIZE))
        for size in _SIZES[1:]:
            painter.setFont(THEME.font(size, bold=True))
            if painter.fontMetrics().horizontalAdvance(self.sum_text) <= line.width():
                break
        painter.setPen(THEME.colour("ink"))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.sum_text)

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.update()
