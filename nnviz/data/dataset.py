"""Images with their labels: one value that every page about data and training starts from, and its files."""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data import idx
from nnviz.data.idx import CHUNK, Progress, replace_file
from nnviz.data.npz import reading_arrays, texts, writing_arrays
from nnviz.safe_file import displayable, settle, short_name

DIGITS = tuple("0123456789")
MAX_CLASSES = len(DIGITS)
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
MISSING_ARRAYS = QT_TRANSLATE_NOOP(
    "problems", "{file} lacks {names}. Save the arrays x_train, t_train, x_test and t_test in it."
)
NOT_PICTURES = QT_TRANSLATE_NOOP(
    "problems",
    "{file}: {array} has the shape {shape}. Images must be (N, height, width) or (N, side × side).",
)
WRONG_PIXELS = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} goes from {low} to {high}. Pixels must be from 0 to 1 or from 0 to 255."
)
NOT_CLASSES = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} must hold a class from 0 to 9 per image, as a whole number or one-hot."
)
WRONG_CLASS = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} goes from {low} to {high}. Labels must be from 0 to 9."
)
NOT_NAMES = QT_TRANSLATE_NOOP("problems", "{file}: class_names must be a list of texts.")

SPLITS = (("x_train", 3), ("t_train", 1), ("x_test", 3), ("t_test", 1))
ALIASES = {"y_train": "t_train", "y_test": "t_test"}
"""Keras calls the labels y."""


class Origin(Enum):
    """Where a dataset comes from; the screen says it beside the name."""

    MNIST = "MNIST"
    IDX = "IDX files"
    NPZ = "npz"
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
    t_train, t_test: (N,) uint8, the class of each image, 0 … len(class_names) - 1 (at most 0 … 9).
    verified: the contents are byte for byte the published ones. path: the folder or file it was read from.
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

    def __post_init__(self) -> None:
        if not 1 <= len(self.class_names) <= MAX_CLASSES:
            raise Problem(WRONG_CLASSES, found=len(self.class_names), most=MAX_CLASSES)
        for x, t in (("x_train", "t_train"), ("x_test", "t_test")):
            _check_images(x, getattr(self, x))
            _check_labels(t, getattr(self, t), len(self.class_names))
            _check_counts(x, getattr(self, x), t, getattr(self, t))
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


def _check_counts(x_name: str, x: np.ndarray, t_name: str, t: np.ndarray) -> None:
    if x.shape[:1] != t.shape[:1]:
        raise Problem(WRONG_COUNT, x=x_name, t=t_name, images=len(x), labels=t.shape[0] if t.ndim else 1)


def _times(x: np.ndarray) -> str:
    return f"{x.shape[1]} × {x.shape[2]}"


def _read_only(array: np.ndarray) -> np.ndarray:
    view = array.view()  # a view, so that the caller's own array keeps its flag
    view.flags.writeable = False
    return view


def load_npz(path: str | os.PathLike[str]) -> Dataset:
    """Return the dataset in a .npz file; see `loading_npz`."""
    *_, dataset = loading_npz(path)
    assert isinstance(dataset, Dataset)
    return dataset


def loading_npz(path: str | os.PathLike[str]) -> Iterator[Progress | Dataset]:
    """Read x_train, t_train, x_test, t_test from a .npz: yield Progress (unpacked bytes), then the Dataset.

    Images: (N, height, width), (N, height, width, 1) or (N, side × side), 0 to 255 or
    0 to 1 (an array whose largest pixel is at
    most 1 is taken as 0 to 1). Labels: (N,) or (N, 1) whole numbers 0 to 9, or one-hot (N, classes).
    y_train and y_test are taken for t_train and t_test; class_names may hold (classes,) texts.
    Raises Problem for anything else.
    """
    name = short_name(path)
    wanted = {key for key, _ in SPLITS} | set(ALIASES) | {"class_names"}
    found = yield from reading_arrays(path, wanted)
    # Moved, not copied: what was read is freed as soon as it is converted.
    arrays = {ALIASES.get(key, key): found.pop(key) for key in list(found)}
    if lacking := [key for key, _ in SPLITS if key not in arrays]:
        raise Problem(MISSING_ARRAYS, file=name, names=", ".join(lacking))
    parts, classes = {}, 0
    for key in ("x_train", "x_test"):
        parts[key] = yield from _pictures(arrays.pop(key), name, key)
    for x, t in (("x_train", "t_train"), ("x_test", "t_test")):
        _check_counts(x, parts[x], t, arrays[t])
        parts[t], width = _classes(arrays[t], name, t)
        classes = max(classes, width)
    names = _names(arrays, name) or DIGITS[: classes or MAX_CLASSES]
    ordered = (parts["x_train"], parts["t_train"], parts["x_test"], parts["t_test"])
    yield Dataset(displayable(Path(path).stem), *ordered, class_names=names, origin=Origin.NPZ, path=str(path))


