"""The sentences of the network tab."""

import re
from random import Random
from typing import Any

import numpy as np

from nnviz.core.backprop import network_of, parameter_count
from nnviz.core.studies.network_cases import BOOK
from tests.sentences import Said, true
from tests.stress import values

# The network on show, computed anew.


def outputs(said: Said, parameters: Any = None) -> list[np.ndarray]:
    """Return what the layers hand on, the last one the outputs: a loop over the units."""
    state = said.state
    numbers = state.used_parameters() if parameters is None else parameters
    net = network_of(state.sizes, numbers, state.hidden, state.output)
    z, found = np.array(state.x), []
    from nnviz.core.activations import ACTIVATIONS, softmax

    for index, (W, b) in enumerate(zip(net.weights, net.biases, strict=True)):
        a = np.array([sum(z[i] * W[i, j] for i in range(len(z))) + b[j] for j in range(len(b))])
        last = index == len(net.weights) - 1
        kind = state.output if last else state.hidden
        out = softmax(a) if kind == "softmax" else ACTIVATIONS[kind].value(a)
        found.append(out)
        z = a if state.mistake and not last else out
    return found


def shown(said: Said) -> Any:
    """Return the moment on show."""
    return said.view.shown(said.state)


def forward(said: Said) -> bool:
    return said.state.view == "forward"


def backward(said: Said) -> bool:
    return said.state.view == "backward"


def units(said: Said) -> int:
    return sum(said.state.sizes[1:])


def near(text: str, value: float) -> bool:
    """Return whether a text of some digits shows a number."""
    from tests.sentences import number_of

    return np.isclose(number_of(text.strip("()")), value, rtol=2e-3, atol=1e-12)


def chain(said: Said) -> Any:
    return said.view.chain_of(said.state, shown(said))


