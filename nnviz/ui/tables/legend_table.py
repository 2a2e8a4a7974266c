"""A legend that also reads the values: a line as it is drawn, its name, and numbers in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME

_SAMPLE, _GAP = 40, 10
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class LegendLine:
    """One row: key, the pen of its curve, its name and its numbers as text."""

    key: str
    pen: QPen
    name: str
    cells: tuple[str, ...]


class LegendTable(QWidget):
    """Painted, not laid out, for it follows the mouse. `chosen(key)`: a row was clicked, or reached with ↑ and ↓."""

    chosen = Signal(str)

    def __init__(self, widest_name: str = "Leaky ReLU", widest_cell: str = "0.0000×10⁻³⁰") -> None:
        super().__init__()
        self._header: tuple[str, ...] = ()
        self._lines: tuple[LegendLine, ...] = ()
        self._key = ""
        self._widest_name, self._widest_cell = widest_name, widest_cell
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must leave the keys to the time bar
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_lines(self, header: Sequence[str], lines: Sequence[LegendLine], key: str = "") -> None:
        """Show these rows under a header (one text per column, the name's first); `key` names the row in bold."""
        grown = len(lines) != len(self._lines) or len(header) != len(self._header)
        self._header, self._lines, self._key = tuple(header), tuple(lines), key
        text = "; ".join(" ".join((line.name, *line.cells)) for line in lines)
        self.setAccessibleName(" ".join(self._header))
        self.setAccessibleDescription(text)
        if grown:
            self.updateGeometry()
        self.update()

    @property
    def lines(self) -> tuple[LegendLine, ...]:
        """The rows on show."""
        return self._lines

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    def table(self, separator: str = "\t") -> str:
        """Return header and rows as text."""
        return table_text(self._header, [(line.name, *line.cells) for line in self._lines], separator)

    def sizeHint(self) -> QSize:
        """Return room for the longest name and the widest numbers."""
        metrics = self.fontMetrics()
        names = [metrics.horizontalAdvance(text) for text in (self._widest_name, *(ln.name for ln in self._lines))]
        cells = max(0, len(self._header) - 1) * (metrics.horizontalAdvance(self._widest_cell) + _GAP)
        return QSize(_SAMPLE + _GAP + max(names) + _GAP + cells + 16, self._height() * (len(self._lines) + 1) + 16)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def _height(self) -> int:
        return round(self.fontMetrics().height() * 1.6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the header and the rows."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            height, cell = self._height(), self.fontMetrics().horizontalAdvance(self._widest_cell) + _GAP
            right = self.width() - 12
            painter.setPen(THEME.colour("muted"))
            if self._header:
                area = QRectF(_SAMPLE + _GAP, 0, right, height)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._header[0])
            self._paint_cells(painter, self._header[1:], 0, right, cell)
            for index, line in enumerate(self._lines, 1):
                self._paint_line(painter, line, index * height, height, right, cell)
            paint_focus(painter, self)

    def _paint_line(self, painter: QPainter, line: LegendLine, top: int, height: int, right: int, cell: int) -> None:
        painter.setPen(line.pen)
        painter.drawLine(QPointF(2, top + height / 2), QPointF(_SAMPLE, top + height / 2))
        painter.setFont(self._bold if line.key == self._key else self._plain)
        painter.setPen(THEME.colour("ink"))
        painter.drawText(QRectF(_SAMPLE + _GAP, top, right, height), Qt.AlignmentFlag.AlignVCenter, line.name)
        self._paint_cells(painter, line.cells, top, right, cell)

    def _paint_cells(self, painter: QPainter, cells: Sequence[str], top: int, right: int, cell: int) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for index, text in enumerate(cells):
            edge = right - (len(cells) - 1 - index) * cell
            painter.drawText(QRectF(edge - 2 * cell, top, 2 * cell, self._height()), flags, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse."""
        index = int(event.position().y() // self._height()) - 1
        if 0 <= index < len(self._lines):
            self.chosen.emit(self._lines[index].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row above or below the one in bold."""
        step = _STEPS.get(event.key())
        if step is None or not self._lines:
            super().keyPressEvent(event)
            return
        keys = [line.key for line in self._lines]
        at = keys.index(self._key) + step if self._key in keys else 0
        if 0 <= at < len(keys):
            self.chosen.emit(keys[at])

    @Slot()
    def restyle(self) -> None:
        """Take the type of the theme in force."""
        self._plain, self._bold = THEME.font(CONTROL_SIZE), THEME.font(CONTROL_SIZE, bold=True)
        self.setFont(self._plain)
        self.updateGeometry()
        self.update()
