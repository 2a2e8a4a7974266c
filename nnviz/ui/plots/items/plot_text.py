"""The text in a plot: short, of a fixed size, and made to move with every update of a drag.

A TextItem lays out a document for each new text and asks for its transform in every frame; for a handful of them that
costs more than painting the plot. Here plain text is painted as it is, and only formatted text is laid out.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextDocument,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import draw_polyline, put_item
from nnviz.ui.base.kept_pictures import stamp
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.plots.plot import Plot

_PAD = 4.0  # px around the text
_HALO = 5.0  # px at scale 1, of the pen whose outer half is seen
_PARTS = 8  # of a pixel, in which the edge of a letter is placed
_OTHER_SCRIPTS = "\u2e80"  # from here on: Chinese, Japanese, Korean
_HAT = "\u0302"


class PlotText(pg.GraphicsObject):
    """A text at a place of a plot, in the type of the theme and the colour of a role.

    `anchor`: the part of it that is at the place; (0, 0) is its top left corner.
    """

    def __init__(
        self, plot: Plot, anchor: tuple[float, float] = (0.5, 1.0), role: str = "ink", size: float = CONTROL_SIZE,
        bold: bool = False, *, italic: bool = False, rich: bool = False, halo: bool = False, z: float = 60,
    ) -> None:  # fmt: skip
        """rich: its texts are HTML; size: of type, at scale 1; halo: an edge in the colour of the background round
        the letters of a plain text, so that a line that they lie on does not hide them.
        """
        super().__init__()
        self._text, self._anchor, self._look, self._rich = "", anchor, (role, size, bold), rich
        self._italic = italic
        self._halo = _Halo() if halo else None
        self._rect, self._base = QRectF(), QPointF()
        self._document: QTextDocument | None = None  # only a text with formats needs one
        self._at = (0.0, 0.0)
        self._take_look()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges, False)  # no range follows a text
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(z)
        self.setVisible(False)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self.restyle)

    def text(self) -> str:
        """Return the text on show."""
        return self._text

    def write(self, text: str, x: float, y: float, anchor: tuple[float, float] | None = None) -> None:
        """Show a text at a place (data coordinates); no text is no item to paint."""
        if self.isVisible() != bool(text):
            self.setVisible(bool(text))
        if text != self._text or anchor not in (None, self._anchor):
            self._text, self._anchor = text, anchor or self._anchor
            self._measure()
        if text and (x, y) != self._at:
            self._at = (x, y)
            put_item(self, x, y)

    def room(self) -> QRectF:
        """Return the space of the text in the scene; `sceneBoundingRect` would stretch it as the plot's axes do."""
        return self._rect.translated(self.scenePos())

    def set_look(self, role: str, size: float, bold: bool = False) -> None:
        """Take another colour or type; the same ones again cost nothing."""
        if (role, size, bold) != self._look:
            self._look = role, size, bold
            self.restyle()

    def size_of(self, text: str) -> tuple[float, float]:
        """Return the width and height (px) that a plain text takes in this type."""
        return self._metrics.horizontalAdvance(text) + 2 * _PAD, self._metrics.height() + 2 * _PAD

    def width_of(self, text: str) -> float:
        """Return how wide (px) the letters of a plain text are in this type."""
        return self._metrics.horizontalAdvance(text)

    @property
    def line(self) -> float:
        """The height (px) of a line in this type."""
        return self._metrics.height()

    @Slot()
    def restyle(self) -> None:
        """Take type and colour of the theme in force."""
        self._take_look()
        self._measure()

    def _take_look(self) -> None:
        role, size, bold = self._look
        self._colour, self._font = QColor(THEME.colour(role)), QFont(THEME.font(size, bold=bold))
        self._font.setItalic(self._italic)
        self._metrics = QFontMetricsF(self._font)

    def _measure(self) -> None:
        self._document = self._laid_out() if self._rich and ("<" in self._text or "&" in self._text) else None
        size = self._document.size().toTuple() if self._document else self.size_of(self._text)
        width, height = map(float, size)
        self.prepareGeometryChange()
        self._rect = QRectF(-self._anchor[0] * width, -self._anchor[1] * height, width, height)
        self._base = QPointF(self._rect.left() + _PAD, self._rect.top() + _PAD + self._metrics.ascent())
        if self._halo is not None:
            letters = self._text.replace(_HAT, "")
            self._halo.surround(self._base, self._font, letters, self._metrics.horizontalAdvance)
        self.update()

    def _laid_out(self) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(_PAD)
        document.setDefaultFont(self._font)
        document.setHtml(f'<span style="color:{self._colour.name()}">{self._text}</span>')
        return document

    def boundingRect(self) -> QRectF:
        """Return the space of the text."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the text."""
        if self._halo is not None:
            self._halo.paint(painter)
        if self._document is not None:
            painter.translate(self._rect.topLeft())
            self._document.drawContents(painter)
            return
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(self._base, self._text.replace(_HAT, ""))
        if _HAT in self._text:
            self._paint_hats(painter)

    def _paint_hats(self, painter: QPainter) -> None:
        """Paint the hats: as letters, from another font, they came out a little different from one time to the next."""
        before, *after = self._text.split(_HAT)
        size = self._metrics.height() / 10
        painter.setPen(QPen(self._colour, size / 2))
        for part in after:
            middle = self._metrics.horizontalAdvance(before) - self._metrics.horizontalAdvance(before[-1:]) / 2
            x = self._base.x() + middle + size * np.array([-1.5, 0.0, 1.5])
            top = self._base.y() + self._metrics.tightBoundingRect(before[-1:]).top()
            draw_polyline(painter, x, top + size * np.array([-1.0, -2.0, -1.0]))
            before += part


