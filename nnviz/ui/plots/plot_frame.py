"""What stands in a plot and how it looks: axes with their names, curves, markers, the legend, bands behind them."""

from collections.abc import Sequence
from math import ceil

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QHideEvent, QPaintEngine, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.language import translate
from nnviz.ui.base.pens import follow
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE
from nnviz.ui.plots.background_cache import BackgroundCache
from nnviz.ui.plots.curve import PlotCurve, Sample
from nnviz.ui.plots.dots_item import DotsItem
from nnviz.ui.plots.kept_picture import KeepsPicture
from nnviz.ui.plots.keyed_plot import KeyedPlot
from nnviz.ui.plots.legend import Legend
from nnviz.ui.plots.line_item import LineItem, StraightLine
from nnviz.ui.plots.number_axis import NumberAxis
from nnviz.ui.plots.plot_title import give_title
from nnviz.ui.plots.ranges import BoundedViewBox

pg.setConfigOptions(antialias=False, imageAxisOrder="row-major")


_ASIDE = 84  # px beside a title: margins and a usual axis (that of the moment depends on what was shown before)
_ROOM_RIGHT = 24  # px to the right of the axes: half of the last tick's text
_SMALLEST = 0.5  # of its size that a title has in a narrow plot


class PlotFrame(KeyedPlot):
    """The items of a plot, made once by `curve` and `marker`; they follow theme and language."""

    def __init__(self, context: str, legend_at: tuple[int, int]) -> None:
        """context: of the texts; legend_at: pixels from the left and top edge, negative ones from right and bottom."""
        axes = {side: NumberAxis(side) for side in ("left", "bottom")}
        super().__init__(axisItems=axes, enableMenu=False, viewBox=BoundedViewBox())
        self.context = context
        self.curves: list[PlotCurve] = []
        self._markers: list[StraightLine] = []
        self._texts = ("", "", "")
        self._title_width, self._title_share = 0.0, 1.0  # px of the whole title; the share of its size that it has
        self.background_cache = BackgroundCache(self)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the kept picture covers all of it
        self.follows_theme = True  # a tab out of sight takes a new theme when it is shown again
        self.left_width = 0  # px at scale 1; 0: as needed
        for number_axis in axes.values():
            number_axis.changed = self.background_cache.forget
            number_axis.enableAutoSIPrefix(False)  # "(x0.001)" beside an axis of numbers explains nothing
        self.plotItem.getViewBox().sigResized.connect(self._on_resized)
        for side in ("top", "right"):  # hidden, but they would go on measuring every new range
            self.getAxis(side).unlinkFromView()
        self.plotItem.hideButtons()
        give_title(self.plotItem, _ROOM_RIGHT)
        self.plotItem.getViewBox().disableAutoRange()
        self.legend = Legend(self.plotItem, legend_at)
        THEME.changed.connect(self._on_theme)

    # Building, once.

    def set_texts(self, title: str, x: str, y: str) -> None:
        """Say what the plot shows and what its axes are (source language)."""
        if (title, x, y) != self._texts:  # a new title costs a new layout
            self._texts = (title, x, y)
            self.retranslate()

    def curve(
        self, role: str, name: str = "", width: float = 1.0, dash: bool = False, dots: bool = False, share: float = 1.0,
        pattern: tuple[float, ...] = (), still: bool = False, straight: bool = False,
    ) -> PlotCurve:  # fmt: skip
        """Add a line with the colour of a theme role; with a name (source language) it enters the legend.

        still: it seldom changes, so it becomes a part of the background, behind everything else.
        straight: a line between two ends, such as a tangent: the mouse reads it out between them too.
        """
        item = LineItem(changed=self.background_cache.forget_still if still else None)
        if still:
            self.background_cache.add_still(item)
        empty = np.empty(0)
        curve = PlotCurve(item, role, name, width, dash, dots, share, empty, empty, pattern=pattern, straight=straight)
        self.addItem(item, ignoreBounds=True)
        if dots:
            curve.scatter = DotsItem("s" if dash else "o")
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

    def set_width(self, curve: PlotCurve, width: float) -> None:
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

    def drop_marker(self, line: StraightLine) -> None:
        """Remove a marker made by `marker`."""
        self._markers.remove(line)
        self.removeItem(line)

    def set_bands(self, bands: Sequence[tuple[float, float]]) -> None:
        """Shade parts of the background from one x to another."""
        self.background_cache.set_bands(bands)

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
        self.setBackground(theme.background)
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
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        title, x, y = (translate(self.context, text) if text else "" for text in self._texts)
        theme = THEME.current
        if title:  # without one the tab gives it a name
            self.setAccessibleName(title)
        self._write_title(title, 1.0)
        self._title_width = self.plotItem.titleLabel.item.boundingRect().width() if title else 0.0
        self._fit_title()
        above = 1 if title else ceil(0.4 * QFontMetricsF(THEME.font(TICK_SIZE)).height())
        self.plotItem.layout.setContentsMargins(1, above, _ROOM_RIGHT, 1)
        for side, text in (("bottom", x), ("left", y)):
            self.getAxis(side).setLabel(text, color=theme.muted)
            self.getAxis(side).label.setFont(THEME.font(TICK_SIZE + 1))
        self._label_legend()

    def _write_title(self, title: str, share: float) -> None:
        size = f"{TITLE_SIZE * THEME.current.scale * share:.4g}pt"
        self.plotItem.setTitle(title or None, color=THEME.current.ink, size=size, bold=True)
        self._title_share = share

    def _fit_title(self) -> None:
        """Make the title smaller in a plot that is too narrow for it."""
        if not self._title_width:
            return
        share = max(_SMALLEST, min(1.0, (self.width() - _ASIDE) / self._title_width))
        if share != self._title_share:
            self._write_title(translate(self.context, self._texts[0]), share)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Let the title follow, before the plot is arranged."""
        if hasattr(self, "_title_width"):  # Qt may resize while it is being built
            self._fit_title()
            self.plotItem.layout.activate()
        super().resizeEvent(event)

    def settle(self) -> None:
        """Arrange the plot as it will stand, before it is painted for the first time."""
        self.plotItem.layout.activate()
        self.plotItem.vb.prepareForPaint()
        self.plotItem.getAxis("left").measure()
        self.plotItem.layout.activate()

    def _label_legend(self) -> None:
        self.legend.show_names([translate(self.context, curve.name) for curve in self.curves if curve.name])

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "curves"):
            self.retranslate()

    # The window.

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no pictures while it is out of sight: those of all views together were 150 MB in a large window."""
        super().hideEvent(event)
        self.background_cache.drop()
        for item in self.scene().items():
            if isinstance(item, KeepsPicture):
                item.drop_picture()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint background, axes and still curves: on a screen from kept pictures."""
        follow(painter)
        if painter.paintEngine().type() == QPaintEngine.Type.Raster and not self.getAxis("left").exporting:
            self.background_cache.paint(painter)
        else:
            super().drawBackground(painter, rect)
            self.background_cache.paint_parts(painter)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a ring around a plot that is a stop of the Tab key itself; on a screen only."""
        if self._is_stop and not self.getAxis("left").exporting:
            painter.resetTransform()
            paint_focus(painter, self.viewport(), self)

    @Slot(object)
    def _on_resized(self, box: object) -> None:
        """Drop what is kept of the axes: Qt does not notice that they have another size."""
        for side in ("left", "bottom"):
            self.getAxis(side).update()
        self.legend.follow_size()

    def close(self) -> bool:
        """Close the window only: pyqtgraph would take the plot apart, and a change of theme may still reach it."""
        return QWidget.close(self)
