"""Stacked layers: linear ones collapse, an activation prevents it."""

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.problems import Problem
from nnviz.core.studies.affine_composition import (
    AffineMap,
    Passing,
    affine,
    best_affine,
    collapse,
    grid_lines,
    passed,
    rank_beside,
    through,
)


def layers(count: int, seed: int = 0) -> list[AffineMap]:
    return [affine(numbers) for numbers in np.random.default_rng(seed).normal(size=(count, 6))]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_linear_layers_are_one_affine_map(count):
    x = np.random.default_rng(1).normal(size=(2, 50))
    maps = layers(count)
    np.testing.assert_allclose(through(maps, x)[-1], collapse(maps)(x), atol=1e-12)
    fit = best_affine(x, through(maps, x)[-1])
    np.testing.assert_allclose(fit.map.W, collapse(maps).W, atol=1e-9)
    assert fit.exact and fit.rank == 2


def test_two_layers_have_the_matrix_W2_W1():
    first, second = layers(2)
    one = collapse([first, second])
    np.testing.assert_allclose(one.W, second.W @ first.W)
    np.testing.assert_allclose(one.b, second.W @ first.b + second.b)


def test_the_forward_pass_without_activation_is_the_reference_linear_map():
    # The notes' network with the mistake of forgetting its sigmoids
    W1, W2, W3 = [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [[0.1, 0.3], [0.2, 0.4]]
    b1, b2, b3 = [0.1, 0.2, 0.3], [0.1, 0.2], [0.1, 0.2]
    maps = [AffineMap(np.array(W).T, np.array(b)) for W, b in ((W1, b1), (W2, b2), (W3, b3))]
    one = collapse(maps)
    np.testing.assert_allclose(one.W.T, [[0.12, 0.262], [0.156, 0.34]], atol=1e-12)
    np.testing.assert_allclose(one.b, [0.228, 0.48], atol=1e-12)
    np.testing.assert_allclose(one([1.0, 0.5]), [0.426, 0.912], atol=1e-12)


def test_large_linear_layers_are_affine_but_for_rounding():
    large = [affine([10, -7.3, 9.1, 10, 0.1, 3]) for _ in range(6)]
    x = np.random.default_rng(1).normal(size=(2, 500))
    fit = best_affine(x, through(large, x)[-1])
    assert fit.exact and fit.miss > 1e-9


@pytest.mark.parametrize(
    ("numbers", "rank"), [((1, 2, 2, 4, 1, 1), 1), ((0, 0, 0, 0, 3, 1), 0), ((1, 0, 0, 1e-6, 0, 0), 2)]
)
def test_the_rank_tells_where_the_plane_is_flattened(numbers, rank):
    x = np.random.default_rng(1).normal(size=(2, 50))
    y = affine(numbers)(x)
    assert best_affine(x, y).rank == rank_beside(affine(numbers), y) == rank


def test_a_grid_on_its_path_begins_as_it_is_and_arrives_where_the_layers_take_it():
    maps, x = layers(3), np.random.default_rng(1).normal(size=(2, 20))
    steps = through(maps, x, "relu")
    assert (passed(maps, x, "relu", Passing(0)) == x).all()
    for n in range(4):
        np.testing.assert_allclose(passed(maps, x, "relu", Passing(n)), steps[n])
    np.testing.assert_allclose(passed(maps, x, "relu", Passing(1, 1.0)), maps[1](steps[1]))
    np.testing.assert_allclose(passed(maps, x, "relu", Passing(1, 1.0, 1.0)), steps[2])
    half = passed(maps, x, "relu", Passing(1, 0.5))
    np.testing.assert_allclose(half, (steps[1] + maps[1](steps[1])) / 2)


def test_three_halves_are_an_eighth():
    half = affine([0.5, 0, 0, 0.5, 0, 0])
    assert through([half] * 3, [4.0, 0.0])[-1].tolist() == [0.5, 0.0]
    assert collapse([half] * 3).W[0, 0] == 0.125


@pytest.mark.parametrize("name", sorted(set(ACTIVATIONS) - {"identity"}))
def test_with_an_activation_no_affine_map_does_the_same(name):
    points = np.concatenate([part.reshape(-1, 2) for part in grid_lines()]).T
    fit = best_affine(points, through(layers(2), points, name)[-1])
    assert fit.miss > 0.01 and not fit.exact


def test_layers_that_do_not_fit_are_refused_with_a_sentence():
    with pytest.raises(Problem, match="do not fit"):
        collapse([AffineMap(np.ones((3, 2)), np.ones(3)), affine([1, 0, 0, 1, 0, 0])])


def test_the_grid_has_as_many_lines_each_way():
    vertical, horizontal = grid_lines(2.0, 5, 9)
    assert vertical.shape == horizontal.shape == (5, 9, 2)
    assert (vertical[:, :, 0] == vertical[:, :1, 0]).all() and (horizontal[:, :, 1] == horizontal[:, :1, 1]).all()
