"""Datasets under the names and in the folders in which people have them."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data import dataset, mnist
from nnviz.data.sources import opening

ARRAYS = (
    np.full((20, 28, 28), 9, np.uint8), np.arange(20, dtype=np.uint8) % 10,
    np.full((10, 28, 28), 7, np.uint8), np.arange(10, dtype=np.uint8),
)  # fmt: skip
NAMES = {
    "EMNIST's own": lambda name: f"emnist-mnist-{name.replace('t10k', 'test')}.gz",
    "QMNIST's own": lambda name: f"qmnist-{name.replace('t10k', 'test')}",
    "Kaggle's folder round each file": lambda name: f"{name}/{name}",
    "the root above FashionMNIST/raw": lambda name: f"FashionMNIST/raw/{name}",
    "a browser's second copy": lambda name: f"{name} (1).gz",
}


def write(folder: Path, name, arrays=ARRAYS) -> Path:
    for file, array in zip(mnist.FILES, arrays, strict=True):
        path = folder / name(file.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape) + array.tobytes()
        path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return folder


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_four_files_are_found_under_the_names_that_people_have(tmp_path, name):
    *_, found = opening("folder", str(write(tmp_path, name)), [])
    for array, wanted in zip((found.x_train, found.t_train, found.x_test, found.t_test), ARRAYS, strict=True):
        np.testing.assert_array_equal(array, wanted)


def test_several_files_of_like_names_are_not_guessed_among(tmp_path):
    for split in ("letters", "digits"):
        write(tmp_path, lambda name, split=split: f"emnist-{split}-{name.replace('t10k', 'test')}")
    with pytest.raises(Problem):
        mnist.load(tmp_path)


def test_the_published_names_come_before_those_like_them(tmp_path):
    write(tmp_path, lambda name: f"{name} (1)", tuple(array[::-1] for array in ARRAYS))
    write(tmp_path, lambda name: name)
    np.testing.assert_array_equal(mnist.load(tmp_path).t_train, ARRAYS[1])


def test_an_axis_of_one_channel_is_dropped(tmp_path):
    x, t, x_test, t_test = ARRAYS
    np.savez(tmp_path / "keras.npz", x_train=x[..., None], y_train=t, x_test=x_test[..., None], y_test=t_test)
    assert dataset.load_npz(tmp_path / "keras.npz").x_train.shape == (20, 28, 28)
