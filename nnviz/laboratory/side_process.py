"""A process beside the program and the pipe to it: begun, spoken to, ended."""

from __future__ import annotations

from multiprocessing import get_context
from typing import Any

from nnviz.laboratory import worker

_SPAWN = get_context("spawn")  # a fork would copy the threads' locks, and the window


class SideProcess:
    """One process that serves a connection until it is ended, or until the program is gone.

    connection: our end of the pipe; to read from it raises EOFError or OSError when the process is dead.
    """

    def __init__(self, service: str, shared_file: str = "", nice: int = 0, as_here: bool = False) -> None:
        """Begin it; see `worker.main`. Raises OSError when the system cannot."""
        self.connection, theirs = _SPAWN.Pipe()
        try:
            arguments = theirs, service, shared_file, nice, as_here
            self._process = _SPAWN.Process(target=worker.main, args=arguments, daemon=True)
            self._process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            theirs.close()  # or its end would never be seen

    @property
    def is_alive(self) -> bool:
        """Whether it goes on."""
        return self._process.is_alive()

    @property
    def number(self) -> int:
        """The number by which the system knows it."""
        return self._process.pid or 0

    def send(self, value: Any) -> bool:
        """Send a value; False when it is dead."""
        try:
            self.connection.send(value)
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """Make an end of it, whatever it is doing."""
        self._process.kill()

    def end(self) -> int:
        """Kill it, wait until it is gone, and return its exit code; one that has died by itself keeps its own."""
        self._process.join(0.5 if self._is_silent() else 0)
        self._process.kill()
        self._process.join()
        code = self._process.exitcode
        self.connection.close()
        self._process.close()
        return code or 0

    def _is_silent(self) -> bool:
        """Return whether its end of the connection is closed: then it is dying by itself."""
        try:
            return self.connection.poll() and self._process.exitcode is None
        except OSError:
            return True
