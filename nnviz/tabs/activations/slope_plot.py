"""The slope of one layer over its input: where the factor comes from that is multiplied from layer to layer."""

from functools import lru_cache

import numpy as np

from nnviz.core.activations import ACTIVATIONS, sampled
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import Family, held, wide
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.plot import Plot

Options = tuple[tuple[str, float], ...]


class SlopePlot(Plot):
    """The slopes of the chosen functions, and a dot on each at the factor; at one x for all, that x is dragged."""

    def __init__(self) -> None:
        super().__init__("activations")
        self.set_texts(
            QT_TRANSLATE_NOOP("activations", "The factor of each layer"), QT_TRANSLATE_NOOP("activations", "x"),
            QT_TRANSLATE_NOOP("activations", "slope dy/dx"),
        )  # fmt: skip
        self.family = Family(self)
        self.marker("border", dash=False, angle=0)
        self.level = self.marker("muted", angle=0)
        self.dots = Marks(self)
        self.handle = Handle(self, "ink")
        self.half = 6.0
        self._drawn: tuple[object, ...] | None = None

    def show_slopes(self, state: ActivationsState) -> None:
        """Draw the slopes of the State's functions and the factors taken from them."""
        by_hand = state.place == "x"
        if not held(self.handle):
            self.half = wide(abs(state.x) if by_hand else 0.0)
        shape = (state.functions, state.slope, state.alpha, self.half)
        if shape != self._drawn:
            self._drawn = shape
            self._draw_curves(state)
        places = {name: (state.x if by_hand else steepest_place(name, tuple(state.parameters_of(name).items())),
                         state.slope_at(name)) for name in state.functions}  # fmt: skip
        looks = [Look(self.family.pen(name).color().name(), radius=4.5 * THEME.current.scale) for name in places]
        self.dots.show_marks([*places.values()], looks)
        self.level.setValue(places[state.in_focus()][1])
        self.handle.setVisible(by_hand)
        self.handle.put(*places[state.in_focus()])

    def _draw_curves(self, state: ActivationsState) -> None:
        self.family.clear_others(state.functions)
        low, high = 0.0, 1.0
        for name in state.functions:
            x, y, connect = sampled(ACTIVATIONS[name], -self.half, self.half, 481, of_derivative=True,
                                    **state.parameters_of(name))  # fmt: skip
            self.set_data(self.family.curves[name], x, y, None if connect.all() else connect)
            low, high = min(low, float(y.min())), max(high, float(y.max()))
        pad = 0.08 * (high - low)
        self.set_domain((-self.half, self.half), (low - pad, high + pad))

    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        super().restyle()
        self._drawn = None


@lru_cache(maxsize=64)
def steepest_place(name: str, options: Options) -> float:
    """Return where a function is steepest: of several such places the one nearest to 0."""
    x = np.linspace(-10, 10, 2001)
    slope = ACTIVATIONS[name].derivative(x, **dict(options))
    best = x[np.isclose(slope, slope.max(), rtol=1e-12, atol=0.0)]
    return float(best[np.argmin(np.abs(best))]) + 0.0
