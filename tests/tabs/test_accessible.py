"""What a screen reader is told: every widget that can have the keyboard has a name, every picture a description."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from nnviz.tabs import ENTRIES
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.plots.items.grouped_bars import ColumnPlot
from nnviz.ui.tab import Tab
from nnviz.ui.tables.matrix_view import MatrixView


@pytest.fixture
def show(qtbot) -> Iterator[Callable[[str], Tab]]:
    """Show tabs in a small window, and close them when the test is over."""
    shown: list[Tab] = []

    def shower(name: str) -> Tab:
        tab = next(entry for entry in ENTRIES if entry.name == name).load()()
        shown.append(tab)
        qtbot.addWidget(tab)
        tab.resize(1280, 660)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    yield shower
    for tab in shown:
        tab.close_down()


def unnamed(tab: Tab) -> list[QWidget]:
    """Return the widgets on show that can have the keyboard and have neither a name nor a text."""
    inside = [w for w in tab.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    inside = [w for w in inside if not isinstance(w.parentWidget(), QAbstractScrollArea) and w.focusProxy() is None]
    return [w for w in inside if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text())]


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_stop_of_the_keyboard_has_a_name_and_every_picture_a_description_in_every_view(show, name):
    tab = show(name)
    tab.message.say("Look.")
    tab.explain.unfold(True)
    for view in tab.views or [""]:
        if view:
            tab.change(view=view)
        QApplication.processEvents()
        assert unnamed(tab) == [], view
        for picture in tab.plots():
            if isinstance(picture, QWidget):
                assert picture.accessibleName(), (view, picture)
                assert picture.accessibleDescription() or not tab.strip.texts(), (view, picture)
                assert not re.search("</?[a-z]+[ >]", picture.accessibleDescription()), (view, picture)
                if isinstance(picture, BarChart | ColumnPlot | MatrixView):
                    assert picture.spoken() in picture.accessibleDescription(), (view, picture)


def test_columns_are_a_stop_of_the_tab_key_and_their_heights_are_read_one_after_the_other(show):
    tab = show("activations")
    tab.activateWindow()
    tab.change(view="batch")
    QApplication.processEvents()
    plot = tab.view_of["batch"].sums
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.hasFocus() and plot.uses_arrows
    read = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(plot, key)
        read.append(plot._readout.text())
        assert plot.accessibleDescription() == read[-1]
    assert read == [plot.readout_at(index) for index in (0, 1, 0, 0, 0)] and read[0] != read[1]


def test_a_power_is_told_as_one(show):
    tab = show("activations")
    tab.change(view="slopes")
    QApplication.processEvents()
    assert "0.25¹⁰" in tab.view_of["slopes"].plot.accessibleDescription()


@pytest.mark.parametrize("name", ["derivatives", "gradient"])
def test_no_name_or_description_of_a_picture_has_marks_of_html(show, name):
    tab = show(name)
    for view in tab.views:
        tab.change(view=view)
        QApplication.processEvents()
        tab.refresh_equations()
        for widget in tab.findChildren(QWidget):
            for told in (widget.accessibleName(), widget.accessibleDescription()):
                assert not re.search(r"</?[a-z]+>|&[a-z]+;", told), (view, widget, told)


def test_the_sentence_over_the_bars_of_an_answer_is_read_aloud(show):
    tab = show("losses")
    tab.show_preset(0)
    QApplication.processEvents()
    assert "Class 2, the true one, gets 0.6" in tab.plots()[0].accessibleDescription()
