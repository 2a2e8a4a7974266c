"""What was taken for what: a confusion matrix whose cells, rows and columns can be chosen."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.kept_pictures import device_ratio
from nnviz.ui.base.keys import ARROWS
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, UNDER_INK, blend
from nnviz.ui.tables.cell_grid import ALL, CellGrid

_MOST_NUMBERS = 30  # classes up to which the cells have room for numbers
_CLOSEST = 0.75  # of the height of a line: so far apart are the names of the rows at least


class ConfusionMatrix(CellGrid):
    """Counts (classes, classes): truth in the rows, answers in the columns. `chosen(truth, answer)`; ALL: any."""

    uses_arrows = True  # so the time bar leaves them alone

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._counts = np.zeros((0, 0), np.int64)
        self._truth = self._answer = self._told = ""
        self._place = (ALL, ALL)
        self._hovered: tuple[int, int] | None = None
        self._cells = QPixmap()  # the cells with their numbers, until these change
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_texts(self, title: str, truth: str, answer: str, cell: str) -> None:
        """Say (in the language in force) what this is; cell has the gaps {count}, {truth} and {answer}."""
        self._truth, self._answer, self._told = truth, answer, cell
        self.set_title(title)
        self.update()

    def show_counts(self, counts: np.ndarray, names: Sequence[str], place: tuple[int, int]) -> None:
        """Show counts (classes, classes) with the names of the classes; `place` is chosen."""
        if not np.array_equal(counts, self._counts) or tuple(names) != self._rows:
            self._counts = np.asarray(counts)
            self.set_names(names, names)
            self.setAccessibleDescription("; ".join(" ".join(map(str, row)) for row in self._counts.tolist()))
            self.forget()
        self._place = place
        self.update()

    def forget(self) -> None:
        """Measure and paint everything anew."""
        self._cells = QPixmap()
        super().forget()

    @property
    def counts(self) -> np.ndarray:
        """The counts on show: (classes, classes)."""
        return self._counts

    def table(self, separator: str = "\t") -> str:
        """Return the counts as text with the names of the classes."""
        rows = [(name, *counts) for name, counts in zip(self._rows, self._counts.tolist(), strict=True)]
        return table_text([f"{self._truth} \\ {self._answer}", *self._rows], rows, separator)

    def sizeHint(self) -> QSize:
        """Ask for a square of middling size."""
        return QSize(400, 400)

    # Geometry.

    def measured(self) -> QRectF:
        """Return the room of the cells, with its names to the left of it and above."""
        scale, line = THEME.current.scale, QFontMetricsF(THEME.font(CONTROL_SIZE)).height()
        names = QFontMetricsF(THEME.font(CONTROL_SIZE))
        left = min(90 * scale, max((names.horizontalAdvance(name) for name in self._rows), default=10)) + line + 22
        top = 30 * scale + 2 * line + 10
        room = QRectF(left, top, self.width() - left - 12, self.height() - top - 10)
        width = min(room.width(), room.height() * 1.7)
        return QRectF(left, top, width, min(room.height(), width))

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return (truth, answer) at a point; a name stands for its row or column, the corner for all; else None."""
        count, body = len(self._counts), self.body()
        if not count or point.x() > body.right() or point.y() > body.bottom() or point.y() < 30 * THEME.current.scale:
            return None
        row = int((point.y() - body.y()) / body.height() * count) if point.y() >= body.y() else ALL
        column = int((point.x() - body.x()) / body.width() * count) if point.x() >= body.x() else ALL
        return min(row, count - 1), min(column, count - 1)

    def named_rows(self) -> range:
        """Return the rows whose names are written: in a low matrix some of them only, so that they do not touch."""
        line = QFontMetricsF(THEME.font(CONTROL_SIZE)).height()
        every = math.ceil(_CLOSEST * line / max(1.0, self.rect_of(0, 0).height()))
        return range(0, len(self._rows), max(-(-len(self._rows) // _MOST_NUMBERS), every))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, names, cells and rings."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            body = self.body()
            self.paint_title(painter, 30 * THEME.current.scale)
            paint_focus(painter, self)
            if not len(self._counts):
                return
            self._paint_names(painter, body)
            if self._cells.isNull() or self._cells.devicePixelRatio() != device_ratio(self):
                self._cells = self._painted_cells()
            painter.drawPixmap(0, 0, self._cells)
            self._paint_rings(painter)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no picture while it is out of sight."""
        super().hideEvent(event)
        self._cells = QPixmap()

    def _painted_cells(self) -> QPixmap:
        ratio = device_ratio(self)
        cells = QPixmap((QRectF(self.rect()).size() * ratio).toSize())
        cells.setDevicePixelRatio(ratio)
        cells.fill(Qt.GlobalColor.transparent)
        with QPainter(cells) as painter:
            painter.setFont(_font_for(self.rect_of(0, 0).height()))
            tallest = max(1, int((self._counts - np.diag(np.diag(self._counts))).max()))
            for row in range(len(self._counts)):
                for column in range(len(self._counts)):
                    self._paint_cell(painter, row, column, tallest)
        return cells

    def _paint_names(self, painter: QPainter, body: QRectF) -> None:
        centred, metrics = Qt.AlignmentFlag.AlignCenter, QFontMetricsF(THEME.font(CONTROL_SIZE))
        line = metrics.height()
        painter.setFont(THEME.font(CONTROL_SIZE))
        painter.setPen(THEME.colour("muted"))
        painter.drawText(QRectF(body.x(), body.y() - 2 * line - 6, body.width(), line), centred, self._answer)
        painter.save()
        painter.translate(4, body.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-body.height() / 2, 0, body.height(), line), centred, self._truth)
        painter.restore()
        step = -(-len(self._rows) // _MOST_NUMBERS)
        named = self.named_rows()
        for index, name in list(enumerate(self._rows))[::step]:
            cell = self.rect_of(index, index)
            for chosen, box, flag in (
                (self._place[1] == index, QRectF(cell.x(), body.y() - line - 4, cell.width(), line), centred),
                (self._place[0] == index, QRectF(line + 8, cell.y(), body.x() - line - 14, cell.height()),
                 Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            )[: 2 if index in named else 1]:  # fmt: skip
                painter.setFont(THEME.font(CONTROL_SIZE, bold=chosen))
                painter.setPen(THEME.colour("accent" if chosen else "ink"))
                text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(box, flag, text)

    def _paint_cell(self, painter: QPainter, row: int, column: int, tallest: int) -> None:
        count, inner = int(self._counts[row, column]), self.rect_of(row, column)
        if len(self._counts) <= _MOST_NUMBERS:
            inner.adjust(1, 1, -1, -1)
        if row == column:
            share, role = 0.34 * count / max(1, int(self._counts[row].sum())), "training"
        else:
            share, role = UNDER_INK * (count / tallest) ** 0.5, "vermillion"
        painter.fillRect(inner, blend(THEME.colour(role).name(), THEME.current.background, share))
        if len(self._counts) > _MOST_NUMBERS:
            return
        painter.setPen(THEME.colour("ink" if count else "border"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(count) if count else "·")

    def _paint_rings(self, painter: QPainter) -> None:
        narrow = min(1.4, THEME.current.scale) / THEME.current.scale
        for place, width in ((self._place, 3.0), (self._hovered, 1.5), (self._lit, 2.0)):
            if place != (ALL, ALL):
                self.paint_frame(painter, place, width * narrow)

    # Mouse and keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell, a row or a column; what is chosen already is let go."""
        place = self.place_at(event.position())
        if place is not None:
            self.chosen.emit(*((ALL, ALL) if place == self._place else place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        self._hover(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, place: tuple[int, int] | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrow keys; Escape lets it go, if there is one."""
        last = len(self._counts) - 1
        if event.key() in ARROWS and last >= 0:
            row, column = (old + by for old, by in zip(self._place, ARROWS[event.key()], strict=True))
            self.chosen.emit(min(last, max(0, row)), min(last, max(0, column)))
        elif event.key() == Qt.Key.Key_Escape and self._place != (ALL, ALL):
            self.chosen.emit(ALL, ALL)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say in words what the cell under the mouse counts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos() + QPoint(8, 8), self.words(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words(self, point: QPointF) -> str:
        """Return what the cell at a point counts, in words; nothing beside the cells."""
        place = self.place_at(point)
        if place is None or ALL in place:
            return ""
        truth, answer = (self._rows[i] for i in place)
        return self._told.format(count=int(self._counts[place]), truth=truth, answer=answer)


def _font_for(height: float) -> QFont:
    """Return the type for a number in a cell of a height (px): smaller than usual where the cell is low."""
    font = QFont(THEME.font(TICK_SIZE))
    if QFontMetricsF(font).ascent() > height:
        font.setPixelSize(max(5, int(height)))
    return font
