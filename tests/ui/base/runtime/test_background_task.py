"""BackgroundTask: one generator at a time, its frames, its result and its errors."""

import itertools
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from nnviz.ui.base.runtime.background_task import BackgroundTask


@pytest.fixture
def task(qapp) -> Iterator[BackgroundTask]:
    """A task with lists of what arrived: batches, newest, results, problems."""
    parent = QObject()
    task = BackgroundTask(parent)
    task.heard = []
    for name in ("batch", "progressed", "finished", "failed"):
        getattr(task, name).connect(lambda news, name=name: task.heard.append((name, news)))
    yield task
    task.stop()
    parent.deleteLater()


def forever() -> Iterator[int]:
    for i in itertools.count():
        yield i
        time.sleep(0.001)


def test_every_frame_arrives_once_and_the_last_one_is_the_result(task, qtbot):
    with qtbot.waitSignal(task.finished):
        task.start(lambda: iter(range(1000)))
    assert list(itertools.chain(*(news for name, news in task.heard if name == "batch"))) == list(range(1000))
    assert task.heard[-1] == ("finished", 999)
    assert not task.busy


def test_a_new_run_replaces_the_old_one_and_nothing_of_that_arrives(task, qtbot):
    task.start(forever)
    qtbot.waitSignal(task.batch).wait()
    task.heard.clear()
    with qtbot.waitSignal(task.finished):
        task.start(lambda: iter("ab"))
    assert set(itertools.chain(*(news for name, news in task.heard if name == "batch"))) == {"a", "b"}
    assert task.heard[-1] == ("finished", "b")


def test_what_stops_a_run_while_its_batch_arrives_hears_no_more_of_it(task, qtbot):
    task.batch.connect(lambda frames: task.stop())
    task.start(forever)
    qtbot.waitUntil(lambda: not task.busy, timeout=30_000)
    qtbot.wait(50)
    assert [name for name, _ in task.heard] == ["batch"]


@pytest.mark.parametrize("early", [True, False])
def test_an_error_arrives_whether_making_or_running_raised_it(task, qtbot, early):
    def running() -> Iterator[int]:
        yield 1
        raise ValueError("no")

    def make() -> Iterator[int]:
        if early:
            raise ValueError("no")
        return running()

    with qtbot.waitSignal(task.failed):
        task.start(make)
    assert task.heard[-1][0] == "failed" and str(task.heard[-1][1]) == "no"
    assert not task.busy


def test_a_generator_without_frames_has_no_result(task, qtbot):
    with qtbot.waitSignal(task.finished):
        task.start(lambda: iter(()))
    assert task.heard == [("finished", None)]
