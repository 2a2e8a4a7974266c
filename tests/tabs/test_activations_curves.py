"""Curves of Activations: where its two plots stand in a low page and in a high one, and the table of ranges."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.core.activations import ACTIVATIONS
from nnviz.tabs.activations import ActivationsState, ActivationsTab
from nnviz.tabs.activations.curve_words import range_texts
from nnviz.tabs.activations.curves import CurvesView
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME

MANY = ("step", "sigmoid", "tanh", "relu", "leaky_relu", "elu")


@pytest.fixture
def tab(qtbot) -> Iterator[ActivationsTab]:
    tab = ActivationsTab()
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    yield tab
    tab.close_down()
    THEME.choose("light")
    LANGUAGE.choose("en")


def shown(tab: ActivationsTab, theme: str, width: int, height: int, **fields: object) -> CurvesView:
    THEME.choose(theme)
    tab.panel.setVisible(theme != "projector")
    tab.resize(width, height)
    tab.set_state(ActivationsState(**fields))
    for _ in range(4):
        QApplication.processEvents()
    return tab.view_of["curves"]


def place(widget: QWidget, tab: ActivationsTab) -> QRect:
    return QRect(widget.mapTo(tab, QPoint()), widget.size())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_in_front_of_a_projector_the_functions_have_half_of_the_height_and_the_slopes_stand_beside(tab, language):
    LANGUAGE.choose(language)
    view = shown(tab, "projector", 1280, 649)
    assert view.plot.getViewBox().sceneBoundingRect().height() > 0.5 * 720
    plot, slopes, table = (place(part, tab) for part in (view.plot, view.slopes, view.table))
    assert slopes.left() > plot.right() and slopes.top() > table.bottom() and slopes.height() > 150
    assert plot.width() > slopes.width() and abs(slopes.bottom() - plot.bottom()) < 12
    assert view.slopes.getViewBox().viewRange()[0] == view.plot.getViewBox().viewRange()[0]
    assert tab.minimumSizeHint().width() <= 1280 and tab.width() == 1280


@pytest.mark.parametrize("language", ["en", "ko"])
def test_beside_an_open_panel_in_front_of_a_projector_the_functions_are_no_stripe(tab, language):
    LANGUAGE.choose(language)
    tab.panel.show()
    THEME.choose("projector")
    tab.resize(1280, 649)
    tab.panel.show()
    tab.set_state(ActivationsState())
    for _ in range(4):
        QApplication.processEvents()
    view = tab.view_of["curves"]
    plot, slopes, table = (place(part, tab) for part in (view.plot, view.slopes, view.table))
    assert plot.width() > 350 and plot.height() > 240 and slopes.width() > 250
    assert slopes.left() > plot.right() and table.top() >= plot.bottom()
    tab.panel.hide()
    for _ in range(4):
        QApplication.processEvents()
    assert place(view.table, tab).left() > place(view.plot, tab).right()


def test_with_many_functions_and_in_a_high_page_the_slopes_stand_below(tab):
    for theme, width, height, fields in (("projector", 1280, 649, {"functions": MANY}), ("light", 1280, 660, {}),
                                         ("dark", 1920, 1000, {}), ("projector", 1920, 1000, {})):  # fmt: skip
        view = shown(tab, theme, width, height, **fields)
        plot, slopes = place(view.plot, tab), place(view.slopes, tab)
        assert slopes.top() > plot.bottom() and slopes.left() == plot.left() and plot.height() > slopes.height()
    assert shown(tab, "projector", 1280, 649).slopes.x() > view.plot.width() // 2, "back again"


def test_one_plot_alone_keeps_its_place_in_a_low_page(tab):
    view = shown(tab, "projector", 1280, 649)
    before = place(view.slopes, tab)
    tab.maximised.show(view.slopes)
    QApplication.processEvents()
    for fields in ({"x": 30.0}, {"functions": MANY}, {"functions": ("step", "sigmoid", "relu"), "x": 1.0}):
        tab.change(**fields)
        QApplication.processEvents()
        assert view.slopes.size() == tab.stack.size()
    tab.maximised.restore()
    for _ in range(4):
        QApplication.processEvents()
    assert view.slopes.isVisible() and place(view.slopes, tab) == before


def test_slopes_that_were_alone_come_back_to_where_they_belong_by_then(tab):
    view = shown(tab, "light", 1280, 660)
    tab.maximised.show(view.slopes)
    shown(tab, "projector", 1280, 649)
    tab.maximised.restore()
    for _ in range(4):
        QApplication.processEvents()
    assert place(view.slopes, tab).left() > place(view.plot, tab).right()
    tab.maximised.show(view.slopes)
    QApplication.processEvents()
    tab.change(functions=MANY)
    tab.maximised.restore()
    for _ in range(4):
        QApplication.processEvents()
    assert place(view.slopes, tab).top() > place(view.plot, tab).bottom()


@pytest.mark.parametrize(("theme", "height"), [("projector", 649), ("light", 660)])
def test_the_slopes_alone_show_the_same_x_as_beside_the_functions(tab, theme, height):
    view = shown(tab, theme, 1280, height)
    before = view.plot.getViewBox().viewRange()[0]
    tab.maximised.show(view.slopes)
    for _ in range(4):
        QApplication.processEvents()
    assert view.slopes.width() > 1.2 * view.plot.width()
    assert view.slopes.getViewBox().viewRange()[0] == pytest.approx(before, abs=0.01)
    view.slopes.getViewBox().setXRange(-2, 3, padding=0)
    assert view.plot.getViewBox().viewRange()[0] == pytest.approx([-2, 3])
    view.plot.fit()
    tab.maximised.restore()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_table_of_ranges_is_true(name):
    state = ActivationsState(functions=(name, "sigmoid"), focus=name, slope=0.1, alpha=2.0)
    outputs, slope = range_texts(name, state)
    x = np.concatenate([np.linspace(-50, 50, 200_001), [-1e6, 1e6]])
    y = ACTIVATIONS[name].value(x, **state.parameters_of(name))
    d = ACTIVATIONS[name].derivative(x, **state.parameters_of(name))
    signs = outputs.replace("−", "-")
    if signs == "0, 1":
        assert set(y) == {0.0, 1.0}
    elif signs == "-∞ … ∞":
        assert y.min() <= -1e4 and y.max() >= 1e4
    elif "…" in signs:
        low, high = map(float, signs.split(" … "))
        assert low <= y.min() < low + 0.01 and high - 0.01 < y.max() <= high
    else:
        low = float(signs.split()[1])
        assert low - 0.0005 <= y.min() < low + 0.01 and y.max() >= 1e5
    assert d.max() <= float(slope) <= d.max() + 2e-3


def test_the_ranges_stand_under_the_numbers_where_there_is_room(tab):
    view = shown(tab, "dark", 1920, 1000)
    assert [line.cells for line in view.ranges.lines] == [("0, 1", "0"), ("0 … 1", "0.25"), ("≥ 0", "1")]
    assert view.ranges.isVisible() and place(view.ranges, tab).top() > place(view.table, tab).bottom()
    assert not shown(tab, "projector", 1280, 649).ranges.isVisible()
    assert not shown(tab, "light", 1280, 660, functions=MANY).ranges.isVisible()
