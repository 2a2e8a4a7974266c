"""Plain shapes in a plot that follow the theme: a shaded region, a line to be dragged, an arrow, crossed marks."""

import math

import numpy as np
import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import HoverEvent, MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.base.finite import bounded, box_near, draw_disc, draw_line, draw_polygon
from nnviz.ui.base.pens import plot_pen, set_pen
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.contents import set_contents
from nnviz.ui.plots.plot import Plot

_GRAB = 14.0  # px across, where the mouse takes hold of a line
_VEILED = 0.7  # of what a veil covers is background
_PALE = 0.4  # of its colour is left of what is pale
_HEAD = 13.0  # px, the length of an arrow's head
Place = tuple[float, float]


class ThemedItem(pg.GraphicsObject):
    """What lies on the plane of a plot and is painted anew with every theme. It may cover all that is seen of it."""

    def __init__(self, plot: Plot, z: float) -> None:
        super().__init__()
        self._plot = plot
        self._bounds: QRectF | None = None
        self.lit = self._empty = False
        self.setZValue(z)
        plot.addItem(self, ignoreBounds=True)
        THEME.changed.connect(self._on_theme)

    def set_lit(self, lit: bool) -> None:
        """Show it stronger, because the mouse is on its part of an equation."""
        if lit != self.lit:
            self.lit = lit
            self.update()

    def boundingRect(self) -> QRectF:
        """Return all that is seen of the plane, whatever numbers are on its axes."""
        if self._bounds is None:
            self._bounds = self._plot.getViewBox().viewRect().normalized()
        return self._bounds

    def viewTransformChanged(self) -> None:
        """Find the bounds anew when they are asked for."""
        self.prepareGeometryChange()
        self._bounds = None
        super().viewTransformChanged()

    def set_empty(self, empty: bool) -> None:
        """Say whether there is nothing to paint: then Qt does not ask for it in every frame."""
        if empty != self._empty:
            self._empty = empty
            set_contents(self, not empty)

    @Slot()
    def _on_theme(self) -> None:
        self.prepareGeometryChange()  # what takes hold of the mouse grows with the type
        self.update()


