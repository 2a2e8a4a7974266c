"""Handles: dragged with real mouse events and moved with real keys, they say where the hand wants them."""

import pytest
from PySide6.QtCore import Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from tests.gestures import click, drag


@pytest.fixture
def plot(qtbot) -> Plot:
    plot = Plot("test")
    plot.resize(500, 400)
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.set_domain((-5.0, 5.0), (-5.0, 5.0))
    QApplication.processEvents()
    return plot


class Owner(Handle):
    """A handle whose owner follows the hand."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self.moved.connect(self.follow)

    @Slot(float, float)
    def follow(self, x: float, y: float) -> None:
        self.put(x, y)


def test_a_drag_takes_the_handle_to_where_the_hand_goes_and_leaves_the_view_alone(plot):
    handle = Owner(plot)
    handle.put(1.0, 2.0)
    before = plot.getViewBox().viewRange()
    drag(plot, (1.0, 2.0), (-3.0, -1.0))
    assert (handle.x(), handle.y()) == pytest.approx((-3.0, -1.0), abs=0.05)
    assert plot.getViewBox().viewRange() == before


def test_a_handle_that_nobody_puts_elsewhere_stays(plot):
    handle = Handle(plot)
    handle.put(1.0, 2.0)
    drag(plot, (1.0, 2.0), (-3.0, -1.0))
    assert (handle.x(), handle.y()) == (1.0, 2.0)


def test_dragging_beside_the_handle_pans_the_view_instead(plot):
    handle = Owner(plot)
    handle.put(1.0, 2.0)
    before = plot.getViewBox().viewRange()
    drag(plot, (-3.0, -3.0), (-1.0, -3.0))
    assert (handle.x(), handle.y()) == (1.0, 2.0)
    assert plot.getViewBox().viewRange() != before


@pytest.mark.parametrize(
    ("modifier", "distance"),
    [
        (Qt.KeyboardModifier.NoModifier, 0.1),
        (Qt.KeyboardModifier.ShiftModifier, 1.0),
        (Qt.KeyboardModifier.ControlModifier, 0.01),
    ],
)
def test_arrow_keys_move_a_clicked_handle(plot, modifier, distance):
    handle = Owner(plot)
    handle.put(1.0, 2.0)
    click(plot, 1.0, 2.0)
    QTest.keyClick(plot, Qt.Key.Key_Right, modifier)
    QTest.keyClick(plot, Qt.Key.Key_Up, modifier)
    assert (handle.x(), handle.y()) == pytest.approx((1.0 + distance, 2.0 + distance))


def test_from_a_handle_that_went_out_of_sight_the_tab_key_goes_on_to_the_next_one(plot):
    first, gone, last = (Handle(plot, name=name) for name in ("first", "gone", "last"))
    for x, handle in enumerate((first, gone, last)):
        handle.put(0.2 + 0.3 * x, 0.5)
    for key, then in ((Qt.Key.Key_Tab, last), (Qt.Key.Key_Backtab, first)):
        gone.put(0.5, 0.5)
        gone.setFocus()
        assert plot.scene().focusItem() is gone
        gone.put(50.0, 0.5)
        QTest.keyClick(plot, key)
        assert plot.scene().focusItem() is then


def test_the_keyboard_of_a_handle_that_is_hidden_goes_to_another_and_the_tab_key_leads_on(qtbot):
    window, plot, field = QWidget(), Plot("test"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(plot)
    column.addWidget(field)
    qtbot.addWidget(window)
    window.resize(500, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    handles = [Handle(plot, name=name) for name in ("first", "second", "third")]
    for place, handle in enumerate(handles):
        handle.put(0.2 + 0.3 * place, 0.5)
    handles[2].setFocus()
    plot.setFocus()
    for gone, heir in ((handles[2], handles[1]), (handles[0], handles[1]), (handles[1], None)):
        gone.setVisible(False)
        assert plot.hasFocus() and plot.scene().focusItem() is heir
    QTest.keyClick(plot, Qt.Key.Key_Tab)
    assert field.hasFocus()