def gives(said: Said) -> bool:
    given = [float(v.replace("−", "-").replace("×10", "e").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")))
             for v in said.values["y"].replace(",000", "000").strip("()").split(", ")]  # fmt: skip
    return said.state.at >= said.view.shown(said.state).last and np.allclose(given, outputs(said)[-1], rtol=1e-4)


def one_matrix(said: Said) -> bool:
    """Without its activations the network maps 0 to the bias, and the unit vectors to the rows of the matrix."""
    found = [[float(v) for v in row.split(", ")] for row in re.findall(r"\[([^\[\]]+)\]", said.values["W"])]
    state = said.state
    net = network_of(state.sizes, state.used_parameters())
    rows = []
    for x in (*np.eye(state.sizes[0]), np.zeros(state.sizes[0])):
        for W, b in zip(net.weights, net.biases, strict=True):
            x = x @ W + b
        rows.append(x)
    expected = np.array(rows[:-1]) - rows[-1]
    scale = max(1.0, float(np.abs(rows).max()))
    return state.mistake and np.allclose(found, expected, atol=1e-4 + 1e-9 * scale)


def paths_add_up(said: Said) -> bool:
    found = chain(said)
    W, deltas = shown(said).network.weights[said.state.layer], shown(said).gradient.deltas[said.state.layer]
    total = sum(W[said.state.unit_to, k] * deltas[k] for k in range(len(deltas)))
    last = said.values["sum"].split(" = ")[-1]
    return (len(found.paths) == said.number("count") > 1) and np.isclose(total, found.error, rtol=1e-9) and near(
        last, total)  # fmt: skip


def loss_of(said: Said, at: int) -> float:
    """Return the loss at another moment."""
    from dataclasses import replace

    from nnviz.tabs.network.moments import moment_of

    return moment_of(replace(said.state, at=at)).gradient.loss


def updates(said: Said, sign: int) -> bool:
    now, before = loss_of(said, said.state.at), loss_of(said, min(said.state.at, shown(said).last) - 1)
    return said.number("count") == shown(said).updates and np.sign(now - before) == sign


def ready(said: Said) -> bool:
    return backward(said) and shown(said).knows(said.state.layer, said.state.unit_to)


SENTENCES = {
    # The hints.
    "Drag a weight or an input up and down, or click it twice and type. A click on a unit writes its sum out.": forward,
    "Click a weight: its chain lights up. Drag it: both errors move. Space makes the update, and another one, and "
    "another one.": backward,
    # Forward.
    "The inputs are there. What does the first unit make of them?":
        lambda said: forward(said) and not shown(said).knows(said.state.layer, said.state.unit_to),
    "{done} of {all} units are computed. Each takes what the layer before hands on, and nothing else.":
        lambda said: (said.number("done"), said.number("all")) == (len(shown(said).known), units(said)),
    "y = {y}. Using a network is forward alone; it changes no weight.": gives,
    "a is handed on instead of z: the activations are computed and never used. Up to the output function all layers "
    "together are one matrix: {W}, bias {b}.": one_matrix,
    "All weights and biases are 0: every unit of a layer computes the same, and the input makes no difference.":
        lambda said: not any(said.state.used_parameters()) and all(np.ptp(z) < 1e-12 for z in outputs(said)),
    "b1 has shape (1, {units}), so x·W1 + b1 has it too, and y has shape (1, {outputs}) instead of ({outputs},): NumPy "
    "broadcasts and says nothing.":
        lambda said: (np.zeros(said.state.sizes[0]) @ np.zeros(said.state.sizes[:2])
                      + np.zeros((1, said.state.sizes[1]))).shape == (1, said.number("units")),
    # Backward.
    "Forward is done. How wrong is it, and whose fault is that?":
        lambda said: backward(said) and not shown(said).position,
    "The loss is E = {loss}. Now the error comes back, from the last layer to the first.":
        lambda said: near(said.values["loss"], shown(said).gradient.loss) and not shown(said).known,
    "{done} of {all} errors δ have come back.":
        lambda said: (said.number("done"), said.number("all")) == (len(shown(said).known), units(said)),
    "A factor is 0, so the gradient of {name} is 0: an update does not move it.":
        lambda said: ready(said) and chain(said).error * chain(said).slope * chain(said).input == 0.0,
    "{name} leads to an output: three factors multiply to its gradient.":
        lambda said: ready(said) and said.state.layer == len(said.state.sizes) - 1,
    "Through its unit {name} reaches one unit of the next layer: one path, {error} comes back on it.":
        lambda said: said.state.sizes[said.state.layer + 1] == 1 and near(said.values["error"], chain(said).error),
    "Through its unit {name} reaches {count} units of the next layer. What comes back on these paths is added: {sum}.":
        paths_add_up,
    "The loss is no finite number any more: the steps were too long. Use a smaller η.":
        lambda said: not np.isfinite(shown(said).gradient.loss),
    "After {count} updates: the last one lowered E from {before} to {after}.": lambda said: updates(said, -1),
    "After {count} updates: the last one raised E from {before} to {after}. The step was too long: use a smaller η.":
        lambda said: updates(said, 1),
    "After {count} updates: the last one left E at {after}.": lambda said: updates(said, 0),
    # What stands at the picture and is a formula.
    "{sum} = {value} → {result}": true,
}  # fmt: skip

_BACK = {"view": "backward", "sizes": BOOK.sizes, "parameters": BOOK.parameters, "x": BOOK.x, "t": BOOK.t}
STATES = (
    {"at": 0},
    _BACK | {"at": 0}, _BACK | {"at": 1}, _BACK | {"at": 2}, _BACK | {"at": 40}, _BACK | {"at": 40, "rate": 0.0},
    _BACK | {"at": 9, "rate": 30.0}, _BACK | {"at": 100, "rate": 100.0, "hidden": "identity"},
    {"view": "backward", "sizes": (2, 2, 1), "parameters": (0.5,) * 9, "x": (1.0, 2.0), "t": (0.3,), "at": 4},
)  # fmt: skip


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields that go together: a network of some size, its sample, and a weight that there is."""
    found = values.random_fields(tab, rng)
    sizes = tuple(rng.randint(1, 8 if rng.random() < 0.2 else 4) for _ in range(rng.randint(2, 5)))
    scale = rng.choice([0.0, 0.1, 1.0, 3.0])
    layer = rng.randint(1, len(sizes) - 1)
    found |= {
        "sizes": sizes,
        "parameters": tuple(round(scale * rng.gauss(0, 1), 2) + 0.0 for _ in range(parameter_count(sizes))),
        "x": tuple(round(rng.uniform(-2, 2), 2) for _ in range(sizes[0])),
        "t": tuple(round(rng.random(), 2) for _ in range(sizes[-1])), "layer": layer,
        "unit_from": rng.randint(-1, sizes[layer - 1] - 1), "unit_to": rng.randint(0, sizes[layer] - 1),
        "at": rng.randint(0, 60), "view": rng.choice(list(tab.views)), "rate": rng.choice([0.1, 0.5, 3.0, 20.0]),
    }  # fmt: skip
    return found
