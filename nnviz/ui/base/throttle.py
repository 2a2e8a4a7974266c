"""News that may come faster than anybody reads."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL = 40  # ms between two paintings: in a drag the eye reads no faster, and text costs more than curves


class Calm(QObject):
    """Calls `draw` with the latest news: at once after a rest, otherwise 25 times a second; the last is never lost."""

    def __init__(self, parent: QObject, draw: Callable[..., None]) -> None:
        super().__init__(parent)
        self._draw = draw
        self._news: tuple | None = None
        self._timer = QTimer(self, singleShot=True, interval=_INTERVAL)
        self._timer.timeout.connect(self._pass_on)

    def ask(self, *news: object) -> None:
        """Draw this, soon; what came before it and is not drawn yet never will be."""
        self._news = news
        if not self._timer.isActive():
            self._pass_on()

    def at_once(self, *news: object) -> None:
        """Draw this now."""
        self._news = None
        self._draw(*news)

    @Slot()
    def _pass_on(self) -> None:
        if self._news is not None:
            self._timer.start()
            self.at_once(*self._news)
