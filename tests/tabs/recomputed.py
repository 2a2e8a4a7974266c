"""What the tables of some views must hold, worked out anew from the State: networks, runs and times."""

import csv
import io
import re

import numpy as np
from PySide6.QtTest import QTest

from nnviz.core.studies.playground.trials import Trial
from nnviz.data.digits import generate
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.tab import Tab
from tests.tabs.test_tables import full, tables

Columns = list[dict[str, np.ndarray]]
Layers = list[tuple[np.ndarray, np.ndarray]]
close = np.testing.assert_allclose
SHARES = {"Xavier": 1.0, "He": 2.0}
ACTIVATIONS = {"tanh": np.tanh, "relu": lambda a: np.maximum(a, 0), "sigmoid": lambda a: 0.5 * (1 + np.tanh(a / 2))}


def cells(tab: Tab, number: int = 0) -> list[dict[str, str]]:
    """Return the rows of a picture's table as they are written."""
    return list(csv.DictReader(io.StringIO(tab.plots()[number].table(","))))


def softmax(a: np.ndarray) -> np.ndarray:
    power = np.exp(a - a.max(axis=1, keepdims=True))
    return power / power.sum(axis=1, keepdims=True)


def first_layers(sizes: tuple[int, ...], init: str, seed: int) -> Layers:
    """Return the weights and biases that a network begins with."""
    rng = np.random.default_rng(seed)
    pairs = zip(sizes, sizes[1:], strict=False)
    return [((SHARES[init] / n) ** 0.5 * rng.standard_normal((n, m)), np.zeros(m)) for n, m in pairs]


def passed_on(layers: Layers, activation: str, x: np.ndarray) -> list[np.ndarray]:
    """Return the inputs, what each hidden layer gives, and the scores."""
    values = [x]
    for number, (W, b) in enumerate(layers, 1):
        a = values[-1] @ W + b
        values.append(ACTIVATIONS[activation](a) if number < len(layers) else a)
    return values


# Gates, Tensors, Activations.


def gate_times(tab: Tab, found: Columns) -> None:
    """Check the notes' times, in seconds; nothing is measured before somebody asks for it."""
    printed = {"AND, product": 138e-9, "AND, plain numbers": 413e-9, "OR, lambda": 385e-9,
               "OR, plain numbers": 501e-9, "OR, NumPy": 9.47e-6}  # fmt: skip
    for row in cells(tab):
        name, *_ = row.values()
        assert row["course notes (s)"] == "" or float(row["course notes (s)"]) == printed[name]
        assert row["this machine (s)"] == row["± (s)"] == ""
    assert np.isfinite(found[0]["course notes (s)"]).sum() == len(printed)


def fold(tab: Tab, found: Columns) -> None:
    """Check y of the flat plane, that it is one affine function of what the folds give, and what is seen from the side.
    """
    flat = found[0]
    affine = np.array([flat["x1"], flat["x2"], np.ones(len(flat["y"]))])
    close(np.linalg.lstsq(affine.T, flat["y"], rcond=None)[0] @ affine, flat["y"], atol=1e-9 * np.abs(flat["y"]).max())
    for share in (40, 100):
        tab.change(folded=share)
        QTest.qWait(60)  # the plane on the right follows a moment later
        _folded(tab, tables(tab), 1 - share / 100)


