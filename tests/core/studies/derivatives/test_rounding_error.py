"""Difference quotients taken apart: the book's numbers, the V of the error, and what the digits say."""

import math

import mpmath
import numpy as np
import pytest

from nnviz.core.curves import CURVES
from nnviz.core.expressions import parse
from nnviz.core.studies.derivatives.rounding_error import (
    KINDS,
    PRECISIONS,
    Trouble,
    bends,
    difference_quotient,
    digits,
    error_curve,
    error_model,
    halvings,
    lens,
    slopes,
    written_out,
)

PARABOLA = CURVES["parabola"]


@pytest.mark.parametrize(
    ("x", "central", "forward"),
    [
        (5, 0.1999999999990898, 0.20000099999917254),
        (10, 0.2999999999986347, 0.3000009999976072),
        (-10, -0.0999999999995449, -0.09999900000057238),
    ],
)
def test_the_book_s_slopes_to_the_last_digit(x, central, forward):
    assert difference_quotient(PARABOLA.f, x, 1e-4).slope == central
    assert difference_quotient(PARABOLA.f, x, 1e-4, "forward").slope == forward


@pytest.mark.parametrize(("x", "slope", "intercept"), [(5, 0.2, -0.25), (10, 0.3, -1.0)])
def test_the_book_s_tangents(x, slope, intercept):
    q = difference_quotient(PARABOLA.f, x, 1e-4)
    assert (q.slope, q.intercept) == pytest.approx((slope, intercept), abs=1e-9)


def test_a_step_of_10e_50_changes_nothing_and_gives_0():
    q = difference_quotient(PARABOLA.f, 5, 10e-50, "forward")
    assert (q.right, q.difference, q.slope, q.trouble) == (5.0, 0.0, 0.0, Trouble.STUCK)


def test_in_float32_1e_50_is_0_and_there_is_no_quotient():
    q = difference_quotient(PARABOLA.f, 5, 1e-50, "forward", "float32")
    assert (q.h, q.trouble) == (0.0, Trouble.UNDERFLOW)
    assert math.isnan(q.slope)
    assert difference_quotient(PARABOLA.f, 5, 1.5e-45, "forward", "float32").h == pytest.approx(1.401298464324817e-45)


def test_outside_the_domain_the_trouble_is_named():
    q = difference_quotient(CURVES["logarithm"].f, 0.1, 0.5)
    assert q.trouble is Trouble.UNDEFINED and math.isnan(q.slope)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("precision", PRECISIONS)
def test_the_quotient_and_the_array_of_slopes_agree(kind, precision):
    x = np.linspace(-3, 3, 13)
    f = CURVES["sine"].f
    one_by_one = [difference_quotient(f, v, 1e-3, kind, precision).slope for v in x]
    np.testing.assert_array_equal(slopes(f, x, 1e-3, kind, precision), one_by_one)


@pytest.mark.parametrize(("name", "x"), [("sine", 1.0), ("exponential", 0.5), ("sigmoid", 0.7), ("logarithm", 2.0)])
@pytest.mark.parametrize("kind", KINDS)
def test_the_error_is_the_v_that_the_model_foretells(name, x, kind):
    curve = CURVES[name]
    mpmath.mp.dps = 40
    model = error_model(curve.f, curve.derivative, x, kind)
    exact = float(curve.derivative(x))
    large = model.best_step * np.array([1e2, 3e2, 1e3])
    np.testing.assert_allclose(error_curve(curve.f, exact, x, large, kind), model.truncation(large), rtol=0.2)
    small = model.best_step * 10.0 ** np.linspace(-5, -3, 300)
    ratio = np.median(error_curve(curve.f, exact, x, small, kind) / model.rounding(small))
    assert 0.01 < ratio < 3
    best = error_curve(curve.f, exact, x, [model.best_step], kind)[0]
    assert best < 0.1 * min(error_curve(curve.f, exact, x, large, kind).min(), model.rounding(small).max())


def test_best_steps_are_those_of_the_textbooks():
    f, d = CURVES["sine"].f, CURVES["sine"].derivative
    assert 1e-9 < error_model(f, d, 1.0, "forward").best_step < 1e-7
    assert 1e-6 < error_model(f, d, 1.0, "central").best_step < 1e-4


def test_a_parabola_has_no_truncation_error_in_the_central_difference():
    model = error_model(PARABOLA.f, PARABOLA.derivative, 5.0, "central")
    assert model.factor == 0 and model.best_step == math.inf
    assert error_model(PARABOLA.f, PARABOLA.derivative, 5.0, "forward").factor == pytest.approx(0.01, rel=1e-9)


def test_bends_are_the_second_and_third_derivative():
    assert bends(CURVES["sine"].derivative, 1.0) == pytest.approx((math.cos(1), -math.sin(1), -math.cos(1)), rel=1e-6)
    assert bends(parse("7").derivative("x"), 1.0) == (0.0, 0.0, 0.0)


def test_digits_cancel_as_h_shrinks():
    left = [difference_quotient(PARABOLA.f, 5, 10.0**-k, "forward").digits_left for k in range(1, 20)]
    assert left[0] >= 14 and left[9] == 5 and left[-1] == 0
    assert sorted(left, reverse=True) == left


def test_the_digits_below_the_last_place_are_lost():
    q = difference_quotient(PARABOLA.f, 5, 1e-10, "forward")
    row = digits(q.difference, q.unit, 24)
    assert row.kept == "0.000000000020000"
    assert row.text.startswith("0.000000000020000001654807")
    assert digits(1e-30, 1e-46, 20, -30).kept == "1.0000000000000000"
    assert digits(-12.5, 1e-3, 0) == digits(-12.5, 1e-3, 0).__class__("-12", "")
    assert digits(1234.5, 10.0, 2).text == "1234.50"


def test_halvings_halve_down_to_the_least():
    assert list(halvings(1.0, 0.1)) == [0.5, 0.25, 0.125]
    assert list(halvings(0.1, 0.1)) == []


def test_under_the_lens_f_is_a_line_and_then_a_staircase():
    f = PARABOLA.f
    s, y = lens(difference_quotient(f, 5, 1e-4), f, 2.0)
    np.testing.assert_allclose(y, 0.2 * s, atol=1e-4)
    _, stairs = lens(difference_quotient(f, 5, 1e-15), f, 2.0)
    assert len(np.unique(stairs)) < 12
    assert np.isnan(lens(difference_quotient(f, 5, 1e-50, "central", "float32"), f, 2.0)[1]).all()


def test_the_numbers_of_the_difference_are_written_out_under_their_names():
    power, rows = written_out(difference_quotient(PARABOLA.f, 5, 1e-4, "forward"))
    assert power == 0
    assert [name for name, _ in rows] == ["x + h", "f(x + h)", "f(x)", "f(x + h) − f(x)"]
    assert rows[0][1].kept == "5.000099999999999" and rows[2][1].kept == "0.750000000000000"
    power, rows = written_out(difference_quotient(parse("1e9x"), 5, 1e-3))
    assert power == 9 and rows[-1][0] == "f(x + h) − f(x − h)"
    assert written_out(difference_quotient(parse("ln x"), -5, 1e-3))[1][-1][1].text == ""
