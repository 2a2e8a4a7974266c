"""Every view of every tab: what its tables hold, read back with NumPy, is what the State and the formulas say.

The views of `CHECKED` are held against arithmetic written out here; those of `tests/tabs/test_tables.py` against the
chapters; and the curves of every plot, in every view, against the data that the plot was given.
"""

import csv
import io
from collections.abc import Callable

import numpy as np
import pytest

from nnviz.core.expressions import parse
from nnviz.core.studies.derivatives.rounding_error import slopes
from nnviz.core.studies.gradient.neuron_loss import NeuronLoss
from nnviz.core.surfaces import SURFACES
from nnviz.tabs import ENTRIES
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.files.tables import has_rows
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab
from tests.tabs import recomputed
from tests.tabs.test_tables import full, tables

Columns = list[dict[str, np.ndarray]]
close = np.testing.assert_allclose


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def pair(table: dict[str, np.ndarray], number: int) -> np.ndarray:
    """Return the columns 2·number and 2·number + 1, without the empty cells at their ends."""
    columns = list(table.values())[2 * number : 2 * number + 2]
    return np.array([full(column) for column in columns])


def rows(table: dict[str, np.ndarray]) -> np.ndarray:
    """Return all but the names of the rows."""
    return np.column_stack(list(table.values())[1:])


# One function for each view; tab: with that view on show.


def gate_layers(tab: Tab, found: Columns) -> None:
    inputs, hidden = found
    x, state = np.array([inputs["x1"], inputs["x2"]]), tab.state
    np.testing.assert_array_equal(inputs["s1"], state.n1 * x[0] + state.n2 * x[1] + state.nb > 0)
    np.testing.assert_array_equal(inputs["s2"], state.o1 * x[0] + state.o2 * x[1] + state.ob > 0)
    np.testing.assert_array_equal(inputs["t"], x[0] != x[1])
    assert {(a, b) for a, b in zip(hidden["s1"], hidden["s2"], strict=True)} == {(1, 0), (1, 1), (0, 1)}


def gate_learning(tab: Tab, found: Columns) -> None:
    (table,) = found
    close(table["sigmoid(a)"], sigmoid(table["a"]), rtol=1e-12)
    np.testing.assert_array_equal(table["y"], table["a"] > 0)
    close(table["a"][0] + table["a"][3], table["a"][1] + table["a"][2], atol=1e-12)
    np.testing.assert_array_equal(table["t"], [0, 0, 0, 1])


def superposition(tab: Tab, found: Columns) -> None:
    curve, bars = found
    state = tab.state
    close(curve["f"], state.a * curve["x"], atol=1e-12)
    u, v = state.a * state.u, state.a * state.v
    close(bars["value"], (u, v, u + v, state.a * (state.u + state.v)))


def stacked(tab: Tab, found: Columns) -> None:
    after, before = found
    for number in range(2):
        y = pair(before, number)
        for layer in range(1, tab.state.depth + 1):
            *w, b1, b2 = getattr(tab.state, f"layer{layer}")
            y = np.reshape(w, (2, 2)).T @ y + np.array([[b1], [b2]])
        close(pair(after, number), y, atol=1e-12)


def output_layer(tab: Tab, found: Columns) -> None:
    loss, scores, outputs = found
    target, (a, values), (ends, slope) = tab.state.target, pair(loss, 0), pair(loss, 1)
    close(values, (a - target) ** 2 / 2, atol=1e-12)
    close(np.diff(slope) / np.diff(ends), tab.state.score - target)  # the tangent
    assert full(scores["Score a"])[0] == full(outputs["Output y"])[0] == tab.state.score


def array(tab: Tab, found: Columns) -> None:
    (table,) = found
    x = np.array([[1, 2, 3], [4, 5, 6]])
    np.testing.assert_array_equal(table["value"], np.concatenate([x.ravel(), x.T.ravel()]))


def projection(tab: Tab, found: Columns) -> None:
    u, v = np.array([tab.state.ux, tab.state.uy]), np.array([tab.state.vx, tab.state.vy])
    places = np.column_stack([pair(found[0], number) for number in range(3)]).T
    for wanted in (u, v, (u @ v) / (u @ u) * u):
        assert np.isclose(places, wanted).all(axis=1).any()


def geometry(tab: Tab, found: Columns) -> None:
    after, before = found
    for number in range(3):
        close(pair(after, number), pair(before, number), atol=1e-12)  # nothing has moved yet
    tab.timeline.go(100)
    after, before = tables(tab)
    for number in range(3):
        close(pair(after, number), np.reshape(tab.state.w1, (2, 2)) @ pair(before, number), atol=1e-12)


def cells(table: dict[str, np.ndarray], names: list[str], what: str) -> np.ndarray:
    return table["value"][[name == what for name in names]]


