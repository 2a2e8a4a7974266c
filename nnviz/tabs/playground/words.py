"""What is said of a run: how it stands, which units are dead, what a unit taken out costs, the rows of the strip."""

import math
from collections.abc import Sequence

from nnviz.core.studies.playground.diagnosis import (
    PlaygroundDiagnosis,
    PlaygroundVerdict,
    draws_a_line,
    wrong_points,
)
from nnviz.core.studies.playground.learner import Judge, Kept, Recipe
from nnviz.core.studies.playground.maps import without
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text, percent_text

SENTENCES = {
    PlaygroundVerdict.UNTRAINED: QT_TRANSLATE_NOOP(
        "playground", "Untrained: these answers come from the initial weights alone. Press Start."
    ),
    PlaygroundVerdict.EQUAL: QT_TRANSLATE_NOOP(
        "playground", "All units of the first hidden layer have equal weights, so every update moves them alike. "
        "Other initial weights would tell them apart."
    ),
    PlaygroundVerdict.OVERFITTING: QT_TRANSLATE_NOOP(
        "playground", "Overfitting: the test loss was {before} after {since} updates and is {now} now, while the "
        "training loss went on falling."
    ),
    PlaygroundVerdict.SOLVED: QT_TRANSLATE_NOOP("playground", "All {points} training points are right."),
    PlaygroundVerdict.STUCK: QT_TRANSLATE_NOOP(
        "playground", "Stuck: the training loss was {before} after {since} updates and is {now} now; {wrong} of "
        "{points} training points are wrong."
    ),
    PlaygroundVerdict.FALLEN: QT_TRANSLATE_NOOP(
        "playground", "The training loss has fallen from {first} to {now} in {done} updates."
    ),
    PlaygroundVerdict.RISEN: QT_TRANSLATE_NOOP(
        "playground", "The training loss was {first} before the first update and is {now} after {done}."
    ),
}  # fmt: skip
_LINE = QT_TRANSLATE_NOOP(
    "playground", "Without a hidden layer that bends, the answers change at a straight line: {wrong} of {points} "
    "training points are wrong."
)  # fmt: skip
_DEAD = QT_TRANSLATE_NOOP(
    "playground", "Dead: {units}. Such a unit gives 0 for every training point, and no gradient reaches its weights."
)
_UNIT = QT_TRANSLATE_NOOP("playground", "unit {unit} of layer {layer}")
_TAKEN = QT_TRANSLATE_NOOP(
    "playground", "With {units} taken out, {right} of the training points are right instead of {before}."
)
_TAKEN_NUMBERS = QT_TRANSLATE_NOOP(
    "playground", "With {units} taken out, the training loss is {loss} instead of {before}."
)

_OVERFLOWN = QT_TRANSLATE_NOOP(
    "playground", "The weights have grown so large that sums overflow, and no answer can be computed any more. Use a "
    "smaller learning rate."
)


def overflown_text(kept: Kept) -> str:
    """Return what is to be said of a network whose weights are numbers and whose sums are not; else nothing."""
    return "" if math.isfinite(kept.measured.train_loss) else translate("playground", _OVERFLOWN)


def loss_text(value: float) -> str:
    """Return a loss as it is said and written."""
    return fixed_text(value, 4) if abs(value) < 100 else number_text(value, 4)


def verdict_text(found: PlaygroundDiagnosis, recipe: Recipe) -> str:
    """Return a verdict as a sentence."""
    return translate("playground", SENTENCES[found.verdict]).format(
        before=loss_text(found.before), since=number_text(found.since), now=loss_text(found.now),
        wrong=number_text(found.wrong), points=number_text(len(recipe.data.x_train)), first=loss_text(found.first),
        done=number_text(found.done),
    )  # fmt: skip


def units_text(units: Sequence[tuple[int, int]]) -> str:
    """Return the names of units."""
    texts = [translate("playground", _UNIT).format(unit=unit + 1, layer=layer) for layer, unit in units]
    return ", ".join(texts)


def sentences_of(found: PlaygroundDiagnosis, recipe: Recipe, kept: Kept, dead: Sequence[tuple[int, int]],
                 ablated: Sequence[tuple[int, int]]) -> str:
    """Return what there is to say of a run at a moment."""
    if overflown := overflown_text(kept):
        return overflown
    texts = [verdict_text(found, recipe)]
    wrong = wrong_points(recipe, kept.measured.train_accuracy)
    if draws_a_line(recipe) and kept.done and wrong:
        texts.append(translate("playground", _LINE).format(
            wrong=number_text(wrong), points=number_text(len(recipe.data.x_train))))  # fmt: skip
    if dead:
        texts.append(translate("playground", _DEAD).format(units=units_text(dead)))
    if taken := [unit for unit in ablated if is_there(unit, recipe.hidden)]:
        texts.append(_taken_text(taken, recipe, kept))
    return " ".join(texts)


def is_there(unit: tuple[int, int], hidden: Sequence[int]) -> bool:
    """Return whether hidden layers of these widths have a unit: (its layer from 1, its number from 0)."""
    return 1 <= unit[0] <= len(hidden) and unit[1] < hidden[unit[0] - 1]


def _taken_text(taken: Sequence[tuple[int, int]], recipe: Recipe, kept: Kept) -> str:
    now, before = Judge(recipe).measure(without(recipe, kept.vector, taken)), kept.measured
    if math.isnan(now.train_accuracy):
        return translate("playground", _TAKEN_NUMBERS).format(
            units=units_text(taken), loss=loss_text(now.train_loss), before=loss_text(before.train_loss))  # fmt: skip
    right, whole = percent_text(now.train_accuracy), percent_text(before.train_accuracy)
    return translate("playground", _TAKEN).format(units=units_text(taken), right=right, before=whole)
