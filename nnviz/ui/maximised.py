"""One picture of a view over all the others, and back where it was."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.ui.widgets.themed import Sheet


class Maximised(QObject):
    """Lends a picture the whole area of a view. An empty widget keeps its place in the layout meanwhile.

    What it covers takes no keys until it is seen again.
    """

    def __init__(self, area: QWidget) -> None:
        """area: what the picture covers."""
        super().__init__(area)
        self._area = area
        self._sheet = Sheet()
        self._sheet.setParent(area)
        self._sheet.hide()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._placeholder: QWidget | None = None
        self._covered: list[QWidget] = []
        self.widget: QWidget | None = None  # the picture that is maximised
        self.following: Sequence[QWidget] = ()  # those whose turn comes after it
        area.installEventFilter(self)

    def show(self, widget: QWidget, following: Sequence[QWidget] = ()) -> None:
        """Maximise a picture that lies in the area; one without a layout around it stays where it is."""
        self.restore()
        around = widget.parentWidget()
        layout = around.layout() if around is not None else None
        if layout is None:
            return
        placeholder = QWidget()
        placeholder.setSizePolicy(widget.sizePolicy())
        if layout.replaceWidget(widget, placeholder, Qt.FindChildOption.FindChildrenRecursively) is None:
            placeholder.deleteLater()
            return
        self._placeholder, self.widget, self.following = placeholder, widget, following
        placeholder.show()
        self._column.addWidget(widget)
        self._sheet.setGeometry(self._area.rect())
        self._sheet.show()
        self._sheet.raise_()
        widget.show()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        parts = self._area.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._covered = [part for part in parts if part is not self._sheet and part.isEnabled()]
        self._enable(False)

    def _enable(self, on: bool) -> None:
        for part in self._covered:
            part.setEnabled(on)

    def restore(self) -> bool:
        """Put the picture back; False if none is maximised."""
        widget, placeholder = self.widget, self._placeholder
        self.widget, self._placeholder, self.following = None, None, ()
        if widget is None or placeholder is None:
            return False
        self._enable(True)
        has_focus = widget.hasFocus() or widget.isAncestorOf(widget.window().focusWidget() or self._area)
        around = placeholder.parentWidget()
        layout = around.layout() if around is not None else None
        if layout is not None:
            self._column.removeWidget(widget)
            layout.replaceWidget(placeholder, widget, Qt.FindChildOption.FindChildrenRecursively)
        widget.show()
        placeholder.deleteLater()
        self._sheet.hide()
        if has_focus:  # it lost it on the way
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the area's size."""
        if event.type() == QEvent.Type.Resize:
            self._sheet.setGeometry(self._area.rect())
        return False
