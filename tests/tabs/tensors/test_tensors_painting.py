"""Of arrays only the cells that look different are painted anew, and the picture is what a whole painting gives."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.tabs.tensors import TensorsState, TensorsTab

SMALL = {"operator": "@"}
AXES = {"operator": "dot", "a": "np.arange(24).reshape(2, 3, 4)", "b": "np.arange(24).reshape(2, 4, 3)"}
SHADES = {"operator": "@", "a": "np.arange(900).reshape(30, 30)", "b": "np.arange(900).reshape(30, 30)"}


class Painted(QObject):
    """Adds up the area of what a widget is asked to paint, px²."""

    area = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every event, keep none back."""
        if event.type() == QEvent.Type.Paint:
            self.area += sum(rect.width() * rect.height() for rect in event.region())
        return False


def pixels(image: QImage) -> np.ndarray:
    flat = np.array(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[..., :3]


def on_screen(tab: TensorsTab, part: QWidget) -> np.ndarray:
    """Return what stands on the screen: what was painted when it had to be, and nothing else anew."""
    for _ in range(3):
        QApplication.processEvents()
    window, corner = tab.window(), part.mapTo(tab.window(), part.rect().topLeft())
    image = window.screen().grabWindow(window.winId()).toImage()
    return pixels(image.copy(part.rect().translated(corner)))


def is_complete(tab: TensorsTab) -> bool:
    """Return whether the screen looks as it does after a whole painting."""
    seen = on_screen(tab, tab.view.picture)
    tab.view.picture.update()
    return np.array_equal(on_screen(tab, tab.view.picture), seen)


@pytest.mark.parametrize("fields", [SMALL, AXES, SHADES], ids=["small", "axes", "shades"])
def test_after_another_cell_the_screen_holds_what_a_whole_painting_gives(tab, fields):
    tab.set_state(TensorsState(**fields))
    for at in (0, 1, 3, 2, 0):
        tab.change(at=at)
        assert is_complete(tab), at
    tab.change(a="np.arange(6).reshape(2, 3) + 100", b="np.arange(6).reshape(3, 2)")
    assert is_complete(tab)


@pytest.fixture
def at_rest(tab, qtbot):
    """Show a State, and wait until nothing of it is still to come: the strip follows later, and has found its room."""

    def show(**fields) -> TensorsTab:
        tab.set_state(TensorsState(**fields))
        for at in (1, 0):
            tab.change(at=at)
            qtbot.wait(120)
        return tab

    return show


@pytest.mark.parametrize("fields", [AXES, SHADES], ids=["axes", "shades"])
def test_another_cell_paints_a_small_part_of_the_arrays(at_rest, fields):
    tab = at_rest(**fields)
    picture = tab.view.picture
    painted = Painted()
    picture.installEventFilter(painted)
    tab.change(at=1)
    on_screen(tab, picture)
    assert 0 < painted.area < picture.width() * picture.height() / 3


def test_a_card_of_an_operator_that_does_not_fit_is_not_painted_again(at_rest):
    tab = at_rest(**AXES)
    painted = Painted()
    for card in tab.view.cards.cards.values():
        card.installEventFilter(painted)
    tab.change(at=1)
    on_screen(tab, tab.view.picture)
    assert painted.area == 0
