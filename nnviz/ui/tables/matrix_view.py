"""A matrix as one writes it on the board: numbers in cells, shaded by their size, with remarks beside the rows."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QStaticText
from PySide6.QtWidgets import QSizePolicy

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, UNDER_INK, blend
from nnviz.ui.tables.cell_grid import CellGrid, title_height

_APART = 6  # px at least between the names of two columns
_SHADES = 64  # steps between the background and a full cell


@lru_cache(maxsize=4096)
def _laid_out(text: str, font: str) -> QStaticText:
    """Return a number ready to be painted: there are few of them, and laying one out costs more than painting it."""
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    used = QFont()
    used.fromString(font)
    static.prepare(font=used)
    return static


def _centre(painter: QPainter, rect: QRectF, text: str, font: str = "") -> None:
    """Paint a text in the middle of a rectangle; `font`: the painter's, as Qt writes it, where that is known."""
    laid_out = _laid_out(text, font or painter.font().toString())
    size = laid_out.size() / 2
    painter.drawStaticText(rect.center() - QPointF(size.width(), size.height()), laid_out)


class MatrixView(CellGrid):
    """Cells (rows, columns) with a title, names, sums and marks; `ringed[row]` is the column with a ring."""

    def __init__(self, role: str = "training", negative: str = "") -> None:
        """role: of the colour of the shades; negative: of those of numbers below 0, which else have none."""
        super().__init__()
        self._role, self._negative = role, negative
        self.tallest = 3.2  # a row, in lines of small type
        self._compact = False
        self._values = np.zeros((0, 0))
        self._numbers: Sequence[Sequence[object]] | np.ndarray = self._values
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._sides: tuple[tuple[str, str], ...] = ()
        self._foot: tuple[str, ...] = ()
        self._ringed: tuple[int, ...] = ()
        self._throttle = Throttle(self, self.update)

    def show_grid(
        self, title: str, values: np.ndarray, texts: Sequence[Sequence[str]], rows: Sequence[str],
        columns: Sequence[str], sides: Sequence[tuple[str, str]] = (), foot: Sequence[str] = (),
        ringed: Sequence[int] = (), numbers: Sequence[Sequence[object]] | np.ndarray | None = None,
    ) -> None:  # fmt: skip
        """Show values (rows, columns) from 0 to 1 as shades, with texts in the cells.

        rows, columns: names; the last of `columns` may name what stands at the side. sides: (text, role) right of each
        row; foot: texts under the columns. numbers: of the cells, if they are others than the shades; None where there
        is none.
        """
        values = np.asarray(values, float)
        changed = values.shape != self._values.shape or bool(foot) != bool(self._foot)
        self._values = values
        self._texts = tuple(tuple(row) for row in texts)
        if (tuple(sides), tuple(foot)) != (self._sides, self._foot):
            self._sides, self._foot, self._room = tuple(sides), tuple(foot), None
        if changed:
            self._room = None
            self.updateGeometry()
        self._ringed = tuple(ringed)
        self._numbers = values if numbers is None else numbers
        self.set_title(title)
        self.set_names(rows, columns)
        self.setAccessibleDescription(self.spoken())
        self._throttle.call()

    def spoken(self) -> str:
        """Return what stands in the cells, row by row."""
        return "; ".join(" ".join(row) for row in self._texts)

    def set_compact(self) -> None:
        """Ask for no more height than the tallest rows need, so that what stands below has the rest of it."""
        self._compact = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the room of the tallest rows where it is compact."""
        if not self._compact:
            return super().sizeHint()
        line = QFontMetrics(THEME.font(CONTROL_SIZE)).height() + 6
        rows = round(max(1, len(self._values)) * self.tallest * line)
        return QSize(self.minimumSizeHint().width(), title_height() + rows + line * (2 if self._foot else 1) + 8)

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The texts in the cells."""
        return self._texts

    @property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """The remarks beside the rows: (text, role of its colour)."""
        return self._sides

    @property
    def foot(self) -> tuple[str, ...]:
        """The texts under the columns."""
        return self._foot

    def table(self, separator: str = "\t") -> str:
        """Return the numbers in the cells as text, with the names of rows and columns."""
        width = self._values.shape[1] if len(self._values) else 0
        rows = [(name, *row) for name, row in zip(self._rows, self._numbers, strict=False)]
        return table_text(["row", *(name or str(i) for i, name in enumerate(self._columns[:width]))], rows, separator)

    def minimumSizeHint(self) -> QSize:
        """Return the room in which no row stands on another one."""
        metrics = QFontMetrics(THEME.font(CONTROL_SIZE))
        lines = len(self._values) * (metrics.height() + 2) + (metrics.height() + 6) * (2 if self._foot else 1)
        return QSize(40, title_height() + lines + 8)

    def shape(self) -> tuple[int, int]:
        """Return how many rows and columns there are."""
        return self._values.shape

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        if not len(self._values):
            return
        with QPainter(self) as painter:
            self.paint_title(painter, title_height())
            painter.setFont(THEME.font(CONTROL_SIZE))
            self._paint_names(painter, self.body())
            cells = self._cells(self.body())
            self._paint_shades(painter, cells)
            self._paint_texts(painter, cells)
            self.paint_frame(painter, self._lit)

    def measured(self) -> QRectF:
        """Return the room that titles, names and remarks leave to the cells."""
        metrics, line = QFontMetrics(THEME.font(CONTROL_SIZE)), title_height()
        left = max((metrics.horizontalAdvance(text) for text in self._rows), default=0) + 16
        texts = [text for text, _ in self._sides] + list(self._columns[self._values.shape[1] :])
        side = max((metrics.horizontalAdvance(text) for text in texts), default=0) + (20 if texts else 8)
        small = metrics.height() + 6
        rows = len(self._values)
        height = min(self.height() - line - small * (2 if self._foot else 1) - 8, rows * self.tallest * small)
        return QRectF(left, line + small, self.width() - left - side, height)

    def _paint_names(self, painter: QPainter, body: QRectF) -> None:
        count = self._values.shape[1]
        width, height, side = body.width() / count, body.height() / len(self._values), self.width() - body.right()
        small = painter.fontMetrics().height() + 6
        painter.setPen(THEME.colour("muted"))
        painter.setFont(self._font_of_columns(width))
        for index, text in enumerate(self._columns[:count]):
            _centre(painter, QRectF(body.x() + index * width, body.y() - small, width, small), text)
        painter.setFont(THEME.font(CONTROL_SIZE))
        for text in self._columns[count:]:
            _centre(painter, QRectF(body.right(), body.y() - small, side, small), text)
        self.paint_row_names(painter)
        for index, text in enumerate(self._foot):
            _centre(painter, QRectF(body.x() + index * width, body.bottom() + 2, width, small), text)
        for index, (text, role) in enumerate(self._sides):
            painter.setPen(THEME.colour(role))
            _centre(painter, QRectF(body.right(), body.y() + index * height, side, height), text)

    def _font_of_columns(self, width: float) -> QFont:
        """Return a type in which the names of columns so wide keep apart."""
        font, names = THEME.font(CONTROL_SIZE), self._columns[: self._values.shape[1]]
        return fitted_font(font, max(names, key=QFontMetrics(font).horizontalAdvance, default=""), width - _APART)

    def _cells(self, body: QRectF) -> list[QRectF]:
        """Return the rectangles of all cells, row after row."""
        rows, columns = self._values.shape
        width, height = body.width() / columns, body.height() / rows
        left, top = body.x() + 2, body.y() + 2
        return [QRectF(left + column * width, top + row * height, width - 4, height - 4)
                for row in range(rows) for column in range(columns)]  # fmt: skip

    def _paint_shades(self, painter: QPainter, cells: Sequence[QRectF]) -> None:
        shares = np.rint(_SHADES * np.clip(self._values, -1 if self._negative else 0, 1)).astype(int)
        background = THEME.current.background
        colours = [THEME.colour(role or self._role).name() for role in (self._role, self._negative)]
        shades = {int(share): blend(colours[int(share < 0)], background, UNDER_INK * abs(int(share)) / _SHADES)
                  for share in np.unique(shares)}  # fmt: skip
        for cell, share in zip(cells, shares.ravel().tolist(), strict=True):
            painter.fillRect(cell, shades[share])

    def _paint_texts(self, painter: QPainter, cells: Sequence[QRectF]) -> None:
        """Paint the numbers; those with a ring last, for a change of font costs as much as ten numbers."""
        painter.setPen(THEME.colour("ink"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        columns = self._values.shape[1]
        with_ring = {row * columns + column for row, column in enumerate(self._ringed) if 0 <= column < columns}
        texts = [text for row in self._texts for text in row]
        for ringed in (False, True):
            painter.setFont(THEME.font(CONTROL_SIZE, bold=ringed))
            key = painter.font().toString()
            for index in sorted(with_ring) if ringed else (i for i in range(len(cells)) if i not in with_ring):
                _centre(painter, cells[index], texts[index], key)
                if ringed:
                    painter.drawRect(cells[index].adjusted(1, 1, -1, -1))
