import errno
import gzip
import os
import struct
import sys
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest

from nnviz import safe_file
from nnviz.core.problems import Problem
from nnviz.data import idx
from nnviz.data.idx import Content, Progress, read, reading, write

IMAGES = np.random.default_rng(1).integers(0, 256, (7, 5, 4), np.uint8)


def packed(array: np.ndarray, *, kind: int = 0x08, shape: tuple[int, ...] | None = None) -> bytes:
    """An IDX file made by hand, so that writer and reader are not checked by each other."""
    shape = array.shape if shape is None else shape
    sizes = b"".join(struct.pack(">I", size) for size in shape)
    return bytes([0, 0, kind, len(shape)]) + sizes + array.tobytes()


def stored(folder: Path, data: bytes, name: str = "images") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def sentence(path: Path, dimensions: int | None = None) -> str:
    with pytest.raises(Problem) as caught:
        read(path, dimensions)
    assert path.name in str(caught.value)
    return caught.value.sentence


@pytest.mark.parametrize("shape", [(1,), (300_001,), (3, 2), (7, 28, 28), (2, 3, 4, 5)])
@pytest.mark.parametrize("compress", [True, False])
def test_an_array_comes_back_as_it_was_written(
    tmp_path: Path, shape: tuple[int, ...], compress: bool
) -> None:
    array = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    write(tmp_path / "a", array, compress)
    found = read(tmp_path / "a")
    assert found.dtype == np.uint8
    assert np.array_equal(found, array)


def test_a_file_is_written_byte_for_byte_as_the_format_says(tmp_path: Path) -> None:
    write(tmp_path / "a", IMAGES, compress=False)
    assert (tmp_path / "a").read_bytes() == packed(IMAGES)
    write(tmp_path / "b", IMAGES)
    assert gzip.decompress((tmp_path / "b").read_bytes()) == packed(IMAGES)


def test_a_transposed_array_is_written_in_the_order_of_its_indices(tmp_path: Path) -> None:
    write(tmp_path / "a", IMAGES.T)
    assert np.array_equal(read(tmp_path / "a"), IMAGES.T)


def test_the_same_array_gives_the_same_file(tmp_path: Path) -> None:
    write(tmp_path / "a", IMAGES)
    write(tmp_path / "b", IMAGES)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("name", ["plain.gz", "packed"])
def test_gzip_is_told_by_content_and_not_by_name(tmp_path: Path, name: str) -> None:
    data = packed(IMAGES)
    path = stored(tmp_path, data if name == "plain.gz" else gzip.compress(data), name)
    assert np.array_equal(read(path), IMAGES)


def test_gzip_in_many_members_with_padding_is_read(tmp_path: Path) -> None:
    data = packed(IMAGES)
    members = [gzip.compress(data[at : at + 3]) for at in range(0, len(data), 3)]
    path = stored(tmp_path, gzip.compress(b"") + b"".join(members) + bytes(700))
    assert np.array_equal(read(path), IMAGES)


@pytest.mark.parametrize("compress", [True, False])
def test_progress_grows_to_the_whole_file_and_the_content_comes_last(tmp_path: Path, compress: bool) -> None:
    array = np.random.default_rng(2).integers(0, 256, (5, 1000, 400), np.uint8)
    path = tmp_path / "a"
    write(path, array, compress)
    *steps, last = reading(path, 3)
    assert isinstance(last, Content)
    assert all(isinstance(step, Progress) and step.what == "a" for step in steps)
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[-1] == steps[-1].total == path.stat().st_size
    assert len(steps) >= array.nbytes // idx.CHUNK


def test_the_sum_is_that_of_the_unpacked_file(tmp_path: Path) -> None:
    import hashlib

    *_, content = reading(stored(tmp_path, gzip.compress(packed(IMAGES))))
    assert content.sha256 == hashlib.sha256(packed(IMAGES)).hexdigest()


