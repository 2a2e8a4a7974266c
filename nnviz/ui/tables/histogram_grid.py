"""A grid of small histograms, one row per case and one column per stage, painted by hand."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE, blend


class HistogramGrid(QWidget):
    """Histograms with common axes: each cell has shares per bin and a short note; all scale to the same height."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._axis = "", ""
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._ends = ("", "", "")
        self._cells: dict[tuple[int, int], tuple[np.ndarray, str]] = {}
        self._role, self._tallest = "training", 1.0
        self._lit: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def set_frame(
        self, title: str, axis: str, rows: Sequence[str], columns: Sequence[str], ends: tuple[str, str, str], role: str
    ) -> None:
        """Say what the rows and columns are; `ends`: texts at the left end, middle and right end of every axis."""
        self._title, self._axis, self._rows, self._columns = title, axis, tuple(rows), tuple(columns)
        self._ends, self._role = ends, role
        self.setAccessibleName(title)
        self.update()

    def show_cells(self, cells: Mapping[tuple[int, int], tuple[np.ndarray, str]]) -> None:
        """Show (row, column) → (shares per bin, note)."""
        self._cells = dict(cells)
        self._tallest = max((float(shares.max()) for shares, _ in cells.values() if len(shares)), default=1.0) or 1.0
        notes = "; ".join(f"{self._rows[r]} {self._columns[c]}: {note}" for (r, c), (_, note) in cells.items())
        self.setAccessibleDescription(notes)
        self.update()

    def light(self, cell: tuple[int, int] | None) -> None:
        """Frame one cell (row, column); None: none."""
        if cell != self._lit:
            self._lit = cell
            self.update()

    @property
    def cells(self) -> dict[tuple[int, int], tuple[np.ndarray, str]]:
        """What is shown."""
        return self._cells

    def table(self, separator: str = "\t") -> str:
        """Return all shares as text, a line per histogram."""
        rows = [separator.join((self._rows[r], self._columns[c], note, *(f"{v:.6g}" for v in shares)))
                for (r, c), (shares, note) in self._cells.items()]  # fmt: skip
        return "\n".join(rows) + "\n"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint titles, axes and bars."""
        if not self._rows or not self._columns:
            return
        painter = QPainter(self)
        body = self._paint_frame(painter)
        width, height = body.width() / len(self._columns), body.height() / len(self._rows)
        for row in range(len(self._rows)):
            for column in range(len(self._columns)):
                cell = QRectF(body.x() + column * width, body.y() + row * height, width, height)
                self._paint_cell(painter, cell.adjusted(4, 4, -4, -4), self._cells.get((row, column)))
                if (row, column) == self._lit:
                    painter.setPen(QPen(THEME.colour("accent"), 2 * THEME.current.scale))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _paint_frame(self, painter: QPainter) -> QRectF:
        """Paint all texts around the cells and return the room that is left."""
        centred = Qt.AlignmentFlag.AlignCenter
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        painter.setPen(THEME.colour("ink"))
        line = painter.fontMetrics().height() + 8
        painter.drawText(QRectF(0, 4, self.width(), line), centred, self._title)
        painter.setFont(THEME.font(CONTROL_SIZE))
        metrics = painter.fontMetrics()
        left = max(metrics.horizontalAdvance(text) for text in self._rows) + 24
        small = metrics.height() + 4
        body = QRectF(left, line + small + 4, self.width() - left - 12, self.height() - line - 3 * small - 8)
        width, height = body.width() / len(self._columns), body.height() / len(self._rows)
        for index, text in enumerate(self._columns):
            painter.drawText(QRectF(body.x() + index * width, line, width, small), centred, text)
        for index, text in enumerate(self._rows):
            rect = QRectF(8, body.y() + index * height, left - 16, height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        painter.setPen(THEME.colour("muted"))
        painter.drawText(QRectF(body.x(), body.bottom() + small, body.width(), small), centred, self._axis)
        self._paint_ends(painter, body, width)
        return body

    def _paint_ends(self, painter: QPainter, body: QRectF, width: float) -> None:
        painter.setFont(THEME.font(TICK_SIZE))
        flags = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        room = sum(map(painter.fontMetrics().horizontalAdvance, self._ends))
        for column in range(len(self._columns)):
            rect = QRectF(body.x() + column * width + 4, body.bottom(), width - 8, painter.fontMetrics().height() + 2)
            for index, (flag, text) in enumerate(zip(flags, self._ends, strict=False)):
                if index != 1 or room < 0.6 * width:
                    painter.drawText(rect, flag, text)

    def _paint_cell(self, painter: QPainter, cell: QRectF, content: tuple[np.ndarray, str] | None) -> None:
        painter.setPen(THEME.colour("grid"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        if content is None:
            return
        shares, note = content
        if len(shares):
            self._paint_bars(painter, cell, shares)
        painter.setFont(THEME.font(TICK_SIZE))
        painter.setPen(THEME.colour("ink"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, note)

    def _paint_bars(self, painter: QPainter, cell: QRectF, shares: np.ndarray) -> None:
        """Paint a skyline; its height is the square root of the share, so that small shares are seen beside spikes."""
        head = cell.adjusted(0, painter.fontMetrics().height(), 0, 0)
        heights = np.sqrt(shares / self._tallest) * head.height()
        step = head.width() / len(shares)
        points = [head.bottomLeft()]
        for index, height in enumerate(heights):
            points += [QPointF(head.x() + index * step, head.bottom() - height),
                       QPointF(head.x() + (index + 1) * step, head.bottom() - height)]  # fmt: skip
        points.append(head.bottomRight())
        colour = THEME.colour(self._role)
        painter.setPen(colour)
        painter.setBrush(blend(colour.name(), THEME.current.ground, 0.55))
        painter.drawPolygon(QPolygonF(points))

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.update()
