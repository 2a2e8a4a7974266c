"""The trained networks that nnviz brings along, and what a file of weights says about itself."""

import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nnviz.core.activations import ACTIVATIONS
from nnviz.data.weights import Weights, load_weights, save_weights
from nnviz.ui.base.resources import resource
from nnviz.ui.base.settings import cache_folder

KEPT = 50
"""Networks that one tab took over from another and that are kept in the cache folder."""

SIZES = {
    "sigmoid-50-100": (784, 50, 100, 10),
    "relu-50": (784, 50, 10),
    "relu-512": (784, 512, 10),
}
"""Name of a file in resources/weights → its inputs, units and outputs."""


def shipped_file(name: str) -> Path:
    """Return the path of a network of SIZES."""
    return Path(resource("weights", f"{name}.npz"))


def shipped_network(name: str) -> Weights:
    """Return a network of SIZES: some 10 ms."""
    return load_weights(shipped_file(name))


def kept_for_tabs(params: Mapping[str, np.ndarray], about: Mapping[str, Any], dtype: DTypeLike = np.float32) -> str:
    """Save weights that a State is to name, and return where; the last KEPT ones stay there.

    OSError if that cannot be written.
    """
    sums = (zlib.crc32(np.asarray(values, dtype).tobytes()) for values in params.values())
    folder = Path(cache_folder()) / "networks"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{'-'.join(f'{number:08x}' for number in sums)}.npz"  # other weights, another name
    save_weights(path, params, about, dtype)
    older = sorted(folder.glob("*.npz"), key=lambda file: file.stat().st_mtime_ns)[:-KEPT]
    for file in older:
        file.unlink(missing_ok=True)
    return str(path)


def scale_of(weights: Weights) -> float:
    """Return what the network wants pixels multiplied by; 1/255 where the file does not say."""
    scale = weights.metadata.get("scale")
    if isinstance(scale, int | float) and not isinstance(scale, bool) and 0 < scale <= 1:
        return float(scale)
    return 1 / 255


def activation_said(weights: Weights) -> str | None:
    """Return the activation that a file of weights names, if it names one that there is."""
    said = weights.metadata.get("activation")
    return said if isinstance(said, str) and said in ACTIVATIONS else None
