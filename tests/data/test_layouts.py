"""Datasets under the names and in the folders in which people have them."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data import mnist, npz_datasets
from nnviz.data.dataset import Dataset
from nnviz.data.idx import OTHER_ORDER
from nnviz.data.mnist import EMNIST, SEVERAL
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


def opened(path: Path) -> Dataset:
    *_, found = opening("folder", str(path), [])
    return found


def same(found: Dataset, arrays=ARRAYS) -> bool:
    parts = (found.x_train, found.t_train, found.x_test, found.t_test)
    return all(np.array_equal(part, array) for part, array in zip(parts, arrays, strict=True))


def test_qmnists_own_labels_are_the_first_of_eight_columns(tmp_path):
    write(tmp_path, lambda name: f"qmnist-{name.replace('t10k', 'test')}")
    for part, labels in (("train", ARRAYS[1]), ("test", ARRAYS[3])):
        table = np.zeros((len(labels), 8), ">i4")
        table[:, 0], table[:, 4] = labels, 123_456
        content = bytes([0, 0, 0x0C, 2]) + b"".join(n.to_bytes(4, "big") for n in table.shape) + table.tobytes()
        (tmp_path / f"qmnist-{part}-labels-idx1-ubyte").unlink()
        (tmp_path / f"qmnist-{part}-labels-idx2-int.gz").write_bytes(gzip.compress(content))
    assert same(opened(tmp_path))


@pytest.mark.parametrize(("split", "classes"), [("letters", 27), ("balanced", 47), ("byclass", 62), ("digits", 10)])
def test_emnists_letters_have_their_names(tmp_path, split, classes):
    labels = np.arange(classes, dtype=np.uint8)
    arrays = (np.zeros((classes, 28, 28), np.uint8), labels, np.zeros((classes, 28, 28), np.uint8), labels)
    write(tmp_path, lambda name: f"emnist-{split}-{name.replace('t10k', 'test')}.gz", arrays)
    found = opened(tmp_path)
    assert found.name == f"EMNIST {split}"
    assert len(found.class_names) == classes
    assert found.class_names == EMNIST.get(split, tuple("0123456789"))


def test_up_to_a_hundred_classes_without_names_are_opened(tmp_path):
    labels = np.arange(100, dtype=np.uint8)
    found = opened(write(tmp_path, str, (np.zeros((100, 5, 4), np.uint8), labels) * 2))
    assert found.class_names == tuple(map(str, range(100)))


def test_of_several_sets_in_one_folder_the_names_are_told(tmp_path):
    for split in ("letters", "digits"):
        write(tmp_path, lambda name, split=split: f"emnist-{split}-{name.replace('t10k', 'test')}")
    with pytest.raises(Problem) as found:
        opened(tmp_path)
    assert found.value.sentence == SEVERAL
    assert "emnist-digits, emnist-letters" in str(found.value)


@pytest.mark.parametrize("magic", [b"\x03\x08\0\0", b"\0\0\x08\x03"], ids=["all", "sizes"])
def test_the_other_byte_order_is_named(tmp_path, magic):
    write(tmp_path, str)
    x = ARRAYS[0]
    content = magic + b"".join(n.to_bytes(4, "little") for n in x.shape) + x.tobytes()
    (tmp_path / mnist.FILES[0].name).write_bytes(content)
    with pytest.raises(Problem) as found:
        opened(tmp_path)
    assert found.value.sentence == OTHER_ORDER


def test_an_axis_of_one_channel_is_dropped(tmp_path):
    x, t, x_test, t_test = ARRAYS
    np.savez(tmp_path / "keras.npz", x_train=x[..., None], y_train=t, x_test=x_test[..., None], y_test=t_test)
    assert npz_datasets.load_npz(tmp_path / "keras.npz").x_train.shape == (20, 28, 28)
