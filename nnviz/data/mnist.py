"""The four files of MNIST and of datasets in its format: where they lie, and whether they are genuine."""

import hashlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data import label_tables
from nnviz.data.dataset import DIGITS, Dataset, Origin, class_names_for
from nnviz.data.idx import CHUNK, Content, Progress, contents, open_file, reading
from nnviz.safe_file import displayable, short_name

__all__ = ["FILES", "MIRRORS", "DataFile", "Progress", "find", "load", "loading", "verify", "verifying"]

ENVIRONMENT = "NNVIZ_DATA_DIR"
SUBFOLDERS = ("", "MNIST/raw", "mnist", "raw", "FashionMNIST/raw", "KMNIST/raw", "EMNIST/raw")
"""Where the files may lie inside a named folder; MNIST/raw and its like are torchvision's habit."""

FASHION_LABELS = ("25c81989df183df01b3e8a0aad5dffbe", "bb300cfdad3c16e7a12a480ee83cd310")
"""MD5 of the two packed label files of Fashion-MNIST, as its authors publish them."""
FASHION = (
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"
)  # fmt: skip

_UPPER = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
EMNIST = {
    "letters": ("–", *_UPPER),
    "balanced": (*DIGITS, *_UPPER, *"abdefghnqrt"),
    "bymerge": (*DIGITS, *_UPPER, *"abdefghnqrt"),
    "byclass": (*DIGITS, *_UPPER, *"abcdefghijklmnopqrstuvwxyz"),
}
"""EMNIST's sets of more than digits, and what their labels are; of the letters A is 1."""

NO_FOLDER = QT_TRANSLATE_NOOP(
    "problems", "No folder with the MNIST files has been chosen. Download them, or choose a folder."
)
NO_FILES = QT_TRANSLATE_NOOP(
    "problems", "{folder} holds no dataset. Choose a folder with these four files: {files}; or one with a folder of "
    "PNG pictures for each class; or an .npz or .csv file."
)
SEVERAL = QT_TRANSLATE_NOOP(
    "problems", "{folder} holds several datasets: {names}. Put the four files of one of them into a folder of its own."
)
SOME_FILES = QT_TRANSLATE_NOOP(
    "problems", "{folder} lacks {files}. Put the missing files there or download them."
)
CLOSED_FOLDER = QT_TRANSLATE_NOOP(
    "problems", "{folder} cannot be opened: you have no permission to read it. Ask its owner."
)
NO_SUCH_FOLDER = QT_TRANSLATE_NOOP(
    "problems", "{folder} is not a folder. Choose the folder that holds the MNIST files."
)
NOT_GENUINE = QT_TRANSLATE_NOOP(
    "problems", "{file} is not the published file: its contents differ. Download it again."
)


@dataclass(frozen=True)
class DataFile:
    """One published file: `size` in bytes and `sha256` in hex are those of the *unpacked* contents.

    Mirrors pack the files again, so that the packed bytes differ from place to place. packed: bytes of the
    well-known .gz, as its authors offer it; for progress bars only, 0 where it is not known.
    """

    name: str
    dimensions: int
    size: int
    sha256: str
    packed: int = 0

    @property
    def gz_name(self) -> str:
        """The name under which mirrors offer it, gzipped."""
        return self.name + ".gz"

    @property
    def names(self) -> tuple[str, ...]:
        """The names it goes by on disk: some archives write train-images.idx3-ubyte, with a dot."""
        dotted = self.name.replace("-idx", ".idx")
        return self.name, self.gz_name, dotted, dotted + ".gz"

    @property
    def alike(self) -> re.Pattern[str]:
        """Other names of the same contents: emnist-mnist-test-… and a browser's second copy, "… (1).gz"."""
        part, kind = self.name.split("-", 1)
        parts = "(?:t10k|test)" if part == "t10k" else part
        kind = kind.replace("-idx", "[-.]idx").replace("idx1-ubyte", "(?:idx1-ubyte|idx2-int)")
        return re.compile(rf"(?P<set>[a-z]*mnist-(?:[a-z]+-)?)?{parts}-{kind}(?: ?\(\d+\))?(?:\.gz)?")


