"""What concerns the whole window is said in one bar under the tabs, perhaps with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton

from nnviz.ui.message_bar import MessageBar


class Notice(MessageBar):
    """A sentence that stays when the tab changes, with a button if there is a remedy."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton()
        self.button.clicked.connect(self._on_button)
        self._remedy: Callable[[], None] | None = None
        self.row.insertWidget(self.row.count() - 1, self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.hide()

    @Slot(str)
    def say(self, text: str, origin: str = "") -> None:
        """Show a sentence until it is closed or replaced."""
        self.offer(text)

    def offer(self, text: str, remedy_text: str = "", remedy: Callable[[], None] | None = None) -> None:
        """Show a sentence with a button that does something about it, once."""
        super().say(text)
        self._remedy = remedy
        self.button.setText(remedy_text)
        self.button.setVisible(remedy is not None)

    @Slot()
    def _on_button(self) -> None:
        remedy = self._remedy
        self.clear()
        if remedy is not None:
            remedy()
