"""A network as a sketch: a column of units for each layer, the wires between them, and how many there really are."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE

_MOST = 7  # units of a layer that are drawn, two of them as dots
_FEW_WIRES = 16  # layers from which on only the outer units are joined


class NetworkSketch(QWidget):
    """Paints layers from left to right; under each one its size and its name."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._layers: tuple[tuple[int, str], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self._on_theme)

    def show_layers(self, title: str, layers: Sequence[tuple[int, str]]) -> None:
        """Show layers: (units, what they are), in the language in force."""
        if (title, tuple(layers)) != (self._title, self._layers):
            self._title, self._layers = title, tuple(layers)
            self.setAccessibleName(title)
            self.setAccessibleDescription("; ".join(f"{units} {name}" for units, name in layers))
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Leave room for a few dots."""
        return QSize(160, 90)

    def sizeHint(self) -> QSize:
        """Ask for the size of a small plot."""
        return QSize(360, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, wires, units and captions."""
        with QPainter(self) as painter:
            fill_background(painter, self.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(THEME.font(TITLE_SIZE, bold=True))
            painter.setPen(QColor(THEME.current.ink))
            top = 30 * THEME.current.scale
            painter.drawText(QRectF(0, 0, self.width(), top), Qt.AlignmentFlag.AlignCenter, self._title)
            self._paint_layers(painter, top)

    def _paint_layers(self, painter: QPainter, top: float) -> None:
        painter.setFont(THEME.font(TICK_SIZE + 1))
        line = QFontMetricsF(painter.font()).height()
        area = QRectF(0, top + 4, self.width(), self.height() - top - 4 - 2.4 * line)
        step = area.width() / max(1, len(self._layers))
        columns = [self._places(n, area, step * (k + 0.5)) for k, (n, _) in enumerate(self._layers)]
        self._paint_wires(painter, columns)
        for k, ((units, name), places) in enumerate(zip(self._layers, columns, strict=True)):
            self._paint_units(painter, places, units > _MOST, self._role(k))
            self._caption(painter, QRectF(step * k, area.bottom() + 0.3 * line, step, line), units, name)

    @staticmethod
    def _places(units: int, area: QRectF, x: float) -> list[QPointF]:
        """Return the middles of the units that are drawn."""
        count = min(units, _MOST)
        gap = min(area.height() / _MOST, area.width() / 9, 90 * THEME.current.scale)
        return [QPointF(x, area.center().y() + gap * (n - (count - 1) / 2)) for n in range(count)]

    def _radius(self) -> float:
        room = self.width() / max(1, len(self._layers)) / 6
        return max(2.0, min(self.height() / 45, room, 14 * THEME.current.scale))

    def _role(self, layer: int) -> str:
        return "muted" if layer == 0 else "test" if layer == len(self._layers) - 1 else "training"

    def _paint_wires(self, painter: QPainter, columns: list[list[QPointF]]) -> None:
        painter.setPen(QPen(QColor(THEME.current.border), 1))
        for left, right in zip(columns[:-1], columns[1:], strict=True):
            ends = [(left[0], right[0]), (left[-1], right[-1])] if len(columns) > _FEW_WIRES else None
            for start, end in ends or [(a, b) for a in left for b in right]:
                painter.drawLine(start, end)

    def _paint_units(self, painter: QPainter, places: list[QPointF], cut: bool, role: str) -> None:
        """Paint the units of a layer; where there are more than are drawn, the middle one is three dots."""
        radius, middle = self._radius(), len(places) // 2
        for number, place in enumerate(places):
            painter.setPen(QPen(THEME.colour(role), 1.6 * THEME.current.scale))
            painter.setBrush(QColor(THEME.current.background))
            if not (cut and number == middle):
                painter.drawEllipse(place, radius, radius)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius),
                             QColor(THEME.current.background))  # fmt: skip
            painter.setBrush(THEME.colour(role))
            for dot in (-0.7, 0.0, 0.7):
                painter.drawEllipse(place + QPointF(0, dot * radius), 0.2 * radius, 0.2 * radius)

    @staticmethod
    def _caption(painter: QPainter, box: QRectF, units: int, name: str) -> None:
        """Write the number of units in ink, and under it what they are."""
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(THEME.current.ink))
        painter.drawText(box, middle, str(units))
        painter.setPen(QColor(THEME.current.muted))
        below = box.translated(0, box.height())
        painter.drawText(below, middle, QFontMetricsF(painter.font()).elidedText(
            name, Qt.TextElideMode.ElideRight, box.width() - 2))  # fmt: skip

    @Slot()
    def _on_theme(self) -> None:
        self.update()
