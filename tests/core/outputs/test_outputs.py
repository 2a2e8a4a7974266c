"""Output layers: activation and loss fit together, so that the slope of the loss is y − t."""

import numpy as np
import pytest

from nnviz.core.differentiation import numerical_gradient
from nnviz.core.losses import binary_cross_entropy_error, sum_squared_error
from nnviz.core.outputs import OUTPUT_LAYERS, loss_over


def case(name: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    count = OUTPUT_LAYERS[name].outputs
    a = 2 * rng.normal(size=count)
    t = {"regression": rng.normal(size=1), "two": rng.integers(0, 2, 1).astype(float),
         "ten": np.eye(10)[rng.integers(10)]}[name]  # fmt: skip
    return a, t


@pytest.mark.parametrize("name", OUTPUT_LAYERS)
@pytest.mark.parametrize("seed", range(5))
def test_the_slope_of_the_loss_with_respect_to_the_scores_is_y_minus_t(name, seed):
    row, (a, t) = OUTPUT_LAYERS[name], case(name, seed)
    np.testing.assert_allclose(numerical_gradient(lambda a: row.loss(a, t), a), row.value(a) - t, atol=1e-8)


@pytest.mark.parametrize("name", OUTPUT_LAYERS)
@pytest.mark.parametrize("seed", range(3))
def test_the_loss_is_the_one_its_line_of_python_says(name, seed):
    row, (a, t) = OUTPUT_LAYERS[name], case(name, seed)
    space = {"np": np, "a": a, "t": t}
    exec(f"{row.python}\n{row.loss_python}", space)
    np.testing.assert_allclose(space["y"], row.value(a), rtol=1e-12)
    assert space["E"] == pytest.approx(row.loss(a, t), rel=1e-9)


def test_the_losses_are_those_of_the_chapter_on_losses():
    assert OUTPUT_LAYERS["regression"].loss(np.array([2.0]), np.array([0.5])) == sum_squared_error([2.0], [0.5])
    y = OUTPUT_LAYERS["two"].value(np.array([0.8]))
    wanted = binary_cross_entropy_error(y, [1.0])
    assert OUTPUT_LAYERS["two"].loss(np.array([0.8]), np.array([1.0])) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("name", OUTPUT_LAYERS)
def test_huge_scores_give_finite_losses(name):
    row, (_, t) = OUTPUT_LAYERS[name], case(name, 0)
    for size in (-1000.0, 1000.0):
        with np.errstate(all="raise", under="ignore"):
            assert np.isfinite(row.loss(np.linspace(size, -size, row.outputs), t))


def test_the_loss_over_one_score_moves_only_that_score():
    row, (a, t) = OUTPUT_LAYERS["ten"], case("ten", 1)
    before = a.copy()
    losses = loss_over(row, a, t, 3, [a[3], a[3] + 1])
    assert (a == before).all() and losses[0] == pytest.approx(row.loss(a, t))
    a[3] += 1
    assert losses[1] == pytest.approx(row.loss(a, t))


@pytest.mark.parametrize("name", OUTPUT_LAYERS)
def test_many_scores_have_as_many_losses_as_one_after_the_other(name):
    row, (a, t) = OUTPUT_LAYERS[name], case(name, 2)
    values = np.linspace(-1000, 1000, 41)
    singly = [row.loss(np.where(np.arange(len(a)) == 0, value, a), t) for value in values]
    np.testing.assert_allclose(loss_over(row, a, t, 0, values), singly, rtol=1e-14)
