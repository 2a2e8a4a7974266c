"""The loss over one weight: its curve, the tangent that dW stands for, and the weight before and after a nudge."""

import numpy as np

from nnviz.core.studies.network.one_layer import answer, losses_along
from nnviz.tabs.network.state import NetworkState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.plot import Plot

_POINTS = 81


class NudgePlot(Plot):
    """E over the chosen weight; the two points lie where it is and where h moves it."""

    def __init__(self) -> None:
        super().__init__("network")
        self.set_texts("", QT_TRANSLATE_NOOP("network", "The chosen weight w"), QT_TRANSLATE_NOOP("network", "E"))
        self._loss = self.curve("ink", QT_TRANSLATE_NOOP("network", "E(w), actual"), width=2)
        self._tangent = self.curve("training", QT_TRANSLATE_NOOP("network", "with slope dW"), width=2, dash=True,
                                   straight=True)  # fmt: skip
        self.put_legend_above(2)
        self._points = Marks(self)

    def show_nudge(self, state: NetworkState, W: np.ndarray) -> None:
        """Draw the loss around W[row, column], the line with the slope dW there, and both places of the weight."""
        place, label, sample = (state.row, state.column), state.label, state.sample
        here, reach = float(W[place]), max(4.0, 2 * state.h)
        ends = round(here) + np.array([-reach, reach])
        w = np.linspace(ends[0], ends[1], _POINTS)
        values = losses_along(sample, W, label, *place, w)
        at, moved = losses_along(sample, W, label, *place, np.array([here, here + state.h]))
        self.set_data(self._loss, w, values)
        self.set_data(self._tangent, ends, at + answer(sample, W, label).dW[place] * (ends - here))
        self.set_domain((ends[0], ends[1]), (0.0, 1.08 * float(values.max())))
        theme = THEME.current
        self._points.show_marks(
            [(here, float(at)), (here + state.h, float(moved))],
            [Look(theme.ink, theme.ink, "circle", 4 * theme.scale),
             Look(theme.vermillion, theme.vermillion, "circle", 5 * theme.scale)],
        )  # fmt: skip
