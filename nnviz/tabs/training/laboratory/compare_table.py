"""The table of kept runs: what differs is bold, names, tags and notes are edited in their cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
)

from nnviz.tabs.training.laboratory.compare_words import Part
from nnviz.tabs.training.laboratory.experiments_plot import ROLES
from nnviz.ui.base.keys import ARROWS
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.tables.row_table import Index, RowModel, RowTable

SHOWN, NAME, SETTINGS, TAGS, NOTE = 0, 1, 2, 7, 8
TITLES = (
    "", QT_TRANSLATE_NOOP("laboratory", "Run"), QT_TRANSLATE_NOOP("laboratory", "Settings"),
    QT_TRANSLATE_NOOP("laboratory", "Test accuracy"), QT_TRANSLATE_NOOP("laboratory", "Gap"),
    QT_TRANSLATE_NOOP("laboratory", "Test loss"), QT_TRANSLATE_NOOP("laboratory", "Updates"),
    QT_TRANSLATE_NOOP("laboratory", "Tags"), QT_TRANSLATE_NOOP("laboratory", "Note"),
)  # fmt: skip
_SHARES = (0.03, 0.19, 0.2, 0.145, 0.135, 0.135, 0.065, 0.05, 0.05)
_EDITED = (NAME, TAGS, NOTE)


@dataclass(frozen=True)
class RunRow:
    """A row: what stands in the columns; settings as parts; colour: of the run; marks: pinned, baseline.

    outcome: what stands after the name if the run did not come to its end; it is no part of what is written.
    """

    key: str
    shown: bool
    name: str
    mark: str
    parts: tuple[Part, ...]
    figures: tuple[str, str, str, str]
    tags: str
    note: str
    colour: int
    tip: str
    outcome: str = ""

    @property
    def title(self) -> str:
        """What stands in the column of names, after the marks."""
        return self.name + (f" ({self.outcome})" if self.outcome else "")

    def text(self, column: int) -> str:
        """Return the text of a column, as it is edited."""
        settings = ", ".join(part.text for part in self.parts)
        return ("●" if self.shown else "○", self.name, settings, *self.figures, self.tags, self.note)[column]


class _RunModel(RowModel):
    """The rows; `edited` is told of a cell that was written into."""

    edited = Signal(str, int, str)  # key, column, text

    def __init__(self) -> None:
        super().__init__([""] * len(TITLES))
        self.rows: list[RunRow] = []

    def row_count(self) -> int:
        """Return how many runs there are."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, or the tool tip of its run."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.column() == NAME:
            return row.title
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text(index.column())
        return row.tip if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that some cells can be written into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _EDITED else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass on what was written; the row follows when the run has."""
        self.edited.emit(self.rows[index.row()].key, index.column(), str(value))
        return True


def _paint_parts(painter: QPainter, area: QRect, parts: Sequence[Part], ink: str) -> None:
    """Paint the settings of a run one after the other, those that differ in bold."""
    left = area.left()
    painter.setPen(QColor(ink))
    for number, part in enumerate(parts):
        font = THEME.font(CONTROL_SIZE, bold=part.bold)
        painter.setFont(font)
        metrics, text = QFontMetrics(font), part.text + (", " if number < len(parts) - 1 else "")
        room = area.right() - left
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, area.top(), room, area.height(), Qt.AlignmentFlag.AlignVCenter, cut)
        left += metrics.horizontalAdvance(text)
        if left >= area.right():
            return


class RunTable(RowTable):
    """The kept runs. hovered(key): the mouse is on a run, "" on none; toggled(key): its dot was clicked."""

    hovered = Signal(str)
    toggled = Signal(str)
    edited = Signal(str, int, str)

    margins = (4, 4)

    def __init__(self, context: str) -> None:
        self._model = _RunModel()
        super().__init__(context, TITLES, self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)  # the page's shows, or none in a transparent picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_shares(*_SHARES)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._over = ""
        self._model.edited.connect(self.edited)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.restyle()
        self.retranslate()

    def show_runs(self, rows: Sequence[RunRow]) -> None:
        """Show these rows; the chosen run stays chosen."""
        if list(rows) == self._model.rows:
            return
        chosen, column = self.chosen_key, self.currentIndex().column()
        self._model.beginResetModel()
        self._model.rows = list(rows)
        self._model.endResetModel()
        self.choose(chosen, column if column in _EDITED else NAME)

    def paint_cell(self, painter: QPainter, row: int, column: int, area: QRect, chosen: bool) -> None:
        """Paint a cell: the dot in the colour of the run, settings with what differs in bold, or a text."""
        if chosen and self.hasFocus() and column in _EDITED and column == self.currentIndex().column():
            painter.setPen(QColor(THEME.current.on_accent))
            painter.drawRect(area.adjusted(-2, 1, 1, -2))  # the keys are at this cell: Enter writes into it
        run, theme = self._model.rows[row], THEME.current
        ink = theme.on_accent if chosen else theme.ink if run.shown else theme.muted
        if column == SETTINGS:
            _paint_parts(painter, area, run.parts, ink)
            return
        text = f"{run.mark}{run.title}" if column == NAME else run.text(column)
        colour = THEME.colour(ROLES[run.colour % len(ROLES)]).name() if column == SHOWN and not chosen else ink
        painter.setPen(QColor(colour))
        painter.setFont(self.font())
        cut = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    @property
    def runs(self) -> list[RunRow]:
        """The rows on show."""
        return self._model.rows

    @property
    def chosen_key(self) -> str:
        """The key of the chosen run, "" if none is."""
        row = self.currentIndex().row()
        return self._model.rows[row].key if 0 <= row < len(self._model.rows) else ""

    def choose(self, key: str, column: int = NAME) -> None:
        """Choose a run; column: the cell that the keys are at."""
        at = next((i for i, row in enumerate(self._model.rows) if row.key == key), -1)
        self.setCurrentIndex(self._model.index(at, column) if at >= 0 else QModelIndex())

    def rename_chosen(self) -> None:
        """Open the editor of the chosen run's name."""
        if self.chosen_key:
            self.edit(self._model.index(self.currentIndex().row(), NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write into the cell that the keys are at, or else into the name, by Enter; Space is a click on the dot."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the Enter that ends the writing goes on to here
        if event.key() in ARROWS and self._model.rows and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self._model.index(max(0, index.row()), NAME))  # with the keyboard Qt chooses none
            return
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(index if index.column() in _EDITED else index.siblingAtColumn(NAME))
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(self.chosen_key)
        elif step := ARROWS.get(event.key(), (0, 0))[1]:  # over the cells that can be written into
            at = max((i for i, column in enumerate(_EDITED) if column <= index.column()), default=0)
            column = _EDITED[min(len(_EDITED) - 1, max(0, at + step))]
            self.setCurrentIndex(index.siblingAtColumn(column))
            self.viewport().update()
        else:
            super().keyPressEvent(event)
            if (now := self.currentIndex()).isValid() and now.column() not in _EDITED:
                self.setCurrentIndex(now.siblingAtColumn(NAME))

    @property
    def uses_arrows(self) -> bool:
        """Whether ← and → go from cell to cell."""
        return self.hasFocus() and self.currentIndex().isValid()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == SHOWN:
            self.toggled.emit(self._model.rows[index.row()].key)

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(current.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell over which run the mouse is."""
        super().mouseMoveEvent(event)
        row = self.rowAt(round(event.position().y()))
        self._hover(self._model.rows[row].key if 0 <= row < len(self._model.rows) else "")

    def leaveEvent(self, event: Any) -> None:
        """Tell that it is over none."""
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, key: str) -> None:
        if key != self._over:
            self._over = key
            self.hovered.emit(key)

    def minimumSizeHint(self) -> QSize:
        """Do with the header and two rows."""
        return QSize(120, self.row_height() * 3)

    def sizeHint(self) -> QSize:
        """Ask for the header and five rows."""
        return QSize(240, self.row_height() * 6)
