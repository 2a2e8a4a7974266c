"""Text that changes often: the room it takes, what screen readers hear, and that nothing of it is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.figures import Figures, ThinProgress
from nnviz.ui.widgets.live_label import LiveLabel
from nnviz.ui.widgets.live_text import LiveText


@pytest.fixture
def box(qtbot) -> QWidget:
    """A window of 300 pixels whose layout leaves each widget the height it asks for."""
    box = QWidget()
    qtbot.addWidget(box)
    QVBoxLayout(box).addStretch(1)
    box.resize(300, 200)
    box.show()
    return box


def put(box: QWidget, widget: QWidget) -> QWidget:
    box.layout().insertWidget(0, widget)
    QApplication.processEvents()
    return widget


def inked(widget: QWidget, colour: str) -> bool:
    image = widget.grab().toImage()
    return any(image.pixelColor(x, y).name() == colour for x in range(image.width()) for y in range(image.height()))


def test_a_text_takes_more_lines_when_it_must_but_no_fewer_while_numbers_change(box):
    text = put(box, LiveText())
    text.setText("short")
    QTest.qWait(50)
    one = text.height()
    text.setText("<b>many words</b> " * 12)
    QTest.qWait(50)
    many = text.height()
    assert many > 1.8 * one
    text.setText("short")
    QTest.qWait(50)
    assert text.height() == many and text.accessibleDescription() == "short"
    box.resize(320, 200)
    QApplication.processEvents()
    assert text.height() == one


def test_a_text_that_shrinks_gives_back_the_lines_it_does_not_need(box):
    text = put(box, LiveText(plain=True, shrinks=True))
    one = text.height()
    text.setText("many words " * 20)
    QTest.qWait(50)
    assert text.height() > 2.5 * one  # nothing is cut after the second line
    text.setText("short")
    QTest.qWait(50)
    assert text.height() == one


def test_a_plain_text_is_shown_and_told_letter_for_letter(box):
    text = put(box, LiveText(plain=True, shrinks=True))
    text.setText("a < b & c, 오차 10⁻¹³")
    assert text.text() == text.accessibleDescription() == "a < b & c, 오차 10⁻¹³"
    assert text._document.toPlainText() == "a < b & c, 오차 10−13"  # raised by markup: no font has all of ⁻¹³


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("make", [LiveText, lambda: LiveText("vermillion"), LiveLabel, lambda: LiveLabel("wide text")])
def test_words_take_the_colour_of_the_theme(box, theme, make):
    THEME.choose(theme)
    widget = put(box, make())
    widget.setText("MHHH")
    role = getattr(widget, "_role", "ink")
    colour = THEME.colour(role).name()
    seen = inked(widget, colour)
    THEME.choose("light")
    assert seen


def test_a_label_keeps_the_room_of_its_longest_text(box):
    label = put(box, LiveLabel("000.00 %"))
    before = label.sizeHint()
    label.setText("1")
    assert label.sizeHint() == before and label.text() == "1"
    label.set_widest("000,000.00 %")
    assert label.sizeHint().width() > before.width()


def test_a_label_without_a_longest_text_is_cut_and_whole_in_its_tool_tip(box):
    label = put(box, LiveLabel())
    label.setText("many words " * 20)
    QApplication.processEvents()
    assert label.width() <= box.width() and label.toolTip() == label.accessibleDescription() == "many words " * 20


@pytest.mark.parametrize("make", [LiveText, LiveLabel, lambda: LiveLabel("wide")])
def test_screen_readers_hear_the_text_as_the_name_unless_there_is_another(box, make):
    widget = put(box, make())
    for text in ("one", "two"):
        widget.setText(text)
        QTest.qWait(50)  # a sentence follows 25 times a second
        assert widget.accessibleName() == widget.accessibleDescription() == text
    widget.setAccessibleName("Loss")
    widget.setText("three")
    QTest.qWait(50)
    assert (widget.accessibleName(), widget.accessibleDescription()) == ("Loss", "three")


def test_figures_name_their_values_and_the_last_give_way_where_it_is_narrow(box):
    figures = put(box, Figures("training", {"loss": "Loss", "epoch": "Epoch"}, {"loss": "0.0000", "epoch": "0" * 40}))
    figures.show_values(loss="0.1234", epoch="3")
    values = figures.values
    assert values["loss"].accessibleDescription() == "0.1234" and values["loss"].accessibleName()
    assert values["loss"].isVisible() and not values["epoch"].isVisible()
    box.resize(1600, 200)
    QApplication.processEvents()
    assert values["epoch"].isVisible()


def test_progress_is_kept_between_nothing_and_everything_and_told(box):
    progress = put(box, ThinProgress())
    for share, shown in ((0.5, "50 %"), (-1.0, "0 %"), (7.0, "100 %")):
        progress.set_share(share)
        assert progress.accessibleDescription() == shown


def test_a_share_among_the_figures_has_a_bar_where_there_is_height_for_it(box):
    box.resize(700, 600)
    widest = {"right": "100 / 100", "loss": "0"}
    figures = put(box, Figures("losses", {"right": "Correct answers", "loss": "Loss"}, widest))
    figures.show_values(right="97 / 100", loss="3")
    high = figures.values["right"].height()
    assert high == figures.values["loss"].height() > 1.2 * figures.values["loss"].sizeHint().height()
    assert figures.values["right"].accessibleDescription() == "97 / 100"
    image = figures.values["right"].grab().toImage()
    rows = [{image.pixelColor(x, y).value() < 120 for x in range(2, 20)} for y in range(image.height())]
    assert rows.count({True}) >= 1  # the bar
    box.resize(690, 300)
    QApplication.processEvents()
    assert figures.values["right"].height() < high


@pytest.mark.parametrize("plain", [True, False])
def test_a_double_click_selects_all_of_a_text_whose_spaces_are_shown_as_one(box, plain):
    text = put(box, LiveText(plain=plain))
    text.setText("one   two \n three   ")
    QTest.mouseDClick(text, Qt.MouseButton.LeftButton)
    text.grab()  # a place behind the end would be told by Qt, and fail the test
    assert text.selected_text().split() == ["one", "two", "three"]
