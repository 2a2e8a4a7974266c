"""The window: the tabs, the menus of one action table, and the session."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nnviz import __version__
from nnviz.tabs import ENTRIES
from nnviz.ui.base.frame_watch import watch_if_asked
from nnviz.ui.base.icons import icon
from nnviz.ui.base.language import LANGUAGE, LANGUAGES, QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.local_path import local_path
from nnviz.ui.base.settings import load_values, save_values, settings
from nnviz.ui.base.theme import THEME
from nnviz.ui.files.export import SUFFIXES, export_picture, export_table
from nnviz.ui.files.scenes import SUFFIX as SCENE_SUFFIX
from nnviz.ui.files.scenes import Scene, read_scene, write_scene
from nnviz.ui.tab import Tab

NAMES = [entry.name for entry in ENTRIES]
_FIRST_SIZE = QSize(1280, 720)
_MENUS = {
    "file": QT_TRANSLATE_NOOP("window", "&File"),
    "edit": QT_TRANSLATE_NOOP("window", "&Edit"),
    "view": QT_TRANSLATE_NOOP("window", "&View"),
    "presets": QT_TRANSLATE_NOOP("window", "&Presets"),
    "help": QT_TRANSLATE_NOOP("window", "&Help"),
}
_THEME_NAMES = {
    "system": QT_TRANSLATE_NOOP("window", "As the system"),
    "light": QT_TRANSLATE_NOOP("window", "Light"),
    "dark": QT_TRANSLATE_NOOP("window", "Dark"),
    "projector": QT_TRANSLATE_NOOP("window", "Projector"),
}


@dataclass(frozen=True)
class Entry:
    """One action: its menu, text (source language), shortcut, and the window's method. An empty text is a line."""

    menu: str
    text: str = ""
    shortcut: str = ""
    slot: str = ""


ACTIONS = (
    Entry("file", QT_TRANSLATE_NOOP("window", "Open scene…"), "Ctrl+O", "open_scene"),
    Entry("file", QT_TRANSLATE_NOOP("window", "Save scene…"), "Ctrl+S", "save_scene"),
    Entry("file"),
    Entry("file", QT_TRANSLATE_NOOP("window", "Export picture…"), "Ctrl+E", "export"),
    Entry("file", QT_TRANSLATE_NOOP("window", "Export data as CSV…"), "Ctrl+Shift+E", "export_data"),
    Entry("file"),
    Entry("file", QT_TRANSLATE_NOOP("window", "Quit"), "Ctrl+Q", "close"),
    Entry("edit", QT_TRANSLATE_NOOP("window", "Undo"), "Ctrl+Z", "undo"),
    Entry("edit", QT_TRANSLATE_NOOP("window", "Redo"), "Ctrl+Shift+Z", "redo"),
    Entry("edit", QT_TRANSLATE_NOOP("window", "All settings as at the start"), "", "reset"),
    Entry("edit", QT_TRANSLATE_NOOP("window", "Back to the beginning, same seed"), "Ctrl+R", "rewind"),
    Entry("edit"),
    Entry("edit", QT_TRANSLATE_NOOP("window", "Copy picture"), "Ctrl+Shift+C", "copy_picture"),
    Entry("edit", QT_TRANSLATE_NOOP("window", "Copy as Python"), "Ctrl+Shift+P", "copy_script"),
    Entry("view", QT_TRANSLATE_NOOP("window", "Projector"), "F5", "toggle_projector"),
    Entry("view", QT_TRANSLATE_NOOP("window", "Full screen"), "F11", "toggle_full_screen"),
    Entry("view"),
    Entry("view", QT_TRANSLATE_NOOP("window", "Control panel"), "F2", "toggle_panel"),
    Entry("view", QT_TRANSLATE_NOOP("window", "Fit the plots"), "Ctrl+0", "fit"),
    Entry("view"),
    Entry("help", QT_TRANSLATE_NOOP("window", "About this tab"), "F1", "toggle_explain"),
    Entry("help", QT_TRANSLATE_NOOP("window", "Keyboard"), "Shift+F1", "show_keys"),
    Entry("help"),
    Entry("help", QT_TRANSLATE_NOOP("window", "About nnviz"), "", "about"),
)


