"""The control panel: one control per field of a State, in sections that fold away."""

import math
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nnviz.ui.language import translate
from nnviz.ui.numbers import editing_text, parse_number
from nnviz.ui.parameters import Parameter, check, parameters
from nnviz.ui.pieces import RoleLabel, SectionHeading

_SLIDER_STEPS = 400
_LOG_STEP = 10**0.1  # one arrow key: a tenth of a decade


class NumberEdit(QAbstractSpinBox):
    """A field for a number: typing, arrow keys (Shift ×10, Ctrl ×0.1) and the wheel.

    What cannot be accepted is refused with a sentence, and the last good value comes back.
    """

    edited = Signal(float)
    rejected = Signal(str)  # the text that is no number
    unchanged = Signal()  # the typing is done, and the value is what it was

    def __init__(self, parameter: Parameter) -> None:
        super().__init__()
        self._parameter = parameter
        self._value = parameter.low
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
        self.lineEdit().setText(editing_text(value) + (f" {self._parameter.unit}" if self._parameter.unit else ""))

    def stepBy(self, steps: int) -> None:
        """Step and tell; stepping stops at the ends of the range."""
        self._move(float(steps))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Return which arrows can still do something."""
        flag = QAbstractSpinBox.StepEnabledFlag
        up = flag.StepUpEnabled if self._value < self._parameter.high else flag.StepNone
        return up | (flag.StepDownEnabled if self._value > self._parameter.low else flag.StepNone)

    def validate(self, text: str, position: int) -> object:
        """Let anything be typed: it is judged, with a sentence, when the typing is done."""
        return QValidator.State.Acceptable, text, position

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the arrow keys the factors that they have everywhere in the program."""
        signs = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
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
        if text == editing_text(self._value):
            self.unchanged.emit()
            return
        try:
            value = parse_number(text)
        except ValueError:
            self.rejected.emit(text)
            self.set_value(self._value)
        else:
            self.edited.emit(value)


def step_factor(modifiers: Qt.KeyboardModifier) -> float:
    """Return how much one key press or wheel notch counts: Shift ×10, Ctrl ×0.1."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 10.0
    return 0.1 if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0


class FocusSlider(QSlider):
    """A slider that leaves the wheel to the panel until it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move only when focused."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FocusComboBox(QComboBox):
    """A choice that leaves the wheel to the panel until it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move only when focused."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Control(QWidget):
    """One field of a State on the screen. `edited` carries a value that passed the field's check."""

    edited = Signal(object)
    refused = Signal(str)  # a sentence; empty when all is well again

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__()
        self.context = context
        self.parameter = parameter
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def focus_widget(self) -> QWidget:
        """Return the part that takes the keyboard."""
        return self.row.itemAt(self.row.count() - 1).widget()

    def set_value(self, value: Any) -> None:
        """Show a value without telling anyone."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        name, tip = translate(self.context, self.parameter.label), translate(self.context, self.parameter.tip)
        for index in range(self.row.count()):
            self.row.itemAt(index).widget().setAccessibleName(name)
            self.row.itemAt(index).widget().setToolTip(tip)

    def offer(self, value: Any) -> None:
        """Pass a value on if its field accepts it, else say why not."""
        try:
            good = check(self.context, self.parameter, value)
        except ValueError as problem:
            self.refused.emit(str(problem))
        else:
            self.edited.emit(good)


class NumberControl(Control):
    """A slider and a field for the same number."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.slider = FocusSlider(Qt.Orientation.Horizontal)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setMinimumWidth(48)
        whole = parameter.kind == "count" and not parameter.log
        self._whole, self._value = whole, parameter.low
        self.set_slide(*(parameter.slide or (parameter.low, parameter.high)))
        self.edit = NumberEdit(parameter)
        self.row.addWidget(self.slider, 1)
        self.row.addWidget(self.edit, 1)
        self.slider.valueChanged.connect(self._on_slid)
        self.edit.edited.connect(self._on_edited)
        self.edit.rejected.connect(self._on_rejected)
        self.edit.unchanged.connect(self._on_unchanged)
        self._value = parameter.low

    def set_value(self, value: float) -> None:
        """Show a value in both parts."""
        self._value = value
        self.edit.set_value(value)
        self.slider.blockSignals(True)
        self.slider.setValue(self._position(value))
        self.slider.blockSignals(False)

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


