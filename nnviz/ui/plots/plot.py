"""Plots that follow the theme, say what their axes are, and read out values under the mouse."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPaintEngine,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsView, QMenu, QWidget

from nnviz.ui.base.finite import LARGEST
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.pens import follow
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE
from nnviz.ui.plots.background_cache import Backdrop
from nnviz.ui.plots.curve import Curve, Sample, curves_table
from nnviz.ui.plots.focus_stops import FocusStops
from nnviz.ui.plots.legend import Legend
from nnviz.ui.plots.line_item import LineItem, StraightLine
from nnviz.ui.plots.number_axis import NumberAxis
from nnviz.ui.plots.ranges import BoundedViewBox, Range
from nnviz.ui.plots.readout import Readout

_SIDES = {"x": "bottom", "y": "left"}
_LOG_DIGITS = 3  # that are read out where the x axis is logarithmic

pg.setConfigOptions(antialias=False, imageAxisOrder="row-major")


class Plot(pg.PlotWidget):
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
        axes = {side: NumberAxis(side) for side in ("left", "bottom")}
        super().__init__(axisItems=axes, enableMenu=False, viewBox=BoundedViewBox())
        self.context = context
        self.curves: list[Curve] = []
        self._stops = FocusStops()
        self._markers: list[StraightLine] = []
        self._texts = ("", "", "")
        self._log = {"x": "x" in log, "y": "y" in log}
        self._backdrop = Backdrop(self)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self._domain: tuple[tuple[float, float] | None, tuple[float, float] | None] = (None, None)
        self.fitted = True
        self.follows_theme = True  # a tab out of sight takes a new theme when it is shown again
        self.left_width = 0  # px at scale 1; 0: as needed
        for number_axis in axes.values():
            number_axis.changed = self._backdrop.forget
            number_axis.enableAutoSIPrefix(False)  # "(x0.001)" beside an axis of numbers explains nothing
        self.plotItem.getViewBox().sigResized.connect(self._on_resized)
        self.plotItem.layout.setContentsMargins(1, 1, 24, 1)  # room for half of the last tick's text
        for side in ("top", "right"):  # hidden, but they would go on measuring every new range
            self.getAxis(side).unlinkFromView()
        self.plotItem.hideButtons()
        self.plotItem.getViewBox().disableAutoRange()
        self.plotItem.getViewBox().sigRangeChangedManually.connect(self._on_zoomed)
        self.legend = Legend(self.plotItem, legend_at)
        self._readout = readout(self) if readout else None
        for axis in log:
            self._set_log(axis, True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        THEME.changed.connect(self._on_theme)
        self.restyle()

    # Building, once.

    def set_texts(self, title: str, x: str, y: str) -> None:
        """Say what the plot shows and what its axes are (source language)."""
        if (title, x, y) != self._texts:  # a new title costs a new layout
            self._texts = (title, x, y)
            self.retranslate()

    def curve(
        self, role: str, name: str = "", width: float = 1.0, dash: bool = False, dots: bool = False, share: float = 1.0,
        pattern: tuple[float, ...] = (), still: bool = False, straight: bool = False,
    ) -> Curve:  # fmt: skip
        """Add a line with the colour of a theme role; with a name (source language) it enters the legend.

        still: it seldom changes, so it becomes a part of the ground, behind everything else.
        straight: a line between two ends, such as a tangent: the mouse reads it out between them too.
        """
        item = LineItem(changed=self._backdrop.forget_still if still else None)
        if still:
            self._backdrop.add_still(item)
        empty = np.empty(0)
        curve = Curve(item, role, name, width, dash, dots, share, empty, empty, pattern=pattern, straight=straight)
        self.addItem(item, ignoreBounds=True)
        if dots:
            curve.scatter = pg.ScatterPlotItem(symbol="s" if dash else "o", pxMode=True)
            self.addItem(curve.scatter, ignoreBounds=True)
        if name:
            self.legend.addItem(Sample(curve), translate(self.context, name))
        self.curves.append(curve)
        curve.restyle()
        self._label_legend()
        return curve

    def set_left_width(self, width: int) -> None:
        """Give the left axis a width (px at scale 1), for plots one above the other to be in line."""
        self.left_width = width
        self.getAxis("left").setWidth(round(width * THEME.current.scale))

    def set_width(self, curve: Curve, width: float) -> None:
        """Draw a curve with a width (px) of its own, such as while the mouse points at it elsewhere."""
        if width != curve.width:
            curve.width = width
            curve.restyle()

    def put_legend_above(self, columns: int) -> None:
        """Give the legend a line of its own over the picture, where no curve can cross it."""
        self.legend.put_above(columns)
        self._label_legend()

    def marker(self, role: str, dash: bool = True, label: str = "", angle: float = 90) -> StraightLine:
        """Add a straight line across the plot that marks an event or a position."""
        options = {"position": 0.92, "movable": False, "fill": None} if label else None
        line = StraightLine(angle=angle, label=label or None, labelOpts=options)
        line.setZValue(10)
        self.addItem(line, ignoreBounds=True)
        self._markers.append(line)
        line.set_style(role, dash)
        return line

    def add_stop(self, item: QGraphicsItem) -> None:
        """Let the Tab key reach an item; the keys move from one visible item to the next before they leave."""
        self._stops.add(item)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def drop_marker(self, line: StraightLine) -> None:
        """Remove a marker made by `marker`."""
        self._markers.remove(line)
        self.removeItem(line)

    # Data and ranges.

    def set_data(self, curve: Curve, x: np.ndarray, y: np.ndarray, connect: np.ndarray | None = None) -> None:
        """Give a curve its points; NaN lifts the pen, and so does what a logarithmic axis has no place for.

        With a logarithmic y axis alone, values ≤ 0 are left out instead.
        connect: for each point whether a line goes to the next one (a jump lifts the pen); linear axes only.
        """
        curve.x, curve.y = x, y
        if self._log["y"] and not self._log["x"] and not (keep := y > 0).all():
            x, y, connect = x[keep], y[keep], None
        x, y = self._seen("x", x), self._seen("y", y)
        finite = np.isfinite(x) & np.isfinite(y)
        if curve.scatter is not None:
            curve.scatter.setData(x[finite], y[finite])
        if not finite.all():  # Qt's paths must not contain NaN
            lifted = finite & np.append(finite[1:], False)
            x, y = np.where(finite, x, 0.0), np.where(finite, y, 0.0)
            connect = lifted if connect is None else lifted & (connect != 0)
        curve.item.set_points(x, y, "all" if connect is None else connect)

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

    def set_bands(self, bands: Sequence[tuple[float, float]]) -> None:
        """Shade parts of the ground from one x to another."""
        self._backdrop.set_bands(bands)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint ground, axes and still curves: on a screen from kept pictures."""
        follow(painter)
        if painter.paintEngine().type() == QPaintEngine.Type.Raster and not self.getAxis("left").exporting:
            self._backdrop.paint(painter)
        else:
            super().drawBackground(painter, rect)
            self._backdrop.paint_parts(painter)

    # What follows the theme and the language.

    @Slot()
    def _on_theme(self) -> None:
        # Not `restyle` itself: PySide keeps the connection of a slot that a subclass overrides when the plot dies.
        if self.follows_theme:
            self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take colours, type and line widths of the theme in force."""
        theme = THEME.current
        self.setBackground(theme.ground)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setTickPen(pg.mkPen(theme.grid))
            axis.setStyle(tickFont=THEME.font(TICK_SIZE), tickTextOffset=6, hideOverlappingLabels=False)
            axis.setGrid(90)
            axis.label.setFont(THEME.font(TICK_SIZE + 1))
        self.getAxis("left").setWidth(round(self.left_width * theme.scale) if self.left_width else None)
        for curve in self.curves:
            curve.restyle()
        for line in self._markers:
            line.restyle()
        self.legend.setLabelTextColor(theme.ink)
        if self._readout is not None:
            self._readout.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        title, x, y = (translate(self.context, text) if text else "" for text in self._texts)
        theme = THEME.current
        if title:  # without one the tab gives it a name
            self.setAccessibleName(title)
        self.plotItem.setTitle(title or None, color=theme.ink, size=f"{TITLE_SIZE * theme.scale:g}pt", bold=True)
        for side, text in (("bottom", x), ("left", y)):
            self.getAxis(side).setLabel(text, color=theme.muted)
            self.getAxis(side).label.setFont(THEME.font(TICK_SIZE + 1))
        self._label_legend()

    def _label_legend(self) -> None:
        self.legend.show_names([translate(self.context, curve.name) for curve in self.curves if curve.name])

    def close(self) -> bool:
        """Close the window only: pyqtgraph would take the plot apart, and a change of theme may still reach it."""
        return QWidget.close(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "curves"):
            self.retranslate()

    # The keyboard.

    @property
    def uses_arrows(self) -> bool:
        """Whether the arrow keys move something of this plot now, so that the time bar leaves them alone."""
        return self.hasFocus() and self.scene().focusItem() is not None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the first thing that can be moved, or the last one when coming backwards."""
        super().focusInEvent(event)
        self._stops.enter(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next thing that can be moved; after the last one leave the plot."""
        return self._stops.go_on(forward) or super().focusNextPrevChild(forward)

    # The mouse.

    @Slot(object)
    def _on_resized(self, box: object) -> None:
        """Drop what is kept of the axes: Qt does not notice that they have another size."""
        for side in ("left", "bottom"):
            self.getAxis(side).update()
        self.legend.follow_size()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
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

    @Slot(object)
    def _on_mouse_moved(self, position: QPointF) -> None:
        box = self.plotItem.getViewBox()
        inside = box.sceneBoundingRect().contains(position)
        point = box.mapSceneToView(position)
        if inside:
            self.moved.emit(*self._plain(point))
        if self._readout is not None:
            text = self.readout_at(point.x(), point.y()) if inside else ""
            self._readout.show_text(text, point.x(), self.mapFromScene(position))

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
        QApplication.clipboard().setPixmap(self.grab())

    @Slot()
    def copy_data(self) -> None:
        """Put the curves on the clipboard as a table with tabs."""
        QApplication.clipboard().setText(self.table())

    def table(self, separator: str = "\t") -> str:
        """Return all curves as text: a column of x and one of y for each."""
        x, y = (translate(self.context, text) for text in self._texts[1:])
        named = [(translate(self.context, curve.name) if curve.name else y, curve) for curve in self.curves]
        return curves_table(x, named, separator)
