"""A table of numbers in little room."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.theme import THEME
from nnviz.ui.tables.number_table import NumberTable

TITLES = ("Step", "Position", "f", "Gradient", "Update")


@pytest.mark.parametrize("narrow", [(0,), (0, 4)])
def test_the_titles_are_whole_in_a_narrow_table_and_as_large_as_ever_in_a_wide_one(qtbot, narrow):
    THEME.choose("projector")
    table = NumberTable("test", TITLES, narrow=narrow)
    qtbot.addWidget(table)
    try:
        table.show_rows(3, lambda row, column: f"{row * column:.3f}")
        table.show()
        sizes = []
        for width in (800, 310, 800):
            table.resize(width, 200)
            QApplication.processEvents()
            header = table.horizontalHeader()
            metrics = QFontMetrics(header.font())
            for column, title in enumerate(TITLES):
                assert metrics.horizontalAdvance(title) <= header.sectionSize(column), (width, title)
                assert header.sectionViewportPosition(column) + header.sectionSize(column) <= table.viewport().width()
            sizes.append(header.font().pointSizeF())
        assert sizes[0] == sizes[2] > sizes[1]
    finally:
        THEME.choose("light")
