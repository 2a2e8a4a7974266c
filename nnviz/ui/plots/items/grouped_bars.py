"""Columns for categories: series side by side, such as how many images each class has."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QFontMetrics

from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME, TICK_SIZE, blend
from nnviz.ui.plots.curve import PlotCurve
from nnviz.ui.plots.plot import Plot

_SHARE = 0.8  # of a category's room that its columns take
_HEAD = 1.3  # the axis is so much longer than the highest column, for the legend


class _SeriesBars(pg.BarGraphItem):
    """The columns of a series. They know their room: pyqtgraph works it out from the pixels, eight times an update."""

    room = QRectF()

    def give_room(self, count: int, top: float) -> None:
        """Say how many categories there are, and how long the axis is; both with a margin for outlines."""
        room = QRectF(-0.5, -0.05 * top, count, 1.1 * top)
        if room != self.room:
            self.prepareGeometryChange()
            self.room = room

    def boundingRect(self) -> QRectF:
        """Return the room."""
        return self.room


class ColumnPlot(Plot):
    """A plot whose x axis has names. Series are made once by `series`; `show_columns` gives them their heights."""

    def __init__(self, context: str, legend_at: tuple[int, int] = (-8, 8)) -> None:
        self._bars: list[tuple[PlotCurve, _SeriesBars, bool]] = []
        self._categories: tuple[str, ...] = ()
        self._ticks: tuple[float, ...] = ()
        self._labels: list[str] = []
        self._shown: tuple | None = None
        super().__init__(context, legend_at)
        self.getAxis("bottom").setTicks([[]])  # until there are categories
        self.getViewBox().setMouseEnabled(False, False)
        THEME.changed.connect(self._style_bars)
        self.getViewBox().sigResized.connect(self._label)

    def series(self, role: str, name: str, hollow: bool = False) -> PlotCurve:
        """Add a series with the colour of a theme role; a hollow one is drawn as outlines.

        The curve that is returned carries the heights, for the legend, the read-out and the table.
        """
        curve = self.curve(role, name, width=2 if hollow else 9)
        bars = _SeriesBars(x0=[0.0], x1=[0.0], y0=0.0, y1=[0.0])
        self.addItem(bars, ignoreBounds=True)
        self._bars.append((curve, bars, hollow))
        self._style_bars()
        return curve

    def show_columns(
        self, categories: Sequence[str], heights: Sequence[np.ndarray], top: float | None = None
    ) -> None:
        """Show the heights (categories,) of every series over the names of the categories; top: of the axis."""
        values = [np.asarray(v, float) for v in heights]
        key = tuple(categories), tuple(v.tobytes() for v in values), top
        if key == self._shown:  # nothing to paint again
            return
        self._shown = key
        self._name(categories)
        x = np.arange(len(categories), dtype=float)
        width = _SHARE / len(self._bars)
        top = top or _HEAD * max((float(v.max()) for v in values if len(v)), default=1.0) or 1.0
        for index, ((curve, bars, _), own) in enumerate(zip(self._bars, values, strict=True)):
            curve.x, curve.y = x, own
            left = x - _SHARE / 2 + index * width
            bars.give_room(len(x), top)
            bars.setOpts(x0=left + 0.02, x1=left + width - 0.02, y0=0.0, y1=own)
        self.set_domain((-0.5, max(1, len(categories)) - 0.5), (0.0, top))

    def set_value_ticks(self, ticks: Sequence[float]) -> None:
        """Say where the y axis has its ticks; without this, where round numbers are."""
        if tuple(ticks) != self._ticks:  # an axis is expensive to paint
            self._ticks = tuple(ticks)
            self.getAxis("left").setTicks([[(v, number_text(v)) for v in ticks]])

    def _name(self, categories: Sequence[str]) -> None:
        if tuple(categories) != self._categories:
            self._categories = tuple(categories)
            self._label()

    @Slot()
    def _label(self) -> None:
        """Write the names under the columns: in two lines by turns, and cut, where they are long."""
        metrics = QFontMetrics(THEME.font(TICK_SIZE))
        room = self.getViewBox().width() / max(1, len(self._categories)) - 6
        texts = list(self._categories)
        if max(map(metrics.horizontalAdvance, texts), default=0) > room:
            right = Qt.TextElideMode.ElideRight
            cut = [metrics.elidedText(text, right, round(2 * room)) for text in texts]
            texts = [f"\n{text}" if number % 2 else f"{text}\n" for number, text in enumerate(cut)]
        if texts != self._labels:
            self._labels = texts
            self.getAxis("bottom").setTicks([list(enumerate(texts))])

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return the category under x and its heights, a line each."""
        index = round(x)
        if not 0 <= index < len(self._categories):
            return ""
        lines = [self._categories[index]]
        lines += [
            f"{translate(self.context, c.name)}: {number_text(float(c.y[index]))}" for c, _, _ in self._bars
        ]
        return "\n".join(lines)

    def spoken(self) -> str:
        """Return the name of every category and its heights."""
        return "; ".join(self.readout_at(index).replace("\n", " ") for index in range(len(self._categories)))

    @property
    def keeps_keys(self) -> bool:
        """Whether the Tab key stops here: the arrow keys read out one category after the other."""
        return bool(self._categories)

    @property
    def uses_arrows(self) -> bool:
        """Whether the arrow keys belong to this plot."""
        return self.hasFocus() and self.keeps_keys

    def next_place(self, step: int) -> QPointF:
        """Return the middle of the next category, in the scene; the first key goes to an end."""
        last, box = len(self._categories) - 1, self.getViewBox()
        at = -1 if step > 0 else last + 1
        if self.is_read:
            at = round(box.mapSceneToView(self.pointed).x())
        return box.mapViewToScene(QPointF(min(last, max(0, at + step)), box.viewRect().center().y()))

    @Slot()
    def _style_bars(self) -> None:
        self._label()
        theme = THEME.current
        for curve, bars, hollow in self._bars:
            colour = THEME.colour(curve.role)
            inside = blend(colour.name(), theme.background, 0.12) if hollow else colour
            bars.setOpts(
                pen=pg.mkPen(colour, width=2 * theme.scale if hollow else 1), brush=pg.mkBrush(inside)
            )
