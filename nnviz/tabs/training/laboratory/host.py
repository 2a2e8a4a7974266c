"""What the views of the laboratory ask of their tab."""

from typing import TYPE_CHECKING, Protocol

from nnviz.tabs.training.view import TrainingHost

if TYPE_CHECKING:  # the view Run is there before any run is kept
    from nnviz.laboratory.kept_run import KeptRun
    from nnviz.tabs.training.laboratory.kept_runs import KeptRuns


class LaboratoryHost(TrainingHost, Protocol):
    """What they ask beside what the other views do."""

    @property
    def kept(self) -> "KeptRuns":
        """The kept runs of the program."""

    def show_kept(self, run: "KeptRun") -> None:
        """Make a kept run, whose curves are in memory, the present one."""
