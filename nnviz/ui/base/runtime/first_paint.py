"""Before and after the first picture: everything is in its place, and what can wait until it is there waits for it."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

_TURNS = 6  # layouts that lie in each other
_UNPAINTED = "unpainted"  # a property of a window that tells when it has been painted


def say_painted(window: QWidget, painted: bool) -> None:
    """Note whether a window has been painted."""
    window.setProperty(_UNPAINTED, not painted)


def is_awaited(widget: QWidget) -> bool:
    """Return whether a widget is on show in a window that is still to be painted for the first time."""
    window = widget.window()
    return window.isVisible() and bool(window.property(_UNPAINTED))


def settle_layouts(whole: QWidget) -> None:
    """Lay out at once what waits in a widget for the next turns of the event loop, so that no picture shows it before.

    A form in a scroll area needs several turns: each layout tells the one around it what room it wants now. What is
    around `whole` hears of it in its turn: the sizes on the way there are not for the window.
    """
    for _ in range(_TURNS):
        for part in (*whole.findChildren(QWidget), whole):
            QCoreApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest)
