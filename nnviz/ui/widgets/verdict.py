"""A sentence with a little HTML in it (powers, ✓ and ✗) that follows every move of a hand.

A QLabel makes every layout around it think again with each new text. This one paints, and asks for other room only when
it needs more lines than before, so that nothing under it jumps while numbers change.
"""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.theme import CONTROL_SIZE, THEME


class Verdict(QWidget):
    """Words over or beside a picture, as wide as there is room; `role`: of their colour in the theme."""

    def __init__(self, role: str = "ink", margin: int = 8) -> None:
        """margin: px left and right."""
        super().__init__()
        self._role, self._margin, self._text, self._room = role, margin, "", 0
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """Return the text on show, HTML and all."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a text, and tell it to screen readers."""
        if text != self._text:
            self._text = text
            self._take_text()

    def sizeHint(self) -> QSize:
        """Return room for the most lines so far."""
        return QSize(200, self._room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._room = 0
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text at the top."""
        painter = QPainter(self)
        painter.translate(self._margin, 0)
        self._document.drawContents(painter)

    def _take_text(self) -> None:
        colour = THEME.colour(self._role).name()
        self._document.setHtml(f'<span style="color:{colour}">{self._text}</span>')
        self.setAccessibleDescription(self._document.toPlainText())
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        self._document.setTextWidth(max(1, self.width() - 2 * self._margin))
        room = max(self._room, round(self._document.size().height()) + 2)
        if room != self._room:
            self._room = room
            self.updateGeometry()

    @Slot()
    def restyle(self) -> None:
        """Take type and colour of the theme in force."""
        self._document.setDefaultFont(THEME.font(CONTROL_SIZE))
        self._room = 0
        self._take_text()
