"""The worker thread: order, rests, failures, and that a stopped run is never heard of again."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.runtime.generator_thread import GeneratorThread

ROOT = Path(__file__).resolve().parents[3]


class Diary(QObject):
    """Writes down what a run says, in order: items one by one, signals by name."""

    def __init__(self, thread: GeneratorThread) -> None:
        super().__init__()
        self.items: list[object] = []
        self.batches: list[int] = []
        self.words: list[str] = []
        self.error: Exception | None = None
        self.threads: set[int] = set()
        thread.batch.connect(self._on_batch)
        thread.paused.connect(self._on_paused)
        thread.failed.connect(self._on_failed)
        thread.ended.connect(self._on_ended)

    @Slot(object)
    def _on_batch(self, items: list[object]) -> None:
        self.items += items
        self.batches.append(len(items))
        self.threads.add(threading.get_ident())

    @Slot()
    def _on_paused(self) -> None:
        self.words.append(f"paused after {len(self.items)}")

    @Slot(Exception)
    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self.words.append(f"failed after {len(self.items)}")

    @Slot()
    def _on_ended(self) -> None:
        self.words.append(f"ended after {len(self.items)}")


class Job:
    """A generator that knows whether it was begun and closed, and in which thread."""

    def __init__(self, length: int | None = None, pause: float = 0.0, error: Exception | None = None) -> None:
        self.length, self.pause, self.error = length, pause, error
        self.begun_in = self.closed_in = 0
        self.reached = 0

    def __iter__(self) -> Iterator[int]:
        self.begun_in = threading.get_ident()
        try:
            for number in count(1) if self.length is None else range(1, self.length + 1):
                self.reached = number
                yield number
                if self.pause:
                    time.sleep(self.pause)
            if self.error:
                raise self.error
        finally:
            self.closed_in = threading.get_ident()


@pytest.fixture
def make(qapp):
    """Make a worker and its diary; whatever still runs at the end of the test is stopped."""
    made: list[GeneratorThread] = []

    def _make(job: Job, **options) -> tuple[GeneratorThread, Diary]:
        thread = GeneratorThread(iter(job), **options)
        made.append(thread)
        return thread, Diary(thread)

    yield _make
    for thread in made:
        thread.stop()


def process(qtbot, milliseconds: int = 100) -> None:
    """Let everything that is on its way arrive."""
    qtbot.wait(milliseconds)


def test_run_called_directly_hands_over_everything_and_ends(make):
    thread, diary = make(Job(1000))
    thread.run()
    assert diary.items == list(range(1, 1001))
    assert diary.words == ["ended after 1000"]


def test_items_arrive_in_order_in_the_gui_thread_before_ended(qtbot, make):
    job = Job(3000)
    thread, diary = make(job)
    with qtbot.waitSignal(thread.ended):
        thread.start()
    assert diary.items == list(range(1, 3001))
    assert diary.words == ["ended after 3000"]
    assert diary.threads == {threading.get_ident()}
    assert job.begun_in == job.closed_in != threading.get_ident()


def test_a_batch_is_the_very_objects_that_were_yielded(qtbot, qapp):
    things = [(1, [2]), {"a": 1}, 2**40, None, object()]
    thread, got = GeneratorThread(iter(things)), []
    thread.batch.connect(got.extend)
    with qtbot.waitSignal(thread.ended):
        thread.start()
    assert all(mine is theirs for mine, theirs in zip(got, things, strict=True))


@pytest.mark.parametrize("error", [None, ValueError("no")])
def test_the_thread_is_over_when_the_last_signal_arrives(qtbot, make, error):
    over: list[bool] = []
    for _ in range(20):
        thread, _ = make(Job(1, error=error))
        last = thread.failed if error else thread.ended
        last.connect(lambda *_, thread=thread: over.append(thread.isFinished()))
        with qtbot.waitSignal(last):
            thread.start()
    assert over == [True] * 20


def test_an_empty_generator_ends_without_a_batch(qtbot, make):
    thread, diary = make(Job(0))
    with qtbot.waitSignal(thread.ended):
        thread.start()
    assert diary.batches == [] and diary.words == ["ended after 0"]


def test_a_run_that_is_over_does_not_begin_again(qtbot, make):
    thread, diary = make(Job(3))
    with qtbot.waitSignal(thread.ended):
        thread.start()
    thread.start()
    process(qtbot)
    assert diary.words == ["ended after 3"] and thread.isFinished()


def test_an_exception_arrives_after_the_items_that_came_before_it(qtbot, make):
    error = ValueError("the loss is not a number")
    job = Job(70, error=error)
    thread, diary = make(job)
    with qtbot.waitSignal(thread.failed):
        thread.start()
    process(qtbot)
    assert diary.words == ["failed after 70"]
    assert diary.error is error
    assert job.closed_in


def test_an_exception_while_closing_is_a_failure_too(qtbot, qapp):
    def untidy() -> Iterator[int]:
        try:
            yield 1
        finally:
            raise OSError("cannot close")

    thread = GeneratorThread(untidy())
    with qtbot.waitSignal(thread.failed) as failure:
        thread.start()
    assert str(failure.args[0]) == "cannot close"


def test_batches_keep_their_distance(qtbot, make):
    thread, diary = make(Job(300, pause=0.001), interval=50)
    begin = time.perf_counter()
    with qtbot.waitSignal(thread.ended):
        thread.start()
    intervals = (time.perf_counter() - begin) / 0.050
    assert 3 <= len(diary.batches) <= intervals + 2  # the first item at once, the rest at the end


def test_the_first_item_does_not_wait_for_the_interval(qtbot, make):
    thread, diary = make(Job(pause=0.001), interval=60_000)
    with qtbot.waitSignal(thread.batch):
        thread.start()
    assert diary.items[0] == 1


def test_no_second_batch_is_sent_while_the_first_is_not_taken(qtbot, make):
    job = Job(pause=0.0005)
    thread, diary = make(job, interval=1)
    thread.start()
    begin = time.monotonic()
    while time.monotonic() - begin < 0.3:  # the GUI thread is busy and takes nothing
        time.sleep(0.01)
    reached = job.reached
    with qtbot.waitSignals([thread.batch, thread.batch]):
        pass
    assert reached > 20
    assert diary.batches[0] < reached / 2 < sum(diary.batches[:2])  # one early, then the rest at once


def test_pause_delivers_what_was_yielded_and_then_nothing(qtbot, make):
    job = Job(pause=0.0005)
    thread, diary = make(job)
    with qtbot.waitSignal(thread.batch):
        thread.start()
    with qtbot.waitSignal(thread.paused):
        thread.pause()
    seen = len(diary.items)
    process(qtbot)
    assert diary.words == [f"paused after {seen}"]
    assert len(diary.items) == seen == job.reached


def test_resume_goes_on_where_pause_left_off(qtbot, make):
    thread, diary = make(Job(400, pause=0.0002))
    thread.start()
    with qtbot.waitSignal(thread.paused):
        thread.pause()
    with qtbot.waitSignal(thread.ended):
        thread.resume()
    assert diary.items == list(range(1, 401))


@pytest.mark.parametrize("steps", [1, 2, 7, 1000])
def test_resume_with_a_count_delivers_exactly_so_many_and_rests(qtbot, make, steps):
    job = Job()
    thread, diary = make(job)
    thread.pause()
    with qtbot.waitSignal(thread.paused):
        thread.start()
    for turn in (1, 2):
        with qtbot.waitSignal(thread.paused):
            thread.resume(steps)
        assert diary.items == list(range(1, turn * steps + 1))
        assert job.reached == turn * steps
    assert diary.words == [f"paused after {turn * steps}" for turn in (0, 1, 2)]


def test_only_items_that_count_are_counted(qtbot, make):
    thread, diary = make(Job(), counts=lambda item: item % 3 == 0)
    thread.resume(2)
    with qtbot.waitSignal(thread.paused):
        thread.start()
    assert diary.items == [1, 2, 3, 4, 5, 6]


def test_a_count_that_ends_with_the_generator_rests_first_and_ends_on_resume(qtbot, make):
    thread, diary = make(Job(5))
    thread.resume(5)
    with qtbot.waitSignal(thread.paused):
        thread.start()
    with qtbot.waitSignal(thread.ended):
        thread.resume()
    assert diary.words == ["paused after 5", "ended after 5"]


def test_a_count_larger_than_what_is_left_ends(qtbot, make):
    thread, diary = make(Job(5))
    thread.resume(50)
    with qtbot.waitSignal(thread.ended):
        thread.start()
    assert diary.words == ["ended after 5"]


@pytest.mark.parametrize("steps", [0, -1])
def test_a_count_below_one_is_refused(make, steps):
    thread, _ = make(Job())
    with pytest.raises(ValueError, match=f"for {steps} items"):
        thread.resume(steps)


def test_a_rest_that_was_overtaken_by_resume_is_not_announced(qtbot, make):
    thread, diary = make(Job(pause=0.0005))
    thread.resume(3)
    thread.start()
    time.sleep(0.2)  # the worker rests; its news is in the event queue
    thread.resume()
    process(qtbot)
    assert diary.words == []
    assert len(diary.items) > 3


def test_a_rest_is_announced_when_pause_and_the_end_of_a_count_cross(qtbot, make):
    thread, diary = make(Job())
    thread.resume(3)
    thread.start()
    time.sleep(0.1)
    with qtbot.waitSignal(thread.paused):
        thread.pause()
    assert diary.words[-1] == "paused after 3"


def test_nothing_arrives_after_stop(qtbot, make):
    job = Job(pause=0.0002)
    thread, diary = make(job, interval=0)
    with qtbot.waitSignal(thread.batch):
        thread.start()
    time.sleep(0.05)  # at least one batch is on its way
    seen = len(diary.items)
    thread.stop()
    process(qtbot)
    assert len(diary.items) == seen < job.reached
    assert diary.words == []
    assert thread.isFinished() and job.closed_in == job.begun_in


def test_a_slot_that_stops_the_run_gets_nothing_more(qtbot, make):
    thread, diary = make(Job(3, error=ValueError("late")))
    thread.batch.connect(thread.stop)
    thread.start()
    process(qtbot)
    assert diary.words == []


def test_stop_works_while_paused_and_twice(qtbot, make):
    job = Job()
    thread, diary = make(job)
    thread.resume(4)
    with qtbot.waitSignal(thread.paused):
        thread.start()
    thread.stop()
    thread.stop()
    assert thread.isFinished() and job.closed_in
    thread.resume()
    process(qtbot)
    assert len(diary.items) == 4


def test_stop_before_start_means_that_nothing_is_ever_begun(qtbot, make):
    job = Job()
    thread, diary = make(job)
    thread.stop()
    with qtbot.waitSignal(thread.finished):
        thread.start()
    process(qtbot)
    assert job.begun_in == 0
    assert diary.items == [] and diary.words == []


def test_a_restart_never_hears_the_run_before(qtbot, qapp):
    mixed: list[tuple[int, int]] = []

    def hear(current: int, items: list[int]) -> None:
        mixed.extend((current, item) for item in items)

    def run(number: int) -> Iterator[int]:
        while True:
            yield number
            time.sleep(0.0002)

    for current in range(30):
        thread = GeneratorThread(run(current), interval=0)
        thread.batch.connect(partial(hear, current))
        with qtbot.waitSignal(thread.batch):
            thread.start()
        time.sleep(0.003)
        thread.stop()
    process(qtbot)
    assert {heard for heard, _ in mixed} == set(range(30))
    assert all(heard == said for heard, said in mixed)


def test_more_than_two_thousand_batches_survive(qtbot, make):
    thread, diary = make(Job(500_000), interval=0)
    with qtbot.waitSignal(thread.ended, timeout=40_000):
        thread.start()
    assert len(diary.items) == 500_000
    thread, diary = make(Job(2500, pause=0.0005), interval=0)
    with qtbot.waitSignal(thread.ended, timeout=40_000):
        thread.start()
    assert diary.items == list(range(1, 2501))
    assert len(diary.batches) > 2000


def test_four_thousand_items_a_second_leave_the_event_loop_free(qtbot, make):
    thread, diary = make(Job(800, pause=0.00025))
    with qtbot.waitSignal(thread.ended):
        thread.start()
    assert len(diary.batches) < 60


@pytest.mark.parametrize("rest", [False, True])
def test_a_widget_that_goes_takes_its_running_worker_along(qtbot, rest):
    job, widget = Job(pause=0.0005), QWidget()
    thread = GeneratorThread(iter(job), widget)
    widget.show()
    with qtbot.waitSignal(thread.batch):
        thread.start()
    if rest:
        with qtbot.waitSignal(thread.paused):
            thread.pause()
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)
    assert job.closed_in == job.begun_in


def test_a_worker_nobody_holds_goes_on_and_is_let_go_at_the_end(qtbot, qapp):
    job = Job(60, pause=0.001)
    GeneratorThread(iter(job)).start()
    held = len(GeneratorThread._running)
    qtbot.waitUntil(lambda: len(GeneratorThread._running) == held - 1)
    assert job.reached == 60 and job.closed_in == job.begun_in


def test_a_debugger_or_coverage_is_asked_into_the_thread(qtbot, make, monkeypatch):
    traced: set[int] = set()

    def trace(frame, event, argument):
        traced.add(threading.get_ident())

    monkeypatch.setattr(threading, "_trace_hook", trace)
    thread, _ = make(job := Job(3))
    with qtbot.waitSignal(thread.ended):
        thread.start()
    assert job.begun_in in traced


def outside(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own, so that an abort is a result and not the end of the tests."""
    command = [sys.executable, "-X", "faulthandler", "-W", "error", "-c", program]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=50)


