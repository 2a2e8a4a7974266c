"""The tables that leave, read back with NumPy, hold what the chapters compute."""

import io

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS, softmax
from nnviz.core.differentiation import forward_difference
from nnviz.core.losses import DELTA, binary_terms, cross_entropies, squared_error_terms, wrong_sign_terms
from nnviz.core.outputs.softmax_steps import batch_softmax, random_scores
from nnviz.core.perceptron import GATES
from nnviz.core.surfaces import SURFACES
from nnviz.tabs import ENTRIES
from nnviz.ui.files.tables import has_rows


def tables(tab) -> list[dict[str, np.ndarray]]:
    """Return the columns of every table of the view on show; words as NaN, a repeated name with its number."""
    found = []
    for picture in tab.plots():
        text = picture.table(",")
        if has_rows(text):
            cells = np.loadtxt(io.StringIO(text), str, delimiter=",", quotechar='"', comments=None, ndmin=2)
            columns: dict[str, np.ndarray] = {}
            for name, *values in cells.T.tolist():
                name = name if name not in columns else f"{name} {len(columns)}"
                columns[name] = np.array([_number(value) for value in values])
            found.append(columns)
    return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def full(values: np.ndarray) -> np.ndarray:
    """Return a column without the empty cells at its end."""
    return values[np.isfinite(values)]


@pytest.fixture
def show(qtbot):
    made = []

    def show(name: str, **fields):
        tab = next(entry for entry in ENTRIES if entry.name == name).load()()
        qtbot.addWidget(tab)
        made.append(tab)
        tab.resize(1280, 660)
        with qtbot.waitExposed(tab):
            tab.show()
        tab.change(**fields)
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        return tab

    yield show
    for tab in made:
        tab.close_down()


def test_the_truth_table_of_a_gate(show):
    (table,) = tables(show("gates", view="plane"))
    inputs = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])
    np.testing.assert_array_equal(np.column_stack([table["x1"], table["x2"]]), inputs)
    gate = GATES["AND"]
    np.testing.assert_allclose(table["a"], gate.z(inputs))
    np.testing.assert_array_equal(table["y"], gate(inputs))


def test_activation_functions_and_their_slopes(show):
    functions = ("sigmoid", "tanh", "softplus")
    values, slopes = tables(show("activations", view="curves", functions=functions, focus="sigmoid"))
    for table, kind in ((values, "value"), (slopes, "derivative")):
        for name in functions:
            row = ACTIVATIONS[name]
            np.testing.assert_array_equal(table[row.title], getattr(row, kind)(table["x"]))


def test_softmax_of_scores_and_of_a_batch(show):
    scores, stable, naive = tables(show("activations", view="softmax", scores=(0.3, 2.9, 4.0)))
    np.testing.assert_array_equal(scores["Score x"], (0.3, 2.9, 4.0))
    for table in (stable, naive):
        np.testing.assert_allclose(table["Probability"], softmax(np.array([0.3, 2.9, 4.0])), rtol=1e-14)
    tab = show("activations", view="batch", samples=5, classes=4, draws=3)
    result = batch_softmax(random_scores(5, 4, 3))
    *matrices, sums = tables(tab)
    for table, wanted in zip(matrices, (result.scores, result.right, result.wrong), strict=True):
        np.testing.assert_array_equal(np.column_stack(list(table.values())[1:]), wanted)
    rows = np.column_stack(list(sums.values())[1:])
    np.testing.assert_allclose(rows, np.column_stack([m.sum(axis=1) for m in (result.right, result.wrong)]), rtol=1e-9)


def test_the_products_that_vanish(show):
    shown = show("activations", view="slopes", functions=("sigmoid", "tanh"), focus="sigmoid", deep=12)
    products, factors = tables(shown)
    np.testing.assert_allclose(full(products["Sigmoid"]), 0.25 ** np.arange(13))
    for name in ("sigmoid", "tanh"):
        row = ACTIVATIONS[name]
        np.testing.assert_array_equal(factors[row.title], row.derivative(factors["x"]))


def test_arrays_of_an_operation(show):
    tab = show("tensors", view="operators")
    (table,) = tables(tab)
    for block in tab.plots()[0].blocks:
        assert np.isin(np.asarray(block.values, float), table["value"]).all()


