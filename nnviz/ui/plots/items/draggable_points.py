"""Points of two classes in a plot: each can be chosen, and if they are free moved, relabelled and removed.

The Tab key reaches all of them as one; Page Up and Page Down go from point to point.
"""

from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsItem

from nnviz.ui.plots.focus_stops import StopGroup
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot

Place = tuple[float, float]
CLASSES = (("training", "circle"), ("test", "square"))  # class 0 and 1: the theme's role, and the shape
_KEYS: dict[int, str] = {
    Qt.Key.Key_Delete: "remove", Qt.Key.Key_Backspace: "remove", Qt.Key.Key_T: "flip",
    Qt.Key.Key_0: "0", Qt.Key.Key_1: "1",
}  # fmt: skip
_TURNS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PointHandle(Handle):
    """One point. It tells its number with everything that happens to it."""

    wanted = Signal(int, float, float)
    taken = Signal(int)
    keyed = Signal(int, str)

    def __init__(self, plot: Plot, group: StopGroup, index: int, radius: float) -> None:
        super().__init__(plot, key_step=(0.05, 0.05), radius=radius)
        self.group, self.index = group, index
        self.free = True
        self._label = -1
        self.setZValue(30)
        self.moved.connect(self._on_moved)

    def set_look(self, label: int) -> None:
        """Take the colour and shape of a class, 0 or 1."""
        if label != self._label:
            self._label = label
            self.set_role(*CLASSES[label])

    def set_free(self, free: bool) -> None:
        """Let the point be moved, or only be chosen."""
        if free != self.free:
            self.free = free
            self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable, free)
            shape = Qt.CursorShape.OpenHandCursor if free else Qt.CursorShape.PointingHandCursor
            self.setCursor(QCursor(shape))

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        """Be moved, if free."""
        super().mouseDragEvent(event) if self.free else event.ignore()

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Be chosen."""
        super().mouseClickEvent(event)
        self.taken.emit(self.index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be chosen by the keyboard too."""
        super().focusInEvent(event)
        self.group.take(self.index)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.taken.emit(self.index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys; Page Up and Down go to another, Delete removes, T changes the class, 0 and 1 set it."""
        if event.key() in _TURNS:
            self.group.go(_TURNS[event.key()])
            event.accept()
        elif event.key() in _KEYS:
            self.keyed.emit(self.index, _KEYS[event.key()])
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.wanted.emit(self.index, x, y)


class Points(QObject):
    """All points of a plot. `moved(index, x, y)`, `chosen(index)`, `keyed(index, what)`: what the user wants."""

    moved = Signal(int, float, float)
    chosen = Signal(int)
    keyed = Signal(int, str)

    def __init__(self, plot: Plot, radius: float = 9.0) -> None:
        super().__init__(plot)
        self._plot, self._radius = plot, radius
        self.handles: list[PointHandle] = []
        self._stop = StopGroup(self.handles)
        self._name = ""
        self._shown: object = None

    def put(self, places: list[Place], classes: list[int], free: bool) -> None:
        """Show points at places with their class, 0 or 1; handles are made once and used again."""
        while len(self.handles) < len(places):
            self._add()
        shown = (list(places), list(classes), free)
        if shown == self._shown:
            return
        self._shown = shown
        self._stop.count = len(places)
        for index, handle in enumerate(self.handles):
            used = index < len(places)
            if handle.isVisible() != used:
                handle.setVisible(used)
            if used:
                handle.put(*places[index])
                handle.set_look(classes[index])
                handle.set_free(free)

    def set_name(self, name: str) -> None:
        """Say what a point is (in the language in force)."""
        self._name = name
        for handle in self.handles:
            handle.set_name(name)

    @property
    def have_keys(self) -> bool:
        """Whether a point has the keyboard."""
        return any(handle.hasFocus() for handle in self.handles)

    def take_keys(self, index: int) -> None:
        """Give the keyboard to a point, as a click on it does; nothing happens where there is none."""
        if 0 <= index < self.count:
            self.handles[index].setFocus(Qt.FocusReason.MouseFocusReason)

    @property
    def count(self) -> int:
        """How many points are on show."""
        return self._stop.count

    def _add(self) -> None:
        handle = PointHandle(self._plot, self._stop, len(self.handles), self._radius)
        handle.set_name(self._name)
        handle.wanted.connect(self.moved)
        handle.taken.connect(self.chosen)
        handle.keyed.connect(self.keyed)
        self.handles.append(handle)
