"""One answer of a network and what it costs (chapter 4.2): its outputs moved by hand, the terms of every loss.

y: the outputs (n,), softmax's or not; t: the targets (n,), one-hot or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import Floats
from nnviz.core.losses import (
    DELTA,
    binary_terms,
    cross_entropies,
    squared_error_terms,
)
from nnviz.core.outputs.softmax_steps import softmax

Outputs = tuple[float, ...]

ANSWER_A: Outputs = (0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0)
"""The book's answer that is right: class 2 is true, and it has the most."""
ANSWER_B: Outputs = (0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0)
"""The book's answer that is wrong: class 7 has what class 2 should have."""
TRUTH = 2

LEAST = 1e-12
"""Where an output that slides to 0 is set to 0 itself."""


@dataclass(frozen=True)
class Terms:
    """The terms of three losses, one for each output, and their sums; None where a logarithm is not defined.

    squared: each multiplied by what the form says; entropy: −t·ln(y + δ); binary: both of its terms together.
    """

    squared: Floats
    entropy: Floats | None
    binary: Floats | None

    def sums(self) -> tuple[float, float | None, float | None]:
        """Return the three losses."""
        entropy, binary = (None if v is None else float(v.sum()) for v in (self.entropy, self.binary))
        return float(self.squared.sum()), entropy, binary


def terms_of(y: ArrayLike, t: ArrayLike, form: str = "half", delta: float = DELTA) -> Terms:
    """Return the terms of all losses; the cross entropies need y and t from 0 to 1.

    >>> [round(loss, 4) for loss in terms_of(ANSWER_A, one_hot(TRUTH, 10)).sums()]
    [0.0975, 0.5108, 0.9295]
    """
    y, t = np.asarray(y, np.float64), np.asarray(t, np.float64)
    squared = squared_error_terms(y, t, form)
    if not (are_probabilities(y) and are_probabilities(t)):
        return Terms(squared, None, None)
    entropy = cross_entropies(y[:, None], t[:, None], delta)
    return Terms(squared, entropy, binary_terms(y, t, delta))


def are_probabilities(values: ArrayLike) -> bool:
    """Return whether every value lies in 0 … 1; their sum does not matter."""
    values = np.asarray(values)
    return bool(((values >= 0) & (values <= 1)).all())


def one_hot(truth: int, count: int) -> Outputs:
    """Return the targets of a class: 1 for it, 0 for the others."""
    return tuple(float(index == truth) for index in range(count))


def is_one_hot(t: Sequence[float]) -> bool:
    """Return whether one target is 1 and all others are 0."""
    return sorted(t) == [0.0] * (len(t) - 1) + [1.0]


def with_output(y: Sequence[float], index: int, value: float, keep_sum: bool = True) -> Outputs:
    """Return the outputs with one of them changed; keep_sum: the others share what is left of 1, in proportion.

    Where the others are all 0 they share evenly. value: from 0 to 1 if keep_sum.

    >>> with_output((0.5, 0.25, 0.25), 0, 0.0)
    (0.0, 0.5, 0.5)
    """
    new = np.array(y, np.float64)
    if keep_sum:
        others = np.arange(len(new)) != index
        total = float(new[others].sum())
        shares = new[others] / total if total > 0 else np.full(len(new) - 1, 1 / (len(new) - 1))
        new[others] = (1 - value) * shares
    new[index] = value
    return tuple(float(v) for v in new)


def rival(y: Sequence[float], truth: int) -> int:
    """Return the wrong class that has the most; of equals the last, which leads from the book's A to its B."""
    return max((index for index in range(len(y)) if index != truth), key=lambda index: (y[index], index))


def wandering(y: Sequence[float], truth: int, step: float = 0.02) -> list[Outputs]:
    """Return the moments in which the true class hands all it has to its rival, `step` at a time.

    Where it has nothing the rival hands it back.
    """
    giver, taker = truth, rival(y, truth)
    if y[truth] <= 0:
        giver, taker = taker, giver
    count = int(np.ceil(round(y[giver] / step, 9)))
    return [_handed(y, giver, taker, min(number * step, y[giver])) for number in range(1, count + 1)]


def _handed(y: Sequence[float], giver: int, taker: int, amount: float) -> Outputs:
    new = list(y)
    new[giver], new[taker] = round(y[giver] - amount, 12), round(y[taker] + amount, 12)
    return tuple(new)


def sliding(y: Sequence[float], truth: int, keep_sum: bool = True) -> list[Outputs]:
    """Return the moments in which the true class's output slides to 0: halved again and again, at last 0."""
    moments, value = [], y[truth] / 2
    while value > LEAST:
        moments.append(with_output(y, truth, value, keep_sum))
        value /= 2
    return [*moments, with_output(y, truth, 0.0, keep_sum)] if y[truth] > 0 else []


def shrinking(delta: float, least: float = 1e-15) -> list[float]:
    """Return δ getting smaller by half a power of ten at a time, down to `least`."""
    first = np.floor(2 * np.log10(delta) - 1e-9)
    return [float(f"{10 ** (half / 2):.3g}") for half in np.arange(first, 2 * np.log10(least) - 1e-9, -1)]


def random_batch(labels: Sequence[int], classes: int, seed: int) -> Floats:
    """Return outputs (N, classes) of a fictitious network that leans towards the labels and sometimes errs."""
    scores = np.random.default_rng(seed).normal(0, 1.2, (len(labels), classes))
    scores[np.arange(len(labels)), list(labels)] += 2
    return softmax(scores)
