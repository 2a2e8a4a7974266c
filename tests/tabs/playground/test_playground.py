"""The playground: learning live in its views, changed on the way, branched off the past, and what its presets say."""

import ast
import json
import os
import re
import signal
import sys
from dataclasses import asdict, replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.studies.playground.learner import Judge, Learner
from nnviz.core.studies.playground.maps import without
from nnviz.tabs.playground import PlaygroundTab
from nnviz.tabs.playground import run as playground_run
from nnviz.tabs.playground.network_picture import spots_of, unit_key, unit_of
from nnviz.tabs.playground.presets import PRESETS
from nnviz.tabs.playground.programs import LIBRARIES, program
from nnviz.tabs.playground.state import LEARNS, PlaygroundState
from nnviz.ui.playback.status import Status
from tests.pixels import pixels_of
from tests.run_program import run_program
from tests.tabs.playground.claims import CLAIMS, kept_by

SMALL = {"samples": 60, "hidden": (3,)}


@pytest.fixture
def tab(qtbot):
    """A tab with few points."""
    tab = PlaygroundTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.change(**SMALL)
    yield tab
    tab.close_down()


def step(tab, qtbot, updates: int) -> None:
    """Let so many updates be done, and no more."""
    wanted = len(tab.run.history) + updates
    tab.timeline.step(updates)
    qtbot.waitUntil(lambda: len(tab.run.history) >= wanted and not tab.timeline.running, timeout=20_000)


def vector(tab) -> np.ndarray:
    """Return the parameters on show."""
    return tab.run.moment()[0].vector.copy()


def test_the_mark_of_the_time_bar_leaves_nothing_behind_in_the_curves(tab, qtbot):
    step(tab, qtbot, 900)
    plot = tab.view.losses
    for moment in range(20, 900, 40):
        tab.timeline.scrub(moment)
        plot.put_cursor(moment, True)
        QApplication.processEvents()
    qtbot.wait(300)
    seen = tab.screen().grabWindow(tab.winId()).toImage().copy(QRect(plot.mapTo(tab, QPoint(0, 0)), plot.size()))
    assert np.count_nonzero(pixels_of(seen) != pixels_of(plot.grab().toImage())) < 10


@pytest.mark.parametrize("view", ["learn", "compare"])
def test_curves_of_the_loss_are_not_drawn_again_while_the_time_bar_moves(tab, qtbot, view, monkeypatch):
    tab.change(view=view)
    step(tab, qtbot, 200)
    curve = tab.view.losses.curves[2]
    places = curve.x.copy(), curve.y.copy()
    assert len(curve.x) > 2
    drawn = []
    monkeypatch.setattr(curve.item, "set_points", lambda *points: drawn.append(points))
    for moment in (3, 150, 31):
        tab.timeline.scrub(moment)
        qtbot.wait(120)  # they follow every 90 ms
    assert not drawn
    monkeypatch.undo()
    tab.timeline.go(len(tab.run.history))
    step(tab, qtbot, 100)
    qtbot.waitUntil(lambda: len(curve.x) > len(places[0]))
    np.testing.assert_array_equal(curve.y[: len(places[1])], places[1])


def test_every_preset_that_learns_has_a_claim_and_every_claim_a_preset():
    titles = {preset.title for preset in PRESETS if preset.state.view in LEARNS}
    assert titles == set(CLAIMS)


@pytest.mark.parametrize("title", CLAIMS)
def test_a_preset_does_what_its_sentence_says(title):
    updates, _ = CLAIMS[title]
    seeds = range(10) if updates <= 500 else (1, 3) if updates <= 2000 else (1,)
    assert [seed for seed in seeds if not kept_by(title, seed)] == []  # all: python -m tests.tabs.playground.claims


@pytest.mark.parametrize("view", LEARNS)
def test_start_lets_it_learn_in_every_view_and_the_pictures_follow(tab, qtbot, view):
    tab.change(view=view)
    QApplication.processEvents()
    before = tab.pages[view].grab().toImage()
    loss = tab.run.moment()[0].measured.train_loss
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.run.history) > 400, timeout=20_000)
    assert tab.timeline.running and tab.run.speed > 0
    tab.start_button.click()
    qtbot.waitUntil(lambda: tab.timeline.status == Status.PAUSED, timeout=5000)
    assert tab.run.moment()[0].done == len(tab.run.history)
    assert tab.run.moment()[0].measured.train_loss < loss
    assert tab.pages[view].grab().toImage() != before


