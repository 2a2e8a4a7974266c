"""Files, read and written so that nothing is lost and nothing hangs.

Every file of the program is written here: beside the place where it will lie, to the last byte, and only then
given its name. Only ordinary files are opened: a pipe or a device could keep the program waiting for ever.
"""

import errno
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from nnviz.part_journal import PartJournal, lock, part_name

JOURNAL = PartJournal()
"""Names what is being written, so that the next start can clear what is left of it; the program sets its folder."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the translation tool looks for this name)
    """Return `text` unchanged; its name marks the literal for the translation catalogue."""
    return text


MISSING = QT_TRANSLATE_NOOP("problems", "{file} was not found. Choose another file.")
DIRECTORY = QT_TRANSLATE_NOOP("problems", "{file} is a folder, not a file. Choose a file inside it.")
SPECIAL = QT_TRANSLATE_NOOP("problems", "{file} is not an ordinary file. Choose another file.")
FORBIDDEN = QT_TRANSLATE_NOOP(
    "problems", "{file} cannot be opened: you have no permission to read it. Ask its owner."
)
UNREADABLE = QT_TRANSLATE_NOOP(
    "problems", "{file} cannot be read ({reason}). Copy it again or choose another."
)
DISK_FULL = QT_TRANSLATE_NOOP("problems", "The disk is full: {file} was not saved. Make room and save again.")
NOT_WRITABLE = QT_TRANSLATE_NOOP("problems", "{file} may not be written there. Choose another folder.")
PROTECTED = QT_TRANSLATE_NOOP("problems", "{file} is write-protected and was kept. Choose another name.")
NAME_OF_FOLDER = QT_TRANSLATE_NOOP("problems", "{file} is the name of a folder. Choose another name.")
NO_FOLDER = QT_TRANSLATE_NOOP("problems", "There is no folder {folder}. Choose another folder.")
NOT_SAVED = QT_TRANSLATE_NOOP("problems", "{file} was not saved ({reason}). Choose another folder.")

_NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0)  # between the look at a file and its opening it may become a pipe
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST_NAME = 80  # letters of a name in a sentence: a longer one would leave no room for what to do
_DEEPEST = 20  # lists in lists: no file of ours has more than five


class FileError(OSError):
    """A file that cannot be read or written: a sentence with named gaps (to be translated), and what fills them."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


def displayable(text: str | os.PathLike[str]) -> str:
    """Return a path as text that can be shown and encoded: what is no character in UTF-8 becomes U+FFFD.

    >>> displayable("\\udcc7\\udcd1.npz") == "\\ufffd\\ufffd.npz"
    True
    """
    return _SURROGATES.sub("\ufffd", os.fspath(text))


def short_name(path: str | os.PathLike[str]) -> str:
    """Return the last part of a path, as sentences show it: the middle of a very long one is left out."""
    name = displayable(Path(path).name or os.fspath(path)).replace("\0", "")
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 25]}…{name[-24:]}"


def parse_json(text: str | bytes, finite: bool = False) -> Any:
    """Return what a JSON text says; ValueError when it is none, or nested so deeply that walking through it could fail.

    finite: refuse NaN and Infinity too, which Python writes but JSON does not have.
    """
    try:
        value = json.loads(text, parse_constant=_no_constant if finite else None)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    level = [value]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _items(outer)]
    if level:
        raise ValueError("nested too deeply")
    return value


