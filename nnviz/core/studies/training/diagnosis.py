"""A verdict on a training in one word, with the numbers behind it (chapters 6.2 and 6.4).

The rules, in this order; the first that holds gives the verdict:

    diverged       a loss is not finite, or the recent ones lie far above the first
    all zero       every hidden unit of a layer is the same as its neighbours: they can never differ
    dead units     half of the hidden ReLU units or more give 0 for every image
    not started    there is nothing to judge yet
    stuck          after an epoch the network still guesses: neither loss nor accuracy are clearly better than guessing
    overfitting    the training images are known clearly better than the test images
    learnt         the test accuracy is high
    underfitting   the loss no longer falls, and even the training accuracy is low
    learning       none of these, and the loss has fallen
    undecided      none of these
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nnviz.core.evaluation import Evaluation
from nnviz.core.losses import LARGEST_CROSS_ENTROPY

WINDOW = 50
"""How many iterations make “recent”: one mini-batch alone says little."""

DIVERGED_FACTOR = 2.0
"""Diverged when the recent loss is above this many times the start …"""

CAPPED_SHARE = 0.5
"""… or above this share of 16.118, which is what the loss is when nearly every answer is surely wrong."""

DEAD_SHARE = 0.5
"""Share of dead hidden units from which the network is called dead."""

STUCK_SHARE = 0.05
"""Stuck when the loss is less than this share below that of guessing (or below its start, if that is lower) …"""

GUESSING_MARGIN = 0.05
"""… and not more than so much more of the training images are right than if the commonest class were always said."""

GAP = 0.05
"""Overfitting when training accuracy minus test accuracy is at least this, and more than chance can explain."""

HIGH_ACCURACY = 0.9
"""Test accuracy that counts as learnt; training accuracy below it can be underfitting."""

FLAT_SHARE = 0.02
"""The loss no longer falls when the last quarter of the evaluations improved it by less than this share."""

ALIKE = 1e-4
"""Weights count as equal when they differ by no more than this share of the largest: rounding, not learning."""

PATIENCE = 3
"""After so many evaluations without a lower test loss early stopping ends a training …"""

RISEN_SHARE = 0.02
"""… here only if the loss has risen by this share by now."""

EARLY_EVALUATIONS = 5
"""So few evaluations say nothing about a plateau."""

Losses = Sequence[float] | NDArray[np.floating]


class Verdict(StrEnum):
    """What one sees in a training; the text is a key, not a sentence for the screen."""

    NOT_STARTED = "not started"
    ALL_ZERO = "all zero"
    LEARNING = "learning"
    UNDECIDED = "undecided"
    LEARNT = "learnt"
    OVERFITTING = "overfitting"
    UNDERFITTING = "underfitting"
    STUCK = "stuck"
    DEAD_UNITS = "dead units"
    DIVERGED = "diverged"


@dataclass(frozen=True)
class Diagnosis:
    """The verdict and its numbers: accuracies and shares 0 … 1, mean losses; None where there is none yet.

    first_loss: of the untrained network on all training images (of the first mini-batch, where that was not
    measured); recent_loss: mean of the last WINDOW mini-batches; guessing_loss: of one who knows only how frequent
    the classes are; gap: training minus test accuracy; dead_units: share of hidden ReLU units that give 0 for every
    test image.  The last four are of the last evaluation, after `evaluated` iterations.
    """

    verdict: Verdict
    first_loss: float | None = None
    recent_loss: float | None = None
    train_accuracy: float | None = None
    test_accuracy: float | None = None
    gap: float | None = None
    dead_units: float | None = None
    guessing_loss: float | None = None
    evaluated: int | None = None


def diagnose(losses: Losses, evaluations: Sequence[Evaluation],
             weights: Mapping[str, NDArray[np.floating]] | None = None, diverged: bool = False) -> Diagnosis:
    """Judge a training by its losses, its evaluations and, if given, its weights (W1, b1, W2 …).

    losses: one per iteration, without weight decay's penalty.

    diverged: set when training ended with Diverged; its last losses may look harmless.
    """
    first = _first_loss(losses, evaluations)
    recent = float(np.mean(losses[-WINDOW:])) if len(losses) else None
    verdict = _verdict(first, recent, losses, evaluations, weights, diverged)
    if not evaluations:
        return Diagnosis(verdict, first, recent)
    last = evaluations[-1]
    return Diagnosis(verdict, first, recent, last.train_accuracy, last.test_accuracy,
                     last.train_accuracy - last.test_accuracy, last.dead_units, guessing(last)[0], last.moment)


def _first_loss(losses: Losses, evaluations: Sequence[Evaluation]) -> float | None:
    """Return the loss from which the training began; None before the first iteration."""
    if not len(losses):
        return None
    measured = evaluations[0].train_loss if evaluations and evaluations[0].moment == 0 else math.nan
    return float(measured if math.isfinite(measured) else losses[0])


def guessing(evaluation: Evaluation) -> tuple[float, float]:
    """Return loss and accuracy of one who knows only how frequent the test classes are: the entropy, the largest share.

    For ten equally frequent classes that is ln 10 = 2.303 and 10 %.
    """
    counts = evaluation.confusion.sum(axis=1)
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum()), float(shares.max())


def _verdict(first: float | None, recent: float | None, losses: Losses, evaluations: Sequence[Evaluation],
             weights: Mapping[str, NDArray[np.floating]] | None, diverged: bool) -> Verdict:
    """Go through the rules in their order."""
    if diverged or _has_diverged(first, recent, losses):
        return Verdict.DIVERGED
    if weights is not None and units_are_alike(weights):
        return Verdict.ALL_ZERO
    if evaluations and evaluations[-1].dead_units is not None and evaluations[-1].dead_units >= DEAD_SHARE:
        return Verdict.DEAD_UNITS
    if first is None or recent is None:
        return Verdict.NOT_STARTED
    if len(evaluations) > 1 and _still_guesses(first, recent, evaluations[-1]):
        return Verdict.STUCK
    return _verdict_on_accuracy(evaluations) or _verdict_on_loss(first, recent)


def _still_guesses(first: float, recent: float, last: Evaluation) -> bool:
    """Say whether loss and accuracy are what guessing gives, or worse."""
    loss, accuracy = guessing(last)
    return recent > (1 - STUCK_SHARE) * min(first, loss) and last.train_accuracy < accuracy + GUESSING_MARGIN


def best_so_far(evaluations: Sequence[Evaluation]) -> Evaluation | None:
    """Return the evaluation with the lowest test loss, if it is PATIENCE evaluations back and the loss has risen since.

    That is where early stopping would have ended the training (Prechelt 1998); None where there is no reason to.
    """
    if len(evaluations) <= PATIENCE or not all(math.isfinite(e.test_loss) for e in evaluations):
        return None
    best = min(evaluations, key=lambda e: e.test_loss)
    waited = len(evaluations) - 1 - evaluations.index(best)
    return best if waited >= PATIENCE and evaluations[-1].test_loss > (1 + RISEN_SHARE) * best.test_loss else None


def _chance_gap(last: Evaluation) -> float:
    """Return the gap that chance alone may make with so few test images: three standard errors of the accuracy."""
    return 3 * math.sqrt(last.test_accuracy * (1 - last.test_accuracy) / max(1, int(last.confusion.sum())))


def _verdict_on_loss(first: float, recent: float) -> Verdict:
    """Say whether the loss has clearly fallen."""
    return Verdict.LEARNING if recent < (1 - STUCK_SHARE) * first else Verdict.UNDECIDED


def _verdict_on_accuracy(evaluations: Sequence[Evaluation]) -> Verdict | None:
    """Judge a network by its accuracies; None where they decide nothing yet."""
    if len(evaluations) < 2:
        return None
    last = evaluations[-1]
    if last.train_accuracy - last.test_accuracy >= max(GAP, _chance_gap(last)):
        return Verdict.OVERFITTING
    if last.test_accuracy >= HIGH_ACCURACY:
        return Verdict.LEARNT
    if last.train_accuracy < HIGH_ACCURACY and _is_flat(evaluations):
        return Verdict.UNDERFITTING
    return None


def _has_diverged(first: float | None, recent: float | None, losses: Losses) -> bool:
    """Say whether a loss is not finite, or the recent ones lie far above the first."""
    if first is None or recent is None:
        return False
    if not np.isfinite(recent) or not np.isfinite(losses).all():
        return True
    return recent > max(DIVERGED_FACTOR * first, 1.0) or recent > max(CAPPED_SHARE * LARGEST_CROSS_ENTROPY, first)


def _is_flat(evaluations: Sequence[Evaluation]) -> bool:
    """Say whether the training loss improved by less than FLAT_SHARE over the last quarter of the evaluations."""
    if len(evaluations) < EARLY_EVALUATIONS:
        return False
    before = evaluations[-1 - max(len(evaluations) // 4, 1)].train_loss
    return before - evaluations[-1].train_loss < FLAT_SHARE * before


def units_are_alike(weights: Mapping[str, NDArray[np.floating]]) -> bool:
    """Say whether all units of some hidden layer have the same weights in and out, as after a start with zeros.

    Such units get the same gradient and stay alike for ever: the layer is worth a single unit.
    weights: W1 (inputs, units), W2 (units, …), …; layers of one unit do not count.
    """
    matrices = [weights[f"W{i}"] for i in range(1, 1 + sum(name.startswith("W") for name in weights))]
    return any(into.shape[1] > 1 and _same_along(into, 1) and _same_along(out, 0)
               for into, out in zip(matrices, matrices[1:], strict=False))


def _same_along(weights: NDArray[np.floating], axis: int) -> bool:
    """Say whether the weights are equal along the axis, but for rounding: sums are rounded in various orders."""
    return bool(np.ptp(weights, axis=axis).max() <= ALIKE * np.abs(weights).max())
