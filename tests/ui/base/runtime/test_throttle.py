"""Throttle and Debounce: how many of many calls go through, and which."""

from PySide6.QtCore import QObject

from nnviz.ui.base.runtime.throttle import Debounce, Throttle


def test_a_throttle_lets_the_first_call_through_at_once_then_few_and_never_loses_the_last(qtbot):
    parent, called = QObject(), []
    throttle = Throttle(parent, called.append)
    for i in range(50):
        throttle.call(i)
    assert called == [0]
    qtbot.waitUntil(lambda: called[-1] == 49, timeout=2000)
    assert called == [0, 49]
    qtbot.wait(100)
    assert called == [0, 49]
    throttle.call(50)  # idle since then: at once again
    assert called == [0, 49, 50]


def test_a_call_now_takes_the_place_of_the_one_that_waits(qtbot):
    parent, called = QObject(), []
    throttle = Throttle(parent, lambda *arguments: called.append(arguments))
    throttle.call("a", 1)
    throttle.call("b", 2)
    throttle.call_now("c", 3)
    qtbot.wait(100)
    assert called == [("a", 1), ("c", 3)]


def test_a_stopped_throttle_drops_what_waits_and_is_idle(qtbot):
    parent, called = QObject(), []
    throttle = Throttle(parent, called.append, 30)
    throttle.call(1)
    throttle.call(2)
    throttle.stop()
    throttle.call(3)
    assert called == [1, 3]
    qtbot.wait(80)
    assert called == [1, 3]


def test_a_debounce_calls_once_with_the_last_arguments_when_no_call_comes_for_a_while(qtbot):
    parent, called = QObject(), []
    debounce = Debounce(parent, called.append, 40)
    for i in range(5):
        debounce.call(i)
        qtbot.wait(10)
    assert called == [] and debounce.is_waiting
    qtbot.waitUntil(lambda: not debounce.is_waiting, timeout=2000)
    assert called == [4]
    debounce.call(5)
    debounce.stop()
    qtbot.wait(80)
    assert called == [4]
