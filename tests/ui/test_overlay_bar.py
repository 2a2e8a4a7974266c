"""The message over the picture: nothing moves when it comes or goes, and it stays inside."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.main_window import NAMES, MainWindow

LONG = "/home/someone/" + "a-very-long-folder-name/" * 200 + "file.npz"


@pytest.fixture
def window(qtbot) -> Iterator[MainWindow]:
    window = MainWindow(fresh=True)
    window.remembers = False
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()


def places(tab: QWidget) -> dict[QWidget, tuple[QPoint, object]]:
    return {w: (w.mapTo(tab, QPoint()), w.size()) for w in tab.findChildren(QWidget)
            if w.isVisible() and not tab.message.isAncestorOf(w) and w is not tab.message}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("training", "inference", "data")])
@pytest.mark.parametrize("text", ["Look where the line is.", LONG], ids=["short", "long"])
def test_a_message_moves_nothing_and_lies_inside_the_picture(window, name, text):
    window.show_tab(name)
    for _ in range(3):  # a scroll bar that comes takes its room in a second layout
        QApplication.processEvents()
    tab = window.tab
    before, picture = places(tab), tab.picture.grab().toImage()
    tab.message.say(text)
    QApplication.processEvents()
    assert places(tab) == before
    area = tab.picture.geometry()
    assert tab.message.isVisible() and area.contains(tab.message.geometry())
    assert tab.message.height() < 0.5 * area.height()
    assert tab.picture.grab().toImage() == picture  # what is exported does not show it
    tab.message.clear()


def test_escape_closes_a_message_whatever_has_the_focus(window):
    for widget in (window.tab.preset_box, window.pages.tabBar(), window.tab):
        window.tab.message.say("Look.")
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert not window.tab.message.isVisible() and window.tab.message.text == ""


def test_the_note_of_a_preset_goes_with_its_state_and_other_messages_stay(window):
    tab = window.tab
    tab.show_preset(1)
    assert tab.message.text
    tab.undo()
    assert tab.message.text == ""
    tab.message.say("The picture is on the clipboard.")
    tab.redo()
    assert tab.message.text
