"""The nearest images are those of a search that leaves nothing out."""

import numpy as np
import pytest

from nnviz.core.studies.inference.nearest_images import ImageIndex, indexing


def index_of(images: np.ndarray) -> ImageIndex:
    *shares, index = indexing(images)
    assert shares == sorted(shares) and shares[-1] == 1.0 and isinstance(index, ImageIndex)
    return index


@pytest.mark.parametrize("shape", [(700, 28, 28), (3000, 7, 9), (5, 4, 4), (1, 3, 3)])
@pytest.mark.parametrize("kind", ["noise", "strokes", "alike"])
def test_nothing_nearer_is_left_out(shape, kind):
    rng = np.random.default_rng(len(kind))
    images = rng.integers(0, 256, shape).astype(np.uint8)
    if kind == "strokes":
        images[rng.random(shape) < 0.8] = 0
    if kind == "alike":
        images = np.clip(images[:1].astype(int) + rng.integers(-2, 3, shape), 0, 255).astype(np.uint8)
    index = index_of(images)
    for image in (images[0], rng.integers(0, 256, shape[1:]).astype(np.uint8), np.zeros(shape[1:], np.uint8)):
        squares = ((images.astype(float) - image) ** 2).mean(axis=(1, 2))
        found = index.nearest(image)
        assert [neighbour.number for neighbour in found] == np.argsort(squares, kind="stable")[:10].tolist()
        np.testing.assert_allclose([n.distance for n in found], np.sqrt(np.sort(squares)[:10]), rtol=1e-6)
