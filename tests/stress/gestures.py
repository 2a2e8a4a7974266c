"""Random gestures of a person in the real window: mouse, wheel, keys, menus, presets, themes, languages, sizes, tabs.

A gesture is a tuple of plain values, places as shares of the window; so a list of them can be played again.
"""

import time
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from nnviz.ui.base.language import LANGUAGE, LANGUAGES
from nnviz.ui.base.theme import THEMES
from tests.stress import program, texts
from tests.stress.report import NOT_AGAIN, Finding, Report, shorter
from tests.stress.watch import Watch, deadline, is_sentence, of_exception, resident

Gesture = tuple[Any, ...]
BLOCK = 120  # gestures with one window
LONGEST = 20.0
SIZES = ((1280, 720), (1280, 720), (1920, 1080), (1000, 600), (2560, 1440), (400, 300))
LEAVES = (QKeySequence("Ctrl+Q"),)  # actions that would end the campaign
KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_A,
)  # fmt: skip
MODIFIERS = (Qt.KeyboardModifier.NoModifier,) * 4 + (
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
SHORTCUTS = ("Z", "Y", "R", "0", "E", "C")  # with Ctrl
BUTTONS = (Qt.MouseButton.LeftButton,) * 6 + (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)


def gesture(rng: Random) -> Gesture:
    """Return a random gesture."""
    at = rng.random(), rng.random()
    kinds: dict[str, tuple[int, Callable[[], tuple[Any, ...]]]] = {
        "click": (20, lambda: (at, rng.choice(BUTTONS), rng.choice(MODIFIERS))),
        "double": (4, lambda: (at,)),
        "drag": (22, lambda: (at, (rng.random(), rng.random()), rng.randint(1, 12), rng.choice(BUTTONS))),
        "nudge": (8, lambda: (at, rng.uniform(-0.05, 0.05), rng.uniform(-0.05, 0.05))),
        "wheel": (10, lambda: (at, rng.choice([-960, -120, 120, 960]), rng.choice(MODIFIERS))),
        "move": (6, lambda: (at,)),
        "key": (16, lambda: (rng.choice(KEYS), rng.choice(MODIFIERS))),
        "shortcut": (4, lambda: (rng.choice(SHORTCUTS),)),
        "type": (6, lambda: (rng.random(), _typed(rng))),
        "action": (5, lambda: (rng.random(),)),
        "preset": (5, lambda: (rng.random(),)),
        "view": (6, lambda: (rng.random(),)),
        "tab": (3, lambda: (rng.random(),)),
        "undo": (5, lambda: (rng.randint(1, 5),)),
        "redo": (3, lambda: (rng.randint(1, 5),)),
        "theme": (1, lambda: (rng.choice(sorted(THEMES)),)),
        "language": (1, lambda: (rng.choice(sorted(LANGUAGES)),)),
        "size": (1, lambda: (rng.choice(SIZES),)),
        "wait": (3, lambda: (rng.choice([0.0, 0.02, 0.1]),)),
    }
    names = list(kinds)
    name = rng.choices(names, [kinds[n][0] for n in names])[0]
    return name, *kinds[name][1]()


def _typed(rng: Random) -> str:
    kind = rng.randrange(4)
    if kind == 0:
        return f"{rng.uniform(-1e3, 1e3):.3g}"
    if kind == 1:
        return texts.formula(rng, ("x",), 2)
    return texts.junk(rng) if kind == 2 else rng.choice(["1e400", "-0", "nan", "1e-400", "0", "100, 50", "9" * 30])


class Person:
    """Does gestures in a window."""

    def __init__(self, first: str, watch: Watch, only: str = "") -> None:
        self._watch, self._only = watch, only
        self.making: dict[str, float] = {}  # tab -> seconds of own CPU to make it, when it is first gone to
        began = time.thread_time()
        self.window = program.window(first)
        program.wait(self.window.tab, 5)
        self.making[first] = time.thread_time() - began
        watch.forget_stalls()  # to make a window takes its time, and is measured by itself

    def close(self) -> None:
        """Close the window."""
        program.close(self.window)
        LANGUAGE.choose("en")
        program.THEME.choose("light")

    def do(self, done: Gesture) -> list[Finding]:
        """Do one gesture and return what was found."""
        name, *parts = done
        self._watch.beat()
        found: list[Finding] = []
        try:
            with deadline(LONGEST, done):
                getattr(self, f"_do_{name}")(*parts)
                self._watch.beat()
                program.settle(1)
                self._close_menus()
                self._watch.rest()
                found = self._look()
        except Exception as error:
            found = [of_exception(error)]
        self._watch.rest()
        return found + self._watch.take()

    def _look(self) -> list[Finding]:
        tab = self.window.tab
        said = tab.message.text
        if said and LANGUAGE.current == "en" and not is_sentence(said):
            return [Finding(f"{tab.name}: no sentence: {said[:60]}", said)]
        return program.not_finite(tab)

    def _close_menus(self) -> None:
        for _ in range(5):
            popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if popup is None:
                break
            popup.close()
            program.settle(1)

    def _place(self, at: tuple[float, float]) -> QPoint:
        return QPoint(int(at[0] * (self.window.width() - 1)), int(at[1] * (self.window.height() - 1)))

    def _target(self, at: tuple[float, float]) -> tuple[QWidget, QPoint]:
        place = self._place(at)
        widget = self.window.childAt(place) or self.window
        return widget, widget.mapFrom(self.window, place)

    def _do_click(self, at: Any, button: Any, modifiers: Any) -> None:
        widget, place = self._target(at)
        QTest.mouseMove(widget, place)
        QTest.mouseClick(widget, button, modifiers, place)

    def _do_double(self, at: Any) -> None:
        widget, place = self._target(at)
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _do_move(self, at: Any) -> None:
        widget, place = self._target(at)
        QTest.mouseMove(widget, place)

    def _do_drag(self, start: Any, end: Any, steps: int, button: Any) -> None:
        widget, place = self._target(start)
        way = self._place(end) - self._place(start)
        QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, place)
        for i in range(1, steps + 1):
            QTest.mouseMove(widget, place + way * (i / steps))
            self._watch.beat()
            QApplication.processEvents()
        QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, place + way)

    def _do_nudge(self, start: Any, dx: float, dy: float) -> None:
        self._do_drag(start, (start[0] + dx, start[1] + dy), 4, Qt.MouseButton.LeftButton)

    def _do_wheel(self, at: Any, delta: int, modifiers: Any) -> None:
        widget, place = self._target(at)
        turned = QPoint(0, delta)
        event = QWheelEvent(
            QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), turned, Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _do_key(self, key: Any, modifiers: Any) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window.tab, key, modifiers)

    def _do_shortcut(self, letter: str) -> None:
        QTest.keySequence(self.window, f"Ctrl+{letter}")

    def _do_type(self, share: float, text: str) -> None:
        fields = [w for w in self.window.tab.findChildren(QLineEdit) if w.isVisible() and w.isEnabled()]
        if fields:
            field = fields[int(share * len(fields))]
            field.setFocus()
            field.selectAll()
            for letter in text:
                QApplication.sendEvent(field, _key(letter))
            QTest.keyClick(field, Qt.Key.Key_Return)

    def _do_action(self, share: float) -> None:
        actions = _actions(self.window.menuBar().actions())
        found = [action for action in actions if action.isEnabled() and action.shortcut() not in LEAVES]
        if found:
            found[int(share * len(found))].trigger()

    def _do_preset(self, share: float) -> None:
        box = self.window.tab.preset_box
        index = int(share * box.count())
        box.setCurrentIndex(index)
        box.activated.emit(index)

    def _do_view(self, share: float) -> None:
        views = list(self.window.tab.views)
        if views:
            self.window.tab.change(view=views[int(share * len(views))])

    def _do_tab(self, share: float) -> None:
        names = program.tab_names(self._only)
        name, began = names[int(share * len(names))], time.thread_time()
        self.window.show_tab(name)
        self.making.setdefault(name, time.thread_time() - began)

    def _do_undo(self, count: int) -> None:
        for _ in range(count):
            self.window.tab.undo()

    def _do_redo(self, count: int) -> None:
        for _ in range(count):
            self.window.tab.redo()

    def _do_theme(self, name: str) -> None:
        self.window.choose_theme(name)

    def _do_language(self, code: str) -> None:
        LANGUAGE.choose(code)

    def _do_size(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)

    def _do_wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._watch.beat()
            QApplication.processEvents()
            time.sleep(0.005)


