"""What a run of the playground has come to: learnt, stuck, overfitting, all units equal, units that are dead.

Everything is computed from the history up to the moment on show and from the parameters of that moment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.studies.playground.history import LearningHistory
from nnviz.core.studies.playground.learner import Kept, Recipe

OVER, MARGIN = 1.2, 0.02
"""Overfitting: the test loss is so many times its minimum, and so much above it, while the training loss fell."""
STILL, ENOUGH = 0.01, 1500
"""Stuck: over the last half of the run the loss changed by less than this share; after so many updates at least."""


class PlaygroundVerdict(Enum):
    """How a run stands, the first that holds."""

    UNTRAINED = auto()
    EQUAL = auto()  # the units of the first hidden layer all have the same weights
    OVERFITTING = auto()
    SOLVED = auto()  # every training point is right
    STUCK = auto()
    FALLEN = auto()  # the training loss is lower than it was before the first update
    RISEN = auto()


@dataclass(frozen=True)
class PlaygroundDiagnosis:
    """A verdict, and the numbers that it is about. since: the update of which `before` is the loss."""

    verdict: PlaygroundVerdict
    done: int
    first: float
    now: float
    since: int = 0
    before: float = 0.0
    wrong: int = 0


def diagnose_learning(history: LearningHistory, kept: Kept, number: int, recipe: Recipe) -> PlaygroundDiagnosis:
    """Return how the run of network `number` stands at a moment."""
    done, table = history.measured(number)
    past = done < kept.done
    updates, train, test = done[past], table[past, 0], table[past, 1]
    now = kept.measured
    first = float(train[0]) if len(train) else now.train_loss
    plain = PlaygroundDiagnosis(PlaygroundVerdict.UNTRAINED, kept.done, first, now.train_loss)
    if kept.done == 0:
        return plain
    if equal_units(recipe, kept.vector):
        return replace(plain, verdict=PlaygroundVerdict.EQUAL)
    if len(test) and np.isfinite(test).all():
        best = int(np.argmin(test))
        low = float(test[best])
        if now.test_loss > max(OVER * low, low + MARGIN) and now.train_loss < train[best]:
            return replace(plain, verdict=PlaygroundVerdict.OVERFITTING, since=int(updates[best]), before=low,
                           now=now.test_loss)  # fmt: skip
    wrong = wrong_points(recipe, now.train_accuracy)
    if recipe.data.classes and not wrong:
        return replace(plain, verdict=PlaygroundVerdict.SOLVED)
    half = int(np.searchsorted(updates, kept.done / 2))
    if kept.done >= ENOUGH and half < len(train) and wrong:
        spread = float(np.ptp([*train[half:], now.train_loss]))
        if spread < STILL * now.train_loss:
            return replace(plain, verdict=PlaygroundVerdict.STUCK, since=int(updates[half]), before=float(train[half]),
                           wrong=wrong)  # fmt: skip
    verdict = PlaygroundVerdict.FALLEN if now.train_loss < first else PlaygroundVerdict.RISEN
    return replace(plain, verdict=verdict)


def wrong_points(recipe: Recipe, accuracy: float) -> int:
    """Return how many training points are answered wrongly; 0 for a regression."""
    count = len(recipe.data.x_train)
    return count - round(accuracy * count) if recipe.data.classes else 0


def equal_units(recipe: Recipe, vector: Floats) -> bool:
    """Say whether the units of the first hidden layer, two or more, are one and the same, and stay so.

    The same weights come to them, they have the same bias, and the same weights leave them.
    """
    if not recipe.hidden or recipe.hidden[0] < 2 or recipe.frozen or recipe.dropout:
        return False
    n, m, k = recipe.sizes[:3]
    comes, leaves = np.split(vector[: (n + 1) * m + m * k], [(n + 1) * m])
    return bool(np.ptp(comes.reshape(n + 1, m), axis=1).max() == 0 == np.ptp(leaves.reshape(m, k), axis=0).max())


def dead_units(recipe: Recipe, vector: Floats) -> list[tuple[int, int]]:
    """Return the hidden ReLU units (layer from 1, number from 0) that give 0 for every training point."""
    if recipe.activation != "relu" or not recipe.hidden:
        return []
    network = replace(recipe, weight_init="zeros", dropout=0.0).network()
    np.copyto(network.params.vector, vector)
    outputs = network.hidden(recipe.features(recipe.data.x_train))
    return [(layer, int(unit)) for layer, values in enumerate(outputs, 1)
            for unit in np.flatnonzero((values <= 0).all(axis=0))]  # fmt: skip


def draws_a_line(recipe: Recipe) -> bool:
    """Say whether nothing but a straight line can lie between the answers of two classes, however deep it is."""
    linear = not recipe.hidden or recipe.activation == "identity"
    return recipe.data.classes == 2 and linear and set(recipe.inputs) <= {"x1", "x2"}
