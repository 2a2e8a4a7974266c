"""The wheel over every plot of every view, as far in and out as anybody turns it: it goes on painting."""

import math
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.tabs import ENTRIES
from nnviz.ui.plots.plot import Plot
from nnviz.ui.widgets.surface_view import SurfaceView

_NOTCHES, _AT_ONCE = 200, 50
_SLOW = 0.4  # s of CPU time for one paint with all that follows from another range, on a busy machine


def turn(widget: QWidget, notches: int) -> None:
    """Turn the wheel over a place beside the middle of a widget."""
    at = QPointF(0.55 * widget.width(), 0.45 * widget.height())
    way, nothing = QPoint(0, 120 if notches > 0 else -120), Qt.MouseButton.NoButton
    for _ in range(abs(notches)):
        event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), way, nothing, Qt.KeyboardModifier.NoModifier,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_the_wheel_can_be_turned_as_far_as_one_likes_over_every_plot(qtbot, name):
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    try:
        for view in tab.views or [""]:
            if view:
                tab.change(view=view)
            QApplication.processEvents()
            for picture in [*tab.findChildren(Plot), *tab.findChildren(SurfaceView)]:
                if picture.isVisible():
                    _in_and_out(picture)
    finally:
        tab.close_down()


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
