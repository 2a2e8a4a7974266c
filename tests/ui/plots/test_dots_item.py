"""The dots of a plot look like pyqtgraph's, and know how much room they take."""

import numpy as np
import pyqtgraph as pg
import pytest

from nnviz.ui.plots.plot import Plot


@pytest.fixture
def plot(qtbot) -> Plot:
    plot = Plot("gates")
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.show()
    return plot


def pixels(plot: Plot) -> np.ndarray:
    image = plot.grab().toImage()
    return np.array(image.constBits(), np.uint8).reshape(image.height(), -1, 4)


@pytest.mark.parametrize("dash", [False, True])
def test_dots_are_painted_as_pyqtgraph_paints_them(plot, dash):
    x, y = np.arange(5.0), np.array([0.0, 2.0, 1.0, 1e30, 0.5])
    curve = plot.curve("training", dots=True, dash=dash)
    curve.item.setVisible(False)
    plot.set_domain((-1.0, 5.0), (-1.0, 3.0))
    empty = pixels(plot)
    plot.set_data(curve, x, y)
    ours = pixels(plot)
    assert (ours != empty).any()
    curve.scatter.setVisible(False)
    theirs = pg.ScatterPlotItem(x[y < 1e9], y[y < 1e9], symbol="s" if dash else "o", size=curve.dot, pen=None,
                                brush=curve.scatter.brush)  # fmt: skip
    plot.addItem(theirs, ignoreBounds=True)
    assert np.array_equal(pixels(plot), ours)


def test_the_room_of_dots_follows_points_ranges_and_size(plot):
    curve = plot.curve("training", dots=True)
    dots = curve.scatter
    assert dots.boundingRect().isNull()
    plot.set_data(curve, np.arange(3.0), np.array([0.0, 2.0, 1.0]))
    assert dots.points == [(0.0, 0.0), (1.0, 2.0), (2.0, 1.0)]
    first = dots.boundingRect()
    assert first.left() < 0 and first.right() > 2 and first.top() < 0 and first.bottom() > 2
    plot.set_domain((0.0, 10.0), (0.0, 5.0))
    wider = dots.boundingRect()
    assert wider.contains(first) and wider != first  # a dot takes more of the axes now
    dots.set_look(40, dots.pen, dots.brush)
    assert dots.boundingRect().contains(wider) and dots.boundingRect() != wider
    plot.set_data(curve, np.arange(4.0), np.arange(4.0))
    assert dots.boundingRect().right() > 3
    plot.set_data(curve, np.empty(0), np.empty(0))
    assert dots.boundingRect().isNull()
