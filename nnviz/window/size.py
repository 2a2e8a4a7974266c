"""How large things are: the zoom of type and lines, and the whole screen."""

from PySide6.QtCore import QObject, Slot

from nnviz.ui.base.theme import THEME
from nnviz.window.window import Window


class WindowSize(QObject):
    """Makes everything larger or smaller."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def zoom_in(self) -> None:
        """Show everything larger."""
        THEME.enlarge(1)

    @Slot()
    def zoom_out(self) -> None:
        """Show everything smaller."""
        THEME.enlarge(-1)

    @Slot()
    def zoom_reset(self) -> None:
        """Show everything in its usual size."""
        THEME.enlarge(0)

    @Slot()
    def toggle_full_screen(self) -> None:
        """Switch between full screen and window."""
        self._window.showNormal() if self._window.isFullScreen() else self._window.showFullScreen()
