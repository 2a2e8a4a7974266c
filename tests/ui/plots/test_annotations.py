"""Marks, words and verdicts: they are where they should be, look as they should, and keep still while they change."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.annotations import Look, Marks, Words
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


def test_words_stand_on_the_side_their_anchor_says(plot):
    words = Words(plot)
    words.set_look(QColor("#000000"), THEME.font(12))
    words.write("0.5", 5, 5, (0.5, 1.0))
    above = words.boundingRect()
    words.write("0.5", 5, 5, (0.5, 0.0))
    below = words.boundingRect()
    assert above.bottom() == pytest.approx(0) and below.top() == pytest.approx(0)
    assert above.center().x() == pytest.approx(0)
    words.write("", 5, 5, (0.5, 0.0))
    assert not words.isVisible() and words.text() == ""
