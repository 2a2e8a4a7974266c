"""The ring that says which picture the keys go to."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.theme import THEME

_WIDTH = 2.0  # px at scale 1


def paint_focus(painter: QPainter, widget: QWidget, owner: QWidget | None = None) -> None:
    """Paint a ring just inside a widget while it, or the owner of the viewport it is, has the keyboard's focus.

    Qt repaints a widget when that changes; an owner has its viewport repainted.
    """
    if (owner or widget).hasFocus():
        width = _WIDTH * THEME.current.scale
        painter.setPen(QPen(THEME.colour("accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = width / 2 + 1
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inside, inside, -inside, -inside), 4, 4)
