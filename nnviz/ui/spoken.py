"""What screen readers are told of the pictures: where one is, and what they show."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from nnviz.ui.widgets.formulas.text import line_text

_TAG = re.compile(r"</?(?:a|b|i|br|span|sub|sup)\b[^>]*>")


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


def name_plainly(pictures: Iterable[object]) -> None:
    """Name pictures without markup: a title may hold powers."""
    for picture in pictures:
        if isinstance(picture, QWidget) and _TAG.search(picture.accessibleName()):
            picture.setAccessibleName(line_text(picture.accessibleName()).text)


def describe(pictures: Sequence[object], text: str) -> None:
    """Say what pictures show now: the values of one that has a method `spoken`, then what all of them show together.

    The same again costs nothing.
    """
    name_plainly(pictures)
    text = line_text(text.replace("< ", "&lt; ")).text if _TAG.search(text) else text
    for picture in pictures:
        if not isinstance(picture, QWidget):
            continue
        values = picture.spoken() if hasattr(picture, "spoken") else ""
        told = text if values in text else f"{values}. {text}"
        if picture.accessibleDescription() != told:
            picture.setAccessibleDescription(told)
