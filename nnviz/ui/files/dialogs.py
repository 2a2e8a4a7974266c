"""Choosing where to save and what to open: every dialog begins in the folder that was used last."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nnviz.ui.base.language import QT_TRANSLATE_NOOP

QT_TEXTS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
    QT_TRANSLATE_NOOP("QPageSetupWidget", "Page &order:"),
    QT_TRANSLATE_NOOP("QPageSetupWidget", "Pages &per sheet:"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),
)
"""Texts of Qt's dialogs for files and printing that Qt's own Korean lacks; our catalogue has them under Qt's names."""


class LastFolder:
    """The folder in which a file was last saved or opened; empty: the system's choice. The session keeps it."""

    def __init__(self) -> None:
        self.path = ""

    def take(self, path: str) -> None:
        """Remember the folder of a file."""
        self.path = str(Path(path).absolute().parent)

    def restore(self, path: object) -> None:
        """Take a remembered folder, if it is still there."""
        try:
            self.path = path if isinstance(path, str) and Path(path).is_dir() else ""
        except (OSError, ValueError):
            self.path = ""

    def place(self, name: str) -> str:
        """Return a file's name in that folder."""
        return str(Path(self.path) / name) if self.path and Path(self.path).is_dir() else name


LAST_FOLDER = LastFolder()


def ask_where_to_save(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Ask for the path of a file to be written, `name` is proposed; empty if the user thinks better of it."""
    path, _ = QFileDialog.getSaveFileName(parent, title, LAST_FOLDER.place(name), kinds)
    if path:
        LAST_FOLDER.take(path)
    return path


def ask_what_to_open(parent: QWidget, title: str, kinds: str, path: str = "") -> str:
    """Ask for a file to be read, beginning at `path` or where a file was last; empty if nothing is chosen."""
    path, _ = QFileDialog.getOpenFileName(parent, title, path or LAST_FOLDER.path, kinds)
    if path:
        LAST_FOLDER.take(path)
    return path
