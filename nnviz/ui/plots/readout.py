"""What the mouse reads out of a plot."""

import pyqtgraph as pg
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.line_item import StraightLine

_AWAY, _EDGE = 16, 8  # px from the mouse, and from the edge of the plot


class Readout(QLabel):
    """A few lines of text beside the mouse, and an upright line through the place they are about."""

    def __init__(self, plot: pg.PlotWidget, line: bool = True) -> None:
        """line: whether there is an upright line."""
        super().__init__(plot)
        self.setObjectName("readout")
        self._plot, self._has_line = plot, line
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = StraightLine(angle=90)
        self._line.setZValue(20)
        plot.addItem(self._line, ignoreBounds=True)
        self._level: StraightLine | None = None  # through the place that keys read, made for the first of them
        self.take_away()

    def show_text(self, text: str, x: float, mouse: QPoint) -> None:
        """Show a text about the place x beside the mouse (px of the plot); no text takes it away."""
        self._line.setValue(x)
        self._line.setVisible(bool(text) and self._has_line)
        if self._level is not None:
            self._level.hide()
        self.setVisible(bool(text))
        if text and text != self.text():
            self.setText(text)
            self.adjustSize()
        if text:
            self._place(mouse)

    def mark(self, x: float, y: float) -> None:
        """Draw two lines through the place that is read: where keys read there is no mouse to show it."""
        if self._level is None:
            self._level = StraightLine(angle=0)
            self._level.setZValue(20)
            self._plot.addItem(self._level, ignoreBounds=True)
            self.restyle()
        for line, value in ((self._line, x), (self._level, y)):
            line.setValue(value)
            line.setVisible(self.isVisible())

    def take_away(self) -> None:
        """Show nothing."""
        self.hide()
        self._line.hide()
        if self._level is not None:
            self._level.hide()

    def _place(self, mouse: QPoint) -> None:
        left, plot = mouse.x() + _AWAY, self._plot
        if left + self.width() > plot.width() - _EDGE:
            left = mouse.x() - _AWAY - self.width()
        top = min(mouse.y() + 12, plot.height() - self.height() - _EDGE)
        self.move(max(_EDGE, left), max(_EDGE, top))

    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        theme = THEME.current
        for line in filter(None, (self._line, self._level)):
            line.setPen(pg.mkPen(theme.muted, width=1))
        self.setStyleSheet(
            f"background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.border};"
            "border-radius: 4px; padding: 4px 8px;"
        )
