"""Times side by side: what is written over a bar can be read."""

import pytest

from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.time_bars import TimeBar, TimeBars


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_no_line_of_the_axis_goes_through_the_words(qtbot, theme):
    THEME.choose(theme)
    chart = TimeBars()
    qtbot.addWidget(chart)
    chart.resize(420, chart.sizeHint().height())
    chart.show_times("Times", "s", [TimeBar("m" * 12, 2e-5, "m" * 14), TimeBar("m" * 12, 3e-6, "m" * 14, "test")])
    picture, grid = chart.grab().toImage(), THEME.colour("grid").rgb()
    scale = THEME.current.scale
    row = min(64.0 * scale, (chart.height() - 82 * scale) / 2)
    middle = round(32 * scale + 0.25 * row)
    lines = [x for x in range(26, 250) if picture.pixel(x, round(32 * scale + row) - 1) == grid]
    assert lines, "the axis has a line where the words are"
    through = [y for x in lines for y in range(middle - 5, middle + 6) if picture.pixel(x, y) == grid]
    assert through == []
    THEME.choose("light")
