"""A few pictures made of pixels in a row, each the step after the one before: a title above, a line below, arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.colormaps import GREYS, signed_colours
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE

_GAP = 26  # px between pictures at scale 1: an arrow is in it


@dataclass(frozen=True, eq=False)
class PictureStep:
    """One picture: its title and the line below it, both in the language in force, and values (height, width).

    signed: the values are below and above 0, blue and orange; else uint8, 0 paper to 255 ink. off: the step is
    switched off, its texts are pale. cross: a place in pixels (row, column) that is marked.
    """

    title: str
    caption: str
    values: np.ndarray
    signed: bool = False
    off: bool = False
    cross: tuple[float, float] | None = None


class PictureRow(QWidget):
    """Shows the steps side by side, all as large as there is room for."""

    def __init__(self, arrows: bool = True) -> None:
        super().__init__()
        self._steps: tuple[PictureStep, ...] = ()
        self._arrows = arrows
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.update)

    def show_steps(self, steps: Sequence[PictureStep]) -> None:
        """Show these pictures."""
        self._steps = tuple(steps)
        self.setAccessibleDescription("; ".join(f"{step.title}: {step.caption}" for step in steps))
        self.update()

    @property
    def steps(self) -> tuple[PictureStep, ...]:
        """What is shown."""
        return self._steps

    def sizeHint(self) -> QSize:
        """Ask for a row."""
        return QSize(360, 180)

    def texts(self) -> list[str]:
        """Return titles and lines."""
        return [text for step in self._steps for text in (step.title, step.caption) if text]

    # Painting.

    def rect_of(self, number: int) -> QRectF:
        """Return the square of a picture."""
        count, gap = max(1, len(self._steps)), _GAP * THEME.current.scale
        line = self.fontMetrics().height() * 1.15
        room = QRectF(self.rect()).adjusted(6, line + 4, -6, -line - 4)
        side = max(8.0, min((room.width() - (count - 1) * gap) / count, room.height()))
        left = room.x() + (room.width() - count * side - (count - 1) * gap) / 2
        return QRectF(left + number * (side + gap), room.y() + (room.height() - side) / 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, step in enumerate(self._steps):
                self._paint_step(painter, step, self.rect_of(number))
                if number and self._arrows:
                    self._paint_arrow(painter, self.rect_of(number - 1), self.rect_of(number))

    def _paint_step(self, painter: QPainter, step: PictureStep, square: QRectF) -> None:
        if step.values.size:
            painter.drawImage(_inside(square, step.values.shape), _image(step))
        painter.setPen(QPen(THEME.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        if step.cross is not None:
            self._paint_cross(painter, step, square)
        spread = _GAP * THEME.current.scale / 2
        wide = square.adjusted(-spread, 0, spread, 0)
        height = self.fontMetrics().height() * 1.15
        painter.setPen(THEME.colour("muted" if step.off else "ink"))
        painter.setFont(THEME.font(CONTROL_SIZE, bold=not step.off))
        above = QRectF(wide.x(), square.y() - height, wide.width(), height)
        self._paint_text(painter, above, step.title)
        painter.setPen(THEME.colour("muted"))
        painter.setFont(THEME.font(TICK_SIZE))
        self._paint_text(painter, QRectF(wide.x(), square.bottom() + 2, wide.width(), height), step.caption)

    def _paint_text(self, painter: QPainter, room: QRectF, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, cut)

    def _paint_cross(self, painter: QPainter, step: PictureStep, square: QRectF) -> None:
        assert step.cross is not None
        shown = _inside(square, step.values.shape)
        height, width = step.values.shape
        down, right = step.cross
        at = QPointF(shown.x() + right / width * shown.width(), shown.y() + down / height * shown.height())
        painter.setPen(QPen(QColor("#d55e00"), 2 * THEME.current.scale))
        arm = 6 * THEME.current.scale
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))

    def _paint_arrow(self, painter: QPainter, before: QRectF, after: QRectF) -> None:
        middle, size = before.center().y(), 4 * THEME.current.scale
        start, end = before.right() + size, after.left() - size
        painter.setPen(QPen(THEME.colour("muted"), 1.5 * THEME.current.scale))
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        painter.drawLine(QPointF(end - size, middle - size), QPointF(end, middle))
        painter.drawLine(QPointF(end - size, middle + size), QPointF(end, middle))

    # What leaves.

    def fit(self) -> None:
        """Do nothing: the pictures are always whole."""

    def table(self, separator: str = "\t") -> str:
        """Return the values of all pictures: title, row, column, value."""
        rows = [
            (step.title, row, column, value) for step in self._steps
            for row, line in enumerate(step.values.tolist()) for column, value in enumerate(line)
        ]  # fmt: skip
        return table_text(("picture", "row", "column", "value"), rows, separator)


def _inside(square: QRectF, shape: tuple[int, ...]) -> QRectF:
    """Return the rectangle of a picture of some shape (height, width) in the middle of a square."""
    height, width = shape
    scale = square.width() / max(height, width)
    shown = QRectF(0, 0, scale * width, scale * height)
    shown.moveCenter(square.center())
    return shown


def _image(step: PictureStep) -> QImage:
    if step.signed:
        largest = float(np.abs(step.values).max()) or 1.0
        table = np.array(signed_colours(themed=True), np.uint32)
        colours = table[np.rint(127 + 127 * step.values / largest).astype(np.intp)]
    else:
        colours = GREYS[step.values]
    colours = np.ascontiguousarray(colours, np.uint32)
    height, width = colours.shape
    return QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
