"""Guarded drawing: what is not finite, or lies far outside a picture, never reaches a painter.

Qt counts pixels in 32 bits, and a single NaN or 10³⁰⁰ among its points costs seconds a frame, or draws lines that are
not there. So painters draw points that come from numbers with the functions of this file. Coordinates are pixels
unless a box (a rectangle of the painter's coordinates, somewhat larger than what is seen) says otherwise.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

FAR = 32_000.0  # px from the corner of a picture: farther than any screen, less than what slows a painter down
LARGEST = 1e150  # what is beyond cannot be shown: Qt multiplies coordinates with each other
_PIXEL = 1e-4  # of the size of a box
_FEW = 16  # corners with which Python is as quick as with arrays
PIXELS = QRectF(-FAR, -FAR, 2 * FAR, 2 * FAR)


def bounded(value: float) -> float:
    """Return a coordinate that Qt can calculate with: what is not a number, or too large, lies far outside."""
    return float(value) if abs(value) < LARGEST else -LARGEST if value < 0 else LARGEST


def put_item(item: QGraphicsItem, x: float, y: float) -> None:
    """Move an item to a place of a plot; without one (NaN, infinite) it lies where nobody sees it."""
    QGraphicsItem.setPos(item, bounded(x), bounded(y))


def box_near(painter: QPainter) -> QRectF:
    """Return the rectangle, in a plot's coordinates, that reaches as far around the picture as one may draw."""
    scale = painter.transform()
    across, up = (scale.m11() or 1.0), (scale.m22() or 1.0)
    corner = QPointF((-FAR - scale.dx()) / across, (-FAR - scale.dy()) / up)
    return QRectF(corner, QPointF((FAR - scale.dx()) / across, (FAR - scale.dy()) / up))


def _corners(box: QRectF) -> tuple[np.ndarray, np.ndarray]:
    """Return the lowest and the highest coordinates of a box, which may be upside down."""
    x, y = sorted((box.left(), box.right())), sorted((box.top(), box.bottom()))
    return np.array([x[0], y[0]]), np.array([x[1], y[1]])


def cut_strokes(a: np.ndarray, b: np.ndarray, box: QRectF) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the parts of the strokes a → b (n, 2) that lie in a box, and the numbers of these strokes.

    After Liang and Barsky (1984). A stroke with an end that is not finite has no part, and none that is so long that
    nobody can tell where it crosses the box.
    """
    low, high = _corners(box)
    if all(((ends >= low) & (ends <= high)).all() for ends in (a, b)):
        return a, b, np.arange(len(a))
    with np.errstate(all="ignore"):
        step = b - a
        ends = np.stack([(low - a) / step, (high - a) / step])
    entries = np.where(step == 0, np.where((a < low) | (a > high), np.inf, -np.inf), ends.min(axis=0))
    exits = np.where(step == 0, np.inf, ends.max(axis=0))
    enter, leave = np.maximum(entries.max(axis=1), 0.0), np.minimum(exits.min(axis=1), 1.0)
    keep = np.isfinite(step).all(axis=1) & (enter <= leave) & ~_lost(a, b, high - low)
    a, step, enter, leave = a[keep], step[keep], enter[keep, None], leave[keep, None]
    # The edge itself, where the stroke crosses one: of an end 10³⁰ away rounding leaves nothing.
    first = np.where((entries[keep] == enter) & (enter > 0), np.where(step > 0, low, high), a + enter * step)
    last = np.where((exits[keep] == leave) & (leave < 1), np.where(step > 0, high, low), a + leave * step)
    return np.clip(first, low, high), np.clip(last, low, high), np.flatnonzero(keep)


def _lost(a: np.ndarray, b: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Return for each stroke whether the rounding of its ends is larger than a pixel or so of a box, along both axes.

    A level or upright one is never lost: it stays where it is.
    """
    rounding = np.maximum(np.abs(a), np.abs(b)) * 2.0**-50
    return ((rounding > size * _PIXEL) & (a != b)).all(axis=1)


def pieces(x: np.ndarray, y: np.ndarray, box: QRectF = PIXELS) -> list[np.ndarray]:
    """Return the pieces (n, 2) of a line through points that lie in a box; a point that is not finite divides it."""
    points = np.stack([np.asarray(x, np.float64), np.asarray(y, np.float64)], axis=1)
    low, high = _corners(box)
    if len(points) < 2 or ((points >= low) & (points <= high)).all():
        return [points] if len(points) > 1 else []
    a, b, _ = cut_strokes(points[:-1], points[1:], box)
    if not len(a):
        return []
    apart = np.flatnonzero((a[1:] != b[:-1]).any(axis=1)) + 1
    return [np.vstack([one_a[:1], one_b]) for one_a, one_b in zip(np.split(a, apart), np.split(b, apart), strict=True)]


