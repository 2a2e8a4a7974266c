import io
import os
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest

from nnviz import safe_file
from nnviz.core.problems import Problem
from nnviz.data import dataset, idx, mnist, npz, npz_datasets
from nnviz.data.dataset import (
    DIGITS,
    Dataset,
    Origin,
    Progress,
    save_idx,
    saving_idx,
)
from nnviz.data.npz_datasets import load_npz, loading_npz, save_npz, saving_npz

KEYS = ("x_train", "t_train", "x_test", "t_test")


def arrays() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(9)
    return {
        "x_train": rng.integers(0, 256, (50, 6, 6), np.uint8),
        "t_train": np.arange(50, dtype=np.uint8) % 10,
        "x_test": rng.integers(0, 256, (20, 6, 6), np.uint8),
        "t_test": np.arange(20, dtype=np.uint8) % 10,
    }


def made(**changes: object) -> Dataset:
    return Dataset("some", **(arrays() | changes))


def sentence(do: Callable[[], object]) -> str:
    with pytest.raises(Problem) as caught:
        do()
    assert "{" not in str(caught.value)
    return caught.value.sentence


def same(found: Dataset, wanted: Dataset) -> bool:
    return all(np.array_equal(getattr(found, key), getattr(wanted, key)) for key in KEYS)


def test_the_arrays_of_a_dataset_cannot_be_written_to() -> None:
    for key in KEYS:
        with pytest.raises(ValueError, match="read-only"):
            getattr(made(), key)[0] = 1
    with pytest.raises(FrozenInstanceError):
        made().name = "other"


def test_the_callers_arrays_stay_as_they_were() -> None:
    parts = arrays()
    found = Dataset("some", **parts)
    assert all(array.flags.writeable for array in parts.values())
    assert np.shares_memory(found.x_train, parts["x_train"])


def test_the_summary_counts_images_and_classes() -> None:
    found = made(t_test=np.array([3] * 19 + [0], np.uint8)).summary
    assert (found.train, found.test, found.height, found.width) == (50, 20, 6, 6)
    assert found.train_per_class == (5,) * 10
    assert found.test_per_class == (1, 0, 0, 19, 0, 0, 0, 0, 0, 0)


def test_a_subset_holds_different_images_with_their_own_labels() -> None:
    whole = made(x_train=np.arange(50, dtype=np.uint8)[:, None, None] * np.ones((6, 6), np.uint8))
    part = whole.subset(30, np.random.default_rng(0))
    chosen = part.x_train[:, 0, 0]
    assert len(set(chosen.tolist())) == 30
    assert np.array_equal(part.t_train, whole.t_train[chosen])
    assert part.x_test is not None and np.array_equal(part.x_test, whole.x_test)
    assert same(part, whole.subset(30, np.random.default_rng(0)))
    assert not np.array_equal(part.t_train, whole.subset(30, np.random.default_rng(1)).t_train)
    assert not part.x_train.flags.writeable


@pytest.mark.parametrize("count", [-1, 0, 51])
def test_a_subset_of_an_impossible_size_is_refused(count: int) -> None:
    assert sentence(lambda: made().subset(count, np.random.default_rng(0))) == dataset.WRONG_SUBSET


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"x_train": np.zeros((50, 6, 6))}, dataset.NOT_IMAGES),
        ({"x_test": np.zeros((20, 36), np.uint8)}, dataset.NOT_IMAGES),
        ({"t_train": np.zeros(50, np.int64)}, dataset.NOT_LABELS),
        ({"t_test": np.zeros((20, 10), np.uint8)}, dataset.NOT_LABELS),
        ({"t_test": np.zeros(19, np.uint8)}, dataset.WRONG_COUNT),
        ({"t_train": np.zeros(0, np.uint8)}, dataset.WRONG_COUNT),
        ({"x_train": np.zeros((0, 6, 6), np.uint8), "t_train": np.zeros(0, np.uint8)}, dataset.NO_IMAGES),
        ({"x_test": np.zeros((20, 6, 7), np.uint8)}, dataset.TWO_SIZES),
        ({"x_test": np.zeros((20, 6, 257), np.uint8)}, dataset.TOO_WIDE),
        ({"t_train": np.full(50, 10, np.uint8)}, dataset.WRONG_LABEL),
        ({"class_names": DIGITS[:9]}, dataset.WRONG_LABEL),
        ({"class_names": ()}, dataset.WRONG_CLASSES),
        ({"class_names": tuple(map(str, range(101)))}, dataset.WRONG_CLASSES),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(changes: dict, wanted: str) -> None:
    assert sentence(lambda: made(**changes)) == wanted


