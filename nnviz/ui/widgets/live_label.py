"""A line of plain text that changes up to thirty times a second: painted, as `live_text` is."""

from html import escape
from math import ceil

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.formulas.line import FormulaLine, formula_line

_MARGIN = 16  # px left and right of a label that takes the width there is


def announce(widget: QWidget, text: str) -> None:
    """Tell screen readers a text: as the description, and as the name while the widget has no other."""
    if widget.accessibleName() == widget.accessibleDescription():
        widget.setAccessibleName(text)
    widget.setAccessibleDescription(text)


class LiveLabel(QWidget):
    """One line of plain text."""

    def __init__(
        self, widest: str | None = None, size: float = CONTROL_SIZE, bold: bool = False, formulas: bool = False
    ) -> None:
        """widest: the longest text to come, for which room is kept; formulas: fractions have a bar.

        Without `widest` the label takes the width there is; a text that does not fit is cut, and whole in the tool tip.
        """
        super().__init__()
        self._formulas, self._role = formulas, "ink"
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

    def set_role(self, role: str) -> None:
        """Give the text the colour of another role of the theme; "ink" at first."""
        if role != self._role:
            self._role = role
            self.update()

    def set_size(self, size: float) -> None:
        """Give the text another size of the type scale."""
        if size != self._size:
            self._size = size
            self.restyle()

    def set_formulas(self, on: bool) -> None:
        """Say whether fractions have a bar, or stand in one line."""
        if on != self._formulas:
            self._formulas = on
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
        formula = self._formula(self._widest)
        if formula is not None:
            return QSize(ceil(formula.size.width()) + 2, max(metrics.height(), ceil(formula.size.height())))
        return QSize(metrics.horizontalAdvance(self._widest) + 2, metrics.height())

    def _formula(self, text: str) -> FormulaLine | None:
        return formula_line(escape(text), self.font(), compact=True) if self._formulas else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        room, text = self.rect(), self._text
        with QPainter(self) as painter:
            painter.setPen(THEME.colour(self._role))
            if self._widest is None:
                room = room.adjusted(_MARGIN, 0, -_MARGIN, 0)
                text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            formula = self._formula(text)
            if formula is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(room.left(), (room.height() - formula.size.height()) / 2)
                return formula.paint(painter, THEME.colour(self._role))
            if self.fontMetrics().horizontalAdvance(text) > room.width():  # longer than the longest that was told
                painter.setFont(fitted_font(self.font(), text, room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @Slot()
    def restyle(self) -> None:
        """Take the type scale of the theme in force."""
        self.setFont(THEME.font(self._size, self._bold))
        self.updateGeometry()
        self.update()
