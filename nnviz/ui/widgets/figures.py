"""The few numbers that matter, large, over the picture, and a line that fills while work goes on.

Both change thirty times a second; a QProgressBar would repaint at once with each of them.
"""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME
from nnviz.ui.widgets.live_text import LiveLabel
from nnviz.ui.widgets.themed import RoleLabel

_GAP = 24  # px between two figures


class ThinProgress(QWidget):
    """A line that fills from left to right."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(4)
        THEME.changed.connect(self.update)

    def set_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        share = min(1.0, max(0.0, share))
        if share != self._share:
            self._share = share
            self.setAccessibleDescription(f"{100 * share:.0f} %")
            self.update()

    @property
    def share(self) -> float:
        """The share on show."""
        return self._share

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(THEME.current.grid))
            painter.fillRect(0, 0, round(self.width() * self._share), self.height(), QColor(THEME.current.accent))


class Figures(QFrame):
    """A row of named figures."""

    def __init__(self, context: str, names: dict[str, str], widest: dict[str, str]) -> None:
        """names: key → name (source language); widest: key → the longest text its figure may show."""
        super().__init__()
        self._context, self._names = context, names
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._notes: dict[str, str] = {}
        self._labels: dict[str, QLabel] = {}
        self.values: dict[str, LiveLabel] = {}
        for key in names:
            column = QVBoxLayout()
            column.setSpacing(0)
            self._labels[key] = RoleLabel("muted")
            self.values[key] = LiveLabel(widest[key], FIGURE_SIZE, bold=True)
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
            self.values[key].setText(text)

    def show_notes(self, **notes: str) -> None:
        """Say something more beside some of the names, such as of when a figure is (translated; empty: nothing)."""
        if any(self._notes.get(key, "") != note for key, note in notes.items()):
            self._notes.update(notes)
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is too narrow for all, let the last figures go: the first matter most."""
        super().resizeEvent(event)
        left = self.width() - 32
        for key, value in self.values.items():
            left -= max(value.sizeHint().width(), self._labels[key].sizeHint().width())
            self._labels[key].setVisible(left >= 0)
            value.setVisible(left >= 0)
            left -= _GAP

    def retranslate(self) -> None:
        """Take the names in the language in force."""
        for key, name in self._names.items():
            note = self._notes.get(key, "")
            text = translate(self._context, name) + (f" · {note}" if note else "")
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
        for label in self._labels.values():
            label.setFont(THEME.font(CONTROL_SIZE - 1))
