"""The first picture of the window: it is whole, and what can wait comes after it."""

import time

import pytest
from PySide6.QtTest import QTest

from nnviz.main_window import MainWindow
from nnviz.ui.base.runtime.first_paint import is_awaited
from nnviz.ui.base.theme import THEME


@pytest.fixture
def opened(qtbot):
    """Return a function that opens a window with a tab, from the moment on in which it has been painted."""
    windows = []

    def open_window(first: str) -> MainWindow:
        THEME.choose("light")
        window = MainWindow(fresh=True, first=first)
        windows.append(window)
        window.resize(1280, 720)
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    yield open_window
    for window in windows:
        window.close()


@pytest.mark.parametrize("name", ["network", "gradient", "playground"])
def test_the_first_picture_is_the_one_that_stays(opened, name):
    window = opened(name)
    first = window.grab().toImage()
    QTest.qWait(150)
    assert window.grab().toImage() == first


def test_data_is_opened_when_the_window_has_been_painted(qtbot):
    window, told = MainWindow(fresh=True, first="data"), []
    source = window.tab.source
    for at_work in (source.progressed, source.opened):  # digits that were drawn before come without any progress
        at_work.connect(lambda what: told.append("opening"))
    window.painted.connect(lambda: told.append("painted"))
    assert not is_awaited(window.tab), "a window that nobody shows is not waited for"
    window.show()
    assert is_awaited(window.tab)
    time.sleep(0.05)  # its time to look has come, and there is still no picture
    qtbot.waitUntil(lambda: "opening" in told, timeout=20_000)
    assert told[0] == "painted"
    assert not is_awaited(window.tab)
    window.close()


def test_the_help_page_and_the_text_of_a_message_come_with_their_first_use(opened):
    window = opened("gates")
    assert window.tab._explain is None and window.tab.message._label is None
    window.tab.message.say("A sentence.")
    assert window.tab.message.label.toPlainText() == "A sentence."
    window.tab.toggle_explain()
    assert window.tab.explain.isVisible() and len(window.tab.explain.toPlainText()) > 100
