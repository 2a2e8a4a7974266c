"""The dots of a plot: pyqtgraph's own, made cheap to paint."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF


class DotsItem(pg.ScatterPlotItem):
    """Points of one look.

    While it paints, Qt asks again and again how much room they take, and pyqtgraph's item works it out each time: in
    the window of a training run that was a fifth of all painting.
    """

    _room, _room_of = QRectF(), (None, None, 0.0)

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the points and half a dot around it; it is kept until points or ranges change."""
        if self.data is None or not len(self.data):
            return QRectF()
        known = (*self.bounds, self.pixelPadding())  # the bounds are None when points or ranges have changed
        if None in known or known != self._room_of:
            self._room = super().boundingRect()
            self._room_of = (*self.bounds, self.pixelPadding())
        return self._room
