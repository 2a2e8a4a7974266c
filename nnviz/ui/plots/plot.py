"""Plots that show data against axes of their own, fit it, and read out values under the mouse."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu

from nnviz.ui.base.finite import LARGEST
from nnviz.ui.base.keys import ARROWS, step_factor
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.plots.curve import PlotCurve, curves_table
from nnviz.ui.plots.plot_frame import PlotFrame
from nnviz.ui.plots.ranges import Range
from nnviz.ui.plots.readout import Readout

_SIDES = {"x": "bottom", "y": "left"}
_UNREAD = 100  # ms between two readings of what changes under the mouse
_ANYWHERE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_STEPS = 60  # of the keys that read out, from one end of the x axis to the other
_LOG_DIGITS = 3  # that are read out where the x axis is logarithmic


class Plot(PlotFrame):
    """One plot. Items are made once by `curve` and `marker`, then only their data changes."""

    moved = Signal(float, float)  # the mouse, in data coordinates
    clicked = Signal(float, float)
    export_requested = Signal()
    maximise_requested = Signal()

    def __init__(
        self, context: str, legend_at: tuple[int, int] = (-8, 8), log: Sequence[str] = (),
        readout: Callable[[pg.PlotWidget], Readout] | None = Readout,
    ) -> None:  # fmt: skip
        """legend_at: pixels from the left and top edge, negative ones from the right and bottom.

        log: which of the axes "x" and "y" are logarithmic: data and domain are given in plain units all the same.
        readout: what shows the values under the mouse, if anything does.
        """
        super().__init__(context, legend_at)
        self._log = {"x": "x" in log, "y": "y" in log}
        self._domain: tuple[tuple[float, float] | None, tuple[float, float] | None] = (None, None)
        self.fitted = True
        self.plotItem.getViewBox().sigRangeChangedManually.connect(self._on_zoomed)
        self._readout = readout(self) if readout else None
        self.pointed = QPointF()  # where in the scene the mouse was last
        self._read_soon = Throttle(self, self._read_out, _UNREAD)
        self.plotItem.getViewBox().sigRangeChanged.connect(self._on_change)
        for axis in log:
            self._set_log(axis, True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take colours, type and line widths of the theme in force."""
        super().restyle()
        if self._readout is not None:
            self._readout.restyle()

    # Data and ranges.

    def set_data(self, curve: PlotCurve, x: np.ndarray, y: np.ndarray, connect: np.ndarray | None = None) -> None:
        """Give a curve its points; NaN lifts the pen, and so does what a logarithmic axis has no place for.

        With a logarithmic y axis alone, values ≤ 0 are left out instead.
        connect: for each point whether a line goes to the next one (a jump lifts the pen); linear axes only.
        """
        if not (len(x) or len(curve.x)):
            return  # a curve that stays without points
        curve.x, curve.y = x, y
        if self._log["y"] and not self._log["x"] and not (keep := y > 0).all():
            x, y, connect = x[keep], y[keep], None
        x, y = self._seen("x", x), self._seen("y", y)
        finite = np.isfinite(x) & np.isfinite(y)
        if curve.scatter is not None:
            curve.scatter.set_points(x[finite], y[finite])
        if not finite.all():  # Qt's paths must not contain NaN
            lifted = finite & np.append(finite[1:], False)
            x, y = np.where(finite, x, 0.0), np.where(finite, y, 0.0)
            connect = lifted if connect is None else lifted & (connect != 0)
        curve.item.set_points(x, y, "all" if connect is None else connect)
        self._on_change()

    def _seen(self, axis: str, values: np.ndarray) -> np.ndarray:
        """Return values as places on an axis; NaN where a logarithmic one has none."""
        if not self._log[axis]:
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            places = np.log10(values)
        return np.where(np.isfinite(places), places, np.nan)

    def _set_log(self, axis: str, on: bool) -> None:
        self._log[axis] = on
        self.getViewBox().logarithmic = [self._log["x"], self._log["y"]]
        self.getAxis(_SIDES[axis]).setLogMode(on)

    def set_log_y(self, on: bool) -> None:
        """Switch the y axis between linear and logarithmic."""
        if on == self._log["y"]:
            return
        self._set_log("y", on)
        for curve in self.curves:
            self.set_data(curve, curve.x, curve.y)
        self.fit()

    def set_domain(self, x: tuple[float, float] | None, y: tuple[float, float] | None) -> None:
        """Say which range "fit" shows (data units); None: that of the data. A view the user zoomed stays."""
        if (x, y) != self._domain:
            self._domain = (x, y)
            if self.fitted:
                self.fit()

    @Slot()
    def fit(self) -> None:
        """Show the whole domain."""
        self.fitted = True
        x, y = (self._ends(axis, domain or self._bounds(axis)) for axis, domain in zip("xy", self._domain, strict=True))
        box = self.plotItem.getViewBox()
        box.setRange(xRange=x, yRange=y, padding=0.02, disableAutoRange=True)
        if not box.rect().isEmpty():
            box.updateMatrix()  # pyqtgraph would do it while it paints, and paint everything once more for it

    def forget_zoom(self) -> None:
        """Follow what is drawn again, if the user zoomed or moved it."""
        if not self.fitted:
            self.fit()

    def _bounds(self, axis: str) -> tuple[float, float]:
        log = self._log[axis]
        values = [getattr(curve, axis) for curve in self.curves]
        if log:
            values = [v[v > 0] for v in values]
        values = [v for v in (v[np.abs(v) < LARGEST] for v in values) if len(v)]  # NaN is not smaller
        if not values:
            return (0.1, 1.0) if log else (0.0, 1.0)
        low, high = float(min(v.min() for v in values)), float(max(v.max() for v in values))
        pad = 0.05 * (high - low) or 0.5 * abs(high) or 1.0
        return (low, high) if axis == "x" and high > low else (low - pad * (not log), high + pad)

    def _ends(self, axis: str, span: Range) -> Range:
        """Return a range as places on an axis."""
        low, high = (math.log10(max(v, 1e-300)) if self._log[axis] else v for v in span)
        return low, high

    # The mouse.

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit; on the title show this plot alone, or with the others again."""
        super().mouseDoubleClickEvent(event)
        if self.mapToScene(event.position().toPoint()).y() < self.getViewBox().sceneBoundingRect().top():
            self.maximise_requested.emit()
        else:
            self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the few things one does with a picture."""
        menu = QMenu(self)
        for text, slot in (
            (translate("plots", "Fit"), self.fit),
            (translate("plots", "Alone or with the others"), self.maximise_requested),
            (translate("plots", "Copy picture"), self.copy_picture),
            (translate("plots", "Export…"), self.export_requested),
            (translate("plots", "Copy data"), self.copy_data),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the read-out away."""
        super().leaveEvent(event)
        if self._readout is not None:
            self._readout.take_away()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the read-out inside."""
        super().resizeEvent(event)
        readout: Readout | None = getattr(self, "_readout", None)  # Qt may resize while it is being built
        if readout is not None:
            readout.hide()

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return what is read out at a place of the axes: the values of the named curves at the point nearest to x."""
        rows = []
        for curve in self.curves:
            places = self._seen("x", curve.x) if curve.name else np.empty(0)
            if len(places) and np.isfinite(places).any():
                i = int(np.nanargmin(np.abs(places - x)))
                place, value = float(curve.x[i]), float(curve.y[i])
                if curve.straight:  # its ends, often far outside, say nothing of the place under the mouse
                    place, value = x, float(np.interp(x, curve.x, curve.y, np.nan, np.nan))
                rows.append((place, translate(self.context, curve.name), value))
        if not rows:
            return ""
        x_text = translate(self.context, self._texts[1]) if self._texts[1] else "x"
        digits = (_LOG_DIGITS,) if self._log["x"] else ()
        lines = [f"{x_text}: {number_text(rows[0][0], *digits)}"]
        return "\n".join(lines + [f"{name}: {number_text(y, *digits)}" for _, name, y in rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read out values by ← and →, where nothing in the plot has the keyboard; Shift goes ten steps.

        With Ctrl and Shift the arrow keys read out anywhere, from the point on that has the keyboard.
        """
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ANYWHERE and event.key() in ARROWS:
            self._read_beside(*ARROWS[event.key()])
            return
        _, step = ARROWS.get(event.key(), (0, 0))
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not (step and plain) or self._readout is None or self.scene().focusItem() is not None:
            super().keyPressEvent(event)
            return
        self.pointed = self.next_place(step * round(step_factor(event.modifiers())))
        self._read_out()
        self.setAccessibleDescription(self._readout.text())

    def _read_beside(self, down: int, across: int) -> None:
        """Read out some steps beside the place that was read out last, or beside what has the keyboard."""
        if self._readout is None:
            return
        area, item = self.plotItem.getViewBox().sceneBoundingRect(), self.scene().focusItem()
        start = self.pointed if self.is_read else item.scenePos() if item is not None else area.center()
        step = area.width() / _STEPS
        x, y = start.x() + across * step, start.y() + down * step
        self.pointed = QPointF(min(area.right(), max(area.left(), x)), min(area.bottom(), max(area.top(), y)))
        self._read_out()
        place = self.plotItem.getViewBox().mapSceneToView(self.pointed)
        self._readout.mark(place.x(), place.y())
        self.setAccessibleDescription(self._readout.text())

    @property
    def is_read(self) -> bool:
        """Whether values are read out now."""
        return self._readout is not None and self._readout.isVisible()

    def next_place(self, step: int) -> QPointF:
        """Return where to read out so many steps on, in the scene; the first time beside the middle."""
        area = self.plotItem.getViewBox().sceneBoundingRect()
        start = self.pointed.x() if self.is_read else area.center().x()
        x = start + step * area.width() / _STEPS
        return QPointF(min(area.right(), max(area.left(), x)), area.center().y())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the read-out away."""
        super().focusOutEvent(event)
        if self._readout is not None:
            self._readout.take_away()

    @Slot(object)
    def _on_mouse_moved(self, position: QPointF) -> None:
        box = self.plotItem.getViewBox()
        inside = box.sceneBoundingRect().contains(position)
        point = box.mapSceneToView(position)
        if inside:
            self.moved.emit(*self._plain(point))
        self.pointed = position
        self._read_out()

    @Slot()
    def _on_change(self) -> None:
        """Read out anew what the mouse is on: curves or ranges have changed under it."""
        if self._readout is not None and self._readout.isVisible():
            self._read_soon.call()

    def _read_out(self) -> None:
        """Show what the mouse is on."""
        box = self.plotItem.getViewBox()
        point = box.mapSceneToView(self.pointed)
        if self._readout is not None:
            inside = box.sceneBoundingRect().contains(self.pointed)
            text = self.readout_at(point.x(), point.y()) if inside else ""
            self._readout.show_text(text, point.x(), self.mapFromScene(self.pointed))

    def _plain(self, point: QPointF) -> tuple[float, float]:
        """Return a place of the axes in the units of the data."""
        x, y = (10.0 ** min(v, 300) if self._log[axis] else v for axis, v in (("x", point.x()), ("y", point.y())))
        return x, y

    @Slot(object)
    def _on_mouse_clicked(self, event: MouseClickEvent) -> None:
        box = self.plotItem.getViewBox()
        inside = box.sceneBoundingRect().contains(event.scenePos())
        taken = event.isAccepted()  # by a handle: it was that which was clicked, not the plot
        if event.button() == Qt.MouseButton.LeftButton and inside and not event.double() and not taken:
            point = box.mapSceneToView(event.scenePos())
            self.clicked.emit(*self._plain(point))

    @Slot(object)
    def _on_zoomed(self, mouse: object) -> None:
        self.fitted = False

    # Out.

    @Slot()
    def copy_picture(self) -> None:
        """Put the plot on the clipboard as a picture."""
        from nnviz.ui.files.export import picture_image  # late: the window opens without it

        QApplication.clipboard().setImage(picture_image(self))

    @Slot()
    def copy_data(self) -> None:
        """Put the curves on the clipboard as a table with tabs."""
        QApplication.clipboard().setText(self.table())

    def table(self, separator: str = "\t") -> str:
        """Return all curves as text: a column of x and one of y for each."""
        x, y = (translate(self.context, text) for text in self._texts[1:])
        named = [(translate(self.context, curve.name) if curve.name else y, curve) for curve in self.curves]
        return curves_table(x, named, separator)
