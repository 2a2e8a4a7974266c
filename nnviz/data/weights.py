"""The parameters of a trained network: one value, and .npz files of our own."""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.idx import Progress, replace_file
from nnviz.data.npz import reading_arrays, texts, writing_arrays
from nnviz.safe_file import parse_json, short_name

MAX_WEIGHTS = 1 << 24
"""The most parameters a file may hold: 64 MiB as float32, four hundred times the book's network."""
MAX_LAYERS = 100
MAX_METADATA = 1 << 16
NOT_WEIGHTS = QT_TRANSLATE_NOOP(
    "problems", "{file} is not a weights file. Choose an .npz, a .safetensors or the book's .pkl."
)
WRONG_NAMES = QT_TRANSLATE_NOOP(
    "problems", "{file} must hold W1, b1, W2, b2 and so on without a gap, up to {most} layers."
)
WRONG_SHAPE = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} has the shape {found} instead of {wanted}. The layers must fit together."
)
NOT_FLOATS = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} has the type {type}. Save it as float16, float32 or float64."
)
NOT_FINITE = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} holds infinity or not-a-number. Train again with a lower learning rate."
)
TOO_MANY = QT_TRANSLATE_NOOP("problems", "{file} holds {found} weights. At most {most} can be used.")
WRONG_METADATA = QT_TRANSLATE_NOOP(
    "problems", "{file}: the description of the network is damaged. Save the weights again."
)


class Weights(NamedTuple):
    """params: W1 (inputs, units), b1 (units,), W2 … in order, all float32; metadata: what was saved along."""

    params: dict[str, np.ndarray]
    metadata: dict[str, Any]

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of inputs, then of the units of each layer: 784, 50, 10."""
        shapes = [array.shape for name, array in self.params.items() if name[0] == "W"]
        return shapes[0][0], *(shape[1] for shape in shapes)


def save_weights(
    path: str | os.PathLike[str],
    params: Mapping[str, np.ndarray],
    metadata: Mapping[str, Any] | None = None,
    dtype: DTypeLike = np.float32,
) -> None:
    """Save W1, b1, W2, b2 … as .npz in float16, float32 or float64, with a description that JSON can hold.

    Raises Problem when the parameters do not chain, are not finite in `dtype`, or cannot be written.
    """
    name = short_name(path)
    arrays = checked(params, name, dtype)
    arrays["metadata"] = np.array(as_json(metadata or {}, name))
    with replace_file(path) as stream:
        for _ in writing_arrays(stream, arrays, name):
            pass


def checked(params: Mapping[str, np.ndarray], name: str, dtype: DTypeLike = np.float32) -> dict[str, np.ndarray]:
    """Return W1, b1, W2 … in order and in a type of number; Problem unless they fit together and are finite in it."""
    with np.errstate(over="ignore", invalid="ignore"):
        return _chained({key: np.asarray(array).astype(dtype) for key, array in params.items()}, name)


def load_weights(path: str | os.PathLike[str]) -> Weights:
    """Return the weights in a .npz in one go; see `loading_weights`."""
    *_, weights = loading_weights(path)
    assert isinstance(weights, Weights)
    return weights


def loading_weights(path: str | os.PathLike[str]) -> Iterator[Progress | Weights]:
    """Read W1, b1, … and metadata, if there is any, from a .npz: yield Progress (bytes), then the Weights.

    Raises Problem when the file is not sound or holds anything else.
    """
    name = short_name(path)
    arrays = yield from reading_arrays(path)
    metadata = _from_json(arrays.pop("metadata", None), name)
    yield Weights(float32_params(arrays, name), metadata)


def float32_params(arrays: Mapping[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """Return W1, b1, W2 … from a file in order as float32; Problem unless they fit together and are finite."""
    chained = _chained(arrays, name)
    with np.errstate(over="ignore", invalid="ignore"):
        narrow = {key: array.astype(np.float32, order="C") for key, array in chained.items()}
    _check_finite(narrow, name)
    return narrow


def _chained(arrays: Mapping[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """Return W1, b1, W2, b2 … in this order; Problem unless the names, types and shapes fit together."""
    layers = len(arrays) // 2
    names = [f"{letter}{layer}" for layer in range(1, layers + 1) for letter in "Wb"]
    if not 1 <= layers <= MAX_LAYERS or set(names) != set(arrays):
        raise Problem(WRONG_NAMES, file=name, most=MAX_LAYERS)
    width = None
    for key in names:
        shape = arrays[key].shape
        _check_type(key, arrays[key], name)
        if key[0] == "b" and shape != (width,):
            raise Problem(WRONG_SHAPE, file=name, array=key, found=str(shape), wanted=f"({width},)")
        if key[0] == "W":
            if len(shape) != 2 or 0 in shape or width not in (None, shape[0]):
                raise Problem(
                    WRONG_SHAPE, file=name, array=key, found=str(shape), wanted=f"({width or 'N'}, M)"
                )
            width = shape[1]
    ordered = {key: arrays[key] for key in names}
    if (count := sum(array.size for array in ordered.values())) > MAX_WEIGHTS:
        raise Problem(TOO_MANY, file=name, found=f"{count:,}", most=f"{MAX_WEIGHTS:,}")
    _check_finite(ordered, name)
    return ordered


def _check_type(key: str, array: np.ndarray, name: str) -> None:
    if array.dtype.kind != "f" or array.dtype.itemsize > 8:
        raise Problem(NOT_FLOATS, file=name, array=key, type=str(array.dtype))


def _check_finite(arrays: Mapping[str, np.ndarray], name: str) -> None:
    for key, array in arrays.items():
        if not np.isfinite(array).all():
            raise Problem(NOT_FINITE, file=name, array=key)


def as_json(metadata: Mapping[str, Any], name: str) -> str:
    """Return a description as text; Problem for what JSON cannot hold, and for too much of it."""
    try:
        text = json.dumps(dict(metadata), ensure_ascii=False, allow_nan=False)
        text.encode()
    except (TypeError, ValueError, RecursionError):
        raise Problem(WRONG_METADATA, file=name) from None
    if len(text) > MAX_METADATA:
        raise Problem(WRONG_METADATA, file=name)
    return text


def _from_json(array: np.ndarray | None, name: str) -> dict[str, Any]:
    problem = Problem(WRONG_METADATA, file=name)
    if array is None:
        return {}
    if array.size != 1 or array.nbytes > 4 * MAX_METADATA:
        raise problem
    return from_json(texts(array, problem)[0], name)


def from_json(text: str, name: str) -> dict[str, Any]:
    """Return a description from its text; Problem when it is damaged."""
    try:
        found = parse_json(text, finite=True)
    except ValueError:
        raise Problem(WRONG_METADATA, file=name) from None
    if not isinstance(found, dict):
        raise Problem(WRONG_METADATA, file=name)
    return found
