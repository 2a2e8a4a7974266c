"""What the Help menu shows in a box: all keys, and what the program is."""

from math import ceil

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGraphicsView,
    QMessageBox,
    QTextBrowser,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from nnviz import __version__
from nnviz.ui.base.language import translate
from nnviz.window.window import Window

_MOST = 0.85  # of the window's width and height that a list may take
_EDGE = 24  # px for a scroll bar


class ListDialog(QDialog):
    """A long list that the arrow keys scroll: it is never larger than the window that it belongs to."""

    def __init__(self, window: QWidget, title: str, html: str) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.page = QTextBrowser()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setAccessibleName(title)
        self.page.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)
        measured = QTextDocument()  # the page's own is as wide as the page is now
        measured.setDefaultFont(self.page.font())
        measured.setHtml(html)
        width = min(ceil(measured.idealWidth()) + _EDGE, round(_MOST * window.width()))
        measured.setTextWidth(width - _EDGE)
        height = ceil(measured.size().height()) + buttons.sizeHint().height() + 2 * _EDGE
        self.resize(width + _EDGE, min(height, round(_MOST * window.height())))


class WindowHelp(QObject):
    """Opens the boxes of a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def show_keys(self) -> None:
        """List all keys in one place."""
        rows = [
            (translate("window", "Tab"), translate("window", "Through the controls, then what moves in the picture")),
            (translate("window", "↑ ↓ ← → on a point, a bar"), translate("window", "Move it; Shift: ten times as far")),
            (
                translate("window", "↑  ↓ in a field, on a slider"),
                translate("window", "One step; with Shift ten, with Ctrl a tenth"),
            ),
            (translate("window", "Page Up  Page Down"), translate("window", "From point to point, on one of several")),
            (translate("window", "← → on the row of views"), translate("window", "The next view")),
            (translate("window", "Space, Enter on a button"), translate("window", "Press it")),
            (translate("window", "Space"), translate("window", "Start or pause")),
            ("→  ←", translate("window", "One step forward or back")),
            (translate("window", "Home  End"), translate("window", "To the start, to the newest moment")),
            ("+  −", translate("window", "Zoom: the plot with the keyboard, or the first one")),
            (translate("window", "Alt with ↑ ↓ ← →"), translate("window", "Move what the plot shows")),
            (translate("window", "Alt with + −"), translate("window", "Zoom its width alone")),
            (translate("window", "← → on a plot"), translate("window", "Read its values, where nothing plays")),
            (
                translate("window", "Ctrl+Shift with ↑ ↓ ← →"),
                translate("window", "Read values in any plot, beside the point with the keyboard"),
            ),
            (translate("window", "Esc"), translate("window", "Close a message, show all plots again")),
            (translate("window", "Double click on a title"), translate("window", "One plot alone")),
            (translate("window", "A  Del"), translate("window", "Gradient: add a start or a sample, remove it")),
            *self._window.keys(),
        ]
        cells = "".join(f"<tr><td><b>{key}</b>&nbsp;&nbsp;&nbsp;</td><td>{text}</td></tr>" for key, text in rows)
        self.keys = ListDialog(self._window, translate("window", "Keyboard"), f"<table cellpadding=2>{cells}</table>")
        self.keys.open()

    @Slot()
    def explain(self) -> None:
        """Say of what has the keyboard what the mouse is told on it; without a tip, what it is called."""
        widget = QApplication.focusWidget() or self._window
        text, place = told(widget)
        QToolTip.showText(widget.mapToGlobal(place), text or widget.accessibleName(), widget)

    @Slot()
    def about(self) -> None:
        """Say what the program is and under which licences it comes."""
        text = translate(
            "window",
            "<h3>nnviz {version}</h3><p>See how neural networks work: a companion to chapters 2–6 of the book that "
            "builds deep learning from scratch.</p><p>MIT licence. Built with Qt and PySide6 (LGPL 3), pyqtgraph "
            "(MIT) and NumPy (BSD).</p>",
        )
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, translate("window", "About nnviz"), text.format(version=__version__),
            QMessageBox.StandardButton.Close, self._window,
        )  # fmt: skip
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.RichText)
        box.open()


def told(widget: QWidget) -> tuple[str, QPoint]:
    """Return the tool tip of what in a widget has the keyboard, and where it is shown (px of the widget)."""
    if isinstance(widget, QGraphicsView) and (item := widget.scene().focusItem()) is not None:
        return item.toolTip(), widget.mapFromScene(item.scenePos()) + QPoint(12, 12)
    if isinstance(widget, QAbstractItemView) and (index := widget.currentIndex()).isValid():
        area = widget.visualRect(index)
        text = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        return text, widget.viewport().mapTo(widget, area.bottomLeft())
    text = widget.toolTip()
    if not text and isinstance(widget, QGraphicsView):  # a plot that is only looked at
        text = widget.accessibleDescription()
    return text, QPoint(0, widget.height())
