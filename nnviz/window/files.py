"""What the window does with files: it finds out what one is and brings it to its place, and it saves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QImageReader, QPageLayout
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from nnviz.safe_file import displayable, short_name
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.files.dialogs import LAST_FOLDER, ask_what_to_open, ask_where_to_save
from nnviz.ui.files.picture_size import PictureLook
from nnviz.ui.files.scenes import SUFFIX as SCENE_SUFFIX
from nnviz.ui.files.scenes import Scene, read_scene, write_scene
from nnviz.ui.widgets.live_text import LiveText
from nnviz.window.window import NAMES, Window

_OPENED = (
    "*.nnviz", "*.npz", "*.csv", "*.safetensors", "*.pkl", "*.pickle", "*-ubyte", "*-ubyte*.gz", "*-idx?-int*",
    "*.png", "*.jpg", "*.jpeg",
)  # fmt: skip
_FILES = "files"  # the origin of what is said of a file that could not be opened
_PICTURE = QT_TRANSLATE_NOOP(
    "window",
    "{file} is a damaged picture. nnviz opens pictures of digits (.png, .jpg), scenes (.nnviz), weights (.npz, "
    ".safetensors, .pkl) and datasets: an .npz, a .csv, a folder with the four MNIST files, or one with a folder of "
    "PNG pictures for each class.",
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "window",
    "nnviz cannot open {file}. It opens pictures of digits (.png, .jpg), scenes (.nnviz), weights (.npz, "
    ".safetensors, .pkl) and datasets: an .npz, a .csv, a folder with the four MNIST files, or one with a folder of "
    "PNG pictures for each class.",
)
_TABLE = QT_TRANSLATE_NOOP(
    "window",
    "{file} is a table, but not one of images: each line must hold a label and the pixels of a square image. nnviz "
    "opens scenes (.nnviz), weights (.npz, .safetensors, .pkl) and datasets as well.",
)


class WindowFiles(QObject):
    """Opens and saves for a window. What cannot be done is a sentence, and nothing has changed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._exported: QWidget = window  # what the dialog is about

    # Opening.

    def open_path(self, path: str) -> bool:
        """Open a file or folder where its kind belongs; no tab is made that has no use for it.

        Weights go to the tab on show if that takes them, else to Inference, where pictures of digits go too; points to
        Playground, a dataset to the tab on show if that takes one, else to Data.
        False (and a sentence) if it is of no use to anyone.
        """
        from nnviz.data.file_kinds import FileKind, dataset_path, kind_of  # NumPy waits until it is needed

        self._window.tab.message.withdraw(_FILES)  # what was said of the file before
        try:
            kind = kind_of(path)
            if kind is FileKind.SCENE:
                return self._show_scene(path)
            if kind is FileKind.WEIGHTS:
                return self._hand_over(path, self._window.tab.name, "inference")
            if kind is FileKind.PICTURE and QImageReader(path).size().isValid():
                return self._hand_over(path, "inference")
            if kind is FileKind.DATASET:
                return self._hand_over(dataset_path(path), self._window.tab.name, "data")
            if kind is FileKind.POINTS:
                return self._hand_over(path, "playground")
            if kind is FileKind.TABLE and self._window.tab.accept_file(path):
                return True
        except OSError as problem:
            return self._refuse(problem)
        text = {FileKind.PICTURE: _PICTURE, FileKind.TABLE: _TABLE}.get(kind, _UNKNOWN)
        self._window.tab.message.say(translate("window", text).format(file=short_name(path)), _FILES)
        return False

    def _hand_over(self, path: str, *names: str) -> bool:
        """Give a file to the first of some tabs that takes it, and show that tab."""
        name = next((name for name in names if self._window.tab_of(name).accept_file(path)), "")
        if not name:
            text = translate("window", "nnviz cannot use {path}.")
            self._window.tab.message.say(text.format(path=displayable(path)), _FILES)
            return False
        self._show_tab(name)
        return True

    def _show_tab(self, name: str) -> None:
        """Bring the tab to the front that has a file now; what it said of another one is over."""
        self._window.show_tab(name)
        self._window.tab.message.withdraw(_FILES)

    def _show_scene(self, path: str) -> bool:
        try:
            scene = read_scene(path, NAMES)
            self._window.tab_of(scene.tab).show_values(scene.values)
        except (OSError, TypeError, ValueError) as problem:
            return self._refuse(problem)
        self._show_tab(scene.tab)
        return True

    def _refuse(self, problem: Exception) -> bool:
        text = translate("window", "Not opened: {reason}").format(reason=sentence(problem))
        self._window.tab.message.say(text, _FILES)
        return False

    @Slot()
    def open_file(self) -> None:
        """Choose a file and open it."""
        kinds = (
            translate("window", "What nnviz opens") + f" ({' '.join(_OPENED)})",
            translate("window", "Scenes") + f" (*{SCENE_SUFFIX})",
            translate("window", "All files") + " (*)",
        )
        if path := ask_what_to_open(self._window, translate("window", "Open"), ";;".join(kinds)):
            self.open_path(path)

    # Saving.

    @Slot()
    def save_scene(self) -> None:
        """Save the tab on show with all its settings."""
        tab = self._window.tab
        kinds = translate("window", "Scenes") + f" (*{SCENE_SUFFIX})"
        scene = Scene(tab.name, tab.values())
        self._save(write_scene, scene, translate("window", "Save scene"), self._proposed(SCENE_SUFFIX), kinds)

    @Slot()
    def export(self) -> None:
        """Save the picture as PNG, SVG or PDF."""
        self.export_widget(self._window.tab.picture)

    @Slot(QWidget)
    def export_widget(self, widget: QWidget) -> None:
        """Ask how a part of the picture is to leave, and save or copy it."""
        from nnviz.ui.files.export_dialog import ExportDialog  # late: the window opens without it

        self._exported = widget
        self.dialog = ExportDialog(self._window, widget)
        self.dialog.save_wanted.connect(self._on_save_wanted)
        self.dialog.copy_wanted.connect(self._on_copy_wanted)
        self.dialog.open()

    @Slot(object)
    def _on_save_wanted(self, look: PictureLook) -> None:
        from nnviz.ui.files.export import SUFFIXES, export_picture  # late, as above

        kinds = translate("window", "Pictures") + " (" + " ".join(f"*{suffix}" for suffix in SUFFIXES) + ")"
        title = translate("window", "Export picture")
        write = partial(export_picture, look=look, title=self._title(), ready=self._is_ready)
        self._save(write, self._exported, title, self._proposed(".png"), kinds)

    @Slot(object)
    def _on_copy_wanted(self, look: PictureLook) -> None:
        self._copy(self._exported, look)

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard, two pixels for each point."""
        self._copy(self._window.tab.picture, PictureLook())

    def _copy(self, widget: QWidget, look: PictureLook) -> None:
        from nnviz.ui.files.export import picture_image  # late, as above

        QApplication.clipboard().setImage(picture_image(widget, look, self._is_ready))
        self._window.tab.message.say(translate("window", "The picture is on the clipboard."))

    @Slot()
    def copy_words(self) -> None:
        """Put what the view says on the clipboard as text: its sentences and the rows of the strip."""
        tab = self._window.tab
        said = [text for text in tab.findChildren(LiveText) if text.isVisible() and not tab.strip.isAncestorOf(text)]
        said.sort(key=lambda text: text.mapTo(tab, QPoint()).y())
        lines = [*(text.accessibleDescription() for text in said), tab.strip.plain_text()]
        words = "\n".join(filter(None, lines))
        if words:
            QApplication.clipboard().setText(words)
        copied = translate("window", "Words and formulas are on the clipboard.")
        tab.message.say(copied if words else translate("window", "This view has no words or formulas to copy."))

    def _is_ready(self) -> bool:
        return not self._window.tab.busy

    def _title(self) -> str:
        """Return what the picture shows, in words: the tab and the view."""
        tab = self._window.tab
        title = self._window.pages.tabText(self._window.pages.currentIndex()).replace("&", "")
        entry = tab.views.get(getattr(tab.state, "view", ""))
        label = entry if isinstance(entry, str) else entry[0] if entry else ""
        return f"{title}: {translate(tab.name, label)}" if label else title

    # On paper.

    @Slot()
    def print_picture(self) -> None:
        """Ask for a printer and print the picture, as large as the page has room for."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # late, as above

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._title())
        self._printer.setCreator("nnviz")
        self._printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        if not QPrinterInfo.availablePrinterNames():  # then it becomes a PDF, for which Qt proposes but a folder
            self._printer.setOutputFileName(str(Path.home() / LAST_FOLDER.place(self._proposed(".pdf"))))
        self.print_dialog = QPrintDialog(self._printer, self._window)
        self.print_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.print_dialog.accepted.connect(self._on_print)
        QDialog.open(self.print_dialog)  # PySide6 knows QPrintDialog's own with two arguments only

    @Slot()
    def _on_print(self) -> None:
        from nnviz.ui.files.export import print_picture  # late, as above

        path = self._printer.outputFileName()
        is_folder = bool(path) and Path(path).is_dir()  # Qt would only warn of it
        done = not is_folder and print_picture(self._window.tab.picture, self._printer)
        self._window.tab.message.say(_printed(path, done))

    # Numbers.

    @Slot()
    def export_data(self) -> None:
        """Save the numbers of the picture: one table as CSV, several as CSV in a .zip."""
        from nnviz.ui.files.tables import export_tables, tables_of  # late, as above

        tables = tables_of(self._window.tab.plots())
        if not tables:
            text = translate("window", "There are no numbers to save in this picture yet.")
            self._window.tab.message.say(text)
            return
        title = translate("window", "Export data as CSV")
        suffix, kinds = ".csv", ["CSV (*.csv)", translate("window", "CSV tables in one file") + " (*.zip)"]
        if len(tables) > 1:
            suffix, kinds = ".zip", kinds[::-1]
        self._save(export_tables, tables, title, self._proposed(suffix), ";;".join(kinds))

    def _proposed(self, suffix: str) -> str:
        """Return the name of a file that says what is on show: tab, view and preset."""
        from nnviz.ui.files.tables import file_name  # late, as above

        tab = self._window.tab
        number = tab.panel.shown_preset
        preset = file_name(translate(tab.name, tab.presets[number].title)) if number is not None else ""
        return "-".join(part for part in ("nnviz", tab.name, getattr(tab.state, "view", ""), preset) if part) + suffix

    def _save(self, write: Callable[..., str], what: object, title: str, name: str, kinds: str) -> None:
        path = ask_where_to_save(self._window, title, name, kinds)
        if not path:
            return
        message = self._window.tab.message
        try:
            saved = write(what, path)
        except (OSError, ValueError) as problem:
            message.say(translate("window", "Not saved: {reason}").format(reason=sentence(problem)))
        else:
            message.say(translate("window", "Saved as {path}.").format(path=displayable(Path(saved))))


def _printed(path: str, done: bool) -> str:
    """Return what became of a page; path: of the PDF, empty for a printer."""
    if path:
        text = translate("window", "Saved as {path}.") if done else translate(
            "window", "{path} cannot be written. Choose Print again, and another file.")  # fmt: skip
        return text.format(path=displayable(Path(path)))
    sent = translate("window", "The picture was sent to the printer.")
    return sent if done else translate("window", "The printer did not answer.")
