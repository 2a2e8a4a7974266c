"""Arrays as solids, drawn to scale: columns to the right, rows down, the axis before them into the depth.

Of a fourth and fifth axis copies of the solid stand side by side and one below the other, at most three each way.
An axis that is so much longer than the others that they could not be seen is cut, and a gap shows it.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from nnviz.tabs.tensors.blocks import Index
from nnviz.ui.base.finite import draw_polygon, draw_polyline
from nnviz.ui.base.language import translate
from nnviz.ui.base.theme import THEME, TICK_SIZE, blend

LONGEST = 12.0  # times the shorter of two drawn sides; what is longer is cut
COPIES = 3
_LEAN = (0.55, 0.4)  # how far one step into the depth goes to the right and up


@dataclass(frozen=True)
class Solid:
    """What is drawn of a shape: columns, rows and depth in equal units, which axes are cut, and copies each way."""

    columns: float
    rows: float
    depth: float
    cut: frozenset[int]
    across: int
    down: int

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of one solid, its depth included."""
        return self.columns + _LEAN[0] * self.depth, self.rows + _LEAN[1] * self.depth


def solid_of(shape: Index) -> Solid:
    """Return the solid of a shape.

    >>> solid_of((60000, 28, 28)).cut, solid_of((3, 3, 5)).cut
    (frozenset({0}), frozenset())
    """
    rank = len(shape)
    axes = {axis: max(1, shape[axis]) for axis in range(max(0, rank - 3), rank)}
    sizes = sorted(axes.values())
    most = LONGEST * max(1, sizes[-2] if len(sizes) > 1 else 1)
    cut = frozenset(axis for axis, size in axes.items() if size > most)
    drawn = {axis: float(min(size, most)) for axis, size in axes.items()}
    columns, rows, depth = (drawn.get(rank - place, 1.0) for place in (1, 2, 3))
    if rank < 3:
        depth = 0.0
    across = min(COPIES, shape[-4]) if rank >= 4 else 1
    down = min(COPIES, shape[-5]) if rank >= 5 else 1
    return Solid(columns, rows, depth, cut, max(1, across), max(1, down))


def paint_solid(painter: QPainter, room: QRectF, shape: Index, role: str, lit: int | None = None) -> None:
    """Paint the solid of a shape into a room, with the size of every axis; lit: the axis that is pointed at."""
    painter.setFont(THEME.font(TICK_SIZE))
    line = QFontMetricsF(THEME.font(TICK_SIZE)).height()
    solid = solid_of(shape)
    inner = room.adjusted(5 * line, line, -6 * line if len(shape) > 2 else -line, -1.5 * line)
    width, height = solid.size
    gap = 0.25 * max(width, height)
    wide = solid.across * width + gap * (solid.across - 1)
    high = solid.down * height + gap * (solid.down - 1)
    unit = max(0.0, min(inner.width() / wide, inner.height() / high))
    left = inner.center().x() - wide * unit / 2
    top = inner.center().y() - high * unit / 2
    for row in reversed(range(solid.down)):
        for column in reversed(range(solid.across)):
            corner = QPointF(left + column * (width + gap) * unit, top + row * (height + gap) * unit)
            _paint_one(painter, solid, corner, unit, role, lit, shape)
    box = QRectF(left, top, wide * unit, high * unit)
    _paint_sizes(painter, solid, shape, box, unit, line, lit)


def _corners(solid: Solid, corner: QPointF, unit: float) -> tuple[QRectF, QPointF]:
    """Return the front face, at least 2 px each way, and the step from it to the back."""
    lean = QPointF(_LEAN[0], -_LEAN[1]) * solid.depth * unit
    front = QRectF(corner.x(), corner.y() - lean.y(), max(2.0, solid.columns * unit), max(2.0, solid.rows * unit))
    return front, lean


