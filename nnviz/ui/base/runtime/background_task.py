"""Work in the background: one generator at a time in a thread of its own; a new one replaces the one before."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.ui.base.runtime.generator_thread import GeneratorThread


class BackgroundTask(QObject):
    """Runs one generator at a time in a thread. After `stop` or a new `start` nothing of the old run arrives.

    Connect `batch` to get every frame, or `progressed` and `finished` where only the newest counts.
    """

    batch = Signal(object)  # list: the frames since the last batch, in order; never empty
    progressed = Signal(object)  # the newest frame; the result too, before `finished`
    finished = Signal(object)  # the last frame: the result (None if there was no frame)
    failed = Signal(Exception)  # what the generator raised

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: GeneratorThread | None = None
        self._last: object = None

    @property
    def busy(self) -> bool:
        """Whether a generator is running."""
        return self._thread is not None

    def start(self, make: Callable[[], Iterator[Any]]) -> None:
        """Run a new generator; make() is called in the thread, so the errors it raises arrive as `failed` too."""
        self.stop()
        self._last = None
        self._thread = GeneratorThread(_drained(make), self)
        self._thread.batch.connect(self._on_batch)
        self._thread.failed.connect(self._on_failed)
        self._thread.ended.connect(self._on_ended)
        self._thread.start()

    def stop(self) -> None:
        """End the run; no signal of it arrives any more."""
        if self._thread is not None:
            self._thread.stop()
            self._thread.deleteLater()
            self._thread = None

    def wait(self, milliseconds: int) -> None:
        """Block until the thread is over, at most this long; its signals arrive when events are processed."""
        if self._thread is not None:
            self._thread.wait(milliseconds)

    @Slot(object)
    def _on_batch(self, frames: list[Any]) -> None:
        thread, self._last = self._thread, frames[-1]
        self.batch.emit(frames)
        if self._thread is thread:  # a receiver may have stopped the run or begun another one
            self.progressed.emit(frames[-1])

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.stop()
        self.failed.emit(problem)

    @Slot()
    def _on_ended(self) -> None:
        self.stop()
        self.finished.emit(self._last)


def _drained(make: Callable[[], Iterator[Any]]) -> Iterator[Any]:
    yield from make()
