"""The page of Speed: nothing crosses its legend, and what never evolves has no time bar; names in narrow cards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nnviz.tabs.tensors import TensorsTab
from nnviz.ui.base.theme import THEME
from tests.painted_texts import cut_texts, noted_texts


@pytest.fixture
def tab(qtbot) -> Iterator[TensorsTab]:
    THEME.choose("projector")
    tab = TensorsTab()
    qtbot.addWidget(tab)
    tab.panel.hide()
    tab.resize(1280, 649)
    with qtbot.waitExposed(tab):
        tab.show()
    yield tab
    tab.close_down()
    THEME.choose("light")


def settle(tab: TensorsTab, **fields: object) -> None:
    tab.change(**fields)
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("panel", [False, True])
def test_the_mark_of_a_crossing_never_lies_on_the_legend(tab, panel):
    tab.panel.setVisible(panel)
    settle(tab, view="speed")
    plot = tab.view.plot
    legend, picture = (item.sceneBoundingRect() for item in (plot.legend, plot.getViewBox()))
    assert legend.bottom() <= picture.top() + 1 and picture.contains(plot.getViewBox().sceneBoundingRect())
    assert plot.sceneRect().right() >= max(label.sceneBoundingRect().right() for _, label in plot.legend.items)


def test_speed_has_no_time_bar_and_the_other_views_have_one(tab):
    settle(tab, view="speed")
    assert tab.playback_bar.isHidden() and not tab.start_button.isHidden() and tab.start_button.isEnabled()
    settle(tab, view="projection")
    assert not tab.playback_bar.isHidden() and tab.key(Qt.Key.Key_Space) and tab.timeline.running
    tab.timeline.pause()


def test_the_names_of_the_operators_are_whole_in_narrow_cards(tab):
    tab.panel.show()
    settle(tab, view="operators")
    with noted_texts() as painted:
        tab.view.cards.grab()
    cut = [text for texts in [cut_texts(painted)] for text in texts]
    assert not cut, cut
