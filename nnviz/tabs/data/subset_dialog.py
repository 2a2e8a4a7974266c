"""A small dialog that asks for a few whole numbers before something is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget


@dataclass(frozen=True)
class NumberEntry:
    """One number: its label (in the language in force), the range and the value it starts with."""

    label: str
    low: int
    high: int
    value: int


class NumbersDialog(QDialog):
    """Shows an explanation and a field for each number; `open()` it and read `values()` when it is `accepted`."""

    def __init__(
        self,
        title: str,
        explanation: str,
        entries: Mapping[str, NumberEntry],
        go_on: str,
        parent: QWidget | None = None,
    ) -> None:
        """All texts in the language in force; go_on: what the button says."""
        super().__init__(parent)
        self.setWindowTitle(title)
        told = QLabel(explanation)
        told.setWordWrap(True)
        form = QFormLayout()
        self.fields: dict[str, QSpinBox] = {}
        for key, entry in entries.items():
            field = QSpinBox()
            field.setRange(entry.low, entry.high)
            field.setValue(entry.value)
            field.setGroupSeparatorShown(True)
            form.addRow(entry.label, field)
            self.fields[key] = field
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_button = self.buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(400)

    def values(self) -> dict[str, int]:
        """Return what was chosen."""
        return {key: field.value() for key, field in self.fields.items()}
