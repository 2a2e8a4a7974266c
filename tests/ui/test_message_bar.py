"""The message bar: it says everything and takes little room, whatever it is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nnviz.ui.message_bar import MessageBar
from nnviz.ui.widgets.bounded_text import MOST_LINES

WORD = "W" * 10_000
PATH = "/home/someone/" + "a-very-long-folder-name/" * 200 + "file.npz"
SENTENCE = "A sentence with many words. " * 500


@pytest.fixture
def bar(qtbot) -> Iterator[MessageBar]:
    """A bar at the bottom of a window of 600×400."""
    window, bar = QWidget(), MessageBar()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(bar)
    window.resize(600, 400)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield bar
    window.close()


def lines(bar: MessageBar) -> float:
    """Return how many lines of text the label is high."""
    return bar.label.height() / bar.label.fontMetrics().lineSpacing()


@pytest.mark.parametrize("text", [WORD, PATH, SENTENCE, "one\n" * 100], ids=["word", "path", "sentence", "lines"])
def test_no_text_widens_the_window_or_takes_more_than_four_lines(bar, text):
    bar.say(text)
    QApplication.processEvents()
    assert bar.window().width() == 600 and bar.minimumSizeHint().width() < 100
    assert 3 <= lines(bar) <= MOST_LINES + 0.5
    shown = bar.label.toPlainText()
    assert shown.endswith("…") and len(shown) < len(text) / 2
    assert text.startswith(shown[: len(shown) // 2])
    assert bar.label.toolTip() == text and bar.text == text


def test_a_text_that_fits_is_shown_whole_and_has_no_tool_tip(bar):
    bar.say("Look where the line is.")
    QApplication.processEvents()
    assert bar.label.toPlainText() == "Look where the line is." and bar.label.toolTip() == ""
    assert lines(bar) < 2


def test_more_of_it_is_shown_where_there_is_more_room(bar):
    text = "A sentence with many words. " * 20
    bar.say(text)
    QApplication.processEvents()
    assert bar.label.toPlainText().endswith("…")
    bar.window().resize(1900, 400)
    QApplication.processEvents()
    assert bar.label.toPlainText() == text and bar.label.toolTip() == ""
    bar.window().resize(600, 400)
    QApplication.processEvents()
    assert bar.label.toPlainText().endswith("…")


def test_a_file_name_is_never_taken_for_html(bar):
    name = "<b>bold</b> <img src='x.png'> & co.npz"
    bar.say(name)
    assert bar.label.toPlainText() == name


def test_the_text_can_be_selected_and_copied_as_it_is(bar):
    bar.say(PATH[:300])
    QApplication.processEvents()
    QTest.mouseDClick(bar.label.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    bar.label.selectAll()
    QTest.keyClick(bar.label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == PATH[:300]


def test_other_keys_are_left_to_what_the_bar_stands_in(bar):
    pressed = []
    bar.window().keyPressEvent = lambda event: pressed.append(event.key())
    bar.say("Something")
    bar.label.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(bar.label, key)
    assert pressed == [Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Home]


@pytest.mark.parametrize("width", range(300, 700, 7))
def test_four_lines_are_enough_at_every_width(bar, width):
    bar.say(SENTENCE)
    bar.window().resize(width, 400)
    QApplication.processEvents()
    assert lines(bar) <= MOST_LINES + 0.5 and bar.label.toPlainText().endswith("…")
