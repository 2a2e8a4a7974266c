"""The menus of the window: one table of actions, what the tab on show adds to it, and the choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE, LANGUAGES, QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.theme import THEME
from nnviz.window.window import Window

_MENUS = {
    "file": QT_TRANSLATE_NOOP("window", "&File"),
    "edit": QT_TRANSLATE_NOOP("window", "&Edit"),
    "view": QT_TRANSLATE_NOOP("window", "&View"),
    "presets": QT_TRANSLATE_NOOP("window", "&Presets"),
    "help": QT_TRANSLATE_NOOP("window", "&Help"),
}
_THEME_NAMES = {
    "system": QT_TRANSLATE_NOOP("window", "Follow the system"),
    "light": QT_TRANSLATE_NOOP("window", "Light"),
    "dark": QT_TRANSLATE_NOOP("window", "Dark"),
    "projector": QT_TRANSLATE_NOOP("window", "Projector"),
}
_MOST_NUMBERED = 9  # tabs that Ctrl and a digit can reach


@dataclass(frozen=True)
class ActionEntry:
    """One action: its menu, text (source language), shortcuts ("; " between), and the method called.

    An empty text is a line.

    target: whose method it is: the "window", its "files", "session", "size" or "help", or the "tab" on show.
    """

    menu: str
    text: str = ""
    shortcut: str = ""
    slot: str = ""
    target: str = "window"


ACTIONS = (
    ActionEntry("file", QT_TRANSLATE_NOOP("window", "Open…"), "Ctrl+O", "open_file", "files"),
    ActionEntry("file", QT_TRANSLATE_NOOP("window", "Save scene…"), "Ctrl+S", "save_scene", "files"),
    ActionEntry("file"),
    ActionEntry("file", QT_TRANSLATE_NOOP("window", "Export picture…"), "Ctrl+E", "export", "files"),
    ActionEntry("file", QT_TRANSLATE_NOOP("window", "Export data as CSV…"), "Ctrl+Shift+E", "export_data", "files"),
    ActionEntry("file", QT_TRANSLATE_NOOP("window", "Print…"), "Ctrl+P", "print_picture", "files"),
    ActionEntry("file"),
    ActionEntry("file", QT_TRANSLATE_NOOP("window", "Quit"), "Ctrl+Q", "close"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Undo"), "Ctrl+Z", "undo", "tab"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Redo"), "Ctrl+Shift+Z", "redo", "tab"),
    ActionEntry(
        "edit", QT_TRANSLATE_NOOP("window", "Back to the beginning, same seed"), "Ctrl+R", "rewind", "tab"
    ),
    ActionEntry("edit"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Reset this tab"), "", "reset", "tab"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Reset all"), "", "reset_all", "session"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Restore the settings put aside"), "", "restore_kept", "session"),
    ActionEntry("edit"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Copy picture"), "Ctrl+Shift+C", "copy_picture", "files"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Copy words and formulas"), "Ctrl+Shift+W", "copy_words", "files"),
    ActionEntry("edit", QT_TRANSLATE_NOOP("window", "Copy as Python"), "Ctrl+Shift+P", "copy_script"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Projector"), "F5", "toggle_projector"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Full screen"), "F11", "toggle_full_screen", "size"),
    ActionEntry("view"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Control panel"), "F2", "toggle_panel", "tab"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Fit the plots"), "F3", "fit"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "One plot alone, then the next"), "F4", "toggle_maximised", "tab"),
    ActionEntry(
        "view", QT_TRANSLATE_NOOP("window", "Light up a part of the formula, then the next"), "F6", "light_next", "tab"
    ),
    ActionEntry("view"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Larger"), "Ctrl++; Ctrl+=", "zoom_in", "size"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Smaller"), "Ctrl+-", "zoom_out", "size"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Normal size"), "Ctrl+0", "zoom_reset", "size"),
    ActionEntry("view"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Next tab"), "Ctrl+Tab; Ctrl+PgDown", "next_tab"),
    ActionEntry("view", QT_TRANSLATE_NOOP("window", "Previous tab"), "Ctrl+Shift+Tab; Ctrl+PgUp", "previous_tab"),
    ActionEntry("view"),
    ActionEntry("help", QT_TRANSLATE_NOOP("window", "About this tab"), "F1", "toggle_explain", "tab"),
    ActionEntry("help", QT_TRANSLATE_NOOP("window", "Keyboard"), "Shift+F1", "show_keys", "help"),
    ActionEntry("help", QT_TRANSLATE_NOOP("window", "Explain what has the keyboard"), "Ctrl+F1", "explain", "help"),
    ActionEntry("help"),
    ActionEntry("help", QT_TRANSLATE_NOOP("window", "About nnviz"), "", "about", "help"),
)


def _separator(menu: QMenu) -> QAction:
    """Return a line for a menu.

    Menus and actions that Qt makes by itself (`addMenu`, `addSeparator`) leave their Python half behind for ever when
    they are deleted; those made here go as a whole.
    """
    line = QAction(menu)
    line.setSeparator(True)
    return line


class WindowMenus(QObject):
    """Fills the menu bar of a window, anew for every language, and follows the tab on show."""

    def __init__(self, window: Window, **targets: QObject) -> None:
        """targets: whose methods the actions call, beside the window's and those of the tab on show."""
        super().__init__(window)
        self._window = window
        self._targets = {"window": window, **targets}
        self.menus: list[QMenu] = []
        self.actions: dict[str, QAction] = {}
        """Method → action."""

    def retranslate(self) -> None:
        """Make the menus anew in the language in force."""
        bar = self._window.menuBar()
        bar.clear()
        for menu in self.menus:
            menu.deleteLater()
        menus = {key: QMenu(translate("window", text), bar) for key, text in _MENUS.items()}
        for menu in menus.values():
            bar.addMenu(menu)
        self.menus = list(menus.values())
        self.presets_menu, self._file_menu, self._edit_menu = menus["presets"], menus["file"], menus["edit"]
        self._add_actions(menus)
        self._first_of_file = self._file_menu.actions()[0]
        view = menus["view"]
        self._themes = self._add_choices(
            view, translate("window", "Theme"), _THEME_NAMES, THEME.choice, self._on_theme
        )
        self._add_choices(view, translate("window", "Language"), LANGUAGES, LANGUAGE.current, self._on_language)
        self._add_tabs(view)
        self._commands: list[QAction] = []
        self.follow_tab()

    def _add_actions(self, menus: Mapping[str, QMenu]) -> None:
        self.actions = {}
        for_tab = QActionGroup(menus["edit"], exclusionPolicy=QActionGroup.ExclusionPolicy.None_)
        for_tab.triggered.connect(self._on_tab_slot)
        for entry in ACTIONS:
            menu = menus[entry.menu]
            if not entry.text:
                menu.addAction(_separator(menu))
                continue
            action = self.actions[entry.slot] = QAction(translate("window", entry.text), menu)
            action.setShortcuts([QKeySequence(key) for key in entry.shortcut.split("; ") if key])
            menu.addAction(action)
            if entry.target == "tab":
                action.setData(entry.slot)
                for_tab.addAction(action)
                continue
            action.triggered.connect(getattr(self._targets[entry.target], entry.slot))

    def _add_choices(
        self, menu: QMenu, title: str, names: Mapping[str, str], current: str, slot: Callable[[QAction], None]
    ) -> QActionGroup:
        submenu = QMenu(title, menu)
        menu.addMenu(submenu)
        group = QActionGroup(submenu)
        for key, text in names.items():
            action = QAction(translate("window", text), group, checkable=True, checked=key == current)
            action.setData(key)
            submenu.addAction(action)
        group.triggered.connect(slot)
        return group

    def _add_tabs(self, menu: QMenu) -> None:
        menu.addAction(_separator(menu))
        group = QActionGroup(menu)
        for index, entry in enumerate(ENTRIES):
            action = QAction(translate("tabs", entry.title), group)
            action.setData(entry.name)
            if index < _MOST_NUMBERED:
                action.setShortcut(QKeySequence(f"Ctrl+{index + 1}"))
            menu.addAction(action)
        group.triggered.connect(self._on_tab)

    # What follows the tab on show.

    def follow_tab(self) -> None:
        """Show the presets and the commands of the tab on show."""
        self._fill_presets()
        self._fill_commands()
        self.follow_state()

    @Slot()
    def follow_state(self) -> None:
        """Enable what can be done now."""
        tab = self._window.tab
        able = {"undo": tab.can_undo(), "redo": tab.can_redo(), "restore_kept": self._window.can_restore}
        for slot, enabled in able.items():
            self.actions[slot].setEnabled(enabled)

    def follow_theme(self) -> None:
        """Tick the theme in force."""
        for action in self._themes.actions():
            action.setChecked(action.data() == THEME.choice)

    def _fill_presets(self) -> None:
        tab = self._window.tab
        self.presets_menu.clear()
        group = QActionGroup(self.presets_menu)
        for index, preset in enumerate(tab.presets):
            action = QAction(translate(tab.name, preset.title), group)
            action.setData(index)
            action.setToolTip(translate(tab.name, preset.note))
            self.presets_menu.addAction(action)
        self.presets_menu.setToolTipsVisible(True)
        group.triggered.connect(self._on_preset)

    def _fill_commands(self) -> None:
        """Put what the tab on show can do at the top of the File menu and at the end of the Edit menu."""
        for action in self._commands:
            action.deleteLater()  # and leaves its menu
        self._commands = []
        tab, first = self._window.tab, self._first_of_file
        for command in tab.commands:
            menu = self._edit_menu if command.menu == "edit" else self._file_menu
            action = QAction(translate(command.context or tab.name, command.text), menu)
            action.setShortcut(QKeySequence(command.shortcut))
            action.triggered.connect(getattr(tab, command.slot))
            menu.addAction(action) if command.menu == "edit" else menu.insertAction(first, action)
            self._commands.append(action)
        if self._commands:
            self._commands.append(_separator(self._file_menu))
            self._file_menu.insertAction(first, self._commands[-1])

    def keys(self) -> list[tuple[str, str]]:
        """Return every shortcut of the menus, as the system writes it, and what it does."""
        native = QKeySequence.SequenceFormat.NativeText
        actions = [action for menu in self.menus for action in menu.actions() if not action.shortcut().isEmpty()]
        return [("  ".join(key.toString(native) for key in action.shortcuts()), action.text()) for action in actions]

    # What was chosen.

    @Slot(QAction)
    def _on_tab_slot(self, action: QAction) -> None:
        getattr(self._window.tab, action.data())()

    @Slot(QAction)
    def _on_theme(self, action: QAction) -> None:
        self._window.choose_theme(action.data())

    @Slot(QAction)
    def _on_language(self, action: QAction) -> None:
        LANGUAGE.choose(action.data())

    @Slot(QAction)
    def _on_tab(self, action: QAction) -> None:
        self._window.show_tab(action.data())

    @Slot(QAction)
    def _on_preset(self, action: QAction) -> None:
        self._window.tab.show_preset(action.data())
