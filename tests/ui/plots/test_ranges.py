"""Ranges that a plot can show, whatever is asked of it."""

import math

import numpy as np
import pytest

from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.ranges import round_range, shown_range

HARD = [0.0, 1.0, -1.0, 1e-320, 1e-150, 1e17, 2.7e43, -1e308, 1e308, math.inf, -math.inf, math.nan]


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("low", HARD)
@pytest.mark.parametrize("high", HARD)
def test_every_range_is_finite_and_has_places_between_its_ends(low, high, log):
    a, b = shown_range(low, high, log)
    assert a < (a + b) / 2 < b and math.isfinite(b - a)
    assert len(np.unique(np.linspace(a, b, 1000))) == 1000


def test_an_ordinary_range_stays_as_it_is():
    for span in ((0.0, 1.0), (-3.0, 3.0), (1e6, 1e6 + 1), (1e-9, 2e-9)):
        assert shown_range(*span) == span
    assert shown_range(2.0, 1.0) == (1.0, 2.0)


def test_a_logarithmic_range_ends_where_floats_do():
    assert round_range(3e-3, 40.0, log=True) == (1e-3, 100.0)
    low, high = round_range(5e-324, 1.7e308, log=True)
    assert 0 < low < high < math.inf


@pytest.mark.parametrize("log", [False, True])
def test_a_plot_paints_whatever_range_it_is_given(qtbot, log):
    plot = Plot("plots")
    qtbot.addWidget(plot)
    plot.set_data(plot.curve("ink", "f"), np.array([1.0, 2.0]), np.array([1.0, 2.0]))
    plot.set_log_y(log)
    plot.resize(300, 200)
    for low in HARD:
        for high in HARD:
            plot.set_domain((low, high), (high, low))
            plot.grab()
            (a, b), (c, d) = plot.getViewBox().viewRange()
            assert a < b and c < d and np.isfinite([a, b, c, d]).all()


def test_a_plot_without_room_has_pixels_as_large_as_all_of_it(qtbot):
    plot = Plot("gates", readout=None)
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    box = plot.getViewBox()
    box.setRange(xRange=(0, 8), yRange=(0, 6), padding=0)
    across, up = box.viewPixelSize()
    assert across == pytest.approx(8 / box.width()) and up == pytest.approx(6 / box.height())
    box.resize(0, 0)
    assert box.viewPixelSize() == (8, 6)
