"""The tab Tensors in the tests of its views: VIEW of the module is the one on show."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from nnviz.tabs.tensors import TensorsTab


@pytest.fixture
def tab(request: pytest.FixtureRequest, qtbot) -> Iterator[TensorsTab]:
    """The tab at the size of a small window."""
    tab = TensorsTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    if view := getattr(request.module, "VIEW", ""):
        tab.change(view=view)
        QApplication.processEvents()
    yield tab
    tab.close_down()