def network(tab: Tab, found: Columns) -> None:
    """Check all that the drawing holds: the forward pass, and the backward pass of half the sum of squares."""
    table, names = found[0], [row[0] for row in csv.reader(io.StringIO(tab.plots()[0].table(",")))][1:]
    sizes, layers = tab.state.sizes, table["layer"]
    z, per_layer = [np.array(tab.state.x)], range(1, len(tab.state.sizes))
    at = {what: np.array([name == what for name in names]) for what in ("x", "W", "b", "a", "z", "delta", "dW")}
    of = {(what, layer): table["value"][at[what] & (layers == layer)] for what in at for layer in per_layer}
    np.testing.assert_array_equal(table["value"][at["x"]], tab.state.x)
    for layer in per_layer:
        a = z[-1] @ of["W", layer].reshape(sizes[layer - 1], sizes[layer]) + of["b", layer]
        close(of["a", layer], a, rtol=1e-12)
        z.append(a if layer == len(sizes) - 1 else sigmoid(a))
        close(of["z", layer], z[-1], rtol=1e-12)
    delta = z[-1] - np.array(tab.state.t)
    for layer in reversed(per_layer):
        close(of["delta", layer], delta, rtol=1e-9)
        close(of["dW", layer].reshape(sizes[layer - 1], -1), np.outer(z[layer - 1], delta), rtol=1e-9)
        w = of["W", layer].reshape(sizes[layer - 1], sizes[layer])
        delta = (w @ delta) * z[layer - 1] * (1 - z[layer - 1])


def backward(tab: Tab, found: Columns) -> None:
    network(tab, found)
    losses, factors = found[1:]
    assert losses["E"][0] == pytest.approx(0.09631289380111786)  # worked out by hand from the first preset
    *parts, product = factors["value"]
    close(np.prod(parts), product, rtol=2e-3)  # as they are shown: four digits


def graph(tab: Tab, found: Columns) -> None:
    apple, count, tax = tab.state.prices[0], tab.state.prices[1], tab.state.prices[4]
    wanted = (apple, count * tax, count, apple * tax, apple * count, tax, tax, apple * count, apple * count * tax, 1)
    close(found[0]["value"], wanted)


def one_layer(tab: Tab, found: Columns) -> None:
    weights, gradient, loss = found[:3]
    x, w = np.array(tab.state.sample), np.reshape(tab.state.matrix, (2, 3))
    close(rows(weights), w, rtol=1e-7)
    y = np.exp(x @ w) / np.exp(x @ w).sum()
    for value, shown in zip(*pair(loss, 0), strict=True):
        other = w.copy()
        other[tab.state.row, tab.state.column] = value
        power = np.exp(x @ other)
        assert shown == pytest.approx(-np.log(power[tab.state.label] / power.sum() + 1e-7), rel=1e-6)
    close(rows(gradient), np.outer(x, y - np.eye(3)[tab.state.label]), rtol=1e-5)  # ln(y + 10⁻⁷) is differentiated


def chain(tab: Tab, found: Columns) -> None:
    inner, outer, both, factors = found
    for table, f, slope, place in (
        (inner, np.square, 2.0, 1.0), (outer, np.sin, np.cos(1.0), 1.0),
        (both, lambda x: np.sin(x**2), 2 * np.cos(1.0), 1.0),
    ):  # fmt: skip
        (x, y), (ends, heights) = pair(table, 0), pair(table, 1)
        close(y, f(x), atol=1e-12)
        close(heights, f(place) + slope * (ends - place), atol=1e-12)
    close(factors["value"], (np.cos(1.0), 2, 2 * np.cos(1.0)), rtol=1e-3)


def check(tab: Tab, found: Columns) -> None:
    close(found[0]["numerical"], found[0]["backprop"], atol=1e-9)
    sizes = tab.state.sizes
    assert len(found[0]["backprop"]) == sum((a + 1) * b for a, b in zip(sizes, sizes[1:], strict=False))


def answer(tab: Tab, found: Columns) -> None:
    outputs, cost = found
    np.testing.assert_array_equal(outputs["Output y"], tab.state.y)
    close(cost["−ln y"], -np.log(cost["y of the true class"]), rtol=1e-12)


def logarithm(tab: Tab, found: Columns) -> None:
    for number, delta in enumerate((0.0, tab.state.delta)):
        y, costs = pair(found[0], number)
        close(costs, -np.log(y + delta), rtol=1e-12, atol=1e-12)
    close(found[1]["with δ"], -np.log(found[1]["y"] + tab.state.delta), rtol=1e-12)


def estimates(tab: Tab, found: Columns) -> None:
    line = pair(found[1], 0)
    close(line[1] * np.sqrt(line[0]), line[1][0] * np.sqrt(line[0][0]))


