"""Programs to take home: the copied PyTorch program learns what the playground learns, Keras is built so."""

import ast
import importlib.util
from dataclasses import replace

import numpy as np
import pytest

from nnviz.core.studies.playground.learner import Change, Learner, made
from nnviz.core.studies.playground.plane_painting import points_of
from nnviz.tabs.playground import programs
from nnviz.tabs.playground.on_the_way import planned
from nnviz.tabs.playground.programs import program
from nnviz.tabs.playground.state import PlaygroundState, data_of, recipe_of
from tests.run_program import run_program

_BASE = PlaygroundState(samples=60)
PAINTED = [*points_of(data_of(_BASE)), (0.1, 0.2, 1.0), (1.5, -2.0, 0.0), (-1.0, 2.5, 1.0)]
UPDATES = 30  # across the end of an epoch
SMALL = PlaygroundState(samples=60, hidden=(4, 3), batch_size=7)
STATES = {
    "SGD, tanh": SMALL,
    "Momentum, ReLU, softmax, L2": replace(SMALL, data="three", activation="relu", weight_init="He",
                                           optimizer="Momentum", l2=0.01),
    "Nesterov, sigmoid units": replace(SMALL, activation="sigmoid", optimizer="Nesterov"),
    "AdaGrad, squares": replace(SMALL, loss="squared error", optimizer="AdaGrad"),
    "RMSProp, numbers, leaky ReLU": replace(SMALL, data="hill", activation="leaky_relu", optimizer="RMSProp",
                                            rate=0.01),
    "Adam, ELU, L1, inputs": replace(SMALL, activation="elu", optimizer="Adam", rate=0.02, l1=0.001,
                                     inputs=("x1", "x2", "x1x2", "sinx1")),
    "swish, identity, rate changed": replace(SMALL, activation="swish", output="identity", early=((9, 0.3),)),
    "much changed on the way": replace(
        SMALL, optimizer="Momentum", rate=0.05, batch_size=5, l2=0.02, frozen=(1, 14), early=((8, 0.2),),
        earlier=((6, "batch_size", 9), (11, "l2", 0.0), (16, "momentum", 0.5), (16, "frozen", (0,))),
        edits=((0, 0, 2, 0.7, 0.1), (12, 0, 20, -1.5, 0.3))),
    "painted on the way": replace(
        SMALL, data="own", points=tuple(PAINTED), optimizer="Adam", rate=0.02,
        earlier=((5, "data", "circle"), (17, "points", 60, 0, ()))),
    "GELU, softplus end": replace(SMALL, activation="gelu", hidden=(5,), optimizer="Adam", rate=0.01),
    "softplus": replace(SMALL, activation="softplus", hidden=(5,)),
}  # fmt: skip


def ours(state: PlaygroundState) -> tuple[list[float], list[np.ndarray], np.ndarray, list[np.ndarray]]:
    """Return the losses of the first updates, the orders in which points were dealt, the weights at first and last."""
    start, changes = planned(state)
    learner, losses = Learner(recipe_of(start)), []
    changes += [Change(int(n), (), ((0, int(place), value),)) for n, _, place, value, _ in state.edits]
    first, orders = learner.vector.copy(), [order_of(learner)]
    with np.errstate(all="ignore"):
        for update in range(UPDATES):
            for change in sorted((c for c in changes if c.done == update), key=lambda c: not c.recipes):
                before = learner.recipe.data
                made([learner], change)
                orders += [] if learner.recipe.data.same_as(before) else [order_of(learner)]
            epoch = learner.epoch
            losses.append(learner.step())
            orders += [order_of(learner)] if learner.epoch > epoch else []
    return losses, orders, first, learner.vector.copy()


def order_of(learner: Learner) -> np.ndarray:
    """Return the order of the points in the epoch of a learner."""
    points = len(learner.recipe.data.x_train)
    return np.random.default_rng((learner.recipe.seed, learner.epoch)).permutation(points)


def arrays(state: PlaygroundState, vector: np.ndarray) -> list[np.ndarray]:
    """Return W1, b1, W2 … in a vector of parameters."""
    network = recipe_of(state).network()
    np.copyto(network.params.vector, vector)
    return [array.copy() for array in network.params.values()]


