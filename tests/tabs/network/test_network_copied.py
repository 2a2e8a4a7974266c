"""Copy as Python of Graph and Gradient check: what the program prints and draws is what the window shows."""

import ast
import re
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.backprop import OUTPUTS, forward
from nnviz.core.expressions.tree import RULES
from nnviz.core.outputs.softmax_steps import softmax
from nnviz.core.studies.network.cases import random_parameters
from nnviz.core.studies.network.gradient_check import BUGS, relative_errors
from nnviz.tabs.network import NetworkState, NetworkTab
from nnviz.tabs.network.files import library_program
from nnviz.tabs.network.graph.program import tape_program
from nnviz.tabs.network.graph.view import formula_of, graph_shown
from nnviz.tabs.network.state import HIDDEN
from nnviz.ui.files.script_template import script_text
from tests.run_program import run_program


@pytest.fixture
def tab(qtbot):
    tab = NetworkTab()
    qtbot.addWidget(tab)
    yield tab
    tab.close_down()


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a copied program here, and return what it prints and its variables."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    monkeypatch.setattr(plt, "show", lambda: None)

    def run(text):
        program = run_program(text)
        return capsys.readouterr().out, program

    yield run
    plt.close("all")


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?(?:\d+\.?\d*(?:e[-+]?\d+)?|nan|inf)", text)]


def branch(text: str, name: str) -> ast.FunctionDef:
    return next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == name)


GRAPHS = [
    {"graph": "apples"}, {"graph": "fruit", "prices": (90.0, 3.0, 120.0, 0.0, 1.2)},
    *({"graph": "formula", "formula": formula} for formula in (
        "w^2 + 3", "x*x + x", "sigmoid(x*w + b)/2 - x^3 + ln(w)", "pi*max(x, b) - tanh(-w)*abs(b)", "2^x / (w - b)",
        "x")),
    *({"graph": graph, "arrays": seed} for graph in ("affine", "relu", "sigmoid", "softmax") for seed in (0, 7)),
]  # fmt: skip


@pytest.mark.parametrize("fields", GRAPHS, ids=lambda fields: fields.get("formula", fields["graph"]))
def test_the_program_of_a_graph_prints_the_numbers_on_show_and_draws_every_node(tab, run, fields):
    tab.change(view="graph", **fields)
    graph = graph_shown(tab.state)
    said, program = run(tab.script(tab.state))
    y = said[: said.find("\ndy/d")]
    np.testing.assert_allclose(numbers(y), np.ravel(graph.result.value), rtol=1e-5, atol=1e-6)
    for node in graph.nodes:
        if node.learns:
            for way, near in (("by the graph", 1e-5), ("numerical", 1e-4)):
                printed = re.search(rf"dy/d{node.key} = ([^a-z(]*(?:e[-+])?[^a-z(]*) \({way}\)", said)[1]
                np.testing.assert_allclose(numbers(printed), np.ravel(node.gradient), rtol=near, atol=near)
    written = [text.get_text() for text in program["axes"].texts]
    assert all(node.text in written for node in graph.nodes if node.arguments or node.learns)
    assert len(written) >= 2 + sum(1 + len(node.arguments) for node in graph.nodes)


def test_a_program_keeps_every_value_and_derivative_of_the_table(tab, run):
    tab.change(view="graph", graph="fruit")
    _, program = run(tab.script(tab.state))
    names = {name.replace("n", "#") if name[0] == "n" else name: name for name in program["values"]}
    for what, _, row, column, value in tab.view.rows():
        kind, key = what.split(" ", 1)
        found = program["values" if kind == "value" else "gradients"][names[key]]
        assert (row, column) == (None, None) and float(found) == pytest.approx(value, rel=1e-12)


SMALL = {"sizes": (3, 4, 2), "parameters": random_parameters((3, 4, 2), "N(0, 1)", 3), "x": (0.5,) * 3, "t": (1.0, 0.0)}
CHECKS = [
    {}, *({"hidden": hidden} for hidden in ("tanh", "relu", "softplus", "gelu", "swish", "elu", "leaky_relu")),
    SMALL | {"output": "softmax", "hidden": "tanh"}, SMALL | {"output": "sigmoid", "samples": 1},
    {"biases": False, "output": "softmax"}, *({"hidden": "tanh", "output": "softmax", "bug": bug} for bug in BUGS),
    {"checked": "book", "samples": 1},
]  # fmt: skip


