"""Kept pictures: how many pixels they need for each point, and small ones that are painted once and copied often."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

_of_the_file: float | None = None


def device_ratio(widget: QWidget) -> float:
    """Return the ratio of pixels to points of what a widget is being painted on; it belongs into every key."""
    return widget.devicePixelRatioF() if _of_the_file is None else _of_the_file


@contextmanager
def painted_at(ratio: float) -> Iterator[None]:
    """Paint a file with so many pixels for each point, for as long as the context lasts."""
    global _of_the_file
    before, _of_the_file = _of_the_file, ratio
    try:
        yield
    finally:
        _of_the_file = before


def stamp(size: QSize, ratio: float, paint: Callable[[QPainter], object]) -> QPixmap:
    """Return a picture of so many pixels with what `paint` paints on nothing; ratio: its pixels for each point.

    It is a copy, for a picture that was painted on keeps Qt's engine: 13 KB beside the 3 KB of a letter's pixels.
    """
    picture = QPixmap(size)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint(painter)
    return picture.copy()
