"""Mini-batches: a few of the images, drawn at random, stand for all of them (book, section 4.2.3).

Two ways to draw: every batch afresh from all images, as `np.random.choice` does (some come twice, some never),
or all images shuffled once per epoch and dealt out like cards. Both follow from a seed.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SAMPLINGS = ("shuffled", "replacement")
"""Every image once per epoch in a new order each time, or each batch drawn afresh as np.random.choice does."""

DRAWN_AT_ONCE = 64
"""Batches drawn in one go, because asking for random numbers costs more than the numbers."""

WRONG_SIZE = QT_TRANSLATE_NOOP(
    "problems", "A batch of {size} does not fit: there are {samples} images. Choose from 1 to {samples}."
)
WRONG_NUMBER = QT_TRANSLATE_NOOP(
    "problems", "There is no batch {number}. An epoch has the batches 0 to {last}."
)


def iterations_per_epoch(samples: int, batch_size: int) -> int:
    """Return ceil(samples / batch_size): the last batch of an epoch may be smaller.

    >>> iterations_per_epoch(60_000, 100), iterations_per_epoch(1000, 300)
    (600, 4)
    """
    return -(-samples // batch_size)


def mini_batch(samples: int, size: int, number: int, sampling: str, seed: int) -> NDArray[np.intp]:
    """Return the indices (size,) of the images in batch `number` (from 0) of the first epoch.

    shuffled: the last batch of an epoch may be smaller. The batches are those that one generator of this seed
    gives one after the other. Raises Problem for a size or a number that there is not.

    >>> mini_batch(10, 4, 2, "shuffled", 0).size
    2
    """
    if not 1 <= size <= samples:
        raise Problem(WRONG_SIZE, size=size, samples=samples)
    last = -(-samples // size) - 1
    if not 0 <= number <= last:
        raise Problem(WRONG_NUMBER, number=number, last=last)
    if sampling == "shuffled":
        return _order(samples, seed)[number * size : (number + 1) * size]
    return _draws(samples, size, last + 1, seed)[number]


@lru_cache(maxsize=4)
def _order(samples: int, seed: int) -> NDArray[np.intp]:
    """Return all indices in the order of the epoch; kept, because neighbouring batches are asked for in turn."""
    order = np.random.default_rng(seed).permutation(samples)
    order.flags.writeable = False
    return order


@lru_cache(maxsize=4)
def _draws(samples: int, size: int, batches: int, seed: int) -> NDArray[np.intp]:
    """Return the draws of a whole epoch (batches, size); batch after batch gives the same numbers."""
    draws = np.random.default_rng(seed).choice(samples, (batches, size))
    draws.flags.writeable = False
    return draws


class Batches:
    """Gives the indices of one mini-batch after the other, without end, as `sampling` says.

    What it gives may be overwritten by the next one. dealt: how many there were; order: the images of this epoch as
    they are dealt (samples,), or the batches that were drawn in one go (DRAWN_AT_ONCE, size): with the state of `rng`
    these are all that it goes on from.
    """

    def __init__(self, samples: int, size: int, sampling: str, rng: np.random.Generator) -> None:
        self.samples, self.size, self.rng = samples, size, rng
        self.dealt = 0
        self.order: NDArray[np.intp] = np.arange(samples)
        self._afresh = sampling == "replacement"
        self._at_once = DRAWN_AT_ONCE if self._afresh else iterations_per_epoch(samples, size)

    def __next__(self) -> NDArray[np.intp]:
        """Return the next indices: (size,), or fewer at the end of a shuffled epoch."""
        place = self.dealt % self._at_once
        if place == 0:
            self._draw()
        self.dealt += 1
        return self.order[place] if self._afresh else self.order[place * self.size : (place + 1) * self.size]

    def _draw(self) -> None:
        if self._afresh:
            self.order = self.rng.integers(0, self.samples, (DRAWN_AT_ONCE, self.size))
        else:
            self.rng.shuffle(self.order)
