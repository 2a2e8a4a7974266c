"""The axes of plots, with ticks written as people write numbers."""

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem

from nnviz.ui.base.number_format import MINUS, number_text
from nnviz.ui.base.theme import THEME, blend

_Layout = tuple[list[tuple[QRect, QColor]], list[tuple[QRectF, str]], int]
_RIGHT, _CENTRED = (
    int(flags | Qt.TextFlag.TextDontClip)
    for flags in (
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
    )
)
_CROWDS = ((0, 0.8), (2, 0.6), (4, 0.4), (6, 0.2))  # so many texts, and the share of the axis at which they are enough
_WIDTH_STEP = 8  # px at scale 1 by which a left axis becomes wider or narrower
_MOST_STEPS = 12  # wider is none whose width is looked for
_TICK = 5  # px, without a grid
_FEW_DECADES = 4  # of a logarithmic axis: up to here 2, 3, 5 … have ticks too
_NEARLY_EVEN = 0.7  # decades: so short a piece of a logarithmic axis has round ticks as others have


class NumberAxis(pg.AxisItem):
    """An axis whose ticks are written as people write numbers.

    room: pixels between ticks, where 0 is not enough; counts: whether it counts things, and has no tick between them.
    """

    room = 0.0
    counts = False
    _label = ""
    _layout: _Layout | None = None  # what is painted, until it changes

    def __init__(self, orientation: str) -> None:
        self.changed: Callable[[], None] = lambda: None  # set by the plot, on whose background the axis is painted
        super().__init__(orientation)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def update(self, *args: object) -> None:
        """Have the background of the plot painted anew: an axis is a part of it."""
        self._layout = None
        self.changed()

    def _updateLabel(self) -> None:
        """Take the axis' name; pyqtgraph lays out its document for every colour, pen and unit that is set."""
        html = self.labelString()
        if html != self._label:
            self._label = html
            self.label.setHtml(html)
            self.resizeEvent()  # which puts the name into the middle
        self._adjustSize()
        self.update()

    @property
    def exporting(self) -> bool:
        """Whether what is painted now goes into a file."""
        return self._exportOpts is not False

    def boundingRect(self) -> QRectF:
        """Return the space painted on, with room for the texts of the ticks at both ends."""
        margin = 20 * THEME.current.scale
        return super().boundingRect().adjusted(-margin, -margin, margin, margin)

    def paint_behind(self, painter: QPainter) -> None:
        """Paint ticks, grid and texts.

        The lines of a grid are filled as rectangles with the colour that they have on the background: Qt takes 0.3 ms
        for a translucent line across a large plot.
        """
        if self._layout is None:
            self._layout = self._lay_out()
        lines, texts, flags = self._layout
        for area, colour in lines:
            painter.fillRect(area, colour)
        painter.setPen(self.textPen())
        painter.setFont(self.style["tickFont"])
        for box, text in texts:
            painter.drawText(box, flags, text)

    def _lay_out(self) -> _Layout:
        """Return what is painted: what pyqtgraph's `generateDrawSpecs` does, for two sides, in a third of the time.

        A level of ticks gets its texts only while the texts do not crowd the axis.
        """
        upright, box = self.orientation == "left", self.linkedView()
        bounds = self.mapRectFromParent(self.geometry())
        seen = box.mapRectToItem(self, box.boundingRect()) if self.grid is not False else bounds
        length, (low, high) = bounds.height() if upright else bounds.width(), self.range
        if length < 1 or high == low:
            return [], [], _CENTRED
        stop, tick = bounds.right() if upright else bounds.top(), 0 if self.grid is not False else _TICK
        span = (seen.right(), stop + tick) if upright else (seen.top(), stop - tick)
        lines: list[tuple[QRect, QColor]] = []
        texts: list[tuple[QRectF, str]] = []
        taken = widest = 0.0
        count = 0  # of the texts that the levels so far have
        metrics, background = QFontMetricsF(self.style["tickFont"]), THEME.current.background
        tall, gap = 0.8 * metrics.height(), self.style["tickTextOffset"][0 if upright else 1]
        crowded, named = not self.style["showValues"], self._tickLevels is not None
        for depth, (values, words) in enumerate(self._levels(low, high, length)):
            colour = QColor(self.tickPen().color())
            grid = 1.0 if self.grid is False else self.grid / 255 * min(1.0, 0.05 * length / (len(values) + 1))
            colour.setAlpha(int(255 * grid / (depth + 1)))
            colour = _on(background, colour.rgba())
            places = [(v - low) / (high - low) * length for v in values]
            inside = [(bounds.bottom() - at if upright else bounds.left() + at, word)
                      for at, word in zip(places, words, strict=True) if -1e-6 <= at <= length + 1e-6]  # fmt: skip
            lines += [(_thin(at, span, upright), colour) for at, _ in inside]
            widths = [metrics.horizontalAdvance(word) for _, word in inside]
            taken += sum([tall] * len(inside) if upright else widths)
            crowded |= depth > 0 and any(count >= n and taken >= limit * length for n, limit in _CROWDS)
            if crowded:
                continue
            count, widest = count + len(inside), max([widest, *widths] if upright else [tall])
            boxes = [
                (QRectF(stop - gap - wide, at - tall / 2, wide, tall) if upright
                 else QRectF(at - wide / 2, stop + gap, wide, tall), word)
                for (at, word), wide in zip(inside, widths, strict=True)
            ]  # fmt: skip
            texts = _with_room(texts, boxes) if self.logMode else texts + (boxes if upright or named else _apart(boxes))
        ends = (bounds.top(), bounds.bottom() + 1) if upright else (bounds.left() - 1, bounds.right())
        lines.append((_thin(stop - upright, ends, not upright), self.pen().color()))
        if texts:
            self._updateMaxTextSize(widest)
        return lines, texts, _RIGHT if upright else _CENTRED

    def _updateMaxTextSize(self, widest: float) -> None:
        """Give the left axis the width that its texts need, in steps: pyqtgraph's grows and then stays as it is."""
        if self.orientation == "left":
            view = self.linkedView()
            self.textWidth = self._square_width(view) if view.state["aspectLocked"] else _stepped(widest)
            self._updateWidth()
        else:
            super()._updateMaxTextSize(widest)

    def _square_width(self, view: pg.ViewBox) -> int:
        """Return the least width that suits the texts of what is seen beside it, where both axes have one scale.

        A narrower axis lets such a plot show less of y, which may give the ticks longer texts: an axis that took the
        width of the texts on show would swing between two widths for ever.
        """
        (left, right), (low, high) = view.state["targetRange"]
        free, height = self.textWidth + view.width(), max(1.0, view.height())
        for steps in range(1, _MOST_STEPS):
            width = round(steps * _width_step())
            tall = (right - left) * view.state["aspectLocked"] * height / max(1.0, free - width)
            more = max(0.0, tall - (high - low)) / 2
            if _stepped(self._widest(low - more, high + more)) <= width:
                return width
        return width

    def measure(self) -> None:
        """Take the width that the texts need, which is else taken while they are painted: the plot would move then."""
        self._layout = self._lay_out()

    def needed_width(self) -> float:
        """Return the width (px) in which the texts of the left axis and its name do not touch."""
        name = self.label.boundingRect().height() - 2 * self.label.document().documentMargin()
        return self._widest(*self.range) + self.style["tickTextOffset"][0] + (name if self.labelText else 0.0)

    def _widest(self, low: float, high: float) -> float:
        """Return the width (px) of the longest text that a range has on the left axis."""
        metrics = QFontMetricsF(self.style["tickFont"])
        levels = self._levels(low, high, max(1.0, self.geometry().height()))
        return max((metrics.horizontalAdvance(word) for _, words in levels[:1] for word in words), default=0.0)

    def _levels(self, low: float, high: float, length: float) -> list[tuple[list[float], list[str]]]:
        """Return the ticks of each level with their texts: those that were set, or round ones."""
        if self._tickLevels is not None:
            return [([value for value, _ in level], [text for _, text in level]) for level in self._tickLevels]
        levels = self.tickValues(low, high, length)
        return [(list(values), self.tickStrings(values, self.scale, spacing)) for spacing, values in levels]

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Return one level of round ticks, as many as can be read: 1, 2 or 5 times a power of ten apart."""
        if self.logMode and maxVal - minVal > _FEW_DECADES:
            room = (60 if self.orientation in ("bottom", "top") else 26) * THEME.current.scale
            rough = (maxVal - minVal) / max(1.0, size / room)
            return [(float(next(n for n in (1, 2, 5, 10, 20, 50, 100, 500) if n >= min(rough, 500))), 0)]
        if self.logMode or maxVal <= minVal:
            return super().tickSpacing(minVal, maxVal, size)
        low, high = minVal * self.scale, maxVal * self.scale
        spacing = self._round_spacing(high - low, size)
        if self.counts:
            return [(max(1.0, spacing) / self.scale, 0)]
        finer = _round_down(0.99 * spacing)
        few = (spacing, finer, _round_down(0.99 * finer))  # a single number tells no scale
        return [(next((n for n in few if _ticks_inside(low, high, n) > 1), spacing) / self.scale, 0)]

    def _round_spacing(self, span: float, size: float) -> float:
        """Return 1, 2 or 5 times a power of ten: so far apart the texts of a span on so many pixels can be read."""
        room = (self.room or (90 if self.orientation in ("bottom", "top") else 24)) * THEME.current.scale
        rough = span / max(1.0, size / room)
        power = 10.0 ** np.floor(np.log10(rough))
        return float(next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999))

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the ticks of each level; of a short piece of a logarithmic axis those of another axis."""
        if not (self.logMode and 0 < maxVal - minVal < _NEARLY_EVEN and abs(maxVal) < 300):
            return super().tickValues(minVal, maxVal, size)
        low, high = 10.0**minVal * self.scale, 10.0**maxVal * self.scale
        spacing = self._round_spacing(high - low, size)
        values = np.arange(math.ceil(low / spacing - 1e-9), math.floor(high / spacing + 1e-9) + 1) * spacing
        return [(spacing, list(np.log10(values[values > 0] / self.scale)))]

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
        largest = max((abs(v * scale) for v in values), default=0.0)
        if decimals > 6 or largest >= 1e7:
            return [number_text(v * scale, _digits(largest, spacing * scale)) for v in values]
        return [f"{v * scale + 0.0:,.{decimals}f}".replace("-", MINUS) for v in values]

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the ticks of a logarithmic axis: 0.01, 0.1, 1, … and 10⁻⁵ where that is shorter."""
        numbers = [10.0 ** min(v, 307.0) * scale for v in values]
        even = bool(values) and self.range[1] - self.range[0] < _NEARLY_EVEN
        digits = _digits(max(numbers), spacing) if even else 4
        return [number_text(float(f"{n:.{max(6, digits)}g}"), digits).removeprefix("1×") for n in numbers]


def _round_down(value: float) -> float:
    """Return the next smaller of 1, 2, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(m * power for m in (1, 2, 5) if m * power <= value)


