"""The chain rule: two rates multiply to the third."""

import math

import pytest

from nnviz.core.studies.network.chain_rule import INNER, OUTER, rates


@pytest.mark.parametrize("outer", OUTER)
@pytest.mark.parametrize("inner", INNER)
@pytest.mark.parametrize("x", [0.3, 1.1])
def test_the_product_of_the_rates_is_the_numerical_derivative(outer, inner, x):
    at = rates(outer, inner, x)
    assert at.product == pytest.approx(at.numerical, rel=1e-5, abs=1e-8)


def test_where_f_is_not_defined_nothing_is_claimed():
    at = rates("ln(1 + t)", "3x + 1", -5.0)
    assert math.isnan(at.y) and math.isnan(at.numerical)
