"""The playground's networks learn in a process beside the window: a generator of what `learn` yields, from there.

    for frame in learn_beside(LiveRun(recipes, start, interval, changes)): …

Beside the window's thread in one interpreter a network of 17 units learned a third as fast as alone. The process is
begun once and used by one run after the other; a second one only while two learn at once. When it dies the run goes on
in a new one from the last frame, to the last bit; where there can be none, it goes on in the thread that pulls.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from threading import Lock

from nnviz.core.studies.playground.learner import Change, Frame, Kept, Recipe, learn
from nnviz.laboratory.live_work import GoOn, LearnJob, Piece, learners_at
from nnviz.laboratory.side_process import SideProcess

AHEAD = 2
"""Pieces that are ordered and not taken yet: while one is taken the next one is being learned."""
PATIENCE = 0.015
"""Seconds after which the generator yields even if there is nothing to tell."""
TRIES = 2
"""So many processes may die at the same update; then none is asked any more."""

_numbers = count(1)


class ProcessEndedError(Exception):
    """A process was ended by something else than us; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class LiveRun:
    """A run as it is begun, and how far it is.

    recipes: in force at `start`, the last moment that was kept; interval: gives the updates between two kept moments;
    changes: what is to be made, in order, filled by whoever wants it; deaths: exit codes of processes that died;
    process: the number of the one that it learns in, 0 for none.
    """

    recipes: tuple[Recipe, ...]
    start: list[Kept]
    interval: Callable[[], int]
    changes: deque[Change]
    deaths: deque[int] = field(default_factory=deque)
    process: int = 0
    since: int = 0  # updates after `start`
    ordered: deque[Change] = field(default_factory=deque)  # changes that a process was told and has not made yet

    @property
    def done(self) -> int:
        """How many updates there were."""
        return self.start[0].done + self.since

    def note(self, frames: list[Frame]) -> None:
        """Take note of what has been yielded."""
        for frame in frames:
            if isinstance(frame, list):
                self.start, self.since = frame, 0
            elif not isinstance(frame, Change):
                self.since += 1
            elif frame.recipes:
                self.recipes = frame.recipes

    def named(self, frame: Frame) -> Frame:
        """Return a frame of a process; a change as it was ordered, with the moment at which it was made."""
        return frame if type(frame) is not Change else self.ordered.popleft()._replace(done=frame.done)

    def take_back(self) -> None:
        """Let what was ordered of a process that died be ordered again, at the present moment at the earliest."""
        self.changes.extendleft(c._replace(done=max(c.done, self.done)) for c in reversed(self.ordered))
        self.ordered.clear()


class LearningProcess(SideProcess):
    """The process, and how many pieces are ordered of it."""

    def __init__(self) -> None:
        super().__init__("nnviz.laboratory.live_work:serve")
        self._under_way = 0

    def pieces(self, run: LiveRun) -> Iterator[Piece | None]:
        """Let it learn, and return its pieces; None whenever there is none for PATIENCE. Raises ProcessEndedError."""
        while self._under_way:  # those of the run before, that nobody wants
            self._received()
            yield None
        number = next(_numbers)
        self._tell(LearnJob(number, run.recipes, run.start))
        for _ in range(AHEAD):
            self._order(number, run)
        while True:
            piece = self._received()
            if piece is not None:
                self._order(number, run)
            yield piece

    def _order(self, number: int, run: LiveRun) -> None:
        new = []
        while run.changes:
            new.append(run.changes.popleft())
        run.ordered.extend(new)
        self._tell(GoOn(number, run.interval(), tuple(new)))
        self._under_way += 1

    def _tell(self, value: LearnJob | GoOn) -> None:
        if not self.send(value):
            raise ProcessEndedError(self.end())

    def _received(self) -> Piece | None:
        try:
            if not self.connection.poll(PATIENCE):
                return None
            piece: Piece = self.connection.recv()
        except (EOFError, OSError) as error:
            raise ProcessEndedError(self.end()) from error
        self._under_way -= 1
        return piece


class LearningProcesses:
    """The processes that wait for a run: one at most. May be called from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._idle: LearningProcess | None = None
        self._is_begun = False

    def take(self) -> LearningProcess | None:
        """Return the one that waits or a new one; None where the system cannot start any."""
        with self._lock:
            idle, self._idle, self._is_begun = self._idle, None, True
        if idle is not None and idle.is_alive:
            return idle
        if idle is not None:
            idle.end()
        with suppress(OSError, RuntimeError):
            return LearningProcess()
        return None

    def give_back(self, process: LearningProcess) -> None:
        """Keep a process for the next run, if none waits yet."""
        with self._lock:
            spare, self._idle = (process, self._idle) if self._idle is not None else (None, process)
        if spare is not None:
            spare.end()

    def warm_up(self) -> None:
        """Begin the first process, so that the first run need not wait for it."""
        if not self._is_begun and (process := self.take()) is not None:
            self.give_back(process)

    def end(self) -> None:
        """End the one that waits."""
        with self._lock:
            idle, self._idle = self._idle, None
        if idle is not None:
            idle.end()


PROCESSES = LearningProcesses()
"""Those of this program."""


def learn_beside(run: LiveRun) -> Iterator[Frame | None]:
    """Yield what `learn` yields, learned in a process; None now and then while there is nothing.

    Raises what ended the run: Diverged, or a Problem that says why it could not go on.
    """
    tries, place = 0, -1
    while tries < TRIES and (process := PROCESSES.take()) is not None:
        run.process = process.number
        try:
            yield from _frames(process, run)
        except ProcessEndedError as death:
            tries, place = (tries + 1 if run.done == place else 1), run.done
            run.deaths.append(death.code)
            run.take_back()
        except BaseException:  # the run is over, or nobody wants more of it: GeneratorExit
            PROCESSES.give_back(process)
            raise
        else:
            PROCESSES.give_back(process)
            return
    run.process = 0
    yield from _here(run)


def _frames(process: LearningProcess, run: LiveRun) -> Iterator[Frame | None]:
    """Yield what a process learns of a run, from where the run is."""
    behind = run.since  # updates that it has to do again
    for piece in process.pieces(run):
        if piece is None:
            yield None
            continue
        again = min(behind, _updates(piece.frames))
        frames = [run.named(frame) for frame in _after(piece.frames, again)]
        behind -= again
        yield from frames
        run.note(frames)
        if piece.problem is not None:
            raise piece.problem
        if piece.ended:
            return


def _updates(frames: list[Frame]) -> int:
    """Return how many updates there are among frames."""
    return sum(type(frame) is tuple for frame in frames)


def _after(frames: list[Frame], updates: int) -> list[Frame]:
    """Return the frames after so many updates."""
    place = 0
    while updates:
        updates -= type(frames[place]) is tuple
        place += 1
    return frames[place:]


def _here(run: LiveRun) -> Iterator[Frame]:
    """Learn in the thread that pulls, from where the run is."""
    frames, behind = learn(learners_at(run.recipes, run.start), run.interval, run.changes), run.since
    while behind:
        behind -= type(next(frames)) is tuple
    yield from frames
