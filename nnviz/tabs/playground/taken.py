"""A network of another tab as the one that learns here: its weights are put in before the first update."""

from dataclasses import replace
from typing import Any

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.playground.learner import Kept, Learner, Recipe
from nnviz.data.weights import Weights
from nnviz.tabs.common.networks import activation_said
from nnviz.tabs.playground.state import MOST_LAYERS, MOST_UNITS, PlaygroundState, data_of, recipe_of

_INPUTS = QT_TRANSLATE_NOOP(
    "problems", "This network is {sizes}. A point has 2 numbers, so that a network here needs 2 inputs, or as many as "
    "inputs are chosen on the left."
)  # fmt: skip
_TWO = QT_TRANSLATE_NOOP(
    "problems", "This network is {sizes}. Two classes need 1 output with the sigmoid or the identity, or 2 with "
    "softmax: choose other points or another network."
)  # fmt: skip
_MANY = QT_TRANSLATE_NOOP(
    "problems", "This network is {sizes}. The {classes} classes on show need {classes} outputs with softmax: choose "
    "other points or another network."
)  # fmt: skip
_NUMBERS = QT_TRANSLATE_NOOP(
    "problems", "This network is {sizes}. The points on show have numbers to predict, which need 1 output with the "
    "identity: choose other points or another network."
)  # fmt: skip
_HIDDEN = QT_TRANSLATE_NOOP("problems", "This network is {sizes}. Here are at most {layers} hidden layers of at most "
                            "{units} units.")  # fmt: skip
_STEP = QT_TRANSLATE_NOOP("problems", "A network with step functions cannot be trained: its derivative is 0. Choose "
                          "another activation first.")  # fmt: skip


def weights_of(recipe: Recipe, kept: Kept) -> Weights:
    """Return the network of a moment, for other tabs."""
    network = recipe.network()
    np.copyto(network.params.vector, kept.vector)
    output, _, squares = recipe.ending.partition(", ")
    about = {"activation": recipe.activation, "output": output, "loss": "squared error" if squares else "cross entropy"}
    return Weights(network.copy_params(), about)


def fields_of(weights: Weights, state: PlaygroundState) -> dict[str, Any]:
    """Return the fields of a State whose run begins with these weights; Problem if the points on show need others."""
    fields = {**_layers(weights, state), **_ending(weights, data_of(state).classes), "view": "learn"}
    start = Learner(recipe_of(replace(state, **fields, frozen=()))).vector
    vector = np.concatenate([np.ravel(part) for part in weights.params.values()]).astype(np.float32)
    edits = tuple((0, 0, index, float(new), float(old)) for index, (new, old) in
                  enumerate(zip(vector, start, strict=True)) if new != old)  # fmt: skip
    return fields | {"edits": edits, "early": (), "earlier": (), "frozen": (), "ablated": (), "chosen": ""}


def _layers(weights: Weights, state: PlaygroundState) -> dict[str, Any]:
    inputs, *hidden, _ = weights.sizes
    sizes = "-".join(map(str, weights.sizes))
    if inputs not in (2, len(state.inputs)):
        raise Problem(_INPUTS, sizes=sizes)
    if len(hidden) > MOST_LAYERS or max(hidden, default=0) > MOST_UNITS:
        raise Problem(_HIDDEN, sizes=sizes, layers=MOST_LAYERS, units=MOST_UNITS)
    activation = activation_said(weights) or "relu"
    if activation == "step":
        raise Problem(_STEP)
    named = state.inputs if inputs == len(state.inputs) else ("x1", "x2")
    return {"inputs": named, "hidden": tuple(hidden), "activation": activation}


def _ending(weights: Weights, classes: int) -> dict[str, Any]:
    """Return how a network ends; Problem where the points need another end. 0 classes: numbers are predicted."""
    outputs, sizes = weights.sizes[-1], "-".join(map(str, weights.sizes))
    output = str(weights.metadata.get("output", "softmax"))
    if classes == 0:
        if (outputs, output) != (1, "identity"):
            raise Problem(_NUMBERS, sizes=sizes)
        return {}
    if classes > 2:
        if (outputs, output) != (classes, "softmax"):
            raise Problem(_MANY, sizes=sizes, classes=classes)
        return {}
    if (outputs, output) not in ((2, "softmax"), (1, "sigmoid"), (1, "identity")):
        raise Problem(_TWO, sizes=sizes)
    loss = weights.metadata.get("loss")
    return {"output": output, "loss": "cross entropy" if loss == "cross entropy" else "squared error"}
