"""Where the images of a grid stand."""

from dataclasses import dataclass
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

    def place_at(self, point: QPointF) -> int | None:
        """Return the place at a point, or None beside all columns and above the first row."""
        column = floor((point.x() - self.x + self.margin) / self.across)
        row = floor((point.y() - self.y + self.margin) / self.down)
        return row * self.columns + column if 0 <= column < self.columns and row >= 0 else None
