"""Where arrays stand when they are drawn: the last axis to the right, the one before it down.

The third from the right puts blocks one below the other, the fourth side by side, and so on.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from nnviz.ui.base.number_format import number_text

Index = tuple[int, ...]
GAP = 0.35  # between blocks, in cells
JOIN = 1.1  # room for the sign between two arrays, in cells
BOX = (5.0, 4.5)  # cells across and down that an array takes of which no cells are drawn
_LEAST_JOIN = 30.0  # px at scale 1 for a sign between arrays
_SMALL = 6.0  # px: where cells get narrower in a row, the arrays are put one below the other
_FLAT = 30.0  # px at scale 1: the height of a vector that has a line of its own


@lru_cache(maxsize=32)
def _steps(shape: Index) -> tuple[tuple[tuple[int, bool, float], ...], tuple[float, float]]:
    """Return for every axis from the right its number, whether it goes down and its step; and the size of all."""
    steps, extent = [], [1.0, 1.0]
    for place, axis in enumerate(reversed(range(len(shape)))):
        size, down = shape[axis], place == 1 or (place >= 2 and place % 2 == 0)
        gap = GAP if place >= 2 else 0.0
        step = extent[down] + gap
        steps.append((axis, down, step))
        extent[down] = max(0.4, step * size - gap)
    return tuple(steps), (extent[0], extent[1])


def extent_of(shape: Index) -> tuple[float, float]:
    """Return the width and height of an array as it is drawn, in cells."""
    return _steps(shape)[1]


def offsets(shape: Index) -> tuple[NDArray[np.float64], NDArray[np.float64], tuple[float, float]]:
    """Return where the cells of an array are, x and y: (shape) each, and the width and height of all, in cells."""
    x, y = np.zeros(shape), np.zeros(shape)
    steps, extent = _steps(shape)
    for axis, down, step in steps:
        along = np.arange(shape[axis]).reshape([-1 if i == axis else 1 for i in range(len(shape))]) * step
        (y if down else x)[...] += along
    return x, y, extent


@lru_cache(maxsize=8)
def _texts(numbers: bytes) -> tuple[tuple[str, ...], str]:
    texts = tuple(number_text(value, 4) for value in np.frombuffer(numbers).tolist())
    return texts, max(texts, key=len, default="")


@dataclass(frozen=True, eq=False)
class Block:
    """An array to draw. values None: its cells are too many, and it is drawn as a solid with its shape.

    pale: cells that are copies or not reached yet; hidden: cells without a number; lit: cells that take part now.
    words: what stands there instead of an array, such as NumPy's error; wrong: whether it is one.
    secret: whether the title keeps the shape to itself.
    """

    name: str
    shape: Index
    values: NDArray[np.generic] | None
    role: str
    lit: Sequence[Index] = ()
    pale: NDArray[np.bool_] | None = None
    hidden: bool = False
    words: str = ""
    wrong: bool = False
    secret: bool = False

    def texts(self) -> tuple[tuple[str, ...], str]:
        """Return the numbers as text, cell by cell, and the longest of them; made once for the same numbers."""
        if self.values is None or self.hidden:
            return (), ""
        return _texts(self.values.astype(np.float64).tobytes())

    @cached_property
    def kinds(self) -> NDArray[np.intp]:
        """Return of every cell in order whether it is plain (0), pale (1) or lit (2)."""
        count = math.prod(self.shape)
        found = np.zeros(count, np.intp) if self.pale is None else self.pale.ravel().astype(np.intp)
        found[self.lit_cells] = 2
        return found

    @cached_property
    def lit_cells(self) -> list[int]:
        """Return the cells that are lit, counted in order."""
        if not self.shape or not self.lit:
            return [0 for _ in self.lit]
        return np.ravel_multi_index(np.array(self.lit).T, self.shape).tolist()

    def has_numbers_of(self, other: "Block") -> bool:
        """Return whether another block differs at most in which of its cells are lit or pale."""
        names = ("name", "shape", "role", "hidden", "words", "wrong", "secret")
        if any(getattr(self, name) != getattr(other, name) for name in names):
            return False
        if self.values is None or other.values is None:
            return self.values is other.values
        return self.values is other.values or self.values.tobytes() == other.values.tobytes()

    @property
    def extent(self) -> tuple[float, float]:
        """The width and height as it is drawn, in cells."""
        return BOX if self.values is None else extent_of(self.shape)

    @property
    def title(self) -> str:
        """The name and, unless it is secret, the shape; of words the name alone."""
        return self.name if self.words or self.secret else f"{self.name}  {self.shape}"


@dataclass(frozen=True)
class BlockPlace:
    """Where a block begins (px), and how large its cells are (px)."""

    x: float
    y: float
    width: float
    height: float

    def rect(self, block: Block) -> QRectF:
        """Return the whole of a block."""
        across, down = block.extent
        return QRectF(self.x, self.y, across * self.width, down * self.height)


def places(blocks: Sequence[Block], room: QRectF, title: float, scale: float) -> list[BlockPlace]:
    """Return the places of blocks in a room: in a row, or one below the other where a row would make cells tiny.

    title: the height of a block's title, px; scale: of the theme.
    """
    row = _in_a_row(blocks, room, scale)
    if not row or len(blocks) > 3 or min(place.width for place in row) >= _SMALL:
        return row
    column = _in_a_column(blocks, room, title, scale)
    return column if _area(blocks, column) > _area(blocks, row) else row


def _area(blocks: Sequence[Block], found: Sequence[BlockPlace]) -> float:
    return sum(b.extent[0] * p.width * b.extent[1] * p.height for b, p in zip(blocks, found, strict=True))


def _in_a_row(blocks: Sequence[Block], room: QRectF, scale: float) -> list[BlockPlace]:
    extents = [block.extent for block in blocks]
    cells, gaps = sum(w for w, _ in extents), max(0, len(extents) - 1)
    least = _LEAST_JOIN * scale
    width = room.width() / max(1.0, cells + JOIN * gaps)
    if JOIN * width < least:  # many cells: the signs still need room
        width = max(0.5, (room.width() - least * gaps) / max(1.0, cells))
    width = min(width, max(120 * scale, room.width() / 10))
    height = min(room.height() / max(1.0, *(h for _, h in extents), 1.0), max(68 * scale, room.height() / 4), width)
    join = max(JOIN * width, least)
    x, found = room.x() + (room.width() - cells * width - join * gaps) / 2, []
    for w, h in extents:
        found.append(BlockPlace(x, room.y() + (room.height() - h * height) / 2, width, height))
        x += w * width + join
    return found


def _in_a_column(blocks: Sequence[Block], room: QRectF, title: float, scale: float) -> list[BlockPlace]:
    flat = [block.values is not None and block.extent[1] == 1 for block in blocks]
    spare = room.height() - title * (len(blocks) - 1) - _FLAT * scale * sum(flat)
    share = max(1.0, spare / max(1, len(blocks) - sum(flat)))
    y, found = room.y(), []
    for block, low in zip(blocks, flat, strict=True):
        across, down = block.extent
        tall = _FLAT * scale if low else share
        width = min(room.width() / across, 120 * scale) if low else min(room.width() / across, tall / down, 68 * scale)
        height = tall if low else width
        found.append(BlockPlace(room.x() + (room.width() - across * width) / 2, y, width, height))
        y += down * height + title
    return found


def rects(shape: Index, place: BlockPlace) -> list[QRectF]:
    """Return the cells of an array in order; tiny ones without a gap between them."""
    xs, ys, _ = offsets(shape)
    gap = 1 if min(place.width, place.height) >= 4 else 0
    left, top = (place.x + xs * place.width).ravel().tolist(), (place.y + ys * place.height).ravel().tolist()
    width, height = place.width - gap, place.height - gap
    return [QRectF(x, y, width, height) for x, y in zip(left, top, strict=True)]


def middle(one: QRectF, other: QRectF) -> QPointF:
    """Return the middle between two blocks in a row."""
    return QPointF((one.right() + other.left()) / 2, one.center().y())
