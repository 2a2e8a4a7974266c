"""News that may come faster than anybody reads."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_INTERVAL = 40  # ms between two paintings: in a drag the eye reads no faster, and text costs more than curves


class Calm(QObject):
    """Passes on what is asked for, at once after a rest, otherwise 25 times a second; the last one is never lost."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=_INTERVAL)
        self._timer.timeout.connect(self._pass_on)

    def ask(self) -> None:
        """Say that there is news."""
        self._asked = True
        if not self._timer.isActive():
            self._pass_on()

    @Slot()
    def _pass_on(self) -> None:
        if self._asked:
            self._asked = False
            self._timer.start()
            self.due.emit()
