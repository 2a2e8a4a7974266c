"""Ranges of axes: round, and always such that a plot can show them."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF

from nnviz.ui.base.finite import LARGEST

Range = tuple[float, float]

_RESOLUTION = 2.0**-40  # the least width of a range, as a share of its numbers: some thousand of them still differ
_LEAST = 1 / LARGEST  # the least width of all
_DECADES, _LEAST_DECADES = 290.0, 1e-3  # of a logarithmic axis: how far from 1 (with a margin), and the least width
_SPAN = 1e-12


def shown_range(low: float, high: float, log: bool = False) -> Range:
    """Return a range that an axis can show: finite, not too large to calculate with, and wide enough to have places.

    log: the ends are decimal logarithms. What is not a number counts as 0.
    """
    most = _DECADES if log else LARGEST
    low, high = (float(np.clip(np.nan_to_num(v, nan=0.0, posinf=most, neginf=-most), -most, most)) for v in (low, high))
    low, high = min(low, high), max(low, high)
    least = _LEAST_DECADES if log else max(_LEAST, _RESOLUTION * max(-low, high))
    if high - low >= least:
        return low, high
    middle = (low + high) / 2
    return (middle - least / 2, middle + least / 2) if abs(middle) + least < most else (low - least, high)


class BoundedViewBox(pg.ViewBox):
    """A view box for which every range that is asked of it, by code or by the wheel, becomes one that can be shown."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setFlag(self.GraphicsItemFlag.ItemIsFocusable, False)  # a click beside handles takes the keys from them
        self.logarithmic = [False, False]  # x and y

    def setRange(
        self, rect: QRectF | None = None, xRange: Range | None = None, yRange: Range | None = None,
        **options: float | bool,
    ) -> None:  # fmt: skip
        """Show ranges of x and y."""
        if rect is not None:
            spans: tuple[Range | None, Range | None] = (rect.left(), rect.right()), (rect.top(), rect.bottom())
        else:
            spans = xRange, yRange
        x, y = (span if span is None else shown_range(*span, log=log)
                for span, log in zip(spans, self.logarithmic, strict=True))  # fmt: skip
        super().setRange(xRange=x, yRange=y, **options)

    def viewPixelSize(self) -> tuple[float, float]:
        """Return how much of x and y a pixel is; where there is no room for a picture, of one that is a pixel large."""
        if self.width() and self.height():
            across, up = super().viewPixelSize()
            return across, up
        seen = self.viewRect()
        return seen.width() / max(1.0, self.width()), seen.height() / max(1.0, self.height())

    def linkedViewChanged(self, view: pg.ViewBox | None, axis: int) -> None:
        """Take the range of a linked plot as it is.

        pyqtgraph lines the two up on the screen: of a plot that is shown alone, wider than the other, half was empty.
        """
        if view is None or self.linksBlocked:
            return
        view.blockLink(True)
        try:
            low, high = view.viewRange()[axis]
            self.setXRange(low, high, padding=0) if axis == self.XAxis else self.setYRange(low, high, padding=0)
        finally:
            view.blockLink(False)

    def boundingRect(self) -> QRectF:
        """Return its room and half a pixel, as pyqtgraph's does in a roundabout way; Qt asks for it again and again."""
        return self.rect().adjusted(0, 0, 0.5, 0.5)


def round_range(low: float, high: float, log: bool = False) -> Range:
    """Return a range with round ends around low … high, so that an axis stays while its data moves a little."""
    if not (np.isfinite(low) and np.isfinite(high)):
        return 0.0, 1.0
    if log:
        low, high = (min(_DECADES, max(-_DECADES, math.log10(max(v, 1e-323)))) for v in (low, high))
        return 10.0 ** math.floor(low), 10.0 ** math.ceil(high + _SPAN)
    low, high = (min(LARGEST, max(-LARGEST, v)) for v in (low, high))
    span = max(high - low, _SPAN * max(abs(low), abs(high), 1e-6))
    power = 10.0 ** np.floor(np.log10(span))
    step = next(m * power for m in (0.1, 0.2, 0.5, 1.0) if m * power >= span / 10)
    bottom, top = np.floor(low / step) * step, np.ceil(high / step) * step
    return float(bottom), float(top if top > bottom else bottom + step)


def round_top(value: float) -> float:
    """Return the first round number from a value on, 0.001 at least: an axis stays while a curve moves a little.

    >>> round_top(0.42), round_top(1.2), round_top(7)
    (0.5, 1.5, 7.0)
    """
    value = max(value, 1e-3)
    power = 10.0 ** math.floor(math.log10(value))
    return power * next(step for step in (1, 1.5, 2, 3, 5, 7, 10) if step * power >= value * (1 - 1e-9))
