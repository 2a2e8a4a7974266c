"""What the Tab key reaches in a plot, one thing after the other."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGraphicsItem


class StopGroup:
    """Items that are one stop together: the first `count` of them are in use."""

    def __init__(self, items: Sequence[QGraphicsItem]) -> None:
        """items: a list that may grow."""
        self._items = items
        self.count = self._taken = 0

    def current(self) -> QGraphicsItem | None:
        """Return the item that had the keyboard last; None if there is no item."""
        return self._items[min(self._taken, self.count - 1)] if self.count else None

    def take(self, index: int) -> None:
        """Take note of which item has the keyboard."""
        self._taken = index

    def go(self, step: int) -> None:
        """Give the keyboard to the item so many after the current one; after the last comes the first."""
        self._items[(min(self._taken, self.count - 1) + step) % self.count].setFocus(Qt.FocusReason.TabFocusReason)


class FocusStops:
    """The items of a plot that take the keyboard; the keys move from one visible item to the next before they leave.

    Items with the same `group`, a StopGroup, are one stop.
    """

    def __init__(self) -> None:
        self._items: list[QGraphicsItem] = []

    def add(self, item: QGraphicsItem) -> None:
        """Let the Tab key reach an item."""
        self._items.append(item)

    def is_gone(self, item: QGraphicsItem) -> bool:
        """Return whether an item is one of these, and is not shown any more."""
        return any(other is item for other in self._items) and not item.isVisible()

    def passes_on(self, event: QFocusEvent) -> bool:
        """Return whether the keyboard came by the Tab key and finds nothing to be moved."""
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        return by_tab and not self._reachable()

    def enter(self, event: QFocusEvent) -> None:
        """Give the keyboard to the first item, or the last one when coming backwards."""
        items = self._reachable()
        if items and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            items[0 if event.reason() == Qt.FocusReason.TabFocusReason else -1].setFocus(event.reason())

    def go_on(self, forward: bool) -> bool:
        """Give the keyboard to the next item; return False if there is none, and the keyboard is to leave the plot."""
        here = next((item for item in self._items if item.hasFocus()), None)
        ahead = self._reachable() if here is None else self._beyond(here, forward)
        if not ahead:
            return False
        ahead[0 if forward else -1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def replace(self, item: QGraphicsItem) -> bool:
        """Give the keyboard of an item that is gone to the one before it, or else after it; False if there is none."""
        before, after = (self._beyond(item, forward) for forward in (False, True))
        if not (before or after):
            return False
        (before[-1] if before else after[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _beyond(self, item: QGraphicsItem, forward: bool) -> list[QGraphicsItem]:
        """Return what can be reached after an item, or before it; it may be out of sight itself."""
        items, place = self._reachable(), self._items.index
        if item in items:
            at = items.index(item)
            return items[at + 1 :] if forward else items[:at]
        return [other for other in items if (place(other) > place(item)) == forward]

    def _reachable(self) -> list[QGraphicsItem]:
        """Return what can be reached; of items that are one stop together the one that had the keyboard last."""
        focusable = QGraphicsItem.GraphicsItemFlag.ItemIsFocusable
        seen = [item for item in self._items if item.isVisible() and item.flags() & focusable and in_sight(item)]
        stops: dict[object, QGraphicsItem] = {}
        for item in seen:
            group = getattr(item, "group", None)
            if group is None or group not in stops or item is group.current():
                stops[group or item] = item
        return list(stops.values())


def in_sight(item: QGraphicsItem) -> bool:
    """Return whether a point lies in the part of the plot that is on show; other items are seen from end to end."""
    if not item.flags() & QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations:
        return True
    box = item.parentItem()
    while box is not None and not isinstance(box, pg.ViewBox):
        box = box.parentItem()
    return box is None or box.sceneBoundingRect().contains(item.scenePos())
