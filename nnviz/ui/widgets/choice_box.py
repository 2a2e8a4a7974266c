"""Choices and sliders that leave the wheel to whatever scrolls until they have the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QStyle, QStyleOptionComboBox, QWidget

if TYPE_CHECKING:
    _WheelWidget = QWidget  # the Qt class that follows has these methods
else:
    _WheelWidget = object


_INSET = 2  # px of the place for the text that the style leaves free


class PatientWheel(_WheelWidget):
    """For a widget that leaves the wheel to the panel until it has the focus. Stands before the Qt class."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move only when focused."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class PatientSlider(PatientWheel, QSlider):
    """A slider that does not move while the panel is scrolled."""


class ChoiceBox(PatientWheel, QComboBox):
    """A choice that does not change while the panel is scrolled; its list is as wide as its longest text.

    A chosen text for which the box is too narrow ends in "…": cut off, a formula would be seen as another one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a combo box of Qt takes the focus by the wheel too

    def longest_width(self) -> int:
        """Return the width (px) in which every text of the list is seen whole."""
        return QComboBox.minimumSizeHint(self).width()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the panel gives what it has."""
        return QSize(0, super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Give the text that is painted."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - _INSET
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def showPopup(self) -> None:
        """Show the list as wide as its longest text, though the box be narrower."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + 8)
        super().showPopup()
