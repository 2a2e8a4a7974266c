"""Copy as Python of Graph and Gradient check: what the program prints and draws is what the window shows."""

import re

import numpy as np
import pytest

from nnviz.core.studies.network.cases import random_parameters
from nnviz.core.studies.network.gradient_check import BUGS, relative_errors
from nnviz.tabs.network import NetworkTab
from nnviz.tabs.network.graph import graph_shown


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
        program = {"__name__": "__main__"}
        exec(compile(text, "copied", "exec"), program)
        return capsys.readouterr().out, program

    yield run
    plt.close("all")


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?(?:\d+\.?\d*(?:e[-+]?\d+)?|nan|inf)", text)]


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
