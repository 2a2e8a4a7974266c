"""A number as a slider and a field: dragging, typing, arrow keys and the wheel all work."""

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSlider

from nnviz.ui.base.keys import step_factor
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import editing_text, number_text, parse_number
from nnviz.ui.forms.controls import Control
from nnviz.ui.forms.parameters import Parameter
from nnviz.ui.forms.typing_line import TypingLine
from nnviz.ui.widgets.choice_box import PatientSlider

_SLIDER_STEPS = 400
_MANY_DIGITS = 1e14  # largest through smallest number of a field, from which on all digits of one are needed
_LONGEST = "−9.536743164×10⁻¹¹"
_LONG = 3  # times as wide as the slider is a field for all digits
_AIR = 5  # px of a line that its text leaves: margins and caret
_LOG_STEP = 10**0.1  # one arrow key: a tenth of a decade

_UP, _DOWN = QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
_STEPS = {(True, True): _UP | _DOWN, (True, False): _UP, (False, True): _DOWN,
          (False, False): QAbstractSpinBox.StepEnabledFlag.StepNone}  # asked for several times in every painting
_ARROWS = {QSlider.SliderAction.SliderSingleStepAdd.value: 1, QSlider.SliderAction.SliderSingleStepSub.value: -1}


class NumberEdit(QAbstractSpinBox):
    """A field for a number: typing, arrow keys (Shift ×10, Ctrl ×0.1) and the wheel.

    What cannot be accepted is refused with a sentence, and the last good value comes back. While nobody types in it a
    number that is too long for it stands there with fewer digits, never cut.
    """

    edited = Signal(float)
    rejected = Signal(str)  # the text that is no number
    unchanged = Signal()  # the typing is done, and the value is what it was

    def __init__(self, parameter: Parameter) -> None:
        super().__init__()
        self._parameter = parameter
        self._value = parameter.low
        self._written = ""
        line = TypingLine()
        line.takes_space = False
        self.setLineEdit(line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._on_typed)

    def value(self) -> float:
        """Return the last good value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value without telling anyone."""
        self._value = value
        self._write()

    def whole_text(self) -> str:
        """Return the number with all its digits, and its unit."""
        return self._with_unit(editing_text(self._value))

    def _with_unit(self, text: str) -> str:
        return f"{text} {self._parameter.unit}" if self._parameter.unit else text

    def _write(self) -> None:
        """Write the number: whole where it is edited or fits, else as many digits as fit."""
        text, room = self.whole_text(), self.lineEdit().contentsRect().width() - _AIR
        if self.isVisible() and not self.hasFocus():
            width, digits = self.fontMetrics().horizontalAdvance, 8
            while width(text) > room and digits:
                text, digits = self._with_unit(number_text(self._value, digits)), digits - 1
        self._written = text
        if text != self.lineEdit().text():
            self.lineEdit().setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as many digits as there is room for."""
        super().resizeEvent(event)
        self._write()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Write the whole number, to be edited."""
        if self.lineEdit().text() == self._written:
            self._write()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed, then write as many digits as there is room for."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu
            self._write()

    def longest_width(self) -> int:
        """Return the width (px) with room for all digits; 0 where no number needs so many."""
        p = self._parameter
        if not p.log or p.high / p.low < _MANY_DIGITS:
            return 0
        frame = self.fontMetrics().height() + 30  # the arrows, and the air round the text
        return frame + self.fontMetrics().horizontalAdvance(_LONGEST)

    def stepBy(self, steps: int) -> None:
        """Step and tell; stepping stops at the ends of the range."""
        self._move(float(steps))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Return which arrows can still do something."""
        return _STEPS[self._value < self._parameter.high, self._value > self._parameter.low]

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed: it is judged, with a sentence, when the typing is done."""
        return QValidator.State.Acceptable, text, position

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the arrow keys the factors that they have everywhere in the program."""
        signs: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event.key() in signs:
            self._move(signs[event.key()] * step_factor(event.modifiers()))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step when the field has the focus; otherwise let the panel scroll."""
        if self.hasFocus() and event.angleDelta().y():
            self._move(math.copysign(step_factor(event.modifiers()), event.angleDelta().y()))
            event.accept()
        else:
            event.ignore()

    def _move(self, steps: float) -> None:
        p = self._parameter
        if p.kind == "count":
            steps = math.copysign(max(1.0, abs(steps)), steps)
        value = self._value * _LOG_STEP**steps if p.log else self._value + steps * p.step
        value = float(f"{value:.3g}") if p.log else round(value / (p.step * 0.1)) * p.step * 0.1
        if p.kind == "count":
            value = round(value) if round(value) != self._value else self._value + math.copysign(1, steps)
        value = min(p.high, max(p.low, float(f"{value:.10g}")))
        if value != self._value:
            self.set_value(value)
            self.edited.emit(value)

    @Slot()
    def _on_typed(self) -> None:
        text = self.lineEdit().text().removesuffix(self._parameter.unit).strip()
        if self.lineEdit().text() == self._written or text == editing_text(self._value):
            self.unchanged.emit()
            return
        try:
            value = parse_number(text)
        except ValueError:
            self.rejected.emit(text)
            self.set_value(self._value)
        else:
            self.edited.emit(value)


