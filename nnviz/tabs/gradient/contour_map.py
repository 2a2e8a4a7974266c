"""A map of a surface: filled contours, a field of arrows on top, and the value under the mouse."""

import math
from collections.abc import Callable
from functools import partial

import numpy as np
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent

from nnviz.ui.base.runtime.throttle import Debounce
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.arrows import arrow_lines
from nnviz.ui.plots.items.contours import Contours
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.readout import Readout

_SOON = 15  # ms: one redraw for all the small changes of a zoom or a resize


class MapPlot(Plot):
    """A plot in which both axes are equal and behind which a surface is shaded.

    `viewed(low x, high x, low y, high y)`: another part is on show, and the owner may want to compute it.
    """

    viewed = Signal(float, float, float, float)

    def __init__(self, context: str) -> None:
        self._reader: Callable[[float, float], str] | None = None
        super().__init__(context, readout=partial(Readout, line=False))
        self.contours = Contours(self)
        self.strokes = (np.empty(0), np.empty(0))  # of the field's arrows, as pairs of ends
        self.getViewBox().setAspectLocked(True)
        self._soon = Debounce(self, self._on_soon, _SOON)
        self.getViewBox().sigRangeChanged.connect(self._on_range)

    @property
    def settling(self) -> bool:
        """Whether another part has come on show and is not drawn for yet."""
        return self._soon.is_waiting

    def set_reader(self, reader: Callable[[float, float], str]) -> None:
        """Say who writes the read-out for a point under the mouse."""
        self._reader = reader

    def show_field(self, x: np.ndarray, y: np.ndarray, dx: np.ndarray, dy: np.ndarray, share: float = 0.75) -> None:
        """Show a field of arrows, each array (n,); share: how dark they are. Empty arrays: none."""
        head = 6 * THEME.current.scale * self.getViewBox().viewPixelSize()[0]
        self.strokes = arrow_lines(x, y, dx, dy, head)
        self.contours.set_strokes(arrayToQPath(*self.strokes, connect="pairs"), share)

    def view(self) -> tuple[float, float, float, float]:
        """Return what is on show: low x, high x, low y, high y."""
        (a, b), (c, d) = self.getViewBox().viewRange()
        return a, b, c, d

    def show_domain(self, domain: tuple[float, float, float, float]) -> None:
        """Fit the view to a domain (low x, high x, low y, high y), unless the user has zoomed into this very one."""
        self.set_domain(domain[:2], domain[2:])

    def seen_of(self, domain: tuple[float, float, float, float]) -> np.ndarray:
        """Return what is on show (low x, high x, low y, high y) when the view is fitted to a domain."""
        low, high = np.array(domain[::2]), np.array(domain[1::2])
        box = self.getViewBox()
        pixels = np.array([box.width(), box.height()])
        if pixels.min() < 1:  # not laid out yet
            return np.array(domain)
        half = pixels * ((high - low) / pixels).max() / 2
        return np.stack([(low + high) / 2 - half, (low + high) / 2 + half]).T.ravel()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the whole domain in view."""
        super().resizeEvent(event)
        if hasattr(self, "_soon") and self.fitted:
            self.fit()

    @Slot(object, object, object)
    def _on_range(self, *_: object) -> None:
        self._soon.call()

    def _on_soon(self) -> None:
        self.viewed.emit(*self.view())

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return what the reader says of a place."""
        return self._reader(x, y) if self._reader else ""


def field_grid(view: tuple[float, float, float, float], across: int) -> tuple[np.ndarray, float]:
    """Return round grid points (2, n) that fill a view, about `across` on the shorter side, and their distance."""
    a, b, c, d = view
    rough = min(b - a, d - c) / max(1, across)
    power = 10.0 ** np.floor(np.log10(rough))
    spacing = float(min((m * power for m in (1, 2, 2.5, 5, 10)), key=lambda s: abs(np.log(s / rough))))
    xs = np.arange(np.ceil(a / spacing), np.floor(b / spacing) + 1) * spacing
    ys = np.arange(np.ceil(c / spacing), np.floor(d / spacing) + 1) * spacing
    return np.stack(np.meshgrid(xs, ys)).reshape(2, -1), spacing
