"""Images with their labels: one value that every page about data and training starts from, and its files."""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data import idx
from nnviz.data.idx import Progress, replace_file
from nnviz.safe_file import settle

DIGITS = tuple("0123456789")
MAX_CLASSES = 100
MAX_SIDE = 256
"""The largest height or width of an image, in pixels: 50 units on it already have 3 million weights."""

NOT_IMAGES = QT_TRANSLATE_NOOP("problems", "{array} must be bytes (N, height, width), not {found}.")
NOT_LABELS = QT_TRANSLATE_NOOP("problems", "{array} must be bytes (N,), not {found}.")
NO_IMAGES = QT_TRANSLATE_NOOP("problems", "{array} holds no images. Choose files that hold some.")
WRONG_COUNT = QT_TRANSLATE_NOOP(
    "problems", "{x} holds {images} images but {t} holds {labels} labels. Choose files that belong together."
)
TOO_WIDE = QT_TRANSLATE_NOOP(
    "problems", "The images are {height} × {width} pixels. At most {most} × {most} can be used."
)
TWO_SIZES = QT_TRANSLATE_NOOP(
    "problems", "Training and test images differ in size: {train} and {test} pixels. Choose files that match."
)
WRONG_LABEL = QT_TRANSLATE_NOOP("problems", "A label in {array} is {label}. Labels must be from 0 to {most}.")
WRONG_CLASSES = QT_TRANSLATE_NOOP("problems", "There are {found} class names. From 1 to {most} can be used.")
WRONG_SUBSET = QT_TRANSLATE_NOOP(
    "problems", "{count} of {all} images cannot be taken. Choose from 1 to {all}."
)

SPLITS = (("x_train", 3), ("t_train", 1), ("x_test", 3), ("t_test", 1))


class Origin(Enum):
    """Where a dataset comes from; the screen says it beside the name."""

    MNIST = "MNIST"
    IDX = "IDX files"
    NPZ = "npz"
    CSV = "csv"
    PICTURES = "pictures"
    DRAWN = "drawn"


