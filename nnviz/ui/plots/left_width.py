"""The width of the left axes of plots that stand one above the other."""

import math
from collections.abc import Sequence

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.plot import Plot

_STEP = 16  # px at scale 1 by which they grow


def share_left_width(plots: Sequence[Plot], least: int) -> None:
    """Give all left axes the width that the longest number of one needs, so that the plots stay in line.

    least: of the width, px at scale 1. While the first plot is zoomed by hand they only grow: each change is a new
    layout.
    """
    needed = max(plot.getAxis("left").needed_width() for plot in plots) / THEME.current.scale
    width = least + _STEP * max(0, math.ceil((needed - least) / _STEP))
    if not plots[0].fitted:
        width = max(width, plots[0].left_width)
    for plot in plots:
        if plot.left_width != width:
            plot.set_left_width(width)
