"""Choices and sliders that leave the wheel to whatever scrolls until they have the focus."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QStyle, QStyleOptionComboBox, QStyleOptionSlider, QWidget

from nnviz.ui.base.kept_pictures import device_ratio, stamp

if TYPE_CHECKING:
    _WheelWidget = QWidget  # the Qt class that follows has these methods
else:
    _WheelWidget = object


_END, _AROUND = 10, 2  # px: the round end of a groove; what a handle paints on beside its place
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
    """A slider that does not move while the panel is scrolled.

    Its pictures are kept with the handle at the left end, in the middle and at the right end. Between them a slider is
    put together from these: Qt paints the groove with gradients, half a millisecond for that of a time bar.
    """

    _pictures: tuple[QPixmap, ...] = ()
    _pictures_of: tuple[object, ...] = ()  # what they follow from
    _middle = 0  # px: where the handle is in the second one

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the groove before the handle, the groove behind it, and it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        ratio, handle = device_ratio(self), self._handle_of(option)
        between = _END <= handle.left() and handle.right() < self.width() - _END
        level = self.orientation() == Qt.Orientation.Horizontal and not option.upsideDown
        if not (between and level and ratio == round(ratio)):
            super().paintEvent(event)
            return
        first, middle, last = self._kept(option, ratio)
        edge, behind, height = handle.left() - _AROUND, handle.right() + 1 + _AROUND, self.height()
        with QPainter(self) as painter:
            for shift, picture, part in (
                (0, last, QRect(0, 0, edge, height)), (0, first, QRect(behind, 0, self.width() - behind, height)),
                (handle.left() - self._middle, middle, QRect(edge, 0, behind - edge, height)),
            ):  # fmt: skip
                painter.setClipRect(part)
                painter.drawPixmap(shift, 0, picture)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no picture while it is out of sight."""
        super().hideEvent(event)
        self._pictures, self._pictures_of = (), ()

    def _handle_of(self, option: QStyleOptionSlider) -> QRect:
        control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        return self.style().subControlRect(control, option, part, self)

    def _paint_as(self, option: QStyleOptionSlider, painter: QPainter) -> None:
        self.style().drawComplexControl(QStyle.ComplexControl.CC_Slider, option, painter, self)

    def _kept(self, option: QStyleOptionSlider, ratio: float) -> tuple[QPixmap, ...]:
        """Return the pictures, painted anew where something other than the place of the handle has changed."""
        key = (self.size(), ratio, self.palette().cacheKey(), option.state, option.activeSubControls,
               option.tickPosition, self.style())  # fmt: skip
        if key != self._pictures_of:
            option.subControls = QStyle.SubControl.SC_SliderGroove | QStyle.SubControl.SC_SliderHandle
            option.minimum, option.maximum = 0, 2
            self._pictures_of, pictures = key, []
            for option.sliderPosition in (0, 1, 2):
                pictures.append(stamp(self.size() * ratio, ratio, partial(self._paint_as, option)))
                if option.sliderPosition == 1:
                    self._middle = self._handle_of(option).left()
            self._pictures = tuple(pictures)
        return self._pictures


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
