"""The activation functions: values, slopes, and what they do at the ends of the number line."""

import math

import mpmath
import numpy as np
import pytest

from nnviz.core.activations import (
    ACTIVATIONS,
    relu_derivative,
    sampled,
    saturated,
    sigmoid,
    sigmoid_derivative,
    softmax,
    steepest,
    tanh,
)
from nnviz.core.differentiation import central_difference
from nnviz.core.numerics.error_function import erfc

# Independent reference values (mpmath)
X = np.array([-10.0, -5.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 5.0, 10.0])
SIGMOID = [4.5397868702434395e-05, 0.0066928509242848554, 0.11920292202211756, 0.2689414213699951,
           0.37754066879814546, 0.5, 0.6224593312018546, 0.7310585786300049, 0.8807970779778824,
           0.9933071490757152, 0.9999546021312976]
SIGMOID_SLOPE = [4.5395807735951673e-05, 0.006648056670790155, 0.10499358540350652, 0.19661193324148185,
                 0.2350037122015945, 0.25, 0.2350037122015945, 0.19661193324148185, 0.10499358540350652,
                 0.006648056670790155, 4.5395807735951673e-05]
TANH = [-0.9999999958776927, -0.9999092042625951, -0.9640275800758169, -0.7615941559557649, -0.46211715726000974, 0.0,
        0.46211715726000974, 0.7615941559557649, 0.9640275800758169, 0.9999092042625951, 0.9999999958776927]

SMOOTH = sorted(set(ACTIVATIONS) - {"step", "relu", "leaky_relu"})

# The definitions, in 40 digits
ORACLES = {
    "step": lambda x: mpmath.mpf(1 if x > 0 else 0),
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "tanh": mpmath.tanh,
    "relu": lambda x: max(mpmath.mpf(0), x),
    "leaky_relu": lambda x: x if x > 0 else x * mpmath.mpf(0.01),
    "elu": lambda x: x if x > 0 else mpmath.expm1(x),
    "softplus": lambda x: mpmath.log1p(mpmath.exp(x)),
    "swish": lambda x: x / (1 + mpmath.exp(-x)),
    "gelu": lambda x: x * mpmath.erfc(-x / mpmath.sqrt(2)) / 2,
    "identity": lambda x: x,
}
POINTS = np.concatenate([np.linspace(-30, 30, 241), np.array([-0.6629, 0.6629, -5.65, 5.65, 1e-8, -1e-8])])


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_values_are_those_of_the_definition(name):
    with mpmath.workdps(40):
        wanted = np.array([float(ORACLES[name](mpmath.mpf(float(x)))) for x in POINTS])
    np.testing.assert_allclose(ACTIVATIONS[name].value(POINTS), wanted, rtol=2e-13, atol=1e-300)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_slopes_are_those_of_the_definition(name):
    points = POINTS[np.abs(POINTS) > 1e-7]  # at 0 some have a corner
    with mpmath.workdps(60):
        wanted = np.array([float(mpmath.diff(ORACLES[name], mpmath.mpf(float(x)))) for x in points])
    np.testing.assert_allclose(ACTIVATIONS[name].derivative(points), wanted, rtol=1e-12, atol=2e-15)


@pytest.mark.parametrize("name", [n for n in ACTIVATIONS if ACTIVATIONS[n].parameters])
@pytest.mark.parametrize("value", [0.0, 0.2, 1.0])
def test_a_parameter_reaches_the_value_and_the_slope(name, value):
    row = ACTIVATIONS[name]
    given = {row.parameters[0].name: value}
    x = np.array([-2.0, -0.3, 0.4, 3.0])
    numerical = central_difference(lambda x: row.value(x, **given), x, 1e-5)
    np.testing.assert_allclose(row.derivative(x, **given), numerical, atol=1e-9)
    assert row.parameters[0].low <= row.parameters[0].default <= row.parameters[0].high


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_numbers_give_numbers_without_a_warning_and_keep_the_type(name, dtype):
    big = np.finfo(dtype).max
    x = np.array([-np.inf, -big, -1e30, -1000, -100, -1, 0, 1, 100, 1000, 1e30, big, np.inf], dtype)
    with np.errstate(all="raise", under="ignore"):
        y, slope = ACTIVATIONS[name].value(x), ACTIVATIONS[name].derivative(x)
    assert y.dtype == slope.dtype == dtype
    assert not np.isnan(y).any() and np.isfinite(slope).all()
    assert np.isfinite(y[1:-1]).all()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_whole_numbers_become_float64_and_the_argument_is_left_alone(name):
    x = np.array([[-2, 0], [1, 3]], np.int8)
    y = ACTIVATIONS[name].value(x)
    assert y.dtype == np.float64 and y.shape == (2, 2)
    floats = x.astype(np.float32)
    ACTIVATIONS[name].value(floats)[...] = 7
    assert (floats == x).all()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_line_of_python_computes_the_same(name):
    import math
    row = ACTIVATIONS[name]
    given = {parameter.name: parameter.default for parameter in row.parameters}
    x = np.linspace(-5, 5, 41)
    np.testing.assert_allclose(eval(row.python, {"np": np, "math": math, "x": x, **given}), row.value(x), atol=1e-14)
    slope = eval(row.derivative_python, {"np": np, "math": math, "x": x, **given})
    np.testing.assert_allclose(slope, row.derivative(x), atol=1e-14)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_formulas_use_the_real_minus_sign(name):
    row = ACTIVATIONS[name]
    assert "-" not in row.formula + row.derivative_formula


