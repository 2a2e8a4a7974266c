"""Drawn digits are drawn once, kept in a file, and drawn again where that file cannot be trusted."""

from pathlib import Path

import numpy as np
import pytest

from nnviz.data import digit_cache, digits
from nnviz.data.idx import Progress
from nnviz.data.sources import drawing

GREYS = (29.3, 50.7, 34.0, 50.7, 21.5, 25.2, 27.8, 32.1, 35.2, 48.6, 43.8, 33.5)
"""The mean greys of the first digits of recipe 1."""


def opened(folder: Path, seed: int = 5) -> tuple[list, np.ndarray]:
    """Return the frames before the data, and all its images."""
    *before, data = drawing(40, 10, seed, folder)
    images = np.concatenate([data.x_train, data.x_test]).copy()
    del data  # what is open is shared: nothing would be read
    return before, images


def test_what_was_drawn_is_read_the_next_time(tmp_path):
    drawn, first = opened(tmp_path)
    read, second = opened(tmp_path)
    assert any(isinstance(frame, Progress) for frame in drawn) and read == []
    assert np.array_equal(first, second)
    assert [file.name for file in tmp_path.iterdir()] == ["digits-1-50-5.npz"]


@pytest.mark.parametrize("harm", ["cut", "empty", "another", "one pixel", "folder", "text"])
def test_a_file_that_cannot_be_trusted_is_drawn_again(tmp_path, harm):
    _, first = opened(tmp_path)
    file = tmp_path / "digits-1-50-5.npz"
    content = file.read_bytes()
    if harm == "cut":
        file.write_bytes(content[:-100])
    elif harm == "empty":
        file.write_bytes(b"")
    elif harm == "another":
        np.savez(file, images=np.zeros((50, 28, 28), np.uint8), labels=np.zeros(50, np.uint8), digest=np.array("0"))
    elif harm == "one pixel":
        with np.load(file) as kept:
            parts = {name: kept[name].copy() for name in kept}
        parts["images"][3, 14, 14] ^= 1
        np.savez(file, **parts)
    elif harm == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_text("not digits")
    again, second = opened(tmp_path)
    assert again and np.array_equal(first, second)
    if harm != "folder":
        assert opened(tmp_path)[0] == []  # and mended


def test_digits_of_an_older_recipe_are_removed(tmp_path):
    (tmp_path / "digits-0-50-5.npz").write_bytes(b"old")
    (tmp_path / "other.npz").write_bytes(b"not ours")
    opened(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["digits-1-50-5.npz", "other.npz"]


def test_where_nothing_can_be_kept_digits_are_drawn_all_the_same(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    before, images = opened(tmp_path / "file" / "folder")
    assert before and len(images) == 50
    assert "not kept" in caplog.text


def test_another_way_of_drawing_has_another_number():
    images, _ = digits.generate(100, np.random.default_rng(0))
    found = images.mean(axis=(1, 2))[: len(GREYS)]
    assert digit_cache.RECIPE == 1
    assert np.allclose(found, GREYS, atol=0.3), "Raise RECIPE, and write the new greys here."
