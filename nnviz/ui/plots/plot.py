"""Plots that follow the theme, say what their axes are, and read out values under the mouse."""

import csv
from collections.abc import Sequence
from io import StringIO

import numpy as np
import pyqtgraph as pg
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
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsView, QLabel, QMenu, QWidget

from nnviz.ui.base.finite import LARGEST
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE
from nnviz.ui.plots.background_cache import Backdrop
from nnviz.ui.plots.curve import Curve, Sample, curve_colour, curve_pen
from nnviz.ui.plots.line_item import LineItem, StraightLine
from nnviz.ui.plots.number_axis import NumberAxis
from nnviz.ui.plots.ranges import BoundedViewBox

_ENTRY_GAP, _LEAST_GAP = 20, 6  # px between two entries of a legend, at scale 1 and where there is little room

pg.setConfigOptions(antialias=False, imageAxisOrder="row-major")


class Plot(pg.PlotWidget):
    """One plot. Items are made once by `curve` and `marker`, then only their data changes."""

    moved = Signal(float, float)  # the mouse, in data coordinates
    clicked = Signal(float, float)
    export_requested = Signal()

    def __init__(self, context: str, legend_at: tuple[int, int] = (-8, 8)) -> None:
        """legend_at: pixels from the left and top edge, negative ones from the right and bottom."""
        axes = {side: NumberAxis(side) for side in ("left", "bottom")}
        super().__init__(axisItems=axes, enableMenu=False, viewBox=BoundedViewBox())
        self.context = context
        self.curves: list[Curve] = []
        self._stops: list[QGraphicsItem] = []
        self._markers: list[tuple[StraightLine, str, bool]] = []
        self._texts = ("", "", "")
        self._log_y = False
        self._legend_above = False
        self._backdrop = Backdrop(self)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self._domain: tuple[tuple[float, float] | None, tuple[float, float] | None] = (None, None)
        self.fitted = True
        self.left_width = 0  # px at scale 1; 0: as needed
        for axis in axes.values():
            axis.changed = self._backdrop.forget
            axis.enableAutoSIPrefix(False)  # "(x0.001)" beside an axis of numbers explains nothing
        self.plotItem.getViewBox().sigResized.connect(self._on_resized)
        self.plotItem.layout.setContentsMargins(1, 1, 24, 1)  # room for half of the last tick's text
        for side in ("top", "right"):  # hidden, but they would go on measuring every new range
            self.getAxis(side).unlinkFromView()
        self.plotItem.hideButtons()
        self.plotItem.getViewBox().disableAutoRange()
        self.plotItem.getViewBox().sigRangeChangedManually.connect(self._on_zoomed)
        self.legend = self.plotItem.addLegend(offset=legend_at, labelTextSize="9pt")
        self._readout = QLabel(self, objectName="readout")
        self._readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._readout.hide()
        self._cursor = StraightLine(angle=90)
        self._cursor.setZValue(20)
        self._cursor.hide()
        self.addItem(self._cursor, ignoreBounds=True)
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
        self._style_curve(curve)
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
            self._style_curve(curve)

    def put_legend_above(self, columns: int) -> None:
        """Give the legend a line of its own over the picture, where no curve can cross it."""
        self._legend_above = True
        self.legend.setColumnCount(columns)
        self.legend.layout.setContentsMargins(8, 0, 0, 4)
        self.legend.setParentItem(self.plotItem)
        self._label_legend()

    def marker(self, role: str, dash: bool = True, label: str = "", angle: float = 90) -> StraightLine:
        """Add a straight line across the plot that marks an event or a position."""
        options = {"position": 0.92, "movable": False, "fill": None} if label else None
        line = StraightLine(angle=angle, label=label or None, labelOpts=options)
        line.setZValue(10)
        self.addItem(line, ignoreBounds=True)
        self._markers.append((line, role, dash))
        self._style_marker(line, role, dash)
        return line

    def add_stop(self, item: QGraphicsItem) -> None:
        """Let the Tab key reach an item; the keys move from one visible item to the next before they leave."""
        self._stops.append(item)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def drop_marker(self, line: StraightLine) -> None:
        """Remove a marker made by `marker`."""
        self._markers = [entry for entry in self._markers if entry[0] is not line]
        self.removeItem(line)

    # Data and ranges.

    def set_data(self, curve: Curve, x: np.ndarray, y: np.ndarray, connect: np.ndarray | None = None) -> None:
        """Give a curve its points; on a logarithmic axis values ≤ 0 are left out, and NaN lifts the pen.

        connect: for each point whether a line goes to the next one (a jump lifts the pen); linear axes only.
        """
        curve.x, curve.y = x, y
        if self._log_y:
            keep = y > 0
            x, y, connect = (x, np.log10(y), None) if keep.all() else (x[keep], np.log10(y[keep]), None)
        finite = np.isfinite(x) & np.isfinite(y)
        if curve.scatter is not None:
            curve.scatter.setData(x[finite], y[finite])
        if not finite.all():  # Qt's paths must not contain NaN
            lifted = finite & np.append(finite[1:], False)
            x, y = np.where(finite, x, 0.0), np.where(finite, y, 0.0)
            connect = lifted if connect is None else lifted & (connect != 0)
        curve.item.set_points(x, y, "all" if connect is None else connect)

    def set_log_y(self, on: bool) -> None:
        """Switch the y axis between linear and logarithmic."""
        if on == self._log_y:
            return
        self._log_y = self.getViewBox().logarithmic[1] = on
        self.getAxis("left").setLogMode(on)
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
        x = self._domain[0] or self._bounds("x")
        y = self._domain[1] or self._bounds("y")
        if self._log_y:
            y = tuple(np.log10(max(v, 1e-300)) for v in y)
        box = self.plotItem.getViewBox()
        box.setRange(xRange=x, yRange=y, padding=0.02, disableAutoRange=True)
        if not box.rect().isEmpty():
            box.updateMatrix()  # pyqtgraph would do it while it paints, and paint everything once more for it

    def _bounds(self, axis: str) -> tuple[float, float]:
        values = [getattr(curve, axis) for curve in self.curves]
        if self._log_y and axis == "y":
            values = [v[v > 0] for v in values]
        values = [v for v in (v[np.abs(v) < LARGEST] for v in values) if len(v)]  # NaN is not smaller
        if not values:
            return (0.1, 1.0) if self._log_y and axis == "y" else (0.0, 1.0)
        low, high = float(min(v.min() for v in values)), float(max(v.max() for v in values))
        pad = 0.05 * (high - low) or 0.5 * abs(high) or 1.0
        return (low, high) if axis == "x" and high > low else (low - pad * (not self._log_y), high + pad)

    def set_bands(self, bands: Sequence[tuple[float, float]]) -> None:
        """Shade parts of the ground from one x to another."""
        self._backdrop.set_bands(bands)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint ground, axes and still curves: on a screen from kept pictures."""
        if painter.paintEngine().type() == QPaintEngine.Type.Raster and not self.getAxis("left").exporting:
            self._backdrop.paint(painter)
        else:
            super().drawBackground(painter, rect)
            self._backdrop.paint_parts(painter)

    # What follows the theme and the language.

    @Slot()
    def _on_theme(self) -> None:
        # Not `restyle` itself: PySide keeps the connection of a slot that a subclass overrides when the plot dies.
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take colours, type and line widths of the theme in force."""
        theme = THEME.current
        self.setBackground(theme.ground)
        self._cursor.setPen(pg.mkPen(theme.muted, width=1))
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
            self._style_curve(curve)
        for entry in self._markers:
            self._style_marker(*entry)
        self.legend.setLabelTextColor(theme.ink)
        self._readout.setStyleSheet(
            f"background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.border};"
            "border-radius: 4px; padding: 4px 8px;"
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        title, x, y = (translate(self.context, text) if text else "" for text in self._texts)
        theme = THEME.current
        self.setAccessibleName(title)
        self.plotItem.setTitle(title or None, color=theme.ink, size=f"{TITLE_SIZE * theme.scale:g}pt", bold=True)
        for side, text in (("bottom", x), ("left", y)):
            self.getAxis(side).setLabel(text, color=theme.muted)
            self.getAxis(side).label.setFont(THEME.font(TICK_SIZE + 1))
        self._label_legend()

    def _label_legend(self) -> None:
        theme = THEME.current
        named = [curve for curve in self.curves if curve.name]
        size = f"{(TICK_SIZE + 1) * theme.scale:g}pt"
        for curve, (_, label) in zip(named, self.legend.items, strict=False):
            text = translate(self.context, curve.name)
            if (label.text, label.opts.get("size"), label.opts["color"]) != (text, size, theme.ink):
                label.setText(text, size=size, color=theme.ink)
        self._space_legend()
        if self._legend_above:
            self.plotItem.layout.setRowFixedHeight(1, self.legend.boundingRect().height())  # of the axis we have not
            self._place_legend()

    def _space_legend(self) -> None:
        """Space the entries of a legend with several columns evenly, closer where there is little room."""
        layout = self.legend.layout
        texts = range(1, layout.columnCount() - 1, 2)  # the columns behind which the next entry begins
        gap = 0.0
        for _ in range(2 if texts else 1):
            for column in texts:
                layout.setColumnSpacing(column, gap)
            # pyqtgraph's updateSize adds up what the entries were given last, and gives the surplus to some of them
            needed = layout.effectiveSizeHint(Qt.SizeHint.PreferredSize)
            room = self.plotItem.width() - self.getViewBox().pos().x() - needed.width()
            gap = max(_LEAST_GAP, min(_ENTRY_GAP * THEME.current.scale, room / max(1, len(texts))))
        self.legend.resize(needed)

    def _place_legend(self) -> None:
        corner = self.getViewBox().pos()
        self.legend.anchor((0, 0), (0, 0), offset=(corner.x(), corner.y() - self.legend.boundingRect().height()))

    def close(self) -> bool:
        """Close the window only: pyqtgraph would take the plot apart, and a change of theme may still reach it."""
        return QWidget.close(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "curves"):
            self.retranslate()

    def _style_curve(self, curve: Curve) -> None:
        colour = curve_colour(curve)
        curve.item.setPen(curve_pen(curve))
        if curve.scatter is not None:
            curve.scatter.setSize(7 * THEME.current.scale)
            curve.scatter.setPen(pg.mkPen(None))
            curve.scatter.setBrush(pg.mkBrush(colour))

    def _style_marker(self, line: StraightLine, role: str, dash: bool) -> None:
        style = Qt.PenStyle.DashLine if dash else Qt.PenStyle.SolidLine
        line.setPen(pg.mkPen(THEME.colour(role), width=max(1, round(THEME.current.scale)), style=style))
        if hasattr(line, "label"):
            line.label.setColor(THEME.colour(role))
            line.label.setFont(THEME.font(TICK_SIZE))

    # The keyboard.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the first thing that can be moved, or the last one when coming backwards."""
        super().focusInEvent(event)
        stops = self._reachable()
        if stops and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            stops[0 if event.reason() == Qt.FocusReason.TabFocusReason else -1].setFocus(event.reason())

    def _reachable(self) -> list[QGraphicsItem]:
        focusable = QGraphicsItem.GraphicsItemFlag.ItemIsFocusable
        return [item for item in self._stops if item.isVisible() and item.flags() & focusable]

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next thing that can be moved; after the last one leave the plot."""
        stops = self._reachable()
        at = next((i for i, item in enumerate(stops) if item.hasFocus()), None)
        to = None if at is None else at + (1 if forward else -1)
        if to is None or not 0 <= to < len(stops):
            return super().focusNextPrevChild(forward)
        stops[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # The mouse.

    @Slot(object)
    def _on_resized(self, box: object) -> None:
        """Drop what is kept of the axes: Qt does not notice that they have another size."""
        for side in ("left", "bottom"):
            self.getAxis(side).update()
        if self._legend_above:
            self._space_legend()
            self._place_legend()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit."""
        super().mouseDoubleClickEvent(event)
        self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the few things one does with a picture."""
        menu = QMenu(self)
        for text, slot in (
            (translate("plots", "Fit"), self.fit),
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
        self._readout.hide()
        self._cursor.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the read-out inside."""
        super().resizeEvent(event)
        if hasattr(self, "_readout"):
            self._readout.hide()

    def readout_at(self, x: float) -> str:
        """Return the names and values of the curves at the sampled point nearest to x, a line each."""
        rows = []
        for curve in self.curves:
            if curve.name and len(curve.x):
                i = int(np.abs(curve.x - x).argmin())
                place, value = float(curve.x[i]), float(curve.y[i])
                if curve.straight:  # its ends, often far outside, say nothing of the place under the mouse
                    place, value = x, float(np.interp(x, curve.x, curve.y, np.nan, np.nan))
                rows.append((place, translate(self.context, curve.name), value))
        if not rows:
            return ""
        x_text = translate(self.context, self._texts[1]) if self._texts[1] else "x"
        lines = [f"{x_text}: {number_text(rows[0][0])}"]
        return "\n".join(lines + [f"{name}: {number_text(y)}" for _, name, y in rows])

    @Slot(object)
    def _on_mouse_moved(self, position: QPointF) -> None:
        box = self.plotItem.getViewBox()
        if not box.sceneBoundingRect().contains(position):
            self._readout.hide()
            self._cursor.hide()
            return
        point = box.mapSceneToView(position)
        y = 10.0 ** min(point.y(), 300) if self._log_y else point.y()
        self.moved.emit(point.x(), y)
        text = self.readout_at(point.x())
        self._cursor.setValue(point.x())
        self._cursor.setVisible(bool(text))
        self._readout.setVisible(bool(text))
        if text and text != self._readout.text():
            self._readout.setText(text)
            self._readout.adjustSize()
        if text:
            self._place_readout(position)

    def _place_readout(self, position: QPointF) -> None:
        at = self.mapFromScene(position)
        left = at.x() + 16
        if left + self._readout.width() > self.width() - 8:
            left = at.x() - 16 - self._readout.width()
        self._readout.move(max(8, left), max(8, min(at.y() + 12, self.height() - self._readout.height() - 8)))

    @Slot(object)
    def _on_mouse_clicked(self, event: object) -> None:
        box = self.plotItem.getViewBox()
        inside = box.sceneBoundingRect().contains(event.scenePos())
        taken = event.isAccepted()  # by a handle: it was that which was clicked, not the plot
        if event.button() == Qt.MouseButton.LeftButton and inside and not event.double() and not taken:
            point = box.mapSceneToView(event.scenePos())
            self.clicked.emit(point.x(), 10.0 ** min(point.y(), 300) if self._log_y else point.y())

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
        curves = [curve for curve in self.curves if len(curve.x)]
        names = [translate(self.context, curve.name or self._texts[2]) for curve in curves]
        x_name = translate(self.context, self._texts[1])
        rows = [[text for name in names for text in (x_name, name)]]
        for i in range(max((len(curve.x) for curve in curves), default=0)):
            cells = [(f"{c.x[i]:.10g}", f"{c.y[i]:.10g}") if i < len(c.x) else ("", "") for c in curves]
            rows.append([cell for pair in cells for cell in pair])
        text = StringIO()
        csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)  # a name may hold a comma
        return text.getvalue()
