"""What the views of the laboratory ask of their tab."""

from typing import Protocol

from nnviz.laboratory.kept_run import KeptRun
from nnviz.tabs.training.laboratory.kept_runs import KeptRuns
from nnviz.tabs.training.view import TrainingHost


class LaboratoryHost(TrainingHost, Protocol):
    """What they ask beside what the other views do."""

    kept: KeptRuns

    def show_kept(self, run: KeptRun) -> None:
        """Make a kept run, whose curves are in memory, the present one."""
