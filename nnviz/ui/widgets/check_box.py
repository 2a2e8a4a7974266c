"""A check box whose edge is seen in every theme."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from nnviz.ui.base.theme import THEME


class CheckBox(QCheckBox):
    """A box to tick. The style draws its edge darker than the panel, which on a dark panel nobody sees."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its edge once more: in the colour of secondary text, or of the focus."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        with QPainter(self) as painter:
            painter.setPen(THEME.colour("accent" if self.hasFocus() else "muted"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
