"""One file over the network: its mirrors in turn, resumed where it broke off, checked before it gets its name."""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager

from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.download.http_request import Transfer
from nnviz.ui.download.part_file import PartFile
from nnviz.ui.download.problems import NOT_GENUINE, DownloadProblem, Remedy, disk_problem

__all__ = ["PATIENCE", "Activity", "FileFetch", "Item", "Patience"]

_LOG = logging.getLogger(__name__)
_MAX_ATTEMPTS = 20  # at one mirror, however small the steps it makes
_MAX_FRUITLESS = 2  # attempts in a row that bring nothing


@dataclass(frozen=True)
class Item:
    """One gzipped file to fetch.

    name: under which the mirrors offer it and it is saved; a plain file name.
    size: bytes of the unpacked contents; a packed file larger than that (and some slack) is refused.
    packed: about how many bytes it is packed, for the progress shown before a server has said it.
    verifying: called in a worker thread with the name and the open file; yields at least every 20 ms, unpacks
    no more than `size`, and raises ValueError when the contents are not the published ones
    (`nnviz.data.mnist.verifying` is one).
    """

    name: str
    size: int
    packed: int
    verifying: Callable[[str, BinaryIO], Iterator[object]]

    @property
    def limit(self) -> int:
        """The bytes a packed file can have: gzip adds 5 bytes a block to what it cannot pack, and a header."""
        return self.size + self.size // 1000 + (1 << 12)


@dataclass(frozen=True)
class Patience:
    """Milliseconds: without a byte until a server counts as silent, and before a connection is taken up again."""

    silence: int = 20_000
    pause: int = 1_000


PATIENCE = Patience()


class Activity(Enum):
    """What is being done about a file."""

    FETCHING = "fetching"
    CHECKING = "checking"
    WAITING = "waiting"  # before it goes on after a broken connection


