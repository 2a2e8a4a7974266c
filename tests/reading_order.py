"""Whether the names of the views stand as one reads."""

from itertools import pairwise

from PySide6.QtWidgets import QAbstractButton


def in_reading_order(buttons: list[QAbstractButton]) -> bool:
    """Return whether buttons stand as one reads, row by row, each row from the left edge on without a gap."""
    places = [(button.y(), button.x()) for button in buttons]
    rows = [[button for button in buttons if button.y() == y] for y in sorted({y for y, _ in places})]
    gaps = [b.x() - a.geometry().right() for row in rows for a, b in pairwise(row)]
    return places == sorted(places) and {row[0].x() for row in rows} == {16} and max(gaps, default=0) < 8
