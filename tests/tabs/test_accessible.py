"""What a screen reader is told: every widget that can have the keyboard has a name, every picture a description."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from nnviz.tabs import ENTRIES
from nnviz.ui.tab import Tab


def unnamed(tab: Tab) -> list[QWidget]:
    """Return the widgets on show that can have the keyboard and have neither a name nor a text."""
    inside = [w for w in tab.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    inside = [w for w in inside if not isinstance(w.parentWidget(), QAbstractScrollArea) and w.focusProxy() is None]
    return [w for w in inside if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text())]


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_stop_of_the_keyboard_has_a_name_and_every_picture_a_description_in_every_view(qtbot, name):
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.message.say("Look.")
    tab.explain.unfold(True)
    try:
        for view in tab.views or [""]:
            if view:
                tab.change(view=view)
            QApplication.processEvents()
            assert unnamed(tab) == [], view
            for picture in tab.plots():
                if isinstance(picture, QWidget):
                    assert picture.accessibleName(), (view, picture)
                    assert picture.accessibleDescription() or not tab.strip.texts(), (view, picture)
    finally:
        tab.close_down()
