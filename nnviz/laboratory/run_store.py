"""Runs that survive the program: a folder of its own, a file for each run.

    magic line, length of the description, description (JSON), arrays (.npz)

To list the runs only the descriptions are read; curves and weights when they are wanted. A file is written whole, in
one step; one that is damaged is left alone and named.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.core.training import Evaluation
from nnviz.laboratory.curves import SERIES, RunCurves, Weights
from nnviz.laboratory.kept_run import KeptRun, as_values, from_values
from nnviz.safe_file import FileError, parse_json, reading, replacing, short_name

MAGIC = b"nnviz run 1\n"
SUFFIX, REMOVED = ".nnvizrun", ".removed"
LONGEST = 1_000_000
"""Bytes of a description; no run's is nearly as long."""
MOST = 5000
"""Runs that are listed."""
_KEY = re.compile(r"[0-9a-f]{16}")
_MEASURED = ("train_accuracy", "test_accuracy", "train_loss", "test_loss")

DAMAGED = QT_TRANSLATE_NOOP(
    "problems", "The kept run {file} is damaged and was left out. Delete the file, or put back a copy of it."
)


class Listing(NamedTuple):
    """The runs of a folder, the oldest first, and what is wrong with files that are none."""

    runs: list[KeptRun]
    problems: list[FileError]


class RunStore:
    """The runs of one folder, which need not exist yet."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)

    @staticmethod
    def new_key() -> str:
        """Return a key that no run has."""
        return os.urandom(8).hex()

    def path(self, key: str) -> Path:
        """Return where a run lies; ValueError when that is no key."""
        if not _KEY.fullmatch(key):
            raise ValueError(key)
        return self.folder / (key + SUFFIX)

    def listing(self) -> Listing:
        """Read the descriptions of all runs."""
        runs, problems = [], []
        for path in self._paths():
            try:
                run = _description(path)
                runs.append(run)
            except FileError as problem:
                problems.append(problem)
        return Listing(sorted(runs, key=lambda run: (run.created, run.key)), problems)

    def _paths(self) -> list[Path]:
        with suppress(OSError), os.scandir(self.folder) as found:
            names = (entry.name for entry in found)
            return sorted(self.folder / n for n in names if n.endswith(SUFFIX) and _KEY.fullmatch(n[:-len(SUFFIX)]))[
                :MOST
            ]
        return []

    def keep(self, run: KeptRun, curves: RunCurves, weights: Weights) -> None:
        """Write a run; FileError when that fails."""
        arrays = io.BytesIO()
        np.savez(arrays, **_arrays(curves, weights))
        self._write(run, arrays.getbuffer())

    def relabel(self, run: KeptRun) -> None:
        """Write a run's description anew; its arrays stay. FileError when that fails."""
        with reading(self.path(run.key)) as stream:
            _head(stream, short_name(self.path(run.key)))
            arrays = stream.read()
        self._write(run, arrays)

    def _write(self, run: KeptRun, arrays: bytes | memoryview) -> None:
        text = json.dumps(as_values(run), ensure_ascii=False).encode()
        with replacing(self.path(run.key), make_folder=True) as stream:
            stream.write(MAGIC + b"%08x\n" % len(text) + text)
            stream.write(arrays)

    def read(self, key: str) -> tuple[RunCurves, dict[str, np.ndarray]]:
        """Return the curves and the weights of a run; FileError when they cannot be read."""
        path = self.path(key)
        name = short_name(path)
        with reading(path) as stream:
            _head(stream, name)
            rest = stream.read()
        try:
            with np.load(io.BytesIO(rest), allow_pickle=False) as found:
                arrays = {name: found[name] for name in found.files}
            return _curves(arrays), {n: a for n, a in arrays.items() if re.fullmatch(r"[Wb]\d+", n)}
        except (zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, TypeError, EOFError, OSError,
                MemoryError):  # fmt: skip
            raise FileError(DAMAGED, file=name) from None

    def remove(self, key: str) -> None:
        """Put a run aside: it is listed no more, `restore` brings it back until `purge`. FileError when that fails."""
        self._rename(self.path(key), self._aside(key))

    def restore(self, key: str) -> None:
        """Bring back a run that was put aside; FileError when that fails."""
        self._rename(self._aside(key), self.path(key))

    def purge(self) -> None:
        """Delete for good what was put aside."""
        with suppress(OSError):
            for path in self.folder.glob("*" + REMOVED):
                path.unlink(missing_ok=True)

    def _aside(self, key: str) -> Path:
        return self.path(key).with_suffix(REMOVED)

    @staticmethod
    def _rename(path: Path, target: Path) -> None:
        try:
            os.replace(path, target)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise FileError(NOT_REMOVED, file=short_name(path), reason=error.strerror or str(error)) from None


NOT_REMOVED = QT_TRANSLATE_NOOP("problems", "The kept run {file} could not be deleted ({reason}).")


def _head(stream: BinaryIO, name: str) -> bytes:
    """Return the description at the head of a file, and leave the stream after it; FileError when it is none."""
    with suppress(ValueError):
        if stream.read(len(MAGIC)) == MAGIC:
            length = int(stream.read(9), 16)
            text = stream.read(length) if 0 < length <= LONGEST else b""
            if text and len(text) == length:
                return text
    raise FileError(DAMAGED, file=name)


def _description(path: Path) -> KeptRun:
    """Return what a file says of its run."""
    name = short_name(path)
    with reading(path) as stream:
        text = _head(stream, name)
    try:
        run = from_values(parse_json(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise FileError(DAMAGED, file=name) from None
    if run.key != path.name.removesuffix(SUFFIX):  # a copy: it would be two runs with one name
        raise FileError(DAMAGED, file=name)
    return run


def _arrays(curves: RunCurves, weights: Weights) -> dict[str, Any]:
    measured = curves.evaluations
    arrays: dict[str, Any] = {name: getattr(curves, name) for name in SERIES}
    arrays["moments"] = np.array([e.iteration for e in measured], np.int64)
    rows = [[e.epoch, *(getattr(e, n) for n in _MEASURED), np.nan if e.dead_units is None else e.dead_units]
            for e in measured]  # fmt: skip
    arrays["measured"] = np.array(rows, np.float64).reshape(len(rows), 2 + len(_MEASURED))
    if measured:
        arrays["confusion"] = np.array([e.confusion for e in measured], np.int32)
        arrays["predictions"] = measured[-1].predictions
    return arrays | dict(weights)


def _curves(arrays: Mapping[str, np.ndarray]) -> RunCurves:
    """Return the curves that arrays say; KeyError or ValueError when they do not fit together."""
    series = {name: arrays[name].astype(kind, casting="same_kind") for name, kind in SERIES.items()}
    n = len(series["losses"])
    if any(values.shape != (n,) for values in series.values()):
        raise ValueError("series")
    return RunCurves(**series, evaluations=tuple(_evaluations(arrays)))


def _evaluations(arrays: Mapping[str, np.ndarray]) -> list[Evaluation]:
    moments, measured = arrays["moments"].tolist(), arrays["measured"]
    empty = np.empty(0, np.uint8)
    found = []
    for i, (iteration, row) in enumerate(zip(moments, measured.tolist(), strict=True)):
        dead = None if np.isnan(row[-1]) else row[-1]
        answers = arrays["predictions"] if i == len(moments) - 1 else empty
        epoch, *figures = row[:-1]
        train_accuracy, test_accuracy, train_loss, test_loss = figures
        found.append(Evaluation(iteration, epoch, train_accuracy, test_accuracy, train_loss, test_loss,
                                arrays["confusion"][i].astype(np.int64), answers, dead))  # fmt: skip
    return found
