"""How large a picture leaves, in which shape and on which background; and the widget laid out for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QRect, QSize
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

NOT_EXPORTED = "notExported"
"""Property of a widget along the top of a picture that is for the mouse, such as the row of views."""
PIXELS_PER_POINT = 2  # where no width is chosen: enough for print at the size of a slide
LEAST_WIDTH, MOST_WIDTH = 200, 8000  # px
RATIOS = (0.0, 16 / 9, 3 / 2, 4 / 3, 1.0, 2.0)
BACKGROUNDS = ("screen", "paper", "transparent")
_SETTLING = 80  # ms: what follows a new size in its own time has done so by then
_LONGEST = 5000  # ms


@dataclass(frozen=True)
class PictureLook:
    """width: of a PNG in px, 0: two for each point; ratio: width to height, 0: the screen's; background: a name."""

    width: int = 0
    ratio: float = 0.0
    background: str = "screen"

    def values(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def look_of(values: object) -> PictureLook:
    """Return a look from remembered values; what is not acceptable is left as it is without a choice."""
    given = values if isinstance(values, dict) else {}
    given = {"background": given.get("ground")} | given  # its name in older sessions
    width, ratio, background = (given.get(field.name) for field in fields(PictureLook))
    return PictureLook(
        width if type(width) is int and LEAST_WIDTH <= width <= MOST_WIDTH else 0,
        next((r for r in RATIOS if isinstance(ratio, int | float) and abs(r - ratio) < 1e-6), 0.0),
        str(background) if background in BACKGROUNDS else "screen",
    )


class LastLook:
    """How a picture left last; the session keeps it."""

    def __init__(self) -> None:
        self.look = PictureLook()

    def restore(self, values: object) -> None:
        """Take what is remembered, as far as it is acceptable."""
        self.look = look_of(values)

    def values(self) -> dict[str, Any]:
        """Return it as plain values."""
        return self.look.values()


LAST_LOOK = LastLook()


def drawn_area(widget: QWidget) -> QRect:
    """Return the part of a widget that leaves: all that lies below what is for the mouse alone."""
    tools = [child for child in widget.findChildren(QWidget) if child.property(NOT_EXPORTED)]
    top = max((child.geometry().bottom() + 1 for child in tools if child.isVisibleTo(widget)), default=0)
    return widget.rect().adjusted(0, min(top, widget.height() - 1), 0, 0)


def always() -> bool:
    """Return that nothing has to be waited for."""
    return True


@contextmanager
def laid_out(widget: QWidget, look: PictureLook, ready: Callable[[], bool] = always) -> Iterator[QRect]:
    """Lay a widget out for a look, yield the area that leaves, and bring back what was on the screen.

    ready: whether nothing of the picture is being computed any more; it is waited for.
    """
    area = drawn_area(widget)
    height = round(area.width() / look.ratio) if look.ratio else area.height()
    if height == area.height():
        yield area
        return
    with _at_size(widget, QSize(widget.width(), widget.height() - area.height() + height), ready):
        yield drawn_area(widget)


@contextmanager
def _at_size(widget: QWidget, size: QSize, ready: Callable[[], bool]) -> Iterator[None]:
    """Give a widget another size for a moment, which nobody sees."""
    parent = widget.parentWidget()
    layout, window, before = parent.layout() if parent else None, widget.window(), widget.geometry()
    views = widget.findChildren(QGraphicsView)
    boxes = [item for view in views for item in view.scene().items() if isinstance(item, pg.ViewBox)]
    ranges = [(box, box.viewRange()) for box in boxes]
    window.setUpdatesEnabled(False)
    if layout is not None:
        layout.setEnabled(False)  # or it would take the widget back at once
    try:
        widget.resize(size)
        _settle(ready)
        yield
    finally:
        widget.setGeometry(before)
        if layout is not None:
            layout.setEnabled(True)
        _settle(ready)
        for box, (x, y) in ranges:
            box.setRange(xRange=x, yRange=y, padding=0)
        window.setUpdatesEnabled(True)


def _settle(ready: Callable[[], bool]) -> None:
    """Let everything follow a new size: layouts, maps that are drawn anew, workers."""
    least, most = QDeadlineTimer(_SETTLING), QDeadlineTimer(_LONGEST)
    while not most.hasExpired() and not (least.hasExpired() and ready()):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 10)
