import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from nnviz import safe_file
from nnviz.core.problems import Problem
from nnviz.data import book_pickle, idx, npz, weights
from nnviz.data.book_pickle import load_any_weights, read_book_pickle
from nnviz.data.weights import (
    Progress,
    Weights,
    load_weights,
    loading_weights,
    save_weights,
)

METADATA = {"activation": "sigmoid", "sizes": [6, 5, 4, 3], "accuracy": 0.9352, "이름": "책", "note": None}


def params(dtype: str = "f4") -> dict[str, np.ndarray]:
    """Weights of a 6-5-4-3 network that every type of number holds exactly."""
    rng = np.random.default_rng(4)
    made = {}
    for layer, (rows, columns) in enumerate([(6, 5), (5, 4), (4, 3)], 1):
        made[f"W{layer}"] = (rng.integers(-512, 512, (rows, columns)) / 256).astype(dtype)
        made[f"b{layer}"] = (rng.integers(-512, 512, columns) / 256).astype(dtype)
    return made


def same(found: Weights) -> bool:
    wanted = params()
    exact = all(np.array_equal(found.params[key], wanted[key]) for key in wanted)
    return (
        exact
        and list(found.params) == list(wanted)
        and {a.dtype.str[1:] for a in found.params.values()} == {"f4"}
    )


def sentence(do: Callable[[], object]) -> str:
    with pytest.raises(Problem) as caught:
        do()
    assert "{" not in str(caught.value)
    return caught.value.sentence


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", np.float16, "float64"])
def test_weights_come_back_as_they_were_saved(tmp_path: Path, dtype: str) -> None:
    save_weights(tmp_path / "w.npz", params("f8"), METADATA, dtype)
    for read in (load_weights, load_any_weights):
        found = read(tmp_path / "w.npz")
        assert same(found)
        assert found.metadata == METADATA
        assert found.sizes == (6, 5, 4, 3)
    with np.load(tmp_path / "w.npz") as read_by_numpy:
        assert read_by_numpy["W2"].dtype == np.dtype(dtype)
        assert "sigmoid" in str(read_by_numpy["metadata"])


