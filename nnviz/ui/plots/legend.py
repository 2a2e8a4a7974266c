"""The legend of a plot: its place, and the room between its entries."""

from collections.abc import Sequence

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import HoverEvent, MouseDragEvent
from PySide6.QtCore import Qt

from nnviz.ui.base.theme import THEME, TICK_SIZE

_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)  # of the usual size of type, the largest in which all names have room
_ENTRY_GAP, _LEAST_GAP = 20, 6  # px between two entries, at scale 1 and where there is little room


class Legend(pg.LegendItem):
    """Names and samples of the curves: in a corner of the picture, or in a line of its own above it.

    It stays there: pyqtgraph's follows the mouse, over the curves too, where no key and no undo brings it back.
    """

    def __init__(self, item: pg.PlotItem, offset: tuple[int, int]) -> None:
        """item: the plot's; offset: pixels from the left and top edge, negative ones from the right and bottom."""
        super().__init__(offset=offset, labelTextSize="9pt")
        self._item, self._above, self._left_out = item, False, False
        self._names: tuple[str, ...] = ()
        self._tall = 0.0  # px that the entries need in type of the usual size
        item.legend = self
        self.setParentItem(item.getViewBox())

    def put_above(self, columns: int) -> None:
        """Take a line over the picture, where no curve can cross the entries."""
        self._above = True
        self.setColumnCount(columns)
        self.layout.setContentsMargins(8, 0, 0, 4)
        self.setParentItem(self._item)

    def leave_out(self, left_out: bool) -> None:
        """Take no room, where another plot beside this one names the same curves."""
        if left_out != self._left_out:
            self._left_out = left_out
            self.setVisible(not left_out)
            self._take_line()

    def _take_line(self) -> None:
        if self._above:
            height = 0.0 if self._left_out else self._tall  # in smaller type too: a higher line is a new layout
            self._item.layout.setRowFixedHeight(1, height)  # of the axis we have not
            self._place()

    def show_names(self, names: Sequence[str]) -> None:
        """Write the names of the entries, in the language and the theme in force."""
        self._names = tuple(names)
        self._space()
        self._take_line()

    def follow_size(self) -> None:
        """Take the room there is after a change of the plot's size."""
        if self._above:
            self._space()
            self._place()

    def _space(self) -> None:
        """Space the entries of a legend with several columns evenly, closer where there is little room.

        Where there is less still the names get smaller: they went on beyond the edge of the plot.
        """
        texts = range(1, self.layout.columnCount() - 1, 2)  # the columns behind which the next entry begins
        seen = self._above and self._item.getViewWidget().isVisible()  # else its size is not yet that of the plot
        for share in _SHARES if seen else _SHARES[:1]:
            self._write(share)
            for column in texts:
                self.layout.setColumnSpacing(column, 0)
            # pyqtgraph's updateSize adds up what the entries were given last, and gives the surplus to some of them
            needed = self.layout.effectiveSizeHint(Qt.SizeHint.PreferredSize)
            if share == 1:
                self._tall = needed.height()
            room = self._item.width() - needed.width()
            if room >= _LEAST_GAP * len(texts):
                break
        room -= self._item.getViewBox().pos().x()  # with closer entries it begins over the picture if it can
        gap = max(_LEAST_GAP, min(_ENTRY_GAP * THEME.current.scale, room / max(1, len(texts))))
        for column in texts:
            self.layout.setColumnSpacing(column, gap)
        self.resize(self.layout.effectiveSizeHint(Qt.SizeHint.PreferredSize))

    def _write(self, share: float) -> None:
        """Write the names in a share of the usual size of type."""
        theme = THEME.current
        size = f"{(TICK_SIZE + 1) * theme.scale * share:g}pt"
        for name, (_, label) in zip(self._names, self.items, strict=False):
            if (label.text, label.opts.get("size"), label.opts["color"]) != (name, size, theme.ink):
                label.setText(name, size=size, color=theme.ink)

    def _place(self) -> None:
        corner, own = self._item.getViewBox().pos(), self.boundingRect()
        left = max(0.0, min(corner.x(), self._item.width() - own.width()))  # over the axis where there is little room
        self.anchor((0, 0), (0, 0), offset=(left, corner.y() - own.height()))

    def hoverEvent(self, event: HoverEvent) -> None:
        """Leave a drag to the plot."""

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        """Leave a drag to the plot."""
        event.ignore()
