"""A chooser in little room."""

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from nnviz.ui.widgets.choice_box import ChoiceBox

LONG = "(1.5 − x₀ + x₀x₁)² + (2.25 − x₀ + x₀x₁²)²"


@pytest.mark.parametrize("width", [60, 120, 200, 500])
def test_a_chosen_text_is_whole_or_ends_in_three_points(qtbot, width):
    box = ChoiceBox()
    box.addItems([LONG, "x²"])
    qtbot.addWidget(box)
    box.resize(width, 24)
    box.show()
    for number, text in enumerate((LONG, "x²")):
        box.setCurrentIndex(number)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
        assert option.fontMetrics.horizontalAdvance(option.currentText) <= room
        whole = option.fontMetrics.horizontalAdvance(text) < room - 4
        assert option.currentText == text if whole else option.currentText.endswith("…")
        assert box.currentText() == text
