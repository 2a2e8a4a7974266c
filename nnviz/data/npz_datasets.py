"""Datasets in .npz files: the four arrays under their names, in the shapes and types in which people save them."""

import math
import os
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data import idx
from nnviz.data.dataset import DIGITS, MAX_CLASSES, SPLITS, Dataset, Origin, check_counts, class_names_for
from nnviz.data.idx import CHUNK, Progress, replace_file
from nnviz.data.npz import reading_arrays, texts, writing_arrays
from nnviz.safe_file import displayable, short_name

MISSING_ARRAYS = QT_TRANSLATE_NOOP(
    "problems", "{file} lacks {names}. Save the arrays x_train, t_train, x_test and t_test in it."
)
NOT_PICTURES = QT_TRANSLATE_NOOP(
    "problems",
    "{file}: {array} has the shape {shape}. Images must be (N, height, width) or (N, side × side).",
)
COLOURED = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} has the shape {shape}: colour images. Save their grey levels, such as x.mean(axis=-1)."
)
IMAGES_LAST = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} has the shape {shape}: the images lie along the last axis. Save x.transpose(2, 0, 1)."
)
IMAGES_AS_COLUMNS = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} has the shape {shape}: every column is an image. Save x.T."
)
WRONG_PIXELS = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} goes from {low} to {high}. Pixels must be from 0 to 1 or from 0 to 255."
)
NOT_CLASSES = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} must hold a class from 0 to {most} per image, as a whole number or one-hot."
)
WRONG_CLASS = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} goes from {low} to {high}. Labels must be from 0 to {most}."
)
NOT_NAMES = QT_TRANSLATE_NOOP("problems", "{file}: class_names must be a list of texts.")

ALIASES = {"y_train": "t_train", "y_test": "t_test"}
"""Keras calls the labels y."""
_COLOURS = (3, 4)


def load_npz(path: str | os.PathLike[str]) -> Dataset:
    """Return the dataset in a .npz file; see `loading_npz`."""
    *_, dataset = loading_npz(path)
    assert isinstance(dataset, Dataset)
    return dataset


def loading_npz(path: str | os.PathLike[str]) -> Iterator[Progress | Dataset]:
    """Read x_train, t_train, x_test, t_test from a .npz: yield Progress (unpacked bytes), then the Dataset.

    Images: (N, height, width), with an axis of one channel behind or before them, or (N, side × side), 0 to 255 or
    0 to 1 (an array whose largest pixel is at most 1 is taken as 0 to 1). Labels: (N,) or (N, 1) whole numbers 0 to
    99, or one-hot (N, classes).
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
        check_counts(x, parts[x], t, arrays[t])
        parts[t], width = _classes(arrays[t], name, t)
        classes = max(classes, width)
    highest = max(int(parts["t_train"].max()), int(parts["t_test"].max()))
    names = _names(arrays, name) or (DIGITS[:classes] if 0 < classes <= len(DIGITS) else ())
    names = names or class_names_for(max(highest, classes - 1))
    ordered = (parts["x_train"], parts["t_train"], parts["x_test"], parts["t_test"])
    yield Dataset(displayable(Path(path).stem), *ordered, class_names=names, origin=Origin.NPZ, path=str(path))


def _pictures(x: np.ndarray, name: str, key: str) -> Generator[Progress, None, np.ndarray]:
    """Return images (N, height, width) uint8, scaled from 0 … 1 when that is their range."""
    x = x[..., 0] if x.ndim == 4 and x.shape[3] == 1 else x  # Keras has an axis of channels
    x = x[:, 0] if x.ndim == 4 and x.shape[1] == 1 else x  # and so has PyTorch
    _check_layout(x, name, key)
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


def _check_layout(x: np.ndarray, name: str, key: str) -> None:
    """Raise Problem, with a sentence that names it, for a layout that people use and that cannot be read."""
    if x.ndim == 4 and (x.shape[3] in _COLOURS or x.shape[1] in _COLOURS):
        raise Problem(COLOURED, file=name, array=key, shape=str(x.shape))
    if x.ndim == 3 and x.shape[0] == x.shape[1] < x.shape[2] and x.shape[1] != x.shape[2]:
        raise Problem(IMAGES_LAST, file=name, array=key, shape=str(x.shape))
    turned = x.ndim == 2 and math.isqrt(x.shape[1]) ** 2 != x.shape[1] and math.isqrt(x.shape[0]) ** 2 == x.shape[0]
    if turned:
        raise Problem(IMAGES_AS_COLUMNS, file=name, array=key, shape=str(x.shape))


def _limits(x: np.ndarray, name: str) -> Generator[Progress, None, tuple[float, float]]:
    """Return the smallest and the largest value; not-a-number when there is one."""
    lows, highs = [], []
    for part in _parts(x):
        with np.errstate(invalid="ignore"):  # not around the yield, through which it would reach the caller
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
        raise Problem(NOT_CLASSES, file=name, array=key, most=MAX_CLASSES - 1)
    labels = t.argmax(axis=1) if width else t
    low, high = int(labels.min()), int(labels.max())
    if low < 0 or high >= MAX_CLASSES:  # before the cast, which would wrap 256 to 0
        raise Problem(WRONG_CLASS, file=name, array=key, low=low, high=high, most=MAX_CLASSES - 1)
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
