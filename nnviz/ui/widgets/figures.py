"""The few numbers that matter, large, over the picture, and a line that fills while work goes on.

Both change thirty times a second; a QProgressBar would repaint at once with each of them.
"""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.base.low_window import LOW
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME
from nnviz.ui.widgets.live_label import LiveLabel
from nnviz.ui.widgets.themed import RoleLabel

_SPACE = 8  # px between a name and the figure beside it
# How figures may look, the best first: beside their names or under them, and the size of their type.
_IN_LINE, _STACKED = ((True, 12), (True, 10), (True, 9)), ((False, FIGURE_SIZE), (False, 13), (False, 11))
_GAP = 24  # px between two figures


class ThinProgress(QWidget):
    """A line that fills from left to right."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(4)
        THEME.changed.connect(self.update)

    @Slot(float)
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

    def __init__(self, context: str, names: dict[str, str], widest: dict[str, str], margin: int = 16) -> None:
        """names: key → name (source language); widest: key → the longest text its figure may show.

        margin: px left and right, so that the figures begin where the strip's formulas do.
        """
        super().__init__()
        self._context, self._names, self._margins = context, names, 2 * margin
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 8, margin, 0)
        row.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._notes: dict[str, str] = {}
        self._labels: dict[str, QLabel] = {}
        self.values: dict[str, LiveLabel] = {}
        self._columns: list[QBoxLayout] = []
        self._in_line = False
        for key in names:
            column = QVBoxLayout()
            column.setSpacing(0)
            self._columns.append(column)
            self._labels[key] = RoleLabel("muted")
            self.values[key] = LiveLabel(widest[key], FIGURE_SIZE, bold=True, formulas=True)
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
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the largest type in which all have room; if even the smallest is too wide, the last figures go."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        low = self.window().height() < LOW * THEME.current.scale  # then they stand beside their names
        looks = (*(_IN_LINE if low else ()), *_STACKED)
        next((look for look in looks if self._left(*look) >= 0), None) or self._left(*looks[-1])
        left = self.width() - self._margins
        for key in self.values:
            left -= self._width(key)
            self._labels[key].setVisible(left >= 0)
            self.values[key].setVisible(left >= 0)
            left -= _GAP

    def _left(self, in_line: bool, size: float) -> int:
        """Take a look, and return how much room (px) is left in it; less than 0: it is too wide."""
        for column in self._columns:
            column.setDirection(QBoxLayout.Direction.LeftToRight if in_line else QBoxLayout.Direction.TopToBottom)
            column.setSpacing(_SPACE if in_line else 0)
        for value in self.values.values():
            value.set_size(size)
            value.set_formulas(not in_line)  # a bar makes a line half as high again
        height = max(value.sizeHint().height() for value in self.values.values())
        for value in self.values.values():
            value.setMinimumHeight(height)  # so that all names stand on one line
        self._in_line = in_line
        return self.width() - self._margins - sum(map(self._width, self.values)) - _GAP * (len(self.values) - 1)

    def _width(self, key: str) -> int:
        value, name = self.values[key].sizeHint().width(), self._labels[key].sizeHint().width()
        return value + _SPACE + name if self._in_line else max(value, name)

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
