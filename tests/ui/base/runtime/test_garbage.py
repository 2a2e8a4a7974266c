"""Cyclic garbage is collected in the GUI thread, between two events, and nowhere else."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from nnviz.ui.base.runtime import garbage
from nnviz.ui.base.runtime.garbage import GarbageCollector


class Ring:
    """An object that only the collector can free, and that tells in which thread it went."""

    def __init__(self, seen: list[threading.Thread]) -> None:
        self.itself = self
        self.seen = seen

    def __del__(self) -> None:
        self.seen.append(threading.current_thread())


@pytest.fixture
def collector(qapp) -> Iterator[GarbageCollector]:
    was_on = gc.isenabled()
    gc.enable()  # as in a program; the tests collect at their ends only
    owner = QObject()
    collector = GarbageCollector(owner)
    yield collector
    collector.stop()
    if not was_on:
        gc.disable()


def test_garbage_of_a_worker_is_collected_in_the_gui_thread(qtbot, collector):
    seen: list[threading.Thread] = []

    def work() -> None:
        for _ in range(3 * collector.thresholds[0]):
            Ring(seen)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == []  # Python's own collector would have run by now
    qtbot.waitUntil(lambda: len(seen) > 0, timeout=30_000)
    assert set(seen) == {threading.main_thread()}


def test_when_it_stops_python_collects_again(collector):
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    ring = Ring([])
    gone = weakref.ref(ring)
    del ring
    gc.collect()
    assert gone() is None


def frozen_ring(collector: GarbageCollector) -> list[threading.Thread]:
    """Make garbage of what survived a whole collection; return what it tells when it goes."""
    seen: list[threading.Thread] = []
    ring = Ring(seen)
    collector.collect_all()
    del ring
    gc.collect()
    assert seen == []  # it is not looked at
    return seen


def test_what_survived_is_looked_at_again_when_the_program_has_grown_by_a_quarter(collector):
    seen = frozen_ring(collector)
    few = [[number] for number in range(2 * collector.thresholds[0])]
    collector.collect_if_due()
    assert seen == []
    many = [[number] for number in range(sys.getallocatedblocks() // 3)]
    collector.collect_if_due()
    assert len(seen) == 1 and few and many


def test_what_survived_is_looked_at_again_after_some_time(collector, monkeypatch):
    seen = frozen_ring(collector)
    monkeypatch.setattr(garbage, "LONGEST", 0.0)
    few = [[number] for number in range(2 * collector.thresholds[0])]
    collector.collect_if_due()
    assert len(seen) == 1 and few
