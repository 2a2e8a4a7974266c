"""Widgets side by side, in as many rows as the width asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_OTHER_ROOM = (
    QEvent.Type.FontChange, QEvent.Type.LanguageChange, QEvent.Type.ShowToParent, QEvent.Type.HideToParent,
)  # fmt: skip


class WrappedRow(QWidget):
    """Puts widgets side by side as lines of a text: what has no room begins the next row. It is as high as its rows.

    Hidden ones take no room.
    """

    def __init__(self, widgets: Sequence[QWidget], margins: tuple[int, int] = (0, 0), spacing: int = 6) -> None:
        """margins: px to the left of the rows and above them; spacing: px between widgets, and between rows."""
        super().__init__()
        self._widgets, self._margins, self._spacing = tuple(widgets), margins, spacing
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in self._widgets:
            widget.setParent(self)
            widget.installEventFilter(self)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Do with the width of the widest widget."""
        left, _ = self._margins
        return QSize(left + max(self._widths(), default=0), self.minimumHeight())

    def sizeHint(self) -> QSize:
        """Ask for a single row."""
        left, _ = self._margins
        widths = self._widths()
        return QSize(left + sum(widths) + self._spacing * max(0, len(widths) - 1), self.minimumHeight())

    def _widths(self) -> list[int]:
        return [widget.sizeHint().width() for widget in self._widgets if not widget.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin rows where the new width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what asks for another size, such as another text or type."""
        if event.type() in _OTHER_ROOM:
            self.updateGeometry()
            self._arrange()
        return False

    def event(self, event: QEvent) -> bool:
        """Follow a widget that asks this one, as a parent without a layout, for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        left, top = self._margins
        x, y, tall = left, top, 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            if x > left and x + size.width() > self.width():
                x, y, tall = left, y + tall + self._spacing, 0
            widget.setGeometry(x, y, size.width(), size.height())
            x, tall = x + size.width() + self._spacing, max(tall, size.height())
        self.setFixedHeight(y + tall)
