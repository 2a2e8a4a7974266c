"""Larger and smaller, one plot alone and back: what is shown stays the same, only its size changes."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from nnviz.main_window import NAMES, MainWindow
from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME, ZOOMS
from nnviz.ui.playback.status import Status
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab

CTRL = Qt.KeyboardModifier.ControlModifier
WITHOUT_PLOTS = {("training", "experiments"), ("gradient", "surface")}  # nothing was tried yet; fills the view alone


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


@pytest.fixture
def few_digits(monkeypatch) -> None:
    """Let the tabs draw little data."""
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 200)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 50)


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


def shown_plots(window: MainWindow, qtbot) -> list[QWidget]:
    """Return the pictures on show when the layout has settled, which takes some turns of the event loop."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.tab.busy, timeout=30_000)
    qtbot.wait(30)
    return [p for p in window.tab.plots() if isinstance(p, QWidget) and p.isVisible()]


def places(tab: Tab, pictures: list[QWidget]) -> list[tuple[QPoint, QSize]]:
    return [(p.mapTo(tab, QPoint()), p.size()) for p in pictures]


def show_with_plots(window: MainWindow, qtbot, name: str) -> None:
    """Show a tab; Training with a short run behind it, before which it has no plots."""
    window.show_tab(name)
    if name == "training":
        qtbot.waitUntil(lambda: window.tab.dataset is not None, timeout=30_000)
        window.tab.change(iterations=10, batch_size=20, hidden=(4,))
        QTest.mouseClick(window.tab.start_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.tab.timeline.status == Status.FINISHED, timeout=30_000)


@pytest.mark.parametrize("name", NAMES)
def test_f4_and_a_double_click_on_a_title_show_one_plot_alone_and_escape_puts_it_back(
    window, qtbot, few_digits, name
):
    show_with_plots(window, qtbot, name)
    tab = window.tab
    for view in tab.views:
        tab.change(view=view)
        pictures = shown_plots(window, qtbot)
        assert pictures or (name, view) in WITHOUT_PLOTS
        before = places(tab, pictures)
        ways = [partial(press, window, Qt.Key.Key_F4)] if pictures else []
        for show in (*ways, *(partial(double_click_title, p) for p in pictures[:2] if isinstance(p, Plot))):
            show()
            alone = tab.maximised.widget
            assert alone in pictures and alone.size() == tab.stack.size(), (view, show)
            assert alone.mapTo(tab, QPoint()) == tab.stack.mapTo(tab, QPoint())
            press(window, Qt.Key.Key_Escape)
            assert tab.maximised.widget is None and places(tab, pictures) == before, (view, show)
            assert alone.hasFocus() or alone.isAncestorOf(QApplication.focusWidget() or tab), (view, show)


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or window, key)
    QApplication.processEvents()


def double_click_title(plot: Plot) -> None:
    """Click twice in the middle of what lies over the axes."""
    top = plot.mapFromScene(plot.getViewBox().sceneBoundingRect().topLeft())
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(plot.width() // 2, top.y() // 2))
    QApplication.processEvents()


def test_a_double_click_on_the_picture_fits_and_another_view_puts_the_plot_back(window):
    window.show_tab("derivatives")
    QApplication.processEvents()
    plot = window.tab.plots()[0]
    double_click_title(plot)
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(plot.width() // 2, 300))
    assert window.tab.maximised.widget is plot and plot.fitted
    window.tab.change(view="error")
    assert window.tab.maximised.widget is None


@pytest.mark.parametrize(("name", "view"), [("derivatives", "curve"), ("gates", "layers"), ("losses", "compare")])
def test_f4_brings_every_plot_in_turn_and_then_all_again(window, qtbot, name, view):
    window.show_tab(name)
    tab = window.tab
    tab.change(view=view)
    pictures = shown_plots(window, qtbot)
    before, alone = places(tab, pictures), []
    for _ in pictures:
        press(window, Qt.Key.Key_F4)
        alone.append(tab.maximised.widget)
        assert alone[-1].size() == tab.stack.size()
    press(window, Qt.Key.Key_F4)
    assert len(pictures) > 1 and alone == pictures
    assert tab.maximised.widget is None and places(tab, pictures) == before


def test_the_keys_leave_alone_what_a_plot_covers_that_is_shown_alone(window, qtbot):
    window.show_tab("derivatives")
    tab = window.tab
    curve, slopes = shown_plots(window, qtbot)
    before = tab.state
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_F4)
    assert tab.maximised.widget is slopes
    for _ in range(60):
        press(window, Qt.Key.Key_Tab)
        assert not curve.hasFocus()
        if QApplication.focusWidget() is slopes:
            break
    curve.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Up)
    assert not curve.hasFocus() and tab.state == before
    press(window, Qt.Key.Key_Escape)
    curve.setFocus(Qt.FocusReason.TabFocusReason)
    assert curve.hasFocus()


@pytest.mark.parametrize(("name", "view", "upper"), [("derivatives", "curve", 0), ("losses", "accuracy", 1)])
def test_a_plot_that_leaves_its_numbers_of_x_to_the_one_below_writes_them_when_it_is_alone(window, name, view, upper):
    window.resize(1280, 1000)  # in a low window the slopes of Derivatives stand beside the curve
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


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", NAMES)
def test_no_preset_makes_a_tab_with_its_panel_wider_than_a_projector(qtbot, few_digits, name, language):
    THEME.choose("projector")
    LANGUAGE.choose(language)
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    try:
        tab.panel.show()
        tab.resize(1280, 649)
        with qtbot.waitExposed(tab):
            tab.show()
        tab.setUpdatesEnabled(False)  # widths follow from the layout; to paint it takes longer
        wide = {}
        for number, preset in enumerate(tab.presets):
            tab.show_preset(number)
            for _ in range(4):
                QApplication.processEvents()
            if tab.minimumSizeHint().width() > 1280:
                wide[preset.title] = tab.minimumSizeHint().width()
        assert wide == {}
    finally:
        tab.close_down()
        LANGUAGE.choose("en")
        THEME.choose("light")
