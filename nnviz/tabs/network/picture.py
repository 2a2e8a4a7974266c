"""The network as units and wires: what stands in them at a moment."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.backprop import ALL, SmallNetwork, losses, place_of
from nnviz.tabs.network.columns import Columns, column_rows, folds
from nnviz.tabs.network.moments import NetworkMoment
from nnviz.tabs.network.resolved import TrainedState
from nnviz.tabs.network.state import NetworkState
from nnviz.ui.base.number_format import MINUS, number_text
from nnviz.ui.widgets.network.editor import above
from nnviz.ui.widgets.network.layout import FOLD
from nnviz.ui.widgets.network.parts import Node, Wire

PATH_ROLES = ("marker", "right", "test", "training", "accent", "vermillion")
"""Colours of the paths on which an error comes back, one after the other."""
Place = tuple[int, int, int]
"""A weight: layer, unit_from, unit_to."""
Look = tuple[str, str, float, bool, bool, float | None]
"""Text, role, width, dash, pale and value of a wire."""
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
    """Return the field that changes when the number at a key becomes another one; of a network typed in the State."""
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
    between = "," if max(state.sizes) > 9 else ""  # which 11 and 1 need, and 1 and 1 do not
    if state.names == "counted":
        before = sum(n * m for n, m in zip(state.sizes[: layer - 1], state.sizes[1:layer], strict=True))
        return f"w{sub(before + unit_to * state.sizes[layer - 1] + unit_from + 1)}"
    if state.names == "values":
        return f"w{sub(unit_to + 1)}{between}{sub(unit_from + 1)}⁽{str(layer).translate(_RAISED)}⁾"
    raised = str(layer - 1).translate(_RAISED)
    return f"w{sub(layer)}{between}{sub(unit_from)}⁽{raised}⁾" if state.sizes[layer] == 1 else (
        f"w{sub(unit_from)}{between}{sub(unit_to)}⁽{raised}⁾")


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


class Wires:
    """The weights between units that are drawn as wires; one that looks as before is not made again."""

    def __init__(self) -> None:
        self._moment: NetworkMoment | None = None
        self._key: object = None
        self._looks: list[Look] = []
        self._made: list[Wire] = []
        self._index: dict[Place, int] = {}

    def of(self, state: NetworkState, moment: NetworkMoment, columns: Columns, halos: Mapping[Place, str],
           faint: Callable[[int, int], bool], arrows: bool = False) -> list[Wire]:
        """Return every weight as a wire.

        halos: the roles of the lights around some of them; faint(layer, unit_to): not reached yet (where wires are
        many their units say so); arrows: which way an update moves it stands beside the number.
        """
        key = (columns, arrows, state.names, type(state))
        if key != self._key:
            self._moment, self._key, self._looks = None, key, []
            layers = enumerate(zip(columns[:-1], columns[1:], strict=True), 1)
            places = [(layer, i, j) for layer, (before, after) in layers for i in before for j in after]
            self._index = {place: index for index, place in enumerate(places)}
        if moment is not self._moment:
            self._make(moment, list(_looks(state, moment, columns, faint, arrows)))
        wires = self._made.copy()
        for place, light in halos.items():
            if (index := self._index.get(place)) is not None:
                text = _weight_text(state, moment, place, arrows)
                wires[index] = replace(wires[index], text=text, halo=light, pale=False)
        return wires

    def _make(self, moment: NetworkMoment, looks: list[Look]) -> None:
        fresh = not self._looks
        self._made = [
            _wire(place, look) if fresh or look != self._looks[index] else self._made[index]
            for index, (place, look) in enumerate(zip(self._index, looks, strict=True))
        ]
        self._moment, self._looks = moment, looks


def _looks(state: NetworkState, moment: NetworkMoment, columns: Columns, faint: Callable[[int, int], bool],
           arrows: bool) -> Iterator[Look]:
    """Yield how every wire looks."""
    largest = rounded_up(max(float(np.abs(W).max()) for W in moment.network.weights))
    counts = [len(column) for column in columns]
    sizes = [n * m for n, m in zip(counts[:-1], counts[1:], strict=True)]
    many = sum(sizes) > 2 * _LABELLED
    for layer, W in enumerate(moment.network.weights, 1):
        before, after = columns[layer - 1], columns[layer]
        labelled = sizes[layer - 1] <= _LABELLED
        drawn = W[np.ix_(before, after)].ravel()
        not_reached = [not many and faint(layer, j) for j in after] * len(before)
        values = state.typed_weights(layer, before, after)
        for (i, j), weight, width, grey, value in zip(product(before, after), drawn.tolist(), _widths(drawn, largest),
                                                      not_reached, values, strict=True):  # fmt: skip
            text = _weight_text(state, moment, (layer, i, j), arrows) if labelled else ""
            yield text, _role(weight, grey), width, weight < 0, many, value


def _wire(place: Place, look: Look) -> Wire:
    layer, i, j = place
    text, role, width, dash, pale, value = look
    return Wire(unit_key(layer - 1, i), unit_key(layer, j), text, role, width, dash=dash, pale=pale, value=value)


def _widths(weights: Floats, largest: float) -> list[float]:
    """Return how wide wires are, in fifths of a pixel: an update that one does not see is not painted."""
    shares = np.where(np.isfinite(weights), np.minimum(1.0, np.abs(weights) / largest), 1.0)
    return (np.round(4 + 17 * shares) / 5).tolist()


def _role(weight: float, faint: bool) -> str:
    return "border" if faint or weight == 0 else "test" if weight > 0 else "training"


def _weight_text(state: NetworkState, moment: NetworkMoment, place: Place, arrows: bool) -> str:
    layer, i, j = place
    name = "" if state.names == "values" else f"{weight_name(state, layer, i, j)} "
    slope = float(moment.gradient.dW[layer - 1][i, j]) if arrows else 0.0
    arrow = "" if slope == 0 or not np.isfinite(slope) else " ↓" if slope > 0 else " ↑"
    return f"{name}{short(float(moment.network.weights[layer - 1][i, j]))}{arrow}"


def input_nodes(state: NetworkState, columns: Columns) -> list[Node]:
    """Return the inputs that are drawn, and for every layer that is folded the row that says how many units it has."""
    editable, ys = not isinstance(state, TrainedState), column_rows(columns, 0, state.sizes)
    nodes = [
        Node(unit_key(0, i), 0.0, y, short(state.x[i]), unit_name(state, 0, i, False), "ink",
             value=state.x[i] if editable else None)
        for i, y in zip(columns[0], ys, strict=False)
    ]  # fmt: skip
    for layer, size in enumerate(state.sizes):
        if folds(layer, state.sizes):
            y = column_rows(columns, layer, state.sizes)[-1]
            nodes.append(Node(f"{layer}.{FOLD}", layer / (len(columns) - 1), y, f"… {size:,}", fold=True))
    return nodes


def bias_text(network: SmallNetwork, layer: int, unit: int) -> str:
    """Return a bias as it stands over its unit, with its sign."""
    value = float(network.biases[layer - 1][unit])
    return f"{'+' if value >= 0 else MINUS} {short(abs(value))}"


def above_text(state: NetworkState, network: SmallNetwork, layer: int, unit: int) -> str:
    """Return what stands over a unit: its bias, and its output's name where units are named as in the notes."""
    bias = bias_text(network, layer, unit) if state.biases else ""
    if state.names != "indices":
        return bias
    return f"{unit_name(state, layer, unit, False)} {bias and f'b {bias}'}".strip()


def output_caption(state: NetworkState, moment: NetworkMoment, unit: int, with_loss: bool) -> str:
    """Return what stands beside an output: its name, and its target and share of the loss."""
    digits = isinstance(state, TrainedState) and state.sizes[-1] == 10
    name = f"{unit}" if digits else unit_name(state, len(state.sizes) - 1, unit, False)
    if not with_loss:
        return name
    target = f"{name}: t {short(state.t[unit])}" if digits else f"t {short(state.t[unit])}"
    if max(state.sizes) > _TWO_LINES:
        return target
    share = losses(moment.network, moment.passed.y, state.t, moment.passed.sums[-1])[unit]
    return f"{target}\nE{sub(unit + 1)} {stable(float(share))}"
