"""Thousands of damaged files for every reader: only Problem may come out, and memory stays within reason."""

import gzip
import io
import pickle
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data.book_pickle import load_any_weights
from nnviz.data.dataset import Dataset
from nnviz.data.idx import CHUNK, DEFLATE_RATIO, read
from nnviz.data.npz_datasets import load_npz
from nnviz.data.weights import Weights

EXTREMES = [
    bytes(4),
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\0\0\0\1",
    b"\1\0\0\0",
    b"\x80\0\0\0",
]
RNG = np.random.default_rng(11)
IMAGES = RNG.integers(0, 256, (6, 4, 4), np.uint8)
DATASET = {"x_train": IMAGES, "t_train": np.arange(6), "x_test": IMAGES / 255, "t_test": np.eye(6)}
WEIGHTS = {"W1": np.ones((4, 3), "f4"), "b1": np.ones(3, "f4"), "W2": np.eye(3, 2), "b2": np.ones(2, "f2")}
IDX = b"\0\0\x08\3" + b"".join(size.to_bytes(4, "big") for size in IMAGES.shape) + IMAGES.tobytes()


def saved(save: Callable, arrays: dict[str, np.ndarray]) -> bytes:
    stream = io.BytesIO()
    save(stream, **arrays)
    return stream.getvalue()


def members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def damaged(data: bytes, rng: np.random.Generator) -> bytes:
    """One to three injuries: flipped bits, cuts, insertions, repetitions, extremes; half near the front."""
    found = bytearray(data)
    for _ in range(rng.integers(1, 4)):
        near = min(len(found), 64) if rng.random() < 0.5 else len(found)
        at = int(rng.integers(0, near + 1))
        match rng.integers(0, 7):
            case 0 | 1 if at < len(found):
                found[at] ^= 1 << int(rng.integers(0, 8))
            case 2 if at < len(found):
                found[at] = int(rng.integers(0, 256))
            case 3:
                found[at : at + 4] = EXTREMES[rng.integers(0, len(EXTREMES))]
            case 4:
                found[at:at] = rng.bytes(int(rng.integers(1, 9)))
            case 5:
                del found[at : at + int(rng.integers(1, 9))]
            case 6 if rng.random() < 0.5:
                del found[at:]
            case _:
                found[at:at] = found[at : at + 20]
    return bytes(found)


def damaged_inside(data: bytes, rng: np.random.Generator) -> bytes:
    """An archive whose sums are right and one of whose members is damaged."""
    parts = members(data)
    victim = int(rng.integers(0, len(parts)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(parts):
            archive.writestr(name, damaged(content, rng) if number == victim else content)
    return stream.getvalue()


class Case(NamedTuple):
    """A sound file, how it is damaged, its reader and the type of what that returns.

    growth: how many times the length of a damaged file the reader may take in memory; count: how many files.
    """

    data: bytes
    damage: Callable[[bytes, np.random.Generator], bytes]
    reader: Callable[[Path], object]
    result: type
    growth: int = 2 * DEFLATE_RATIO
    count: int = 200


def images(path: Path) -> np.ndarray:
    return read(path, 3)


CASES = {
    "idx": Case(IDX, damaged, images, np.ndarray, 2, 500),
    "idx, gzipped": Case(gzip.compress(IDX, mtime=0), damaged, images, np.ndarray, count=500),
    "idx, gzipped after the damage": Case(
        IDX, lambda d, rng: gzip.compress(damaged(d, rng)), images, np.ndarray, count=500
    ),
    "dataset": Case(saved(np.savez, DATASET), damaged, load_npz, Dataset),
    "dataset, packed": Case(saved(np.savez_compressed, DATASET), damaged, load_npz, Dataset),
    "dataset, zipped after the damage": Case(saved(np.savez, DATASET), damaged_inside, load_npz, Dataset),
    "weights": Case(saved(np.savez, WEIGHTS), damaged, load_any_weights, Weights),
    "weights, packed": Case(saved(np.savez_compressed, WEIGHTS), damaged, load_any_weights, Weights),
    "weights, zipped after the damage": Case(
        saved(np.savez, WEIGHTS), damaged_inside, load_any_weights, Weights
    ),
} | {
    f"pickle, protocol {protocol}": Case(
        pickle.dumps(WEIGHTS, protocol), damaged, load_any_weights, Weights, 8, 400
    )
    for protocol in range(6)
}


@pytest.mark.parametrize("name", CASES)
def test_a_sound_file_passes(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    (tmp_path / "a").write_bytes(case.data)
    assert isinstance(case.reader(tmp_path / "a"), case.result)


@pytest.mark.parametrize("name", CASES)
def test_a_damaged_file_gives_a_problem_or_a_sound_result_and_costs_little_memory(
    tmp_path: Path, name: str
) -> None:
    case, rng, problems, path = CASES[name], np.random.default_rng(sum(name.encode())), 0, tmp_path / "a"
    tracemalloc.start()
    try:
        for _ in range(case.count):
            data = case.damage(case.data, rng)
            path.write_bytes(data)
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            problems += not sound(case, path)
            # A piece of the file and Python's own odds and ends come on top.
            assert tracemalloc.get_traced_memory()[1] - before < case.growth * len(data) + 2 * CHUNK
    finally:
        tracemalloc.stop()
    assert problems > case.count // 4  # the damage does reach the reader


def sound(case: Case, path: Path) -> bool:
    """Return whether the file was read, with nothing odd in the result; errors but Problem fail the test."""
    try:
        found = case.reader(path)
    except Problem as problem:
        assert str(problem)
        return False
    assert isinstance(found, case.result)
    if isinstance(found, Weights):
        assert all(np.isfinite(array).all() and array.dtype == np.float32 for array in found.params.values())
    return True
