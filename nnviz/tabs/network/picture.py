"""The network as units and wires: what stands in them at a moment."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from nnviz.core.backprop import ALL, SmallNetwork, losses, place_of
from nnviz.tabs.network.moments import NetworkMoment
from nnviz.tabs.network.state import NetworkState
from nnviz.ui.base.number_format import MINUS, number_text
from nnviz.ui.widgets.network_diagram import Node, Wire
from nnviz.ui.widgets.network_editor import above
from nnviz.ui.widgets.network_layout import rows

PATH_ROLES = ("marker", "right", "test", "training", "accent", "vermillion")
"""Colours of the paths on which an error comes back, one after the other."""
_LABELLED = 24  # wires between two layers that have their numbers all the time
_TWO_LINES = 4  # units in a column that leave room for two lines beside each
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def unit_key(layer: int, unit: int) -> str:
    """Return the key of a unit; layer 0: the inputs."""
    return f"{layer}.{unit}"


def wire_key(layer: int, unit_from: int, unit_to: int) -> str:
    """Return the key of a weight of a layer; unit_from ALL: of a bias."""
    if unit_from == ALL:
        return above(unit_key(layer, unit_to))
    return f"{unit_key(layer - 1, unit_from)}-{unit_key(layer, unit_to)}"


def place_at(key: str) -> tuple[int, int, int | None]:
    """Return (layer, unit_to, unit_from) of a key: unit_from is None for a unit, ALL for its bias."""
    start, _, end = key.partition("-")
    layer, unit = (int(part) for part in (end or start).partition(":")[0].split("."))
    if end:
        return layer, unit, int(start.split(".")[1])
    return layer, unit, ALL if ":" in key else None


def changed_by(state: NetworkState, key: str, value: float) -> dict[str, tuple[float, ...]]:
    """Return the field that changes when the number at a key becomes another one."""
    layer, unit, unit_from = place_at(key)
    name, index = ("x", unit) if unit_from is None else ("parameters", place_of(state.sizes, layer, unit_from, unit))
    values = list(getattr(state, name))
    values[index] = value
    return {name: tuple(values)}


def sub(index: int) -> str:
    """Return a number as a subscript."""
    return str(index).translate(_LOWERED)


def weight_name(state: NetworkState, layer: int, unit_from: int, unit_to: int) -> str:
    """Return how a weight is called, plain: as in the book, as in the notes, or by its number.

    The book counts from 1 and names the unit it leads to first; the notes count from 0 and name that unit last.
    """
    if state.names == "counted":
        before = sum(n * m for n, m in zip(state.sizes[: layer - 1], state.sizes[1:layer], strict=True))
        return f"w{sub(before + unit_to * state.sizes[layer - 1] + unit_from + 1)}"
    if state.names == "values":
        return f"w{sub(unit_to + 1)}{sub(unit_from + 1)}⁽{str(layer).translate(_RAISED)}⁾"
    raised = str(layer - 1).translate(_RAISED)
    return f"w{sub(layer)}{sub(unit_from)}⁽{raised}⁾" if state.sizes[layer] == 1 else (
        f"w{sub(unit_from)}{sub(unit_to)}⁽{raised}⁾")


def unit_name(state: NetworkState, layer: int, unit: int, of_sum: bool) -> str:
    """Return how a unit's sum or output is called, plain: a₁ and z₁ in the book, z₁₀ and a₁₀ in the notes."""
    if state.names == "indices":
        return f"{'z' if of_sum else 'a'}{sub(layer)}{sub(unit)}"
    letter = "a" if of_sum else "x" if layer == 0 else "y" if layer == len(state.sizes) - 1 else "z"
    return f"{letter}{sub(unit + 1)}"


def short(value: float) -> str:
    """Return a number as it stands in a unit: three digits."""
    return number_text(value, 3)


def stable(value: float) -> str:
    """Return a number whose length hardly changes while it moves: three decimals, or a power of ten."""
    if not np.isfinite(value) or abs(value) >= 1000 or 0 < abs(value) < 5e-4:
        return number_text(value, 2)
    return f"{value:.3f}".replace("-", MINUS) if abs(value) < 100 else f"{value:.1f}".replace("-", MINUS)


