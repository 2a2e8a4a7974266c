"""A projector of 1280×720 shows every view: no result is cut, and the pictures have half of the height."""

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.core.optimizers import OPTIMIZERS
from nnviz.data.dataset import Dataset, save_idx
from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.tab import Tab
from nnviz.ui.widgets.figures import Figures

HALF = 360  # px of 720


def height_of_pictures(tab: Tab) -> int:
    """Return how much of the height the pictures of the view on show take together; 0 where there are none."""
    area = QRect()
    for picture in tab.plots():
        if isinstance(picture, QWidget) and picture.isVisible():
            area |= QRect(picture.mapTo(tab, QPoint()), picture.size())
    return area.height()


@pytest.fixture(autouse=True)
def few_images(monkeypatch, tmp_path) -> None:
    """Let the tabs open a small dataset: what is shown before it is there is lower than what comes."""
    images, labels = np.full((60, 28, 28), 99, np.uint8), (np.arange(60) % 10).astype(np.uint8)
    save_idx(Dataset("few", images, labels, images, labels), tmp_path / "data")
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(tmp_path / "data"))


def assert_tall(tab: Tab, view: str) -> None:
    height = height_of_pictures(tab)
    assert not height or height >= HALF, (view, height)


def settled(tab: Tab) -> bool:
    """Return whether the strip is as high as it wants to be: it is laid out a moment after it is filled."""
    return abs(tab.strip.height() - tab.strip.sizeHint().height()) <= 1


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_view_cuts_a_result_or_gives_the_strip_more_than_a_sixth(qtbot, name, language):
    THEME.choose("projector")
    LANGUAGE.choose(language)
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.panel.hide()
    tab.resize(1280, 649)  # the menu and the row of tabs take the rest of 720
    with qtbot.waitExposed(tab):
        tab.show()
    try:
        for view in tab.views or [""]:
            if view:
                tab.change(view=view)
            QApplication.processEvents()
            if name == "inference":
                qtbot.waitUntil(lambda: tab.asking.ready, timeout=20_000)
                QApplication.processEvents()
            qtbot.waitUntil(partial(settled, tab), timeout=5_000)
            assert tab.strip.height() <= 649 / 6, view
            for line in tab.strip.lines():
                assert line.needed_width() <= line.width() + 2, (view, line.text())
            qtbot.waitUntil(partial(assert_tall, tab, view), timeout=5_000)  # the strip may still be laid out
            assert tab.height() == 649, view  # else its foot would lie below the screen
            for figures in tab.findChildren(Figures):
                if figures.isVisible():
                    assert all(value.isVisible() for value in figures.values.values()), view
    finally:
        tab.close_down()
        THEME.choose("light")
        LANGUAGE.choose("en")


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_one_update_of_every_optimiser_stays_on_the_screen(qtbot, name):
    THEME.choose("projector")
    tab = next(entry for entry in ENTRIES if entry.name == "gradient").load()()
    qtbot.addWidget(tab)
    tab.panel.hide()
    tab.resize(1280, 649)
    tab.show()
    try:
        tab.change(view="update", optimizer=name)
        for moment in (1, 5, 20):
            tab.timeline.go(moment)
            QApplication.processEvents()
            assert tab.height() == 649
    finally:
        tab.close_down()
        THEME.choose("light")