@pytest.mark.parametrize("fields", CHECKS, ids=lambda fields: "-".join(str(v) for v in fields.values())[:40])
def test_the_program_of_the_check_prints_the_differences_on_show(tab, qtbot, run, fields):
    tab.change(view="check", **fields)
    view = tab.view
    if not view.task.busy and view.known is None:
        tab.start_button.click()
    qtbot.waitUntil(lambda: view.known is not None and view.known.done == view.known.total, timeout=50_000)
    said, program = run(tab.script(tab.state))
    known, backprop = view.known, view.backprop(tab.state)
    for ours, theirs in ((known.numerical, program["slopes"]), (backprop, program["exact"])):
        np.testing.assert_allclose(ours, np.concatenate([part.ravel() for part in theirs]), rtol=1e-7, atol=1e-9)
    largest, worst = map(float, re.search(r"all: largest difference (\S+), relative error (\S+)", said).groups())
    assert largest == pytest.approx(float(np.abs(known.numerical - backprop).max()), rel=1e-2, abs=2e-10)
    assert worst == pytest.approx(float(relative_errors(known.numerical, backprop).max()), rel=1e-2, abs=1e-6)
    assert (worst > 1e-6) == (fields.get("bug", "none") != "none")


@pytest.mark.parametrize("fields", GRAPHS, ids=lambda fields: fields.get("formula", fields["graph"]))
def test_autograd_finds_the_derivatives_of_the_graph_on_show(tab, run, fields):
    pytest.importorskip("torch")
    tab.change(view="graph", **fields)
    graph = graph_shown(tab.state)
    tab.copy_tape()
    said, program = run(QApplication.clipboard().text())
    y, gradients = program["with_pytorch"]()
    np.testing.assert_allclose(y, graph.result.value, rtol=1e-12)
    assert said.startswith("PyTorch: y =") and len(gradients) == len(program["LEARNS"]) > 0
    for name, gradient in zip(program["LEARNS"], gradients, strict=True):
        np.testing.assert_allclose(gradient, graph[name].gradient, rtol=1e-9, atol=1e-12)


TENSORFLOW = {  # what the program asks of it: names of TensorFlow 2
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh", "acosh", "atanh", "exp", "sqrt",
    "abs", "sign", "floor", "where", "maximum", "minimum", "reduce_sum", "constant", "Variable", "float64",
    "GradientTape",
    "math.log", "math.softplus", "nn.log_softmax", "nn.relu", "UnconnectedGradients.ZERO",
}  # fmt: skip


@pytest.mark.parametrize("fields", GRAPHS, ids=lambda fields: fields.get("formula", fields["graph"]))
def test_the_tape_writes_down_the_very_formula_that_autograd_does(tab, fields):
    tab.change(view="graph", **fields)
    text = tape_program(graph_shown(tab.state), formula_of(tab.state))
    tape, autograd = branch(text, "with_tensorflow"), branch(text, "with_pytorch")
    asked = {ast.unparse(node) for node in ast.walk(tape) if isinstance(node, ast.Attribute)}
    parts = {"math", "nn", "UnconnectedGradients"}
    assert {name.removeprefix("tf.") for name in asked if name.startswith("tf.")} - parts <= TENSORFLOW
    opened = next(node for node in ast.walk(tape) if isinstance(node, ast.With))
    assert ast.unparse(opened.items[0]) == "tf.GradientTape() as tape"
    assert [ast.unparse(line) for line in opened.body] == ["y = formula(Names, **given)"]
    assert "y = formula(Names, **given)" in ast.unparse(autograd)
    calls = [node for node in ast.walk(tape) if isinstance(node, ast.Call)]
    call = next(node for node in calls if ast.unparse(node.func) == "tape.gradient")
    assert [ast.unparse(part) for part in call.args] == ["y", "[given[name] for name in LEARNS]"]
    used = {node.attr for node in ast.walk(branch(text, "formula")) if isinstance(node, ast.Attribute)}
    for library in (tape, autograd):
        names = next(node for node in library.body if isinstance(node, ast.ClassDef))
        bound = {part.id for node in ast.walk(names) if isinstance(node, ast.Assign) for target in node.targets
                 for part in ast.walk(target) if isinstance(part, ast.Name)}  # fmt: skip
        assert used <= bound


