"""The image as the network gets it: a curve of values over its pixels, with a handle on one of them."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Slot

from nnviz.ui.base.colormaps import GREYS
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.line_item import LineItem
from nnviz.ui.plots.plot import Plot

_PALE = 60  # of 255: how opaque pixels are that are not laid yet


class VectorPlot(Plot):
    """Values over their index, the pixels as a strip of paper below them; what is not laid yet is pale."""

    def __init__(self) -> None:
        super().__init__("data")
        self._labelled: tuple[object, ...] = ()
        self._strip_key: tuple[object, ...] = ()
        self.set_left_width(56)
        self.getViewBox().setMouseEnabled(True, False)
        self.ghost_curve = self.curve("muted", share=0.45)
        self.vector_curve = self.curve("ink", QT_TRANSLATE_NOOP("data", "value"))
        self.legend.hide()
        self.row_curve = self.curve("test", width=2)
        self.paper_strip = pg.ImageItem(axisOrder="row-major")
        self.row_frame = LineItem()
        for item in (self.paper_strip, self.row_frame):
            self.addItem(item, ignoreBounds=True)
        self.handle = Handle(self, role="accent", key_step=(1.0, 0.0))
        THEME.changed.connect(self._style_frame)
        self._style_frame()

    def show_vector(self, pixels: np.ndarray, values: np.ndarray, laid: int, row: slice, top: float) -> None:
        """Show values (n,) of pixels (n,) from 0 to 255, `laid` of them, one row framed; top: the largest value."""
        places = np.arange(len(values), dtype=float)
        for curve, part in ((self.ghost_curve, slice(laid, None)), (self.vector_curve, slice(0, laid)),
                            (self.row_curve, row)):  # fmt: skip
            self.set_data(curve, places[part], values[part])
        low, high = -0.30 * top, -0.08 * top
        self._draw_paper(pixels, laid, low, high)
        self._frame_row(row, low, high)

    def _draw_paper(self, pixels: np.ndarray, laid: int, low: float, high: float) -> None:
        """Draw the pixels themselves under the curve."""
        key = pixels.tobytes(), laid, high
        if key == self._strip_key or not len(pixels):
            return
        self._strip_key = key
        colours = GREYS[pixels][None, :, None] >> np.array([16, 8, 0, 24], np.uint32) & 0xFF
        colours = colours.astype(np.uint8)
        colours[:, laid:, 3] = _PALE
        self.paper_strip.setImage(colours, autoLevels=False, levels=None)
        self.paper_strip.setRect(QRectF(-0.5, low, len(pixels), high - low))

    def _frame_row(self, row: slice, low: float, high: float) -> None:
        if row.stop <= row.start:
            self.row_frame.set_points([], [])
            return
        left, right = row.start - 0.5, row.stop - 0.5
        box = np.array([[left, low], [right, low], [right, high], [left, high], [left, low]])
        self.row_frame.set_points(*box.T)

    def put_handle(self, index: int, value: float) -> None:
        """Put the handle on a pixel."""
        self.handle.put(index, value)
        self.handle.set_name(translate("data", "Drag: the pixel moves through the vector"))

    def label(self, flat: bool, size: int, width: int, top: float) -> None:
        """Name the axes, and give them the domain of `size` values up to `top`, ticks at the ends of rows."""
        key = flat, size, width, top
        if key == self._labelled:  # an axis is expensive to paint
            return
        self._labelled = key
        title = (
            QT_TRANSLATE_NOOP("data", "The image as a vector: row after row") if flat
            else QT_TRANSLATE_NOOP("data", "One row of the image")
        )  # fmt: skip
        self.set_texts(
            title,
            QT_TRANSLATE_NOOP("data", "Index") if flat else QT_TRANSLATE_NOOP("data", "Column"),
            QT_TRANSLATE_NOOP("data", "Value"),
        )
        step = width * max(1, -(-size // (width * 7))) if flat else max(1, width // 7)
        self._set_ticks("bottom", range(0, size + 1, step))
        self._set_ticks("left", (0.0, 0.5, 1.0) if top == 1.0 else (0, 128, 255))
        self.set_domain((-0.5, max(1.0, size - 0.5)), (-0.36 * top, 1.08 * top))

    def _set_ticks(self, side: str, values: Sequence[float]) -> None:
        self.getAxis(side).setTicks([[(value, number_text(value)) for value in values]])

    def relabel(self) -> None:
        """Take the texts anew at the next label()."""
        self._labelled = ()

    @Slot()
    def _style_frame(self) -> None:
        self.row_frame.setPen(pg.mkPen(THEME.colour("test"), width=2 * THEME.current.scale))
