"""The keyboard in a plot: what takes it, how it goes on, and the ring of a plot that has it itself."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsItem

from nnviz.ui.plots.focus_stops import FocusStops
from nnviz.ui.plots.zoom_keys import can_zoom, follow_key


class KeyedPlot(pg.PlotWidget):
    """A plot whose items are reached by the Tab key, one after the other."""

    def __init__(self, **options: Any) -> None:
        """options: pyqtgraph's."""
        super().__init__(**options)
        self._stops = FocusStops()
        self._is_stop = False  # whether the Tab key brought the keyboard here, and to nothing in it
        self.scene().focusItemChanged.connect(self._on_focus_item)

    def add_stop(self, item: QGraphicsItem) -> None:
        """Let the Tab key reach an item; the keys move from one visible item to the next before they leave."""
        self._stops.add(item)

    @property
    def uses_arrows(self) -> bool:
        """Whether the arrow keys move something of this plot now, so that the time bar leaves them alone."""
        return self.hasFocus() and self.scene().focusItem() is not None

    @property
    def keeps_keys(self) -> bool:
        """Whether the plot itself is a stop of the Tab key where nothing in it can be moved: its keys zoom."""
        return can_zoom(self.getViewBox())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the first thing that can be moved, or the last one when coming backwards.

        A plot in which there is none at the moment keeps it, for zooming, or where there is no zoom passes it on.
        """
        super().focusInEvent(event)
        nothing = self._stops.passes_on(event)
        if nothing and not self.keeps_keys:
            super().focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)
            return
        self._stops.enter(event)
        self._show_ring(nothing)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._show_ring(False)

    def _show_ring(self, on: bool) -> None:
        if on != self._is_stop:
            self._is_stop = on
            self.viewport().update()

    @Slot(QGraphicsItem, QGraphicsItem)
    def _on_focus_item(self, now: QGraphicsItem | None, before: QGraphicsItem | None) -> None:
        """Hand the keyboard on when what had it goes, as a point that was removed by a key."""
        if now is None and before is not None and self.hasFocus() and self._stops.is_gone(before):
            self._show_ring(not self._stops.replace(before))

    def event(self, event: QEvent) -> bool:
        """Let the Tab key lead on: where nothing has the keyboard Qt gives it back to what had it, hidden or not."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.scene().focusItem() is None:
            plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if plain and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and move by keys; the others belong to what in the plot has the keyboard."""
        if not follow_key(self.getViewBox(), event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next thing that can be moved; after the last one leave the plot."""
        return self._stops.go_on(forward) or super().focusNextPrevChild(forward)
