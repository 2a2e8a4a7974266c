"""What the neuron makes of its weighted sum: for each activation how it is shaded, named and written."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnviz.core.activations import ACTIVATIONS
from nnviz.ui.base.number_format import number_text


def _twice_sigmoid(a: float) -> float:
    return math.tanh(a / 2)  # 2σ(a) − 1


def _limited(a: float) -> float:
    return max(-1.0, min(1.0, a))


def _positive(a: float) -> float:
    return max(0.0, min(1.0, a))


@dataclass(frozen=True)
class GateAnswer:
    """One activation h as this tab shows it.

    share: −1 to 1, its colour where the sum is a; key: what the colours' ends and middle are; column: the function
    in the truth table; cut: the value that h(a) exceeds exactly where a > 0; jumps: whether the answer does at 0.
    """

    share: Callable[[float], float]
    key: tuple[str, str, str]
    column: str
    symbols: str
    python: str
    cut: float = 0.0
    jumps: bool = False


ANSWERS = {
    "step": GateAnswer(
        _twice_sigmoid, ("0", "σ(a)", "1"), "σ(a)", "", "", 0.5, True),
    "sigmoid": GateAnswer(
        _twice_sigmoid, ("0", "σ(a)", "1"), "σ(a)", "σ(<i>a</i>)", "y = 1 / (1 + np.exp(-a))", 0.5),
    "tanh": GateAnswer(
        math.tanh, ("−1", "tanh(a)", "1"), "tanh(a)", "tanh(<i>a</i>)", "y = np.tanh(a)"),
    "relu": GateAnswer(
        _positive, ("0", "ReLU(a)", "≥ 1"), "ReLU(a)", "max(0, <i>a</i>)", "y = np.maximum(0, a)"),
    "identity": GateAnswer(
        _limited, ("≤ −1", "a", "≥ 1"), "h(a)", "<i>a</i>", "y = a"),
}  # fmt: skip


def column_values(activation: str, a: np.ndarray) -> np.ndarray:
    """Return the function of the truth table's column at sums a (N,): σ for the step, whose answers stand under y."""
    return np.asarray(ACTIVATIONS["sigmoid" if activation == "step" else activation].value(a)) + 0.0


def output(activation: str, a: float) -> float:
    """Return h(a)."""
    return float(ACTIVATIONS[activation].value(a)) + 0.0


def comparison(activation: str, a: float) -> str:
    """Return h(a) with its value, and on which side of the cut it is: the same as that of a."""
    row = ANSWERS[activation]
    return f"{number_text(output(activation, a), 4)} {'&gt;' if a > 0 else '≤'} {number_text(row.cut)}"
