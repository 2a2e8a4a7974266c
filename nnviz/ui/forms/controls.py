"""Controls: one field of a State on the screen, as a choice, a switch or boxes to tick."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.forms.parameters import Parameter, check
from nnviz.ui.widgets.check_box import CheckBox
from nnviz.ui.widgets.choice_box import ChoiceBox


class Control(QWidget):
    """One field of a State on the screen. `edited` carries a value that passed the field's check."""

    edited = Signal(object)
    refused = Signal(str)  # a sentence; empty when all is well again

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__()
        self.context = parameter.context or context
        self.parameter = parameter
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    @property
    def holds_refused(self) -> bool:
        """Whether what was refused stands in it still."""
        return False

    def focus_widget(self) -> QWidget:
        """Return the part that takes the keyboard."""
        return self.parts()[-1]

    def parts(self) -> list[QWidget]:
        """Return the widgets of the row, from left to right."""
        items = (self.row.itemAt(index) for index in range(self.row.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def needed_width(self) -> int:
        """Return the width (px) in which every value is seen whole; 0: any will do."""
        return 0

    def set_value(self, value: Any) -> None:
        """Show a value without telling anyone."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        name, tip = translate(self.context, self.parameter.label), translate(self.context, self.parameter.tip)
        for part in self.parts():
            part.setAccessibleName(name)
            part.setToolTip(tip)

    def offer(self, value: Any) -> None:
        """Pass a value on if its field accepts it, else say why not."""
        try:
            good = check(self.context, self.parameter, value)
        except ValueError as problem:
            self.refused.emit(str(problem))
        else:
            self.edited.emit(good)


class ChoiceControl(Control):
    """A drop-down list."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.box = ChoiceBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for value, label in parameter.choices.items():
            self.box.addItem(label, value)
        self.row.addWidget(self.box, 1)
        self.box.activated.connect(self._on_chosen)

    def needed_width(self) -> int:
        """Return the room of the longest text of the list."""
        return self.box.longest_width()

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
        self.box = CheckBox()
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


class PicksControl(Control):
    """A check box for each value, in two columns."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.boxes = {key: CheckBox(label) for key, label in parameter.choices.items()}
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