@dataclass(frozen=True)
class _Type:
    """A font as a key; its name alone would lose the figures of equal width."""

    name: str
    font: QFont = field(compare=False)


class _Halo:
    """The edge round letters; on a screen a kept picture for each letter: stroking outlines costs more than a plot."""

    def __init__(self) -> None:
        self._base, self._font = QPointF(), QFont()
        self._places: list[tuple[str, float]] = []  # of the letters: how far from the base
        self._pictures: list[tuple[QPointF, QPixmap]] = []  # one for each letter, and where its corner is
        self._look: tuple[object, ...] = ()  # what the pictures follow from besides the letters

    def surround(self, base: QPointF, font: QFont, text: str, advance: Callable[[str], float]) -> None:
        """Take other letters, which begin at `base`; advance: how wide a text is."""
        self._base, self._font = base, font
        letters = _letters(text)
        before = accumulate(letters[:-1], initial="")
        self._places = [(letter, advance(left)) for letter, left in zip(letters, before, strict=False)]
        self._look = ()

    def paint(self, painter: QPainter) -> None:
        """Paint the edge, on whole pixels as letters are: between them the last bit of a place would be seen."""
        place, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
        aside = [(round(at * ratio) / ratio - at) / (place.m11() or 1.0) for at in (place.dx(), place.dy())]
        painter.translate(*aside)
        plain = place.type() in (QTransform.TransformationType.TxNone, QTransform.TransformationType.TxTranslate)
        if plain and painter.paintEngine().type() == QPaintEngine.Type.Raster:
            for corner, picture in self._kept(ratio, painter.renderHints()):
                painter.drawPixmap(corner, picture)
        else:
            for letter, whole, parts in self._places_in_pixels(ratio):
                painter.translate(whole / ratio)
                painter.strokePath(_outline(letter, self._font, parts / (_PARTS * ratio)), _edge())
                painter.translate(-whole / ratio)
        painter.translate(-aside[0], -aside[1])

    def _kept(self, ratio: float, hints: QPainter.RenderHint) -> list[tuple[QPointF, QPixmap]]:
        """Return the pictures of the letters, and their corners, for a screen with this many pixels to a point."""
        edge = _edge()
        look = _Type(self._font.toString(), self._font), edge.color().rgba(), edge.widthF(), ratio, hints
        if look != self._look:
            self._look, self._pictures = look, []
            for letter, whole, parts in self._places_in_pixels(ratio):
                corner, picture = _edge_of(letter, round(parts.x()), round(parts.y()), *look)
                self._pictures.append(((corner + whole) / ratio, picture))
        return self._pictures

    def _places_in_pixels(self, ratio: float) -> Iterator[tuple[str, QPointF, QPointF]]:
        """Yield each letter with its place in whole pixels, and what is left in parts of one."""
        for letter, left in self._places:
            (x, right), (y, down) = (_divided(at * ratio) for at in (self._base.x() + left, self._base.y()))
            yield letter, QPointF(x, y), QPointF(right, down)


def _letters(text: str) -> list[str]:
    """Return the letters of a text whose edges lie where they would together.

    A text with other scripts or combined marks stays whole: Qt takes the signs beside these from their font.
    """
    plain = max(text, default="") < _OTHER_SCRIPTS and not any(map(unicodedata.combining, text))
    return list(text) if plain else [text]


def _outline(letter: str, font: QFont, base: QPointF) -> QPainterPath:
    """Return the outline of a letter; of a space a box, for a line through it read as a minus: (0,-1)."""
    outline = QPainterPath()
    if letter.isspace():
        metrics = QFontMetricsF(font)
        high = metrics.xHeight()
        outline.addRect(QRectF(base.x(), base.y() - high, metrics.horizontalAdvance(letter), high))
    else:
        outline.addText(base, font, letter)
    return outline


def _divided(pixels: float) -> tuple[int, int]:
    """Return whole pixels, and what is left in parts of one: an edge lies at most half a part beside its letter."""
    return divmod(round(pixels * _PARTS), _PARTS)


@lru_cache(maxsize=1024)
def _edge_of(
    letter: str, right: int, down: int, type_: _Type, colour: int, width: float, ratio: float,
    hints: QPainter.RenderHint,
) -> tuple[QPointF, QPixmap]:
    """Return the edge round a letter, and where the top left corner of the picture is (device pixels).

    right, down: from there to the base of the letter, in parts of a pixel.
    colour: as 0xAARRGGBB; width: of the pen whose outer half is seen; ratio: pixels to a point.
    """
    outline = _outline(letter, type_.font, QPointF(right, down) / (_PARTS * ratio))
    room = outline.boundingRect().adjusted(*(side * (width / 2 + 1) for side in (-1, -1, 1, 1)))
    left, top = (int(np.floor(v * ratio)) for v in (room.left(), room.top()))
    right, bottom = (int(np.ceil(v * ratio)) for v in (room.right(), room.bottom()))
    corner = QPointF(left, top)

    def paint(painter: QPainter) -> None:
        painter.setRenderHints(hints)
        painter.translate(-corner / ratio)
        painter.strokePath(outline, _pen(QColor.fromRgba(colour), width))

    return corner, stamp(QSize(right - left, bottom - top), ratio, paint)


def _edge() -> QPen:
    """Return the pen of a halo in the theme in force."""
    return _pen(THEME.colour("background"), _HALO * THEME.current.scale)


def _pen(colour: QColor, width: float) -> QPen:
    edge = QPen(colour, width)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return edge
