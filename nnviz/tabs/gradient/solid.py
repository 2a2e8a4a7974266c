"""The view in three dimensions: the same surface with the same paths.

Five seconds: a ball on the wall of a bowl, and dotted, where it will go. One second: Space takes it down step by step;
a drag rotates the bowl.
"""

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core.studies.gradient.loss_landscape import Landscape
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import landscape_of, value_at
from nnviz.tabs.gradient.view import GradientView
from nnviz.tabs.gradient.words import outcome_text
from nnviz.ui.base.language import translate
from nnviz.ui.widgets.surface_view import SurfaceView

_GRID = 45  # points of the surface along each side


class SolidView(GradientView):
    """A projected surface that can be turned."""

    def build(self, page: QWidget) -> None:
        """Make the surface on the page of its own."""
        self.solid = SurfaceView("gradient", GradientState.azimuth, GradientState.elevation)
        self.solid.turned.connect(self._on_turned)
        self._landscape: Landscape | None = None
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.solid)

    def draw(self, state: GradientState) -> None:
        """Compute the surface if it is another one."""
        landscape = landscape_of(state)
        self.solid.set_texts("", *(("x₀", "x₁", "f") if landscape.data is None else ("w", "b", "E")))
        if landscape is not self._landscape:
            self._landscape = landscape
            a, b, c, d = landscape.surface.domain
            x, y = np.linspace(a, b, _GRID), np.linspace(c, d, _GRID)
            self.solid.set_surface(x, y, value_at(state, np.stack(np.meshgrid(x, y))))

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw the paths on the surface."""
        trace = self.trajectory
        self.solid.turn(state.azimuth, state.elevation)
        paths = [(trace.x[:, :, i], trace.value[:, i], w.role, moment) for i, w in enumerate(self.run.styles)]
        self.solid.set_paths(paths)

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return what has become of the run; at the start, what to do."""
        if moment == 0:
            return translate("gradient", "At the start. Press Space to take one step after the other.")
        return outcome_text(state, self.run, moment)

    def fit(self) -> None:
        """Look at the surface from where one looked at first."""
        self.solid.fit()

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return translate(
            "gradient", "Drag, or Shift and the arrow keys, rotates the surface; the wheel, or + and −, zooms."
        )

    @Slot(float, float)
    def _on_turned(self, azimuth: float, elevation: float) -> None:
        azimuth = (azimuth + 180) % 360 - 180
        self.tab.change(merge="turn", azimuth=float(azimuth), elevation=float(min(89, max(5, elevation))))
