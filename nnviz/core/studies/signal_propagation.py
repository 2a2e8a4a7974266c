"""Signals through a deep network (chapters 3 and 6.2): how values and gradients fade, layer by layer.

The slope of n layers in a row is the product of n slopes.  The sigmoid's is at most 0.25, so ten of them leave at
most 0.25¹⁰ ≈ 10⁻⁶ of the gradient.  What happens to the values themselves depends on the first weights.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.core.activations import ACTIVATIONS, Activation, Floats
from nnviz.core.layers import Affine
from nnviz.core.network import Network
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

DEPTH = QT_TRANSLATE_NOOP("problems", "The depth must be a whole number of at least 1. It is {depth}.")
BINS = 40
SMALLEST, LARGEST = -12.0, 2.0
"""The powers of ten between which the sizes of gradients are counted; what lies outside is put at the end."""


def slope_products(slope: float, depth: int) -> Floats:
    """Return the product of 0, 1 … depth equal slopes: (depth + 1,).

    >>> slope_products(0.25, 2).tolist()
    [1.0, 0.25, 0.0625]
    """
    if depth < 1 or depth != int(depth):
        raise Problem(DEPTH, depth=depth)
    with np.errstate(under="ignore"):
        return np.float64(slope) ** np.arange(depth + 1, dtype=np.float64)


@dataclass(frozen=True)
class Signal:
    """What one layer of one network holds: shares of its values and gradients per bin, and what they come to.

    layer: 1 is the first hidden one; values: (bins,) over `edges`; gradients: (bins,) over the powers of ten from
    SMALLEST to LARGEST, of |∂E/∂W|; spread: standard deviation of the values; gradient_size: root mean square of
    ∂E/∂W; idle: share of values whose slope is below 1 % of the largest (saturated, or a dead ReLU).
    """

    weight_init: str
    layer: int
    edges: Floats
    values: Floats
    gradients: Floats
    mean: float
    spread: float
    gradient_size: float
    idle: float


def value_range(activation: str) -> tuple[float, float]:
    """Return the range over which an activation's values are counted: (0, 1) for the sigmoid, (−1, 1) for tanh."""
    low, high = (round(float(v), 9) for v in ACTIVATIONS[activation].value(np.array([-30.0, 30.0])))
    return (0.0 if activation in ("relu", "softplus") else max(low, -2.0), min(high, 4.0) if high > 1 else high)


def signals(activation: str, weight_inits: Sequence[str], layers: int, units: int, x: Floats, t: NDArray[np.intp],
            seed: int) -> Iterator[Signal]:
    """Send a batch through one deep network per weight init and its loss back again; yield a Signal for each layer.

    activation: a name in ACTIVATIONS; weight_inits: names in WEIGHT_INITS; x: (N, inputs); t: labels (N,).  The same
    seed draws the same standard normal numbers for every one: only their scale differs.
    """
    edges = np.linspace(*value_range(activation), BINS + 1)
    for weight_init in weight_inits:
        rng = np.random.default_rng(seed)
        outputs = int(t.max()) + 1
        network = Network((x.shape[1], *(units,) * layers, outputs), activation, weight_init, np.float64, rng)
        values = network.hidden(x)
        gradients = network.gradient(x, t)
        before = _weighted_sums(network, x, values)
        for layer in range(1, layers + 1):
            yield _signal(weight_init, layer, edges, activation, before[layer - 1], values[layer - 1],
                          gradients[f"W{layer}"])


def _weighted_sums(network: Network, x: Floats, values: Sequence[Floats]) -> list[Floats]:
    """Return what goes into each activation: (N, units) per hidden layer."""
    affine = [layer for layer in network.layers if isinstance(layer, Affine)]
    sums: list[Floats] = [inputs @ layer.W + layer.b for layer, inputs in zip(affine, [x, *values], strict=False)]
    return sums[: len(values)]


def _signal(weight_init: str, layer: int, edges: Floats, activation: str, sums: Floats, values: Floats,
            gradient: Floats) -> Signal:
    """Count one layer's values and gradients."""
    row = ACTIVATIONS[activation]
    sizes = np.log10(np.maximum(np.abs(gradient.ravel()), 10.0**SMALLEST))
    powers = np.linspace(SMALLEST, LARGEST, BINS + 1)
    return Signal(
        weight_init, layer, edges, shares_in_bins(values.ravel(), edges), shares_in_bins(sizes, powers),
        float(values.mean()), float(values.std()), float(np.sqrt(np.mean(gradient**2))), _idle(row, sums),
    )  # fmt: skip


def shares_in_bins(values: Floats, edges: Floats) -> Floats:
    """Return the share of the values in each bin; those outside count in the first or last one."""
    counts, _ = np.histogram(np.clip(values, edges[0], edges[-1]), edges)
    return counts / max(1, values.size)


def _idle(row: Activation, sums: Floats) -> float:
    """Return the share of neurons' answers that pass on less than 1 % of a gradient."""
    return float(np.mean(np.abs(row.derivative(sums)) < 0.01))
