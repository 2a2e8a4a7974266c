"""The datasets that the tabs of data are read with: small, of every kind that is opened."""

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from nnviz.data import digits
from nnviz.data.dataset import Dataset, save_idx
from nnviz.data.npz_datasets import save_npz
from nnviz.ui.base.settings import data_folder
from tests.stress import program, values


@cache
def drawn() -> tuple[np.ndarray, np.ndarray]:
    return digits.generate(600, np.random.default_rng(5))


def folder() -> Path:
    return Path(data_folder()) / "sentences"


def prepare() -> None:
    """Write the datasets, and a small one where the tabs look for MNIST."""
    base = folder()
    base.mkdir(parents=True, exist_ok=True)
    program.small_files(base)
    x, t = drawn()
    save_idx(Dataset("idx", x[:460], t[:460], x[460:], t[460:]), base / "idx")
    few = t[:9] % 3
    names = ("circle", "square", "cross")
    save_npz(Dataset("few", x[:9, :5, :8], few, x[9:12, :5, :8], few[:3], class_names=names), base / "few.npz")
    easy = Dataset("easy", x[:120], t[:120], x[:120], t[:120])  # tested on what it has learnt
    save_npz(easy, base / "easy.npz")
    lines = [",".join(map(str, [label, *image.reshape(-1)])) for image, label in zip(x[:60], t[:60], strict=True)]
    (base / "table.csv").write_text("\n".join(lines))


def example(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields in which `path` is one of the datasets by its name."""
    return fields | ({"path": str(folder() / fields["path"])} if fields.get("path") else {})


def data_fields(rng: Random) -> dict[str, Any]:
    """Return fields that choose one of the datasets, now and then turned or inverted."""
    name = rng.choice(["", "", "small.npz", "idx", "few.npz", "table.csv"])
    if not name:
        return {"source": "automatic", "turn": "stored", "inverted": False}
    turn = rng.choice(["stored", "stored", "transpose", "half"])
    return {"source": "folder", "path": str(folder() / name), "turn": turn, "inverted": rng.random() < 0.2}


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields; the data is one of those above, the names of the classes mostly its own."""
    found = values.random_fields(tab, rng) | data_fields(rng)
    if "names" in found:
        found["names"] = rng.choice(["", "", "a, b, c", "zero, 1, 2, 3, 4, 5, 6, 7, 8, 9"])
    return found
