"""What a worker is asked to do, and what it answers: values that pass from one process to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnviz.laboratory.curves import RunCurves
from nnviz.laboratory.run_settings import RunSettings

FINISHED, DIVERGED, FAILED = "finished", "diverged", "failed"
"""How a run ended: as planned; the numbers grew beyond all bounds; its process could not go on."""


@dataclass(frozen=True)
class RunJob:
    """A run to be done.

    key: what its answers are known by; measured_every: iterations from one measurement to the next beside the ends of
    epochs (0: none); held_out: so many training images, not learnt from, are measured instead of the test images;
    sweep: the learning rate rises evenly on a logarithmic axis from one to the other, and the run ends when the loss
    does; timed: do only as much as it takes to know how long the run would take.
    """

    key: str
    settings: RunSettings
    measured_every: int = 0
    held_out: int = 0
    sweep: tuple[float, float] | None = None
    timed: bool = False

    def rate_of(self, total: int) -> Callable[[int], float] | None:
        """Return the learning rate of an iteration of a sweep, None for a run with the rate of its settings."""
        if self.sweep is None:
            return None
        low, high = self.sweep
        return lambda iteration: float(low * (high / low) ** (min(iteration, total - 1) / max(1, total - 1)))


@dataclass(frozen=True)
class Started:
    """A worker has begun with a job."""

    key: str


@dataclass(frozen=True, eq=False)
class Grown:
    """The next part of a run's curves."""

    key: str
    piece: RunCurves


@dataclass(frozen=True, eq=False)
class Ended:
    """A run is over: how, its last weights, and what there is to say of one that failed."""

    key: str
    outcome: str
    weights: Mapping[str, np.ndarray] = field(default_factory=dict)
    sentence: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Timed:
    """What a run would take: seconds for an iteration and for a measurement, and how many there are of both."""

    key: str
    iteration: float
    measurement: float
    iterations: int
    measurements: int

    @property
    def seconds(self) -> float:
        """How long the run would take, in one process."""
        return self.iteration * self.iterations + self.measurement * self.measurements


Event = Started | Grown | Ended | Timed
