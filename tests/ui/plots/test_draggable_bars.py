"""The numbers over bars: whole, and none on another, however narrow the bars are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.draggable_bars import BarChart
from tests.painted_texts import collisions, noted_texts

VALUES = {
    "alike": [0.5] * 10, "rising": [0.05 * i for i in range(10)], "both signs": [(-1) ** i * 0.5 for i in range(10)],
    "below zero": [-0.5] * 10, "two of a kind": [0.0063, 0.013, 0.9, 0.0063, 0.013, 0, 0, 0, 0, 0],
}  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_no_number_lies_on_another_one_in_a_narrow_chart_that_was_wide_before(qtbot, theme, values):
    THEME.choose(theme)
    chart = BarChart("losses", handles=True)
    qtbot.addWidget(chart)
    chart.set_domain((-0.7, 9.7), (-1.5, 1.5))
    chart.resize(900, 400)
    chart.show()
    chart.show_bars(values, [f"{value:.4f}" for value in values], [str(i) for i in range(10)])
    chart.resize(420, 400)
    with noted_texts() as painted:
        chart.grab()
    THEME.choose("light")
    found = [pair for pair in collisions(painted) if "." in pair[0] and "." in pair[1]]
    assert any(painted.values()) and not found


def test_the_bars_are_one_stop_of_the_tab_key_and_arrows_go_among_them(qtbot):
    page, chart, after = QWidget(), BarChart("losses", handles=True), QLineEdit()
    layout = QVBoxLayout(page)
    layout.addWidget(chart)
    layout.addWidget(after)
    chart.set_domain((-0.7, 3.7), (-1.5, 1.5))
    chart.show_bars([0.1, 0.2, 0.3, 0.4], ["a", "b", "c", "d"], ["0", "1", "2", "3"])
    wanted: list[int] = []
    chart.dragged.connect(lambda index, value: wanted.append(index))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    after.setFocus()
    QTest.keyClick(after, Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(chart, key)
    assert wanted == [0, 2, 1]
    QTest.keyClick(chart, Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert wanted[3:] == [1]
    QTest.keyClick(chart, Qt.Key.Key_PageUp)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert wanted[4:] == [3]
