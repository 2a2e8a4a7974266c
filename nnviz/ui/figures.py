"""The few numbers that matter, large, over the picture."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from nnviz.ui.language import translate
from nnviz.ui.theme import CONTROL_SIZE, FIGURE_SIZE, THEME


class Figures(QFrame):
    """A row of named figures; each keeps its width while its digits change."""

    def __init__(self, context: str, names: dict[str, str], widest: dict[str, str]) -> None:
        """names: key → name (source language); widest: key → the longest text its figure may show."""
        super().__init__(objectName="figures")
        self._context, self._names, self._widest = context, names, widest
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(24)
        self._labels: dict[str, QLabel] = {}
        self.values: dict[str, QLabel] = {}
        for key in names:
            column = QVBoxLayout()
            column.setSpacing(0)
            self._labels[key], self.values[key] = QLabel(objectName="muted"), QLabel("–")
            column.addWidget(self._labels[key])
            column.addWidget(self.values[key])
            row.addLayout(column)
        row.addStretch(1)
        THEME.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def show_values(self, **texts: str) -> None:
        """Show some of the figures."""
        for key, text in texts.items():
            if self.values[key].text() != text:
                self.values[key].setText(text)

    def retranslate(self) -> None:
        """Take the names in the language in force."""
        for key, name in self._names.items():
            text = translate(self._context, name)
            self._labels[key].setText(text)
            self.values[key].setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def restyle(self) -> None:
        """Take the type scale of the theme in force."""
        for key, value in self.values.items():
            self._labels[key].setFont(THEME.font(CONTROL_SIZE - 1))
            value.setFont(THEME.font(FIGURE_SIZE, bold=True))
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance(self._widest[key]))
            value.setTextFormat(Qt.TextFormat.PlainText)
