"""A field that opens over a number in a picture, for as long as it is typed."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nnviz.ui.base.theme import CONTROL_SIZE, THEME


class PlaceEdit(QLineEdit):
    """Enter, or leaving it, takes what was typed: `typed(key, text)`; Escape gives it up."""

    typed = Signal(str, str)

    def __init__(self, picture: QWidget) -> None:
        super().__init__(picture)
        self._picture = picture
        self._key = self._first = ""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def open(self, key: str, text: str, centre: QPointF) -> None:
        """Ask for the number of `key`, which is `text` now, around a pixel of the picture."""
        self._key, self._first = key, text
        self.setFont(THEME.font(CONTROL_SIZE))
        self.setAccessibleName(key)
        width = max(self.fontMetrics().horizontalAdvance(text + "000"), round(72 * THEME.current.scale))
        height, room = self.sizeHint().height(), self._picture.rect()
        left = min(max(0, round(centre.x() - width / 2)), max(0, room.width() - width))
        top = min(max(0, round(centre.y() - height / 2)), max(0, room.height() - height))
        self.setGeometry(left, top, width, height)
        self.setText(text)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, take: bool) -> None:
        if self.isHidden():
            return
        self.hide()
        self._picture.setFocus(Qt.FocusReason.OtherFocusReason)
        if take and self.text() != self._first:
            self.typed.emit(self._key, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed, or let Escape give it up; the picture must not see the key: Enter begins a typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            self._close(take=event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed before something else had the keyboard."""
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._close(take=True)
