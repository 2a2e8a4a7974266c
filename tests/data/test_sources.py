"""Opening a dataset twice: one object while someone holds it, a new one when its files have changed."""

import gc
import os
import threading
import weakref
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data import sources
from nnviz.data.dataset import Dataset, save_idx
from nnviz.data.npz_datasets import save_npz
from nnviz.data.sources import drawing, opening


def small(seed: int = 0) -> Dataset:
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 256, (30, 6, 6)).astype(np.uint8)
    return Dataset("small", x[:20], np.arange(20, dtype=np.uint8) % 10, x[20:], np.arange(10, dtype=np.uint8))


def opened(source: str, path: str = "", places: tuple[Path, ...] = ()) -> Dataset:
    *_, data = opening(source, path, places)
    assert isinstance(data, Dataset)
    return data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_idx(small(), tmp_path / "idx")
    return tmp_path / "idx"


def test_a_folder_opened_twice_is_one_object_also_when_it_is_found(folder):
    first = opened("folder", str(folder))
    assert opened("folder", str(folder) + os.sep) is first
    assert opened("automatic", "", (folder,)) is first


def test_an_npz_file_opened_twice_is_one_object(tmp_path):
    save_npz(small(), tmp_path / "small.npz")
    assert opened("folder", str(tmp_path / "small.npz")) is opened("folder", str(tmp_path / "small.npz"))


def test_changed_files_are_read_again(folder):
    first = opened("folder", str(folder))
    save_idx(small(1), folder)
    second = opened("folder", str(folder))
    assert second is not first
    np.testing.assert_array_equal(second.x_train, small(1).x_train)


def test_digits_are_drawn_once_for_a_seed_and_sizes():
    *_, first = drawing(20, 10, 1)
    *_, again = drawing(20, 10, 1)
    *_, other = drawing(20, 10, 2)
    assert again is first and other is not first


def test_a_dataset_nobody_holds_is_freed(folder):
    data = opened("folder", str(folder))
    watch = weakref.ref(data)
    del data
    gc.collect()
    assert watch() is None
    assert not [key for key in sources._opened if str(folder) in str(key)]


def test_two_threads_that_open_at_the_same_time_end_with_one_object(folder):
    found: list[Dataset] = []
    threads = [threading.Thread(target=lambda: found.append(opened("folder", str(folder)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 and len(set(map(id, found))) == 1


def test_what_cannot_be_opened_is_never_remembered(tmp_path):
    for _ in range(2):
        with pytest.raises(Problem, match="is not a folder"):
            list(opening("folder", str(tmp_path / "nowhere"), ()))
    with pytest.raises(Problem):
        list(opening("folder", str(tmp_path / "nowhere.npz"), ()))
    with pytest.raises(Problem):
        list(opening("folder", "nul\0byte.npz", ()))