def test_a_dataset_saved_as_idx_is_found_and_read_again(tmp_path: Path) -> None:
    whole = made()
    save_idx(whole, tmp_path / "mine")
    assert sorted(file.name for file in (tmp_path / "mine").iterdir()) == sorted(
        file.gz_name for file in mnist.FILES
    )
    found = mnist.load(tmp_path / "mine")
    assert same(found, whole)
    assert found.name == "mine"


def test_a_dataset_saved_as_npz_comes_back_with_its_class_names(tmp_path: Path) -> None:
    whole = made(class_names=("옷", "bag", "c", "d", "e", "f", "g", "h", "i", "shoe 👞"))
    save_npz(whole, tmp_path / "mine.npz")
    found = load_npz(tmp_path / "mine.npz")
    assert same(found, whole)
    assert (found.name, found.origin, found.verified) == ("mine", Origin.NPZ, False)
    assert found.class_names == whole.class_names
    with np.load(tmp_path / "mine.npz") as read_by_numpy:
        assert np.array_equal(read_by_numpy["x_train"], whole.x_train)
        assert tuple(read_by_numpy["class_names"]) == whole.class_names


@pytest.mark.parametrize("saving", [saving_idx, saving_npz])
def test_saving_that_is_given_up_midway_leaves_nothing(tmp_path: Path, saving: Callable) -> None:
    steps = saving(
        made(
            x_train=np.random.default_rng(0).integers(0, 256, (50, 60, 60), np.uint8),
            x_test=np.zeros((20, 60, 60), np.uint8),
        ),
        tmp_path / "mine",
    )
    assert isinstance(next(steps), Progress)
    steps.close()
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


@pytest.mark.parametrize("saving", [saving_idx, saving_npz])
def test_saving_tells_its_progress_to_the_end(tmp_path: Path, saving: Callable) -> None:
    steps = list(saving(made(), tmp_path / "mine"))
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total


@pytest.mark.skipif(sys.platform != "linux", reason="needs a full device")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    def fill() -> None:
        with idx.replace_file(tmp_path / "a") as stream, open("/dev/full", "wb", buffering=0) as full:
            for _ in npz.writing_arrays(full, arrays(), "a"):
                stream.write(b"x")

    assert sentence(fill) == safe_file.DISK_FULL
    assert os.listdir(tmp_path) == []


def one_hot(t: np.ndarray, classes: int = 10) -> np.ndarray:
    return np.eye(classes)[t]


LIKE_THE_ORIGINAL = {
    "as saved by numpy": lambda parts: parts,
    "labels called y": lambda parts: {key.replace("t_", "y_"): value for key, value in parts.items()},
    "flat images": lambda parts: parts | {key: parts[key].reshape(-1, 36) for key in ("x_train", "x_test")},
    "whole numbers": lambda parts: {key: value.astype(">i8") for key, value in parts.items()},
    "16 bits in column order": lambda parts: {
        key: np.asfortranarray(value, "<u2") for key, value in parts.items()
    },
    "0 to 255 as floats": lambda parts: {key: value.astype(np.float16) for key, value in parts.items()},
    "0 to 1": lambda parts: parts | {key: (parts[key] / 255).astype("f4") for key in ("x_train", "x_test")},
    "one-hot": lambda parts: parts | {key: one_hot(parts[key]) for key in ("t_train", "t_test")},
    "one-hot as yes and no": lambda parts: parts | {"t_train": one_hot(parts["t_train"]).astype(bool)},
    "labels in a column": lambda parts: parts | {"t_train": parts["t_train"][:, None].astype(float)},
    "more arrays": lambda parts: parts | {"notes": np.array(["a"]), "objects": np.array([{}, []], object)},
}


@pytest.mark.parametrize("kind", LIKE_THE_ORIGINAL)
@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_the_usual_forms_of_npz_give_the_same_dataset(tmp_path: Path, kind: str, save: Callable) -> None:
    save(tmp_path / "a.npz", **LIKE_THE_ORIGINAL[kind](arrays()))
    *steps, found = loading_npz(tmp_path / "a.npz")
    assert steps and all(isinstance(step, Progress) for step in steps)
    assert same(found, made())
    assert found.class_names == DIGITS
    assert found.x_train.dtype == found.t_train.dtype == np.uint8


