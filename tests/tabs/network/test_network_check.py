"""Gradient check: what its maps and bars look like."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from nnviz.core.studies.network.gradient_check import CheckProgress
from nnviz.tabs.network import NetworkTab
from nnviz.ui.base.theme import THEME


@pytest.fixture
def tab(qtbot):
    tab = NetworkTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    tab.show()
    tab.change(view="check")
    qtbot.waitUntil(lambda: not tab.busy and "agree" in tab.view.sentence.text(), timeout=30_000)
    yield tab
    tab.close_down()
    THEME.choose("light")


def colours(tab: NetworkTab, layer: int) -> list[QColor]:
    """The colours in the middle of every weight of a layer, from the screen."""
    grid, (n, m) = tab.view.maps.grids[layer - 1], tab.state.sizes[layer - 1 : layer + 1]
    image, area = grid.grab().toImage(), grid._image_rect()
    places = [(area.x() + area.width() * (j + 0.5) / m, area.y() + area.height() * (i + 0.5) / (n + 2))
              for i in range(n) for j in range(m)]  # fmt: skip
    return [image.pixelColor(QPointF(*place).toPoint()) for place in places]


def warm(colour: QColor) -> bool:
    return colour.red() > colour.blue() + 30


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_a_bug_turns_whole_layers_from_blue_to_orange_in_every_theme(tab, theme):
    THEME.choose(theme)
    background = QColor(THEME.current.background)
    for layer in (1, 2, 3):
        for colour in colours(tab, layer):
            assert not warm(colour) and abs(colour.lightness() - background.lightness()) > 15
            assert theme != "dark" or colour.lightness() < 140  # nothing glares
    tab.change(bug="mask")
    assert all(map(warm, colours(tab, 1))) and all(map(warm, colours(tab, 2)))
    assert not any(map(warm, colours(tab, 3)))


def test_the_bars_are_as_long_as_their_times(tab):
    known = CheckProgress(23, 23, 0.4, np.zeros(23), np.zeros(23), 0.02)
    tab.view.times.show_times("", "", tab.view._bars(known))
    image = tab.view.times.grab().toImage()
    lengths = []
    for bar, row in zip(tab.view.times.bars, range(2), strict=True):
        y = round(4 + 44 * THEME.current.scale * (row + 0.65))
        wanted = QColor(THEME.colour(bar.role)).rgb()
        lengths.append(sum(image.pixelColor(x, y).rgb() == wanted for x in range(image.width())))
    assert lengths[0] > 300 and lengths[0] / lengths[1] == pytest.approx(20, rel=0.1)
    assert "20 times as long" in tab.view.times.bars[0].note


def test_maps_go_back_to_signed_colours_for_a_gradient(tab):
    tab.change(quantity="backprop")
    gradient = colours(tab, 3)
    tab.change(quantity="difference")
    assert gradient != colours(tab, 3) and not any(map(warm, colours(tab, 3)))