class Region(ThemedItem):
    """A polygon filled with a pale colour of the theme, behind everything else."""

    def __init__(self, plot: Plot, role: str, share: float = 0.16) -> None:
        """share: how much of the colour is mixed into the background."""
        super().__init__(plot, z=-50)
        self.role, self._share = role, share
        self.corners: list[Place] = []
        self.set_empty(True)

    def put(self, corners: list[Place], role: str = "") -> None:
        """Show a polygon (data coordinates), perhaps in another colour; an empty list shows nothing."""
        if corners != self.corners or role and role != self.role:
            self.corners, self.role = list(corners), role or self.role
            self.set_empty(not corners)
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Fill the polygon."""
        share = min(1.0, self._share * (2.5 if self.lit else 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(getattr(THEME.current, self.role), THEME.current.background, share))
        if self.corners:
            x, y = np.array(self.corners).T
            draw_polygon(painter, x, y, box_near(painter))


class Veil(ThemedItem):
    """Makes pale what lies to the right of a place: what is still to come."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot, z=1)
        self._x: float | None = None

    def put(self, x: float | None) -> None:
        """Begin at x (data coordinates); None covers nothing."""
        if x != self._x:
            self._x = x
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Lay the background over it, translucent."""
        if self._x is None:
            return
        box, colour = box_near(painter), QColor(THEME.current.background)
        colour.setAlphaF(_VEILED)
        painter.fillRect(QRectF(QPointF(max(self._x, box.left()), box.top()), box.bottomRight()), colour)


class DragLine(ThemedItem):
    """A straight line that can be taken anywhere along its length; it tells through which point it is wanted."""

    moved = Signal(float, float)
    released = Signal()

    def __init__(self, plot: Plot, role: str = "ink", width: float = 2.5, dash: bool = False) -> None:
        super().__init__(plot, z=5)
        self._role, self._width, self._dash = role, width, dash
        self._hover = self._held = False
        self._grip = QPointF()
        self.ends: tuple[Place, Place] | None = None
        self.set_empty(True)
        self.setAcceptHoverEvents(True)
        self.setCursor(QCursor(Qt.CursorShape.SizeAllCursor))

    def put(self, ends: tuple[Place, Place] | None) -> None:
        """Show the line between two places; None hides it."""
        if ends != self.ends:
            self.prepareGeometryChange()
            self.ends = ends
            self.set_empty(ends is None)
            self.update()

    @property
    def held(self) -> bool:
        """Whether it is being dragged."""
        return self._held

    def set_grabbable(self, on: bool) -> None:
        """Let the mouse take hold of it or not."""
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton if on else Qt.MouseButton.NoButton)
        self.setCursor(QCursor(Qt.CursorShape.SizeAllCursor if on else Qt.CursorShape.ArrowCursor))

    def shape(self) -> QPainterPath:
        """Return a band around the line in which the mouse takes hold of it."""
        path = QPainterPath()
        if self.ends is None or self.acceptedMouseButtons() == Qt.MouseButton.NoButton:
            return path
        path.moveTo(*self.ends[0])
        path.lineTo(*self.ends[1])
        stroker = QPainterPathStroker()
        stroker.setWidth(_GRAB * THEME.current.scale * self._plot.getViewBox().viewPixelSize()[0])
        return stroker.createStroke(path)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line."""
        if self.ends is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = box_near(painter)
        wide = self._width * THEME.current.scale
        if self._hover or self._held or self.lit:
            halo = blend(getattr(THEME.current, self._role), THEME.current.background, 0.35)
            set_pen(painter, plot_pen(halo, width=wide + 6))
            draw_line(painter, *self.ends, box)
        style = Qt.PenStyle.DashLine if self._dash else Qt.PenStyle.SolidLine
        set_pen(painter, plot_pen(THEME.colour(self._role), width=wide, style=style))
        draw_line(painter, *self.ends, box)

    def hoverEvent(self, event: HoverEvent) -> None:
        """Show the halo, and keep the plot from panning when the drag begins here."""
        grabbable = self.acceptedMouseButtons() != Qt.MouseButton.NoButton
        inside = grabbable and not event.isExit() and event.acceptDrags(Qt.MouseButton.LeftButton)
        if inside != self._hover:
            self._hover = inside
            self.update()

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Keep a click on the line from being one on the plane behind it."""
        event.accept()

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        """Tell through which point the mouse wants the line."""
        if event.button() != Qt.MouseButton.LeftButton or self.ends is None and not self._held:
            event.ignore()
            return
        event.accept()
        box = self._plot.getViewBox()
        if self.ends is not None and event.isStart():
            self._held = True
            down = box.mapSceneToView(event.buttonDownScenePos())
            self._grip = QPointF(*_nearest(self.ends, (down.x(), down.y()))) - down
        wanted = box.mapSceneToView(event.scenePos()) + self._grip
        self._held = not event.isFinish()
        self.moved.emit(wanted.x(), wanted.y())
        if event.isFinish():
            self.released.emit()
            self.update()


def _nearest(ends: tuple[Place, Place], place: Place) -> Place:
    """Return the point nearest to a place on the line through two ends."""
    (x, y), (u, v) = ends
    dx, dy = u - x, v - y
    squared = dx * dx + dy * dy
    share = ((place[0] - x) * dx + (place[1] - y) * dy) / squared if squared else 0.0
    return x + share * dx, y + share * dy


class Arrow(ThemedItem):
    """An arrow from one place to another; its head keeps its size on the screen."""

    def __init__(self, plot: Plot, role: str, width: float = 3.0) -> None:
        super().__init__(plot, z=8)
        self._role, self._width = role, width
        self.pale = False
        self.ends: tuple[Place, Place] | None = None
        self.set_empty(True)

    def put(self, ends: tuple[Place, Place] | None) -> None:
        """Show the arrow from the first to the second place; None hides it."""
        if ends != self.ends:
            self.ends = ends
            self.set_empty(ends is None)
            self.update()

    def set_pale(self, pale: bool) -> None:
        """Show it in a pale colour: it is still to come."""
        if pale != self.pale:
            self.pale = pale
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the shaft and the head."""
        if self.ends is None:
            return
        (x, y), (u, v) = self.ends
        px, py = self._plot.getViewBox().viewPixelSize()
        length = math.hypot((u - x) / px, (v - y) / py)  # px
        if not 1 <= length < math.inf:
            return
        scale = THEME.current.scale
        head = min(_HEAD * scale, length)
        ax, ay = (u - x) / px / length, (v - y) / py / length
        back = (u - ax * head * px, v - ay * head * py)
        side = (ay * head * 0.45 * px, -ax * head * 0.45 * py)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = THEME.colour(self._role)
        if self.pale:
            colour = blend(colour.name(), THEME.current.background, _PALE)
        set_pen(painter, plot_pen(colour, width=self._width * scale * (2 if self.lit else 1)))
        box = box_near(painter)
        draw_line(painter, (x, y), back, box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        head_x, head_y = (u, back[0] + side[0], back[0] - side[0]), (v, back[1] + side[1], back[1] - side[1])
        draw_polygon(painter, head_x, head_y, box)


class Rings(ThemedItem):
    """Rings around places of a plot, with a cross for what is wrong."""

    def __init__(self, plot: Plot, role: str, size: float = 30.0, cross: bool = False, z: float = 40) -> None:
        """size: px across at scale 1."""
        super().__init__(plot, z)
        self._role, self._size, self._cross = role, size, cross
        self.places: list[Place] = []
        self.set_empty(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def put(self, places: list[Place]) -> None:
        """Show rings at these places."""
        if places != self.places:
            self.places = list(places)
            self.set_empty(not places)
            self.update()

    def shape(self) -> QPainterPath:
        """Return nothing: the mouse takes hold of what is ringed."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the rings in pixels."""
        if not self.places:
            return
        centres = [painter.transform().map(QPointF(*map(bounded, place))) for place in self.places]
        scale = THEME.current.scale
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        set_pen(painter, plot_pen(THEME.colour(self._role), width=2.5 * scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._size * scale * (0.36 if self._cross else 0.5)
        for centre in centres:
            draw_disc(painter, centre.x(), centre.y(), radius)
            if self._cross:  # four strokes outward: it says "wrong" without its colour too
                for sx, sy in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
                    stroke = QPointF(sx, sy) * self._size * scale
                    painter.drawLine(centre + stroke * 0.2, centre + stroke * 0.5)
