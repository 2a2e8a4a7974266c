"""F1's pane stays inside the window, beside the picture or over it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.main_window import MainWindow
from nnviz.ui.base.theme import THEME


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_help_pane_stays_inside_the_window_and_leaves_its_size_alone(qtbot, theme):
    window = MainWindow(fresh=True)
    window.remembers = False
    window.choose_theme(theme)
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_F1)
    QApplication.processEvents()
    tab = window.tab
    assert (window.width(), window.height()) == (1280, 720)
    assert tab.explain.isVisible() and tab.rect().contains(tab.explain.geometry())
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert not tab.explain.isVisible()
    window.close()
    THEME.choose("light")
