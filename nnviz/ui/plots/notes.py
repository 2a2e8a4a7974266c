"""Small things in a plot beside its curves: words, dots, straight lines."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot

from nnviz.ui.base.finite import put_item
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.plots.curve import PlotCurve
from nnviz.ui.plots.plot import Plot


class Note(pg.TextItem):
    """A few words at a place of a plot, in the theme's type and colour. `anchor`: (0, 0) is its top left corner."""

    def __init__(self, plot: Plot, anchor: tuple[float, float] = (0.5, 0.5), role: str = "muted") -> None:
        super().__init__(anchor=anchor)
        self._words, self._role = "", role
        self.setZValue(30)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)

    def write(self, html: str) -> None:
        """Show other words; the same ones are not laid out again."""
        if html != self._words:
            self._words = html
            self.restyle()

    @property
    def words(self) -> str:
        """What is written (HTML)."""
        return self._words

    def put(self, x: float, y: float) -> None:
        """Move the words to a place (data coordinates)."""
        put_item(self, x, y)

    @Slot()
    def restyle(self) -> None:
        """Take type and colour of the theme in force."""
        self.setFont(THEME.font(TICK_SIZE + 1))
        self.setHtml(f'<span style="color:{THEME.colour(self._role).name()}">{self._words}</span>')


class Dots(pg.ScatterPlotItem):
    """A few points in the colour of a role; symbol as in pyqtgraph."""

    def __init__(self, plot: Plot, symbol: str = "o", role: str = "vermillion", diameter: float = 9) -> None:
        """diameter: px at scale 1."""
        super().__init__(symbol=symbol, pxMode=True)
        self._role, self._diameter = role, diameter
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_points(self, points: list[tuple[float, float]]) -> None:
        """Show these points; those without a place are left out."""
        there = [p for p in points if math.isfinite(p[0]) and math.isfinite(p[1])]
        if there or len(self.data):
            self.setData([p[0] for p in there], [p[1] for p in there])

    @Slot()
    def restyle(self) -> None:
        """Take size and colour of the theme in force."""
        self.setSize(self._diameter * THEME.current.scale)
        self.setPen(pg.mkPen(THEME.current.background))
        self.setBrush(pg.mkBrush(THEME.colour(self._role)))


def smooth(*lines: PlotCurve) -> None:
    """Antialias lines of few points or without noise; noisy ones would be slow."""
    for line in lines:
        line.item.opts["antialias"] = True


def draw_straight(plot: Plot, line: PlotCurve, ends: np.ndarray, slope: float, x: float, y: float) -> None:
    """Draw the straight line with a slope through a point between two x; nothing if there is none."""
    there = math.isfinite(slope) and math.isfinite(y)
    line.item.setVisible(there)
    if there or len(line.x):
        plot.set_data(line, ends[: len(ends) * there], (y + slope * (ends - x))[: len(ends) * there])


def cut_off(y: np.ndarray, window: tuple[float, float]) -> np.ndarray:
    """Return values cut off far outside a range of y: Qt draws numbers such as 10³⁰⁰ wrongly."""
    height = window[1] - window[0]
    return np.clip(y, window[0] - 20 * height, window[1] + 20 * height)
