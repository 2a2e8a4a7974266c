"""The session of a window: what it begins with, what is saved of it, and the way back to settings put aside."""


from PySide6.QtCore import QObject, QSize, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from nnviz import session
from nnviz.session import WINDOW, Session, SessionKeeper, Values
from nnviz.start_stamp import StartStamp
from nnviz.ui.base.language import LANGUAGE, LANGUAGES, sentence, translate
from nnviz.ui.base.theme import CHOICES, THEME
from nnviz.ui.files.dialogs import LAST_FOLDER
from nnviz.ui.files.picture_size import LAST_LOOK
from nnviz.ui.tab import Tab
from nnviz.window.unavailable_tab import UnavailableTab
from nnviz.window.window import NAMES, Window

_FIRST_SIZE = QSize(1280, 720)


class WindowSession(QObject):
    """Brings back and saves the settings of a window. Nothing is saved before it was painted.

    remembered: the session to begin with; None reads the last one.
    """

    def __init__(self, window: Window, remembered: Session | None) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = SessionKeeper(self, self._values)
        self._keeper.failed.connect(window.notice.say)
        self.folder = self._keeper.folder
        self._session = remembered or session.read_session(self.folder)
        self._stamp = StartStamp(self.folder)
        self._saves = True
        self._waiting: list[Tab] = []  # tabs whose settings come back in a turn of the event loop of their own
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._restore_next)
        window.can_restore = session.restorable(self.folder)
        window.painted.connect(self._on_painted)
        THEME.changed.connect(self.touch)  # the size of everything too

    # Restoring.

    def restore_window(self, first: str) -> None:
        """Give the window its size and its tab: the one called `first`, else the remembered one."""
        remembered = self._session.of(WINDOW)
        LAST_FOLDER.restore(remembered.get("folder"))
        LAST_LOOK.restore(remembered.get("picture"))
        self._window.resize(_FIRST_SIZE)
        if remembered:
            self._window.restoreGeometry(session.geometry_of(remembered.get("geometry")))
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self._window.resize(self._window.size().boundedTo(screen.size()))
        self._show_tab(first or remembered.get("tab"))
        self._tell_damage()

    def _tell_damage(self) -> None:
        if self._session.damage:
            path = session.put_aside(self.folder, self._session.raw)
            self._window.notice.say(session.with_place(self._session.damage, path))

    def restore_state(self, tab: Tab) -> None:
        """Bring back what is remembered of a tab; what cannot come back is told and lies in a file of its own."""
        remembered = self._session.of(tab.name)
        if not remembered or isinstance(tab, UnavailableTab):
            return
        if lost := session.restore_tab(tab, remembered):
            path = session.put_aside(self.folder, self._session.raw)
            tab.message.say(session.with_place(session.not_restored(tab, lost), path))

    def _show_tab(self, name: object) -> None:
        if name in NAMES:
            self._window.show_tab(str(name))

    def begin_safely(self) -> None:
        """Say that the last start failed, and offer the settings it had."""
        text = translate("window", "The last start failed. nnviz began with fresh settings; yours are kept.")
        self._offer_restore(text)

    def _offer_restore(self, text: str) -> None:
        self._window.can_restore = session.restorable(self.folder)
        self._window.refresh_menus()
        if self._window.can_restore:
            self._window.notice.offer(text, translate("window", "Restore"), self.restore_kept)

    @Slot()
    def reset_all(self) -> None:
        """Return every tab to the State it starts with; the settings are put aside first."""
        try:
            session.keep(self.folder, session.encode(self._values()))
        except OSError as problem:
            self._window.notice.say(translate("window", "Not reset: {reason}").format(reason=sentence(problem)))
            return
        self._session = Session()
        self._stop_waiting()
        for tab in self._window.tabs.values():
            tab.reset()
        self._offer_restore(translate("window", "All tabs have the settings they start with; yours are kept."))

    @Slot()
    def restore_kept(self) -> None:
        """Bring back the settings put aside. As at a start: if this fails, the next start begins safely."""
        self._keeper.pause()
        session.put_aside(self.folder, session.encode(self._values()))  # what is on show is not lost either
        self._stamp.set()
        try:
            self._session = session.take_kept(self.folder)
        except OSError as problem:
            self._window.notice.say(translate("window", "Not restored: {reason}").format(reason=sentence(problem)))
            self._window.paint_again()
        else:
            self._show_session()

    def _show_session(self) -> None:
        remembered = self._session.of(WINDOW)
        if remembered.get("language") in list(LANGUAGES):
            LANGUAGE.choose(remembered["language"])
        if remembered.get("theme") in CHOICES:
            self._window.choose_theme(remembered["theme"])
        THEME.enlarge_to(remembered.get("zoom"))
        # The window paints itself between two tabs: all in one go took longer than a click may take.
        self._waiting = list(self._window.tabs.values())
        self._turn.start()
        self.catch_up(self._window.tab)
        self._show_tab(remembered.get("tab"))
        self._tell_damage()

    def catch_up(self, tab: Tab) -> None:
        """Bring back now what a tab that comes to the front still waits for."""
        if tab in self._waiting:
            self._waiting.remove(tab)
            self.restore_state(tab)

    @Slot()
    def _restore_next(self) -> None:
        if self._waiting:
            self.catch_up(self._waiting[0])
        else:
            self._stop_waiting()
            self._window.paint_again()

    def _stop_waiting(self) -> None:
        self._waiting = []
        self._turn.stop()

    # Saving.

    @Slot()
    def touch(self) -> None:
        """Take notice that something has changed that is to be remembered."""
        self._keeper.touch()

    def leave_no_trace(self) -> None:
        """Save nothing of what this window shows."""
        self._saves = False
        self._keeper.pause()

    def finish(self) -> None:
        """Save for the last time; the window closes."""
        self._keeper.finish()
        self._stamp.clear()

    @Slot()
    def _on_painted(self) -> None:
        self._stamp.clear()
        if self._saves:
            self._keeper.begin()

    def _values(self) -> Values:
        """Return what is to be remembered: of tabs that were not shown, or still wait, what was remembered before."""
        window = {
            "geometry": session.geometry_text(self._window.saveGeometry()), "tab": self._window.tab.name,
            "language": LANGUAGE.current, "theme": THEME.choice, "zoom": THEME.zoom,
            "folder": LAST_FOLDER.path,
            "picture": LAST_LOOK.values(),
        }  # fmt: skip
        shown = {
            name: tab.values() for name, tab in self._window.tabs.items()
            if not isinstance(tab, UnavailableTab) and tab not in self._waiting
        }  # fmt: skip
        return {**self._session.values, WINDOW: window, **shown}
