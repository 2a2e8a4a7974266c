"""A folder of PNG pictures, one folder for each class: the names of the folders are the classes.

    folder/7/00012.png                      every sixth of each class is held out for the test
    folder/training/7/…, folder/testing/7/… also train and test, or train and val
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.dataset import MAX_CLASSES, MAX_SIDE, Dataset, Origin
from nnviz.data.idx import MAX_BYTES, Progress, open_file
from nnviz.data.png import grey_pixels
from nnviz.safe_file import displayable, short_name

HELD_OUT = 6
"""Of each class every sixth picture is for the test, where there are no folders for training and test."""
MOST_PICTURES = 120_000
_MOST_BYTES = 1 << 20  # of one PNG
_PARTS = {"train": "train", "training": "train", "test": "test", "testing": "test", "val": "test", "valid": "test"}

TOO_MANY_FOLDERS = QT_TRANSLATE_NOOP("problems", "{folder} holds {found} classes. At most {most} can be used.")
TOO_MANY_PICTURES = QT_TRANSLATE_NOOP("problems", "{folder} holds {found} pictures. At most {most} can be used.")
TOO_FEW_PICTURES = QT_TRANSLATE_NOOP(
    "problems", "{folder} holds too few pictures: put at least two PNG files of every class into its folder."
)
OTHER_SIZE = QT_TRANSLATE_NOOP(
    "problems", "{file} has {found} pixels, {first} has {wanted}. All pictures must have the same size."
)
LARGE_FILE = QT_TRANSLATE_NOOP("problems", "{file} is too large for a picture of a digit. Choose another folder.")

Pictures = list[tuple[Path, int]]


def is_picture_folder(folder: str | os.PathLike[str]) -> bool:
    """Return whether a folder holds folders with PNG pictures."""
    return any(_has_pictures(sub) for part in _part_folders(Path(folder)) for sub in _folders(part))


def loading(folder: str | os.PathLike[str]) -> Iterator[Progress | Dataset]:
    """Read the pictures of a folder: yield Progress (pictures) often, then the Dataset.

    Grey levels are taken as they are: MNIST's have white ink on black. Raises Problem when they do not go together.
    """
    base = Path(folder)
    names, train, test = _listed(base)
    told = short_name(base)
    if len(names) > MAX_CLASSES:
        raise Problem(TOO_MANY_FOLDERS, folder=told, found=len(names), most=MAX_CLASSES)
    if (found := len(train) + len(test)) > MOST_PICTURES:
        raise Problem(TOO_MANY_PICTURES, folder=told, found=f"{found:,}", most=f"{MOST_PICTURES:,}")
    if not train or not test:
        raise Problem(TOO_FEW_PICTURES, folder=told)
    images: list[np.ndarray] = []
    for path, _ in (pictures := train + test):
        images.append(_picture(path, images, pictures[0][0]))
        yield Progress(len(images), len(pictures), path.name)
    x, t = np.stack(images), np.array([label for _, label in pictures], np.uint8)
    cut = len(train)
    yield Dataset(displayable(base.name) or told, x[:cut], t[:cut], x[cut:], t[cut:], class_names=names,
                  origin=Origin.PICTURES, path=str(base), held_out=HELD_OUT * (len(_part_folders(base)) == 1))


def _picture(path: Path, before: list[np.ndarray], first: Path) -> np.ndarray:
    with open_file(path) as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Problem(LARGE_FILE, file=short_name(path))
    image = grey_pixels(content, short_name(path), MAX_SIDE)
    if before and image.shape != before[0].shape:
        sizes = [f"{shape[0]} × {shape[1]}" for shape in (image.shape, before[0].shape)]
        raise Problem(OTHER_SIZE, file=short_name(path), found=sizes[0], first=short_name(first), wanted=sizes[1])
    if (len(before) + 1) * image.size > MAX_BYTES:
        raise Problem(LARGE_FILE, file=short_name(path))
    return image


def _listed(base: Path) -> tuple[tuple[str, ...], Pictures, Pictures]:
    """Return the names of the classes, and the pictures to learn from and to be tested on, each with its class."""
    parts = _part_folders(base)
    folders = {sub.name for part in parts for sub in _folders(part) if _has_pictures(sub)}
    names = tuple(sorted(folders, key=_natural))
    found: dict[str, Pictures] = {"train": [], "test": []}
    for part in parts:
        for label, name in enumerate(names):
            pictures = _pictures(part / name)
            for number, path in enumerate(pictures):
                kind = _PARTS[part.name.lower()] if len(parts) > 1 else _kind(number, len(pictures))
                found[kind].append((path, label))
    return tuple(displayable(name) for name in names), found["train"], found["test"]


def _kind(number: int, count: int) -> str:
    """Return what a picture of a class with so many is for; of few the last one is for the test."""
    held_out = number % HELD_OUT == HELD_OUT - 1 or 1 < count < HELD_OUT and number == count - 1
    return "test" if held_out else "train"


def _part_folders(base: Path) -> list[Path]:
    """Return the folders for training and test in a folder; the folder itself where there are not both."""
    parts = [sub for sub in _folders(base) if sub.name.lower() in _PARTS]
    return parts if {_PARTS[part.name.lower()] for part in parts} == {"train", "test"} else [base]


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    except (OSError, ValueError):
        return []


def _pictures(folder: Path) -> list[Path]:
    """Return the PNG files in a folder, 2.png before 10.png."""
    try:
        found = [entry for entry in folder.iterdir() if entry.suffix.lower() == ".png" and entry.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda path: _natural(path.name))


def _has_pictures(folder: Path) -> bool:
    try:
        return any(entry.suffix.lower() == ".png" for entry in folder.iterdir())
    except OSError:
        return False


def _natural(name: str) -> list[tuple[int, int | str]]:
    """Return what sorts numbers in names by their size."""
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"(\d+)", name) if part]
