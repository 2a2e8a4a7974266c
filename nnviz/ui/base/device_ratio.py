"""How many pixels a kept picture needs for each point: those of the screen, or of the file that is being painted."""

from collections.abc import Iterator
from contextlib import contextmanager

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
