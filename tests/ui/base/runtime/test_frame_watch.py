"""Slow frames are noticed, quick ones are not."""

import logging
import time

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nnviz.ui.base.runtime.frame_watch import VARIABLE, FrameWatch, watch_if_asked


class Picture(QWidget):
    """Takes so many seconds to be painted."""

    seconds, painted = 0.0, 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        until = time.thread_time() + self.seconds
        while time.thread_time() < until:
            pass


@pytest.fixture
def picture(qtbot, monkeypatch) -> Picture:
    """A picture in a window that is watched for frames over 20 ms."""
    monkeypatch.setattr(FrameWatch, "slow", [])
    monkeypatch.setenv(VARIABLE, "20")
    window = QWidget()
    qtbot.addWidget(window)
    picture = Picture(window)
    QVBoxLayout(window).addWidget(picture)
    window.resize(200, 100)
    watch_if_asked(window)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    FrameWatch.slow.clear()  # the first one lays the window out
    picture.painted = 0
    return picture


def paint(picture: Picture) -> None:
    picture.update()
    QApplication.processEvents()


def test_a_slow_frame_is_logged_with_what_was_on_show(picture, caplog):
    picture.seconds = 0.03
    with caplog.at_level(logging.WARNING):
        paint(picture)
    assert picture.painted == 1
    (frame,) = FrameWatch.slow
    assert 30 <= frame.milliseconds < 300
    assert "a frame took" in caplog.text and "QWidget" in caplog.text


def test_a_quick_frame_is_painted_once_and_not_logged(picture):
    paint(picture)
    assert picture.painted == 1
    assert not FrameWatch.slow


def test_a_window_is_watched_only_if_the_environment_asks_for_it(qtbot, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    window = QWidget()
    qtbot.addWidget(window)
    watch_if_asked(window)
    assert not window.findChildren(FrameWatch)
