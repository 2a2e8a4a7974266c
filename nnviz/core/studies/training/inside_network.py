"""Inside a network while it learns (chapter 6.2): weights, activations, gradients and dead units, layer by layer."""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.core.network import Network
from nnviz.core.studies.signal_propagation import shares_in_bins, value_range

BINS = 41
"""Of every histogram: an odd number, so that 0 lies in the middle of a bin where the range is even around it."""

_ROUND = (1.0, 2.0, 5.0, 10.0)

Floats = NDArray[np.floating]


@dataclass(frozen=True)
class LayerInside:
    """One layer at one moment.

    weights, activations: shares of the values in each of BINS bins; activations is empty for the last layer, whose
    outputs are probabilities.  weight_std: standard deviation.  gradient: length of the loss's gradient with respect to
    the layer's weights, weight decay's part not in it.  zeros: share of the activations that are 0.  dead: how many of
    the units give 0 for every image; None if the activation is not ReLU.
    """

    inputs: int
    units: int
    weights: Floats
    weight_std: float
    activations: Floats
    activation_mean: float
    activation_std: float
    zeros: float
    gradient: float
    dead: int | None


@dataclass(frozen=True)
class Inside:
    """All layers; weight_limit: the bins of the weights reach from −weight_limit to it; activation_ends: of theirs."""

    layers: tuple[LayerInside, ...]
    weight_limit: float
    activation_ends: tuple[float, float]
    images: int


def look_inside(network: Network, weights: Mapping[str, Floats], x: NDArray[np.generic], t: NDArray[np.intp]) -> Inside:
    """Return what a network is like inside with these weights, for images x (N, inputs) and labels t (N,).

    network: one without dropout and weight decay; it takes the weights over.
    """
    for name, values in weights.items():
        network.params[name] = values
    hidden, gradients = network.hidden(x), network.gradient(x, t)
    matrices = [network.params[f"W{i}"] for i in range(1, len(network.sizes))]
    limit, ends = _limit(matrices), _ends(network, hidden)
    layers = [_layer(network, i, W, hidden[i] if i < len(hidden) else None, gradients[f"W{i + 1}"], limit, ends)
              for i, W in enumerate(matrices)]  # fmt: skip
    return Inside(tuple(layers), limit, ends, len(x))


def _layer(network: Network, index: int, W: Floats, values: Floats | None, gradient: Floats, limit: float,
           ends: tuple[float, float]) -> LayerInside:
    """Return one layer; values: what it hands on (N, units), None for the last one."""
    inputs, units = W.shape
    size = float(np.linalg.norm(gradient.astype(np.float64)))
    shares = shares_in_bins(W.ravel(), np.linspace(-limit, limit, BINS + 1))
    spread = float(W.std(dtype=np.float64))
    if values is None:
        return LayerInside(inputs, units, shares, spread, np.empty(0), 0.0, 0.0, 0.0, size, None)
    dead = int((values == 0).all(axis=0).sum()) if network.activations[index] == "relu" else None
    given = shares_in_bins(values.ravel(), np.linspace(*ends, BINS + 1))
    mean, deviation = float(values.mean(dtype=np.float64)), float(values.std(dtype=np.float64))
    return LayerInside(inputs, units, shares, spread, given, mean, deviation, float(np.mean(values == 0)), size, dead)


def _limit(matrices: Sequence[Floats]) -> float:
    """Return a round number that nearly no weight exceeds, so that the axis stands still for a while."""
    largest = max((float(np.quantile(np.abs(W), 0.999)) for W in matrices), default=0.0)
    return _rounded_up(largest)


def _ends(network: Network, hidden: Sequence[Floats]) -> tuple[float, float]:
    """Return where the bins of the activations begin and end; a round number where the activation has no bound."""
    low, high = value_range(network.activations[0]) if hidden else (0.0, 1.0)
    if hidden and network.activations[0] not in ("sigmoid", "tanh"):
        high = _rounded_up(max(float(np.quantile(values, 0.999)) for values in hidden))
        low = -high if network.activations[0] == "identity" else low
    return low, high


def _rounded_up(value: float) -> float:
    """Return 1, 2 or 5 times a power of ten, the next one that is not below the value; 1 for 0.

    >>> _rounded_up(0.3), _rounded_up(20), _rounded_up(0)
    (0.5, 20.0, 1.0)
    """
    if not (np.isfinite(value) and value > 0):
        return 1.0
    power = 10.0 ** np.floor(np.log10(value))
    return float(next(factor * power for factor in _ROUND if factor * power >= value * (1 - 1e-9)))
