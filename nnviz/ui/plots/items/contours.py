"""A surface seen from above: filled contours with their values, traced by a compiled library and painted once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

import numpy as np
import pyqtgraph as pg
from contourpy import FillType, LineType, SerialContourGenerator, ZInterp, contour_generator
from pyqtgraph.functions import arrayToQPolygonF
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.colormaps import field_colours
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.pens import set_pen
from nnviz.ui.base.theme import THEME, TICK_SIZE, blend
from nnviz.ui.plots.plot_frame import PlotFrame

_STROKE, _CROSS = 1.2, 14  # px
_LABEL_SIZE = TICK_SIZE - 1
_MOST = 1e6  # of a value: beyond it the place of a line is known well enough
_Chunks = tuple[list[np.ndarray | None], list[np.ndarray | None]]  # contourpy's points, and where each line begins


class Contours(pg.GraphicsObject):
    """Filled contours of z over a grid, and strokes (a field of arrows) on them.

    They are a part of the background of their plot: painted once and then copied, so that a drag on top costs little.
    """

    def __init__(self, plot: PlotFrame) -> None:
        super().__init__()
        self._background = plot.background_cache
        self._rect = QRectF()
        self._whole = QPainterPath()  # where there is a value at all
        self._areas: list[QPainterPath] = []
        self._lines: list[QPainterPath] = []
        self._labels: list[tuple[QPointF, QPointF, str]] = []
        self._bands: np.ndarray | None = None  # numbers of colours, −1 for none, where nothing is traced
        self.levels = np.empty(0)
        self.labelled = True
        self._hidden: frozenset[int] = frozenset()  # the labels that would lie under something else
        self.setZValue(-100)
        self._strokes = QPainterPath()
        self._stroke_share = 0.75
        self._crosses = np.empty((0, 2))
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        plot.addItem(self, ignoreBounds=True)
        self._background.add_still(self)
        THEME.changed.connect(self._on_theme)

    def set_field(self, x: np.ndarray, y: np.ndarray, z: np.ndarray, levels: np.ndarray) -> None:
        """Trace z (len(y), len(x)) at the levels, ascending; where z is not finite nothing is painted."""
        self._take_grid(x, y, levels)
        z = np.ma.masked_invalid(z)
        tracer = contour_generator(
            x, y, z, name="serial", line_type=LineType.ChunkCombinedOffset, fill_type=FillType.ChunkCombinedOffset
        )
        low = float(z.min()) if z.count() else 0.0
        self._whole = _path(_chunks(tracer.filled(low - 1 - abs(low), np.inf))) if z.count() else QPainterPath()
        self._areas = [_path(_chunks(tracer.filled(float(level), np.inf))) for level in levels]
        lines = [_chunks(tracer.lines(float(level))) for level in levels]
        self._lines = [_path(line) for line in lines]
        self._labels = [label for level, line in zip(levels, lines, strict=True)
                        if (label := _label_place(line, float(level), self._rect))]  # fmt: skip
        self._forget()

    def set_bands(self, x: np.ndarray, y: np.ndarray, z: np.ndarray, levels: np.ndarray) -> None:
        """Show z only as bands of colour, as `set_field` but without lines: ten times as fast, for what is dragged."""
        self._take_grid(x, y, levels)
        self._whole, self._areas, self._lines, self._labels = QPainterPath(), [], [], []
        finite = np.isfinite(z)
        self._bands = np.where(finite, np.searchsorted(levels, np.where(finite, z, 0.0), side="right"), -1)
        self._forget()

    def _take_grid(self, x: np.ndarray, y: np.ndarray, levels: np.ndarray) -> None:
        self.prepareGeometryChange()
        self._rect = QRectF(QPointF(x[0], y[0]), QPointF(x[-1], y[-1]))
        self.levels, self._bands, self._hidden = levels, None, frozenset()

    def set_strokes(self, path: QPainterPath, share: float = 0.75) -> None:
        """Draw strokes on the surface, in ink mixed with the background, of which `share` is ink."""
        self._strokes, self._stroke_share = path, share
        self._forget()

    def set_crosses(self, places: np.ndarray) -> None:
        """Mark places (n, 2), such as the minima, with crosses."""
        if not np.array_equal(places, self._crosses):
            self._crosses = places
            self._forget()

    def keep_clear(self, boxes: Sequence[QRectF]) -> None:
        """Leave out the values that would lie under boxes of the scene, such as words on the surface."""
        metrics = QFontMetrics(THEME.font(_LABEL_SIZE))
        labels = [_label_box(metrics, text, self.mapToScene(at)) for at, _, text in self._labels] if boxes else []
        hidden = frozenset(i for i, label in enumerate(labels) if any(map(label.intersects, boxes)))
        if hidden != self._hidden:
            self._hidden = hidden
            self._forget()

    def boundingRect(self) -> QRectF:
        """Return the grid's rectangle."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint areas from low to high, then lines, strokes and values."""
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = field_colours(len(self.levels) + 1)
        if self._bands is not None:
            self._paint_bands(painter, colours)
        for path, colour in zip([self._whole, *self._areas], colours, strict=False):  # bands have no areas
            painter.fillPath(path, colour)
        pen = pg.mkPen(blend(THEME.current.ink, colours[len(colours) // 2].name(), 0.3), width=1)
        set_pen(painter, pen)
        for path in self._lines:
            painter.drawPath(path)
        set_pen(painter, pg.mkPen(blend(THEME.current.ink, colours[0].name(), self._stroke_share), width=_STROKE))
        painter.drawPath(self._strokes)
        if self.labelled:
            self._paint_labels(painter)
        self._paint_crosses(painter)

    def _paint_bands(self, painter: QPainter, colours: list[QColor]) -> None:
        table = np.array([*(colour.rgba() for colour in colours), 0], np.uint32)  # −1, the last one, is transparent
        pixels = np.ascontiguousarray(table[self._bands])
        rows, columns = pixels.shape
        picture = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32)
        side, height = self._rect.width() / (2 * (columns - 1)), self._rect.height() / (2 * (rows - 1))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._rect.adjusted(-side, -height, side, height), picture)

    def _paint_crosses(self, painter: QPainter) -> None:
        transform, colour = painter.transform(), THEME.colour("right")
        for place in self._crosses:
            at = transform.map(QPointF(*map(float, place)))
            painter.save()
            painter.resetTransform()
            painter.translate(at)
            drawSymbol(painter, "+", _CROSS * THEME.current.scale, pg.mkPen(colour, width=2), pg.mkBrush(colour))
            painter.restore()

    def _paint_labels(self, painter: QPainter) -> None:
        transform = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setFont(THEME.font(_LABEL_SIZE))
        metrics = painter.fontMetrics()
        taken: list[QRectF] = []
        area = transform.mapRect(self._rect)
        for i, (at, _, text) in enumerate(self._labels):
            box = _label_box(metrics, text, transform.map(at))
            if i not in self._hidden and area.contains(box) and not any(box.intersects(other) for other in taken):
                taken.append(box.adjusted(-12, -8, 12, 8))
                self._paint_label(painter, box, text)
        painter.restore()

    @staticmethod
    def _paint_label(painter: QPainter, box: QRectF, text: str) -> None:
        background = QColor(THEME.current.background)
        background.setAlphaF(0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(background)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(THEME.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    @Slot()
    def _on_theme(self) -> None:
        self._forget()

    def _forget(self) -> None:
        """Let them be painted anew; a drag has fewer surfaces than frames."""
        self._background.forget_still(lasts=True)


def _label_box(metrics: QFontMetrics, text: str, middle: QPointF) -> QRectF:
    """Return the box of a value whose middle is at a place."""
    box = QRectF(metrics.boundingRect(text)).adjusted(-3, -1, 3, 1)
    box.moveCenter(middle)
    return box


class Sides(pg.GraphicsObject):
    """A plane in two pale colours, where a score is below 0 and where it is above, and the line between them."""

    def __init__(self, plot: pg.PlotWidget, roles: tuple[str, str] = ("training", "test")) -> None:
        super().__init__()
        self._roles, self._rect = roles, QRectF()
        self._above, self._line = QPainterPath(), QPainterPath()
        self.setZValue(-90)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def set_field(self, x: np.ndarray, y: np.ndarray, z: np.ndarray) -> None:
        """Take scores z (len(y), len(x)); a score that is not finite counts as 0."""
        self.prepareGeometryChange()
        self._rect = QRectF(QPointF(x[0], y[0]), QPointF(x[-1], y[-1]))
        tracer = tracer_of(x, y, z)
        self._above = _path(_chunks(tracer.filled(0.0, np.inf)))
        self._line = _path(_chunks(tracer.lines(0.0)))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the field."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint both sides and the line."""
        below, above = (blend(getattr(THEME.current, role), THEME.current.background, 0.16) for role in self._roles)
        painter.fillRect(self._rect, below)
        painter.fillPath(self._above, above)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        set_pen(painter, pg.mkPen(THEME.colour("ink"), width=2 * THEME.current.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._line)

    @Slot()
    def _on_theme(self) -> None:
        self.update()


def _chunks(traced: object) -> _Chunks:
    """Return what contourpy traced as what it is for ChunkCombinedOffset; it says a union over all kinds."""
    return cast("_Chunks", traced)


def tracer_of(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> SerialContourGenerator:
    """Return what traces z (len(y), len(x)) as ChunkCombinedOffset; what is not finite counts as 0.

    `contour_generator` would look for masked values, which takes as long as tracing.
    """
    across, up = _grid(*(np.asarray(ends, np.float64).tobytes() for ends in (x, y)))
    return SerialContourGenerator(
        across, up, _bounded(z), None,  # type: ignore[arg-type]  # its stub leaves that out
        corner_mask=False, line_type=LineType.ChunkCombinedOffset, fill_type=FillType.ChunkCombinedOffset,
        quad_as_tri=False, z_interp=ZInterp.Linear,
    )


@lru_cache(maxsize=4)
def _grid(x: bytes, y: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Return the x and the y of every place of a grid; a drag asks for the same again and again."""
    across, up = np.meshgrid(np.frombuffer(x), np.frombuffer(y))
    return across, up


def _bounded(z: np.ndarray) -> np.ndarray:
    """Return values within ±_MOST, 0 for what is not a number."""
    if np.abs(z).max(initial=0) <= _MOST:  # NaN is not
        return z
    return np.clip(np.nan_to_num(z), -_MOST, _MOST)


def path_of_lines(traced: object) -> QPainterPath:
    """Return lines that contourpy traced as ChunkCombinedOffset as one path."""
    return _path(_chunks(traced))


def _path(chunks: _Chunks) -> QPainterPath:
    """Return contourpy's points and offsets as one path; holes come out by the odd-even rule."""
    path = QPainterPath()
    for points, offsets in zip(*chunks, strict=True):
        if points is None or offsets is None:
            continue
        finite = bool(np.isfinite(points).all())  # not between heights of ±10³⁰⁰
        for start, end in zip(offsets[:-1], offsets[1:], strict=True) if finite else ():
            path.addPolygon(arrayToQPolygonF(points[start:end, 0], points[start:end, 1]))
    return path


def _label_place(chunks: _Chunks, level: float, rect: QRectF) -> tuple[QPointF, QPointF, str] | None:
    """Return where on its longest line a level is written: near a ray from the middle up to the right."""
    pieces = [points[a:b] for points, offsets in zip(*chunks, strict=True)
              if points is not None and offsets is not None and np.isfinite(points).all()
              for a, b in zip(offsets[:-1], offsets[1:], strict=True)]  # fmt: skip
    if not pieces:
        return None
    line = max(pieces, key=len)
    if len(line) < 12:
        return None
    middle = np.array([rect.center().x(), rect.center().y()])
    size = np.array([rect.width(), abs(rect.height())])
    from_middle = (line - middle) / size
    inside = (np.abs(from_middle) < 0.46).all(axis=1)
    if not inside.any():
        return None
    turn = np.abs(np.arctan2(from_middle[:, 1], from_middle[:, 0]) + 0.9)
    best = int(np.where(inside, turn, np.inf).argmin())
    return QPointF(*line[best]), QPointF(*line[min(best + 1, len(line) - 1)]), number_text(level, 3)
