"""Activations in projector type on a small screen with the control panel open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.tabs.activations import ActivationsTab
from nnviz.ui.base.theme import THEME
from tests.reading_order import in_reading_order


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def tab(qtbot) -> Iterator[ActivationsTab]:
    """The tab as a projector of 1280 × 720 shows it, with its panel."""
    THEME.choose("projector")
    tab = ActivationsTab()
    qtbot.addWidget(tab)
    tab.panel.show()
    tab.resize(1280, 649)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    settle()
    yield tab
    tab.close_down()
    THEME.choose("light")


def test_the_plot_of_the_vanishing_gradient_is_no_stripe_beside_its_table(tab):
    tab.change(view="slopes")
    settle()
    view = tab.view_of["slopes"]
    assert view.plot.width() > 700 and view.plot.height() > 250
    assert view.table.y() >= view.plot.geometry().bottom()
    tab.panel.hide()
    settle()
    assert view.table.x() >= view.plot.geometry().right(), "with more room it stands beside the plot"


def test_the_names_of_views_beside_an_open_panel_stand_in_two_rows_of_large_type(tab):
    buttons = [*tab.view_bar.buttons.values()]
    assert all(button.width() >= button.width_at(0.82) for button in buttons)
    assert len({button.y() for button in buttons}) == 2
    assert all(button.geometry().right() <= tab.view_bar.width() for button in buttons)
    assert tab.view_bar.height() < 2.6 * buttons[0].fontMetrics().height() + 8
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    for number, key in enumerate([*tab.views][1:], 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert tab.state.view == key and buttons[number].hasFocus()
    assert in_reading_order(buttons)
    for width in (1280, 700, 900, 500, 1600):
        tab.panel.setVisible(width < 1000)
        tab.resize(width, 649)
        settle()
        assert in_reading_order(buttons), width
    assert len({button.y() for button in buttons}) == 1, "with more room in one"
