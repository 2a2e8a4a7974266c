"""What it costs a trained network to hand on a instead of z (chapter 3.6): right answers both ways."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Floats
from nnviz.core.backprop import SmallNetwork

_SLICE = 100  # samples at once: some milliseconds of a network with half a million weights


@dataclass(frozen=True)
class RightAnswers:
    """Of `count` samples `right` are right with z handed on, `mistaken` with a."""

    count: int
    right: int
    mistaken: int


def scores(network: SmallNetwork, x: Floats) -> Floats:
    """Return the sums of the last layer for a batch x (N, inputs): the largest says which class it is."""
    a = x
    for layer, (W, b) in enumerate(zip(network.weights, network.biases, strict=True), 1):
        a = x @ W + b
        x = a if network.feeds_sums or layer == network.depth else ACTIVATIONS[network.hidden].value(a)
    return a


def compare(network: SmallNetwork, x: ArrayLike, labels: ArrayLike) -> Iterator[RightAnswers]:
    """Yield how many of the samples x (N, inputs) are right so far, with z and with a handed on."""
    x, labels = np.asarray(x, np.float64), np.asarray(labels)
    counts = np.zeros(2, int)
    for start in range(0, len(x), _SLICE):
        part, truth = x[start : start + _SLICE], labels[start : start + _SLICE]
        for index, feeds in enumerate((False, True)):
            said = scores(replace(network, feeds_sums=feeds), part).argmax(axis=1)
            counts[index] += int((said == truth).sum())
        yield RightAnswers(start + len(part), int(counts[0]), int(counts[1]))
