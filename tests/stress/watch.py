"""Sees everything that goes wrong in a process: tracebacks, Qt's messages, warnings, the log, and a stalled GUI."""

import logging
import math
import os
import re
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from statistics import median
from types import FrameType, TracebackType
from typing import Any

from PySide6.QtCore import qInstallMessageHandler

from tests.stress.pace import Pace
from tests.stress.report import Finding

try:
    import resource
except ImportError:  # Windows
    resource = None

STALL = 0.25  # seconds of own CPU, at the machine's fastest pace, for which the event loop may be away
LOOK = 0.05  # seconds between two looks at it
LEARN = 40  # looks between two pieces of work that show what the fastest pace is
MOST_WAITING = 30  # times as long as a block may take by its own CPU, it may take by the clock
MOST_SWALLOWED = 3  # errors that Qt may swallow before the program is ended
HARMLESS = re.compile(  # what `offscreen` cannot do, and what others say of each other (as in pyproject.toml)
    r"propagateSizeHints|does not support raise|not accepted by receiving widget|grabbing the keyboard|"
    r'slot "__geometryChanged|This plugin does not support|libpng warning'
)


class HangError(Exception):
    """Something took so long that it was ended."""


def place(trace: TracebackType | None) -> str:
    """Return where in nnviz an exception came from: the last of our own lines."""
    frames = traceback.extract_tb(trace)
    own = [f for f in frames if "nnviz" in f.filename and "/tests/" not in f.filename] or frames
    return f"{short(own[-1].filename)}:{own[-1].lineno}" if own else "?"


def short(path: str) -> str:
    """Return a file name as it is written inside the project."""
    return re.sub(r".*/(?=(nnviz|tests|site-packages)/)", "", path)


def of_exception(error: BaseException) -> Finding:
    """Return an exception as a finding: its key is what and where."""
    text = "".join(traceback.format_exception(error))
    message = re.sub(r"[-+]?\d[\d.e+-]*", "#", str(error))[:100]
    return Finding(f"{type(error).__name__} {place(error.__traceback__)} {message}", text[-1800:])