@dataclass(frozen=True)
class Summary:
    """A dataset in numbers: image counts, image height and width in pixels, and images per class."""

    train: int
    test: int
    height: int
    width: int
    train_per_class: tuple[int, ...]
    test_per_class: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Training and test images with their labels; the arrays are read-only and shared, never copied.

    x_train, x_test: (N, height, width) uint8, 0 black paper to 255 full ink.
    t_train, t_test: (N,) uint8, the class of each image, 0 … len(class_names) - 1 (at most 0 … 99).
    verified: the contents are byte for byte the published ones. path: the folder or file it was read from.
    held_out: every so many-th image was taken for the test, since there were no test images; 0: there were.
    turn, inverted: what was done to the images after reading (`data.orientation`).
    Raises Problem when shapes, counts or labels do not fit together.
    """

    name: str
    x_train: np.ndarray
    t_train: np.ndarray
    x_test: np.ndarray
    t_test: np.ndarray
    class_names: tuple[str, ...] = DIGITS
    origin: Origin = Origin.IDX
    verified: bool = False
    path: str | None = None
    held_out: int = 0
    turn: str = ""
    inverted: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.class_names) <= MAX_CLASSES:
            raise Problem(WRONG_CLASSES, found=len(self.class_names), most=MAX_CLASSES)
        for x, t in (("x_train", "t_train"), ("x_test", "t_test")):
            _check_images(x, getattr(self, x))
            _check_labels(t, getattr(self, t), len(self.class_names))
            check_counts(x, getattr(self, x), t, getattr(self, t))
        if self.x_train.shape[1:] != self.x_test.shape[1:]:
            raise Problem(TWO_SIZES, train=_times(self.x_train), test=_times(self.x_test))
        for name in ("x_train", "t_train", "x_test", "t_test"):
            object.__setattr__(self, name, _read_only(getattr(self, name)))

    @property
    def image_shape(self) -> tuple[int, int]:
        """Height and width of an image, in pixels."""
        return self.x_train.shape[1], self.x_train.shape[2]

    @property
    def summary(self) -> Summary:
        """The dataset in numbers."""
        counts = [np.bincount(t, minlength=len(self.class_names)) for t in (self.t_train, self.t_test)]
        per_class = [tuple(count.tolist()) for count in counts]
        return Summary(len(self.t_train), len(self.t_test), *self.image_shape, *per_class)

    def subset(self, count: int, rng: np.random.Generator) -> Dataset:
        """Return a dataset with `count` of the training images, drawn without repetition; the rest stays.

        Name, origin and `verified` stay too: the images are still the published ones.
        Raises Problem when there are not that many.
        """
        if not 1 <= count <= len(self.t_train):
            raise Problem(WRONG_SUBSET, count=count, all=len(self.t_train))
        chosen = rng.choice(len(self.t_train), count, replace=False)
        return replace(self, x_train=self.x_train[chosen], t_train=self.t_train[chosen])


def class_names_for(highest: int) -> tuple[str, ...]:
    """Return the names of classes without names, the highest label given: the ten digits, or more numbers."""
    return tuple(map(str, range(min(MAX_CLASSES, max(len(DIGITS), highest + 1)))))


def _check_images(name: str, x: np.ndarray) -> None:
    if x.ndim != 3 or x.dtype != np.uint8:
        raise Problem(NOT_IMAGES, array=name, found=f"{x.dtype} {x.shape}")
    if x.size == 0:
        raise Problem(NO_IMAGES, array=name)
    if max(x.shape[1:]) > MAX_SIDE:
        raise Problem(TOO_WIDE, height=x.shape[1], width=x.shape[2], most=MAX_SIDE)


def _check_labels(name: str, t: np.ndarray, classes: int) -> None:
    if t.ndim != 1 or t.dtype != np.uint8:
        raise Problem(NOT_LABELS, array=name, found=f"{t.dtype} {t.shape}")
    if t.size and t.max() >= classes:
        raise Problem(WRONG_LABEL, array=name, label=int(t.max()), most=classes - 1)


def check_counts(x_name: str, x: np.ndarray, t_name: str, t: np.ndarray) -> None:
    if x.shape[:1] != t.shape[:1]:
        raise Problem(WRONG_COUNT, x=x_name, t=t_name, images=len(x), labels=t.shape[0] if t.ndim else 1)


def _times(x: np.ndarray) -> str:
    return f"{x.shape[1]} × {x.shape[2]}"


def _read_only(array: np.ndarray) -> np.ndarray:
    view = array.view()  # a view, so that the caller's own array keeps its flag
    view.flags.writeable = False
    return view


def save_idx(dataset: Dataset, folder: str | os.PathLike[str]) -> None:
    """Save a dataset as four gzipped IDX files with MNIST's names; see `saving_idx`."""
    for _ in saving_idx(dataset, folder):
        pass


def saving_idx(dataset: Dataset, folder: str | os.PathLike[str]) -> Iterator[Progress]:
    """Write the four gzipped IDX files of a dataset: yield Progress (bytes) often.

    All four are written in full before the first takes its name. Raises Problem when that fails.
    """
    names = [
        f"{part}-{kind}-ubyte.gz" for part in ("train", "t10k") for kind in ("images-idx3", "labels-idx1")
    ]
    arrays = [getattr(dataset, key) for key, _ in SPLITS]
    total, before = sum(array.nbytes for array in arrays), 0
    with ExitStack() as stack:
        streams = []
        for file, array in zip(names, arrays, strict=True):
            stream = stack.enter_context(replace_file(Path(folder) / file))
            streams.append(stream)
            for step in idx.writing(stream, array, file):
                yield Progress(before + step.done, total, file)
            before += array.nbytes
        for stream in streams:
            settle(stream)
