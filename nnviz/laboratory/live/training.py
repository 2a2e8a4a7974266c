"""A training in the tab of that name, learning in a process beside the window."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nnviz.core.training import Checkpoint, Frame, TrainingStep, WeightUpdate
from nnviz.laboratory.live.job import LiveJob, LiveWork
from nnviz.laboratory.live.process import AHEAD
from nnviz.laboratory.live.run import LiveRun
from nnviz.laboratory.run_plan import BegunRun, RunPlan, watched
from nnviz.laboratory.run_settings import Rates, RunSettings, settings_of
from nnviz.laboratory.shared_data import SHARES, DataHandle
from nnviz.laboratory.work import NO_MEMORY
from nnviz.laboratory.worker import SHARED_FILES

CHECKPOINTS_EVERY = 0.5
"""Seconds from one checkpoint to the next, at least: so much is done again when the run is gone on with."""
CHECKPOINT_BYTES = 4e6
"""So many bytes of checkpoints a second, at most. With 20e6 Adam on 784-512 lost an eighth of its steps to them."""


@dataclass(frozen=True)
class TrainingJob(LiveJob):
    """The settings of a run, where its data lies, and the checkpoint from which it goes on; None: its beginning."""

    settings: RunSettings
    data: DataHandle
    start: Checkpoint | None
    no_memory = NO_MEMORY

    def begin(self) -> TrainingWork:
        """Begin the training, or go on with it."""
        SHARED_FILES.add(self.data.path)
        return TrainingWork(RunPlan(self.settings, self.data.opened()), self.start)


class TrainingWork(LiveWork):
    """The training in the process: frames as tuples, which pass in a third of the time, and checkpoints."""

    def __init__(self, plan: RunPlan, start: Checkpoint | None) -> None:
        self._rates = rates = [plan.rates]  # in a list: with itself in a cycle the work would be freed late
        run = watched(plan, lambda iteration: rates[0].at(iteration))
        if start is not None:
            run.training.go_back(start)
        self.frames = _with_checkpoints(run)

    def take(self, news: Rates) -> None:
        """Let other rates hold."""
        self._rates[0] = news

    def told(self, frame: Any) -> Any:
        """Return a step as plain tuples."""
        return (*frame[:4], tuple(frame.update), *frame[5:]) if type(frame) is TrainingStep else frame


def _with_checkpoints(run: BegunRun) -> Iterator[Frame | Checkpoint]:
    due = time.monotonic() + CHECKPOINTS_EVERY
    for frame in run.frames:
        yield frame
        if type(frame) is TrainingStep and time.monotonic() >= due:
            checkpoint = run.training.checkpoint()
            yield checkpoint
            due = time.monotonic() + max(CHECKPOINTS_EVERY, _bytes_of(checkpoint) / CHECKPOINT_BYTES)

def _bytes_of(checkpoint: Checkpoint) -> int:
    return checkpoint.params.nbytes * (1 + len(checkpoint.memory[1])) + checkpoint.order.nbytes


class WatchedRun(LiveRun):
    """A training on show.

    rates: gives the rates that are wanted; folder: where the data is written for the process; start: the last
    checkpoint, None: none yet. A rate that is changed holds from the next piece on, after a pause from the next update.
    """

    def __init__(self, plan: RunPlan, rates: Callable[[], Rates], folder: Path) -> None:
        super().__init__()
        self.plan, self.rates, self.folder = plan, rates, folder
        self.start: Checkpoint | None = None
        self._used: list[tuple[int, float]] = []  # (iteration, rate) from which on updates after `start` had a rate
        self._ordered: deque[Rates] = deque(maxlen=AHEAD + 1)  # of the pieces that are not wholly yielded
        self._was_paused = False

    @property
    def done(self) -> int:
        """How many updates there were."""
        return self.since + (self.start.done if self.start is not None else 0)

    def prepared(self) -> Iterator[None]:
        """Write the data for the process, if that has not been done; yields while it does."""
        yield from SHARES.writing(self.plan.data, self.folder)

    def job(self) -> TrainingJob | None:
        """Return the job that goes on from the last checkpoint; None if the data cannot be shared."""
        self._ordered.clear()
        handle = SHARES.handle(self.plan.data, self.folder)
        return None if handle is None else TrainingJob(settings_of(vars(self.plan.state)), handle, self.start)

    def news(self) -> Rates:
        """Return the rates that hold by now; for updates that are done again, those that they had."""
        wanted = self.rates().after(self.done)
        self._ordered.append(wanted)
        return self._rates_used(wanted)

    def _rates_used(self, wanted: Rates) -> Rates:
        used, moments = self._used, [n for n, _ in self._used[1:]] + [self.done]
        return Rates((*((until, rate) for (_, rate), until in zip(used, moments, strict=False)), *wanted.early),
                     wanted.rate)  # fmt: skip

    def is_update(self, frame: Any) -> bool:
        """Return whether a frame is a step."""
        return type(frame) is TrainingStep

    def heard(self, told: Any) -> Any:
        """Return a step from its tuples."""
        if type(told) is not tuple:
            return told
        return TrainingStep._make((*told[:4], WeightUpdate._make(told[4]), *told[5:]))

    def note(self, frame: Any) -> None:
        """Take note of a step and its rate, or of a checkpoint."""
        if type(frame) is TrainingStep:
            self.since += 1
            if not self._used or self._used[-1][1] != frame.base_rate:
                self._used.append((frame.iteration, frame.base_rate))
        elif type(frame) is Checkpoint:
            self.start, self.since = frame, 0
            self._used.clear()

    def go_on(self) -> None:
        """Take note that it goes on after a pause, in which the rates may have been changed."""
        self._was_paused = True

    def is_outdated(self) -> bool:
        """Return whether updates were made ahead with other rates than are wanted now that it goes on."""
        if not self._was_paused:
            return False
        self._was_paused = False
        wanted = self.rates().after(self.done)
        return any(rates.after(self.done) != wanted for rates in self._ordered)

    def frames_here(self) -> Iterator[Any]:
        """Train in the thread that pulls, with the rates that are wanted before every update."""
        again, known = self.done, self._rates_used(self.rates())
        run = watched(self.plan, lambda iteration: (known if iteration < again else self.rates()).at(iteration))
        if self.start is not None:
            run.training.go_back(self.start)
        return run.frames
