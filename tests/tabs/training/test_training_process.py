"""A run in the window learns in a process beside it: a real one, really killed."""

import os
import signal
import sys
import time

import numpy as np
import pytest

from nnviz.core.studies.training.history import History
from nnviz.tabs.training.run import Run
from tests.tabs.training.test_training import digits, short, tab  # noqa: F401 (fixtures)

pytestmark = pytest.mark.timeout(120)  # a process starts slowly on a busy machine


def trained_here(tab) -> History:  # noqa: F811
    """Return what the run of the State leaves when it is done in this thread."""
    run = Run(tab.state, tab.dataset)
    history = History(run.total)
    history.extend(run.frames(history))
    return history


def assert_same(one: History, other: History) -> None:
    for name in ("losses", "penalties", "images"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    np.testing.assert_array_equal(one.all_rates(), other.all_rates())
    assert [e.test_loss for e in one.evaluations] == [e.test_loss for e in other.evaluations]
    assert [moment for moment, _ in one.snapshots] == [moment for moment, _ in other.snapshots]
    for (_, ours), (_, theirs) in zip(one.snapshots, other.snapshots, strict=True):
        assert all(np.array_equal(ours[name], theirs[name]) for name in theirs)


def test_a_run_whose_process_is_killed_says_so_and_ends_as_in_the_window_itself(qtbot, tab):  # noqa: F811
    short(tab, iterations=600, dropout=0.2, optimizer="Momentum", rate=0.02)
    tab.timeline.step(30)
    qtbot.waitUntil(lambda: tab.timeline.status == "paused" and len(tab.history) == 30, timeout=30_000)
    first = tab.training.process
    assert first not in (0, os.getpid())
    os.kill(first, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    tab.timeline.play()
    qtbot.waitUntil(lambda: tab.timeline.status == "finished", timeout=60_000)
    assert "ended unexpectedly" in tab.message.text and tab.training.process not in (0, first)
    assert_same(tab.history, trained_here(tab))


def test_a_rate_that_is_changed_during_a_pause_holds_for_the_next_single_step(qtbot, tab):  # noqa: F811
    short(tab, iterations=2000)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 100, timeout=30_000)
    tab.start_button.click()
    qtbot.waitUntil(lambda: tab.timeline.status == "paused")
    qtbot.wait(60)
    done = len(tab.history)
    for count, rate in ((1, 0.03), (2, 0.5), (3, 0.07)):
        tab.change(rate=rate)
        tab.timeline.step()
        qtbot.waitUntil(lambda count=count: len(tab.history) == done + count, timeout=30_000)
        assert tab.history.rates[-1] == (done + count - 1, rate)
    tab.timeline.end_run()
    left, before = tab.history, len(tab.history)
    tab.rewind()
    tab.timeline.step(before)
    qtbot.waitUntil(lambda: len(tab.history) == before, timeout=30_000)
    np.testing.assert_array_equal(tab.history.losses, left.losses)
    assert tab.history.rates == left.rates


def test_the_seconds_of_a_run_are_those_of_its_updates_and_the_speed_counts_what_has_arrived(qtbot, tab):  # noqa: F811
    short(tab, iterations=100_000, hidden=(200,))
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.training._clock) > 20, timeout=30_000)
    start, before = time.perf_counter(), len(tab.history)
    qtbot.wait(400)
    passed, steps, speed = time.perf_counter() - start, len(tab.history) - before, tab.training.speed
    updates = float(tab.history.durations[before : before + steps].sum())
    tab.timeline.end_run()
    assert 0.2 * speed < steps / passed < 5 * speed
    assert 0 < updates < passed + 0.1, "measurements lie between them, and a batch may be under way"
