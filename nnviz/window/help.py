"""What the Help menu shows in a box: all keys, and what the program is."""


from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox

from nnviz import __version__
from nnviz.ui.base.language import translate
from nnviz.window.window import Window


class WindowHelp(QObject):
    """Opens the boxes of a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def show_keys(self) -> None:
        """List all keys in one place."""
        rows = [
            *self._window.keys(),
            (translate("window", "Space"), translate("window", "Start or pause")),
            ("→  ←", translate("window", "One step forward or back")),
            (translate("window", "Home  End"), translate("window", "To the start, to the newest moment")),
            (translate("window", "Esc"), translate("window", "Close a message, show all plots again")),
            (translate("window", "Double click on a title"), translate("window", "One plot alone")),
            (
                translate("window", "↑  ↓ in a field, on a slider"),
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
            "<h3>nnviz {version}</h3><p>See how neural networks work: a companion to chapters 2–6 of the book that "
            "builds deep learning from scratch.</p><p>MIT licence. Built with Qt and PySide6 (LGPL 3), pyqtgraph "
            "(MIT) and NumPy (BSD).</p>",
        )
        self._show_box(translate("window", "About nnviz"), text.format(version=__version__))

    def _show_box(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.RichText)
        box.open()
