"""A journal of the files that are being written: what a killed program left unfinished is cleared at the next start.

Every file under way has an entry, a small file in the journal's folder that is there before the file itself is made. It
says where that file lies and, once it is made, its number on the disk. An entry is locked for as long as its program
lives, so that a second running program leaves it alone; and only the very file that was made is removed.
"""

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows, which lets nobody remove a file that is open
    fcntl = None  # type: ignore[assignment]  # a module that may be missing

MOST_ENTRIES = 200  # looked at in one start
_MOST_NAMES = 10_000  # in the folder of the journal
_MOST_BYTES = 20_000  # of an entry; no path is as long
_YOUNG = 60.0  # s; an entry that says nothing yet may be on its way
_ENTRY = re.compile(r"unfinished-([0-9a-f]{12})")
_NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0)


def part_name(number: str) -> str:
    """Return the name of an unfinished file; number: twelve hexadecimal digits."""
    return f".nnviz-{number}.part"


def lock(stream: BinaryIO) -> None:
    """Lock an open file for as long as it is open; OSError when another program has locked it."""
    if fcntl is not None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


class PartJournal:
    """The journal. Without a folder, or where nothing can be written, nothing is noted, and nobody is told."""

    def __init__(self) -> None:
        self.folder: Path | None = None

    @contextmanager
    def noted(self, part: Path, number: str) -> Iterator["Entry"]:
        """Note a file while it is being written; the entry goes when the file is gone."""
        entry = Entry(self.folder / f"unfinished-{number}" if self.folder else None, part)
        try:
            yield entry
        finally:
            entry.close()

    def clear(self) -> None:
        """Remove what programs that were killed left unfinished. It may lie on a drive that takes its time."""
        for path in self._entries():
            with suppress(OSError, ValueError):
                _clear(path)

    def _entries(self) -> list[Path]:
        """Return the entries, as many as are looked at."""
        if self.folder is not None:
            with suppress(OSError), os.scandir(self.folder) as names:
                found = (Path(name.path) for name in islice(names, _MOST_NAMES) if _ENTRY.fullmatch(name.name))
                return list(islice(found, MOST_ENTRIES))
        return []


class Entry:
    """What the journal says of one file: its path, and once it is made its number on the disk."""

    def __init__(self, path: Path | None, part: Path) -> None:
        self._path, self._part = path, part
        self._stream: BinaryIO | None = None
        if path is not None:
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                self._stream = open(path, "xb", buffering=0)  # noqa: SIM115 (open until `close`)
                lock(self._stream)
                self._stream.write(os.fsencode(part) + b"\0")

    def made(self, stream: BinaryIO) -> None:
        """Note which file it is, now that it is made."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.write(_identity(os.fstat(stream.fileno())))

    def close(self) -> None:
        """Take the entry away, unless the file is still there."""
        if self._stream is not None and self._path is not None:
            self._stream.close()
            with suppress(OSError):
                if not os.path.lexists(self._part):
                    self._path.unlink()


def _identity(found: os.stat_result) -> bytes:
    return b"%d:%d" % (found.st_dev, found.st_ino)


def _clear(path: Path) -> None:
    """Clear the file that an entry names, if it is that file still, and the entry; OSError while it is written."""
    with _opened(path) as stream:
        lock(stream)
        named, _, identity = stream.read(_MOST_BYTES).partition(b"\0")
        if not identity and time.time() - os.fstat(stream.fileno()).st_mtime < _YOUNG:
            return
        part = Path(os.fsdecode(named))
        if part.is_absolute() and part.name == part_name(path.name.removeprefix("unfinished-")):
            _remove(part, identity)
    path.unlink()


def _remove(part: Path, identity: bytes) -> None:
    """Remove a file if it is the one with a number on the disk, or empty where that was not noted any more."""
    with suppress(FileNotFoundError):
        found = os.lstat(part)
        ours = _identity(found) == identity if identity else found.st_size == 0
        if ours and stat.S_ISREG(found.st_mode):
            with _opened(part) as stream:
                lock(stream)
                if fcntl is not None:  # a file that is open cannot be removed elsewhere
                    part.unlink()
            part.unlink(missing_ok=True)


def _opened(path: Path) -> BinaryIO:
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | _NOT_BLOCKING))
