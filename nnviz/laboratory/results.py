"""What has come of an experiment so far: curves that grow, means over the seeds, and how far the seeds lie apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from nnviz.laboratory.curves import RunCurves, Weights, joined
from nnviz.laboratory.experiment import LATE, Experiment, Sentence, Variant, iterations_of, job_key
from nnviz.laboratory.jobs import FINISHED, Ended, Event, Grown, Started, Timed

POINTS = 240
"""Points of a curve of the loss."""
MOST_PIECES = 100
"""Of a run, before they are joined."""
SMOOTH = 60
"""The loss is averaged over this fraction of the run."""


@dataclass(eq=False)
class RunResult:
    """One run: its pieces so far, and how it ended (empty while it goes on)."""

    pieces: list[RunCurves] = field(default_factory=list)
    outcome: str = ""
    weights: Weights = field(default_factory=dict)
    problem: Sentence | None = None

    def grow(self, piece: RunCurves) -> None:
        """Take the next piece; many small ones, which take more room than one, are joined."""
        self.pieces.append(piece)
        if len(self.pieces) >= MOST_PIECES:
            self.pieces[:] = [self.curves]

    @property
    def curves(self) -> RunCurves:
        """All of it so far, as one."""
        if len(self.pieces) != 1:
            self.pieces[:] = [joined(self.pieces)]
        return self.pieces[0]


class Band(NamedTuple):
    """A curve over the seeds: places x, and there the mean and the lowest and highest value, all (n,)."""

    x: np.ndarray
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray


class SeedSummary(NamedTuple):
    """A measure over the seeds: its values, one for each run that has ended as planned."""

    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean; NaN without values."""
        return float(np.mean(self.values)) if self.values else float("nan")

    @property
    def low(self) -> float:
        """The lowest; NaN without values."""
        return min(self.values, default=float("nan"))

    @property
    def high(self) -> float:
        """The highest; NaN without values."""
        return max(self.values, default=float("nan"))


