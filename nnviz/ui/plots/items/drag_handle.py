"""Points in a plot that are dragged with the mouse or moved with arrow keys."""

import math

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import HoverEvent, MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import put_item
from nnviz.ui.base.keys import step_factor
from nnviz.ui.base.pens import plot_pen, set_pen
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.plot import Plot

_RADIUS = 7.0  # px at scale 1: 14 px across
_HALO = 6.0  # px more
_TOUCHED = Qt.ItemSelectionMode.IntersectsItemShape
_KEYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


class Handle(pg.GraphicsObject):
    """A point of a plot to be moved: drag it, or click it (or Tab to it) and use the arrow keys.

    It never moves by itself: it tells where it is wanted (`moved`), and its owner puts it where the State says
    (`put`). So a handle that must stay on a curve, or inside a region, stays there.
    """

    moved = Signal(float, float)  # where the user wants it, in data coordinates
    released = Signal()  # the drag or key press is over

    def __init__(
        self, plot: Plot, role: str = "ink", shape: str = "circle", key_step: tuple[float, float] = (0.1, 0.1),
        name: str = "", radius: float = _RADIUS,
    ) -> None:  # fmt: skip
        """role: of its colour in the theme; shape: circle, square or diamond; key_step: one arrow key, data units;
        radius: px at scale 1.
        """
        super().__init__()
        self._plot, self._role, self._shape, self.key_step = plot, role, shape, key_step
        self._radius = radius
        self._hover = self._held = False
        self._grip = QPointF()
        self._at = (0.0, 0.0)
        self._bounds = self._room()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges, False)  # no range follows a handle
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # drawn once, then moved as a picture
        self.setAcceptHoverEvents(True)
        self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
        self.setZValue(50)
        self.set_name(name)
        plot.addItem(self, ignoreBounds=True)
        plot.add_stop(self)
        THEME.changed.connect(self._on_theme)

    def set_name(self, name: str) -> None:
        """Say (in the language in force) what is moved; shown as a tool tip and told to screen readers."""
        self.setToolTip(name)
        self.setObjectName(name)

    def set_role(self, role: str, shape: str | None = None) -> None:
        """Change colour and shape, such as the class of a point."""
        look = role, shape or self._shape
        if look != (self._role, self._shape):
            self._role, self._shape = look
            self.update()

    def put(self, x: float, y: float) -> None:
        """Show it at a place (data coordinates) without telling anyone."""
        if (x, y) != self._at:
            self._at = (x, y)
            put_item(self, x, y)

    @property
    def held(self) -> bool:
        """Whether it is being dragged."""
        return self._held

    def boundingRect(self) -> QRectF:
        """Return the space of the halo; Qt asks for it many times in a frame."""
        return self._bounds

    def _room(self) -> QRectF:
        side = math.ceil((self._radius + _HALO) * THEME.current.scale + 2)  # whole: see `snap`
        return QRectF(-side, -side, 2 * side, 2 * side)

    def shape(self) -> QPainterPath:
        """Return what the mouse can take hold of: a little more than is drawn."""
        path = QPainterPath()
        radius = (self._radius + 4) * THEME.current.scale
        path.addEllipse(QPointF(), radius, radius)
        return path

    def collidesWithPath(self, path: QPainterPath, mode: Qt.ItemSelectionMode = _TOUCHED) -> bool:
        """Return whether a path, such as the place of the mouse, meets it.

        Qt's own answer cuts it off at the edges of the plot, but compares pixels with data units there: of a handle
        near an edge the mouse could take hold of a few pixels only.
        """
        return self.shape().intersects(path)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the point, its halo when it can be taken, and a ring when it has the keyboard."""
        theme, scale = THEME.current, THEME.current.scale
        colour = THEME.colour(self._role)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        snap(painter)
        if self._hover or self._held:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(blend(colour.name(), theme.background, 0.3))
            halo = (self._radius + _HALO) * scale
            painter.drawEllipse(QPointF(), halo, halo)
        if self.hasFocus():
            set_pen(painter, plot_pen(theme.accent, width=2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(), (self._radius + 4) * scale, (self._radius + 4) * scale)
        set_pen(painter, plot_pen(theme.background, width=2))
        painter.setBrush(colour)
        draw_mark(painter, self._shape, self._radius * scale)

    # Mouse and keys.

    def hoverEvent(self, event: HoverEvent) -> None:
        """Show the halo, and keep the plot from panning when the drag begins here."""
        inside = not event.isExit() and event.acceptDrags(Qt.MouseButton.LeftButton)
        if inside:
            event.acceptClicks(Qt.MouseButton.LeftButton)
        if inside != self._hover:
            self._hover = inside
            self.update()

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        """Tell where the mouse wants the point; where it was gripped does not make it jump."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        box = self._plot.getViewBox()
        here = box.mapSceneToView(event.scenePos())
        if event.isStart():
            self._held = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
            self._grip = self.pos() - box.mapSceneToView(event.buttonDownScenePos())
        wanted = here + self._grip
        self.moved.emit(wanted.x(), wanted.y())
        if event.isFinish():
            self._held = False  # only now: the owner may want to know that this last move was a drag too
            self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
            self.update()
            self.released.emit()

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Take the keyboard."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys: Shift ×10, Ctrl ×0.1."""
        if event.key() not in _KEYS:
            event.ignore()
            return
        dx, dy = _KEYS[event.key()]
        factor = step_factor(event.modifiers())
        self.moved.emit(self.x() + dx * factor * self.key_step[0], self.y() + dy * factor * self.key_step[1])
        self.released.emit()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    @Slot()
    def _on_theme(self) -> None:
        self.prepareGeometryChange()
        self._bounds = self._room()
        self.update()


def snap(painter: QPainter) -> None:
    """Move the origin of an item that Qt keeps as a picture onto a pixel.

    Qt puts the picture on whole pixels wherever the item goes; made at a place between two, it would show where the
    item was when it was made. What is painted into a file or onto paper is no such picture.
    """
    if isinstance(painter.device(), QPixmap):
        at = painter.worldTransform()
        painter.translate(math.floor(at.dx() + 0.5) - at.dx(), math.floor(at.dy() + 0.5) - at.dy())


def draw_mark(painter: QPainter, shape: str, radius: float) -> None:
    """Draw a mark around the origin: circle, square, diamond, cross, or star."""
    if shape == "square":
        side = radius * 0.9
        painter.drawRect(QRectF(-side, -side, 2 * side, 2 * side))
    elif shape == "diamond":
        side = radius * 1.25
        painter.drawPolygon([QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0)])
    elif shape == "star":
        turns = [math.pi * n / 5 for n in range(10)]
        reach = [radius * (1.25 if n % 2 == 0 else 0.5) for n in range(10)]
        painter.drawPolygon([QPointF(r * math.sin(a), -r * math.cos(a)) for r, a in zip(reach, turns, strict=True)])
    elif shape == "cross":
        painter.drawLine(QPointF(-radius, -radius), QPointF(radius, radius))
        painter.drawLine(QPointF(-radius, radius), QPointF(radius, -radius))
    else:
        painter.drawEllipse(QPointF(), radius, radius)
