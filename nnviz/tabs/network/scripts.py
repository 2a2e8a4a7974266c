"""The network of a State as a program: NumPy with the book's symbols."""

from typing import Any

from nnviz.tabs.network.state import NetworkState
from nnviz.ui.files.script_template import script_text


def constants(state: NetworkState) -> dict[str, Any]:
    """Return what every program has to know: constant → value."""
    network = state.network()
    return {
        "W": [W.tolist() for W in network.weights], "B": [b.tolist() for b in network.biases], "X": list(state.x),
        "HIDDEN": state.hidden, "OUTPUT": state.output,
    }  # fmt: skip


def forward_script(state: NetworkState) -> str:
    """Return the forward pass."""
    return script_text("network_forward", **constants(state), MISTAKE=state.mistake)


def backward_script(state: NetworkState) -> str:
    """Return forward, backward, update, again and again."""
    return script_text("network_backward", **constants(state), T=list(state.t), RATE=state.rate,
                       LEARN_BIASES=state.biases and state.learn_biases)  # fmt: skip
