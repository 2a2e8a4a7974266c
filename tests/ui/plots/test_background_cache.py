"""The background of a plot: axes, bands and still curves are one picture, and no change of any of them is missed."""

from itertools import pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.files.export import picture_image
from nnviz.ui.plots.plot import Plot

X = np.array([-1.0, 1.0])


@pytest.fixture(autouse=True)
def light(qapp):
    yield
    THEME.choose("light")


@pytest.fixture
def plot(qtbot) -> Plot:
    plot = Plot("test")
    plot.resize(500, 400)
    plot.set_domain((-1.0, 1.0), (-1.0, 1.0))
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def picture(plot: Plot, qapp) -> QImage:
    """Return what is on the screen after all that was asked for is painted."""
    qapp.processEvents()
    return plot.grab().toImage()


def count(image: QImage, colour: str) -> int:
    """Return how many pixels have exactly a colour."""
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    return int((pixels & 0xFFFFFF == QColor(colour).rgb() & 0xFFFFFF).sum())


class Paintings(QObject):
    """Counts the paintings of a widget."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, keep nothing back."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def watched(widget: QWidget) -> Paintings:
    """Return a counter of the paintings of a widget from now on."""
    paintings = Paintings(widget)
    widget.installEventFilter(paintings)
    return paintings


def test_a_still_curve_is_seen_and_every_change_of_it_too(plot, qapp):
    curve = plot.curve("vermillion", width=3, still=True)
    colour = THEME.current.vermillion
    assert count(picture(plot, qapp), colour) == 0
    plot.set_data(curve, X, np.zeros(2))
    level = count(picture(plot, qapp), colour)
    assert level > 300
    plot.set_data(curve, X, X)
    assert count(picture(plot, qapp), colour) > level  # on the slant it has more pixels
    plot.set_width(curve, 6)
    assert count(picture(plot, qapp), colour) > 1.5 * level
    curve.item.setVisible(False)
    assert count(picture(plot, qapp), colour) == 0
    curve.item.setVisible(True)
    assert count(picture(plot, qapp), colour) > level
    THEME.choose("dark")
    assert count(picture(plot, qapp), colour) == 0
    assert count(picture(plot, qapp), THEME.current.vermillion) > level


def test_a_still_curve_moves_with_the_view(plot, qapp):
    curve = plot.curve("vermillion", width=3, still=True)
    plot.set_data(curve, X, np.zeros(2))
    assert count(picture(plot, qapp), THEME.current.vermillion) > 300
    plot.set_domain((-1.0, 1.0), (1.0, 2.0))
    assert count(picture(plot, qapp), THEME.current.vermillion) == 0


def test_still_curves_lie_in_the_order_of_their_depth(plot, qapp):
    above, below = plot.curve("training", width=3, still=True), plot.curve("vermillion", width=3, still=True)
    above.item.setZValue(5)
    for curve in (above, below):
        plot.set_data(curve, X, np.zeros(2))
    image = picture(plot, qapp)
    assert count(image, THEME.current.training) > 300
    assert count(image, THEME.current.vermillion) == 0


def test_bands_are_shaded_where_they_are_and_can_go(plot, qapp):
    free = picture(plot, qapp)
    plot.set_bands([(-9.0, -0.5), (0.5, 9.0)])
    shaded = picture(plot, qapp)
    shade = shaded.pixelColor(int(plot.getViewBox().sceneBoundingRect().left()) + 20, 200).name()
    assert shade != THEME.current.background
    half = 0.5 * plot.getViewBox().width() * plot.getViewBox().height()
    assert count(shaded, shade) == pytest.approx(half, rel=0.1)
    plot.set_bands([])
    assert picture(plot, qapp) == free


class Sheet(pg.GraphicsObject):
    """An opaque item."""

    def boundingRect(self) -> QRectF:
        return QRectF(-0.5, -9, 1, 18)

    def paint(self, painter, *_) -> None:
        painter.fillRect(self.boundingRect(), QColor("yellow"))


def test_behind_what_covers_the_plot_nothing_is_painted_and_it_is_as_before_when_that_goes(plot, qapp):
    sheet = Sheet()
    sheet.setZValue(-50)
    plot.addItem(sheet, ignoreBounds=True)
    plot.set_data(plot.curve("vermillion", width=3, still=True), X, np.zeros(2))
    with_cover = picture(plot, qapp)
    sheet.setVisible(False)
    free = picture(plot, qapp)
    sheet.setVisible(True)
    plot.background_cache.set_cover(sheet)
    assert picture(plot, qapp) == with_cover
    canvas = QImage(plot.viewport().size(), QImage.Format.Format_RGB32)
    canvas.fill(QColor("magenta"))
    with QPainter(canvas) as painter:
        plot.background_cache.paint(painter)
    seen = plot.getViewBox().sceneBoundingRect()
    assert count(canvas, "magenta") == pytest.approx(0.5 * seen.width() / 1.02 * seen.height(), rel=0.05)
    sheet.setVisible(False)
    assert picture(plot, qapp) == free


def test_a_new_range_and_a_moved_line_paint_the_plot_once(plot, qapp):
    plot.marker("ink")
    curve, still = plot.curve("ink"), plot.curve("ink", still=True)
    picture(plot, qapp)
    paintings = watched(plot.viewport())
    for i in range(5):
        plot.set_domain((-1.0, 2.0 + i), (-1.0, 1.0))
        for line in (curve, still):
            plot.set_data(line, X, X * i)
        plot._markers[0].setValue(0.1 * i)
        qapp.processEvents()
    assert paintings.count == 5


def test_the_grid_is_as_pale_as_when_it_was_translucent(plot, qapp):
    lines = plot.getAxis("bottom")._lay_out()[0]
    background, grid = QColor(THEME.current.background).lightness(), QColor(THEME.current.grid).lightness()
    for _, colour in lines[:-1]:  # the last one is the axis itself
        assert colour.alpha() == 255
        assert grid < colour.lightness() < background


@pytest.mark.parametrize("far_in", [False, True])
@pytest.mark.parametrize("side", ["left", "bottom"])
def test_texts_of_an_axis_stand_at_their_ticks_and_do_not_touch(plot, qapp, side, far_in):
    if far_in:
        plot.set_domain((1 - 1e-11, 1 + 1e-11), (1 - 1e-11, 1 + 1e-11))
    else:
        plot.set_domain((-250.0, 250.0), (-0.004, 0.004))
    picture(plot, qapp)
    lines, texts, _ = plot.getAxis(side)._lay_out()
    assert 2 <= len(texts) <= len(lines) - 1
    assert far_in or len(texts) == len(lines) - 1
    places = np.array([line.top() if side == "left" else line.left() for line, _ in lines[:-1]])
    for box, _ in texts:
        middle = box.center().y() if side == "left" else box.center().x()
        assert np.abs(places - middle).min() <= 1
    for (one, _), (other, _) in pairwise(texts):
        assert not one.intersects(other)


@pytest.mark.parametrize("moves", [False, True])
def test_still_curves_are_shown_up_to_a_place_without_being_painted_again(plot, qapp, moves):
    curve, colour = plot.curve("vermillion", width=3, still=True), THEME.current.vermillion
    box = plot.getViewBox()
    plot.set_data(curve, X, np.zeros(2))
    whole = picture(plot, qapp)
    for x in (0.0, 0.5, -0.5, -1.0, 0.25):
        kept = plot.background_cache._whole.cacheKey()
        plot.background_cache.show_until(x)
        if moves:
            plot.set_data(curve, X, X * 0)
        seen = picture(plot, qapp)
        assert moves or kept == plot.background_cache._whole.cacheKey()
        end = round(box.mapViewToScene(QPointF(x, 0)).x())
        columns = {i for i in range(seen.width()) for j in range(seen.height())
                   if seen.pixelColor(i, j) == QColor(colour)}  # fmt: skip
        assert max(columns, default=end) == pytest.approx(end, abs=1)
        assert seen.copy(end + 2, 0, 500, 400) != whole.copy(end + 2, 0, 500, 400)
        assert seen.copy(0, 0, end - 1, 400) == whole.copy(0, 0, end - 1, 400)
    plot.background_cache.show_until(None)
    assert picture(plot, qapp) == whole


def test_in_a_file_still_curves_end_at_the_same_place(plot, qapp):
    curve = plot.curve("vermillion", width=3, still=True)
    plot.set_data(curve, X, np.zeros(2))
    whole = count(picture_image(plot), THEME.current.vermillion)
    plot.background_cache.show_until(0.0)
    assert count(picture_image(plot), THEME.current.vermillion) == pytest.approx(whole / 2, rel=0.05)
