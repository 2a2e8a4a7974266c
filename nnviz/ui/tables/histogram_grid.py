"""A grid of small histograms, one row per case and one column per stage, in a widget of its own."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent

from nnviz.ui.base.finite import draw_polygon
from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, blend
from nnviz.ui.tables.cell_grid import CellGrid, title_height

_PALE, _NOTHING = 0.3, np.empty(0)  # share of the colour of what is still to come
_REMARK = 190  # px at scale 1, the column of the rows' names when sentences stand there


class HistogramGrid(CellGrid):
    """Histograms with common axes: each cell has shares per bin and a short note; all scale to the same height."""

    def __init__(self) -> None:
        super().__init__()
        self._axis = ""
        self._ends = ("", "", "")
        self._cells: dict[tuple[int, int], tuple[np.ndarray, str]] = {}
        self._ahead: dict[tuple[int, int], np.ndarray] = {}
        self._role, self._tallest = "training", 1.0
        self.remarks: tuple[str, ...] = ()

    def set_frame(
        self, title: str, axis: str, rows: Sequence[str], columns: Sequence[str], ends: tuple[str, str, str], role: str
    ) -> None:
        """Say what the rows and columns are; `ends`: texts at the left end, middle and right end of every axis."""
        self._axis, self._ends, self._role = axis, ends, role
        self.set_title(title)
        self.set_names(rows, columns)
        self.update()

    def show_cells(
        self, cells: Mapping[tuple[int, int], tuple[np.ndarray, str]],
        ahead: Mapping[tuple[int, int], np.ndarray] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """Show (row, column) → (shares per bin, note), and pale, without a note, what is still to come."""
        self._cells, self._ahead = dict(cells), dict(ahead)
        drawn = [*(shares for shares, _ in cells.values()), *ahead.values()]
        self._tallest = max((float(shares.max()) for shares in drawn if len(shares)), default=1.0) or 1.0
        notes = "; ".join(f"{self._rows[r]} {self._columns[c]}: {note}" for (r, c), (_, note) in cells.items())
        self.setAccessibleDescription(notes)
        self.update()

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """Write a sentence under the name of each row (in the language in force); their column stays as wide."""
        if tuple(remarks) != self.remarks:
            self.remarks = tuple(remarks)
            self.forget()

    @property
    def cells(self) -> dict[tuple[int, int], tuple[np.ndarray, str]]:
        """What is shown."""
        return self._cells

    def table(self, separator: str = "\t") -> str:
        """Return all shares as text, a line per histogram, pale ones too; its bins, from 0, part the axis evenly."""
        ends = [text.replace("−", "-") for text in (self._ends[0], self._ends[-1])]
        drawn = self._cells | {place: (shares, "") for place, shares in self._ahead.items()}
        rows = [(self._rows[r], self._columns[c], note, *ends, *shares)
                for (r, c), (shares, note) in sorted(drawn.items(), key=lambda item: item[0])]  # fmt: skip
        bins = max((len(shares) for shares, _ in drawn.values()), default=0)
        head = ["row", "column", "note", "from", "to", *(f"bin {number}" for number in range(bins))]
        return table_text(head, rows, separator)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint titles, axes and bars."""
        if not self._rows or not self._columns:
            return
        with QPainter(self) as painter:
            self._paint_names(painter, self.body())
            for row in range(len(self._rows)):
                for column in range(len(self._columns)):
                    cell = self.rect_of(row, column).adjusted(4, 4, -4, -4)
                    self._paint_cell(painter, cell, self._cells.get((row, column)))
                    self._paint_bars(painter, cell, self._ahead.get((row, column), _NOTHING), _PALE)
            self.paint_frame(painter, self._lit)

    def measured(self) -> QRectF:
        """Return the room that the texts leave to the cells."""
        metrics = QFontMetrics(THEME.font(CONTROL_SIZE))
        line, small = title_height(), metrics.height() + 4
        left = max((metrics.horizontalAdvance(text) for text in self._rows), default=0) + 24
        if self.remarks:
            left = max(left, round(_REMARK * THEME.current.scale))
        return QRectF(left, line + small + 4, self.width() - left - 12, self.height() - line - 3 * small - 8)

    def _paint_names(self, painter: QPainter, body: QRectF) -> None:
        """Paint all texts around the cells."""
        centred, line = Qt.AlignmentFlag.AlignCenter, title_height()
        self.paint_title(painter, line, 4)
        painter.setFont(THEME.font(CONTROL_SIZE))
        small, width = painter.fontMetrics().height() + 4, body.width() / len(self._columns)
        for index, text in enumerate(self._columns):
            painter.drawText(QRectF(body.x() + index * width, line, width, small), centred, text)
        self._paint_remarks(painter, body) if self.remarks else self.paint_row_names(painter)
        painter.setPen(THEME.colour("muted"))
        painter.drawText(QRectF(body.x(), body.bottom() + small, body.width(), small), centred, self._axis)
        self._paint_ends(painter, body, width)

    def _paint_remarks(self, painter: QPainter, body: QRectF) -> None:
        """Paint the name of each row with its sentence below it, left of the cells."""
        height, line = body.height() / len(self._rows), painter.fontMetrics().height()
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        for index, (name, remark) in enumerate(zip(self._rows, self.remarks, strict=True)):
            top = body.y() + index * height
            painter.setFont(THEME.font(CONTROL_SIZE, bold=True))
            painter.setPen(THEME.colour("ink"))
            painter.drawText(QRectF(12, top, body.x() - 20, line), flags, name)
            painter.setFont(THEME.font(TICK_SIZE))
            painter.setPen(THEME.colour("muted"))
            painter.drawText(QRectF(12, top + line, body.x() - 20, height - line), flags, remark)
        painter.setFont(THEME.font(CONTROL_SIZE))

    def _paint_ends(self, painter: QPainter, body: QRectF, width: float) -> None:
        """Paint the ends of every axis, in smaller type where both have no room, and its middle where that has some."""
        painter.setFont(self._end_font(width - 8))
        flags = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        room = sum(map(painter.fontMetrics().horizontalAdvance, self._ends))
        for column in range(len(self._columns)):
            rect = QRectF(body.x() + column * width + 4, body.bottom(), width - 8, painter.fontMetrics().height() + 2)
            for index, (flag, text) in enumerate(zip(flags, self._ends, strict=False)):
                if index != 1 or room < 0.6 * width:
                    painter.drawText(rect, flag, text)

    def _end_font(self, room: float) -> QFont:
        """Return the type in which both ends of an axis have a room (px) side by side."""
        return fitted_font(THEME.font(TICK_SIZE), f"{self._ends[0]} {self._ends[-1]}", room, 0.4)

    def _paint_cell(self, painter: QPainter, cell: QRectF, content: tuple[np.ndarray, str] | None) -> None:
        painter.setPen(THEME.colour("grid"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        if content is None:
            return
        shares, note = content
        self._paint_bars(painter, cell, shares)
        painter.setFont(THEME.font(TICK_SIZE))
        painter.setPen(THEME.colour("ink"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, note)

    def _paint_bars(self, painter: QPainter, cell: QRectF, shares: np.ndarray, strength: float = 1.0) -> None:
        """Paint a skyline; its height is the square root of the share, so that small shares are seen beside spikes."""
        head = cell.adjusted(0, painter.fontMetrics().height(), 0, 0)
        if not len(shares) or head.height() <= 0:  # no room for any bar
            return
        heights = np.sqrt(shares / self._tallest) * head.height()
        step = head.width() / len(shares)
        x = head.x() + step * np.repeat(np.arange(len(shares) + 1), 2)
        y = head.bottom() - np.concatenate([[0.0], np.repeat(heights, 2), [0.0]])
        colour, background = THEME.colour(self._role).name(), THEME.current.background
        painter.setPen(blend(colour, background, strength))
        painter.setBrush(blend(colour, background, 0.55 * strength))
        draw_polygon(painter, x, y)
