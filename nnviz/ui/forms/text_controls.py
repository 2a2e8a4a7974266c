"""Controls that are typed into: lists of numbers, formulas, folders."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import editing_text, parse_number
from nnviz.ui.forms.controls import Control
from nnviz.ui.forms.parameters import Parameter, check
from nnviz.ui.forms.typing_line import TypingLine
from nnviz.ui.widgets.themed import IconButton


class TextControl(Control):
    """A line of text that is judged when the typing is done; the base of the kinds below."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.edit = TypingLine()
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
    """A line of text such as a formula. What is refused stays, marked, until it is mended or Escape gives it up."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.given_up.connect(self._on_given_up)

    @property
    def holds_refused(self) -> bool:
        """Whether a text that was refused stands in the field."""
        return self.edit.is_refused

    def set_value(self, value: Any) -> None:
        """Show a value; what was refused goes."""
        super().set_value(value)
        self.edit.mark(False)

    @Slot()
    def _on_typed(self) -> None:
        text = self.edit.text().strip()
        if text == self._value:
            self._accept()
            return
        try:
            good = check(self.context, self.parameter, text)
        except ValueError as problem:
            self.edit.mark(True)
            self.refused.emit(str(problem))
            self._select(text, getattr(problem.__cause__, "values", {}).get("position"))
        else:
            self._accept()
            self.edited.emit(good)

    def _accept(self) -> None:
        self.edit.mark(False)
        self.refused.emit("")

    def _select(self, text: str, place: int | None) -> None:
        """Select the wrong character while the person is here."""
        if place is not None and self.edit.hasFocus():
            self.edit.setSelection(min(place, max(0, len(text) - 1)), 1)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        """Take the mark away as soon as the fault is mended."""
        if self.edit.is_refused:
            try:
                check(self.context, self.parameter, text.strip())
            except ValueError:
                return
            self._accept()

    @Slot()
    def _on_given_up(self) -> None:
        self.set_value(self._value)
        self.refused.emit("")


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


class FolderControl(TextControl):
    """A folder or a file: typed, chosen in a dialog, or dropped on the field."""

    def __init__(self, context: str, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.button = IconButton()
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
