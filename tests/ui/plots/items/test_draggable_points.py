"""Points of a plot by keys: the Tab key reaches all of them as one, Page Up and Page Down go from one to the next."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.draggable_points import Points
from nnviz.ui.plots.plot import Plot

PLACES = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)]


@pytest.fixture
def shown(qtbot) -> Iterator[tuple[Plot, Points, Handle, QLineEdit]]:
    whole, plot, after = QWidget(), Plot("tensors"), QLineEdit()
    points = Points(plot)
    points.put(PLACES, [0, 1, 0], free=True)
    handle = Handle(plot, "ink")
    plot.set_domain((-1, 3), (-1, 2))
    column = QVBoxLayout(whole)
    column.addWidget(plot)
    column.addWidget(after)
    whole.resize(400, 400)
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    after.setFocus()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    yield plot, points, handle, after


def focused(points: Points) -> list[int]:
    return [handle.index for handle in points.handles if handle.hasFocus()]


def test_the_tab_key_reaches_all_points_as_one_and_comes_back_to_the_one_it_left(shown):
    plot, points, handle, after = shown
    assert focused(points) == [0]
    QTest.keyClick(plot.viewport(), Qt.Key.Key_PageDown)
    assert focused(points) == [1]
    QTest.keyClick(plot.viewport(), Qt.Key.Key_Tab)
    assert focused(points) == [] and handle.hasFocus()
    QTest.keyClick(plot.viewport(), Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    QTest.keyClick(plot.viewport(), Qt.Key.Key_Backtab)
    assert focused(points) == [1]


def test_page_keys_go_round_and_tell_which_point_was_chosen(shown):
    plot, points, *_ = shown
    chosen: list[int] = []
    points.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        QTest.keyClick(plot.viewport(), key)
    assert chosen == [2, 1, 2, 0] and focused(points) == [0]


def test_a_point_that_went_or_is_out_of_sight_leaves_the_stop_to_another(shown):
    plot, points, _, after = shown
    QTest.keyClick(plot.viewport(), Qt.Key.Key_PageUp)
    assert focused(points) == [2]
    after.setFocus()
    points.put(PLACES[:2], [0, 1], free=True)
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert focused(points) == [1]
    after.setFocus()
    plot.getViewBox().setRange(xRange=(-0.5, 0.5), yRange=(-0.5, 0.5), padding=0)
    plot.grab()  # so that the points are where they are seen
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert focused(points) == [0]
