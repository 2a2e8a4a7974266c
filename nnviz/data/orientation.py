"""Images that are the wrong way round: the turns of a square, light ink or dark, and how it is noticed.

EMNIST's files, as published, have rows and columns swapped; photographs have dark ink on light paper, MNIST's digits
are light (255) on a dark background (0). What is noticed is compared: a network that knows digits answers some images
in each of the eight positions, and if it reads them clearly better in another one, that one is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.data.dataset import DIGITS, Dataset
from nnviz.data.idx import Progress

AS_STORED = "stored"
TURNS = {
    AS_STORED: QT_TRANSLATE_NOOP("common", "As stored"),
    "transpose": QT_TRANSLATE_NOOP("common", "Swap rows and columns"),
    "left": QT_TRANSLATE_NOOP("common", "Turn left"),
    "right": QT_TRANSLATE_NOOP("common", "Turn right"),
    "half": QT_TRANSLATE_NOOP("common", "Turn upside down"),
    "mirror": QT_TRANSLATE_NOOP("common", "Swap left and right"),
    "flip": QT_TRANSLATE_NOOP("common", "Swap top and bottom"),
    "other": QT_TRANSLATE_NOOP("common", "Swap over the other diagonal"),
}
"""Name → what is done to every image, as the chooser says it: the eight symmetries of a square."""

SIDE = 28
LOOKED_AT = 1000
"""So many images are looked at."""
LEAST, BETTER = 0.6, 0.2
"""Noticed when at least this share is read correctly in another position, and this much more than as stored."""
LIGHT = 170
"""Grey level from which on the edges of the images are said to be light."""
_CHUNK = 4096  # images turned between two yields: some 5 ms


class Position(NamedTuple):
    """What is to be done to the images: a name of TURNS, and whether 255 − pixel is taken."""

    turn: str = AS_STORED
    inverted: bool = False


class Advice(NamedTuple):
    """The position in which images look like digits, and the shares read correctly as stored and there.

    stored, there: 0 … 1; None where only the background was looked at, or the publisher is known.
    """

    position: Position
    stored: float | None = None
    there: float | None = None


def turned(images: np.ndarray, position: Position) -> np.ndarray:
    """Return images (N, height, width) in another position; a quarter turn swaps height and width.

    >>> turned(np.array([[[1, 2], [3, 4]]], np.uint8), Position("left")).tolist()
    [[[2, 4], [1, 3]]]
    """
    moves: dict[str, Callable[[np.ndarray], np.ndarray]] = {
        AS_STORED: lambda x: x, "transpose": lambda x: x.swapaxes(1, 2),
        "left": lambda x: np.rot90(x, 1, (1, 2)), "right": lambda x: np.rot90(x, -1, (1, 2)),
        "half": lambda x: x[:, ::-1, ::-1], "mirror": lambda x: x[:, :, ::-1], "flip": lambda x: x[:, ::-1],
        "other": lambda x: x[:, ::-1, ::-1].swapaxes(1, 2),
    }  # fmt: skip
    moved = moves[position.turn](images)
    return 255 - moved if position.inverted else moved


def turning(data: Dataset, position: Position) -> Iterator[Progress | Dataset]:
    """Turn all images: yield Progress (images) often, then the Dataset, which is no longer the published one."""
    parts, total, done = [], len(data.x_train) + len(data.x_test), 0
    for images in (data.x_train, data.x_test):
        shape = turned(images[:1], position).shape[1:]
        parts.append(np.empty((len(images), *shape), np.uint8))
        for start in range(0, len(images), _CHUNK):
            part = slice(start, start + _CHUNK)
            parts[-1][part] = turned(images[part], position)
            yield Progress(done := done + len(images[part]), total, data.name)
    x_train, x_test = parts
    yield replace(data, x_train=x_train, x_test=x_test, verified=False, turn=position.turn, inverted=position.inverted)


def advice(data: Dataset, answer: Callable[[np.ndarray], np.ndarray]) -> Advice | None:
    """Return in which position images, as they are stored, would look like digits; None if they look right.

    answer: images (n, 28, 28) uint8 → digits (n,), by a network that knows MNIST. Of others than digits only the
    background is looked at, and whether they are EMNIST's as published.
    """
    images, labels = data.x_train[:LOOKED_AT], data.t_train[:LOOKED_AT]
    inverted = _is_light(images)
    if data.image_shape != (SIDE, SIDE) or data.class_names != DIGITS:
        published = data.name.startswith("EMNIST") and data.image_shape[0] == data.image_shape[1]
        position = Position("transpose" if published else AS_STORED, inverted)
        return Advice(position) if position != Position() else None
    shares = {turn: float(np.mean(answer(turned(images, Position(turn, inverted))) == labels)) for turn in TURNS}
    best = max(shares, key=lambda turn: shares[turn])
    clear = shares[best] >= LEAST and shares[best] >= shares[AS_STORED] + BETTER
    position = Position(best if clear else AS_STORED, inverted)
    if position == Position():
        return None
    stored = float(np.mean(answer(images) == labels))
    return Advice(position, stored, shares[position.turn])


def _is_light(images: np.ndarray) -> bool:
    """Return whether the edges of the images are light: where nothing is written there is paper."""
    edges = np.concatenate([images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1]], axis=1)
    return float(np.median(edges)) > LIGHT
