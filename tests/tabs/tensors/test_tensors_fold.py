"""The view Fold: by hand and learnt, what is drawn and said is what the network answers."""

import subprocess
import sys
from dataclasses import asdict

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.tabs.tensors import TensorsTab
from nnviz.tabs.tensors.fold.folding import moons_of
from nnviz.tabs.tensors.state import FOLDS, TensorsState
from tests.gestures import drag, show_preset

TIMEOUT = 30_000


VIEW = "fold"


def right(tab: TensorsTab) -> int:
    """Return how many points lie on the side of their class, from what is drawn of the folded plane."""
    QTest.qWait(60)  # it follows a quick change a moment later
    points = tab.view.points[1]
    return int(((points.points[1] > 0) == (points.classes == 1)).sum())


def test_it_opens_with_a_flat_plane_and_space_folds_it_until_a_line_separates_what_no_line_did(tab):
    assert right(tab) == 108 and "108 of 120 correct. Nothing is folded yet" in tab.view.sentence.text()
    assert tab.view.points[0].wrong.sum() == 12 and tab.start_button.text() == "Fold the plane"
    places, counts = tab.view.points[1].points, []
    flat = np.linalg.lstsq(np.vstack([moons_of(tab.state).x, np.ones(120)]).T, places.T, rcond=None)
    assert np.abs(flat[1]).max() < 1e-20  # the plane as it is, only turned and stretched
    QTest.keyClick(tab, Qt.Key.Key_Space)
    assert tab.timeline.running
    tab.timeline.pause()
    for moment in (0, 30, 60, 100):
        tab.timeline.go(moment)
        counts.append(right(tab))
        assert ("Folded by" in tab.view.sentence.text()) == (0 < moment < 100)
    assert counts[0] == 108 and counts == sorted(counts) and counts[-1] == 120
    assert "a single horizontal line separates" in tab.view.sentence.text() and not tab.view.points[0].wrong.any()


def test_an_older_scene_shows_the_folded_plane(tab):
    old = asdict(TensorsState(view="fold"))
    del old["folded"]
    tab.restore(old)
    assert tab.state.folded == 100 and right(tab) == 120


def test_without_a_fold_a_line_cuts_both_moons(tab):
    show_preset(tab, "No fold: one line is not enough")
    assert right(tab) == 108 and "108 of 120 correct." in tab.view.sentence.text()
    assert "no line separates the moons" in tab.view.sentence.text()
    assert tab.view.points[0].wrong.sum() == 12


def test_dragging_a_fold_moves_it_with_its_end_and_can_break_the_answer(tab):
    px, py, qx, qy = FOLDS[0]
    drag(tab.view.plane, (px, py), (px + 0.6, py - 0.9))
    moved = tab.state.folds[0]
    assert moved[:2] == pytest.approx((px + 0.6, py - 0.9), abs=0.03)
    assert moved[2] - moved[0] == pytest.approx(qx - px) and moved[3] - moved[1] == pytest.approx(qy - py)
    assert right(tab) < 120 and f"{right(tab)} of 120 correct. Drag the folds" in tab.view.sentence.text()
    tab.undo()
    assert tab.state.folds == FOLDS
    tab.view.handles.moved.emit(1, 1, 0.5, 0.5)
    assert tab.state.folds[1] == (*FOLDS[1][:2], 0.5, 0.5)


def test_a_network_learns_the_folds_in_a_worker_and_time_shows_how(tab, qtbot):
    show_preset(tab, "Let a network find the folds")
    assert tab.busy
    qtbot.waitUntil(lambda: not tab.busy, timeout=TIMEOUT)
    assert len(tab.timeline.keep) == 150 and tab.start_button.isEnabled()
    first = right(tab)
    tab.timeline.go(150)
    assert right(tab) == 120 > first and "a single horizontal line" in tab.view.sentence.text()
    assert not any(h.isVisible() for pair in tab.view.handles.handles for h in pair)
    assert sum(len(line.x) > 0 for line in tab.view.handles.lines) == 3
    tab.undo()
    tab.undo()


def test_two_folds_and_a_bad_start_are_told_as_what_they_are(tab, qtbot):
    for title in ("Failure: two folds are too few", "Failure: a start that gets stuck"):
        show_preset(tab, title)
        qtbot.waitUntil(lambda: not tab.busy, timeout=TIMEOUT)
        assert right(tab) < 120 and "It has not found folds" in tab.view.sentence.text()
        assert tab.timeline.position == 150


def test_leaving_and_changing_the_settings_ends_the_learning(tab, qtbot):
    show_preset(tab, "Eight folds")
    tab.change(by="hand")
    assert not tab.view.learning.busy
    tab.change(by="learnt", rate=0.02)
    tab.change(rate=0.03)
    qtbot.waitUntil(lambda: not tab.busy, timeout=TIMEOUT)
    frames = tab.view.learning.frames(tab.state)
    assert len(frames) == 151 and len(frames[0].b) == 8
    tab.close_down()


def test_the_axes_of_the_folded_plane_stay_while_a_fold_is_held_and_follow_when_it_is_released(tab, qtbot):
    qtbot.waitUntil(lambda: not tab.busy)
    before, held = tab.view.sheet.getViewBox().viewRange(), []
    tab.view.handles.moved.connect(lambda *_: held.append(tab.view.sheet.getViewBox().viewRange()))
    drag(tab.view.plane, FOLDS[0][2:], (2.0, 1.3))
    qtbot.waitUntil(lambda: not tab.busy)
    assert len(held) > 5 and all(seen == before for seen in held)
    points, (x, y) = tab.view.points[1].points, tab.view.sheet.getViewBox().viewRange()
    assert [x, y] != before and x[0] <= points[0].min() and points[0].max() <= x[1]
    assert y[0] <= points[1].min() and points[1].max() <= y[1]


def test_lines_of_folds_that_are_gone_stand_in_no_table(tab):
    tab.change(units=8)
    tab.change(units=2)
    assert [len(line.x) for line in tab.view.handles.lines] == [2, 2, 0, 0, 0, 0, 0, 0]
    assert [arrow.isVisible() for arrow in tab.view.handles.arrows] == [True] * 2 + [False] * 6


def test_terms_of_the_strip_light_up_their_fold(tab):
    tab.highlight("fold1")
    assert [line.width for line in tab.view.handles.lines[:3]] == [2, 5, 2]
    tab.highlight("")
    assert [line.width for line in tab.view.handles.lines[:3]] == [2, 2, 2]


@pytest.mark.parametrize("change", [{"units": 8, "samples": 10}, {"noise": 0.5, "samples": 400}, {"units": 1},
                                    {"folds": ((0.0,) * 4,) * 8}])  # fmt: skip
def test_odd_settings_are_shown(tab, change):
    tab.change(**change)
    count = tab.state.samples
    assert f"{right(tab)} of {count} correct." in tab.view.sentence.text() or change.get("folds")
    assert not tab.grab().isNull() and np.isfinite(tab.view.points[1].points).all()


def test_the_copied_program_counts_as_many(tab, tmp_path):
    pytest.importorskip("matplotlib")
    tab.change(units=2, folded=40)
    path = tmp_path / "a.py"
    path.write_text("import matplotlib\n\nmatplotlib.use('Agg')\n" + tab.script(tab.state), encoding="utf-8")
    out = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=120, check=True).stdout
    found = tab.view.network(tab.state)
    assert f"{found.right(moons_of(tab.state))} of 120 right" in out
