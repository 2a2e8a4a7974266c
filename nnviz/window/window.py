"""What the parts of the window (menus, files, session, help) ask of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QTabWidget

from nnviz.tabs import ENTRIES
from nnviz.ui.tab import Tab
from nnviz.window.notice import Notice

NAMES = [entry.name for entry in ENTRIES]


class Window(QMainWindow):
    """The base of the only window: tabs, and a bar for what concerns all of them."""

    painted = Signal()  # for the first time, or for the first time after `paint_again`

    pages: QTabWidget
    notice: Notice
    tabs: dict[str, Tab]
    """The tabs that were made."""
    can_restore = False
    """Whether settings were put aside that can be brought back."""

    @property
    def tab(self) -> Tab:
        """The tab on show."""
        return self.tab_of(NAMES[self.pages.currentIndex()])

    def tab_of(self, name: str) -> Tab:
        """Return the tab called `name`, made now if it was not shown before."""
        raise NotImplementedError

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.pages.setCurrentIndex(NAMES.index(name))

    def choose_theme(self, choice: str) -> None:
        """Apply a theme."""
        raise NotImplementedError

    def refresh_menus(self) -> None:
        """Enable what can be done now."""
        raise NotImplementedError

    def keys(self) -> list[tuple[str, str]]:
        """Return every shortcut of the menus and what it does."""
        raise NotImplementedError

    def paint_again(self) -> None:
        """Paint everything, and emit `painted` once more."""
        raise NotImplementedError
