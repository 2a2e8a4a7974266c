"""Which images are most like one image: the nearest in the Euclidean distance of their pixels, exactly and fast.

    d² = Σ (x − x′)² = Σ x² + Σ x′² − 2 Σ x·x′

The last sum is a product of matrices, the only work that grows with images and pixels. It is done in float32, block by
block: 60,000 images of 28×28 pixels take some 10 ms, whatever is looked for. Less what its rounding may be, it says
how far away an image is at least; only those that may be among the nearest are then measured exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BLOCK = 512  # images at once, 1.6 MB as float32: they stay in the processor's cache
_STEP = 1024  # images made ready between two reports: some 5 ms


@dataclass(frozen=True)
class Neighbour:
    """An image: its number, and its distance as the root of the mean squared difference of the pixels (0 to 255)."""

    number: int
    distance: float


class ImageIndex:
    """Images (N, height, width) uint8 and the sums of their squares: ready to be asked. `indexing` makes one."""

    def __init__(self, images: NDArray[np.uint8], squares: NDArray[np.float64]) -> None:
        """squares (N,): the squares of an image's pixels, added up."""
        self._images, self._squares = images, squares

    def nearest(self, image: NDArray[np.uint8], count: int = 10) -> tuple[Neighbour, ...]:
        """Return the `count` nearest images to one (height, width) uint8, the nearest first."""
        count = min(count, len(self._images))
        if not count:
            return ()
        bounds = self._bounds(image)
        likely = np.argpartition(bounds, count - 1)[:count]
        limit = self._distances(likely, image).max()  # so many are as near as that
        numbers = np.flatnonzero(bounds <= limit)
        squares = self._distances(numbers, image)
        order = np.lexsort((numbers, squares))[:count]
        return tuple(Neighbour(int(numbers[k]), float(np.sqrt(squares[k] / image.size))) for k in order)

    def _bounds(self, image: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return what the squared distances of all images are at least, and nearly are.

        A sum of n products, none of them negative, errs by at most n · 2⁻²⁴ of itself, in whatever order it is added
        up (Higham 2002, section 3.1).
        """
        pixels, products = image.ravel().astype(np.float32), np.empty(len(self._images), np.float32)
        for start in range(0, len(products), _BLOCK):
            block = self._images[start : start + _BLOCK]
            products[start : start + _BLOCK] = block.reshape(len(block), -1).astype(np.float32) @ pixels
        most = products.astype(np.float64) * (1 + 1.01 * image.size * 2.0**-24)
        return self._squares + float(_squares(image[None])[0]) - 2 * most

    def _distances(self, numbers: NDArray[np.intp], image: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return the squared distances of some images, exact for up to 258 columns: float32 holds the sum of a row."""
        own, squares = image.astype(np.float32), np.empty(len(numbers))
        for start in range(0, len(numbers), _BLOCK):
            away = self._images[numbers[start : start + _BLOCK]].astype(np.float32) - own
            squares[start : start + _BLOCK] = np.einsum("nij,nij->ni", away, away).sum(axis=1, dtype=np.float64)
        return squares


def indexing(images: NDArray[np.uint8]) -> Iterator[float | ImageIndex]:
    """Make images (N, height, width) ready: yield the share that is done, at last the ImageIndex."""
    squares = np.empty(len(images))
    for start in range(0, len(images), _STEP):
        squares[start : start + _STEP] = _squares(images[start : start + _STEP])
        yield min(1.0, (start + _STEP) / len(images))
    yield ImageIndex(images, squares)


def _squares(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the squares of the pixels, added up over each image (N,): exact, they are whole numbers."""
    pixels = images.reshape(len(images), -1).astype(np.float64)
    return np.einsum("ij,ij->i", pixels, pixels)
