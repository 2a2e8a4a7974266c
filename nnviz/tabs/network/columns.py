"""Which units of a network are drawn: all of a small layer; of a large one those that matter most at this moment."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.activations import Floats
from nnviz.tabs.network.moments import NetworkMoment
from nnviz.tabs.network.state import MOST_UNITS, NetworkState
from nnviz.ui.widgets.network.layout import rows

MOST_OUTPUTS = 10
KEPT = 6
"""Units of a large layer that are drawn; a last row says how many there are."""
Columns = tuple[tuple[int, ...], ...]
"""The units drawn of every layer, the inputs first."""


def columns_of(state: NetworkState, moment: NetworkMoment) -> Columns:
    """Return the units that are drawn, in the order of their numbers."""
    return tuple(_column(state, moment, layer, size) for layer, size in enumerate(state.sizes))


def folds(layer: int, sizes: Sequence[int]) -> bool:
    """Return whether a layer is too large to be drawn whole."""
    return sizes[layer] > (MOST_OUTPUTS if layer == len(sizes) - 1 else MOST_UNITS)


def strongest(moment: NetworkMoment, layer: int, unit: int) -> int:
    """Return the unit before a layer that contributes most to one of its units."""
    with np.errstate(all="ignore"):
        terms = moment.passed.inputs[layer - 1] * moment.network.weights[layer - 1][:, unit]
    return int(np.argmax(np.abs(np.nan_to_num(terms))))


def _column(state: NetworkState, moment: NetworkMoment, layer: int, size: int) -> tuple[int, ...]:
    if not folds(layer, state.sizes):
        return tuple(range(size))
    weights = _importance(state, moment, layer)
    order = np.argsort(-weights, kind="stable").tolist()
    chosen = [state.unit_to] if layer == state.layer else []
    if layer == state.layer - 1 and state.view == "backward" and state.unit_from >= 0:
        chosen = [state.unit_from]
    return tuple(sorted([*chosen, *(unit for unit in order if unit not in chosen)][:KEPT]))


def _importance(state: NetworkState, moment: NetworkMoment, layer: int) -> Floats:
    """Return how much each unit of a layer adds to the chosen unit behind it, or to all units of the next layer."""
    network, passed = moment.network, moment.passed
    if layer == network.depth:
        return np.abs(passed.outputs[-1])
    W, z = network.weights[layer], passed.inputs[layer]
    with np.errstate(all="ignore"):
        if state.layer == layer + 1:
            return np.abs(np.nan_to_num(z * W[:, state.unit_to]))
        return np.abs(np.nan_to_num(z)) * np.linalg.norm(W, axis=1)


def column_rows(columns: Columns, layer: int, sizes: Sequence[int]) -> list[float]:
    """Return how far down (0 to 1) the units of a layer stand; a folded one has one more place, to say so."""
    counts = [len(column) + folds(index, sizes) for index, column in enumerate(columns)]
    return rows(counts[layer], max(counts))


def places(columns: Columns, sizes: Sequence[int], first: int = 1) -> list[tuple[int, int, float, float]]:
    """Return (layer, unit, x, y) of every unit that is drawn, from the layer `first`."""
    return [(layer, unit, layer / (len(columns) - 1), y) for layer in range(first, len(columns))
            for unit, y in zip(columns[layer], column_rows(columns, layer, sizes), strict=False)]  # fmt: skip
