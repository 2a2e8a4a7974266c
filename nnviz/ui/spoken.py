"""What screen readers are told of the pictures: where one is, and what they show."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


class Spoken:
    """Names what has no name of its own, and describes pictures."""

    def __init__(self) -> None:
        self._given: dict[QWidget, str] = {}

    def name_parts(self, page: QWidget, name: str) -> None:
        """Give every picture and every stop of the keyboard on a page a name, if it has no other one."""
        for widget in page.findChildren(QWidget):
            told = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or hasattr(widget, "table")  # a picture has one
            told &= not isinstance(widget, QAbstractButton) or not widget.icon().isNull()  # others say their text
            if told and widget.accessibleName() in ("", self._given.get(widget)):
                self._given[widget] = name
                widget.setAccessibleName(name)


def describe(pictures: Iterable[object], text: str) -> None:
    """Say what pictures show now; the same again costs nothing."""
    for picture in pictures:
        if isinstance(picture, QWidget) and picture.accessibleDescription() != text:
            picture.setAccessibleDescription(text)