class ChoiceControl(Control):
    """A drop-down list."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.box = FocusComboBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for value, label in parameter.choices.items():
            self.box.addItem(label, value)
        self.row.addWidget(self.box, 1)
        self.box.activated.connect(self._on_chosen)

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self.box.setCurrentIndex(list(self.parameter.choices).index(value))

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        super().retranslate()
        for index, label in enumerate(self.parameter.choices.values()):
            self.box.setItemText(index, translate(self.context, label))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self.offer(list(self.parameter.choices)[index])


class SwitchControl(Control):
    """A check box."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.box = QCheckBox()
        self.row.addWidget(self.box, 1)
        self.box.toggled.connect(self._on_toggled)

    def set_value(self, value: bool) -> None:
        """Show a value."""
        self.box.blockSignals(True)
        self.box.setChecked(value)
        self.box.blockSignals(False)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.offer(on)


class TextControl(Control):
    """A line of text that is judged when the typing is done; the base of the kinds below."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.edit = QLineEdit()
        self._value: Any = None
        self.row.addWidget(self.edit, 1)
        self.edit.editingFinished.connect(self._on_typed)

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self._value = value
        self.edit.setText(self.text_of(value))
        self.edit.setCursorPosition(0)  # a long text shows its beginning

    def text_of(self, value: Any) -> str:
        """Return the text for a value."""
        return str(value)

    def value_of(self, text: str) -> Any:
        """Return the value that a text stands for; ValueError if it stands for none."""
        return text

    @Slot()
    def _on_typed(self) -> None:
        text = self.edit.text().strip()
        if text == self.text_of(self._value):
            self.refused.emit("")
            return
        try:
            value = self.value_of(text)
        except ValueError:
            value = text  # the field's check knows the sentence
        self.offer(value)
        self.edit.setText(self.text_of(self._value))


class FormulaControl(TextControl):
    """A line of text such as a formula. What is refused stays, with the wrong character marked, until one goes away."""

    @Slot()
    def _on_typed(self) -> None:
        text = self.edit.text().strip()
        if text == self._value:
            self.refused.emit("")
            return
        try:
            good = check(self.context, self.parameter, text)
        except ValueError as problem:
            self.refused.emit(str(problem))
            self._show_refused(text, getattr(problem.__cause__, "values", {}).get("position"))
        else:
            self.edited.emit(good)

    def _show_refused(self, text: str, place: int | None) -> None:
        """Mark what is wrong while the person is here; without a place, or in a field that was left, show the old."""
        if place is None or not self.edit.hasFocus():
            self.set_value(self._value)
        else:
            self.edit.setText(text)
            self.edit.setSelection(min(place, max(0, len(text) - 1)), 1)


class CountsControl(TextControl):
    """Whole numbers with commas, such as the sizes of hidden layers."""

    def text_of(self, value: tuple[int, ...]) -> str:
        """Return the numbers with commas."""
        return ", ".join(map(str, value))

    def value_of(self, text: str) -> tuple[float, ...]:
        """Return the numbers of the text."""
        return tuple(parse_number(part) for part in text.replace(",", " ").replace("-", " -").split())


class NumbersControl(TextControl):
    """Several numbers with spaces or semicolons between them; a decimal comma is understood."""

    def text_of(self, value: tuple[float, ...]) -> str:
        """Return the numbers with spaces."""
        return " ".join(map(editing_text, value))

    def value_of(self, text: str) -> tuple[float, ...]:
        """Return the numbers of the text; without any space, commas stand between the numbers."""
        spaced = text.replace(";", " ") if any(c in text for c in "; ") else text.replace(",", " ")
        return tuple(parse_number(part.rstrip(",")) for part in spaced.split())


class PicksControl(Control):
    """A check box for each value, in two columns."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.boxes = {key: QCheckBox(label) for key, label in parameter.choices.items()}
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        half = -(-len(self.boxes) // 2)
        for index, box in enumerate(self.boxes.values()):
            grid.addWidget(box, index % half, index // half)
            box.clicked.connect(self._on_clicked)
        self.row.addWidget(group, 1)
        self._value: tuple[Any, ...] = ()

    def focus_widget(self) -> QWidget:
        """Return the first box."""
        return next(iter(self.boxes.values()))

    def set_value(self, value: tuple[Any, ...]) -> None:
        """Show which values are picked."""
        self._value = value
        for key, box in self.boxes.items():
            box.setChecked(key in value)

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        super().retranslate()
        for box, label in zip(self.boxes.values(), self.parameter.choices.values(), strict=True):
            box.setText(translate(self.context, label))

    @Slot()
    def _on_clicked(self) -> None:
        before = self._value
        self.offer(tuple(key for key, box in self.boxes.items() if box.isChecked()))
        if self._value == before:  # refused: the last good set comes back
            self.set_value(before)


class FolderControl(TextControl):
    """A folder or a file: typed, chosen in a dialog, or dropped on the field."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.button = QToolButton()
        self.button.setText("…")
        self.row.addWidget(self.button)
        self.button.clicked.connect(self._on_browse)

    def focus_widget(self) -> QWidget:
        """Return the line of text."""
        return self.edit

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        super().retranslate()
        self.button.setAccessibleName(self._title())
        self.button.setToolTip(self._title())

    def _title(self) -> str:
        files = self.parameter.files
        return translate("controls", "Choose a file") if files else translate("controls", "Choose a folder")

    @Slot()
    def _on_browse(self) -> None:
        if self.parameter.files:
            kinds = translate("controls", "Files ({kinds})").format(kinds=self.parameter.files)
            path, _ = QFileDialog.getOpenFileName(self, self._title(), self._value or "", kinds)
        else:
            path = QFileDialog.getExistingDirectory(self, self._title(), self._value or "")
        if path:
            self.offer(path)


CONTROLS = {
    "number": NumberControl, "count": NumberControl, "counts": CountsControl,
    "choice": ChoiceControl, "switch": SwitchControl, "folder": FolderControl,
    "numbers": NumbersControl, "picks": PicksControl, "text": FormulaControl,
}  # fmt: skip


class Section(QWidget):
    """A heading that folds its rows away."""

    def __init__(self, context: str, title: str) -> None:
        super().__init__()
        self._context, self._title = context, title
        self.heading = SectionHeading()
        self.heading.setChecked(True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body = QWidget()
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(0, 0, 0, 8)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.body)
        self.heading.setVisible(bool(title))
        self.heading.toggled.connect(self._on_toggled)

    def retranslate(self) -> None:
        """Take the title in the language in force."""
        self.heading.setText(translate(self._context, self._title) if self._title else "")

    def hide_if_empty(self) -> None:
        """Hide the heading when none of its controls is of use now."""
        rows = [self.grid.itemAt(i).widget() for i in range(self.grid.count())]
        self.setHidden(all(row.isHidden() for row in rows))

    @Slot(bool)
    def _on_toggled(self, unfolded: bool) -> None:
        self.body.setVisible(unfolded)


class Form(QWidget):
    """The controls of a whole State. `edited(name, value)` after a person changed one of them."""

    edited = Signal(str, object)

    def __init__(self, context: str, state_class: type) -> None:
        super().__init__()
        self._context = context
        self.controls: dict[str, Control] = {}
        self.sections: dict[str, Section] = {}
        self._labels: dict[str, QLabel] = {}
        self._refusals: dict[str, QLabel] = {}
        self._names: dict[Control, str] = {}
        self._shown_values: dict[str, Any] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for name, parameter in parameters(state_class).items():
            self._add(name, parameter)
        self.retranslate()
        self._align()

    def set_state(self, state: Any, again: bool = False) -> None:
        """Show a State without telling anyone; controls that are of no use now are hidden.

        again: also set the controls whose value is the same, because one of them shows what was refused.
        """
        rows_changed = not self._shown_values
        if again:
            self._shown_values.clear()
        for name, control in self.controls.items():
            value = getattr(state, name)
            if self._shown_values.get(name, self) != value:  # nothing equals self: the first value is always set
                control.set_value(value)
                self._shown_values[name] = value
            shown = control.parameter.shown
            rows_changed |= self._show_row(name, shown is None or shown(state))
            self._refuse(name, "")
        for section in self.sections.values() if rows_changed else ():
            section.hide_if_empty()

    def _show_row(self, name: str, visible: bool) -> bool:
        """Show or hide a row; return whether that changed anything."""
        changed = self.controls[name].isHidden() == visible
        if changed:
            self.controls[name].setVisible(visible)
            self._labels[name].setVisible(visible and self.controls[name].parameter.kind != "picks")
        return changed

    def rename(self, name: str, label: str) -> None:
        """Give a control another label (source language), because what it sets is called otherwise now."""
        control = self.controls[name]
        if label != control.parameter.label:
            control.parameter = replace(control.parameter, label=label)
            control.retranslate()
            self._labels[name].setText(translate(self._context, label))
            self._align()

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        for section in self.sections.values():
            section.retranslate()
        for name, control in self.controls.items():
            control.retranslate()
            self._labels[name].setText(translate(self._context, control.parameter.label))
            self._labels[name].setToolTip(translate(self._context, control.parameter.tip))
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the label column aligned when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.controls:
            self._align()

    def _add(self, name: str, parameter: Parameter) -> None:
        if parameter.section not in self.sections:
            self.sections[parameter.section] = Section(self._context, parameter.section)
            self.column.addWidget(self.sections[parameter.section])
        grid = self.sections[parameter.section].grid
        control = CONTROLS[parameter.kind](self._context, parameter)
        label, refusal = QLabel(), RoleLabel("vermillion")
        label.setBuddy(control.focus_widget())
        label.setWordWrap(True)
        refusal.setWordWrap(True)
        refusal.hide()
        row = grid.rowCount()
        wide = parameter.kind == "picks"  # its boxes need the whole width; the section's title is its label
        if not wide:
            grid.addWidget(label, row, 0)
        grid.addWidget(control, row, 0 if wide else 1, 1, 2 if wide else 1)
        grid.addWidget(refusal, row + 1, 0, 1, 2)
        self.controls[name], self._labels[name], self._refusals[name] = control, label, refusal
        self._names[control] = name
        control.edited.connect(self._on_edited)
        control.refused.connect(self._on_refused)

    def _align(self) -> None:
        """Give all sections one label column, wide enough for the longest word but never half of the panel."""
        metrics = self.fontMetrics()
        texts = [label.text() for label in self._labels.values()]
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        width = min(longest, int(metrics.averageCharWidth() * 17)) + 4
        for label in self._labels.values():
            label.setFixedWidth(width)

    def _refuse(self, name: str, text: str) -> None:
        if text != self._refusals[name].text():
            self._refusals[name].setText(text)
            self._refusals[name].setVisible(bool(text))

    @Slot(object)
    def _on_edited(self, value: Any) -> None:
        name = self._names[self.sender()]
        self._refuse(name, "")  # now: a value equal to the one before changes no State, and nothing else would
        self.edited.emit(name, value)

    @Slot(str)
    def _on_refused(self, text: str) -> None:
        name = self._names[self.sender()]
        self._refuse(name, text)
        if text:
            QApplication.beep()
