"""The line of text in which everything is typed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLineEdit

from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.themed import tint


class TypingLine(QLineEdit):
    """A line of text whose undo keys take back what was typed, and belong to the tab where nothing was.

    takes_space: whether a text may begin with a space; where it may not, the key is the program's until something is
    typed (10 000 has one).
    What was refused may stay in it, marked; Escape gives it up.
    """

    given_up = Signal()
    is_refused = False
    takes_space = True

    def mark(self, refused: bool) -> None:
        """Mark the text as refused, or no longer."""
        self.is_refused = refused
        if refused:
            tint(self, QPalette.ColorRole.Text, THEME.colour("vermillion"))
        else:
            self.setPalette(QPalette())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape give up a text that was refused."""
        if event.key() == Qt.Key.Key_Escape and self.is_refused:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the undo keys only while there is typing to take back, and Space only where it belongs to it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        if undo or redo:
            return not (self.isUndoAvailable() if undo else self.isRedoAvailable())
        return event.key() == Qt.Key.Key_Space and not (self.takes_space or self.isUndoAvailable())
