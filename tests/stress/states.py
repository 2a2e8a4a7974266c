"""Random States within the ranges that the fields declare: every one is drawn, written down, played and painted.

A try is one State: all at random in a fresh order, or a walk of single changes from the State before it.
"""

import re
import time
from collections.abc import Sequence
from dataclasses import fields
from random import Random
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.language import LANGUAGE, LANGUAGES, sentence
from nnviz.ui.base.theme import THEME, THEMES
from tests.stress import program, values
from tests.stress.report import NOT_AGAIN, Finding, Report, shorter, simpler
from tests.stress.watch import Watch, deadline, is_sentence, of_exception, resident

SLOWEST_PAINT, SLOWEST_STATE = 0.1, 0.25  # seconds of own CPU
LONGEST = 20.0  # seconds for one State, whatever it does
WALK = 25  # single changes before the next State at random
EVERY_PAINT, EVERY_TIME, EVERY_LOOK, EVERY_PLAY = 8, 6, 2, 60  # tries between two of a kind
NEW_TAB = 4000  # tries with one tab

Change = dict[str, Any]
KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home)


class Bench:
    """One tab in a real window, and all that can be seen of a State in it."""

    def __init__(self, name: str, watch: Watch, report: Report) -> None:
        self.name, self._watch, self._report = name, watch, report
        self._compiled: set[int] = set()  # programs, by what they are without their digits
        self._window = program.window(name)
        self.tab = self._window.tab
        program.wait(self.tab, 10)
        self._window.setUpdatesEnabled(False)  # painted only where it is measured
        watch.take()

    def close(self) -> None:
        """Close the window."""
        self._window.setUpdatesEnabled(True)
        program.close(self._window)

    def reset(self) -> None:
        """Begin again with the State of a new tab."""
        self._watch.rest()
        self.tab.restore({})
        self.tab.message.clear()
        program.settle()
        self._watch.take()

    def show(self, change: Change) -> tuple[list[Finding], bool]:
        """Set some fields; return what was found, and whether they were taken."""
        began = time.thread_time()
        self._watch.beat()
        try:
            state = self.tab.State(**self._now() | change)
            self.tab.set_state(state)
        except ValueError as problem:
            text = sentence(problem)
            return [] if is_sentence(text) else [Finding(f"{self.name}: no sentence: {text[:80]}", text)], False
        except Exception as error:
            return [of_exception(error)], False
        taken = time.thread_time() - began
        self._report.measure("State, ms", 1000 * taken, f"{self.name} {change}")
        return self._slow("State", taken, SLOWEST_STATE), True

    def _now(self) -> Change:
        return {f.name: getattr(self.tab.state, f.name) for f in fields(self.tab.state) if f.init}

    def _slow(self, what: str, taken: float, most: float) -> list[Finding]:
        view = getattr(self.tab.state, "view", "")
        text = f"{self.name}/{view}: {what} takes more than {1000 * most:.0f} ms of CPU"
        return [Finding(text, f"{text}: {1000 * taken:.0f} ms", timing=True)] if taken > most else []

    def look(self) -> list[Finding]:
        """Return what is wrong with what is written and drawn."""
        self._watch.rest()
        self._compile(self.tab.script(self.tab.state))
        said = self.tab.message.text
        found = program.not_finite(self.tab)
        if said and LANGUAGE.current == "en" and not is_sentence(said):
            found.append(Finding(f"{self.name}: no sentence: {said[:80]}", said))
        return found

    def _compile(self, text: str) -> None:
        """Compile a program to copy, unless one that differs from it only in its digits was compiled before."""
        shape = hash(re.sub(r"[1-9]\d*", "1", text))
        if shape not in self._compiled:
            compile(text, "script", "exec")
            self._compiled.add(shape)

    def paint(self) -> list[Finding]:
        """Paint the whole picture; a slow one is painted again, so that only what is always slow is told."""
        taken = self._paint_once()
        for _ in range(2):
            taken = min(taken, self._paint_once()) if taken > SLOWEST_PAINT else taken
        self._report.measure("paint, ms", 1000 * taken, f"{self.name} {short_state(self.tab.state)}")
        return self._slow("a paint", taken, SLOWEST_PAINT)

    def _paint_once(self) -> float:
        self._watch.beat()
        self._window.setUpdatesEnabled(True)  # or there would be nothing but the background
        began = time.thread_time()
        self.tab.picture.grab()
        taken = time.thread_time() - began
        self._window.setUpdatesEnabled(False)
        return taken

    def time(self, play: bool) -> list[Finding]:
        """Press the keys of the time bar; with `play`, let it run for a moment as well."""
        for key in KEYS:
            self._watch.beat()
            QTest.keyClick(self.tab, key)
        if play:
            QTest.keyClick(self.tab, Qt.Key.Key_Space)
            end = time.monotonic() + 0.1
            while time.monotonic() < end:
                self._watch.beat()
                QApplication.processEvents()
            QTest.keyClick(self.tab, Qt.Key.Key_Space)
        return []

    def whole(self, change: Change, look: bool = True, paint: bool = True, clock: bool = True, play: bool = False,
              ) -> tuple[list[Finding], bool]:  # fmt: skip
        """Show a State and look at all of it that is asked for; whatever is raised is a finding."""
        found: list[Finding] = []
        taken = False
        try:
            with deadline(LONGEST):
                found, taken = self.show(change)
                if taken:
                    found += self.look() if look else []
                    found += self.time(play) if clock else []
                    found += self.look() if look and clock else []
                    found += self.paint() if paint else []
                self._watch.beat()
                QApplication.processEvents()
        except Exception as error:
            found.append(of_exception(error))
        self._watch.rest()
        return found + self._watch.take(), taken


