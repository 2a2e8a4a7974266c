"""Neurons and the wires between them, with the values they carry at this moment."""

import math
from collections.abc import Sequence

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
from nnviz.ui.base.kept_pictures import device_ratio, stamp
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TICK_SIZE, blend
from nnviz.ui.widgets.network.parts import Node, Pulse, Wire

_RADIUS = 25.0  # px at scale 1
_NUMBER = "−0.88"  # as many digits as a number in a neuron usually has
_SIZES = (FIGURE_SIZE - 1, 13, 12, CONTROL_SIZE + 1, CONTROL_SIZE, TICK_SIZE, 7)  # of the type in a circle
_AIR = 4.0  # px at scale 1, on each side of a text on a wire
_LEAST = 0.72  # of the usual radius, in which `_NUMBER` is still read well: beside smaller circles texts are short
_MOST_DISCS = 64  # painted nodes that are kept
LINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)  # exports that are to stay lines and text


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
        self._usual_widths: dict[str, float] = {}
        self._beside: dict[tuple[int, str], float] = {}  # by width and texts what `radius_beside` found: asked often
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
            self._beside.clear()
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
        wanted = max(usual, min(roomy, 1.6 * usual))
        beside = self.radius_beside([text_on(self, wire) for wire in self.wires])
        return max(4.0, min(wanted, (self.height() - 24) / 6.5, beside))

    def radius_beside(self, texts: Sequence[str]) -> float:
        """Return how large circles may be so that the numbers in the wires' texts have room between them."""
        key = self.width(), "\n".join(texts)
        if key not in self._beside:
            x = {node.key: node.x for node in self.nodes}
            captions = sum(map(self._room_for_captions, (0.0, 1.0)))
            free = self.width() - captions - 12
            rooms = [(abs(x[wire.end] - x[wire.start]), self._usual_width(text or "0"))
                     for wire, text in zip(self.wires, texts, strict=True)
                     if wire.numbered or any(map(str.isdigit, text))]  # fmt: skip
            radii = ((apart * free - room) / (2 * apart + 2) for apart, room in rooms if apart)
            self._beside[key] = min(radii, default=math.inf)
        return self._beside[key]

    def _usual_width(self, text: str) -> float:
        """Return the width of a text whose number has as many digits as `_NUMBER`: in a drag the circles stay."""
        usual = text if len(text) == 1 else f"{''.join(text.rpartition(' ')[:2])}{_NUMBER}"
        if usual not in self._usual_widths:
            self._usual_widths[usual] = self._label_metrics.horizontalAdvance(usual) + 2 * _AIR * THEME.current.scale
        return self._usual_widths[usual]

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
            labels = [(wire, self._label_box(wire, places[wire.start], places[wire.end]))
                      for wire in self.wires if wire.text]  # fmt: skip
            for wire, box in labels:
                self._paint_label(painter, wire, box)
            for node in self.nodes:
                self._paint_node(painter, node, places[node.key])
                self._paint_caption(painter, node, places[node.key], [box for _, box in labels])
            for pulse in self.pulses:
                self._paint_pulse(painter, pulse, places[pulse.start], places[pulse.end])

    def _paint_wire(self, painter: QPainter, wire: Wire, start: QPointF, end: QPointF) -> None:
        lit = self._lit == f"{wire.start}-{wire.end}"
        width = (wire.width + 3 * lit) * THEME.current.scale
        painter.setPen(QPen(THEME.colour(wire.role), width, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(start, end)

    def _label_box(self, wire: Wire, start: QPointF, end: QPointF) -> QRectF:
        """Return where the text of a wire stands: on its wire between the nodes, or over it if it is too long."""
        air = _AIR * THEME.current.scale
        letters = self._label_metrics.horizontalAdvance(text_on(self, wire))
        box = QRectF(0, 0, letters + 2 * air, self._label_metrics.height())
        run, free = end.x() - start.x(), end.x() - start.x() - 2 * self._radius()
        spare = max(0.0, (free - box.width()) / 2)  # on each side of a text in the middle
        across = run / 2 + min(spare, max(-spare, run * (wire.at - 0.5)))
        box.moveCenter(QPointF(start.x() + across, start.y() + (end.y() - start.y()) * (across / run if run else 0.5)))
        if start.y() == end.y() and not spare:
            # So long that it would lie on the nodes: above them; else above the values that travel along the wire.
            above = self._radius() + air if letters > free else pulse_height(self._label_metrics) / 2
            box.moveBottom(start.y() - above)
            box.moveRight(min(box.right(), self.width()))
        return box

    def _paint_label(self, painter: QPainter, wire: Wire, box: QRectF) -> None:
        theme = THEME.current
        painter.setFont(self._label_font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.background))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text_on(self, wire))

    def _paint_pulse(self, painter: QPainter, pulse: Pulse, start: QPointF, end: QPointF) -> None:
        """Paint a value as a tag that goes from rim to rim."""
        theme, path = THEME.current, end - start
        rim = self._radius() / max(1.0, math.hypot(path.x(), path.y()))
        width = self._label_metrics.horizontalAdvance(pulse.text) + 12 * theme.scale
        box = QRectF(0, 0, width, pulse_height(self._label_metrics))
        box.moveCenter(start + path * (rim + (1 - 2 * rim) * pulse.share))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.colour(pulse.role))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._label_font)
        painter.setPen(QColor(theme.background))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, pulse.text)

    def _paint_node(self, painter: QPainter, node: Node, at: QPointF) -> None:
        radius = self._radius()
        if painter.paintEngine().type() in LINES:
            self._draw_disc(painter, node, at, radius)
        else:
            disc = self._disc(node, radius)
            size = disc.deviceIndependentSize()
            painter.drawPixmap(at - QPointF(size.width() / 2, size.height() / 2), disc)

    def _paint_caption(self, painter: QPainter, node: Node, at: QPointF, labels: Sequence[QRectF]) -> None:
        """Write what a node is, beside it at the ends, else below it and off the texts of the wires."""
        if not node.caption:
            return
        painter.setFont(self._label_font)
        painter.setPen(QColor(THEME.current.muted))
        box, side = self._caption_box(node, at, labels), Qt.AlignmentFlag.AlignHCenter
        if node.x in (0.0, 1.0):
            side = Qt.AlignmentFlag.AlignRight if node.x == 0.0 else Qt.AlignmentFlag.AlignLeft
        else:
            painter.fillRect(box, QColor(THEME.current.background))  # a wire may pass there
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, node.caption)

    def _caption_box(self, node: Node, at: QPointF, labels: Sequence[QRectF]) -> QRectF:
        radius, high = self._radius(), self._label_metrics.height() * 1.1
        if node.x == 0.0:
            return QRectF(0, at.y() - high / 2, at.x() - radius - 6, high)
        if node.x == 1.0:
            return QRectF(at.x() + radius + 6, at.y() - high / 2, 200, high)
        wide = self._label_metrics.horizontalAdvance(node.caption) + 6
        box = QRectF(at.x() - wide / 2, at.y() + radius + 2, wide, high)
        if any(map(box.intersects, labels)):
            box.moveLeft(at.x() - radius)
        return box

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

        def paint(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_disc(painter, node, QPointF(half, half), radius)

        return stamp(QSize(round(2 * half * ratio), round(2 * half * ratio)), ratio, paint)

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
        self._usual_widths.clear()
        self._beside.clear()
        self.updateGeometry()
        self.update()


def text_on(diagram: Diagram, wire: Wire) -> str:
    """Return what stands on a wire: its short text where the circles would be too small beside the whole ones."""
    least = _LEAST * _RADIUS * THEME.current.scale
    if wire.short and diagram.radius_beside([other.text for other in diagram.wires]) < least:
        return wire.short
    return wire.text


def pulse_height(metrics: QFontMetricsF) -> float:
    """Return how high the tag of a value on its way is, px."""
    return metrics.height() + 4 * THEME.current.scale
