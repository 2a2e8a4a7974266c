"""The view Geometry: what is dragged is what the matrix becomes, and everything follows from the State."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnviz.core.studies.tensors.plane_maps import LETTER
from nnviz.tabs.tensors.geometry.plane_map import plane_map
from nnviz.tabs.tensors.state import MAPS
from tests.gestures import drag, show_preset

VIEW = "geometry"


def test_the_map_opens_before_it_happens_and_shows_pale_where_it_leads(tab):
    view = tab.view
    w11, w12, w21, w22 = tab.state.w1
    assert tab.timeline.position == 0 and view.area.text() == "area 1"
    assert np.array_equal(view.grids[1].curves[0].x, view.grids[0].curves[0].x)
    assert [arrow.ends for arrow in view.moving.arrows] == [((0, 0), (1, 0)), ((0, 0), (0, 1))]
    assert view.frame.arrows[0].ends == ((0, 0), (w11, w21)) and view.frame.arrows[0].pale
    assert view.frame.handles[1].isVisible() and not view.frame.area.isVisible()
    x, y = view.end_outline.x, view.end_outline.y
    reach = view.after.getViewBox().viewRange()
    tab.timeline.go(100)
    assert np.column_stack([x, y])[:-1] == pytest.approx(np.array(view.figures[1].corners))
    assert len(view.end_outline.x) == 0 and not view.moving.area.isVisible() and not view.frame.arrows[0].pale
    assert view.after.getViewBox().viewRange() == reach, "the axes stay as they are"


def test_the_whole_map_shows_the_columns_of_w_and_the_determinant_as_an_area(tab):
    view = tab.view
    tab.timeline.go(100)
    w11, w12, w21, w22 = tab.state.w1
    assert view.frame.arrows[0].ends == ((0, 0), (w11, w21)) and view.frame.arrows[1].ends == ((0, 0), (w12, w22))
    assert view.area.text() == "area 1.64" and "1.64 times as large" in view.sentence.text()
    assert len(view.figures[1].corners) == len(LETTER)


def test_dragging_an_arrow_with_the_mouse_changes_its_column_and_everything_follows(tab):
    before = tab.view.grids[1].curves[0].x.copy()
    assert tab.state.moved == 0
    drag(tab.view.after, (1.2, -0.4), (2.0, 1.0))
    assert tab.state.w1[0] == pytest.approx(2.0, abs=0.05) and tab.state.w1[2] == pytest.approx(1.0, abs=0.05)
    assert not np.array_equal(before, tab.view.grids[1].curves[0].x) and tab.state.moved == 100
    tab.undo()
    assert tab.state.w1 == (1.2, 0.5, -0.4, 1.2)


def test_a_corner_of_the_figure_is_dragged_and_moved_by_keys(tab, qtbot):
    tab.timeline.go(100)
    drag(tab.view.before, LETTER[0], (-1.0, -1.0))
    assert tab.state.figure[0] == pytest.approx((-1.0, -1.0), abs=0.05)
    end = np.array(tab.state.w1).reshape(2, 2) @ tab.state.figure[0]
    assert tab.view.figures[1].corners[0] == pytest.approx(tuple(end))
    handle = tab.view.points.handles[3]
    tab.view.before.setFocus()
    handle.setFocus()
    x, y = tab.state.figure[3]
    qtbot.keyClick(tab.view.before.viewport(), Qt.Key.Key_Up)
    assert tab.state.figure[3] == (x, round(y + 0.05, 2))


@pytest.mark.parametrize("kind", MAPS)
def test_every_corner_that_can_be_dragged_goes_where_it_is_dragged(tab, kind):
    tab.change(map=kind)
    view = tab.view
    for number, (handle, place) in enumerate(zip(view.frame.handles, ((1.0, 0.5), (0.6, 0.8), (-0.8, 0.6)),
                                                 strict=True)):  # fmt: skip
        if not handle.isVisible():
            continue
        view.frame.moved.emit(number, *place)
        origin, one, two = (plane_map(tab.state).layers[0](np.array(p, float)) for p in ((0, 0), (1, 0), (0, 1)))
        wanted = np.array(place)
        if kind == "scale":
            wanted = np.array([place[0], 0.0]) if number == 1 else np.array([0.0, place[1]])
        assert (origin, one, two)[number] == pytest.approx(wanted, abs=0.02), (kind, number)


def test_a_map_is_played_from_the_identity_step_by_step(tab, qtbot):
    show_preset(tab, "A dense layer with ReLU")
    view = tab.view
    assert view.points.handles[0].isVisible() and min(view.grids[1].curves[0].y) == 0
    tab.timeline.go(0)
    assert np.array_equal(view.grids[1].curves[0].x, view.grids[0].curves[0].x)
    assert "Nothing has moved yet" in view.sentence.text()
    tab.timeline.go(50)
    assert "50 % of the way" in view.sentence.text()
    assert min(view.grids[1].curves[0].y) < 0
    qtbot.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.state.moved == 100, timeout=30_000)
    view.frame.moved.emit(0, 0.0, 0.0)
    assert tab.state.b1 == (0.0, 0.0) and tab.state.moved == 100


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("A translation by (1, −3)", "Every point moves by the same vector"),
        ("A rotation by 30°", "the determinant is 1"),
        ("A scaling by 1 and 0.5", "0.5 times as large"),
        ("A reflection", "1 times as large and mirrors it"),
        ("A dense layer: Wx + b", "2.25 times as large"),
        ("A dense layer with ReLU", "no affine map does this"),
        ("Two layers, no activation", "straight lines stay straight"),
        ("Two layers with ReLU between", "no affine map does this"),
        ("Failure: a determinant of 0", "determinant of W is 0"),
    ],
)
def test_the_presets_say_what_they_show(tab, title, said):
    show_preset(tab, title)
    tab.timeline.go(100)
    assert said in tab.view.sentence.text()
    assert tab.view.description(tab.state).startswith(tab.view.sentence.text())


def test_terms_of_the_strip_light_up_arrows_square_and_figure(tab):
    tab.highlight("column1")
    assert tab.view.frame.arrows[0].lit and not tab.view.frame.arrows[1].lit
    tab.highlight("area")
    assert tab.view.frame.area.lit and not tab.view.frame.arrows[0].lit
    tab.highlight("figure")
    assert tab.view.outlines[1].width == 5
    tab.highlight("")
    assert tab.view.outlines[1].width == 2 and not tab.view.frame.area.lit


def test_the_copied_program_says_the_same_determinant(tab, tmp_path):
    pytest.importorskip("matplotlib")
    show_preset(tab, "A dense layer with ReLU")
    path = tmp_path / "a.py"
    path.write_text("import matplotlib\n\nmatplotlib.use('Agg')\n" + tab.script(tab.state), encoding="utf-8")
    out = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=120, check=True).stdout
    assert "det W = 2.25" in out and "RELU = [True]" in tab.script(tab.state)
