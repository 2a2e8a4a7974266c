"""A plane that stays where it is, with short texts beside its places."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGraphicsItem

from nnviz.ui.base.finite import put_item
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.plots.plot import Plot


class Plane(Plot):
    """A plane with equal units on both axes whose view stays: nothing that can be dragged ever leaves it."""

    def __init__(self, context: str, x: str, y: str, view: tuple[float, float]) -> None:
        """x, y: what the axes are (source language); view: the range that is always seen on both."""
        super().__init__(context)
        self.set_texts("", x, y)
        # A fixed width: else wide ticks narrow the view, which then has other ticks, which widen it again, for ever.
        self.set_left_width(52)
        box = self.getViewBox()
        box.setMouseEnabled(False, False)
        box.setAspectLocked(True)
        self.set_domain(view, view)
        for axis in ("left", "bottom"):
            self.getAxis(axis).room = 60
        for angle in (0, 90):
            for value in (0, 1):
                line = self.marker("grid", dash=False, angle=angle)
                line.setValue(value)
                line.setZValue(-40)
        self._labels: list[pg.TextItem] = []
        self.rows: list[tuple[object, ...]] = []  # the numbers behind the picture, under their names
        THEME.changed.connect(self._restyle_labels)

    @Slot()
    def restyle(self) -> None:
        """Follow the theme, without the grid: it would lie unseen under what fills the plane."""
        super().restyle()
        for side in ("left", "bottom"):
            self.getAxis(side).setGrid(False)

    def set_title(self, title: str) -> None:
        """Say what the plane shows (source language)."""
        self.set_texts(title, *self._texts[1:])

    def table(self, separator: str = "\t") -> str:
        """Return the truth table as text: it is the data of this picture."""
        return table_text([str(name) for name in self.rows[0]], self.rows[1:], separator) if self.rows else "\n"

    def put_labels(self, labels: Sequence[tuple[float, float, str]]) -> None:
        """Write short texts beside places."""
        while len(self._labels) < len(labels):
            self._labels.append(pg.TextItem(anchor=(0.5, -0.45)))
            self._labels[-1].setZValue(25)
            self._labels[-1].textItem.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
            self._labels[-1].setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            self.addItem(self._labels[-1], ignoreBounds=True)
            self._restyle_labels()
        for index, item in enumerate(self._labels):
            item.setVisible(index < len(labels))
            if index < len(labels):
                x, y, text = labels[index]
                put_item(item, x, y)
                if item.toPlainText() != text:
                    item.setText(text)

    @Slot()
    def _restyle_labels(self) -> None:
        for item in self._labels:
            item.setColor(THEME.colour("muted"))
            item.setFont(THEME.font(TICK_SIZE + 1))
