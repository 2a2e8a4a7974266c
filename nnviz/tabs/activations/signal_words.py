"""What Deep network says of a row of histograms: one sentence, computed from the layers it shows."""

import math
from collections.abc import Sequence

from nnviz.core.studies.signal_propagation import Signal, value_range
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text

STUCK = 0.3  # share of values whose slope is below 0.01 from which on a layer is called saturated
NARROW = 0.05  # of the range of an activation: a standard deviation below it is one value for all
FACTOR = 2.0  # by which a standard deviation has to change from the first to the last layer
TENFOLD = 10.0  # by which the size of the gradients has to


def row_text(row: Sequence[Signal], activation: str, values: bool) -> str:
    """Return what is seen in the histograms of one network; row: its layers, all of them, the first one first."""
    return _values_text(row[0], row[-1], activation) if values else _gradients_text(row[0], row[-1])


def question_text(row: Sequence[Signal], reached: range, values: bool) -> str:
    """Return what the layer reached last holds, and which one is to be guessed; row: all layers in their order."""
    if values:
        text = translate("activations", "Std {number} in layer {n}. And in layer {last}?")
        n, last, number = reached[-1], len(row), row[reached[-1] - 1].spread
    else:
        text = translate("activations", "Size {number} in layer {n}. And in layer {last}?")
        n, last, number = reached[0], 1, row[reached[0] - 1].gradient_size
    return text.format(number=number_text(number, 2), n=n, last=last)


def _values_text(first: Signal, last: Signal, activation: str) -> str:
    numbers = {"first": number_text(first.spread, 2), "last": number_text(last.spread, 2),
               "mean": number_text(last.mean, 2), "share": number_text(100 * last.idle, 2)}  # fmt: skip
    low, high = value_range(activation)
    bounded = high - low <= 2 and activation in ("step", "sigmoid", "tanh")
    if bounded and last.spread < NARROW * (high - low):
        text = translate("activations", "In the last layer the values are all but the same: {mean}, std {last}.")
    elif bounded and last.idle > STUCK:
        text = translate("activations", "In the last layer {share} % of the values lie where the slope is below 0.01.")
    elif last.spread * FACTOR < first.spread:
        text = translate("activations", "The values fade: std {first} in the first layer, {last} in the last one.")
    elif last.spread > FACTOR * first.spread:
        text = translate("activations", "The values grow: std {first} in the first layer, {last} in the last one.")
    else:
        text = translate("activations", "The values keep their spread: std {first} in the first layer, {last} in the "
                         "last one.")  # fmt: skip
    return text.format(**numbers)


def _gradients_text(first: Signal, last: Signal) -> str:
    if not first.gradient_size:
        return translate("activations", "No gradient reaches the first layer: all of it is 0.")
    ratio = first.gradient_size / last.gradient_size if last.gradient_size else math.inf
    if ratio * TENFOLD < 1:
        text = translate("activations", "The gradient vanishes: the first layer has {ratio} times that of the last.")
    elif ratio > TENFOLD:
        text = translate("activations", "The gradient explodes: the first layer has {ratio} times that of the last.")
    else:
        text = translate("activations", "The gradient lasts: the first layer has {ratio} times that of the last.")
    return text.format(ratio=number_text(ratio, 2))
