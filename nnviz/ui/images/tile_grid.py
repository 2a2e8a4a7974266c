"""Many small pictures in one: signed weights as blue-white-orange tiles, sizes from blue to orange, or grey digits."""

import math

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip

from nnviz.ui.base.background import fill_around
from nnviz.ui.base.colormaps import GAP_INDEX, grey_colours, signed_colours, size_colours
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text, ten_to_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE
from nnviz.ui.images.image_page import ImagePage
from nnviz.ui.images.placement import Placement

_FEW = 2000  # values that say how large the largest are
_GREYS = (np.arange(256) * 254 // 255).astype(np.uint8)  # the number of each grey's colour
_SHOWN = 0.997  # the share of the weights whose size the colours tell apart


class TileGrid(ImagePage):
    """Shows tiles (n, height, width) in a grid that fills the widget; hovering names a tile."""

    def __init__(self, context: str, signed: bool = True, themed: bool = False) -> None:
        """themed: the zero of signed tiles follows the theme, so that many zeros do not glare in the dark."""
        super().__init__()
        self._themed = themed
        self.context = context
        self._signed = signed
        self._title, self._subtitle, self._empty, self._tile_name = "", "", "", ""
        self._values: dict[str, object] = {}
        self._image = QImage()  # all tiles in one, a pixel for each value
        self._pixels = np.empty((0, 0), np.uint8)
        self._columns = 1
        self._limit, self._clipped = 1.0, False
        self._decades: tuple[int, int] | None = None  # of sizes on a logarithmic scale
        self._colours = self._table()
        self.setMouseTracking(True)

    def set_texts(
        self, title: str, subtitle: str = "", empty: str = "", tile_name: str = "", **values: object
    ) -> None:
        """Say what the tiles are, what stands here without any, and how a tile {number} is called."""
        self._title, self._subtitle, self._empty, self._tile_name, self._values = (
            title, subtitle, empty, tile_name, values,
        )  # fmt: skip
        self.setAccessibleName(self._text(title))
        self.update()

    def texts(self) -> list[str]:
        """Return the title and what stands below the tiles, in the language in force."""
        return [self._text(self._title), self._text(self._subtitle)]

    def _text(self, source: str) -> str:
        return translate(self.context, source).format(**self._values) if source else ""

    def set_sizes(self, tiles: np.ndarray | None, decades: tuple[int, int]) -> None:
        """Show the sizes of tiles (n, height, width) on a logarithmic scale between two powers of ten; NaN is a gap."""
        self._decades = decades
        self._show(tiles, None)

    def set_tiles(self, tiles: np.ndarray | None, limit: float | None = None) -> None:
        """Show tiles: (n, height, width). Signed: colours run from -limit to limit, where they stop changing.

        The default limit leaves a few of the largest values beyond it (the scale then says ≥): one pixel far out
        would make all others pale.
        """
        self._decades = None
        self._show(tiles, limit)

    def _show(self, tiles: np.ndarray | None, limit: float | None) -> None:
        if tiles is None or not len(tiles):
            self._images = self._images[:0]
            self.forget()
            return
        self._images = tiles = np.asarray(tiles)
        _, height, width = tiles.shape
        self._columns = self._best_columns()
        if self._signed and self._decades is None:
            self._take_limit(tiles, limit)
        rows = -(-self.count // self._columns)
        cells = np.full((rows * self._columns, height + 1, width + 1), 255, np.uint8)
        cells[: self.count, :height, :width] = self._indices(tiles)
        grid = cells.reshape(rows, self._columns, height + 1, width + 1).swapaxes(1, 2)
        grid = grid.reshape(rows * (height + 1), self._columns * (width + 1))[:-1, :-1]
        stride = -(-grid.shape[1] // 4) * 4  # QImage wants rows in multiples of 4 bytes
        self._pixels = np.zeros((grid.shape[0], stride), np.uint8)
        self._pixels[:, : grid.shape[1]] = grid
        image = QImage(self._pixels.data, grid.shape[1], grid.shape[0], stride, QImage.Format.Format_Indexed8)
        self._colours = self._table()
        image.setColorTable(self._colours)
        self._image = image
        self.forget()

    def _take_limit(self, tiles: np.ndarray, limit: float | None) -> None:
        """Find where the colours of signed tiles end, if that is not said."""
        sizes = np.abs(tiles)
        if not math.isfinite(sizes.sum()):
            sizes = sizes[np.isfinite(sizes)]
        largest = float(sizes.max(initial=0))
        self._limit = float(limit or (_upper_quantile(sizes.ravel("K"), _SHOWN) if largest else 0) or largest or 1.0)
        self._clipped = largest > self._limit

    def _table(self) -> list[int]:
        """Return the colours of what is shown, in the theme in force."""
        if self._decades is not None:
            return size_colours()
        return signed_colours(self._themed) if self._signed else grey_colours()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the tiles anew where another number of columns fills the widget better."""
        super().resizeEvent(event)
        if self.count and self._best_columns() != self._columns:
            self._show(self._images, self._limit)

    @property
    def columns(self) -> int:
        """How many tiles stand side by side."""
        return self._columns

    def sizeHint(self) -> QSize:
        """Ask for a square of middling size."""
        return QSize(320, 320)

    def _indices(self, tiles: np.ndarray) -> np.ndarray:
        if not self._signed:
            return _GREYS[tiles.astype(np.uint8, copy=False)]
        if self._decades is not None:
            low, high = self._decades
            with np.errstate(divide="ignore"):
                shares = (np.clip(np.log10(np.abs(tiles)), low, high) - low) / (high - low)
            return np.where(np.isnan(shares), 255, np.round(shares * 254)).astype(np.uint8)
        shares = np.clip(tiles, -self._limit, self._limit) / self._limit
        shares += 1
        shares *= 127
        np.rint(shares, out=shares)
        if math.isnan(shares.sum()):
            shares[np.isnan(shares)] = 255
        return shares.astype(np.uint8)

    def _best_columns(self) -> int:
        area = self._picture_area()
        ratio = area.width() / max(1, area.height()) * self._images.shape[1] / self._images.shape[2]
        best = max(1, min(self.count, round(math.sqrt(self.count * ratio))))
        # A neighbouring number that leaves no row with a few lonely tiles looks better.
        return next((c for c in (best, best - 1, best + 1) if c > 0 and self.count % c == 0), best)

    def _margins(self) -> tuple[int, int]:
        scale = THEME.current.scale
        below = 30 * self._signed + 20 * bool(self._subtitle)
        return round(30 * scale), round(max(8, below) * scale)

    def _picture_area(self) -> QRect:
        top, bottom = self._margins()
        return self.rect().adjusted(8, top, -12, -bottom)

    def _image_rect(self) -> QRectF:
        area = QRectF(self._picture_area())
        size = self._image.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(area.x() + (area.width() - size.width()) / 2, area.y(), size.width(), size.height())

    def placement(self) -> Placement:
        """Return where the tiles are, each with the gap beside it."""
        area, rows = self._image_rect(), -(-self.count // self._columns) or 1
        across, down = area.width() / self._columns, area.height() / rows
        return Placement(area.x(), area.y(), across, down, across or 1.0, down or 1.0, self._columns)

    def painted_page(self, ratio: float) -> QPixmap:
        """Return the tiles alone in the size in which they are seen; other parts are repainted far more often."""
        if not self.count:
            return QPixmap()
        # Converted while it is small: the screen's own format is scaled twice as fast, and painted
        # three times as fast without transparency.
        self._image.setColor(GAP_INDEX, QColor(THEME.current.background).rgb())
        size = (self._image_rect().size() * ratio).toSize()
        page = QPixmap.fromImage(self._image.convertToFormat(QImage.Format.Format_RGB32).scaled(size))
        page.setDevicePixelRatio(ratio)
        return page

    def paint_kept(self, painter: QPainter, page: QPixmap) -> None:
        """Paint the tiles on the background."""
        corner, size = self._image_rect().topLeft(), page.deviceIndependentSize()
        fill_around(painter, self.rect(), QRectF(corner, size))
        if self.count:
            painter.drawPixmap(corner, page)

    def paint_marks(self, painter: QPainter) -> None:
        """Paint the texts and the scale."""
        top, _ = self._margins()
        painter.setPen(THEME.colour("ink"))
        painter.setFont(THEME.font(TITLE_SIZE, bold=True))
        painter.drawText(QRect(0, 0, self.width(), top), Qt.AlignmentFlag.AlignCenter, self._text(self._title))
        if not self.count:
            painter.setPen(THEME.colour("muted"))
            painter.setFont(THEME.font(CONTROL_SIZE))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._picture_area(), flags, self._text(self._empty))
            return
        if self._signed:
            self._paint_scale(painter)
        painter.setPen(THEME.colour("muted"))
        painter.setFont(THEME.font(TICK_SIZE))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(self.rect().adjusted(0, 0, 0, -4), flags, self._text(self._subtitle))

    def _paint_scale(self, painter: QPainter) -> None:
        area = self._image_rect()
        scale = THEME.current.scale
        width = min(180 * scale, area.width() * 0.5)
        bar = QRectF(area.center().x() - width / 2, area.bottom() + 10 * scale, width, 8 * scale)
        strip = QImage(bytes(range(255)) + b"\x00", 255, 1, 256, QImage.Format.Format_Indexed8)
        strip.setColorTable(self._colours)
        painter.drawImage(bar, strip)
        painter.setPen(QColor(THEME.current.muted))
        painter.setFont(THEME.font(TICK_SIZE))
        half = 200.0
        middle = Qt.AlignmentFlag.AlignVCenter
        left, right = self._ends()
        box = bar.adjusted(-half, -8, 0, 8)
        painter.drawText(QRectF(box.x(), box.y(), half, box.height()), middle | Qt.AlignmentFlag.AlignRight, left)
        painter.drawText(QRectF(bar.right(), box.y(), half, box.height()), middle | Qt.AlignmentFlag.AlignLeft, right)

    def _ends(self) -> tuple[str, str]:
        """Return what stands left and right of the scale."""
        if self._decades is not None:
            low, high = (ten_to_text(power) if power else "1" for power in self._decades)
            return f"≤ {low} ", f" ≥ {high}"
        below, above = ("≤ ", "≥ ") if self._clipped else ("", "")
        return f"{below}{number_text(-self._limit, 2)} ", f" {above}{number_text(self._limit, 2)}"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the tile under the mouse."""
        number = self.number_at(event.position())
        if number is None or not self._tile_name:
            QToolTip.hideText()
        else:
            text = translate(self.context, self._tile_name).format(number=number + 1)
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_texts(self._title, self._subtitle, self._empty, self._tile_name, **self._values)

    def restyle(self) -> None:
        """Follow a change of theme."""
        self._colours = self._table()
        if self.count:
            self._image.setColorTable(self._colours)
        self.forget()


def _upper_quantile(values: np.ndarray, share: float) -> float:
    """Return the quantile of values (n,) that are finite, as `np.quantile` does, but of many in a fifth of the time.

    A few of them say above which value the largest ones lie; only among those it has to be looked for.
    """
    rank = share * (len(values) - 1)
    above = len(values) - math.floor(rank)  # so many are needed, from the largest on
    few = values[:: max(1, len(values) // _FEW)]
    twice = int((1 - 2 * (1 - share)) * len(few))  # about twice as many lie above this one of them
    some = values[values >= np.partition(few, twice)[twice]]
    if len(few) == len(values) or len(some) < above:
        return float(np.quantile(values, share))
    places = [min(len(some) - above + step, len(some) - 1) for step in (0, 1)]
    low, high = np.partition(some, places)[places].tolist()
    return float(low + (high - low) * (rank - math.floor(rank)))
