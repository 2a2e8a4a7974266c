"""A page that is arranged in another way where the window is low for its size of type."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.ui.base.theme import THEME


class LowPage(QWidget):
    """Calls arrange(low) at the beginning and when the height passes a limit; not while one part is shown alone."""

    def __init__(self, parent: QWidget, limit: int) -> None:
        """parent: a page without a layout, which it fills; limit: px at scale 1 below which it is low."""
        super().__init__(parent)
        self._limit = limit
        self._arrange: Callable[[bool], None] = lambda low: None
        self._parts: Sequence[QWidget] = ()
        self._low: bool | None = None
        column = QVBoxLayout(parent)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self)

    def set_arrangement(self, arrange: Callable[[bool], None], parts: Sequence[QWidget]) -> None:
        """Say how the parts are arranged: arrange(low)."""
        self._arrange, self._parts = arrange, parts
        self._follow(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the arrangement for the new height."""
        super().resizeEvent(event)
        self._follow(self.height() < self._limit * THEME.current.scale)

    def _follow(self, low: bool) -> None:
        alone = any(part.parentWidget() not in (None, self) for part in self._parts)
        if low != self._low and not alone:
            self._low = low
            self._arrange(low)
