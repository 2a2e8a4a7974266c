"""What the views of this tab are beside a View: they say which moments there are, and what the main button says."""

from typing import Any

from nnviz.tabs.tensors.state import TensorsState
from nnviz.ui.tab import Tab
from nnviz.ui.view import View


class TensorsView(View):
    """A view of this tab."""

    start = ""
    """What the main button says (source language); "": it plays nothing."""

    evolves = True  # whether anything in it ever does

    def positions(self, state: TensorsState) -> tuple[int, int]:
        """Return the last position of the time bar (0: nothing evolves), and the one of a State."""
        return 0, 0

    def moment(self, state: TensorsState, position: int) -> dict[str, Any]:
        """Return the fields of the State at a position of the time bar."""
        return {}

    def rate(self, state: TensorsState) -> float:
        """Return how many positions pass in a second."""
        return max(2.0, self.positions(state)[0] / 20)

    def press(self) -> bool:
        """Do what the main button means here; False: it plays."""
        return False

    def button(self) -> str:
        """Return what the main button says (in the language in force), "" if it plays."""
        return ""

    def draw_again(self) -> None:
        """Draw the State on show and put the time bar right: there is more to show than before."""
        tab = self.parent()
        if isinstance(tab, Tab) and tab.view is self:
            tab.draw(tab.state)
            tab.refresh_equations()
