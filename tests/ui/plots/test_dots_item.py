"""The dots of a plot know how much room they take without working it out for each painting."""

import numpy as np
import pyqtgraph as pg

from nnviz.ui.plots.plot import Plot


def test_the_room_of_dots_is_that_of_pyqtgraph_after_every_change(qtbot):
    plot = Plot("gates")
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    curve = plot.curve("training", dots=True)
    dots = curve.scatter
    plot.show()

    def same() -> bool:
        kept = dots.boundingRect(), dots.boundingRect()
        dots.bounds = [None, None]
        return kept[0] == kept[1] == pg.ScatterPlotItem.boundingRect(dots)

    assert dots.boundingRect().isNull()
    plot.set_data(curve, np.arange(3.0), np.array([0.0, 2.0, 1.0]))
    first = dots.boundingRect()
    assert same() and first.width() > 2
    plot.set_domain((0.0, 10.0), (0.0, 5.0))
    assert same() and dots.boundingRect() != first  # a dot takes more of the axes now
    before = dots.boundingRect()
    plot.set_data(curve, np.arange(4.0), np.arange(4.0))
    assert same() and dots.boundingRect() != before
    before = dots.boundingRect()
    dots.setSize(40)
    assert same() and dots.boundingRect().contains(before)
    plot.set_data(curve, np.empty(0), np.empty(0))
    assert dots.boundingRect().isNull()