class Watch:
    """Collects findings while it is entered; `take` hands them over."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._beat = self._stalled_at = 0.0
        self._over = threading.Event()

    def take(self) -> list[Finding]:
        """Return what was found since the last call."""
        found, self._found = self._found, []
        return found

    def forget_stalls(self) -> None:
        """Leave out what was only slow so far."""
        self._found = [finding for finding in self._found if not finding.timing]

    def note(self, kind: str, text: str) -> None:
        """Take down something that was said."""
        if not HARMLESS.search(text):
            line = text.strip().splitlines()[-1] if text.strip() else ""
            self._found.append(Finding(f"{kind}: {re.sub(r'0x[0-9a-f]+|[-+]?[0-9][0-9.e+-]*', '#', line)[:160]}", text))

    def beat(self) -> None:
        """Say that the event loop is alive: a stall is counted from here."""
        self._beat = time.thread_time()

    def rest(self) -> None:
        """Say that the campaign itself works from here on: until the next beat nothing is a stall."""
        self._beat = math.inf

    def __enter__(self) -> "Watch":
        self._hooks = sys.excepthook, threading.excepthook, warnings.showwarning, sys.unraisablehook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda a: self._on_exception(a.exc_type, a.exc_value, a.exc_traceback)
        sys.unraisablehook = lambda a: self._on_exception(a.exc_type, a.exc_value, a.exc_traceback)
        self._warnings = warnings.catch_warnings()
        self._warnings.__enter__()
        warnings.simplefilter("always")
        warnings.showwarning = self._on_warning
        self._log = _Listener(self)
        logging.getLogger().addHandler(self._log)
        self._qt = qInstallMessageHandler(self._on_qt)
        self._begin_stalls()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        qInstallMessageHandler(self._qt)
        logging.getLogger().removeHandler(self._log)
        self._warnings.__exit__(None, None, None)
        sys.excepthook, threading.excepthook, warnings.showwarning, sys.unraisablehook = self._hooks

    def _on_exception(self, kind: type, error: BaseException | None, trace: TracebackType | None) -> None:
        error = error or kind()
        self._found.append(of_exception(error.with_traceback(trace)))

    def _on_warning(self, message: Warning | str, category: type, filename: str, line: int, *_: Any, **__: Any) -> None:
        self.note("warning", f"{category.__name__} {short(filename)}: {message}")

    def _on_qt(self, kind: object, context: object, text: str) -> None:
        self.note("Qt", text)

    # The watchdog: a thread that reads the GUI thread's own clock, so that a busy machine is no stall; where another
    # program makes the processor slower, the clock is read as slower by as much.

    def _begin_stalls(self) -> None:
        self.rest()
        self.pace = Pace()
        self._main = threading.get_ident()
        self._thread = threading.Thread(target=self._guard, daemon=True)
        self._thread.start()

    def _guard(self) -> None:
        clock = time.pthread_getcpuclockid(self._main) if hasattr(time, "pthread_getcpuclockid") else None
        looks, of = count(1), 0.0
        slow: list[float] = []  # how slow the machine was at each look at one stall, which began at `of`
        while clock is not None and not self._over.wait(LOOK):
            beat, seconds = self._beat, time.clock_gettime(clock) - self._beat
            if beat != of:
                slow, of = [], beat
            if seconds > STALL and beat != self._stalled_at:
                slow.append(self.pace.slowness())
                if seconds / median(slow) > STALL:
                    self._stalled_at = beat
                    self._tell_stall(sys._current_frames().get(self._main))
            elif next(looks) % LEARN == 0:
                self.pace.slowness()

    def _tell_stall(self, frame: FrameType | None) -> None:
        stack = traceback.extract_stack(frame) if frame else []
        own = [f for f in stack if "/nnviz/" in f.filename and "/tests/" not in f.filename]
        where = f"{short(own[0].filename)} {own[0].name}" if own else "Qt"
        lines = "".join(traceback.format_list(own[-6:]))
        key = f"stall over {1000 * STALL:.0f} ms of own CPU: {where}"
        self._found.append(Finding(key, f"a stall in\n{lines}", timing=True))


class _Listener(logging.Handler):
    """Hands the log's warnings and errors to a watch."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(logging.WARNING)
        self._watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        """Take down one record; a logged exception counts as one that nobody caught."""
        if record.exc_info and record.exc_info[1]:
            self._watch._on_exception(*record.exc_info)
        else:
            self._watch.note("log", record.getMessage())


@contextmanager
def deadline(seconds: float, doing: object = None) -> Iterator[None]:
    """Raise HangError in the main thread when the block takes longer than that (where the system has SIGALRM).

    What counts is the thread's own CPU, so that a busy machine is no hang; one that only waits is ended too, later.
    Where Qt swallows the error, as in a paint that asks for the next paint for ever, the program ends: it says where,
    and what it was `doing`.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    began, rings, raised = time.thread_time(), count(1), count()

    def ring(_: int, frame: FrameType | None) -> None:
        waits = time.thread_time() - began < 0.9 * seconds and next(rings) < MOST_WAITING
        signal.setitimer(signal.ITIMER_REAL, seconds)
        if waits:
            return
        if next(raised) == MOST_SWALLOWED:
            print("".join(traceback.format_stack(frame)), f"hangs for ever: {doing!r}", file=sys.stderr, flush=True)
            os._exit(1)
        raise HangError(f"longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def resident() -> float:
    """Return the memory of this process in MiB; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096 / 2**20
    except OSError:
        return 0.0


def anonymous() -> float:
    """Return the memory of this process without pages of files, which the system takes back when it likes, in MiB."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("RssAnon")) / 1024
    except (OSError, StopIteration):
        return resident()


def peak() -> float:
    """Return the most memory this process has had, in MiB; 0 where the system does not tell."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if resource else 0.0


_SENTENCE = re.compile(r"^\S+ .*[.!?…][\"”’)>]?$", re.DOTALL)
_INTERNAL = re.compile(r"Traceback|Error\b:|\{[a-z_]+\}|<class|object at 0x|Errno")


def is_sentence(text: str, given: str = "") -> bool:
    """Return whether a text can be told to a person: it ends as a sentence and shows nothing of Python's inside.

    given: what the person wrote; a sentence may repeat it.
    """
    inside = [found[0] for found in _INTERNAL.finditer(text) if found[0] not in given]
    return bool(_SENTENCE.match(text.strip())) and not inside