def test_black_and_white_images_become_0_and_255(tmp_path: Path) -> None:
    ink = arrays()["x_train"] > 127
    np.savez(tmp_path / "a.npz", **arrays() | {"x_train": ink, "x_test": ink[:20].astype(int)})
    found = load_npz(tmp_path / "a.npz")
    assert np.array_equal(found.x_train, ink * np.uint8(255))
    assert np.array_equal(found.x_test, found.x_train[:20])


def test_fewer_classes_in_one_hot_labels_are_kept(tmp_path: Path) -> None:
    parts = arrays()
    for key in ("t_train", "t_test"):
        parts[key] = one_hot(parts[key] % 3, 3)
    np.savez(tmp_path / "a.npz", **parts)
    assert load_npz(tmp_path / "a.npz").class_names == ("0", "1", "2")


X, T = arrays()["x_train"], arrays()["t_train"]
BAD_ARRAYS = {
    "images with colours": ({"x_train": np.zeros((50, 6, 6, 3))}, npz_datasets.COLOURED),
    "colours before the pixels": ({"x_train": np.zeros((50, 3, 6, 6))}, npz_datasets.COLOURED),
    "images along the last axis": ({"x_train": np.zeros((6, 6, 50))}, npz_datasets.IMAGES_LAST),
    "an image a column": ({"x_train": np.zeros((36, 50))}, npz_datasets.IMAGES_AS_COLUMNS),
    "flat images that are no square": ({"x_train": np.zeros((50, 35))}, npz_datasets.NOT_PICTURES),
    "images as texts": ({"x_train": np.full((50, 6, 6), "a")}, npz_datasets.NOT_PICTURES),
    "a single number": ({"x_train": np.array(1)}, npz_datasets.NOT_PICTURES),
    "pixels below 0": ({"x_test": np.full((20, 6, 6), -0.5)}, npz_datasets.WRONG_PIXELS),
    "pixels above 255": ({"x_test": np.full((20, 6, 6), 256)}, npz_datasets.WRONG_PIXELS),
    "a pixel that is no number": ({"x_train": np.where(X == X[3, 2, 1], np.nan, X)}, npz_datasets.WRONG_PIXELS),
    "an infinite pixel": ({"x_train": np.where(X == X[3, 2, 1], np.inf, X)}, npz_datasets.WRONG_PIXELS),
    "labels above 99": ({"t_train": np.where(T == 9, 100, T)}, npz_datasets.WRONG_CLASS),
    "labels that a byte would wrap": ({"t_train": T.astype(int) + 256}, npz_datasets.WRONG_CLASS),
    "labels below 0": ({"t_train": T.astype(int) - 1}, npz_datasets.WRONG_CLASS),
    "labels between classes": ({"t_train": T + 0.5}, npz_datasets.NOT_CLASSES),
    "labels that are no numbers": ({"t_train": np.full(50, np.nan)}, npz_datasets.NOT_CLASSES),
    "infinite labels": ({"t_train": np.full(50, np.inf)}, npz_datasets.NOT_CLASSES),
    "labels as texts": ({"t_train": np.array(list("ab") * 25)}, npz_datasets.NOT_CLASSES),
    "two ones in a row": ({"t_train": np.eye(10)[T] + np.eye(10)[(T + 1) % 10]}, npz_datasets.NOT_CLASSES),
    "probabilities": ({"t_train": np.full((50, 10), 0.1)}, npz_datasets.NOT_CLASSES),
    "a hundred and one classes": ({"t_train": one_hot(T, 101)}, npz_datasets.NOT_CLASSES),
    "one label too few": ({"t_train": T[:49]}, dataset.WRONG_COUNT),
    "labels without a length": ({"t_train": np.array(3)}, dataset.WRONG_COUNT),
    "no images": ({"x_train": X[:0]}, idx.NO_ITEMS),
    "other objects": ({"x_train": np.array([{}] * 50, object)}, npz.BAD_ARRAY),
    "complex numbers": ({"x_train": X + 1j}, npz.BAD_ARRAY),
    "a table": ({"x_train": np.zeros(50, [("a", "f4"), ("b", "i2")])}, npz.BAD_ARRAY),
    "class names as numbers": ({"class_names": np.arange(10)}, npz_datasets.NOT_NAMES),
    "one class name": ({"class_names": np.array("digits")}, npz_datasets.NOT_NAMES),
    "too few class names": ({"class_names": np.array(DIGITS[:9])}, dataset.WRONG_LABEL),
    "sizes that differ": ({"x_test": np.zeros((20, 36 + 13))}, dataset.TWO_SIZES),
}


