"""How many images with captions fit on a page, and how large they are then."""

import math
from typing import NamedTuple

from PySide6.QtCore import QRect

from nnviz.ui.images.placement import Placement


class CaptionRoom(NamedTuple):
    """The pixels that a caption asks for."""

    width: float
    height: int  # 0: there are none


class PageLayout(NamedTuple):
    """A page: its columns, the side of an image, the height of a caption (0: none), and how many images it holds."""

    columns: int
    side: float
    caption: int
    capacity: int

    def placement(self, area: QRect, left: int, gap: float) -> Placement:
        """Return where the images are, of which `left` are left: in the middle if they are one row, else at the top."""
        count = min(self.capacity, left)
        rows, across, down = -(-count // self.columns), self.side + gap, self.side + gap + self.caption
        x = area.x() + max(0.0, (area.width() - min(self.columns, count) * across + gap) / 2)
        y = area.y() + (max(0.0, (area.height() - down + gap) / 2) if rows == 1 else 0)
        return Placement(x, y, self.side, self.side, across, down, self.columns, gap / 2)


def page_layout(
    area: QRect, count: int, room: CaptionRoom, gap: float, largest: float, least: float | None = None
) -> PageLayout:
    """Return the layout of `count` images in an area; all lengths in px.

    gap: between two images; largest: side that is not exceeded. least: side below which there are several pages;
    None: there is always one. Captions go where they would be wider than an image.
    """
    if least is not None:
        side = max(least, room.width)
        columns = max(1, int((area.width() + gap) / (side + gap)))
        rows = max(1, int((area.height() + gap) / (side + gap + room.height)))
        if columns * rows < count:
            return PageLayout(columns, side, room.height, columns * rows)
    columns, side, caption = *_largest_images(area, count, gap, room.height, largest), room.height
    if count > 1 and caption and side + gap < room.width:
        columns, side, caption = *_largest_images(area, count, gap, 0, largest), 0
    return PageLayout(columns, side, caption, max(1, count))


def _largest_images(area: QRect, count: int, gap: float, caption: float, largest: float) -> tuple[int, float]:
    """Return the columns with which the images are largest, and their side."""
    best, count = (1, 1.0), max(1, count)
    guess = max(1, round(math.sqrt(count * area.width() / max(1, area.height()))))
    for columns in range(max(1, guess // 2), min(count, 2 * guess + 1) + 1):
        rows = -(-count // columns)
        across, down = (area.width() + gap) / columns - gap, (area.height() + gap) / rows - gap - caption
        side = min(across, down, largest)
        if side > best[1] + 1e-9:
            best = columns, side
    return best
