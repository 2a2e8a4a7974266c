"""What the views of this tab share: the run on show, and how a view keeps up with it."""

from typing import Protocol

from nnviz.core.studies.training.history import History
from nnviz.data.dataset import Dataset
from nnviz.tabs.training.run import Run, TrainingRun
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.playback.playback import Playback
from nnviz.ui.view import Host, View


class TrainingHost(Host, Protocol):
    """What the views of a run ask of their tab."""

    training: TrainingRun
    timeline: Playback

    @property
    def dataset(self) -> Dataset | None:
        """The data on show."""

    @property
    def pending(self) -> bool:
        """Whether settings or data have changed in a way that only a new run can take up."""


class TrainingView(View):
    """A view of this tab.

    `draw` draws all of the run on show; the other methods are for what changes without the State, and are called
    of the view on show only (`begin`: of every view that was built). A view that is not about that run leaves them.
    timed: whether the time bar and the main button belong to the view.
    """

    tab: TrainingHost
    timed = True

    @property
    def run(self) -> Run | None:
        """The run on show, ready or begun."""
        return self.tab.training.run

    @property
    def history(self) -> History | None:
        """What the run on show has left so far."""
        return self.tab.training.history

    @property
    def moment(self) -> int:
        """How many updates the moment on show comes after."""
        return self.tab.timeline.position

    def draw(self, state: TrainingState) -> None:
        """Draw the run on show, or what a run would be."""
        raise NotImplementedError

    def begin(self, run: Run, log: bool) -> None:
        """Empty the plots for a new run; log: whether the loss has a logarithmic axis."""

    def draw_frames(self, state: TrainingState, measured: bool) -> None:
        """Draw what came in the last few milliseconds; measured: a measurement of all images is among it."""

    def draw_slowly(self, state: TrainingState) -> None:
        """Draw what need not follow every batch of frames."""

    def draw_moment(self) -> None:
        """Show the moment on show: it, or the status of the run, has changed."""

    def say(self, text: str) -> None:
        """Show how the run on show stands, or what is being done."""

    def show_share(self, share: float) -> None:
        """Show how much of the run, or of the opening of the data, is done: 0 … 1."""