def test_figures_and_sentence_tell_of_the_same_moment_while_it_learns(tab, qtbot):
    tab.change(samples=300, rate=0.003)  # long before every point is right
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.run.history) > 400, timeout=20_000)
    said = set()
    for _ in range(300):
        qtbot.wait(30)  # neither a picture nor a sentence comes so often
        found = re.search(r"has fallen from [\d.]+ to ([\d.]+\d)", tab.view.sentence.text())
        if found:
            assert found[1] == tab.view.figures.values["train"].text()
            said.add(found[1])
        if len(said) == 3:
            break
    tab.timeline.pause()
    assert len(said) == 3


def test_the_time_bar_goes_back_to_any_update_and_a_run_replays_from_its_seed(tab, qtbot):
    step(tab, qtbot, 130)
    tab.timeline.go(77)
    past = vector(tab)
    tab.timeline.step_back()
    assert tab.timeline.position == 76 and (vector(tab) != past).any()
    tab.rewind()
    step(tab, qtbot, 77)
    np.testing.assert_array_equal(vector(tab), past)


def test_a_rate_changed_on_the_way_is_marked_and_done_again_from_the_state_alone(tab, qtbot):
    step(tab, qtbot, 50)
    tab.change(rate=0.5)
    step(tab, qtbot, 40)
    assert tab.state.early == ((50, 0.1),) and tab.run.history.rates() == [(0, 0.1), (50, 0.5)]
    assert tab.view.losses._rates == [(50, 0.5)]
    after, values = vector(tab), tab.values()
    other = PlaygroundTab()
    qtbot.addWidget(other)
    other.restore(values)
    step(other, qtbot, 90)
    np.testing.assert_array_equal(vector(other), after)
    other.close_down()


def test_start_in_the_past_begins_another_branch_and_keeps_the_curve_of_the_old_one(tab, qtbot):
    step(tab, qtbot, 120)
    tab.timeline.go(60)
    assert tab.start_button.text() == "Go on from here"
    here = vector(tab)
    tab.change(rate=1.0)
    np.testing.assert_array_equal(vector(tab), here)
    step(tab, qtbot, 10)
    assert len(tab.run.history) == 70 and len(tab.run.before) == 120
    assert len(tab.view.losses.branch.x) > 1
    tab.timeline.go(30)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.run.history) > 31, timeout=10_000)
    assert tab.run.history.at(30)[0].done == 30
    assert tab.state.early == ((30, 0.1),) and tab.run.history.rates()[-1] == (30, 1.0)  # what the control says holds


def test_a_drag_of_the_rate_between_two_updates_is_one_change(tab, qtbot):
    step(tab, qtbot, 40)
    for rate in (0.2, 0.3, 0.4):
        tab.change(merge="rate", rate=rate)
    assert tab.run.history.rates() == [(0, 0.1), (40, 0.4)] and tab.run.early() == ((40, 0.1),)
    tab.view._draw_rest(tab.state)
    assert [mark.label.textItem.toPlainText() for mark in tab.view.losses._rate_marks] == ["η = 0.4"]
    tab.change(merge="rate", rate=0.1)
    tab.view._draw_rest(tab.state)
    assert tab.run.history.rates() == [(0, 0.1)] and not tab.view.losses._rate_marks
    tab.change(merge="rate", rate=0.5)
    step(tab, qtbot, 20)
    tab._note_changes()
    assert tab.state.early == ((40, 0.1),)
    is_done_again(tab, qtbot)


def test_points_that_are_dragged_between_two_updates_are_one_entry_and_the_run_can_be_done_again(tab, qtbot):
    step(tab, qtbot, 40)
    points = tab.view.painting.points()
    for x in (0.1, 0.2, 0.3):
        tab.change(merge="paint", data="own", points=((x, 0.0, 1.0), *points[1:]))
    assert [entry[:2] for entry in tab.state.earlier] == [(40, "data")]
    step(tab, qtbot, 20)
    for x in (0.4, 0.5):
        tab.change(merge="other", points=((x, 0.0, 1.0), *points[1:]), batch_size=20)
    assert [entry[:2] for entry in tab.state.earlier] == [(40, "data"), (60, "batch_size"), (60, "points")]
    step(tab, qtbot, 20)
    is_done_again(tab, qtbot)


