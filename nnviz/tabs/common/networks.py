"""The trained networks that nnviz brings along, and what a file of weights says about itself."""

from pathlib import Path

from nnviz.core.activations import ACTIVATIONS
from nnviz.data.weights import Weights, load_weights
from nnviz.ui.base.resources import resource

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
