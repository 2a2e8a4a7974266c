"""What passes between the program and a process that learns beside its window: a job, orders, and pieces of the run.

The program sends a `LiveJob`, then `GoOn` after `GoOn`, and each of these is answered with a `Piece`. A new job takes
the place of the one before. So nothing has to be stopped: who does not ask gets nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, NamedTuple

from nnviz.core.problems import QT_TRANSLATE_NOOP

NOT_DONE = QT_TRANSLATE_NOOP("problems", "The run could not go on ({reason}).")
DIED = QT_TRANSLATE_NOOP(
    "problems", "The process that learned ended unexpectedly (code {code}). The run goes on from its last update."
)


class LiveJob(ABC):
    """A run that a process is asked for: a value that passes to it, and is begun there.

    no_memory: the sentence for a run that does not fit into memory.
    """

    no_memory: str

    @abstractmethod
    def begin(self) -> LiveWork:
        """Begin it, or go on with it; Problem when that cannot be."""


class LiveWork(ABC):
    """A run in the process that does it. frames: what is pulled of it, a piece at a time."""

    frames: Iterator[Any]

    @abstractmethod
    def take(self, news: Any) -> None:
        """Let hold, from the next update on, what came with an order."""

    def may_end_with(self, frame: Any) -> bool:
        """Return whether a piece may end with a frame."""
        return True

    def told(self, frame: Any) -> Any:
        """Return a frame in the form in which it passes."""
        return frame


class GoOn(NamedTuple):
    """An order to learn a piece. news: what is to hold from there on."""

    news: Any


class Rest(NamedTuple):
    """An order to forget the job: nobody wants more of it."""


class Piece(NamedTuple):
    """What has been learned: frames, as `told`. problem: what ended the run; ended: whether it is over."""

    frames: list[Any]
    problem: Exception | None = None
    ended: bool = False
