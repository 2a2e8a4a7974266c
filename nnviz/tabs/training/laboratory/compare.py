"""Compare: the kept runs in a table, their curves over each other, and what differs from one of them."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nnviz.laboratory.kept_run import COLOURS, KeptRun
from nnviz.tabs.training.laboratory.compare_plot import MOST_SHOWN, DrawnRun, EndBars, RunsPlot
from nnviz.tabs.training.laboratory.compare_saving import save_runs
from nnviz.tabs.training.laboratory.compare_table import NAME, NOTE, TAGS, RunRow, RunTable
from nnviz.tabs.training.laboratory.compare_words import (
    figure_texts,
    outcome_text,
    settings_parts,
    summary_text,
    tip_text,
)
from nnviz.tabs.training.laboratory.host import LaboratoryHost
from nnviz.tabs.training.laboratory.kept_runs import KeptRuns
from nnviz.tabs.training.laboratory.words import AXES, CONTEXT, QUANTITIES
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.theme import THEME
from nnviz.ui.base.throttle import Throttle
from nnviz.ui.view import Picture
from nnviz.ui.widgets.live_text import LiveText

_BUTTONS = {
    "present": QT_TRANSLATE_NOOP("laboratory", "Make it the present run"),
    "baseline": QT_TRANSLATE_NOOP("laboratory", "Baseline"),
    "show": QT_TRANSLATE_NOOP("laboratory", "Show or hide"),
    "pin": QT_TRANSLATE_NOOP("laboratory", "Pin"),
    "recolour": QT_TRANSLATE_NOOP("laboratory", "Colour"),
    "rename": QT_TRANSLATE_NOOP("laboratory", "Rename"),
    "remove": QT_TRANSLATE_NOOP("laboratory", "Delete"),
    "bring_back": QT_TRANSLATE_NOOP("laboratory", "Undelete"),
    "save": QT_TRANSLATE_NOOP("laboratory", "Save as JSON…"),
}
"""What can be done with the chosen run: the method → what the button says."""
_LARGE = 1.25  # of the type: nine buttons do not stand side by side in a small window


class CompareRunsView(TrainingView):
    """The kept runs.

    Five seconds: a table of runs, the curves over it, in bold what the runs differ in.
    One second after the mouse is on a row: its curve stands out.
    """

    tab: LaboratoryHost
    timed = False

    def build(self, page: QWidget) -> None:
        """Make the sentence, the pictures, the buttons and the table."""
        self.summary = LiveText(margin=16, plain=True, shrinks=True)
        self.curves = RunsPlot(CONTEXT)
        self.bars = EndBars(CONTEXT, QUANTITIES["train_accuracy"], QUANTITIES["test_accuracy"])
        accuracy = QT_TRANSLATE_NOOP("laboratory", "Accuracy")
        self.bars.set_texts(QT_TRANSLATE_NOOP("laboratory", "At the end"), "", accuracy)
        self.table = RunTable(CONTEXT)
        self.buttons = {name: QPushButton() for name in _BUTTONS}
        for name, button in self.buttons.items():
            button.clicked.connect(getattr(self, name))
        self._soon = Throttle(self, self._draw_runs)
        self.kept.changed.connect(self._on_changed)
        self.table.chosen.connect(self._on_chosen)
        self.table.hovered.connect(self.curves.light_run)
        self.table.toggled.connect(self._on_toggled)
        self.table.edited.connect(self._on_edited)
        self._lay_out(page)

    def _lay_out(self, page: QWidget) -> None:
        self._rows = QGridLayout()
        self._rows.setContentsMargins(16, 0, 16, 0)
        self._rows.setSpacing(4)
        pictures = QHBoxLayout()
        pictures.addWidget(self.curves, 3)
        pictures.addWidget(self.bars, 2)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addLayout(pictures, 3)
        column.addLayout(self._rows)
        column.addWidget(self.table, 2)

    def pictures(self) -> Sequence[Picture]:
        """Return the curves and the bars."""
        return (self.curves, self.bars)

    # What is on show.

    @property
    def kept(self) -> KeptRuns:
        """The kept runs."""
        return self.tab.kept

    @property
    def busy(self) -> bool:
        """Whether runs are being read."""
        return self.kept.busy

    @property
    def runs(self) -> list[KeptRun]:
        """The kept runs, the pinned ones first, then the newest."""
        return sorted(self.kept.runs.values(), key=lambda run: (not run.labels.pinned, -run.created, run.key))

    @property
    def base(self) -> KeptRun | None:
        """The run that the others are compared with: that of the State, or the oldest."""
        oldest = min(self.kept.runs.values(), key=lambda run: run.created, default=None)
        return self.kept.runs.get(self.tab.state.baseline, oldest)

    @property
    def chosen(self) -> KeptRun | None:
        """The run chosen in the table."""
        return self.kept.runs.get(self.table.chosen_key)

    def draw(self, state: TrainingState) -> None:
        """Show the kept runs; they are read when they are first shown."""
        if not self.kept.is_read and not self.kept.busy:
            self.kept.read()
        self.curves.set_texts(QUANTITIES[state.quantity], AXES[state.axis], QUANTITIES[state.quantity])
        self._soon.call_now()

    def _draw_runs(self) -> None:
        state, runs, base = self.tab.state, self.runs, self.base
        shown = [run for run in runs if not run.labels.hidden]
        numbers = {run.key: number for number, run in enumerate(runs, 1)}
        self.table.show_runs([_row(run, base, state.differences_only, numbers[run.key]) for run in runs])
        drawn = [DrawnRun(run, curves) for run in shown[:MOST_SHOWN] if (curves := self.kept.curves(run.key))]
        self.curves.show_drawn(drawn, state.axis, state.quantity)
        if self.curves.fitted:
            self.curves.fit()
        self.bars.show_ends(shown, [numbers[run.key] for run in shown])
        self.summary.setText(summary_text(runs, base, min(len(shown), MOST_SHOWN)))
        self._draw_buttons()

    def _draw_buttons(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(self.chosen is not None)
        self.buttons["bring_back"].setEnabled(bool(self.kept.removed))
        self.buttons["save"].setEnabled(bool(self.kept.runs))

    # What a person does with the chosen run.

    @Slot()
    def present(self) -> None:
        """Make the chosen run the present one: its settings, its curves, its weights."""
        run = self.chosen
        if run is not None and self.kept.curves(run.key) is not None:
            self.tab.show_kept(run)

    @Slot()
    def baseline(self) -> None:
        """Compare the others with the chosen run."""
        if self.chosen is not None:
            self.tab.change(baseline=self.chosen.key)

    @Slot()
    def show(self) -> None:
        """Draw the chosen run, or draw it nowhere."""
        self._on_toggled(self.table.chosen_key)

    @Slot()
    def pin(self) -> None:
        """Put the chosen run on top, or back to its place."""
        if self.chosen is not None:
            self.kept.relabel(self.chosen.key, pinned=not self.chosen.labels.pinned)

    @Slot()
    def recolour(self) -> None:
        """Give the chosen run the next colour."""
        if self.chosen is not None:
            self.kept.relabel(self.chosen.key, colour=(self.chosen.labels.colour + 1) % COLOURS)

    @Slot()
    def rename(self) -> None:
        """Write another name for the chosen run."""
        self.table.rename_chosen()

    @Slot()
    def remove(self) -> None:
        """Delete the chosen run; it can be brought back."""
        if self.chosen is not None:
            self.kept.remove(self.chosen.key)

    @Slot()
    def bring_back(self) -> None:
        """Bring back the run that was deleted last."""
        self.kept.bring_back()

    @Slot()
    def save(self) -> None:
        """Save the runs on show as JSON, with every iteration."""
        save_runs(self.page, self.curves.drawn, self.tab.message)

    @Slot(str)
    def _on_toggled(self, key: str) -> None:
        if (run := self.kept.runs.get(key)) is not None:
            self.kept.relabel(key, hidden=not run.labels.hidden)

    @Slot(str, int, str)
    def _on_edited(self, key: str, column: int, text: str) -> None:
        if column == NAME and text.strip():
            self.kept.relabel(key, name=text.strip()[:200])
        elif column == TAGS:
            self.kept.relabel(key, tags=tuple(tag for part in text.split(",") if (tag := part.strip())))
        elif column == NOTE:
            self.kept.relabel(key, note=text.strip())

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.curves.light_run(self.table.chosen_key)
        self._draw_buttons()

    @Slot()
    def _on_changed(self) -> None:
        if self.page.isVisible():
            self._soon.call()

    # Words.

    def sentences(self) -> Sequence[str]:
        """Return the sentence over the pictures."""
        return [self.summary.text()]

    def description(self, state: TrainingState) -> str:
        """Return how many runs there are and what their ends were."""
        return self.summary.text()

    def retranslate(self) -> None:
        """Take the buttons' texts in the language in force."""
        for name, button in self.buttons.items():
            button.setText(translate(CONTEXT, _BUTTONS[name]))
        self.table.retranslate()

    def restyle(self) -> None:
        """Put the buttons into one row, or in large type into two."""
        columns = len(self.buttons) if THEME.current.scale < _LARGE else -(-len(self.buttons) // 2)
        for index, button in enumerate(self.buttons.values()):
            self._rows.addWidget(button, *divmod(index, columns))
        for column in range(len(self.buttons) + 1):
            self._rows.setColumnStretch(column, column == columns)

    def stop(self) -> None:
        """Write what is still to be written; the window closes."""
        self._soon.stop()


def _row(run: KeptRun, base: KeptRun | None, only: bool, number: int) -> RunRow:
    """Return the row of a run; number: by which the bars call it."""
    is_base = base is not None and run.key == base.key
    outcome = outcome_text(run)
    mark = f"{number} " + ("★ " if is_base else "") + ("▲ " if run.labels.pinned else "")
    return RunRow(
        run.key, not run.labels.hidden, run.labels.name + (f" ({outcome})" if outcome else ""), mark,
        settings_parts(run, base, only), figure_texts(run, base), ", ".join(run.labels.tags), run.labels.note,
        run.labels.colour, tip_text(run),
    )  # fmt: skip
