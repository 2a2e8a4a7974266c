"""The legend with numbers: rows are chosen by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPen
from PySide6.QtTest import QTest

from nnviz.ui.tables.legend_table import LegendLine, LegendTable

KEYS = ("sigmoid", "relu", "tanh")


@pytest.fixture
def legend(qtbot) -> LegendTable:
    legend = LegendTable()
    legend.show_lines(("x = 1", "f", "f′"), [LegendLine(key, QPen(), key, ("1", "0")) for key in KEYS], "relu")
    qtbot.addWidget(legend)
    with qtbot.waitExposed(legend):
        legend.show()
    return legend


@pytest.mark.parametrize(("key", "bold", "heard"), [
    (Qt.Key.Key_Down, "relu", ["tanh"]), (Qt.Key.Key_Up, "relu", ["sigmoid"]), (Qt.Key.Key_Down, "tanh", []),
    (Qt.Key.Key_Up, "", ["sigmoid"]), (Qt.Key.Key_X, "relu", []),
])  # fmt: skip
def test_arrow_keys_choose_the_neighbour_of_the_row_in_bold(legend, key, bold, heard):
    legend.show_lines(("x = 1", "f", "f′"), legend.lines, bold)
    found = []
    legend.chosen.connect(found.append)
    QTest.keyClick(legend, key)
    assert found == heard


def test_a_click_chooses_the_row_under_it(legend):
    found = []
    legend.chosen.connect(found.append)
    for number in range(4):
        QTest.mouseClick(legend, Qt.MouseButton.LeftButton, pos=QPoint(60, round((number + 0.5) * legend._height())))
    assert found == list(KEYS)


def test_the_focus_is_seen(qtbot, legend):
    legend.setFocus()
    qtbot.waitUntil(legend.hasFocus)
    focused = legend.grab().toImage()
    legend.clearFocus()
    assert legend.grab().toImage() != focused


def test_the_table_has_the_header_and_every_row(legend):
    assert legend.table(",") == "x = 1,f,f′\nsigmoid,1,0\nrelu,1,0\ntanh,1,0\n"
    assert legend.accessibleName() == "x = 1 f f′" and "tanh 1 0" in legend.accessibleDescription()
