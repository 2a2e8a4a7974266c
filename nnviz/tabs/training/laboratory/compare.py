"""Compare: the kept runs in a table, their curves over each other, and what differs from one of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.laboratory.curves import RunCurves
from nnviz.laboratory.kept_run import KeptRun
from nnviz.tabs.training.laboratory.compare_buttons import RunButtons
from nnviz.tabs.training.laboratory.compare_example import CompareExample
from nnviz.tabs.training.laboratory.compare_plot import MOST_SHOWN, DrawnRun, EndBars, RunsPlot
from nnviz.tabs.training.laboratory.compare_table import NAME, NOTE, TAGS, RunRow, RunTable
from nnviz.tabs.training.laboratory.compare_words import (
    example_text,
    figure_texts,
    outcome_text,
    settings_parts,
    summary_text,
    tip_text,
)
from nnviz.tabs.training.laboratory.host import LaboratoryHost
from nnviz.tabs.training.laboratory.kept_runs import KeptRuns
from nnviz.tabs.training.laboratory.words import AXES, CONTEXT, QUANTITIES
from nnviz.tabs.training.programs import compared_program
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.view import Picture
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.themed import PrimaryButton


class CompareRunsView(TrainingView):
    """The kept runs.

    Five seconds: a table of runs, the curves over it, in bold what the runs differ in; before any run is kept, of two
    short ones that were made for it.
    One second after the mouse is on a row: its curve stands out.
    """

    tab: LaboratoryHost
    timed = False

    def build(self, page: QWidget) -> None:
        """Make the sentence, the pictures, the buttons and the table."""
        self.summary, self.ask_button = LiveText(margin=16, plain=True, shrinks=True), PrimaryButton()
        self.ask_button.clicked.connect(self.ask)
        self.example = CompareExample(self)
        self.example.changed.connect(self._on_changed)
        self.curves = RunsPlot(CONTEXT)
        self.bars = EndBars(CONTEXT, QUANTITIES["train_accuracy"], QUANTITIES["test_accuracy"])
        accuracy = QT_TRANSLATE_NOOP("laboratory", "Accuracy")
        self.bars.set_texts(QT_TRANSLATE_NOOP("laboratory", "At the end"), "", accuracy)
        self.table = RunTable(CONTEXT)
        self.actions = RunButtons(self.tab, self.table, self.curves)
        self._soon = Throttle(self, self._draw_runs)
        self.kept.changed.connect(self._on_changed)
        self.table.chosen.connect(self._on_chosen)
        self.table.hovered.connect(self.curves.light_run)
        self.table.toggled.connect(self.actions.toggle)
        self.table.edited.connect(self._on_edited)
        self._lay_out(page)

    def _lay_out(self, page: QWidget) -> None:
        pictures = QHBoxLayout()
        pictures.addWidget(self.curves, 3)
        pictures.addWidget(self.bars, 2)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 16, 0)
        first.addWidget(self.summary, 1)
        first.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addLayout(pictures, 8)
        column.addWidget(self.actions)
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
        """Whether runs are being read, or those of the example made."""
        return self.kept.busy or self.example.busy or self._soon.is_waiting

    @property
    def is_example(self) -> bool:
        """Whether the runs on show are those of the example: none are kept."""
        return not self.kept.runs

    @property
    def runs(self) -> list[KeptRun]:
        """The kept runs, the pinned ones first, then the newest; those of the example while none are kept."""
        if self.is_example:
            return self.example.runs()
        return sorted(self.kept.runs.values(), key=lambda run: (not run.labels.pinned, -run.created, run.key))

    @property
    def base(self) -> KeptRun | None:
        """The run that the others are compared with: that of the State, or the oldest."""
        oldest = min(self.runs, key=lambda run: run.created, default=None)
        return self.kept.runs.get(self.tab.state.baseline, oldest)

    def draw(self, state: TrainingState) -> None:
        """Show the kept runs; they are read when they are first shown."""
        if not self.kept.is_read and not self.kept.busy:
            self.kept.read()
        self.curves.set_texts(QUANTITIES[state.quantity], AXES[state.axis], QUANTITIES[state.quantity])
        self._soon.call_now()

    def _draw_runs(self) -> None:
        if self.is_example and self.kept.is_read:
            self.example.want(self.tab.dataset)
        state, runs, base = self.tab.state, self.runs, self.base
        shown = [run for run in runs if not run.labels.hidden]
        numbers = {run.key: number for number, run in enumerate(runs, 1)}
        self.table.show_runs([_row(run, base, state.differences_only, numbers[run.key]) for run in runs])
        drawn = [DrawnRun(run, curves) for run in shown[:MOST_SHOWN] if (curves := self._curves(run.key))]
        self.curves.show_drawn(drawn, state.axis, state.quantity)
        if self.curves.fitted:
            self.curves.fit()
        self.bars.show_ends(shown, [numbers[run.key] for run in shown])
        self.summary.setText(
            example_text(bool(runs)) if self.is_example else summary_text(runs, base, min(len(shown), MOST_SHOWN))
        )
        self._draw_buttons()

    def _curves(self, key: str) -> RunCurves | None:
        return self.example.curves(key) if self.is_example else self.kept.curves(key)

    def draw_moment(self) -> None:
        """Take the data that has been opened meanwhile, for the example."""
        if self.is_example:
            self._soon.call()

    def _draw_buttons(self) -> None:
        self.actions.draw()
        self.ask_button.setVisible(self.is_example)

    # What a person does.

    @Slot()
    def ask(self) -> None:
        """Show the questions, whose runs can be kept."""
        self.tab.change(view="experiments", experiment="")

    @Slot(str, int, str)
    def _on_edited(self, key: str, column: int, text: str) -> None:
        if self.is_example:
            self._soon.call()
        elif column == NAME and text.strip():
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

    def script(self, state: TrainingState) -> str:
        """Return a NumPy + Matplotlib program that makes the runs on show again; none while there are none."""
        shown, data = [run for run in self.runs if not run.labels.hidden][:MOST_SHOWN], self.tab.dataset
        if not shown or data is None:
            return ""
        named = {f"{number}: {run.labels.name}": run.settings for number, run in enumerate(shown, 1)}
        return compared_program(named, data, (), state.quantity, state.axis)

    # Words.

    def sentences(self) -> Sequence[str]:
        """Return the sentence over the pictures."""
        return [self.summary.text()]

    def description(self, state: TrainingState) -> str:
        """Return how many runs there are and what their ends were."""
        return self.summary.text()

    def retranslate(self) -> None:
        """Take the buttons' texts in the language in force."""
        self.ask_button.setText(translate("laboratory", "Run an experiment"))
        self.actions.retranslate()
        self.table.retranslate()

    def restyle(self) -> None:
        """Arrange the buttons for the type of the theme."""
        self.actions.restyle()

    def stop(self) -> None:
        """Write what is still to be written; the window closes."""
        self._soon.stop()
        self.example.stop()


def _row(run: KeptRun, base: KeptRun | None, only: bool, number: int) -> RunRow:
    """Return the row of a run; number: by which the bars call it."""
    is_base = base is not None and run.key == base.key
    mark = f"{number} " + ("★ " if is_base else "") + ("▲ " if run.labels.pinned else "")
    return RunRow(
        run.key, not run.labels.hidden, run.labels.name, mark,
        settings_parts(run, base, only), figure_texts(run, base), ", ".join(run.labels.tags), run.labels.note,
        run.labels.colour, tip_text(run), outcome_text(run),
    )  # fmt: skip
