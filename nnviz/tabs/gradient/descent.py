"""The view of the descent: one or several starts, a curve against the step, and a table of all steps.

Five seconds: a start on a slope, the arrow of the first step, and dotted, where it will lead. One second: Space walks
down, the curve grows with it; a start or a learning rate that is dragged takes the whole path along.
"""


from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.view import GradientView
from nnviz.tabs.gradient.words import outcome_text, two
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.tables.number_table import NumberTable

_TITLES = (
    QT_TRANSLATE_NOOP("gradient", "Step"),
    QT_TRANSLATE_NOOP("gradient", "Position"),
    QT_TRANSLATE_NOOP("gradient", "f"),
    QT_TRANSLATE_NOOP("gradient", "Gradient"), QT_TRANSLATE_NOOP("gradient", "Update"),
)  # fmt: skip
_BOTH_TITLES = (
    QT_TRANSLATE_NOOP("gradient", "Step"), QT_TRANSLATE_NOOP("gradient", "Numerical x"),
    QT_TRANSLATE_NOOP("gradient", "Exact x"), QT_TRANSLATE_NOOP("gradient", "Numerical g"),
)  # fmt: skip


class DescentView(GradientView):
    """Curves and table of a descent."""

    def build(self, page: QWidget) -> None:
        """Make the table of steps."""
        self.table = NumberTable("gradient", _TITLES, lines=2)
        self.table.chosen.connect(self._on_row)
        self.beside = (self.curves, self.table)

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw the path, the curves and the row of the moment."""
        super().draw_moment(state, moment)
        self.curves.draw(state, self.run, moment, self.keeps_axes())
        both = state.kind == "both"
        self.table.set_titles(_BOTH_TITLES if both else _TITLES)
        self.table.show_rows(len(self.trajectory) + 1, self._both_cell if both else self._step_cell)
        self.table.choose(moment)

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return what has become of the run."""
        return outcome_text(state, self.run, moment)

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return translate("gradient", "Click sets the start, Shift+click or A adds one, Delete removes it.")

    def _step_cell(self, row: int, column: int) -> str:
        trace = self.trajectory
        if column == 0:
            return number_text(row)
        if column == 1:
            return two(trace.x[row, :, 0])
        if column == 2:
            return number_text(float(trace.value[row, 0]), 3)
        if row == len(trace):
            return ""
        return two(trace.gradient[row, :, 0] if column == 3 else self.run.step(row, 0))

    def _both_cell(self, row: int, column: int) -> str:
        trace, other = self.trajectory, len(self.run.styles) // 2
        if column == 0:
            return number_text(row)
        if column in (1, 2):
            return two(trace.x[row, :, (column - 1) * other], 6)
        return two(trace.gradient[row, :, 0], 4) if row < len(trace) else ""

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self.tab.timeline.pause()
        self.tab.timeline.go(row)
