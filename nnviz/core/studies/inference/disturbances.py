"""What a network of fully connected layers does not know: that a digit that is moved or turned stays the same.

Images are disturbed after they were made ready, so that nothing sets them right again before the network sees them.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.core.inference import Model
from nnviz.core.problems import QT_TRANSLATE_NOOP

BLOCK = 500
"""Images that are disturbed and answered at once: some 10 ms."""

Images = NDArray[np.uint8]


def noisy(images: Images, amount: float, rng: np.random.Generator) -> Images:
    """Return images (N, height, width) with normal noise; amount: its standard deviation, 1 is the whole 255."""
    if not amount:
        return images
    noise = rng.standard_normal(images.shape, np.float32) * np.float32(255 * amount)
    return np.clip(np.rint(images + noise), 0, 255).astype(np.uint8)


def shifted(images: Images, pixels: float) -> Images:
    """Return images moved to the right by some pixels, to the left below 0; between whole pixels linear."""
    whole = int(np.floor(pixels))
    share = np.float32(pixels - whole)
    near = _moved(images, whole)
    if not share:
        return near
    return np.rint(near * (1 - share) + _moved(images, whole + 1) * share).astype(np.uint8)


def _moved(images: Images, columns: int) -> Images:
    moved = np.zeros_like(images)
    width = images.shape[2]
    if abs(columns) < width:
        taken = images[:, :, max(0, -columns) : width - max(0, columns)]
        moved[:, :, max(0, columns) : width + min(0, columns)] = taken
    return moved


def rotated(images: Images, degrees: float) -> Images:
    """Return images turned about their middle, counter-clockwise; between pixels linear, paper from outside."""
    if not degrees % 360:
        return images
    height, width = images.shape[1:]
    angle = np.radians(degrees)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    y, x = y - (height - 1) / 2, x - (width - 1) / 2
    from_x = np.cos(angle) * x - np.sin(angle) * y + (width - 1) / 2
    from_y = np.sin(angle) * x + np.cos(angle) * y + (height - 1) / 2
    flat = images.reshape(len(images), -1)
    total = np.zeros((len(images), height * width), np.float32)
    top, left = np.floor(from_y).astype(int), np.floor(from_x).astype(int)
    for down in (0, 1):
        for right in (0, 1):
            row, column = top + down, left + right
            weight = (1 - np.abs(from_y - row)) * (1 - np.abs(from_x - column))
            weight[(row < 0) | (row >= height) | (column < 0) | (column >= width)] = 0
            place = np.clip(row, 0, height - 1) * width + np.clip(column, 0, width - 1)
            total += flat[:, place.ravel()] * weight.ravel().astype(np.float32)
    return np.rint(np.clip(total, 0, 255)).astype(np.uint8).reshape(images.shape)


@dataclass(frozen=True)
class Disturbance:
    """A row of DISTURBANCES: its name and unit (source language), and the amounts at which the accuracy is measured.

    apply(images, amount, rng) returns disturbed images.
    """

    title: str
    unit: str
    amounts: tuple[float, ...]
    apply: Callable[[Images, float, np.random.Generator], Images]


DISTURBANCES: dict[str, Disturbance] = {
    "noise": Disturbance(
        QT_TRANSLATE_NOOP("inference", "Noise"),
        QT_TRANSLATE_NOOP("inference", "Standard deviation of the noise, as a share of full ink"),
        tuple(i / 10 for i in range(11)), noisy),
    "shift": Disturbance(
        QT_TRANSLATE_NOOP("inference", "Shift"), QT_TRANSLATE_NOOP("inference", "Shift to the right in pixels"),
        tuple(float(i) for i in range(-10, 11)), lambda images, amount, rng: shifted(images, amount)),
    "rotation": Disturbance(
        QT_TRANSLATE_NOOP("inference", "Rotation"), QT_TRANSLATE_NOOP("inference", "Rotation in degrees"),
        tuple(float(i) for i in range(-180, 181, 15)), lambda images, amount, rng: rotated(images, amount)),
}  # fmt: skip
"""Name → one way to break an image."""


@dataclass(frozen=True)
class Accuracies:
    """Accuracies (0 to 1) at the first so many amounts of a disturbance; `share`: how much of the work is done."""

    values: tuple[float, ...]
    share: float


def accuracy_against(model: Model, images: Images, labels: NDArray[np.uint8], kind: str) -> Iterator[Accuracies]:
    """Answer all images (N, height, width) under every amount of a disturbance; yields often, at last all."""
    row, found = DISTURBANCES[kind], list[float]()
    for amount in row.amounts:
        rng, right = np.random.default_rng(1), 0
        for start in range(0, len(images), BLOCK):
            part = row.apply(images[start : start + BLOCK], amount, rng)
            right += int(np.count_nonzero(model.answers(part) == labels[start : start + BLOCK]))
            yield Accuracies(tuple(found), (len(found) + start / len(images)) / len(row.amounts))
        found.append(right / len(images))
    yield Accuracies(tuple(found), 1.0)
