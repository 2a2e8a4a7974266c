"""A surface in three dimensions: its texts are whole from every side, and it fills a low widget too."""

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.widgets.surface_view import SurfaceView


@pytest.fixture
def view(qtbot) -> SurfaceView:
    made = SurfaceView("gradient")
    x = np.linspace(-5, 5, 9)
    made.set_texts("", "x₀", "x₁", "f")
    made.set_surface(x, x, x[:, None] ** 2 + x**2)
    qtbot.addWidget(made)
    return made


def written(view: SurfaceView) -> list[tuple[float, float, float, float]]:
    """Return where texts are painted: left, top, right, bottom."""
    places: list[tuple[float, float, float, float]] = []
    metrics = QFontMetricsF(THEME.font(TICK_SIZE))

    class Noting(QPainter):
        def drawText(self, box, flags, text):
            half, tall = metrics.horizontalAdvance(text) / 2, metrics.height() / 2
            x, y = box.center().x(), box.center().y()
            if text:
                places.append((x - half, y - tall, x + half, y + tall))

    image = QImage(view.size(), QImage.Format.Format_RGB32)
    with Noting(image) as painter:
        view._paint_surface(painter)
    return places


@pytest.mark.parametrize("azimuth", range(-180, 180, 15))
def test_names_and_numbers_are_in_sight_from_every_side(view, azimuth):
    view.resize(900, 420)
    for elevation in (5, 32, 60, 89):
        view.turn(azimuth, elevation)
        places = written(view)
        assert len(places) >= 8
        assert all(left >= 0 and top >= -1 and right <= 900 and bottom <= 421 for left, top, right, bottom in places)


def test_in_a_low_widget_the_box_is_drawn_wider_than_high(view):
    corners = np.array([-5, 5, 5, -5]), np.array([-5, -5, 5, 5]), np.zeros(4)
    view.resize(1200, 320)
    across, _, _ = view.project(*corners)
    assert np.ptp(across) > 0.5 * view.width()
    view.resize(600, 600)
    across, _, _ = view.project(*corners)
    assert 0.6 * view.width() < np.ptp(across) < view.width()
