"""Whatever is shown is shown in the one window: no part is a window for a moment and takes the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.main_window import NAMES, MainWindow


class ShownWindows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(type(watched).__name__)
        return False


@pytest.fixture
def window(qtbot, monkeypatch) -> Iterator[MainWindow]:
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 200)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 50)
    window = MainWindow(fresh=True)
    window.remembers = False
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_view_is_a_window_for_a_moment_and_the_window_keeps_the_keyboard(window, qtbot, name):
    shown = ShownWindows()
    application = QApplication.instance()
    application.installEventFilter(shown)
    try:
        window.show_tab(name)
        for view in window.tab.views:
            window.tab.change(view=view)
            QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.tab.busy, timeout=30_000)
    finally:
        application.removeEventFilter(shown)
    assert shown.found == [] and window.isActiveWindow()
