"""Digits drawn by the program, so that there is always something to train on.

Each image is one way of writing a digit (`strokes`), traced by an unsteady hand (`handwriting`) and brought
into the form of MNIST: 28×28 pixels, 0 paper to 255 ink, the longer side of the ink 20 pixels, the centre of
mass in the middle. Nobody's handwriting is behind them.
How real they are is a number: `tests/benchmarks/digits_realism.py` measures it.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.drawn.handwriting import SIDE, Hand, draw

MOST = 200_000
"""The largest number of images drawn at once: 157 MB."""

CHUNK = 32  # images from one frame to the next: some 7 ms
HAND = Hand()


@dataclass(frozen=True)
class DrawingProgress:
    """`done` of `total` images are drawn."""

    done: int
    total: int


@dataclass(frozen=True, eq=False)
class Drawn:
    """The last frame: all images (total, 28, 28) uint8 and the digit that each shows, (total,) uint8."""

    images: np.ndarray
    labels: np.ndarray


def generate(
    count: int, rng: np.random.Generator, labels: Sequence[int] | np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Draw `count` digits: images (count, 28, 28) uint8 and labels (count,) uint8.

    All ten digits come equally often (within one), shuffled, unless `labels` (count,) says which come.
    The same state of `rng` gives the same images, to the last bit.
    Raises Problem for a count outside 1 to MOST, and for labels that are not `count` digits.
    """
    *_, drawn = generating(count, rng, labels)
    assert isinstance(drawn, Drawn)  # the last frame
    return drawn.images, drawn.labels


def generating(
    count: int,
    rng: np.random.Generator,
    labels: Sequence[int] | np.ndarray | None = None,
    *,
    chunk: int = CHUNK,
    hand: Hand = HAND,
) -> Iterator[DrawingProgress | Drawn]:
    """Draw as `generate` does, and yield Progress after every `chunk` images; the last frame is a Drawn.

    The images do not depend on `chunk`. A run is stopped by not asking for the next frame.
    `hand` says how the writing varies.
    """
    _check_count(count)
    wanted = _balanced(count, rng) if labels is None else _checked(labels, count)
    # Three streams, each read image by image: where a chunk ends makes no difference to the next image.
    streams = [np.random.default_rng(seed) for seed in rng.integers(2**63, size=3)]
    images = np.zeros((count, SIDE, SIDE), np.uint8)
    for start in range(0, count, chunk):
        stop = min(start + chunk, count)
        images[start:stop] = draw(wanted[start:stop], streams, hand)
        yield DrawingProgress(stop, count)
    yield Drawn(images, wanted)


def _check_count(count: int) -> None:
    whole = isinstance(count, int | np.integer) and not isinstance(count, bool)
    if not whole or not 1 <= count <= MOST:
        sentence = QT_TRANSLATE_NOOP(
            "problems", "The number of digits to generate must be a whole number from 1 to {most}, not {count}."
        )
        raise Problem(sentence, most=MOST, count=count)


def _balanced(count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.permutation(np.arange(count) % 10).astype(np.uint8)


def _checked(labels: Sequence[int] | np.ndarray, count: int) -> np.ndarray:
    given = np.asarray(labels)
    if given.shape != (count,):
        sentence = QT_TRANSLATE_NOOP("problems", "Give one label for each of the {count} digits to generate.")
        raise Problem(sentence, count=count)
    if given.dtype.kind not in "iu" or given.min() < 0 or given.max() > 9:
        raise Problem(QT_TRANSLATE_NOOP("problems", "Each label must be a whole number from 0 to 9."))
    return given.astype(np.uint8)
