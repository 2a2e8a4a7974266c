"""The processes that learn beside the window: begun once, used by one run after the other, and ordered pieces ahead.

A second one there is only while two runs go on at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Lock, Thread
from typing import Any

from nnviz.laboratory.live.job import GoOn, LiveJob, Piece, Rest
from nnviz.laboratory.side_process import SideProcess

AHEAD = 2
"""Pieces that are ordered and not taken yet: while one is taken the next one is being learned."""
PATIENCE = 0.015
"""Seconds after which the pieces pause even if there is nothing to tell."""


class ProcessEndedError(Exception):
    """A process was ended by something else than us; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class LiveProcess(SideProcess):
    """A process, and how many pieces are ordered of it."""

    def __init__(self) -> None:
        super().__init__("nnviz.laboratory.live.service:serve", as_here=True)
        self._under_way = 0
        self._draining: Thread | None = None

    def let_go(self) -> None:
        """Have it forget its job.

        What it still sends is taken meanwhile: with the pipe full it would wait for ever, and keep data and network.
        It is let go again before that has ended if the next run was over at once. Then the thread that takes it goes
        on: a second one would wait for ever, or take a piece of the run after that, which would wait for ever.
        """
        self.send(Rest())
        if self._draining is not None and self._draining.is_alive():
            return
        self._draining = Thread(target=self._drain, daemon=True)
        self._draining.start()

    def _drain(self) -> None:
        with suppress(EOFError, OSError):
            while self._under_way:
                self.connection.recv_bytes()
                self._under_way -= 1

    def end(self) -> int:
        """Kill it, wait until it is gone, and return its exit code."""
        if self._draining is not None and self._draining.is_alive():
            self.kill()
            self._draining.join()  # it reads from what is closed now
        return super().end()

    def pieces(self, job: LiveJob, news: Callable[[], Any]) -> Iterator[Piece | None]:
        """Let it do a job, and return its pieces; None whenever there is none for PATIENCE.

        news: asked for what goes along with every order. Raises ProcessEndedError.
        """
        while self._draining is not None and self._draining.is_alive():
            self._draining.join(PATIENCE)
            yield None
        while self._under_way:  # those of the job before, that nobody wants
            self._received()
            yield None
        self._tell(job)
        for _ in range(AHEAD):
            self._order(news)
        while True:
            piece = self._received()
            if piece is not None:
                self._order(news)
            yield piece

    def _order(self, news: Callable[[], Any]) -> None:
        self._tell(GoOn(news()))
        self._under_way += 1

    def _tell(self, value: LiveJob | GoOn) -> None:
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


class LiveProcesses:
    """The processes that wait for a run: one at most. May be called from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._idle: LiveProcess | None = None
        self._is_begun = False

    def take(self) -> LiveProcess | None:
        """Return the one that waits or a new one; None where the system cannot start any."""
        with self._lock:
            idle, self._idle, self._is_begun = self._idle, None, True
        if idle is not None and idle.is_alive:
            return idle
        if idle is not None:
            idle.end()
        with suppress(OSError, RuntimeError):
            return LiveProcess()
        return None

    def give_back(self, process: LiveProcess) -> None:
        """Keep a process for the next run, if none waits yet."""
        process.let_go()
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


PROCESSES = LiveProcesses()
"""Those of this program."""
