"""Notebook: a row for every trial, and the challenges it meets.

Five seconds: two trials in grey as an example, ten data sets, and what is to be reached on each.
One second after "Note this trial": a row says what was changed, what was expected and what came out.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from nnviz.core.problems import Problem
from nnviz.core.studies.playground.trials import Trial, trial_of, with_trial
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.playground.notebook.example import NotebookExample
from nnviz.tabs.playground.notebook.words import (
    GOALS,
    HEADERS,
    SETTINGS,
    challenge_rows,
    row_of,
    sentence_of,
    settings_of,
)
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.tabs.playground.view import PlaygroundHost, PlaygroundView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.table_text import table_text
from nnviz.ui.tables.choice_table import ChoiceTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.live_text import LiveText

_SHARES = (3, 14, 19, 22, 8, 11, 10, 13)
_ROLE = "notebook"  # the origin of what the message bar says of it
NOT_BEGUN = QT_TRANSLATE_NOOP("playground", "Nothing is learned yet that could be noted. Press Start first.")


class NotedTable(ChoiceTable):
    """A table that can be taken out: its texts, or `values` where it has numbers; those of an example are not."""

    is_example = False
    values: Sequence[Sequence[object]] = ()

    def fit(self) -> None:
        """Do nothing: it has no zoom."""

    def shown_text(self, text: str, width: int) -> str:
        """Say with an ellipsis that there is more of a text."""
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    def table(self, separator: str = "\t") -> str:
        """Return names and rows."""
        titles = [translate(self._context, title) if title else "№" for title in self._titles]
        return table_text(titles, self.values or ([] if self.is_example else self.texts()), separator)


def note(host: PlaygroundHost) -> None:
    """Add the run as it stands on show to the notebook of the State; a sentence says why it cannot be."""
    run, state = host.run, host.state
    moment = run.moment()[0] if run.begun else None
    if moment is None or not moment.done:
        host.message.say(translate("playground", NOT_BEGUN), _ROLE)
        return
    now = moment.measured
    trial = Trial(settings_of(state), moment.done, float(now.train_loss), float(now.test_loss),
                  float(now.train_accuracy), float(now.test_accuracy), state.expect)  # fmt: skip
    try:
        trials = with_trial(state.trials, trial)
    except Problem as problem:
        host.message.say(sentence(problem), _ROLE)
        return
    host.change(trials=trials, expect="")
    if host.state.trials == trials:
        text = translate("playground", "Noted as trial {number}. The notebook has a view of its own.")
        host.message.say(text.format(number=len(trials)), _ROLE)


class NotebookView(PlaygroundView):
    """The trials, and the challenges below them."""

    def build(self, page: QWidget) -> None:
        """Make the sentence, the buttons and both tables."""
        self.sentence = LiveText(plain=True)
        self.trials = NotedTable("playground", HEADERS, left=(1, 2, 3), visible=30)
        self.trials.set_shares(*_SHARES)
        self.trials.chosen.connect(self._on_chosen)
        self.challenges = NotedTable("playground", GOALS, left=(0, 1, 2, 3), visible=10)
        for table in (self.trials, self.challenges):
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.note_button, self.back_button, self.remove_button = (QPushButton() for _ in range(3))
        self.note_button.clicked.connect(self._on_note)
        self.back_button.clicked.connect(self._on_back)
        self.remove_button.clicked.connect(self._on_remove)
        self.row = -1  # the one that is chosen
        self.example = NotebookExample(self)
        self.example.changed.connect(self._on_example)
        buttons = beside(self.note_button, self.back_button, self.remove_button, QWidget(), stretch=(0, 0, 0, 1))
        page.setLayout(below(self.sentence, buttons, self.trials, self.challenges, stretch=(0, 0, 1, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return both tables."""
        return (self.trials, self.challenges)

    def draw(self, state: PlaygroundState) -> None:
        """Show the notebook of a State."""
        trials = [trial_of(text) for text in state.trials]
        before = [None, *trials]
        self.row = min(self.row, len(trials) - 1)
        rows = [row_of(number, trial, before[number - 1]) for number, trial in enumerate(trials, 1)]
        example = [] if trials else self._example_rows()
        self.trials.is_example = bool(example)
        self.trials.values = [(*row[:4], trial.updates, trial.train_loss, trial.test_loss, trial.test_accuracy)
                              for row, trial in zip(rows, trials, strict=True)]  # fmt: skip
        self.trials.show_rows(rows or example, [("muted",) * len(HEADERS)] * len(example), current=self.row)
        self.challenges.show_rows(challenge_rows(trials))
        self.sentence.setText(sentence_of(trials, bool(example)))
        for button in (self.back_button, self.remove_button):
            button.setEnabled(self.row >= 0)

    def _example_rows(self) -> list[tuple[str, ...]]:
        trials = self.example.trials()
        return [("", *row_of(0, trial, before)[1:]) for before, trial in zip([None, *trials], trials, strict=False)]

    @property
    def busy(self) -> bool:
        """Whether the networks of the example are learning."""
        return self.example.busy

    def stop(self) -> None:
        """End the learning of the example."""
        self.example.stop()

    @Slot()
    def _on_example(self) -> None:
        if self.tab.state.view == "notebook":
            self.draw(self.tab.state)

    def retranslate(self) -> None:
        """Name the buttons."""
        self.note_button.setText(translate("playground", "Note this trial"))
        self.back_button.setText(translate("playground", "Set up this trial again"))
        self.remove_button.setText(translate("playground", "Remove this trial"))

    def description(self, state: PlaygroundState) -> str:
        """Return the sentence."""
        return self.sentence.text()

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.row = row if row < len(self.tab.state.trials) else -1
        self.draw(self.tab.state)

    @Slot()
    def _on_note(self) -> None:
        note(self.tab)

    @Slot()
    def _on_back(self) -> None:
        """Bring the settings of the chosen trial back."""
        trial = trial_of(self.tab.state.trials[self.row])
        fields: dict[str, Any] = {name: trial.settings[name] for name in SETTINGS if name in trial.settings}
        fields |= {"early": (), "earlier": (), "edits": (), "frozen": (), "ablated": (), "chosen": ""}
        self.tab.change(**fields, view="learn")

    @Slot()
    def _on_remove(self) -> None:
        trials = self.tab.state.trials
        self.tab.change(trials=(*trials[: self.row], *trials[self.row + 1 :]))
