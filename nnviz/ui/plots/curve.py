"""The curves of a plot: their look, their sample in the legend, and how many points of them are worth drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Protocol

import numpy as np
import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.dots_item import DotsItem
from nnviz.ui.plots.line_item import LineItem

_HAIR = "\u200a"  # a thin space, which names have where letters would touch and tables do without


@dataclass
class PlotCurve:
    """One line of a plot: its item, the role of its colour in the theme, and its name in the source language."""

    item: LineItem
    role: str
    name: str
    width: float
    dash: bool
    dots: bool
    share: float  # of the colour, mixed with the background (an opaque pale line is cheaper than a translucent one)
    x: np.ndarray
    y: np.ndarray
    scatter: DotsItem | None = None
    pattern: tuple[float, ...] = ()  # lengths of dashes and gaps in pen widths, instead of solid or dashed
    straight: bool = False  # two ends, and every place between them counts; otherwise only the points do
    dot: float = 7.0  # px across of its dots at scale 1

    def restyle(self) -> None:
        """Take colour and width of the theme in force."""
        self.item.setPen(curve_pen(self))
        if self.scatter is not None:
            self.scatter.set_look(self.dot * THEME.current.scale, pg.mkPen(None), pg.mkBrush(curve_colour(self)))


_SAMPLE = 16  # px: length of the line in the legend
_DASHES = (4, 2, 4)  # Qt's dash, gap and dash, in pen widths


class Sample(pg.ItemSample):
    """A curve in the legend, drawn with the pen of the curve. A click on pyqtgraph's takes the curve away, unseen."""

    def __init__(self, curve: PlotCurve) -> None:
        super().__init__(curve.item)
        self._curve = curve

    def paint(self, painter: QPainter, *_: object) -> None:
        set_pen(painter, self._pen())
        painter.drawLine(QPointF(2, 10), QPointF(2 + _SAMPLE, 10))
        if self._curve.scatter is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(curve_colour(self._curve))
            shape = painter.drawRect if self._curve.dash else painter.drawEllipse
            shape(QRectF(6.5, 6.5, 7, 7))

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Leave a click to the plot."""
        event.ignore()

    def _pen(self) -> QPen:
        """Return the pen of the curve; where a thick one would show a single dash, with two shorter ones."""
        pen = QPen(self._curve.item.opts["pen"])
        length = _SAMPLE / max(1.0, pen.widthF())
        if self._curve.dash and not self._curve.pattern and length < sum(_DASHES):
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([share * length for share in (0.375, 0.25)])
        return pen


def curve_colour(curve: PlotCurve) -> QColor:
    """Return the colour of a curve in the theme in force."""
    colour = getattr(THEME.current, curve.role)
    return blend(colour, THEME.current.background, curve.share)


def curve_pen(curve: PlotCurve) -> QPen:
    """Return the pen of a curve in the theme in force."""
    width = curve.width * (1.5 if THEME.current.scale > 1 and curve.width > 1 else 1)
    colours = getattr(THEME.current, curve.role), THEME.current.background
    return QPen(_pen(*colours, curve.share, width, curve.dash, tuple(curve.pattern)))


@lru_cache(maxsize=64)
def _pen(colour: str, background: str, share: float, width: float, dash: bool, pattern: tuple[float, ...]) -> QPen:
    style = Qt.PenStyle.DashLine if dash else Qt.PenStyle.SolidLine
    pen = pg.mkPen(blend(colour, background, share), width=width, style=style)
    if pattern:
        pen.setDashPattern(pattern)
    return pen


class HasPoints(Protocol):
    """What a table of curves is made of."""

    @property
    def x(self) -> np.ndarray: ...  # noqa: D102
    @property
    def y(self) -> np.ndarray: ...  # noqa: D102


def curves_table(x_name: str, named: Sequence[tuple[str, HasPoints]], separator: str) -> str:
    """Return curves with their names as text: a column of y for each that has points, and before it one of x.

    Curves one after the other that have the same x share its column.
    """
    columns: list[tuple[str, np.ndarray]] = []
    last: np.ndarray | None = None
    for name, curve in named:
        if len(curve.x):
            if last is None or not np.array_equal(last, curve.x, equal_nan=True):
                columns.append((x_name or "x", curve.x))
            columns.append((name or "y", curve.y))
            last = curve.x
    rows = zip_longest(*(values.tolist() for _, values in columns))
    return table_text([name.replace(_HAIR, "") for name, _ in columns], rows, separator)


def peaks(x: np.ndarray, y: np.ndarray, bins: int) -> tuple[np.ndarray, np.ndarray]:
    """Return at most about 2·bins points that look like the whole curve: the lowest and highest of each bin.

    x, y: (n,). Short curves come back as they are.
    """
    n = len(y)
    if n <= 2 * bins:
        return x, y
    size = -(-n // bins)
    starts = np.arange(0, n, size)  # the last bin may be shorter
    padded = np.full(len(starts) * size, y[-1])
    padded[:n] = y
    block = padded.reshape(-1, size)
    ends = np.sort([block.argmin(axis=1), block.argmax(axis=1)], axis=0)
    index = np.minimum(starts + ends, n - 1).T.ravel()
    if index[-1] != n - 1:
        index = np.append(index, n - 1)  # the newest point is always shown
    return x[index], y[index]


def smooth(*curves: PlotCurve) -> None:
    """Antialias curves of few points or without noise; noisy ones would be slow."""
    for curve in curves:
        curve.item.opts["antialias"] = True


def cut_off(y: np.ndarray, window: tuple[float, float]) -> np.ndarray:
    """Return values cut off far outside a range of y: Qt draws numbers such as 10³⁰⁰ wrongly."""
    height = window[1] - window[0]
    return np.clip(y, window[0] - 20 * height, window[1] + 20 * height)
