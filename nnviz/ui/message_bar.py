"""A sentence under the picture, only when there is something to say."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from nnviz.safe_file import displayable
from nnviz.ui.base.icons import icon
from nnviz.ui.base.language import translate
from nnviz.ui.widgets.themed import IconButton, Sheet

if TYPE_CHECKING:  # imported with the first sentence
    from nnviz.ui.widgets.bounded_text import BoundedText


class MessageBar(Sheet):
    """A sentence under the picture, only when there is something to say; it never takes more than four lines."""

    def __init__(self) -> None:
        super().__init__("notice", "border")
        self.text = ""  # the sentence on show
        self.origin = ""  # what said it
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        self._label: BoundedText | None = None
        self.close_button = IconButton(flat=True)
        self.close_button.setIcon(icon("close"))
        self.close_button.clicked.connect(self.clear)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def label(self) -> "BoundedText":
        """The text. It is made with the first sentence, and the window opens sooner."""
        if self._label is None:
            from nnviz.ui.widgets.bounded_text import BoundedText

            self._label = BoundedText()
            self.row.insertWidget(0, self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        return self._label

    @Slot(str)
    def say(self, text: str, origin: str = "") -> None:
        """Show a sentence until it is closed or replaced; origin: a word for what says it, and may take it away."""
        self.origin = origin
        self.close_button.setToolTip(translate("tab", "Close"))
        self.close_button.setAccessibleName(translate("tab", "Close"))
        self.text = displayable(text)
        self.label.show_text(self.text)
        self.label.setAccessibleName(self.text)
        self.setAccessibleName(self.text)
        self.show()

    @Slot()
    def clear(self) -> None:
        """Take the sentence away."""
        self.text = self.origin = ""
        if self._label is not None:
            self._label.show_text("")
        self.hide()

    def withdraw(self, origin: str) -> None:
        """Take away what one origin has said; what another one says stays."""
        if self.origin == origin:
            self.clear()
