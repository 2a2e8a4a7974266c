"""A process that trains, as it begins: one thread for BLAS, no Qt, and its end when the program is gone.

This file is read before NumPy is: it imports the standard library only.
"""

import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from nnviz.blas import limit_blas

SHARED_FILES: set[str] = set()
"""Removed if the program ends before this process."""
_GRACE = 0.5  # s; when the program is killed the end of the connection is seen before the end of the program


def main(connection: Connection, service: str, shared_file: str = "", nice: int = 0, as_here: bool = False) -> None:
    """Serve a connection until the other end is closed.

    service: "module:function" that gets the connection; shared_file: one of SHARED_FILES; nice: how far it stands back
    for other processes; as_here: give BLAS the threads that it has in the program, so that both compute the same to the
    last bit, not one.
    """
    limit_blas(always=not as_here)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal reaches the program too, which ends this one
    if shared_file:
        SHARED_FILES.add(shared_file)
    watcher = threading.Thread(target=_end_with_parent, daemon=True)
    watcher.start()
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    module, name = service.split(":")
    serve = getattr(import_module(module), name)  # NumPy: only now
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the program has closed its end
        serve(connection)
    watcher.join(_GRACE)


def _end_with_parent() -> None:
    """Wait for the end of the program, whatever brought it about, and leave nothing behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        for path in SHARED_FILES:
            with suppress(OSError):
                Path(path).unlink()
        os._exit(1)