def _key(letter: str) -> Any:
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)


def _actions(actions: Iterable[Any]) -> list[Any]:
    """Return all actions of menus and their submenus."""
    found = []
    for action in actions:
        menu = action.menu()
        found += _actions(menu.actions()) if menu is not None else [] if action.isSeparator() else [action]
    return found


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Do gestures, BLOCK of them in each window."""
    program.application()
    program.small_files(program.Path.cwd())
    report, rng, names = Report("gestures", seed), Random(f"{seed} gestures"), program.tab_names(tab)
    closer = program.Closer()
    closer.start()
    with Watch() as watch:
        while report.tried < tries and time.monotonic() < until:
            block = [gesture(rng) for _ in range(min(BLOCK, tries - report.tried))]
            _block(block, names[report.tried // BLOCK % len(names)], tab, watch, report)
    closer.stop()
    report.measure("memory, MiB", resident(), "at the end")
    return report


def _block(block: list[Gesture], first: str, only: str, watch: Watch, report: Report) -> None:
    """Do gestures in one window; after a failure the window is given up, its picture may be half drawn."""
    person, done = Person(first, watch, only), []
    for one in block:
        began = time.thread_time()
        found = person.do(one)
        report.measure(f"{one[0]}, ms", 1000 * (time.thread_time() - began), one)
        report.tried += 1
        done.append(one)
        for finding in found:
            report.add(finding, lambda key=finding.key: _smallest(key, done, first, only, watch))
        if any(not finding.timing for finding in found):
            break
    person.close()
    for name, seconds in person.making.items():
        report.measure(f"making of the tab {name}, ms", 1000 * seconds, "")
    for finding in watch.take():
        report.add(finding, lambda key=finding.key: _smallest(key, done, first, only, watch))


def _smallest(key: str, done: list[Gesture], first: str, only: str, watch: Watch) -> str:
    """Return the fewest gestures that lead to a finding."""

    def fails(steps: Any) -> bool:
        person = Person(first, watch, only)
        found = [finding.key for step in steps for finding in person.do(step)]
        person.close()
        return key in found + [finding.key for finding in watch.take()]

    if not fails(done):
        return f"   {NOT_AGAIN}; it was in {first} after the gestures {done[-4:]}"
    return f"   in a new window with {first} in front:\n" + "\n".join(f"      {step}" for step in shorter(done, fails))
