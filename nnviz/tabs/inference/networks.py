"""Where a trained network comes from: the files that nnviz brings along, and those of other people."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.core.problems import Problem
from nnviz.data.book_pickle import load_any_weights
from nnviz.data.weights import Weights
from nnviz.tabs.common.networks import activation_said, scale_of, shipped_file
from nnviz.tabs.common.present_network import present_network
from nnviz.tabs.inference.state import BOOKS_ACTIVATION, FROM_FILE, InferenceState
from nnviz.ui.base.runtime.background_task import BackgroundTask

__all__ = ["Source", "WeightsSource", "activation_of", "activation_said", "file_of", "reading", "scale_of"]

Source = tuple[str, str]
"""A name of NETWORKS, and the path of an own file, or the number of a network of Training."""


def file_of(network: Source) -> str:
    """Return the path of the file of a network."""
    name, path = network
    if name == "present":
        return "weights.npz"  # as which Training saves it
    return path if name == "own" else str(shipped_file(name))


def reading(path: str) -> Iterator[Weights]:
    """Read weights, in a form that a thread can drain; raises Problem there."""
    yield load_any_weights(Path(path))


def activation_of(network: Source, weights: Weights, chosen: str) -> str:
    """Return the activation in use: of an own file the one that was chosen, else what the file says."""
    if network[0] == "own" and chosen != FROM_FILE:
        return chosen
    return activation_said(weights) or BOOKS_ACTIVATION


def _raising(problem: Problem) -> Iterator[Weights]:
    """Fail, as a file does that cannot be read."""
    raise problem
    yield


def _same(a: Weights, b: Weights) -> bool:
    """Return whether two networks have the very same arrays."""
    return a.params.keys() == b.params.keys() and all(a.params[name] is b.params[name] for name in a.params)


class WeightsSource(QObject):
    """Opens the network that a State wants in a worker; what cannot be opened leaves the one that was there.

    network: which one `weights` are; before the first is open, none.
    """

    opened = Signal()
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.weights: Weights | None = None
        self.network: Source = ("", "")
        self._wanted = self.network
        self._taken = 0  # networks of Training so far: each has a number, so that answers are told apart
        self._loader = BackgroundTask(self)
        self._loader.finished.connect(self._on_opened)
        self._loader.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a network is being opened."""
        return self._loader.busy

    @property
    def file(self) -> str:
        """The path of the network in use, or of the one the tab begins with."""
        return file_of(self.in_use)

    @property
    def in_use(self) -> Source:
        """The network in use, or the one the tab begins with."""
        return self.network if self.weights is not None else (InferenceState.network, "")

    def want(self, state: InferenceState) -> None:
        """Open the network of a State, unless it is open, being opened, or the last that could not be."""
        if state.network == "present":
            self._take_present()
            return
        network = (state.network, state.weights if state.network == "own" else "")
        if network not in (self._wanted, ("own", "")):
            self._wanted = network
            self._loader.start(lambda: reading(file_of(network)))

    def _take_present(self) -> None:
        """Take the network of Training as it is now; the same weights again change nothing."""
        try:
            weights = present_network()
        except Problem as problem:
            missing = problem  # Python forgets the name after the block
            self._loader.start(lambda: _raising(missing))
            return
        self._loader.stop()
        if self.network[0] != "present" or self.weights is None or not _same(weights, self.weights):
            self._taken += 1
            self.weights, self.network = weights, ("present", str(self._taken))
        self._wanted = self.network

    def stop(self) -> None:
        """End what runs."""
        self._loader.stop()

    @Slot(object)
    def _on_opened(self, weights: Weights) -> None:
        self.weights, self.network = weights, self._wanted
        self.opened.emit()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._wanted = self.network
        self.failed.emit(problem)
