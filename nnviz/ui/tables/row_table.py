"""What tables of rows have in common: names of columns in the language in force, rows that are chosen whole."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from nnviz.ui.base.language import translate
from nnviz.ui.base.theme import THEME
from nnviz.ui.tables.ringed_table import RingedTable

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


class RowTable(RingedTable):
    """The base: no grid, no frame, no vertical header, whole rows are chosen. `chosen(row)`: a person chose a row."""

    chosen = Signal(int)

    def __init__(self, context: str, titles: Sequence[str], model: RowModel) -> None:
        """titles: names of the columns (source language)."""
        super().__init__()
        self._context, self._titles, self._row_model = context, tuple(titles), model
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

    def set_titles(self, titles: Sequence[str]) -> None:
        """Change the names of the columns (source language)."""
        if tuple(titles) != self._titles:
            self._titles = tuple(titles)
            self.retranslate()

    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        raise NotImplementedError

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
