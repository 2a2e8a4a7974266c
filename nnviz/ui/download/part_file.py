"""A file while it is fetched: kept under another name until all of it is there and has been checked."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from nnviz.safe_file import parse_json, reading

__all__ = ["PartOrigin", "PartFile"]

_LONGEST_NOTE = 1 << 16  # bytes


@dataclass(frozen=True)
class PartOrigin:
    """Where the bytes of a part come from.

    url: the address; validator: the ETag or date by which the server recognises this edition of the file, or "";
    total: bytes of the whole packed file, 0 if the server did not say.
    """

    url: str
    validator: str = ""
    total: int = 0


class PartFile:
    """`name.part` beside the place where `name` will lie, and `name.part.json` with its Origin.

    Mirrors pack the same contents differently, so that a part may only be continued from its own origin.
    Methods raise OSError when the disk is full, the folder is closed, and so on.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.target = folder / name
        self.path = folder / f"{name}.part"
        self._note = folder / f"{name}.part.json"
        self._stream: BinaryIO | None = None
        self.size = self._size_on_disk()
        self.origin = self._read_note() if self.size else None
        if self.origin is None:
            self.size = 0

    def begin(self, origin: PartOrigin) -> None:
        """Start over with nothing, from a (new) origin."""
        self.discard()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._open()
        # The note comes last: a part without one is never continued.
        self._note.write_text(json.dumps(asdict(origin)), "utf-8")
        self.origin = origin

    def append(self, data: bytes) -> None:
        """Write more bytes, and at once: what arrived before a full disk or a crash is there to go on from."""
        stream = self._stream or self._open()
        rest = memoryview(data)
        while rest:
            written = stream.write(rest)
            self.size += written
            rest = rest[written:]

    def close(self) -> None:
        """Let go of the file; what is in it stays for the next time."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def discard(self) -> None:
        """Forget what has arrived."""
        self.close()
        self.size, self.origin = 0, None
        for path in (self._note, self.path):
            path.unlink(missing_ok=True)

    def place(self) -> None:
        """Give the complete file its name, in one step; another file that had it goes on as `name.old`."""
        self.close()
        with open(self.path, "rb+") as stream:
            os.fsync(stream.fileno())
        if self.target.exists():
            os.replace(self.target, self._free_name())
        os.replace(self.path, self.target)
        self._note.unlink(missing_ok=True)

    def _open(self) -> BinaryIO:
        self._stream = open(self.path, "ab", buffering=0)  # it stays open between two pieces
        return self._stream

    def _size_on_disk(self) -> int:
        """Return the bytes that are there; what is no ordinary file, a link for example, is never written to."""
        if self.path.is_symlink() or (self.path.exists() and not self.path.is_file()):
            with suppress(OSError):
                self.path.unlink()
            return 0
        return self.path.stat().st_size if self.path.is_file() else 0

    def _read_note(self) -> PartOrigin | None:
        try:
            with reading(self._note) as stream:
                note = parse_json(stream.read(_LONGEST_NOTE))
            return PartOrigin(str(note["url"]), str(note["validator"]), int(note["total"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _free_name(self) -> Path:
        names = (self.target.with_name(f"{self.target.name}.old{n or ''}") for n in range(1000))
        return next((name for name in names if not name.exists()), self.target)
