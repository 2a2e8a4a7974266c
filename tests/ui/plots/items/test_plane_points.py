"""Points of the plane: marks that are copied stand where they would be painted, whatever moves."""

import numpy as np
import pytest

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.plane_points import PlanePoints
from nnviz.ui.plots.plot import Plot
from tests.pixels import pixels_of

RNG = np.random.default_rng(3)
PLACES = RNG.uniform(-2.6, 2.6, (60, 2))


def grey(plot: Plot) -> np.ndarray:
    """Return the mean of red, green and blue of every pixel."""
    image = pixels_of(plot.grab().toImage())
    return np.mean([image >> shift & 255 for shift in (16, 8, 0)], axis=0)


@pytest.mark.parametrize("classes", [4, 0])
def test_copied_marks_look_as_painted_ones_after_every_change(qtbot, monkeypatch, classes):
    plot = Plot("playground")
    qtbot.addWidget(plot)
    plot.resize(340, 300)
    plot.set_domain((-3.0, 3.0), (-3.0, 3.0))
    points = PlanePoints(plot)
    plot.show()
    t = np.arange(60) % 4 if classes else RNG.uniform(-1, 1, 60)
    moved, far = PLACES + np.where(np.arange(60) == 7, 0.4, 0.0)[:, None], PLACES.copy()
    far[3] = 1e300, np.nan
    hollow = np.arange(60) % 3 == 0
    changes = (
        lambda: points.put(PLACES, t, hollow, classes),
        lambda: points.put(moved, t, hollow, classes),
        lambda: points.put(far, t, ~hollow, classes),
        lambda: plot.set_domain((-3.0, 1.0), (-2.0, 3.0)),
        lambda: plot.resize(400, 360),
        lambda: THEME.choose("projector"),
        lambda: points.put(PLACES[:0], t[:0], hollow[:0], classes),
    )
    before = grey(plot)
    for change in changes:
        change()
        copied = grey(plot)
        with monkeypatch.context() as patch:
            patch.setattr(PlanePoints, "_paint_copies", lambda self, painter, at, ratio: self._paint_marks(painter, at))
            painted = grey(plot)
        # a copy stands within an eighth of a pixel of its place: its edges are a little lighter or darker
        assert np.abs(copied - painted).max() < 60 and np.abs(copied - painted).mean() < 0.4
        assert copied.shape != before.shape or np.abs(copied - before).max() > 100
        before = copied
    THEME.choose("light")
