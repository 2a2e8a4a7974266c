"""Runs side by side, each in a process of its own: a generator of what they tell; closing it ends them all.

    for event in side_by_side(jobs, data, folder): …

Whoever stops pulling, or drops the generator, ends the processes at once. A process that dies takes only its own run
with it. When the whole program dies the processes notice, and end too.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from multiprocessing import connection

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.laboratory.jobs import FAILED, Ended, Event, RunJob, Started, Timed
from nnviz.laboratory.run_plan import LabelledImages
from nnviz.laboratory.shared_data import DataHandle, shared
from nnviz.laboratory.side_process import SideProcess

PATIENCE = 0.02
"""Seconds after which the generator yields even if there is nothing to tell."""
NICE = 5
"""How far a worker stands back: the window is drawn first, on a machine with few cores too."""

KILLED = QT_TRANSLATE_NOOP(
    "problems", "The process of this run ended unexpectedly (code {code}). The other runs go on."
)
NOT_STARTED = QT_TRANSLATE_NOOP(
    "problems", "The system could not start a process for this run ({reason}). Close other programs and try again."
)


def cores() -> int:
    """Return how many processes can work side by side on this machine."""
    with suppress(AttributeError):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def side_by_side(jobs: Sequence[RunJob], data: LabelledImages, folder: str | os.PathLike[str],
                 processes: int = 0) -> Generator[Sequence[Event], None, None]:
    """Do jobs in so many processes (0: one on each core) and yield what they tell, in order, at least every PATIENCE.

    folder: where the data is written for them all, as long as they work. Raises FileError when it cannot be.
    """
    with shared(data, folder) as handle:
        team = _Team(jobs, handle, min(processes or cores(), max(1, len(jobs))))
        try:
            while not team.is_done:
                yield team.events()
        finally:
            team.end()


class _Team:
    """The processes, the jobs that wait, and who does which."""

    def __init__(self, jobs: Sequence[RunJob], handle: DataHandle, size: int) -> None:
        self._waiting, self._handle, self._size = deque(jobs), handle, size
        self._workers: list[_Worker] = []

    @property
    def is_done(self) -> bool:
        """Whether every job has ended."""
        return not self._waiting and not self._workers

    def events(self) -> list[Event]:
        """Give waiting jobs to whoever is free; return what has been told, after PATIENCE at the latest."""
        events = self._hire()
        ready = connection.wait([w.connection for w in self._workers], PATIENCE if self._workers else 0)
        for one in [w for w in self._workers if w.connection in ready]:
            events += self._hear(one)
        return events

    def _hire(self) -> list[Event]:
        events: list[Event] = []
        while self._waiting and len(self._workers) < self._size:
            job = self._waiting.popleft()
            try:
                self._workers.append(_Worker(self._handle, job))
                events.append(Started(job.key))
            except OSError as error:
                events.append(Ended(job.key, FAILED, sentence=NOT_STARTED, values={"reason": str(error)}))
        return events

    def _hear(self, one: _Worker) -> list[Event]:
        """Return the next event of a worker; give it another job when it is done, or bury it when it is dead."""
        try:
            event: Event = one.connection.recv()
        except (EOFError, OSError):
            self._workers.remove(one)
            return [Ended(one.job.key, FAILED, sentence=KILLED, values={"code": one.end()})]
        if not isinstance(event, (Ended, Timed)):
            return [event]
        return [event, *self._go_on(one)]

    def _go_on(self, one: _Worker) -> list[Event]:
        if not self._waiting:
            self._workers.remove(one)
            one.end()
            return []
        job = self._waiting.popleft()
        if one.give(job):
            return [Started(job.key)]
        self._waiting.appendleft(job)  # it died after its last word: another one will do it
        self._workers.remove(one)
        one.end()
        return []

    def end(self) -> None:
        """End every process at once."""
        for one in self._workers:
            one.kill()
        for one in self._workers:
            one.end()
        self._workers.clear()
        self._waiting.clear()


class _Worker(SideProcess):
    """One process, and what it is doing."""

    def __init__(self, handle: DataHandle, job: RunJob) -> None:
        super().__init__("nnviz.laboratory.work:serve", handle.path, NICE)
        self.job = job
        self.send(handle)
        self.send(job)

    def give(self, job: RunJob) -> bool:
        """Give it another job; False when it is dead."""
        self.job = job
        return self.send(job)
