"""A small table of texts whose rows can be chosen with the mouse or the arrow keys."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QSizePolicy,
)

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.language import translate
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.tables.row_table import Index, RowModel, RowTable


class _Rows(RowModel):
    """The texts, and the theme's role of each."""

    def __init__(self, columns: int, left: Sequence[int]) -> None:
        """left: the columns whose texts stand there; the others stand in the middle."""
        super().__init__([""] * columns)
        self.rows: list[tuple[str, ...]] = []
        self.roles: list[tuple[str, ...]] = []
        self.left = set(left)

    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text (as the tool tip too: it may be cut), its colour or its alignment."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            name = self.roles[index.row()][index.column()] if self.roles else ""
            return QColor(THEME.colour(name)) if name else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.title_alignment(index.column())
        return None

    def title_alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return where the name and the texts of a column stand."""
        return _LEFT if column in self.left else _MIDDLE


_SMALLEST = 0.7  # of the size of type: the least that a long text is painted in
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_EDGE = 5  # px between the left edge and a text that stands there, beside the margin of the cell
_FEW = 8  # cells that are painted one by one


def _differences(rows: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]]) -> set[tuple[int, int]]:
    """Return the cells (row, column) in which two tables differ; either may lack rows."""
    return {
        (i, j)
        for i, (row, other) in enumerate(zip_longest(rows, others, fillvalue=()))
        for j, (text, before) in enumerate(zip_longest(row, other))
        if text != before
    }


class ChoiceTable(RowTable):
    """Rows of texts. `chosen(row)`: a person chose a row; `show_rows` never tells."""

    def __init__(
        self, context: str, headers: Sequence[str], left: Sequence[int] = (), visible: int = 4
    ) -> None:
        """headers: names of the columns (source language); left: columns to be aligned there; visible: rows."""
        self._rows, self._visible = _Rows(len(headers), left), visible
        super().__init__(context, headers, self._rows)
        self._silent = False
        self.horizontalHeader().setSectionsClickable(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.restyle()
        self.retranslate()

    def show_rows(
        self, rows: Sequence[tuple[str, ...]], roles: Sequence[tuple[str, ...]] = (), current: int = -1
    ) -> None:
        """Show texts with the roles of their colours ("" for the ink), and mark the current row (-1: none)."""
        self._silent = True
        model, rows, roles = self._rows, list(rows), list(roles)
        if len(rows) != len(model.rows):
            model.beginResetModel()
            model.rows, model.roles = rows, roles
            model.endResetModel()
            self.updateGeometry()
        elif rows != model.rows or roles != model.roles:
            changed = _differences(rows, model.rows) | _differences(roles, model.roles)
            model.rows, model.roles = rows, roles
            self._repaint(changed)
        if self.currentIndex().row() != current:
            self.setCurrentIndex(model.index(current, 0) if current >= 0 else QModelIndex())
            self.show_whole(current)
        self._silent = False

    def _repaint(self, changed: set[tuple[int, int]]) -> None:
        """Paint the cells that changed, if they are in sight: column by column while they are few."""
        model, seen = self._rows, self.seen_rows()
        cells = {(row, column) for row, column in changed if row in seen}
        if len(cells) > _FEW:
            model.dataChanged.emit(model.index(seen[0], 0), model.index(seen[-1], len(model.titles) - 1))
            return
        for column in {column for _, column in cells}:  # most often a column is another one as a whole
            rows = [row for row, other in cells if other == column]
            model.dataChanged.emit(model.index(min(rows), column), model.index(max(rows), column))

    def paint_cell(self, painter: QPainter, row: int, column: int, area: QRect, chosen: bool) -> None:
        """Paint the text of a cell."""
        model, theme = self._rows, THEME.current
        role = model.roles[row][column] if model.roles else ""
        painter.setPen(QColor(theme.on_accent if chosen else getattr(theme, role or "ink")))
        if column == 0 and column in model.left:
            area = area.adjusted(_EDGE, 0, 0, 0)  # the ring of a table that has the keys lies on no letter
        text = self.shown_text(model.rows[row][column], area.width())
        if painter.fontMetrics().horizontalAdvance(text) <= area.width():
            painter.drawText(area, model.title_alignment(column), text)
        else:
            self._paint_small(painter, area, model.title_alignment(column), text)

    def _paint_small(self, painter: QPainter, area: QRect, flags: Qt.AlignmentFlag, text: str) -> None:
        """Paint a text in smaller type; one that would be too small is cut, and whole in its tool tip."""
        usual = painter.font()
        painter.setFont(fitted_font(usual, text, area.width(), _SMALLEST))
        painter.drawText(area, flags, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
        painter.setFont(usual)

    def shown_text(self, text: str, width: int) -> str:
        """Return what is painted of a text where so many pixels are free."""
        return text

    def texts(self) -> list[tuple[str, ...]]:
        """Return what is shown, row by row."""
        return list(self._rows.rows)

    def fit(self) -> None:
        """Do nothing: there is no zoom."""

    def table(self, separator: str = "\t") -> str:
        """Return the names of the columns and the rows as text."""
        return table_text([translate(self._context, title) if title else "№" for title in self._titles], self.texts(),
                          separator)  # fmt: skip

    def set_visible_rows(self, count: int) -> None:
        """Say how many rows are seen without scrolling."""
        if count != self._visible:
            self._visible = count
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the header and the rows that are to be seen."""
        rows = min(max(1, len(self._rows.rows)), self._visible)
        return QSize(240, self.row_height() * (rows + 1) + 6)

    def minimumSizeHint(self) -> QSize:
        """Do with the header and two rows."""
        return QSize(120, self.row_height() * 3)

    def set_header(self, column: int, name: str) -> None:
        """Give a column another name (source language)."""
        self.set_titles([*self._titles[:column], name, *self._titles[column + 1 :]])

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, before: QModelIndex) -> None:
        if not self._silent and current.isValid():
            self.chosen.emit(current.row())
