"""The network of a run as PyTorch and Keras code: it learns what nnviz learns, and their weights are exchanged."""

import ast
from dataclasses import replace
from itertools import islice
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.schedules import schedule
from nnviz.core.weight_init import WEIGHT_INITS
from nnviz.data.safetensors_file import load_safetensors, save_safetensors
from nnviz.data.weights import save_weights
from nnviz.tabs.training import TrainingTab
from nnviz.tabs.training.programs import LIBRARIES, network_program, program
from nnviz.tabs.training.state import PRESETS, TrainingState, rate_at
from tests.run_program import run_program

HERE = TrainingState(hidden=(7, 5), batch_size=20, rate=0.02, early=((10, 0.08),), weight_decay=0.01)
ITERATIONS = 25


def module(library: str, state: TrainingState) -> ModuleType:
    """Return the program as a module; nothing runs but its definitions."""
    made = ModuleType("program")
    run_program(network_program(library, state, None), library, made.__dict__)
    return made


def data() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    return rng.random((200, 784), np.float32), rng.integers(0, 10, 200)


def core_losses(state: TrainingState, network: Network, batches: list[np.ndarray]) -> list[float]:
    """Return the losses of the same training by nnviz's own chapters, without weight decay's penalty."""
    row = OPTIMIZERS[state.optimizer]
    optimizer = row.make(**{p.name: getattr(state, p.name) for p in row.parameters})
    (x, t), losses = data(), []
    factor = schedule(state.schedule, state.iterations, len(x) // state.batch_size, state.drop_every)
    for i, chosen in enumerate(batches):
        optimizer.rate, optimizer.factor = rate_at(i, state), factor(i) if factor else 1.0
        losses.append(network.learn_from(x[chosen], t[chosen]) - network.last_penalty)
        length = np.linalg.norm(network.grads.vector)
        network.grads.vector[:] *= min(1.0, state.clip / length) if state.clip else 1.0
        optimizer.update(network.params, network.grads)
    return losses


def torch_model(torch: Any, program: Any, network: Network) -> Any:
    """Return the program's network with the weights of one of ours."""
    model = program.Network()
    tensors = {}
    for i in range(len(network.sizes) - 1):
        tensors[f"layers.{i}.weight"] = torch.tensor(network.params[f"W{i + 1}"].T.copy())
        tensors[f"layers.{i}.bias"] = torch.tensor(network.params[f"b{i + 1}"].copy())
    model.load_state_dict(tensors)
    return model


CASES = [{"optimizer": name, "early": () if name in ("Momentum", "Nesterov") else HERE.early} for name in OPTIMIZERS]
CASES += [{"activation": name} for name in ACTIVATIONS if name not in ("step", "identity")]
CASES += [{"activation": "identity", "rate": 0.002, "early": ((10, 0.004),)}]  # with more it runs away
CASES += [{"clip": 0.5, "weight_decay": 0.3}, {"schedule": "step", "drop_every": 1}]
CASES += [{"schedule": "warm-up, cosine", "iterations": ITERATIONS}]


@pytest.mark.parametrize("fields", CASES, ids=lambda fields: "-".join(map(str, list(fields.values())[:1])))
def test_pytorch_learns_step_by_step_what_nnviz_learns(fields):
    torch = pytest.importorskip("torch")
    state = replace(HERE, **fields)
    rate = {"RMSProp": 0.003, "Adam": 0.003, "AdaGrad": 0.003}.get(state.optimizer)
    state = replace(state, rate=rate, early=((10, 2 * rate),)) if rate else state
    program = module("pytorch", state)
    network = Network((784, *state.hidden, 10), state.activation, "Xavier", rng=np.random.default_rng(1), scale=1.0,
                      weight_decay=state.weight_decay)  # fmt: skip
    model = torch_model(torch, program, network)
    rng = np.random.default_rng(2)
    batches = [rng.integers(0, 200, state.batch_size) for _ in range(ITERATIONS)]
    x, t = data()
    theirs = list(program.train(model, torch.tensor(x), torch.tensor(t), [torch.tensor(b) for b in batches]))
    ours = core_losses(state, network, batches)
    np.testing.assert_allclose(theirs, ours, rtol=2e-3, atol=2e-4)
    assert abs(ours[-1] - ours[0]) > 1e-3  # something was learned


@pytest.mark.parametrize("name", WEIGHT_INITS)
def test_the_first_weights_have_the_spread_that_was_chosen(name):
    torch = pytest.importorskip("torch")
    torch.manual_seed(0)
    model = module("pytorch", replace(HERE, weight_init=name, hidden=(300,))).Network()
    weights = model.layers[0].weight.detach().numpy()
    assert weights.std() == pytest.approx(WEIGHT_INITS[name].deviation(784, 300), rel=0.02)
    assert not model.layers[0].bias.detach().numpy().any()


def test_programs_begin_with_the_weights_that_were_taken(tmp_path):
    torch = pytest.importorskip("torch")
    network = Network((784, 7, 5, 10), "relu", "He", rng=np.random.default_rng(3), scale=1.0)
    save_weights(tmp_path / "taken.npz", network.params)
    state = replace(HERE, activation="relu", weight_init="taken", taken=str(tmp_path / "taken.npz"))
    model, (x, _) = module("pytorch", state).Network(), data()
    with torch.no_grad():
        theirs = torch.softmax(model(torch.tensor(x)), dim=1).numpy()
    np.testing.assert_allclose(theirs, network.predict(x), atol=1e-5)
    plain = ModuleType("plain")
    run_program(program(state, None), "training", plain.__dict__)
    numpy_network = plain.Network(network.sizes, np.random.default_rng(0))
    np.testing.assert_allclose(numpy_network.predict(x), network.predict(x), atol=1e-6)


def test_dropout_and_both_ways_to_draw_batches_are_in_the_program():
    torch = pytest.importorskip("torch")
    program = module("pytorch", replace(HERE, dropout=0.4, sampling="replacement"))
    model = program.Network()
    assert model.dropout.p == 0.4
    x = torch.rand(50, 784)
    assert not torch.equal(model(x), model(x)) and torch.equal(model.eval()(x), model(x))
    assert [len(batch) for batch in islice(program.batches(45), 3)] == [20, 20, 20]
    shuffled = module("pytorch", HERE)
    first = list(islice(shuffled.batches(45), 3))
    assert [len(batch) for batch in first] == [20, 20, 5] and sorted(torch.cat(first).tolist()) == list(range(45))


def test_weights_go_to_pytorch_and_come_back(tmp_path):
    torch = pytest.importorskip("torch")
    library = pytest.importorskip("safetensors.torch")
    network = Network((784, 7, 5, 10), "relu", "He", rng=np.random.default_rng(3), scale=1.0)
    save_safetensors(tmp_path / "ours.safetensors", network.params)
    model = module("pytorch", replace(HERE, activation="relu")).Network()
    model.load_state_dict(library.load_file(tmp_path / "ours.safetensors"))
    x, _ = data()
    with torch.no_grad():
        theirs = torch.softmax(model(torch.tensor(x)), dim=1).numpy()
    np.testing.assert_allclose(theirs, network.predict(x), atol=1e-5)
    library.save_file(model.state_dict(), tmp_path / "theirs.safetensors")
    found = load_safetensors(tmp_path / "theirs.safetensors").params
    assert all(np.array_equal(found[name], network.params[name]) for name in network.params)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.title)
