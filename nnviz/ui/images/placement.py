"""Where the images of a grid stand."""

from dataclasses import dataclass
from functools import lru_cache
from math import floor

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True)
class Placement:
    """Where images stand, in pixels: the first one's corner and size, the steps to the next column and row.

    margin: px around an image that belong to it when it is clicked.
    """

    x: float
    y: float
    width: float
    height: float
    across: float
    down: float
    columns: int
    margin: float = 0.0

    def rect_of(self, place: int) -> QRectF:
        """Return where the image at a place is; places run row by row from 0."""
        row, column = divmod(place, self.columns)
        return QRectF(self.x + column * self.across, self.y + row * self.down, self.width, self.height)

    def rects(self, count: int) -> tuple[QRectF, ...]:
        """Return where the first `count` images are; asked for again it is the same answer, not to be changed."""
        return _rects(self, count)

    def place_at(self, point: QPointF) -> int | None:
        """Return the place at a point, or None beside all columns and above the first row."""
        column = floor((point.x() - self.x + self.margin) / self.across)
        row = floor((point.y() - self.y + self.margin) / self.down)
        return row * self.columns + column if 0 <= column < self.columns and row >= 0 else None


@lru_cache(maxsize=8)  # with every picture of a batch
def _rects(placement: Placement, count: int) -> tuple[QRectF, ...]:
    return tuple(map(placement.rect_of, range(count)))
