"""The axes of plots, with ticks written as people write numbers."""

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem

from nnviz.ui.numbers import MINUS, number_text
from nnviz.ui.theme import THEME, blend

_FEW_DECADES = 4  # of a logarithmic axis: up to here 2, 3, 5 … have ticks too


class NumberAxis(pg.AxisItem):
    """An axis whose ticks are written as people write numbers; `room`: pixels between ticks, where 0 is not enough."""

    room = 0.0
    _specs: tuple | None = None  # what is to be painted; pyqtgraph takes a millisecond to say so

    def __init__(self, orientation: str) -> None:
        self.changed: Callable[[], None] = lambda: None  # set by the plot, on whose ground the axis is painted
        super().__init__(orientation)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def update(self, *args: object) -> None:
        """Have the ground of the plot painted anew: an axis is a part of it."""
        self._specs = None
        self.changed()

    @property
    def exporting(self) -> bool:
        """Whether what is painted now goes into a file."""
        return self._exportOpts is not False

    def paint_behind(self, painter: QPainter) -> None:
        """Paint ticks and texts; pyqtgraph records them first and plays the record, which costs more in a zoom.

        The lines of a grid are filled as rectangles with the colour that they have on the ground: Qt takes 0.3 ms for
        a translucent line across a large plot.
        """
        painter.setFont(self.style["tickFont"] or self.font())
        if self._specs is None:
            self._specs = self.generateDrawSpecs(painter)
        if self._specs is not None:
            line, ticks, texts = self._specs
            ground = THEME.current.ground
            for pen, start, end in ticks:
                painter.fillRect(_thin(start, end), _on(ground, pen.color().rgba()))
            self.drawPicture(painter, line, [], texts)

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Return one level of round ticks, as many as can be read: 1, 2 or 5 times a power of ten apart."""
        if self.logMode and maxVal - minVal > _FEW_DECADES:
            room = (60 if self.orientation in ("bottom", "top") else 26) * THEME.current.scale
            rough = (maxVal - minVal) / max(1.0, size / room)
            return [(float(next(n for n in (1, 2, 5, 10, 20, 50, 100, 500) if n >= min(rough, 500))), 0)]
        if self.logMode or maxVal <= minVal:
            return super().tickSpacing(minVal, maxVal, size)
        room = (self.room or (90 if self.orientation in ("bottom", "top") else 24)) * THEME.current.scale
        rough = (maxVal - minVal) * self.scale / max(1.0, size / room)
        power = 10.0 ** np.floor(np.log10(rough))
        spacing = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)
        return [(spacing / self.scale, 0)]

    def logTickValues(self, minVal: float, maxVal: float, size: float, stdTicks: list) -> list:
        """Return the ticks of a logarithmic axis: over many decades powers of ten only."""
        if maxVal - minVal > _FEW_DECADES:
            return stdTicks
        return super().logTickValues(minVal, maxVal, size, stdTicks)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the ticks' texts with real minus signs and thousands separators."""
        if self.logMode:
            return self.logTickStrings(values, scale, spacing)
        decimals = max(0, int(-np.floor(np.log10(spacing * scale) + 1e-9))) if spacing > 0 else 0
        if decimals > 6 or any(abs(v * scale) >= 1e7 for v in values):
            return [number_text(v * scale) for v in values]
        return [f"{v * scale + 0.0:,.{decimals}f}".replace("-", MINUS) for v in values]

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the ticks of a logarithmic axis: 0.01, 0.1, 1, … and 10⁻⁵ where that is shorter."""
        return [number_text(float(f"{10.0**v * scale:.6g}")).removeprefix("1×") for v in values]


@lru_cache(maxsize=64)
def _on(ground: str, rgba: int) -> QColor:
    """Return the opaque colour that a translucent one has on the ground."""
    colour = QColor.fromRgba(rgba)
    return blend(colour.name(), ground, colour.alphaF())


def _thin(start: QPointF, end: QPointF) -> QRect:
    """Return the pixels of an upright or level line."""
    left, right = sorted((math.floor(start.x() + 0.5), math.floor(end.x() + 0.5)))
    top, bottom = sorted((math.floor(start.y()), math.floor(end.y())))
    return QRect(left, top, max(1, right - left), max(1, bottom - top))
