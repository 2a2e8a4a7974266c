"""Something that is prepared in the background: the last frame of a generator, with signs of progress before it."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.ui.base.generator_thread import GeneratorThread


class Loader(QObject):
    """Runs one generator at a time in a thread; its last frame is the result. A new one ends the one before."""

    progressed = Signal(object)  # the newest frame that is not the result
    loaded = Signal(object)
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: GeneratorThread | None = None
        self._last: Any = None

    @property
    def busy(self) -> bool:
        """Whether something is being prepared."""
        return self._thread is not None

    def load(self, make: Callable[[], Iterator[Any]]) -> None:
        """Begin anew; make() is called in the thread, so what it checks at once is checked there too."""
        self.stop()
        self._last = None
        self._thread = GeneratorThread(_drained(make), self)
        self._thread.batch.connect(self._on_batch)
        self._thread.failed.connect(self._on_failed)
        self._thread.ended.connect(self._on_ended)
        self._thread.start()

    def stop(self) -> None:
        """End what runs; nothing comes of it any more."""
        if self._thread is not None:
            self._thread.stop()
            self._thread.deleteLater()
            self._thread = None

    @Slot(object)
    def _on_batch(self, frames: list[Any]) -> None:
        self._last = frames[-1]
        self.progressed.emit(self._last)

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.stop()
        self.failed.emit(problem)

    @Slot()
    def _on_ended(self) -> None:
        self.stop()
        self.loaded.emit(self._last)


def _drained(make: Callable[[], Iterator[Any]]) -> Iterator[Any]:
    yield from make()