def test_terms_of_the_losses(show):
    tab = show("losses", view="compare")
    y, t = np.array(tab.state.y), np.array(tab.state.target())
    matrix = tables(tab)[2]
    rows = np.column_stack(list(matrix.values())[1:])
    np.testing.assert_array_equal(rows[0], y)
    np.testing.assert_array_equal(rows[1], t)
    np.testing.assert_allclose(rows[2], squared_error_terms(y, t, tab.state.form))
    np.testing.assert_allclose(rows[3].sum(), cross_entropies(y[None], t[None]).sum())
    np.testing.assert_allclose(rows[4], binary_terms(y, t))


def test_costs_of_a_batch(show):
    tab = show("losses", view="batch")
    outputs, truth, costs = tables(tab)
    np.testing.assert_array_equal(np.column_stack(list(outputs.values())[1:]), tab.state.batch())
    np.testing.assert_array_equal(list(truth.values())[1], tab.state.labels)
    np.testing.assert_array_equal(costs["Cost −ln y"], cross_entropies(tab.state.batch(), np.array(tab.state.labels)))


def test_both_signs_of_the_binary_loss(show):
    right, wrong, _ = tables(show("losses", view="binary"))
    for table, terms, delta in ((right, binary_terms, DELTA), (wrong, wrong_sign_terms, DELTA)):
        y = table["Output y"]
        for truth in (0, 1):
            wanted = terms(y, np.full(len(y), float(truth)), delta)
            np.testing.assert_allclose(table[f"t = {truth}"], wanted, rtol=1e-12)


def test_a_curve_with_both_slopes(show):
    tab = show("derivatives", view="curve")  # it begins with x³/3 − x
    table = tables(tab)[1]
    x = table["x"]
    np.testing.assert_allclose(table["exact f′"], x**2 - 1, atol=1e-12)
    wanted = forward_difference(lambda v: v**3 / 3 - v, x, tab.state.h)
    np.testing.assert_allclose(table["numerical f′"], wanted, rtol=1e-9, atol=1e-9)


def test_the_field_of_a_gradient_and_the_slope_in_every_direction(show):
    tab = show("gradient", view="field", surface="waves", kind="exact", p0=1.0, p1=0.5)
    field, slopes = tables(tab)
    x = np.array([field["x0"], field["x1"]])
    np.testing.assert_allclose(field["f"], SURFACES["waves"].value(x))
    np.testing.assert_allclose([field["df/dx0"], field["df/dx1"]], SURFACES["waves"].gradient(x))
    angle = np.deg2rad(slopes["Direction θ in degrees"])
    g = SURFACES["waves"].gradient(np.array([1.0, 0.5]))
    np.testing.assert_allclose(slopes["Slope"], g[0] * np.cos(angle) + g[1] * np.sin(angle), atol=1e-12)


def test_every_step_of_a_descent(show):
    tab = show("gradient", view="descent", surface="bowl", kind="exact", s0=-3.0, s1=4.0, rate=0.1, steps=20)
    steps = next(table for table in tables(tab) if "step" in table)
    x = np.array([next(v for k, v in steps.items() if k.endswith(f" x{i}")) for i in range(2)])
    np.testing.assert_allclose(x[:, 1:], x[:, :-1] - 0.1 * SURFACES["bowl"].gradient(x[:, :-1]), atol=1e-12)
    np.testing.assert_allclose(steps[next(k for k in steps if k.endswith(" f"))], SURFACES["bowl"].value(x))


def test_counts_and_pixels_of_the_data(show):
    tab = show("data", view="classes")
    data = tab.dataset
    counts, picture = tables(tab)
    np.testing.assert_array_equal(counts["training"], np.bincount(data.t_train, minlength=len(data.class_names)))
    np.testing.assert_array_equal(counts["test"], np.bincount(data.t_test, minlength=len(data.class_names)))
    assert np.column_stack(list(picture.values())[1:]).shape == data.image_shape


def test_the_confusion_of_a_network(show):
    tab = show("inference", view="wrong")
    (table,) = tables(tab)
    counts = np.column_stack(list(table.values())[1:])
    assert counts.sum() == len(tab.dataset.t_test)
    np.testing.assert_array_equal(counts.sum(axis=1), np.bincount(tab.dataset.t_test, minlength=10))
