"""Memory that is free again goes back to the system.

The C library keeps what was freed for the next request. After an hour of other views, datasets and runs that was a
third of all memory of the program (measured), in pieces between what is in use; given back, memory stays flat.
"""

import ctypes
import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL = 5000  # ms between two times: so often there is little to give, which takes 1 to 3 ms; 70 MB took 30


@cache
def _trim() -> Callable[[ctypes.c_size_t], int] | None:
    """Return the function of the C library that gives free memory back; None where there is none (not glibc)."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None


def give_back() -> bool:
    """Give free memory back to the system; return whether there is a way to."""
    trim = _trim()
    if trim is None:
        return False
    trim(ctypes.c_size_t(0))
    return True


class HeapTrimmer(QObject):
    """Gives memory back from time to time, in the GUI thread, for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, interval=_INTERVAL)
        self.timer.timeout.connect(self._on_time)
        self.timer.start()

    @Slot()
    def _on_time(self) -> None:
        give_back()
