"""The view Fit a curve: degrees played, networks that learn, points that are dragged, and the programs taken home."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.studies.playground.curve_fit import PolynomialFits
from nnviz.core.studies.playground.curve_learning import WIDTHS
from nnviz.tabs.playground import PlaygroundTab
from nnviz.tabs.playground.curve.state import points_of
from nnviz.ui.playback.status import Status
from tests.gestures import click, drag
from tests.run_program import run_program

TIMEOUT = 30_000


@pytest.fixture
def tab(window):
    """The tab with the view Fit a curve as it opens."""
    window.timeline.pause()
    window.timeline.speed = 1.0
    window.restore({"view": "learn"})
    window.restore({"view": "curve"})
    window.message.clear()
    QApplication.processEvents()
    yield window
    window.timeline.clear()
    window.restore({"view": "learn"})


def learnt(tab: PlaygroundTab, qtbot, **fields) -> None:
    """Let networks learn to the end."""
    tab.change(curve_model="network", **fields)
    tab.timeline.play()
    qtbot.waitUntil(lambda: tab.timeline.status == Status.FINISHED, timeout=TIMEOUT)


def said(tab: PlaygroundTab) -> str:
    return tab.view.sentence.text()


def test_it_opens_with_a_line_that_underfits_and_space_raises_the_degree(tab, qtbot):
    assert "Degree 1: " in said(tab) and "Underfitting" in said(tab)
    assert tab.start_button.text() == "Raise the degree" and "degree 1 / 19" in tab.playback_bar.label.text()
    QTest.keyClick(tab, Qt.Key.Key_Right)
    assert tab.state.curve_degree == 2
    tab.timeline.speed = 100.0
    QTest.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not tab.timeline.running, timeout=TIMEOUT)
    assert tab.state.curve_degree == 19 and "Overfitting" in said(tab)
    tab.undo()
    assert tab.state.curve_degree < 19


def test_what_is_drawn_is_the_fit_and_its_errors(tab):
    tab.change(curve_degree=5)
    fits = PolynomialFits(points_of(tab.state))
    view = tab.view
    np.testing.assert_allclose(view.fitted.y, fits.values(5, view.fitted.x))
    np.testing.assert_allclose(view.errors.test.y, fits.test_errors)
    assert view.errors.least.text() == f"degree {fits.test_errors.argmin()}"
    assert view.errors.handle.x() == 5 and view.errors.handle.y() == pytest.approx(np.log10(fits.test_errors[5]))


def test_dragging_on_the_errors_chooses_the_degree_and_the_keys_do_too(tab):
    errors = tab.view.errors
    drag(errors, (1, np.log10(errors.test.y[1])), (7.1, np.log10(errors.test.y[1])))
    assert tab.state.curve_degree == 7
    errors.setFocus()
    QTest.keyClick(errors.viewport(), Qt.Key.Key_Right)
    assert tab.state.curve_degree == 8
    tab.change(curve_model="network", curve_width=16)
    QTest.keyClick(errors.viewport(), Qt.Key.Key_Right)
    assert tab.state.curve_width == 24
    QTest.keyClick(errors.viewport(), Qt.Key.Key_Left)
    assert tab.state.curve_width == 16


def test_a_dragged_point_takes_the_curve_along_and_its_degree_may_end_earlier(tab):
    tab.change(curve_degree=3)
    view = tab.view
    x, t = float(points_of(tab.state).x[8]), float(points_of(tab.state).t[8])
    before = view.fitted.y.copy()
    drag(view.plot, (x, t), (x + 0.2, t + 0.7))
    assert len(tab.state.curve_places) == 20
    assert tab.state.curve_places[8] == pytest.approx((x + 0.2, t + 0.7), abs=0.03)
    assert not np.allclose(view.fitted.y, before)
    tab.change(curve_places=((-1.0, 0.0), (0.0, 1.0), (1.0, 0.5)), curve_degree=9)
    assert "Degree 9 is not determined: with 3 different x the highest degree is 2." in said(tab)
    np.testing.assert_allclose(np.interp([-1, 0, 1], view.fitted.x, view.fitted.y), [0, 1, 0.5], atol=1e-9)


def test_the_axes_of_the_errors_stand_still_while_a_point_is_dragged_and_suit_them_in_the_end(tab):
    view = tab.view
    tab.change(curve_degree=5)
    before, handle = view.errors._domain, view.points.handles[3]
    places = [list(place) for place in view._places()]
    handle._held = True
    for by in (0.05, 0.1, 0.15):
        view._on_moved_point(3, places[3][0], places[3][1] + by)
        assert view.errors._domain == before
    view._on_moved_point(3, places[3][0], places[3][1] + 6)  # far beyond what is seen
    assert view.errors._domain != before
    view._on_moved_point(3, places[3][0], places[3][1] + 0.15)
    handle._held = False
    handle.released.emit()
    dragged = view.errors._domain
    tab.change(view="learn")
    tab.change(view="curve", curve_degree=4)
    assert view.errors._domain == dragged  # as where nothing was dragged


def test_while_the_time_bar_of_networks_is_dragged_the_strip_is_written_as_fast_as_one_reads(tab, qtbot, monkeypatch):
    learnt(tab, qtbot, curve_updates=200)
    qtbot.wait(150)
    written, write = [], tab.strip.show_equations
    monkeypatch.setattr(tab.strip, "show_equations", lambda rows: (written.append(tab.timeline.position), write(rows)))
    for moment in (50, 40, 30, 20, 1):
        tab.timeline.scrub(moment)
    assert f"updates: {tab.view.run.widths().updates}" in said(tab) and written == [50]
    qtbot.waitUntil(lambda: written[-1] == 1)
    assert tab.strip.texts() == [(e.symbols, e.numbers, e.python) for e in tab.equations(tab.state)]


def test_the_axes_move_in_steps_while_the_noise_grows_and_show_all_points(tab):
    view, seen = tab.view, set()
    for percent in range(0, 40):
        tab.change(merge="noise", curve_noise=percent / 100)
        (low, high), (least, most) = view.plot._domain[1], view.errors._domain[1]
        seen.add((low, high))
        points = points_of(tab.state)
        assert low < points.t.min() and points.t.max() < high
        assert least < view.errors.test.y.min() < most
    assert len(seen) < 8


def test_a_click_adds_a_point_and_delete_removes_it(tab):
    click(tab.view.plot, 0.0, -1.2)
    assert len(tab.state.curve_places) == 21 and tab.state.curve_places[-1] == pytest.approx((0, -1.2), abs=0.03)
    tab.view.points.handles[20].setFocus()
    QTest.keyClick(tab.view.plot.viewport(), Qt.Key.Key_Delete)
    assert len(tab.state.curve_places) == 20
    tab.undo()
    tab.undo()
    assert tab.state.curve_places == ()


def test_networks_of_all_widths_learn_and_any_moment_and_width_can_be_seen(tab, qtbot):
    tab.change(curve_model="network")
    assert "Nothing is learned yet" in said(tab)
    learnt(tab, qtbot, curve_updates=1500)
    view, last = tab.view, tab.timeline.keep[-1]
    assert last.updates == 1500 and "Hidden units: 8, updates: 1,500" in said(tab)
    np.testing.assert_array_equal(view.errors.train.y, last.train)
    tab.change(curve_width=1)
    assert "Underfitting" in said(tab) and tab.timeline.keep[-1] is last
    np.testing.assert_array_equal(view.fitted.y, last.values(0, view.fitted.x))
    tab.timeline.go(20)
    assert "updates: 150," in said(tab)
    np.testing.assert_array_equal(view.errors.test.y, tab.timeline.keep[19].test)
    tab.timeline.go(0)
    assert "Nothing is learned yet" in said(tab)


def test_networks_learn_anew_when_a_point_is_let_go(tab, qtbot):
    learnt(tab, qtbot, curve_updates=300)
    places = points_of(tab.state)
    x, t = float(places.x[8]), float(places.t[8])
    drag(tab.view.plot, (x, t), (x, t - 0.8))
    qtbot.waitUntil(lambda: tab.timeline.status == Status.FINISHED, timeout=TIMEOUT)
    assert tab.timeline.keep[-1].updates == 300
    index = WIDTHS.index(tab.state.curve_width)
    miss = tab.timeline.keep[-1].values(index, points_of(tab.state).x) - points_of(tab.state).t
    assert tab.view.errors.train.y[index] == pytest.approx(np.mean(miss**2))


def test_the_shared_run_comes_back_after_the_curve(tab, qtbot):
    learnt(tab, qtbot, curve_updates=100)
    tab.change(view="learn")
    assert tab.owner is tab.run and "update 0" in tab.playback_bar.label.text()
    tab.change(view="curve")
    assert "Nothing is learned yet" in said(tab)


@pytest.mark.parametrize("formula", ["1/x", "x +", "9x"])
def test_a_curve_that_cannot_be_drawn_is_refused_with_a_sentence(tab, formula):
    tab.change(curve_target="typed")
    tab.change(curve_formula=formula)
    assert tab.message.text and tab.state.curve_formula == "sin(2x) + x/3"


def test_points_that_are_none_are_refused(tab):
    for places in (((0.0, 0.0),), ((0.0, 9.0), (1.0, 1.0)), ((0.0, 1.0, 2.0), (1.0, 1.0, 1.0)), (1.0, 2.0)):
        with pytest.raises(ValueError, match="The curve needs 2 to 60 points"):
            tab.restore({"view": "curve", "curve_places": places})


@pytest.mark.parametrize(
    "fields",
    [
        {"curve_degree": 5},
        {"curve_degree": 12, "curve_target": "typed", "curve_formula": "1/2", "curve_samples": 40},
        {"curve_degree": 3, "curve_places": ((-2.0, 1.0), (-1.0, 0.0), (0.0, 1.5), (1.0, 0.5), (2.0, 0.0))},
        {"curve_model": "network", "curve_updates": 300, "curve_width": 5, "curve_decay": 0.01},
        {"curve_model": "network", "curve_updates": 200, "curve_width": 3, "curve_activation": "relu"},
    ],
)
def test_the_copied_program_prints_the_errors_on_show(tab, qtbot, capsys, fields):
    tab.change(**fields)
    if tab.state.curve_model == "network":
        learnt(tab, qtbot)
    numbers = tab.script(tab.state).replace("import matplotlib.pyplot as plt\n", "").split("figure, ")[0]
    run_program(numbers, "fit.py", {})  # its picture is tried with the programs of all views
    first = capsys.readouterr().out.split("\n")[0]
    train, test = (float(part.split()[-1]) for part in first.split(", test"))
    errors = tab.view.run.errors(tab.state)
    assert train == pytest.approx(errors.train[errors.index], rel=1e-4)
    assert test == pytest.approx(errors.test[errors.index], rel=1e-4)
