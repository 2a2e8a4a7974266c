"""Contours: a part of the background of their plot, and no change of them is missed."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainterPath

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.contours import Contours
from nnviz.ui.plots.plot import Plot

X = np.linspace(-1.0, 1.0, 21)
Z = X[:, None] + X
LEVELS = np.linspace(-1.5, 1.5, 7)


@pytest.fixture
def plot(qtbot) -> Plot:
    THEME.choose("light")
    plot = Plot("test")
    plot.resize(400, 300)
    plot.set_left_width(52)  # the axis takes its time to find a width of its own
    plot.set_domain((-1.0, 1.0), (-1.0, 1.0))
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    yield plot
    THEME.choose("light")


def picture(plot: Plot, qapp) -> QImage:
    qapp.processEvents()
    return plot.grab().toImage()


def test_they_are_painted_once_for_many_frames(plot, qapp, monkeypatch):
    contours, paintings = Contours(plot), []
    paint = Contours.paint
    monkeypatch.setattr(Contours, "paint", lambda self, *args: (paintings.append(1), paint(self, *args)))
    contours.set_field(X, X, Z, LEVELS)
    marker = plot.marker("ink")
    picture(plot, qapp)
    before = len(paintings)
    for i in range(5):
        marker.setValue(i / 10)
        picture(plot, qapp)
    assert 0 < before == len(paintings)


def test_every_change_is_seen_at_once(plot, qapp):
    contours, strokes = Contours(plot), QPainterPath()
    strokes.lineTo(0.5, 0.5)
    seen = [picture(plot, qapp)]
    for change in (
        lambda: contours.set_field(X, X, Z, LEVELS),
        lambda: contours.set_field(X, X, Z * Z, LEVELS),
        lambda: contours.set_bands(X, X, Z, LEVELS),
        lambda: contours.set_strokes(strokes),
        lambda: contours.set_crosses(np.array([[0.5, -0.5]])),
        lambda: plot.set_domain((-1.0, 1.0), (0.0, 1.0)),
        lambda: THEME.choose("dark"),
        lambda: plot.resize(500, 300),
    ):
        change()
        seen.append(picture(plot, qapp))
        assert all(seen[-1] != image for image in seen[:-1])
        plot.background_cache.forget()
        assert picture(plot, qapp) == seen[-1]
