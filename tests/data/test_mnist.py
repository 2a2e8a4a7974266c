import gzip
import hashlib
import io
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data import idx, mnist
from nnviz.data.dataset import DIGITS, Dataset, Origin
from nnviz.data.mnist import FILES, MIRRORS, Progress, find, load, loading, verify, verifying

RNG = np.random.default_rng(5)
ARRAYS = (
    RNG.integers(0, 256, (60, 28, 28), np.uint8),
    RNG.integers(0, 10, 60, np.uint8),
    RNG.integers(0, 256, (20, 28, 28), np.uint8),
    RNG.integers(0, 10, 20, np.uint8),
)


def four_files(
    folder: Path, compress: bool = True, arrays: tuple[np.ndarray, ...] = ARRAYS, dotted: bool = False
) -> Path:
    for file, array in zip(FILES, arrays, strict=True):
        name = file.name.replace("-idx", ".idx") if dotted else file.name
        idx.write(folder / (name + ".gz" * compress), array, compress)
    return folder


def sentence(folder: Path | None) -> str:
    with pytest.raises(Problem) as caught:
        load(folder)
    assert "{" not in str(caught.value)
    return caught.value.sentence


@pytest.mark.parametrize("below", ["", "MNIST/raw", "mnist", "raw"])
@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize("dotted", [True, False])
def test_the_files_are_found_where_people_keep_them(
    tmp_path: Path, below: str, compress: bool, dotted: bool
) -> None:
    folder = four_files(tmp_path / below, compress, dotted=dotted)
    assert find([tmp_path / "none", tmp_path]) == folder
    found = load(tmp_path)
    for array, name in zip(ARRAYS, ("x_train", "t_train", "x_test", "t_test"), strict=True):
        assert np.array_equal(getattr(found, name), array)


def test_one_of_the_files_stands_for_its_folder(tmp_path: Path) -> None:
    four_files(tmp_path)
    assert find([tmp_path / FILES[2].gz_name]) == tmp_path
    (tmp_path / "notes.txt").write_text("mine")
    assert find([tmp_path / "notes.txt"]) is None


def test_the_first_complete_folder_wins(tmp_path: Path) -> None:
    four_files(tmp_path / "a")
    four_files(tmp_path / "b")
    (tmp_path / "a" / FILES[3].gz_name).unlink()
    assert find([tmp_path / "a", tmp_path / "b"]) == tmp_path / "b"
    assert find([tmp_path / "a"]) is None
    assert find([]) is None


def test_another_dataset_goes_by_the_name_of_its_folder_and_is_not_called_verified(tmp_path: Path) -> None:
    found = load(four_files(tmp_path / "Kuzushiji"))
    assert (found.name, found.origin, found.verified) == ("Kuzushiji", Origin.IDX, False)
    assert found.class_names == DIGITS
    assert found.path == str(tmp_path / "Kuzushiji")


def test_fashion_is_told_by_its_label_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(mnist.FASHION) == 10
    four_files(tmp_path)
    sums = [hashlib.md5((tmp_path / FILES[part].gz_name).read_bytes()).hexdigest() for part in (1, 3)]
    monkeypatch.setattr(mnist, "FASHION_LABELS", tuple(sums))
    assert load(tmp_path).class_names == mnist.FASHION
    monkeypatch.setattr(mnist, "FASHION_LABELS", (sums[0], sums[0]))
    assert load(tmp_path).class_names == DIGITS


def test_a_folder_called_raw_is_named_after_the_one_above(tmp_path: Path) -> None:
    four_files(tmp_path / "FashionMNIST" / "raw")
    assert load(tmp_path / "FashionMNIST").name == "FashionMNIST"


def test_genuine_contents_are_verified_however_they_are_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [data.read_bytes() for data in sorted(four_files(tmp_path / "plain", False).iterdir())]
    names = [data.name for data in sorted((tmp_path / "plain").iterdir())]
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in zip(names, plain, strict=True)}
    monkeypatch.setattr(mnist, "FILES", tuple(replace(file, sha256=sums[file.name]) for file in FILES))
    for name, data in zip(names, plain, strict=True):
        (tmp_path / "packed").mkdir(exist_ok=True)
        (tmp_path / "packed" / f"{name}.gz").write_bytes(gzip.compress(data, 1))
    found = load(tmp_path / "packed")
    assert (found.name, found.origin, found.verified) == ("MNIST", Origin.MNIST, True)
    changed = (*ARRAYS[:3], np.roll(ARRAYS[3], 1))
    assert not load(four_files(tmp_path / "other", arrays=changed)).verified


def test_progress_covers_all_four_files_and_the_dataset_comes_last(tmp_path: Path) -> None:
    *steps, last = loading(four_files(tmp_path))
    assert isinstance(last, Dataset)
    assert all(isinstance(step, Progress) for step in steps)
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[-1] == steps[-1].total == sum(file.stat().st_size for file in tmp_path.iterdir())
    assert list(dict.fromkeys(step.what for step in steps)) == [file.gz_name for file in FILES]


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(four_files(tmp_path)))
    assert len(load().t_train) == 60


def test_without_any_folder_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NNVIZ_DATA_DIR", raising=False)
    assert sentence(None) == mnist.NO_FOLDER


def test_missing_files_are_named(tmp_path: Path) -> None:
    assert sentence(tmp_path) == mnist.NO_FILES
    assert sentence(tmp_path / "none") == mnist.NO_SUCH_FOLDER
    four_files(tmp_path)
    (tmp_path / FILES[1].gz_name).unlink()
    with pytest.raises(Problem) as caught:
        load(tmp_path)
    assert caught.value.sentence == mnist.SOME_FILES
    assert caught.value.values["files"] == "train-labels-idx1-ubyte.gz"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