@pytest.mark.parametrize("library", LIBRARIES)
def test_every_preset_has_a_program_for_every_library(library, preset):
    text = network_program(library, preset.state, None)
    names = {alias.name.partition(".")[0] for node in ast.parse(text).body if isinstance(node, ast.Import)
             for alias in node.names}  # fmt: skip
    assert {"pytorch": "torch", "keras": "keras"}[library] in names and "nnviz" not in names
    constants = {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(text).body
                 if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Constant, ast.Tuple))}  # fmt: skip
    assert constants["SIZES"] == (784, *preset.state.hidden, 10)
    assert (constants["OPTIMIZER"], constants["RATE"]) == (preset.state.optimizer, preset.state.rate)


class Recorder:
    """Stands for the library Keras where it is not installed: every call is kept with its name and arguments."""

    def __init__(self, name: str = "keras", calls: list | None = None) -> None:
        self.name, self.calls = name, [] if calls is None else calls

    def __getattr__(self, name: str) -> "Recorder":
        if name.startswith("__"):
            raise AttributeError(name)
        return Recorder(f"{self.name}.{name}", self.calls)

    def __call__(self, *args: Any, **options: Any) -> "Recorder":
        self.calls.append((self.name.removeprefix("keras."), args, options))
        return Recorder(self.name + "()", self.calls)


def test_the_keras_program_builds_the_same_layers(monkeypatch):
    keras = Recorder()
    monkeypatch.setitem(__import__("sys").modules, "keras", keras)
    program = module("keras", replace(HERE, dropout=0.3, activation="swish", weight_init="He"))
    program.make_network()
    dense = [(args, options) for name, args, options in keras.calls if name == "layers.Dense"]
    assert [args[0] for args, _ in dense] == [7, 5, 10]
    assert [options["activation"] for _, options in dense] == ["silu", "silu", None]
    spreads = [options["stddev"] for name, _, options in keras.calls if name == "initializers.RandomNormal"]
    assert spreads == pytest.approx([(2 / n) ** 0.5 for n in (784, 7, 5)])
    assert [args for name, args, _ in keras.calls if name == "regularizers.L2"] == [(0.005,)] * 3
    assert [args for name, args, _ in keras.calls if name == "layers.Dropout"] == [(0.3,)] * 2
    program.make_optimizer()
    assert ("optimizers.schedules.PiecewiseConstantDecay", ([9], [0.08, 0.02]), {}) in keras.calls


def test_both_programs_are_copied_from_the_edit_menu(qtbot):
    commands = {command.slot: command.menu for command in TrainingTab.commands}
    assert commands["copy_pytorch"] == commands["copy_keras"] == "edit"
    tab = TrainingTab()
    qtbot.addWidget(tab)
    for copy, word in ((tab.copy_pytorch, "import torch"), (tab.copy_keras, "import keras")):
        copy()
        assert word in QApplication.clipboard().text()
        assert tab.message.text.endswith("program with this network and its settings is on the clipboard.")
    tab.close_down()
