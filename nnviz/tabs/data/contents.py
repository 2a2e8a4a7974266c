"""A dataset as the views see it: what belongs to a State that may ask for more than there is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from nnviz.core.batches import mini_batch
from nnviz.core.tensors import class_means
from nnviz.core.training import iterations_per_epoch
from nnviz.data.dataset import MAX_CLASSES, Dataset
from nnviz.data.idx import Progress
from nnviz.tabs.data.state import PARTS, DataState, class_names
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text


@dataclass(frozen=True, eq=False)
class Facts:
    """What takes a moment to find out: the means of the classes and the range of the pixels, for each part."""

    means: dict[str, np.ndarray]  # (classes, height, width)
    ranges: dict[str, tuple[int, int]]


def finding(data: Dataset) -> Iterator[Progress | Facts]:
    """Work the facts out: yield Progress often, then the facts."""
    means, ranges = {}, {}
    classes = len(data.class_names)
    for part in PARTS:
        x, t = arrays_of(data, part)
        low, high = 255, 0
        for step in class_means(x, t, classes):
            if isinstance(step, np.ndarray):
                means[part] = step
            else:
                yield Progress(step, len(x), "")
        for start in range(0, len(x), 4096):
            some = x[start : start + 4096]
            low, high = min(low, int(some.min())), max(high, int(some.max()))
            yield Progress(min(start + 4096, len(x)), len(x), "")
        ranges[part] = low, high
    yield Facts(means, ranges)


def arrays_of(data: Dataset, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the images (n, height, width) and the labels (n,) of "train" or "test"."""
    return (data.x_train, data.t_train) if part == "train" else (data.x_test, data.t_test)


@dataclass(eq=False)
class Contents:
    """An open dataset with what is known of it; every answer lies within it, whatever the State asks for."""

    data: Dataset
    facts: Facts | None = None  # comes a moment later
    _members: dict[str, list[np.ndarray]] = field(default_factory=dict)

    def arrays(self, part: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the images (n, height, width) and the labels (n,) of a part."""
        return arrays_of(self.data, part)

    def members(self, part: str) -> list[np.ndarray]:
        """Return the indices of every class's images, in the order of the data."""
        if part not in self._members:
            _, t = self.arrays(part)
            self._members[part] = [np.flatnonzero(t == k) for k in range(MAX_CLASSES)]
        return self._members[part]

    # Images.

    def index(self, state: DataState) -> int:
        """Return the number of the image in question."""
        return min(max(0, state.index), len(self.arrays(state.part)[0]) - 1)

    def image(self, state: DataState) -> tuple[np.ndarray, int]:
        """Return the image in question, (height, width), and its label."""
        x, t = self.arrays(state.part)
        return x[self.index(state)], int(t[self.index(state)])

    def first(self, state: DataState, columns: int) -> int:
        """Return the first column of a grid with `columns` of them."""
        longest = max(map(len, self.members(state.part)))
        return max(0, min(state.first, longest - columns))

    # Classes.

    @property
    def classes_used(self) -> int:
        """How many classes the labels need."""
        return int(max(self.data.t_train.max(), self.data.t_test.max())) + 1

    def names_fit(self, found: int) -> bool:
        """Say whether so many class names do for the data."""
        return found in (self.classes_used, len(self.data.class_names))

    def class_names(self, state: DataState) -> tuple[str, ...]:
        """Return the names of the classes: those typed if they fit the data, else the data's own."""
        typed = class_names(state.names)
        return typed if self.names_fit(len(typed)) else self.data.class_names

    def picked(self, state: DataState) -> int:
        """Return the class whose mean is shown large."""
        return max(0, min(state.picked, len(self.data.class_names) - 1, len(self.class_names(state)) - 1))

    # Arrays.

    def laid(self, state: DataState) -> int:
        """Return how many rows are laid end to end."""
        return max(0, min(state.laid, self.data.image_shape[0]))

    def column(self, state: DataState) -> int:
        """Return the column of the framed pixel."""
        return max(0, min(state.column, self.data.image_shape[1] - 1))

    def pixel(self, state: DataState) -> tuple[int, int] | None:
        """Return row and column of the framed pixel; None before the first row is laid."""
        laid = self.laid(state)
        return (laid - 1, self.column(state)) if laid else None

    # Mini-batch.

    def size(self, state: DataState) -> int:
        """Return how many images a batch has."""
        return min(state.batch_size, len(self.data.x_train))

    def batches(self, state: DataState) -> int:
        """Return how many batches an epoch has."""
        return iterations_per_epoch(len(self.data.x_train), self.size(state))

    def number(self, state: DataState) -> int:
        """Return which batch is on show."""
        return max(0, min(state.number, self.batches(state) - 1))

    def batch(self, state: DataState) -> np.ndarray:
        """Return the indices of the images in the batch on show."""
        return mini_batch(
            len(self.data.x_train), self.size(state), self.number(state), state.sampling, state.seed
        )


def check(contents: Contents, state: DataState, before: DataState) -> None:
    """Raise ValueError, with a sentence, for what a State newly asks for and the data does not have."""
    if state.names != before.names and (names := class_names(state.names)):
        _check_names(contents, len(names))
    images, training = len(contents.arrays(state.part)[0]), len(contents.data.x_train)
    if state.index != before.index and state.index >= images:
        told = translate("data", "There is no image {index}. Choose from 0 to {last}.")
        raise ValueError(told.format(index=number_text(state.index), last=number_text(images - 1)))
    # What a reset sets is never refused: a batch is then as large as the data allows.
    usual = state.batch_size in (before.batch_size, DataState.batch_size)
    if not usual and state.batch_size > training:
        told = translate("data", "Batch size: {batch} is more than the {images} training images.")
        raise ValueError(told.format(batch=number_text(state.batch_size), images=number_text(training)))


def _check_names(contents: Contents, found: int) -> None:
    if not contents.names_fit(found):
        told = translate(
            "data", "There are {found} class names, but the data has {classes} classes. Give {classes}."
        )
        raise ValueError(told.format(found=found, classes=contents.classes_used))
