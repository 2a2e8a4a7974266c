"""Activations in projector type on a small screen with the control panel open."""

from PySide6.QtWidgets import QApplication

from nnviz.tabs.activations import ActivationsTab
from nnviz.ui.base.theme import THEME


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_the_plot_of_the_vanishing_gradient_is_no_stripe_beside_its_table(qtbot):
    THEME.choose("projector")
    tab = ActivationsTab()
    qtbot.addWidget(tab)
    tab.panel.show()
    tab.resize(1280, 649)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.change(view="slopes")
    settle()
    view = tab.view_of["slopes"]
    assert view.plot.width() > 700 and view.plot.height() > 250
    assert view.table.y() >= view.plot.geometry().bottom()
    tab.panel.hide()
    settle()
    assert view.table.x() >= view.plot.geometry().right(), "with more room it stands beside the plot"
    tab.close_down()
    THEME.choose("light")
