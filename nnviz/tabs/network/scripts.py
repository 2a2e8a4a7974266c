"""The network of a State as a program: NumPy with the book's symbols."""

import base64
import zlib
from typing import Any

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.backprop import SmallNetwork
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


def check_script(state: NetworkState, problem: tuple[SmallNetwork, Floats, Floats]) -> str:
    """Return the gradient check of a network and a batch; those of the book's size are drawn and packed."""
    network, x, t = problem
    if state.checked == "book":
        pixels = np.round(x * 255).astype(np.uint8).tobytes()
        given: dict[str, Any] = {"W": None, "B": None, "X": base64.b64encode(zlib.compress(pixels, 9)).decode()}
    else:
        given = {"W": [W.tolist() for W in network.weights], "B": [b.tolist() for b in network.biases], "X": x.tolist()}
    return script_text("network_check", SIZES=network.sizes, **given, T=t.tolist(), HIDDEN=network.hidden,
                       OUTPUT=network.output, BUG=state.bug)  # fmt: skip