def _folded(tab: Tab, found: Columns, slope: float) -> None:
    plane, side = found
    x, places = np.array([plane["x1"], plane["x2"]]), np.array(tab.state.folds[: tab.state.units])
    w = places[:, 2:] - places[:, :2]
    z = w @ x - (w * places[:, :2]).sum(axis=1)[:, None]
    h = np.maximum(z, slope * z)
    features = np.vstack([h, np.ones(len(x.T))])
    v, *_ = np.linalg.lstsq(features.T, plane["y"], rcond=None)
    close(v @ features, plane["y"], atol=1e-9 * np.abs(plane["y"]).max())
    assert slope or ((plane["y"] > 0) == plane["t"]).all()  # its folds tell all points apart
    np.testing.assert_array_equal(side["t"], plane["t"])
    close(side["distance from y = 0"], plane["y"] / np.linalg.norm(v[:-1]), rtol=1e-6)
    u, *_ = np.linalg.lstsq(h.T, side["along"], rcond=None)
    close([u @ u, u @ v[:-1]], [1, 0], atol=1e-6)  # a direction in the plane y = 0
    np.testing.assert_array_equal(plane["t"], np.repeat([0, 1], [len(x.T) - len(x.T) // 2, len(x.T) // 2]))


def speed(tab: Tab, found: Columns) -> None:
    """Check the notes' two times and another computer's; nothing is measured before somebody asks for it."""
    (table,) = found
    numbers, loop, numpy, noted, seconds = table.values()
    np.testing.assert_array_equal(numbers, [2, 10, 100, 1000, 10_000, 100_000, 1_000_000])
    assert (loop[0], numpy[0], loop[-1], numpy[-1]) == (2.9e-7, 2.5e-7, 3.2e-2, 6.9e-4)
    np.testing.assert_array_equal(full(noted), [300 * 300] * 2)
    np.testing.assert_array_equal(full(seconds), [21e-3, 55e-6])


def signals(tab: Tab, found: Columns) -> None:
    """Send the same random numbers through the same four networks, and count."""
    state, (table,) = tab.state, found
    x = np.random.default_rng(state.seed).standard_normal((1000, 100))
    shares = np.column_stack([column for name, column in table.items() if name.startswith("bin")])
    wanted = []
    for deviation in (lambda n: 1.0, lambda n: 0.01, lambda n: (1 / n) ** 0.5, lambda n: (2 / n) ** 0.5):
        rng, z = np.random.default_rng(state.seed), x
        for _ in range(state.layers):
            W = deviation(z.shape[1]) * rng.standard_normal((z.shape[1], state.units))
            z = ACTIVATIONS[state.activation](z @ W)
            wanted.append(np.histogram(z, bins=shares.shape[1], range=(0, 1))[0] / z.size)
    assert (table["from"] == 0).all() and (table["to"] == 1).all()
    close(shares, wanted, atol=2e-4)  # a value on the edge of two bins may be counted in either
    close(shares.sum(axis=1), 1, atol=1e-9)


# Network, Losses.


def book_class(tab: Tab, found: Columns) -> None:
    """Run the lines of predict with arrays of these sizes: each gives the shape that stands beside it."""
    tab.change(member="predict", at=99)
    rows = cells(tab)
    count = int(re.search(r"^\((\d+), 784\)", rows[2]["Result"])[1])
    sizes = {"W1": (784, 50), "b1": (50,), "W2": (50, 10), "b2": (10,)}
    keeper = type("Net", (), {"params": {name: np.zeros(size) for name, size in sizes.items()}})
    space = {"np": np, "self": keeper, "x": np.zeros((count, 784)), "softmax": softmax} | ACTIVATIONS
    for row in rows[:-1]:
        exec(row["Line"], space)
        names = row["Line"].partition(" = ")[0].split(", ")
        assert ", ".join(str(space[name].shape) for name in names) in row["Result"], row
    assert rows[-1] == {"Line": "return y", "Result": "y[0].sum() = 1"}
    assert [row["TwoLayerNet"] for row in cells(tab, 1)][:3] == ["__init__", "params", "predict"]
    given = cells(tab, 2)
    assert [row["layer"] for row in given] == ["x[0]"] * 784 + ["a1[0]"] * 50 + ["z1[0]"] * 50 + ["a2[0]"] * 10 + [
        "y[0]"] * 10  # fmt: skip
    values = np.array([float(row["value"]) for row in given])
    close(values[834:884], ACTIVATIONS["sigmoid"](values[784:834]))
    close(values[894:], softmax(values[None, 884:894])[0])


def update(tab: Tab, found: Columns) -> None:
    """Check the shapes, and the loss over all images before the first and after the first update."""
    close(np.column_stack([found[0]["rows"], found[0]["columns"]])[:2], [(tab.state.batch, 784), (784, 50)])
    images, labels = generate(200, np.random.default_rng(3))
    x, rng = images.reshape(200, -1) / 255, np.random.default_rng(0)
    W1, W2 = (np.sqrt(2 / n) * rng.standard_normal((n, m)) for n, m in ((784, 50), (50, 10)))
    chosen = rng.choice(200, tab.state.batch)
    z = np.maximum(x[chosen] @ W1, 0)
    delta = (softmax(z @ W2) - np.eye(10)[labels[chosen]]) / tab.state.batch
    back = (delta @ W2.T) * (z > 0)
    before = softmax(np.maximum(x @ W1, 0) @ W2)
    hidden = np.maximum(x @ (W1 - 0.1 * x[chosen].T @ back) - 0.1 * back.sum(axis=0), 0)
    after = softmax(hidden @ (W2 - 0.1 * z.T @ delta) - 0.1 * delta.sum(axis=0))
    tab.change(at=9)  # in the second round
    wanted = [-np.log(y[np.arange(200), labels] + 1e-7).mean() for y in (before, after)]
    close(full(tables(tab)[1]["right order"]), wanted, rtol=1e-6)


def supplied(x: np.ndarray, **changed: np.ndarray) -> list[np.ndarray]:
    """Return the values of all layers of the supplied network for images of 0 to 1, (N, 784)."""
    with np.load(resource_dir() / "weights" / "sigmoid-50-100.npz") as file:
        w = {name: file[name].astype(np.float64) for name in file.files if name[0] in "Wb"} | changed
    return passed_on([(w[f"W{i}"], w[f"b{i}"]) for i in (1, 2, 3)], "sigmoid", x)


def loss_and_accuracy(tab: Tab, found: Columns) -> None:
    """Answer the images with five other values of the weight."""
    smooth, stairs = found
    state, data = tab.state, tab.dataset
    x, t = data.x_test[: state.images].reshape(-1, 784) / 255, data.t_test[: state.images].astype(int)
    with np.load(resource_dir() / "weights" / "sigmoid-50-100.npz") as file:
        W = file[f"W{state.layer}"].astype(np.float64)
    (weights, losses), (places, shares) = (list(map(full, table.values())) for table in (smooth, stairs))
    assert weights[len(weights) // 2] == W[state.unit_from, state.unit_to]
    for at in range(0, len(weights), len(weights) // 4):
        other = W.copy()
        other[state.unit_from, state.unit_to] = weights[at]
        y = softmax(supplied(x, **{f"W{state.layer}": other})[-1])
        close(losses[at], -np.log(y[np.arange(len(t)), t] + 1e-7).mean(), rtol=1e-6)
        close(shares[np.abs(places - weights[at]).argmin()], 100 * (y.argmax(axis=1) == t).mean())


# Training, Inference.


def trained_answers(tab: Tab) -> np.ndarray:
    """Return what the network of Training answers the test images before it has learned."""
    state, data = tab.state, tab.dataset
    layers = first_layers((784, *state.hidden, 10), state.weight_init, state.seed)
    return passed_on(layers, state.activation, data.x_test.reshape(-1, 784) / 255)[-1].argmax(axis=1)


def rounded_up(value: float) -> float:
    """Return 1, 2 or 5 times a power of ten, the next one from a value on."""
    power = 10.0 ** np.floor(np.log10(value))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= value * (1 - 1e-9))


def inside(tab: Tab, found: Columns) -> None:
    """Count the weights and activations of the untrained network, and take its gradient anew."""
    state, data = tab.state, tab.dataset
    (W1, b1), (W2, b2) = layers = first_layers((784, *state.hidden, 10), state.weight_init, state.seed)
    x, t = data.x_train[:500].reshape(-1, 784) / 255, data.t_train[:500]
    _, z, a = passed_on(layers, state.activation, x)
    delta = (softmax(a) - np.eye(10)[t]) / len(x)
    gradients = x.T @ ((delta @ W2.T) * (z > 0)), z.T @ delta
    close(found[2]["|∂E/∂W|"], [np.linalg.norm(dW) for dW in gradients], rtol=1e-4)
    limit = rounded_up(max(np.quantile(np.abs(W), 0.999) for W in (W1, W2)))
    counted = ((found[0], (W1, W2), -limit, limit), (found[1], (z,), 0.0, rounded_up(np.quantile(z, 0.999))))
    for table, parts, low, high in counted:
        shares = np.column_stack([column for name, column in table.items() if name.startswith("bin")])
        close([table["from"][0], table["to"][0]], [low, high])
        for row, values in zip(shares, parts, strict=True):
            wanted = np.histogram(np.clip(values, low, high), bins=len(row), range=(low, high))[0] / values.size
            close(row, wanted, atol=1e-3)


def mistakes(tab: Tab, found: Columns) -> None:
    """Count how often an untrained network takes which class for which."""
    shown, wanted = np.column_stack(list(found[0].values())[1:]), np.zeros((10, 10))
    np.add.at(wanted, (tab.dataset.t_test, trained_answers(tab)), 1)
    assert np.abs(shown - wanted).sum() <= 4  # float32 decides where two classes are as likely
    np.testing.assert_array_equal(shown.sum(axis=1), np.bincount(tab.dataset.t_test, minlength=10))


def compared_runs(tab: Tab, found: Columns) -> None:
    """Check the example's two runs: where they stand on every axis, their rates, and how they end."""
    runs, ends = found
    for number, rate in enumerate((0.1, 0.01)):
        own = f"Example, η = {rate}: "
        run = {name.removeprefix(own): column for name, column in runs.items() if name.startswith(own)}
        count = len(full(run["losses"]))
        np.testing.assert_array_equal(run["iterations"], np.arange(1, count + 1))
        close(run["samples"] / run["iterations"], run["samples"][0])
        close(run["epochs"], run["samples"] / len(tab.dataset.x_train))
        assert (np.diff(run["seconds"]) > 0).all() and (run["rates"] == rate).all() and (run["penalties"] == 0).all()
        measured = full(run["measured at"])
        assert measured[0] == 0 and measured[-1] == count
        for part, name in (("train", "Training accuracy"), ("test", "Test accuracy")):
            assert ends[name][number] == full(run[f"{part}_accuracy"])[-1]
            assert (full(run[f"{part}_loss"]) > 0).all() and len(full(run[f"{part}_loss"])) == len(measured)
        assert abs(run["losses"][0] - full(run["train_loss"])[0]) < 0.5  # a batch before its update, and all images


def questions(tab: Tab, found: Columns) -> None:
    """Check that there is no table before an experiment has run; its bands are tested with the experiments."""
    assert found == []


def bugs(tab: Tab, found: Columns) -> None:
    """Answer all test images with every bug."""
    x, t = tab.dataset.x_test.reshape(-1, 784) / 255, tab.dataset.t_test
    with np.load(resource_dir() / "weights" / "sigmoid-50-100.npz") as file:
        w = [(file[f"W{i}"].astype(np.float64), file[f"b{i}"]) for i in (1, 2, 3)]
    linear = x
    for W, b in w:
        linear = linear @ W + b
    scores = supplied(x)[-1]
    over_batch = np.concatenate([softmax(scores[i : i + 100].T).T for i in range(0, len(x), 100)])
    wanted = [(y.argmax(axis=1) == t).mean() for y in (scores, linear, over_batch, supplied(255 * x)[-1])]
    close(found[0]["Accuracy"], wanted, atol=1.01 / len(t))


# Playground.


def playground_layers(tab: Tab, **changed: object) -> tuple[Layers, str]:
    state = tab.state
    outputs = first_layers((2, *changed.get("hidden", state.hidden), 1), state.weight_init, state.seed)
    return outputs, state.activation


def points(table: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return x (N, 2), t and whether they are for the test."""
    return np.column_stack([table["x1"], table["x2"]]), table["t"], table["test"] > 0


def loss_of(layers: Layers, activation: str, x: np.ndarray, t: np.ndarray) -> tuple[float, float]:
    """Return the binary cross entropy of points and the share that is right."""
    a = passed_on(layers, activation, x)[-1][:, 0]
    return float(np.logaddexp(0, np.where(t > 0, -a, a)).mean()), float(((a > 0) == (t > 0)).mean())


def learned(tab: Tab, found: Columns) -> None:
    """Check points, losses and parameters before the first update."""
    table, network, curves = found
    x, t, test = points(table)
    assert len(x) == tab.state.samples and abs(test.mean() - (1 - tab.state.share)) < 0.02
    radius = np.hypot(*x.T)
    assert radius[t == 1].min() > 0.8 * radius[t == 0].max()  # a circle in a ring
    layers, activation = playground_layers(tab)
    for part, chosen in (("Training", ~test), ("Test", test)):
        wanted = loss_of(layers, activation, x[chosen], t[chosen])
        close([curves[f"{part} loss"][0], curves[f"{part} accuracy"][0]], wanted, rtol=1e-5)
    rows = cells(tab, 1)
    for layer, (W, b) in enumerate(layers, 1):
        own = [row for row in rows if int(row["layer"]) == layer]
        shown = {(row["what"], row["from"], row["to"]): float(row["value"]) for row in own}
        assert len(shown) == W.size + b.size
        for (i, j), value in np.ndenumerate(W):
            close(shown["W", str(i), str(j)], value, rtol=1e-6)
        assert all(value == 0 for (what, *_), value in shown.items() if what == "b")
    assert len(network["value"]) == sum(W.size + b.size for W, b in layers)


def compared_networks(tab: Tab, found: Columns) -> None:
    """Check the losses of both networks before the first update."""
    table, other, curves = found
    assert all(np.array_equal(table[name], other[name]) for name in table)
    x, t, test = points(table)
    for name, hidden in (("A", tab.state.hidden), ("B", tab.state.hidden_b)):
        layers, activation = playground_layers(tab, hidden=hidden)
        for part, chosen in (("training", ~test), ("test", test)):
            close(curves[f"{name}, {part}"][0], loss_of(layers, activation, x[chosen], t[chosen])[0], rtol=1e-5)


def space(tab: Tab, found: Columns) -> None:
    """Check where the last hidden layer puts the points, seen along the plane on which the answer changes."""
    bent, plane = found
    layers, activation = playground_layers(tab)
    x, t, _ = points(plane)
    z, (W, b) = passed_on(layers, activation, x)[-2], layers[-1]
    w = W[:, 0]
    np.testing.assert_array_equal(bent["t"], t)
    close(bent["z2"], (z @ w + b[0]) / np.linalg.norm(w), atol=1e-5)
    along = bent["z1"] - bent["z1"].mean()
    rest = z - z.mean(axis=0)
    rest = rest - np.outer(rest @ w, w) / (w @ w)
    close(np.sqrt(along @ along), np.linalg.svd(rest, compute_uv=False)[0], rtol=1e-4)  # as wide as can be


def notebook(tab: Tab, found: Columns) -> None:
    """Check that an empty notebook has no table but the challenges, and what a trial that was noted says."""
    assert [list(table)[0] for table in found] == ["Challenge"]
    settings = {"data": "xor", "hidden": [3], "rate": 0.1}
    tab.change(trials=(Trial(settings, 1234, 0.25, 0.5, 0.75, 0.875, "three will do").text(),))
    (row,) = cells(tab)
    assert [row[name] for name in ("Expected", "Updates", "Training loss", "Test loss", "Test accuracy")] == [
        "three will do", "1234", "0.25", "0.5", "0.875"]  # fmt: skip
    tab.change(trials=())
