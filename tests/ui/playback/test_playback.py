"""The time bar: cheap runs and runs in a thread, played, stepped, scrubbed, looped, failed and replaced."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.playback_bar import SPEEDS, PlaybackBar
from nnviz.ui.plots.plot import Plot
from nnviz.ui.timed_tab import TimedTab

BOTH = pytest.mark.parametrize("threaded", [False, True], ids=["cheap", "threaded"])
LEFT = Qt.MouseButton.LeftButton


class Diary(QObject):
    """Writes down what a Playback says."""

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self.frames: list[object] = []
        self.positions: list[int] = []
        self.statuses: list[str] = []
        self.problems: list[str] = []
        playback.extended.connect(self._on_extended)
        playback.moved.connect(self._on_moved)
        playback.status_changed.connect(self._on_status)
        playback.failed.connect(self._on_failed)

    @Slot(object)
    def _on_extended(self, frames: list[object]) -> None:
        self.frames += frames

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        self.positions.append(position)

    @Slot(str)
    def _on_status(self, status: str) -> None:
        self.statuses.append(status)

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.problems.append(str(problem))


def numbers(last: int, error: Exception | None = None, pause: float = 0.0, first: int = 1) -> Iterator[int]:
    """Count; then, perhaps, fail."""
    for n in range(first, first + last):
        yield n
        if pause:
            time.sleep(pause)
    if error:
        raise error


def fail() -> Iterator[int]:
    raise ValueError("these settings will not do")


@pytest.fixture
def bar(qtbot, qapp) -> Iterator[PlaybackBar]:
    bar = PlaybackBar(Playback(qapp))
    bar.diary = Diary(bar.playback)
    bar.resize(800, 40)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    yield bar
    bar.playback.clear()
    bar.playback.deleteLater()


def press(bar: PlaybackBar, name: str) -> None:
    """Click one of the buttons."""
    assert bar.buttons[name].isEnabled(), name
    QTest.mouseClick(bar.buttons[name], LEFT)


def ends(qtbot, bar: PlaybackBar, status: str = "finished") -> None:
    """Wait for the end of a run."""
    qtbot.waitUntil(lambda: bar.playback.status == status, timeout=30_000)


def test_without_a_run_nothing_can_be_done(bar):
    assert not any(button.isEnabled() for button in bar.buttons.values())
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Home):
        assert not bar.key(key)
    bar.playback.play()
    bar.playback.step()
    bar.playback.end_run()
    bar.playback.restart()
    assert (bar.playback.status, bar.playback.position) == ("empty", 0)


@BOTH
def test_loading_starts_nothing(bar, threaded):
    begun = []
    bar.playback.load(lambda: begun.append(1) or numbers(5), 5, threaded=threaded)
    assert (bar.playback.status, bar.playback.position, len(bar.playback.keep), begun) == ("ready", 0, 0, [])
    assert bar.diary.positions == [0]


@BOTH
def test_playing_gives_every_frame_once_in_order_and_ends(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 40), 40, threaded=threaded, rate=2000)
    press(bar, "play")
    assert bar.playback.status == "running"
    ends(qtbot, bar)
    assert bar.playback.keep == bar.diary.frames == list(range(1, 41))
    assert bar.playback.position == 40
    assert bar.diary.positions == sorted(set(bar.diary.positions))
    assert bar.diary.statuses == ["ready", "running", "finished"]
    assert bar.playback.worker is None


@BOTH
def test_a_step_gives_one_frame_and_a_step_back_computes_nothing(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 5), 5, threaded=threaded)
    for n in (1, 2):
        press(bar, "step")
        qtbot.waitUntil(lambda n=n: bar.playback.position == n and bar.playback.status == "paused")
    press(bar, "back")
    assert (bar.playback.position, bar.playback.keep) == (1, [1, 2])
    press(bar, "step")
    assert (bar.playback.position, bar.playback.keep) == (2, [1, 2])


@BOTH
@pytest.mark.parametrize("count", [1, 7, 60])
def test_a_longer_step_gives_exactly_so_many(qtbot, bar, threaded, count):
    bar.playback.load(partial(numbers, 1000), 1000, threaded=threaded)
    for total in (count, 2 * count):
        bar.playback.step(count)
        qtbot.waitUntil(lambda total=total: len(bar.playback.keep) == total and bar.playback.status == "paused")
    qtbot.wait(60)
    assert bar.playback.keep == list(range(1, 2 * count + 1))
    assert bar.playback.position == 2 * count


def test_progress_reports_are_no_steps(qtbot, bar):
    """As in training, where slices of an evaluation come between the iterations."""
    bar.playback.load(partial(numbers, 100), threaded=True, counts=lambda n: n % 10 == 0, keep=list)
    bar.playback.step(2)
    qtbot.waitUntil(lambda: bar.playback.status == "paused")
    assert bar.playback.keep[-1] == 20


@BOTH
def test_the_longer_step_ends_at_whole_multiples(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 100), 100, threaded=threaded, stride=10)
    bar.playback.step(3)
    qtbot.waitUntil(lambda: len(bar.playback.keep) == 3 and bar.playback.status == "paused")
    press(bar, "stride")
    qtbot.waitUntil(lambda: bar.playback.position == 10 and bar.playback.status == "paused")


@BOTH
def test_stepping_beyond_the_last_frame_finishes(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 3), 3, threaded=threaded)
    bar.playback.step(10)
    ends(qtbot, bar)
    assert (bar.playback.position, bar.playback.keep) == (3, [1, 2, 3])
    assert not bar.buttons["step"].isEnabled()


@BOTH
def test_pause_holds_and_play_goes_on(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 400, pause=0.001 if threaded else 0), 400, threaded=threaded, rate=300)
    press(bar, "play")
    qtbot.waitUntil(lambda: bar.playback.position > 3)
    press(bar, "play")
    assert bar.playback.status == "paused"
    qtbot.wait(80)
    held = len(bar.playback.keep)
    qtbot.wait(80)
    assert (len(bar.playback.keep), bar.playback.status) == (held, "paused")
    press(bar, "play")
    ends(qtbot, bar)
    assert bar.playback.keep == list(range(1, 401))


@BOTH
def test_scrubbing_shows_a_moment_and_a_live_run_in_a_thread_goes_on(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 2000, pause=0.001 if threaded else 0), 2000, threaded=threaded, rate=500)
    press(bar, "play")
    qtbot.waitUntil(lambda: len(bar.playback.keep) > 20)
    bar.slider.setValue(5)
    assert (bar.playback.position, bar.playback.following) == (5, False)
    known = len(bar.playback.keep)
    if threaded:
        qtbot.waitUntil(lambda: len(bar.playback.keep) > known)
        assert (bar.playback.position, bar.playback.status) == (5, "running")
        press(bar, "end")
        assert bar.playback.following and bar.playback.position >= known
    else:
        assert bar.playback.status == "paused"


def test_the_slider_cannot_be_dragged_into_the_future(bar):
    bar.playback.load(partial(numbers, 100), 100)
    bar.playback.step(10)
    bar.slider.setValue(90)
    assert (bar.playback.position, bar.slider.value()) == (10, 10)


@BOTH
def test_stop_ends_the_run_and_keeps_what_it_showed(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 100_000, pause=0.001 if threaded else 0), threaded=threaded, rate=300)
    press(bar, "play")
    qtbot.waitUntil(lambda: len(bar.playback.keep) > 3)
    press(bar, "stop")
    kept = list(bar.playback.keep)
    qtbot.wait(80)
    assert (bar.playback.status, bar.playback.keep) == ("finished", kept)
    assert bar.playback.worker is None


@BOTH
def test_a_finished_run_is_played_again_without_being_computed(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 30), 30, threaded=threaded, rate=1000)
    bar.playback.step(30)
    qtbot.waitUntil(lambda: len(bar.playback.keep) == 30 and bar.playback.status in ("paused", "finished"))
    bar.playback.step()
    ends(qtbot, bar)
    bar.diary.positions.clear()
    press(bar, "play")
    assert bar.playback.status == "running"
    ends(qtbot, bar)
    assert bar.diary.positions[-1] == bar.playback.position == 30
    assert bar.diary.positions == sorted(bar.diary.positions)
    assert len(bar.diary.frames) == 30


def test_a_replay_is_paused_where_it_is(qtbot, bar):
    bar.playback.load(partial(numbers, 200), 200, rate=100)
    bar.playback.step(201)
    press(bar, "play")
    qtbot.waitUntil(lambda: bar.playback.position > 1)
    press(bar, "play")
    held = bar.playback.position
    qtbot.wait(80)
    assert (bar.playback.status, bar.playback.position) == ("finished", held)
    press(bar, "play")
    qtbot.waitUntil(lambda: bar.playback.position > held)


def test_a_loop_begins_again_at_the_end(qtbot, bar):
    bar.playback.load(partial(numbers, 6), 6, rate=120)
    bar.loop.setChecked(True)
    press(bar, "play")
    qtbot.waitUntil(lambda: bar.diary.positions.count(6) >= 2, timeout=30_000)
    bar.loop.setChecked(False)
    ends(qtbot, bar)
    assert len(bar.diary.frames) == 6


def test_the_speed_is_that_of_the_box(qtbot, bar):
    """Frames in the same time, four speeds apart: about sixteen times as many."""
    counts = {}
    for factor in (SPEEDS[0], SPEEDS[-1]):
        bar.playback.load(partial(numbers, 10_000), 10_000, rate=40)
        bar.speed.setCurrentIndex(SPEEDS.index(factor))
        bar.playback.play()
        start = time.monotonic()
        qtbot.wait(500)
        counts[factor] = bar.playback.position / (time.monotonic() - start)
        bar.playback.pause()
    assert counts[4.0] > 6 * counts[0.25]
    assert counts[4.0] <= 4 * 40 * 1.1


@BOTH
def test_a_beginning_that_fails_is_told(qtbot, bar, threaded):
    bar.playback.load(fail, threaded=threaded)
    press(bar, "play")
    ends(qtbot, bar, "failed")
    assert bar.diary.problems == ["these settings will not do"]
    press(bar, "reset")
    assert bar.playback.worker is None


@BOTH
def test_a_failure_on_the_way_comes_after_all_frames_before_it(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 25, ValueError("diverged")), threaded=threaded, rate=2000)
    press(bar, "play")
    ends(qtbot, bar, "failed")
    assert bar.diary.problems == ["diverged"]
    assert (bar.playback.keep, bar.playback.position) == (list(range(1, 26)), 25)
    assert bar.playback.worker is None
    press(bar, "back")
    assert bar.playback.position == 24


def test_a_failed_run_does_not_loop(qtbot, bar):
    bar.playback.load(partial(numbers, 5, ValueError("diverged")), rate=500)
    bar.loop.setChecked(True)
    press(bar, "play")
    ends(qtbot, bar, "failed")
    qtbot.wait(80)
    assert bar.playback.status == "failed"


def test_a_failed_run_that_was_played_again_has_still_failed(qtbot, bar):
    bar.playback.load(partial(numbers, 5, ValueError("diverged")), rate=500)
    bar.playback.step(10)
    press(bar, "start")
    press(bar, "play")
    qtbot.waitUntil(lambda: bar.playback.position == 5)
    ends(qtbot, bar, "failed")


@BOTH
def test_a_restart_gives_the_same_frames(qtbot, bar, threaded):
    bar.playback.load(partial(numbers, 20), 20, threaded=threaded, rate=2000)
    for _ in range(2):
        bar.playback.restart()
        assert (bar.playback.status, bar.playback.position, len(bar.playback.keep)) == ("ready", 0, 0)
        bar.diary.frames.clear()
        bar.playback.play()
        ends(qtbot, bar)
        assert bar.diary.frames == list(range(1, 21))


def test_reset_asks_the_tab(qtbot, bar):
    bar.playback.load(partial(numbers, 5), 5)
    bar.playback.step(2)
    with qtbot.waitSignal(bar.reset_requested):
        press(bar, "reset")


def test_nothing_of_a_run_reaches_the_next_one(qtbot, bar):
    for run in range(1, 11):
        bar.playback.load(partial(numbers, 10_000, first=run * 100_000), threaded=True)
        bar.diary.frames.clear()
        bar.playback.play()
        qtbot.wait(5)
    qtbot.waitUntil(lambda: len(bar.playback.keep) > 0)
    assert bar.diary.frames[0] == bar.playback.keep[0] == 1_000_000
    assert all(frame >= 1_000_000 for frame in bar.diary.frames)


def test_frames_are_made_in_another_thread_and_told_in_this_one(qtbot, bar):
    made, told = set(), set()

    def where() -> Iterator[int]:
        made.add(threading.get_ident())
        yield 1

    bar.playback.extended.connect(lambda _: told.add(threading.get_ident()))
    bar.playback.load(where, threaded=True)
    bar.playback.play()
    ends(qtbot, bar)
    assert told == {threading.get_ident()}
    assert not made & told


def test_clearing_while_it_runs_leaves_nothing(qtbot, bar):
    bar.playback.load(partial(numbers, 100_000, pause=0.001), threaded=True)
    bar.playback.play()
    qtbot.waitUntil(lambda: len(bar.playback.keep) > 0)
    thread = bar.playback.worker
    bar.playback.clear()
    assert not thread.isRunning()
    assert (bar.playback.status, bar.playback.position, len(bar.playback.keep)) == ("empty", 0, 0)


def test_a_run_computed_elsewhere_is_shown_played_and_may_grow(qtbot, bar):
    frames = list(range(30))
    bar.playback.show_run(frames, 40, position=10, rate=500)
    assert (bar.playback.status, bar.playback.position) == ("finished", 10)
    press(bar, "play")
    qtbot.waitUntil(lambda: bar.playback.position == 30)
    frames.extend(range(30, 40))
    bar.playback.grew()
    ends(qtbot, bar)
    press(bar, "end")
    assert bar.playback.position == 40


# The keys, where they are pressed.


@dataclass(frozen=True)
class PageState:
    pass


class Page(TimedTab):
    """A tab with a plot, a text field and a time bar."""

    name, State, time_unit = "page", PageState, ("timeline", "step")

    def build(self) -> None:
        self.plot, self.field = Plot("test", readout=None), QLineEdit("text")  # which wants no arrow keys itself
        column = QVBoxLayout(self.picture)
        column.addWidget(self.plot)
        column.addWidget(self.field)

    def draw(self, state: PageState) -> None:
        """Nothing to draw."""


@pytest.fixture
def page(qtbot) -> Iterator[Page]:
    page = Page()
    page.resize(900, 500)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.timeline.load(partial(numbers, 50), 50)
    page.timeline.step(10)
    yield page
    page.close_down()


KEYS = [(Qt.Key.Key_Left, 9), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 11)]


@pytest.mark.parametrize(("key", "position"), KEYS)
def test_keys_reach_the_bar_from_a_focused_plot(page, key, position):
    page.plot.setFocus()
    QTest.keyClick(page.plot, key)
    assert page.timeline.position == position


def test_end_and_space_reach_the_bar_from_a_focused_plot(page):
    page.plot.setFocus()
    QTest.keyClick(page.plot, Qt.Key.Key_Home)
    QTest.keyClick(page.plot, Qt.Key.Key_End)
    assert page.timeline.position == 10
    QTest.keyClick(page.plot, Qt.Key.Key_Space)
    assert page.timeline.running
    QTest.keyClick(page.plot, Qt.Key.Key_Space)
    assert not page.timeline.running


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space])
def test_keys_of_a_text_field_stay_there(page, key):
    page.field.setFocus()
    page.field.setCursorPosition(2)
    QTest.keyClick(page.field, key)
    QApplication.processEvents()
    assert (page.timeline.position, page.timeline.status) == (10, "paused")


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_keys_with_modifiers_mean_something_else(page, modifier):
    page.plot.setFocus()
    QTest.keyClick(page.plot, Qt.Key.Key_Right, modifier)
    assert page.timeline.position == 10


@pytest.mark.parametrize("name", ["step", "end"])
def test_space_plays_when_the_button_with_the_keyboard_has_done_its_last(qtbot, bar, name):
    bar.window().activateWindow()
    bar.playback.load(partial(numbers, 5), 5)
    bar.playback.play()
    ends(qtbot, bar)
    bar.playback.go(3)
    bar.buttons[name].setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.key(Qt.Key.Key_End)
    assert not bar.buttons[name].isEnabled() and bar.buttons["play"].hasFocus()


def test_every_button_has_a_name_and_follows_the_language(bar):
    parts = [*bar.buttons.values(), bar.slider, bar.loop, bar.speed]
    english = [part.accessibleName() for part in parts]
    assert all(english) and len(set(english)) == len(english)
    try:
        LANGUAGE.choose("ko")
        QApplication.processEvents()
        assert all(part.accessibleName() not in english for part in parts)
    finally:
        LANGUAGE.choose("en")


def test_the_label_says_where_of_how_many(bar):
    bar.playback.load(partial(numbers, 12_345), 12_345)
    bar.playback.step(1234)
    assert bar.label.text() == "step 1,234 / 12,345"