def in_pytorch(state: PlaygroundState, first: np.ndarray, orders: list[np.ndarray]) -> tuple[list[float], list]:
    """Run the copied program from our first weights and with our order; return its losses and last weights."""
    text = program("pytorch", state, UPDATES)
    for line, other, times in (
        ("model = Network()\n", "model = Network()\nbegin(model)\n", 1), ("torch.randperm(len(x))", "next(ORDERS)", 3),
        ("    loss.backward()\n", "    LOSSES.append((loss - penalty).detach().item())\n    loss.backward()\n", 1),
    ):  # fmt: skip
        assert text.count(line) == times
        text = text.replace(line, other)
    import torch

    def begin(model) -> None:
        weights = iter(arrays(state, first))
        with torch.no_grad():
            for layer in model.layers:
                layer.weight.copy_(torch.tensor(next(weights).T.copy()))
                layer.bias.copy_(torch.tensor(next(weights)))

    space = {"begin": begin, "ORDERS": iter(map(torch.tensor, orders)), "LOSSES": []}
    run_program(text, "pytorch", space)
    last = [part.detach().numpy() for layer in space["model"].layers for part in (layer.weight.T, layer.bias)]
    return space["LOSSES"], last


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_the_numpy_program_ends_with_the_very_weights(state, capsys, monkeypatch):
    import matplotlib.pyplot as plt

    monkeypatch.setattr(plt, "show", lambda: None)
    space = run_program(program("numpy", state, UPDATES), "numpy")
    plt.close("all")
    np.testing.assert_allclose(space["numbers"], ours(state)[3], rtol=1e-3, atol=2e-4)
    assert "Left out" not in capsys.readouterr().out


def test_what_a_program_leaves_out_is_said_in_it(monkeypatch):
    changed = STATES["much changed on the way"]
    said = parts_of(program("keras", changed, UPDATES))["LEFT_OUT"].value
    for thing in ("the batch size", "the weight decay", "the momentum", "which numbers are frozen", "put in by hand"):
        assert thing in said
    assert parts_of(program("keras", SMALL, UPDATES))["LEFT_OUT"].value == ""
    rates = ast.literal_eval(parts_of(program("keras", changed, UPDATES))["RATES"])
    assert rates == ((8, 0.05),)
    monkeypatch.setattr(programs, "_MOST_POINTS", 100)
    text = program("numpy", STATES["painted on the way"], UPDATES)
    said, changes = parts_of(text)["LEFT_OUT"].value, ast.literal_eval(parts_of(text)["CHANGES"])
    assert "changed 2 times" in said and "from update 5 on" in said and list(changes) == [17]


def parts_of(text: str) -> dict[str, ast.expr]:
    """Return what a program sets names to."""
    return {ast.unparse(node.targets[0]): node.value for node in ast.parse(text).body if isinstance(node, ast.Assign)}


@pytest.mark.timeout(300)  # PyTorch is slow to import on a busy machine
@pytest.mark.skipif(not importlib.util.find_spec("torch"), reason="PyTorch is not installed")
def test_the_pytorch_program_learns_what_the_playground_learns(capsys):
    for title, state in STATES.items():
        losses, orders, first, last = ours(state)
        theirs, weights = in_pytorch(state, first, orders)
        np.testing.assert_allclose(theirs, losses, rtol=2e-4, atol=1e-6, err_msg=title)
        for mine, other in zip(arrays(state, last), weights, strict=True):
            np.testing.assert_allclose(other, mine, rtol=1e-3, atol=2e-5, err_msg=title)
    assert "test: loss" in capsys.readouterr().out


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_the_keras_program_is_built_as_the_network(state):
    text = program("keras", state, UPDATES)
    parts = parts_of(text)
    values = {name: ast.literal_eval(parts[name]) for name in (
        "SIZES", "INPUTS", "OUTPUT", "OPTIMIZER", "RATE", "L1", "L2", "ACTIVATION", "FIRST_WEIGHTS")}  # fmt: skip
    recipe = recipe_of(state)
    assert values["SIZES"] == recipe.sizes and values["INPUTS"] == recipe.inputs
    assert values["OUTPUT"] == recipe.ending and values["OPTIMIZER"] == recipe.optimizer
    first = state.early[0][1] if state.early else recipe.rate
    assert (values["RATE"], values["L1"], values["L2"]) == (first, recipe.l1, recipe.l2)
    for name, value in (("ACTIVATIONS", recipe.activation), ("ENDS", recipe.ending), ("DEVIATIONS", "Xavier")):
        assert value in {key.value for key in parts[name].keys}
    makers = next(node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Dict)
                  and any(getattr(key, "value", "") == "Nesterov" for key in node.keys))  # fmt: skip
    assert recipe.optimizer in {key.value for key in makers.keys}
