"""Network: a small network forward and backward, and nothing hidden."""

from contextlib import suppress
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Slot

from nnviz.data.file_kinds import FileKind, is_kind
from nnviz.data.weights import Weights
from nnviz.tabs.common.present_network import NetworkTaker, offer_network, taking
from nnviz.tabs.network.files import NetworkFiles, taken, weights_of
from nnviz.tabs.network.fitting import OPENS_ANEW, check_state, fitted
from nnviz.tabs.network.presets import PRESETS
from nnviz.tabs.network.state import NetworkState
from nnviz.tabs.network.view import NetworkView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.playback.status import Status
from nnviz.ui.state_player import StatePlayer
from nnviz.ui.tab import Command
from nnviz.ui.timed_tab import TimedTab

__all__ = ["NetworkState", "NetworkTab"]


class NetworkTab(NetworkTaker, TimedTab):
    """Forward, loss, gradient, update, with every number on the screen."""

    name = "network"
    State = NetworkState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "forward": (QT_TRANSLATE_NOOP("network", "Forward"), "nnviz.tabs.network.forward:ForwardView"),
        "backward": (QT_TRANSLATE_NOOP("network", "Backward"), "nnviz.tabs.network.backward:BackwardView"),
        "graph": (QT_TRANSLATE_NOOP("network", "Graph"), "nnviz.tabs.network.graph.view:GraphView"),
        "layer": (QT_TRANSLATE_NOOP("network", "One layer"), "nnviz.tabs.network.one_layer:OneLayerView"),
        "chain": (QT_TRANSLATE_NOOP("network", "Chain rule"), "nnviz.tabs.network.chain_rule:ChainRuleView"),
        "check": (QT_TRANSLATE_NOOP("network", "Gradient check"), "nnviz.tabs.network.check:CheckView"),
        "update": (QT_TRANSLATE_NOOP("network", "One update"), "nnviz.tabs.network.update:WeightUpdateView"),
        "class": (QT_TRANSLATE_NOOP("network", "TwoLayerNet"), "nnviz.tabs.network.book_class:BookClassView"),
    }
    commands = (
        Command(QT_TRANSLATE_NOOP("network", "Open a network…"), "open_network"),
        Command(QT_TRANSLATE_NOOP("network", "Save the network…"), "save_network"),
        *taking("network"),
        Command(QT_TRANSLATE_NOOP("network", "Copy the network as PyTorch"), "copy_pytorch", menu="edit"),
        Command(QT_TRANSLATE_NOOP("network", "Copy the network as Keras"), "copy_keras", menu="edit"),
        Command(QT_TRANSLATE_NOOP("network", "Copy the graph for PyTorch and TensorFlow"), "copy_tape", menu="edit"),
    )
    time_unit = ("network", QT_TRANSLATE_NOOP("network", "step"))

    def build(self) -> None:
        """Prepare what evolves, and what opens and saves networks."""
        self.files = NetworkFiles(self, self.message)
        self.files.opened.connect(self._on_opened)
        offer_network("network", self.present)
        self._player = StatePlayer(
            self, lambda position: cast("NetworkView", self.view).moment(self.state, position)
        )

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields, and those that must follow; another view opens at its first moment."""
        fields = fitted(self.state, fields)
        view = fields.get("view", self.state.view)
        if view in self.view_of and "at" not in fields:
            known = {name: value for name, value in fields.items() if name in self.state.__dataclass_fields__}
            shown, anew = cast("NetworkView", self.view_of[view]), replace(self.state, **known)
            with suppress(ValueError):  # fields that do not go together are refused below
                opens = view != self.state.view or OPENS_ANEW & fields.keys()
                fields |= shown.first(anew) if opens else shown.touched(self.state, anew)
        super().change(merge, **fields)

    def check(self, state: NetworkState) -> None:
        """Refuse fields that do not go together."""
        check_state(state)

    def draw(self, state: NetworkState) -> None:
        """Draw the view, and put the time bar where the State is."""
        view = cast("NetworkView", self.view_for(state))
        self.hint.setText(view.hint_of(state))
        super().draw(state)
        self._player.follow(*view.positions(state), rate=view.rate)
        self.refresh_start()

    @Slot()
    def _on_start(self) -> None:
        if not cast("NetworkView", self.view).pressed():
            super()._on_start()

    def can_start(self, status: str) -> bool:
        """Return whether there is a run, or the view computes something."""
        return bool(self.view_of) and cast("NetworkView", self.view).computes or super().can_start(status)

    # Files and programs.

    @Slot()
    def open_network(self) -> None:
        """Open weights: small ones to be edited, large ones to be looked at."""
        self.files.ask_and_open()

    @Slot(object)
    def _on_opened(self, fields: dict[str, Any]) -> None:
        self.change(**fields)

    @Slot()
    def save_network(self) -> None:
        """Save the weights, for Inference or for another day."""
        self.files.save(self.state)

    def take_network(self, weights: Weights, tab: str) -> None:
        """Show the network of another tab: a small one is edited here, a large one looked at."""
        self.change(**taken(weights))

    def present(self) -> Weights:
        """Return the network on show, after the updates that lie behind; other tabs take it."""
        return weights_of(self.state, cast("NetworkView", self.view).network(self.state))

    def accept_file(self, path: str) -> bool:
        """Open weights that another tab hands over."""
        if not is_kind(path, FileKind.WEIGHTS):
            return super().accept_file(path)
        self.files.open(path)
        return True

    @Slot()
    def copy_pytorch(self) -> None:
        """Put a PyTorch program of the network on the clipboard."""
        self.files.copy("pytorch", self.state)

    @Slot()
    def copy_keras(self) -> None:
        """Put a Keras program of the network on the clipboard."""
        self.files.copy("keras", self.state)

    @Slot()
    def copy_tape(self) -> None:
        """Put a program that differentiates the graph with two libraries on the clipboard."""
        self.files.copy_tape(self.state)

    def close_down(self) -> None:
        """End what is being opened too."""
        self.files.task.stop()
        super().close_down()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status == Status.RUNNING or not self.view_of:
            return super().start_text(status)
        return cast("NetworkView", self.view).start_text(self.state)
