"""Collecting cyclic garbage where it is safe: in the GUI thread, between two events.

Python collects whenever enough has been allocated, in whatever thread that happens. Among the garbage may be widgets:
taken apart in a worker they end the program, and taken apart while Qt holds one of its locks (a signal is being
disconnected) they make it wait for itself for ever. So Python's own collector is switched off, and a timer asks
whether it would have run.

What survives a collection of the oldest generation is frozen, so that the next one looks only at what is new: to look
at all that a window with its tabs holds takes 50 ms, several times that on a busy machine. What was frozen is looked
at again when the program has grown by a quarter, which is Python's own rule, or after some minutes.
"""

import gc
import sys
import time

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL = 200  # ms between two looks: a look costs less than a microsecond
GROWTH = 1.25  # times the memory blocks after the last whole collection
LONGEST = 300.0  # s between two whole ones


def begin_collecting(parent: QObject) -> "GarbageCollector":
    """Leave what there is alone for ever (what starting has made stays), and collect what comes."""
    gc.freeze()
    return GarbageCollector(parent)


class GarbageCollector(QObject):
    """Collects in the GUI thread for as long as it lives; `stop` gives the work back to Python."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.thresholds = gc.get_threshold()
        self._was_on = gc.isenabled()
        gc.disable()
        self._remember()
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start()

    @Slot()
    def collect_if_due(self) -> None:
        """Collect the oldest generation for which Python would have collected by now; the younger ones with it."""
        counts = gc.get_count()
        due = [generation for generation in range(3) if counts[generation] > self.thresholds[generation] > 0]
        if counts[0] <= self.thresholds[0] or not due:
            return
        if self._is_whole_due():
            self.collect_all()
        elif max(due) < 2:
            gc.collect(max(due))
        else:
            gc.collect()
            gc.freeze()

    def collect_all(self) -> None:
        """Collect all garbage, whatever was frozen."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._remember()

    def _is_whole_due(self) -> bool:
        return sys.getallocatedblocks() > GROWTH * self._blocks or time.monotonic() - self._last > LONGEST

    def _remember(self) -> None:
        """Take down what the program holds after a whole collection, and when that was."""
        self._blocks, self._last = sys.getallocatedblocks(), time.monotonic()

    def stop(self) -> None:
        """Let Python collect by itself again, if it did before."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
