"""Fit brings the whole picture back, however far one had zoomed in: what was drawn for the zoom is drawn anew."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from nnviz.tabs import ENTRIES
from nnviz.ui.plots.plot import Plot
from tests.gestures import wheel

NAMES = [entry.name for entry in ENTRIES if entry.name not in ("training", "inference", "playground")]  # they learn


def picture(plot: Plot, qtbot) -> QImage:
    qtbot.wait(50)  # what follows a range is throttled
    QApplication.processEvents()
    return plot.grab().toImage()


def settled(plot: Plot, qtbot) -> QImage:
    """Return what a plot shows when nothing follows any more, on a busy machine too."""
    last, now = None, picture(plot, qtbot)
    while now != last or any(t.isSingleShot() and t.isActive() for t in plot.window().findChildren(QTimer)):
        last, now = now, picture(plot, qtbot)
    return now


@pytest.mark.parametrize("name", NAMES)
def test_after_zooming_in_fit_shows_what_was_shown_before(qtbot, name):
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    try:
        for view in tab.views:
            tab.change(view=view)
            qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
            tab.timeline is None or tab.timeline.pause()
            plots = [plot for plot in tab.plots() if isinstance(plot, Plot) and plot.isVisible()][:1]
            for plot in plots:
                before = settled(plot, qtbot)
                for _ in range(3):
                    wheel(plot, 12)
                picture(plot, qtbot)
                plot.fit()
                assert settled(plot, qtbot) == before, view
    finally:
        tab.close_down()
