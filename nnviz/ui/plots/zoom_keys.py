"""Keys for what the wheel and a drag do to a plot: + and − zoom, with Alt its width; Alt and an arrow move it."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsItem

from nnviz.ui.plots.focus_stops import in_sight
from nnviz.ui.plots.ranges import Range

ZOOMS: dict[int, int] = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
"""In or out; = is + without Shift."""
NOTCH = 1.02**-15
"""The share of a range that is left after one notch of the wheel."""
_MOVES: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip
_SHARE = 0.1  # of the range that one key moves
_ALT, _KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier


def zoom_of(event: QKeyEvent, also: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> int:
    """Return 1 for a key that zooms in, −1 for one that zooms out, 0 for any other.

    also: a key that may be held with it.
    """
    others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | _KEYPAD | also)
    plain = others == Qt.KeyboardModifier.NoModifier
    return ZOOMS.get(event.key(), 0) if plain else 0


def can_zoom(box: pg.ViewBox) -> bool:
    """Return whether the mouse, and so the keys, may change a range."""
    return any(box.mouseEnabled())


def follow_key(box: pg.ViewBox, event: QKeyEvent) -> bool:
    """Do to a plot what a key means and accept it; return False if it means nothing there."""
    with_alt = bool(event.modifiers() & _ALT)
    moves = _MOVES.get(event.key()) if event.modifiers() & ~_KEYPAD == _ALT else None
    zoom = zoom_of(event, _ALT)
    if not can_zoom(box) or not (moves or zoom):
        return False
    free, fixed = box.mouseEnabled(), _fixed_point(box)
    if with_alt and zoom and not box.state["aspectLocked"]:
        free = [free[0], False]
    share, steps = (1.0, moves) if moves else (NOTCH**zoom, (0, 0))
    places = zip(box.viewRange(), (fixed.x(), fixed.y()), steps, free, strict=True)
    x, y = (_changed(span, centre, share, _SHARE * step) if on else None for span, centre, step, on in places)
    box.setRange(xRange=x, yRange=y, padding=0)
    box.sigRangeChangedManually.emit(free)
    event.accept()
    return True


def _changed(span: Sequence[float], fixed: float, share: float, step: float) -> Range:
    """Return a range made `share` as wide around a place, or moved by a share of its width."""
    low, high = span
    return fixed + share * (low - fixed) + step * (high - low), fixed + share * (high - fixed) + step * (high - low)


def _fixed_point(box: pg.ViewBox) -> QPointF:
    """Return the place that stays where it is: the point that has the keyboard, or else the middle."""
    item = box.scene().focusItem()
    if item is not None and item.flags() & QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations and in_sight(item):
        return box.mapSceneToView(item.scenePos())
    return box.viewRect().center()