class NumberControl(Control):
    """A slider and a field for the same number."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.slider = PatientSlider(Qt.Orientation.Horizontal)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setMinimumWidth(48)
        whole = parameter.kind == "count" and not parameter.log
        self._whole, self._value = whole, parameter.low
        self.set_slide(*(parameter.slide or (parameter.low, parameter.high)))
        self.edit = NumberEdit(parameter)
        self.row.addWidget(self.slider, 1)
        self.row.addWidget(self.edit)
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.actionTriggered.connect(self._on_action)
        self.edit.edited.connect(self._on_edited)
        self.edit.rejected.connect(self._on_rejected)
        self.edit.unchanged.connect(self._on_unchanged)
        self._share_row()
        self._value = parameter.low

    def needed_width(self) -> int:
        """Return room for a number with all its digits where there may be a number of so many."""
        longest = self.edit.longest_width()
        return longest and longest + self.row.spacing() + self.slider.minimumWidth()

    def set_value(self, value: float) -> None:
        """Show a value in both parts."""
        self._value = value
        self.edit.set_value(value)
        self._share_row()
        self.slider.blockSignals(True)
        self.slider.setValue(self._position(value))
        self.slider.blockSignals(False)

    def _share_row(self) -> None:
        """Give the field more of the row where the number is written with a power of ten."""
        wide = bool(self.edit.longest_width()) or "×" in self.edit.whole_text()
        place, share = self.row.indexOf(self.edit), _LONG if wide else 1
        if self.row.stretch(place) != share:  # even the same one makes the panel think again, with each move of a drag
            self.row.setStretch(place, share)

    def _fine_steps(self) -> int:
        """Return the steps of the slider; over very many decades ten each, so that it stops at powers of ten."""
        if not self.parameter.log:
            return _SLIDER_STEPS
        decades = math.log10(self._high / self._low)
        return round(10 * decades) if decades > _SLIDER_STEPS / 10 else _SLIDER_STEPS

    def set_slide(self, low: float, high: float) -> None:
        """Say what the slider covers, such as the images that a dataset really has; the field takes any value."""
        self._low, self._high = low, max(high, low + self.parameter.step)
        self._steps = int(min(_SLIDER_STEPS, self._high - self._low)) if self._whole else self._fine_steps()
        self.slider.blockSignals(True)
        self.slider.setRange(0, self._steps)
        self.slider.setPageStep(max(1, self._steps // 10))
        self.slider.setValue(self._position(self._value))
        self.slider.blockSignals(False)

    def _position(self, value: float) -> int:
        low, high = self._low, self._high
        value = min(high, max(low, value))
        if self.parameter.log:
            return round(self._steps * math.log(value / low) / math.log(high / low))
        return round(self._steps * (value - low) / (high - low))

    def _at(self, position: int) -> float:
        p, low, high, share = self.parameter, self._low, self._high, position / self._steps
        if p.log:
            value = float(f"{low * (high / low) ** share:.2g}")
        else:
            value = low + round(share * (high - low) / p.step) * p.step
        value = round(value) if p.kind == "count" else float(f"{value:.10g}")
        return min(high, max(low, value))

    @Slot(int)
    def _on_action(self, action: int) -> None:
        """Let an arrow key go on until the number is another one: the slider has finer steps than many numbers."""
        step, position = _ARROWS.get(action, 0), self.slider.sliderPosition()
        while step and 0 < position < self._steps and self._at(position) == self._value:
            position += step
        self.slider.setSliderPosition(position)

    @Slot(int)
    def _on_slid(self, position: int) -> None:
        self.offer(self._at(position))

    @Slot(float)
    def _on_edited(self, value: float) -> None:
        self.offer(value)
        self.edit.set_value(self._value)  # the owner has taken the value by now, or it was refused

    @Slot()
    def _on_unchanged(self) -> None:
        self.refused.emit("")

    @Slot(str)
    def _on_rejected(self, text: str) -> None:
        self.refused.emit(translate("controls", "“{text}” is not a number.").format(text=text[:40]))
