"""What the process of the playground does: it learns a piece at a time, as often as it is asked to.

It gets a `LearnJob`, then `GoOn` after `GoOn`, and answers each of these with a `Piece`. A new job takes the place of
the one before. So nothing has to be stopped: who does not ask gets nothing.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.playground.learner import Change, Frame, Kept, Learner, Recipe, learn

PIECE = 0.0133
"""Seconds that a piece of learning takes: two of them fill what a frame is drawn from (`_BATCH` of the tab's run)."""

NO_MEMORY = QT_TRANSLATE_NOOP("problems", "There was not enough memory to go on. Try fewer units or points.")
NOT_DONE = QT_TRANSLATE_NOOP("problems", "The run could not go on ({reason}).")


class LearnJob(NamedTuple):
    """A run: the recipes in force at the moment from which it goes on, and that moment. number: to tell jobs apart."""

    number: int
    recipes: tuple[Recipe, ...]
    start: list[Kept]


class GoOn(NamedTuple):
    """An order to learn a piece. interval: updates between two moments to keep; changes: to be made, in order."""

    number: int
    interval: int
    changes: tuple[Change, ...]


class Piece(NamedTuple):
    """What has been learned: the frames of `learn`, changes without what they changed, which the asker knows.

    A piece ends with an update, unless it is the last one. problem: what ended the run; ended: whether it is over.
    """

    number: int
    frames: list[Frame]
    problem: Exception | None = None
    ended: bool = False


def learners_at(recipes: Sequence[Recipe], moment: Sequence[Kept]) -> list[Learner]:
    """Return learners that go on from a moment."""
    learners = [Learner(recipe) for recipe in recipes]
    for learner, kept in zip(learners, moment, strict=True):
        learner.go_back(kept)
    return learners


def serve(connection: Connection) -> None:
    """Do what comes through a connection, until None or its end."""
    orders: SimpleQueue[LearnJob | GoOn | None] = SimpleQueue()
    Thread(target=_read, args=(connection, orders), daemon=True).start()
    work: _Work | None = None
    while (order := orders.get()) is not None:
        if isinstance(order, LearnJob):
            work = _Work(order)
        elif work is not None:
            connection.send(work.piece(order))


def _read(connection: Connection, orders: SimpleQueue[LearnJob | GoOn | None]) -> None:
    """Hand orders on as they come: who sends them never waits for a piece to be finished or taken."""
    try:
        while (order := connection.recv()) is not None:
            orders.put(order)
    except (EOFError, OSError):
        pass
    orders.put(None)


class _Work:
    """The job in hand."""

    def __init__(self, job: LearnJob) -> None:
        self._job, self._interval = job, 1
        self._changes: deque[Change] = deque()
        self._frames = self._begun()

    def _begun(self) -> Iterator[Frame]:
        yield from learn(learners_at(self._job.recipes, self._job.start), lambda: self._interval, self._changes)

    def piece(self, order: GoOn) -> Piece:
        """Go on for the time of a piece."""
        self._interval = order.interval
        self._changes.extend(order.changes)
        frames: list[Frame] = []
        try:
            return Piece(order.number, frames, ended=self._is_over_after(frames))
        except Problem as problem:
            return Piece(order.number, frames, problem)
        except MemoryError:
            return Piece(order.number, frames, Problem(NO_MEMORY))
        except Exception as error:  # whatever it is, it is told
            return Piece(order.number, frames, Problem(NOT_DONE, reason=f"{type(error).__name__}: {error}"))

    def _is_over_after(self, frames: list[Frame]) -> bool:
        """Put into a list what is learned in the time of a piece, up to an update; return whether the run is over."""
        clock, take = time.perf_counter, frames.append
        until = clock() + PIECE
        for frame in self._frames:
            take(frame if type(frame) is not Change else Change(frame.done, (), ()))
            if type(frame) is tuple and clock() >= until:
                return False
        return True
