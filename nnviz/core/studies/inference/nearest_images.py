"""Which images are most like one image: the nearest in the Euclidean distance of their pixels, exactly and fast.

    d² = Σ (x − x′)² ≥ ¼ Σ (s − s′)² + (r − r′)²     s: the sums of 2×2 pixels, r² = Σ x² − ¼ Σ s²

An image is the means of its 2×2 blocks and what is left of it, at a right angle to them and r long; two vectors are at
least as far apart as their lengths differ. The right side takes a quarter of the work and is never too large: an image
whose right side is already larger than the tenth distance found need not be looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BLOCK = 1024  # images made ready at once: some 5 ms
_GROUP = 256  # images looked at closely at once, in the order of their bounds
_ROUNDING = 4e-7  # of float32, where a few hundred products of whole numbers are added up, relative to the squares

_Best = tuple[NDArray[np.intp], NDArray[np.float64]]


@dataclass(frozen=True)
class Neighbour:
    """An image: its number, and its distance as the root of the mean squared difference of the pixels (0 to 255)."""

    number: int
    distance: float


class ImageIndex:
    """Images (N, height, width) uint8 and the sums of their pixels: ready to be asked. `indexing` makes one."""

    def __init__(self, images: NDArray[np.uint8], sums: NDArray[np.float32], squares: NDArray[np.float64]) -> None:
        """squares (N, 2): the squares of an image's sums, and of its pixels, added up."""
        self._images, self._sums, self._squares = images, sums, squares[:, 0]
        self._rests = _rest(squares)

    def nearest(self, image: NDArray[np.uint8], count: int = 10) -> tuple[Neighbour, ...]:
        """Return the `count` nearest images to one (height, width) uint8, the nearest first."""
        count = min(count, len(self._images))
        bounds = self._bounds(image)
        first = min(len(bounds), max(count, _GROUP))
        order = np.argpartition(bounds, first - 1)[:first]
        best = _best(order, self._distances(order, image), count)
        rest = np.setdiff1d(np.flatnonzero(bounds <= _limit(best)), order)
        rest = rest[np.argsort(bounds[rest], kind="stable")]
        for start in range(0, len(rest), _GROUP):  # each group makes the limit of the next one smaller
            group = rest[start : start + _GROUP]
            if bounds[group[0]] > _limit(best):
                break
            best = _best(np.append(best[0], group), np.append(best[1], self._distances(group, image)), count)
        return tuple(Neighbour(int(n), float(np.sqrt(square / image.size))) for n, square in zip(*best, strict=True))

    def _bounds(self, image: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return what the squared distances of all images are at least, apart from the rounding of float32."""
        sums, squares = _sums(image[None]), _squares(image[None])
        apart = self._squares - 2 * (self._sums @ sums[0]) + squares[0, 0]
        slack = _ROUNDING * (float(self._squares.max(initial=0)) + float(squares[0, 0]))
        return np.maximum(0, apart - slack) / 4 + (self._rests - _rest(squares)) ** 2

    def _distances(self, numbers: NDArray[np.intp], image: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return the squared distances of some images, exact for up to 258 columns: float32 holds the sum of a row."""
        away = self._images[numbers].astype(np.float32) - image.astype(np.float32)
        return np.einsum("nij,nij->ni", away, away).sum(axis=1, dtype=np.float64)


def _best(numbers: NDArray[np.intp], squares: NDArray[np.float64], count: int) -> _Best:
    """Return the smallest `count` of some squared distances with the images' numbers, the smallest first."""
    order = np.lexsort((numbers, squares))[:count]
    return numbers[order], squares[order]


def _limit(best: _Best) -> float:
    """Return how large a bound may be for the image to come among the best."""
    return float(best[1][-1]) * (1 + 1e-9) + 1e-3


def indexing(images: NDArray[np.uint8]) -> Iterator[float | ImageIndex]:
    """Make images (N, height, width) ready: yield the share that is done, at last the ImageIndex.

    It takes N·height·width bytes of memory for 4-byte sums of 4 pixels each.
    """
    count, (height, width) = len(images), images.shape[1:]
    sums = np.empty((count, -(-height // 2) * -(-width // 2)), np.float32)
    squares = np.empty((count, 2))
    for start in range(0, count, _BLOCK):
        own = slice(start, start + _BLOCK)
        sums[own], squares[own] = _sums(images[own]), _squares(images[own])
        yield min(1.0, (start + _BLOCK) / count)
    yield ImageIndex(images, sums, squares)


def _sums(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the sums of 2×2 pixels as rows (N, height/2 · width/2); an odd edge is filled up with paper."""
    height, width = images.shape[1:]
    if height % 2 or width % 2:
        images = np.pad(images, ((0, 0), (0, height % 2), (0, width % 2)))
    pairs = images[:, ::2].astype(np.uint16) + images[:, 1::2]
    return (pairs[:, :, ::2] + pairs[:, :, 1::2]).reshape(len(images), -1).astype(np.float32)


def _squares(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the squares of the sums of 2×2 pixels and those of the pixels, added up over each image: (N, 2)."""
    parts = (_sums(images).astype(np.float64), images.reshape(len(images), -1).astype(np.float64))
    return np.stack([np.einsum("ij,ij->i", part, part) for part in parts], axis=1)


def _rest(squares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of each image its 2×2 blocks do not say: r, (N,)."""
    return np.sqrt(np.maximum(0, squares[:, 1] - squares[:, 0] / 4))