@pytest.mark.parametrize("mode", [0, 0o444, 0o111])
def test_a_closed_folder_is_refused(mode: int) -> None:
    with tempfile.TemporaryDirectory() as above:  # pytest's own folders let nobody else in
        os.chmod(above, 0o755)
        folder = Path(above, "closed")
        folder.mkdir()
        folder.chmod(mode)
        root = os.geteuid() == 0  # who may open everything: become somebody else for a moment
        if root:
            os.seteuid(65534)
        try:
            assert sentence(folder) == mnist.CLOSED_FOLDER
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.parametrize(
    ("part", "array", "wanted"),
    [
        (0, ARRAYS[0][:59], "WRONG_COUNT"),
        (1, ARRAYS[1][:59], "WRONG_COUNT"),
        (1, np.full(60, 100, np.uint8), "WRONG_LABEL"),
        (3, np.full(20, 255, np.uint8), "WRONG_LABEL"),
        (2, ARRAYS[2][:, :27], "TWO_SIZES"),
        (0, np.zeros((60, 257, 2), np.uint8), "TOO_WIDE"),
    ],
)
def test_files_that_do_not_belong_together_are_refused(
    tmp_path: Path, part: int, array: np.ndarray, wanted: str
) -> None:
    from nnviz.data import dataset

    arrays = [*ARRAYS[:part], array, *ARRAYS[part + 1 :]]
    assert sentence(four_files(tmp_path, arrays=tuple(arrays))) == getattr(dataset, wanted)


def test_swapped_images_and_labels_are_told(tmp_path: Path) -> None:
    assert sentence(four_files(tmp_path, arrays=(ARRAYS[1], ARRAYS[0], *ARRAYS[2:]))) == idx.WRONG_DIMENSIONS


def test_images_of_another_size_are_welcome(tmp_path: Path) -> None:
    arrays = (ARRAYS[0][:, :20, :14], ARRAYS[1], ARRAYS[2][:, :20, :14], ARRAYS[3])
    assert load(four_files(tmp_path, arrays=arrays)).image_shape == (20, 14)


def published(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Contents that pass for the published training labels."""
    data = b"\0\0\x08\1\0\0\0\3\1\2\3"
    file = replace(FILES[1], size=len(data), sha256=hashlib.sha256(data).hexdigest())
    monkeypatch.setattr(mnist, "FILES", (FILES[0], file, *FILES[2:]))
    return data


@pytest.mark.parametrize("name", ["train-labels-idx1-ubyte", "train-labels-idx1-ubyte.gz"])
def test_a_fetched_file_is_verified_packed_or_not(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    data = published(monkeypatch)
    verify(name, data)
    verify(name, io.BytesIO(gzip.compress(data)))
    assert list(verifying(name, data))[-1] == Progress(len(data), len(data), name)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda data: data[:-1] + b"\4", mnist.NOT_GENUINE),
        (lambda data: data[:-1], mnist.NOT_GENUINE),
        (lambda data: data + b"\0", mnist.NOT_GENUINE),
        (lambda data: b"", mnist.NOT_GENUINE),
        (lambda data: b"<html>403</html>", mnist.NOT_GENUINE),
        (lambda data: gzip.compress(data + bytes(1 << 24)), mnist.NOT_GENUINE),
        (lambda data: gzip.compress(data)[:-1], idx.CUT_GZIP),
        (lambda data: gzip.compress(data)[:-9] + bytes(9), idx.BROKEN_GZIP),
    ],
)
def test_other_contents_are_not_taken_for_the_published_ones(
    monkeypatch: pytest.MonkeyPatch, change, wanted: str
) -> None:
    with pytest.raises(Problem) as caught:
        verify("train-labels-idx1-ubyte.gz", change(published(monkeypatch)))
    assert caught.value.sentence == wanted


def test_a_name_that_is_not_published_is_never_verified() -> None:
    with pytest.raises(Problem) as caught:
        verify("notes.txt", b"")
    assert caught.value.sentence == mnist.NOT_GENUINE


def test_the_table_says_what_the_format_implies() -> None:
    for file, count in zip(FILES, (60_000, 60_000, 10_000, 10_000), strict=True):
        assert file.size == 4 + 4 * file.dimensions + count * 28 ** (file.dimensions - 1)
        assert len(bytes.fromhex(file.sha256)) == 32
    assert all(mirror.startswith("http") and mirror.endswith("/") for mirror in MIRRORS)


def test_the_real_mnist_is_verified(real_mnist: Path) -> None:
    found = load()
    assert (found.name, found.origin, found.verified) == ("MNIST", Origin.MNIST, True)
    assert found.x_train.shape == (60_000, 28, 28)
    # How often each digit occurs, as counted in the published label files.
    assert found.summary.train_per_class == (5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949)
    assert found.summary.test_per_class == (980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009)
    assert found.t_train[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]


@pytest.mark.skipif(sys.platform == "win32", reason="resource is not there")
def test_loading_the_real_mnist_takes_hardly_more_memory_than_its_arrays(real_mnist: Path) -> None:
    command = (
        "import sys, resource; from nnviz.data import mnist\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "mnist.load(sys.argv[1])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", command, real_mnist], capture_output=True, text=True, check=True
    )
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(done.stdout) * unit < 54_880_000 + (6 << 20)
