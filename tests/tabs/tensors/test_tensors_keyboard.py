"""Tensors by the keyboard alone: Tab reaches every handle and every slider of every view, and keys change them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QGraphicsItem, QGraphicsView, QSlider, QWidget

from nnviz.tabs.tensors import TensorsTab
from nnviz.tabs.tensors.operator_cards import OperatorCard
from nnviz.ui.plots.items.drag_handle import Handle

Key = Qt.Key
Stop = tuple[QWidget, QGraphicsItem | None]


@pytest.fixture
def tab(qtbot) -> Iterator[TensorsTab]:
    """The tab in a window with the keyboard."""
    tab = TensorsTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 700)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    yield tab
    tab.close_down()


def walked(tab: TensorsTab) -> list[Stop]:
    """Return every stop of the Tab key."""
    tab.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[Stop] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or tab, Key.Key_Tab)
        QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None
        here = widget, widget.scene().focusItem() if isinstance(widget, QGraphicsView) else None
        if here in found:
            return found
        found.append(here)


def pressed(tab: TensorsTab, stop: Stop, *keys: Qt.Key) -> bool:
    """Press keys one after the other where the keyboard stops; return whether the State is another one then."""
    before, (widget, item) = tab.state, stop
    widget.setFocus()
    if item is not None:
        item.setFocus()
    for key in keys:
        QTest.keyClick(widget, key)
    QApplication.processEvents()
    changed = tab.state != before
    tab.set_state(before)
    return changed


@pytest.mark.parametrize(("fields", "handles"), [
    ({"view": "projection"}, 2), ({"view": "geometry"}, 3), ({"view": "geometry", "map": "two"}, 4),
    ({"view": "fold"}, 6), ({"view": "operators", "operands": "sliders"}, 0), ({"view": "array"}, 0),
], ids=str)  # fmt: skip
def test_every_handle_and_slider_is_reached_and_changes_something(tab, fields, handles):
    tab.change(**fields)
    stops = walked(tab)
    found = [stop for stop in stops if isinstance(stop[1], Handle)]
    assert len(found) == handles and all(stop[1].objectName() for stop in found)
    for stop in found:
        assert pressed(tab, stop, Key.Key_Right) and pressed(tab, stop, Key.Key_Down), stop[1].objectName()
    for stop in stops:
        if isinstance(stop[0], QSlider):
            assert pressed(tab, stop, Key.Key_Right) or pressed(tab, stop, Key.Key_Left), stop[0].accessibleName()


def test_cards_suggestions_repairs_and_cells_are_chosen_by_keys(tab):
    tab.change(view="operators")
    cards = [stop for stop in walked(tab) if isinstance(stop[0], OperatorCard)]
    assert [pressed(tab, stop, Key.Key_Space) for stop in cards] == [True, False, True, True]
    assert pressed(tab, (tab.view.picture, None), Key.Key_Down)
    tab.change(b="[[1, 2]]")
    repair = next(stop for stop in walked(tab) if stop[0] in tab.view.repairs)
    assert pressed(tab, repair, Key.Key_Space)
    tab.change(view="array")
    buttons = [stop for stop in walked(tab) if isinstance(stop[0], QAbstractButton) and stop[0].text().startswith("x")]
    assert len(buttons) >= 6 and all(pressed(tab, stop, Key.Key_Space) for stop in buttons[1:])
    assert pressed(tab, (tab.view.picture, None), Key.Key_Down)


def test_buttons_are_told_by_their_own_text(tab):
    tab.change(view="array")
    made = [b for b in tab.view.page.findChildren(QAbstractButton) if b.text() and b.isVisible()]
    assert made and all(not b.accessibleName() or b.text() in b.accessibleName() for b in made)