FILES = (
    DataFile(
        "train-images-idx3-ubyte",
        3,
        47_040_016,
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        9_912_422,
    ),
    DataFile(
        "train-labels-idx1-ubyte",
        1,
        60_008,
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        28_881,
    ),
    DataFile(
        "t10k-images-idx3-ubyte",
        3,
        7_840_016,
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        1_648_877,
    ),
    DataFile(
        "t10k-labels-idx1-ubyte",
        1,
        10_008,
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
        4_542,
    ),
)
"""Training images, training labels, test images, test labels."""

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "http://yann.lecun.com/exdb/mnist/",
)
"""Folders with the gzipped files, to be tried in turn; the authors' own page comes last, it often refuses."""


def find(candidates: Iterable[str | os.PathLike[str]]) -> Path | None:
    """Return the first folder that holds all four files, packed or not, or None.

    Looked at are each candidate and its SUBFOLDERS; one of the files stands for its folder.
    """
    for candidate in candidates:
        base = Path(candidate)
        base = base.parent if any(base.name in file.names for file in FILES) else base
        for folder in dict.fromkeys(base / sub for sub in SUBFOLDERS):
            if None not in paths(folder):
                return folder
    return None


def load(folder: str | os.PathLike[str] | None = None) -> Dataset:
    """Return the dataset in `folder`, or in the folder that NNVIZ_DATA_DIR names.

    Raises Problem when there are no files, saying how to get them, or when they are not sound.
    """
    folder = folder or os.environ.get(ENVIRONMENT)
    if not folder:
        raise Problem(NO_FOLDER)
    *_, dataset = loading(folder)
    assert isinstance(dataset, Dataset)
    return dataset


def loading(folder: str | os.PathLike[str]) -> Iterator[Progress | Dataset]:
    """Read the four files in `folder`: yield Progress (bytes on disk) every few ms, then the Dataset.

    Genuine MNIST is named so and verified; anything else in the same format takes the folder's name.
    Raises Problem when files are missing or not sound.
    """
    found = find([folder])
    if found is None:
        raise _missing(Path(folder))
    found_paths = [path for path in paths(found) if path]
    sizes, before, parts = [_size(path) for path in found_paths], 0, []
    for path, file, size in zip(found_paths, FILES, sizes, strict=True):
        table = file.dimensions == 1 and "idx2-int" in path.name
        for step in label_tables.reading(path) if table else reading(path, file.dimensions):
            if isinstance(step, Content):
                parts.append(step)
            else:
                yield Progress(before + step.done, sum(sizes), step.what)
        before += size
    yield _dataset(found, parts)


def _dataset(folder: Path, parts: list[Content]) -> Dataset:
    emnist = _emnist_split(folder)
    genuine = all(part.sha256 == file.sha256 for part, file in zip(parts, FILES, strict=True))
    x_train, t_train, x_test, t_test = (part.array for part in parts)
    highest = max(int(t_train.max(initial=0)), int(t_test.max(initial=0)))
    return Dataset(
        "MNIST" if genuine else f"EMNIST {emnist}" if emnist else _folder_name(folder),
        x_train,
        t_train,
        x_test,
        t_test,
        class_names=DIGITS if genuine else _class_names(folder, emnist, highest),
        origin=Origin.MNIST if genuine else Origin.IDX,
        verified=genuine,
        path=str(folder),
    )


def _class_names(folder: Path, emnist: str, highest: int) -> tuple[str, ...]:
    """Return the class names of Fashion-MNIST and EMNIST when the files are theirs, else numbers from 0."""
    labels = [path for path, file in zip(paths(folder), FILES, strict=True) if path and file.dimensions == 1]
    sums = tuple(_md5(path) for path in labels if _size(path) <= CHUNK)
    if sums == FASHION_LABELS:
        return FASHION
    names = EMNIST.get(emnist, ())
    return names if highest < len(names) else class_names_for(highest)


