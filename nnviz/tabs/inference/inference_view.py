"""What the views share: they show what the network answers, and its name in the strip and the copied program."""

from collections.abc import Sequence
from typing import Protocol

from nnviz.core.inference import Mistakes
from nnviz.data.dataset import Dataset
from nnviz.tabs.inference.answering import Job
from nnviz.tabs.inference.asking import Asking
from nnviz.tabs.inference.networks import WeightsSource
from nnviz.tabs.inference.shown import Shown
from nnviz.tabs.inference.state import InferenceState
from nnviz.tabs.inference.words import equations, program, verdict
from nnviz.ui.view import Host, View
from nnviz.ui.widgets.equation_strip import Equation


class InferenceHost(Host, Protocol):
    """What the views ask of their tab."""

    asking: Asking
    network: WeightsSource
    image: int

    @property
    def dataset(self) -> Dataset | None:
        """The data on show."""

    def isVisible(self) -> bool:  # noqa: N802 (a QWidget's)
        """Whether it is on the screen."""

    def shown(self) -> Shown:
        """What the view on show follows from."""

    def show_image(self, image: int) -> None:
        """Show one image large."""


class InferenceView(View):
    """A view of the answers; while there are no images or no network, it shows a sentence."""

    tab: InferenceHost

    timed = False  # whether the time bar goes through its images
    passes = 1  # how often answers are timed: the fastest counts

    def draw(self, state: InferenceState) -> None:
        """Show a State of the answers that are known by now; nothing while the tab is out of sight."""
        if not self.tab.isVisible():
            return
        if self.tab.asking.ready:
            self.draw_shown(self.tab.shown())
        else:
            self.clear(self.tab.asking.waiting_text())

    def draw_shown(self, shown: Shown) -> None:
        """Bring everything up to date."""
        raise NotImplementedError

    def clear(self, text: str) -> None:
        """Show a sentence instead."""
        raise NotImplementedError

    def jobs(self, state: InferenceState) -> Sequence[Job]:
        """Return which answers the view needs, the most urgent first."""
        return (self.tab.asking.job(state.batch_size),)

    def variants(self, state: InferenceState) -> Sequence[Mistakes]:
        """Return which mistakes the view compares."""
        return ()

    def description(self, state: InferenceState) -> str:
        """Return what all answers together show."""
        if not self.tab.asking.ready:
            return self.tab.asking.waiting_text()
        return " ".join((verdict(self.tab.shown()), *self.sentences()))

    def equations(self, state: InferenceState) -> Sequence[Equation]:
        """Return the shapes on their way through the network, and how the answer comes out of them."""
        return equations(self.tab.shown()) if self.tab.asking.ready else ()

    def script(self, state: InferenceState) -> str:
        """Return a NumPy + Matplotlib program that answers the same images and draws the view."""
        return program(state, self.tab.dataset, self.tab.network.file, self.tab.asking.model, self.tab.image)