def is_done_again(tab, qtbot) -> None:
    """Let another tab do the run of a State again, to the last bit."""
    other = PlaygroundTab()
    qtbot.addWidget(other)
    other.restore(tab.values())
    step(other, qtbot, len(tab.run.history))
    np.testing.assert_array_equal(vector(other), vector(tab))
    other.close_down()


def test_a_drag_over_the_time_bar_draws_what_is_on_the_way_and_then_the_very_moment(tab, qtbot, monkeypatch):
    step(tab, qtbot, 31)
    monkeypatch.setattr(playground_run, "_GLANCE", 10 * (playground_run._POINTS_PER_CALL + tab.state.batch_size))
    tab.timeline.scrub(27)
    assert tab.view.shown.kept.done == 10
    qtbot.waitUntil(lambda: tab.view.shown.kept.done == 27, timeout=5000)
    np.testing.assert_array_equal(tab.view.shown.kept.vector, tab.run.history.at(27)[0].vector)
    assert tab.run.has_arrived


def test_a_diverged_run_is_named_and_goes_back_with_one_click(tab, qtbot):
    tab.change(data="hill", hidden=(8,), rate=2.0, samples=300)
    tab.timeline.play()
    qtbot.waitUntil(lambda: tab.timeline.status == Status.FAILED, timeout=20_000)
    assert "diverged" in tab.message.text and tab.back_button.isVisible()
    tab.back_button.click()
    assert tab.timeline.status == Status.READY and not tab.back_button.isVisible()
    assert tab.timeline.position == len(tab.run.history)
    tab.change(rate=0.05)
    step(tab, qtbot, 50)
    assert np.isfinite(vector(tab)).all() and tab.timeline.status == Status.PAUSED


# The drawing.


