"""Scene files with random and damaged contents, opened in the real window: shown, or refused with a sentence."""

import json
import time
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from tests.stress import program, texts, values
from tests.stress.files import MOST_MEMORY, judged
from tests.stress.report import NOT_AGAIN, Finding, Report
from tests.stress.watch import Watch, is_sentence, resident

NESTED = 5000  # lists in lists, deeper than Python's stack
WINDOW = 1500  # scenes with one window
ODD = (None, True, -1, 0, 2**63, 10**400, 1e308, float("nan"), float("inf"), "", "x" * 10_000, [], {}, [[]], [None],
       {"a": 1}, ["x"] * 1000, "\ud800", "{name}", "<b>fat</b>", "plane")  # fmt: skip


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Open scenes."""
    program.application()
    program.small_files(Path.cwd())
    report, rng = Report("scenes", seed), Random(f"{seed} scenes")
    with Watch() as watch:
        opener = Opener(watch, tab)
        for number in range(tries):
            if time.monotonic() > until:
                break
            text = scene(rng, tab)
            found, shown = opener.open(text)
            report.tried += 1
            report.refused += not shown
            for finding in found:
                report.add(finding, lambda text=text, key=finding.key: _again(text, key, watch, tab))
            if number % WINDOW == WINDOW - 1 or found:
                opener.close()
                opener = Opener(watch, tab)
        opener.close()
    report.measure("memory, MiB", resident(), "at the end")
    return report


def _again(text: bytes, key: str, watch: Watch, only: str) -> str:
    """Return a scene as code, opened once more in a new window to see whether it shows the same."""
    opener = Opener(watch, only)
    seen = [finding.key for finding in opener.open(text)[0]]
    opener.close()
    watch.take()
    return _kept(text) if key in seen else f"   {NOT_AGAIN};{_kept(text)}"


def _kept(text: bytes) -> str:
    return f"   a scene file with {text[:1500]!r}" + ("" if len(text) <= 1500 else f" … ({len(text)} bytes)")


def scene(rng: Random, only: str = "") -> bytes:
    """Return a scene file: sound with random values, with some that are wrong, or damaged as text."""
    tab = program.tab_class(rng.choice(program.tab_names(only)))
    state: Any = values.random_fields(tab, rng)
    kind = rng.randrange(8)
    if kind == 0 and state:
        state[rng.choice(list(state))] = rng.choice(ODD)
    elif kind == 1:
        state[rng.choice(["", "nothing", "State", "__class__", "한글"])] = rng.choice(ODD)
    content: Any = {"nnviz": 1, "tab": tab.name, "state": state}
    if kind == 2:
        content[rng.choice(["nnviz", "tab", "state", "more"])] = rng.choice(ODD)
    elif kind == 3:
        content = rng.choice([*ODD, [content], {"state": content}])
    text = json.dumps(content, ensure_ascii=rng.random() < 0.5)
    if kind == 4:
        text = texts.damaged(text, rng)
    elif kind == 5 and rng.random() < 0.2:
        text = text.replace("}", ', "deep": ' + "[" * NESTED + "]" * NESTED + "}", 1)
    return text.encode("utf-8", "surrogatepass")


def _network(text: bytes) -> float:
    """Return how many MiB the network of a scene may take: four numbers of eight bytes for each of its weights."""
    try:
        hidden = [784, *json.loads(text)["state"]["hidden"], 10]
        return 4 * 8 * sum(a * b for a, b in pairwise(hidden)) / 2**20
    except (ValueError, LookupError, TypeError, RecursionError):
        return 0.0


class Opener:
    """A window that opens scenes."""

    def __init__(self, watch: Watch, only: str) -> None:
        self._watch = watch
        self._window = program.window(program.tab_names(only)[0])
        for name in program.tab_names(only):
            program.wait(self._window.tab_of(name), 5)
        watch.take()

    def close(self) -> None:
        """Close the window."""
        program.close(self._window)

    def open(self, text: bytes) -> tuple[list[Finding], bool]:
        """Open a scene; return what was found, and whether it was shown."""
        path = Path("tried.nnviz")
        path.write_bytes(text)
        before = {name: self._window.tab_of(name).state for name in program.tab_names()}
        self._window.tab.message.clear()
        shown: list[bool] = []
        self._watch.beat()
        most = MOST_MEMORY + _network(text)
        found, _ = judged("scene", lambda: shown.append(self._window.open_path(str(path))), most)
        taken = bool(shown and shown[0])
        if not taken and not found:  # before any event: data that cannot be opened changes a State by itself, later
            found = self._refusal(before, text.decode("utf-8", "replace"))
        program.settle(1)
        self._watch.rest()
        return found + program.not_finite(self._window.tab) + self._watch.take(), taken

    def _refusal(self, before: dict[str, Any], text: str) -> list[Finding]:
        said = self._window.tab.message.text
        found = [] if is_sentence(said, text) else [Finding(f"scene: no sentence: {said[:80]}", said)]
        changed = [name for name, state in before.items() if self._window.tab_of(name).state != state]
        return found + [Finding(f"{name}: a refused scene changed the State", said) for name in changed]
