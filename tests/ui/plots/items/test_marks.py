"""Marks and texts in a plot: they are where they should be, and look as they should, while they change too."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot


@pytest.fixture
def plot(qtbot):
    plot = Plot("plots")
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.set_domain((0.0, 10.0), (0.0, 10.0))
    plot.show()
    QApplication.processEvents()
    return plot


def colour_at(plot: Plot, x: float, y: float) -> str:
    image = plot.grab().toImage()
    place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))
    return QColor(image.pixel(place)).name()


@pytest.mark.parametrize("shape", ["circle", "square", "diamond", "star"])
def test_a_mark_is_painted_where_its_data_is_and_leaves_no_trace_when_it_moves(plot, shape):
    marks = Marks(plot)
    marks.show_marks([(3.3, 6.6)], [Look("#ff0000", "#00ff00", shape, radius=8)])
    assert colour_at(plot, 3.3, 6.6) == "#ff0000"
    marks.show_marks([(7.7, 2.2)], [Look("#0000ff", shape=shape, radius=8)])
    assert colour_at(plot, 7.7, 2.2) == "#0000ff"
    assert colour_at(plot, 3.3, 6.6) == QColor(THEME.current.background).name()


def test_marks_that_are_not_needed_are_hidden_and_used_again(plot):
    marks = Marks(plot)
    marks.show_marks([(1, 1), (2, 2), (3, 3)], [Look("#ff0000")] * 3)
    first = list(marks.marks)
    marks.show_marks([(5, 5)], [Look("#ff0000")])
    assert [mark.isVisible() for mark in first] == [True, False, False]
    marks.show_marks([(1, 1), (2, 2)], [Look("#ff0000")] * 2)
    assert marks.marks == first and [mark.isVisible() for mark in first] == [True, True, False]
    assert marks.places == ((1.0, 1.0), (2.0, 2.0))


@pytest.mark.parametrize("text", ["0.5", "Δ<i>f</i>"])
def test_a_text_stands_on_the_side_its_anchor_says(plot, text):
    label = PlotText(plot, size=12, rich=True)
    assert not label.isVisible()
    label.write(text, 5, 5, (0.5, 1.0))
    above = label.boundingRect()
    label.write(text, 5, 5, (0.5, 0.0))
    below = label.boundingRect()
    assert above.bottom() == pytest.approx(0) and below.top() == pytest.approx(0)
    assert above.center().x() == pytest.approx(0)
    label.write("", 5, 5)
    assert not label.isVisible() and label.text() == ""


def test_a_text_has_the_same_room_to_a_pixel_with_formats_and_without(plot):
    plain, formatted = PlotText(plot, rich=True), PlotText(plot, rich=True)
    plain.write("abc", 5, 5)
    formatted.write("<span>abc</span>", 5, 5)
    assert plain.boundingRect().size().toTuple() == pytest.approx(formatted.boundingRect().size().toTuple(), abs=1)


def test_a_text_follows_the_theme_and_a_change_of_its_role(plot):
    label = PlotText(plot, (0.5, 0.5), "vermillion", 40, bold=True)
    label.write("███", 5, 5)
    for theme in ("dark", "projector"):
        THEME.choose(theme)
        assert colour_at(plot, 5, 5) == THEME.colour("vermillion").name()
    label.set_look("training", 40)
    assert colour_at(plot, 5, 5) == THEME.colour("training").name()
