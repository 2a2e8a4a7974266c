"""Wheel and keys over every plot of every view, as far in and out as anybody goes: it goes on painting."""

import math
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.tabs import ENTRIES
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.zoom_keys import NOTCH, can_zoom
from nnviz.ui.widgets.surface_view import SurfaceView

_NOTCHES, _AT_ONCE = 200, 50
_EVENT = 10  # notches of one event: a quick turn; of one notch each would take five times as long
_SLOW = 0.4  # s of CPU time for one paint with all that follows from another range, on a busy machine


def turn(widget: QWidget, notches: int) -> None:
    """Turn the wheel over a place beside the middle of a widget."""
    at = QPointF(0.55 * widget.width(), 0.45 * widget.height())
    way, nothing = QPoint(0, 120 * _EVENT if notches > 0 else -120 * _EVENT), Qt.MouseButton.NoButton
    for _ in range(abs(notches) // _EVENT):
        event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), way, nothing, Qt.KeyboardModifier.NoModifier,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_wheel_and_keys_zoom_every_plot_as_far_as_one_likes(qtbot, name):
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    try:
        for view in tab.views or [""]:
            if view:
                tab.change(view=view)
            QApplication.processEvents()
            for picture in [*tab.findChildren(Plot), *tab.findChildren(SurfaceView)]:
                if picture.isVisible():
                    _by_keys(picture)
                    _in_and_out(picture)
    finally:
        tab.close_down()


def _by_keys(picture: QWidget) -> None:
    """Zoom in, aside and out by keys, with the keyboard on the picture itself or on the first thing in it."""
    if isinstance(picture, Plot) and not can_zoom(picture.getViewBox()):
        return
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture.hasFocus()
    if isinstance(picture, SurfaceView):
        QTest.keyClick(picture, Qt.Key.Key_Plus)
        nearer = picture.zoom
        QTest.keyClick(picture, Qt.Key.Key_Minus)
        assert nearer > 1 and picture.zoom == pytest.approx(1)
        return
    picture.fit()
    free, first = picture.getViewBox().mouseEnabled(), ranges(picture)
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert not picture.fitted
    for on, now, before in zip(free, ranges(picture), first, strict=True):
        share = NOTCH if on else 1
        assert np.ptp(now) == pytest.approx(share * np.ptp(before)) and before[0] <= now[0] < now[1] <= before[1]
    nearer = ranges(picture)
    QTest.keyClick(picture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = (ranges(picture) - nearer) / np.ptp(nearer, axis=1, keepdims=True)
    assert moved == pytest.approx(np.outer(np.multiply([0.1, -0.1], free), [1, 1]), abs=0.01)  # an axis narrows
    QTest.keyClick(picture, Qt.Key.Key_Minus)
    picture.fit()
    assert ranges(picture) == pytest.approx(first)


def ranges(plot: Plot) -> np.ndarray:
    """Return what a plot shows of x and y: (2, 2)."""
    return np.array(plot.getViewBox().viewRange())


def _in_and_out(picture: QWidget) -> None:
    wheel = picture.viewport() if isinstance(picture, Plot) else picture
    for direction, notches in ((1, _NOTCHES), (-1, 2 * _NOTCHES)):
        for _ in range(notches // _AT_ONCE):
            turn(wheel, direction * _AT_ONCE)
            before = time.thread_time()
            QApplication.processEvents()
            assert time.thread_time() - before < _SLOW, (picture.accessibleName(), direction)
            if isinstance(picture, Plot):
                for low, high in picture.getViewBox().viewRange():
                    assert math.isfinite(high - low) and len(np.unique(np.linspace(low, high, 100))) == 100
    if isinstance(picture, Plot):
        picture.fit()


def test_alt_with_plus_and_minus_zooms_the_width_alone_as_the_wheel_does_over_an_axis(qtbot):
    plot = Plot("test")
    qtbot.addWidget(plot)
    plot.resize(500, 400)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.set_domain((0.0, 4.0), (0.0, 2.0))
    (low, high), height = plot.getViewBox().viewRange()
    QTest.keyClick(plot, Qt.Key.Key_Plus, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    near, same = plot.getViewBox().viewRange()
    assert near[1] - near[0] == pytest.approx(NOTCH * (high - low)) and same == height and not plot.fitted
    QTest.keyClick(plot, Qt.Key.Key_Minus, Qt.KeyboardModifier.AltModifier)
    assert plot.getViewBox().viewRange() == [pytest.approx([low, high]), height]
