"""F1's pane stays inside the window, beside the picture or over it; its formulas are set as mathematics."""

import re

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from nnviz.main_window import MainWindow
from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.base.theme import THEME, ZOOMS
from nnviz.ui.help_pane import HelpPane
from nnviz.ui.widgets.formulas.tree import formula_of
from nnviz.window.help import ListDialog


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


def test_in_no_tab_does_the_help_pane_in_large_type_leave_the_window_or_enlarge_it(qtbot, monkeypatch):
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 200)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 50)
    window = MainWindow(fresh=True)
    window.remembers = False
    window.choose_theme("projector")
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    try:
        for entry in ENTRIES:
            window.show_tab(entry.name)
            QTest.keyClick(window, Qt.Key.Key_F1)
            QApplication.processEvents()
            tab = window.tab
            assert tab.explain.isVisible() and tab.rect().contains(tab.explain.geometry()), entry.name
            assert (window.width(), window.height()) == (1280, 720), entry.name
    finally:
        window.close()
        THEME.choose("light")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_list_of_keys_fits_the_window_in_the_largest_type_and_is_scrolled_by_keys(qtbot, language):
    LANGUAGE.choose(language)
    THEME.enlarge_to(ZOOMS[-1])
    window = MainWindow(fresh=True)
    window.remembers = False
    window.choose_theme("projector")
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    try:
        QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        dialog = window.findChild(ListDialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert 400 < dialog.width() <= window.width() and dialog.height() <= window.height()
        bar = dialog.page.verticalScrollBar()
        assert bar.maximum() > 0 and dialog.page.horizontalScrollBar().maximum() == 0
        QTest.keyClick(dialog.page, Qt.Key.Key_End)
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
            QTest.keyClick(dialog.page, key)
        assert bar.value() > 0
        text = dialog.page.toPlainText()
        assert all(name in text for name in ("F4", "Ctrl+O", "Shift+F1"))
        QTest.keyClick(dialog.page, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    finally:
        window.close()
        THEME.enlarge(0)
        THEME.choose("light")
        LANGUAGE.choose("en")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_help_pane_is_a_stop_of_the_tab_key_and_shows_it(qtbot, theme):
    THEME.choose(theme)
    window = MainWindow(fresh=True)
    window.remembers = False
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    pane = window.tab.explain
    without = pane.grab().toImage()
    window.tab.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if pane.hasFocus():
            break
    assert pane.hasFocus() and pane.grab().toImage() != without
    QTest.keyClick(pane, Qt.Key.Key_Down)
    assert pane.verticalScrollBar().value() > 0
    window.close()
    THEME.choose("light")


PAGES = [entry.name for entry in ENTRIES]


def formulas(language: str, page: str) -> list[str]:
    return sorted(re.findall(r"\$([^$\n]+)\$", (resource_dir() / "help" / language / f"{page}.md").read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_have_the_same_formulas_and_each_can_be_set(page):
    assert formulas("en", page) == formulas("ko", page)
    assert all(formula_of(formula, always=True) for formula in formulas("en", page))


@pytest.fixture
def pane(qtbot):
    def pane(page: str, theme: str = "light") -> HelpPane:
        THEME.choose(theme)
        pane = HelpPane(page)
        qtbot.addWidget(pane)
        pane.setFixedHeight(3000)
        with qtbot.waitExposed(pane):
            pane.show()
        return pane

    yield pane
    THEME.choose("light")


def places(pane: HelpPane) -> list[tuple[QRectF, float]]:
    """Return where the formulas of a page stand, and how wide the text is that stands unseen behind each."""
    found, document = [], pane.document()
    cursor = document.find("\ufffc")
    while not cursor.isNull():
        block = cursor.block()
        at, start = cursor.selectionStart(), cursor.selectionStart() - block.position()
        line = block.layout().lineForTextPosition(start)
        left, right = (line.cursorToX(position)[0] for position in (start, start + 1))
        corner = document.documentLayout().blockBoundingRect(block).topLeft() + line.position()
        end = next((n for n in range(at + 1, at + 200) if not unseen(document, n)), at + 1) - block.position()
        last = min(end, line.textStart() + line.textLength())
        found.append((QRectF(corner.x() + left - line.x(), corner.y(), right - left, line.height()),
                      line.cursorToX(last)[0] - right))  # fmt: skip
        cursor = document.find("\ufffc", cursor)
    return found


def unseen(document: QTextDocument, place: int) -> bool:
    cursor = QTextCursor(document)
    cursor.setPosition(place)
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    return cursor.charFormat().foreground().color().alpha() == 0 and cursor.charFormat().font().pixelSize() == 1


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("page", ["derivatives", "training"])
def test_formulas_of_a_page_have_its_ink_and_stay_in_its_width_and_their_text_takes_no_room(pane, page, theme):
    shown = pane(page, theme)
    image = shown.viewport().grab().toImage()
    found = places(shown)
    assert len(found) == len(formulas("en", page))
    for place, thin in found:
        assert place.right() <= shown.viewport().width() - shown.document().documentMargin() + 1
        assert abs(thin) < 2
        area, ink = place.toRect(), THEME.colour("ink").value()
        values = [image.pixelColor(x, y).value() for x in range(area.left(), area.right())
                  for y in range(area.top(), area.bottom())]  # fmt: skip
        assert min(abs(value - ink) for value in values) < 40 and abs(values[0] - ink) > 150


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_page_is_copied_found_and_read_aloud_with_its_formulas_as_one_types_them(pane):
    shown = pane("derivatives")
    line = "f′(x) ≈ (f(x + h) − f(x)) / h"
    QTest.keyClick(shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert line in copied.split("\n") and "magnified 1/h times" in copied and "\ufffc" not in copied
    QApplication.clipboard().clear()
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    QApplication.sendEvent(shown.viewport(), menu)
    shown.findChild(QAction, "edit-copy").trigger()
    assert QApplication.clipboard().text() == copied
    shown.findChild(QMenu).close()
    assert line in shown.toPlainText()  # this is what Qt gives to screen readers, and where one searches
    assert not shown.document().find("f(x)) / h").isNull()
