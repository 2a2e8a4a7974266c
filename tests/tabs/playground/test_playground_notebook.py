"""The view Notebook: trials are noted, told apart, brought back, removed and taken out as a table."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.studies.playground.learner import Learner
from nnviz.core.studies.playground.trials import EXAMPLES, Trial, reaches_goal, trial_of
from nnviz.tabs.playground import PlaygroundTab
from nnviz.tabs.playground.notebook.words import settings_of
from nnviz.tabs.playground.state import PlaygroundState, recipe_of

TIMEOUT = 20_000


@pytest.fixture(scope="module")
def tab(window: PlaygroundTab) -> PlaygroundTab:
    """The same tab for all tests here: they fill its notebook one after the other."""
    return window


def train(tab: PlaygroundTab, qtbot, **fields) -> None:
    """Let a network learn for a while."""
    tab.change(**fields)
    tab.timeline.play()
    qtbot.waitUntil(lambda: tab.timeline.position > 200, timeout=TIMEOUT)
    tab.timeline.pause()
    tab.timeline.end_run()


def test_a_trial_is_noted_as_it_stands_on_show_with_what_was_expected(tab, qtbot):
    tab.restore({})
    tab.note_trial()
    assert tab.state.trials == () and "Press Start first" in tab.message.text
    train(tab, qtbot, expect="a triangle")
    tab.note_trial()
    noted = trial_of(tab.state.trials[0])
    assert noted.expected == "a triangle" and tab.state.expect == "" and "trial 1" in tab.message.text
    assert noted.updates == tab.run.moment()[0].done > 200
    assert noted.test_accuracy == pytest.approx(tab.run.moment()[0].measured.test_accuracy)
    assert noted.settings == settings_of(tab.state)


def test_rows_say_what_was_changed_and_what_came_out(tab, qtbot):
    tab.restore({})
    train(tab, qtbot)
    tab.note_trial()
    train(tab, qtbot, hidden=(2,), rate=0.5)
    tab.note_trial()
    tab.change(view="notebook")
    view = tab.view
    first, second = view.trials.texts()
    assert first[:3] == ("1", "Circle, 2-3-1", "(first trial)")
    assert second[1:3] == ("Circle, 2-2-1", "Hidden layers: 3 → 2; Learning rate: 0.1 → 0.5")
    assert "Trials: 2." in view.sentence.text()
    rows = list(csv.reader(StringIO(view.trials.table(","))))
    assert rows[0][0] == "№" and tuple(rows[2][:4]) == second[:4]
    assert rows[2][4] == second[4].replace(",", "") and 0 < float(rows[2][5]) < 2  # numbers, as they are
    tab.undo()
    tab.undo()
    assert len(tab.state.trials) == 1


def test_a_trial_is_set_up_again_and_removed(tab):
    lines = (trial_line(hidden=(5,), rate=0.3), trial_line(data="xor"))
    tab.restore({"view": "notebook", "trials": lines})
    view = tab.view
    assert not view.back_button.isEnabled()
    QTest.mouseClick(view.trials.viewport(), Qt.MouseButton.LeftButton,
                     pos=view.trials.visualRect(view.trials.model().index(0, 0)).center())  # fmt: skip
    QApplication.processEvents()
    QTest.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    assert (tab.state.view, tab.state.hidden, tab.state.rate) == ("learn", (5,), 0.3)
    tab.change(view="notebook")
    QTest.mouseClick(view.remove_button, Qt.MouseButton.LeftButton)
    assert tab.state.trials == lines[1:]
    QTest.mouseClick(view.remove_button, Qt.MouseButton.LeftButton)
    assert tab.state.trials == () and not view.remove_button.isEnabled() and "empty" in view.sentence.text()


def test_the_challenges_show_who_needed_the_fewest(tab):
    lines = (trial_line(accuracy=0.97, hidden=(4,), updates=100), trial_line(accuracy=1.0, hidden=(3,), updates=5000))
    tab.restore({"view": "notebook", "trials": lines})
    rows = {row[0]: row[1:] for row in tab.view.challenges.texts()}
    assert rows["Circle"] == ("3 (trial 2, 2-3-1)", "100 (trial 1, 2-4-1)", "2-3-1 in 300 updates")
    assert rows["XOR"] == ("–", "–", "2-3-1 in 200 updates") and rows["Three classes"][2] == "2-3 in 100 updates"
    assert "Challenges met: 1 of 10." in tab.view.sentence.text()


@pytest.mark.parametrize("data", EXAMPLES)
def test_what_is_to_be_beaten_meets_the_challenge(data):
    example = EXAMPLES[data]
    state = replace(PlaygroundState(), data=data, hidden=example.hidden, seed=example.seed, optimizer="Adam", rate=0.02)
    learner = Learner(recipe_of(state))
    for _ in range(example.updates):
        learner.step()
    now = learner.kept().measured
    assert reaches_goal(Trial(settings_of(state), example.updates, *now))


def test_an_empty_notebook_shows_two_trials_as_an_example_which_are_not_its_own(tab, qtbot):
    tab.restore({"view": "notebook"})
    qtbot.waitUntil(lambda: not tab.busy, timeout=TIMEOUT)
    (_, first, changed, *_), (_, second, then, *_) = tab.view.trials.texts()
    assert (first, second) == ("XOR, 2-1-1", "XOR, 2-3-1") and changed == "(first trial)" and "1 → 3" in then
    assert "The grey rows are an example" in tab.view.sentence.text()
    assert len(tab.view.trials.table().splitlines()) == 1 and tab.state.trials == ()
    QTest.mouseClick(tab.view.trials.viewport(), Qt.MouseButton.LeftButton,
                     pos=tab.view.trials.visualRect(tab.view.trials.model().index(1, 1)).center())  # fmt: skip
    assert not tab.view.back_button.isEnabled() and not tab.view.remove_button.isEnabled()
    tab.restore({"view": "notebook", "trials": (trial_line(),)})
    assert len(tab.view.trials.texts()) == 1 and len(tab.view.trials.table().splitlines()) == 2


def test_a_preset_and_a_session_keep_the_notebook(tab):
    tab.restore({"view": "notebook", "trials": (trial_line(),)})
    tab.show_preset(0)
    assert len(tab.state.trials) == 1
    again = tab.values()
    tab.restore({})
    tab.restore(again)
    assert len(tab.state.trials) == 1
    with pytest.raises(ValueError, match="not a trial"):
        tab.restore({"trials": ("{}",)})


def trial_line(accuracy: float = 0.5, updates: int = 100, **fields) -> str:
    """Return a line of the notebook, the settings of a new tab but for some fields."""
    return Trial(settings_of(replace(PlaygroundState(), **fields)), updates, 0.1, 0.1, 1.0, accuracy).text()
