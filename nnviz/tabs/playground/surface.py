"""The plane with its points, coloured by what the network answers at every place, and the line between the answers."""

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QWidget

from nnviz.core.studies.playground.maps import AnswerMap, Bytes
from nnviz.core.studies.playground.plane_data import PLANE, PlaneData
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.answer_field import AnswerField
from nnviz.ui.plots.items.plane_points import PlanePoints
from nnviz.ui.plots.plot import Plot

_AXES = (64, 68)  # px at scale 1 that a plot's axes and title take of its width and height
_WIDE = 2.3  # times as wide as high: the curves stand beside the planes
_BESIDE, _BELOW = 2, 4  # columns of the legend of curves there
_LOW = 330  # px at scale 1: a plot of the plane that is lower has no title
_TICK_ROOM = 40.0  # px at scale 1 between ticks: the same on both axes, which have the same unit
_SHARES = (0.34, 0.56)  # of the width that the surface takes at least and at most


class SquareRow(QWidget):
    """Something on the left, and on the right plots of the plane, as wide as makes them squares."""

    def __init__(self, left: QLayout, *planes: QWidget, bar: QWidget | None = None) -> None:
        """bar: what stands at the right edge."""
        super().__init__()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        left.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 1)
        self._count, self._bar = len(planes), bar
        for plane in planes:
            row.addWidget(plane, 1)
        if bar is not None:
            row.addWidget(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the planes the width that their height asks for: a share of what there is, so that they can shrink."""
        super().resizeEvent(event)
        wanted = square_width(self.height())
        low, high = (share * self.width() / self._count for share in _SHARES)
        each = round(max(low, min(high, wanted)))
        taken = 16 + 8 * self._count + (8 + self._bar.sizeHint().width() if self._bar is not None else 0)
        self._row.setStretch(0, max(1, self.width() - taken - self._count * each))
        for place in range(1, self._count + 1):
            self._row.setStretch(place, each)
        self._row.activate()


def square_width(height: float) -> float:
    """Return how wide a plot of the plane is that has this height."""
    return height + (_AXES[0] - _AXES[1]) * THEME.current.scale


class SideBySide(QWidget):
    """Two plots of the plane and curves: the curves below the planes, or in a low window beside them."""

    def __init__(self, one: QWidget, other: QWidget, curves: Plot) -> None:
        super().__init__()
        self._curves = curves
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        planes = QHBoxLayout()
        for plane in (one, other):
            planes.addWidget(plane, 1)
        self._layout.addLayout(planes, 7)
        self._layout.addWidget(curves, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the arrangement for the new shape."""
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.height()
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._curves.put_legend_above(_BESIDE if wide else _BELOW)


class SurfacePlot(Plot):
    """The decision surface. plane_data: the points on show."""

    def __init__(self, title: str = QT_TRANSLATE_NOOP("playground", "Answers"), named: bool = True) -> None:
        """named: it has its title however low it is."""
        super().__init__("playground")
        self._title = self._shown_title = title
        self._named = named
        self.set_texts(title, "x₁", "x₂")
        self.getViewBox().setAspectLocked(True)
        self.set_domain((-PLANE, PLANE), (-PLANE, PLANE))
        for side in ("left", "bottom"):
            self.getAxis(side).room = _TICK_ROOM
        self.field = AnswerField(self, PLANE)
        self.background_cache.set_cover(self.field)
        self.points = PlanePoints(self)
        self.plane_data: PlaneData | None = None

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave the title out where there is no room for it."""
        super().resizeEvent(event)
        if not getattr(self, "_named", True):  # Qt may resize while it is being built
            self._show_title(self._shown_title)

    def _show_title(self, title: str) -> None:
        """Say what the colours are, unless there is no room for the usual."""
        self._shown_title = title
        low = not self._named and title == self._title and self.height() < _LOW * THEME.current.scale
        self.set_texts("" if low else title, "x₁", "x₂")

    def put_points(self, data: PlaneData) -> None:
        """Show points; those for testing are hollow."""
        if data is not self.plane_data:
            self.plane_data = data
            self.points.put(data.x, data.t, data.test, data.classes)

    def put_map(self, plane: AnswerMap) -> None:
        """Show what a network answers."""
        self._show_title(self._title)
        classes = self.plane_data.classes if self.plane_data is not None else 2
        self.field.put(plane.answer, plane.margins, classes)

    def put_unit(self, unit: Bytes, name: str) -> None:
        """Show the map of one unit in the place of the answers; name: what it is called, translated."""
        self._show_title(name)
        self.field.put(unit, np.empty((0, 2, 2)), 2)

    def table(self, separator: str = "\t") -> str:
        """Return the points."""
        data = self.plane_data
        rows = [] if data is None else zip(data.x[:, 0], data.x[:, 1], data.t, data.test.astype(int), strict=True)
        lines = [separator.join(("x1", "x2", "t", "test")), *(separator.join(map(str, row)) for row in rows)]
        return "\n".join(lines) + "\n"