@pytest.mark.parametrize("kind", BAD_ARRAYS)
def test_bad_arrays_in_npz_are_refused_with_their_own_sentence(tmp_path: Path, kind: str) -> None:
    changes, wanted = BAD_ARRAYS[kind]
    np.savez(tmp_path / "a.npz", **arrays() | changes)
    assert sentence(lambda: load_npz(tmp_path / "a.npz")) == wanted


def test_missing_arrays_are_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", x_train=X, y_test=T)
    with pytest.raises(Problem) as caught:
        load_npz(tmp_path / "a.npz")
    assert caught.value.values["names"] == "t_train, x_test"


def saved(**members: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.savez_compressed(stream, **members)
    return stream.getvalue()


def zipped(content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("x_train.npy", content)
    return stream.getvalue()


def npy(shape: str, data: bytes = b"", descr: str = "|u1") -> bytes:
    header = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\1\0" + len(header).to_bytes(2, "little") + header + data


def locked() -> bytes:
    data = bytearray(saved(**arrays()))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


BAD_ARCHIVES = {
    "empty": (b"", npz.NOT_NPZ),
    "text": (b"x_train = 1, 2, 3", npz.NOT_NPZ),
    "a single array": (npy("(3,)", b"abc"), npz.NOT_NPZ),
    "no array": (zipped(b""), idx.NO_ITEMS),
    "locked": (locked(), npz.NOT_NPZ),
    "packed otherwise": (zipped(npy("(3,)", b"abc"), zipfile.ZIP_LZMA), npz.NOT_NPZ),
    "terabytes claimed": (zipped(npy("(1000000, 1000, 1000)")), idx.TOO_LARGE),
    "more than memory claimed": (zipped(npy("(999999999999, 999999999999)")), idx.TOO_LARGE),
    "short": (zipped(npy("(4,)", b"abc")), npz.NOT_NPZ),
    "long": (zipped(npy("(2,)", b"abc")), npz.NOT_NPZ),
    "negative": (zipped(npy("(-3,)", b"abc")), npz.BAD_ARRAY),
    "pickled": (zipped(npy("(3,)", b"abc", "|O")), npz.BAD_ARRAY),
    "code for a header": (zipped(npy("__import__('os').getpid()", b"abc")), npz.BAD_ARRAY),
    "endless brackets": (zipped(npy("(" * 60_000)), npz.BAD_ARRAY),
}


@pytest.mark.parametrize("kind", BAD_ARCHIVES)
def test_bad_archives_are_refused(tmp_path: Path, kind: str) -> None:
    data, wanted = BAD_ARCHIVES[kind]
    (tmp_path / "a.npz").write_bytes(data)
    assert sentence(lambda: load_npz(tmp_path / "a.npz")) == wanted


def peak_of_refusing(path: Path, wanted: str) -> int:
    tracemalloc.start()
    try:
        assert sentence(lambda: load_npz(path)) == wanted
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_an_archive_that_unpacks_to_more_than_its_array_costs_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(zipped(npy("(100, 28, 28)", bytes(40 << 20))))
    assert path.stat().st_size < 1 << 18
    assert peak_of_refusing(path, npz.NOT_NPZ) < 1 << 20


def test_an_archive_of_four_thousand_members_costs_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(4_000):
            archive.writestr(f"{number}.npy", b"")
    assert peak_of_refusing(path, npz.NOT_NPZ) < 1 << 20


def test_a_missing_npz_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert sentence(lambda: load_npz(tmp_path / "none.npz")) == safe_file.MISSING
    assert sentence(lambda: load_npz(tmp_path)) == safe_file.DIRECTORY


def test_reading_npz_takes_little_more_memory_than_its_arrays(tmp_path: Path) -> None:
    x = np.random.default_rng(0).integers(0, 256, (8000, 28, 28), np.uint8)
    np.savez(
        tmp_path / "a.npz", x_train=x, t_train=x[:, 14, 14] % 10, x_test=x[:10], t_test=x[:10, 0, 0] % 10
    )
    tracemalloc.start()
    load_npz(tmp_path / "a.npz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < x.nbytes + 8 * idx.CHUNK
