"""A matrix whose numbers are edited in place.

    click           choose a cell
    drag up, down   change its number
    double click    type it; Enter takes it, Escape gives it up
    arrows          go from cell to cell; +, − change the number, Enter types it
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.keys import ARROWS, step_factor
from nnviz.ui.base.number_format import editing_text, parse_number
from nnviz.ui.tables.cell_grid import ALL, Cell
from nnviz.ui.tables.matrix_view import MatrixView
from nnviz.ui.widgets.place_edit import PlaceEdit

_STEP = 0.01  # a pixel of a drag
_KEY_STEP = 0.1


class MatrixEditor(MatrixView):
    """`chosen(row, column)`; `edited(row, column, value)`: a number is wanted; `refused(text)`: it is no number."""

    chosen = Signal(int, int)
    edited = Signal(int, int, float)
    refused = Signal(str)
    uses_arrows = True  # so the time bar leaves them alone

    def __init__(self, role: str = "training", negative: str = "") -> None:
        super().__init__(role, negative)
        self._editable: tuple[tuple[float, ...], ...] = ()
        self._dragged: tuple[Cell, float, float] | None = None  # cell, y of the press, number then
        self._edit = PlaceEdit(self)
        self._edit.typed.connect(self._on_typed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def set_editable(self, numbers: Sequence[Sequence[float]]) -> None:
        """Say which numbers are edited, row by row."""
        self._editable = tuple(tuple(float(v) for v in row) for row in numbers)

    def cell_at(self, at: QPointF) -> Cell | None:
        """Return the cell under a pixel, None beside the cells."""
        rows, columns = self.shape()
        cells = ((row, column) for row in range(rows) for column in range(columns))
        return next((cell for cell in cells if self.rect_of(*cell).contains(at)), None)

    def edit(self, cell: Cell) -> None:
        """Open a field over a cell."""
        row, column = cell
        self._edit.open(f"{row},{column}", editing_text(self._editable[row][column]), self.rect_of(*cell).center())

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse, and take its number."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._dragged = (cell, event.position().y(), self._editable[cell[0]][cell[1]])
            self.chosen.emit(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the number that was pressed."""
        if self._dragged is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        (row, column), y, value = self._dragged
        moved = (y - event.position().y()) * _STEP * step_factor(event.modifiers())
        if moved or self._editable[row][column] != value:
            self.edited.emit(row, column, round(value + moved, 8) + 0.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the number under the mouse."""
        if (cell := self.cell_at(event.position())) is not None:
            self.edit(cell)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell, change its number, or type it."""
        cell, key, text = self.lit, event.key(), event.text()
        if cell is None or ALL in cell or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in ARROWS:
            (down, right), (rows, columns) = ARROWS[key], self.shape()
            moved = min(max(0, cell[0] + down), rows - 1), min(max(0, cell[1] + right), columns - 1)
            if moved != cell:
                self.chosen.emit(*moved)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(cell)
        elif text in ("+", "-", "−", "="):
            step = _KEY_STEP * step_factor(event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)
            value = self._editable[cell[0]][cell[1]] + (step if text in "+=" else -step)
            self.edited.emit(*cell, round(value, 8) + 0.0)
        else:
            super().keyPressEvent(event)

    @Slot(str, str)
    def _on_typed(self, key: str, text: str) -> None:
        row, column = map(int, key.split(","))
        try:
            self.edited.emit(row, column, parse_number(text))
        except ValueError:
            self.refused.emit(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and where the keyboard is."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            paint_focus(painter, self)
