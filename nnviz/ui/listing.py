"""A table of numbers that may be long: only what is seen is ever written as text."""

from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
)

from nnviz.ui.language import translate
from nnviz.ui.theme import CONTROL_SIZE, THEME, blend

Index = QModelIndex | QPersistentModelIndex
_CALM = 40  # ms between two paintings: in a drag the eye reads no faster, and text costs more than curves
_LEFT, _RIGHT = (int(side | Qt.AlignmentFlag.AlignVCenter)
                 for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight))  # fmt: skip
_SMALLEST = 0.7  # share of the size of type down to which numbers shrink to fit


class _Model(QAbstractTableModel):
    """Asks for the text of a cell when it is painted."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self.rows = 0
        self.titles: Sequence[str] = ()
        self.cell: Callable[[int, int], str] = lambda row, column: ""
        self.mark: Callable[[int], tuple[str, str] | None] = lambda row: None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else self.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == 0 and self.mark(index.row()) is not None else _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None


def _mark_picture(role: str, symbol: str) -> QPixmap:
    side = round(14 * THEME.current.scale)
    picture = QPixmap(side, side)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    drawSymbol(painter, symbol, side * 0.8, pg.mkPen(None), pg.mkBrush(THEME.colour(role)))
    painter.end()
    return picture


def _fitted(text: str, font: QFont, metrics: QFontMetrics, width: int) -> tuple[str, QFont]:
    """Return a text and a font in which it fits: smaller, then with an end of dots. A minus sign is never cut off.

    metrics: of the font.
    """
    lines = text.split("\n")
    needed = max(map(metrics.horizontalAdvance, lines))
    if needed <= width:
        return text, font
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * max(_SMALLEST, 0.94 * width / needed))
    metrics = QFontMetrics(smaller)
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines), smaller


class Listing(QTableView):
    """Rows of numbers; `chosen(row)` when a person picks one."""

    chosen = Signal(int)

    def __init__(self, context: str, titles: Sequence[str], lines: int = 1) -> None:
        """titles: of the columns, source language; lines: of text in each row."""
        super().__init__()
        self._lines = lines
        self._context, self._titles = context, titles
        self._model = _Model(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._due = False  # whether there is news that is not painted yet
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._on_calm)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        THEME.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Change the titles of the columns (source language)."""
        if tuple(titles) != tuple(self._titles):
            self._titles = titles
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
            self._size_first()
        self._due = True
        if not self._calm.isActive():
            self._on_calm()

    @Slot()
    def _on_calm(self) -> None:
        if self._due:
            self._due = False
            self._calm.start()
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen. Qt's way, with a question for each property of a cell, takes far longer."""
        painter = QPainter(self.viewport())
        header, tall = self.horizontalHeader(), self.verticalHeader().defaultSectionSize()
        columns = [(header.sectionViewportPosition(c), header.sectionSize(c)) for c in range(len(self._model.titles))]
        last, chosen = self.rowAt(self.viewport().height() - 1), self.currentIndex().row()
        for row in range(max(0, self.rowAt(0)), (last if last >= 0 else self._model.rows - 1) + 1):
            top = self.rowViewportPosition(row)
            if row == chosen:
                painter.fillRect(QRect(0, top, self.viewport().width(), tall), self.palette().highlight())
            self._paint_row(painter, row, [QRect(left, top, wide, tall) for left, wide in columns])

    def _paint_row(self, painter: QPainter, row: int, areas: Sequence[QRect]) -> None:
        """Paint a mark, and in each cell a text of one or two lines."""
        model, font, metrics = self._model, self.font(), self.fontMetrics()
        mark, side = model.mark(row), _RIGHT
        painter.setPen(self.palette().text().color())
        for column, area in enumerate(areas):
            inner, side = area.adjusted(4, 0, -6, 0), _RIGHT
            if mark is not None and column == 0:
                picture, side = _mark_picture(*mark), _LEFT
                painter.drawPixmap(inner.left(), inner.center().y() - picture.height() // 2 + 1, picture)
                inner = inner.adjusted(picture.width() + 4, 0, 0, 0)
            text, fitting = _fitted(model.cell(row, column), font, metrics, inner.width())
            painter.setFont(fitting)
            painter.drawText(inner, side, text)

    def _size_first(self) -> None:
        """Give the first column the room its longest entry needs; Qt would ask every row in every frame."""
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        model, metrics = self._model, self.fontMetrics()
        if not model.titles:
            return
        rows = range(model.rows) if model.rows <= 20 else (model.rows - 1,)
        texts = [model.titles[0], *(model.cell(row, 0) for row in rows)]
        mark = 20 if model.rows and model.mark(0) else 0
        width = max(metrics.horizontalAdvance(text) for text in texts) + round((14 + mark) * THEME.current.scale)
        self.setColumnWidth(0, width)

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

    def retranslate(self) -> None:
        """Take the titles in the language in force."""
        self._model.titles = [translate(self._context, title) if title else "" for title in self._titles]
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self._titles) - 1))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_model"):
            self.retranslate()

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        theme = THEME.current
        font = THEME.font(CONTROL_SIZE - 1.5)
        self.setFont(font)
        self.horizontalHeader().setFont(font)
        self.verticalHeader().setDefaultSectionSize(self._lines * self.fontMetrics().height() + round(6 * theme.scale))
        chosen = blend(theme.accent, theme.ground, 0.22).name()
        colours = QPalette(self.palette())
        for role, colour in ((QPalette.ColorRole.Base, theme.ground), (QPalette.ColorRole.Text, theme.ink),
                             (QPalette.ColorRole.Highlight, chosen), (QPalette.ColorRole.HighlightedText, theme.ink),
                             (QPalette.ColorRole.Button, theme.ground), (QPalette.ColorRole.ButtonText, theme.muted),
                             (QPalette.ColorRole.Window, theme.ground)):  # fmt: skip
            colours.setColor(role, QColor(colour))
        self.setPalette(colours)
        self.horizontalHeader().setPalette(colours)
        self._size_first()
