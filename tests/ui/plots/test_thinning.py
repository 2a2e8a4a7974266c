"""Points of a line that nobody could see are not drawn."""

import numpy as np
import pytest

from nnviz.ui.plots.thinning import seen_points

X = np.linspace(0.0, 1400.0, 701)
CURVES = {
    "straight": 0.3 * X,
    "parabola": 300 - (X - 700) ** 2 / 1500,
    "wave": 240 + 200 * np.sin(X / 120),
    "fast waves": 240 + 200 * np.sin(3e4 / (X + 20)),
    "corner": np.abs(X - 701),
    "step": np.where(X < 703, 100.0, 380.0),
    "noise": np.random.default_rng(1).normal(240, 30, len(X)),
}


@pytest.mark.parametrize("joined", [None, np.arange(len(X)) % 90 != 40], ids=["whole", "in parts"])
@pytest.mark.parametrize("name", CURVES)
def test_what_is_left_out_lies_on_the_line_that_is_drawn(name, joined):
    y = CURVES[name]
    kept = seen_points(X, y, joined)
    assert kept[0] == 0 and kept[-1] == len(X) - 1
    assert np.abs(np.interp(X, X[kept], y[kept]) - y).max() < 0.3
    if joined is not None:
        ends = np.flatnonzero(~joined[:-1])
        assert np.isin(ends, kept).all() and np.isin(ends + 1, kept).all()


def test_a_smooth_curve_keeps_a_fraction_of_its_points_and_a_rough_one_all():
    assert len(seen_points(X, CURVES["straight"], None)) <= len(X) / 7
    assert len(seen_points(X, CURVES["wave"], None)) < len(X) / 2
    assert len(seen_points(X, CURVES["noise"], None)) > 0.95 * len(X)
    assert seen_points(X[:10], CURVES["straight"][:10], None) is None
