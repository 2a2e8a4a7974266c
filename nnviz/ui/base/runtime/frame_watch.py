"""How long the window takes to paint itself: frames that cost too much are logged.

For tests and measurements: `nnviz` watches its window if the environment variable NNVIZ_SLOW_FRAME holds a number of
milliseconds, as it does in the tests (`tests/conftest.py`); other programs write `FrameWatch(window, 100)`.
"""

import logging
import os
import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

VARIABLE = "NNVIZ_SLOW_FRAME"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class SlowFrame:
    """A frame that took longer than allowed: ms of the GUI thread's own CPU time, and what was on show."""

    milliseconds: float
    shown: str


class FrameWatch(QObject):
    """Measures every paint of a window and what is in it, and logs a warning for those over a limit.

    What counts is the CPU time of the GUI thread: a busy machine makes no frame slow. The limit is in ms.
    """

    slow: list[SlowFrame] = []  # noqa: RUF012 (of all windows: a test run asks for them at its end)

    def __init__(self, window: QWidget, limit: float) -> None:
        super().__init__(window)
        self._window, self._limit = window, limit
        self._inside = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window paint itself, and measure it."""
        if event.type() != QEvent.Type.UpdateRequest or self._inside:
            return False
        self._inside = True
        before = time.thread_time()
        try:
            QCoreApplication.sendEvent(watched, event)  # comes here again, and is let through
        finally:
            self._inside = False
        self._judge(1000 * (time.thread_time() - before))
        return True

    def _judge(self, milliseconds: float) -> None:
        if milliseconds > self._limit:
            frame = SlowFrame(milliseconds, _shown(self._window))
            FrameWatch.slow.append(frame)
            _LOG.warning("a frame took %.0f ms: %s", frame.milliseconds, frame.shown)


def watch_if_asked(window: QWidget) -> None:
    """Watch a window if the environment asks for it."""
    limit = os.environ.get(VARIABLE, "")
    if limit.replace(".", "", 1).isdigit():
        FrameWatch(window, float(limit))


def _shown(window: QWidget) -> str:
    """Return the tab and the State on show, as far as the window has any."""
    tab = getattr(window, "tab", window)
    return f"{getattr(tab, 'name', type(tab).__name__)} {getattr(tab, 'state', '')}"
