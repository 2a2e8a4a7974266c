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


@pytest.fixture
def narrow(qtbot):
    """Return a tab by its name, in front of a projector with its control panel open."""
    made = []

    def make(name: str) -> Tab:
        THEME.choose("projector")
        tab = next(entry for entry in ENTRIES if entry.name == name).load()()
        made.append(tab)
        qtbot.addWidget(tab)
        tab.panel.show()
        tab.resize(1280, 649)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    yield make
    for tab in made:
        tab.close_down()
    THEME.choose("light")
    LANGUAGE.choose("en")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_beside_the_panel_the_names_of_all_curves_are_whole(qtbot, narrow, language):
    LANGUAGE.choose(language)
    tab = narrow("derivatives")
    for view in tab.views:
        tab.change(view=view)
        qtbot.wait(50)
        for plot in tab.plots():
            for sample, label in plot.legend.items if plot.legend.isVisible() else ():
                text = label.item.sceneBoundingRect()
                assert sample.sceneBoundingRect().left() >= 0 and text.right() <= plot.width(), (view, label.text)


def test_beside_the_panel_every_digit_and_the_title_over_them_are_whole(narrow):
    tab = narrow("derivatives")
    tab.change(view="error")
    QApplication.processEvents()
    table = tab.view_of["error"].digit_table
    wide = table.grab(QRect(0, 0, table.width() - 2, table.height())).toImage()
    edge = table.grab(QRect(table.width() - 2, 0, 2, table.height())).toImage()
    assert len({edge.pixel(x, y) for x in range(edge.width()) for y in range(edge.height())}) == 1
    assert len({wide.pixel(x, y) for x in range(wide.width()) for y in range(wide.height())}) > 5


def test_beside_the_map_of_the_data_no_plot_is_a_stripe(qtbot, narrow):
    tab = narrow("gradient")
    tab.change(view="data")
    for panel in (True, False):
        tab.panel.setVisible(panel)
        qtbot.waitUntil(lambda: not tab.busy, timeout=10_000)
        qtbot.wait(50)
        data, curves = (plot.getViewBox().height() for plot in tab.view.pictures()[1:])
        assert data >= 130 and curves >= 100, panel
