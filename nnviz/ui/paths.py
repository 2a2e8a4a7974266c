"""Long ways in a plot: cut to what can be seen, and each stroke drawn once however often it is walked."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Slot

from nnviz.ui.plots import Plot
from nnviz.ui.theme import THEME, blend

_MOST_DOTS = 400
_SMOOTH = 400  # strokes up to which antialiasing is affordable


def cut(a: np.ndarray, b: np.ndarray, box: QRectF) -> tuple[np.ndarray, np.ndarray]:
    """Return the parts of the strokes a → b that lie in a box; a, b: (n, 2) finite. After Liang and Barsky (1984).

    A way may lead to 10¹²⁸: painters count in 32 bits, so what lies outside must not reach them.
    """
    low = np.array([min(box.left(), box.right()), min(box.top(), box.bottom())])
    high = np.array([max(box.left(), box.right()), max(box.top(), box.bottom())])
    with np.errstate(all="ignore"):
        way = b - a
        ends = np.stack([(low - a) / way, (high - a) / way])
    enter = np.where(way == 0, np.where((a < low) | (a > high), np.inf, -np.inf), ends.min(axis=0)).max(axis=1)
    leave = np.where(way == 0, np.inf, ends.max(axis=0)).min(axis=1)
    enter, leave = np.maximum(enter, 0.0), np.minimum(leave, 1.0)
    keep = np.isfinite(way).all(axis=1) & (enter <= leave)
    a, way, enter, leave = a[keep], way[keep], enter[keep, None], leave[keep, None]
    return np.clip(a + enter * way, low, high), np.clip(a + leave * way, low, high)


def strokes(points: np.ndarray, box: QRectF, pixel: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a way through points (n, 2) as pairs of ends (2·m,) and (2·m,): inside the box, no stroke twice.

    pixel: size of one pixel in data units; strokes whose ends fall on the same two pixels are one.
    """
    if len(points) < 2:
        return np.empty(0), np.empty(0)
    a, b = cut(points[:-1].astype(np.float64), points[1:].astype(np.float64), box)
    if len(a) > _SMOOTH:
        grid = np.round(np.concatenate([a, b], axis=1) / np.array([*pixel, *pixel])).astype(np.int64)
        moves = (grid[:, :2] != grid[:, 2:]).any(axis=1)
        _, first = np.unique(grid[moves], axis=0, return_index=True)
        chosen = np.flatnonzero(moves)[np.sort(first)]
        a, b = a[chosen], b[chosen]
    pairs = np.stack([a, b], axis=1)
    return pairs[:, :, 0].ravel(), pairs[:, :, 1].ravel()


class Way:
    """The path of one walker: what lies behind with dots, what lies ahead pale, and a mark where it is now."""

    def __init__(self, plot: Plot, role: str, symbol: str = "o") -> None:
        self._plot, self.role, self.symbol, self.dash = plot, role, symbol, False
        self._ahead = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self._line = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self._dots = pg.ScatterPlotItem(pxMode=True)
        self._head = pg.ScatterPlotItem(pxMode=True)
        for z, item in ((2, self._ahead), (6, self._line), (7, self._dots), (20, self._head)):
            item.setZValue(z)
            item.hide()  # even an empty scatter costs time in every frame
            plot.addItem(item, ignoreBounds=True)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def set_style(self, role: str, symbol: str = "o", dash: bool = False) -> None:
        """Change colour role, mark and dash."""
        if (role, symbol, dash) != (self.role, self.symbol, self.dash):
            self.role, self.symbol, self.dash = role, symbol, dash
            self.restyle()

    def show(self, points: np.ndarray, moment: int, ahead: bool = True) -> None:
        """Show points (n, 2) as walked up to a moment; ahead: also the rest, pale."""
        if not self._line.isVisible():
            for item in (self._line, self._ahead, self._dots, self._head):
                item.show()
        box = self._plot.getViewBox()
        view = box.viewRect()
        room = view.adjusted(-view.width(), -view.height(), view.width(), view.height())
        pixel = box.viewPixelSize()
        behind = points[: moment + 1]
        for item, part in ((self._line, behind), (self._ahead, points[moment:] if ahead else points[:0])):
            x, y = strokes(part, room, pixel)
            item.setData(x, y, antialias=len(x) <= 2 * _SMOOTH)
        low, high = (room.left(), room.top()), (room.right(), room.bottom())
        seen = behind[((behind >= low) & (behind <= high)).all(axis=1)]
        self._dots.setData(pos=seen[:: max(1, len(seen) // _MOST_DOTS)])
        here = behind[-1:]
        self._head.setData(pos=here[((here >= low) & (here <= high)).all(axis=1)])

    def hide(self) -> None:
        """Show nothing."""
        if self._line.isVisible():
            for item in (self._line, self._ahead, self._dots, self._head):
                item.hide()

    @property
    def walked(self) -> tuple[np.ndarray, np.ndarray]:
        """What is drawn of the way behind, as pairs of ends."""
        return self._line.getData()

    @property
    def head(self) -> np.ndarray:
        """Where the mark is: (1, 2), or (0, 2) if it is far outside."""
        return np.stack(self._head.getData(), axis=1)

    @Slot()
    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        theme, scale = THEME.current, THEME.current.scale
        colour = THEME.colour(self.role)
        style = Qt.PenStyle.DashLine if self.dash else Qt.PenStyle.SolidLine
        width = 2 * (1.5 if scale > 1 else 1)
        self._line.setPen(pg.mkPen(colour, width=width, style=style))
        self._ahead.setPen(pg.mkPen(blend(colour.name(), theme.ground, 0.55), width=1, style=Qt.PenStyle.DotLine))
        self._dots.setSize(5 * scale)
        self._dots.setPen(pg.mkPen(None))
        self._dots.setBrush(pg.mkBrush(colour))
        self._head.setSize(13 * scale)
        self._head.setSymbol(self.symbol)
        self._head.setPen(pg.mkPen(theme.ground, width=2))
        self._head.setBrush(pg.mkBrush(colour))