def test_sigmoid_and_tanh_agree_with_the_reference():
    np.testing.assert_allclose(sigmoid(X), SIGMOID, atol=1e-12)
    np.testing.assert_allclose(sigmoid_derivative(X), SIGMOID_SLOPE, atol=1e-12)
    np.testing.assert_allclose(tanh(X), TANH, atol=1e-12)
    np.testing.assert_allclose(2 * sigmoid(2 * X) - 1, TANH, atol=1e-12)


def test_the_derivative_of_the_sigmoid_is_tiny_and_not_zero_where_y_is_rounded_to_one():
    assert sigmoid(38.0) == 1 and sigmoid_derivative(38.0) == pytest.approx(math.exp(-38), rel=1e-15)
    assert sigmoid_derivative(np.float32(20.0)) == pytest.approx(math.exp(-20), rel=1e-6)


EXACT = {
    "sigmoid": (lambda x: 1 / (1 + mpmath.exp(-x)), lambda x: mpmath.exp(-x) / (1 + mpmath.exp(-x)) ** 2, 700, ()),
    "tanh": (mpmath.tanh, lambda x: mpmath.sech(x) ** 2, 350, ()),
    "softplus": (lambda x: mpmath.log1p(mpmath.exp(x)), lambda x: 1 / (1 + mpmath.exp(-x)), 700, ()),
    "swish": (lambda x: x / (1 + mpmath.exp(-x)),
              lambda x: (1 + x / (1 + mpmath.exp(x))) / (1 + mpmath.exp(-x)), 700, (-1.2785,)),
    "gelu": (lambda x: x * mpmath.ncdf(x), lambda x: mpmath.ncdf(x) + x * mpmath.npdf(x), 37, (-0.7518,)),
    "elu": (lambda x: x if x > 0 else mpmath.expm1(x), lambda x: 1 if x > 0 else mpmath.exp(x), 700, ()),
}  # fmt: skip
"""Name → value and derivative in high precision, how far out, and where the derivative passes through 0."""


@pytest.mark.parametrize("name", EXACT)
def test_values_and_derivatives_are_right_to_the_last_digits_however_far_out(name):
    value, derivative, reach, zeros = EXACT[name]
    rng = np.random.default_rng(7)
    x = np.concatenate([rng.uniform(-reach, reach, 150), rng.uniform(-10, 10, 150), [38.0, -38.0, 19.0, -1e-9, 1e-9]])
    x = x[[all(abs(v - zero) > 0.2 for zero in zeros) for v in x]]
    row = ACTIVATIONS[name]
    with mpmath.workdps(400):
        for f, exact in ((row.value, value), (row.derivative, derivative)):
            wanted = np.array([float(exact(mpmath.mpf(float(v)))) for v in x])
            full = np.abs(wanted) >= np.finfo(np.float64).tiny  # below it numbers have fewer digits
            assert full.sum() > 290 and (np.abs(f(x) - wanted) <= 6 * np.spacing(np.abs(wanted)))[full].all()


def test_the_slope_of_relu_at_zero_is_zero():
    assert relu_derivative(0.0) == 0 and relu_derivative(-0.0) == 0 and relu_derivative(1e-300) == 1


def test_the_step_function_jumps_right_above_zero():
    grid = np.arange(-10, 10, 1)
    assert ACTIVATIONS["step"].value(grid).sum() == 9