def _emnist_split(folder: Path) -> str:
    """Return which of EMNIST's sets the files are, by their names: letters, balanced …; an empty text if none."""
    names = {found["set"] for path, file in zip(paths(folder), FILES, strict=True)
             if path and (found := file.alike.fullmatch(path.name))}  # fmt: skip
    only = names.pop() if len(names) == 1 else None
    return only.removeprefix("emnist-").rstrip("-") if only and only.startswith("emnist-") else ""


def _md5(path: Path) -> str:
    """Return the MD5 of a small file in hex: good for telling files apart, not for trusting them."""
    with open_file(path) as stream:
        return hashlib.md5(stream.read(CHUNK), usedforsecurity=False).hexdigest()


def _size(path: Path) -> int:
    """Return the length of a file in bytes; Problem when it cannot be opened."""
    with open_file(path) as stream:
        return os.fstat(stream.fileno()).st_size


def _folder_name(folder: Path) -> str:
    """Return the folder's telling name: of FashionMNIST/raw it is the first part."""
    parts = [part for part in folder.resolve().parts[1:] if part.lower() != "raw"]
    return displayable(parts[-1]) if parts else Origin.IDX.value


def paths(folder: Path) -> list[Path | None]:
    """Return where each of FILES lies in a folder, None where it is missing."""
    return [_path(folder, file) for file in FILES]


def _path(folder: Path, file: DataFile) -> Path | None:
    """Return where a file lies: under one of its names, in a folder of that name, or the only one of a name like it."""
    for name in file.names:
        for path in (folder / name, folder / name / name):
            if os.path.isfile(path):
                return path
    try:
        found = [name for name in os.listdir(folder) if file.alike.fullmatch(name)]
    except (OSError, ValueError):
        return None
    return folder / found[0] if len(found) == 1 and os.path.isfile(folder / found[0]) else None


def _missing(folder: Path) -> Problem:
    """Return what is wrong with a folder in which the four files were not found."""
    name = short_name(folder)
    if not os.path.isdir(folder):
        # The whole path: a typing error may be anywhere in it.
        return Problem(NO_SUCH_FOLDER, folder=displayable(folder))
    if not _may_enter(folder):
        return Problem(CLOSED_FOLDER, folder=name)
    if len(sets := _sets(folder)) > 1:
        return Problem(SEVERAL, folder=name, names=", ".join(sets))
    lacking = [file.gz_name for file, path in zip(FILES, paths(folder), strict=True) if path is None]
    sentence = NO_FILES if len(lacking) == len(FILES) else SOME_FILES
    return Problem(sentence, folder=name, files=", ".join(lacking))


def _sets(folder: Path) -> list[str]:
    """Return what the sets in a folder are called that have their name in their files' names: emnist-letters …"""
    found = (FILES[0].alike.fullmatch(name) for name in os.listdir(folder))
    return sorted({match["set"].rstrip("-") for match in found if match and match["set"]})


def _may_enter(folder: Path) -> bool:
    try:
        os.stat(os.path.join(folder, "."))  # asks for the right to enter, listdir for the right to read
        os.listdir(folder)
    except PermissionError:
        return False
    return True


def verifying(name: str, source: bytes | BinaryIO) -> Iterator[Progress]:
    """Check a fetched file, packed or not, against FILES: yield Progress in unpacked bytes.

    name: of the file, with or without .gz. Raises Problem when the contents are not the published ones,
    at the first byte too many.
    """
    file = next((file for file in FILES if name in file.names), None)
    if file is None:
        raise Problem(NOT_GENUINE, file=name)
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    digest, done = hashlib.sha256(), 0
    for piece in contents(stream, name):
        digest.update(piece)
        done += len(piece)
        if done > file.size:
            raise Problem(NOT_GENUINE, file=name)
        yield Progress(done, file.size, name)
    if digest.hexdigest() != file.sha256:
        raise Problem(NOT_GENUINE, file=name)


def verify(name: str, source: bytes | BinaryIO) -> None:
    """Check a fetched file in one go; Problem when its contents are not the published ones."""
    for _ in verifying(name, source):
        pass
