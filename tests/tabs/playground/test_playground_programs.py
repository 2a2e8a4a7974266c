"""Programs to take home: the copied PyTorch program learns what the playground learns, Keras is built so."""

import ast
import importlib.util
from dataclasses import replace

import numpy as np
import pytest

from nnviz.core.studies.playground.learner import Learner
from nnviz.tabs.playground.programs import program
from nnviz.tabs.playground.state import PlaygroundState, recipe_of
from tests.run_program import run_program

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
    "GELU, softplus end": replace(SMALL, activation="gelu", hidden=(5,), optimizer="Adam", rate=0.01),
    "softplus": replace(SMALL, activation="softplus", hidden=(5,)),
}  # fmt: skip


def ours(state: PlaygroundState) -> tuple[list[float], list[np.ndarray], np.ndarray, list[np.ndarray]]:
    """Return the losses of the first updates, the order of the points, the weights at first and at the end."""
    learner = Learner(recipe_of(replace(state, rate=state.early[0][1]) if state.early else state))
    first, losses, orders = learner.vector.copy(), [], []
    with np.errstate(all="ignore"):
        for update in range(UPDATES):
            if state.early and update == state.early[0][0]:
                learner.change(recipe_of(state))
            losses.append(learner.step())
    points = len(learner.recipe.data.x_train)
    for epoch in range(learner.epoch + 1):
        orders.append(np.random.default_rng((state.seed, epoch)).permutation(points))
    return losses, orders, first, learner.vector.copy()


def arrays(state: PlaygroundState, vector: np.ndarray) -> list[np.ndarray]:
    """Return W1, b1, W2 … in a vector of parameters."""
    network = recipe_of(state).network()
    np.copyto(network.params.vector, vector)
    return [array.copy() for array in network.params.values()]


def in_pytorch(state: PlaygroundState, first: np.ndarray, orders: list[np.ndarray]) -> tuple[list[float], list]:
    """Run the copied program from our first weights and with our order; return its losses and last weights."""
    text = program("pytorch", state, UPDATES)
    for line, other in (
        ("model = Network()\n", "model = Network()\nbegin(model)\n"),
        ("torch.randperm(len(x))", "next(ORDERS)"),
        ("    loss.backward()\n", "    LOSSES.append((loss - penalty).detach().item())\n        loss.backward()\n"),
    ):
        assert text.count(line) == 1
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
    parts = {ast.unparse(node.targets[0]): node.value for node in ast.parse(text).body if isinstance(node, ast.Assign)}
    values = {name: ast.literal_eval(parts[name]) for name in (
        "SIZES", "INPUTS", "OUTPUT", "OPTIMIZER", "RATE", "L1", "L2", "ACTIVATION", "FIRST_WEIGHTS")}  # fmt: skip
    recipe = recipe_of(state)
    assert values["SIZES"] == recipe.sizes and values["INPUTS"] == recipe.inputs
    assert values["OUTPUT"] == recipe.ending and values["OPTIMIZER"] == recipe.optimizer
    assert (values["RATE"], values["L1"], values["L2"]) == (recipe.rate, recipe.l1, recipe.l2)
    for name, value in (("ACTIVATIONS", recipe.activation), ("ENDS", recipe.ending), ("DEVIATIONS", "Xavier")):
        assert value in {key.value for key in parts[name].keys}
    makers = next(node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Dict)
                  and any(getattr(key, "value", "") == "Nesterov" for key in node.keys))  # fmt: skip
    assert recipe.optimizer in {key.value for key in makers.keys}
