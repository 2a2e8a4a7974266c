"""How MNIST's images were made, step by step: what has to happen to ink before a network of MNIST can read it.

"The original black and white (bilevel) images from NIST were size normalized to fit in a 20x20 pixel box while
preserving their aspect ratio. The resulting images contain grey levels as a result of the anti-aliasing technique used
by the normalization algorithm. The images were centered in a 28x28 image by computing the center of mass of the
pixels, and translating the image so as to position this point at the center of the 28x28 field."
Source: LeCun, Cortes and Burges, The MNIST database of handwritten digits; LeCun et al., Gradient-based learning
applied to document recognition, Proceedings of the IEEE 86 (1998), section III A.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

FIELD, BOX = 28, 20
"""Pixels of the side of an image, and of the box into which the digit is scaled."""
FAINT = 32  # of 255: less is no ink, where the box is looked for

Grey = NDArray[np.uint8]


@dataclass(frozen=True)
class Steps:
    """Which steps are taken: cut out the box of the ink, scale it to 20×20, put its centre of mass in the middle."""

    box: bool = True
    scale: bool = True
    centre: bool = True


class InkBox(NamedTuple):
    """A rectangle of pixels: rows from `top` to before `bottom`, columns from `left` to before `right`."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Columns."""
        return self.right - self.left

    def of(self, picture: NDArray[Any]) -> NDArray[Any]:
        """Return this part of a picture."""
        return picture[self.top : self.bottom, self.left : self.right]


@dataclass(frozen=True, eq=False)
class Prepared:
    """What each step made: all pictures are uint8, 0 paper to 255 ink.

    ink: what was drawn, square; box: of its ink, None without ink; cut: the part that was taken, all of it where the
    step is off; scaled: that part in pixels of the image; image (28, 28): what the network is shown; place: row and
    column of the upper left corner of `scaled` in it; mass: its centre of mass there, row and column in pixels.
    """

    ink: Grey
    box: InkBox | None
    cut: Grey
    scaled: Grey
    image: Grey
    place: tuple[int, int]
    mass: tuple[float, float] | None

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink."""
        return self.box is None


def box_of(ink: Grey) -> InkBox | None:
    """Return the smallest rectangle that holds all ink; None without ink."""
    rows, columns = (np.flatnonzero((ink >= FAINT).any(axis=axis)) for axis in (1, 0))
    return InkBox(rows[0], columns[0], rows[-1] + 1, columns[-1] + 1) if len(rows) else None


def prepare(ink: Grey, steps: Steps | None = None) -> Prepared:
    """Bring ink (n, n) into the form of MNIST by some or all of its steps.

    Without `scale` one pixel of the image is n/28 of the ink, as if the sheet were the image; without `centre` the part
    stays where it was on the sheet, or lies in the middle if it was scaled.
    """
    steps = steps or Steps()
    box = box_of(ink)
    taken = box if steps.box and box is not None else InkBox(0, 0, *ink.shape)
    if not steps.scale and not steps.centre:  # the box alone moves nothing
        scaled = resized(ink, FIELD, FIELD)
        return Prepared(ink, box, taken.of(ink), scaled, scaled, (0, 0), mass_of(scaled))
    cut = taken.of(ink)
    unit = max(cut.shape) / BOX if steps.scale else ink.shape[0] / FIELD
    scaled = resized(cut, *(max(1, round(side / unit)) for side in cut.shape))
    place = _centred(scaled) if steps.centre else _middle(scaled)
    image = _placed(scaled, place)
    return Prepared(ink, box, cut, scaled, image, place, mass_of(image))


def mass_of(picture: Grey) -> tuple[float, float] | None:
    """Return the centre of mass, row and column in pixels from the upper left corner; None without ink."""
    total = float(picture.sum(dtype=np.float64))
    if not total:
        return None
    row, column = (float((np.arange(picture.shape[axis]) + 0.5) @ picture.sum(axis=1 - axis, dtype=np.float64)) / total
                   for axis in (0, 1))  # fmt: skip
    return row, column


def _centred(scaled: Grey) -> tuple[int, int]:
    """Return the place that puts the centre of mass in the middle, by whole pixels.

    In MNIST's own images it lies between 14 and 15 pixels from the left and from the top (measured).
    """
    mass = mass_of(scaled)
    if mass is None:
        return _middle(scaled)
    row, column = (int(np.floor(FIELD / 2 + 1 - at)) for at in mass)
    return row, column


def _middle(scaled: Grey) -> tuple[int, int]:
    return (FIELD - scaled.shape[0]) // 2, (FIELD - scaled.shape[1]) // 2


def _placed(scaled: Grey, place: tuple[int, int]) -> Grey:
    """Return an empty image with a picture in it; what lies outside is cut off."""
    image = np.zeros((FIELD, FIELD), np.uint8)
    (top, left), (height, width) = place, scaled.shape
    rows, columns = slice(max(0, top), max(0, top + height)), slice(max(0, left), max(0, left + width))
    part = image[rows, columns]
    part[:] = scaled[max(0, -top) :, max(0, -left) :][: part.shape[0], : part.shape[1]]
    return image


def resized(picture: Grey, height: int, width: int) -> Grey:
    """Return a picture in another size; every pixel is the mean of the area it covers (anti-aliasing)."""
    found = _shares(picture.shape[0], height) @ picture.astype(np.float32) @ _shares(picture.shape[1], width).T
    return np.rint(np.clip(found, 0, 255)).astype(np.uint8)


@lru_cache(maxsize=512)
def _shares(before: int, after: int) -> NDArray[np.float32]:
    """Return how much of each of `after` pixels lies in each of `before`: (after, before), rows that add up to 1."""
    edges = np.arange(after + 1) * (before / after)
    pixels = np.arange(before)
    low, high = np.maximum(edges[:-1, None], pixels), np.minimum(edges[1:, None], pixels + 1)
    shares = np.maximum(0.0, high - low)
    return (shares / shares.sum(axis=1, keepdims=True)).astype(np.float32)
