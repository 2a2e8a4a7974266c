"""The width of a left axis comes to an end: it follows the texts of its ticks, which may follow the width again."""

import pytest
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.plot import Plot
from tests.painted_texts import noted_texts

WIDTHS = range(250, 420, 4)


@pytest.fixture
def square(qtbot) -> Plot:
    """Give a plot both axes of which have one scale, in the type of a projector."""
    THEME.choose("projector")
    plot = Plot("test")
    plot.set_texts("Answers", "x₁", "x₂")
    plot.getViewBox().setAspectLocked(True)
    plot.set_domain((-3.0, 3.0), (-3.0, 3.0))
    plot.getAxis("left").room = 44.0
    qtbot.addWidget(plot)
    yield plot
    THEME.choose("light")


def widths(plot: Plot, paints: int) -> list[float]:
    """Paint a plot so often, let each paint have its consequences, and return the width of the axis after each."""
    found = []
    for _ in range(paints):
        plot.grab()
        plot.plotItem.layout.activate()
        found.append(plot.getAxis("left").width())
    return found


@pytest.mark.parametrize("height", [300, 379])
def test_the_axis_of_a_square_plane_settles_at_every_width(square, height):
    for width in WIDTHS:
        square.resize(width, height)
        QApplication.sendPostedEvents()
        assert len(set(widths(square, 8)[4:])) == 1, width


def test_it_settles_at_the_same_width_whatever_it_had_before(square):
    found = []
    for before in (600, 260):
        settled = []
        for width in WIDTHS[::8]:
            square.resize(before, 379)
            widths(square, 6)
            square.resize(width, 379)
            settled.append(widths(square, 6)[-1])
        found.append(settled)
    assert found[0] == found[1]


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("log", [(), ("y",)])
def test_the_topmost_number_is_whole_in_a_plot_without_a_title(qtbot, theme, log):
    THEME.choose(theme)
    plot = Plot("test", log=log)
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    plot.set_domain((0.0, 1.0), (1.0, 1000.0))
    with noted_texts() as painted:
        plot.grab()
    places = {text: place for texts in painted.values() for text, place, _ in texts}
    assert places["1,000"].top() >= 0
    THEME.choose("light")
