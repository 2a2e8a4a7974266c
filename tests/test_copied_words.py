"""What a view says leaves as text, by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.main_window import MainWindow


def test_words_and_formulas_of_a_view_are_on_the_clipboard_in_the_order_of_the_screen(qtbot):
    window = MainWindow(fresh=True, first="derivatives")
    window.remembers = False
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    QApplication.processEvents()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_W, keys)
    first, *rows = QApplication.clipboard().text().split("\n")
    assert first == window.tab.verdict.text()
    assert rows[0].startswith("(f(x + h) − f(x)) / h\tslope ") and rows[0].endswith("\t(f(x + h) - f(x)) / h")
    assert len(rows) == len(window.tab.equations(window.tab.state))
    window.close()
