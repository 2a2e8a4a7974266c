"""What tables of rows have in common: how rows are painted and chosen, names of columns in the language in force."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.language import translate
from nnviz.ui.base.theme import CONTROL_SIZE, THEME

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractTableModel):
    """Rows under the names of their columns. A subclass has the texts."""

    def __init__(self, titles: Sequence[str] = ()) -> None:
        super().__init__()
        self.titles = titles

    def row_count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def title_alignment(self, column: int) -> Qt.AlignmentFlag | None:
        """Return where the name of a column stands; None: as Qt does it."""
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return how many rows there are."""
        return 0 if parent.isValid() else self.row_count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a column, or where it stands."""
        if orientation == Qt.Orientation.Horizontal and section < len(self.titles):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.title_alignment(section)
        return None


class RowTable(QTableView):
    """The base: no grid, no frame, no vertical header, whole rows are chosen. `chosen(row)`: a person chose a row.

    It paints its cells itself: Qt asks the model for ten properties of each, which takes far longer than the painting.
    """

    chosen = Signal(int)

    margins = (3, 3)  # px of a cell to the left and to the right of its text
    by_cell = True  # whether a cell can be painted without a look at the others of its column

    def __init__(self, context: str, titles: Sequence[str], model: RowModel) -> None:
        """titles: names of the columns (source language)."""
        super().__init__()
        self._context, self._titles, self._row_model = context, tuple(titles), model
        self._shares: tuple[float, ...] = ()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)  # or the Tab key would go from cell to cell and never leave
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        THEME.changed.connect(self._on_theme)

    # Columns.

    def set_titles(self, titles: Sequence[str]) -> None:
        """Change the names of the columns (source language)."""
        if tuple(titles) != self._titles:
            self._titles = tuple(titles)
            self.retranslate()

    def set_shares(self, *shares: float) -> None:
        """Give each column its share of the width; without this they are equal."""
        self._shares = shares
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(sum(self.margins) + 1)  # Qt's own pushes the last column out
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns' shares."""
        super().resizeEvent(event)
        self._spread()
        self.show_whole(self.currentIndex().row())

    def show_whole(self, row: int) -> None:
        """Scroll until a row is in sight from its upper to its lower edge; −1: no row."""
        if row >= 0:
            self.executeDelayedItemsLayout()  # Qt would scroll as far as the rows before the last change reached
            self.scrollTo(self.model().index(row, 0))

    def _spread(self) -> None:
        ends = [round(self.viewport().width() * sum(self._shares[:i]) / (sum(self._shares) or 1))
                for i in range(len(self._shares) + 1)]  # fmt: skip
        for column in range(len(self._shares)):
            self.setColumnWidth(column, ends[column + 1] - ends[column])

    # Painting.

    def seen_rows(self) -> range:
        """Return the rows that are in sight."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(0, first), (last if last >= 0 else self._row_model.row_count() - 1) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that are to be painted anew, and a ring inside the edge while the keys go to the table."""
        header, region = self.horizontalHeader(), event.region()
        rows = [(row, self.rowViewportPosition(row), self.rowHeight(row)) for row in self.seen_rows()]
        whole = not self.by_cell or event.rect().contains(self.viewport().rect())
        before, beside = self.margins[0], sum(self.margins)
        with QPainter(self.viewport()) as painter:
            chosen = self.chosen_rows()
            for row, top, tall in rows:
                if row in chosen:
                    painter.fillRect(QRect(0, top, self.viewport().width(), tall), self.chosen_colour())
            for column in range(header.count()):
                left, wide = header.sectionViewportPosition(column) + before, header.sectionSize(column) - beside
                areas = {row: QRect(left, top, wide, tall) for row, top, tall in rows}
                if not whole:
                    areas = {row: area for row, area in areas.items() if region.intersects(area)}
                self.paint_column(painter, column, areas, chosen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self.viewport(), self)

    def paint_column(self, painter: QPainter, column: int, areas: dict[int, QRect], chosen: set[int]) -> None:
        """Paint what stands in a column in some rows; areas: row → the place of its text."""
        for row, area in areas.items():
            self.paint_cell(painter, row, column, area, row in chosen)

    def chosen_rows(self) -> set[int]:
        """Return which rows are painted as chosen."""
        return {index.row() for index in self.selectionModel().selectedRows()}

    def chosen_colour(self) -> QColor:
        """Return the background of a chosen row."""
        return THEME.colour("accent")

    def paint_cell(self, painter: QPainter, row: int, column: int, area: QRect, chosen: bool) -> None:
        """Paint what stands in a cell."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Theme and language.

    def row_height(self) -> int:
        """Return the height of a row and of the header in the type in force."""
        return round(self.fontMetrics().height() * 1.4)

    def restyle(self) -> None:
        """Take the type of the theme in force."""
        self.setFont(THEME.font(CONTROL_SIZE))
        self.horizontalHeader().setFont(THEME.font(CONTROL_SIZE))
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.horizontalHeader().setFixedHeight(self.row_height())
        self.updateGeometry()
        self.viewport().update()

    @Slot()
    def _on_theme(self) -> None:
        self.restyle()

    def retranslate(self) -> None:
        """Take the names of the columns in the language in force."""
        self._row_model.titles = [translate(self._context, title) if title else "" for title in self._titles]
        self._row_model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self._titles) - 1))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_row_model"):
            self.retranslate()
