"""Damaged and hostile files of every kind the program opens: a sentence, in time, and within reason of memory.

Most go straight to the readers; some are given to the window, as if they had been dropped on it.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from nnviz.core.problems import Problem
from nnviz.data.mnist import FILES
from tests.data.test_dataset_fuzz import CASES, damaged
from tests.stress import program
from tests.stress.report import NOT_AGAIN, Finding, Report
from tests.stress.watch import Watch, deadline, is_sentence, of_exception, peak, resident

LONGEST = 1.0  # second, own CPU
MOST_MEMORY = 96  # MiB that one small file may make the process grow by
WINDOW_SHARE = 0.05  # of the files are given to the window
ALREADY_OPEN = 3000  # files with one window
SUFFIXES = ("", ".npz", ".gz", ".pkl", ".nnviz", ".csv", ".png", ".ini", ".NPZ", ".json")


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Try files; the kind, the damage and the way in are random."""
    program.application()
    program.small_files(Path.cwd())
    report, rng, sound = Report("files", seed), Random(f"{seed} files"), _sound()
    closer = program.Closer()
    closer.start()
    with Watch() as watch:
        dropping = _Dropping(watch, tab)
        for number in range(tries):
            if time.monotonic() > until:
                break
            kind = rng.choice(list(sound))
            data = damage(sound[kind], kind, rng)
            drops = rng.random() < WINDOW_SHARE
            name = f"tried-{number % 7}" + rng.choice(SUFFIXES)
            if drops:
                found, refused = dropping.open(name, data, rng)
            else:
                found, refused = read(kind, data) if kind in CASES else ([], True)
            report.tried += 1
            report.refused += refused
            for finding in found + watch.take():
                report.add(finding, lambda case=(kind, name, data), f=finding, d=drops: _again(*case, f, d, watch, tab))
            if number % ALREADY_OPEN == ALREADY_OPEN - 1:
                dropping.close()
                dropping = _Dropping(watch, tab)
        dropping.close()
    closer.stop()
    report.measure("memory, MiB", resident(), "at the end")
    return report


def _sound() -> dict[str, bytes]:
    """Return a sound file of every kind."""
    shown = program.window(program.tab_names()[0])
    picture = shown.tab.picture.grab()
    picture.save("sound.png")
    program.close(shown)
    others = {
        "picture": Path("sound.png").read_bytes(),
        "table": b"x,y\n" + b"".join(b"%d,%d\n" % (i, i * i) for i in range(40)),
        "scene": b'{"nnviz": 1, "tab": "gates", "state": {"w1": 0.5, "points": [[0.0, 1.0, 1]], "view": "plane"}}',
        "settings": b'[states]\ngates="{\\"w1\\": 0.5}"\n',
    }
    return {name: case.data for name, case in CASES.items()} | others


def damage(data: bytes, kind: str, rng: Random) -> bytes:
    """Return a damaged file; the damage is that of the tests of the readers."""
    numpy_rng = np.random.default_rng(rng.getrandbits(64))
    case = CASES.get(kind)
    return (case.damage if case else damaged)(data, numpy_rng)


def read(kind: str, data: bytes) -> tuple[list[Finding], bool]:
    """Give a file to its reader; return what was found, and whether the reader refused it."""
    path = Path("damaged-file")
    path.write_bytes(data)
    return judged(kind, lambda: CASES[kind].reader(path))


def judged(kind: str, work: Callable[[], Any], most: float = MOST_MEMORY) -> tuple[list[Finding], bool]:
    """Do some reading that may take `most` MiB; return what was wrong, and whether it ended in a sentence."""
    began, memory, found, refused = time.thread_time(), peak(), [], False
    try:
        with deadline(10 * LONGEST):
            work()
    except Problem as problem:
        refused = True
        if not is_sentence(str(problem)):
            found.append(Finding(f"{kind}: no sentence: {problem.sentence[:80]}", str(problem)))
    except Exception as error:
        found.append(of_exception(error))
    taken, grown = time.thread_time() - began, peak() - memory
    if taken > LONGEST:
        found.append(Finding(f"{kind}: more than {LONGEST:g} s of CPU", f"{taken:.1f} s", timing=True))
    if grown > most:
        found.append(Finding(f"{kind}: more memory than a small file may take", f"{grown:.0f} MiB, {most:.0f} allowed"))
    return found, refused


class _Dropping:
    """A window that is given files, and all tabs in it by and by."""

    def __init__(self, watch: Watch, only: str) -> None:
        self._watch, self._only = watch, only
        self._window = program.window(program.tab_names(only)[0])
        for name in program.tab_names(only):  # made now: it takes its time, and has nothing to do with a file
            self._window.tab_of(name)
        watch.forget_stalls()

    def close(self) -> None:
        """Close the window."""
        program.close(self._window)

    def open(self, name: str, data: bytes, rng: Random) -> tuple[list[Finding], bool]:
        """Open a file in the window, in a random tab; the window stays usable and says a sentence."""
        path = self._write(name, data, rng)
        self._window.show_tab(rng.choice(program.tab_names(self._only)))
        self._window.tab.message.clear()
        found, _ = judged("dropped", lambda: self._give(path))
        self._watch.rest()
        said = self._window.tab.message.text
        if said and not is_sentence(said):
            found.append(Finding(f"dropped: no sentence: {said[:80]}", said))
        return found + program.not_finite(self._window.tab), bool(said)

    def _give(self, path: str) -> None:
        self._watch.beat()
        self._window.open_path(path)
        end = time.monotonic() + 5
        while time.monotonic() < end:
            self._watch.beat()
            program.settle()
            if not self._window.tab.busy:
                break
            time.sleep(0.002)

    def _write(self, name: str, data: bytes, rng: Random) -> str:
        """Write a file and return the path to be opened: itself, its folder, or something that is no file at all."""
        kind = rng.randrange(12)
        if kind == 0 and hasattr(os, "mkfifo"):
            fifo = Path("pipe" + rng.choice(SUFFIXES))
            fifo.exists() or os.mkfifo(fifo)
            return str(fifo)
        if kind == 1:
            return rng.choice(["nowhere", "/dev/null", "/dev/zero", "a\0b.npz", "", "x" * 5000, "/proc/self/mem", "."])
        if kind == 2:
            folder = Path("folder")
            folder.mkdir(exist_ok=True)
            for file in FILES:
                (folder / file.gz_name).write_bytes(data)
            return str(folder)
        Path(name).write_bytes(data)
        return name


def _again(kind: str, name: str, data: bytes, finding: Finding, drops: bool, watch: Watch, only: str) -> str:
    """Return a file as code; one that was only slow is tried once more."""
    if finding.timing:
        dropping = _Dropping(watch, only)
        found = dropping.open(name, data, Random(3))[0] if drops else read(kind, data)[0]
        dropping.close()
        if finding.key not in [one.key for one in found + watch.take()]:
            return f"   {NOT_AGAIN};{_kept(kind, name, data)}"
    return _kept(kind, name, data)


def _kept(kind: str, name: str, data: bytes) -> str:
    """Return a damaged file as code."""
    return f"   {kind}, as {name}: {data if len(data) < 600 else data[:600]!r} ({len(data)} bytes)"
