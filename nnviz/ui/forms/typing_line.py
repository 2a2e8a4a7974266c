"""The line of text in which everything is typed."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class TypingLine(QLineEdit):
    """A line of text whose undo keys take back what was typed, and belong to the tab where nothing was."""

    def event(self, event: QEvent) -> bool:
        """Claim the undo keys only while there is typing to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            if undo and not self.isUndoAvailable() or redo and not self.isRedoAvailable():
                event.ignore()
                return True
        return super().event(event)
