"""A few pictures made of pixels in a row, each the step after the one before: a title above, a line below, arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.colormaps import GREYS, signed_pixels
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE

_GAP = 26  # px between pictures at scale 1, at least: an arrow is in it
_WIDEST = 3.0  # times this is the most


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

    def squares(self) -> list[QRectF]:
        """Return the squares of the pictures."""
        count, gap = max(1, len(self._steps)), _GAP * THEME.current.scale
        line = self.fontMetrics().height() * 1.15
        room = QRectF(self.rect()).adjusted(6, line + 4, -6, -line - 4)
        side = max(8.0, min((room.width() - (count - 1) * gap) / count, room.height()))
        gap = min(max(gap, (room.width() - count * side) / count), _WIDEST * gap)  # room for titles
        left = room.x() + (room.width() - count * side - (count - 1) * gap) / 2
        top = room.y() + (room.height() - side) / 2
        return [QRectF(left + number * (side + gap), top, side, side) for number in range(count)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            squares = self.squares()
            for number, step in enumerate(self._steps):
                self._paint_picture(painter, step, squares[number])
                if number and self._arrows:
                    self._paint_arrow(painter, squares[number - 1], squares[number])
            self._paint_texts(painter, squares)

    def _paint_picture(self, painter: QPainter, step: PictureStep, square: QRectF) -> None:
        if step.values.size:
            painter.drawImage(_inside(square, step.values.shape), _image(step))
        painter.setPen(QPen(THEME.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        if step.cross is not None:
            self._paint_cross(painter, step, square)

    def _paint_texts(self, painter: QPainter, squares: Sequence[QRectF]) -> None:
        """Write titles and captions; what is to be had once is not asked for with every picture."""
        gap = squares[1].x() - squares[0].right() if len(squares) > 1 else _GAP * THEME.current.scale
        spread, height = gap / 2, self.fontMetrics().height() * 1.15
        looks = {off: (THEME.colour("muted" if off else "ink"), THEME.font(CONTROL_SIZE, bold=not off))
                 for off in {step.off for step in self._steps}}  # fmt: skip
        for step, square in zip(self._steps, squares, strict=False):
            colour, font = looks[step.off]
            painter.setPen(colour)
            painter.setFont(font)
            self._paint_text(painter, _beside(square, square.y() - height, spread, height), step.title)
        painter.setPen(THEME.colour("muted"))
        painter.setFont(THEME.font(TICK_SIZE))
        for step, square in zip(self._steps, squares, strict=False):
            self._paint_text(painter, _beside(square, square.bottom() + 2, spread, height), step.caption)

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


def _beside(square: QRectF, top: float, spread: float, height: float) -> QRectF:
    """Return the room of a line above or below a square, a little wider than that."""
    return QRectF(square.x() - spread, top, square.width() + 2 * spread, height)


def _inside(square: QRectF, shape: tuple[int, ...]) -> QRectF:
    """Return the rectangle of a picture of some shape (height, width) in the middle of a square."""
    height, width = shape
    scale = square.width() / max(height, width)
    shown = QRectF(0, 0, scale * width, scale * height)
    shown.moveCenter(square.center())
    return shown


def _image(step: PictureStep) -> QImage:
    colours = np.ascontiguousarray(signed_pixels(step.values) if step.signed else GREYS[step.values], np.uint32)
    height, width = colours.shape
    return QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
