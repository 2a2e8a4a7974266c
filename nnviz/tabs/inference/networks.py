"""Where a trained network comes from: the files that nnviz brings along, and those of other people."""

from collections.abc import Iterator
from pathlib import Path

from nnviz.core.activations import ACTIVATIONS
from nnviz.data.book_pickle import load_any_weights
from nnviz.data.weights import Weights
from nnviz.tabs.inference.state import BOOKS_ACTIVATION, FROM_FILE
from nnviz.ui.base.resources import resource

Source = tuple[str, str]
"""A name of NETWORKS, and the path of an own file."""


def file_of(network: Source) -> str:
    """Return the path of the file of a network."""
    name, path = network
    return path if name == "own" else str(resource("weights", f"{name}.npz"))


def reading(path: str) -> Iterator[Weights]:
    """Read weights, in a form that a thread can drain; raises Problem there."""
    yield load_any_weights(Path(path))


def scale_of(weights: Weights) -> float:
    """Return what the network wants pixels multiplied by; 1/255 where the file does not say."""
    scale = weights.metadata.get("scale")
    sound = isinstance(scale, int | float) and not isinstance(scale, bool) and 0 < scale <= 1
    return float(scale) if sound else 1 / 255


def activation_said(weights: Weights) -> str | None:
    """Return the activation that a file of weights names, if it names one that there is."""
    said = weights.metadata.get("activation")
    return said if isinstance(said, str) and said in ACTIVATIONS else None


def activation_of(network: Source, weights: Weights, chosen: str) -> str:
    """Return the activation in use: of an own file the one that was chosen, else what the file says."""
    if network[0] == "own" and chosen != FROM_FILE:
        return chosen
    return activation_said(weights) or BOOKS_ACTIVATION
