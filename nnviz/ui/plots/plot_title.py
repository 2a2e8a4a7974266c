"""The title of a plot."""

import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneResizeEvent


def give_title(plot: pg.PlotItem, room: float) -> None:
    """Put a PlotTitle in the place of pyqtgraph's own title; room: px that are free to the right of the axes."""
    before = plot.titleLabel
    plot.layout.removeItem(before)
    plot.scene().removeItem(before)
    plot.titleLabel = PlotTitle(plot, room)
    plot.layout.addItem(plot.titleLabel, 0, 1)


class PlotTitle(pg.LabelItem):
    """A line over the middle of the axes that is as wide as it is: pyqtgraph's makes the axes as wide as itself.

    Beside a left axis with long numbers there was then no room for the axes, and their right end was cut off.
    """

    def __init__(self, parent: QGraphicsItem, room: float) -> None:
        """room: px that are free to the right of the axes."""
        self._room = room
        super().__init__("", parent)

    def updateMin(self) -> None:
        """Ask for the height of the text alone."""
        super().updateMin()
        self.setMinimumWidth(0)

    def resizeEvent(self, event: QGraphicsSceneResizeEvent | None) -> None:
        """Stand over the middle of the axes, or further left where it would reach beyond the plot's right edge."""
        super().resizeEvent(event)
        beyond = self.itemRect().right() - self.rect().right() - self._room
        self.item.moveBy(-max(0.0, beyond), 0)
