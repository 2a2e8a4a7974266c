"""Keys that mean the same whatever has the focus: they move the time, and Escape closes what lies over the picture."""

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLineEdit, QMenuBar, QWidget

from nnviz.window.window import Window

_NONE = Qt.KeyboardModifier.NoModifier
_TIME = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_TYPING = (QLineEdit, QAbstractSpinBox, QMenuBar)  # what keeps these keys


class WindowKeys(QObject):
    """Brings the keys of the time bar, and Escape, to the tab on show.

    A field that is typed into keeps them (one of numbers Space only once something is typed), a picture whose places
    are chosen with the arrows keeps the arrows, a slider keeps ↑ and ↓ (where nothing plays all of them), and a button
    that was reached by the Tab key is pressed by Space (a click gives no button the focus), unless it is that of the
    view on show.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._key_of: dict[QObject | None, Qt.Key] = {}
        for key in _TIME:
            shortcut = QShortcut(QKeySequence(key), window)
            self._key_of[shortcut] = key
            shortcut.setAutoRepeat(key != Qt.Key.Key_Space)
            shortcut.activated.connect(self._on_time_key)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.activated.connect(self._on_escape)

    @Slot()
    def _on_time_key(self) -> None:
        shortcut = cast("QShortcut", self.sender())
        key = self._key_of[shortcut]
        focus, tab = QApplication.focusWidget() or self._window.tab, self._window.tab
        if isinstance(focus, QAbstractButton) and key == Qt.Key.Key_Space and not _is_chosen(focus):
            focus.click()
        elif _keeps(focus, key) or not tab.key(key):
            _press(focus, key, shortcut)

    @Slot()
    def _on_escape(self) -> None:
        """Ask what has the focus first: it may have a choice or a text to give up."""
        focus = QApplication.focusWidget()
        if focus is None or not _press(focus, Qt.Key.Key_Escape, self._escape):
            self._window.tab.escape()


def _keeps(focus: QWidget, key: Qt.Key) -> bool:
    """Return whether a key belongs to the widget that has the focus."""
    if isinstance(focus, _TYPING):
        return key != Qt.Key.Key_Space or not isinstance(focus, QAbstractSpinBox)  # nothing is typed there yet
    return key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and getattr(focus, "uses_arrows", False)


def _is_chosen(button: QAbstractButton) -> bool:
    """Return whether a button is the chosen one of several, so that pressing it does nothing."""
    group = button.group()
    return button.isChecked() and group is not None and group.exclusive()


def _press(widget: QWidget, key: Qt.Key, shortcut: QShortcut) -> bool:
    """Let a widget, and what it lies in, have the key of a shortcut; return whether anybody wanted it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, _NONE, " " if key == Qt.Key.Key_Space else "")
    shortcut.setEnabled(False)  # Qt looks for shortcuts with every key that is sent
    QCoreApplication.sendEvent(widget, event)
    shortcut.setEnabled(True)
    return event.isAccepted()
