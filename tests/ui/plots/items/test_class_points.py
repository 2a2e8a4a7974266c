"""Points of two classes: those that are painted once and copied look as those that are painted every time."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.class_points import ClassPoints
from nnviz.ui.plots.plot import Plot

_ROUNDING = 3  # grey levels: soft edges are mixed twice


def painted(qtbot, still: bool, moves: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the pixels of a plot of points after some moves: (points, which are wrong), one after the other."""
    plot = Plot("tensors")
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.set_domain((-2.0, 2.0), (-2.0, 2.0))
    marks, classes = ClassPoints(plot, still=still), np.arange(40) % 2
    plot.show()
    for points, wrong in moves:
        marks.put(points, classes, wrong)
        image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return pixels.astype(int)


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_points_that_are_copied_look_like_points_that_are_painted(qtbot, theme):
    THEME.choose(theme)
    rng = np.random.default_rng(1)
    points, others = rng.uniform(-2.3, 2.3, (2, 2, 40))
    moves = [(points, np.arange(40) < 5), (points, np.arange(40) > 30), (others, np.arange(40) > 30)]
    images = []
    for end in (1, 2, 3):
        images.append(painted(qtbot, True, moves[:end]))
        assert np.abs(images[-1] - painted(qtbot, False, moves[:end])).max() <= _ROUNDING
    assert all(np.abs(before - after).max() > 100 for before, after in zip(images, images[1:], strict=False))
    THEME.choose("light")
