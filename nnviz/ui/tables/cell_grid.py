"""Cells in rows and columns under a title: the base of matrices and of grids of histograms."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.theme import THEME, TITLE_SIZE

Cell = tuple[int, int]  # row and column
ALL = -1  # in a Cell: every row, or every column


def title_height() -> int:
    """Return the height of a title with some room."""
    return QFontMetrics(THEME.font(TITLE_SIZE, bold=True)).height() + 8


class CellGrid(QWidget):
    """A picture made of cells. A subclass says how many there are and what room they have, and paints."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._lit: Cell | None = None
        self._room: QRectF | None = None  # of the cells, until something it follows from changes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    # To be said by a subclass.

    def shape(self) -> tuple[int, int]:
        """Return how many rows and columns there are."""
        return len(self._rows), len(self._columns)

    def measured(self) -> QRectF:
        """Return the room of all cells together, from the size of the widget, the type and the texts around them."""
        raise NotImplementedError

    def table(self, separator: str = "\t") -> str:
        """Return what is shown as text."""
        raise NotImplementedError

    # What is shown.

    def set_title(self, title: str) -> None:
        """Say (in the language in force) what this is; it is the accessible name too."""
        if title != self._title:
            self._title = title
            self.setAccessibleName(title or self.accessibleName())
            self.update()

    def set_names(self, rows: Sequence[str], columns: Sequence[str]) -> None:
        """Name the rows and the columns."""
        if (tuple(rows), tuple(columns)) != (self._rows, self._columns):
            self._rows, self._columns = tuple(rows), tuple(columns)
            self.forget()

    def light(self, cell: Cell | None) -> None:
        """Frame a cell, a row (row, ALL), a column (ALL, column), or nothing (None)."""
        if cell != self._lit:
            self._lit = cell
            self.update()

    @property
    def lit(self) -> Cell | None:
        """What is framed."""
        return self._lit

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    # Geometry.

    def body(self) -> QRectF:
        """Return the room of all cells together."""
        if self._room is None:  # every cell asks
            self._room = self.measured()
        return self._room

    def rect_of(self, row: int, column: int) -> QRectF:
        """Return where a cell is; ALL: the whole row or column."""
        body, (rows, columns) = self.body(), self.shape()
        width, height = body.width() / max(1, columns), body.height() / max(1, rows)
        x = body.x() + max(0, column) * width
        y = body.y() + max(0, row) * height
        return QRectF(x, y, body.width() if column == ALL else width, body.height() if row == ALL else height)

    def forget(self) -> None:
        """Measure and paint anew."""
        self._room = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew."""
        super().resizeEvent(event)
        self.forget()

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.forget()
        self.updateGeometry()

    # Painting.

    def paint_title(self, painter: QPainter, height: float, top: float = 0.0) -> None:
        """Paint the title over the whole width."""
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        painter.setPen(THEME.colour("ink"))
        painter.drawText(QRectF(0, top, self.width(), height), Qt.AlignmentFlag.AlignCenter, self._title)

    def paint_row_names(self, painter: QPainter) -> None:
        """Paint the names of the rows to the left of the cells, in the painter's font and colour."""
        body = self.body()
        height = body.height() / max(1, self.shape()[0])
        for index, text in enumerate(self._rows):
            rect = QRectF(0, body.y() + index * height, body.x() - 8, height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)

    def paint_frame(self, painter: QPainter, cell: Cell | None, width: float = 2.0, role: str = "accent") -> None:
        """Frame what `light` may frame; width: px at scale 1."""
        rows, columns = self.shape()
        if cell is not None and cell[0] < rows and cell[1] < columns:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(THEME.colour(role), width * THEME.current.scale))
            painter.drawRect(self.rect_of(*cell).adjusted(1, 1, -1, -1))
