"""Kills the program at random moments while it saves: no file is half written, and the next start works."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtGui import QImage

from nnviz.data.npz_datasets import load_npz
from nnviz.data.weights import load_weights
from nnviz.main_window import NAMES
from nnviz.part_journal import PartJournal
from nnviz.ui.files.scenes import read_scene
from tests.stress import program
from tests.stress.report import Finding, Report
from tests.stress.surroundings import environment
from tests.stress.victim import KINDS
from tests.stress.watch import short

LONGEST = 600.0  # seconds until a start has painted its window: on a busy machine one of 2 s may take minutes
START_SHARE = 0.2  # of the kills come while the program still starts
STARTS_AGAIN = 5  # after every so many kills the whole program is started


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Kill, look at what was saved, and start again."""
    program.application()
    report, rng = Report("kills", seed), Random(f"{seed} kills")
    for number in range(tries):
        if time.monotonic() > until:
            break
        kind = KINDS[number % len(KINDS)]
        with tempfile.TemporaryDirectory(prefix="nnviz-kill-", dir=".") as home:
            moment = _kill(home, kind, f"{seed} {number}", rng)
            found = _half_written(Path(home)) + _left_over(Path(home))
            if kind == "session" or number % STARTS_AGAIN == 0:
                found += _start_again(home, report)
        report.tried += 1
        for finding in found:
            report.add(finding, lambda kind=kind, moment=moment: f"   victim {kind}, killed {moment}")
    return report


def _kill(home: str, kind: str, seed: str, rng: Random) -> str:
    """Start a victim and kill it some time after it has begun to work, or before; return when."""
    home = os.path.abspath(home)
    command = [sys.executable, "-m", "tests.stress.victim", home, kind, seed]
    victim = subprocess.Popen(
        command, env=environment(home), cwd=home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    early, delay = rng.random() < START_SHARE, rng.random()
    if not early:
        victim.stdout.readline()
    time.sleep(delay)
    victim.kill()
    victim.wait()
    victim.stdout.close()
    return f"{delay:.2f} s after {'its start' if early else 'it began to work'}"


LONG_AGO = 1_000_000_000  # a moment in 2001

READERS: dict[str, Callable[[Path], object]] = {
    ".nnviz": lambda path: read_scene(str(path), NAMES),
    ".png": lambda path: _sound_picture(path),
    ".csv": lambda path: _sound_table(path),
    ".json": lambda path: json.loads(path.read_text("utf-8")),
}


def _sound_picture(path: Path) -> None:
    if QImage(str(path)).isNull():
        raise ValueError("a picture that cannot be read")


def _sound_table(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    if text and not text.endswith("\n"):
        raise ValueError("a table that breaks off")


def _half_written(home: Path) -> list[Finding]:
    """Return the files in a home that cannot be read; what is still on its way has another ending."""
    found = []
    for path in (p for p in home.rglob("*") if p.is_file() and p.name.startswith("saved")):
        reader = READERS.get(path.suffix, load_weights if "weights" in path.name else load_npz)
        known = path.suffix in (*READERS, ".npz")
        try:
            reader(path) if known else None
        except Exception as error:
            text = f"{type(error).__name__}: {error}, {path.stat().st_size} bytes"
            found.append(Finding(f"half written: {path.name}", text))
    return found


def _left_over(home: Path) -> list[Finding]:
    """Return the unfinished files that are still in a home after the clearing of a start a few minutes later.

    An entry that says nothing yet is left alone for a minute: it may be on its way.
    """
    journal = PartJournal()
    journal.folder = home.resolve() / "config" / "nnviz"
    for entry in journal.folder.glob("unfinished-*"):
        os.utime(entry, (LONG_AGO, LONG_AGO))
    journal.clear()
    left = [path for pattern in (".nnviz-*.part", "unfinished-*") for path in home.rglob(pattern)]
    return [Finding(f"left over: {path.suffix or 'an entry'}", f"{path}, {path.stat().st_size} bytes") for path in left]


def _start_again(home: str, report: Report) -> list[Finding]:
    """Start the real program in the home of the killed one."""
    home, began = os.path.abspath(home), time.monotonic()
    command = [sys.executable, "-m", "nnviz", "--screenshot", os.path.join(home, "again.png")]
    try:
        again = subprocess.run(
            command, env=environment(home), cwd=home, capture_output=True, text=True, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return [Finding("the next start hangs", f"for {LONGEST:g} s")]
    report.measure("next start, s", time.monotonic() - began, home)
    if again.returncode == 0 and not QImage(os.path.join(home, "again.png")).isNull():
        return []
    lines = [short(line) for line in again.stderr.strip().splitlines()] or ["no word"]
    return [Finding(f"the next start fails: {lines[-1][:120]}", "\n".join(lines[-12:]))]
