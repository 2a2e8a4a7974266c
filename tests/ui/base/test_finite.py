"""What reaches a painter: finite points near the picture, and nothing else."""

import math
import time

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from nnviz.ui.base.finite import (
    FAR,
    LARGEST,
    bounded,
    cut_polygon,
    draw_disc,
    draw_line,
    draw_polygon,
    draw_polyline,
    pieces,
)

BOX = QRectF(0, 0, 10, 10)


@pytest.fixture
def picture() -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def inked(image: QImage) -> int:
    """Return how many pixels are not white."""
    return sum(image.pixelColor(x, y) != QColor("white") for x in range(100) for y in range(100))


def test_a_line_inside_is_one_piece_with_all_its_points():
    x, y = np.arange(5.0), np.arange(5.0) ** 0.5
    (piece,) = pieces(x, y, BOX)
    np.testing.assert_array_equal(piece, np.stack([x, y], axis=1))


@pytest.mark.parametrize("hole", [math.nan, math.inf, -math.inf])
def test_a_point_that_is_not_finite_divides_a_line(hole):
    first, second = pieces(np.arange(6.0), np.array([1.0, 2.0, hole, 3.0, 4.0, 5.0]), BOX)
    assert first[:, 0].tolist() == [0, 1]
    assert second[:, 0].tolist() == [3, 4, 5]


def test_a_line_that_leaves_the_box_is_cut_at_its_edge():
    (piece,) = pieces(np.array([5.0, 5.0, 5.0]), np.array([5.0, 10.0, 1e200]), BOX)
    assert piece[-1].tolist() == [5, 10]
    assert not pieces(np.array([20.0, 30.0]), np.array([5.0, 5.0]), BOX)
    assert not pieces(np.array([1.0]), np.array([1.0]), BOX)


def test_a_stroke_so_long_that_nobody_knows_where_it_crosses_the_box_is_not_drawn():
    assert not pieces(np.array([-3e30, 3e30]), np.array([4e30, -4e30]), BOX)
    (piece,) = pieces(np.array([-3e9, 3e9]), np.array([-3e9, 3e9]), BOX)
    np.testing.assert_allclose(piece, [[0, 0], [10, 10]], atol=1e-3)


def test_a_polygon_is_cut_to_the_box_and_one_with_a_lost_corner_is_nothing():
    corners = cut_polygon(np.array([-1e9, 1e9, 1e9, -1e9]), np.array([-1e9, -1e9, 1e9, 1e9]), BOX)
    assert sorted(map(tuple, corners.tolist())) == [(0, 0), (0, 10), (10, 0), (10, 10)]
    assert len(cut_polygon(np.array([20.0, 30, 30]), np.array([0.0, 0, 5]), BOX)) == 0
    assert len(cut_polygon(np.array([1.0, 2, math.nan]), np.array([0.0, 0, 5]), BOX)) == 0


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e308, -1e308])
def test_a_place_is_always_one_that_qt_can_calculate_with(value):
    assert abs(bounded(value)) == LARGEST
    assert bounded(0.25) == 0.25


def test_painters_of_points_that_are_not_finite_draw_nothing_in_no_time(picture):
    bad = np.array([math.nan, math.inf, -math.inf, 1e300, -1e300] * 2000)
    before = time.process_time()
    with QPainter(picture) as painter:
        pen = painter.pen()
        pen.setWidthF(2.5)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_polyline(painter, bad, np.roll(bad, 1))
        draw_line(painter, (math.nan, 0), (50, 50))
        draw_polygon(painter, bad[:4], np.arange(4.0))
        for x in (math.nan, math.inf, 1e300, 2 * FAR):
            draw_disc(painter, x, 50, 5)
    assert time.process_time() - before < 0.1
    assert inked(picture) == 0


def test_what_reaches_far_outside_is_drawn_where_it_is_seen(picture):
    with QPainter(picture) as painter:
        draw_line(painter, (-1e30, 50), (1e30, 50))
        draw_polyline(painter, np.array([20.0, 20.0]), np.array([-1e30, 1e30]))
    assert inked(picture) == 199