def error(tab: Tab, found: Columns) -> None:
    table, f = found[0], parse("x^3/3 - x", ("x",))
    for column, kind in (("one-sided", "forward"), ("central", "central")):
        wanted = np.abs(slopes(f, tab.state.x, table["h"], kind) - (tab.state.x**2 - 1))
        shown = np.isfinite(table[column]) & (table[column] > 0)
        close(table[column][shown], wanted[shown], rtol=1e-6, atol=1e-12)


def partial(tab: Tab, found: Columns) -> None:
    point, h = (tab.state.x0, tab.state.x1), tab.state.h
    for number, table in enumerate(found):
        here, other = point[number], point[1 - number]
        (x, f), (ends, exact) = pair(table, 0), pair(table, 1)
        numerical, height = full(table["numerical"]), here**2 + other**2
        close(f, x**2 + other**2)
        close(exact, height + 2 * here * (ends - here))
        close(numerical, height + ((here + h) ** 2 - here**2) / h * (ends - here))


def plane(tab: Tab, found: Columns) -> None:
    p, d = np.array([tab.state.x0, tab.state.x1]), np.array([tab.state.d0, tab.state.d1])
    t = full(list(found[0].values())[0])
    close(full(found[0]["surface"]), ((p[:, None] + d[:, None] * t) ** 2).sum(axis=0))
    close(full(found[0]["plane"]), p @ p + 2 * (p @ d) * t)
    close(np.ptp(full(found[0]["difference"])), d @ d)


def stored_number(tab: Tab, found: Columns) -> None:
    (table,) = found
    gaps = full(list(table.values())[0])
    np.testing.assert_array_equal(gaps, np.rint(gaps))


def paths(tab: Tab, found: Columns) -> None:
    """Check that every value belongs to its place, and every step of plain descent."""
    table, surface = found[0], SURFACES[tab.state.surface]
    names = [name.removesuffix(" f") for name in table if name.endswith(" f")]
    for name in names:
        x = np.array([full(table[f"{name} x{i}"]) for i in range(2)])
        close(full(table[f"{name} f"]), surface.value(x), rtol=1e-12)
        if name == "SGD" or (tab.state.view != "race" and tab.state.optimizer == "SGD"):
            step = tab.state.r_sgd if tab.state.view == "race" else tab.state.rate
            close(x[:, 1:], x[:, :-1] - step * surface.gradient(x[:, :-1]), atol=1e-6)


def neuron(tab: Tab, found: Columns) -> None:
    table, lines = found[:2]
    loss = NeuronLoss(tab.state.points, tab.state.neuron)
    x, t = np.array(tab.state.points).T
    for name in ("full batch", "one sample"):
        p = np.array([full(table[f"{name} x{i}"]) for i in range(2)])
        close(full(table[f"{name} f"]), loss.value(p), rtol=1e-12)
    w, b = (full(table[f"full batch x{i}"]) for i in range(2))
    ratio = ((np.outer(w, x) + b[:, None] - t) ** 2).mean(axis=1) / full(table["full batch f"])
    close(ratio, ratio[0])  # a mean of squares, whole or half
    x, y = pair(lines, 0)
    close(np.diff(y) / np.diff(x), np.diff(y)[0] / np.diff(x)[0], rtol=1e-6)


def one_variable(tab: Tab, found: Columns) -> None:
    x, f = pair(found[0], 0)
    close(f, x**2)


def images(tab: Tab, found: Columns) -> None:
    shown = rows(found[0])
    assert (tab.dataset.x_train.reshape(-1, *shown.shape) == shown).all(axis=(1, 2)).any()


def as_vector(tab: Tab, found: Columns) -> None:
    vector, picture = found
    flat = rows(picture).ravel()
    index, value = (full(column) for column in list(vector.values())[2:4])
    scale = 255 if value.max() <= 1 < flat.max() else 1
    close(value * scale, flat[index.astype(int)], atol=1e-6)


def batch_shares(tab: Tab, found: Columns) -> None:
    (table,) = found
    for column in ("this batch", "all training images"):
        assert table[column].sum() == pytest.approx(100)
    share = np.bincount(tab.dataset.t_train, minlength=10) / len(tab.dataset.t_train)
    close(table["all training images"], 100 * share, rtol=1e-6)
    np.testing.assert_array_equal(table["this batch"] * tab.state.batch_size / 100 % 1, 0)


def epochs(tab: Tab, found: Columns) -> None:
    close(np.diff(found[0]["iteration"]) / np.diff(found[0]["epoch"]), found[0]["iteration"][1])


