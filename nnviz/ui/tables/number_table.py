"""A table of numbers that may be long: only what is seen is ever written as text."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import (
    QModelIndex,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
)

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend
from nnviz.ui.base.throttle import Throttle
from nnviz.ui.tables.row_table import Index, RowModel, RowTable

_LEFT, _RIGHT = (int(side | Qt.AlignmentFlag.AlignVCenter)
                 for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight))  # fmt: skip
_SMALLEST = 0.65  # share of the size of type down to which numbers shrink to fit


class _Numbers(RowModel):
    """Asks for the text of a cell when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = 0
        self.cell: Callable[[int, int], str] = lambda row, column: ""
        self.mark: Callable[[int], tuple[str, str] | None] = lambda row: None

    def row_count(self) -> int:
        """Return how many rows there are."""
        return self.rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == 0 and self.mark(index.row()) is not None else _RIGHT
        return None



@lru_cache(maxsize=64)
def _mark_picture(colour: str, symbol: str, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(QColor(0, 0, 0, 0))
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        drawSymbol(painter, symbol, side * 0.8, pg.mkPen(None), pg.mkBrush(colour))
    return picture


def _fitting(font: QFont, line: str, width: int) -> QFont:
    """Return a font in which a line fits, but not much smaller; measured, for small type does not scale evenly."""
    smaller, least = QFont(font), _SMALLEST * font.pointSizeF()
    while QFontMetrics(smaller).horizontalAdvance(line) > width and smaller.pointSizeF() - 0.5 >= least:
        smaller.setPointSizeF(smaller.pointSizeF() - 0.5)
    return smaller


def _elided(text: str, font: QFont, width: int) -> str:
    """Return a text that ends in dots where it does not fit. A minus sign is never cut off."""
    metrics = QFontMetrics(font)
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in text.split("\n"))


class NumberTable(RowTable):
    """Rows of numbers; `chosen(row)` when a person picks one."""

    def __init__(self, context: str, titles: Sequence[str], lines: int = 1, narrow: Sequence[int] = (0,)) -> None:
        """titles: of the columns, source language; lines: of text in each row.

        narrow: the columns that take what their texts need; the others share the rest.
        """
        self._narrow, self._lines, self._model = narrow, lines, _Numbers()
        super().__init__(context, titles, self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._throttle = Throttle(self, self.viewport().update)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._on_clicked)
        self.restyle()
        self.retranslate()

    def show_rows(
        self, rows: int, cell: Callable[[int, int], str], mark: Callable[[int], tuple[str, str] | None] | None = None
    ) -> None:
        """Show `rows` rows; cell(row, column) gives their texts, mark(row) the role and symbol before the first."""
        model = self._model
        grown = rows != model.rows
        if grown:
            model.beginResetModel()
        model.rows, model.cell, model.mark = rows, cell, mark or (lambda row: None)
        if grown:
            model.endResetModel()
            self._size_narrow()
        self._throttle.call()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen. Qt asks for each property of a cell, which takes far longer."""
        with QPainter(self.viewport()) as painter:
            last, tall = self.rowAt(self.viewport().height() - 1), self.verticalHeader().defaultSectionSize()
            rows = range(max(0, self.rowAt(0)), (last if last >= 0 else self._model.rows - 1) + 1)
            tops = [self.rowViewportPosition(row) for row in rows]
            if (chosen := self.currentIndex().row()) in rows:
                top = tops[chosen - rows.start]
                painter.fillRect(QRect(0, top, self.viewport().width(), tall), self.palette().highlight())
            painter.setPen(self.palette().text().color())
            header = self.horizontalHeader()
            for column in range(len(self._model.titles)):
                left, wide = header.sectionViewportPosition(column), header.sectionSize(column)
                areas = [QRect(left + 4, top, wide - 9, tall) for top in tops]
                if column == 0:
                    areas = [self._paint_mark(painter, row, area) for row, area in zip(rows, areas, strict=True)]
                self._paint_column(painter, column, rows, areas)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self.viewport(), self)

    def _paint_mark(self, painter: QPainter, row: int, area: QRect) -> QRect:
        """Paint the mark of a row, if it has one, and return the place that is left."""
        mark = self._model.mark(row)
        if mark is None:
            return area
        role, symbol = mark
        picture = _mark_picture(getattr(THEME.current, role), symbol, round(14 * THEME.current.scale))
        painter.drawPixmap(area.left(), area.center().y() - picture.height() // 2 + 1, picture)
        return area.adjusted(picture.width() + 4, 0, 0, 0)

    def _paint_column(self, painter: QPainter, column: int, rows: range, areas: Sequence[QRect]) -> None:
        """Paint the texts of a column, of one or two lines each, all in the same size: one in which they fit."""
        model, metrics = self._model, self.fontMetrics()
        texts = [model.cell(row, column) for row in rows]
        widest = max((line for text in texts for line in text.split("\n")), key=metrics.horizontalAdvance, default="")
        room = min((area.width() for area in areas), default=0)
        fits = metrics.horizontalAdvance(widest) <= room
        font = self.font() if fits else _fitting(self.font(), widest, room)
        painter.setFont(font)
        for row, text, area in zip(rows, texts, areas, strict=True):
            fitting = text if fits else _elided(text, font, area.width() + 1)
            painter.drawText(area, _LEFT if column == 0 and model.mark(row) else _RIGHT, fitting)

    def _size_narrow(self) -> None:
        """Give the narrow columns the room their longest entry needs; Qt would ask every row in every frame."""
        for column in self._narrow if self._model.titles else ():
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, self._needed(column))

    def _needed(self, column: int) -> int:
        model, metrics = self._model, self.fontMetrics()
        rows = range(model.rows) if model.rows <= 20 else (model.rows - 1,)
        texts = [model.titles[column], *(model.cell(row, column) for row in rows)]
        mark = 20 if column == 0 and model.rows and model.mark(0) else 0
        return max(metrics.horizontalAdvance(text) for text in texts) + round((14 + mark) * THEME.current.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the marked row in view, wherever it was before: the same rows in the same size are the same picture."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def choose(self, row: int) -> None:
        """Mark a row and bring it into view, without telling anyone."""
        if 0 <= row < self._model.rows and self.currentIndex().row() != row:
            index = self._model.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return self._model.cell(row, column)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._model.rows

    def whole_height(self, rows: int) -> int:
        """Return the height in which `rows` rows are seen with their titles."""
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + 4

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        theme = THEME.current
        font = THEME.font(CONTROL_SIZE - 1.5)
        self.setFont(font)
        self.horizontalHeader().setFont(font)
        self.verticalHeader().setDefaultSectionSize(self._lines * self.fontMetrics().height() + round(6 * theme.scale))
        chosen = blend(theme.accent, theme.background, 0.22).name()
        colours = QPalette(self.palette())
        for role, colour in ((QPalette.ColorRole.Base, theme.background), (QPalette.ColorRole.Text, theme.ink),
                             (QPalette.ColorRole.Highlight, chosen), (QPalette.ColorRole.HighlightedText, theme.ink),
                             (QPalette.ColorRole.Button, theme.background),
                             (QPalette.ColorRole.ButtonText, theme.muted),
                             (QPalette.ColorRole.Window, theme.background)):  # fmt: skip
            colours.setColor(role, QColor(colour))
        self.setPalette(colours)
        self.horizontalHeader().setPalette(colours)
        self._size_narrow()