def _pictures(x: np.ndarray, name: str, key: str) -> Generator[Progress, None, np.ndarray]:
    """Return images (N, height, width) uint8, scaled from 0 … 1 when that is their range."""
    x = x[..., 0] if x.ndim == 4 and x.shape[3] == 1 else x  # Keras has an axis of channels
    side = math.isqrt(x.shape[1]) if x.ndim == 2 else 0
    if x.dtype.kind == "U" or not (x.ndim == 3 or (x.ndim == 2 and side * side == x.shape[1])):
        raise Problem(NOT_PICTURES, file=name, array=key, shape=str(x.shape))
    x = x.reshape(len(x), side, side) if side else x
    low, high = yield from _limits(x, name)
    if not (low >= 0 and high <= 255):  # also when they are not numbers
        raise Problem(WRONG_PIXELS, file=name, array=key, low=f"{low:g}", high=f"{high:g}")
    if x.dtype == np.uint8 and high > 1:
        return x
    scale = 255.0 if high <= 1 else 1.0
    out = idx.empty_bytes(x.size, name).reshape(x.shape)
    for part in _parts(x):
        out[part] = np.rint(np.multiply(x[part], scale, dtype=np.float64))
        yield Progress(part.stop, len(x), name)
    return out


def _limits(x: np.ndarray, name: str) -> Generator[Progress, None, tuple[float, float]]:
    """Return the smallest and the largest value; not-a-number when there is one."""
    lows, highs = [], []
    with np.errstate(invalid="ignore"):
        for part in _parts(x):
            lows.append(float(x[part].min()))
            highs.append(float(x[part].max()))
            yield Progress(part.stop, len(x), name)
    return float(np.min(lows)), float(np.max(highs))


def _parts(x: np.ndarray) -> Iterator[slice]:
    """Yield slices of about CHUNK bytes along the first axis, (N, …), each of at least one item."""
    step = max(1, CHUNK * len(x) // x.nbytes)
    for start in range(0, len(x), step):
        yield slice(start, min(start + step, len(x)))


def _classes(t: np.ndarray, name: str, key: str) -> tuple[np.ndarray, int]:
    """Return labels (N,) uint8, and the number of classes when they were one-hot, else 0."""
    t = t[:, 0] if t.ndim == 2 and t.shape[1] == 1 else t
    width = t.shape[1] if t.ndim == 2 else 0
    if t.ndim not in (1, 2) or width > MAX_CLASSES or not _whole(t) or (width and not _one_hot(t)):
        raise Problem(NOT_CLASSES, file=name, array=key)
    labels = t.argmax(axis=1) if width else t
    low, high = int(labels.min()), int(labels.max())
    if low < 0 or high >= MAX_CLASSES:  # before the cast, which would wrap 256 to 0
        raise Problem(WRONG_CLASS, file=name, array=key, low=low, high=high)
    return labels.astype(np.uint8), width


def _whole(t: np.ndarray) -> bool:
    with np.errstate(invalid="ignore"):
        return t.dtype.kind in "bui" or (t.dtype.kind == "f" and bool(np.all(np.mod(t, 1) == 0)))


def _one_hot(t: np.ndarray) -> bool:
    return bool(np.all((t == 0) | (t == 1)) and np.all(np.count_nonzero(t, axis=1) == 1))


def _names(arrays: Mapping[str, np.ndarray], name: str) -> tuple[str, ...]:
    """Return the class names in a file, none when it has none."""
    if "class_names" not in arrays:
        return ()
    if arrays["class_names"].ndim != 1:
        raise Problem(NOT_NAMES, file=name)
    return tuple(texts(arrays["class_names"], Problem(NOT_NAMES, file=name)))


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


def save_npz(dataset: Dataset, path: str | os.PathLike[str]) -> None:
    """Save a dataset as a packed .npz that `load_npz` and NumPy read; see `saving_npz`."""
    for _ in saving_npz(dataset, path):
        pass


def saving_npz(dataset: Dataset, path: str | os.PathLike[str]) -> Iterator[Progress]:
    """Write a dataset with its class names as .npz: yield Progress (bytes) often; Problem when that fails."""
    arrays = {key: getattr(dataset, key) for key, _ in SPLITS} | {
        "class_names": np.array(dataset.class_names)
    }
    with replace_file(path) as stream:
        yield from writing_arrays(stream, arrays, short_name(path))
