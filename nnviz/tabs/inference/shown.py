"""What the pages draw: the images, the network, the moment, and the answers that are known by now."""

from dataclasses import dataclass

import numpy as np

from nnviz.core.inference import Answers, Mistakes, Model
from nnviz.data.dataset import Dataset
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text, percent_text
from nnviz.ui.images.answer_marks import PLAIN, RIGHT, WRONG


@dataclass(frozen=True, eq=False)
class Shown:
    """Everything a page follows from.

    image: the one on show, the first of its batch; position: of the time bar, 0 before the first image or batch.
    one, batch: the answers to all test images, one by one and in batches, None while they are not known;
    variants: the answers in batches with other mistakes.
    """

    state: InferenceState
    data: Dataset
    model: Model
    image: int
    position: int
    one: Answers | None
    batch: Answers | None
    variants: dict[Mistakes, Answers | None]

    @property
    def size(self) -> int:
        """How many images one moment of the time bar shows."""
        return self.state.batch_size if self.state.view == "batches" else 1

    @property
    def found(self) -> Answers | None:
        """The answers that the view on show is about."""
        return self.one if self.state.view == "one" else self.batch

    @property
    def answered(self) -> int:
        """How many images are answered at the moment on show; without time, all."""
        if self.state.view not in ("one", "batches"):
            return len(self.data.x_test)
        return min(len(self.data.x_test), self.position * self.size)

    @property
    def classes(self) -> int:
        """How many classes there are: those of the data, or the outputs of the network if they are more."""
        return max(len(self.data.class_names), self.model.sizes[-1])

    def name_of(self, number: int) -> str:
        """Return what a class is called."""
        names = self.data.class_names
        return names[number] if number < len(names) else str(number)

    @property
    def widest(self) -> str:
        """The longest caption under a small image."""
        longest = max((self.name_of(i) for i in range(self.classes)), key=len)
        return f"{longest} → {longest}"

    def share(self, found: Answers | None) -> float:
        """Return the accuracy of some answers, 0 … 1."""
        return float(np.mean(found.answers == self.data.t_test)) if found else 0.0

    def marks(self, images: np.ndarray, found: Answers | None) -> tuple[np.ndarray, list[str]]:
        """Return marks and captions of some images: the answer, or truth → answer where it is wrong."""
        if found is None:
            return np.full(len(images), PLAIN), []
        answers, truth = found.answers[images], self.data.t_test[images]
        captions = [
            f"✓ {self.name_of(int(a))}" if a == t else f"{self.name_of(int(t))} → {self.name_of(int(a))}"
            for a, t in zip(answers, truth, strict=True)
        ]
        return np.where(answers == truth, RIGHT, WRONG), captions

    def told(self, image: int) -> str:
        """Return what is said about a small image under the mouse."""
        text = translate("inference", "Image {number}: label {truth}. Click to see it large.")
        truth = self.name_of(int(self.data.t_test[image]))
        if self.batch is None:
            return text.format(number=number_text(image + 1), truth=truth)
        text = translate("inference", "Image {number}: label {truth}, predicted {answer} with {share}. "
                                      "Click to see it large.")
        answer = int(self.batch.answers[image])
        return text.format(number=number_text(image + 1), truth=truth, answer=self.name_of(answer),
                           share=percent_text(float(self.batch.probabilities[image, answer])))  # fmt: skip


def next_wrong(shown: Shown, position: int, step: int = 1) -> int:
    """Return the position of the next moment (with step −1 the one before) that has a wrong answer, else the same."""
    if shown.found is None:
        return position
    wrong = np.flatnonzero(shown.found.answers != shown.data.t_test) // shown.size + 1
    after = wrong[wrong > position] if step > 0 else wrong[wrong < position][::-1]
    return int(after[0]) if len(after) else position
