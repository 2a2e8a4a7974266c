"""Points of a line that nobody could see are not drawn."""

import numpy as np
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from nnviz.ui.plots.line_item import LineItem
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


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_thin_line_of_many_points_is_no_path_where_it_is_two_pixels_wide(qtbot, monkeypatch, ratio):
    """Such a path took Qt 130 ms: the loss of 2,000 updates, on a screen with two pixels for a point."""
    item = LineItem()
    item.setPen(QPen(QColor("black"), 1))
    item.set_points(np.arange(2000.0) / 10, 50 + 40 * np.random.default_rng(0).normal(size=2000))
    paths = []
    monkeypatch.setattr(QPainter, "drawPath", lambda *_: paths.append(1))
    image = QImage((QSizeF(200, 100) * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        item.paint(painter, None, None)
    assert len(paths) == (1 if ratio == 1 else 0)
    assert ratio == 1 or np.frombuffer(image.constBits(), np.uint32).min() == 0xFF000000