class MainWindow(QMainWindow):
    """The only window. Tabs are made when they are first shown, so that the window opens at once."""

    def __init__(self, fresh: bool = False, first: str = "") -> None:
        """fresh: forget the last session; first: the name of the tab to begin with."""
        super().__init__()
        self._fresh = fresh
        self.remembers = True  # whether closing saves the session
        self._tabs: dict[str, Tab] = {}
        self._menus: list[QMenu] = []
        self._before_projector = "system"
        self.setWindowTitle("nnviz")
        self.setWindowIcon(icon("nnviz"))
        self.setAcceptDrops(True)
        self.pages = QTabWidget(documentMode=True)
        self.pages.setUsesScrollButtons(True)
        for _ in ENTRIES:
            page = QWidget()
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.pages.addTab(page, "")
        self.setCentralWidget(self.pages)
        self._restore_window()
        if first:
            self.pages.setCurrentIndex(NAMES.index(first))
        self.pages.currentChanged.connect(self._on_page)  # only now: no tab is made that nobody will see
        self._retranslate()
        watch_if_asked(self)

    # Tabs.

    @property
    def tab(self) -> Tab:
        """The tab on show."""
        return self.tab_of(ENTRIES[self.pages.currentIndex()].name)

    def tab_of(self, name: str) -> Tab:
        """Return the tab called `name`, made now if it was not shown before."""
        if name not in self._tabs:
            index = NAMES.index(name)
            tab = ENTRIES[index].load()()
            self._tabs[name] = tab
            self._restore_state(tab)
            self.pages.widget(index).layout().addWidget(tab)
            tab.state_changed.connect(self._on_state)
            tab.export_requested.connect(self._export)
            if THEME.current.name == "projector":
                tab.panel.hide()
        return self._tabs[name]

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.pages.setCurrentIndex(NAMES.index(name))

    def open_path(self, path: str) -> bool:
        """Open a scene, or give a file or folder to the first tab that takes it, the one on show first.

        False (and a sentence) if it is of no use to anyone.
        """
        if path.lower().endswith(SCENE_SUFFIX):
            return self._show_scene(path)
        for name in (self.tab.name, *(name for name in NAMES if name != self.tab.name)):
            if self.tab_of(name).accept_file(path):
                self.show_tab(name)
                return True
        self.tab.message.say(translate("window", "nnviz cannot use {path}.").format(path=path))
        return False

    @Slot(int)
    def _on_page(self, index: int) -> None:
        self.tab_of(NAMES[index])
        self._fill_presets()
        self._fill_commands()
        self._on_state()

    @Slot()
    def _on_state(self) -> None:
        for slot, able in (("undo", self.tab.can_undo()), ("redo", self.tab.can_redo())):
            self.actions_by_slot[slot].setEnabled(able)

    # Menus.

    def _retranslate(self) -> None:
        """Make the menus and titles anew in the language in force."""
        for index, entry in enumerate(ENTRIES):
            self.pages.setTabText(index, translate("tabs", entry.title))
            self.pages.setTabToolTip(index, translate("tabs", entry.sections))
        bar = self.menuBar()
        bar.clear()
        for menu in self._menus:
            menu.deleteLater()
        menus = {key: bar.addMenu(translate("window", text)) for key, text in _MENUS.items()}
        self._menus = list(menus.values())
        self.actions_by_slot: dict[str, QAction] = {}
        for entry in ACTIONS:
            self._add_action(menus[entry.menu], entry)
        view = menus["view"]
        self._add_choices(view, translate("window", "Theme"), _THEME_NAMES, THEME.choice, self._on_theme)
        self._add_choices(view, translate("window", "Language"), LANGUAGES, LANGUAGE.current, self._on_language)
        self._add_tab_actions(view)
        self._presets_menu, self._file_menu = menus["presets"], menus["file"]
        self._commands: list[QAction] = []
        self._fill_presets()
        self._fill_commands()
        self._on_state()

    def _add_action(self, menu: QMenu, entry: Entry) -> None:
        if not entry.text:
            menu.addSeparator()
            return
        action = QAction(translate("window", entry.text), menu)
        action.setShortcut(QKeySequence(entry.shortcut))
        action.triggered.connect(getattr(self, entry.slot))
        menu.addAction(action)
        self.actions_by_slot[entry.slot] = action

    def _add_choices(
        self, menu: QMenu, title: str, names: dict[str, str], current: str, slot: Callable[[QAction], None]
    ) -> None:
        submenu = menu.addMenu(title)
        group = QActionGroup(submenu)
        for key, text in names.items():
            action = QAction(translate("window", text), group, checkable=True, checked=key == current)
            action.setData(key)
            submenu.addAction(action)
        group.triggered.connect(slot)

    def _add_tab_actions(self, menu: QMenu) -> None:
        menu.addSeparator()
        group = QActionGroup(menu)
        for index, entry in enumerate(ENTRIES):
            action = QAction(translate("tabs", entry.title), group)
            action.setData(index)
            if index < 9:
                action.setShortcut(QKeySequence(f"Ctrl+{index + 1}"))
            menu.addAction(action)
        group.triggered.connect(self._on_tab_action)

    def _fill_presets(self) -> None:
        self._presets_menu.clear()
        group = QActionGroup(self._presets_menu)
        for index, preset in enumerate(self.tab.presets):
            action = QAction(translate(self.tab.name, preset.title), group)
            action.setData(index)
            action.setToolTip(translate(self.tab.name, preset.note))
            self._presets_menu.addAction(action)
        self._presets_menu.setToolTipsVisible(True)
        group.triggered.connect(self._on_preset)

    def _fill_commands(self) -> None:
        """Put what the tab on show can do with files at the top of the File menu."""
        for action in self._commands:
            self._file_menu.removeAction(action)
            action.deleteLater()
        self._commands = []
        first = self._file_menu.actions()[0]
        for command in self.tab.commands:
            action = QAction(translate(self.tab.name, command.text), self._file_menu)
            action.setShortcut(QKeySequence(command.shortcut))
            action.triggered.connect(getattr(self.tab, command.slot))
            self._commands.append(action)
        if self._commands:
            self._commands.append(QAction(self._file_menu))
            self._commands[-1].setSeparator(True)
        self._file_menu.insertActions(first, self._commands)

    @Slot(QAction)
    def _on_theme(self, action: QAction) -> None:
        self.choose_theme(action.data())

    @Slot(QAction)
    def _on_language(self, action: QAction) -> None:
        LANGUAGE.choose(action.data())

    @Slot(QAction)
    def _on_tab_action(self, action: QAction) -> None:
        self.pages.setCurrentIndex(action.data())

    @Slot(QAction)
    def _on_preset(self, action: QAction) -> None:
        self.tab.show_preset(action.data())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # What the actions do.

    def choose_theme(self, choice: str) -> None:
        """Apply a theme; the side panels fold for the projector and come back after it."""
        was_projector = THEME.current.name == "projector"
        if choice == "projector" and not was_projector:
            self._before_projector = THEME.choice
        THEME.choose(choice)
        is_projector = THEME.current.name == "projector"
        if is_projector != was_projector:
            for tab in self._tabs.values():
                tab.panel.setVisible(not is_projector)
                tab.explain.hide()
        self._retranslate()

    @Slot()
    def toggle_projector(self) -> None:
        """Switch between the projector theme and the one before."""
        self.choose_theme(self._before_projector if THEME.current.name == "projector" else "projector")

    @Slot()
    def toggle_full_screen(self) -> None:
        """Switch between full screen and window."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    @Slot()
    def undo(self) -> None:
        """Undo in the tab on show."""
        self.tab.undo()

    @Slot()
    def redo(self) -> None:
        """Redo in the tab on show."""
        self.tab.redo()

    @Slot()
    def reset(self) -> None:
        """Reset the tab on show."""
        self.tab.reset()

    @Slot()
    def rewind(self) -> None:
        """Start the run of the tab on show from its beginning."""
        self.tab.rewind()

    @Slot()
    def toggle_panel(self) -> None:
        """Fold the control panel in or out."""
        self.tab.toggle_panel()

    @Slot()
    def toggle_explain(self) -> None:
        """Fold the help page in or out."""
        self.tab.toggle_explain()

    @Slot()
    def fit(self) -> None:
        """Fit all plots of the tab on show."""
        for plot in self.tab.plots():
            plot.fit()

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QApplication.clipboard().setPixmap(self.tab.picture.grab())
        self.tab.message.say(translate("window", "The picture is on the clipboard."))

    @Slot()
    def copy_script(self) -> None:
        """Put a Python program that draws the same picture on the clipboard."""
        QApplication.clipboard().setText(self.tab.script(self.tab.state))
        self.tab.message.say(translate("window", "A Python program that draws this picture is on the clipboard."))

    @Slot()
    def open_scene(self) -> None:
        """Show a scene that was saved."""
        kinds = translate("window", "Scenes") + f" (*{SCENE_SUFFIX})"
        path, _ = QFileDialog.getOpenFileName(self, translate("window", "Open scene"), "", kinds)
        if path:
            self._show_scene(path)

    @Slot()
    def save_scene(self) -> None:
        """Save the tab on show with all its settings."""
        kinds = translate("window", "Scenes") + f" (*{SCENE_SUFFIX})"
        title = translate("window", "Save scene")
        path, _ = QFileDialog.getSaveFileName(self, title, self.tab.name + SCENE_SUFFIX, kinds)
        if path:
            self._save(write_scene, Scene(self.tab.name, self.tab.values()), path)

    def _show_scene(self, path: str) -> bool:
        """Show a scene file; a sentence, and nothing changed, if it cannot be shown."""
        try:
            scene = read_scene(path, NAMES)
            self.tab_of(scene.tab).show_values(scene.values)
        except (OSError, TypeError, ValueError) as problem:
            self.tab.message.say(translate("window", "Not opened: {reason}").format(reason=sentence(problem)))
            return False
        self.show_tab(scene.tab)
        return True

    @Slot()
    def export(self) -> None:
        """Save the picture as PNG, SVG or PDF."""
        self._export(self.tab.picture)

    @Slot(QWidget)
    def _export(self, picture: QWidget) -> None:
        kinds = translate("window", "Pictures") + " (" + " ".join(f"*{suffix}" for suffix in SUFFIXES) + ")"
        title = translate("window", "Export picture")
        path, _ = QFileDialog.getSaveFileName(self, title, f"nnviz-{self.tab.name}.png", kinds)
        if path:
            self._save(export_picture, picture, path)

    @Slot()
    def export_data(self) -> None:
        """Save the curves of the picture as a table."""
        title = translate("window", "Export data as CSV")
        path, _ = QFileDialog.getSaveFileName(self, title, f"nnviz-{self.tab.name}.csv", "CSV (*.csv)")
        if path:
            self._save(export_table, self.tab.plots(), path)

    def _save(self, export: Callable, what: object, path: str) -> None:
        try:
            saved = export(what, path)
        except (OSError, ValueError) as problem:
            self.tab.message.say(translate("window", "Not saved: {reason}").format(reason=sentence(problem)))
        else:
            self.tab.message.say(translate("window", "Saved as {path}.").format(path=saved))

    @Slot()
    def show_keys(self) -> None:
        """List all keys in one place."""
        rows = [(a.shortcut().toString(QKeySequence.SequenceFormat.NativeText), a.text())
                for menu in self._menus for a in menu.actions() if not a.shortcut().isEmpty()]  # fmt: skip
        rows += [
            (translate("window", "Space"), translate("window", "Start or pause")),
            ("→  ←", translate("window", "One step on or back")),
            (translate("window", "Home  End"), translate("window", "To the start, to the newest moment")),
            (
                translate("window", "↑  ↓ in a field"),
                translate("window", "One step; with Shift ten, with Ctrl a tenth"),
            ),
        ]
        cells = "".join(f"<tr><td><b>{key}</b>&nbsp;&nbsp;&nbsp;</td><td>{text}</td></tr>" for key, text in rows)
        self._show_box(translate("window", "Keyboard"), f"<table cellpadding=2>{cells}</table>")

    @Slot()
    def about(self) -> None:
        """Say what the program is and under which licences it comes."""
        text = translate(
            "window",
            "<h3>nnviz {version}</h3><p>See how neural networks work: a companion to chapters 2–4 of the book that "
            "builds deep learning from scratch.</p><p>MIT licence. Built with Qt and PySide6 (LGPL 3), pyqtgraph "
            "(MIT) and NumPy (BSD).</p>",
        )
        self._show_box(translate("window", "About nnviz"), text.format(version=__version__))

    def _show_box(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.RichText)
        box.open()

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

    # Session.

    def _restore_window(self) -> None:
        self.resize(_FIRST_SIZE)
        if self._fresh:
            return
        store = settings()
        geometry = store.value("window/geometry")
        if isinstance(geometry, QByteArray):  # a damaged file holds anything
            self.restoreGeometry(geometry)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(self.size().boundedTo(screen.size()))
        if store.value("window/tab") in NAMES:
            self.pages.setCurrentIndex(NAMES.index(store.value("window/tab")))

    def _restore_state(self, tab: Tab) -> None:
        values = {} if self._fresh else load_values(f"states/{tab.name}")
        if not values:
            return
        try:
            tab.restore(values)
        except (TypeError, ValueError):
            text = translate("window", "The settings of the last session could not be read; the tab starts afresh.")
            tab.message.say(text)

    def _save_session(self) -> None:
        store = settings()
        store.setValue("window/geometry", self.saveGeometry())
        store.setValue("window/tab", self.tab.name)
        store.setValue("window/language", LANGUAGE.current)
        store.setValue("window/theme", THEME.choice)
        for name, tab in self._tabs.items():
            save_values(f"states/{name}", tab.values())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the session and stop whatever runs."""
        if self.remembers:
            self._save_session()
        for tab in self._tabs.values():
            tab.close_down()
        super().closeEvent(event)
