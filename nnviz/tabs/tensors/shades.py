"""Cells too small for their numbers: each has a shade that tells it, and all of a matrix are painted as one image."""

import math
from collections.abc import Sequence
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QRegion

from nnviz.tabs.tensors.blocks import Block, BlockPlace
from nnviz.ui.base.theme import THEME, blend

KINDS = ((0.12, "ink"), (0.03, "muted"), (0.42, "ink"))
"""Plain cells, pale ones and lit ones: the share of their colour, and the role of their number."""
_LEVELS = 12
_SHADES = ((0.06, 0.8), (0.03, 0.3), (0.3, 0.7))  # of the same: the least share, and the range above it
_GAPS = 5.0  # px: cells from this size on have lines between them


def levels_of(block: Block) -> NDArray[np.intp] | None:
    """Return the shade of every cell, 0 to _LEVELS; None where all are the same, or hold no numbers yet."""
    if block.values is None or block.hidden or not block.values.size:
        return None
    values = np.nan_to_num(block.values.ravel().astype(np.float64), posinf=1e300, neginf=-1e300)
    low, high = float(values.min()), float(values.max())
    if not low < high:
        return None
    return np.rint((values / 2 - low / 2) / (high / 2 - low / 2) * _LEVELS).astype(np.intp)


class ShadedBlocks:
    """The shades of blocks as pictures: one is painted anew only when its numbers, its place or the theme change.

    Where other cells are pale, those alone are painted anew.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, NDArray[np.intp], QPixmap]] = {}

    def paint(self, painter: QPainter, number: int, block: Block, place: BlockPlace, cells: Sequence[QRectF]) -> None:
        """Paint the cells of a block; the number tells it from the others of its picture."""
        box, ratio = place.rect(block), painter.device().devicePixelRatioF()
        values = None if block.values is None or block.hidden else block.values.tobytes()
        key = (values, place, block.shape, block.role, THEME.current, ratio)
        kinds = _kinds(block, len(cells))
        before, pale, picture = self._kept.get(number, (None, kinds, QPixmap()))
        if before != key:
            picture = _picture(block, place, cells, box, ratio)
        elif changed := np.flatnonzero(pale != kinds).tolist():
            with QPainter(picture) as inner:
                inner.translate(-box.topLeft())
                areas = (cells[i].adjusted(-2, -2, 2, 2).toAlignedRect() for i in changed)
                inner.setClipRegion(reduce(QRegion.united, areas, QRegion()))
                _paint_shades(inner, block, place, cells)
        self._kept[number] = (key, kinds, picture)
        painter.drawPixmap(box.topLeft(), picture)


def _kinds(block: Block, count: int) -> NDArray[np.intp]:
    return np.zeros(count, np.intp) if block.pale is None else block.pale.ravel().astype(np.intp)


def _picture(block: Block, place: BlockPlace, cells: Sequence[QRectF], box: QRectF, ratio: float) -> QPixmap:
    picture = QPixmap(math.ceil(box.width() * ratio) + 1, math.ceil(box.height() * ratio) + 1)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(THEME.current.background))
    with QPainter(picture) as painter:
        painter.translate(-box.topLeft())
        _paint_shades(painter, block, place, cells)
    return picture


def _paint_shades(painter: QPainter, block: Block, place: BlockPlace, cells: Sequence[QRectF]) -> None:
    """Paint the cells of a block, matrix by matrix, as images of a pixel for each."""
    levels = levels_of(block)
    kinds = _kinds(block, len(cells))
    table = _colours(getattr(THEME.current, block.role), THEME.current.background, levels is not None)
    pixels = table[kinds, 0 if levels is None else levels]
    columns = block.shape[-1] if block.shape else 1
    rows = block.shape[-2] if len(block.shape) > 1 else 1
    for number, matrix in enumerate(pixels.reshape(-1, rows, columns)):
        matrix = np.ascontiguousarray(matrix)
        image = QImage(matrix.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        corner = cells[number * rows * columns].topLeft()
        box = QRectF(corner.x(), corner.y(), columns * place.width, rows * place.height)
        painter.drawImage(box, image)
        if min(place.width, place.height) >= _GAPS:
            _paint_gaps(painter, box, rows, columns)


@lru_cache(maxsize=32)
def _colours(colour: str, background: str, shaded: bool) -> NDArray[np.uint32]:
    """Return the colours of kinds and levels: (kinds, levels)."""
    shares = [[least + span * level / _LEVELS for level in range(_LEVELS + 1)] for least, span in _SHADES]
    if not shaded:
        shares = [[share] for share, _ in KINDS]
    return np.array([[blend(colour, background, share).rgb() for share in row] for row in shares], np.uint32)


def _paint_gaps(painter: QPainter, box: QRectF, rows: int, columns: int) -> None:
    painter.setPen(QPen(QColor(THEME.current.background), 1))
    x = [box.left() + n * box.width() / columns for n in range(1, columns)]
    y = [box.top() + n * box.height() / rows for n in range(1, rows)]
    painter.drawLines([QLineF(at, box.top(), at, box.bottom()) for at in x])
    painter.drawLines([QLineF(box.left(), at, box.right(), at) for at in y])
