"""A text that is longer than its cell takes smaller type, and is cut where that would be too small."""

import pytest

from nnviz.ui.tables.choice_table import ChoiceTable
from tests.painted_texts import cut_texts, noted_texts

LONG = "AttributeError: 'TwoLayerNet' object has no attribute 'grads'"


@pytest.mark.parametrize(("width", "is_whole"), [(900, True), (640, True), (300, False)])
def test_a_long_text_stays_inside_its_table(qtbot, width, is_whole):
    table = ChoiceTable("network", ("", ""), left=(0, 1))
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show_rows([("net.grads", LONG), ("net.params", "ok")])
    table.show()
    with noted_texts() as painted:
        table.grab()
    texts = [text for device in painted.values() for text, _, _ in device]
    assert not cut_texts(painted) and (LONG in texts) == is_whole
    assert is_whole or any(text.endswith("…") for text in texts)
