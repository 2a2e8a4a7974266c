"""Painting on the surface with the mouse and from the keyboard; tables of points in and out."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.studies.playground.plane_data import MOST_POINTS, own_data
from nnviz.core.studies.playground.plane_painting import points_of
from nnviz.core.studies.playground.plane_tables import read_points
from nnviz.tabs.playground import PlaygroundTab
from nnviz.tabs.playground.state import data_of
from nnviz.ui.files import dialogs
from tests.gestures import click, drag
from tests.layouts import counted_layouts

FEW = ((-1.0, -1.0, 0.0), (1.0, 1.0, 1.0), (2.0, -2.0, 1.0))


@pytest.fixture
def tab(window):
    """The tab with three points of one's own."""
    window.timeline.pause()
    window.restore({"data": "own", "points": FEW})
    window.message.clear()
    window.view.painting.choose("move")
    window.view.painting.choose_label(1)
    QApplication.processEvents()
    yield window
    window.timeline.end_run()


def keys(tab: PlaygroundTab, *pressed: Qt.Key) -> None:
    """Press keys on the cursor of the surface."""
    surface = tab.view.surface
    surface.setFocus()
    tab.view.painting.cursor.setFocus()
    for key in pressed:
        QTest.keyClick(surface.viewport(), key)


def test_a_click_paints_a_point_of_the_class_and_a_stroke_a_row(tab):
    painting, surface = tab.view.painting, tab.view.surface
    QTest.mouseClick(painting.bar.tools["add"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(painting.bar.labels["0"], Qt.MouseButton.LeftButton)
    click(surface, 0.5, -0.5)
    assert tab.state.points[:3] == FEW and tab.state.points[3] == pytest.approx((0.5, -0.5, 0), abs=0.02)
    drag(surface, (-2, 2), (0, 2), steps=40)
    row = np.array(tab.state.points[4:])
    assert len(row) >= 7 and np.abs(row[:, 1] - 2).max() < 0.02 and (np.diff(row[:, 0]) > 0.2).all()
    tab.undo()
    assert len(tab.state.points) == 4  # a stroke is one step


def test_pieces_of_a_stroke_on_a_run_that_pauses_lay_nothing_out_anew(tab, qtbot):
    tab.timeline.step(40)
    qtbot.waitUntil(lambda: len(tab.run.history) == 40 and not tab.timeline.running, timeout=20_000)
    drawn = tab.start_button.text()
    tab.view.painting.choose("add")
    tab.view.painting._on_pressed(-2.0, -2.0)
    QApplication.processEvents()
    with counted_layouts() as layouts:
        for place in range(5):
            tab.view.painting._on_stroked(-1.5 + 0.5 * place, -2.0)
            QApplication.sendPostedEvents()
            assert tab.start_button.text() == drawn and tab.timeline.position == 40
    assert len(tab.state.points) == len(FEW) + 6 and layouts.count < 5  # the sentence may need another line
    assert len(tab.view.surface.points.x) == len(FEW) + 6


@pytest.mark.parametrize("view", ["space", "compare"])
def test_bent_space_and_a_b_are_painted_on_as_well(tab, view):
    tab.change(view=view)
    QApplication.processEvents()
    surfaces = tab.view.surfaces if view == "compare" else (tab.view.surface,)
    bar = tab.view.bar if view == "compare" else tab.view.painting.bar
    QTest.keyClick(tab, Qt.Key.Key_P)
    assert bar.tools["add"].isChecked()
    for count, surface in enumerate(surfaces, 4):
        click(surface, 0.5 * count - 2, -0.5)
        assert len(tab.state.points) == count
        assert all(len(plot.plane_data.x) == count for plot in surfaces)
    tab.undo()
    assert len(tab.state.points) == 2 + len(surfaces)  # a stroke on A and one on B are two steps


def test_the_spray_adds_a_cloud_and_the_eraser_takes_it_away(tab):
    painting, surface = tab.view.painting, tab.view.surface
    painting.choose("spray")
    click(surface, -1, 1.5)
    cloud = np.array(tab.state.points[3:])
    assert len(cloud) == 8 and (cloud[:, 2] == 1).all() and np.hypot(cloud[:, 0] + 1, cloud[:, 1] - 1.5).max() < 0.45
    painting.choose("erase")
    drag(surface, (-1.6, 1.5), (-0.4, 1.5), steps=30)
    assert len(tab.state.points) < 8 and tab.state.points[:3] == FEW
    click(surface, 0, 0)
    assert tab.state.points[:3] == FEW


def test_a_point_is_dragged_and_beside_points_the_plot_pans(tab):
    surface = tab.view.surface
    drag(surface, (1, 1), (0.2, 1.4))
    assert tab.state.points[1] == pytest.approx((0.2, 1.4, 1), abs=0.02) and tab.state.points[0] == FEW[0]
    before, points = surface.getViewBox().viewRange(), tab.state.points
    drag(surface, (0, -1), (0.5, -1))
    assert tab.state.points == points and surface.getViewBox().viewRange() != before
    surface.fit()


def test_the_keyboard_paints_moves_and_erases(tab):
    keys(tab, Qt.Key.Key_Return, *[Qt.Key.Key_Up] * 3, Qt.Key.Key_Return)  # takes the nearest, moves it, lets go
    assert tab.state.points[1] == pytest.approx((1, 1.3, 1))
    tab.view.painting.choose("add")
    keys(tab, Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert tab.state.points[-1] == pytest.approx((1.1, 1.3, 3)) and data_of(tab.state).classes == 4
    keys(tab, Qt.Key.Key_Delete)
    assert tab.state.points == (FEW[0], FEW[2])


def test_numbers_and_letters_choose_class_and_tool_whatever_has_the_focus(tab):
    painting = tab.view.painting
    tab.setFocus()
    for key, tool in ((Qt.Key.Key_P, "add"), (Qt.Key.Key_S, "spray"), (Qt.Key.Key_E, "erase"), (Qt.Key.Key_M, "move")):
        QTest.keyClick(tab, key)
        assert painting.tool == tool and painting.bar.tools[tool].isChecked()
    QTest.keyClick(tab, Qt.Key.Key_2)
    assert painting.label == 2 and painting.bar.labels["2"].isChecked()
    position = tab.timeline.position
    QTest.keyClick(tab, Qt.Key.Key_7)
    assert painting.label == 2 and tab.timeline.position == position


def test_the_last_points_cannot_be_erased_and_more_than_may_be_are_not_painted(tab):
    painting = tab.view.painting
    tab.change(points=((0.0, 0.0, 1.0),))
    painting.choose("erase")
    click(tab.view.surface, 0, 0)
    assert tab.state.points == ((0.0, 0.0, 1.0),) and "Paint some" in tab.message.text
    full = ((1.0, 1.0, 1.0),) * (MOST_POINTS - 1) + ((1.0, 1.0, 0.0),)
    tab.change(points=full)
    painting.choose("spray")
    click(tab.view.surface, 0, 0)
    assert tab.state.points == full and "At most 2,000 points" in tab.message.text


def test_the_first_stroke_takes_over_the_points_on_show_and_the_learning_goes_on(tab, qtbot):
    tab.restore({"data": "circle"})
    shown = data_of(tab.state)
    tab.timeline.play()
    qtbot.waitUntil(lambda: tab.timeline.position > 100, timeout=20_000)
    tab.view.painting.choose("add")
    click(tab.view.surface, 0, 0)
    reached = tab.timeline.position
    assert tab.state.data == "own" and tab.state.points[:-1] == points_of(shown) and reached > 100
    assert np.array_equal(own_data(tab.state.points, tab.state.share).test[:-1], shown.test)
    qtbot.waitUntil(lambda: tab.timeline.position > reached + 100, timeout=20_000)
    tab.change(data="xor")
    assert len(tab.run.history) < reached  # other data begins anew


def test_among_numbers_points_are_painted_as_minus_one_and_one(tab):
    tab.restore({"data": "hill"})
    QApplication.processEvents()
    painting = tab.view.painting
    assert [b.text() for b in painting.bar.labels.values() if b.isVisible()] == ["−1", "1"]
    painting.choose("add")
    keys(tab, Qt.Key.Key_3)  # there is no such value
    painting.choose_label(0)
    click(tab.view.surface, 0, 0)
    assert tab.state.points[-1][2] == -1 and data_of(tab.state).classes == 0


# Tables.


def test_points_are_saved_and_opened_again(tab, tmp_path, monkeypatch):
    path = str(tmp_path / "points.csv")
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    monkeypatch.setattr(dialogs.QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    tab.save_points()
    assert "Saved as" in tab.message.text
    tab.restore({"view": "curve"})
    tab.open_points()
    assert tab.state.points == FEW and (tab.state.data, tab.state.view) == ("own", "learn")
    assert tab.message.text == "3 points of 2 classes: 0 = 0, 1 = 1."


def test_a_table_is_pasted_with_names_and_other_ranges(tab):
    QApplication.clipboard().setText("length\twidth\tkind\n10\t100\tsetosa\n20\t300\tvirginica\n15\t200\tsetosa\n")
    tab.paste_points()
    assert tab.state.points == ((-2.6, -2.6, 0), (2.6, 2.6, 1), (0, 0, 0))
    assert "0 = setosa, 1 = virginica" in tab.message.text and "scaled to fit" in tab.message.text
    QApplication.clipboard().setText("1,2,0\n1,x,0\n")
    before = tab.state
    tab.paste_points()
    assert tab.state == before and "No points: “x” in line 2 is not a number" in tab.message.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x1,x2,label\n1,2,0\n3,1,1\n", "2 points of 2 classes"),
        ("x1;x2;label\n0,5;2;0,25\n3;1;-0,5\n".encode("utf-16"), "2 points with numbers to regress."),
        (b"\xff\xfe\xff", "is not a text file"),
        (b"1,2,3\n4,5\n", "Line 2 has 2 columns"),
    ],
)
def test_a_file_is_opened_or_told_why_not(tab, tmp_path, content, words):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    tab.files.read(str(path))
    assert words in tab.message.text
    tab.files.read(str(tmp_path / "missing.csv"))
    assert "missing.csv was not found" in tab.message.text


def test_only_tables_are_accepted_when_they_are_dropped(tab, tmp_path):
    table, other = tmp_path / "table.csv", tmp_path / "other.bin"
    table.write_text("1,2,0\n0,1,1\n0,0,1\n")
    other.write_bytes(bytes(100))
    assert tab.accept_file(str(table)) and not tab.accept_file(str(other))
    assert tab.state.points == read_points(table.read_text()).points


def test_presets_bring_a_rule_and_points_and_keep_those_that_were_painted(tab):
    titles = [preset.title for preset in tab.presets]
    tab.show_preset(titles.index("A rule of your own"))
    data = data_of(tab.state)
    assert np.array_equal(data.t == 1, np.hypot(*data.x.T) < 2) and tab.state.points == FEW
    tab.show_preset(titles.index("Points of your own"))
    assert tab.state.data == "own" and len(tab.state.points) == 21 and len(data_of(tab.state).x_test) == 0
    tab.undo()
    assert tab.state.points == FEW
