"""Learning-rate schedules: by what factor the rate is multiplied as the training goes on.

    constant          1
    step              drop_factor^⌊epochs done / drop_every⌋
    cosine            ½·(1 + cos(π·i/n)), from 1 down to nearly 0 (Loshchilov and Hutter 2017, without restarts)
    warm-up           rises evenly to 1 over the first share of the run, then stays (Goyal et al. 2017)
    warm-up, cosine   rises as that, then falls as cosine over the rest

i is the iteration from 0, n how many there will be.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SCHEDULES = ("constant", "step", "cosine", "warm-up", "warm-up, cosine")
"""The names of the schedules."""

UNKNOWN = QT_TRANSLATE_NOOP("problems", "“{name}” is not available here. Choose one of: {choices}.")  # as in network


@dataclass(frozen=True)
class Schedule:
    """A schedule for a run of `total` iterations, `per_epoch` of them an epoch; called with an iteration.

    drop_every: epochs after which "step" multiplies by drop_factor; warmup: share (0 … 1) of the run that the rate
    takes to rise, at least one iteration.

    >>> [round(Schedule("step", 6, 2, drop_every=1)(i), 3) for i in range(6)]
    [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]
    >>> [round(Schedule("cosine", 4, 2)(i), 3) for i in range(4)]
    [1.0, 0.854, 0.5, 0.146]
    >>> [Schedule("warm-up", 8, 2, warmup=0.5)(i) for i in range(6)]
    [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    """

    name: str
    total: int
    per_epoch: int
    drop_every: int = 5
    drop_factor: float = 0.5
    warmup: float = 0.05

    def __call__(self, iteration: int) -> float:
        """Return the factor of the learning rate of an iteration (from 0)."""
        if self.name == "step":
            return float(self.drop_factor ** (iteration // (self.per_epoch * self.drop_every)))
        rising = self.rising
        if iteration < rising:
            return (iteration + 1) / rising
        if not self.name.endswith("cosine"):
            return 1.0
        return 0.5 * (1 + math.cos(math.pi * (iteration - rising) / max(1, self.total - rising)))

    @property
    def rising(self) -> int:
        """Over how many iterations the rate rises."""
        return max(1, round(self.warmup * self.total)) if self.name.startswith("warm-up") else 0


def schedule(name: str, total: int, per_epoch: int, drop_every: int = 5, drop_factor: float = 0.5,
             warmup: float = 0.05) -> Callable[[int], float] | None:
    """Return the schedule of a name in SCHEDULES; None for a rate that stays, so that it costs nothing."""
    if name not in SCHEDULES:
        raise Problem(UNKNOWN, name=name, choices=", ".join(SCHEDULES))
    return None if name == "constant" else Schedule(name, total, per_epoch, drop_every, drop_factor, warmup)