def test_a_weight_is_dragged_on_the_drawing_and_the_surface_follows(tab, qtbot):
    diagram, key = tab.view.network.diagram, "0.0-1.1"
    QApplication.processEvents()
    spot = spots_of(tab.run.recipes[0])[key]
    before, surface = vector(tab), tab.view.shown.plane.answer.copy()
    start, end = (diagram.shape().centres[part] for part in key.split("-"))
    at = (start * 0.75 + end * 0.25).toPoint()
    QTest.mousePress(diagram, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(diagram, at - QPoint(0, 40))
    QTest.mouseRelease(diagram, Qt.MouseButton.LeftButton, pos=at - QPoint(0, 40))
    changed = np.flatnonzero(vector(tab) != before)
    assert len(changed) == 1 and vector(tab)[changed[0]] == pytest.approx(before[changed[0]] + 0.4, abs=1e-3)
    assert (tab.view.shown.plane.answer != surface).any() and spot is not None
    tab.undo()
    np.testing.assert_array_equal(vector(tab), before)


def test_a_weight_changed_while_it_learns_is_done_again_where_it_was_done(tab, qtbot):
    tab.timeline.play()
    qtbot.waitUntil(lambda: len(tab.run.history) > 100, timeout=20_000)
    tab.view._on_edited("1.0-2.0", 3.0)
    qtbot.waitUntil(lambda: len(tab.run.history.changes) == 1, timeout=20_000)
    made = tab.run.history.changes[0].done
    qtbot.waitUntil(lambda: len(tab.run.history) > made, timeout=20_000)  # an update with the new weight
    tab.timeline.pause()
    qtbot.waitUntil(lambda: tab.timeline.status == Status.PAUSED, timeout=5000)
    done, after = len(tab.run.history), vector(tab)
    values = tab.values()
    assert values["edits"][0][0] == tab.run.history.changes[0].done
    other = PlaygroundTab()
    qtbot.addWidget(other)
    other.restore(values)
    step(other, qtbot, done)
    np.testing.assert_array_equal(vector(other), after)
    other.close_down()


def wait_for_updates(tab, qtbot, count: int) -> None:
    """Let a run that goes on do so many updates more."""
    done = len(tab.run.history)
    qtbot.waitUntil(lambda: len(tab.run.history) > done + count, timeout=20_000)


def same_again(tab, qtbot) -> None:
    """Do the run of a tab again in another one, from the saved State alone."""
    done, after, values = len(tab.run.history), vector(tab), json.loads(json.dumps(tab.values()))
    other = PlaygroundTab()
    qtbot.addWidget(other)
    other.restore(values)
    step(other, qtbot, done)
    np.testing.assert_array_equal(vector(other), after)
    assert json.loads(json.dumps(other.values())) == values
    other.close_down()


@pytest.mark.parametrize("view", ["learn", "compare"])
def test_all_that_was_changed_on_the_way_is_done_again_from_the_state_alone(tab, qtbot, view):
    tab.change(view=view, dropout=0.2, difference="l2")
    step(tab, qtbot, 20)
    tab.change(batch_size=4)
    step(tab, qtbot, 10)
    tab.change(l2=0.05, rate=0.2)
    tab.change(l2_b=0.3)
    step(tab, qtbot, 10)
    painting = tab.view.painting if view == "learn" else tab.view.paintings[1]
    painting.choose("spray")
    for x in (-1, 0, 1):  # the first stroke makes points of one's own of the data set
        painting._on_pressed(x, 0.5)
        step(tab, qtbot, 7)
    painting.choose("erase")
    painting._on_pressed(0, 0.5)
    painting._on_stroked(0.4, 0.5)
    step(tab, qtbot, 5)
    tab.change(dropout=0.4, frozen=(2,) if view == "learn" else ())
    step(tab, qtbot, 5)
    same_again(tab, qtbot)


def test_strokes_while_it_learns_are_done_again_where_they_were_made(tab, qtbot):
    tab.timeline.play()
    tab.view.painting.choose("add")
    for number in range(3):
        wait_for_updates(tab, qtbot, 50)
        tab.view.painting._on_pressed(number - 1, 2.0)
        tab.change(batch_size=5 + number)
    wait_for_updates(tab, qtbot, 1500)
    tab.timeline.pause()
    qtbot.waitUntil(lambda: tab.timeline.status == Status.PAUSED, timeout=5000)
    assert len({entry[0] for entry in tab.values()["earlier"]}) > 1
    same_again(tab, qtbot)


def test_a_run_that_is_done_again_up_to_a_change_still_knows_of_it(tab, qtbot):
    step(tab, qtbot, 20)
    tab.change(batch_size=4)
    step(tab, qtbot, 10)
    after, values = vector(tab), json.loads(json.dumps(tab.values()))
    other = PlaygroundTab()
    qtbot.addWidget(other)
    other.restore(values)
    step(other, qtbot, 20)  # the change is made before the next update
    other._note_changes()
    assert json.loads(json.dumps(other.values())) == values
    step(other, qtbot, 10)
    np.testing.assert_array_equal(vector(other), after)
    other.close_down()


def test_a_setting_changed_at_the_newest_moment_goes_on_and_in_the_past_from_there(tab, qtbot):
    step(tab, qtbot, 20)
    tab.change(l1=0.001)
    assert tab.start_button.text() == "Continue"
    step(tab, qtbot, 5)
    tab.timeline.go(7)
    assert tab.start_button.text() == "Go on from here"
    tab.rewind()
    assert tab.start_button.text() == "Start"


def test_a_branch_off_the_past_learns_with_what_the_controls_say(tab, qtbot):
    step(tab, qtbot, 30)
    tab.change(batch_size=3)
    step(tab, qtbot, 30)
    tab.timeline.go(10)
    step_on = len(tab.run.history)
    tab.timeline.play()
    qtbot.waitUntil(lambda: tab.timeline.running and 11 < len(tab.run.history), timeout=20_000)
    tab.timeline.pause()
    qtbot.waitUntil(lambda: tab.timeline.status == Status.PAUSED, timeout=5000)
    assert step_on == 60 and tab.state.earlier == ((10, "batch_size", 10),)
    same_again(tab, qtbot)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_killed_learning_process_is_told_of_and_the_run_goes_on(tab, qtbot):
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.run.history) > 50, timeout=20_000)
    before = len(tab.run.history)
    os.kill(tab.run.process, signal.SIGKILL)
    qtbot.waitUntil(lambda: f"(code {-signal.SIGKILL})" in tab.message.text, timeout=20_000)
    qtbot.waitUntil(lambda: len(tab.run.history) > before + 5000, timeout=20_000)
    tab.timeline.pause()
    qtbot.waitUntil(lambda: tab.timeline.status == Status.PAUSED, timeout=5000)
    learner = Learner(tab.run.recipes[0])
    for _ in range(len(tab.run.history)):
        learner.step()
    np.testing.assert_array_equal(vector(tab), learner.vector)


