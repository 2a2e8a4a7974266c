"""One network through all tabs: a trained one opened here, this one saved for others, or taken home as a program."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.core.backprop import OUTPUTS, SmallNetwork
from nnviz.data.weights import Weights, save_weights
from nnviz.tabs.common.networks import activation_said, kept_for_tabs, scale_of
from nnviz.tabs.network.graph.program import tape_program
from nnviz.tabs.network.graph.view import formula_of, graph_shown
from nnviz.tabs.network.resolved import resolved
from nnviz.tabs.network.scripts import constants
from nnviz.tabs.network.state import FILE, MOST_UNITS, OWN, NetworkState
from nnviz.tabs.network.trained import FILES, checked, trained_weights
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.files.dialogs import ask_what_to_open, ask_where_to_save
from nnviz.ui.files.script_template import script_text
from nnviz.ui.message_bar import MessageBar

LIBRARIES = {"pytorch": "PyTorch", "keras": "Keras"}


def reading(path: str) -> Iterator[dict[str, object]]:
    """Read weights, in a form that a thread can drain, and yield the fields of a State that show them.

    Small ones stand in the State and can be edited; of others it keeps the path. Problem for what is none.
    """
    weights = trained_weights(FILE, path)
    small = max(weights.sizes) <= MOST_UNITS
    yield fields_of(weights) if small else {"trained": FILE, "path": path, "view": "forward"}


def fields_of(weights: Weights) -> dict[str, object]:
    """Return the fields of a State in which these weights stand."""
    depth = len(weights.sizes) - 1
    parts = [weights.params[f"{letter}{layer}"] for layer in range(1, depth + 1) for letter in "Wb"]
    numbers = tuple(_double(v) for part in parts for v in part.ravel())
    found: dict[str, object] = {"trained": OWN, "sizes": weights.sizes, "parameters": numbers, "biases": True,
                                "view": "forward"}  # fmt: skip
    if (activation := activation_said(weights)) is not None:
        found["hidden"] = activation
    output = weights.metadata.get("output")
    return found | ({"output": output} if output in OUTPUTS else {})


def _double(value: np.floating) -> float:
    """Return a number with the fewest digits that are this one in its own precision: 0.1 and not 0.10000000149."""
    return float(str(value))


def taken(weights: Weights) -> dict[str, Any]:
    """Return the fields of a State that show the network of another tab; Problem if it is too large."""
    if max(checked(weights).sizes) <= MOST_UNITS:
        return fields_of(weights)
    return {"trained": FILE, "path": kept_for_tabs(weights.params, weights.metadata), "view": "forward"}


def weights_of(state: NetworkState, network: SmallNetwork) -> Weights:
    """Return a network of this tab with what else others need to use it, in double precision."""
    pairs = zip(network.weights, network.biases, strict=True)
    params = {f"{letter}{layer}": values for layer, pair in enumerate(pairs, 1)
              for letter, values in zip("Wb", pair, strict=True)}  # fmt: skip
    about: dict[str, object] = {"activation": network.hidden, "output": network.output}
    if state.trained != OWN:
        about["scale"] = scale_of(trained_weights(state.trained, state.path))
    return Weights(params, about)


class NetworkFiles(QObject):
    """Opens and saves the network of the tab. `opened(fields)`: these fields show what was opened."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, message: MessageBar) -> None:
        super().__init__(parent)
        self._parent, self._message = parent, message
        self.task = BackgroundTask(self)
        self.task.finished.connect(self._on_read)
        self.task.failed.connect(self._on_failed)

    def ask_and_open(self) -> None:
        """Ask for a file of weights and open it."""
        title = translate("network", "Open a network")
        if path := ask_what_to_open(self._parent, title, f"({FILES})"):
            self.open(path)

    def open(self, path: str) -> None:
        """Open a file of weights in a worker."""
        self.task.start(lambda: reading(path))

    @Slot(object)
    def _on_read(self, fields: dict[str, object]) -> None:
        self.opened.emit(fields)

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._message.say(sentence(problem))

    def save(self, state: NetworkState) -> None:
        """Save the weights in double precision, with what else the network needs."""
        title = translate("network", "Save the network")
        path = ask_where_to_save(self._parent, title, "nnviz-network.npz", "NumPy (*.npz)")
        if not path:
            return
        path = path if path.endswith(".npz") else path + ".npz"
        try:
            save_weights(path, *weights_of(state, resolved(state).network()), np.float64)
        except (OSError, ValueError) as problem:
            self._message.say(sentence(problem))
        else:
            self._message.say(translate("network", "Saved as {path}.").format(path=path))

    def copy_tape(self, state: NetworkState) -> None:
        """Put the graph of a State as a program for PyTorch's autograd and TensorFlow's tape on the clipboard."""
        QApplication.clipboard().setText(tape_program(graph_shown(state), formula_of(state)))
        self._message.say(translate("network", "A program that differentiates this graph with PyTorch and with "
                                    "TensorFlow is on the clipboard."))  # fmt: skip

    def copy(self, library: str, state: NetworkState) -> None:
        """Put the network with its sample and one update as a program of LIBRARIES on the clipboard."""
        QApplication.clipboard().setText(library_program(library, state))
        text = translate("network", "A {library} program with this network, its sample and an update is on the "
                                    "clipboard.")  # fmt: skip
        self._message.say(text.format(library=LIBRARIES[library]))


def library_program(library: str, state: NetworkState) -> str:
    """Return a program of LIBRARIES with the network of a State: forward, loss, gradient, one update."""
    state = resolved(state)
    return script_text(f"network_small_{library}", **constants(state), T=list(state.t), RATE=state.rate)
