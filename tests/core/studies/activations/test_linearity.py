"""Superposition: linear functions pass with every number, all others are found out."""

import numpy as np
import pytest

from nnviz.core.studies.activations.linearity import (
    CANDIDATES,
    additivity,
    counterexample,
    function_of,
    homogeneity,
    is_linear,
)

LINEAR = {"linear", "two_inputs", "identity"}


@pytest.mark.parametrize("name", CANDIDATES)
def test_only_functions_without_offset_and_bend_are_linear(name):
    assert is_linear(function_of(name, 0.5, 0.25), CANDIDATES[name].inputs) == (name in LINEAR)


def test_a_shifted_line_is_linear_when_its_shift_is_0():
    assert is_linear(function_of("affine", 2.0, 0.0), 1)
    assert not is_linear(function_of("affine", 2.0, 1e-6), 1)


@pytest.mark.parametrize("name", sorted(LINEAR))
def test_linear_functions_pass_with_random_numbers(name):
    rng = np.random.default_rng(0)
    for _ in range(200):
        a, b, c = rng.normal(size=3) * 10
        u, v = rng.normal(size=(2, CANDIDATES[name].inputs)) * 10
        f = function_of(name, a, b)
        assert additivity(f, u, v).equal and homogeneity(f, u, c).equal


@pytest.mark.parametrize("name", sorted(set(CANDIDATES) - LINEAR))
def test_a_counterexample_is_one(name):
    f = function_of(name, 0.5, 0.25)
    found = counterexample(f, CANDIDATES[name].inputs)
    assert found is not None and not additivity(f, found.u, found.v).equal


def test_the_books_example_gives_6a_plus_12b():
    for a, b in ((1.0, 0.0), (0.0, 1.0), (0.5, -0.3)):
        compared = additivity(function_of("two_inputs", a, b), [1, 2], [5, 10])
        assert compared.parts == pytest.approx((a + 2 * b, 5 * a + 10 * b))
        assert compared.left == pytest.approx(6 * a + 12 * b) and compared.right == pytest.approx(6 * a + 12 * b)


def test_the_gap_of_a_shifted_line_is_its_shift():
    assert additivity(function_of("affine", 3.0, 0.7), [1], [2]).gap == pytest.approx(-0.7)
    assert homogeneity(function_of("affine", 3.0, 0.7), [1], 3).gap == pytest.approx(-1.4)