def test_buttons_over_the_drawing_add_and_remove_units_and_layers(tab):
    panel = tab.view.network
    panel._column_buttons[0][1].click()
    assert tab.state.hidden == (4,)
    panel._another.click()
    assert tab.state.hidden == (4, 4)
    panel._column_buttons[1][0].click()
    assert tab.state.hidden == (4, 3) and len(panel.diagram.nodes) == 2 + 4 + 3 + 1
    panel._fewer.click()
    panel._fewer.click()
    assert tab.state.hidden == () and not panel._fewer.isEnabled()


@pytest.mark.parametrize("size", [(1280, 660), (1900, 1000), (1000, 560)])
def test_the_buttons_stand_over_their_columns_from_the_first_picture_on(qtbot, size):
    tab = PlaygroundTab()
    qtbot.addWidget(tab)
    tab.resize(*size)
    with qtbot.waitExposed(tab):
        tab.show()
    QApplication.processEvents()
    panel = tab.view.network
    (_, more), column = panel._column_buttons[0], panel.diagram.shape().centres[unit_key(1, 0)]
    assert more.x() == pytest.approx(panel.diagram.x() + column.x(), abs=1)
    assert more.geometry().right() < panel._fewer.x()
    tab.close_down()


def test_inputs_are_switched_on_and_off_beside_the_drawing(tab, qtbot):
    step(tab, qtbot, 5)
    inputs = tab.view.network.inputs
    assert [name for name, button in inputs.items() if button.isChecked()] == ["x1", "x2"]
    QTest.mouseClick(inputs["x1x1"], Qt.MouseButton.LeftButton)
    assert tab.state.inputs == ("x1", "x2", "x1x1") and len(tab.run.history) == 0
    assert "0.2" in tab.view.network.diagram.shape().centres
    for name in ("x1", "x2"):
        inputs[name].setFocus()
        QTest.keyClick(inputs[name], Qt.Key.Key_Space)
    assert tab.state.inputs == ("x1x1",) and not inputs["x1x1"].isEnabled()  # the last one stays
    tab.undo()
    assert tab.state.inputs == ("x1", "x2")


def test_a_frozen_weight_stays_and_a_unit_is_taken_out(tab, qtbot):
    tab.change(chosen="0.0-1.0")
    tab.view.chosen.freeze.click()
    before = vector(tab)
    step(tab, qtbot, 30)
    spot = spots_of(tab.run.recipes[0])["0.0-1.0"]
    assert tab.state.frozen == (spot,) and vector(tab)[spot] == before[spot]
    tab.change(chosen="1.2")
    tab.view.chosen.take_out.click()
    assert tab.state.ablated == ((1, 2),) and "unit 3 of layer 1 taken out" in tab.view.sentence.text()
    recipe, now = tab.run.recipes[0], vector(tab)
    right = Judge(recipe).measure(without(recipe, now, tab.state.ablated)).train_accuracy
    assert f"{100 * right:.2f} %" in tab.view.sentence.text()
    np.testing.assert_array_equal(vector(tab), now)  # what is learnt stays


def test_the_map_of_a_unit_is_enlarged_while_the_mouse_is_on_it(tab):
    answers = tab.view.surface.field._bytes
    tab.view.network.diagram.pointed.emit("1.1")
    np.testing.assert_array_equal(tab.view.surface.field._bytes, tab.view.shown.plane.units[0][1])
    tab.view.network.diagram.pointed.emit("")
    np.testing.assert_array_equal(tab.view.surface.field._bytes, answers)


def test_the_network_is_edited_with_the_keys_alone(tab):
    diagram = tab.view.network.diagram
    diagram.setFocus()
    QTest.keyClick(diagram, Qt.Key.Key_Right)
    QTest.keyClick(diagram, Qt.Key.Key_Right)
    key = diagram.spot
    assert "-" in key and tab.state.chosen == key
    before = vector(tab)
    QTest.keyClicks(diagram, "+")
    index = spots_of(tab.run.recipes[0])[key]
    assert vector(tab)[index] == pytest.approx(before[index] + 0.1, abs=1e-5)
    assert unit_of("0.1") == (0, 1) and unit_of(key) is None


