"""Where a dataset comes from: files that are found or named, or digits drawn on the spot."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.data import dataset, digits, mnist
from nnviz.data.dataset import Dataset, Origin
from nnviz.data.idx import Progress

SOURCES = {
    "automatic": QT_TRANSLATE_NOOP("training", "MNIST, else drawn digits"),
    "folder": QT_TRANSLATE_NOOP("training", "Folder or .npz file"),
    "digits": QT_TRANSLATE_NOOP("training", "Drawn digits"),
}
"""Name → what the chooser says."""

DRAWN_TRAIN, DRAWN_TEST = 20_000, 4_000
"""How many digits are drawn."""
DRAWN_SEED = 2024
DRAWING = "drawn digits"
"""What Progress says while digits are drawn."""

Frames = Iterator[Progress | Dataset]


def candidates(user_folder: str | os.PathLike[str]) -> list[Path]:
    """Return where MNIST is looked for: the folder NNVIZ_DATA_DIR names, then the user's own."""
    named = os.environ.get(mnist.ENVIRONMENT)
    return [Path(p) for p in (named, user_folder) if p]


def opening(source: str, path: str, places: Iterable[str | os.PathLike[str]]) -> Frames:
    """Return the frames of opening a dataset: Progress, then the Dataset as the last one.

    source: one of SOURCES; path: what "folder" opens; places: where "automatic" looks. Raises Problem.
    """
    if source == "digits":
        return drawing()
    if source == "folder":
        return dataset.loading_npz(path) if path.lower().endswith(".npz") else mnist.loading(path)
    found = mnist.find(places)
    return drawing() if found is None else mnist.loading(found)


def drawing(train: int = DRAWN_TRAIN, test: int = DRAWN_TEST, seed: int = DRAWN_SEED) -> Frames:
    """Draw digits: `train` to learn from and `test` held out, the same for a seed."""
    for frame in digits.generating(train + test, np.random.default_rng(seed)):
        if isinstance(frame, digits.Drawn):
            x, t = frame.images, frame.labels
            yield Dataset("drawn digits", x[:train], t[:train], x[train:], t[train:], origin=Origin.DRAWN)
        else:
            yield Progress(frame.done, frame.total, DRAWING)
