"""Tiles: their colours, their order, and what the mouse says of them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.choice_tiles import ChoiceTiles
from nnviz.ui.images.tile_grid import TileGrid


@pytest.fixture
def grid(qtbot) -> TileGrid:
    grid = TileGrid("training")
    grid.resize(400, 430)
    qtbot.addWidget(grid)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def centres(grid: TileGrid) -> list[QPoint]:
    """Return the pixel in the middle of every tile, found through the grid's own hit test."""
    found: dict[int, list[QPoint]] = {}
    for x in range(0, grid.width(), 5):
        for y in range(0, grid.height(), 5):
            number = grid.number_at(QPointF(x, y))
            if number is not None:
                found.setdefault(number, []).append(QPoint(x, y))
    return [sum(points, QPoint()) / len(points) for _, points in sorted(found.items())]


def test_the_sign_of_a_weight_is_seen_in_its_tile(grid):
    tiles = np.stack([np.full((4, 4), v) for v in (-1.0, 0.0, 1.0, 0.5)])
    grid.set_tiles(tiles)
    image = grid.grab().toImage()
    colours = [image.pixelColor(at) for at in centres(grid)]
    assert len(colours) == 4
    assert [c.name() for c in colours[:3]] == ["#0072b2", "#f7f7f7", "#d55e00"]
    assert colours[3].red() > colours[3].blue()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_the_background_reaches_the_tiles_on_every_screen(grid, count, ratio):
    grid.set_tiles(np.ones((count, 5, 5)))
    for width in range(395, 400):
        grid.resize(width, 431)
        image = QImage(grid.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("magenta"))  # what is left of it was not painted
        grid.render(image)
        assert QColor("magenta").rgb() not in np.frombuffer(image.constBits(), np.uint32)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 10, 50, 99, 100])
@pytest.mark.parametrize("size", [(400, 430), (900, 200), (120, 800)])
def test_every_tile_is_somewhere_and_none_twice(grid, count, size):
    grid.resize(*size)
    grid.set_tiles(np.zeros((count, 5, 5)))
    assert grid.count == count
    grid.grab()
    area = grid._image_rect()
    assert grid.rect().contains(area.toAlignedRect())
    seen = {grid.number_at(QPointF(x, y))
            for x in np.linspace(area.left() + 0.5, area.right() - 0.5, 60)
            for y in np.linspace(area.top() + 0.5, area.bottom() - 0.5, 60)}  # fmt: skip
    assert seen - {None} == set(range(count))


def test_a_click_or_arrows_and_enter_choose_the_tile_and_beside_it_nothing(qtbot):
    grid = ChoiceTiles("training")
    grid.resize(400, 430)
    qtbot.addWidget(grid)
    with qtbot.waitExposed(grid):
        grid.show()
    grid.set_tiles(np.zeros((9, 5, 5)))
    heard = []
    grid.chosen.connect(heard.append)
    for at in centres(grid):
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert heard == list(range(9))
    heard.clear()
    assert grid.columns == 3 and [grid.number_at(grid.rect_of(n).center()) for n in range(9)] == list(range(9))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    assert heard == [0, 4]
    grid.set_tiles(np.zeros((0, 5, 5)))
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert heard == [0, 4]


@pytest.mark.parametrize(
    "tiles",
    [None, np.empty((0, 28, 28)), np.zeros((1, 1, 1)), np.zeros((3, 28, 28)), np.full((2, 3, 3), 1e-300),
     np.full((2, 3, 3), 1e300), np.zeros((5, 1, 40)), np.zeros((5, 40, 1))],
    ids=["none", "empty", "one", "zero", "tiny", "huge", "wide", "tall"],
)  # fmt: skip
def test_whatever_the_tiles_are_they_are_painted(grid, tiles):
    grid.set_texts("Weights", "red is positive", "Nothing yet", "Unit {number}")
    grid.set_tiles(tiles)
    assert not grid.grab().isNull()
    QTest.mouseMove(grid, grid.rect().center())


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_weight_that_is_no_number_is_painted_without_a_warning(grid, bad):
    tiles = np.zeros((2, 3, 3))
    tiles[0, 0, 0] = bad
    tiles[1] = 0.5
    grid.set_tiles(tiles)
    image = grid.grab().toImage()
    assert image.pixelColor(centres(grid)[1]).name() == "#d55e00"


def test_the_tiles_given_are_not_changed(grid):
    tiles = np.random.default_rng(1).standard_normal((4, 3, 3))
    before = tiles.copy()
    grid.set_tiles(tiles)
    np.testing.assert_array_equal(tiles, before)


def test_digits_are_ink_on_paper(qtbot):
    grid = TileGrid("training", signed=False)
    grid.resize(300, 200)
    qtbot.addWidget(grid)
    digits = np.zeros((2, 28, 28), np.uint8)
    digits[1] = 255
    grid.set_tiles(digits)
    image = grid.grab().toImage()
    assert [image.pixelColor(at).name() for at in centres(grid)] == ["#ffffff", "#000000"]


def test_title_and_background_follow_language_and_theme(grid):
    grid.set_texts("Weights of the first layer")
    grid.set_tiles(np.zeros((1, 4, 4)))
    light = grid.grab().toImage()
    try:
        THEME.choose("dark")
        dark = grid.grab().toImage()
        assert (light.pixelColor(1, 1).name(), dark.pixelColor(1, 1).name()) == ("#ffffff", THEME.current.background)
        LANGUAGE.choose("ko")
        QApplication.processEvents()
        assert grid.accessibleName()
    finally:
        LANGUAGE.choose("en")
        THEME.choose("light")


@pytest.fixture
def themed(qtbot) -> TileGrid:
    grid = TileGrid("training", themed=True)
    grid.resize(400, 430)
    qtbot.addWidget(grid)
    grid.show()
    yield grid
    THEME.choose("light")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_zero_is_near_the_background_in_tiles_that_follow_the_theme(themed, theme):
    themed.set_tiles(np.stack([np.full((4, 4), v) for v in (-1.0, 0.0, 1.0, 0.5)]), 1.0)
    THEME.choose(theme)
    image = themed.grab().toImage()
    negative, zero, positive, _ = (image.pixelColor(at) for at in centres(themed))
    assert abs(zero.lightness() - QColor(THEME.current.background).lightness()) < 60
    assert negative.blue() > negative.red() + 50 and positive.red() > positive.blue() + 50


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_sizes_go_from_blue_to_orange_by_powers_of_ten_whatever_their_sign(themed, theme):
    THEME.choose(theme)
    themed.set_sizes(np.stack([np.full((4, 4), v) for v in (0.0, -1e-10, -1.0, 1.0)]), (-14, 0))
    image = themed.grab().toImage()
    nothing, small, large, same = (image.pixelColor(at) for at in centres(themed))
    assert nothing.blue() > nothing.red() + 20 and small.blue() > small.red() + 20 and nothing != small
    assert large == same and large.red() > large.blue() + 50
    assert themed._ends() == ("≤ 10⁻¹⁴ ", " ≥ 1")
