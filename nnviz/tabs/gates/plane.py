"""A plane that stays where it is, with short texts beside its places."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from PySide6.QtCore import Slot

from nnviz.tabs.gates.labels import Arrangement, Label, Obstacles, Place, candidates
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot

_NOTHING = Obstacles()


class Plane(Plot):
    """A plane with equal units on both axes whose view stays: nothing that can be dragged ever leaves it."""

    def __init__(self, context: str, x: str, y: str, view: tuple[float, float]) -> None:
        """x, y: what the axes are (source language); view: the range that is always seen on both."""
        super().__init__(context)
        self.set_texts("", x, y)
        # A fixed width: else wide ticks narrow the view, which then has other ticks, which widen it again, for ever.
        self.set_left_width(52)
        box = self.getViewBox()
        box.setMouseEnabled(False, False)
        box.setAspectLocked(True)
        self.set_domain(view, view)
        for axis in ("left", "bottom"):
            self.getAxis(axis).room = 60
        for angle in (0, 90):
            for value in (0, 1):
                line = self.marker("grid", dash=False, angle=angle)
                line.setValue(value)
                line.setZValue(-40)
        self._labels: list[PlotText] = []
        self._wanted: tuple[tuple[Label, ...], Obstacles] = ((), _NOTHING)
        self.rows: list[tuple[object, ...]] = []  # the numbers behind the picture, under their names
        THEME.changed.connect(self._arrange)
        box.sigTransformChanged.connect(self._arrange)

    @Slot()
    def restyle(self) -> None:
        """Follow the theme, without the grid: it would lie unseen under what fills the plane."""
        super().restyle()
        for side in ("left", "bottom"):
            self.getAxis(side).setGrid(False)

    def set_title(self, title: str) -> None:
        """Say what the plane shows (source language)."""
        self.set_texts(title, *self._texts[1:])

    def table(self, separator: str = "\t") -> str:
        """Return the truth table as text: it is the data of this picture."""
        return table_text([str(name) for name in self.rows[0]], self.rows[1:], separator) if self.rows else "\n"

    def put_labels(self, labels: Sequence[Label], obstacles: Obstacles = _NOTHING) -> None:
        """Write short texts beside places, where they lie on nothing."""
        if (tuple(labels), obstacles) != self._wanted:
            self._wanted = tuple(labels), obstacles
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        labels, obstacles = self._wanted
        while len(self._labels) < len(labels):
            self._labels.append(PlotText(self, size=TICK_SIZE, halo=True, z=25))
        scale, pixel = THEME.current.scale, self._pixels()
        arrangement = self._arrangement(obstacles, pixel)
        for text, label in zip_longest(self._labels, labels):
            if label is None:
                text.hide()
                continue
            text.set_look(label.role, TICK_SIZE, label.bold)
            words = [w for w in (label.text, label.short) if w]
            for word in words:
                wide, tall = text.size_of(word)
                boxes = ((box, place) for place in label.places for box in
                         candidates(pixel(place), wide, tall, label.gap * scale, label.sides))  # fmt: skip
                found = arrangement.place(boxes, label.optional or word is not words[-1])
                if found is not None:
                    (left, top, _, _), place = found
                    x, y = pixel(place)
                    text.write(word, place[0], place[1], ((x - left) / wide, (y - top) / tall))
                    break
            else:
                text.hide()

    def _arrangement(self, obstacles: Obstacles, pixel: Callable[[Place], Place]) -> Arrangement:
        """Return an empty arrangement for what is seen of the plane, in pixels."""
        (left, right), (low, high) = self.getViewBox().viewRange()
        bounds = (*pixel((left, high)), *pixel((right, low)))
        strokes = [(pixel(start), pixel(end)) for start, end in obstacles.strokes]
        radius = obstacles.radius * THEME.current.scale
        marks = [(x - radius, y - radius, x + radius, y + radius) for x, y in map(pixel, obstacles.marks)]
        return Arrangement(bounds, strokes, marks)

    def _pixels(self) -> Callable[[Place], Place]:
        """Return what gives a place in pixels, counted from the origin of the plane."""
        across, up = self.getViewBox().viewPixelSize()
        return lambda place: (place[0] / across, -place[1] / up)
