"""How thick connected parts are: a pen leaves lines of one thickness, a stain or a shadow does not."""

import numpy as np
from numpy.typing import NDArray


def thickness_of(labels: NDArray[np.intp], count: int) -> NDArray[np.float64]:
    """Return the side in pixels of the largest square inside each part of a labelled picture: (count,).

    labels (height, width): numbers 1 to count, 0 for paper. Layer by layer the pixels at the edge are taken away; a
    part that lasts for k layers is 2k − 1 pixels thick, or 2k.
    """
    mask, layer, thick = labels > 0, 0, np.zeros(count)
    while mask.any():
        layer += 1
        thick[np.bincount(labels[mask], minlength=count + 1)[1:] > 0] = 2 * layer - 1
        mask = _eroded(mask)
    return thick


def _eroded(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask without the pixels at its edge: those that touch paper, at a corner too, or the picture's edge."""
    padded = np.pad(mask, 1)
    rows = padded[:-2] & padded[1:-1] & padded[2:]
    return rows[:, :-2] & rows[:, 1:-1] & rows[:, 2:]
