"""What a plot keeps behind all that moves."""

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from nnviz.ui.base.theme import THEME, blend

_SHADE = 0.16  # of a band


class BackgroundCache:
    """Bands, axes and still curves of a plot, kept as opaque pictures: a frame costs a copy of one.

    The base is bands and axes; the whole is the base with still curves on it. Who changes one of these says `forget`
    or `forget_still`. Qt's own cache of the background paints the whole plot twice when it is to be filled anew.
    """

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._base, self._whole = QPixmap(), QPixmap()
        self._bands: list[tuple[float, float]] = []
        self._still: list[QGraphicsItem] = []
        self._cover: QGraphicsItem | None = None
        self._until: float | None = None
        self._moves = False  # whether still curves have changed since they were painted last, as in a drag

    def add_still(self, item: QGraphicsItem) -> None:
        """Paint an item that seldom changes and has nothing to paint by itself."""
        self._still.append(item)

    def set_cover(self, item: QGraphicsItem) -> None:
        """Say that an item is opaque all over its rectangle: behind it nothing is painted."""
        self._cover = item

    def show_until(self, x: float | None) -> None:
        """Show still curves only up to a place of the x axis, which costs no painting; None: all of them."""
        if x != self._until:
            before, self._until = self._end(), x
            low, high = sorted((before, self._end()))
            rect = QRectF(low - 1, 0, high - low + 2, self._plot.viewport().height())
            self._plot.plotItem.update(self._plot.plotItem.mapRectFromScene(rect))

    def _end(self) -> int:
        """Return the pixel of the plot before which still curves end."""
        width = self._plot.viewport().width()
        if self._until is None:
            return width
        x = self._plot.getViewBox().mapViewToScene(QPointF(self._until, 0)).x()
        return int(min(max(x, -1.0), width - 1)) + 1

    def set_bands(self, bands: Sequence[tuple[float, float]]) -> None:
        """Shade parts of the background from one x to another."""
        if list(bands) != self._bands:
            self._bands = list(bands)
            self.forget()

    def forget(self) -> None:
        """Have bands, axes and still curves painted anew."""
        self._base = QPixmap()
        self._plot.plotItem.update()

    def drop(self) -> None:
        """Give back the memory of the pictures while the plot is out of sight; they are painted anew when needed."""
        self._base, self._whole = QPixmap(), QPixmap()

    def forget_still(self, lasts: bool = False) -> None:
        """Have still curves painted anew; lasts: what is painted now stays for some frames, in a drag too."""
        self._whole, self._moves = QPixmap(), self._moves or not lasts
        self._plot.plotItem.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the kept picture, made anew if it was forgotten or has another size."""
        plot = self._plot
        size = plot.viewport().size() * plot.devicePixelRatioF()
        if self._base.size() != size:
            self._base = self._painted(size, self._paint_base)
            self._whole = QPixmap()
        moves, self._moves = self._moves, False
        if self._still and self._whole.isNull() and not moves:
            self._whole = self._painted(size, self._paint_still, self._base)
        if not plot.devicePixelRatioF().is_integer():  # the picture may end within the last pixel
            painter.fillRect(plot.viewport().rect(), plot.backgroundBrush())
        room = plot.viewport().rect()
        if self._still and moves:  # a picture that may be gone with the next frame is not worth its copy
            self._copy(painter, self._base, room)
            self._paint_still_until(painter)
        elif self._still:
            end = self._end()
            self._copy(painter, self._whole, QRect(room.topLeft(), QSize(end, room.height())))
            self._copy(painter, self._base, QRect(end, room.top(), room.width() - end, room.height()))
        else:
            self._copy(painter, self._base, room)

    def _copy(self, painter: QPainter, picture: QPixmap, room: QRect) -> None:
        """Paint a part of a picture where nothing covers it."""
        covered, ratio = self._covered(), self._plot.devicePixelRatioF()
        if not ratio.is_integer():  # a part may begin or end within a pixel
            painter.save()
            painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
            painter.drawPixmap(0, 0, picture)
            painter.restore()
            return
        for part in QRegion(room).subtracted(QRegion(covered)):  # type: ignore[attr-defined]  # its stub leaves that out
            painter.drawPixmap(part, picture, QRect(part.topLeft() * int(ratio), part.size() * int(ratio)))

    def _covered(self) -> QRect:
        """Return what is not seen of the picture; a pixel at each edge is, where parts of one may be."""
        if self._cover is None or not self._cover.isVisible():
            return QRect()
        seen = self._plot.getViewBox().sceneBoundingRect()
        return self._cover.sceneBoundingRect().intersected(seen).adjusted(2, 2, -2, -2).toRect()

    def paint_parts(self, painter: QPainter) -> None:
        """Paint the parts themselves, as lines and texts, for a file or a printer."""
        self._paint_base(painter)
        self._paint_still_until(painter)

    def _paint_still_until(self, painter: QPainter) -> None:
        painter.save()
        if self._until is not None:
            room = QRect(0, 0, self._end(), self._plot.viewport().height())
            painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
        self._paint_still(painter)
        painter.restore()

    def _painted(self, size: QSize, paint: Callable[[QPainter], None], under: QPixmap | None = None) -> QPixmap:
        """Return an opaque picture of this size (device pixels), painted on another one or on plain background."""
        picture = QPixmap(size) if under is None else QPixmap(under)
        if under is None:
            picture.setDevicePixelRatio(self._plot.devicePixelRatioF())
            picture.fill(self._plot.backgroundBrush().color())
        with QPainter(picture) as painter:  # a picture that goes while it is painted on takes the program with it
            paint(painter)
        return picture

    def _paint_base(self, painter: QPainter) -> None:
        """Paint bands and axes."""
        box = self._plot.getViewBox()
        seen, (low, high) = box.sceneBoundingRect(), box.viewRange()[1]
        shade = blend(THEME.current.muted, THEME.current.background, _SHADE)
        for left, right in self._bands:
            area = box.mapFromViewToItem(self._plot.plotItem, QRectF(QPointF(left, low), QPointF(right, high)))
            painter.fillRect(area.boundingRect().intersected(seen), shade)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            if axis.isVisible():
                painter.save()
                painter.setTransform(axis.sceneTransform(), True)
                axis.paint_behind(painter)
                painter.restore()

    def _paint_still(self, painter: QPainter) -> None:
        painter.setClipRect(self._plot.getViewBox().sceneBoundingRect(), Qt.ClipOperation.IntersectClip)
        for item in sorted(self._still, key=QGraphicsItem.zValue):
            if item.isVisible():
                painter.save()
                painter.setTransform(item.sceneTransform(), True)
                item.paint(painter, QStyleOptionGraphicsItem(), None)
                painter.restore()
