"""What can wait until the window has been painted waits for it: both would share one interpreter."""

from PySide6.QtWidgets import QWidget

_UNPAINTED = "unpainted"  # a property of a window that tells when it has been painted


def say_painted(window: QWidget, painted: bool) -> None:
    """Note whether a window has been painted."""
    window.setProperty(_UNPAINTED, not painted)


def is_awaited(widget: QWidget) -> bool:
    """Return whether a widget is on show in a window that is still to be painted for the first time."""
    window = widget.window()
    return window.isVisible() and bool(window.property(_UNPAINTED))
