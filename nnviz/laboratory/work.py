"""What a worker does with a job: train, and tell often how far it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.training import Diverged, TrainingStep
from nnviz.laboratory.curves import piece_of
from nnviz.laboratory.jobs import DIVERGED, FAILED, FINISHED, Ended, Event, Grown, RunJob, Timed
from nnviz.laboratory.run_plan import BegunRun, LabelledImages, RunPlan, begin
from nnviz.laboratory.shared_data import held_out

INTERVAL = 0.1
"""Seconds from one part of the curves to the next."""
TIMED_FOR = 0.15
TIMED_ITERATIONS = 3
"""So long, and for at least so many iterations, a run is timed."""
SWEEP_FACTOR = 4.0
SWEEP_WINDOW = 10
"""A sweep is over when the mean loss of so many iterations is so many times its lowest."""

NO_MEMORY = QT_TRANSLATE_NOOP("problems", "There was not enough memory for this run. Try fewer units or images.")
NOT_DONE = QT_TRANSLATE_NOOP("problems", "This run could not go on ({reason}). The others do.")


def serve(connection: Connection) -> None:
    """Open the data that comes first, then do one job after the other; None is the last."""
    data = connection.recv().opened()
    while (job := connection.recv()) is not None:
        for event in doing(job, data):
            connection.send(event)


def doing(job: RunJob, data: LabelledImages) -> Iterator[Event]:
    """Do a job and yield what there is to tell; the last event is Ended or Timed."""
    try:
        used = held_out(data, job.settings.train_size, job.held_out) if job.held_out else data
        plan = RunPlan(job.settings, used)
        run = begin(plan, job.rate_of(plan.total), job.measured_every)
        yield from _timing(job, plan, run) if job.timed else _training(job, run)
    except Problem as problem:
        yield Ended(job.key, FAILED, sentence=problem.sentence, values=problem.values)
    except MemoryError:
        yield Ended(job.key, FAILED, sentence=NO_MEMORY)
    except Exception as error:  # whatever it is, the other runs go on
        yield Ended(job.key, FAILED, sentence=NOT_DONE, values={"reason": f"{type(error).__name__}: {error}"})


def _training(job: RunJob, run: BegunRun) -> Iterator[Event]:
    """Train to the end; yield the parts of the curves."""
    outcome, waiting = FINISHED, []
    until = time.monotonic() + INTERVAL
    lowest = _Lowest() if job.sweep else None
    try:
        for step in run.frames:
            waiting.append(step)
            if lowest is not None and lowest.is_left(step.loss):
                outcome = DIVERGED
                break
            if time.monotonic() >= until:
                yield Grown(job.key, piece_of(waiting))
                waiting, until = [], time.monotonic() + INTERVAL
    except Diverged:
        outcome = DIVERGED
    yield Grown(job.key, piece_of(waiting))
    yield Ended(job.key, outcome, run.network.copy_params())


class _Lowest:
    """Notices when the loss has risen far above its lowest."""

    def __init__(self) -> None:
        self._recent: list[float] = []
        self._lowest = np.inf

    def is_left(self, loss: float) -> bool:
        """Take the next loss; return whether the mean of the last ones is far above the lowest such mean."""
        self._recent = [*self._recent[1 - SWEEP_WINDOW :], loss]
        mean = sum(self._recent) / len(self._recent)
        if len(self._recent) == SWEEP_WINDOW:
            self._lowest = min(self._lowest, mean)
        return bool(mean > SWEEP_FACTOR * self._lowest)


def _timing(job: RunJob, plan: RunPlan, run: BegunRun) -> Iterator[Event]:
    """Do the first iterations, and say what all of them would take."""
    started = time.perf_counter()
    durations = [next(run.frames).seconds]  # the first one makes its buffers, and before it the network is measured
    measurement = time.perf_counter() - started - durations[0]
    end = time.perf_counter() + TIMED_FOR
    while len(durations) < min(plan.total, 1 + TIMED_ITERATIONS) or time.perf_counter() < end:
        step: TrainingStep | None = next(run.frames, None)
        if step is None:
            break
        durations.append(step.seconds)
    each = float(np.median(durations[1:] or durations))
    yield Timed(job.key, each, measurement, plan.total, measurements(plan, job.measured_every))


def measurements(plan: RunPlan, measured_every: int) -> int:
    """Return how often a run is measured: before it, at the end of each epoch, every so often, and at its end."""
    moments = {0, plan.total, *range(plan.per_epoch, plan.total + 1, plan.per_epoch)}
    if measured_every:
        moments |= set(range(measured_every, plan.total + 1, measured_every))
    return len(moments)
