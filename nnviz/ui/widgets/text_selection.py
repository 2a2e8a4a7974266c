"""A part of a painted text, selected with the mouse and put on the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from nnviz.ui.base.language import translate


class TextSelection:
    """What is selected in a widget, as numbers of characters; the widget says where they are and what they say."""

    def __init__(self, widget: QWidget, character_at: Callable[[QPointF], int],
                 part: Callable[[int, int], str]) -> None:  # fmt: skip
        """character_at: the number of the character nearest to a place; part: the text from one to another."""
        self._widget, self._character_at, self._part = widget, character_at, part
        self._anchor = self._end = 0

    @property
    def start(self) -> int:
        """The number of the first character that is selected."""
        return min(self._anchor, self._end)

    @property
    def end(self) -> int:
        """The number of the first character behind them."""
        return max(self._anchor, self._end)

    @property
    def text(self) -> str:
        """The text that is selected; empty: none."""
        return self._part(self.start, self.end) if self.start < self.end else ""

    def clear(self) -> None:
        """Select nothing."""
        self.choose(0, 0)

    def choose(self, start: int, end: int) -> None:
        """Select the characters from one to another."""
        if (start, end) != (self._anchor, self._end):
            self._anchor, self._end = start, end
            self._widget.update()

    def press(self, event: QMouseEvent) -> None:
        """Begin at the mouse, or with Shift go on to there."""
        if event.button() == Qt.MouseButton.LeftButton:
            here = self._character_at(event.position())
            going_on = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.choose(self._anchor if going_on else here, here)

    def move(self, event: QMouseEvent) -> bool:
        """Go on to the mouse while its button is down; return whether it is."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        self.choose(self._anchor, self._character_at(event.position()))
        return True

    def release(self) -> None:
        """Offer what is selected to a click of the middle button, where the system knows that."""
        clipboard = QGuiApplication.clipboard()
        if self.text and clipboard.supportsSelection():
            clipboard.setText(self.text, QClipboard.Mode.Selection)

    def copy(self) -> None:
        """Put what is selected on the clipboard; all of it if nothing is."""
        QGuiApplication.clipboard().setText(self.text or self._part(0, 1_000_000))

    def takes(self, event: QKeyEvent) -> bool:
        """Say whether a key is the one that copies, and there is something to copy."""
        return bool(self.text) and event.matches(QKeySequence.StandardKey.Copy)

    def ask(self, place: QPoint) -> None:
        """Offer to copy, in a menu at a place of the screen."""
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = translate("strip", "Copy the selection") if self.text else translate("strip", "Copy the line")
        menu.addAction(text, self.copy)
        menu.popup(place)
