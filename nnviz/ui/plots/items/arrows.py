"""Arrows in a plot: any number of them is one curve, because an item for each arrow is thirty times slower."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike
from PySide6.QtCore import Qt, Slot

from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.line_item import LineItem
from nnviz.ui.plots.plot import Plot

_HEAD_ANGLE = np.deg2rad(26)


def arrow_lines(
    x: np.ndarray, y: np.ndarray, dx: np.ndarray, dy: np.ndarray, head: float | np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the strokes of arrows from (x, y) to (x + dx, y + dy), for connect="pairs": (6·n,) and (6·n,).

    head: length of the two strokes of each head, in data units; arrows without length get no strokes (NaN).
    """
    length = np.hypot(dx, dy)
    head = np.minimum(head, 0.6 * length)
    angle = np.arctan2(dy, dx)
    tip_x, tip_y = x + dx, y + dy
    left, right = angle + np.pi - _HEAD_ANGLE, angle + np.pi + _HEAD_ANGLE
    xs = np.stack([x, tip_x, tip_x, tip_x + head * np.cos(left), tip_x, tip_x + head * np.cos(right)], axis=-1)
    ys = np.stack([y, tip_y, tip_y, tip_y + head * np.sin(left), tip_y, tip_y + head * np.sin(right)], axis=-1)
    keep = np.isfinite(length) & (length > 0)
    return xs[keep].ravel(), ys[keep].ravel()


class Arrows(LineItem):
    """A set of arrows with the colour of a theme role."""

    def __init__(
        self, plot: Plot, role: str, width: float = 2.0, share: float = 1.0, dash: bool = False, z: float = 5.0,
    ) -> None:  # fmt: skip
        """share: of the colour, mixed with the background."""
        super().__init__(connect="pairs", antialias=True)
        self._plot, self._role, self._width, self._share, self._dash = plot, role, width, share, dash
        self._lit = False
        self._shown: list[np.ndarray] = []  # x, y, dx and dy
        self._head_pixels, self._pixel = 0.0, 0.0  # of a head on the screen; the width of a pixel it was drawn for
        self.setZValue(z)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_arrows(
        self, x: ArrayLike, y: ArrayLike, dx: ArrayLike, dy: ArrayLike, head_pixels: float = 10
    ) -> None:
        """Show arrows from (x, y) along (dx, dy), each (n,); head_pixels: length of the heads on the screen."""
        self._shown = [np.atleast_1d(np.asarray(v, dtype=np.float64)) for v in (x, y, dx, dy)]
        self._head_pixels = head_pixels
        self._draw_heads(self._plot.getViewBox().viewPixelSize()[0])

    def _draw_heads(self, pixel: float) -> None:
        if self._shown:
            self._pixel = pixel
            x, y, dx, dy = self._shown
            self.set_points(*arrow_lines(x, y, dx, dy, self._head_pixels * THEME.current.scale * pixel))

    def viewTransformChanged(self) -> None:
        """Keep the heads as large as they are on the screen, however the plot is zoomed."""
        super().viewTransformChanged()
        pixel = self._plot.getViewBox().viewPixelSize()[0]
        if abs(pixel - self._pixel) > 0.01 * pixel:
            self._draw_heads(pixel)

    def clear_arrows(self) -> None:
        """Show none."""
        self._shown = []
        self.set_points(np.empty(0), np.empty(0))

    def light(self, on: bool) -> None:
        """Draw them thicker, because the mouse points at their term in the strip."""
        if on != self._lit:
            self._lit = on
            self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take colour and width of the theme in force."""
        colour = blend(getattr(THEME.current, self._role), THEME.current.background, self._share)
        style = Qt.PenStyle.DashLine if self._dash else Qt.PenStyle.SolidLine
        width = self._width * (1.5 if THEME.current.scale > 1 else 1) * (2 if self._lit else 1)
        self.setPen(pg.mkPen(colour, width=width, style=style, capStyle=Qt.PenCapStyle.RoundCap))