def _items(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _no_constant(text: str) -> None:
    raise ValueError(text)


@contextmanager
def reading(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open an ordinary file for reading; any OSError, also a later one, becomes a FileError that names the file."""
    name = short_name(path)
    try:
        with open(_ordinary(path, name), "rb", opener=_open_at_once) as stream:
            _check_ordinary(os.fstat(stream.fileno()), name)
            yield stream
    except FileError:
        raise
    except (FileNotFoundError, NotADirectoryError):
        raise FileError(MISSING, file=name) from None
    except PermissionError:
        raise FileError(FORBIDDEN, file=name) from None
    except OSError as error:
        raise FileError(UNREADABLE, file=name, reason=error.strerror or str(error)) from None


def _ordinary(path: str | os.PathLike[str], name: str) -> str | os.PathLike[str]:
    """Return the path of an ordinary file; looking first, because opening a device may already do something."""
    try:
        _check_ordinary(os.stat(path), name)
    except ValueError:  # no system has names with a zero byte or with other halves of surrogate pairs in them
        raise FileError(MISSING, file=name) from None
    return path


def _check_ordinary(found: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise FileError(DIRECTORY, file=name)
    if not stat.S_ISREG(found.st_mode):
        raise FileError(SPECIAL, file=name)


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _NOT_BLOCKING)


def write(path: str | os.PathLike[str], content: bytes) -> None:
    """Save `content` under a name in one step; FileError, and the old file as it was, when that fails."""
    with replacing(path) as stream:
        stream.write(content)


@contextmanager
def replacing(path: str | os.PathLike[str], make_folder: bool = False) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name only when all of it is on the disk: never half a file.

    A link stays a link, and the permissions of the old file are kept. When anything fails the old file stays
    as it was and nothing else is left; an OSError becomes a FileError with its cause.
    make_folder: make the folder it is to lie in, where there is none.
    """
    name = short_name(path)
    try:
        if make_folder:
            _make_folder(path)
        target, mode = _target(path, name)
        with _part_of(target) as (part, stream):
            yield stream
            settle(stream)
            _keep_mode(part, mode)
            stream.close()
            os.replace(part, target)
    except FileError:
        raise
    except OSError as error:
        raise _saving_error(error, name) from None


@contextmanager
def _part_of(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Open the unfinished file beside a target, noted in the journal; what is left of it at the end is removed."""
    number = os.urandom(6).hex()
    part = target.with_name(part_name(number))
    with JOURNAL.noted(part, number) as entry:
        try:
            with _new(part) as stream:
                entry.made(stream)
                yield part, stream
        finally:
            with suppress(OSError):  # it is gone when all went well
                part.unlink()


@contextmanager
def scratch_file(folder: str | os.PathLike[str]) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a file without a name of its own that is there for only as long as it is used; OSError when it cannot be.

    What a killed program leaves of it is cleared at the next start, as an unfinished file is.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    with _part_of(Path(folder) / "scratch") as opened:
        yield opened


def _make_folder(path: str | os.PathLike[str]) -> None:
    with suppress(ValueError):  # impossible names: `_target` says so
        Path(path).parent.mkdir(parents=True, exist_ok=True)


def _target(path: str | os.PathLike[str], name: str) -> tuple[Path, int | None]:
    """Return where a file is to lie, links followed, and the permissions of the one that lies there now."""
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise FileError(NO_FOLDER, folder=displayable(target.parent)) from None
        return target, None
    except ValueError:  # a zero byte, or other halves of surrogate pairs
        raise FileError(NOT_SAVED, file=name, reason=os.strerror(errno.EINVAL)) from None
    if stat.S_ISDIR(mode):
        raise FileError(NAME_OF_FOLDER, file=name)
    if not stat.S_ISREG(mode):
        raise FileError(SPECIAL, file=name)
    if not os.access(target, os.W_OK):
        raise FileError(PROTECTED, file=name)
    return target, stat.S_IMODE(mode)


def _new(part: Path) -> BinaryIO:
    """Open a file that was not there, locked for as long as this program lives."""
    stream = open(part, "xb")
    with suppress(OSError):  # some network drives know no locks
        lock(stream)
    return stream


def settle(stream: BinaryIO) -> None:
    """Bring all that was written to the disk; OSError unless every byte has arrived."""
    stream.flush()
    os.fsync(stream.fileno())
    if os.fstat(stream.fileno()).st_size != stream.tell():
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _keep_mode(part: Path, mode: int | None) -> None:
    if mode is not None:
        with suppress(OSError):  # FAT has no permissions
            part.chmod(mode)


def _saving_error(error: OSError, name: str) -> FileError:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return FileError(DISK_FULL, file=name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FileError(NOT_WRITABLE, file=name)
    return FileError(NOT_SAVED, file=name, reason=error.strerror or str(error))