QUIT = """
import time
from itertools import count
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from nnviz.ui.base.runtime.generator_thread import GeneratorThread

def work():
    try:
        for i in count():
            time.sleep(0.0005)
            yield i
    finally:
        print("closed")

app = QApplication([])
window = QWidget()
thread = GeneratorThread(work(), window)
window.show()
thread.start()
"""


@pytest.mark.parametrize(
    "end",
    [
        "QTimer.singleShot(200, window.close); raise SystemExit(app.exec())",
        "QTimer.singleShot(200, app.quit); raise SystemExit(app.exec())",
        "thread.resume(9); QTimer.singleShot(200, window.close); raise SystemExit(app.exec())",
        "time.sleep(0.2)",
        "time.sleep(0.2); raise SystemExit(0)",
    ],
    ids=["window closed", "quit", "closed while paused", "end of the program", "exit"],
)
def test_a_program_that_ends_while_it_works_ends_cleanly(end):
    result = outside(QUIT + end)
    assert (result.returncode, result.stdout, result.stderr) == (0, "closed\n", "")


HAMMER = """
import pyqtgraph
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

class Sender(QObject):
    sent = Signal(bool)

app = QApplication([])
sender, heard = Sender(), []
sender.sent.connect(heard.append)
for i in range(5000):
    sender.sent.emit(True)

class Plot(pyqtgraph.PlotWidget):
    painted = 0

    def paintEvent(self, event):
        super().paintEvent(event)
        self.painted += 1

plot = Plot()
plot.resize(200, 150)
plot.plot([0, 1, 2], [0, 1, 0])
plot.show()
app.processEvents()
plot.painted = 0
for i in range(5000):
    plot.viewport().repaint()
print(len(heard), all(heard), plot.painted)
"""


def test_this_pair_of_pyside_and_python_survives_5000_signals_and_5000_repaints():
    result = outside(HAMMER)
    assert (result.returncode, result.stdout) == (0, "5000 True 5000\n"), result.stderr
