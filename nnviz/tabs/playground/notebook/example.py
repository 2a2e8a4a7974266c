"""Two trials that show what a notebook is for while it is empty."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.core.studies.playground.learner import Learner
from nnviz.core.studies.playground.trials import EXAMPLES, Trial
from nnviz.tabs.playground.notebook.words import settings_of
from nnviz.tabs.playground.state import PlaygroundState, recipe_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask

_DATA = "xor"
_TRIED = (
    ((1,), QT_TRANSLATE_NOOP("playground", "one unit is enough")),
    (EXAMPLES[_DATA].hidden, QT_TRANSLATE_NOOP("playground", "three units are enough")),
)
"""Hidden layers, and what was expected of them."""


class NotebookExample(QObject):
    """Lets the two networks learn in a thread, once in the life of the program. `changed`: the trials are there."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._trials: Sequence[Trial] = ()
        self._task = BackgroundTask(self)
        self._task.finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        """Whether the networks are learning."""
        return self._task.busy

    def trials(self) -> list[Trial]:
        """Return the trials, with what was expected in the language in force; none until they are there."""
        if not self._trials and not self._task.busy:
            self._task.start(_learned)
        texts = (translate("playground", text) for _, text in _TRIED)
        return [replace(trial, expected=text) for trial, text in zip(self._trials, texts, strict=False)]

    def stop(self) -> None:
        """End the learning."""
        self._task.stop()

    @Slot(object)
    def _on_finished(self, trials: Sequence[Trial]) -> None:
        self._trials = trials
        self.changed.emit()


def _learned() -> Iterator[Sequence[Trial]]:
    yield tuple(_trial(hidden) for hidden, _ in _TRIED)


@cache
def _trial(hidden: tuple[int, ...]) -> Trial:
    example = EXAMPLES[_DATA]
    state = replace(PlaygroundState(), data=_DATA, hidden=hidden, seed=example.seed, optimizer="Adam", rate=0.02)
    learner = Learner(recipe_of(state))
    for _ in range(example.updates):
        learner.step()
    loss, test_loss, accuracy, test_accuracy = map(float, learner.kept().measured)
    return Trial(settings_of(state), example.updates, loss, test_loss, accuracy, test_accuracy)
