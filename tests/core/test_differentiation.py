"""Numerical derivatives against reference values, and what the book's version gets wrong."""

import numpy as np
import pytest

from nnviz.core.differentiation import central_difference, forward_difference, numerical_gradient, tangent_line
from nnviz.core.problems import Problem


def parabola(x):
    return 0.01 * x**2 + 0.1 * x


# Independent reference values
@pytest.mark.parametrize(("x", "central", "forward"), [(5, 0.1999999999990898, 0.20000099999917254),
                                                       (10, 0.2999999999986347, 0.3000009999976072),
                                                       (-10, -0.0999999999995449, -0.09999900000057238)])
def test_both_differences_of_the_books_parabola(x, central, forward):
    assert central_difference(parabola, x, 1e-4) == pytest.approx(central, abs=1e-11)
    assert forward_difference(parabola, x, 1e-4) == pytest.approx(forward, abs=1e-11)


@pytest.mark.parametrize(("x", "slope", "intercept"), [(5, 0.2, -0.25), (10, 0.3, -1.0)])
def test_the_tangent_touches_the_parabola(x, slope, intercept):
    assert tangent_line(parabola, x) == pytest.approx((slope, intercept), abs=1e-9)


def test_a_step_that_vanishes_in_rounding_gives_zero():
    assert forward_difference(parabola, 5, 1e-49) == 0


@pytest.mark.parametrize(("point", "wanted"), [([3, 4], [6, 8]), ([0, 2], [0, 4]), ([3, 0], [6, 0]),
                                               ([0, 100], [0, 200.00000001])])
@pytest.mark.parametrize("dtype", [int, np.float32, float])
def test_the_gradient_of_the_sum_of_squares_for_every_type_of_number(point, wanted, dtype):
    x = np.array(point, dtype)
    gradient = numerical_gradient(lambda x: np.sum(x**2), x)
    np.testing.assert_allclose(gradient, wanted, atol=1e-7)
    assert gradient.dtype == np.float64 and (x == np.array(point, dtype)).all()


def test_the_partials_at_3_4_to_the_last_digits():
    np.testing.assert_allclose(numerical_gradient(lambda x: x[0] ** 2 + x[1] ** 2, [3, 4]),
                               [6.00000000000378, 7.999999999999119], atol=1e-11)


def test_the_gradient_with_respect_to_a_matrix_has_its_shape():
    W = np.arange(6.0).reshape(2, 3)
    np.testing.assert_allclose(numerical_gradient(lambda W: np.sum(W**3), W), 3 * W**2, atol=1e-6)


@pytest.mark.parametrize("h", [0, np.nan, np.inf])
@pytest.mark.parametrize("difference", [forward_difference, central_difference, numerical_gradient])
def test_a_useless_step_is_refused(difference, h):
    with pytest.raises(Problem, match="step h"):
        difference(np.sum, np.array([1.0]), h)


def test_a_function_with_several_values_has_no_gradient():
    with pytest.raises(Problem, match="one value"):
        numerical_gradient(lambda x: x, [1.0, 2.0])