def cut_polygon(x: ArrayLike, y: ArrayLike, box: QRectF = PIXELS) -> np.ndarray:
    """Return the corners (n, 2) of the part of a polygon that lies in a box; none if a corner is not finite.

    After Sutherland and Hodgman (1974).
    """
    points = np.stack([np.asarray(x, np.float64), np.asarray(y, np.float64)], axis=1)
    low, high = _corners(box)
    if ((points >= low) & (points <= high)).all():  # NaN is neither: the most common case is the cheapest
        return points
    if not np.isfinite(points).all():
        return points[:0]
    for axis, edge, sign in ((0, low[0], 1), (0, high[0], -1), (1, low[1], 1), (1, high[1], -1)):
        inside = (points[:, axis] - edge) * sign >= 0
        if not inside.all():
            points = _cut_at(points, inside, axis, edge)
    return points


def _cut_at(points: np.ndarray, inside: np.ndarray, axis: int, edge: float) -> np.ndarray:
    """Return the part of a polygon on the inner side of an edge."""
    kept = []
    for number in range(len(points)):
        before, here = points[number - 1], points[number]
        if inside[number - 1] != inside[number]:
            crossing = before + (here - before) * ((edge - before[axis]) / (here[axis] - before[axis]))
            crossing[axis] = edge
            kept.append(crossing)
        if inside[number]:
            kept.append(here)
    return np.array(kept).reshape(-1, 2)


def draw_polyline(painter: QPainter, x: np.ndarray, y: np.ndarray, box: QRectF = PIXELS) -> None:
    """Draw a line through points, as far as they are in the box, divided where one of them is not finite."""
    for piece in pieces(x, y, box):
        painter.drawPolyline(arrayToQPolygonF(piece[:, 0], piece[:, 1]))


def draw_line(painter: QPainter, start: tuple[float, float], end: tuple[float, float], box: QRectF = PIXELS) -> None:
    """Draw a straight line, as far as it is in the box."""
    if all(box.contains(*map(float, place)) for place in (start, end)):
        painter.drawLine(QPointF(*start), QPointF(*end))
        return
    for (x, y), (u, v) in zip(*cut_strokes(np.array([start], float), np.array([end], float), box)[:2], strict=True):
        painter.drawLine(QPointF(x, y), QPointF(u, v))


def draw_polygon(painter: QPainter, x: ArrayLike, y: ArrayLike, box: QRectF = PIXELS) -> None:
    """Fill the part of a polygon that is in the box."""
    if np.size(x) > _FEW:
        if len(points := cut_polygon(x, y, box)):
            painter.drawPolygon(arrayToQPolygonF(points[:, 0], points[:, 1]))
        return
    corners = list(zip(np.asarray(x, np.float64).tolist(), np.asarray(y, np.float64).tolist(), strict=True))
    if not _all_in(corners, box):
        corners = cut_polygon(x, y, box).tolist()
    if corners:
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _all_in(places: Sequence[tuple[float, float]], box: QRectF) -> bool:
    """Return whether all places lie in a box, which may be upside down; for a few this is quicker than with arrays."""
    (left, right), (low, high) = sorted((box.left(), box.right())), sorted((box.top(), box.bottom()))
    return all(left <= x <= right and low <= y <= high for x, y in places)  # NaN is neither


def draw_disc(painter: QPainter, x: float, y: float, radius: float) -> None:
    """Draw a disc around a place, if that is on the picture."""
    if abs(x) <= FAR and abs(y) <= FAR and radius <= FAR:  # NaN is not smaller
        painter.drawEllipse(QPointF(x, y), radius, radius)


def draw_points(painter: QPainter, x: np.ndarray, y: np.ndarray) -> None:
    """Draw points as the pen's cap has it, many at once; those that are not on the picture are left out."""
    if not (points := polygon_of(x, y)).isEmpty():
        painter.drawPoints(points)


def polygon_of(x: np.ndarray, y: np.ndarray) -> QPolygonF:
    """Return the points that are on the picture, to be drawn more than once."""
    near = (np.abs(x) <= FAR) & (np.abs(y) <= FAR)  # NaN is not smaller
    return arrayToQPolygonF(x[near], y[near]) if near.any() else QPolygonF()
