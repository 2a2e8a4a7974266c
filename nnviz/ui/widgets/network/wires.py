"""The wires of a network: many long lines, of which most stay as they are while one number is dragged.

Smooth lines across a whole screen are the dearest thing in the picture (5 ms for 160 of them), so those that did not
change since the last painting are kept as a picture.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.background import fill_background, is_seen_through
from nnviz.ui.base.kept_pictures import device_ratio
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.widgets.network.diagram import LINES
from nnviz.ui.widgets.network.parts import Wire

_FEW = 40  # wires that are painted faster than a whole picture is kept


@lru_cache(maxsize=64)
def _pale(colour: str, background: str) -> QColor:
    return blend(colour, background, 0.4)


def paint_wire(painter: QPainter, wire: Wire, start: QPointF, end: QPointF, strong: bool, pale: bool = False) -> None:
    """Paint a wire; strong: it is pointed at; pale: it steps back, whatever it says itself."""
    theme = THEME.current
    role = getattr(theme, wire.role)
    colour = _pale(role, theme.background) if pale or wire.pale else THEME.colour(wire.role)
    pen = QPen(colour, (wire.width + 2 * strong) * theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if wire.dash:
        pen.setDashPattern([4.0, 2.5])
    painter.setPen(pen)
    painter.drawLine(start, end)


Form = tuple[str, str, str, float, bool]


def _form(wire: Wire) -> Form:
    """Return what a wire looks like while nothing points at it."""
    return wire.start, wire.end, wire.role, wire.width, wire.dash


class RestingWires:
    """Paints wires. Where they are many, the pale ones come from a picture; the others are painted over it."""

    def __init__(self) -> None:
        self._before: frozenset[Form] = frozenset()  # how the wires looked in the last painting
        self._kept: frozenset[Form] = frozenset()  # what is in the picture
        self._picture = QPixmap()
        self._key: object = None
        self._centres: Mapping[str, QPointF] | None = None

    def paint(self, painter: QPainter, widget: QWidget, wires: Sequence[Wire], centres: Mapping[str, QPointF],
              strong: Collection[str]) -> None:
        """Paint the background, and wires between the centres of their units; those with a halo come over all others.

        strong: keys of those that are pointed at.
        """
        if len(wires) <= _FEW or painter.paintEngine().type() in LINES:
            fill_background(painter, widget.rect())
            rest: Collection[Wire] = [wire for wire in wires if not wire.halo]
        else:
            rest = self._paint_kept(painter, widget, wires, centres, strong)
        for wire in rest:
            paint_wire(painter, wire, centres[wire.start], centres[wire.end], wire.key in strong)

    def _paint_kept(self, painter: QPainter, widget: QWidget, wires: Sequence[Wire], centres: Mapping[str, QPointF],
                    strong: Collection[str]) -> Collection[Wire]:
        """Paint the picture of the wires that stay, made anew if it has to be; return those that are not in it."""
        forms = [_form(wire) for wire in wires]
        now = frozenset(forms)
        key = (widget.size().toTuple(), device_ratio(widget), THEME.current, is_seen_through())
        same = centres is self._centres and key == self._key
        if not same or not self._kept <= now or len(now) - len(self._kept) > _FEW:
            self._key, self._centres, self._kept = key, centres, (now & self._before if same else now) or now
            self._make(widget, [w for w, form in zip(wires, forms, strict=True) if form in self._kept], centres)
        self._before = now
        painter.drawPixmap(0, 0, self._picture)
        return [wire for wire, form in zip(wires, forms, strict=True)
                if not wire.halo and (form not in self._kept or not wire.pale or strong and wire.key in strong)]

    def drop(self) -> None:
        """Give back the memory of the picture, which is made anew when it is needed."""
        self._picture, self._key = QPixmap(), None

    def _make(self, widget: QWidget, wires: Sequence[Wire], centres: Mapping[str, QPointF]) -> None:
        ratio = device_ratio(widget)
        self._picture = QPixmap(ceil(widget.width() * ratio), ceil(widget.height() * ratio))
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(QColor(0, 0, 0, 0) if is_seen_through() else THEME.colour("background"))
        with QPainter(self._picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for wire in wires:
                paint_wire(painter, wire, centres[wire.start], centres[wire.end], False, pale=True)