def test_both_libraries_have_a_name_for_every_function_that_can_be_typed():
    text = script_text("network_tape")
    typed = set(re.findall(r"np\.(\w+)", " ".join(rule.python for rule in RULES.values())))
    for name in ("with_tensorflow", "with_pytorch"):
        names = next(node for node in branch(text, name).body if isinstance(node, ast.ClassDef))
        bound = {node.id for node in ast.walk(names) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        assert typed | {"pi", "e", "nan", "inf"} <= bound, name


class KerasModel:
    """Stands for Keras' Sequential where Keras is not installed: dense layers whose kernels are (inputs, units)."""

    def __init__(self, layers):
        self.inputs, self.layers, self.weights = layers[0].shape[0], [], []

    def add(self, layer):
        self.layers.append(layer)

    def set_weights(self, weights):
        sizes = [self.inputs, *(layer.units for layer in self.layers)]
        shapes = [shape for n, m in zip(sizes, sizes[1:], strict=False) for shape in ((n, m), (m,))]
        assert [values.shape for values in weights] == shapes  # kernel, bias, kernel … as Keras has them
        self.weights = weights

    def compile(self, optimizer, loss):
        self.rate, self.loss = optimizer, loss

    def predict(self, x, verbose):
        for layer, W, b in zip(self.layers, self.weights[::2], self.weights[1::2], strict=True):
            a = x @ W + b
            x = softmax(a) if layer.activation == "softmax" else (
                ACTIVATIONS[KERAS.get(layer.activation, layer.activation)].value(a)
                if isinstance(layer.activation, str) else layer.activation(a))  # fmt: skip
        return x

    def evaluate(self, x, t, verbose):
        y = self.predict(x, 0)
        return -np.sum(t * np.log(y)) if self.loss == "categorical_crossentropy" else self.loss(t, y)[0]

    def train_on_batch(self, x, t):
        self.trained = x.shape, t.shape

    def get_weights(self):
        return self.weights


KERAS = {"silu": "swish", "linear": "identity"}


def keras_module() -> SimpleNamespace:
    ops = SimpleNamespace(sum=np.sum, cast=lambda a, kind: np.asarray(a, kind))
    functions = SimpleNamespace(leaky_relu=lambda a, negative_slope: np.where(a > 0, a, negative_slope * a),
                                gelu=lambda a, approximate: ACTIVATIONS["gelu"].value(a))  # fmt: skip
    layers = SimpleNamespace(Input=lambda shape: SimpleNamespace(shape=shape),
                             Dense=lambda units, activation: SimpleNamespace(units=units, activation=activation))
    return SimpleNamespace(Sequential=KerasModel, ops=ops, layers=layers, activations=functions,
                           optimizers=SimpleNamespace(SGD=float), config=SimpleNamespace(set_floatx=str))  # fmt: skip


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_the_keras_program_has_the_layers_activations_and_weights_of_the_pytorch_one(run, monkeypatch, hidden, output):
    pytest.importorskip("torch")
    state = NetworkState(sizes=(2, 3, 4, 2), parameters=random_parameters((2, 3, 4, 2), "N(0, 1)", 5), hidden=hidden,
                         output=output, x=(0.3, -0.8), t=(0.0, 1.0), rate=0.25)  # fmt: skip
    monkeypatch.setitem(sys.modules, "keras", keras_module())
    _, keras = run(library_program("keras", state))
    _, torch = run(library_program("pytorch", state))
    model, layers = keras["model"], torch["layers"]
    assert [layer.units for layer in model.layers] == [layer.out_features for layer in layers] == [3, 4, 2]
    for number, layer in enumerate(layers):  # PyTorch has made its update, and keeps W transposed
        for given, now in zip(model.weights[2 * number :], (layer.weight, layer.bias), strict=False):
            gradient = 0.0 if now.grad is None else now.grad.numpy()
            np.testing.assert_allclose(given.T, now.detach().numpy() + 0.25 * gradient, rtol=1e-12, atol=1e-12)
    y = model.predict(np.array([state.x]), 0)[0]
    np.testing.assert_allclose(y, forward(state.network(), state.x).y, rtol=1e-12)
    assert model.rate == 0.25 and model.trained == ((1, 2), (1, 2))