class FileFetch(QObject):
    """Fetches one Item from the first mirror that has it; one object is one file.

    A file that is there already is checked and kept when it is genuine. mirrors: addresses of folders, in the
    order in which they are tried; the one from which a part has come earlier goes first.
    """

    changed = Signal(bool)  # something to show; True when it is more than a few bytes
    done = Signal()  # the file is in its folder and genuine
    failed = Signal(Exception)  # no mirror could help

    def __init__(
        self,
        manager: QNetworkAccessManager,
        item: Item,
        mirrors: Sequence[str],
        folder: Path,
        patience: Patience,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.item, self.folder, self.received = item, folder, 0
        self.activity = Activity.CHECKING
        self.part = PartFile(folder, item.name)
        self.destroyed.connect(self.part.close)
        self._manager, self._patience = manager, patience
        self._mirrors = deque(mirrors)
        if (origin := self.part.origin) is not None:
            self._mirrors = deque(sorted(mirrors, key=lambda mirror: self._url(mirror) != origin.url))
        self._fetching = False  # until then it is a file found there that is checked
        self._attempts = self._fruitless = self._before = 0
        self._restarted = False
        self._transfer: Transfer | None = None
        self._check_task = BackgroundTask(self)
        self._check_task.finished.connect(self._on_genuine)
        self._check_task.failed.connect(self._on_not_genuine)
        self._timer = QTimer(self, singleShot=True, interval=patience.pause)
        self._timer.timeout.connect(self._request)

    @property
    def mirror(self) -> str:
        """The mirror in use; "" while a file that was there already is checked."""
        return self._mirrors[0] if self._fetching and self._mirrors else ""

    @property
    def host(self) -> str:
        """The name of the computer in use, or ""."""
        return QUrl(self.mirror).host()

    def start(self) -> None:
        """Begin with what is there already."""
        if self.part.target.is_file():
            self._check(self.part.target, None)
        else:
            self._first_attempt()

    def cancel(self) -> None:
        """Stop without a signal; what has arrived stays as a part."""
        self._timer.stop()
        if self._transfer is not None:
            self._transfer.abort()
            self._transfer = None
        self._check_task.stop()
        self.part.close()

    def _url(self, mirror: str) -> str:
        return mirror.rstrip("/") + "/" + self.item.name

    def _first_attempt(self) -> None:
        self._fetching, self._restarted = True, False
        self._attempts = self._fruitless = 0
        self._request()

    @Slot()
    def _request(self) -> None:
        """Ask the mirror in turn for what is missing; when nothing is, check."""
        url, origin = self._url(self.mirror), self.part.origin
        self._before = self.part.size
        if origin is not None and origin.url == url and 0 < origin.total == self.part.size:
            self._check(self.part.path, self.part)
            return
        self._attempts += 1
        self._transfer = Transfer(self._manager, url, self.part, self.item.limit, self._patience.silence, self)
        self._transfer.grew.connect(self._on_grew)
        self._transfer.ended.connect(self._on_transfer_ended)
        self._show(Activity.FETCHING)

    @Slot(int)
    def _on_grew(self, count: int) -> None:
        self.received += count
        self.changed.emit(False)

    @Slot(object)
    def _on_transfer_ended(self, problem: DownloadProblem | None) -> None:
        self._transfer = None
        if problem is None:
            self._check(self.part.path, self.part)
        else:
            self._mend(problem)

    def _mend(self, problem: DownloadProblem) -> None:
        """Do about a problem what can be done; fail when that is nothing."""
        _LOG.info("%s: %s", self._url(self.mirror), problem)
        if problem.remedy is Remedy.NONE:
            self.failed.emit(problem)
        elif problem.remedy is Remedy.CONTINUE and self._may_continue():
            self._wait()
        elif problem.remedy is Remedy.RESTART and not self._restarted:
            self._restarted = True
            if self._discarded():
                self._wait()
        else:
            self._next_mirror(problem)

    def _may_continue(self) -> bool:
        self._fruitless = 0 if self.part.size > self._before else self._fruitless + 1
        return self._fruitless < _MAX_FRUITLESS and self._attempts < _MAX_ATTEMPTS

    def _wait(self) -> None:
        self._timer.start()
        self._show(Activity.WAITING)

    def _next_mirror(self, problem: DownloadProblem) -> None:
        if len(self._mirrors) > 1:
            self._mirrors.popleft()
            self._first_attempt()
        else:
            self.failed.emit(problem)

    def _discarded(self) -> bool:
        """Throw away what has arrived; say so and return False if even that fails."""
        try:
            self.part.discard()
        except OSError as error:
            self.failed.emit(disk_problem(error, self.folder, self.item.name))
            return False
        return True

    def _check(self, path: Path, part: PartFile | None) -> None:
        """Check a file in a thread; a part gets its name when it is genuine."""
        self.part.close()
        self._check_task.start(lambda: _checking(path, self.item, part))
        self._show(Activity.CHECKING)

    @Slot()
    def _on_genuine(self) -> None:
        self.done.emit()

    @Slot(Exception)
    def _on_not_genuine(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.failed.emit(disk_problem(error, self.folder, self.item.name))
        elif not isinstance(error, ValueError):  # no fault of the file
            self.failed.emit(error)
        elif not self._fetching:
            self._first_attempt()
        elif self._discarded():
            # The halves of a resumed file may be of two editions: that deserves one whole attempt.
            remedy = Remedy.RESTART if self._before else Remedy.ELSEWHERE
            self._mend(DownloadProblem(NOT_GENUINE, remedy, file=self.item.name, host=self.host))

    def _show(self, activity: Activity) -> None:
        self.activity = activity
        self.changed.emit(True)


def _checking(path: Path, item: Item, part: PartFile | None) -> Iterator[object]:
    with open(path, "rb") as stream:
        yield from item.verifying(item.name, stream)
    if part is not None:
        part.place()
