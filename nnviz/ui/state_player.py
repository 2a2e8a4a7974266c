"""Time that plays States: where the time bar goes, the State follows, and a State has its place on the time bar."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot

from nnviz.ui.playback.status import Status
from nnviz.ui.timed_tab import TimedTab


class StatePlayer(QObject):
    """Makes moments of the time bar to fields of the State, all of them one step of undo."""

    def __init__(self, tab: TimedTab, fields_at: Callable[[int], Mapping[str, Any]]) -> None:
        """fields_at: returns what the State takes over at a position of the time bar."""
        super().__init__(tab)
        self._tab, self._fields_at = tab, fields_at
        self.moving = False
        """Whether the State changes because time moves, so that the time bar has its moments already."""
        tab.timeline.moved.connect(self._on_moved)

    def show(self, moments: Sequence[Any], position: int = 0, *, stride: int = 10, rate: float) -> None:
        """Give the time bar other moments; the State is at `position` of them. stride, rate: as in `Playback`."""
        self.moving = True  # the State is there already
        try:
            self._tab.timeline.show_run(moments, len(moments), position, stride=stride, rate=rate)
        finally:
            self.moving = False
        self._tab.refresh_start()

    def follow(self, last: int, position: int, rate: float) -> None:
        """Put the time bar at `position` of `last` moments, unless it is there; without moments it is empty."""
        timeline = self._tab.timeline
        if not last:
            if timeline.status != Status.EMPTY:
                timeline.clear()
            self._tab.refresh_start()
        elif not self.moving and (timeline.keep != range(last) or timeline.position != position):
            self.show(range(last), position, rate=rate)

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        if self.moving:
            return
        self.moving = True
        try:
            self._tab.change(merge="time", **self._fields_at(position))
        finally:
            self.moving = False
