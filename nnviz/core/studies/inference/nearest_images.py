"""Which images are most like one image: the nearest in the Euclidean distance of their pixels, exactly and fast.

    d² = Σ (x − x′)² ≥ ¼ Σ (s − s′)²     where s are the sums of 2×2 pixels (Cauchy and Schwarz)

The right side takes a quarter of the work and is never too large: an image whose right side is already larger than the
tenth distance found need not be looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BLOCK = 1024  # images made ready at once: some 5 ms
_FIRST = 256  # images looked at closely before anything is left out


@dataclass(frozen=True)
class Neighbour:
    """An image: its number, and its distance as the root of the mean squared difference of the pixels (0 to 255)."""

    number: int
    distance: float


class ImageIndex:
    """Images (N, height, width) uint8 and the sums of their pixels: ready to be asked. `indexing` makes one."""

    def __init__(self, images: NDArray[np.uint8], sums: NDArray[np.float32]) -> None:
        self._images, self._sums = images, sums
        self._squares = np.einsum("ij,ij->i", sums, sums)

    def nearest(self, image: NDArray[np.uint8], count: int = 10) -> tuple[Neighbour, ...]:
        """Return the `count` nearest images to one (height, width) uint8, the nearest first."""
        count = min(count, len(self._images))
        wanted = _sums(image[None])[0]
        bounds = np.maximum(0, self._squares - 2 * (self._sums @ wanted) + wanted @ wanted) / 4
        first = min(len(bounds), max(count, _FIRST))
        order = np.argpartition(bounds, first - 1)[:first]
        found = self._distances(order, image)
        worst = np.partition(found, count - 1)[count - 1]
        rest = np.setdiff1d(np.flatnonzero(bounds <= worst * (1 + 1e-5) + 1), order)  # float32 rounds the bounds
        order, found = np.concatenate([order, rest]), np.concatenate([found, self._distances(rest, image)])
        best = np.lexsort((order, found))[:count]
        return tuple(Neighbour(int(order[i]), float(np.sqrt(found[i] / image.size))) for i in best)

    def _distances(self, numbers: NDArray[np.intp], image: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return the squared distances of some images, exact."""
        away = self._images[numbers].astype(np.float32) - image.astype(np.float32)
        return np.einsum("nij,nij->n", away, away, dtype=np.float64, casting="unsafe")


def indexing(images: NDArray[np.uint8]) -> Iterator[float | ImageIndex]:
    """Make images (N, height, width) ready: yield the share that is done, at last the ImageIndex.

    It takes N·height·width bytes of memory for 4-byte sums of 4 pixels each.
    """
    count, (height, width) = len(images), images.shape[1:]
    sums = np.empty((count, -(-height // 2) * -(-width // 2)), np.float32)
    for start in range(0, count, _BLOCK):
        sums[start : start + _BLOCK] = _sums(images[start : start + _BLOCK])
        yield min(1.0, (start + _BLOCK) / count)
    yield ImageIndex(images, sums)


def _sums(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the sums of 2×2 pixels as rows (N, height/2 · width/2); an odd edge is filled up with paper."""
    height, width = images.shape[1:]
    if height % 2 or width % 2:
        images = np.pad(images, ((0, 0), (0, height % 2), (0, width % 2)))
    pairs = images[:, ::2].astype(np.uint16) + images[:, 1::2]
    return (pairs[:, :, ::2] + pairs[:, :, 1::2]).reshape(len(images), -1).astype(np.float32)
