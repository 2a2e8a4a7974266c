"""A table of numbers that may be long: only what is seen is ever written as text."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
)

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.kept_pictures import stamp
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend
from nnviz.ui.tables.row_table import Index, RowModel, RowTable

_LEFT, _RIGHT = (int(side | Qt.AlignmentFlag.AlignVCenter)
                 for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight))  # fmt: skip
_SIZE, _STEP = CONTROL_SIZE - 1.5, 0.5  # of type, and by how much it gets smaller, points
_USUAL = "−0.0000"
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
    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        drawSymbol(painter, symbol, side * 0.8, pg.mkPen(None), pg.mkBrush(colour))

    return stamp(QSize(side, side), 1.0, paint)


def _elided(text: str, font: QFont, width: int) -> str:
    """Return a text that ends in dots where it does not fit. A minus sign is never cut off."""
    metrics = QFontMetrics(font)
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in text.split("\n"))


class NumberTable(RowTable):
    """Rows of numbers; `chosen(row)` when a person picks one."""

    margins = (4, 5)
    by_cell = False  # all numbers of a column have one size

    def __init__(self, context: str, titles: Sequence[str], lines: int = 1, narrow: Sequence[int] = (0,)) -> None:
        """titles: of the columns, source language; lines: of text in each row.

        narrow: the columns that take what their texts need; the others share the rest.
        """
        self._narrow, self._lines, self._model = narrow, lines, _Numbers()
        super().__init__(context, titles, self._model)
        self.horizontalHeader().setMinimumSectionSize(sum(self.margins) + 1)  # Qt's own pushes the last column out
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

    def chosen_rows(self) -> set[int]:
        """Return the row that the keys are at."""
        return {self.currentIndex().row()}

    def chosen_colour(self) -> QColor:
        """Return the pale background of a chosen row."""
        return self.palette().highlight().color()

    def paint_column(self, painter: QPainter, column: int, areas: dict[int, QRect], chosen: set[int]) -> None:
        """Paint the texts of a column, of one or two lines each, all in the same size: one in which they fit."""
        sides = dict.fromkeys(areas, _RIGHT)
        for row in areas if column == 0 else ():
            if (mark := self._model.mark(row)) is not None:
                areas[row], sides[row] = self._paint_mark(painter, mark, areas[row]), _LEFT
        metrics, texts = self.fontMetrics(), {row: self._model.cell(row, column) for row in areas}
        lines = (line for text in texts.values() for line in text.split("\n"))
        widest = max(lines, key=metrics.horizontalAdvance, default="")
        room = min((area.width() for area in areas.values()), default=0)
        fits = metrics.horizontalAdvance(widest) <= room
        painter.setFont(font := self.font() if fits else fitted_font(self.font(), widest, room, _SMALLEST))
        painter.setPen(self.palette().text().color())
        for row, area in areas.items():
            text = texts[row] if fits else _elided(texts[row], font, area.width() + 1)
            painter.drawText(area, sides[row], text)

    def _paint_mark(self, painter: QPainter, mark: tuple[str, str], area: QRect) -> QRect:
        """Paint the mark of a row (role and symbol), and return the place that is left."""
        picture = _mark_picture(getattr(THEME.current, mark[0]), mark[1], round(14 * THEME.current.scale))
        painter.drawPixmap(area.left(), area.center().y() - picture.height() // 2 + 1, picture)
        return area.adjusted(picture.width() + 4, 0, 0, 0)

    def _size_narrow(self) -> None:
        """Give the narrow columns the room their longest entry needs; Qt would ask every row in every frame.

        In a table that is too narrow for its titles all of its type gets smaller: they were cut off at both ends.
        """
        font = THEME.font(_SIZE)
        while not self._fits(font) and font.pointSizeF() - _STEP >= _SMALLEST * THEME.font(_SIZE).pointSizeF():
            font.setPointSizeF(font.pointSizeF() - _STEP)
        if font != self.font():
            self.setFont(font)
            self.horizontalHeader().setFont(font)
        tall = self._lines * self.fontMetrics().height() + round(6 * THEME.current.scale)
        if tall != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(tall)
        for column in self._narrow if self._model.titles else ():
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, self._needed(column, self.fontMetrics()))

    def _fits(self, font: QFont) -> bool:
        """Return whether all titles and usual numbers have room, with what is in the narrow columns, in a type."""
        metrics, titles = QFontMetrics(font), self._model.titles
        narrow = sum(self._needed(column, metrics) for column in self._narrow if column < len(titles))
        wide = [metrics.horizontalAdvance(title) for i, title in enumerate(titles) if i not in self._narrow]
        widest = max(metrics.horizontalAdvance(_USUAL), *wide, 0) + sum(self.margins)
        return narrow + len(wide) * widest <= self.viewport().width()

    def _needed(self, column: int, metrics: QFontMetrics) -> int:
        model = self._model
        rows = range(model.rows) if model.rows <= 20 else (model.rows - 1,)
        texts = [model.titles[column], *(model.cell(row, column) for row in rows)]
        mark = 20 if column == 0 and model.rows and model.mark(0) else 0
        return max(metrics.horizontalAdvance(text) for text in texts) + round((14 + mark) * THEME.current.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the marked row in view, wherever it was before: the same rows in the same size are the same picture."""
        super().resizeEvent(event)
        self._size_narrow()
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the arrow keys what a click chooses; what writes a letter is for others, Qt would look for it."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if (row := self.currentIndex().row()) not in (before, -1):
            self.chosen.emit(row)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        theme = THEME.current
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

    def retranslate(self) -> None:
        """Take the names of the columns in the language in force, and a type in which they have room."""
        super().retranslate()
        self._size_narrow()