class Results:
    """The runs of one experiment; `take` follows them."""

    def __init__(self, experiment: Experiment, seeds: int, samples: int) -> None:
        """seeds: how many; samples: training images that the data has."""
        self.experiment, self.seeds, self.samples = experiment, seeds, samples
        self.jobs = {job.key: job for job in experiment.jobs(seeds, samples=samples)}
        self.runs: dict[str, RunResult] = {}
        self.timings: dict[str, Timed] = {}

    def take(self, events: Iterable[Event]) -> None:
        """Take what the workers tell."""
        for event in events:
            if isinstance(event, Timed):
                self.timings[event.key] = event
            elif isinstance(event, Started):
                self.runs[event.key] = RunResult()
            elif isinstance(event, Grown):
                self.runs[event.key].grow(event.piece)
            elif isinstance(event, Ended):
                run = self.runs.setdefault(event.key, RunResult())
                run.outcome, run.weights = event.outcome, event.weights
                run.problem = Sentence(event.sentence, event.values) if event.sentence else None

    def stop(self) -> None:
        """Forget the runs that are not over: they were cancelled."""
        self.runs = {key: run for key, run in self.runs.items() if run.outcome}

    # How far it is.

    @property
    def is_over(self) -> bool:
        """Whether every run has ended."""
        return len(self.runs) == len(self.jobs) and all(run.outcome for run in self.runs.values())

    @property
    def ended(self) -> int:
        """How many runs have ended."""
        return sum(bool(run.outcome) for run in self.runs.values())

    def of(self, variant: Variant) -> list[RunResult]:
        """Return the runs of a variant that have begun, by seed."""
        keys = (job_key(variant.key, seed) for seed in range(self.seeds))
        return [self.runs[key] for key in keys if key in self.runs]

    def share(self) -> float:
        """Return how much of the work is done, 0 … 1, by the iterations and what they take where that is known."""
        weight = {key: self.cost(key) for key in self.jobs}
        done = sum(weight[key] * self._share_of(key) for key in self.runs)
        return done / max(sum(weight.values()), 1e-12)

    def cost(self, key: str) -> float:
        """Return what a run takes in seconds of one process, or 1 where that is not known."""
        timing = self.timings.get(job_key(key.rpartition("/")[0], 0))
        return timing.seconds if timing else 1.0

    def seconds(self, processes: int) -> float | None:
        """Return how long the whole experiment takes, as measured; None while that is not known."""
        if len(self.timings) < len(self.experiment.variants):
            return None
        costs = sorted((self.cost(key) for key in self.jobs), reverse=True)
        return max(sum(costs) / processes, costs[0])

    def _share_of(self, key: str) -> float:
        run, timing = self.runs[key], self.timings.get(job_key(key.rpartition("/")[0], 0))
        if run.outcome:
            return 1.0
        return min(1.0, len(run.curves) / timing.iterations) if timing and run.pieces else 0.0

    # What is measured.

    def measured(self, run: RunResult, measure: str) -> float:
        """Return a measure of a run; NaN where there is none."""
        curves, last = run.curves, run.curves.last
        if measure == "late_loss":
            return curves.mean_loss(max(0, len(curves) - LATE), len(curves))
        if last is None:
            return float("nan")
        return last.test_accuracy if measure == "test_accuracy" else last.train_accuracy - last.test_accuracy

    def summary(self, variant: Variant, measure: str = "") -> SeedSummary:
        """Return a measure (that of the experiment, if none is named) over the runs that ended as planned."""
        name = measure or self.experiment.measure
        values = (self.measured(run, name) for run in self.of(variant) if run.outcome == FINISHED)
        return SeedSummary(tuple(v for v in values if np.isfinite(v)))

    def count(self, variant: Variant, outcome: str) -> int:
        """Return how many runs of a variant ended like this."""
        return sum(run.outcome == outcome for run in self.of(variant))

    def update_seconds(self, variant: Variant) -> float:
        """Return the mean time of all updates of a run that ended, measurements not counted; NaN without any."""
        ended = (run.curves for run in self.of(variant) if run.outcome == FINISHED)
        times = [float(curves.durations.sum(dtype=np.float64)) for curves in ended]
        return float(np.mean(times)) if times else float("nan")

    def ranked(self) -> list[tuple[Variant, SeedSummary]]:
        """Return the variants that have values, the best mean first."""
        found = [(v, s) for v in self.experiment.variants if (s := self.summary(v)).values]
        sign = -1 if self.experiment.higher_is_better else 1
        return sorted(found, key=lambda pair: sign * pair[1].mean)

    # Curves.

    def band(self, variant: Variant, axis: str, quantity: str) -> Band | None:
        """Return a curve over the seeds, None if there is none yet.

        quantity: "loss" (smoothed), "test_accuracy", "train_accuracy" or "gap".
        """
        size = min(variant.settings.train_size, self.samples)
        runs = [run.curves for run in self.of(variant) if run.pieces]
        total = iterations_of(variant.settings, self.samples)
        found = [_loss(c, axis, size, total) if quantity == "loss" else _measured(c, axis, size, quantity)
                 for c in runs]  # fmt: skip
        return _band([pair for pair in found if len(pair[0])])


def _loss(curves: RunCurves, axis: str, samples: int, total: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the smoothed loss at places that are the same for every seed, however far each is."""
    if not len(curves):
        return np.empty(0), np.empty(0)
    at = np.arange(0, len(curves), max(1, total // POINTS))
    return curves.places(axis, samples)[1:][at], curves.smoothed(max(1, total // SMOOTH))[at]


def _measured(curves: RunCurves, axis: str, samples: int, quantity: str) -> tuple[np.ndarray, np.ndarray]:
    places = curves.places(axis, samples)
    found = [e for e in curves.evaluations if e.moment < len(places)]
    values = [e.train_accuracy - e.test_accuracy if quantity == "gap" else getattr(e, quantity) for e in found]
    return places[[e.moment for e in found]] if found else np.empty(0), np.array(values, dtype=np.float64)


def _band(pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> Band | None:
    """Return curves with about the same places as one: point by point, over those that are so far."""
    if not pairs:
        return None
    n = max(len(x) for x, _ in pairs)
    x, y = (np.full((len(pairs), n), np.nan) for _ in range(2))
    for row, (places, values) in enumerate(pairs):
        x[row, : len(places)], y[row, : len(values)] = places, values
    return Band(np.nanmean(x, axis=0), np.nanmean(y, axis=0), np.nanmin(y, axis=0), np.nanmax(y, axis=0))


