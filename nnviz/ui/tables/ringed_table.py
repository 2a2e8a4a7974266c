"""A table that shows whether the keys go to it."""

from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from nnviz.ui.base.focus_ring import paint_focus


class RingedTable(QTableView):
    """A table with a ring inside its edge while it has the keyboard's focus."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the ring."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self.viewport(), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()