def curve_fit(tab: Tab, found: Columns) -> None:
    curves, errors = found
    x, line = full(list(curves.values())[4]), full(curves["fitted curve"])
    close(np.polyval(np.polyfit(x, line, tab.state.curve_degree), x), line, atol=1e-9)
    close(full(errors["noise variance"]), tab.state.curve_noise**2)
    assert (np.diff(full(errors["training"])) < 1e-9).all()  # a higher degree fits its own points no worse


def forward(x: np.ndarray) -> np.ndarray:
    """Return the probabilities that the supplied network gives to images of 0 to 1, (N, 784)."""
    w = np.load(resource_dir() / "weights" / "sigmoid-50-100.npz")
    z = sigmoid(sigmoid(x @ w["W1"] + w["b1"]) @ w["W2"] + w["b2"]) @ w["W3"] + w["b3"]
    power = np.exp(z - z.max(axis=1, keepdims=True))
    return power / power.sum(axis=1, keepdims=True)


def one_answer(tab: Tab, found: Columns) -> None:
    shown = found[0]["Probability"]
    all_answers = forward(tab.dataset.x_test.reshape(-1, 784) / 255)
    assert np.abs(all_answers - shown).max(axis=1).min() < 1e-5


def answers_in_batches(tab: Tab, found: Columns) -> None:
    assert (full(found[0]["s"]) > 0).all()


def drawn_digit(tab: Tab, found: Columns) -> None:
    answer, steps = found[:2]
    image = steps["value"][-784:] / (255 if steps["value"][-784:].max() > 1 else 1)
    close(answer["Probability"], forward(image[None])[0], atol=1e-4)


CHECKED: dict[str, dict[str, Callable[[Tab, Columns], None]]] = {
    "gates": {"layers": gate_layers, "learn": gate_learning, "times": recomputed.gate_times},
    "activations": {"superposition": superposition, "layers": stacked, "signals": recomputed.signals,
                    "output": output_layer},
    "tensors": {"array": array, "projection": projection, "geometry": geometry, "fold": recomputed.fold,
                "speed": recomputed.speed},
    "network": {"forward": network, "backward": backward, "graph": graph, "layer": one_layer, "chain": chain,
                "check": check, "update": recomputed.update,
                "class": recomputed.book_class},
    "losses": {"answer": answer, "logarithm": logarithm, "accuracy": recomputed.loss_and_accuracy,
               "estimates": estimates},
    "derivatives": {"error": error, "partial": partial, "plane": plane, "number": stored_number},
    "gradient": {"race": paths, "update": paths, "surface": paths, "data": neuron, "line": one_variable},
    "data": {"images": images, "arrays": as_vector, "batch": batch_shares},
    "training": {"inside": recomputed.inside, "epochs": epochs, "mistakes": recomputed.mistakes,
                 "compare": recomputed.compared_runs, "experiments": recomputed.questions},
    "playground": {"learn": recomputed.learned, "space": recomputed.space, "compare": recomputed.compared_networks,
                   "curve": curve_fit, "notebook": recomputed.notebook},
    "inference": {"one": one_answer, "batches": answers_in_batches, "bugs": recomputed.bugs, "draw": drawn_digit},
}  # fmt: skip
ELSEWHERE = {  # held against the chapters in tests/tabs/test_tables.py, and without numbers before a run
    "gates": {"plane"}, "activations": {"curves", "softmax", "batch", "slopes"}, "tensors": {"operators"},
    "losses": {"compare", "batch", "binary"}, "derivatives": {"curve"}, "gradient": {"field", "descent"},
    "data": {"classes"}, "inference": {"wrong"}, "training": {"run"},
}  # fmt: skip


@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_the_tables_of_every_view_hold_what_the_formulas_say(qtbot, monkeypatch, name):
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 600)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 200)
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    assert set(tab.views) == {*CHECKED[name], *ELSEWHERE.get(name, ())}, "a new view wants a check"
    for view in tab.views:
        tab.change(view=view)
        qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)
        for picture in tab.plots():
            if isinstance(picture, Plot) and type(picture).table is Plot.table:
                curves_agree(picture)
        if view in CHECKED[name]:
            CHECKED[name][view](tab, tables(tab))
    tab.close_down()


def curves_agree(plot: Plot) -> None:
    """Check that every curve's points are in the plot's table, all of them, digit for digit."""
    text = plot.table(",")
    lines = [line for line in csv.reader(io.StringIO(text))][1:]
    columns = [np.array([float(v or "nan") for v in column]) for column in zip(*lines, strict=True)]
    columns = [column[np.isfinite(column)] for column in columns]
    if not has_rows(text):
        return
    for curve in plot.curves:
        if len(curve.x):
            for values in (curve.x, curve.y):
                values = np.asarray(values, float)
                values = values[np.isfinite(values)]
                kept = any(len(c) == len(values) and np.array_equal(c, values + 0.0) for c in columns)
                assert kept, (plot.accessibleName(), curve.name)
