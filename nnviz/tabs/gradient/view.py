"""What the views of the gradient tab share: the map, the walk, and a column beside the map."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nnviz.core.descent import Trajectory
from nnviz.tabs.gradient.curves import Curves
from nnviz.tabs.gradient.ground_map import GroundMap
from nnviz.tabs.gradient.run import Run
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.strip import walk_equations
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab
from nnviz.ui.widgets.equation_strip import Equation


class View(QObject):
    """One view: what stands beside the map, and what is drawn there and on it.

    `beside`: the widgets that are on show; `items`: what only this view has on the map.
    """

    def __init__(self, tab: Tab, ground: GroundMap, run: Run, curves: Curves) -> None:
        super().__init__(tab)
        self.tab, self.map, self.run, self.curves = tab, ground, run, curves  # all four are shared
        self.beside: Sequence[QWidget] = ()
        self.items: Sequence[Any] = ()
        self.build()

    def build(self) -> None:
        """Make the widgets and items, once."""

    @property
    def state(self) -> GradientState:
        """The State on show."""
        return self.tab.state

    @property
    def trace(self) -> Trajectory:
        """What was walked so far."""
        return self.run.trace

    def draw(self, state: GradientState) -> None:
        """Draw what follows from the State alone."""

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw a moment of the walk."""
        self.map.draw_ways(state, self.run, moment)

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return the sentence over the picture."""
        return ""

    def hint(self) -> str:
        """Return what to do with the hand."""
        return ""

    def equations(self, state: GradientState, moment: int) -> Sequence[Equation]:
        """Return f with its numbers, and the step on show."""
        return walk_equations(state, self.run, moment, 0)

    def plots(self) -> Sequence[Plot]:
        """Return what stands beside the map and can be copied."""
        return ()

    def highlight(self, key: str) -> None:
        """Light up what a term of the strip stands for."""

    def held(self) -> bool:
        """Return whether a hand changes the ground itself."""
        return False

    def rests(self) -> bool:
        """Return whether the axes should stand still under a hand."""
        return self.held() or self.map.start_held()

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""
