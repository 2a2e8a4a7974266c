"""Bars whose tops can be dragged.

The Tab key reaches all of them as one; ← and → go from bar to bar, ↑ and ↓ change it.
"""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import bounded
from nnviz.ui.base.language import translate
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend
from nnviz.ui.plots.focus_stops import StopGroup
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot

_TURNS: dict[int, int] = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1,
}  # fmt: skip
_BESIDE = 3.0  # px between two texts that stand beside each other


class _Room:
    """Where texts of one height, one for each bar, have room: those placed before stay where they are."""

    def __init__(self, pitch: float, line: float) -> None:
        """pitch: px from bar to bar; line: the height of a text, in data coordinates."""
        self._pitch, self._line = pitch, line
        self._placed: list[tuple[int, float, float]] = []  # bar, half of the width (px), bottom

    def above(self, bar: int, width: float, bottom: float) -> float:
        """Return the bottom of a text of some width (px) over a bar: the lowest from `bottom` on with room."""
        while (other := self._clash(bar, width / 2, bottom)) is not None:
            bottom = other + self._line
        self._placed.append((bar, width / 2, bottom))
        return bottom

    def below(self, bar: int, width: float, top: float) -> float:
        """Return the top of a text of some width (px) under a bar: the highest from `top` on with room."""
        bottom = top - self._line
        while (other := self._clash(bar, width / 2, bottom)) is not None:
            bottom = other - self._line
        self._placed.append((bar, width / 2, bottom))
        return bottom + self._line

    def _clash(self, bar: int, half: float, bottom: float) -> float | None:
        """Return the bottom of a text on which one at a place would lie."""
        least = self._line * (1 - 1e-9)
        return next((other for place, other_half, other in self._placed
                     if abs(bottom - other) < least and (bar - place) * self._pitch < half + other_half + _BESIDE),
                    None)  # fmt: skip


class _Bars(pg.GraphicsObject):
    """Bars of width 0.6 from 0 to their heights; pyqtgraph's own records a picture anew for every change."""

    def __init__(self) -> None:
        super().__init__()
        self.heights = np.zeros(0)
        self.colours: list[QColor] = []
        self._edge: QPen | None = None
        self._room = QRectF()

    def show_heights(self, heights: np.ndarray) -> None:
        """Show these heights (n,), all finite."""
        low, high = float(min(heights.min(initial=0.0), 0.0)), float(max(heights.max(initial=0.0), 0.0))
        pad = 0.1 * (high - low) + 1e-9
        room = QRectF(-0.5, low - pad, len(heights), high - low + 2 * pad)
        self.heights = heights
        if room != self._room:
            self.prepareGeometryChange()
            self._room = room
        self.update()

    def set_look(self, colours: Sequence[QColor], edge: QPen | None) -> None:
        """Take a colour for every bar, and the pen of their edges (None: no edges)."""
        self.colours, self._edge = list(colours), edge
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what is painted on, with room for edges."""
        return self._room

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the bars."""
        if self._edge is not None:
            set_pen(painter, self._edge)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        for index, (height, colour) in enumerate(zip(self.heights.tolist(), self.colours, strict=False)):
            painter.setBrush(colour)
            painter.drawRect(QRectF(index - 0.3, 0.0, 0.6, bounded(height)))


class _Top(Handle):
    """The top of one bar."""

    def __init__(self, plot: Plot, group: StopGroup, index: int) -> None:
        super().__init__(plot, "ink", "square", radius=6.0)
        self.group, self._index = group, index

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the one to which the Tab key comes back."""
        super().focusInEvent(event)
        self.group.take(self._index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another bar, or change this one."""
        if event.key() in _TURNS:
            self.group.go(_TURNS[event.key()])
            event.accept()
        else:
            super().keyPressEvent(event)


