"""What the views share: a page with its part of the State's way to the picture, and back from the hand."""

import math
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.rounding_error import LEAST_STEP
from nnviz.tabs.derivatives.state import FARTHEST, LARGEST_STEP
from nnviz.ui.plots.curve import Curve
from nnviz.ui.plots.drag_handle import Handle
from nnviz.ui.plots.notes import smooth
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab

_DASHES = (5, 5)


class Page(QObject):
    """One view of the tab: what is built on its page, once, and how it is drawn."""

    def __init__(self, tab: Tab, page: QWidget) -> None:
        super().__init__(tab)
        self.tab = tab
        self._drawn: dict[str, tuple[Any, ...]] = {}  # what slow parts of the picture were drawn for
        self.build(page)

    def build(self, page: QWidget) -> None:
        """Make everything, once."""
        raise NotImplementedError

    def lines(self) -> dict[str, list[Curve]]:
        """Return the lines that a part of the strip lights up: key → lines."""
        return {}

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""
        self._drawn.clear()

    def fresh(self, part: str, *key: Any) -> bool:
        """Return whether a slow part of the picture is to be drawn anew, and remember what it was drawn for."""
        fresh = self._drawn.get(part) != key
        self._drawn[part] = key
        return fresh

    # From the hand to the State.

    def drag_to(self, plot: Plot, handle: Handle, x: float, field: str, **more: Any) -> None:
        """Take a dragged place: round numbers for a hand, no farther than the field goes."""
        low, high = plot.getViewBox().viewRange()[0]
        if handle.held:
            x = snap(min(high, max(low, x)), (high - low) / max(100, plot.width()))
        x = min(FARTHEST, max(-FARTHEST, float(f"{x:.10g}")))
        self.tab.change(merge=field, **{field: x}, **more)

    def take_h(self, h: float) -> None:
        """Take a dragged step."""
        self.tab.change(merge="h", h=min(LARGEST_STEP, max(LEAST_STEP, float(f"{h:.3g}"))))


def snap(value: float, pixel: float) -> float:
    """Return the roundest value within about a pixel, so that a hand can reach 0 and 5."""
    step = round_up(pixel)
    return float(f"{round(value / step) * step:.12g}") + 0.0


def round_up(value: float) -> float:
    """Return 1, 2 or 5 times a power of ten, at least the value: an axis that seldom changes."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= value * 0.999)


def exact_curve(plot: Plot, name: str, noisy: bool = False, still: bool = False) -> Curve:
    """Add a line for what is exact: blue dashes over the solid line, so that both are seen where they agree."""
    line = plot.curve("training", name, width=2, pattern=_DASHES, still=still, straight=not noisy)
    line.item.setZValue(5)
    if not noisy:
        smooth(line)
    return line
