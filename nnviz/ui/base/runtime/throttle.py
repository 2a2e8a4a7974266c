"""Calls that may come faster than anybody reads: Throttle lets some of them through, Debounce only the last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL = 40  # ms between two paintings: in a drag the eye reads no faster, and text costs more than curves


class Throttle(QObject):
    """Calls a function at once when idle, otherwise once per interval with the newest arguments; the last call is kept.

    function: what is called, in the GUI thread. interval: milliseconds between two calls, at least.
    """

    def __init__(self, parent: QObject, function: Callable[..., None], interval: int = _INTERVAL) -> None:
        super().__init__(parent)
        self._function = function
        self._waiting: tuple[object, ...] | None = None
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self._on_interval)

    @property
    def is_waiting(self) -> bool:
        """Whether a call is still to come."""
        return self._waiting is not None

    @Slot()
    def call(self, *arguments: object) -> None:
        """Call the function with these arguments soon; they replace those that still wait."""
        self._waiting = arguments
        if not self._timer.isActive():
            self._on_interval()

    def call_now(self, *arguments: object) -> None:
        """Call the function now; what still waits is dropped."""
        self._waiting = None
        self._function(*arguments)

    def stop(self) -> None:
        """Drop what still waits; the next call goes through at once."""
        self._waiting = None
        self._timer.stop()

    @Slot()
    def _on_interval(self) -> None:
        if self._waiting is not None:
            self._timer.start()
            self.call_now(*self._waiting)


class Debounce(QObject):
    """Calls a function once, when no call has come for a whole interval, with the arguments of the last one.

    function: what is called, in the GUI thread. interval: milliseconds without a call, at least.
    """

    def __init__(self, parent: QObject, function: Callable[..., None], interval: int) -> None:
        super().__init__(parent)
        self._function = function
        self._arguments: tuple[object, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self._on_idle)

    @property
    def is_waiting(self) -> bool:
        """Whether a call is still to come."""
        return self._timer.isActive()

    @Slot()
    def call(self, *arguments: object) -> None:
        """Call the function with these arguments after the interval, which begins anew."""
        self._arguments = arguments
        self._timer.start()

    def stop(self) -> None:
        """Drop the call that is still to come."""
        self._timer.stop()

    @Slot()
    def _on_idle(self) -> None:
        self._function(*self._arguments)
