"""A view is built when it is first shown, and looks then as if it had always been there."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab

CLASSES = {entry.name: entry.load() for entry in ENTRIES}
SEVERAL = [name for name, kind in CLASSES.items() if len(set(kind.views) - set(kind.shared_pages)) > 1]
ALIKE = "gates", "activations", "derivatives", "tensors"  # tabs that wait for no data


@pytest.fixture
def make(qtbot) -> Iterator[Callable[[str], Tab]]:
    """Show tabs, and end what they run."""
    made: list[Tab] = []

    def maker(name: str) -> Tab:
        tab = CLASSES[name]()
        made.append(tab)
        qtbot.addWidget(tab)
        tab.resize(1280, 660)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    yield maker
    for tab in made:
        tab.close_down()
    LANGUAGE.choose("en")
    THEME.choose("light")


def seen(tab: Tab, key: str, qtbot) -> list[object]:
    """Show a view and return what theme and language make of it: its texts, their sizes, the colours of its plots."""
    tab.message.clear()
    tab.change(view=key)
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    qtbot.wait(100)  # the strip takes another height, and the page the room that is left
    shown = [widget for widget in tab.picture.findChildren(QWidget) if widget.isVisible()]
    texts = [(widget.text(), widget.font().pointSizeF()) for widget in shown if callable(getattr(widget, "text", None))]
    return [*texts, *(look for widget in shown if isinstance(widget, Plot) for look in looks(widget))]


def looks(plot: Plot) -> list[object]:
    axes = [plot.getAxis(side) for side in ("left", "bottom")]
    inks = [curve.item.opts["pen"].color().name() for curve in plot.curves]
    texts = [plot.plotItem.titleLabel.text, plot.accessibleName(), *(axis.labelText for axis in axes)]
    return [*texts, *inks, plot.backgroundBrush().color().name(), axes[0].label.font().pointSizeF()]


@pytest.mark.parametrize("name", SEVERAL)
def test_a_new_tab_builds_only_what_is_on_show_and_the_others_when_they_are_asked_for(make, name):
    tab = make(name)
    shown = {tab.pages[tab.state.view]}
    assert {view.page for view in tab.view_of.built()} == shown
    for key in tab.views:
        tab.change(view=key)
        shown.add(tab.pages[key])
        assert tab.view_of[key] is tab.view and {view.page for view in tab.view_of.built()} == shown, key
    assert list(tab.view_of) == list(tab.views)


@pytest.mark.parametrize("name", ALIKE)
def test_a_view_that_is_built_late_follows_theme_and_language_as_the_others_do(make, name, qtbot):
    early = make(name)
    for key in early.views:
        early.change(view=key)
    early.reset()
    late = make(name)
    THEME.choose("projector")
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    for key in early.views:
        assert seen(late, key, qtbot) == seen(early, key, qtbot), key
    THEME.choose("light")
    LANGUAGE.choose("en")
    for key in early.views:
        assert seen(late, key, qtbot) == seen(early, key, qtbot), key


@pytest.mark.parametrize("name", SEVERAL)
def test_what_is_built_late_leaves_the_keys_to_the_time_bar_and_can_be_exported(make, name, qtbot):
    tab = make(name)
    tab.change(view=list(tab.views)[-1])
    for button in tab.picture.findChildren(QAbstractButton):
        assert button.focusPolicy() in (button.focusPolicy().TabFocus, button.focusPolicy().NoFocus), button
    for plot in tab.plots():
        if hasattr(plot, "export_requested"):
            with qtbot.waitSignal(tab.export_requested, timeout=1000):
                plot.export_requested.emit()
