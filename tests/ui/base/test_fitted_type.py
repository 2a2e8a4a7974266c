"""Smaller type where there is little room."""

import pytest
from PySide6.QtGui import QFontMetrics

from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.theme import THEME

TEXT = "3.6893488147419103×10¹⁹"


def width_of(font) -> int:
    return QFontMetrics(font).horizontalAdvance(TEXT)


@pytest.mark.parametrize("share", [0.7, 0.85, 1.0, 1.5])
def test_a_line_gets_the_largest_type_that_has_room(qapp, share):
    usual = THEME.font(16)
    room = share * width_of(usual)
    font = fitted_font(usual, TEXT, room)
    assert width_of(font) <= room and (font.pointSizeF() == usual.pointSizeF()) == (share >= 1)
    if share < 1:
        font.setPointSizeF(font.pointSizeF() + 0.5)
        assert width_of(font) > room


def test_type_gets_no_smaller_than_can_be_read(qapp):
    usual = THEME.font(10)
    assert 6 <= fitted_font(usual, TEXT, 1.0).pointSizeF() < 7
