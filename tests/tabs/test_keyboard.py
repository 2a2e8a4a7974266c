"""The keyboard alone: every stop of the Tab key is seen, and everything that can be clicked is a stop."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QGraphicsItem, QGraphicsView, QWidget

from nnviz.main_window import NAMES, MainWindow
from nnviz.ui.base.theme import THEME, THEMES
from nnviz.ui.tab import Tab
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.themed import ViewButton

Stop = tuple[QWidget, QGraphicsItem | None]
MOST_STOPS = 120  # of one view
LEAST_SEEN = 20  # pixels that are clearly of another colour with the focus than without
CLEARLY = 40  # of 255, in one of the three colours
ELSEWHERE = {("gates", "Diagram"), ("gates", "Neuron")}  # a click chooses a row, as the arrows do in the table


@pytest.fixture
def window(qtbot, monkeypatch) -> Iterator[MainWindow]:
    """A window at work; its data is drawn, a little."""
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 200)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 50)
    window = MainWindow(fresh=True)
    window.remembers = False
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.mouseMove(window, QPoint(1, 1))  # what lies under the mouse of an earlier test looks chosen
    yield window
    window.close()
    THEME.choose("light")


def stop() -> Stop:
    """Return what has the keyboard: a widget, and in a plot the item."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget, widget.scene().focusItem() if isinstance(widget, QGraphicsView) else None


def walked(window: MainWindow) -> Iterator[tuple[Stop, int]]:
    """Press Tab until the keyboard is where it was; yield each stop, and how many pixels tell that it is there."""
    window.tab.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.tab, Qt.Key.Key_Tab)
    seen: list[Stop] = []
    settle()
    while len(seen) < MOST_STOPS:
        here = stop()
        if here in seen:
            return
        seen.append(here)
        widget = here[0]
        area, out_of_sight = on_show(widget), not in_sight(widget)
        shown = None if out_of_sight else pixels(widget, area)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        settle()
        yield here, 0 if shown is None else clearly_other(shown, pixels(widget, area))
    raise AssertionError("the Tab key does not come back")


def settle() -> None:
    """Let focus and what follows from it be painted: a scene does that a round of events later."""
    for _ in range(3):
        QApplication.processEvents()


def on_show(widget: QWidget) -> QRect:
    """Return the part of a widget that its parents do not cut off."""
    area, around = widget.rect(), widget.parentWidget()
    while around is not None:
        area &= around.rect().translated(-widget.mapTo(around, QPoint()))
        around = around.parentWidget()
    return area


def pixels(widget: QWidget, area: QRect) -> np.ndarray:
    """Return an area of a widget in colours, wherever the widget is: the panel scrolls to the next stop."""
    image = widget.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:, :, :3].copy()


def clearly_other(one: np.ndarray, other: np.ndarray) -> int:
    """Return how many pixels differ by CLEARLY or more in one of the three colours."""
    apart = np.maximum(one, other) - np.minimum(one, other)
    return int((apart >= CLEARLY).any(axis=2).sum())


def in_sight(widget: QWidget) -> bool:
    """Return whether something of a widget is on show; what covers a scroll area is its own viewport."""
    shown = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return not shown.visibleRegion().isEmpty()


def clickable(tab: Tab) -> list[QWidget]:
    """Return the widgets on show that do something when they are clicked."""
    seen = [w for w in tab.findChildren(QWidget) if w.isVisible() and in_sight(w)]
    return [w for w in seen if w.isEnabled() and (isinstance(w, QAbstractButton) or _takes_clicks(type(w)))]


def by_keys(widget: QWidget) -> set[QWidget]:
    """Return the widgets of which one has to be a stop for this one to be reached: of a group one, then by arrows."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    exclusive = group.buttons() if group is not None and group.exclusive() else []
    return {widget, *widget.findChildren(QWidget), *exclusive}


def in_order(tab: Tab, panel: list[QWidget], stops: list[QWidget]) -> bool:
    """Return whether the stops of the panel follow on each other, section by section as they stand there."""
    first = stops.index(panel[0])
    sections = [place for stop in panel for place, section in enumerate(tab.form.sections.values())
                if section.isAncestorOf(stop)]  # fmt: skip
    return stops[first : first + len(panel)] == panel and sections == sorted(sections)


def parts_in_order(tab: Tab, stops: list[QWidget]) -> list[str]:
    """Return what the Tab key goes through from the panel on: "picture" and "time", each as often as it comes there."""
    first = stops.index(next(w for w in stops if tab.panel.isAncestorOf(w)))
    parts = [("time", getattr(tab, "playback_bar", None)), ("picture", tab.picture)]
    names = (next((n for n, part in parts if part is not None and part.isAncestorOf(w)), "")
             for w in (*stops[first:], *stops[:first]))  # fmt: skip
    return [name for name, _ in groupby(filter(None, names))]


def _takes_clicks(kind: type) -> bool:
    if issubclass(kind, LiveText):
        return False  # the mouse selects its text; all of it is copied by Edit ▸ Copy words and formulas
    ours = [base for base in kind.__mro__ if base.__module__.startswith("nnviz.")]
    return any("mousePressEvent" in vars(base) or "mouseReleaseEvent" in vars(base) for base in ours)


@pytest.mark.parametrize("name", ["tensors", "gates", "inference"])
def test_arrows_on_the_row_of_views_choose_the_next_one_though_elsewhere_they_move_the_time(window, name):
    window.show_tab(name)
    tab, views = window.tab, list(window.tab.views)
    tab.change(view=views[0])
    next(w for (w, _), _ in walked(window) if isinstance(w, ViewButton)).setFocus(Qt.FocusReason.TabFocusReason)
    for key, wanted in ((Qt.Key.Key_Right, views[1]), (Qt.Key.Key_Right, views[2]), (Qt.Key.Key_Left, views[1])):
        QTest.keyClick(QApplication.focusWidget(), key)
        settle()
        assert tab.state.view == wanted and isinstance(QApplication.focusWidget(), ViewButton)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_every_stop_of_the_tab_key_is_seen_and_everything_clickable_is_one(window, qtbot, name, theme):
    window.choose_theme(theme)
    window.show_tab(name)
    tab = window.tab
    tab.panel.show()
    unseen, unreached = [], []
    for view in list(tab.views or [""])[: None if theme == "light" else 1]:
        if view:
            tab.change(view=view)
            tab.message.clear()
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        reached: dict[QWidget, None] = {}
        for (widget, item), change in walked(window):
            reached[widget] = None
            if change < LEAST_SEEN:
                unseen.append((view, type(widget).__name__, widget.accessibleName(), type(item).__name__))
        unreached += [(view, type(w).__name__, w.accessibleName() or w.toolTip()) for w in clickable(tab)
                      if not reached.keys() & by_keys(w) and (name, type(w).__name__) not in ELSEWHERE]  # fmt: skip
        assert in_order(tab, [w for w in reached if tab.panel.isAncestorOf(w)], list(reached)), view
        assert "time" not in parts_in_order(tab, list(reached))[:-1], f"{view}: the time bar is the last"
    assert "\n".join(map(str, (*unseen, *unreached))) == ""
