"""What the views of the gradient tab share: the map, the runs, and a column beside the map."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from nnviz.core.descent import Trajectory
from nnviz.tabs.gradient.curves import Curves
from nnviz.tabs.gradient.program import program
from nnviz.tabs.gradient.run import DescentRun
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.strip import run_equations
from nnviz.tabs.gradient.surface_map import SurfaceMap
from nnviz.ui.playback.playback import Playback
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Host, Picture, View
from nnviz.ui.widgets.equation_strip import Equation


class GradientHost(Host, Protocol):
    """What the views ask of the tab beside that: they share one map, one run and one plot of curves."""

    map: SurfaceMap
    run: DescentRun
    curves: Curves
    timeline: Playback


class GradientView(View):
    """One view: what stands beside the map, and what is drawn there and on it.

    `beside`: the widgets that may be on show; `items`: what only this view has on the map.
    """

    tab: GradientHost
    beside: Sequence[QWidget] = ()
    items: Sequence[Any] = ()

    def build(self, page: QWidget) -> None:
        """Make widgets and items, once; the tab lays them out round the map."""

    @property
    def map(self) -> SurfaceMap:
        """The map of all views."""
        return self.tab.map

    @property
    def run(self) -> DescentRun:
        """The runs of all views."""
        return self.tab.run

    @property
    def curves(self) -> Curves:
        """The curves against the step, of several views."""
        return self.tab.curves

    @property
    def state(self) -> GradientState:
        """The State on show."""
        return self.tab.state

    @property
    def trajectory(self) -> Trajectory:
        """What was computed so far."""
        return self.run.trajectory

    def beside_in(self, state: GradientState) -> Sequence[QWidget]:
        """Return which of the widgets beside the map a State shows."""
        return self.beside

    def draw(self, state: GradientState) -> None:
        """Draw what follows from the State alone."""

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw a moment of the run."""
        self.map.draw_trajectories(state, self.run, moment)

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return the sentence over the picture."""
        return ""

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return ""

    def equations(self, state: GradientState) -> Sequence[Equation]:
        """Return f with its numbers, and the step on show."""
        return run_equations(state, self.run, self.tab.timeline.position, 0)

    def script(self, state: GradientState) -> str:
        """Return a program that draws the same map with the same runs and prints where they end."""
        return program(state)

    def pictures(self) -> Sequence[Picture]:
        """Return the map and the plots beside it."""
        return (self.map, *(widget for widget in self.beside_in(self.state) if isinstance(widget, Plot)))

    def highlight(self, key: str) -> None:
        """Light up the arrow that a term of the strip stands for."""
        self.map.gradient_arrow.light(key == "gradient")

    def held(self) -> bool:
        """Return whether what is dragged changes the surface itself."""
        return False

    def keeps_axes(self) -> bool:
        """Return whether the axes should stand still, for something is dragged."""
        return self.held() or self.map.start_held()
