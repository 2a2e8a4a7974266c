"""Tiles: their colours, their order, and what the mouse says of them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.tile_grid import Mosaic


@pytest.fixture
def mosaic(qtbot) -> Mosaic:
    mosaic = Mosaic("training")
    mosaic.resize(400, 430)
    qtbot.addWidget(mosaic)
    with qtbot.waitExposed(mosaic):
        mosaic.show()
    return mosaic


def centres(mosaic: Mosaic) -> list[QPoint]:
    """Return the pixel in the middle of every tile, found through the mosaic's own hit test."""
    found: dict[int, list[QPoint]] = {}
    for x in range(0, mosaic.width(), 5):
        for y in range(0, mosaic.height(), 5):
            number = mosaic.tile_at(QPointF(x, y))
            if number is not None:
                found.setdefault(number, []).append(QPoint(x, y))
    return [sum(points, QPoint()) / len(points) for _, points in sorted(found.items())]


def test_the_sign_of_a_weight_is_seen_in_its_tile(mosaic):
    tiles = np.stack([np.full((4, 4), v) for v in (-1.0, 0.0, 1.0, 0.5)])
    mosaic.set_tiles(tiles)
    image = mosaic.grab().toImage()
    colours = [image.pixelColor(at) for at in centres(mosaic)]
    assert len(colours) == 4
    assert [c.name() for c in colours[:3]] == ["#0072b2", "#f7f7f7", "#d55e00"]
    assert colours[3].red() > colours[3].blue()


@pytest.mark.parametrize("count", [1, 2, 3, 7, 10, 50, 99, 100])
@pytest.mark.parametrize("size", [(400, 430), (900, 200), (120, 800)])
def test_every_tile_is_somewhere_and_none_twice(mosaic, count, size):
    mosaic.resize(*size)
    mosaic.set_tiles(np.zeros((count, 5, 5)))
    assert mosaic.count == count
    mosaic.grab()
    area = mosaic._image_rect()
    assert mosaic.rect().contains(area.toAlignedRect())
    seen = {mosaic.tile_at(QPointF(x, y))
            for x in np.linspace(area.left() + 0.5, area.right() - 0.5, 60)
            for y in np.linspace(area.top() + 0.5, area.bottom() - 0.5, 60)}  # fmt: skip
    assert seen - {None} == set(range(count))


def test_a_click_chooses_the_tile_and_beside_it_nothing(qtbot, mosaic):
    mosaic.set_tiles(np.zeros((9, 5, 5)))
    heard = []
    mosaic.chosen.connect(heard.append)
    for at in centres(mosaic):
        QTest.mouseClick(mosaic, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(mosaic, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert heard == list(range(9))


@pytest.mark.parametrize(
    "tiles",
    [None, np.empty((0, 28, 28)), np.zeros((1, 1, 1)), np.zeros((3, 28, 28)), np.full((2, 3, 3), 1e-300),
     np.full((2, 3, 3), 1e300), np.zeros((5, 1, 40)), np.zeros((5, 40, 1))],
    ids=["none", "empty", "one", "zero", "tiny", "huge", "wide", "tall"],
)  # fmt: skip
def test_whatever_the_tiles_are_they_are_painted(mosaic, tiles):
    mosaic.set_texts("Weights", "red is positive", "Nothing yet", "Unit {number}")
    mosaic.set_tiles(tiles)
    assert not mosaic.grab().isNull()
    QTest.mouseMove(mosaic, mosaic.rect().center())


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_weight_that_is_no_number_is_painted_without_a_warning(mosaic, bad):
    tiles = np.zeros((2, 3, 3))
    tiles[0, 0, 0] = bad
    tiles[1] = 0.5
    mosaic.set_tiles(tiles)
    image = mosaic.grab().toImage()
    assert image.pixelColor(centres(mosaic)[1]).name() == "#d55e00"


def test_the_tiles_given_are_not_changed(mosaic):
    tiles = np.random.default_rng(1).standard_normal((4, 3, 3))
    before = tiles.copy()
    mosaic.set_tiles(tiles)
    np.testing.assert_array_equal(tiles, before)


def test_digits_are_ink_on_paper(qtbot):
    mosaic = Mosaic("training", signed=False)
    mosaic.resize(300, 200)
    qtbot.addWidget(mosaic)
    digits = np.zeros((2, 28, 28), np.uint8)
    digits[1] = 255
    mosaic.set_tiles(digits)
    image = mosaic.grab().toImage()
    assert [image.pixelColor(at).name() for at in centres(mosaic)] == ["#ffffff", "#000000"]


def test_title_and_ground_follow_language_and_theme(mosaic):
    mosaic.set_texts("Weights of the first layer")
    mosaic.set_tiles(np.zeros((1, 4, 4)))
    light = mosaic.grab().toImage()
    try:
        THEME.choose("dark")
        dark = mosaic.grab().toImage()
        assert (light.pixelColor(1, 1).name(), dark.pixelColor(1, 1).name()) == ("#ffffff", THEME.current.ground)
        LANGUAGE.choose("ko")
        QApplication.processEvents()
        assert mosaic.accessibleName()
    finally:
        LANGUAGE.choose("en")
        THEME.choose("light")
