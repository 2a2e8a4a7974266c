"""Work that takes longer than a frame: a generator, drained in a thread of its own.

`GeneratorThread` is the only class of the program that touches threads. The generator is the job, and each
`yield` is the only place where pausing, stopping and handing over happen; so a job is tested without threads.
"""

import atexit
import sys
import threading
import time
from collections.abc import Callable, Iterator
from math import inf
from queue import SimpleQueue
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

_STOP = -1.0  # an order that allows fewer than no items: give up
_PAUSED, _FAILED, _ENDED = "paused", "failed", "ended"  # why the worker is idle


class GeneratorThread(QThread):
    """One run of a generator outside the GUI thread; what it yields arrives as lists, in order.

    Create it, connect, `start()`; one object is one run. Every method is called from the GUI thread, and
    every signal arrives there. Nothing arrives after `stop()`: a stopped run cannot leak into the next one.
    The generator yields at least every 20 ms, and only values or copies, never a view of what it goes on
    changing.

    generator: what is drained; closed in its own thread when the run is over, whatever ended it.
    counts: says which items `resume(count)` counts; without it, every item does. Called in the worker thread.
    interval: milliseconds from one batch to the next, at least; may be changed at any time.
    """

    # PySide6 copies a Signal(list) element by element into a QVariantList; `object` passes the list itself.
    batch = Signal(object)  # list: what was yielded since the last batch; never empty
    paused = Signal()  # idle; everything yielded so far has been delivered
    failed = Signal(Exception)  # what the generator raised; the last signal of a run, its thread is over
    ended = Signal()  # the generator is exhausted; the last signal of a run, its thread is over
    _news = Signal(object, object, object)  # items, why the worker is idle or None, the error or order

    instances: ClassVar[WeakSet["GeneratorThread"]] = WeakSet()  # for the tests' leak check
    _running: ClassVar[set["GeneratorThread"]] = set()  # a QThread collected while it runs aborts the process

    def __init__(
        self,
        generator: Iterator[object],
        parent: QObject | None = None,
        *,
        counts: Callable[[object], bool] | None = None,
        interval: float = 32.5,
    ) -> None:
        super().__init__(parent)
        self.interval = interval
        self._generator = generator
        self._counts = counts
        self._items: list[object] = []  # yielded, not yet handed over; the worker's own
        self._orders: SimpleQueue[tuple[int, float]] = SimpleQueue()  # (its number, items allowed)
        self._given = self._obeyed = 0  # the last order's number: sent by the GUI thread, read by the worker
        self._told = self._taken = 0  # news: sent by the worker, dealt with by the GUI thread
        self._begun = self._stopped = False
        self._connect(parent)
        GeneratorThread.instances.add(self)

    def _connect(self, parent: QObject | None) -> None:
        self._news.connect(self._on_news)
        self.finished.connect(self._on_finished)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.stop)
        if parent is not None:  # `destroyed` comes before the children are deleted, in time to end the run
            parent.destroyed.connect(self.stop)

    def start(self, priority: QThread.Priority = QThread.Priority.InheritPriority) -> None:
        """Begin the run, once; an order given before (`pause`, `resume(1)`, `stop`) holds from the first item."""
        if not self._begun:
            self._begun = True
            GeneratorThread._running.add(self)
            super().start(priority)

    @Slot()
    def pause(self) -> None:
        """Pause after the item in work; `paused` follows what has been yielded."""
        self._give(0)

    @Slot()
    def resume(self, count: int | None = None) -> None:
        """Go on to the end, or for exactly `count` more counted items and then pause (`paused`).

        Raises ValueError for a count below 1.
        """
        if count is not None and count < 1:
            raise ValueError(f"cannot go on for {count} items")
        self._give(inf if count is None else count)

    @Slot()
    def stop(self) -> None:
        """End the run for good and wait until the generator is closed; no signal comes any more."""
        self._stopped = True
        self._give(_STOP)
        self.wait()
        self._on_finished()  # now: the event that says so may never be delivered

    def _give(self, allowed: float) -> None:
        self._given += 1
        self._orders.put((self._given, allowed))

    def run(self) -> None:
        """Drain the generator; Qt calls this in the new thread, a test may call it directly."""
        if trace := threading.gettrace():  # coverage and debuggers: a thread made by Qt does not inherit them
            sys.settrace(trace)
        why, error = _ENDED, None
        try:
            self._drain_and_close()
        except Exception as problem:  # whatever it is, the tab shows it
            why, error = _FAILED, problem
        if not self._stopped:
            self._tell(why, error)

    def _drain_and_close(self) -> None:
        try:
            self._drain()
        finally:
            if close := getattr(self._generator, "close", None):
                close()

    def _drain(self) -> None:
        # What stands in the loop is paid for every item: locals, two comparisons and the clock, no lock.
        counts, no_orders, clock = self._counts, self._orders.empty, time.perf_counter
        due = clock()
        allowed = self._obey(inf)
        if allowed < 0:
            return
        for item in self._generator:
            self._items.append(item)
            if counts is None or counts(item):
                allowed -= 1
            if allowed <= 0 or not no_orders():
                allowed = self._obey(allowed)
                if allowed < 0:
                    return
            if clock() >= due and self._told == self._taken and self._items:
                self._tell()
                due = clock() + self.interval / 1000

    def _obey(self, allowed: float) -> float:
        """Return how many items the last order allows (negative: none ever again); wait while it is none."""
        orders = self._orders
        while allowed == 0 or not orders.empty():
            if orders.empty():
                self._tell(_PAUSED, self._obeyed)
            self._obeyed, allowed = orders.get()
            if allowed < 0:
                break
        return allowed

    def _tell(self, why: str | None = None, behind: object = None) -> None:
        items, self._items = self._items, []
        self._told += 1
        self._news.emit(items, why, behind)

    @Slot(object, object, object)
    def _on_news(self, items: list[object], why: str | None, behind: object) -> None:
        # The gate: what a stopped worker has sent is still in the event queue, even after disconnect().
        if items and not self._stopped:
            self.batch.emit(items)
        self._taken += 1  # only now: the next batch is not sent while this one is being drawn
        if self._stopped:  # perhaps by whoever took the batch
            return
        if why in (_FAILED, _ENDED):
            self.wait()  # nothing is left to do there: who hears the last signal finds the thread over
        if why == _FAILED:
            self.failed.emit(behind)
        elif why == _ENDED:
            self.ended.emit()
        elif why == _PAUSED and behind == self._given:  # otherwise a newer order has overtaken this pause
            self.paused.emit()

    @Slot()
    def _on_finished(self) -> None:
        GeneratorThread._running.discard(self)


@atexit.register
def _stop_all() -> None:
    """End what still runs when Python exits without a word from Qt's event loop."""
    for thread in list(GeneratorThread._running):
        thread.stop()
