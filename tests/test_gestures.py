"""The mouse of the tests moves things as a hand would; the drag tests of the tabs rest on this."""

import pyqtgraph as pg
import pytest
from pyqtgraph.graphicsItems.TargetItem import TargetItem

from tests.gestures import drag


@pytest.fixture
def plot(qtbot) -> pg.PlotWidget:
    widget = pg.PlotWidget()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.setRange(xRange=(-5, 5), yRange=(-5, 5), padding=0)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_drag_takes_a_line_to_where_the_mouse_lets_go(plot):
    line = pg.InfiniteLine(0, movable=True)
    plot.addItem(line)
    drag(plot, (0, 0), (3, 1))
    assert line.value() == pytest.approx(3, abs=0.1)


def test_a_drag_takes_a_target_to_where_the_mouse_lets_go(plot):
    target = TargetItem((1, 1))
    plot.addItem(target)
    drag(plot, (1, 1), (-2, 3))
    assert tuple(target.pos()) == pytest.approx((-2, 3), abs=0.1)


def test_a_drag_on_empty_background_pans_the_view(plot):
    drag(plot, (0, 0), (2, 0))
    assert plot.viewRange()[0] == pytest.approx([-7, 3], abs=0.1)
