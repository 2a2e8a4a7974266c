"""Which fields of a State go together, and what must follow where one of them changes."""

import math
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from nnviz.core.backprop import LAYERS, UNITS, network_of, parameter_count
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.network.cases import random_parameters
from nnviz.tabs.network.state import LARGEST, OWN, TYPED, NetworkState
from nnviz.tabs.network.trained import telling, trained_sizes

_TOO_FEW = QT_TRANSLATE_NOOP("problems", "A network needs at least 2 layers: the inputs and the outputs. Type 2, 2.")
_NO_WEIGHT = QT_TRANSLATE_NOOP("problems", "There is no such weight: layer {layer} leads from {inputs} units to "
                               "{units}. Count layers from 1 and units from 0.")  # fmt: skip
_BEYOND = QT_TRANSLATE_NOOP("problems", "A weight must be between −{most} and {most}; {value} is not.")
_LENGTHS = QT_TRANSLATE_NOOP("problems", "Layers of {sizes} need {inputs} inputs and {outputs} targets. "
                             "There are {x} and {t}.")  # fmt: skip


def check_state(state: NetworkState) -> None:
    """Raise Problem where fields do not go together."""
    sizes = state.sizes
    if len(sizes) < 2:
        raise Problem(_TOO_FEW)
    if state.trained != OWN:
        sizes = trained_sizes(state.trained, state.path)
        _check_chosen(state, sizes)
        return
    network_of(sizes, state.parameters)  # which counts them
    if (len(state.x), len(state.t)) != (sizes[0], sizes[-1]):
        raise Problem(_LENGTHS, sizes="-".join(map(str, sizes)), inputs=sizes[0], outputs=sizes[-1], x=len(state.x),
                      t=len(state.t))  # fmt: skip
    beyond = next((v for v in state.parameters if not (math.isfinite(v) and abs(v) <= LARGEST)), None)
    if beyond is not None:
        raise Problem(_BEYOND, most=f"{LARGEST:,.0f}", value=f"{beyond:g}")
    _check_chosen(state, sizes)


def _check_chosen(state: NetworkState, sizes: Sequence[int]) -> None:
    if state.layer >= len(sizes):
        raise Problem(_NO_WEIGHT, layer=state.layer, inputs=0, units=0)
    if state.unit_from >= sizes[state.layer - 1] or state.unit_to >= sizes[state.layer]:
        raise Problem(_NO_WEIGHT, layer=state.layer, inputs=sizes[state.layer - 1], units=sizes[state.layer])


OPENS_ANEW = {"batch", "member", "trained", "path", "sizes", "by", "graph", "arrays", "outer", "inner"}
"""Fields with which other steps begin."""


def fitted(state: NetworkState, changes: dict[str, Any]) -> dict[str, Any]:
    """Return changes and what must follow from them: other sizes draw other weights, and the sample has as many."""
    more: dict[str, Any] = {}
    sizes = tuple(changes.get("sizes", state.sizes))
    if changes.get("trained", state.trained) != state.trained and "by" not in changes:
        own = changes["trained"] == OWN
        more |= {"by": UNITS if own else LAYERS, "rate": 0.5 if own else 0.01}  # there are hundreds of units
    if "parameters" in changes and "start" not in changes:
        more["start"] = TYPED
    if sizes != state.sizes and len(sizes) >= 2:
        more |= {"x": _resized(state.x, sizes[0], 0.5), "t": _resized(state.t, sizes[-1], 0.0)}
    if {"sizes", "start", "seed"} & changes.keys() and len(sizes) >= 2 and "parameters" not in changes:
        start = changes.get("start", state.start)
        if start != TYPED:
            more["parameters"] = random_parameters(sizes, start, changes.get("seed", state.seed))
        elif parameter_count(sizes) != len(state.parameters):
            more |= {"start": "N(0, 1)", "parameters": random_parameters(sizes, "N(0, 1)", state.seed)}
    trained = changes.get("trained", state.trained)
    if trained != OWN:
        with suppress(Problem):  # which `check_state` tells
            sizes = trained_sizes(trained, changes.get("path", state.path))
            if {"trained", "path", "image"} & changes.keys() and "layer" not in changes:
                changes = telling(trained, changes.get("path", state.path), changes.get("image", state.image)) | changes
    more |= _chosen(state, changes, sizes)
    return more | changes


def _resized(values: tuple[float, ...], count: int, filler: float) -> tuple[float, ...]:
    return (*values, *[filler] * count)[:count]


def _chosen(state: NetworkState, changes: dict[str, Any], sizes: tuple[int, ...]) -> dict[str, Any]:
    """Return a weight that there is, near the one that was chosen."""
    if not {"sizes", "layer", "trained", "path"} & changes.keys() or len(sizes) < 2:
        return {}
    layer = min(changes.get("layer", state.layer), len(sizes) - 1)
    found = {"unit_from": min(state.unit_from, sizes[layer - 1] - 1), "unit_to": min(state.unit_to, sizes[layer] - 1)}
    return found if "layer" in changes else found | {"layer": layer}
