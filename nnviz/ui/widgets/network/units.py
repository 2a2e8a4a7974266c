"""The units of a network as they are painted: their rims, their numbers and captions, and the numbers on wires."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from nnviz.ui.base.kept_pictures import stamp
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.widgets.network.diagram import LINES
from nnviz.ui.widgets.network.layout import Geometry
from nnviz.ui.widgets.network.parts import Node, Wire

_AROUND = 6.0  # px around a rim that its pen may need
_MOST_RIMS = 200


@dataclass(frozen=True)
class UnitLook:
    """Where units are, the small type with its metrics, and how wide the picture is."""

    shape: Geometry
    font: QFont
    metrics: QFontMetricsF
    width: float


class Rims:
    """The rims of units: a few looks, kept as pictures, for smooth arcs are dear."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, look: UnitLook, nodes: Sequence[Node], strong: Collection[str]) -> None:
        """Paint the rims; strong: keys of units that are pointed at."""
        lines = painter.paintEngine().type() in LINES
        ratio = painter.device().devicePixelRatioF()
        for node in nodes:
            if node.fold:
                continue
            box, wide = look.shape.box(node.key), node.key in strong or node.lit
            if lines:
                _paint_rim(painter, box, node, wide)
                continue
            place = (box.left() * ratio % 1, box.top() * ratio % 1)  # of the picture between the pixels
            key = (node.role, node.lit, node.pale, wide, box.width(), box.height(), place, ratio, THEME.current)
            if key not in self._kept:
                if len(self._kept) >= _MOST_RIMS:
                    self._kept.clear()
                self._kept[key] = _rim(box, node, wide, ratio)
            corner = QPointF(math.floor(box.left() * ratio) / ratio, math.floor(box.top() * ratio) / ratio)
            painter.drawPixmap(corner - QPointF(_AROUND, _AROUND), self._kept[key])


def _rim(box: QRectF, node: Node, wide: bool, ratio: float) -> QPixmap:
    left, top = box.left() * ratio % 1 / ratio, box.top() * ratio % 1 / ratio
    size = QSizeF(box.width() + 2 * _AROUND + 2, box.height() + 2 * _AROUND + 2) * ratio

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_rim(painter, QRectF(QPointF(_AROUND + left, _AROUND + top), box.size()), node, wide)

    return stamp(QSize(math.ceil(size.width()), math.ceil(size.height())), ratio, paint)


def _paint_rim(painter: QPainter, box: QRectF, node: Node, wide: bool) -> None:
    theme, arc = THEME.current, min(box.width(), box.height()) / 2
    pen = QPen(THEME.colour(node.role), (1.6 + 1.6 * wide) * theme.scale)
    if node.pale:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(blend(getattr(theme, node.role), theme.background, 0.22) if node.lit else QColor(theme.background))
    painter.drawRoundedRect(box, arc, arc)


def paint_unit_numbers(painter: QPainter, look: UnitLook, nodes: Sequence[Node]) -> None:
    """Paint what stands in the units."""
    ink, muted = QColor(THEME.current.ink), QColor(THEME.current.muted)
    painter.setFont(look.shape.face)
    for node in nodes:
        painter.setPen(muted if node.pale or node.fold else ink)
        painter.drawText(look.shape.box(node.key), Qt.AlignmentFlag.AlignCenter, node.text)


def paint_wire_numbers(painter: QPainter, look: UnitLook, wires: Sequence[Wire], boxes: Mapping[str, QRectF],
                       spot: str) -> None:
    """Paint the numbers on wires, each in its box; spot: the key of the one that the keys change."""
    theme, ink = THEME.current, QColor(THEME.current.ink)
    painter.setFont(look.font)
    painter.setBrush(QColor(theme.background))
    for wire in wires:
        if (box := boxes.get(wire.key)) is None:
            continue
        painter.setPen(QPen(THEME.colour("accent"), 1.5 * theme.scale) if wire.key == spot else Qt.PenStyle.NoPen)
        painter.drawRect(box)
        painter.setPen(THEME.colour(wire.halo) if wire.halo and not wire.under else ink)
        top = Qt.AlignmentFlag.AlignTop if wire.under else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | top, wire.text)
        if wire.under:
            painter.setPen(THEME.colour("vermillion"))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, wire.under)


def paint_captions(painter: QPainter, look: UnitLook, nodes: Sequence[Node]) -> None:
    """Paint what stands above, below and beside the units."""
    painter.setFont(look.font)
    shape = look.shape
    for node in nodes:
        box = shape.box(node.key)
        for text, role, top in ((node.above, node.above_role, box.top() - shape.line),
                                (node.below, node.below_role, box.bottom())):  # fmt: skip
            if text and shape.captions:
                painter.setPen(THEME.colour(role))
                wide = look.metrics.horizontalAdvance(text) + 4
                room = QRectF(box.center().x() - wide / 2, top, wide, shape.line)
                painter.fillRect(room, QColor(THEME.current.background))  # a wire may pass there
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        if node.caption:
            _paint_name(painter, look, node, box)


def _paint_name(painter: QPainter, look: UnitLook, node: Node, box: QRectF) -> None:
    painter.setPen(THEME.colour("muted"))
    high = look.metrics.height() * (1 + node.caption.count("\n"))
    room = QRectF(0, box.center().y() - high / 2, box.left() - 5, high)
    side = Qt.AlignmentFlag.AlignRight
    if node.x > 0.0:
        room.setRect(box.right() + 5, room.top(), look.width - box.right(), high)
        side = Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, node.caption)
