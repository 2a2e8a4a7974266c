"""A straight line of a plot to drag: moved whole, turned by its ends, steered by the arrow that stands on it."""

import math
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QGraphicsItem

from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.shapes import Arrow, DragLine
from nnviz.ui.plots.plot import Plot

Place = tuple[float, float]
Box = tuple[float, float, float, float]
_FAR = (-8.0, -8.0, 9.0, 9.0)  # as far as any window shows


class LineGeometry(Protocol):
    """What is asked of the lines w·x + b = 0; `ui` knows no mathematics, so the tab hands it over."""

    def segment(self, w: Place, b: float, box: Box) -> tuple[Place, Place] | None: ...  # noqa: D102
    def grips(self, w: Place, b: float, box: Box) -> tuple[Place, Place, Place]: ...  # noqa: D102
    def inside(self, point: Place, box: Box) -> Place: ...  # noqa: D102
    def through(self, first: Place, last: Place, w: Place) -> tuple[Place, float] | None: ...  # noqa: D102
    def moved_to(self, point: Place, w: Place) -> tuple[Place, float]: ...  # noqa: D102


class LineHandles(QObject):
    """The line w·x + b = 0 with a handle at each end and in the middle, and the arrow w with one at its tip.

    It tells which w and b a drag asks for (`wanted`); the owner answers with `put`. While a handle is held, what it
    turns about stays where it is; afterwards all handles return to their places, which are always inside `box`.
    """

    wanted = Signal(float, float, float)  # w1, w2, b
    released = Signal()

    def __init__(self, plot: Plot, geometry: Any, box: Box, role: str = "ink", tip: bool = True) -> None:
        """geometry: see `Geometry`, such as the module nnviz.core.decision_boundary; box: where the handles may be;
        tip: the arrow too.
        """
        super().__init__(plot)
        self._geometry, self._box, self.role = geometry, box, role
        self.w, self._b = (0.0, 0.0), 0.0
        self._places: dict[str, Place] = {}
        self._held: dict[str, Place] = {}  # places that stay during a drag
        self.line = DragLine(plot, role)
        self.arrow = Arrow(plot, role)
        self.handles = {name: Handle(plot, role, shape, (0.05, 0.05), radius=8) for name, shape in
                        (("middle", "circle"), ("first", "circle"), ("last", "circle"))}  # fmt: skip
        if tip:
            self.handles["tip"] = Handle(plot, role, "diamond", (0.05, 0.05), radius=7)
        for name, handle in self.handles.items():
            handle.moved.connect(getattr(self, f"_on_{name}"))
            handle.released.connect(self._on_released)
        self.line.moved.connect(self._on_middle)
        self.line.released.connect(self._on_released)

    def set_names(self, **names: str) -> None:
        """Say what is taken hold of: middle, ends, tip (in the language in force)."""
        for name, handle in self.handles.items():
            handle.set_name(names["ends"] if name in ("first", "last") else names[name])

    def set_visible(self, visible: bool) -> None:
        """Show or hide all of it."""
        items: list[QGraphicsItem] = [self.line, self.arrow, *self.handles.values()]
        for item in items:
            item.setVisible(visible)

    def set_grabbable(self, on: bool) -> None:
        """Let it be dragged, or only be seen."""
        self.line.set_grabbable(on)
        for handle in self.handles.values():
            handle.setVisible(on)

    def put(self, w: Place, b: float) -> None:
        """Show a line; where w = 0 there is none, but its handles stay to make one."""
        self.w, self._b = w, b
        self._places = {**dict(zip(("first", "middle", "last"), self._geometry.grips(w, b, self._box), strict=True)),
                        **self._held}  # fmt: skip
        if "first" in self._held:
            (x, y), (u, v) = self._places["first"], self._places["last"]
            self._places["middle"] = ((x + u) / 2, (y + v) / 2)
        middle = self._places["middle"]
        tip = self._geometry.inside((middle[0] + w[0], middle[1] + w[1]), self._box)
        self._places["tip"] = self._held.get("tip", tip)
        exists = w != (0.0, 0.0)
        if "tip" in self.handles:  # where both are on one spot, the one that is of use lies on top
            apart = math.dist(self._places["tip"], middle) > 0.1
            self.handles["tip"].setZValue(52 if apart or not exists else 48)
        self.line.put(self._geometry.segment(w, b, _FAR))
        self.arrow.put((middle, self._places["tip"]) if exists and "tip" in self.handles else None)
        for name, handle in self.handles.items():
            handle.put(*self._places[name])
            handle.set_role(self.role if exists or name == "tip" else "muted")

    def place(self, name: str) -> Place:
        """Return where a handle is: first, middle, last or tip."""
        return self._places[name]

    # Dragging and clicking.

    @Slot(float, float)
    def _on_middle(self, x: float, y: float) -> None:
        if place := self._reachable(x, y):
            self._held = {"middle": place}
            self._tell(self._geometry.moved_to(place, self.w))

    @Slot(float, float)
    def _on_first(self, x: float, y: float) -> None:
        self._turn("first", "last", x, y)

    @Slot(float, float)
    def _on_last(self, x: float, y: float) -> None:
        self._turn("last", "first", x, y)

    @Slot(float, float)
    def _on_tip(self, x: float, y: float) -> None:
        if place := self._reachable(x, y):
            middle = self._places["middle"]
            self._held = {"middle": middle, "tip": place}
            w = (place[0] - middle[0], place[1] - middle[1])
            self._tell((w, 0.0 - w[0] * middle[0] - w[1] * middle[1]))

    @Slot()
    def _on_released(self) -> None:
        self._held = {}
        self.put(self.w, self._b)
        self.released.emit()

    def _turn(self, name: str, pivot: str, x: float, y: float) -> None:
        if place := self._reachable(x, y):
            self._held = {name: place, pivot: self._places[pivot]}
            line = self._geometry.through(self._held["first"], self._held["last"], self.w)
            if line is None:  # both ends on one spot: the line stays until they part
                self.put(self.w, self._b)
            else:
                self._tell(line)

    def _reachable(self, x: float, y: float) -> Place | None:
        return self._geometry.inside((x, y), self._box) if math.isfinite(x) and math.isfinite(y) else None

    def _tell(self, line: tuple[Place, float]) -> None:
        (w1, w2), b = line
        self.wanted.emit(w1, w2, b)
