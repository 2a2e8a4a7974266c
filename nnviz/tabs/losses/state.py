"""Everything the pictures of losses follow from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.core.losses import (
    CLASSES,
    DELTA,
    SHAPES,
    check_probabilities,
    check_targets,
)
from nnviz.core.problems import Problem
from nnviz.core.studies.losses.loss_against_accuracy import NO_WEIGHT
from nnviz.core.studies.losses.one_answer import ANSWER_A, ANSWER_B, TRUTH, Outputs, one_hot, random_batch
from nnviz.tabs.common import fields
from nnviz.tabs.common.networks import SIZES
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import choice, count, counts, number, numbers, switch

_ANSWER = QT_TRANSLATE_NOOP("losses", "Answer")
_LOSS = QT_TRANSLATE_NOOP("losses", "Loss")
_BATCH = QT_TRANSLATE_NOOP("losses", "Batch")
_NETWORK = QT_TRANSLATE_NOOP("losses", "Network")
_DRAWN = QT_TRANSLATE_NOOP("losses", "Mini-batches")
_DATA = QT_TRANSLATE_NOOP("losses", "Data")

FORMS = {
    "half": QT_TRANSLATE_NOOP("losses", "½ Σ, as in the book"),
    "mean": QT_TRANSLATE_NOOP("losses", "Mean, as in most libraries"),
    "sum": QT_TRANSLATE_NOOP("losses", "Σ"),
}
LOSSES = {
    "squared": QT_TRANSLATE_NOOP("losses", "Squared error"),
    "entropy": QT_TRANSLATE_NOOP("losses", "Cross entropy"),
    "binary": QT_TRANSLATE_NOOP("losses", "Binary cross entropy"),
}
_TARGETS = {
    "class": QT_TRANSLATE_NOOP("losses", "One-hot"),
    "numbers": QT_TRANSLATE_NOOP("losses", "Typed numbers"),
}
SIGNS = {"minus": QT_TRANSLATE_NOOP("losses", "−ln y"), "plus": QT_TRANSLATE_NOOP("losses", "ln y")}
_PLAYS = {
    "output": QT_TRANSLATE_NOOP("losses", "y goes to 0"),
    "delta": QT_TRANSLATE_NOOP("losses", "δ shrinks"),
}
_ROWS = {
    "book": QT_TRANSLATE_NOOP("losses", "The book's A and B"),
    "random": QT_TRANSLATE_NOOP("losses", "Random outputs"),
}
NETWORKS = {
    "sigmoid-50-100": QT_TRANSLATE_NOOP("losses", "Sigmoid, 50-100"),
    "relu-50": QT_TRANSLATE_NOOP("losses", "ReLU, 50"),
    "relu-512": QT_TRANSLATE_NOOP("losses", "ReLU, 512"),
}
BATCH_SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
ESTIMATES = 300
"""How many mini-batches of each size are drawn."""
REACH, STEP = 4.0, 0.02
"""How far a weight is moved to each side, and the distance of the values that are computed."""
WITH_DATA = ("accuracy", "estimates")
LABELS = (2, 7, 0, 4, 1, 9, 5, 3)
CLASS_COUNT = 10


def _in(*views: str) -> Any:
    return lambda state: state.view in views


def _both(view: str, holds: Callable[[Any], bool]) -> Any:
    return lambda state: state.view == view and holds(state)


@dataclass(frozen=True)
class LossesState:
    """Everything the pictures follow from. row: the sample of the batch that is lit, from 1; 0: all."""

    view: str = "answer"
    # One answer.
    y: Outputs = numbers(
        ANSWER_A, QT_TRANSLATE_NOOP("losses", "Outputs y"), -10, 10, 2, CLASS_COUNT, section=_ANSWER,
        shown=_in("answer", "compare", "logarithm"),
        tip=QT_TRANSLATE_NOOP("losses", "2 to 10 numbers; there are as many targets. Or drag the bars."),
    )
    truth: int = count(
        TRUTH, QT_TRANSLATE_NOOP("losses", "True class"), 0, CLASS_COUNT - 1, section=_ANSWER,
        shown=lambda state: state.view in ("answer", "logarithm") or _typed_class(state),
        tip=QT_TRANSLATE_NOOP("losses", "What the image really shows. Or click under a bar."),
    )
    keep_sum: bool = switch(
        True, QT_TRANSLATE_NOOP("losses", "Keep Σ y = 1"), section=_ANSWER, shown=_in("answer", "compare", "logarithm"),
        tip=QT_TRANSLATE_NOOP("losses", "While one output is dragged the others share the rest, as with softmax."),
    )
    targets: str = choice(
        "class", QT_TRANSLATE_NOOP("losses", "Targets"), _TARGETS, section=_ANSWER, shown=_in("compare"),
        tip=QT_TRANSLATE_NOOP("losses", "One-hot: 1 for the true class, 0 for the others."),
    )
    t: Outputs = numbers(
        one_hot(TRUTH, CLASS_COUNT), QT_TRANSLATE_NOOP("losses", "Targets t"), -10, 10, 2, CLASS_COUNT, section=_ANSWER,
        shown=_both("compare", lambda state: state.targets == "numbers"),
        tip=QT_TRANSLATE_NOOP("losses", "As many numbers as there are outputs."),
    )
    loss: str = choice(
        "squared", QT_TRANSLATE_NOOP("losses", "Terms as bars"), LOSSES, section=_LOSS, shown=_in("compare"),
        tip=QT_TRANSLATE_NOOP("losses", "The loss whose terms are drawn on the right."),
    )
    form: str = choice(
        "half", QT_TRANSLATE_NOOP("losses", "Squared error"), FORMS, section=_LOSS, shown=_in("compare"),
        tip=QT_TRANSLATE_NOOP("losses", "Half the sum is not a mean: of ten outputs the mean is a fifth of it."),
    )
    # The logarithm.
    sign: str = choice(
        "minus", QT_TRANSLATE_NOOP("losses", "Curve"), SIGNS, section=_LOSS, shown=_in("logarithm"),
        tip=QT_TRANSLATE_NOOP("losses", "ln y is never above 0 for a probability. The minus makes it a cost."),
    )
    with_delta: bool = switch(
        True, QT_TRANSLATE_NOOP("losses", "Add δ"), section=_LOSS, shown=_in("logarithm"),
        tip=QT_TRANSLATE_NOOP("losses", "ln(y + δ) has a value at y = 0 too."),
    )
    delta: float = number(
        DELTA, QT_TRANSLATE_NOOP("losses", "δ"), 1e-15, 0.1, 0.1, log=True, section=_LOSS,
        shown=_both("logarithm", lambda state: state.with_delta),
        tip=QT_TRANSLATE_NOOP("losses", "The book's is 1×10⁻⁷."),
    )
    plays: str = choice(
        "output", QT_TRANSLATE_NOOP("losses", "Space plays"), _PLAYS, section=_LOSS, shown=_in("logarithm"),
        tip=QT_TRANSLATE_NOOP("losses", "What the time bar plays."),
    )
    # Yes or no.
    p: float = number(
        0.9, QT_TRANSLATE_NOOP("losses", "Output y"), 0, 1, 0.01, section=_ANSWER, shown=_in("binary"),
        tip=QT_TRANSLATE_NOOP("losses", "The probability of “yes”. Drag the point."),
    )
    yes: bool = switch(
        False, QT_TRANSLATE_NOOP("losses", "Target is 1 (yes)"), section=_ANSWER, shown=_in("binary"),
        tip=QT_TRANSLATE_NOOP("losses", "t = 1 for yes, 0 for no."),
    )
    # A batch.
    rows: str = choice("book", QT_TRANSLATE_NOOP("losses", "Outputs"), _ROWS, section=_BATCH, shown=_in("batch"))
    samples: int = count(
        5, QT_TRANSLATE_NOOP("losses", "Samples"), 2, len(LABELS), section=_BATCH,
        shown=_both("batch", lambda state: state.rows == "random"),
    )
    labels: tuple[int, ...] = counts(
        (TRUTH, TRUTH), QT_TRANSLATE_NOOP("losses", "Labels t"), 0, CLASS_COUNT - 1, len(LABELS), section=_BATCH,
        shown=_in("batch"), tip=QT_TRANSLATE_NOOP("losses", "The true class of each sample, with commas."),
    )
    as_one_hot: bool = switch(
        False, QT_TRANSLATE_NOOP("losses", "Labels as one-hot"), section=_BATCH, shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP("losses", "The same labels written as rows of 0 and 1."),
    )
    seed: int = count(
        0, QT_TRANSLATE_NOOP("losses", "Seed"), 0, 9999, section=_BATCH,
        shown=lambda state: state.view == "estimates" or (state.view == "batch" and state.rows == "random"),
        tip=QT_TRANSLATE_NOOP("losses", "Another seed gives other random numbers."),
    )
    row: int = 0
    # Loss and accuracy.
    network: str = choice(
        "sigmoid-50-100", QT_TRANSLATE_NOOP("losses", "Weights"), NETWORKS, section=_NETWORK, shown=_in(*WITH_DATA),
        tip=QT_TRANSLATE_NOOP("losses", "Networks that nnviz has trained on MNIST."),
    )
    layer: int = count(3, QT_TRANSLATE_NOOP("losses", "Layer"), 1, 3, section=_NETWORK, shown=_in("accuracy"))
    unit_from: int = count(
        98, QT_TRANSLATE_NOOP("losses", "From unit"), 0, 783, section=_NETWORK, shown=_in("accuracy"),
        tip=QT_TRANSLATE_NOOP("losses", "The row of the weight in its matrix W."),
    )
    unit_to: int = count(
        9, QT_TRANSLATE_NOOP("losses", "To unit"), 0, 511, section=_NETWORK, shown=_in("accuracy"),
        tip=QT_TRANSLATE_NOOP("losses", "The column of the weight in its matrix W."),
    )
    images: int = count(
        100, QT_TRANSLATE_NOOP("losses", "Test images"), 10, 10_000, section=_NETWORK, log=True, shown=_in("accuracy"),
        tip=QT_TRANSLATE_NOOP("losses", "How many of them are classified for every value of the weight."),
    )
    nudge: float = number(
        0.0, QT_TRANSLATE_NOOP("losses", "Change"), -REACH, REACH, STEP, section=_NETWORK, shown=_in("accuracy"),
        tip=QT_TRANSLATE_NOOP("losses", "How far the weight is from its trained value. Drag a point."),
    )
    # Mini-batches.
    size: int = choice(
        100, QT_TRANSLATE_NOOP("losses", "Batch size"), {size: f"{size:,}" for size in BATCH_SIZES}, section=_DRAWN,
        shown=_in("estimates"), tip=QT_TRANSLATE_NOOP("losses", "How many images an estimate is the mean of."),
    )
    drawn: int = count(
        60, QT_TRANSLATE_NOOP("losses", "Batches drawn"), 1, ESTIMATES, section=_DRAWN, shown=_in("estimates"),
        tip=QT_TRANSLATE_NOOP("losses", "Space draws one after the other."),
    )
    source: str = fields.source(_DATA, _in(*WITH_DATA))
    path: str = fields.path(_DATA, _in(*WITH_DATA))
    turn: str = fields.turn(_DATA, _in(*WITH_DATA))
    inverted: bool = fields.inverted(_DATA, _in(*WITH_DATA))  # fmt: skip

    def target(self) -> Outputs:
        """The targets: of the true class, or those that were typed."""
        typed = self.view == "compare" and self.targets == "numbers"
        return self.t if typed else one_hot(self.truth, len(self.y))

    def batch(self) -> np.ndarray:
        """The outputs of the batch: (N, 10)."""
        if self.rows == "book":
            return np.array([ANSWER_A, ANSWER_B])
        return random_batch(self.labels, CLASS_COUNT, self.seed)

    def sample_count(self) -> int:
        """How many samples the batch has."""
        return 2 if self.rows == "book" else self.samples

    def nudge_index(self) -> int:
        """Which of the computed values the weight has: 0 for −REACH."""
        return round((self.nudge + REACH) / STEP)


def _typed_class(state: LossesState) -> bool:
    return state.view == "compare" and state.targets == "class"


def check(state: LossesState) -> None:
    """Raise Problem where fields do not go together."""
    if state.view in ("answer", "logarithm") or state.view == "compare":
        _check_answer(state)
    if state.view == "batch" and len(state.labels) != state.sample_count():
        raise Problem(SHAPES, y=(state.sample_count(), CLASS_COUNT), t=(len(state.labels),))
    sizes = SIZES[state.network]
    shape = sizes[state.layer - 1 : state.layer + 1]
    if state.view == "accuracy" and not (len(shape) == 2 and state.unit_from < shape[0] and state.unit_to < shape[1]):
        raise Problem(NO_WEIGHT, layer=state.layer, shape=shape if len(shape) == 2 else "()", row=state.unit_from,
                      column=state.unit_to)  # fmt: skip


def _check_answer(state: LossesState) -> None:
    if state.truth >= len(state.y):
        raise Problem(CLASSES, last=len(state.y) - 1, found=state.truth)
    t = state.target()
    if len(t) != len(state.y):
        raise Problem(SHAPES, y=(len(state.y),), t=(len(t),))
    if state.view != "compare" or state.loss != "squared":
        check_probabilities(state.y)
        check_targets(t)


def fitted(state: LossesState, changes: dict[str, Any]) -> dict[str, Any]:
    """Return changes and what must follow from them: targets as many as outputs, labels as many as samples."""
    more: dict[str, Any] = {}
    if "y" in changes and len(changes["y"]) != len(state.y):
        size = len(changes["y"])
        more["t"] = (*state.t, *[0.0] * size)[:size]
        more["truth"] = min(state.truth, size - 1)
    if {"rows", "samples"} & changes.keys():
        book = changes.get("rows", state.rows) == "book"
        size = 2 if book else changes.get("samples", state.samples)
        kept = () if "rows" in changes else state.labels
        more |= {"labels": (TRUTH,) * 2 if book else (*kept, *LABELS[len(kept) :])[:size], "row": 0}
    if "network" in changes:
        layers = len(SIZES[changes["network"]]) - 1
        more["layer"] = min(state.layer, layers)
    if {"network", "layer"} & changes.keys():
        sizes = SIZES[changes.get("network", state.network)]
        layer = more.get("layer", changes.get("layer", state.layer))
        if layer < len(sizes):
            more |= {"unit_from": min(state.unit_from, sizes[layer - 1] - 1),
                     "unit_to": min(state.unit_to, sizes[layer] - 1)}  # fmt: skip
    if "nudge" in changes:
        changes = changes | {"nudge": round(round(changes["nudge"] / STEP) * STEP, 10) + 0.0}
    return more | changes