def short_state(state: Any) -> str:
    """Return a State as code, with only the fields that differ from a new one."""
    new = type(state)()
    changed = {f.name: getattr(state, f.name) for f in fields(state) if getattr(state, f.name) != getattr(new, f.name)}
    return f"{type(state).__name__}({', '.join(f'{name}={value!r}' for name, value in changed.items())})"


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Try States of every tab in turn."""
    program.application()
    program.small_files(program.Path.cwd())
    report, names = Report("states", seed), program.tab_names(tab)
    closer = program.Closer()
    closer.start()
    with Watch() as watch:
        for name in names:
            share = tries // len(names) + (names.index(name) < tries % len(names))
            end = time.monotonic() + (until - time.monotonic()) / (len(names) - names.index(name))
            _Walk(name, Random(f"{seed} {name}"), watch, report).run(share, end)
    closer.stop()
    report.measure("memory, MiB", resident(), "at the end")
    return report


class _Walk:
    """The tries of one tab."""

    def __init__(self, name: str, rng: Random, watch: Watch, report: Report) -> None:
        self._name, self._rng, self._watch, self._report = name, rng, watch, report
        self._bench = Bench(name, watch, report)
        self._history: list[Change] = []
        report.notes += [f"not covered: {field}" for field in values.not_covered(self._bench.tab)]

    def run(self, tries: int, until: float) -> None:
        for number in range(tries):
            if time.monotonic() > until:
                break
            if number and number % NEW_TAB == 0:
                self._renew()
            self._try(number)
        self._bench.close()

    def _renew(self) -> None:
        self._bench.close()
        self._bench, self._history = Bench(self._name, self._watch, self._report), []

    def _try(self, number: int) -> None:
        if number % WALK == 0:
            self._start(number // WALK)
            change = values.random_fields(self._bench.tab, self._rng)
        else:
            change = values.next_change(self._bench.tab, self._rng)
        parts = {
            "look": number % EVERY_LOOK == 0, "paint": number % EVERY_PAINT == 0, "clock": number % EVERY_TIME == 0,
            "play": number % EVERY_PLAY == 0,
        }  # fmt: skip
        found, taken = self._bench.whole(change, **parts)
        self._report.tried += 1
        self._report.refused += not taken
        if taken or found:
            self._history.append(change)
        for finding in found:
            self._report.add(finding, lambda key=finding.key: self._smallest(key))
        if found:
            self._bench.reset()
            self._history = []

    def _start(self, number: int) -> None:
        """Begin a walk at the State of a new tab; the language and the theme take turns."""
        if number % 40 == 39:
            LANGUAGE.choose(list(LANGUAGES)[number // 40 % len(LANGUAGES)])
            THEME.choose(list(THEMES)[number // 40 % len(THEMES)])
            program.settle()
        self._bench.reset()
        self._history = []

    def _smallest(self, key: str) -> str:
        """Return the shortest walk to a finding, as code."""
        history, whole = list(self._history), {}
        for change in history:
            whole |= change
        if self._shows(key, [whole]):
            case = simpler(whole, lambda case: self._shows(key, [case]))
            return f"   {self._name}: {case}"
        if not self._shows(key, history):
            return f"   {NOT_AGAIN} in {self._name} with the steps {history[-3:]}"
        steps = shorter(history, lambda steps: self._shows(key, steps))
        return f"   {self._name}, one after the other:\n" + "\n".join(f"      {step}" for step in steps)

    def _shows(self, key: str, steps: Sequence[Change]) -> bool:
        try:
            self._bench.reset()
        except Exception as error:
            return of_exception(error).key == key
        found = [finding for step in steps for finding in self._bench.whole(step, play=True)[0]]
        return key in [finding.key for finding in found]