def test_weights_saved_by_numpy_alone_are_read_in_any_order(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", **dict(reversed(params(">f8").items())))
    found = load_any_weights(tmp_path / "w.npz")
    assert same(found)
    assert found.metadata == {}


def test_loading_yields_progress_and_then_the_weights(tmp_path: Path) -> None:
    save_weights(tmp_path / "w.npz", params())
    *steps, last = loading_weights(tmp_path / "w.npz")
    assert steps and all(isinstance(step, Progress) for step in steps)
    assert steps[-1].done == steps[-1].total
    assert same(last)


def test_the_same_weights_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        save_weights(tmp_path / name, params(), METADATA)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def without(key: str) -> dict[str, np.ndarray]:
    return {name: value for name, value in params().items() if name != key}


BAD_PARAMS = {
    "nothing": ({}, weights.WRONG_NAMES),
    "no bias": (without("b2"), weights.WRONG_NAMES),
    "a gap": (without("W2") | {"W4": np.ones((4, 3))}, weights.WRONG_NAMES),
    "one array more": (params() | {"gamma1": np.ones(5)}, weights.WRONG_NAMES),
    "layers that do not chain": (params() | {"W2": np.ones((6, 4))}, weights.WRONG_SHAPE),
    "a bias of another length": (params() | {"b2": np.ones(5)}, weights.WRONG_SHAPE),
    "a bias with two dimensions": (params() | {"b2": np.ones((1, 4))}, weights.WRONG_SHAPE),
    "flat weights": (params() | {"W1": np.ones(30)}, weights.WRONG_SHAPE),
    "not a number": (params() | {"W1": np.full((6, 5), np.nan)}, weights.NOT_FINITE),
    "infinity": (params() | {"b3": np.full(3, np.inf)}, weights.NOT_FINITE),
    "too large for float32": (params() | {"b3": np.full(3, 1e300)}, weights.NOT_FINITE),
}


@pytest.mark.parametrize("kind", BAD_PARAMS)
def test_weights_that_make_no_network_are_neither_saved_nor_loaded(tmp_path: Path, kind: str) -> None:
    arrays, wanted = BAD_PARAMS[kind]
    assert sentence(lambda: save_weights(tmp_path / "a.npz", arrays)) == wanted
    assert list(tmp_path.iterdir()) == []
    np.savez(tmp_path / "b.npz", **arrays)
    (tmp_path / "c.pkl").write_bytes(pickle.dumps(arrays, 4))
    if arrays:
        assert sentence(lambda: load_any_weights(tmp_path / "b.npz")) == wanted
    assert sentence(lambda: load_any_weights(tmp_path / "c.pkl")) == wanted


def test_more_weights_than_fit_are_refused(tmp_path: Path) -> None:
    wide = {"W1": np.zeros((4097, 4096), np.float16), "b1": np.zeros(4096, np.float16)}
    assert sentence(lambda: save_weights(tmp_path / "a.npz", wide)) == weights.TOO_MANY


@pytest.mark.parametrize("dtype", ["i4", "u1", "c8", "?"])
def test_weights_of_another_type_are_refused(tmp_path: Path, dtype: str) -> None:
    assert (
        sentence(
            lambda: save_weights(tmp_path / "a.npz", {"W1": np.ones((2, 2)), "b1": np.ones(2)}, {}, dtype)
        )
        == weights.NOT_FLOATS
    )


@pytest.mark.parametrize("metadata", [{"a": np.nan}, {"a": {1, 2}}, {"a": "x" * 70_000}, {"a": "\ud800"}])
def test_a_description_that_json_cannot_hold_is_not_saved(tmp_path: Path, metadata: dict) -> None:
    assert sentence(lambda: save_weights(tmp_path / "a.npz", params(), metadata)) == weights.WRONG_METADATA


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"a": NaN}', "[" * 60_000, '{"a": 1' + "0" * 5000 + "}"])
def test_a_damaged_description_is_refused(tmp_path: Path, text: str) -> None:
    np.savez(tmp_path / "w.npz", **params(), metadata=np.array(text))
    assert sentence(lambda: load_weights(tmp_path / "w.npz")) in (weights.WRONG_METADATA, npz.BAD_ARRAY)


@pytest.mark.parametrize("array", [np.ones(3), np.array(["{}", "{}"]), np.array(1.0)])
def test_a_description_that_is_no_text_is_refused(tmp_path: Path, array: np.ndarray) -> None:
    np.savez(tmp_path / "w.npz", **params(), metadata=array)
    assert sentence(lambda: load_weights(tmp_path / "w.npz")) == weights.WRONG_METADATA


# The book's pickle


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize("dtype", ["<f2", "<f4", ">f4", "<f8"])
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("package", [b"numpy._core", b"numpy.core"])
def test_a_pickled_dict_of_arrays_is_read(
    tmp_path: Path, protocol: int, dtype: str, order: str, package: bytes
) -> None:
    made = {key: np.array(value, order=order) for key, value in params(dtype).items()}
    (tmp_path / "w.pkl").write_bytes(renamed(pickle.dumps(made, protocol), package))
    assert same(load_any_weights(tmp_path / "w.pkl"))


def renamed(data: bytes, package: bytes) -> bytes:
    """The same pickle as another NumPy writes it; from protocol 4 on, the length stands before the name."""
    for module in (b".multiarray", b".numeric"):
        for found in (b"numpy._core", b"numpy.core"):
            old, new = found + module, package + module
            data = data.replace(b"\x8c" + bytes([len(old)]) + old, b"\x8c" + bytes([len(new)]) + new)
            data = data.replace(b"c" + old + b"\n", b"c" + new + b"\n")
    return data


def test_a_pickle_of_python_2_is_read(tmp_path: Path) -> None:
    """Protocol 0 as Python 2 wrote it: texts are quoted bytes, types are described with 0 and 1."""

    def array(name: str, shape: str, values: bytes) -> str:
        quoted = repr(values)[1:]  # Python 2 wrote bytes as Python 3 does, without the b
        kind = "cnumpy\ndtype\n(S'f4'\nI0\nI1\ntR(I3\nS'<'\nNNNI-1\nI-1\nI0\ntb"
        start = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR"
        return f"S'{name}'\n{start}(I1\n({shape}t{kind}I00\nS{quoted}\ntbs"

    W, b = np.array([[1.5, -2], [3.25, 4], [92, 39]], "<f4"), np.array([0.125, 1e-3], "<f4")
    text = "(dp0\n" + array("W1", "I3\nI2\n", W.tobytes()) + array("b1", "L2L\n", b.tobytes()) + "."
    (tmp_path / "w.pkl").write_text(text, encoding="ascii")
    with open(tmp_path / "w.pkl", "rb") as stream:  # Python's own reader agrees that this is such a pickle
        own = pickle.load(stream, encoding="bytes")
    assert np.array_equal(own[b"W1"], W)
    found = read_book_pickle(tmp_path / "w.pkl")
    assert np.array_equal(found.params["W1"], W)
    assert np.array_equal(found.params["b1"], b)


def test_arrays_that_share_their_type_and_names_are_read(tmp_path: Path) -> None:
    bias = np.arange(3, dtype="f4")
    made = {"W1": np.ones((3, 3), "f4"), "b1": bias, "W2": np.ones((3, 3), "f4"), "b2": bias}
    (tmp_path / "w.pkl").write_bytes(pickle.dumps(made))
    found = read_book_pickle(tmp_path / "w.pkl").params
    assert np.array_equal(found["b2"], bias)
    found["b1"][0] = 7  # each is a copy of its own
    assert found["b2"][0] == 0


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", idx.EMPTY),
        (b"hello", weights.NOT_WEIGHTS),
        (b"\x89PNG\r\n", weights.NOT_WEIGHTS),
        (b"PK\3\4 and no more", npz.NOT_NPZ),
        (b"\x80", book_pickle.BROKEN_PICKLE),
        (b"\x80\4", book_pickle.BROKEN_PICKLE),
        (b"\x80\4.", book_pickle.BROKEN_PICKLE),
        (b"\x80\x09N.", book_pickle.BROKEN_PICKLE),
        (pickle.dumps(3, 4), weights.NOT_WEIGHTS),
        (pickle.dumps({"W1": 3}, 4), weights.NOT_WEIGHTS),
        (pickle.dumps({}, 4), weights.WRONG_NAMES),
        (pickle.dumps(params(), 4)[:-1], book_pickle.BROKEN_PICKLE),
    ],
)
def test_other_files_are_refused(tmp_path: Path, data: bytes, wanted: str) -> None:
    (tmp_path / "w").write_bytes(data)
    assert sentence(lambda: load_any_weights(tmp_path / "w")) == wanted


def test_a_pickle_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "w.pkl", "wb") as stream:
        stream.write(b"\x80\4")
        stream.truncate(book_pickle.MAX_PICKLE + 1)
    assert sentence(lambda: read_book_pickle(tmp_path / "w.pkl")) == book_pickle.PICKLE_TOO_LARGE


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert sentence(lambda: load_any_weights(tmp_path / "none")) == safe_file.MISSING
    assert sentence(lambda: load_any_weights(tmp_path)) == safe_file.DIRECTORY
