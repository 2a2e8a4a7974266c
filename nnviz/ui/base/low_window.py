"""Low windows: where the height is short the picture needs it more than what stands beside it does."""

from PySide6.QtWidgets import QWidget

from nnviz.ui.base.theme import THEME

LOW = 480
"""px at scale 1: a window that is lower is low; a projector's 720 are."""


def in_low_window(widget: QWidget) -> bool:
    """Return whether a widget stands in a window that is so low that it has to be short."""
    return not widget.isWindow() and widget.window().height() < LOW * THEME.current.scale
