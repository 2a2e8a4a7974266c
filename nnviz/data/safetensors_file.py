"""Weights as .safetensors, with the names that a PyTorch network of the program "as PyTorch" gives them.

layers.0.weight (units, inputs), layers.0.bias (units,), layers.1.weight …: `model.load_state_dict(load_file(path))`
takes them. PyTorch keeps a weight matrix as (units, inputs), the transpose of ours. The format itself is read and
written by the library safetensors, an optional extra of nnviz; without it a Problem says how to get it.
"""

import os
import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.idx import open_file, replace_file
from nnviz.data.weights import MAX_METADATA, MAX_WEIGHTS, Weights, as_json, checked, float32_params, from_json
from nnviz.safe_file import short_name

SUFFIX = ".safetensors"
MISSING = QT_TRANSLATE_NOOP(
    "problems", "For .safetensors files nnviz needs the library “safetensors”. "
    'Install it with: pip install "nnviz[safetensors]"'
)
BROKEN = QT_TRANSLATE_NOOP("problems", "{file} is not a valid .safetensors file. Save the weights again.")
NAMES = QT_TRANSLATE_NOOP(
    "problems", "{file} must hold a weight and a bias for every layer, such as layers.0.weight and layers.0.bias."
)
LARGE = QT_TRANSLATE_NOOP("problems", "{file} is larger than {most} MiB. Choose a smaller file.")
MAX_BYTES = 8 * MAX_WEIGHTS + (1 << 20)
_PARAMETER = re.compile(r"(?P<layer>.*)\.(?P<kind>weight|bias)")


def state_dict(params: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return W1, b1, W2 … under PyTorch's names, the matrices transposed, all float32."""
    named = {}
    for layer in range(len(params) // 2):
        named[f"layers.{layer}.weight"] = np.ascontiguousarray(params[f"W{layer + 1}"].T, np.float32)
        named[f"layers.{layer}.bias"] = np.ascontiguousarray(params[f"b{layer + 1}"], np.float32)
    return named


def params_of(arrays: Mapping[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """Return the arrays of a state_dict as W1, b1, W2 …, in the order of the numbers in their names; else Problem."""
    found = {key: _PARAMETER.fullmatch(key) for key in arrays}
    layers = sorted({match["layer"] for match in found.values() if match}, key=_by_number)
    if not layers or None in found.values() or len(arrays) != 2 * len(layers):
        raise Problem(NAMES, file=name)
    params: dict[str, np.ndarray] = {}
    for number, layer in enumerate(layers, start=1):
        weight, bias = arrays[f"{layer}.weight"], arrays[f"{layer}.bias"]
        params |= {f"W{number}": weight.T, f"b{number}": bias}
    return params


def save_safetensors(
    path: str | os.PathLike[str], params: Mapping[str, np.ndarray], metadata: Mapping[str, Any] | None = None
) -> None:
    """Save W1, b1, W2 … with a description that JSON can hold.

    Raises Problem when the library is missing, the parameters do not chain, or the file cannot be written.
    """
    library, name = _library(), short_name(path)
    tensors = state_dict(checked(params, name))
    content = library.save(tensors, {"format": "pt", "nnviz": as_json(metadata or {}, name)})
    with replace_file(path) as stream:
        stream.write(content)


def load_safetensors(path: str | os.PathLike[str]) -> Weights:
    """Return the weights in a .safetensors file; Problem when it is not sound or holds anything else."""
    library, name = _library(), short_name(path)
    with open_file(path) as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Problem(LARGE, file=name, most=MAX_BYTES >> 20)
    try:
        arrays = library.load(content)
    except Exception:  # the library's own errors, and KeyError for a type of number that NumPy has not
        raise Problem(BROKEN, file=name) from None
    return Weights(float32_params(params_of(arrays, name), name), _description(content, name))


def _description(content: bytes, name: str) -> dict[str, Any]:
    """Return what was saved along, {} for a file from elsewhere."""
    import json

    header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])  # the library has checked it
    text = header.get("__metadata__", {}).get("nnviz", "")
    return from_json(text, name) if 0 < len(text) <= MAX_METADATA else {}


def _by_number(layer: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", layer)]


def _library() -> ModuleType:
    try:
        import safetensors.numpy
    except ImportError:
        raise Problem(MISSING) from None
    return safetensors.numpy
