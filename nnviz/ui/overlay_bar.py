"""A sentence that lies over the picture: nothing moves when it comes or goes."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.message_bar import MessageBar

_MARGIN = 8  # px between the bar and the picture's edges
_WIDEST = 760  # px at scale 1
_CHROME = 72  # px beside the text: margins and the button that closes


class OverlayBar(MessageBar):
    """A message bar on the bottom edge of a picture; on the top edge while the mouse is where it would lie.

    It belongs to the picture's parent and not to the picture, so that no exported picture shows it.
    """

    def __init__(self, picture: QWidget, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self._picture, self._host, self._on_top = picture, parent, False
        picture.installEventFilter(self)
        THEME.changed.connect(self._place)
        self.hide()

    @Slot(str)
    def say(self, text: str, origin: str = "") -> None:
        """Show a sentence until it is closed or replaced; origin: a word for what says it, and may take it away."""
        super().say(text, origin)
        self._on_top = False
        self._place()
        mouse = self._host.mapFromGlobal(QCursor.pos())
        self._on_top = self.geometry().contains(mouse)
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the picture."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    @Slot()
    def _place(self) -> None:
        if not self.text:
            return
        room = QRect(self._picture.mapTo(self._host, QPoint()), self._picture.size())
        room.adjust(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = THEME.current.scale
        needed = self.fontMetrics().horizontalAdvance(self.text[:400]) + round(_CHROME * scale)
        width = max(1, min(room.width(), needed, round(_WIDEST * scale)))
        height = min(room.height(), max(self.heightForWidth(width), self.minimumSizeHint().height()))
        top = room.top() if self._on_top else room.bottom() + 1 - height
        self.setGeometry(room.left() + (room.width() - width) // 2, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a sheet with round corners and an edge, so that it is seen to lie over the picture."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(THEME.current.muted), 1))
            painter.setBrush(THEME.colour("notice"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