# Two networks, data, programs.


def test_a_and_b_differ_in_one_thing_only(tab, qtbot):
    tab.change(view="compare", difference="rate", rate_b=0.5)
    step(tab, qtbot, 40)
    a, b = tab.run.recipes
    assert replace(a, hyper=b.hyper).same_as(b) and b.rate == 0.5
    one, other = (kept.vector for kept in tab.run.moment())
    assert one.shape == other.shape and (one != other).any()
    tab.change(view="learn")
    step(tab, qtbot, 40)
    np.testing.assert_array_equal(vector(tab), one)


@pytest.mark.parametrize("other", ["compare", "curve"])
def test_a_look_at_another_view_leaves_the_run_as_it_was(tab, qtbot, other):
    step(tab, qtbot, 60)
    tab.change(rate=0.01)
    step(tab, qtbot, 70)
    newest, (_, losses) = vector(tab), tab.run.history.losses()
    tab.timeline.go(50)
    past = vector(tab)
    tab.change(view=other)
    if other == "compare":
        step(tab, qtbot, 40)
        tab.rewind()
        step(tab, qtbot, 20)
    tab.change(view="learn")
    assert tab.timeline.position == 50 and len(tab.run.history) == 130
    np.testing.assert_array_equal(vector(tab), past)
    np.testing.assert_array_equal(tab.run.history.losses()[1], losses)
    assert tab.state.early == tab.values()["early"] == ((60, PlaygroundState().rate),)
    tab.timeline.go(130)
    np.testing.assert_array_equal(vector(tab), newest)
    if other == "compare":
        tab.change(view="compare")
        assert len(tab.run.history) == 20 and len(tab.run.recipes) == 2
        tab.change(hidden=(4,))
        tab.change(view="learn")
        assert len(tab.run.history) == 0 and tab.run.recipes[0].hidden == (4,)


def test_painting_a_point_while_it_learns_goes_on_with_the_same_network(tab, qtbot):
    tab.change(data="own", points=((0.0, 0.0, 0), (1.0, 1.0, 1), (1.0, 0.0, 1)), share=0.0)
    step(tab, qtbot, 30)
    tab.change(points=(*tab.state.points, (-1.0, -1.0, 1)))
    assert len(tab.run.history) == 30
    step(tab, qtbot, 5)
    assert len(tab.run.history) == 35 and len(tab.run.recipes[0].data.x) == 4


@pytest.mark.parametrize("values", [
    {"points": ((9.0, 0.0, 0),)}, {"early": ((5, 0.1), (3, 0.1))}, {"early": ("x",)}, {"edits": ((1, 2, 3),)},
    {"frozen": (-1,)}, {"ablated": ((0, 1),)},
])  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(tab, values):
    before = tab.state
    with pytest.raises(ValueError, match=r"must be"):
        tab.restore({**asdict(PlaygroundState()), **values})
    assert tab.state == before


@pytest.mark.parametrize("library", LIBRARIES)
def test_programs_are_whole_and_hold_the_points(library):
    state = PlaygroundState(samples=40, hidden=(4, 2), activation="gelu", inputs=("x1", "sinx2"))
    text = program(library, state)
    names = {ast.unparse(node.targets[0]): node.value for node in ast.parse(text).body if isinstance(node, ast.Assign)}
    assert ast.literal_eval(names["SIZES"]) == (2, 4, 2, 1)
    assert len(ast.literal_eval(names["POINTS"])["x_train"]) == 20
    compile(text, library, "exec")


@pytest.mark.parametrize("fields", [{}, {"optimizer": "Adam", "l2": 0.01, "output": "softmax", "activation": "elu"},
                                    {"data": "three", "optimizer": "Nesterov", "dropout": 0.2}])  # fmt: skip
def test_the_numpy_program_makes_the_very_run(tab, qtbot, fields, capsys, monkeypatch):
    import matplotlib.pyplot as plt

    monkeypatch.setattr(plt, "show", lambda: None)
    tab.change(**fields)
    step(tab, qtbot, 120)
    run_program(tab.script(tab.state))
    plt.close("all")
    said = float(capsys.readouterr().out.split("training loss ")[1].split(",")[0])
    assert said == pytest.approx(tab.run.moment()[0].measured.train_loss, abs=2e-3)
