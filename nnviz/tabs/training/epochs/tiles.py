"""Epochs as rows of tiles, a tile for each mini-batch: its width is how many images it has."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.core.studies.training.epoch_arithmetic import EpochArithmetic
from nnviz.ui.base.background import fill_background
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE, blend

_MOST_ROWS = 20
_NARROW = 4.0  # px of a tile below which an epoch is painted in one


class EpochTiles(QWidget):
    """Paints the epochs of a run; the updates that are done are filled."""

    def __init__(self) -> None:
        super().__init__()
        self._title = self._caption = ""
        self._shown: EpochArithmetic | None = None
        self._equal = False
        self.done = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self._on_theme)

    def show_epochs(self, shown: EpochArithmetic | None, done: int, equal: bool, title: str, caption: str) -> None:
        """Show epochs of which so many updates are done; equal: all batches have the same size. Texts translated."""
        if (shown, done, equal, title, caption) != (self._shown, self.done, self._equal, self._title, self._caption):
            self._shown, self.done, self._equal = shown, done, equal
            self._title, self._caption = title, caption
            self.setAccessibleName(title)
            self.setAccessibleDescription(caption)
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Leave room for a few rows."""
        return QSize(160, 90)

    def sizeHint(self) -> QSize:
        """Ask for the size of a small plot."""
        return QSize(360, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, caption and rows."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            painter.setFont(THEME.font(TITLE_SIZE, bold=True))
            painter.setPen(QColor(THEME.current.ink))
            line = 30 * THEME.current.scale
            painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignCenter, self._title)
            painter.setFont(THEME.font(TICK_SIZE))
            painter.setPen(QColor(THEME.current.muted))
            foot = painter.fontMetrics().height() + 4
            box = QRectF(4, self.height() - foot, self.width() - 8, foot)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._caption)
            if self._shown is not None:
                area = QRectF(12, line, self.width() - 24, self.height() - line - foot - 4)
                self._paint_rows(painter, self._shown, area)

    def _paint_rows(self, painter: QPainter, shown: EpochArithmetic, area: QRectF) -> None:
        rows = shown.rows(_MOST_ROWS)
        height = min(24 * THEME.current.scale, area.height() / max(1, len(rows)))
        gap = 1.0 if height < 6 else 2.0
        for number, count in enumerate(rows):
            top = area.y() + number * height
            done = min(count, max(0, self.done - number * shown.per_epoch))
            self._paint_epoch(painter, shown, QRectF(area.x(), top, area.width(), height - gap), count, done)

    def _paint_epoch(self, painter: QPainter, shown: EpochArithmetic, row: QRectF, count: int, done: int) -> None:
        """Paint the batches of an epoch, or the epoch in one where they would be too narrow."""
        images = shown.per_epoch * shown.batch if self._equal else shown.samples
        tile = row.width() * shown.batch / images
        ends = [min(row.width(), n * tile) for n in (0, done, count)]
        open_colour = blend(THEME.current.training, THEME.current.background, 0.18)
        if tile < _NARROW:
            painter.fillRect(QRectF(row.x() + ends[0], row.y(), ends[2], row.height()), open_colour)
            painter.fillRect(QRectF(row.x(), row.y(), ends[1], row.height()), THEME.colour("training"))
            return
        for n in range(count):
            left, right = n * tile, min(row.width(), (n + 1) * tile)
            box = QRectF(row.x() + left, row.y(), max(1.0, right - left - 2), row.height())
            painter.fillRect(box, THEME.colour("training") if n < done else open_colour)

    @Slot()
    def _on_theme(self) -> None:
        self.update()
