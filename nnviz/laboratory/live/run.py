"""A run that goes on in a process beside the window: a generator of its frames, from there.

    for frame in beside(run): …

In one interpreter with the window's thread, which holds it while it draws, a network learns a third to four fifths as
fast as alone. When the process dies the run goes on in a new one from the last frame, to the last bit; where there can
be none, it goes on in the thread that pulls.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Generator, Iterator
from typing import Any

from nnviz.laboratory.live.job import LiveJob
from nnviz.laboratory.live.process import PROCESSES, LiveProcess, ProcessEndedError

TRIES = 2
"""So many processes may die at the same update; then none is asked any more."""


class LiveRun(ABC):
    """A run as it is begun, and how far it is.

    since: updates after the last moment from which it can be gone on with; deaths: exit codes of processes that died;
    process: the number of the one that it learns in, 0 for none.
    """

    def __init__(self) -> None:
        self.since = 0
        self.deaths: deque[int] = deque()
        self.process = 0

    def new_deaths(self) -> list[int]:
        """Return the exit codes that this has not returned before."""
        return [self.deaths.popleft() for _ in range(len(self.deaths))]

    @property
    @abstractmethod
    def done(self) -> int:
        """How many updates there were."""

    @abstractmethod
    def job(self) -> LiveJob | None:
        """Return the job that goes on from the last such moment; None when no process can do it.

        What was ordered of a process before, and is not done, is ordered again.
        """

    @abstractmethod
    def news(self) -> Any:
        """Return what is to go along with the next order."""

    @abstractmethod
    def is_update(self, frame: Any) -> bool:
        """Return whether a frame tells of an update."""

    @abstractmethod
    def frames_here(self) -> Iterator[Any]:
        """Yield the frames from the last such moment on, made in the thread that pulls."""

    def heard(self, told: Any) -> Any:
        """Return a frame from the form in which it passed."""
        return told

    def note(self, frame: Any) -> None:
        """Take note of what was yielded: a frame, or None."""
        self.since += self.is_update(frame)

    def is_outdated(self) -> bool:
        """Return whether what was learned ahead is not wanted any more: it is learned again from here."""
        return False


def beside(run: LiveRun) -> Iterator[Any]:
    """Yield the frames of a run, made in a process; None now and then while there is nothing.

    Raises what ended the run: Diverged, or a Problem that says why it could not go on.
    """
    tries, place = 0, -1
    while tries < TRIES and (job := run.job()) is not None and (process := PROCESSES.take()) is not None:
        run.process = process.number
        try:
            while job is not None:
                job = yield from _frames(process, run, job)
        except ProcessEndedError as death:
            tries, place = (tries + 1 if run.done == place else 1), run.done
            run.deaths.append(death.code)
        except BaseException:  # the run is over, or nobody wants more of it: GeneratorExit
            PROCESSES.give_back(process)
            raise
        else:
            PROCESSES.give_back(process)
            return
    run.process = 0
    yield from _here(run)


def _frames(process: LiveProcess, run: LiveRun, job: LiveJob) -> Generator[Any, None, LiveJob | None]:
    """Yield what a process makes of a job; return the one with which it is to begin again, None when the run is over.

    The updates that were yielded before are left out: they are behind the moment from which the job goes on.
    """
    behind = run.since
    for piece in process.pieces(job, run.news):
        frames = [run.heard(told) for told in piece.frames] if piece is not None else []
        while behind and frames:
            behind -= run.is_update(frames.pop(0))
        for frame in frames or (None,):
            yield frame
            run.note(frame)
            if run.is_outdated():
                return run.job()
        if piece is not None and piece.problem is not None:
            raise piece.problem
        if piece is not None and piece.ended:
            return None
    return None


def _here(run: LiveRun) -> Iterator[Any]:
    """Yield the frames that are made in this thread, without those that were yielded before."""
    behind = run.since
    for frame in run.frames_here():
        yield frame if not behind else None
        behind -= behind > 0 and run.is_update(frame)
