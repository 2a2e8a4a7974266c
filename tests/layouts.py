"""How often another layout is asked for: in a drag each costs a frame."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


class Layouts(QObject):
    """Counts what asks for another layout."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every event, keep none back."""
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@contextmanager
def counted_layouts() -> Iterator[Layouts]:
    """Count those of all widgets, as long as the context lasts."""
    layouts, app = Layouts(), QApplication.instance()
    app.installEventFilter(layouts)
    try:
        yield layouts
    finally:
        app.removeEventFilter(layouts)
