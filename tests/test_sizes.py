"""Larger and smaller, one plot alone and back: what is shown stays the same, only its size changes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from nnviz.main_window import NAMES, MainWindow
from nnviz.ui.base.theme import THEME, ZOOMS
from nnviz.ui.plots.plot import Plot

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot) -> Iterator[MainWindow]:
    THEME.choose("light")
    window = MainWindow(fresh=True)
    window.remembers = False
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()
    THEME.enlarge(0)
    THEME.choose("light")


def sizes(window: MainWindow) -> list[float]:
    """Return the sizes of type in all panes and plots."""
    plot = next(p for p in window.tab.plots() if isinstance(p, Plot))
    axis = plot.getAxis("left").style["tickFont"].pointSizeF()
    labels = [label.font().pointSizeF() for label in window.tab.panel.findChildren(QLabel)]
    return [window.menuBar().font().pointSizeF(), window.tab.strip.lines()[0].font().pointSizeF(), axis, labels[0]]


def test_ctrl_plus_and_minus_enlarge_all_panes_and_plots_alike(window):
    usual = sizes(window)
    QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    QApplication.processEvents()
    assert sizes(window) == pytest.approx([1.1 * size for size in usual], rel=0.02)
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    QApplication.processEvents()
    assert sizes(window) == pytest.approx([0.9 * size for size in usual], rel=0.02)
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    QApplication.processEvents()
    assert sizes(window) == usual and THEME.zoom == 1


def test_the_size_ends_at_both_ends_and_stays_with_another_theme(window):
    for _ in range(2 * len(ZOOMS)):
        window.menus.actions["zoom_in"].trigger()
    assert THEME.zoom == ZOOMS[-1]
    window.choose_theme("dark")
    assert THEME.current.scale == ZOOMS[-1]
    for _ in range(2 * len(ZOOMS)):
        window.menus.actions["zoom_out"].trigger()
    assert THEME.zoom == ZOOMS[0]


def test_no_size_of_type_makes_the_window_wider_than_a_small_screen(window):
    THEME.enlarge_to(ZOOMS[-1])
    for name in NAMES:
        window.show_tab(name)
        for _ in range(3):
            QApplication.processEvents()
        assert window.width() == 1280, name


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("training", "inference", "data")])
def test_f4_shows_one_plot_alone_and_puts_it_back_where_it_was(window, qtbot, name):
    window.show_tab(name)
    tab = window.tab
    for view in tab.views:
        tab.change(view=view)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        qtbot.wait(30)  # a layout settles in some turns of the event loop
        pictures = [p for p in tab.plots() if isinstance(p, QWidget) and p.isVisible()]
        before = [(p.mapTo(tab, QPoint()), p.size()) for p in pictures]
        QTest.keyClick(window, Qt.Key.Key_F4)
        QApplication.processEvents()
        alone = tab.maximised.widget
        if not pictures:
            assert alone is None
            continue
        assert alone in pictures and alone.size() == tab.stack.size(), view
        assert alone.mapTo(tab, QPoint()) == tab.stack.mapTo(tab, QPoint())
        QTest.keyClick(window, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert tab.maximised.widget is None
        assert [(p.mapTo(tab, QPoint()), p.size()) for p in pictures] == before, view


def test_a_double_click_on_a_title_shows_the_plot_alone_and_on_the_picture_fits(window):
    window.show_tab("derivatives")
    QApplication.processEvents()
    plot = window.tab.plots()[0]
    top = plot.mapFromScene(plot.getViewBox().sceneBoundingRect().topLeft())
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(plot.width() // 2, top.y() // 2))
    QApplication.processEvents()
    assert window.tab.maximised.widget is plot
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(plot.width() // 2, 300))
    assert window.tab.maximised.widget is plot and plot.fitted
    window.tab.change(view="error")
    assert window.tab.maximised.widget is None


@pytest.mark.parametrize(("name", "view", "upper"), [("derivatives", "curve", 0), ("losses", "accuracy", 1)])
def test_a_plot_that_leaves_its_numbers_of_x_to_the_one_below_writes_them_when_it_is_alone(window, name, view, upper):
    window.show_tab(name)
    window.tab.change(view=view)
    QApplication.processEvents()
    plot = window.tab.view.pictures()[upper]
    axis = plot.getAxis("bottom")
    below = axis.style["showValues"], axis.labelText
    assert below[0] is False and not below[1]
    plot.maximise_requested.emit()
    assert axis.style["showValues"] and axis.labelText
    window.tab.escape()
    assert (axis.style["showValues"], axis.labelText) == below
