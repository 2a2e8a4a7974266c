"""A page that is arranged in another way where the window is low, or narrow, for its size of type."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.ui.base.theme import THEME


class LowPage(QWidget):
    """Calls arrange(low) at the beginning and when a side passes its limit.

    While one part is shown alone it waits: what changed meanwhile is arranged when the part is back.
    """

    def __init__(self, parent: QWidget, limit: int, narrow: int = 0) -> None:
        """parent: a page without a layout, which it fills; limit: px at scale 1 below which it is low.

        narrow: px at scale 1 below which its width is little; 0: whatever its width, it is not narrow.
        """
        super().__init__(parent)
        self._limit, self._narrowest = limit, narrow
        self.is_narrow = False
        self._arrange: Callable[[bool], None] = lambda low: None
        self._parts: Sequence[QWidget] = ()
        self._low: bool | None = None
        self._was_alone = False  # one of the parts, when it was last looked at
        column = QVBoxLayout(parent)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self)

    def set_arrangement(self, arrange: Callable[[bool], None], parts: Sequence[QWidget]) -> None:
        """Say how the parts are arranged: arrange(low)."""
        self._arrange, self._parts = arrange, parts
        self._follow(False, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the arrangement for the new size."""
        super().resizeEvent(event)
        self._follow_size()

    def event(self, event: QEvent) -> bool:
        """Look whether a part has gone or is back."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow_size()
        return done

    def _follow_size(self) -> None:
        scale = THEME.current.scale
        self._follow(self.height() < self._limit * scale, self.width() < self._narrowest * scale)

    def _follow(self, low: bool, narrow: bool) -> None:
        alone = any(part.parentWidget() not in (None, self) for part in self._parts)
        is_due = (low, narrow) != (self._low, self.is_narrow) or self._was_alone
        self._was_alone = alone
        if is_due and not alone:
            self._low, self.is_narrow = low, narrow
            self._arrange(low)
