"""What lies in a plot is on the screen when it is shown and gone when it is not, whatever numbers the axes have."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from nnviz.ui.plots.items.arrows import Arrows
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Dots
from nnviz.ui.plots.items.shapes import Arrow, DragLine, Region, Rings, Veil
from nnviz.ui.plots.plot import Plot
from tests.gestures import wheel


@pytest.fixture
def plot(qtbot):
    plot = Plot("gradient")
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.show()
    return plot


def seen(plot: Plot) -> QImage:
    """Return what stands on the screen: what was painted when it had to be, and nothing else anew."""
    for _ in range(3):
        QApplication.processEvents()
    return plot.screen().grabWindow(plot.winId()).toImage()


def shown_and_hidden(plot: Plot, shape: str, high: float):
    """Return what shows a shape all over the picture, and what takes it away."""
    square = [(0.0, 0.0), (high, 0.0), (high, high), (0.0, high)]
    veil, region, arrow, rings = Veil(plot), Region(plot, "test"), Arrow(plot, "ink"), Rings(plot, "ink")
    curve, stroke = plot.curve("ink", "y"), DragLine(plot)
    dots = Dots(plot)
    return {
        "veil": (lambda: veil.put(0.0), lambda: veil.put(None)),
        "region": (lambda: region.put(square), lambda: region.put([])),
        "arrow": (lambda: arrow.put((square[0], square[2])), lambda: arrow.put(None)),
        "curve": (lambda: plot.set_data(curve, [0, high], [0, high]), lambda: plot.set_data(curve, [], [])),
        "dots": (lambda: dots.show_points([(high / 2, high / 2)]), lambda: dots.show_points([])),
        "line": (lambda: stroke.put((square[0], square[2])), lambda: stroke.put(None)),
        "rings": (lambda: rings.put([(high / 2, high / 2)]), lambda: rings.put([])),
    }[shape]


@pytest.mark.parametrize("high", [7.0, 14_000.0, 1e9, 1e-9])
@pytest.mark.parametrize("shape", ["veil", "region", "arrow", "rings", "curve", "dots", "line"])
def test_a_shape_comes_and_goes_at_once_wherever_the_numbers_of_the_axes_lie(plot, high, shape):
    show, hide = shown_and_hidden(plot, shape, high)
    plot.set_domain((0.0, high), (0.0, high))
    bare = seen(plot)
    show()
    assert seen(plot) != bare
    hide()
    assert seen(plot) == bare


def test_what_moves_while_something_else_goes_leaves_nothing_behind(plot):
    plot.set_domain((0.0, 10.0), (0.0, 10.0))
    going, moving = Arrows(plot, "vermillion"), Arrows(plot, "ink")
    handle = Handle(plot, "ink", "square")

    def put(at: float, goes: float) -> QImage:
        going.show_arrows(at, at, goes, 0.0)
        moving.show_arrows(at, at, 0.0, 2.0)
        handle.put(at, at + 2.0)
        return seen(plot)

    put(6.0, 2.0)
    shown = put(2.0, 0.0)
    plot.background_cache.forget()
    plot.viewport().update()
    assert seen(plot) == shown  # nothing is another one when all is painted anew


def test_the_head_of_an_arrow_stays_as_large_as_it_was_while_the_plot_is_zoomed(plot):
    plot.set_domain((0.0, 10.0), (0.0, 10.0))
    arrow = Arrows(plot, "ink")
    seen(plot)
    arrow.show_arrows(2.0, 5.0, 6.0, 0.0, 10)
    before = plot.getViewBox().viewPixelSize()[0]
    for turns in (0, 3, -6):
        wheel(plot, turns)
        seen(plot)
        pixel = plot.getViewBox().viewPixelSize()[0]
        (_, tip, _, end, _, _), (_, _, _, up, _, _) = arrow.xData, arrow.yData
        assert np.hypot(tip - end, up - 5.0) / pixel == pytest.approx(10, rel=0.02), turns
    assert pixel != before