def _paint_one(
    painter: QPainter, solid: Solid, corner: QPointF, unit: float, role: str, lit: int | None, shape: Index
) -> None:
    theme, colour = THEME.current, getattr(THEME.current, role)
    front, lean = _corners(solid, corner, unit)
    painter.setPen(QPen(THEME.colour(role), theme.scale))
    if solid.depth:
        for share, a, b in ((0.1, front.topLeft(), front.topRight()), (0.3, front.topRight(), front.bottomRight())):
            painter.setBrush(blend(colour, theme.background, share))
            draw_polygon(painter, *_places(a, b, b + lean, a + lean))
    painter.setBrush(blend(colour, theme.background, 0.18))
    painter.drawRect(front)
    for axis in solid.cut:
        _paint_cut(painter, front, lean, len(shape) - axis)
    if lit is not None:
        _paint_lit(painter, front, lean, len(shape) - lit)


def _places(*points: QPointF) -> tuple[np.ndarray, np.ndarray]:
    """Return the x and the y of points."""
    return np.array([point.x() for point in points]), np.array([point.y() for point in points])


def _edge(front: QRectF, lean: QPointF, place: int) -> tuple[QPointF, QPointF] | None:
    """Return the edge along an axis, counted from the right: 1 columns, 2 rows, 3 depth."""
    edges = {1: (front.bottomLeft(), front.bottomRight()), 2: (front.topLeft(), front.bottomLeft()),
             3: (front.bottomRight(), front.bottomRight() + lean)}  # fmt: skip
    return edges.get(place)


def _paint_lit(painter: QPainter, front: QRectF, lean: QPointF, place: int) -> None:
    edge = _edge(front, lean, place)
    painter.setPen(QPen(THEME.colour("accent"), 4 * THEME.current.scale))
    if edge is None:  # the copies are this axis
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(front)
    else:
        painter.drawLine(*edge)


def _paint_cut(painter: QPainter, front: QRectF, lean: QPointF, place: int) -> None:
    """Paint a band of background across the middle of a side that is longer than it is drawn."""
    background, wide = THEME.colour("background"), 5 * THEME.current.scale
    painter.save()
    painter.setPen(QPen(background, wide))
    if place == 3:
        half = front.topLeft() + lean / 2, front.topRight() + lean / 2, front.bottomRight() + lean / 2
        draw_polyline(painter, *_places(*half))
    elif place == 2:
        painter.drawLine(QPointF(front.left() - 1, front.center().y()), QPointF(front.right() + 1, front.center().y()))
    else:
        painter.drawLine(QPointF(front.center().x(), front.top() - 1), QPointF(front.center().x(), front.bottom() + 1))
    painter.restore()


def _paint_sizes(
    painter: QPainter, solid: Solid, shape: Index, box: QRectF, unit: float, line: float, lit: int | None
) -> None:
    """Write the sizes beside the sides of the first solid, and those of further axes above all."""
    front, lean = _corners(solid, QPointF(box.left(), box.bottom() - solid.size[1] * unit), unit)
    last = front.translated(box.right() - solid.size[0] * unit - front.left(), 0)
    spots = {
        1: (QRectF(front.center().x() - 200, front.bottom() + 2, 400, line), Qt.AlignmentFlag.AlignHCenter),
        2: (QRectF(front.left() - 406, front.center().y() - line / 2, 400, line), Qt.AlignmentFlag.AlignRight),
        3: (QRectF(last.right() + lean.x() / 2 + 6, last.bottom() + lean.y() / 2, 400, line),
            Qt.AlignmentFlag.AlignLeft),
    }  # fmt: skip
    for axis, size in enumerate(shape):
        place = len(shape) - axis
        text = f"{size:,}"
        if axis in solid.cut:
            text = translate("tensors", "{size}, shortened").format(size=text)
        painter.setPen(THEME.colour("accent" if axis == lit else "ink"))
        if place in spots:
            painter.drawText(spots[place][0], spots[place][1], text)
    if len(shape) > 3:
        painter.setPen(THEME.colour("accent" if lit is not None and lit < len(shape) - 3 else "ink"))
        front_sizes = " × ".join(f"{size:,}" for size in shape[:-3])
        more = " …" if any(size > COPIES for size in shape[-5:-3]) or len(shape) > 5 else ""
        painter.drawText(QRectF(box.left() - 200, box.top() - line - 2, box.width() + 400, line),
                         Qt.AlignmentFlag.AlignHCenter, f"{front_sizes} ×{more}")  # fmt: skip
