"""Weights as .safetensors: read and written with the library, with PyTorch's names, and what is said without it."""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data import safetensors_file
from nnviz.data.book_pickle import load_any_weights
from nnviz.data.file_kinds import FileKind, kind_of
from nnviz.data.safetensors_file import load_safetensors, save_safetensors

library = pytest.importorskip("safetensors.numpy")
ABOUT = {"activation": "relu", "scale": 1 / 255, "data": "손글씨"}


def params() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)
    shapes = {"W1": (6, 5), "b1": (5,), "W2": (5, 4), "b2": (4,), "W3": (4, 3), "b3": (3,)}
    return {name: rng.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}


def test_weights_come_back_as_they_went(tmp_path):
    path, wanted = tmp_path / "w.safetensors", params()
    save_safetensors(path, wanted, ABOUT)
    for found in (load_safetensors(path), load_any_weights(path)):
        assert found.metadata == ABOUT and found.sizes == (6, 5, 4, 3)
        assert list(found.params) == list(wanted)
        assert all(np.array_equal(found.params[name], wanted[name]) for name in wanted)
    assert kind_of(path) is FileKind.WEIGHTS


def test_the_file_has_the_names_and_shapes_of_a_state_dict(tmp_path):
    path, wanted = tmp_path / "w.safetensors", params()
    save_safetensors(path, wanted)
    tensors = library.load_file(path)
    assert {name: array.shape for name, array in tensors.items()} == {
        "layers.0.weight": (5, 6), "layers.0.bias": (5,), "layers.1.weight": (4, 5), "layers.1.bias": (4,),
        "layers.2.weight": (3, 4), "layers.2.bias": (3,),
    }  # fmt: skip
    np.testing.assert_array_equal(tensors["layers.1.weight"], wanted["W2"].T)


@pytest.mark.parametrize("names", [["0", "2", "10"], ["fc1", "fc2", "fc3"], ["net.0", "net.3", "net.12"]])
def test_other_peoples_names_are_put_in_the_order_of_their_numbers(tmp_path, names):
    path, wanted, tensors = tmp_path / "w.safetensors", params(), {}
    for number, name in enumerate(names, start=1):
        tensors[f"{name}.weight"] = np.ascontiguousarray(wanted[f"W{number}"].T, np.float64)
        tensors[f"{name}.bias"] = wanted[f"b{number}"]
    library.save_file(tensors, path)
    found = load_safetensors(path)
    assert found.metadata == {} and all(np.array_equal(found.params[name], wanted[name]) for name in wanted)


DAMAGED = {
    "cut": lambda whole: whole[:-8],
    "longer": lambda whole: whole + b"1234",
    "header only": lambda whole: whole[:40],
    "header too long": lambda whole: struct.pack("<Q", 90_000_000) + whole[8:],
    "not JSON": lambda whole: whole[:8] + b"{" * 20 + whole[28:],
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_a_sentence(tmp_path, damage):
    path = tmp_path / "w.safetensors"
    save_safetensors(path, params())
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(Problem, match=r"^w\.safetensors is not a valid \.safetensors file\."):
        load_safetensors(path)


@pytest.mark.parametrize("tensors", [
    {"a.weight": np.ones((3, 2), np.float32)},
    {"a.weight": np.ones((3, 2), np.float32), "a.bias": np.ones(3, np.float32), "running": np.ones(1, np.float32)},
    {"x": np.ones(3, np.float32)},
])  # fmt: skip
def test_a_file_without_layers_is_a_sentence(tmp_path, tensors):
    path = tmp_path / "w.safetensors"
    library.save_file(tensors, path)
    with pytest.raises(Problem, match="must hold a weight and a bias for every layer"):
        load_safetensors(path)


def test_a_type_that_numpy_has_not_is_a_sentence(tmp_path):
    path = tmp_path / "w.safetensors"
    header = json.dumps({"0.weight": {"dtype": "BF16", "shape": [1, 1], "data_offsets": [0, 2]},
                         "0.bias": {"dtype": "BF16", "shape": [1], "data_offsets": [2, 4]}}).encode()  # fmt: skip
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))
    with pytest.raises(Problem):
        load_safetensors(path)


def test_layers_that_do_not_fit_together_are_refused_by_reader_and_writer(tmp_path):
    wrong = params() | {"b2": np.ones(7, np.float32)}
    path = tmp_path / "w.safetensors"
    with pytest.raises(Problem, match="b2 has the shape"):
        save_safetensors(path, wrong)
    assert not path.exists()
    library.save_file(safetensors_file.state_dict(wrong), path)
    with pytest.raises(Problem, match="b2 has the shape"):
        load_safetensors(path)


def test_without_the_library_the_sentence_names_it(tmp_path, monkeypatch):
    path = tmp_path / "w.safetensors"
    save_safetensors(path, params())
    for name in [name for name in sys.modules if name.partition(".")[0] == "safetensors"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "safetensors.numpy", None)
    for use in (lambda: load_safetensors(path), lambda: save_safetensors(tmp_path / "b.safetensors", params())):
        with pytest.raises(Problem, match=r"needs the library “safetensors”\. Install it with: pip install"):
            use()
    assert [file.name for file in Path(tmp_path).iterdir()] == ["w.safetensors"]