def _ticks_inside(low: float, high: float, spacing: float) -> int:
    """Return how many ticks a range has."""
    return math.floor(high / spacing + 1e-9) - math.ceil(low / spacing - 1e-9) + 1


def _digits(largest: float, spacing: float) -> int:
    """Return how many significant digits tell ticks up to a largest number from each other, 4 at least."""
    return max(4, math.ceil(math.log10(largest / spacing) + 1e-9) + 1) if largest > 0 and spacing > 0 else 4


def _width_step() -> float:
    return _WIDTH_STEP * THEME.current.scale


def _stepped(width: float) -> int:
    """Return a width (px) in whole steps."""
    return round(_width_step() * math.ceil(width / _width_step()))


def _with_room(placed: list[tuple[QRectF, str]], more: list[tuple[QRectF, str]]) -> list[tuple[QRectF, str]]:
    """Return the placed texts and those of more that touch none of them nor each other: 1, 2 and 5 come first."""
    placed = list(placed)
    for box, word in sorted(more, key=lambda entry: next((d for d in entry[1] if d in "123456789"), "") not in "125"):
        if not any(box.intersects(other) for other, _ in placed):
            placed.append((box, word))
    return placed


def _apart(boxes: list[tuple[QRectF, str]]) -> list[tuple[QRectF, str]]:
    """Return of evenly spaced texts every one, or every second, third … so that none touches the next."""
    every = 1
    while every < len(boxes) and any(
        box.right() >= other.left() for (box, _), (other, _) in pairwise(boxes[(every - 1) // 2 :: every])
    ):
        every += 1
    return boxes[(every - 1) // 2 :: every]


@lru_cache(maxsize=64)
def _on(background: str, rgba: int) -> QColor:
    """Return the opaque colour that a translucent one has on the background."""
    colour = QColor.fromRgba(rgba)
    return blend(colour.name(), background, colour.alphaF())


def _thin(at: float, span: tuple[float, float], level: bool) -> QRect:
    """Return the pixels of a line at a place from one end of a span to the other, level or upright."""
    place, first, last = math.floor(at + 0.5), *sorted(map(math.floor, span))
    return QRect(first, place, last - first, 1) if level else QRect(place, first, 1, last - first)
