"""Where a dataset comes from: files that are found or named, or digits drawn on the spot."""

import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from weakref import WeakValueDictionary

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.data import csv_tables, digit_cache, file_kinds, mnist, npz_datasets, picture_folders
from nnviz.data.dataset import Dataset, Origin
from nnviz.data.file_kinds import FileKind
from nnviz.data.idx import Progress
from nnviz.data.orientation import Position, turning

SOURCES = {
    "automatic": QT_TRANSLATE_NOOP("common", "MNIST, else synthetic"),
    "folder": QT_TRANSLATE_NOOP("common", "Folder or file"),
    "digits": QT_TRANSLATE_NOOP("common", "Synthetic digits"),
}
"""Name → what the chooser says."""

DRAWN_TRAIN, DRAWN_TEST = 20_000, 4_000
"""How many digits are drawn."""
DRAWN_SEED = 2024
DRAWING = "synthetic digits"
"""What Progress says while digits are drawn."""

Frames = Iterator[Progress | Dataset]
Key = tuple[object, ...]

_opened: WeakValueDictionary[Key, Dataset] = WeakValueDictionary()
_lock = threading.Lock()  # two tabs may open data at the same time, each in a thread of its own


def candidates(user_folder: str | os.PathLike[str]) -> list[Path]:
    """Return where MNIST is looked for: the folder NNVIZ_DATA_DIR names, then the user's own."""
    named = os.environ.get(mnist.ENVIRONMENT)
    return [Path(p) for p in (named, user_folder) if p]


def fetched(folder: str, places: Iterable[str | os.PathLike[str]]) -> dict[str, str]:
    """Return the source, and the path if it needs one, that open MNIST where it has just been fetched.

    places: where "automatic" looks; where the folder is found by itself, nothing has to be remembered.
    """
    by_itself = mnist.find(places) == Path(folder)
    return {"source": "automatic"} if by_itself else {"source": "folder", "path": folder}


def opening(source: str, path: str, places: Iterable[str | os.PathLike[str]],
            position: Position = Position(), cache: Path | None = None) -> Frames:  # noqa: B008 (a tuple)
    """Return the frames of opening a dataset: Progress, then the Dataset as the last one.

    source: one of SOURCES; path: what "folder" opens; places: where "automatic" looks; position: what is done to the
    images; cache: a folder in which drawn digits are kept. Raises Problem. What is open already, and whose files are
    unchanged, is that very object: it is in memory once.
    """
    if source == "digits":
        return drawing(cache=cache)
    if source == "folder":
        key, frames = _named(path)
        return frames if position == Position() else _shared((*key, position), _turned(frames, position))
    found = mnist.find(places)
    return drawing(cache=cache) if found is None else _shared(_folder_key(found), mnist.loading(found))


def _named(path: str) -> tuple[Key, Frames]:
    """Return the key and the frames of what a path names: a file, or a folder of one of the kinds there are.

    What a file is, its contents tell; a file that cannot be told is read as an .npz, which then says what is wrong.
    """
    if (found := mnist.find([path])) is not None:
        key = _folder_key(found)
        return key, _shared(key, mnist.loading(found))
    if os.path.isdir(path):
        if picture_folders.is_picture_folder(path):
            return (object(),), picture_folders.loading(path)
        table = csv_tables.find(path)
        if table is None:
            return (object(),), mnist.loading(path)
        path = str(table)
    elif not os.path.exists(path) or not file_kinds.is_kind(path, FileKind.DATASET):
        if not path.lower().endswith((".npz", ".csv")):
            return (object(),), mnist.loading(path)
    key = _files_key([Path(path)])
    is_table = file_kinds.is_table(path) or path.lower().endswith(".csv")
    return key, _shared(key, csv_tables.loading(path) if is_table else npz_datasets.loading_npz(path))


def _turned(frames: Frames, position: Position) -> Frames:
    for frame in frames:
        if isinstance(frame, Dataset):
            yield from turning(frame, position)
        else:
            yield frame


def drawing(train: int | None = None, test: int | None = None, seed: int | None = None,
            cache: Path | None = None) -> Frames:
    """Draw digits: `train` to learn from and `test` held out, the same for a seed.

    cache: a folder; what was drawn is kept there, and read from there the next time.
    """
    train = DRAWN_TRAIN if train is None else train
    test = DRAWN_TEST if test is None else test
    seed = DRAWN_SEED if seed is None else seed
    return _shared((DRAWING, train, test, seed), _drawing(train, test, seed, cache))


def _drawing(train: int, test: int, seed: int, cache: Path | None) -> Frames:
    file = None if cache is None else digit_cache.file_of(cache, train + test, seed)
    if file is not None and (kept := digit_cache.kept(file, train + test)) is not None:
        yield _parted(*kept, train)
        return
    from nnviz.data import digits  # 40 ms for the skeletons, which nobody with MNIST or kept digits needs

    for frame in digits.generating(train + test, np.random.default_rng(seed)):
        if isinstance(frame, digits.Drawn):
            yield _parted(frame.images, frame.labels, train)
            if file is not None:
                digit_cache.keep(file, frame.images, frame.labels)
        else:
            yield Progress(frame.done, frame.total, DRAWING)


def _parted(x: np.ndarray, t: np.ndarray, train: int) -> Dataset:
    return Dataset(DRAWING, x[:train], t[:train], x[train:], t[train:], origin=Origin.DRAWN)


def _shared(key: Key, frames: Frames) -> Frames:
    """Yield the dataset that is open under a key at once; else the frames, and remember what they end with.

    Remembered weakly: the last tab that lets go of a dataset frees it.
    """
    with _lock:
        known = _opened.get(key)
    if known is not None:
        yield known
        return
    for frame in frames:
        if isinstance(frame, Dataset):
            with _lock:  # whoever was first wins: a second copy, read meanwhile, is dropped
                frame = _opened.setdefault(key, frame)
        yield frame


def _folder_key(folder: Path) -> Key:
    return _files_key(path for path in mnist.paths(folder) if path is not None)


def _files_key(paths: Iterable[Path]) -> Key:
    """Return what tells these files from others and from themselves after a change; missing ones are left out."""
    stamps: list[object] = []
    for path in paths:
        try:
            found = path.stat()
        except (OSError, ValueError):
            continue
        stamps.append((os.path.realpath(path), found.st_mtime_ns, found.st_size))
    return tuple(stamps) or (object(),)  # of nothing nothing is remembered: reading will say what is wrong