def test_erfc_agrees_with_mpmath_also_far_in_the_tail():
    x = np.linspace(-6, 26, 400)
    wanted = [float(mpmath.erfc(float(value))) for value in x]
    np.testing.assert_allclose(erfc(x), wanted, rtol=2e-13)


def test_softmax_of_large_scores_agrees_with_the_reference():
    wanted = [0.09003057317038046, 0.24472847105479764, 0.6652409557748219]
    np.testing.assert_allclose(softmax([709.0, 710.0, 711.0]), wanted, atol=1e-12)
    assert np.isfinite(softmax(np.float32([1e30, -1e30, 0]))).all()


def test_each_row_of_a_batch_has_its_own_softmax():
    scores = np.random.default_rng(0).normal(size=(4, 3)) * 10
    np.testing.assert_allclose(softmax(scores), [softmax(row) for row in scores], rtol=1e-15)
    np.testing.assert_allclose(softmax(scores).sum(axis=1), 1, rtol=1e-15)
    np.testing.assert_allclose(softmax(scores.T, axis=0), softmax(scores).T, rtol=1e-15)
    assert softmax(scores.astype(np.float32)).dtype == np.float32


def test_adding_a_constant_to_all_scores_changes_no_probability():
    scores = np.array([1.0, 2.0, 4.0])
    np.testing.assert_allclose(softmax(scores + 512), softmax(scores), rtol=1e-15)


def test_the_step_is_drawn_with_a_jump_and_not_with_a_ramp():
    x, y, connect = sampled(ACTIVATIONS["step"], -6, 6)
    at = np.flatnonzero(~connect)
    assert len(at) == 1 and x[at[0]] == x[at[0] + 1] == 0 and (y[at[0]], y[at[0] + 1]) == (0, 1)
    assert set(y) == {0.0, 1.0}


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("of_derivative", [False, True])
def test_what_is_drawn_is_the_function_away_from_its_jumps(name, of_derivative):
    row = ACTIVATIONS[name]
    x, y, connect = sampled(row, -6, 6, of_derivative=of_derivative)
    assert (np.diff(x) >= 0).all() and len(x) == len(y) == len(connect)
    away = x != 0
    np.testing.assert_array_equal(y[away], (row.derivative if of_derivative else row.value)(x[away]))
    joined = connect[:-1]
    assert np.abs(np.diff(y))[joined].max() < 0.2  # no jump is bridged


def test_saturation_is_where_the_slope_stays_small():
    left, right = saturated(ACTIVATIONS["sigmoid"])
    assert sigmoid_derivative(left - 0.02) < 0.0125 <= sigmoid_derivative(left + 0.02)
    assert right == pytest.approx(-left, abs=0.011)
    assert saturated(ACTIVATIONS["relu"])[0] == pytest.approx(0, abs=0.01)
    assert saturated(ACTIVATIONS["relu"])[1] == np.inf
    assert saturated(ACTIVATIONS["leaky_relu"], slope=0.1) == (-np.inf, np.inf)
    assert saturated(ACTIVATIONS["step"]) == (0, 0)


@pytest.mark.parametrize(
    ("name", "wanted"), [("step", 0), ("sigmoid", 0.25), ("tanh", 1), ("relu", 1), ("identity", 1)]
)
def test_the_steepest_slopes_are_those_of_the_book(name, wanted):
    assert steepest(ACTIVATIONS[name]) == pytest.approx(wanted, abs=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_sympy_agrees_on_the_derivative(name):
    import sympy
    x = sympy.Symbol("x", real=True)
    s = 1 / (1 + sympy.exp(-x))
    formulas = {
        "step": sympy.Heaviside(x), "sigmoid": s, "tanh": sympy.tanh(x), "relu": sympy.Max(0, x),
        "leaky_relu": sympy.Piecewise((x, x > 0), (x / 100, True)),
        "elu": sympy.Piecewise((x, x > 0), (sympy.exp(x) - 1, True)),
        "softplus": sympy.log(1 + sympy.exp(x)), "swish": x * s, "gelu": x * (1 + sympy.erf(x / sympy.sqrt(2))) / 2,
        "identity": x,
    }  # fmt: skip
    slope = sympy.diff(formulas[name], x)
    for value in (-3.5, -1.0, -0.25, 0.5, 2.0, 4.0):
        assert ACTIVATIONS[name].derivative(value) == pytest.approx(float(slope.subs(x, value)), abs=1e-12)
