"""Fetching files over the network into a folder: one after the other, and never half a file."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager

from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.download.file_fetch import PATIENCE, Activity, FileFetch, Item, Patience
from nnviz.ui.download.problems import BUSY, DownloadProblem, Remedy, disk_problem

__all__ = ["Activity", "Download", "DownloadProblem", "DownloadProgress", "Item", "Patience"]

_LOCK_NAME = ".nnviz-download.lock"
_INTERVAL = 50  # milliseconds until arriving bytes are reported: the eye follows no faster


@dataclass(frozen=True)
class DownloadProgress:
    """How far a download is.

    done, total: bytes of all files, packed; received: bytes that came over the network since `start()`, for the
    rate; file: the name in work; host: the mirror in use, "" when none is.
    """

    done: int
    total: int
    received: int
    file: str
    host: str
    activity: Activity


class Download(QObject):
    """Fetches Items into a folder; what has arrived stays there as `.part` and is continued by the next start.

    A file that is there already is checked and not fetched again; one that turns out wrong is replaced and goes
    on as `name.old`. A file gets its name only after it has been checked, in a worker thread; all the rest
    happens in the GUI thread in small steps. May be started again after it has finished, failed or been
    cancelled; `folder` may be changed in between.

    mirrors: addresses of folders, tried in turn; the one that worked last is asked first for the next file.
    Raises ValueError without items or mirrors, and for names with a folder in them.
    """

    progress = Signal(object)  # DownloadProgress: at every change, and at most every 50 ms while bytes arrive
    finished = Signal(str)  # the folder; all files are in it and genuine
    failed = Signal(Exception)  # a DownloadProblem: language.sentence says it

    def __init__(
        self,
        items: Sequence[Item],
        mirrors: Sequence[str],
        folder: str | Path,
        parent: QObject | None = None,
        patience: Patience = PATIENCE,
    ) -> None:
        super().__init__(parent)
        if not items or not mirrors or any(Path(item.name).name != item.name for item in items):
            raise ValueError("a download takes items with plain names, and at least one mirror")
        self.items, self.mirrors, self.folder = tuple(items), tuple(mirrors), Path(folder)
        self.is_running = False
        self._patience = patience
        self._manager: QNetworkAccessManager | None = None
        self._lock: QLockFile | None = None
        self._fetch: FileFetch | None = None
        self._best = self.mirrors[0]
        self._left: deque[Item] = deque()
        self._sizes: dict[str, int] = {}
        self._received = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_start)
        self._reports = Throttle(self, self._report, _INTERVAL)

    def start(self) -> None:
        """Begin, or go on where the last attempt ended; does nothing while it runs."""
        if self.is_running:
            return
        self.is_running = True
        self._left = deque(self.items)
        self._sizes = {item.name: item.packed for item in self.items}
        self._received = 0
        self._timer.start()  # a failure is heard of later, never inside the call

    def cancel(self) -> None:
        """Stop; no signal comes any more, and what has arrived stays for the next start."""
        self.is_running = False
        self._timer.stop()
        self._reports.stop()
        if self._fetch is not None:
            self._fetch.cancel()
            self._drop_fetch()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    @Slot()
    def _on_start(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._on_failed(disk_problem(error, self.folder, self._left[0].name))
            return
        if not self._may_work_here():
            self._on_failed(DownloadProblem(BUSY, Remedy.NONE, folder=self.folder.name or str(self.folder)))
            return
        self._next()

    def _may_work_here(self) -> bool:
        """Take the folder's lock; False when another program that still lives has it."""
        self._lock = QLockFile(str(self.folder / _LOCK_NAME))
        self._lock.setStaleLockTime(0)  # held for as long as its process lives
        self.destroyed.connect(self._lock.unlock)
        # In a full or closed folder, or one without locks, writing will tell, and more clearly.
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def _next(self) -> None:
        """Go on with the next file, or finish."""
        if not self._left:
            self.cancel()
            self.finished.emit(str(self.folder))
            return
        self._manager = self._manager or QNetworkAccessManager(self)
        mirrors = tuple(dict.fromkeys((self._best, *self.mirrors)))
        try:
            self._fetch = fetch = FileFetch(self._manager, self._left[0], mirrors, self.folder, self._patience, self)
            fetch.changed.connect(self._on_changed)
            fetch.done.connect(self._on_done)
            fetch.failed.connect(self._on_failed)
            fetch.start()
        except OSError as error:
            self._on_failed(disk_problem(error, self.folder, self._left[0].name))

    @Slot()
    def _on_done(self) -> None:
        fetch = self._fetch
        if fetch is None:
            return
        item = self._left.popleft()
        self._best = fetch.mirror or self._best
        self._received += fetch.received
        if fetch.part.target.is_file():
            self._sizes[item.name] = fetch.part.target.stat().st_size
        self._drop_fetch()
        self._next()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.cancel()
        self.failed.emit(problem)

    def _drop_fetch(self) -> None:
        if self._fetch is not None:
            self._fetch.deleteLater()
            self._fetch = None

    @Slot(bool)
    def _on_changed(self, much: bool) -> None:
        """Report what matters at once, and bytes from time to time."""
        (self._reports.call_now if much else self._reports.call)()

    def _report(self) -> None:
        fetch = self._fetch
        if fetch is None:
            return
        name, here, origin = fetch.item.name, fetch.part.size, fetch.part.origin
        self._sizes[name] = max(here, (origin.total if origin else 0) or fetch.item.packed)
        total = sum(self._sizes.values())
        done = total - sum(self._sizes[item.name] for item in self._left) + here
        received = self._received + fetch.received
        self.progress.emit(DownloadProgress(done, total, received, name, fetch.host, fetch.activity))
