"""Drawn digits kept in a file, so that they are drawn once and not at every start."""

from __future__ import annotations

import logging
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np

from nnviz.safe_file import reading, replacing

RECIPE = 1
"""Which way of drawing this is: raised when the same seed gives other images (a test notices that)."""

Digits = tuple[np.ndarray, np.ndarray]
"""Images (N, 28, 28) and labels (N,), both uint8."""


def file_of(folder: Path, count: int, seed: int) -> Path:
    """Return where `count` digits of a seed are kept."""
    return folder / f"digits-{RECIPE}-{count}-{seed}.npz"


def kept(path: Path, count: int) -> Digits | None:
    """Return the digits of a file; None where it is missing, damaged or of something else."""
    try:
        with reading(path) as stream, np.load(stream, allow_pickle=False) as file:
            images, labels, digest = file["images"], file["labels"], str(file["digest"])
    except (OSError, ValueError, KeyError, EOFError, MemoryError, NotImplementedError, zipfile.BadZipFile):
        return None
    of_count = images.shape == (count, 28, 28) and labels.shape == (count,)
    whole = of_count and images.dtype == labels.dtype == np.uint8 and digest == _digest(images, labels)
    return (images, labels) if whole else None


def keep(path: Path, images: np.ndarray, labels: np.ndarray) -> None:
    """Keep digits in a file, and remove those of other recipes; where that cannot be, nothing is kept."""
    try:
        with replacing(path, make_folder=True) as stream:
            np.savez(stream, images=images, labels=labels, digest=np.array(_digest(images, labels)))
    except OSError as problem:
        logging.getLogger(__name__).warning("Drawn digits were not kept: %s", problem)
        return
    for other in path.parent.glob("digits-*.npz"):
        if other != path:
            with suppress(OSError):
                other.unlink()


def _digest(images: np.ndarray, labels: np.ndarray) -> str:
    from hashlib import sha256  # 10 ms, which only who draws or reads digits needs

    found = sha256(np.ascontiguousarray(images).data)
    found.update(np.ascontiguousarray(labels).data)
    return found.hexdigest()
