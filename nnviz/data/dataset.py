"""Images with their labels: one value that every page about data and training starts from."""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

DIGITS = tuple("0123456789")
MAX_CLASSES = len(DIGITS)
MAX_SIDE = 256
"""The largest height or width of an image, in pixels: 50 units on it already have 3 million weights."""

NOT_IMAGES = QT_TRANSLATE_NOOP("problems", "The {part} images must be (N, height, width) bytes, not {found}.")
NOT_LABELS = QT_TRANSLATE_NOOP("problems", "The {part} labels must be (N,) bytes, not {found}.")
NO_IMAGES = QT_TRANSLATE_NOOP("problems", "There are no {part} images. Choose files that hold some.")
WRONG_COUNT = QT_TRANSLATE_NOOP(
    "problems", "There are {images} {part} images but {labels} labels. Choose files that belong together."
)
TOO_WIDE = QT_TRANSLATE_NOOP(
    "problems", "The images are {height} × {width} pixels. At most {most} × {most} can be used."
)
TWO_SIZES = QT_TRANSLATE_NOOP(
    "problems", "Training and test images differ in size: {train} and {test} pixels."
)
WRONG_LABEL = QT_TRANSLATE_NOOP("problems", "A {part} label is {label}. Labels must be from 0 to {most}.")
WRONG_CLASSES = QT_TRANSLATE_NOOP("problems", "There are {found} class names. From 1 to {most} can be used.")
WRONG_SUBSET = QT_TRANSLATE_NOOP(
    "problems", "{count} of {all} images cannot be taken. Choose from 1 to {all}."
)


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
        for part, x, t in (("training", self.x_train, self.t_train), ("test", self.x_test, self.t_test)):
            _check_part(part, x, t, len(self.class_names))
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

    def subset(self, count: int, rng: np.random.Generator) -> "Dataset":
        """Return a dataset with `count` of the training images, drawn without repetition; the rest stays.

        Raises Problem when there are not that many.
        """
        if not 1 <= count <= len(self.t_train):
            raise Problem(WRONG_SUBSET, count=count, all=len(self.t_train))
        chosen = rng.choice(len(self.t_train), count, replace=False)
        return replace(self, x_train=self.x_train[chosen], t_train=self.t_train[chosen])


def _check_part(part: str, x: np.ndarray, t: np.ndarray, classes: int) -> None:
    if x.ndim != 3 or x.dtype != np.uint8:
        raise Problem(NOT_IMAGES, part=part, found=f"{x.shape} {x.dtype}")
    if t.ndim != 1 or t.dtype != np.uint8:
        raise Problem(NOT_LABELS, part=part, found=f"{t.shape} {t.dtype}")
    if len(x) != len(t):
        raise Problem(WRONG_COUNT, part=part, images=len(x), labels=len(t))
    if x.size == 0:
        raise Problem(NO_IMAGES, part=part)
    if max(x.shape[1:]) > MAX_SIDE:
        raise Problem(TOO_WIDE, height=x.shape[1], width=x.shape[2], most=MAX_SIDE)
    if t.max() >= classes:
        raise Problem(WRONG_LABEL, part=part, label=int(t.max()), most=classes - 1)


def _times(x: np.ndarray) -> str:
    return f"{x.shape[1]} × {x.shape[2]}"


def _read_only(array: np.ndarray) -> np.ndarray:
    view = array.view()  # a view, so that the caller's own array keeps its flag
    view.flags.writeable = False
    return view
