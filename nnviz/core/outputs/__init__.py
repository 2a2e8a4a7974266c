"""The output layer (chapter 3.5): the task decides how many outputs, which activation and which loss.

Each pair of activation and loss is made for each other: the slope of the loss with respect to the score is y − t.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import Floats, identity, sigmoid, softmax, softplus
from nnviz.core.problems import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class OutputLayer:
    """What a task needs: activation (scores → outputs), loss(scores, t) → number, formulas (HTML), Python.

    `loss` takes the scores a (outputs,), not y, so that it is exact for every score; t: targets (outputs,). For
    many scores (n, outputs) it returns as many losses (n,).
    """

    task: str
    example: str
    outputs: int
    activation: str
    value: Callable[[Floats], Floats]
    loss_name: str
    loss: Callable[[Floats, Floats], float | Floats]
    formula: str
    loss_formula: str
    python: str
    loss_python: str


def _squares(a: Floats, t: Floats) -> float | Floats:
    """Return ½ Σ (a − t)²."""
    return 0.5 * np.sum((a - t) ** 2, axis=-1)


def _binary(a: Floats, t: Floats) -> float | Floats:
    """Return −Σ t·ln σ(a) + (1 − t)·ln(1 − σ(a)), written as softplus(a) − t·a so that nothing is lost."""
    return np.sum(softplus(a) - t * a, axis=-1)


def _categorical(a: Floats, t: Floats) -> float | Floats:
    """Return −Σ t·ln softmax(a), with the logarithm of the sum taken in one go so that nothing is lost."""
    top = a.max(axis=-1, keepdims=True)
    log_sum = top[..., 0] + np.log(np.sum(np.exp(a - top), axis=-1))
    return np.sum(t, axis=-1) * log_sum - np.sum(t * a, axis=-1)


_SOFTMAX = "<i>e</i><sup><i>a</i></sup> / Σ <i>e</i><sup><i>a</i></sup>"
OUTPUT_LAYERS: dict[str, OutputLayer] = {
    "regression": OutputLayer(
        QT_TRANSLATE_NOOP("activations", "Regression"),
        QT_TRANSLATE_NOOP("activations", "How much? A price, a temperature, a weight."), 1,
        QT_TRANSLATE_NOOP("activations", "Identity"), identity,
        QT_TRANSLATE_NOOP("activations", "Half the sum of squares"), _squares, "<i>a</i>",
        "½ Σ (<i>y</i> − <i>t</i>)<sup>2</sup>", "y = a", "E = 0.5 * np.sum((y - t)**2)"),
    "two": OutputLayer(
        QT_TRANSLATE_NOOP("activations", "Two classes"),
        QT_TRANSLATE_NOOP("activations", "Yes or no? Spam, a fault, a cat."), 1,
        QT_TRANSLATE_NOOP("activations", "Sigmoid"), sigmoid,
        QT_TRANSLATE_NOOP("activations", "Binary cross entropy"), _binary,
        "1 / (1 + <i>e</i><sup>−<i>a</i></sup>)",
        "−(<i>t</i> ln <i>y</i> + (1 − <i>t</i>) ln(1 − <i>y</i>))", "y = 1 / (1 + np.exp(-a))",
        "E = -np.sum(t * np.log(y) + (1 - t) * np.log(1 - y))"),
    "ten": OutputLayer(
        QT_TRANSLATE_NOOP("activations", "Ten classes"),
        QT_TRANSLATE_NOOP("activations", "Which one of ten? A digit from 0 to 9."), 10,
        QT_TRANSLATE_NOOP("activations", "Softmax"), softmax,
        QT_TRANSLATE_NOOP("activations", "Cross entropy"), _categorical, _SOFTMAX,
        "−Σ <i>t</i> ln <i>y</i>", "y = np.exp(a - a.max()) / np.exp(a - a.max()).sum()", "E = -np.sum(t * np.log(y))"),
}


def loss_over(row: OutputLayer, scores: ArrayLike, t: ArrayLike, index: int, values: ArrayLike) -> Floats:
    """Return the loss while score `index` runs through `values` (n,) and the others stay: (n,)."""
    values = np.asarray(values, np.float64)
    moved = np.tile(np.asarray(scores, np.float64), (len(values), 1))
    moved[:, index] = values
    return np.asarray(row.loss(moved, np.asarray(t, np.float64)))
