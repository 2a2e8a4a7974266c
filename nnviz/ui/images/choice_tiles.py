"""Tiles of which one is chosen: by a click, or by the arrow keys and Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.keys import ARROWS
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.tile_grid import TileGrid


class ChoiceTiles(TileGrid):
    """`chosen(number)`: the tile was clicked, or Enter pressed on it. A frame says where the arrow keys are."""

    chosen = Signal(int)
    uses_arrows = True  # so the time bar leaves them alone

    def __init__(self, context: str, signed: bool = True, themed: bool = False) -> None:
        super().__init__(context, signed, themed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the mouse."""
        number = self.number_at(event.position())
        if number is not None:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tile to tile by the arrows, and choose one by Enter."""
        if event.key() in ARROWS and self.count:
            down, right = ARROWS[event.key()]
            place = self.place + down * self.columns + right
            self.place = place if 0 <= place < self.count else self.place
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place < self.count:
            self.chosen.emit(self.place)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at a tile that there is."""
        self.place = min(self.place, max(0, self.count - 1))
        super().focusInEvent(event)

    def paint_marks(self, painter: QPainter) -> None:
        """Paint the frame of the place over the tiles while the keys go here."""
        super().paint_marks(painter)
        if self.hasFocus():
            if self.place < self.count:
                painter.setPen(QPen(THEME.colour("accent"), 3 * THEME.current.scale))
                painter.drawRect(self.rect_of(self.place))
            paint_focus(painter, self)
