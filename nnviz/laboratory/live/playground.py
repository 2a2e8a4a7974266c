"""The playground's networks, learning in a process beside the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.core.studies.playground.learner import Change, Frame, Kept, Learner, Recipe, learn
from nnviz.laboratory.live.job import LiveJob, LiveWork
from nnviz.laboratory.live.run import LiveRun

NO_MEMORY = QT_TRANSLATE_NOOP("problems", "There was not enough memory to go on. Try fewer units or points.")


class PlaygroundNews(NamedTuple):
    """interval: updates between two moments to keep; changes: to be made, in order."""

    interval: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class PlaygroundJob(LiveJob):
    """The recipes in force at the moment from which a run goes on, and that moment."""

    recipes: tuple[Recipe, ...]
    start: list[Kept]
    no_memory = NO_MEMORY

    def begin(self) -> PlaygroundWork:
        """Go on from the moment."""
        return PlaygroundWork(self)


class PlaygroundWork(LiveWork):
    """Learners in the process. A piece ends with an update, unless it is the last one."""

    def __init__(self, job: PlaygroundJob) -> None:
        self._interval = interval = [1]  # in a list: with itself in a cycle the work would be freed late
        self._changes: deque[Change] = deque()
        self.frames = learn(learners_at(job.recipes, job.start), lambda: interval[0], self._changes)

    def take(self, news: PlaygroundNews) -> None:
        """Make the changes from here on."""
        self._interval[0] = news.interval
        self._changes.extend(news.changes)

    def may_end_with(self, frame: Frame) -> bool:
        """Return whether it is an update."""
        return type(frame) is tuple

    def told(self, frame: Frame) -> Frame:
        """Return it; a change without what it changes, which the asker knows."""
        return frame if type(frame) is not Change else Change(frame.done, (), ())


class PlaygroundRun(LiveRun):
    """A run of the playground.

    recipes: in force at `start`, the last moment that was kept; interval: gives the updates between two kept moments;
    changes: what is to be made, in order, filled by whoever wants it.
    """

    def __init__(self, recipes: tuple[Recipe, ...], start: list[Kept], interval: Callable[[], int],
                 changes: deque[Change]) -> None:
        super().__init__()
        self.recipes, self.start, self.interval, self.changes = recipes, start, interval, changes
        self._ordered: deque[Change] = deque()  # changes that a process was told and has not made yet

    @property
    def done(self) -> int:
        """How many updates there were."""
        return self.start[0].done + self.since

    def job(self) -> PlaygroundJob:
        """Return the job that goes on from the last kept moment."""
        self._take_back()
        return PlaygroundJob(self.recipes, self.start)

    def news(self) -> PlaygroundNews:
        """Return the interval and the changes that are wanted by now."""
        new = []
        while self.changes:
            new.append(self.changes.popleft())
        self._ordered.extend(new)
        return PlaygroundNews(self.interval(), tuple(new))

    def is_update(self, frame: Frame) -> bool:
        """Return whether a frame is an update's losses."""
        return type(frame) is tuple

    def heard(self, told: Frame) -> Frame:
        """Return a frame; a change as it was ordered, with the moment at which it was made."""
        return told if type(told) is not Change else self._ordered.popleft()._replace(done=told.done)

    def note(self, frame: Frame) -> None:
        """Take note of an update, a kept moment or a change."""
        if type(frame) is tuple:
            self.since += 1
        elif isinstance(frame, list):
            self.start, self.since = frame, 0
        elif isinstance(frame, Change) and frame.recipes:
            self.recipes = frame.recipes

    def _take_back(self) -> None:
        """Let what was ordered be ordered again, at the present moment at the earliest."""
        self.changes.extendleft(c._replace(done=max(c.done, self.done)) for c in reversed(self._ordered))
        self._ordered.clear()

    def frames_here(self) -> Iterator[Frame]:
        """Learn in the thread that pulls."""
        self._take_back()
        return learn(learners_at(self.recipes, self.start), self.interval, self.changes)


def learners_at(recipes: Sequence[Recipe], moment: Sequence[Kept]) -> list[Learner]:
    """Return learners that go on from a moment."""
    learners = [Learner(recipe) for recipe in recipes]
    for learner, kept in zip(learners, moment, strict=True):
        learner.go_back(kept)
    return learners
