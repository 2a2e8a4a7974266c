"""The window: the tabs, made when they are first shown, and what the actions do with the one on show."""

import logging

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMoveEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from nnviz.session import Session
from nnviz.tabs import ENTRIES
from nnviz.ui.base.icons import icon
from nnviz.ui.base.language import translate
from nnviz.ui.base.local_path import local_path
from nnviz.ui.base.runtime.first_paint import say_painted
from nnviz.ui.base.runtime.frame_watch import watch_if_asked
from nnviz.ui.base.theme import THEME
from nnviz.ui.tab import Tab
from nnviz.ui.widgets.tab_bar import TabBar
from nnviz.window.files import WindowFiles
from nnviz.window.help import WindowHelp
from nnviz.window.keys import WindowKeys
from nnviz.window.menus import WindowMenus
from nnviz.window.notice import Notice
from nnviz.window.session import WindowSession
from nnviz.window.size import WindowSize
from nnviz.window.unavailable_tab import UnavailableTab
from nnviz.window.window import NAMES, Window

__all__ = ["NAMES", "MainWindow"]

_LOG = logging.getLogger(__name__)


class MainWindow(Window):
    """The only window. Tabs are made when they are first shown, so that the window opens at once."""

    def __init__(self, fresh: bool = False, first: str = "", remembered: Session | None = None) -> None:
        """fresh: forget the last session; first: the tab to begin with; remembered: the session, if it was read."""
        super().__init__()
        self.tabs = {}
        self._before_projector = "system"
        self._is_painted = False
        say_painted(self, False)
        self._first_paint = QTimer(self, singleShot=True, interval=0)
        self._first_paint.timeout.connect(self._on_painted)
        self._build()
        self.session = WindowSession(self, Session() if fresh else remembered)
        self._files = WindowFiles(self)
        self.menus = WindowMenus(self, files=self._files, session=self.session, help=WindowHelp(self),
                                size=WindowSize(self))  # fmt: skip
        WindowKeys(self)
        self.session.restore_window(first)
        self.pages.currentChanged.connect(self._on_page)  # only now: no tab is made that nobody will see
        self._retranslate()
        watch_if_asked(self)

    def _build(self) -> None:
        self.setWindowTitle("nnviz")
        self.setWindowIcon(icon("nnviz"))
        self.setAcceptDrops(True)
        self.pages = QTabWidget(documentMode=True)
        self.pages.setTabBar(TabBar())
        self._columns: list[QVBoxLayout] = []  # one a tab, which enters it when it is first shown
        for _ in ENTRIES:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            self.pages.addTab(page, "")
            self._columns.append(column)
        self.notice = Notice()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.notice)
        self.setCentralWidget(whole)

    # Tabs.

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front, and give it the keyboard."""
        super().show_tab(name)
        self.tab.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def next_tab(self) -> None:
        """Bring the next tab to the front; the first one after the last."""
        self._go_on(1)

    @Slot()
    def previous_tab(self) -> None:
        """Bring the tab before to the front; the last one before the first."""
        self._go_on(-1)

    def _go_on(self, by: int) -> None:
        self.show_tab(NAMES[(self.pages.currentIndex() + by) % len(NAMES)])

    def tab_of(self, name: str) -> Tab:
        """Return the tab called `name`, made now if it was not shown before."""
        if name not in self.tabs:
            tab = self.tabs[name] = self._made(name)
            self.session.restore_state(tab)
            self._columns[NAMES.index(name)].addWidget(tab)
            tab.state_changed.connect(self._on_state)
            tab.export_requested.connect(self._files.export_widget)
            if THEME.current.name == "projector":
                tab.panel.hide()
            tab.show()  # now, not when the layout comes to it: what is not shown cannot have the keyboard
        self.session.catch_up(self.tabs[name])
        return self.tabs[name]

    def _made(self, name: str) -> Tab:
        try:
            return ENTRIES[NAMES.index(name)].load()()
        except Exception:  # one tab that fails must not take the others with it
            _LOG.exception("The tab %s could not be made.", name)
            self._drop_half_made()
            return UnavailableTab(name)

    def _drop_half_made(self) -> None:
        """Delete what is left of a tab that failed: it would go on hearing of languages and themes."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Tab) and widget not in self.tabs.values():
                widget.deleteLater()

    def open_path(self, path: str) -> bool:
        """Open a file or folder in the tab it belongs to; False (and a sentence) if it is of no use to anyone."""
        return self._files.open_path(path)

    @Slot(int)
    def _on_page(self, index: int) -> None:
        tab = self.tab_of(NAMES[index])
        tab.settle()
        if QApplication.focusWidget() is not self.pages.tabBar():  # a click: Qt gives the keys to the first button
            tab.setFocus(Qt.FocusReason.OtherFocusReason)
        self.menus.follow_tab()
        self.session.touch()

    @Slot()
    def _on_state(self) -> None:
        self.menus.follow_state()
        self.session.touch()

    def refresh_menus(self) -> None:
        """Enable what can be done now."""
        self.menus.follow_state()

    def keys(self) -> list[tuple[str, str]]:
        """Return every shortcut of the menus and what it does."""
        return self.menus.keys()

    def _retranslate(self) -> None:
        for index, entry in enumerate(ENTRIES):
            self.pages.setTabText(index, translate("tabs", entry.title))
            self.pages.setTabToolTip(index, translate("tabs", entry.sections))
        self.menus.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.session.touch()

    # What the actions do.

    def choose_theme(self, choice: str) -> None:
        """Apply a theme; the side panels fold for the projector and come back after it."""
        was_projector = THEME.current.name == "projector"
        if choice == "projector" and not was_projector:
            self._before_projector = THEME.choice
        THEME.choose(choice)
        is_projector = THEME.current.name == "projector"
        if is_projector != was_projector:
            for tab in self.tabs.values():
                tab.panel.setVisible(not is_projector)
                tab.fold_explain()
        self.menus.follow_theme()
        self.session.touch()

    @Slot()
    def toggle_projector(self) -> None:
        """Switch between the projector theme and the one before."""
        self.choose_theme(self._before_projector if THEME.current.name == "projector" else "projector")

    @Slot()
    def fit(self) -> None:
        """Fit all plots of the tab on show."""
        self.tab.view.fit()

    @Slot()
    def copy_script(self) -> None:
        """Put a Python program that draws the same picture on the clipboard."""
        script = self.tab.script(self.tab.state)
        if not script:
            self.tab.message.say(translate("window", "There is no Python program for what this view shows now."))
            return
        QApplication.clipboard().setText(script)
        self.tab.message.say(translate("window", "A Python program that draws this picture is on the clipboard."))

    # Drag and drop.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.open_path(local_path(url))

    # What the session has to know.

    def showEvent(self, event: QShowEvent) -> None:
        """Have everything in its place before it is painted."""
        super().showEvent(event)
        self.tab.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Take notice of the first one."""
        super().paintEvent(event)
        if not self._is_painted:
            self._first_paint.start()  # over when all that lies in the window was painted too

    @Slot()
    def _on_painted(self) -> None:
        self._is_painted = True
        say_painted(self, True)
        self.painted.emit()

    def paint_again(self) -> None:
        """Paint everything, and emit `painted` once more."""
        self._is_painted = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember the size."""
        super().resizeEvent(event)
        self.session.touch()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember the place."""
        super().moveEvent(event)
        self.session.touch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the session and stop whatever runs."""
        if self._first_paint.isActive():
            self._on_painted()
        self.session.finish()
        for tab in self.tabs.values():
            tab.close_down()
        super().closeEvent(event)
