"""Neurons and the wires between them, with the values they carry at this moment."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.device_ratio import device_ratio
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TICK_SIZE, blend

_RADIUS = 25.0  # px at scale 1
_NUMBER = "−0.88"  # as many digits as a number in a neuron usually has
_SIZES = (FIGURE_SIZE - 1, 13, 12, CONTROL_SIZE + 1, CONTROL_SIZE, TICK_SIZE, 7)  # of the type in a circle
_MOST_DISCS = 64  # painted nodes that are kept
LINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)  # exports that are to stay lines and text


@dataclass(frozen=True)
class Node:
    """A neuron or an input: where it is (0 to 1 across and down), what is written in it and
    beneath it (beside it, at the left and right end).

    role: the theme's colour of its rim. lit: filled with that colour, because it says 1. button: may be clicked.
    For `NetworkDiagram`: `above` and `below` are numbers at it, with their roles; value, above_value: what is edited
    in place, None where nothing is; pale: not computed yet; fold: no unit, but
    a row that says how many there are.
    """

    key: str
    x: float
    y: float
    text: str
    caption: str = ""
    role: str = "muted"
    lit: bool = False
    button: bool = False
    above: str = ""
    below: str = ""
    above_role: str = "muted"
    below_role: str = "muted"
    value: float | None = None
    above_value: float | None = None
    pale: bool = False
    fold: bool = False


@dataclass(frozen=True)
class Wire:
    """A connection with a text on it, `at` which share of its length. width: px at scale 1.

    For `NetworkDiagram`: under: what stands under the text, in vermillion; both may have several lines. dash: a broken
    line; halo: the role of the light around it, "" for none; pale: it steps back
    behind the others; value: what is edited in place, None where nothing is.
    """

    start: str
    end: str
    text: str = ""
    role: str = "muted"
    width: float = 2.0
    at: float = 0.45
    under: str = ""
    dash: bool = False
    halo: str = ""
    pale: bool = False
    value: float | None = None

    @property
    def key(self) -> str:
        """What it is called in signals: "start-end"."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True)
class Pulse:
    """A value on its way along the connection from one node to another: `share` of it lies behind."""

    start: str
    end: str
    text: str
    share: float
    role: str = "ink"


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text))