def rounded_up(value: float) -> float:
    """Return the next of 1, 2, 5, 10 … times a power of ten: what a scale ends at while a number is dragged.

    >>> rounded_up(0.096), rounded_up(1.3)
    (0.1, 2.0)
    """
    if not 0 < value < 1e300:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if value <= step * power * (1 + 1e-9))


def wires_of(state: NetworkState, moment: NetworkMoment, halo: Callable[[int, int, int], str],
             faint: Callable[[int, int], bool], arrows: bool = False) -> list[Wire]:
    """Return every weight as a wire.

    halo(layer, unit_from, unit_to): the role of its light or ""; faint(layer, unit_to): not reached yet (where wires
    are many their units say so); arrows: which way an update moves it stands beside the number.
    """
    largest = rounded_up(max(float(np.abs(W).max()) for W in moment.network.weights))
    wires, many = [], sum(W.size for W in moment.network.weights) > 2 * _LABELLED
    for layer, (W, dW) in enumerate(zip(moment.network.weights, moment.gradient.dW, strict=True), 1):
        labelled = W.size <= _LABELLED
        for i, j in np.ndindex(W.shape):
            weight, light = float(W[i, j]), halo(layer, i, j)
            said = labelled or light
            slope = float(dW[i, j]) if arrows else 0.0
            wires.append(Wire(
                unit_key(layer - 1, i), unit_key(layer, j),
                _weight_text(state, layer, i, j, weight, slope) if said else "",
                _role(weight, not many and faint(layer, j)), _width(weight, largest), dash=weight < 0, halo=light,
                pale=many and not light, value=state.parameters[place_of(state.sizes, layer, i, j)],
            ))  # fmt: skip
    return wires


def _width(weight: float, largest: float) -> float:
    return 0.8 + 3.4 * min(1.0, abs(weight) / largest) if np.isfinite(weight) else 4.2


def _role(weight: float, faint: bool) -> str:
    return "border" if faint or weight == 0 else "test" if weight > 0 else "training"


def _weight_text(state: NetworkState, layer: int, i: int, j: int, weight: float, slope: float) -> str:
    name = "" if state.names == "values" else f"{weight_name(state, layer, i, j)} "
    arrow = "" if slope == 0 or not np.isfinite(slope) else " ↓" if slope > 0 else " ↑"
    return f"{name}{short(weight)}{arrow}"


def input_nodes(state: NetworkState) -> list[Node]:
    """Return the inputs."""
    largest, count = max(state.sizes), state.sizes[0]
    return [
        Node(unit_key(0, i), 0.0, y, short(value), f"x{sub(i + 1)}", "ink", value=value)
        for i, (y, value) in enumerate(zip(rows(count, largest), state.x, strict=True))
    ]


def places(sizes: Sequence[int]) -> list[tuple[int, int, float, float]]:
    """Return (layer, unit, x, y) of every unit behind the inputs."""
    largest, depth = max(sizes), len(sizes) - 1
    return [(layer, unit, layer / depth, y) for layer in range(1, depth + 1)
            for unit, y in enumerate(rows(sizes[layer], largest))]  # fmt: skip


def bias_text(network: SmallNetwork, layer: int, unit: int) -> str:
    """Return a bias as it stands over its unit, with its sign."""
    value = float(network.biases[layer - 1][unit])
    return f"{'+' if value >= 0 else MINUS} {short(abs(value))}"


def output_caption(state: NetworkState, moment: NetworkMoment, unit: int, with_loss: bool) -> str:
    """Return what stands beside an output: its name, and its target and share of the loss."""
    if not with_loss:
        return f"y{sub(unit + 1)}"
    target = f"t {short(state.t[unit])}"
    if max(state.sizes) > _TWO_LINES:
        return target
    share = losses(moment.network, moment.passed.y, state.t, moment.passed.sums[-1])[unit]
    return f"{target}\nE{sub(unit + 1)} {stable(float(share))}"
