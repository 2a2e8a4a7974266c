"""A projector of 1280×720 shows every view: no result is cut, and the strip leaves the height to the picture."""

import pytest
from PySide6.QtWidgets import QApplication

from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.figures import Figures


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_view_cuts_a_result_or_gives_the_strip_more_than_a_sixth(qtbot, name, language):
    THEME.choose("projector")
    LANGUAGE.choose(language)
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.panel.hide()
    tab.resize(1280, 640)
    with qtbot.waitExposed(tab):
        tab.show()
    try:
        for view in tab.views or [""]:
            if view:
                tab.change(view=view)
            QApplication.processEvents()
            assert tab.strip.height() <= 640 / 6, view
            for line in tab.strip.lines():
                assert line.needed_width() <= line.width() + 2, (view, line.text())
            for figures in tab.findChildren(Figures):
                if figures.isVisible():
                    assert all(value.isVisible() for value in figures.values.values()), view
    finally:
        tab.close_down()
        THEME.choose("light")
        LANGUAGE.choose("en")
