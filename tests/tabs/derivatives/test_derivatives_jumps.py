"""Curves with jumps, poles and holes: no line joins what the function does not, and what is undefined is not drawn."""

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from nnviz.tabs.derivatives import DerivativesTab
from nnviz.ui.plots.curve import PlotCurve

INTEGERS = np.arange(-600.0, 600.0)
BREAKS = {  # formula: where it jumps, has a pole or ends
    "tan x": np.pi / 2 + np.pi * INTEGERS, "1/x": [0.0], "floor(x)": INTEGERS, "step(x)": [0.0], "1/(x-3)³": [3.0],
    "exp(1/x)": [0.0], "ln x": [0.0], "√(x-100)": [100.0], "x^x": [0.0],
}  # fmt: skip
PLACES = (5.0, 0.0, 1.5707, 3.0, 100.5)


@pytest.fixture
def tab(qtbot):
    tab = DerivativesTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    yield tab
    tab.close_down()


def strokes(curve: PlotCurve) -> np.ndarray:
    """Return the x of both ends of all lines that are drawn (n, 2)."""
    x, connect = curve.item.xData, curve.item.opts["connect"]
    if isinstance(connect, str):
        assert connect == "all"
        connect = np.ones(len(x), bool)
    drawn = np.flatnonzero(np.asarray(connect)[:-1])
    return np.stack([x[drawn], x[drawn + 1]], axis=1)


@pytest.mark.parametrize("formula", BREAKS)
def test_no_line_joins_across_a_jump_a_pole_or_an_end(tab, formula):
    page, breaks = tab.view_of["curve"], np.asarray(BREAKS[formula])
    for x in PLACES:
        for zoom in (0, 1, 8):
            tab.set_state(replace(tab.state, view="curve", curve="typed", formula=formula, x=x, zoom=zoom, slopes=True))
            tab.grab()
            for line in (page.function_line, page.exact_slopes, page.numerical_slopes):
                a, b = strokes(line)[:, :, None].transpose(1, 0, 2)
                assert not ((a < breaks) & (breaks < b)).any(), (line.name, x, zoom)


def test_a_zoomed_curve_is_drawn_whole_where_it_is_only_steep(tab):
    for formula in ("x²", "e^x", "sin(40x)", "tanh(500x)"):
        for zoom in (0, 4, 16):
            tab.set_state(replace(tab.state, view="curve", curve="typed", formula=formula, x=0.3, zoom=zoom))
            tab.grab()
            page = tab.view_of["curve"]
            assert all(len(strokes(line)) >= 699 for line in (page.function_line, page.numerical_slopes)), formula


SURFACES = "1/x0", "tan(x0) + x1", "floor(x0)/x1", "ln(x0)·x1", "x0^x1", "10^17+x0", "√(x0-100)", "exp(exp(x0))"


@pytest.mark.parametrize("formula", SURFACES)
def test_a_surface_with_holes_is_painted_in_no_time(tab, formula):
    view = tab.view_of["partial"].surface_view
    for x0, x1 in ((4.7, -5.0), (0.0, 0.0), (1.0, 1.0)):
        tab.set_state(replace(tab.state, view="partial", surface="typed", surface_formula=formula, x0=x0, x1=x1))
        QApplication.processEvents()
        before = time.thread_time()
        for turned in (1, 2):  # the second one has the background ready
            view.turn(view.azimuth + turned, view.elevation)
            view.grab()
        assert time.thread_time() - before < 0.25


@pytest.mark.parametrize("formula", ["ln x", "ln(x² - 4)", "√x + ln x", "log10(x)"])
def test_where_a_curve_has_no_value_no_slope_is_drawn_and_its_handle_is_no_point_of_it(tab, formula):
    page = tab.view_of["curve"]
    for x in (-1.0, 3.0):
        tab.set_state(replace(tab.state, view="curve", curve="typed", formula=formula, x=x, slopes=True))
        tab.grab()
        drawn = strokes(page.exact_slopes)
        assert len(drawn) > 50 and np.isfinite(np.asarray(page.curve.f(drawn), np.float64)).all()
        with np.errstate(all="ignore"):
            exists = bool(np.isfinite(page.curve.f(x)))
        assert page.point_handle._role == ("ink" if exists else "muted")