GOOD = packed(IMAGES)
BAD_FILES = {
    "empty": (b"", idx.EMPTY),
    "empty gzip": (gzip.compress(b""), idx.EMPTY),
    "text": (b"<!DOCTYPE html><html></html>", idx.NOT_IDX),
    "text, gzipped": (gzip.compress(b"<!DOCTYPE html><html></html>"), idx.NOT_IDX),
    "one byte": (b"\0", idx.NOT_IDX),
    "magic alone": (GOOD[:4], idx.NOT_IDX),
    "half a header": (GOOD[:9], idx.NOT_IDX),
    "wrong first byte": (b"\1" + GOOD[1:], idx.NOT_IDX),
    "unknown type": (packed(IMAGES, kind=0x07), idx.NOT_IDX),
    "floats": (packed(IMAGES, kind=0x0D), idx.WRONG_TYPE),
    "labels for images": (packed(IMAGES[:, 0, 0]), idx.WRONG_DIMENSIONS),
    "no items": (packed(IMAGES[:0]), idx.NO_ITEMS),
    "no width": (packed(IMAGES[:, :, :0]), idx.NO_ITEMS),
    "header alone": (GOOD[:16], idx.TRUNCATED),
    "last byte missing": (GOOD[:-1], idx.TRUNCATED),
    "last byte missing, gzipped": (gzip.compress(GOOD[:-1]), idx.TRUNCATED),
    "count one too high": (packed(IMAGES, shape=(8, 5, 4)), idx.TRUNCATED),
    "one byte more": (GOOD + b"\0", idx.TRAILING),
    "one byte more, gzipped": (gzip.compress(GOOD + b"\0"), idx.TRAILING),
    "count one too low": (packed(IMAGES, shape=(6, 5, 4)), idx.TRAILING),
    "text after gzip": (gzip.compress(GOOD) + b"the end", idx.AFTER_GZIP),
    "gigabytes claimed": (packed(IMAGES, shape=(2**32 - 1, 5, 4)), idx.TOO_LARGE),
    "more than memory claimed": (packed(IMAGES, shape=(2**32 - 1,) * 3), idx.TOO_LARGE),
    "gzip cut": (gzip.compress(GOOD)[:-20], idx.CUT_GZIP),
    "gzip cut in its trailer": (gzip.compress(GOOD)[:-1], idx.CUT_GZIP),
    "gzip magic alone": (b"\x1f\x8b", idx.CUT_GZIP),
    "gzip with a wrong method": (b"\x1f\x8b\7" + gzip.compress(GOOD)[3:], idx.BROKEN_GZIP),
    "gzip with a wrong CRC": (
        gzip.compress(GOOD)[:-8] + bytes(4) + gzip.compress(GOOD)[-4:],
        idx.BROKEN_GZIP,
    ),
    "gzip with a wrong length": (gzip.compress(GOOD)[:-4] + b"\1\0\0\0", idx.BROKEN_GZIP),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_with_its_own_sentence(tmp_path: Path, name: str) -> None:
    data, wanted = BAD_FILES[name]
    assert sentence(stored(tmp_path, data), 3) == wanted


@pytest.mark.parametrize("dimensions", [0, 5, 255])
def test_an_odd_number_of_dimensions_is_refused(tmp_path: Path, dimensions: int) -> None:
    data = bytes([0, 0, 8, dimensions]) + bytes(4 * dimensions)
    assert sentence(stored(tmp_path, data)) == idx.TOO_MANY_DIMENSIONS


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    assert sentence(tmp_path / "none") == safe_file.MISSING
    stored(tmp_path, b"", "file")
    assert sentence(tmp_path / "file" / "below") == safe_file.MISSING
    with pytest.raises(Problem) as caught:
        read(f"{tmp_path}/no\0name")
    assert caught.value.sentence == safe_file.MISSING
    (tmp_path / "folder").mkdir()
    assert sentence(tmp_path / "folder") == safe_file.DIRECTORY
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert sentence(tmp_path / "pipe") == safe_file.SPECIAL


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path, GOOD)
    path.chmod(0)
    root = os.geteuid() == 0  # who may read everything: become somebody else for a moment
    if root:
        os.seteuid(65534)
    try:
        assert sentence(path) == safe_file.FORBIDDEN
    finally:
        if root:
            os.seteuid(0)


def bomb(size: int) -> bytes:
    """A small gzip whose header claims a hundred images and which unpacks to `size` bytes."""
    packer = zlib.compressobj(9, wbits=31)
    parts = [packer.compress(packed(np.zeros((0,), np.uint8), shape=(100, 28, 28)))]
    parts += [packer.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join([*parts, packer.flush()])


def peak_of_refusing(path: Path, wanted: str) -> int:
    tracemalloc.start()
    try:
        assert sentence(path, 3) == wanted
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_gzip_bomb_costs_no_more_than_its_header_allows(tmp_path: Path) -> None:
    path = stored(tmp_path, bomb(200 << 20))
    assert path.stat().st_size < 1 << 20
    assert peak_of_refusing(path, idx.TRAILING) < 100 * 28 * 28 + 4 * idx.CHUNK


@pytest.mark.parametrize("compress", [True, False])
def test_a_header_that_the_file_cannot_fill_is_refused_before_memory_is_taken(
    tmp_path: Path, compress: bool
) -> None:
    data = packed(np.zeros(1000, np.uint8), shape=(400_000, 28, 28))  # 299 MiB
    path = stored(tmp_path, gzip.compress(data) if compress else data)
    assert peak_of_refusing(path, idx.TRUNCATED) < 2 * idx.CHUNK


def test_reading_takes_little_more_memory_than_the_array(tmp_path: Path) -> None:
    write(tmp_path / "a", np.random.default_rng(3).integers(0, 256, (8 << 20,), np.uint8))
    tracemalloc.start()
    array = read(tmp_path / "a")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < array.nbytes + 6 * idx.CHUNK


@pytest.mark.parametrize("array", [np.zeros((2, 2)), np.zeros((2, 2), np.int64), np.zeros((), np.uint8)])
def test_what_idx_cannot_hold_is_not_written(tmp_path: Path, array: np.ndarray) -> None:
    with pytest.raises(Problem) as caught:
        write(tmp_path / "a", array)
    assert caught.value.sentence == idx.NOT_BYTES
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_is_given_up_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = stored(tmp_path, b"old")
    with pytest.raises(KeyboardInterrupt), idx.replace_file(path) as stream:
        stream.write(b"new")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["images"]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (errno.ENOSPC, safe_file.DISK_FULL),
        (errno.EACCES, safe_file.NOT_WRITABLE),
        (errno.EROFS, safe_file.NOT_WRITABLE),
        (errno.EIO, safe_file.NOT_SAVED),
    ],
)
def test_a_failed_write_says_why_and_leaves_nothing(tmp_path: Path, code: int, wanted: str) -> None:
    with pytest.raises(Problem) as caught, idx.replace_file(tmp_path / "a"):
        raise OSError(code, os.strerror(code))
    assert caught.value.sentence == wanted
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    stored(tmp_path, b"", "file")
    with pytest.raises(Problem) as caught:
        write(tmp_path / "file" / "a", IMAGES)
    assert caught.value.sentence == safe_file.NOT_SAVED


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    write(tmp_path / "new" / "folder" / "a", IMAGES)
    assert np.array_equal(read(tmp_path / "new" / "folder" / "a"), IMAGES)
