"""The State that the drawing of a network follows from: the tab's, or one that stands for a trained network."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields, replace

from nnviz.core.backprop import SmallNetwork
from nnviz.tabs.network.state import OWN, NetworkState
from nnviz.tabs.network.trained import sample, trained_file, trained_network


@dataclass(frozen=True)
class TrainedState(NetworkState):
    """A State whose sizes, activation, sample and targets are those of a trained network; nothing of it is edited."""

    @property
    def rounds(self) -> int:
        """Updates that time plays; each keeps all weights of a large network."""
        return 10

    def network(self) -> SmallNetwork:
        """The network that is drawn, before any update."""
        network = trained_network(self.trained, self.path)
        return replace(network, feeds_sums=True) if self.mistake and self.view == "forward" else network

    def network_key(self) -> Hashable:
        """Return what `network` follows from."""
        return trained_file(self.trained, self.path), trained_network(self.trained, self.path)

    def typed(self, layer: int, unit_from: int, unit_to: int) -> None:
        """Return None: weights of a trained network are not edited."""
        return

    def typed_weights(self, layer: int, units_from: Sequence[int], units_to: Sequence[int]) -> Sequence[None]:
        """Return None for each."""
        return [None] * (len(units_from) * len(units_to))

    def used_parameters(self) -> tuple[float, ...]:
        """None of its numbers stands in the State."""
        return (1.0,)


def resolved(state: NetworkState) -> NetworkState:
    """Return a State with the network and the sample on show in it: itself, unless they are a trained one's."""
    if state.trained == OWN or isinstance(state, TrainedState):
        return state
    network = trained_network(state.trained, state.path)
    x, t = sample(state.trained, state.path, state.image)
    values = {entry.name: getattr(state, entry.name) for entry in fields(NetworkState)}
    own = {"sizes": network.sizes, "hidden": network.hidden, "output": network.output, "biases": True, "x": x, "t": t,
           "parameters": (), "bias_rows": False}  # fmt: skip
    return TrainedState(**(values | own))
