"""What a process beside the window does: it goes on with one run, a piece at a time, as often as it is asked to."""

from __future__ import annotations

import time
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

from nnviz.core.problems import Problem
from nnviz.laboratory.live import playground, training  # noqa: F401 (loaded while the process waits for a job)
from nnviz.laboratory.live.job import NOT_DONE, GoOn, LiveJob, LiveWork, Piece, Rest

PIECE = 0.0133
"""Seconds that a piece takes: two of them fill what a frame of the window is drawn from."""

Order = LiveJob | GoOn | Rest


def serve(connection: Connection) -> None:
    """Do what comes through a connection, until None or its end."""
    orders: SimpleQueue[Order | None] = SimpleQueue()
    Thread(target=_read, args=(connection, orders), daemon=True).start()
    run: _JobInHand | None = None
    while (order := orders.get()) is not None:
        if not isinstance(order, GoOn):
            run = _JobInHand(order) if isinstance(order, LiveJob) else None
        elif run is not None:
            connection.send(run.piece(order))


def _read(connection: Connection, orders: SimpleQueue[Order | None]) -> None:
    """Hand orders on as they come: who sends them never waits for a piece to be finished or taken."""
    try:
        while (order := connection.recv()) is not None:
            orders.put(order)
    except (EOFError, OSError):
        pass
    orders.put(None)


class _JobInHand:
    """The job in hand; it is begun with its first piece."""

    def __init__(self, job: LiveJob) -> None:
        self._job = job
        self._work: LiveWork | None = None

    def piece(self, order: GoOn) -> Piece:
        """Go on for the time of a piece."""
        frames: list[object] = []
        try:
            self._work = work = self._work or self._job.begin()
            work.take(order.news)
            return Piece(frames, ended=_is_over_after(work, frames))
        except Problem as problem:
            return Piece(frames, problem)
        except MemoryError:
            return Piece(frames, Problem(self._job.no_memory))
        except Exception as error:  # whatever it is, it is told
            return Piece(frames, Problem(NOT_DONE, reason=f"{type(error).__name__}: {error}"))


def _is_over_after(work: LiveWork, frames: list[object]) -> bool:
    """Put into a list what is learned in the time of a piece; return whether the run is over."""
    clock, take, told, may_end = time.perf_counter, frames.append, work.told, work.may_end_with
    until = clock() + PIECE
    for frame in work.frames:
        take(told(frame))
        if clock() >= until and may_end(frame):
            return False
    return True
