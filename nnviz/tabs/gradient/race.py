"""The view of the race: all optimisers from one start on one clock, and who is ahead."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.tabs.gradient.run import DescentRun
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.strip import run_equations
from nnviz.tabs.gradient.view import GradientView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.tables.number_table import NumberTable
from nnviz.ui.widgets.equation_strip import Equation

_RACE_TITLES = (
    QT_TRANSLATE_NOOP("gradient", "Optimiser"), QT_TRANSLATE_NOOP("gradient", "f"), "x₀", "x₁",
    QT_TRANSLATE_NOOP("gradient", "Place"),
)  # fmt: skip
_DATA_TITLES = (QT_TRANSLATE_NOOP("gradient", "Path"), QT_TRANSLATE_NOOP("gradient", "Loss"), "w", "b",
                QT_TRANSLATE_NOOP("gradient", "Place"))  # fmt: skip


class Standings(NumberTable):
    """A row for each optimiser: its value, where it is, and its place."""

    def __init__(self) -> None:
        super().__init__("gradient", _RACE_TITLES, narrow=(0, 4))

    def draw(self, state: GradientState, run: DescentRun, moment: int) -> None:
        """Show who is where at a moment."""
        self.set_titles(_DATA_TITLES if state.view == "data" else _RACE_TITLES)
        values = finite_values(run, moment)
        places = 1 + (values[:, None] > values).sum(axis=1)  # who are level share a place
        styles, x = run.styles, run.trajectory.x[moment]

        def cell(row: int, column: int) -> str:
            if column in (0, len(_RACE_TITLES) - 1):
                return str(places[row]) if column else styles[row].name
            return number_text(float(values[row] if column == 1 else x[column - 2, row]), 3)

        marks = [(style.role, style.symbol) for style in styles]
        self.show_rows(len(styles), cell, marks.__getitem__)
        self.setFixedHeight(self.whole_height(len(styles)))


def finite_values(run: DescentRun, moment: int) -> np.ndarray:
    """Return the values of all runs at a moment, infinity for one that has none any more."""
    values = run.trajectory.value[moment]
    alive = run.trajectory.alive[moment - 1] if moment else np.ones(len(values), bool)
    return np.where(alive & np.isfinite(values), values, np.inf)


class RaceView(GradientView):
    """Standings and curves."""

    def build(self, page: QWidget) -> None:
        """Make the standings."""
        self.standings = Standings()
        self.beside = (self.standings, self.curves)

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw the paths, the standings and the curves."""
        super().draw_moment(state, moment)
        self.curves.draw(state, self.run, moment, self.keeps_axes())
        self.standings.draw(state, self.run, moment)

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return who is ahead, if anybody is."""
        values = finite_values(self.run, moment)
        if self.run.ended(state) and moment == len(self.trajectory):
            told = translate(
                "gradient", "No optimiser is left after {step} steps: f cannot be computed where they lead."
            )
            return told.format(step=number_text(moment))
        if moment == 0:
            told = translate("gradient", "All start at f = {value}. Which one will be the lowest? Press Space.")
            return told.format(value=number_text(float(values[0])))
        if len(values) > 1 and (values == values.min()).sum() > 1:
            told = translate("gradient", "After {step} steps {count} of {all} are level with the lowest f = {value}.")
            return told.format(step=number_text(moment), count=int((values == values.min()).sum()), all=len(values),
                               value=number_text(float(values.min())))  # fmt: skip
        told = translate("gradient", "After {step} steps {name} is ahead, f = {value}.")
        name, value = self.run.styles[int(np.argmin(values))].name, number_text(float(np.min(values)))
        return told.format(step=number_text(moment), name=name, value=value)

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return translate("gradient", "Drag the diamond, the start; or Tab, then the arrow keys.")

    def equations(self, state: GradientState) -> Sequence[Equation]:
        """Return the step of the one who is ahead."""
        moment = self.tab.timeline.position
        return run_equations(state, self.run, moment, int(np.argmin(finite_values(self.run, moment))))

