"""All questions of the laboratory on one page, with what each will take on this computer."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot

from nnviz.data.dataset import Dataset
from nnviz.laboratory.estimate import Speed, estimated_seconds, speed
from nnviz.laboratory.experiment import Experiment
from nnviz.laboratory.experiments import TITLES, experiments
from nnviz.laboratory.run_queue import cores
from nnviz.tabs.training.laboratory.experiments_plot import ROLES
from nnviz.tabs.training.laboratory.experiments_words import cost_text, guess_text, text_of
from nnviz.tabs.training.laboratory.questions import QuestionCards, QuestionText
from nnviz.tabs.training.laboratory.words import CONTEXT
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask

LARGE = ("batch_iterations", "depth", "optimisers", "first_weights")
"""The questions that the course notes ask and guess at."""


_CAPTIONS = {
    True: QT_TRANSLATE_NOOP("laboratory", "Accuracy as guessed: the order alone"),
    False: QT_TRANSLATE_NOOP("laboratory", "Loss as guessed: the order alone"),
}
"""What the bars of a card stand for, by whether a high bar is good."""


class QuestionPage(QuestionCards):
    """The cards. What the large ones take here is known soon after they were shown first."""

    def __init__(self) -> None:
        super().__init__(LARGE, [key for key in TITLES if key not in LARGE])
        self._data: Dataset | None = None
        self._seeds = 1
        self._speed: Speed | None = None
        self._task = BackgroundTask(self)
        self._task.finished.connect(self._on_speed)

    @property
    def busy(self) -> bool:
        """Whether it is being measured how fast this computer is."""
        return self._task.busy

    @property
    def is_measured(self) -> bool:
        """Whether the cards tell how long an answer takes."""
        return self._speed is not None and self._data is not None

    def show_questions(self, data: Dataset | None, seeds: int) -> None:
        """Show all questions, and what they take with this data; without data only what is asked."""
        self._data, self._seeds = data, seeds
        if data is not None and self._speed is None and not self._task.busy:
            self._task.start(lambda: iter((speed(),)))
        small = {key: QuestionText(translate(CONTEXT, title)) for key, title in TITLES.items() if key not in LARGE}
        self.show_texts(small | {key: self._text(experiments()[key]) for key in LARGE})

    def sentences(self) -> Sequence[str]:
        """Return what the large cards say, one text each."""
        texts = (self._text(experiments()[key]) for key in LARGE)
        return [" ".join((text.question, text.cost, text.guess)) for text in texts]

    def stop(self) -> None:
        """End the measurement."""
        self._task.stop()

    def _text(self, experiment: Experiment) -> QuestionText:
        names = (text_of(variant.label) for variant in experiment.variants)
        return QuestionText(translate(CONTEXT, experiment.question), guess_text(experiment),
                            tuple(zip(names, ROLES, strict=False)), self._cost(experiment),
                            guessed_ranks(experiment), translate("laboratory", _CAPTIONS[experiment.higher_is_better]))

    def _cost(self, experiment: Experiment) -> str:
        runs = self._seeds * len(experiment.variants)
        if self._speed is None or self._data is None:
            return cost_text(runs)
        return cost_text(runs, estimated_seconds(experiment, self._seeds, self._data, cores(), self._speed))

    @Slot(object)
    def _on_speed(self, found: Speed) -> None:
        self._speed = found
        self.show_questions(self._data, self._seeds)


def guessed_ranks(experiment: Experiment) -> tuple[float | None, ...]:
    """Return what the notes guess of each variant, as heights that tell no more than its place; None: not guessed.

    >>> guessed_ranks(experiments()["first_weights"])  # of the loss: the best one is the lowest
    (1.0, 1.0, 0.625, 0.25)
    """
    tiers, least = experiment.tiers, 0.25
    ends = (1.0, least) if experiment.higher_is_better else (least, 1.0)
    heights = np.linspace(*ends, max(2, len(tiers))).tolist()
    ranks = {key: height for tier, height in zip(tiers, heights, strict=False) for key in tier}
    return tuple(ranks.get(variant.key) for variant in experiment.variants)
