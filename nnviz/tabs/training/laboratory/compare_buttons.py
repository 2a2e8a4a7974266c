"""What can be done with the run that is chosen in Compare, as buttons."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from nnviz.laboratory.kept_run import COLOURS, KeptRun
from nnviz.tabs.training.laboratory.compare_plot import RunsPlot
from nnviz.tabs.training.laboratory.compare_saving import save_runs
from nnviz.tabs.training.laboratory.compare_table import RunTable
from nnviz.tabs.training.laboratory.host import LaboratoryHost
from nnviz.tabs.training.laboratory.words import CONTEXT
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.theme import THEME

_BUTTONS = {
    "present": QT_TRANSLATE_NOOP("laboratory", "Make it the present run"),
    "baseline": QT_TRANSLATE_NOOP("laboratory", "Baseline"),
    "show_or_hide": QT_TRANSLATE_NOOP("laboratory", "Show or hide"),
    "pin": QT_TRANSLATE_NOOP("laboratory", "Pin"),
    "recolour": QT_TRANSLATE_NOOP("laboratory", "Colour"),
    "rename": QT_TRANSLATE_NOOP("laboratory", "Rename"),
    "remove": QT_TRANSLATE_NOOP("laboratory", "Delete"),
    "bring_back": QT_TRANSLATE_NOOP("laboratory", "Undelete"),
    "save": QT_TRANSLATE_NOOP("laboratory", "Save as JSON…"),
}
"""What can be done with the chosen run: the method → what the button says."""
_LARGE = 1.25  # of the type: nine buttons do not stand side by side in a small window


class RunButtons(QWidget):
    """The buttons in one row, or in large type in two. Without a kept run that is chosen most of them are off."""

    def __init__(self, host: LaboratoryHost, table: RunTable, curves: RunsPlot) -> None:
        super().__init__()
        self.host, self.table, self.curves = host, table, curves
        self.buttons = {name: QPushButton(self) for name in _BUTTONS}  # from the start: the tab looks for its buttons
        for name, button in self.buttons.items():
            button.clicked.connect(getattr(self, name))
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(16, 0, 16, 0)
        self._rows.setSpacing(4)

    @property
    def chosen(self) -> KeptRun | None:
        """The kept run that is chosen in the table."""
        return self.host.kept.runs.get(self.table.chosen_key)

    def draw(self) -> None:
        """Switch on what can be done."""
        for button in self.buttons.values():
            button.setEnabled(self.chosen is not None)
        self.buttons["bring_back"].setEnabled(bool(self.host.kept.removed))
        self.buttons["save"].setEnabled(bool(self.host.kept.runs))

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        for name, button in self.buttons.items():
            button.setText(translate(CONTEXT, _BUTTONS[name]))

    def restyle(self) -> None:
        """Put the buttons into one row, or in large type into two."""
        columns = len(self.buttons) if THEME.current.scale < _LARGE else -(-len(self.buttons) // 2)
        for index, button in enumerate(self.buttons.values()):
            self._rows.addWidget(button, *divmod(index, columns))
        for column in range(len(self.buttons) + 1):
            self._rows.setColumnStretch(column, column == columns)

    @Slot()
    def present(self) -> None:
        """Make the chosen run the present one: its settings, its curves, its weights."""
        run = self.chosen
        if run is not None and self.host.kept.curves(run.key) is not None:
            self.host.show_kept(run)

    @Slot()
    def baseline(self) -> None:
        """Compare the others with the chosen run."""
        if self.chosen is not None:
            self.host.change(baseline=self.chosen.key)

    @Slot()
    def show_or_hide(self) -> None:
        """Draw the chosen run, or draw it nowhere."""
        self.toggle(self.table.chosen_key)

    @Slot()
    def pin(self) -> None:
        """Put the chosen run on top, or back to its place."""
        if self.chosen is not None:
            self.host.kept.relabel(self.chosen.key, pinned=not self.chosen.labels.pinned)

    @Slot()
    def recolour(self) -> None:
        """Give the chosen run the next colour."""
        if self.chosen is not None:
            self.host.kept.relabel(self.chosen.key, colour=(self.chosen.labels.colour + 1) % COLOURS)

    @Slot()
    def rename(self) -> None:
        """Write another name for the chosen run."""
        self.table.rename_chosen()

    @Slot()
    def remove(self) -> None:
        """Delete the chosen run; it can be brought back."""
        if self.chosen is not None:
            self.host.kept.remove(self.chosen.key)

    @Slot()
    def bring_back(self) -> None:
        """Bring back the run that was deleted last."""
        self.host.kept.bring_back()

    @Slot()
    def save(self) -> None:
        """Save the runs on show as JSON, with every iteration."""
        save_runs(self, self.curves.drawn, self.host.message)

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Draw a run, or draw it nowhere."""
        if (run := self.host.kept.runs.get(key)) is not None:
            self.host.kept.relabel(key, hidden=not run.labels.hidden)
