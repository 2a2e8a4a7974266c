"""The keys of the time bar and undo, whatever has the focus: every tab × every widget that can have it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QToolTip,
    QWidget,
)

from nnviz.main_window import NAMES, MainWindow
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.playback.status import Mode, Status
from nnviz.ui.tab import Tab
from nnviz.ui.widgets.surface_view import SurfaceView
from nnviz.ui.widgets.tab_bar import TabBar

EVERY = pytest.mark.parametrize("name", NAMES)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot) -> Iterator[MainWindow]:
    window = MainWindow(fresh=True)
    window.remembers = False
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()
    LANGUAGE.choose("en")
    THEME.choose("light")


def settled(window: MainWindow, name: str, qtbot) -> None:
    window.show_tab(name)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.tab.busy, timeout=30_000)
    QApplication.processEvents()  # a page that is laid out in another way for its size is drawn once more


def focusable(window: MainWindow) -> list[QWidget]:
    """Return the widgets of the tab on show that can have the focus, and the row of tabs."""
    none = Qt.FocusPolicy.NoFocus
    inside = [w for w in window.tab.findChildren(QWidget) if w.focusPolicy() != none and w.focusProxy() is None]
    return [*(w for w in inside if w.isVisible() and w.isEnabled()), window.pages.tabBar()]


def evolves(tab: Tab, qtbot) -> bool:
    """Bring a view to the front in which something evolves in the GUI thread; return whether there is one."""
    for view in tab.views:
        tab.change(view=view)
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        timeline = tab.timeline
        if timeline is not None and timeline.status != Status.EMPTY and timeline.mode is not Mode.THREADED:
            return True
    return False


def types_into(widget: QWidget) -> bool:
    return isinstance(widget, (QLineEdit, QAbstractSpinBox))


@EVERY
def test_the_keys_of_the_time_bar_work_whatever_has_the_focus(window, qtbot, name):
    settled(window, name, qtbot)
    tab = window.tab
    if not evolves(tab, qtbot):
        pytest.skip("nothing evolves, or only in a worker")
    tried = 0
    for widget in focusable(window):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget or types_into(widget) or not widget.isEnabled():
            continue
        tab.timeline.pause()
        tab.timeline.go(0)
        before = window.tab.state
        QTest.keyClick(widget, Qt.Key.Key_Right)
        moved = tab.timeline.position
        if not getattr(widget, "uses_arrows", False):
            assert moved == 1, widget
            QTest.keyClick(widget, Qt.Key.Key_Left)
            assert tab.timeline.position == 0, widget
            QTest.keyClick(widget, Qt.Key.Key_End)
            assert tab.timeline.position == len(tab.timeline.keep) > 0, widget
            QTest.keyClick(widget, Qt.Key.Key_Home)
            assert tab.timeline.position == 0, widget
            assert window.tab is tab and tab.state == before
        elif tab.state != before:  # it chose something else with it, such as another view
            tab.set_state(before)
            qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        if not isinstance(widget, QAbstractButton):  # which are pressed by it
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(widget, Qt.Key.Key_Space)
            assert tab.timeline.running, widget
            QTest.keyClick(widget, Qt.Key.Key_Space)
            assert not tab.timeline.running, widget
        tried += 1
    assert tried > 5


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("data", "training", "inference")])
def test_up_and_down_change_a_slider_while_left_and_right_move_the_time(window, qtbot, name):
    settled(window, name, qtbot)
    tab = window.tab
    if not evolves(tab, qtbot):
        pytest.skip("nothing evolves, or only in a worker")
    sliders = [w for w in focusable(window) if isinstance(w, QAbstractSlider) and tab.form.isAncestorOf(w)]
    changed = 0
    for slider in sliders[:4]:
        tab.timeline.pause()
        tab.timeline.go(1)
        before = tab.state
        slider.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(slider, Qt.Key.Key_Left)
        assert tab.timeline.position == 0
        at = slider.value()
        QTest.keyClick(slider, Qt.Key.Key_Down if at == slider.maximum() else Qt.Key.Key_Up)
        assert slider.value() != at
        changed += tab.state != before
        tab.set_state(before)
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    assert changed or not sliders


@EVERY
def test_undo_works_whatever_has_the_focus_and_a_field_takes_back_its_typing_first(window, qtbot, name):
    settled(window, name, qtbot)
    tab = window.tab
    first = tab.state
    others = [p for p in map(tab.preset_state, tab.presets) if p != first]
    other = next((p for p in others if tab.view_for(p) is tab.view), others[0])
    for widget in focusable(window):
        tab.set_state(other)
        QApplication.processEvents()
        if not (widget.isVisible() and widget.isEnabled()):
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget:
            continue
        QTest.keyClick(widget, Qt.Key.Key_Z, CTRL)
        assert tab.state == first, widget
    fields = [w for w in focusable(window) if types_into(w)]
    for field in fields[:1]:
        tab.set_state(other)
        line = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
        field.setFocus(Qt.FocusReason.TabFocusReason)
        shown = line.text()
        line.deselect()
        QTest.keyClick(field, Qt.Key.Key_7)
        assert line.text() != shown
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        assert line.text() == shown and tab.state == other


@EVERY
def test_space_plays_in_a_field_of_numbers_too_until_something_is_typed(window, qtbot, name):
    settled(window, name, qtbot)
    tab = window.tab
    if not evolves(tab, qtbot):
        pytest.skip("nothing evolves, or only in a worker")
    for field in [w for w in focusable(window) if isinstance(w, QAbstractSpinBox)]:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        shown = field.text()
        QTest.keyClick(field, Qt.Key.Key_Space)
        assert tab.timeline.running and field.text() == shown
        QTest.keyClick(field, Qt.Key.Key_Space)
        assert not tab.timeline.running
        tab.timeline.go(0)


def test_a_field_keeps_the_keys_that_belong_to_typing(window, qtbot):
    settled(window, "derivatives", qtbot)
    tab = window.tab
    tab.change(h=0.0001)  # enough letters to move among
    line = tab.form.controls["h"].edit
    line.setFocus()
    at = tab.timeline.position
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_7, Qt.Key.Key_Space):
        QTest.keyClick(line, key)
    assert line.lineEdit().cursorPosition() == 3 and line.lineEdit().text()[1:3] == "7 "
    assert tab.timeline.position == at and not tab.timeline.running


@EVERY
def test_the_wheel_changes_nothing_without_focus_and_a_click_gives_no_button_the_keyboard(window, qtbot, name):
    settled(window, name, qtbot)
    tab = window.tab
    for button in tab.findChildren(QAbstractButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button
    for widget in focusable(window):
        if isinstance(widget, (QComboBox, QAbstractSlider, QAbstractSpinBox, TabBar)):
            widget.clearFocus()
            before, place, page = tab.state, tab.timeline and tab.timeline.position, window.pages.currentIndex()
            middle = QPointF(widget.rect().center())
            event = QWheelEvent(
                middle, QPointF(widget.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -120),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(widget, event)
            QApplication.processEvents()
            assert (tab.state, tab.timeline and tab.timeline.position) == (before, place), widget
            assert window.pages.currentIndex() == page, widget


def test_plus_and_minus_zoom_the_first_plot_but_are_typed_in_a_field(window, qtbot):
    settled(window, "derivatives", qtbot)
    tab, plot = window.tab, window.tab.plots()[0]
    for widget in focusable(window):
        plot.fit()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Plus)
        typed = types_into(widget) or isinstance(widget, (QComboBox, TabBar))
        assert plot.fitted == typed or widget in tab.plots()[1:], widget

def test_keys_zoom_round_the_point_that_has_the_keyboard(window, qtbot):
    settled(window, "derivatives", qtbot)
    plot = window.tab.plots()[0]
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    handle, box = plot.scene().focusItem(), plot.getViewBox()
    before, (left, right) = handle.scenePos(), box.viewRange()[0]
    for _ in range(3):
        QTest.keyClick(plot, Qt.Key.Key_Plus)
    QApplication.processEvents()
    now = box.viewRange()[0]
    assert now[1] - now[0] < 0.5 * (right - left)
    assert abs(handle.scenePos().x() - before.x()) < 3 and abs(handle.scenePos().y() - before.y()) < 3


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_space_starts_what_a_click_on_a_tab_brought_to_the_front(window, qtbot, theme):
    THEME.choose(theme)
    bar = window.pages.tabBar()
    for name in ("gradient", "derivatives", "gradient"):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(NAMES.index(name)).center())
        window.tab.panel.setVisible(theme == "light")
        view = "descent" if name == "gradient" else next(iter(window.tab.views))
        QApplication.processEvents()
        if name == "derivatives":
            QTest.mouseClick(window.tab.view_bar.buttons[view], Qt.MouseButton.LeftButton)
        else:
            window.tab.change(view=view)
    qtbot.waitUntil(lambda: not window.tab.busy, timeout=30_000)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.tab.name == "gradient" and window.tab.timeline.running
    window.tab.timeline.pause()


def test_the_arrows_on_the_row_of_tabs_walk_on(window, qtbot):
    bar = window.pages.tabBar()
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    first = window.pages.currentIndex()
    window.pages.setCurrentIndex((first + 1) % len(NAMES))
    assert QApplication.focusWidget() is bar


def test_ctrl_tab_walks_through_all_tabs_and_round(window, qtbot):
    shown = [window.tab.name]
    for _ in NAMES:
        QTest.keyClick(window, Qt.Key.Key_Tab, CTRL)
        shown.append(window.tab.name)
    start = NAMES.index(shown[0])
    assert shown == [NAMES[(start + i) % len(NAMES)] for i in range(len(NAMES) + 1)]
    QTest.keyClick(window, Qt.Key.Key_PageUp, CTRL)
    assert window.tab.name == shown[-2]


ELEVEN = {
    "en": "Gates Activations Tensors Network Losses Derivatives Gradient Data Training Playground Inference".split(),
    "ko": ["게이트", "활성화 함수", "텐서", "신경망", "손실 함수", "수치 미분", "기울기", "데이터", "학습",
           "놀이터", "추론"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_eleven_names_of_tabs_are_seen_whole_at_1280_pixels(window, language, theme):
    THEME.choose(theme)
    LANGUAGE.choose(language)
    bar = window.pages.tabBar()
    while bar.count() < 11:
        window.pages.addTab(QWidget(), "")
    for index, text in enumerate(ELEVEN[language]):
        window.pages.setTabText(index, text)
    QApplication.processEvents()
    assert bar.tabRect(10).right() <= 1280 and bar.tabRect(0).left() >= 0
    for index in range(11):
        needed = bar.name_width(index)
        assert needed + 6 <= bar.tabRect(index).width(), bar.tabText(index)
    assert bar.type_share() >= 0.9
    while window.pages.count() > len(NAMES):
        window.pages.removeTab(window.pages.count() - 1)


def test_space_is_the_main_button_where_there_is_no_time_bar_and_the_panel_is_folded_in(window, qtbot):
    settled(window, "gates", qtbot)
    window.tab.change(view="times")
    window.tab.panel.hide()
    QApplication.processEvents()
    assert window.tab.playback_bar.isHidden() and not window.tab.versions.busy
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    assert window.tab.versions.busy
    qtbot.waitUntil(lambda: not window.tab.versions.busy, timeout=60_000)


@pytest.mark.parametrize(
    ("name", "view"), [("gradient", "surface"), ("derivatives", "partial"), ("derivatives", "plane")]
)
def test_a_surface_is_turned_and_looked_at_as_at_first_by_keys(window, qtbot, name, view):
    settled(window, name, qtbot)
    window.tab.change(view=view)
    settled(window, name, qtbot)
    surface = window.tab.picture.findChild(SurfaceView)
    surface.setFocus()
    state, shift = window.tab.state, Qt.KeyboardModifier.ShiftModifier
    for key, modifiers in ((Qt.Key.Key_Left, shift), (Qt.Key.Key_Up, shift), (Qt.Key.Key_Plus, shift)):
        QTest.keyClick(surface, key, modifiers)
    assert surface.zoom > 1 and window.tab.state.azimuth != state.azimuth
    assert window.tab.state.elevation != state.elevation
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert surface.zoom == 1 and window.tab.state == state


def test_space_plays_too_when_the_keyboard_is_on_the_name_of_the_view_on_show(window, qtbot):
    settled(window, "derivatives", qtbot)
    tab = window.tab
    tab.view_bar.buttons["curve"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert tab.timeline.running
    tab.timeline.pause()
    tab.view_bar.buttons["error"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert tab.state.view == "error" and not tab.timeline.running


def test_enter_presses_a_button_as_space_does(window, qtbot):
    settled(window, "gates", qtbot)
    tab = window.tab
    tab.change(task="own")
    QApplication.processEvents()
    button, before = tab.one.tools["add 0"], len(tab.state.points)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for count, key in enumerate((Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter), 1):
        QTest.keyClick(button, key)
        assert len(tab.state.points) == before + count
    tab.view_bar.buttons["times"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert tab.state.view == "times"


def test_a_key_lights_up_one_part_of_the_formula_after_the_other_as_the_mouse_does(window, qtbot):
    settled(window, "gates", qtbot)
    tab, seen = window.tab, []
    tab.strip.pointed.connect(seen.append)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F6)
    first, second = seen
    assert first and second and first != second
    plain = tab.strip.grab().toImage()
    while seen[-1]:
        assert len(seen) < 20
        lit = tab.strip.grab().toImage()
        QTest.keyClick(window, Qt.Key.Key_F6)
    assert lit != plain and len(set(seen)) == len(seen)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert seen[-1] == first


def test_arrow_keys_read_values_out_of_a_plot_in_which_nothing_is_moved(window, qtbot):
    settled(window, "activations", qtbot)
    plot = window.tab.view_of["curves"].slopes
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    texts = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(plot, key)
        assert plot._readout.isVisible() and plot.accessibleDescription() == plot._readout.text()
        texts.append(plot._readout.text())
    assert "Sigmoid" in texts[0] and texts[0] == texts[2] and len(set(texts)) == 3
    QTest.keyClick(plot, Qt.Key.Key_Tab)
    assert plot._readout.isHidden()


def test_with_ctrl_and_shift_arrow_keys_read_values_where_something_plays_and_points_take_the_others(window, qtbot):
    settled(window, "gradient", qtbot)
    tab = window.tab
    tab.change(view="descent")
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    tab.map.setFocus(Qt.FocusReason.TabFocusReason)
    assert tab.map.focused_start() == 0
    before, texts = (tab.state, tab.timeline.position), []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(tab.map, key, CTRL | Qt.KeyboardModifier.ShiftModifier)
        texts.append(tab.map._readout.text())
        assert tab.map._readout._level.isVisible(), "a cross shows where it is read"
    assert tab.map.is_read and "f = " in texts[0] and texts[0] == texts[2] and len(set(texts)) == 3
    assert texts[3].startswith("(−3, 4)")
    assert (tab.state, tab.timeline.position) == before


def test_a_key_says_of_what_has_the_keyboard_what_the_mouse_is_told_there(window, qtbot):
    settled(window, "gates", qtbot)
    tab = window.tab
    tab.panel.show()
    QApplication.processEvents()
    plane, slider = tab.one.plane, next(w for w in focusable(window) if w.toolTip() == "The weight of x₁.")
    for widget, text in ((slider, slider.toolTip()), (plane, "The line: drag it, or use the arrow keys")):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(widget, Qt.Key.Key_F1, CTRL)
        assert QToolTip.isVisible() and QToolTip.text() == text
        QToolTip.hideText()