class BarChart(Plot):
    """One bar for each of a few values, its text on top. With handles, `dragged(index, value)` tells what is wanted."""

    dragged = Signal(int, float)

    def __init__(
        self, context: str, most: int = 10, role: str = "training", handles: bool = False, halos: bool = False
    ) -> None:
        """most: bars that there can be; halos: a line across the bars does not hide the texts on it."""
        super().__init__(context, readout=None)  # each bar carries its value
        self._role = role
        self._lit: frozenset[int] = frozenset()
        self._marked: frozenset[int] = frozenset()
        self._bars = _Bars()
        self.addItem(self._bars, ignoreBounds=True)
        self._labels = [PlotText(self, halo=halos) for _ in range(most)]
        self._names: list[str] = []
        self._written: Sequence[str] = ()  # the texts over the bars
        self.handles: list[Handle] = []
        self._stop = StopGroup(self.handles)
        for index in range(most if handles else 0):
            self.handles.append(_Top(self, self._stop, index))
            self.handles[-1].moved.connect(self._on_moved)
        self._values = np.zeros(0)
        self._base_line = self.marker("border", dash=False, angle=0)
        self._base_line.setZValue(1)
        self.setMouseEnabled(False, False)
        self.getAxis("left").room = 48
        self.getViewBox().sigResized.connect(self._on_bars_resized)
        self.restyle()

    @property
    def values(self) -> np.ndarray:
        """The heights on show: (n,); what is not a number has no height."""
        return self._values

    @property
    def texts(self) -> list[str]:
        """The texts over the bars."""
        return [label.text() for label in self._labels[: len(self._values)]]

    def show_bars(
        self, values: Sequence[float] | np.ndarray, texts: Sequence[str], names: Sequence[str], lit: Sequence[int] = (),
        marked: Sequence[int] = (),
    ) -> None:  # fmt: skip
        """Show values with texts over them and names under them; others fade beside `lit`, `marked` are wrong."""
        finite = np.nan_to_num(np.asarray(values, float), nan=0.0, posinf=0.0, neginf=0.0)
        look = frozenset(lit), frozenset(marked), len(finite)
        before = len(self._values)
        restyle = look != (self._lit, self._marked, before)
        self._values, self._lit, self._marked = finite, look[0], look[1]
        if not np.array_equal(finite, self._bars.heights):
            self._bars.show_heights(finite)
        if restyle:
            self._bars.set_look(self._colours(), self._edge())
        if list(names) != self._names:
            self._names = list(names)
            self.getAxis("bottom").setTicks([list(enumerate(names)), []])
        self._place_labels(texts, max(before, len(finite)))
        self._stop.count = len(finite)
        for index, handle in enumerate(self.handles):
            if handle.isVisible() != (index < len(finite)):
                handle.setVisible(index < len(finite))
            if index < len(finite):
                handle.put(index, finite[index])
        if restyle:
            self._colour_labels()

    def spoken(self) -> str:
        """Return every bar's name and the text over it."""
        return "; ".join(f"{name}: {text}" for name, text in zip(self._names, self.texts, strict=False))

    def name_handles(self, template: str) -> None:
        """Say what each handle is: `template` (in the language in force) has a gap {number}."""
        for index, handle in enumerate(self.handles):
            handle.set_name(template.format(number=index + 1))

    def _place_labels(self, texts: Sequence[str], used: int) -> None:
        """Write the texts beyond the ends of the bars, one that would lie on others further out."""
        self._written = texts
        box = self.getViewBox()
        (left, right), (low, high) = box.viewRange()
        lift = (0.035 if self.handles else 0.01) * (high - low) * THEME.current.scale
        line = (high - low) * self._labels[0].line / max(1.0, box.height())
        room = _Room(box.width() / (right - left), line)
        for index, label in enumerate(self._labels[:used]):
            if index >= len(self._values):
                label.write("", index, 0.0)
                continue
            text, value = texts[index], float(self._values[index])
            if value >= 0:
                label.write(text, index, room.above(index, label.width_of(text), value + lift), (0.5, 1.0))
            else:
                label.write(text, index, room.below(index, label.width_of(text), value - lift), (0.5, 0.0))

    @Slot()
    def _on_bars_resized(self) -> None:
        if len(self._written) >= len(self._values):
            self._place_labels(self._written, len(self._values))

    def _colours(self) -> list[QColor]:
        whole = THEME.colour(self._role)
        pale = blend(whole.name(), THEME.current.background, 0.55)
        return [whole if i in self._lit or not self._lit else pale for i in range(len(self._values))]

    def _edge(self) -> QPen | None:
        """Return the pen of the bars: where all are lit, none fades, and only an edge can show it."""
        return pg.mkPen(THEME.colour("ink"), width=3) if len(self._lit) == len(self._values) else None

    def _colour_labels(self) -> None:
        for index, label in enumerate(self._labels):
            wrong = index in self._marked
            label.set_look("vermillion" if wrong else "ink", CONTROL_SIZE, bold=wrong)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.dragged.emit(self.handles.index(self.sender()), y)

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        super().restyle()
        if hasattr(self, "_values"):
            self._bars.set_look(self._colours(), self._edge())
            self._colour_labels()

    def table(self, separator: str = "\t") -> str:
        """Return the bars as text: name and value."""
        title, _, y = (translate(self.context, text) if text else "" for text in self._texts)
        return table_text((title or "name", y or "value"), list(zip(self._names, self._values, strict=True)), separator)
