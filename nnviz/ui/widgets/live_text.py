"""The few numbers that matter, large, over the picture; made to change thirty times a second.

A QLabel that gets a new text asks every layout around it to think again, and a QProgressBar repaints at once: at thirty
frames a second that costs more than the plots. What changes all the time is painted by the small widgets of this file.
"""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QStaticText
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import readable
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME
from nnviz.ui.widgets.themed import RoleLabel

_GAP = 24  # px between two figures
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Figure(QWidget):
    """A short text that changes often: it keeps the size of the longest text it may show."""

    def __init__(self, widest: str, size: float = CONTROL_SIZE, bold: bool = False) -> None:
        super().__init__()
        self._text, self._widest, self._size, self._bold = "–", widest, size, bold
        self._role = "ink"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """Return the text on show."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a text, and tell it to screen readers."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    def set_widest(self, text: str) -> None:
        """Say which is the longest text to come."""
        if text != self._widest:
            before = self.sizeHint()
            self._widest = text
            if self.sizeHint() != before:  # a new size makes every layout around it think again
                self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the longest text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._widest) + 2, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        painter = QPainter(self)
        painter.setPen(THEME.colour(self._role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)

    @Slot()
    def restyle(self) -> None:
        """Take the type scale of the theme in force."""
        self.setFont(THEME.font(self._size, self._bold))
        self.updateGeometry()
        self.update()


class Sentence(QWidget):
    """A sentence that changes often; it takes a second line only when it needs one."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._lines = "", 1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """Return the sentence on show."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a sentence, and tell it to screen readers."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self._make_room()
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for the lines in use."""
        return QSize(200, self._lines * self.fontMetrics().lineSpacing() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the new width asks for."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sentence."""
        painter, room = QPainter(self), self._inner()
        painter.setPen(THEME.colour("ink"))
        html = readable(self._text)
        if html == self._text:
            painter.drawText(room, int(_WRAPPED), self._text)
            return
        text = QStaticText(html)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setTextWidth(room.width())
        text.prepare(font=self.font())
        painter.drawStaticText(QPointF(room.left(), (self.height() - text.size().height()) / 2), text)

    def _inner(self) -> QRect:
        return self.rect().adjusted(16, 0, -16, 0)

    def _make_room(self) -> None:
        wide = self.fontMetrics().horizontalAdvance(self._text) > self._inner().width() > 0
        if (lines := 2 if wide else 1) != self._lines:
            self._lines = lines
            self.updateGeometry()

    @Slot()
    def restyle(self) -> None:
        """Take the type scale of the theme in force."""
        self.setFont(THEME.font(CONTROL_SIZE))
        self._make_room()
        self.updateGeometry()
        self.update()


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
        painter = QPainter(self)
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
        self._labels: dict[str, QLabel] = {}
        self.values: dict[str, Figure] = {}
        for key in names:
            column = QVBoxLayout()
            column.setSpacing(0)
            self._labels[key] = RoleLabel("muted")
            self.values[key] = Figure(widest[key], FIGURE_SIZE, bold=True)
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
        for label in self._labels.values():
            label.setFont(THEME.font(CONTROL_SIZE - 1))
