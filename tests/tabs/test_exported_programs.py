"""A copied program opens all that the window opens, and sees the same images."""

import importlib.util
import pickle
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from nnviz.data.book_pickle import load_any_weights
from nnviz.data.orientation import TURNS, Position
from nnviz.data.safetensors_file import save_safetensors
from nnviz.data.sources import opening
from nnviz.data.weights import save_weights
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.files.script_template import script_text
from tests.data.test_layouts import NAMES, write
from tests.data.test_tables_and_pictures import LAYOUTS, T, X, by_class, table
from tests.run_program import run_program

PROGRAMS = ("data", "training", "inference")


def module(name: str) -> ModuleType:
    """Return a module of resources/scripts."""
    spec = importlib.util.spec_from_file_location(name, resource_dir() / "scripts" / f"{name}.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    import matplotlib

    matplotlib.use("Agg")
    return module("dataset_files")


def npz(path: Path, **arrays) -> Path:
    np.savez(path, **arrays)
    return path


PLACES = {
    **{f"IDX: {name}": lambda folder, name=name: write(folder, name) for name in (str, *NAMES.values())},
    **{f"table {name}": lambda folder, layout=layout: table(folder / "a.csv", **layout)
       for name, layout in LAYOUTS.items()},
    "pair of tables": lambda folder: table(table(folder / "a_train.csv").with_name("a_test.csv"), X[:9], T[:9]),
    "folder of tables": lambda folder: table(folder / "a.csv").parent,
    "pictures": by_class,
    "pictures in two parts": lambda folder: by_class(by_class(folder, part="train"), X[:9], T[:9], "val"),
    "npz": lambda folder: npz(folder / "a.npz", x_train=X, t_train=T, x_test=X[:9], t_test=T[:9]),
    "Keras npz": lambda folder: npz(
        folder / "a.npz", x_train=X[..., None] / 255, y_train=np.eye(4)[T], x_test=X[:9, None], y_test=T[:9, None]),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES.values(), ids=map(str, range(len(PLACES))))
def test_the_copied_reader_finds_the_images_that_the_window_shows(tmp_path, reader, place):
    path = place(tmp_path)
    *_, found = opening("folder", str(path), [])
    parts = (found.x_train, found.t_train, found.x_test, found.t_test)
    for wanted, array in zip(parts, reader.load_dataset(path), strict=True):
        np.testing.assert_array_equal(array, wanted)


@pytest.mark.parametrize("turn", TURNS)
def test_the_copied_reader_turns_and_inverts_images_as_the_window_does(tmp_path, reader, turn):
    path = npz(tmp_path / "a.npz", x_train=X, t_train=T, x_test=X[:9], t_test=T[:9])
    *_, found = opening("folder", str(path), [], Position(turn, True))
    x_train, _, x_test, _ = reader.load_dataset(path, turn, True)
    np.testing.assert_array_equal(x_train, found.x_train)
    np.testing.assert_array_equal(x_test, found.x_test)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_copied_program_holds_the_reader_and_stands_alone(name):
    text = script_text(name, DATA="x", TURN="left", INVERTED=True)
    assert "from dataset_files" not in text
    assert text.count("def load_dataset(") == 1
    program = run_program(text, name, {"__name__": "copied"})
    assert (program["DATA"], program["TURN"], program["INVERTED"]) == ("x", "left", True)
    assert "dataset_files" not in sys.modules or program["load_dataset"].__module__ == "copied"


def foreign(path: Path, params: dict[str, np.ndarray], dtype: type) -> None:
    """Save weights as a PyTorch network of another program has them: other names, one a layer of no weights apart."""
    library = pytest.importorskip("safetensors.numpy")
    names = {"1": "net.0.fc", "2": "net.2.fc", "3": "net.10.fc"}
    library.save_file({f"{names[key[1]]}.{'weight' if key[0] == 'W' else 'bias'}": np.ascontiguousarray(array.T, dtype)
                       for key, array in params.items()}, path)  # fmt: skip


def ours(path: Path, params: dict[str, np.ndarray]) -> None:
    """Save weights as .safetensors as Training does."""
    pytest.importorskip("safetensors.numpy")
    save_safetensors(path, params, {"activation": "relu"})


WEIGHTS = {
    **{f"npz {dtype}": lambda path, params, dtype=dtype: save_weights(path, params, {"scale": 1.0}, dtype)
       for dtype in ("f2", "f4", "f8")},
    "npz by NumPy alone": lambda path, params: npz(path.with_suffix(".npz"), **params).rename(path),
    **{f"pickle, protocol {number}": lambda path, params, number=number: path.write_bytes(pickle.dumps(params, number))
       for number in range(6)},
    "pickle of float64": lambda path, params: path.write_bytes(
        pickle.dumps({key: array.astype(">f8") for key, array in params.items()})),
    "safetensors": ours,
    **{f"PyTorch's {dtype.__name__}": lambda path, params, dtype=dtype: foreign(path, params, dtype)
       for dtype in (np.float16, np.float32, np.float64)},
}  # fmt: skip


@pytest.mark.parametrize("save", WEIGHTS.values(), ids=WEIGHTS)
def test_the_copied_reader_reads_the_weights_that_the_window_reads_whatever_their_file_is_called(tmp_path, save):
    rng = np.random.default_rng(3)
    sizes = (4, 3, 5, 2)
    params = {f"{letter}{i}": rng.standard_normal(shape).astype(np.float32)
              for i, (n, m) in enumerate(pairwise(sizes), 1) for letter, shape in (("W", (n, m)), ("b", (m,)))}
    path = tmp_path / "weights"
    save(path, params)
    found, wanted = module("weights_files").read_weights(str(path)), load_any_weights(path).params
    assert set(found) == set(wanted)
    for key, array in wanted.items():
        np.testing.assert_array_equal(found[key], array)
