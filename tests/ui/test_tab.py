"""What every tab is: one State, undo, presets, refusals, views; tried with a tab that shows what it was told."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.forms.parameters import number, switch
from nnviz.ui.tab import Preset
from nnviz.ui.timed_tab import TimedTab
from nnviz.ui.widgets.equation_strip import Equation


@dataclass(frozen=True)
class WallState:
    low: float = number(0.0, "Low", -10, 10, 1, section="Range")
    high: float = number(5.0, "High", -10, 10, 1, section="Range")
    live: bool = switch(True, "Live", section="Range", shown=lambda state: state.view == "second")
    mark: float = 0.0
    view: str = "first"


class WallTab(TimedTab):
    """Writes the numbers of its State on a wall."""

    name, title, State = "wall", "Wall", WallState
    views = {"first": "First view", "second": "Second view"}
    presets = (
        Preset("Wide", WallState(low=-9, high=9), "Look how wide it is."),
        Preset("Narrow", WallState(low=1, high=2)),
    )
    time_unit = ("timeline", "step")

    def build(self) -> None:
        self.drawn: list[WallState] = []
        self.broken: tuple[str, WallState] | None = None  # what cannot be shown: the picture or the strip of a State
        self.labels = {key: QLabel() for key in self.views}
        for key, label in self.labels.items():
            QVBoxLayout(self.pages[key]).addWidget(label)

    def draw(self, state: WallState) -> None:
        if self.broken == ("picture", state):
            self.labels[state.view].setText("half of it")
            raise ZeroDivisionError("division by zero")
        self.drawn.append(state)
        self.labels[state.view].setText(f"{state.low} to {state.high}")

    def check(self, state: WallState) -> None:
        if state.low > state.high:
            raise ValueError("Low must not be above high.")

    def equations(self, state: WallState) -> list[Equation]:
        if self.broken == ("strip", state):
            raise OverflowError("too large")
        return [Equation("low", str(state.low), "low")]


@pytest.fixture
def tab(qtbot) -> Iterator[WallTab]:
    tab = WallTab()
    tab.resize(1000, 600)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.activateWindow()
    yield tab
    tab.close_down()
    THEME.choose("light")
    LANGUAGE.choose("en")


def type_into(tab: WallTab, name: str, text: str) -> None:
    """Type a number and press Enter."""
    field = tab.form.controls[name].edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_new_tab_draws_its_first_state_once(tab):
    assert tab.drawn == [WallState()]
    assert not tab.can_undo() and not tab.can_redo()
    assert not tab.undo_button.isEnabled()


def test_one_change_is_drawn_once_and_reaches_control_picture_and_strip(tab):
    tab.drawn.clear()
    tab.change(low=-3.0)
    assert tab.drawn == [WallState(low=-3.0)]
    assert tab.form.controls["low"].edit.text() == "−3"
    assert tab.labels["first"].text() == "-3.0 to 5.0"
    assert tab.strip.texts() == [("low", "-3.0", "low")]


def test_what_is_typed_becomes_the_state(tab):
    type_into(tab, "high", "7,5")
    assert tab.state.high == 7.5


def test_the_same_state_again_is_no_step_and_is_not_drawn(tab):
    tab.drawn.clear()
    tab.set_state(WallState())
    assert tab.drawn == [] and not tab.can_undo()


def test_undo_and_redo_walk_through_every_state_and_back(tab):
    states = [WallState(low=float(-n)) for n in range(1, 6)]
    for state in states:
        tab.set_state(state)
    for state in [*reversed(states[:-1]), WallState()]:
        QTest.mouseClick(tab.undo_button, Qt.MouseButton.LeftButton)
        assert tab.state == tab.drawn[-1] == state
    assert not tab.can_undo()
    tab.undo()
    for state in states:
        QTest.mouseClick(tab.redo_button, Qt.MouseButton.LeftButton)
        assert tab.state == state
    assert not tab.can_redo()


def test_a_change_after_undo_drops_what_was_undone(tab):
    tab.change(low=-1.0)
    tab.change(low=-2.0)
    tab.undo()
    tab.change(high=9.0)
    assert not tab.can_redo()
    tab.undo()
    assert tab.state == WallState(low=-1.0)


def test_a_drag_is_one_step_of_undo(tab):
    tab.change(high=8.0)
    for n in range(30):
        tab.change(merge="low", low=-n / 10)
    assert tab.state.low == -2.9
    tab.undo()
    assert tab.state == WallState(high=8.0)
    tab.undo()
    assert tab.state == WallState()


def test_in_a_drag_the_strip_follows_a_moment_later(tab, qtbot):
    for tenths in range(1, 30):
        tab.change(merge="low", low=-tenths / 10)
    assert tab.states.is_merging
    qtbot.waitUntil(lambda: tab.strip.texts() == [("low", "-2.9", "low")])
    tab.change(low=-3.0)
    assert not tab.states.is_merging
    assert tab.strip.texts() == [("low", "-3.0", "low")]


def test_two_different_drags_and_two_drags_with_a_rest_between_are_two_steps(tab, monkeypatch):
    tab.change(merge="low", low=-1.0)
    tab.change(merge="high", high=6.0)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 5)
    tab.change(merge="high", high=7.0)
    for expected in (WallState(low=-1, high=6), WallState(low=-1), WallState()):
        tab.undo()
        assert tab.state == expected


def test_a_drag_there_and_back_leaves_no_step_that_does_nothing(tab):
    tab.change(low=-5.0)
    for low in (-5.5, -6.0, -5.5, -5.0):
        tab.change(merge="low", low=low)
    tab.undo()
    assert tab.state == WallState()


def test_undo_remembers_five_hundred_steps(tab):
    for n in range(700):
        tab.change(mark=float(n + 1))
    steps = 0
    while tab.can_undo():
        tab.undo()
        steps += 1
    assert steps == 499


def test_what_does_not_go_together_is_told_and_the_last_good_state_stays(tab):
    tab.change(low=2.0)
    tab.drawn.clear()
    type_into(tab, "low", "7")
    assert tab.message.isVisible() and tab.message.text == "Low must not be above high."
    assert tab.state == WallState(low=2.0) and tab.drawn == []
    assert tab.form.controls["low"].edit.text() == "2"
    slider = tab.form.controls["low"].slider
    before = slider.value()
    slider.setValue(slider.maximum())
    assert tab.state == WallState(low=2.0)
    assert slider.value() == before


@pytest.mark.parametrize("part", ["picture", "strip"])
@pytest.mark.parametrize("way", ["change", "preset", "undo", "redo", "reset", "scene", "session"])
def test_a_state_that_cannot_be_drawn_is_told_and_the_last_good_state_and_picture_stay(tab, caplog, way, part):
    good, preset = WallState(low=-3.0), tab.presets[0].state
    tab.set_state(preset)
    tab.set_state(good)
    if way == "redo":
        tab.set_state(preset)
        tab.undo()
    before = tab.picture.grab().toImage()
    target, step = {
        "change": (WallState(low=-3.0, high=6.0), lambda: tab.change(high=6.0)),
        "preset": (preset, lambda: tab.show_preset(0)),
        "undo": (preset, tab.undo), "redo": (preset, tab.redo), "reset": (WallState(), tab.reset),
        "scene": (preset, lambda: tab.show_values(asdict(preset))),
        "session": (preset, lambda: tab.restore(asdict(preset))),
    }[way]  # fmt: skip
    tab.broken = (part, target)
    if way in ("scene", "session"):  # whoever asked for it tells it
        with pytest.raises(ValueError, match="The reason is in the log"):
            step()
    else:
        step()
        assert tab.message.isVisible() and "The reason is in the log" in tab.message.text
    assert tab.state == good and tab.drawn[-1] == good
    tab.message.clear()
    QApplication.processEvents()
    assert tab.picture.grab().toImage() == before
    assert tab.strip.texts() == [("low", "-3.0", "low")]
    assert "Traceback" in caplog.text and caplog.records[-1].name == "nnviz"
    tab.change(low=-4.0)  # and one goes on
    assert tab.drawn[-1] == WallState(low=-4.0)


@pytest.mark.parametrize("bad", [{"low": 99.0}, {"low": float("nan")}, {"mark": float("inf")}, {"view": "third"}])
def test_no_bad_value_gets_into_the_state_from_anywhere(tab, bad):
    tab.change(**bad)
    assert tab.message.text
    assert tab.state == WallState()
    with pytest.raises(ValueError, match=r"\w+.*\.$"):
        tab.restore({**tab.values(), **bad})
    assert tab.state == WallState()


def test_reset_returns_to_the_first_state_and_can_be_undone(tab):
    tab.change(low=-4.0)
    tab.reset()
    assert tab.state == WallState()
    tab.undo()
    assert tab.state.low == -4.0


def test_a_preset_is_shown_with_its_note_and_its_name(tab):
    tab.preset_box.setCurrentIndex(1)
    tab.preset_box.activated.emit(1)
    assert tab.state == tab.presets[0].state
    assert tab.message.text == "Look how wide it is."
    assert tab.preset_box.currentText() == "Wide"
    tab.change(low=-8.0)
    assert tab.preset_box.currentText() == "Presets"
    tab.undo()
    assert tab.preset_box.currentText() == "Wide"


def test_views_are_switched_by_click_and_remembered_by_undo(tab):
    button = tab.view_bar.buttons["second"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tab.state.view == "second"
    assert tab.pages["second"].isVisible() and not tab.pages["first"].isVisible()
    assert tab.form.controls["live"].isVisible()
    tab.undo()
    assert tab.pages["first"].isVisible() and tab.view_bar.buttons["first"].isChecked()
    assert not tab.form.controls["live"].isVisible()


def test_the_tab_key_comes_to_the_view_on_show_and_arrows_choose_the_one_beside_it(tab):
    buttons = tab.view_bar.buttons
    for key in ("second", "first"):
        tab.change(view=key)
        assert [name for name, own in buttons.items() if own.focusPolicy() & Qt.FocusPolicy.TabFocus] == [key]
    buttons["first"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(buttons["first"], Qt.Key.Key_Right)
    assert buttons["second"].hasFocus() and tab.state.view == "second"
    QTest.keyClick(buttons["second"], Qt.Key.Key_Left)
    assert tab.state.view == "first"


def test_values_survive_json_and_restoring_is_no_step_of_undo(tab):
    tab.change(low=-1.5, mark=2.5, view="second")
    values = json.loads(json.dumps(tab.values()))
    tab.reset()
    tab.restore(values)
    assert tab.state == WallState(low=-1.5, mark=2.5, view="second")
    assert not tab.can_undo()
    assert tab.labels["second"].text() == "-1.5 to 5.0"


def test_values_of_a_scene_are_a_step_that_can_be_undone(tab):
    tab.show_values({"low": -1.5})
    tab.undo()
    assert tab.state == WallState()


def test_the_message_goes_when_it_is_closed(tab):
    tab.message.say("Something")
    QTest.mouseClick(tab.message.close_button, Qt.MouseButton.LeftButton)
    assert not tab.message.isVisible() and tab.message.text == ""
    assert tab.message.close_button.accessibleName()


def test_the_main_button_says_what_it_does(tab):
    tab.timeline.load(lambda: iter(range(5)), 5, rate=1)
    texts = []
    for _ in range(3):
        texts.append(tab.start_button.text())
        QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    assert texts == ["Start", "Pause", "Continue"]
    tab.timeline.pause()
    tab.timeline.step(9)
    assert tab.start_button.text() == "Play again"
    tab.timeline.clear()
    assert not tab.start_button.isEnabled()


def test_the_panels_fold(tab):
    for toggle, widget in ((tab.toggle_panel, tab.panel), (tab.toggle_explain, tab.explain)):
        before = widget.isVisible()
        toggle()
        assert widget.isVisible() != before
        toggle()
        assert widget.isVisible() == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_has_seventy_percent_of_a_small_window(tab, theme):
    THEME.choose(theme)
    tab.resize(1280, 680)
    QApplication.processEvents()
    assert tab.picture.width() >= 0.7 * tab.width()


def test_a_change_of_language_keeps_the_state_and_draws_again(tab):
    tab.change(low=-2.0)
    tab.drawn.clear()
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    assert set(tab.drawn) == {WallState(low=-2.0)}
    assert tab.can_undo()
    assert any("가" <= letter <= "힣" for letter in tab.preset_box.itemText(0))
    assert tab.form.controls["low"].edit.text() == "−2"


def test_a_click_into_the_picture_does_not_change_the_state(tab):
    QTest.mouseClick(tab.picture, Qt.MouseButton.LeftButton, pos=QPoint(50, 200))
    assert tab.state == WallState()


def test_a_state_from_replace_is_taken_whole(tab):
    tab.set_state(replace(tab.state, low=-1, high=1))  # whole numbers from a preset become the field's type
    assert (tab.state.low, type(tab.state.low)) == (-1.0, float)
