"""A line is as thick on every screen and in every file."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.files.export import export_picture, picture_image
from nnviz.ui.files.picture_size import PictureLook
from nnviz.ui.plots.plot import Plot


def thickness(image: QImage, role: str, x: float) -> int:
    """Return how many pixels of a column are of a colour, at a share x of the width."""
    column = round(x * image.width())
    return sum(image.pixelColor(column, y).name() == THEME.colour(role).name() for y in range(image.height()))


@pytest.fixture
def plot(qtbot) -> Plot:
    plot = Plot("test")
    for role, y, still in (("training", 0.0, False), ("test", 1.0, True)):
        plot.set_data(plot.curve(role, width=3, still=still), np.array([0.0, 1.0]), np.array([y, y]))
    plot.set_domain((0, 1), (-1, 2))
    plot.resize(400, 300)
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


@pytest.mark.parametrize("role", ["training", "test"])
@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_a_curve_has_its_width_in_points_at_every_ratio(plot, ratio, role):
    image = QImage(plot.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    items = [item for item in plot.scene().items() if hasattr(item, "setExportMode")]
    for item in items:
        item.setExportMode(True, {"antialias": False, "background": None, "resolutionScale": 1.0})
    with QPainter(image) as painter:
        QWidget.render(plot, painter, QPoint())
    for item in items:
        item.setExportMode(False)
    assert thickness(image, role, 0.5) == pytest.approx(3 * ratio, abs=1)


def test_an_exported_png_has_lines_twice_as_wide_in_pixels_as_the_screen(plot, tmp_path):
    shown = thickness(plot.grab().toImage(), "training", 0.5)
    saved = thickness(QImage(export_picture(plot, str(tmp_path / "a.png"))), "training", 0.5)
    assert saved >= 2 * shown - 1
    assert thickness(plot.grab().toImage(), "training", 0.5) == shown  # and the screen is as it was


def covered(image: QImage, ratio: int, y: float) -> float:
    """Return how much of a column's pixels near a height (in points) a red line covers."""
    background, red = THEME.colour("background").blue(), THEME.colour("vermillion").blue()
    rows = range(round((y - 8) * ratio), round((y + 8) * ratio))
    blues = [image.pixelColor(image.width() // 2 + ratio, row).blue() for row in rows]
    return sum((background - blue) / (background - red) for blue in blues)


@pytest.mark.parametrize("height", [300, 301, 303, 307])  # the line falls between other rows of pixels
def test_a_marker_is_as_wide_on_a_screen_with_more_pixels(plot, height):
    plot.resize(400, height)
    line = plot.marker("vermillion", dash=False, angle=0)
    line.setValue(0.5)
    plot.grab()  # so that the axes have their room
    y = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(0.5, 0.5))).y()
    found = []
    for ratio in (1, 3):
        image = QImage(plot.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        with QPainter(image) as painter:
            QWidget.render(plot, painter, QPoint())
        found.append(covered(image, ratio, y))
    one, three = found
    assert one > 1
    assert three == pytest.approx(3 * one, abs=0.5)


@pytest.mark.parametrize(("pattern", "share"), [((), 4 / 6), ((2, 3), 2 / 5)])
@pytest.mark.parametrize("ratio", [2, 3])
def test_a_thin_line_has_as_much_air_between_its_dashes_where_it_is_wider(qtbot, pattern, share, ratio):
    plot = Plot("test")
    qtbot.addWidget(plot)
    curve = plot.curve("vermillion", dash=not pattern, pattern=pattern, still=True)
    plot.set_data(curve, np.array([0.0, 1.0]), np.array([0.5, 0.5]))
    plot.set_domain((0, 1), (0, 1))
    plot.resize(400, 300)
    plot.show()
    image = picture_image(plot, PictureLook(400 * ratio))
    places = range(round(0.3 * image.width()), round(0.9 * image.width()))
    rows = [sum(image.pixelColor(x, y).blue() < 120 for x in places) for y in range(image.height())]
    assert max(rows) / len(places) == pytest.approx(share, abs=0.06)
