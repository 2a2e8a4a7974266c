"""A place of a curve: what is said of it is true, at smooth points, corners, jumps and holes."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.core.curves import CURVES
from nnviz.core.expressions import parse
from nnviz.core.studies.derivatives.tangents import Finding, Slice, diagnose, gap, secant_slopes, straight_kinds


def place(text: str, x: float, h: float = 1e-4, precision: str = "float64"):
    f = parse(text)
    return diagnose(f, f.derivative("x"), x, h, precision)


@pytest.mark.parametrize(
    ("text", "x", "finding"),
    [
        ("|x|", 0, Finding.CORNER), ("relu(x)", 0, Finding.CORNER), ("step(x)", 0, Finding.JUMP),
        ("sign(x)", 0, Finding.JUMP), ("floor(x)", 2, Finding.JUMP), ("∛x", 0, Finding.UPRIGHT),
        ("√|x|", 0, Finding.UPRIGHT), ("√x", 0, Finding.UPRIGHT_END), ("ln x", 0, Finding.UNDEFINED),
        ("sin(1/x)", 0, Finding.UNDEFINED), ("ln x", -1, Finding.UNDEFINED), ("2x", 1, Finding.NO_TRUNCATION),
        ("7", 1, Finding.EXACT),
    ],
)  # fmt: skip
def test_what_the_derivative_cannot_do_is_named(text, x, finding):
    assert place(text, x).finding("central") is finding


@pytest.mark.parametrize(
    ("h", "precision", "finding"),
    [
        (1.0, "float64", Finding.TRUNCATION), (1e-8, "float64", Finding.BEST), (1e-12, "float64", Finding.ROUNDING),
        (1e-20, "float64", Finding.STUCK), (1e-50, "float32", Finding.UNDERFLOW), (1e-5, "float32", Finding.ROUNDING),
        (3e-4, "float32", Finding.BEST),
    ],
)  # fmt: skip
def test_what_h_does_is_named(h, precision, finding):
    assert place("sin x", 1.0, h, precision).finding("forward") is finding


SMOOTH = ("sin x", "e^x", "x³", "x^5 - x", "ln(x+9)", "1/(x+9)", "tanh x", "0.01x²+0.1x", "2x+1", "x²cos(3x)", "√(x+9)")


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.sampled_from(SMOOTH), st.one_of(st.sampled_from([0.0, 1.0, -1.0, math.pi]), st.floats(-6, 6)),
       st.floats(-12, 0.9), st.sampled_from(["forward", "backward", "central"]),
       st.sampled_from(["float64", "float32"]))
def test_what_is_said_of_a_step_is_true_of_the_numbers(text, x, exponent, kind, precision):
    x = float(np.float32(x))
    h = float(np.float32(10.0**exponent))
    here = place(text, x, h, precision)
    finding, error = here.finding(kind), here.error(kind)
    ends = here.quotients[kind].f_left, here.quotients[kind].f_right, x * here.exact, h * here.exact
    rounding = np.finfo(precision).eps * sum(map(abs, ends)) / h
    if finding is Finding.EXACT:
        assert error == 0
    if finding is Finding.NO_TRUNCATION:
        assert error <= 10 * rounding
    if finding is Finding.TRUNCATION:
        nearer = place(text, x, h / 10, precision).error(kind)
        assert here.gain(kind) == pytest.approx(error / nearer) and error > 1.4 * nearer
    if finding is Finding.BEST:
        assert error <= 1000 * rounding
        assert 1 / 10 < here.models[kind].truncation(h) / here.models[kind].rounding(h) < 10
        assert 1 / 10 < here.parts(kind)[0] / here.parts(kind)[1] < 10
    if finding in (Finding.SMALL, Finding.ROUNDING):
        assert here.parts(kind)[1] > here.parts(kind)[0]


def test_a_secant_that_is_far_from_the_tangent_is_not_called_free_of_error():
    here = place("sin x", 0.0, 2.0)  # f″ = 0, and yet the error is 0.5454
    assert here.error("forward") == pytest.approx(0.5454, abs=1e-4)
    assert here.finding("forward") is Finding.TRUNCATION and here.gain("forward") == pytest.approx(82, rel=0.02)


def test_a_parabola_has_no_truncation_in_the_central_difference_only():
    here = place("0.01x²+0.1x", 5)
    assert here.finding("central") is Finding.NO_TRUNCATION
    assert place("0.01x²+0.1x", 5, 0.1).finding("forward") is Finding.TRUNCATION
    assert here.exact == 0.2


def test_a_step_out_of_the_domain_is_named():
    assert place("ln x", 0.1, 0.5).finding("central") is Finding.OUTSIDE


def test_the_tangent_of_a_corner_is_two_half_lines():
    x, y = place("|x|", 0).tangent(-2, 3)
    assert (x.tolist(), y.tolist()) == ([-2, 0, 0, 3], [2, 0, 0, 3])
    _, y = place("√x", 0).tangent(-1, 1)
    assert np.isnan(y[[0, 3]]).all()


def test_the_gap_to_the_tangent_shrinks_with_the_square_of_the_window():
    f, here = CURVES["sine"].f, place("sin x", 1.0)
    wide, narrow = gap(f, here, 0.9, 1.1), gap(f, here, 0.95, 1.05)
    assert wide / narrow == pytest.approx(4, rel=0.1)
    assert gap(parse("ln x"), place("ln x", -1), -2, -1) == 0.0


@pytest.mark.parametrize("name", CURVES)
@pytest.mark.parametrize("zoom", [-4, 0, 3, 16])
def test_zooming_keeps_the_point_where_it_is_seen(name, zoom):
    curve = CURVES[name]
    (low, high), (bottom, top) = curve.around(curve.start, zoom)
    share = (curve.start - low) / (high - low)
    before = (curve.start - curve.x_range[0]) / (curve.x_range[1] - curve.x_range[0])
    assert share == pytest.approx(before) and bottom < curve.f(curve.start) < top
    assert high - low == pytest.approx((curve.x_range[1] - curve.x_range[0]) / 2.0**zoom)


def test_a_point_out_of_sight_is_brought_to_the_middle():
    (low, high), (bottom, top) = CURVES["parabola"].around(100.0, 0)
    assert ((low + high) / 2, (bottom + top) / 2) == pytest.approx((100.0, 110.0))
    assert all(math.isfinite(v) for span in CURVES["logarithm"].around(-1.0, 5) for v in span)


def test_a_slice_freezes_one_variable():
    f = parse("x0² + 10x1", ("x0", "x1"))
    along = Slice(f, (3.0, 4.0), 0)
    assert along(np.array([0.0, 1.0])).tolist() == [40.0, 41.0]
    assert along.places(np.array([7.0])).tolist() == [[7.0, 4.0]]
    assert Slice(f, (3.0, 4.0), 1)(np.float32([1])).dtype == np.float32
    assert Slice(f, (3.0, 4.0), 1)(2) == 29


@pytest.mark.parametrize(("text", "kinds"), [("3x − 1", 3), ("0.01x² + 0.1x", 1), ("x³", 0), ("|x|", 0), ("7", 3)])
def test_a_line_has_no_truncation_error_and_a_parabola_none_in_the_central_difference(text, kinds):
    assert len(straight_kinds(parse(text))) == kinds


@pytest.mark.parametrize("text", SMOOTH)
@pytest.mark.parametrize("h", [1e-9, 1e-3, 0.7])
def test_the_secant_is_known_without_the_lost_digits(text, h):
    f = parse(text)
    found = secant_slopes(f.derivative("x"), 1 - h, 1.0, 1 + h)
    with_many = secant_in_60_digits(text, h)
    assert found["forward"] == pytest.approx(with_many, rel=1e-12)


def secant_in_60_digits(text: str, h: float) -> float:
    mp = mpmath.mp.clone()
    mp.dps = 60
    x, f = mp.mpf(1), {
        "sin x": mp.sin, "e^x": mp.exp, "x³": lambda x: x**3, "x^5 - x": lambda x: x**5 - x, "tanh x": mp.tanh,
        "ln(x+9)": lambda x: mp.log(x + 9), "1/(x+9)": lambda x: 1 / (x + 9), "2x+1": lambda x: 2 * x + 1,
        "0.01x²+0.1x": lambda x: mp.mpf(0.01) * x**2 + mp.mpf(0.1) * x, "x²cos(3x)": lambda x: x**2 * mp.cos(3 * x),
        "√(x+9)": lambda x: mp.sqrt(x + 9),
    }[text]  # fmt: skip
    right = mp.mpf(1 + h)
    return float((f(right) - f(x)) / (right - x))


def test_where_the_formula_ends_there_is_no_slope_from_beyond():
    assert place("acos(x)", -1).finding("forward") is Finding.UPRIGHT_END
    assert place("x√x", 0).right == 0 and math.isnan(place("x√x", 0).left)
    assert place("x^x", 0).right == -math.inf
    assert math.isnan(place("ln x", -1).exact)  # though 1/x has a value there


def test_a_slope_or_a_value_beyond_all_numbers_is_named():
    assert place("1/x", 1e-200).finding("forward") is Finding.TOO_STEEP
    assert place("e^x", 95, 1e-3, "float32").finding("forward") is Finding.NO_VALUE
    assert place("e^x", 705, 10).finding("forward") is Finding.OUTSIDE


def test_the_secant_at_a_jump_grows_only_where_it_crosses_it():
    here = place("step(x)", 0, 0.5)
    assert here.steeper("forward") and not here.steeper("backward")


def test_the_best_step_is_not_told_where_the_model_of_small_steps_does_not_hold():
    f = parse("σ(9x)")
    here = place("σ(9x)", 5)
    assert here.models["central"].best_step > 1 and here.best_step(f.derivative("x"), "central") == math.inf
    sine = parse("sin x")
    assert place("sin x", 1).best_step(sine.derivative("x"), "forward") == pytest.approx(2e-8, rel=0.5)
