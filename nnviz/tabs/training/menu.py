"""What the menus do in Training: what a run leaves goes out, and networks of other tabs come in."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from nnviz.data.weights import Weights
from nnviz.tabs.common.dataset_tab import DatasetTab
from nnviz.tabs.common.present_network import NetworkTaker, taking
from nnviz.tabs.training.run import TrainingRun
from nnviz.tabs.training.saving import RunSaving
from nnviz.tabs.training.taken import fields_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Command

if TYPE_CHECKING:  # imported with the first run that is kept
    from nnviz.tabs.training.laboratory.kept_runs import KeptRuns


class TrainingMenu(NetworkTaker, DatasetTab):
    """The commands of the tab; its subclass makes `training` and `saving`."""

    commands = (
        Command(QT_TRANSLATE_NOOP("training", "Open data…"), "open_data"),
        Command(QT_TRANSLATE_NOOP("training", "Download MNIST…"), "fetch_data"),
        Command(QT_TRANSLATE_NOOP("training", "Save weights…"), "save_weights"),
        Command(QT_TRANSLATE_NOOP("training", "Save the run as JSON…"), "save_run"),
        Command(QT_TRANSLATE_NOOP("training", "Copy the network as PyTorch"), "copy_pytorch", menu="edit"),
        *taking("training"),
        Command(QT_TRANSLATE_NOOP("training", "Copy the network as Keras"), "copy_keras", menu="edit"),
    )
    training: TrainingRun
    saving: RunSaving

    @cached_property
    def kept(self) -> "KeptRuns":
        """The kept runs of the program, and what keeping takes: imported with the first that is kept or asked for."""
        from nnviz.tabs.training.laboratory.kept_runs import KeptRuns

        return KeptRuns(self, self.message)

    @Slot()
    def save_weights(self) -> None:
        """Save the weights of the moment on show."""
        self.saving.save_weights(self.training, self.timeline.position)

    @Slot()
    def save_run(self) -> None:
        """Save every iteration and evaluation of the run on show, with the settings that make it again."""
        self.saving.save_run(self.training)

    @Slot()
    def copy_pytorch(self) -> None:
        """Put a PyTorch program of the network on the clipboard."""
        self.saving.copy_network("pytorch", self.state, self.dataset)

    @Slot()
    def copy_keras(self) -> None:
        """Put a Keras program of the network on the clipboard."""
        self.saving.copy_network("keras", self.state, self.dataset)

    def close_down(self) -> None:
        """Stop whatever runs, and write what is still to be kept."""
        super().close_down()
        if "kept" in vars(self):
            self.kept.stop()

    def take_network(self, weights: Weights, tab: str) -> None:
        """Get a run ready that begins with these weights; Problem if they do not fit the images."""
        self.set_state(replace(self.state, **fields_of(weights, self.state, self.dataset)))
        self.rewind()