class Diagram(QWidget):
    """Paints nodes and wires. `pointed(key)`: the mouse is on a node ("" when it leaves); `chosen(key)`: a click."""

    pointed = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.nodes: tuple[Node, ...] = ()
        self.wires: tuple[Wire, ...] = ()
        self.pulses: tuple[Pulse, ...] = ()
        self._under = self._lit = ""
        self._discs: dict[tuple, QPixmap] = {}
        self._throttle = Throttle(self, self.update)  # in a drag the eye is elsewhere
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_network(self, nodes: Sequence[Node], wires: Sequence[Wire], pulses: Sequence[Pulse] = ()) -> None:
        """Show these, and the values that travel; the same ones again cost nothing."""
        shown = tuple(nodes), tuple(wires), tuple(pulses)
        if shown != (self.nodes, self.wires, self.pulses):
            self.nodes, self.wires, self.pulses = shown
            self._throttle.call()

    def set_lit(self, key: str) -> None:
        """Light up a node or the wire "start-end"; "" lights none."""
        if key != self._lit:
            self._lit = key
            self.update()

    def centre_of(self, key: str) -> QPointF:
        """Return the pixel at the centre of a node."""
        return self._places()[key]

    def minimumSizeHint(self) -> QSize:
        """Leave room for the smallest neuron."""
        scale = THEME.current.scale
        return QSize(round(200 * scale), round(88 * scale))

    def sizeHint(self) -> QSize:
        """Ask for a middling size."""
        scale = THEME.current.scale
        return QSize(round(320 * scale), round(180 * scale))

    def _radius(self) -> float:
        usual, roomy = _RADIUS * THEME.current.scale, min(self.height() / 10, self.width() / 15)
        return max(4.0, min(max(usual, min(roomy, 1.6 * usual)), (self.height() - 24) / 6.5))

    def _places(self) -> dict[str, QPointF]:
        """Return the centre of every node, in pixels."""
        margin = self._radius() + 6
        left, right = (margin + self._room_for_captions(end) for end in (0.0, 1.0))
        width, height = self.width() - left - right, self.height() - 2 * margin
        return {node.key: QPointF(left + node.x * width, margin + node.y * height) for node in self.nodes}

    def _room_for_captions(self, end: float) -> float:
        """Return the width of the captions beside the nodes at the left (0) or right (1) end."""
        widths = [
            self._label_metrics.horizontalAdvance(n.caption) for n in self.nodes if n.x == end and n.caption
        ]
        return max(widths, default=-6) + 6

    def node_at(self, position: QPointF) -> str:
        """Return the key of the node under a pixel, or ""."""
        for key, place in self._places().items():
            offset = position - place
            if offset.x() ** 2 + offset.y() ** 2 <= self._radius() ** 2:
                return key
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint wires first, nodes over them."""
        with QPainter(self) as painter:
            fill_background(painter, event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            places = self._places()
            for wire in self.wires:
                self._paint_wire(painter, wire, places[wire.start], places[wire.end])
            for wire in self.wires:
                if wire.text:
                    self._paint_label(painter, wire, places[wire.start], places[wire.end])
            for node in self.nodes:
                self._paint_node(painter, node, places[node.key])
            for pulse in self.pulses:
                self._paint_pulse(painter, pulse, places[pulse.start], places[pulse.end])

    def _paint_wire(self, painter: QPainter, wire: Wire, start: QPointF, end: QPointF) -> None:
        lit = self._lit == f"{wire.start}-{wire.end}"
        width = (wire.width + 3 * lit) * THEME.current.scale
        painter.setPen(QPen(THEME.colour(wire.role), width, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(start, end)

    def _label_box(self, wire: Wire, start: QPointF, end: QPointF) -> QRectF:
        """Return where the text of a wire stands, beside its nodes or over its wire."""
        scale, middle = THEME.current.scale, start + (end - start) * wire.at
        box = QRectF(0, 0, self._label_metrics.horizontalAdvance(wire.text) + 8 * scale, self._label_metrics.height())
        box.moveCenter(middle)
        if start.y() == end.y():
            centre = (start.x() + end.x()) / 2
            spare = max(0.0, end.x() - centre - self._radius() - box.width() / 2)  # on each side of a text there
            box.moveLeft(centre - box.width() / 2 + min(spare, max(-spare, middle.x() - centre)))
            if not spare:
                box.moveBottom(middle.y() - 4 * scale)  # too long for its wire: above it
        return box

    def _paint_label(self, painter: QPainter, wire: Wire, start: QPointF, end: QPointF) -> None:
        theme, box = THEME.current, self._label_box(wire, start, end)
        painter.setFont(self._label_font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.background))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, wire.text)

    def _paint_pulse(self, painter: QPainter, pulse: Pulse, start: QPointF, end: QPointF) -> None:
        """Paint a value as a tag that goes from rim to rim."""
        theme, path = THEME.current, end - start
        rim = self._radius() / max(1.0, math.hypot(path.x(), path.y()))
        box = QRectF(0, 0, self._label_metrics.horizontalAdvance(pulse.text) + 12 * theme.scale,
                     self._label_metrics.height() + 4 * theme.scale)  # fmt: skip
        box.moveCenter(start + path * (rim + (1 - 2 * rim) * pulse.share))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.colour(pulse.role))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._label_font)
        painter.setPen(QColor(theme.background))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, pulse.text)

    def _paint_node(self, painter: QPainter, node: Node, at: QPointF) -> None:
        theme, radius = THEME.current, self._radius()
        if painter.paintEngine().type() in LINES:
            self._draw_disc(painter, node, at, radius)
        else:
            disc = self._disc(node, radius)
            size = disc.deviceIndependentSize()
            painter.drawPixmap(at - QPointF(size.width() / 2, size.height() / 2), disc)
        if node.caption:
            painter.setFont(self._label_font)
            painter.setPen(QColor(theme.muted))
            high = self._label_metrics.height() * 1.1
            if node.x == 0.0:
                box, side = (
                    QRectF(0, at.y() - high / 2, at.x() - radius - 6, high),
                    Qt.AlignmentFlag.AlignRight,
                )
            elif node.x == 1.0:
                box, side = (
                    QRectF(at.x() + radius + 6, at.y() - high / 2, 200, high),
                    Qt.AlignmentFlag.AlignLeft,
                )
            else:
                wide = self._label_metrics.horizontalAdvance(node.caption) + 6
                box, side = (
                    QRectF(at.x() - wide / 2, at.y() + radius + 2, wide, high),
                    Qt.AlignmentFlag.AlignHCenter,
                )
                painter.fillRect(box, QColor(theme.background))  # a wire may pass there
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, node.caption)

    def _disc(self, node: Node, radius: float) -> QPixmap:
        """Return a node without its caption as a picture; in a drag most nodes stay the same."""
        font = self._font_for(node.text).pointSizeF()
        key = (node.text, font, node.role, node.lit, self._hovered(node), radius, device_ratio(self))
        if key not in self._discs:
            if len(self._discs) >= _MOST_DISCS:
                self._discs.clear()
            self._discs[key] = self._painted_disc(node, radius)
        return self._discs[key]

    def _painted_disc(self, node: Node, radius: float) -> QPixmap:
        ratio = device_ratio(self)
        half = math.ceil(max(radius, self._fonts[0][1].horizontalAdvance(node.text) / 2) + 4 * THEME.current.scale + 1)
        picture = QPixmap(round(2 * half * ratio), round(2 * half * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_disc(painter, node, QPointF(half, half), radius)
        return picture

    def _hovered(self, node: Node) -> bool:
        return node.button and node.key == self._under or node.key == self._lit

    def _draw_disc(self, painter: QPainter, node: Node, at: QPointF, radius: float) -> None:
        theme, rim = THEME.current, THEME.colour(node.role)
        painter.setPen(QPen(rim, (2 + 2 * self._hovered(node)) * theme.scale))
        painter.setBrush(blend(rim.name(), theme.background, 0.28) if node.lit else QColor(theme.background))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(QColor(theme.ink))
        painter.setFont(self._font_for(node.text))
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, node.text)

    def _font_for(self, text: str) -> QFont:
        """Return the font of a text in its circle: one for all numbers and one for all names, if they fit.

        Numbers keep it while their digits change; only one with more digits than `_NUMBER` is written smaller.
        """
        if not _is_name(text):
            return self._fitting(max(text, _NUMBER, key=len))
        return self._fitting(max((node.text for node in self.nodes if _is_name(node.text)), key=len, default=text))

    def _fitting(self, text: str) -> QFont:
        """Return the largest of the fonts in which a text fits into a circle."""
        room = 1.85 * self._radius()
        fits = (font for font, metrics in self._fonts if metrics.horizontalAdvance(text) <= room)
        return next(fits, self._fonts[-1][0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which node the mouse is on."""
        key = self.node_at(event.position())
        if key != self._under:
            self._under = key
            buttons = {node.key for node in self.nodes if node.button}
            shape = Qt.CursorShape.PointingHandCursor if key in buttons else Qt.CursorShape.ArrowCursor
            self.setCursor(QCursor(shape))
            self.pointed.emit(key)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse is on none."""
        super().leaveEvent(event)
        if self._under:
            self._under = ""
            self.pointed.emit("")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which node was clicked."""
        key = self.node_at(event.position())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(key)

    @Slot()
    def restyle(self) -> None:
        """Take the colours and type of the theme in force."""
        fonts = [THEME.font(size, bold=True) for size in _SIZES]
        self._fonts = [(font, QFontMetricsF(font)) for font in fonts]
        self._label_font = THEME.font(TICK_SIZE + 1)
        self._label_metrics = QFontMetricsF(self._label_font)
        self._discs.clear()
        self.updateGeometry()
        self.update()
