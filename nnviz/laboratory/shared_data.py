"""A dataset in one file that several processes map into their memory: it is there once, however many read it."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import BinaryIO, TypeVar
from weakref import WeakKeyDictionary, finalize

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.laboratory.run_plan import LabelledImages
from nnviz.safe_file import FileError, scratch_file

Found = TypeVar("Found")

NO_ROOM = QT_TRANSLATE_NOOP(
    "problems", "The runs cannot share the data: nothing can be written in {folder} ({reason}). Make room on the disk."
)
CHUNK = 8_000_000
"""Bytes that are written at a time."""
PARTS = ("x_train", "t_train", "x_test", "t_test")


@dataclass(frozen=True, eq=False)
class MappedData:
    """A dataset whose arrays lie in a shared file; they cannot be written to."""

    x_train: np.ndarray
    t_train: np.ndarray
    x_test: np.ndarray
    t_test: np.ndarray
    class_names: tuple[str, ...]


@dataclass(frozen=True)
class DataHandle:
    """Where a shared dataset lies: what another process needs to open it."""

    path: str
    shapes: tuple[tuple[int, ...], ...]
    class_names: tuple[str, ...]

    def opened(self) -> MappedData:
        """Map the file into memory; OSError when it is gone."""
        room = np.memmap(self.path, np.uint8, "r")
        arrays, start = [], 0
        for shape in self.shapes:
            size = int(np.prod(shape))
            arrays.append(np.asarray(room[start : start + size]).reshape(shape))
            start += size
        x_train, t_train, x_test, t_test = arrays
        return MappedData(x_train, t_train, x_test, t_test, self.class_names)


@contextmanager
def shared(data: LabelledImages, folder: str | os.PathLike[str]) -> Iterator[DataHandle]:
    """Write a dataset into a file of a folder for as long as it is needed; FileError when there is no room for it."""
    with _file(folder) as (path, stream):
        yield _drained(_writing(data, path, stream))


@contextmanager
def _file(folder: str | os.PathLike[str]) -> Iterator[tuple[Path, BinaryIO]]:
    try:
        with scratch_file(folder) as opened:
            yield opened
    except FileError:
        raise
    except OSError as error:
        raise FileError(NO_ROOM, folder=str(folder), reason=error.strerror or str(error)) from None


def _writing(data: LabelledImages, path: Path, stream: BinaryIO) -> Generator[None, None, DataHandle]:
    arrays = [np.ascontiguousarray(getattr(data, name), np.uint8) for name in PARTS]
    for array in arrays:
        flat = array.reshape(-1)
        for start in range(0, flat.size, CHUNK):
            stream.write(flat[start : start + CHUNK].data)
            yield
    stream.flush()
    return DataHandle(str(path), tuple(a.shape for a in arrays), tuple(data.class_names))


def _drained(work: Generator[None, None, Found]) -> Found:
    """Return what a generator returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: Found = end.value
            return found


def forget(path: str) -> None:
    """Remove a shared file whose program is gone."""
    with suppress(OSError):
        Path(path).unlink()


class DataShares:
    """The datasets that are shared at present: each is written when it is first asked for, and removed with itself."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._handles: WeakKeyDictionary[LabelledImages, DataHandle] = WeakKeyDictionary()

    def handle(self, data: LabelledImages, folder: str | os.PathLike[str]) -> DataHandle | None:
        """Return where a dataset lies, written into a folder if need be; None where that cannot be.

        That is where there is no room for it, or its numbers are not bytes.
        """
        return _drained(self.writing(data, folder))

    def writing(self, data: LabelledImages, folder: str | os.PathLike[str]) -> Generator[None, None, DataHandle | None]:
        """Do what `handle` does: yields while it writes, and returns the same."""
        with self._lock:  # not held while it writes: whoever pulls may pause
            known = self._handles.get(data)
        if known is not None and Path(known.path).exists():
            return known
        if any(getattr(data, name).dtype != np.uint8 for name in PARTS):
            return None
        with suppress(FileError):
            return (yield from self._share(data, folder))
        return None

    def _share(self, data: LabelledImages, folder: str | os.PathLike[str]) -> Generator[None, None, DataHandle]:
        with ExitStack() as stack:
            path, stream = stack.enter_context(_file(folder))
            handle = yield from _writing(data, path, stream)
            with self._lock:
                self._handles[data] = handle
            finalize(data, stack.pop_all().close)
        return handle


SHARES = DataShares()
"""Those of this program."""


def held_out(data: LabelledImages, train_size: int, count: int) -> MappedData:
    """Return the data with `count` training images that are not learnt from in the place of the test images.

    What is chosen by its test accuracy knows the test images in the end; it is chosen by these.
    """
    start = min(train_size, max(0, len(data.x_train) - count))
    part = slice(start, start + count)
    whole = MappedData(data.x_train, data.t_train, data.x_test, data.t_test, tuple(data.class_names))
    return replace(whole, x_train=data.x_train[:start], t_train=data.t_train[:start],
                   x_test=data.x_train[part], t_test=data.t_train[part])  # fmt: skip
