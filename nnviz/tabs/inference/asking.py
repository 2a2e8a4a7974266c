"""Who is asked what: the network in use, the images, and the answers that are known by now."""

import math

from PySide6.QtCore import QObject

from nnviz.core.inference import Answers, Mistakes, Model
from nnviz.core.network import INPUT
from nnviz.core.problems import Problem
from nnviz.data.dataset import Dataset
from nnviz.tabs.inference.answering import Answering, Job
from nnviz.tabs.inference.networks import WeightsSource, activation_of, scale_of
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import number_text

OUTPUTS = QT_TRANSLATE_NOOP(
    "problems", "The network has {found} outputs. At most {most} can be shown: choose another file."
)

_MOST_OUTPUTS = 100  # a confusion matrix of more cannot be read


class Asking:
    """The network in use with the mistakes that are switched on, the images, and the answers.

    data_number: counts the datasets, so that answers to other images are told apart.
    """

    def __init__(self, parent: QObject) -> None:
        self.network, self.answering = WeightsSource(parent), Answering(parent)
        self.model: Model | None = None
        self.data: Dataset | None = None
        self.data_number = 0
        self._modelled: tuple[tuple[str, str], str, Mistakes] | None = None

    def take(self, data: Dataset) -> None:
        """Ask about other images from now on."""
        self.data, self.data_number = data, self.data_number + 1

    def follow(self, state: InferenceState) -> None:
        """Open the State's network, and make its mistakes."""
        self.network.want(state)
        weights = self.network.weights
        if weights is None:
            return
        activation = activation_of(self.network.network, weights, state.activation)
        wanted = (self.network.network, activation, state.mistakes)
        if wanted != self._modelled:
            self._modelled = wanted
            self.model = Model(weights.params, activation, scale_of(weights), state.mistakes)

    @property
    def ready(self) -> bool:
        """Whether there are images and a network that can take them."""
        return self.data is not None and self.model is not None and self.misfit() is None

    @property
    def busy(self) -> bool:
        """Whether a network is being opened, or answers are being computed."""
        return self.network.busy or self.answering.busy

    def misfit(self) -> Problem | None:
        """Return why the network cannot take the images, or be shown, if so."""
        return None if self.data is None else self.misfit_of(self.data.x_test.shape)

    def misfit_of(self, shape: tuple[int, ...]) -> Problem | None:
        """Return why the network cannot take images (N, height, width), or be shown, if so."""
        if self.model is None:
            return None
        if self.model.sizes[-1] > _MOST_OUTPUTS:
            return Problem(OUTPUTS, found=number_text(self.model.sizes[-1]), most=_MOST_OUTPUTS)
        inputs = self.model.sizes[0]
        return None if math.prod(shape[1:]) == inputs else Problem(INPUT, size=inputs, shape=shape)

    def waiting_text(self) -> str:
        """Return why there is nothing to show."""
        misfit = self.misfit()
        return sentence(misfit) if misfit else translate("inference", "Opening the images and the weights …")

    def job(self, size: int, mistakes: Mistakes | None = None) -> Job:
        """Return what the answers to all test images follow from, `size` at a time (0: one by one)."""
        if self._modelled is None:
            raise ValueError("no network yet")
        network, activation, own = self._modelled
        return Job(network, activation, own if mistakes is None else mistakes, self.data_number, size)

    def answers(self, size: int, mistakes: Mistakes | None = None) -> Answers | None:
        """Return the answers to all test images `size` at a time (0: one by one), if they are known by now."""
        return self.answering.found(self.job(size, mistakes)) if self.ready else None

    def stop(self) -> None:
        """End what runs."""
        self.answering.stop()
        self.network.stop()
