"""Where a trained network comes from: the files that nnviz brings along, and those of other people."""

from collections.abc import Iterator
from pathlib import Path

from nnviz.data.book_pickle import load_any_weights
from nnviz.data.weights import Weights
from nnviz.tabs.common.networks import activation_said, scale_of, shipped_file
from nnviz.tabs.inference.state import BOOKS_ACTIVATION, FROM_FILE

__all__ = ["Source", "activation_of", "activation_said", "file_of", "reading", "scale_of"]

Source = tuple[str, str]
"""A name of NETWORKS, and the path of an own file."""


def file_of(network: Source) -> str:
    """Return the path of the file of a network."""
    name, path = network
    return path if name == "own" else str(shipped_file(name))


def reading(path: str) -> Iterator[Weights]:
    """Read weights, in a form that a thread can drain; raises Problem there."""
    yield load_any_weights(Path(path))


def activation_of(network: Source, weights: Weights, chosen: str) -> str:
    """Return the activation in use: of an own file the one that was chosen, else what the file says."""
    if network[0] == "own" and chosen != FROM_FILE:
        return chosen
    return activation_said(weights) or BOOKS_ACTIVATION
