"""A line of plain text that changes up to thirty times a second: painted, as `live_text` is."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.theme import CONTROL_SIZE, THEME

_MARGIN = 16  # px left and right of a label that takes the width there is


def announce(widget: QWidget, text: str) -> None:
    """Tell screen readers a text: as the description, and as the name while the widget has no other."""
    if widget.accessibleName() == widget.accessibleDescription():
        widget.setAccessibleName(text)
    widget.setAccessibleDescription(text)


class LiveLabel(QWidget):
    """One line of plain text."""

    def __init__(self, widest: str | None = None, size: float = CONTROL_SIZE, bold: bool = False) -> None:
        """widest: the longest text to come, for which room is kept.

        Without it the label takes the width there is; a text that does not fit is cut, and whole in the tool tip.
        """
        super().__init__()
        self._widest, self._size, self._bold = widest, size, bold
        self._text = "" if widest is None else "–"
        across = QSizePolicy.Policy.Ignored if widest is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """Return the text on show."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a text, and tell it to screen readers."""
        if text != self._text:
            self._text = text
            announce(self, text)
            if self._widest is None:
                self.setToolTip(text)
            self.update()

    def set_size(self, size: float) -> None:
        """Give the text another size of the type scale."""
        if size != self._size:
            self._size = size
            self.restyle()

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
        if self._widest is None:
            return QSize(200, metrics.height() + 6)
        return QSize(metrics.horizontalAdvance(self._widest) + 2, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        room, text = self.rect(), self._text
        with QPainter(self) as painter:
            painter.setPen(THEME.colour("ink"))
            if self._widest is None:
                room = room.adjusted(_MARGIN, 0, -_MARGIN, 0)
                text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @Slot()
    def restyle(self) -> None:
        """Take the type scale of the theme in force."""
        self.setFont(THEME.font(self._size, self._bold))
        self.updateGeometry()
        self.update()
